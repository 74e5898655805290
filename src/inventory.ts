import type { Client } from './github/client.ts'
import { getPackage, listConflicts, listPackages, listVersions, type Owner } from './github/packages.ts'
import type { Looks } from './hour.ts'
import type { IfMissing } from './inputs/read.ts'
import { type Library, type Readings, readManifests } from './manifests.ts'
import type { Answers, Ask } from './questions.ts'
import { buildGraph } from './retention/graph.ts'
import { judgeUnread, questionsOf } from './retention/judge.ts'
import type { ManifestFact } from './retention/manifest.ts'
import { type Parsed, parsed, refused } from './retention/parsed.ts'
import { exactNames, matchName, unmatched } from './retention/pattern.ts'
import type { Inventory } from './retention/plan.ts'
import type { Policy } from './retention/policy.ts'
import type { Digest, PackageRef, PackageVersion } from './retention/version.ts'

/** A package that exists, as far as is known, and the first policy that takes it. */
export interface Target {
  readonly ref: PackageRef
  readonly policyIndex: number
  readonly policy: Policy
  /** GitHub could not migrate this docker package to the container registry. */
  readonly conflicting?: boolean
}

/**
 * The packages that the policies take, in the order of their policies; only patterns that are not names cost a listing.
 * With `ifMissing: 'error'` a package that is named exactly need not exist; else it is asked for, and left out if it does not.
 */
export const findPackages = async (
  client: Client,
  owner: Owner,
  policies: readonly Policy[],
  ifMissing: IfMissing
): Promise<{ targets: readonly Target[]; problems: readonly string[]; warnings: readonly string[] }> => {
  const targets: Target[] = []
  const problems: string[] = []
  const warnings: string[] = []
  for (const type of new Set(policies.map((policy) => policy.type))) {
    const ours = policies.filter((policy) => policy.type === type)
    const exact = ours.flatMap(({ packages }) => packages.includes.flatMap(({ words }) => words ?? []))
    const onlyExact = ours.every(({ packages }) => exactNames(packages) !== null)
    const listed = onlyExact ? parsed([]) : await listPackages(client, owner, type)
    if (!listed.ok) problems.push(listed.problem)
    const names = [...new Set([...exact, ...(listed.ok ? listed.value : [])])]
    for (const name of names) {
      const policyIndex = policies.findIndex((policy) => policy.type === type && matchName(policy.packages, name))
      const policy = policies[policyIndex]
      if (!policy) continue
      const ref = { owner: owner.login, type, name }
      const exists =
        ifMissing === 'error' || (listed.ok && listed.value.includes(name)) || (await mayExist(client, owner, ref))
      if (exists) targets.push({ ref, policyIndex, policy })
      else if (ifMissing === 'warn')
        warnings.push(`packages: the ${type} package ${owner.login}/${name} does not exist`)
    }
    if (!listed.ok) continue
    const idle = new Set(ours.flatMap(({ packages }) => unmatched(packages, names, type, false)))
    for (const source of idle) warnings.push(`packages: "${source}" matches no ${type} package of ${owner.login}`)
  }
  const marked = await markConflicts(client, owner, targets)
  return {
    targets: marked.targets.toSorted((a, b) => a.policyIndex - b.policyIndex),
    problems,
    warnings: [...warnings, ...marked.warnings]
  }
}

/** False for a package that GitHub does not know; what it does not answer is left for later to explain. */
const mayExist = async (client: Client, owner: Owner, ref: PackageRef): Promise<boolean> => {
  const found = await getPackage(client, owner, ref)
  return !found.ok || found.value !== null
}

/** Marks the docker packages that GitHub lists as conflicting; one request, and only where there is such a package. */
export const markConflicts = async (
  client: Client,
  owner: Owner,
  targets: readonly Target[]
): Promise<{ targets: readonly Target[]; warnings: readonly string[] }> => {
  if (targets.every(({ ref }) => ref.type !== 'docker')) return { targets, warnings: [] }
  const listed = await listConflicts(client, owner).catch((error) => refused(String(error)))
  if (!listed.ok) return { targets, warnings: [listed.problem] }
  const isConflicting = ({ ref }: Target): boolean => ref.type === 'docker' && listed.value.includes(ref.name)
  return {
    targets: targets.map((target) => (isConflicting(target) ? { ...target, conflicting: true } : target)),
    warnings: []
  }
}

/** Where a package is looked into. */
export interface Source extends Library {
  readonly client: Client
  readonly owner: Owner
  readonly ask: Ask
}

/** What is known of a package, and in words what of it could not be read. */
export interface Stock extends Inventory, Answers {
  /** The manifests that were read; none for types without them, or where nothing may go. */
  readonly manifests: ReadonlyMap<Digest, ManifestFact>
  readonly problems: readonly string[]
  /** How it is to be looked at again. */
  readonly looks?: Looks
}

/** Takes inventory of a package: all its versions, then the manifests that can change the decision. */
export const takeInventory = async (
  source: Source,
  target: Target,
  now: number,
  looks: Looks = 'whole'
): Promise<Parsed<Stock>> => {
  const { client, owner, progress } = source
  const listed = await listVersions(client, owner, target.ref, progress(target.ref, 'pages listed'))
  if (!listed.ok) return listed
  const answers = await source.ask(target, questionsOf(listed.value, target.ref.type, target.policy))
  const stock = await stockUp(source, target, listed.value, answers, now, nothingRead.manifests)
  return parsed({ ...stock, looks })
}

/** The inventory of a package whose versions are listed already; of the manifests only those not `known` are read. */
export const stockUp = async (
  source: Library,
  { ref, policy }: Target,
  versions: readonly PackageVersion[],
  { facts, repository, asked }: Answers,
  now: number,
  known: ReadonlyMap<Digest, ManifestFact>
): Promise<Stock> => {
  const nothing = { graph: null, manifests: known, unreadable: [], problems: [] }
  const bare = { type: ref.type, versions, facts, repository, asked, ...nothing }
  if (ref.type !== 'container') return bare

  const judgements = judgeUnread(bare, policy, facts, now)
  const open = policy.safety.untag || judgements.some(({ image, mayGo }) => image && mayGo)
  // What is untagged may turn out to be a part of an image that goes.
  const surelyKept = judgements.filter(({ labels, mayGo }) => !mayGo && labels.length > 0).map(({ version }) => version)
  const { manifests, problems } = open ? await readManifests(source, ref, versions, surelyKept, known) : nothingRead
  const graph = buildGraph(versions, manifests)
  return { ...bare, graph, manifests, unreadable: [...problems.keys()], problems: [...problems.values()] }
}

const nothingRead: Readings = { manifests: new Map(), problems: new Map() }
