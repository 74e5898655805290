import { applyPlan, deleting, emptyPackage, type Making } from '../apply/apply-plan.ts'
import { keepFresh } from '../apply/revalidate.ts'
import { removeTags, type Untagging } from '../apply/untag.ts'
import { deletePackage, deleteVersion, type Precondition } from '../github/packages.ts'
import type { IfMissing } from '../inputs/table.ts'
import { findPackages, type Target } from '../inventory/find-packages.ts'
import type { Looks } from '../inventory/listing-budget.ts'
import { unasked } from '../inventory/ref-lookup.ts'
import { type Source, type Stock, takeInventory } from '../inventory/take-inventory.ts'
import { type ApprovedPlan, keyOf } from '../retention/approved-plan.ts'
import { idlePatterns } from '../retention/evaluate.ts'
import { findMisread, type Misread, suggestLabel } from '../retention/misread.ts'
import { type Approved, deferChanges, type Outcome, type Plan, planPackage } from '../retention/plan.ts'
import type { Policy } from '../retention/policy.ts'
import { type Job, type Result, undecided } from './package-run.ts'

/** What deciding and changing packages takes, the same for all packages of a run. */
export interface Cleaning extends Source, Untagging {
  readonly policies: readonly Policy[]
  readonly ifMissing: IfMissing
  /** A cap over the whole run, for the policies without one of their own. */
  readonly maxDeletions: number | null
  /** The time to decide as of, in milliseconds. */
  readonly now: number
  /** Null where nobody has to approve. */
  readonly approved: ApprovedPlan | null
}

/** Deletes what the policies let go. */
export const clean = (cleaning: Cleaning): Job => {
  const earlier: Planned[] = []
  const deferredIn = (planned: readonly Planned[]) => deferChanges(planned, cleaning.maxDeletions, earlier)
  return {
    find: () => findPackages(cleaning.client, cleaning.owner, cleaning.policies, cleaning.ifMissing),
    decide: (target, looks) => decide(cleaning, target, looks),
    cost: (results) => {
      const planned = plannedOf(results)
      const deferred = deferredIn(planned)
      const costs = planned.map(({ plan, asks }) => {
        const changes = plan.changes.length - (deferred.get(plan)?.size ?? 0)
        return changes === 0 ? 0 : costOf(changes, plan.decisions.length, asks)
      })
      return costs.reduce((sum, cost) => sum + cost, 0)
    },
    cap: (results) => {
      const planned = plannedOf(results)
      const deferred = deferredIn(planned)
      for (const each of planned) {
        const places = deferred.get(each.plan) ?? new Set()
        for (const index of places) each.outcomes.set(index, { index, outcome: 'deferred', problem: null })
        earlier.push({ ...each, deferred: places })
      }
    },
    compare: (results) => cleaning.policies.flatMap((policy) => idleWarnings(policy, results))
  }
}

interface Planned extends Pick<Target, 'policy' | 'policyIndex'> {
  readonly plan: Plan
  readonly deferred: ReadonlySet<number>
  readonly outcomes: Map<number, Outcome>
  /** The requests that it takes to ask its questions again. */
  readonly asks: number
}

const plannedOf = (results: readonly Result[]): Planned[] =>
  results.flatMap(({ target, stock, plan, outcomes }) =>
    plan ? [{ ...target, plan, outcomes, deferred: new Set(), asks: asksOf(stock?.facts) }] : []
  )

/** Takes inventory of a package and plans it. */
const decide = async (cleaning: Cleaning, target: Target, looks: Looks): Promise<Result> => {
  const { clock, now } = cleaning
  const taken = clock.elapsed()
  const stock = await takeInventory(cleaning, target, now, looks)
  if (!stock.ok) return undecided(target, stock.problem)
  const [misread] = findMisread(target.policy, stock.value)
  if (misread) return { ...undecided(target, explainMisread(misread)), stock: stock.value }
  const plan = planPackage(stock.value, target.policy, stock.value.facts, now, approvedFor(cleaning, target))
  const outcomes = new Map<number, Outcome>()
  const change = () => changePackage(cleaning, target, { stock: stock.value, plan, taken, outcomes })
  return { ...undecided(target), warnings: remarksOn(stock.value), stock: stock.value, plan, outcomes, change }
}

/** What a person should know of what was found, besides the decisions. */
const remarksOn = ({ graph }: Stock): string[] => {
  const count = graph?.foreign.size ?? 0
  return count === 0
    ? []
    : [
        `${count} ${count === 1 ? 'signature or attestation refers' : 'signatures or attestations refer'} to images that are not in this package, nor does any other here: all are kept, since the images may be in another package`
      ]
}

/** Of a package that the approved plan does not have, nothing may change. */
const approvedFor = ({ approved }: Cleaning, { ref }: Target): Approved | null =>
  approved && (approved.packages.get(keyOf(ref)) ?? new Map())

interface Decided {
  readonly stock: Stock
  readonly plan: Plan
  /** When its inventory was begun. */
  readonly taken: number
  readonly outcomes: Map<number, Outcome>
}

/** Carries out what is planned and not deferred. */
async function* changePackage(
  cleaning: Cleaning,
  target: Target,
  { stock, plan, taken, outcomes }: Decided
): AsyncGenerator<Outcome> {
  const { client, owner, stop, now } = cleaning
  const { ref } = target
  const deferred = new Set(outcomes.keys())
  const approved = approvedFor(cleaning, target)
  const whileDue = keepFresh(cleaning, target, stock, plan, { now, taken, approved })
  /** The same, and begun right before it is sent. */
  const onceDue =
    (due: Precondition, begin: () => void): Precondition =>
    async () => {
      const state = await due()
      if (state === 'due') begin()
      return state
    }
  const make: Making['make'] = ({ id }, begin) =>
    whileDue(id, (due) => deleteVersion(client, owner, ref, id, onceDue(due, begin)))
  const removePackage = (begin: () => void) =>
    whileDue(null, (due) => deletePackage(client, owner, ref, onceDue(due, begin)))
  const deletions =
    plan.emptiesPackage && deferred.size === 0
      ? emptyPackage(plan, removePackage, stop.signal)
      : applyPlan(
          plan,
          deferred,
          deleting(make, (changes) => client.hasBudgetFor(costOf(changes, stock.versions.length, asksOf(stock.facts)))),
          stop
        )
  for (const step of [deletions, removeTags(cleaning, ref, plan, outcomes)]) {
    for await (const outcome of step) {
      outcomes.set(outcome.index, outcome)
      yield outcome
    }
  }
}

const explainMisread = ({ source, label, spelling }: Misread): string => {
  const almost =
    spelling === 'case'
      ? `would match "${label}" in other capitals`
      : `would match "${label}" if it were a regex, between slashes`
  return `pattern "${source}" protects nothing here and ${almost}; nothing is deleted until it is written as it is meant, or left out`
}

/** The requests that so many deletions may need, with a look at the package and its questions in between. */
const costOf = (deletions: number, versions: number, asks: number): number =>
  deletions + Math.min(Math.ceil(versions / 100) + 1, deletions + 3) + asks

const asksOf = (facts: Stock['facts'] = unasked.facts): number =>
  Object.values(facts).reduce((sum, names) => sum + (names === null ? 0 : Math.max(1, Math.ceil(names.size / 100))), 0)

/** The patterns of a policy that match nothing in any of its packages, as warnings. */
const idleWarnings = (policy: Policy, results: readonly Result[]): string[] => {
  const ours = results.filter(({ target }) => target.policy === policy)
  const stocks = ours.flatMap(({ stock }) => stock ?? [])
  // What was not looked into may have what it matches.
  if (stocks.length < ours.length) return []
  return idlePatterns(policy, stocks).map(
    (source) => `pattern "${source}" matches nothing in any package${suggestLabel(source, policy, stocks)}`
  )
}
