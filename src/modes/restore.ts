import { applyPlan, type Lane, restoreExecutor } from '../apply/apply-plan.ts'
import { type Restoration, restorePackage, restoreVersion } from '../github/package-changes.ts'
import { getPackage, listDeleted, listVersions } from '../github/packages.ts'
import type { IfMissing } from '../inputs/table.ts'
import { findPackages, markConflicts, type Target } from '../inventory/find-packages.ts'
import type { Registry } from '../registry/registry.ts'
import { labelsOf } from '../retention/evaluate.ts'
import { buildGraph, containerLabels } from '../retention/graph.ts'
import { entriesOf, type ManifestFact } from '../retention/manifest.ts'
import { matchesName, unmatched } from '../retention/pattern.ts'
import type { Outcome } from '../retention/plan.ts'
import {
  addMissingParts,
  expiredProblem,
  isExpired,
  type MissingPart,
  mayHaveDeleted,
  type PackageHistory,
  planRestore,
  type RestoreCriteria,
  type RestoreInventory,
  type RestorePlan,
  selectsPackage
} from '../retention/plan-restore.ts'
import type { Policy } from '../retention/policy.ts'
import { err, errorMessage, ok, type Result } from '../retention/result.ts'
import {
  type DeletedVersion,
  type Digest,
  type PackageRef,
  type PackageType,
  type PackageVersion,
  packageKey
} from '../retention/version.ts'
import { findLostTags } from './lost-tags.ts'
import { type ModeHandler, type PackageRun, type RunContext, record, unplanned } from './package-run.ts'
import { deletePlaceholders } from './restored-placeholders.ts'

/** The inputs and connections of `mode: restore`, the same for all packages of a run. */
export interface RestoreContext extends RunContext {
  readonly dryRun: boolean
  readonly criteria: RestoreCriteria
  /** Policies without rules, which select the packages. */
  readonly policies: readonly Policy[]
  readonly ifMissing: IfMissing
}

/** Restores deleted versions and packages. */
export const restore = (context: RestoreContext): ModeHandler => ({
  findTargets: () =>
    context.criteria.from
      ? findReportedTargets(context, context.criteria.from)
      : // A package that does not exist may be deleted, and is then restored as a whole.
        findPackages({ ...context, ifMissing: 'error' }),
  plan: (target) => planTarget(context, target),
  requestCost: (results) => results.reduce((sum, { plan }) => sum + (plan?.changes.length ?? 0), 0),
  applyCaps: () => {},
  findWarnings: (results) => unmatchedWarnings(context, results)
})

/** Returns a warning for each pattern of `restore-tags` that matches no deleted version. */
const unmatchedWarnings = ({ criteria }: RestoreContext, results: readonly PackageRun[]): string[] => {
  const inventories = results.flatMap(({ inventory }) => inventory ?? [])
  const type = inventories[0]?.type
  if (criteria.tags === null || type === undefined) return []
  // A plan also has the versions that a package is restored with.
  const planned = results.flatMap(({ plan }) => plan?.decisions.map(({ version }) => version) ?? [])
  const versions = [...inventories.flatMap((each) => each.versions), ...planned]
  const deleted = versions.map((version) => labelsOf(version, type))
  const idle = unmatched(
    criteria.tags,
    deleted.flat(),
    type,
    deleted.some(({ length }) => length === 0)
  )
  return idle.map((source) => `restore-tags: "${source}" matches no deleted version`)
}

/** Finds the packages that the reported run deleted versions from. */
const findReportedTargets: (
  context: RestoreContext,
  report: NonNullable<RestoreCriteria['from']>
) => ReturnType<ModeHandler['findTargets']> = async ({ client, owner, policies }, { packages }) => {
  const cleaned = packages.filter(({ versions }) => versions.some(mayHaveDeleted))
  const targets = policies.flatMap((policy, policyIndex) =>
    cleaned
      .filter(({ name }) => matchesName(policy.packages, name.toLowerCase()))
      .map(({ type, name }): Target => ({ ref: { owner: owner.login, type, name }, policyIndex, policy }))
  )
  const names = cleaned.map(({ name }) => name.toLowerCase())
  const idle = policies.flatMap((policy) => unmatched(policy.packages, names, policy.type, false))
  const warnings = idle.map(
    (source) => `packages: "${source}" matches no package that the reported run deleted anything from`
  )
  const marked = await markConflicts(client, owner, targets)
  return { targets: marked.targets, problems: [], warnings: [...warnings, ...marked.warnings] }
}

/** Lists the deleted versions of a package, and plans what is restored. A package that is deleted itself is restored first. */
const planTarget = async (context: RestoreContext, target: Target): Promise<PackageRun> => {
  const { client, owner, dryRun, criteria, now } = context
  const { ref } = target
  const report = historyOf(criteria, ref)
  const exists = await getPackage(client, owner, ref)
  if (!exists.ok) return unplanned(target, exists.problem)
  if (exists.value) return planActivePackage(context, target, report)
  const isSelected = selectsPackage(ref.type, criteria, report, now)
  if (isSelected === null) return packageUnavailable(context, target, unknownDeletionTime)
  if (!isSelected || dryRun) {
    const planned = await planInventory(context, target, report, emptyInventory(ref.type))
    planned.warnings.unshift(isSelected ? restoredByRealRun : leftDeleted)
    return planned
  }
  const restoration = await restorePackage(client, owner, ref)
  if (restoration.outcome === 'restored')
    return (restoration.active ? planActivePackage : planRestoredPackage)(context, target, report)
  const { problem, missing } = restoration
  return missing && criteria.from === null ? packageUnavailable(context, target, problem) : unplanned(target, problem)
}

const restoredByRealRun =
  'the package itself is deleted, or never existed: a real run first restores it with the versions that it had then'
const leftDeleted =
  'the package itself is deleted and is not restored, because the inputs select none of the versions that the report lists'
const unknownDeletionTime =
  'the package itself is deleted, or never existed; GitHub does not say when, so deleted-within cannot decide whether to restore it: set restore-from to the report of the run that deleted it, or set deleted-within: 30d'

/** Returns what the report says of a package; null without a report. */
const historyOf = ({ from }: RestoreCriteria, ref: PackageRef): PackageHistory | null => {
  const earlier = from?.packages.find((each) => packageKey(each) === packageKey(ref))
  return from && { finishedAt: from.finishedAt, versions: earlier?.versions ?? [] }
}

/** Plans a package that exists. */
const planActivePackage = async (
  context: RestoreContext,
  target: Target,
  report: PackageHistory | null
): Promise<PackageRun> => {
  const listed = await loadInventory(context, target, false)
  return listed.ok ? planInventory(context, target, report, listed.value) : unplanned(target, listed.problem)
}

/** Plans the rest of a package that this run restored itself; the result tells of that restore even after an error. */
const planRestoredPackage = async (
  context: RestoreContext,
  target: Target,
  report: PackageHistory | null
): Promise<PackageRun> => {
  const failed = (problem: string): PackageRun => {
    const about = `the package itself is restored with the versions that it had then, but its other deleted versions could not be listed: ${problem}`
    return { ...unplanned(target, context.stop.signal.aborted ? null : about), packageRestored: true }
  }
  try {
    const listed = await loadInventory(context, target, true)
    if (!listed.ok) return failed(listed.problem)
    const planned = await planInventory(context, target, report, listed.value)
    planned.warnings.unshift('the package itself was deleted: it is restored with the versions that it had then')
    return planned
  } catch (error) {
    return failed(errorMessage(error))
  }
}

/** Plans which of the deleted versions are restored. */
const planInventory = async (
  context: RestoreContext,
  target: Target,
  report: PackageHistory | null,
  inventory: RestoreInventory
): Promise<PackageRun> => {
  const { criteria, now } = context
  const { type } = target.ref
  const guess = planRestore(inventory, criteria, report, now)
  const manifests = report ? inventory.manifests : await readDeletedManifests(context, target, inventory, guess)
  const planned = manifests.size > 0 ? planRestore({ ...inventory, manifests }, criteria, report, now) : guess
  const warnings: string[] = []
  if (planned.guessed > 0) {
    warnings.push(
      `${planned.guessed} untagged versions are restored too, because only the report of the run that deleted them (restore-from) says which images they belong to; the next run with mode: clean re-evaluates them`
    )
  }
  if (planned.untimed > 0) {
    warnings.push(
      `deleted-within: GitHub does not say when ${planned.untimed} of the deleted versions were deleted, so they are not restored; set restore-from to the report of the run that deleted them, or set deleted-within: 30d`
    )
  }
  const result: PackageRun = {
    ...unplanned(target),
    warnings,
    packageRestored: inventory.revived,
    inventory: { type, versions: planned.candidates, graph: null, manifests, problems: [] },
    plan: planned,
    outcomes: new Map(planned.settled),
    apply: (lane) => applyPackage(context, result, { deleted: inventory.deleted, plan: planned }, lane)
  }
  return result
}

const emptyInventory = (type: PackageType): RestoreInventory => {
  return { type, active: [], deleted: [], manifests: new Map(), revived: false }
}

/** Returns the run of a package that does not exist, as `if-missing` says. */
const packageUnavailable = ({ ifMissing }: RestoreContext, target: Target, problem: string): PackageRun => {
  if (ifMissing === 'error') return unplanned(target, problem)
  const { type } = target.ref
  return {
    ...unplanned(target),
    warnings: ifMissing === 'warn' ? [problem] : [],
    inventory: { type, versions: [], graph: null, manifests: new Map(), problems: [] },
    plan: planRestore(emptyInventory(type), { from: null, tags: null, since: null }, null, 0)
  }
}

/** Lists the active and the deleted versions of a package. */
const loadInventory = async (
  context: RestoreContext,
  { ref }: Target,
  revived: boolean
): Promise<Result<RestoreInventory>> => {
  const { client, owner, criteria, progress } = context
  const active = await listVersions(client, owner, ref, progress(ref, 'pages listed'))
  if (!active.ok) return active
  const deleted = await listDeleted(client, owner, ref)
  if (!deleted.ok) return deleted
  if (deleted.value === null && criteria.from === null) {
    return err(
      'GitHub does not list the deleted versions of this owner to this token; set restore-from to the report of the run that deleted them'
    )
  }
  return ok({ ...emptyInventory(ref.type), active: active.value, deleted: deleted.value ?? [], revived })
}

/** Reads the manifests of deleted versions; none if the registry does not return that of an image to restore. */
const readDeletedManifests = async (
  { registry }: RestoreContext,
  { ref }: Target,
  { deleted }: RestoreInventory,
  { decisions, changes }: RestorePlan
): Promise<ReadonlyMap<Digest, ManifestFact>> => {
  const toRestore = changes.flatMap(({ index }) => decisions[index]?.version ?? [])
  const probe = ref.type === 'container' ? toRestore.find((version) => containerLabels(version).length > 0) : undefined
  if (!probe) return new Map()
  const { fact } = await registry.readManifest(ref.name, probe.name)
  return typeof fact === 'object' ? readFacts(registry, ref.name, new Set(deleted.map(({ name }) => name))) : new Map()
}

const readFacts = async (
  registry: Registry,
  name: string,
  digests: ReadonlySet<Digest>
): Promise<ReadonlyMap<Digest, ManifestFact>> => {
  // The registry keeps to its own number of requests at once.
  const readings = [...digests].map(
    async (digest) => [digest, (await registry.readManifest(name, digest)).fact] as const
  )
  return new Map(await Promise.all(readings))
}

/** Restores what is planned, then verifies it and restores missing parts. */
async function* applyPackage(
  context: RestoreContext,
  result: PackageRun,
  { deleted, plan }: Pick<RestoreInventory, 'deleted'> & { readonly plan: RestorePlan },
  lane: Lane
): AsyncGenerator<Outcome> {
  const { client, owner, clock, stop } = context
  const { outcomes, target, warnings } = result
  const listed = new Set(deleted.map(({ id }) => id))
  const execute = async (version: PackageVersion | DeletedVersion): Promise<Restoration> => {
    if ('deleted' in version && isExpired(version, clock.now())) return { outcome: 'refused', problem: expiredProblem }
    return restoreVersion(client, owner, target.ref, version.id, listed.has(version.id))
  }
  let next = plan
  for (;;) {
    yield* record(outcomes, next.settled.values())
    yield* record(outcomes, applyPlan(next, new Set(), restoreExecutor(execute, lane), stop))
    if (stop.signal.aborted || outcomes.values().every(({ outcome }) => outcome !== 'restored')) return
    try {
      const { lostTags, missing, active } = await verifyRestored(context, result, next)
      yield* record(outcomes, lostTags)
      yield* record(outcomes, deletePlaceholders(context, result, next.decisions))
      if (missing.length === 0) return
      next = addMissingParts(next, missing, active, clock.now())
      result.plan = { ...next, changes: [...(result.plan?.changes ?? []), ...next.changes] }
    } catch (error) {
      if (!stop.signal.aborted) warnings.push(`the restored versions could not be checked: ${errorMessage(error)}`)
      return
    }
  }
}

/** The state of a package after a restore. */
interface Verification {
  /** The versions that were not restored with all of their tags. */
  readonly lostTags: readonly Outcome[]
  /** Deleted parts of restored indexes, which can only be read once they are active. */
  readonly missing: readonly MissingPart[]
  readonly active: readonly PackageVersion[]
}

/** Lists the restored versions, and adds to `result` which images cannot be pulled completely. */
const verifyRestored = async (
  { client, owner, registry }: RestoreContext,
  result: PackageRun,
  plan: RestorePlan
): Promise<Verification> => {
  const { target, outcomes } = result
  const { ref } = target
  const listed = await listVersions(client, owner, ref)
  if (!listed.ok) throw new Error(listed.problem)
  const active = listed.value
  const activeById = new Map(active.map((version) => [version.id, version]))
  // One that has lost its tags to another image is an image all the same, or a placeholder.
  const images = plan.decisions.flatMap(({ version }, index) => {
    const now = outcomes.get(index)?.outcome === 'restored' ? activeById.get(version.id) : undefined
    return now && [version, now].some((each) => containerLabels(each).length > 0) ? now : []
  })
  let missing: readonly MissingPart[] = []
  if (ref.type === 'container') {
    const { manifests, graph } = await readRestored(registry, ref.name, active, images)
    result.inventory = { type: ref.type, versions: active, problems: [], manifests, graph }
    missing = findMissing(plan, active, manifests)
  }
  return { lostTags: findLostTags(plan.decisions, outcomes, active), missing, active }
}

/** Returns the deleted versions that active indexes name and that the plan does not have yet. */
const findMissing = (
  { candidates, decisions }: RestorePlan,
  active: readonly PackageVersion[],
  manifests: ReadonlyMap<Digest, ManifestFact>
): readonly MissingPart[] => {
  const known = new Set(decisions.map(({ version }) => version.id))
  for (const { id } of active) known.add(id)
  const children = active.flatMap(({ id, name }) =>
    entriesOf(manifests.get(name)).map(({ digest }) => ({ digest, id }))
  )
  const owners = Map.groupBy(children, ({ digest }) => digest)
  return candidates.flatMap((version) => {
    const ids = owners.get(version.name)?.map(({ id }) => id)
    return ids && !known.has(version.id) ? [{ version, ids }] : []
  })
}

/** Reads the manifests of restored images, and of their parts at every depth. */
const readRestored = async (
  registry: Registry,
  name: string,
  versions: readonly PackageVersion[],
  images: readonly PackageVersion[]
) => {
  const listed = new Set(versions.map((version) => version.name))
  const manifests = new Map<Digest, ManifestFact>()
  let next = new Set(images.map((version) => version.name))
  while (next.size > 0) {
    const read = await readFacts(registry, name, next)
    for (const [digest, fact] of read) manifests.set(digest, fact)
    const children = new Set([...read.values()].flatMap(entriesOf).map(({ digest }) => digest))
    next = children.intersection(listed).difference(manifests)
  }
  return { manifests, graph: buildGraph(versions, manifests) }
}
