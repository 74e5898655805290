import { applyPlan, errorText, restoring } from './apply.ts'
import {
  hasPackage,
  listDeleted,
  listVersions,
  type Restoration,
  restorePackage,
  restoreVersion
} from './github/packages.ts'
import type { Registry } from './github/registry.ts'
import { findPackages, type IfMissing, markConflicts, type Target } from './inventory.ts'
import { type Context, type Job, type Result, undecided } from './result.ts'
import { buildGraph, containerLabels } from './retention/graph.ts'
import { labelsOf } from './retention/judge.ts'
import type { ManifestFact } from './retention/manifest.ts'
import { type Parsed, parsed, refused } from './retention/parsed.ts'
import { matchName, unmatched } from './retention/pattern.ts'
import type { Outcome } from './retention/plan.ts'
import type { Policy } from './retention/policy.ts'
import { type Choice, expired, isExpired, planRestore, type RestorePlan, type Trash } from './retention/restore.ts'
import type { DeletedVersion, Digest, PackageVersion } from './retention/version.ts'

/** What restoring takes, the same for all packages of a run. */
export interface Restoring extends Context {
  readonly dryRun: boolean
  readonly choice: Choice
  /** One without rules, which says in which packages to look. */
  readonly policies: readonly Policy[]
  readonly ifMissing: IfMissing
}

/** Brings back what was deleted. */
export const restore = (run: Restoring): Job => ({
  find: () =>
    run.choice.from
      ? findReported(run, run.choice.from)
      : // One that does not exist may be deleted, and come back as a whole.
        findPackages(run.client, run.owner, run.policies, 'error'),
  decide: (target) => decide(run, target),
  compare: (results) => idleWarnings(run, results)
})

/** The patterns of `restore-tags` that match nothing that is deleted, as warnings. */
const idleWarnings = ({ choice }: Restoring, results: readonly Result[]): string[] => {
  const stocks = results.flatMap(({ stock }) => stock ?? [])
  const type = stocks[0]?.type
  if (choice.tags === null || type === undefined) return []
  const deleted = stocks.flatMap(({ versions }) => versions.map((version) => labelsOf(version, type)))
  const idle = unmatched(
    choice.tags,
    deleted.flat(),
    type,
    deleted.some(({ length }) => length === 0)
  )
  return idle.map((source) => `restore-tags: "${source}" matches nothing that is deleted`)
}

/** The packages of which the report's run deleted something. */
const findReported: (run: Restoring, report: NonNullable<Choice['from']>) => ReturnType<Job['find']> = async (
  { client, owner, policies },
  { packages }
) => {
  const hit = packages.filter(({ versions }) => versions.some(({ outcome }) => outcome === 'deleted'))
  const targets = policies.flatMap((policy, policyIndex) =>
    hit
      .filter(({ name }) => matchName(policy.packages, name.toLowerCase()))
      .map(({ type, name }): Target => ({ ref: { owner: owner.login, type, name }, policyIndex, policy }))
  )
  const names = hit.map(({ name }) => name.toLowerCase())
  const idle = policies.flatMap((policy) => unmatched(policy.packages, names, policy.type, false))
  const warnings = idle.map((source) => `packages: "${source}" matches no package of which the report deleted anything`)
  const marked = await markConflicts(client, owner, targets)
  return { targets: marked.targets, problems: [], warnings: [...warnings, ...marked.warnings] }
}

/** Looks into the trash of a package, and plans what comes back. A package that is deleted itself is restored first. */
const decide = async (run: Restoring, target: Target): Promise<Result> => {
  const { client, owner, dryRun, choice, now } = run
  const { ref } = target
  const warnings: string[] = []
  const exists = await hasPackage(client, owner, ref)
  if (!exists.ok) return undecided(target, exists.problem)
  let trash: Trash = { type: ref.type, active: [], deleted: [], manifests: new Map(), revived: false }
  if (!exists.value && dryRun) {
    warnings.push('the package itself is deleted, or never existed: a real run restores it first, and all that it had')
  } else {
    const revived = exists.value ? null : await restorePackage(client, owner, ref)
    if (revived && revived.outcome !== 'restored') {
      const { problem, missing = false } = revived
      const isError = run.ifMissing === 'error' || choice.from !== null || !missing
      return isError ? undecided(target, problem) : leftOut(target, run.ifMissing === 'warn' ? [problem] : [])
    }
    if (revived) warnings.push('the package itself was deleted: it is restored, with the versions that it had then')
    const looked = await lookInto(run, target, revived !== null)
    if (!looked.ok) return undecided(target, looked.problem)
    trash = looked.value
  }
  const { type, name } = ref
  const earlier = choice.from?.packages.find((each) => each.type === type && each.name === name)
  const report = choice.from && { finishedAt: choice.from.finishedAt, versions: earlier?.versions ?? [] }
  const guess = planRestore(trash, choice, report, now)
  const manifests = report ? trash.manifests : await readDeleted(run, target, trash, guess)
  const plan = manifests.size > 0 ? planRestore({ ...trash, manifests }, choice, report, now) : guess
  if (plan.guessed > 0) {
    warnings.push(
      `${plan.guessed} untagged versions come along, since only the report of the run that deleted them (restore-from) tells whose parts they are; the next run with mode: clean judges them anew`
    )
  }
  const outcomes = new Map(plan.settled)
  const result: Result = {
    ...undecided(target),
    warnings,
    stock: { type, versions: plan.candidates, graph: null, manifests, problems: [] },
    plan,
    outcomes,
    change: () => changePackage(run, result, trash, plan)
  }
  return result
}

/** A package of which there is nothing to restore. */
const leftOut = (target: Target, warnings: string[]): Result => {
  const nothing: Trash = { type: target.ref.type, active: [], deleted: [], manifests: new Map(), revived: false }
  const stock = { type: target.ref.type, versions: [], graph: null, manifests: new Map(), problems: [] }
  return {
    ...undecided(target),
    warnings,
    stock,
    plan: planRestore(nothing, { from: null, tags: null, since: null }, null, 0)
  }
}

/** What is active and what is deleted of a package. */
const lookInto = async (run: Restoring, { ref }: Target, revived: boolean): Promise<Parsed<Trash>> => {
  const { client, owner, choice, progress } = run
  const active = await listVersions(client, owner, ref, progress(ref, 'pages listed'))
  if (!active.ok) return active
  const deleted = await listDeleted(client, owner, ref)
  if (!deleted.ok) return deleted
  if (deleted.value === null && choice.from === null) {
    return refused(
      'GitHub does not list the deleted versions of this owner to this token; give a report in restore-from'
    )
  }
  return parsed({
    type: ref.type,
    active: active.value,
    deleted: deleted.value ?? [],
    manifests: new Map(),
    revived
  })
}

/** The manifests of what is deleted; none where the registry does not show that of an image which comes back. */
const readDeleted = async (
  { registry }: Restoring,
  { ref }: Target,
  { deleted }: Trash,
  { decisions, changes }: RestorePlan
): Promise<ReadonlyMap<Digest, ManifestFact>> => {
  const coming = changes.flatMap(({ index }) => decisions[index]?.version ?? [])
  const probe = ref.type === 'container' ? coming.find((version) => containerLabels(version).length > 0) : undefined
  if (!probe) return new Map()
  const { fact } = await registry.readManifest(ref.name, probe.name)
  if (typeof fact !== 'object') return new Map()
  return readAll(
    registry,
    ref.name,
    deleted.map(({ name }) => name)
  )
}

const readAll = async (
  registry: Registry,
  name: string,
  digests: Iterable<Digest>,
  known: ReadonlyMap<Digest, ManifestFact> = new Map()
): Promise<Map<Digest, ManifestFact>> => {
  const unread = [...new Set(digests)].filter((digest) => !known.has(digest))
  // The registry keeps to its own number of requests at once.
  const facts = await Promise.all(
    unread.map(async (digest) => [digest, (await registry.readManifest(name, digest)).fact] as const)
  )
  return new Map([...known, ...facts])
}

/** Restores what is planned, then looks at what came back. */
async function* changePackage(
  run: Restoring,
  result: Result,
  { deleted }: Trash,
  plan: RestorePlan
): AsyncGenerator<Outcome> {
  const { client, owner, clock, stop } = run
  const { outcomes, target, warnings } = result
  const listed = new Set(deleted.map(({ id }) => id))
  const make = async (version: PackageVersion | DeletedVersion): Promise<Restoration> => {
    if ('deleted' in version && isExpired(version, clock.now())) return { outcome: 'refused', problem: expired }
    return restoreVersion(client, owner, target.ref, version.id, listed.has(version.id))
  }
  for (const outcome of plan.settled.values()) yield outcome
  for await (const outcome of applyPlan(plan, new Set(), restoring(make), stop)) {
    outcomes.set(outcome.index, outcome)
    yield outcome
  }
  if (stop.signal.aborted || outcomes.values().every(({ outcome }) => outcome !== 'restored')) return
  try {
    for (const outcome of await inspect(run, result, plan)) {
      outcomes.set(outcome.index, outcome)
      yield outcome
    }
  } catch (error) {
    if (!stop.signal.aborted) warnings.push(`what came back could not be looked at: ${errorText(error)}`)
  }
}

/** Looks at what came back: gives the versions whose tags did not all come with them, and notes the images that do not pull. */
const inspect = async (
  { client, owner, registry }: Restoring,
  result: Result,
  plan: RestorePlan
): Promise<Outcome[]> => {
  const { target, outcomes } = result
  const { ref } = target
  const listed = await listVersions(client, owner, ref)
  if (!listed.ok) throw new Error(listed.problem)
  const versions = listed.value
  const there = new Map(versions.map((version) => [version.id, version]))
  const holders = new Map(versions.flatMap(({ id, tags }) => tags.map((tag) => [tag, id] as const)))
  const back = plan.decisions.flatMap(({ version }, index) =>
    outcomes.get(index)?.outcome === 'restored' ? { index, version, now: there.get(version.id) } : []
  )
  if (ref.type === 'container') {
    const graph = await readBack(
      registry,
      ref.name,
      versions,
      back.flatMap(({ now }) => now ?? [])
    )
    result.stock = { type: ref.type, versions, problems: [], ...graph }
  }
  return back.flatMap(({ index, version, now }): Outcome[] => {
    const lost = version.tags.filter((tag) => now && !now.tags.includes(tag))
    const remarks = lost.map((tag) => {
      const holder = holders.get(tag)
      return holder === undefined
        ? `its tag ${tag} did not come back with it`
        : `its tag ${tag} is on version ${holder} by now, and stays there`
    })
    return remarks.length > 0 ? [{ index, outcome: 'restored', problem: remarks.join('; ') }] : []
  })
}

/** The manifests of images that came back, and of their parts at every depth. */
const readBack = async (
  registry: Registry,
  name: string,
  versions: readonly PackageVersion[],
  back: readonly PackageVersion[]
) => {
  const listed = new Set(versions.map((version) => version.name))
  let manifests = new Map<Digest, ManifestFact>()
  let next = back.filter((version) => labelsOf(version, 'container').length > 0).map((version) => version.name)
  while (next.length > 0) {
    manifests = await readAll(registry, name, next, manifests)
    next = [...manifests.values()]
      .flatMap((fact) => (typeof fact === 'object' && fact.kind === 'index' ? fact.children : []))
      .flatMap(({ digest }) => (listed.has(digest) && !manifests.has(digest) ? [digest] : []))
  }
  return { manifests, graph: buildGraph(versions, manifests) }
}
