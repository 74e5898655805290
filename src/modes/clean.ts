import { applyPlan, type ChangeExecutor, deleteExecutor, deleteWholePackage, type Lane } from '../apply/apply-plan.ts'
import { deletionsPerMinute } from '../apply/relist.ts'
import { createStalenessGuard, createTagCheck } from '../apply/revalidate.ts'
import { removeTags, type UntagContext } from '../apply/untag.ts'
import { deletePackage, deleteVersion, type Precondition } from '../github/package-changes.ts'
import { pageSize } from '../github/page-size.ts'
import type { PackageKey } from '../inputs/lists.ts'
import type { IfMissing } from '../inputs/table.ts'
import { findPackages, type Target } from '../inventory/find-packages.ts'
import type { RevalidationMethod } from '../inventory/listing-budget.ts'
import { type InventorySources, type PackageInventory, takeInventory } from '../inventory/take-inventory.ts'
import type { ApprovedPlan } from '../retention/approved-plan.ts'
import { findUses, type ImageReference } from '../retention/in-use.ts'
import { type ApprovedChanges, deferChanges, type Outcome, type Plan, planPackage } from '../retention/plan.ts'
import type { Policy } from '../retention/policy.ts'
import { findSuspect, unmatchedWarnings } from '../retention/suspect-patterns.ts'
import { isTagged, packageKey } from '../retention/version.ts'
import { describeMissing } from './in-use-warnings.ts'
import { type ModeHandler, type PackageRun, record, unplanned } from './package-run.ts'
import { findRepairable } from './repairable.ts'

/** The inputs and connections of `mode: clean`, the same for all packages of a run. */
export interface CleanContext extends InventorySources, UntagContext {
  readonly policies: readonly Policy[]
  readonly ifMissing: IfMissing
  /** The packages that this job of several is for; null for all that the policies match. */
  readonly only: readonly PackageKey[] | null
  /** True with `mode: list`, which reads nothing of the packages. */
  readonly onlyFinds: boolean
  /** A cap over the whole run, for the policies without one of their own. */
  readonly maxDeletions: number | null
  /** The time to decide as of, in milliseconds. */
  readonly now: number
  /** Null if nobody has to approve. */
  readonly approved: ApprovedPlan | null
}

/** Deletes what the policies do not keep. */
export const clean = (context: CleanContext): ModeHandler => {
  const alreadyCapped: CappedPlan[] = []
  const deferredBy = (planned: readonly CappedPlan[]) => deferChanges(planned, context.maxDeletions, alreadyCapped)
  return {
    findTargets: () => findPackages(context),
    plan: (target, revalidateBy) => planTarget(context, target, revalidateBy),
    requestCost: (results) => {
      const planned = toCappedPlans(results)
      const deferred = deferredBy(planned)
      return planned.reduce((sum, each) => sum + expectedRequests(each, deferred.get(each.plan) ?? new Set()), 0)
    },
    applyCaps: (results) => {
      const planned = toCappedPlans(results)
      const deferred = deferredBy(planned)
      for (const each of planned) {
        const places = deferred.get(each.plan) ?? new Set()
        for (const index of places) each.outcomes.set(index, { index, outcome: 'deferred', problem: null })
        alreadyCapped.push({ ...each, deferred: places })
      }
    },
    // A pattern that matches nothing in the packages of one job may match in those of another.
    findWarnings: (results) =>
      context.only ? [] : context.policies.flatMap((policy) => findUnmatched(policy, results))
  }
}

interface CappedPlan extends Pick<Target, 'policy' | 'policyIndex'> {
  readonly plan: Plan
  readonly deferred: ReadonlySet<number>
  readonly outcomes: Map<number, Outcome>
  readonly hasTags: boolean
  /** The requests that it takes to look up its refs again. */
  readonly lookupRequests: number
}

const toCappedPlans = (results: readonly PackageRun[]): CappedPlan[] =>
  results.flatMap(({ target, inventory, plan, outcomes }) =>
    plan
      ? [
          {
            ...{ ...target, plan, outcomes, deferred: new Set(), hasTags: isTagged(target.ref.type) },
            lookupRequests: inventory?.lookupRequests ?? 0
          }
        ]
      : []
  )

/** Takes inventory of a package and plans it. */
const planTarget = async (
  context: CleanContext,
  target: Target,
  revalidateBy: RevalidationMethod
): Promise<PackageRun> => {
  const problem = findUnversionedUse(target)
  if (problem !== null) return unplanned(target, problem)
  const taken = await takeInventory(context, target, context.now, revalidateBy)
  if (!taken.ok) return unplanned(target, taken.problem)
  const planned = planInventory(context, target, taken.value)
  planned.repairable = await findRepairable(context, target.ref, taken.value)
  return planned
}

/** Returns why nothing of a package may be deleted for what files of `in-use` say; null if something may. */
export const findUnversionedUse = ({ policy, ref }: Pick<Target, 'policy' | 'ref'>): string | null => {
  const use = policy.inUse && findUses(policy.inUse, ref)
  return use?.unversioned ? describeUnversioned(use.unversioned) : null
}

/** Plans a package of which inventory was taken. */
export const planInventory = (context: CleanContext, target: Target, inventory: PackageInventory): PackageRun => {
  const { policy, ref } = target
  const suspect = findSuspect(policy, inventory)
  if (suspect !== null) return { ...unplanned(target, suspect), inventory }
  const plan = planPackage(inventory, policy, inventory.facts, context.now, approvedFor(context, target))
  const outcomes = new Map<number, Outcome>()
  const uses = policy.inUse ? describeMissing(findUses(policy.inUse, ref), inventory.versions) : []
  return {
    ...unplanned(target),
    warnings: [...inventoryWarnings(inventory), ...uses],
    inventory,
    plan,
    outcomes,
    apply: (lane) => applyPackage(context, target, { inventory, plan, outcomes }, lane)
  }
}

/** Returns the warnings about an inventory. */
const inventoryWarnings = ({ graph, versions }: PackageInventory): string[] => {
  const count = graph?.foreign.size ?? 0
  const foreign = `${count} ${count === 1 ? 'signature or attestation refers' : 'signatures or attestations refer'} to images that are not in this package, and none here refers to one that is: all are kept, since the images may be in another package`
  const leftovers = versions.flatMap(({ id, tags }, index) =>
    graph?.placeholders.has(index) ? describeLeftover(id, tags) : []
  )
  return [...(count === 0 ? [] : [foreign]), ...leftovers]
}

/** Returns what is to be done about a placeholder that `untag` left behind. */
const describeLeftover = (id: number, tags: readonly string[]): string => {
  const cause = 'a run that was killed while it removed a tag from an image left it behind'
  return tags.length === 0
    ? `version ${id} is an empty placeholder, which a cleanup deletes: ${cause}`
    : `the tag ${tags.join(', ')} points to an empty placeholder, version ${id}, which a cleanup deletes with the tag: ${cause}; if the tag is needed, push its image again`
}

/** Returns the approved changes of a package, none if the approved plan does not have it; null if nobody has to approve. */
const approvedFor = ({ approved }: CleanContext, { ref }: Target): ApprovedChanges | null =>
  approved && (approved.packages.get(packageKey(ref)) ?? new Map())

const describeUnversioned = ({ file, line, repository }: ImageReference): string =>
  `${file}:${line} names the image ${repository.replace(/^\*?\//, '')} without a tag or digest that is known, so any version may be in use; write the tag or digest into the file, or exclude the file from in-use with "!${file}"`

interface PlannedPackage {
  readonly inventory: PackageInventory
  readonly plan: Plan
  readonly outcomes: Map<number, Outcome>
}

/** Carries out what is planned and not deferred. */
async function* applyPackage(
  context: CleanContext,
  target: Target,
  { inventory, plan, outcomes }: PlannedPackage,
  lane: Lane
): AsyncGenerator<Outcome> {
  const { client, owner, stop, now } = context
  const { ref } = target
  const deferred = new Set(outcomes.keys())
  const approved = approvedFor(context, target)
  const planned = { inventory, plan, now, approved }
  const deleteIfDue = createStalenessGuard(context, target, planned)
  /** Returns the same precondition, which calls `begin` right before the deletion is sent. */
  const thenBegin =
    (due: Precondition, begin: () => void): Precondition =>
    async () => {
      const state = await due()
      if (state === 'due') begin()
      return state
    }
  const execute: ChangeExecutor['execute'] = ({ id }, begin) =>
    deleteIfDue(id, (due) => deleteVersion(client, owner, ref, id, thenBegin(due, begin)))
  const removePackage = (begin: () => void) =>
    deleteIfDue(null, (due) => deletePackage(client, owner, ref, thenBegin(due, begin)))
  const deletions =
    plan.emptiesPackage && deferred.size === 0
      ? deleteWholePackage(plan, removePackage, lane, stop.signal)
      : applyPlan(
          plan,
          deferred,
          deleteExecutor(execute, lane, (changes) =>
            client.hasBudgetFor(requestsFor(changes, inventory.versions.length, inventory.lookupRequests))
          ),
          stop
        )
  for (const step of [deletions, removeTags(context, ref, plan, outcomes, createTagCheck(context, target, planned))]) {
    yield* record(outcomes, step)
  }
}

/**
 * Returns the requests that the deletions of a package are likely to take. It is checked again every minute: by its whole list;
 * or by the number of its versions, the newest, and the pages of what is deleted, of which each minute begins on one of the
 * last. Without tags these pages need not be read.
 */
const expectedRequests = ({ plan, lookupRequests, hasTags }: CappedPlan, deferred: ReadonlySet<number>): number => {
  const changes = plan.changes.filter(({ index }) => !deferred.has(index))
  const pageOf = (index: number): number => Math.floor(index / pageSize)
  const pages = hasTags ? new Set(changes.map(({ index }) => pageOf(index))).size : 0
  const checks = Math.ceil(changes.length / deletionsPerMinute)
  const byPages = (hasTags ? 3 : 2) * checks + pages
  return changes.length + checks * lookupRequests + Math.min(checks * (pageOf(plan.decisions.length - 1) + 1), byPages)
}

/** Returns the requests that this many deletions may need, with those to re-check the package and its refs. */
const requestsFor = (deletions: number, versions: number, lookupRequests: number): number =>
  deletions + 2 * (Math.min(Math.ceil(versions / 100) + 1, deletions + 3) + lookupRequests)

/** Returns a warning for each pattern of a policy that matches nothing in any of its packages. */
const findUnmatched = (policy: Policy, results: readonly PackageRun[]): readonly string[] => {
  const ours = results.filter(({ target }) => target.policy === policy)
  const inventories = ours.flatMap(({ inventory }) => inventory ?? [])
  // A package that could not be listed may have what a pattern matches.
  return inventories.length < ours.length ? [] : unmatchedWarnings(policy, inventories)
}
