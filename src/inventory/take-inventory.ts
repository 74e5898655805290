import type { Client } from '../github/client.ts'
import { listVersions, type Owner } from '../github/packages.ts'
import type { Room } from '../http/semaphore.ts'
import type { RefState } from '../retention/conditions.ts'
import { type Candidates, evaluateWithoutManifests, questionsOf } from '../retention/evaluate.ts'
import { buildGraph, containerLabels, type Graph } from '../retention/graph.ts'
import type { ManifestFact } from '../retention/manifest.ts'
import { asksForBroken } from '../retention/pattern.ts'
import type { Inventory } from '../retention/plan.ts'
import type { Policy } from '../retention/policy.ts'
import { ok, type Result } from '../retention/result.ts'
import type { Digest, PackageVersion } from '../retention/version.ts'
import type { Target } from './find-packages.ts'
import type { RevalidationMethod } from './listing-budget.ts'
import { type ManifestSources, readManifests } from './read-manifests.ts'
import type { RefAnswers, RefLookup } from './ref-lookup.ts'
import { confirmByTags } from './registry-tags.ts'

/** The connections that taking inventory needs. */
export interface InventorySources extends ManifestSources {
  readonly client: Client
  readonly owner: Owner
  readonly lookUpRefs: RefLookup
  /** Room for the inventories that are taken at the same time, by their versions. */
  readonly withRoom: Room
}

/** The versions of a package, its manifests and refs, and a sentence for each problem in reading them. */
export interface PackageInventory extends Inventory, RefAnswers {
  /** The manifests that were read; none for types without them, or where nothing may go. */
  readonly manifests: ReadonlyMap<Digest, ManifestFact>
  readonly problems: readonly string[]
  /** When its versions were listed, by the elapsed time of the clock; missing where that does not count any more. */
  readonly listedAt?: number
  /** The way to re-check the package before its first deletion. */
  readonly revalidateBy?: RevalidationMethod
  /** GitHub's answers to what the policy asks that the package's own is compared with; missing without one. */
  readonly comparedFacts?: RefState
}

/**
 * Takes inventory of a package: all its versions, then the manifests that can change the decision of its policy, or of the
 * one that it is `compared` with.
 */
export const takeInventory = async (
  source: InventorySources,
  target: Target,
  now: number,
  revalidateBy: RevalidationMethod = 'whole',
  compared: Policy | null = null
): Promise<Result<PackageInventory>> => {
  const { client, owner, progress } = source
  const listedAt = source.clock.elapsed()
  const onProgress = progress(target.ref, 'pages listed')
  const listed = await listVersions(client, owner, target.ref, onProgress, confirmByTags(source.registry, target.ref))
  if (!listed.ok) return listed
  const lookUp = (policy: Policy): Promise<RefAnswers> =>
    source.lookUpRefs({ ref: target.ref, policy }, questionsOf(listed.value, target.ref.type, policy))
  const answers = await lookUp(target.policy)
  const others = compared ? [{ policy: compared, facts: (await lookUp(compared)).facts }] : []
  const inventory = await source.withRoom(listed.value.length, () =>
    loadManifests(source, target, listed.value, answers, now, noManifests, others)
  )
  const [comparedFacts] = others.map(({ facts }) => facts)
  return ok({ ...inventory, listedAt, revalidateBy, ...(comparedFacts && { comparedFacts }) })
}

/** A policy, and GitHub's answers to what it asks. */
interface PolicyWithFacts {
  readonly policy: Policy
  readonly facts: RefState
}

/** The inventory of a package whose versions are listed already; of the manifests only those not `known` are read. */
export const loadManifests = async (
  source: ManifestSources,
  { ref, policy }: Target,
  versions: readonly PackageVersion[],
  { facts, repository, askedAt, lookupRequests }: RefAnswers,
  now: number,
  known: ReadonlyMap<Digest, ManifestFact>,
  others: readonly PolicyWithFacts[] = []
): Promise<PackageInventory> => {
  const nothing = { graph: null, manifests: known, unreadable: [], problems: [] }
  const base = { type: ref.type, name: ref.name, versions, facts, repository, askedAt, lookupRequests, ...nothing }
  if (ref.type !== 'container') return base

  const { staying, hasCandidates } = evaluateAll(base, [{ policy, facts }, ...others], now)
  const withBroken = [policy, ...others.map((each) => each.policy)].some(({ rules }) =>
    rules.some((rule) => asksForBroken(rule.delete))
  )
  const roots = withBroken ? versions.filter((version) => containerLabels(version).length > 0) : []
  const readings = hasCandidates
    ? await readManifests(source, ref, versions, staying, known, roots)
    : { manifests: noManifests, graph: buildGraph(versions, noManifests), problems: new Map<Digest, string>() }
  const { manifests, problems } = readings
  // If a manifest could not be read, missing ones were not confirmed by a second answer.
  const graph = problems.size === 0 ? readings.graph : { ...readings.graph, ...nothingBroken }
  return { ...base, graph, manifests, unreadable: [...problems.keys()], problems: [...problems.values()] }
}

/**
 * Evaluates policies before manifests are read. Returns the indexes of the versions that stay by all of them, and whether any
 * of them may change another. A function of its own, so that the evaluations are gone before what is read takes their room.
 */
const evaluateAll = (
  candidates: Omit<Candidates, 'graph'>,
  policies: readonly PolicyWithFacts[],
  now: number
): { readonly staying: readonly number[]; readonly hasCandidates: boolean } => {
  const evaluations = policies.map(({ policy, facts }) => evaluateWithoutManifests(candidates, policy, facts, now))
  return {
    staying: [...candidates.versions.keys()].filter((index) =>
      evaluations.every((each) => each[index]?.deletable === false)
    ),
    hasCandidates:
      policies.some(({ policy }) => policy.safety.untag) ||
      evaluations.flat().some(({ image, deletable }) => image && deletable)
  }
}

const nothingBroken: Pick<Graph, 'broken' | 'unpullable'> = { broken: new Map(), unpullable: new Set() }

const noManifests: PackageInventory['manifests'] = new Map()
