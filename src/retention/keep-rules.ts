import { type Duration, subtractDuration, whenAged } from './duration.ts'
import { capturesOf, matchesAnyWord } from './pattern.ts'
import { type Condition, type Period, type Rule, type VersionGroup, versionGroups } from './policy.ts'
import type { KeepReason, UnmetCondition } from './reason.ts'
import { compareReleases, groupKey, numberKey, type Release } from './release.ts'
import type { PackageType } from './version.ts'
import { indexWords } from './word-index.ts'

/** What the conditions of `while` ask of a repository; null where unknown, which protects. */
export interface RefState {
  /** Numbers of the open pull requests. */
  readonly pullRequests: ReadonlySet<string> | null
  /** Names of branches and of Git tags. */
  readonly branches: ReadonlySet<string> | null
  readonly tags: ReadonlySet<string> | null
}

/** A version that a rule covers, with those of its labels that it covers: none for an untagged image. */
export interface RuleMember {
  readonly id: number
  readonly created: number
  readonly updated: number
  readonly labels: readonly CoveredLabel[]
  /** Evaluated without taking a slot (used to find removable tags of protected versions). */
  readonly observer?: boolean
}

export interface CoveredLabel {
  readonly text: string
  readonly release: Release | null
}

export interface RuleContext {
  readonly type: PackageType
  readonly refs: RefState
  /** The numbers that have a stable version in this package, as numberKey writes them. */
  readonly released: ReadonlySet<string>
  readonly now: number
}

/** Returns the forms of a branch in labels: as it is, or as docker/metadata-action writes it; some tools use lower case. */
const branchForms = (branch: string): readonly string[] => [branch, branch.toLowerCase()].flatMap(refForms)

/** Returns the forms of a Git tag in labels: also without everything up to its last slash, and without a leading `v`. */
const tagForms = (tag: string): readonly string[] =>
  [tag, tag.slice(tag.lastIndexOf('/') + 1)].flatMap((name) => [name, name.replace(/^v(?=\d)/, '')]).flatMap(refForms)

/** docker/metadata-action turns every run of characters that tags cannot have into one dash. */
const refForms = (ref: string): readonly string[] => [ref, ref.replace(/[^A-Za-z0-9._-]+/g, '-')]

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

/** What one rule says of one of its members: it is kept if there are keep reasons, and may be deleted otherwise. */
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
  readonly onlyCondition: Condition | null
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
  const onlyCondition = limits.length === 0 ? (keep.while ?? null) : null
  const { per = null, max = Number.POSITIVE_INFINITY } = keep
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
  const { while: condition } = rule.keep
  const holds = condition && conditionHolds(condition, rule, context)
  const compiled = compileRule(rule, number, context)
  const groups = new Map<string, GroupEntry[]>()
  const outcomes = members.map((member): RuleOutcome<M> => {
    const outcome: RuleOutcome<M> = { member, keepReasons: none, unmet: none }
    const labels = holds ? member.labels.filter(holds) : member.labels
    if (condition && labels.length === 0 && member.labels.length > 0) {
      outcome.unmet = [{ key: 'while', limit: condition }]
      return outcome
    }
    const { found, ungrouped } = groupsOf(compiled, labels)
    if (ungrouped) outcome.keepReasons = [{ code: 'ungrouped', rule: number, limit: compiled.per ?? 'version' }]
    for (const [group, release] of found) {
      const { id, created, updated } = member
      const entry = { outcome, id, created, updated, release }
      const entries = groups.get(group)
      if (entries) entries.push(entry)
      else groups.set(group, [entry])
    }
    return outcome
  })
  for (const [group, entries] of groups) evaluateGroup(compiled, group, entries)
  return outcomes
}

/** True if a rule needs the version numbers in its labels. */
export const needsRelease = ({ keep }: Rule): boolean =>
  keep.by === 'version' || keep.while === 'unreleased' || (keep.per !== undefined && isVersionGroup(keep.per))

/** Returns a function that is true for labels for which the condition holds, or is not known to fail. */
const conditionHolds = (
  condition: Condition,
  { delete: patterns }: Rule,
  { type, refs, released }: RuleContext
): ((label: CoveredLabel) => boolean) => {
  if (condition === 'unreleased') return ({ release }) => release === null || !released.has(numberKey(release))
  const { placeholder, names, forms, candidates } = refConditions[condition](refs)
  if (names === null) return () => true
  const words = indexWords([...names].flatMap(forms))
  return ({ text }) => {
    if (matchesAnyWord(patterns, text, type, { name: placeholder, words })) return true
    const captures = capturesOf(patterns, text, type, placeholder)
    return candidates(captures, text).some((each) => each === null || words.has(each))
  }
}

/** How a condition is looked up in the refs of a repository. */
interface RefCondition {
  readonly placeholder: string
  /** The names for which the condition holds; null where they are unknown. */
  readonly names: ReadonlySet<string> | null
  /** Returns the forms that a name can take in a label. */
  readonly forms: (name: string) => readonly string[]
  /** Returns the texts of a label that may be such a name; null for one that cannot be told. */
  readonly candidates: (captures: readonly (string | null)[], label: string) => readonly (string | null)[]
}

const capturesOrLabel: RefCondition['candidates'] = (captures, label) =>
  captures.map((text) => (text === '' ? null : (text ?? label)))

/** The number of a pull request in each pattern that has it; anything but a number could be any of them. */
const capturedNumbers: RefCondition['candidates'] = (captures) => {
  const texts = captures.filter((text) => text !== null)
  return texts.length === 0 ? [null] : texts.map((text) => /^0*(\d+)$/.exec(text)?.[1] ?? null)
}

const refConditions: Readonly<Record<Exclude<Condition, 'unreleased'>, (refs: RefState) => RefCondition>> = {
  'pr-open': ({ pullRequests }) => ({
    placeholder: 'pr',
    names: pullRequests,
    forms: (number) => [number],
    candidates: capturedNumbers
  }),
  'branch-exists': ({ branches }) => ({
    placeholder: 'name',
    names: branches,
    forms: branchForms,
    candidates: capturesOrLabel
  }),
  'tag-exists': ({ tags }) => ({ placeholder: 'name', names: tags, forms: tagForms, candidates: capturesOrLabel })
}

/** Returns the groups that a version's covered labels put it in, each with its highest release there. */
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
  /** By each time; one by which no entry differs from the first is left out. */
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

/** What the keys of a rule keep of one group, before `max`. */
interface Kept {
  readonly reasons: Map<GroupEntry, readonly KeepReason[]>
  readonly firstTime: Time
  /** Those that a key keeps by the first time. */
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
    for (const entry of entries) kept.reasons.set(entry, [{ code: 'while', ...origin, limit: onlyCondition }])
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
      const reason = { code: key, rank, ...period, ...untilBy(limit, entry, time), ...origin, limit: written }
      kept.reasons.set(entry, addKeepReason(kept.reasons.get(entry) ?? none, reason))
    }
    if (time !== kept.firstTime) continue
    if (isKept) kept.byFirstTime.add(entry)
    else addUnmet(entry, { key, limit: written, ...(isFirst && key !== 'within' && { rank }), ...period })
  }
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
    yield { entry, rank, isFirst, period: name === null ? {} : { period: name } }
  }
}

/** Returns when a reason ends, if time alone ends it, and the time of the version that it counts by. */
const untilBy = (
  { duration, now }: Limit,
  entry: GroupEntry,
  time: Time
): { readonly until?: number; readonly by?: 'updated' } => ({
  ...(duration !== null && { until: whenAged(entry[time] + 1, duration, now) }),
  ...(time === 'updated' && { by: time })
})

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

/** Gives the members of a group their reasons, for at most `max` of those that are kept. */
const applyMax = (
  { byVersion, onlyCondition, max }: CompiledRule,
  { byTime, main }: GroupOrders,
  { reasons, byFirstTime }: Kept
): void => {
  // What is kept only for its last change displaces nothing that is kept for its creation.
  const changed = byVersion || onlyCondition ? none : byTime.slice(1).flatMap(({ entries }) => entries)
  const ranked = changed.length > 0 ? new Set([...main.filter((each) => byFirstTime.has(each)), ...changed]) : main
  let used = 0
  for (const entry of ranked) {
    const own = reasons.get(entry)
    if (own === undefined) continue
    const { outcome } = entry
    const rank = used + 1
    if (!outcome.member.observer) used = rank
    if (rank <= max) outcome.keepReasons = outcome.keepReasons.concat(own)
    else addUnmet(entry, { key: 'max', limit: max, rank })
  }
}
