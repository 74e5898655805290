import { type Duration, parseDuration } from '../retention/duration.ts'
import { type Decision, planPackage } from '../retention/plan.ts'
import type { Keep } from '../retention/policy.ts'
import type { KeepReason, Reason } from '../retention/reason.ts'
import { isTopLevel } from '../retention/version.ts'
import {
  type Case,
  code,
  coverLabels,
  type Edit,
  endCondition,
  forgetUse,
  labelsOfCase,
  protectLabel,
  removeTags,
  type SettingStyle,
  setKeep,
  setSafety,
  unprotect,
  versionOf,
  withPolicy
} from './edits.ts'

/** Changes that together change a decision. */
export interface Suggestion {
  readonly steps: readonly string[]
  /** How many other images, or versions of a type without them, they let the policy decide differently. */
  readonly others: number
}

/**
 * Returns what would have to change for the other decision about a version: for a kept one to be deleted, or for a deleted
 * one to be kept. Each is tried with the engine: what does not change the decision is not suggested.
 */
export const findSuggestions = (
  given: Case,
  { reasons, action }: Pick<Decision, 'reasons' | 'action'>,
  style: SettingStyle
): readonly Suggestion[] => {
  const before = planOf(given)
  const deletes = (decisions: readonly Decision[]): boolean => decisions[given.index]?.action === 'delete'
  const works = (edits: readonly Edit[]): boolean => deletes(planOf(withAll(given, edits))) !== (action === 'delete')
  // An approved plan, or an earlier state of the package, decides otherwise.
  if (deletes(before) !== (action === 'delete')) return []
  const ways = action === 'delete' ? waysToKeep(given, reasons, style) : waysToDelete(given, reasons, style)
  const found = ways.filter(works).map((edits) => withoutNeedless(edits, works))
  const distinct = new Map(found.map((edits) => [edits.map(({ text }) => text).join('\n'), edits]))
  return [...distinct.values()].map((edits) => {
    const after = planOf(withAll(given, edits))
    const differs = (decision: Decision, index: number): boolean =>
      isTopLevel(decision) && (decision.action === 'delete') !== (after[index]?.action === 'delete')
    const others = before.filter((decision, index) => index !== given.index && differs(decision, index))
    return { steps: edits.map(({ text }) => text), others: others.length }
  })
}

const planOf = ({ inventory, policy, refs, now }: Case): readonly Decision[] =>
  planPackage(inventory, policy, refs, now).decisions

const withAll = (given: Case, edits: readonly Edit[]): Case => edits.reduce((each, { apply }) => apply(each), given)

const withoutNeedless = (edits: readonly Edit[], works: (edits: readonly Edit[]) => boolean): readonly Edit[] =>
  edits.reduce<readonly Edit[]>((needed, each) => {
    const others = needed.filter((other) => other !== each)
    return others.length > 0 && works(others) ? others : needed
  }, edits)

/** Returns the ways to undo every reason that keeps a version: by its tags where that is possible, and by the policy. */
const waysToDelete = (given: Case, reasons: readonly Reason[], style: SettingStyle): readonly (readonly Edit[])[] => {
  const choices = reasons.map((reason) => undo(given, reason, style))
  if (choices.some(({ length }) => length === 0)) return []
  const most = Math.max(...choices.map(({ length }) => length))
  return Array.from({ length: most }, (_, way) => {
    const edits = choices.flatMap((each) => each[Math.min(way, each.length - 1)] ?? [])
    return [...new Map(edits.map((each) => [each.text, each])).values()]
  })
}

/** Returns the changes that each undo one reason to keep a version; none where nothing can. */
const undo = (given: Case, reason: Reason, style: SettingStyle): readonly Edit[] => {
  switch (reason.code) {
    case 'uncovered':
      return [...removeTags(given, reason.labels), coverLabels(given, reason.labels, style)]
    case 'protected':
      return 'labels' in reason
        ? [...removeTags(given, reason.labels), unprotect(given, reason.labels, style)]
        : [unprotect(given, [reason.digest], style)]
    case 'in-use':
      return [forgetUse('labels' in reason ? reason.labels : [reason.digest], reason)]
    case 'within':
    case 'latest':
    case 'hourly':
    case 'daily':
    case 'weekly':
    case 'monthly':
    case 'yearly':
      return lowerLimit(given, reason, style)
    case 'while':
      return endCondition(given, reason.rule)
    case 'grace':
      return durationsBelow(given).map((duration) => setSafety({ gracePeriod: duration }, style))
    case 'min-keep':
      return lowerMinimum(given, reason.limit)
    case 'fuse':
      return [setSafety({ maxDeletePercent: Math.ceil((reason.going * 100) / reason.images) }, style)]
    default:
      return []
  }
}

/** Returns the change that lets a key keep less: a lower count, or a shorter time. */
const lowerLimit = (
  given: Case,
  { code: key, rule, rank, limit }: KeepReason,
  style: SettingStyle
): readonly Edit[] => {
  if (typeof limit === 'number') return rank === undefined ? [] : [setKeep(rule, key, rank - 1, given.policy, style)]
  return durationsBelow(given).map((duration) => setKeep(rule, key, duration, given.policy, style))
}

/** Returns the change to the highest minimum of images that does not keep the version. */
const lowerMinimum = (given: Case, limit: number): readonly Edit[] => {
  const { minKeep } = given.policy
  const counts = minKeep === null ? [] : Array.from({ length: Math.min(limit, 20) }, (_, less) => limit - 1 - less)
  const setMinimum = (count: number): Edit => ({
    text: code(`min-keep: ${count}`),
    apply: withPolicy((to) => ({ ...to, minKeep: count }))
  })
  const isFree = (edit: Edit): boolean =>
    planOf(edit.apply(given))[given.index]?.reasons.every(({ code }) => code !== 'min-keep') ?? false
  const found = counts.map(setMinimum).find(isFree)
  return found ? [found] : []
}

/** Returns the ways to keep a version that is deleted, each a single change. */
const waysToKeep = (given: Case, reasons: readonly Reason[], style: SettingStyle): readonly (readonly Edit[])[] => {
  const labels = labelsOfCase(given)
  const expired = reasons.find((reason) => reason.code === 'expired')
  if (!expired && labels.length === 0 && reasons.every(({ code }) => code !== 'orphan')) return []
  const [label = versionOf(given)[0]?.name ?? ''] = labels
  const edits = [
    protectLabel(label, given.policy, style),
    ...(expired ? raiseLimits(given, expired, style) : []),
    ...(labels.length === 0 ? durationsFrom(given, 1).map((gracePeriod) => setSafety({ gracePeriod }, style)) : [])
  ]
  return edits.map((edit) => [edit])
}

type ExpiredReason = Extract<Reason, { readonly code: 'expired' }>

/** Returns the changes by which a rule keeps a version: higher counts, a longer time. */
const raiseLimits = (given: Case, { rule, misses }: ExpiredReason, style: SettingStyle): readonly Edit[] => {
  const { policy } = given
  const set = (key: keyof Keep, value: number | Duration): Edit => setKeep(rule, key, value, policy, style)
  const ranks = misses.flatMap(({ key, rank, limit }) =>
    rank !== undefined && typeof limit === 'number' ? [{ key, rank }] : []
  )
  if (ranks.every(({ key }) => key !== 'latest')) {
    const all = planOf(set('latest', given.inventory.versions.length).apply(given))[given.index]
    const reason = all?.reasons.find((each) => each.code === 'latest' && each.rule === rule)
    if (reason?.code === 'latest' && reason.rank !== undefined) ranks.unshift({ key: 'latest', rank: reason.rank })
  }
  return [
    ...ranks.map(({ key, rank }) => set(key, rank)),
    ...durationsFrom(given).map((duration) => set('within', duration))
  ]
}

const hour = 3_600_000
const day = 24 * hour

/** Returns the longest whole time that is over for a version; none while it is younger than a minute. */
const durationsBelow = (given: Case): readonly Duration[] => {
  const age = ageOf(given)
  const [unit, length] =
    age > day ? (['day', day] as const) : age > hour ? (['hour', hour] as const) : (['minute', 60_000] as const)
  return durationsOf(Math.ceil(age / length) - 1, unit)
}

/** Returns the shortest whole time that is not over for a version; for keys that end with their time, `more` of 1. */
const durationsFrom = (given: Case, more: 0 | 1 = 0): readonly Duration[] => {
  const age = ageOf(given) + more
  return age > 2 * day ? durationsOf(Math.ceil(age / day), 'day') : durationsOf(Math.ceil(age / hour), 'hour')
}

const durationsOf = (count: number, unit: string): readonly Duration[] => {
  const read = parseDuration(`${count} ${unit}${count === 1 ? '' : 's'}`)
  return read.ok ? [read.value] : []
}

/** Returns the time since the last change of a version. */
const ageOf = (given: Case): number =>
  given.now - Math.max(...versionOf(given).map(({ created, updated }) => Math.max(Number(created), Number(updated))))
