import { applyPlan, type ChangeExecutor, type Lane, restoreExecutor } from '../apply/apply-plan.ts'
import { type Restoration, restoreVersion } from '../github/package-changes.ts'
import { listDeleted, listVersions } from '../github/packages.ts'
import { pageSize } from '../github/page-size.ts'
import type { IfMissing } from '../inputs/table.ts'
import { findPackages, type Target } from '../inventory/find-packages.ts'
import { readManifests } from '../inventory/read-manifests.ts'
import { buildGraph } from '../retention/graph.ts'
import { findUses, type PackageUse } from '../retention/in-use.ts'
import type { Outcome } from '../retention/plan.ts'
import {
  addRound,
  planRepair,
  type RepairInventory,
  type RepairPlan,
  repairRoots,
  withRestored
} from '../retention/plan-repair.ts'
import { expiredProblem, isExpired } from '../retention/plan-restore.ts'
import type { Policy } from '../retention/policy.ts'
import { err, errorMessage, ok, type Result } from '../retention/result.ts'
import type { DeletedVersion, PackageVersion } from '../retention/version.ts'
import { describeMissing } from './in-use-warnings.ts'
import { findLostTags } from './lost-tags.ts'
import { type ModeHandler, type PackageRun, type RunContext, record, unplanned } from './package-run.ts'
import { deletePlaceholders } from './restored-placeholders.ts'

/** The inputs and connections of `mode: repair`, the same for all packages of a run. */
export interface RepairContext extends RunContext {
  /** Policies without rules, which select the packages and the files of `in-use`. */
  readonly policies: readonly Policy[]
  readonly ifMissing: IfMissing
}

/** Restores what tagged images, and images in use, lack. */
export const repair = (context: RepairContext): ModeHandler => ({
  findTargets: () => findPackages(context),
  plan: (target) => planTarget(context, target),
  requestCost: (results) => results.reduce((sum, result) => sum + requestsFor(result), 0),
  applyCaps: () => {},
  findWarnings: () => []
})

/** Returns the requests to restore what is planned, and to look at the package again, for parts of parts twice. */
const requestsFor = ({ plan, inventory }: PackageRun): number => {
  const changes = plan?.changes.length ?? 0
  const pages = Math.ceil((inventory?.versions.length ?? 0) / pageSize) + 3
  return changes === 0 ? 0 : changes + 2 * pages
}

/** Lists the active and the deleted versions of a package, and plans which of the latter are restored. */
const planTarget = async (context: RepairContext, target: Target): Promise<PackageRun> => {
  const read = await takeInventory(context, target)
  if (!read.ok) return unplanned(target, read.problem)
  const inventory = read.value
  const plan = planRepair(inventory, context.now)
  const everything = [...inventory.active, ...plan.decisions.map(({ version }) => version)]
  const result: PackageRun = {
    ...unplanned(target),
    warnings: [...unreadWarning(plan), ...(inventory.use ? useWarnings(inventory.use, everything) : [])],
    repairs: plan.repairs,
    inventory: toReported(inventory),
    plan,
    apply: (lane) => applyPackage(context, result, { inventory, plan }, lane)
  }
  return result
}

/** Lists a package, and reads its manifests as far as they are not known. Versions that are `restored` count as active. */
const takeInventory = async (
  context: RepairContext,
  target: Target,
  restored: readonly DeletedVersion[] = [],
  known: RepairInventory['manifests'] = new Map()
): Promise<Result<RepairInventory>> => {
  const { client, owner, progress, withRoom } = context
  const { ref, policy } = target
  const active = await listVersions(client, owner, ref, progress(ref, 'pages listed'))
  if (!active.ok) return active
  const deleted = await listDeleted(client, owner, ref)
  if (!deleted.ok) return deleted
  if (deleted.value === null) return err(noDeletedList)
  const use = policy.inUse && findUses(policy.inUse, ref)
  const listed = { active: active.value, deleted: deleted.value, manifests: known, use }
  const before = new Map(deleted.value.map((version) => [version.id, version.deleted]))
  // One that a list still has as it was deleted is restored all the same; one that was deleted again is not.
  const back = restored.filter(({ id, deleted: time }) => !before.has(id) || before.get(id) === time)
  return withRoom(active.value.length, () => readInventory(context, target, withRestored(listed, back)))
}

/** Returns notes on files that name what does not exist, or what cannot be told. */
const useWarnings = (use: PackageUse, versions: readonly PackageVersion[]): string[] => [
  ...describeMissing(use, versions),
  ...(use.unversioned
    ? [
        `${use.unversioned.file}:${use.unversioned.line} names an image without a tag or digest that is known; it is repaired only if it is tagged`
      ]
    : [])
]

const noDeletedList =
  'GitHub does not list the deleted versions of this owner to this token, so nothing can be repaired; to restore what a run of this action deleted, set mode: restore and restore-from'

/** Returns a note on what a dry run cannot know. */
const unreadWarning = ({ unread }: RepairPlan): string[] =>
  unread === 0
    ? []
    : [
        `${unread} of the versions to restore may have parts of ${unread === 1 ? 'its' : 'their'} own, which are only known once ${unread === 1 ? 'it is' : 'they are'} restored; those that are deleted are restored in the same run`
      ]

const toReported = ({ active: versions, manifests }: RepairInventory): NonNullable<PackageRun['inventory']> => ({
  type: 'container',
  versions,
  manifests,
  graph: buildGraph(versions, manifests),
  problems: []
})

/** Reads the manifests of all active versions, and those of deleted ones where the registry still returns them. */
const readInventory = async (
  context: RepairContext,
  { ref }: Target,
  inventory: RepairInventory
): Promise<Result<RepairInventory>> => {
  const { active, deleted, manifests: known } = inventory
  const roots = repairRoots(inventory)
  const { manifests, problems } = await readManifests(context, ref, active, [...active.keys()], known, roots)
  const [problem, ...others] = problems.values()
  if (problem !== undefined) return err(others.length > 0 ? `${problem}; and ${others.length} more like this` : problem)
  const read = new Map(manifests)
  if (deleted.some(({ name }) => typeof manifests.get(name) === 'object')) {
    const unread = new Set(deleted.map(({ name }) => name)).difference(read)
    // The registry keeps to its own number of requests at once.
    const facts = [...unread].map(
      async (digest) => [digest, await context.registry.readManifest(ref.name, digest)] as const
    )
    for (const [digest, { fact }] of await Promise.all(facts)) if (typeof fact === 'object') read.set(digest, fact)
  }
  return ok({ ...inventory, manifests: read })
}

/** Restores what is planned, and then whatever the restored versions turn out to lack themselves. */
async function* applyPackage(
  context: RepairContext,
  result: PackageRun,
  first: { readonly inventory: RepairInventory; readonly plan: RepairPlan },
  lane: Lane
): AsyncGenerator<Outcome> {
  const { stop, clock } = context
  const { outcomes, target } = result
  const attempted = new Set<number>()
  const isRestored = (index: number): boolean => outcomes.get(index)?.outcome === 'restored'
  let { inventory, plan } = first
  for (;;) {
    for (const { index } of plan.changes) attempted.add(plan.decisions[index]?.version.id ?? 0)
    yield* record(outcomes, applyPlan(plan, new Set(), createExecutor(context, target, inventory, lane), stop))
    if (!plan.changes.some(({ index }) => isRestored(index))) return
    const restored = plan.decisions.flatMap(({ version }, index) =>
      isRestored(index) && 'deleted' in version ? version : []
    )
    const seen = await lookAgain(context, result, withRestored(inventory, restored), restored)
    if (seen === null) return
    inventory = seen
    yield* record(outcomes, findLostTags(plan.decisions, outcomes, inventory.active))
    yield* record(outcomes, deletePlaceholders(context, result, plan.decisions))
    plan = addRound(plan, planRepair(inventory, clock.now(), attempted))
    result.repairs = plan.repairs
    result.plan = { ...plan, changes: [...(result.plan?.changes ?? []), ...plan.changes] }
  }
}

/** Takes inventory once more after a restore, and reports by it; returns null where that cannot be done. */
const lookAgain = async (
  context: RepairContext,
  result: PackageRun,
  assumed: RepairInventory,
  restored: readonly DeletedVersion[]
): Promise<RepairInventory | null> => {
  const { stop } = context
  result.inventory = toReported(assumed)
  if (stop.signal.aborted) return null
  const seen = await takeInventory(context, result.target, restored, assumed.manifests).catch(toProblem)
  if (!seen.ok) {
    if (!stop.signal.aborted) result.warnings.push(`the repaired images could not be checked: ${seen.problem}`)
    return null
  }
  result.inventory = toReported(seen.value)
  return seen.value
}

const toProblem = (error: unknown): Result<never> => err(errorMessage(error))

/** Returns what restores a version; a signature waits for what it refers to, and an image in use for its parts. */
const createExecutor = (
  { client, owner, clock }: RepairContext,
  { ref }: Target,
  { deleted }: RepairInventory,
  lane: Lane
): ChangeExecutor => {
  const byId = new Map(deleted.map((version) => [version.id, version]))
  const execute = async ({ id }: PackageVersion): Promise<Restoration> => {
    const version = byId.get(id)
    if (version && isExpired(version, clock.now())) return { outcome: 'refused', problem: expiredProblem }
    return restoreVersion(client, owner, ref, id, true)
  }
  const executor = restoreExecutor(execute, lane)
  return {
    ...executor,
    blockedBy: (before, change) => {
      if (change.image) return executor.blockedBy(before, change)
      return before.every(({ outcome }) => outcome === 'restored') ? null : subjectMissing
    }
  }
}

const subjectMissing = { outcome: 'skipped', problem: 'what it refers to could not be restored' } as const
