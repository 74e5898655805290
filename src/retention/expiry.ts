import type { RefState } from './conditions.ts'
import { type Duration, whenAged } from './duration.ts'
import { containerLabels } from './graph.ts'
import type { ManifestFact } from './manifest.ts'
import { type Decision, type Inventory, type Plan, planPackage } from './plan.ts'
import { type Keep, type Policy, periods } from './policy.ts'
import type { Reason } from './reason.ts'
import { type Digest, isTopLevel } from './version.ts'

/** An inventory, with the manifests that were read. */
export interface KnownInventory extends Inventory {
  readonly manifests: ReadonlyMap<Digest, ManifestFact>
}

/** The decision about a package: its inventory, policy, refs and time, and the plan that these make. */
export interface PlannedInventory {
  readonly inventory: KnownInventory
  readonly policy: Policy
  readonly refs: RefState
  /** In milliseconds since 1970. */
  readonly now: number
  readonly plan: Plan
}

/**
 * Returns for each version the first time, in milliseconds, at which `planPackage` deletes it although nothing else has
 * changed, `max-delete-percent` apart; null if it is deleted now, if time alone never ends its reasons, or if that is unknown.
 *
 * The reasons of the plan say when each of them ends, and the graph what that ends in turn. Where this does not suffice (a
 * minimum of images, counts whose slots become free), the policy is evaluated at the times at which it can change, as
 * long as that costs little. For larger packages, such times are left out below the minimum, and estimates elsewhere.
 */
export const findExpiries = (
  planned: PlannedInventory,
  maxEvaluated = maxEvaluatedInRun
): readonly (number | null)[] => {
  const { inventory, plan } = planned
  const { decisions } = plan
  if (plan.status === 'failed') return decisions.map(() => null)
  const ends = endsOf(planned)
  const isSteady = staysInOrder(planned, ends)
  const exactBefore = minimumFrom(planned)
  const isOpen = decisions.map(
    ({ action, reasons }, index) =>
      action !== 'delete' && !isBlocked(reasons) && !(isSteady && Number(ends[index]) < exactBefore)
  )
  const isLarge = !isSteady && decisions.length * 10 > maxEvaluated
  const lateEnds = (): readonly number[] => distinctTimes(ends.filter((end) => end >= exactBefore))
  const times = isLarge ? [] : isSteady ? lateEnds() : criticalTimes(planned)
  const isCheap = !isLarge && times.length * decisions.length <= maxEvaluated
  const found = isCheap ? evaluateAt(planned, times, isOpen) : new Map<number, number>()
  const isEstimated = !isSteady && !isCheap
  return decisions.map(({ version, action, reasons }, index) => {
    const isPerhapsPart = inventory.type === 'container' && inventory.manifests.size === 0 && version.tags.length === 0
    if (action === 'delete' || isBlocked(reasons) || isPerhapsPart) return null
    const end = Number(ends[index])
    const isCertain = end < exactBefore && (!isOpen[index] || isEstimated)
    return found.get(index) ?? (isCertain && Number.isFinite(end) ? end : null)
  })
}

/** How many versions are evaluated again at most, over all times: some hundredths of a second for a package. */
const maxEvaluatedInRun = 5000

const unending = Number.POSITIVE_INFINITY
const deleted = Number.NEGATIVE_INFINITY

/** True for a version that only the state of this run keeps from being deleted. */
const isBlocked = (reasons: readonly Reason[]): boolean =>
  reasons.some(({ code }) => code === 'fuse' || code === 'not-in-plan')

/** Returns when the reasons that a version has by itself end; -Infinity without any. */
const ownEnd = ({ action, reasons }: Decision): number => {
  if (action === 'delete') return deleted
  const own = reasons.filter(({ code }) => code !== 'needed-by' && code !== 'min-keep' && code !== 'fuse')
  return Math.max(...own.map((reason) => ('until' in reason ? reason.until : undefined) ?? unending), deleted)
}

/** Returns when each version, and everything that needs it, is no longer kept by any reason of its own. */
const endsOf = ({ inventory, plan }: PlannedInventory): readonly number[] => {
  const ends = plan.decisions.map(ownEnd)
  const needs = inventory.graph?.needs ?? []
  const latestFirst = [...ends.keys()].toSorted((a, b) => Number(ends[b]) - Number(ends[a]))
  const done = new Set<number>()
  for (const start of latestFirst) {
    const end = Number(ends[start])
    const reached = done.has(start) ? [] : [start]
    for (const index of reached) {
      if (done.has(index)) continue
      done.add(index)
      ends[index] = Math.max(Number(ends[index]), end)
      reached.push(...(needs[index] ?? []))
    }
  }
  return ends
}

/** Returns the time from which `min-keep`, or what GitHub itself requires, may keep versions; Infinity for none. */
const minimumFrom = ({ inventory: { type, graph }, policy, plan }: PlannedInventory): number => {
  const counts = (decision: Decision, index: number): boolean =>
    isTopLevel(decision) &&
    (type !== 'container' || (containerLabels(decision.version).length > 0 && !graph?.foreign.has(index))) &&
    (graph?.listedBy[index] ?? []).length === 0
  const counted = plan.decisions
    .filter(counts)
    .map(ownEnd)
    .toSorted((a, b) => b - a)
  return counted[Math.max(policy.minKeep ?? 1, 1) - 1] ?? deleted
}

/** True if nothing that ends makes room for another version: then each is kept until its own reasons and owners end. */
const staysInOrder = ({ inventory, policy, now }: PlannedInventory, ends: readonly number[]): boolean => {
  const { versions, graph } = inventory
  const isFuture = versions.some(({ created }) => created !== null && created > now)
  // A platform that outlives its index takes slots of its own.
  const outlives = (hosts: readonly number[], index: number): boolean =>
    hosts.length > 0 && (policy.safety.untag || hosts.some((host) => ends[host] !== ends[index]))
  return !isFuture && policy.rules.every(({ keep }) => isOrderly(keep)) && !graph?.listedBy.some(outlives)
}

const isOrderly = ({ while: _, ...keep }: Keep): boolean => {
  const keys = Object.keys(keep)
  if (keep['then-for']) return keys.every((key) => key === 'then-for' || key === 'within')
  return keep.max === undefined || durationsOf(keep).length === 0
}

const durationsOf = (keep: Keep): readonly Duration[] =>
  [keep.within, ...periods.map((period) => keep[period])].flatMap((limit) => (typeof limit === 'object' ? [limit] : []))

/** Returns all times after `now` at which the evaluation of a policy can change. */
const criticalTimes = ({ inventory, policy, refs, now }: PlannedInventory): readonly number[] => {
  const { rules, safety } = policy
  const durations = [
    ...new Map(rules.flatMap(({ keep }) => durationsOf(keep)).map((each) => [each.text, each])).values()
  ]
  const times = inventory.versions.flatMap(({ created, updated }) => {
    if (created === null) return []
    const changed = updated ?? created
    return [
      created,
      whenAged(Math.max(created, changed), safety.gracePeriod, now),
      ...durations.flatMap((each) => [created, changed].map((time) => whenAged(time + 1, each, now)))
    ]
  })
  const closed = [...(refs.closedPullRequests?.closedAt.values() ?? [])]
  const ends = rules.flatMap(({ keep: { 'then-for': thenFor } }) =>
    thenFor ? closed.map((time) => whenAged(time + 1, thenFor, now)) : []
  )
  return distinctTimes([...times, ...ends].filter((time) => time > now))
}

const distinctTimes = (times: readonly number[]): readonly number[] =>
  [...new Set(times)].filter(Number.isFinite).toSorted((a, b) => a - b)

/** Returns the first of the times at which each of the open versions is deleted, by its index. */
const evaluateAt = (
  { inventory, policy, refs }: PlannedInventory,
  times: readonly number[],
  isOpen: readonly boolean[]
): ReadonlyMap<number, number> => {
  const unlimited = { ...policy, safety: { ...policy.safety, maxDeletePercent: 100 } }
  const open = new Set(isOpen.flatMap((each, index) => (each ? [index] : [])))
  const found = new Map<number, number>()
  for (const time of times) {
    if (open.size === 0) break
    for (const { index } of planPackage(inventory, unlimited, refs, time).changes)
      if (open.delete(index)) found.set(index, time)
  }
  return found
}
