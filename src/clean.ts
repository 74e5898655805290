import { applyPlan, emptyPackage, errorText } from './apply.ts'
import { keepFresh } from './freshness.ts'
import { deletePackage, deleteVersion } from './github/packages.ts'
import { type Source, type Stock, type Target, takeInventory } from './inventory.ts'
import type { ApprovedPlan } from './retention/approved.ts'
import { idlePatterns } from './retention/judge.ts'
import { type Approved, deferChanges, type Outcome, type Plan, planPackage } from './retention/plan.ts'
import type { Policy } from './retention/policy.ts'
import { removeTags, type Untagging } from './untag.ts'

/** What deciding and changing packages takes, the same for all packages of a run. */
export interface Cleaning extends Source, Untagging {
  /** The time to decide as of, in milliseconds. */
  readonly now: number
  /** Null where nobody has to approve. */
  readonly approved: ApprovedPlan | null
}

/** One package on its way through the run. */
export interface Result {
  readonly target: Target
  /** What kept the package from being decided at all. */
  readonly problem: string | null
  readonly stock: Stock | null
  readonly plan: Plan | null
  /** When its inventory was begun. */
  readonly taken: number
  readonly outcomes: Map<number, Outcome>
}

/** A package of which nothing is known yet. */
export const undecided = (target: Target): Result => ({
  target,
  problem: null,
  stock: null,
  plan: null,
  taken: 0,
  outcomes: new Map()
})

/** Takes inventory of a package and plans it; what goes wrong there leaves the package as it is, and the others go on. */
export const decide = async (cleaning: Cleaning, target: Target): Promise<Result> => {
  const { clock, stop, now } = cleaning
  const taken = clock.now()
  try {
    const stock = await takeInventory(cleaning, target, now)
    if (!stock.ok) return { ...undecided(target), problem: stock.problem }
    const plan = planPackage(stock.value, target.policy, stock.value.facts, now, approvedFor(cleaning, target))
    return { ...undecided(target), stock: stock.value, plan, taken }
  } catch (error) {
    return { ...undecided(target), problem: stop.aborted ? null : errorText(error) }
  }
}

/** Of a package that the approved plan does not have, nothing may change. */
const approvedFor = ({ approved }: Cleaning, { ref }: Target): Approved | null =>
  approved && (approved.get(`${ref.type}/${ref.name}`) ?? new Map())

/** Defers what the caps leave for the next run. */
export const defer = (results: readonly Result[], maxDeletions: number | null): void => {
  const planned = results.flatMap(({ target, plan }) => (plan ? [{ ...target, plan }] : []))
  const deferred = deferChanges(planned, maxDeletions)
  for (const { plan, outcomes } of results) {
    const places = (plan && deferred.get(plan)) ?? []
    for (const index of places) outcomes.set(index, { index, outcome: 'deferred', problem: null })
  }
}

/** Carries out what is planned and not deferred, and yields what became of it; the outcomes of the result have it too. */
export async function* change(cleaning: Cleaning, result: Result): AsyncGenerator<Outcome> {
  const { target, stock, plan, taken, outcomes } = result
  if (plan === null || stock === null) return
  const { client, owner, stop, now } = cleaning
  const { ref } = target
  const deferred = new Set(outcomes.keys())
  const whileDue = keepFresh(cleaning, target, stock, plan, { now, taken, approved: approvedFor(cleaning, target) })
  const deletions =
    plan.emptiesPackage && deferred.size === 0
      ? emptyPackage(plan, () => whileDue(null, (due) => deletePackage(client, owner, ref, due)), stop)
      : applyPlan(plan, deferred, ({ id }) => whileDue(id, (due) => deleteVersion(client, owner, ref, id, due)), stop)
  for (const step of [deletions, removeTags(cleaning, ref, plan)]) {
    for await (const outcome of step) {
      outcomes.set(outcome.index, outcome)
      yield outcome
    }
  }
}

/** The patterns of a policy that match nothing in any of its packages, as warnings. */
export const idleWarnings = (policy: Policy, results: readonly Result[]): string[] => {
  const stocks = results.flatMap(({ target, stock }) => (target.policy === policy && stock ? [stock] : []))
  return idlePatterns(policy, stocks).map((source) => `pattern "${source}" matches nothing in any package`)
}
