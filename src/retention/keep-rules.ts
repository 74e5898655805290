import { type CoveredLabel, heldUntil, type RuleContext } from './conditions.ts'
import { matchDeployments } from './deployments.ts'
import { type Duration, subtractDuration, whenAged } from './duration.ts'
import { capturesOf } from './pattern.ts'
import { type Period, type Rule, type VersionGroup, versionGroups } from './policy.ts'
import type { KeepReason, UnmetCondition } from './reason.ts'
import { compareReleases, groupKey, type Release } from './release.ts'
import type { PackageType } from './version.ts'

/** A version that a rule covers, with those of its labels that it covers: none for an untagged image. */
export interface RuleMember {
  readonly id: number
  readonly created: number
  readonly updated: number
  readonly labels: readonly CoveredLabel[]
  /** Evaluated without taking a slot (used to find removable tags of protected versions). */
  readonly observer?: boolean
}

const hour = 3_600_000
const day = 24 * hour
const week = 7 * day

const utc = (time: number, length: number): string => new Date(time).toISOString().slice(0, length)

/** The Thursday of an ISO week decides which year the week belongs to; day 0 of the epoch was one. */
const isoWeek = (time: number): string => {
  const thursday = Math.floor((time + 3 * day) / week) * week
  const year = utc(thursday, 4)
  const first = Date.UTC(Number(year), 0, 1)
  return `${year}-W${String(Math.floor((thursday - first) / week) + 1).padStart(2, '0')}`
}

/** The keys that keep versions: each keeps the newest of every bucket, until its count or its duration is used up. */
const keepKeys: readonly {
  readonly key: Limit['key']
  readonly bucket: Limit['bucket']
}[] = [
  { key: 'latest', bucket: () => null },
  { key: 'within', bucket: () => null },
  { key: 'hourly', bucket: (time) => utc(time, 13) },
  { key: 'daily', bucket: (time) => utc(time, 10) },
  { key: 'weekly', bucket: isoWeek },
  { key: 'monthly', bucket: (time) => utc(time, 7) },
  { key: 'yearly', bucket: (time) => utc(time, 4) }
]

/** The verdict of one rule on one of its members: it is kept if there are keep reasons, and may be deleted otherwise. */
export interface RuleOutcome<M extends RuleMember> {
  readonly member: M
  keepReasons: readonly KeepReason[]
  unmet: readonly UnmetCondition[]
}

// Most lists stay empty or get one item. An array that grows by push or spread makes room for 16, by concat for one.
const none: readonly never[] = []

/** A member in one of the groups of its rule. */
interface GroupEntry extends Readonly<Record<Time, number>> {
  readonly outcome: RuleOutcome<RuleMember>
  readonly id: number
  /** When `while` ends for it if nothing but time passes; Infinity if time does not end it. */
  readonly until: number
  readonly release: Release
}

type Time = 'created' | 'updated'

/** A `keep` prepared for many versions; of the same shape for all rules, whichever keys they have. */
interface CompiledRule {
  readonly rule: number
  readonly type: PackageType
  readonly per: string | null
  readonly groupKeys: (label: CoveredLabel) => readonly string[]
  readonly byVersion: boolean
  /** The times by which keys keep, the one that orders first: a version that one of them keeps is kept. */
  readonly times: readonly [Time, ...Time[]]
  readonly limits: readonly Limit[]
  /** The condition of `while`, if no other key keeps anything. */
  readonly onlyCondition: Pick<KeepReason, 'limit' | 'thenFor'> | null
  readonly max: number
}

/** A key that keeps versions: a count of them, or those created since a time. */
interface Limit {
  readonly key: 'latest' | 'within' | Period
  /** Returns the name of the period that a time belongs to; null for keys that do not count periods. */
  readonly bucket: (time: number) => string | null
  readonly count: number
  readonly duration: Duration | null
  readonly since: number
  readonly now: number
  /** The limit as the policy has it. */
  readonly written: number | string
}

const compileRule = (source: Rule, rule: number, { type, now }: RuleContext): CompiledRule => {
  const { keep } = source
  const limits = keepKeys.flatMap(({ key, bucket }): Limit[] => {
    const limit = keep[key]
    if (limit === undefined) return []
    if (typeof limit === 'number')
      return [{ key, bucket, count: limit, duration: null, since: Number.NEGATIVE_INFINITY, now, written: limit }]
    const [count, since] = [Number.POSITIVE_INFINITY, subtractDuration(now, limit)]
    return [{ key, bucket, count, duration: limit, since, now, written: limit.text }]
  })
  const { per = null, max = Number.POSITIVE_INFINITY, while: condition, 'then-for': thenFor } = keep
  const isOnly = limits.length === 0 && keep.deployments === undefined
  const onlyCondition = isOnly && condition ? { limit: condition, ...(thenFor && { thenFor: thenFor.text }) } : null
  const groupKeys = groupKeysBy(per, source, type)
  return {
    rule,
    type,
    per,
    groupKeys,
    byVersion: keep.by === 'version',
    times: timesBy(keep),
    limits,
    onlyCondition,
    max
  }
}

/** An old digest can get a new tag today, which updates the version: neither time alone shows which versions are old. */
const timesBy = ({ by }: Rule['keep']): CompiledRule['times'] =>
  by === 'created' || by === 'updated' ? [by] : ['created', 'updated']

/** Returns one outcome for each member, in the order given; that order does not change any of them. */
export const evaluateRule = <M extends RuleMember>(
  rule: Rule,
  number: number,
  members: readonly M[],
  context: RuleContext
): readonly RuleOutcome<M>[] => {
  const { while: condition, 'then-for': thenFor } = rule.keep
  const untilOf = condition && heldUntil(condition, rule, context)
  const addDeployments = deploymentsOf(rule, number, context)
  const compiled = compileRule(rule, number, context)
  const groups = new Map<string, GroupEntry[]>()
  const outcomes = members.map((member): RuleOutcome<M> => {
    const outcome: RuleOutcome<M> = { member, keepReasons: none, unmet: none }
    const { labels, until } = untilOf ? heldLabels(member.labels, untilOf) : { labels: member.labels, until: unending }
    if (condition && labels.length === 0 && member.labels.length > 0) {
      outcome.unmet = [{ key: 'while', limit: condition, ...(thenFor && { thenFor: thenFor.text }) }]
      return outcome
    }
    addDeployments?.(outcome, labels, until)
    const { found, ungrouped } = groupsOf(compiled, labels)
    if (ungrouped) {
      const reason = { code: 'ungrouped', rule: number, limit: compiled.per ?? 'version' } as const
      outcome.keepReasons = outcome.keepReasons.concat(reason)
    }
    for (const [group, release] of found) {
      const { id, created, updated } = member
      const entry = { outcome, id, created, updated, release, until }
      const entries = groups.get(group)
      if (entries) entries.push(entry)
      else groups.set(group, [entry])
    }
    return outcome
  })
  for (const [group, entries] of groups) evaluateGroup(compiled, group, entries)
  return outcomes
}

/** The end of a condition that time does not end. */
const unending = Number.POSITIVE_INFINITY

/** Returns the labels for which a condition holds, and when it no longer holds for any of them. */
const heldLabels = (
  labels: readonly CoveredLabel[],
  untilOf: (label: CoveredLabel) => number | null
): { readonly labels: readonly CoveredLabel[]; readonly until: number } => {
  const ends = labels.map(untilOf)
  const held = labels.filter((_, index) => ends[index] !== null)
  return { labels: held, until: held.length === 0 ? unending : Math.max(...ends.map(Number)) }
}

/** Returns a function that adds what `deployments` says to an outcome; undefined for a rule without this key. */
const deploymentsOf = (rule: Rule, number: number, { type, refs }: RuleContext) => {
  const { deployments: limit } = rule.keep
  if (limit === undefined) return
  const deployedTo = matchDeployments(rule, limit, type, refs.deployments)
  return (outcome: RuleOutcome<RuleMember>, labels: readonly CoveredLabel[], until: number): void => {
    const environments = deployedTo(labels.map(({ text }) => text))
    if (environments?.length === 0) outcome.unmet = [{ key: 'deployments', limit }]
    else {
      const end = until === unending ? {} : { until }
      outcome.keepReasons = [
        { code: 'deployments', rule: number, limit, ...(environments && { environments }), ...end }
      ]
    }
  }
}

/** True if a rule needs the version numbers in its labels. */
export const needsRelease = ({ keep }: Rule): boolean =>
  keep.by === 'version' || keep.while === 'unreleased' || (keep.per !== undefined && isVersionGroup(keep.per))

/** Returns the groups that a version's labels put it in, each with its highest release there. */
const groupsOf = (
  { type, per, byVersion, groupKeys }: CompiledRule,
  labels: readonly CoveredLabel[]
): { readonly found: ReadonlyMap<string, Release>; readonly ungrouped: boolean } => {
  if (per === null && !byVersion) return oneGroup
  const found = new Map<string, Release>()
  let ungrouped = labels.length === 0
  for (const label of labels) {
    const keys = groupKeys(label)
    if (keys.length === 0 || (byVersion && label.release === null)) {
      ungrouped = true
      continue
    }
    const release = label.release ?? noRelease
    for (const key of keys) {
      const highest = found.get(key)
      if (!highest || compareReleases(type, release, highest) > 0) found.set(key, release)
    }
  }
  return { found, ungrouped }
}

/** Stands in where a rule orders nothing by release. */
const noRelease: Release = { numbers: [], identifiers: [], prerelease: false, channel: null, variant: '' }

const oneGroup = { found: new Map([['', noRelease]]), ungrouped: false }

/** Returns a function for the groups of a label: by a placeholder, those of every pattern that matches it. */
const groupKeysBy = (per: string | null, { delete: patterns }: Rule, type: PackageType): CompiledRule['groupKeys'] => {
  if (per === null) return () => oneKey
  if (!isVersionGroup(per)) return ({ text }) => capturesOf(patterns, text, type, per).filter((key) => key !== null)
  return ({ release }) => {
    const key = release && groupKey(release, per)
    return key === null ? none : [key]
  }
}

const oneKey = ['']

const isVersionGroup = (per: string): per is VersionGroup => versionGroups.some((group) => group === per)

/** The entries of a group in the orders by which keys count them, the newest or the highest first. */
interface GroupOrders {
  /** The order by each time; one by which no entry differs from the first is left out. */
  readonly byTime: readonly [TimeOrder, ...TimeOrder[]]
  /** The order of `latest` and `max`. */
  readonly main: readonly GroupEntry[]
}

interface TimeOrder {
  readonly time: Time
  readonly entries: readonly GroupEntry[]
}

const ordersOf = ({ type, byVersion, times }: CompiledRule, entries: readonly GroupEntry[]): GroupOrders => {
  const orderBy = (time: Time): TimeOrder => ({
    time,
    entries: entries.toSorted((a, b) => b[time] - a[time] || b.id - a.id)
  })
  const [first, ...others] = times
  const differing = others.filter((time) => entries.some((each) => each[time] !== each[first]))
  const byFirst = orderBy(first)
  const byRelease = (a: GroupEntry, b: GroupEntry): number => compareReleases(type, b.release, a.release) || b.id - a.id
  return {
    byTime: [byFirst, ...differing.map(orderBy)],
    main: byVersion ? entries.toSorted(byRelease) : byFirst.entries
  }
}

/** The entries of one group that the keys of a rule keep, before `max`. */
interface Kept {
  readonly reasons: Map<GroupEntry, readonly KeepReason[]>
  readonly firstTime: Time
  /** The entries that a key keeps by the first time. */
  readonly byFirstTime: Set<GroupEntry>
}

/** Adds to every member of one group what the keys of `keep` say of it. */
const evaluateGroup = (compiled: CompiledRule, group: string, entries: readonly GroupEntry[]): void => {
  const { rule, per, byVersion, times, limits, onlyCondition } = compiled
  const [firstTime] = times
  const orders = ordersOf(compiled, entries)
  const origin = per === null ? { rule } : { rule, group }
  const kept: Kept = { reasons: new Map(), firstTime, byFirstTime: new Set() }
  for (const limit of limits) {
    const walks = byVersion && limit.key === 'latest' ? [{ time: firstTime, entries: orders.main }] : orders.byTime
    for (const order of walks) applyLimit(limit, order, origin, kept)
  }
  if (onlyCondition) {
    for (const entry of entries)
      kept.reasons.set(entry, [{ code: 'while', ...origin, ...onlyCondition, ...untilBy(null, entry) }])
  }
  applyMax(compiled, orders, kept)
}

/** Applies one key of `keep` by one time: adds to `kept` what it keeps, and an unmet condition to every other member. */
const applyLimit = (
  limit: Limit,
  { time, entries }: TimeOrder,
  origin: Pick<KeepReason, 'rule' | 'group'>,
  kept: Kept
): void => {
  const { key, written, count, since } = limit
  for (const { entry, rank, isFirst, period } of rankEntries(entries, time, limit)) {
    const isKept = isFirst && rank <= count && entry[time] >= since
    if (isKept) {
      const reason = {
        code: key,
        rank,
        ...period,
        ...untilBy(limit, entry, time),
        ...(time === 'updated' && { by: time }),
        ...origin,
        limit: written
      }
      kept.reasons.set(entry, addKeepReason(kept.reasons.get(entry) ?? none, reason))
    }
    if (time !== kept.firstTime) continue
    if (isKept) kept.byFirstTime.add(entry)
    else addUnmet(entry, unmetBy(limit, isFirst ? rank : null, period))
  }
}

/** Returns the condition of a key that an entry does not meet; `rank` is null for one that is not the first of its period. */
const unmetBy = (
  { key, written: limit }: Limit,
  rank: number | null,
  period: RankedEntry['period']
): UnmetCondition => {
  // A spread would take twice the memory, and there is one of these for each version that is deleted.
  const unmet = rank === null || key === 'within' ? { key, limit } : { key, limit, rank }
  return period === noPeriod ? unmet : { ...unmet, ...period }
}

/** The place of an entry under one key, by one time. */
interface RankedEntry {
  readonly entry: GroupEntry
  /** Its place, or that of its period, from 1. */
  readonly rank: number
  /** True for the newest of its period, and for every entry where the key counts no periods. */
  readonly isFirst: boolean
  readonly period: { readonly period?: string }
}

const noPeriod: RankedEntry['period'] = {}

/** Ranks entries, the newest first, as one key counts them. */
function* rankEntries(entries: readonly GroupEntry[], time: Time, { bucket }: Limit): Generator<RankedEntry> {
  let used = 0
  let last: string | null = null
  for (const entry of entries) {
    const name = bucket(entry[time])
    const isFirst = name === null || name !== last
    const rank = used + 1
    if (!entry.outcome.member.observer) {
      last = name
      if (isFirst) used = rank
    }
    yield { entry, rank, isFirst, period: name === null ? noPeriod : { period: name } }
  }
}

/** Returns when a reason ends, if time alone ends it: by the duration of its key, or with the condition of its rule. */
const untilBy = (
  limit: Pick<Limit, 'duration' | 'now'> | null,
  entry: GroupEntry,
  time: Time = 'created'
): Pick<KeepReason, 'until'> => {
  const duration = limit?.duration ?? null
  const aged = limit && duration ? whenAged(entry[time] + 1, duration, limit.now) : unending
  return duration || entry.until < unending ? { until: Math.min(aged, entry.until) } : {}
}

/** Adds a reason; if the same key keeps a version by two times, the reason that holds for longer counts. */
const addKeepReason = (reasons: readonly KeepReason[], reason: KeepReason): readonly KeepReason[] => {
  const earlier = reasons.find(({ code }) => code === reason.code)
  if (!earlier) return reasons.concat(reason)
  const isLonger = Number(reason.until) > Number(earlier.until)
  return isLonger ? reasons.map((each) => (each === earlier ? reason : each)) : reasons
}

const addUnmet = ({ outcome }: GroupEntry, condition: UnmetCondition): void => {
  outcome.unmet = outcome.unmet.concat(condition)
}

/** True for a member that `deployments` keeps: `max` does not limit these, and they take none of its places. */
const isDeployed = ({ keepReasons }: RuleOutcome<RuleMember>): boolean =>
  keepReasons.some(({ code }) => code === 'deployments')

/** Adds the reasons to the members of a group, for at most `max` of those that are kept. */
const applyMax = (
  { byVersion, onlyCondition, max }: CompiledRule,
  { byTime, main }: GroupOrders,
  { reasons, byFirstTime }: Kept
): void => {
  // A version kept only for its last change displaces none that is kept for its creation.
  const changed = byVersion || onlyCondition ? none : byTime.slice(1).flatMap(({ entries }) => entries)
  const ranked = changed.length > 0 ? new Set([...main.filter((each) => byFirstTime.has(each)), ...changed]) : main
  let used = 0
  for (const entry of ranked) {
    const own = reasons.get(entry)
    if (own === undefined) continue
    const { outcome } = entry
    const rank = used + 1
    if (!outcome.member.observer && !isDeployed(outcome)) used = rank
    if (rank <= max) outcome.keepReasons = outcome.keepReasons.concat(own)
    else addUnmet(entry, { key: 'max', limit: max, rank })
  }
}
