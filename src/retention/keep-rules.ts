import { type Duration, subtractDuration, whenAged } from './duration.ts'
import { capturesOf, matchesAnyWord } from './pattern.ts'
import { type Condition, type Period, type Rule, type VersionGroup, versionGroups } from './policy.ts'
import type { KeepReason, UnmetCondition } from './reason.ts'
import { compareReleases, groupKey, numberKey, type Release } from './release.ts'
import type { PackageType } from './version.ts'
import { indexWords } from './word-index.ts'

/** What GitHub and the package itself answer to the questions of `while`; null is "not known", which protects. */
export interface RefState {
  /** Numbers of the open pull requests. */
  readonly pullRequests: ReadonlySet<string> | null
  /** Names of branches and of Git tags. */
  readonly branches: ReadonlySet<string> | null
  readonly tags: ReadonlySet<string> | null
}

/** A version as one rule sees it: with those of its labels that the rule covers, or none where it is an untagged image. */
export interface RuleMember {
  readonly id: number
  readonly created: number
  readonly updated: number
  readonly labels: readonly CoveredLabel[]
  /** A guest is told what the rule would say of it, and takes no slot from any other. */
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

/** How a branch may stand in a label: as it is, or as docker/metadata-action writes it; some tools write lower case. */
const writeBranch = (branch: string): readonly string[] => [branch, branch.toLowerCase()].flatMap(writeRef)

/** How a Git tag may stand in a label: also without what leads to its last slash, and without its leading `v`. */
const writeTag = (tag: string): readonly string[] =>
  [tag, tag.slice(tag.lastIndexOf('/') + 1)].flatMap((name) => [name, name.replace(/^v(?=\d)/, '')]).flatMap(writeRef)

/** docker/metadata-action makes one dash of every run of characters that tags cannot have. */
const writeRef = (ref: string): readonly string[] => [ref, ref.replace(/[^A-Za-z0-9._-]+/g, '-')]

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
const rows: readonly {
  readonly key: 'latest' | 'within' | Period
  readonly bucket: (time: number) => string | null
}[] = [
  { key: 'latest', bucket: () => null },
  { key: 'within', bucket: () => null },
  { key: 'hourly', bucket: (time) => utc(time, 13) },
  { key: 'daily', bucket: (time) => utc(time, 10) },
  { key: 'weekly', bucket: isoWeek },
  { key: 'monthly', bucket: (time) => utc(time, 7) },
  { key: 'yearly', bucket: (time) => utc(time, 4) }
]

/** What one rule says of one of its members: it stays where there are marks, and may go otherwise. */
export interface RuleOutcome<M extends RuleMember> {
  readonly member: M
  keepReasons: readonly KeepReason[]
  unmet: readonly UnmetCondition[]
}

// Most lists stay empty or get one item. An array that grows by push or spread makes room for 16, by concat for one.
const none: readonly never[] = []

/** A member's place in one group of its rule. */
interface Standing extends Readonly<Record<Clock, number>> {
  readonly verdict: RuleOutcome<RuleMember>
  readonly id: number
  readonly release: Release
}

type Clock = 'created' | 'updated'

/** A `keep` made ready for many versions; of the same form for all rules, whatever keys they have. */
interface Terms {
  readonly rule: number
  readonly type: PackageType
  readonly per: string | null
  readonly keysOf: (label: CoveredLabel) => readonly string[]
  readonly byVersion: boolean
  /** The times by which keys keep, the one that orders first: a version that one of them keeps is kept. */
  readonly clocks: readonly [Clock, ...Clock[]]
  readonly limits: readonly Limit[]
  /** The question of `while`, where that alone keeps. */
  readonly alone: Condition | null
  readonly max: number
}

/** A key that keeps versions: a count of them, or those created since a time. */
interface Limit {
  readonly key: 'latest' | 'within' | Period
  readonly bucket: (time: number) => string | null
  readonly count: number
  readonly duration: Duration | null
  readonly since: number
  readonly now: number
  readonly said: number | string
}

const termsOf = (of: Rule, rule: number, { type, now }: RuleContext): Terms => {
  const { keep } = of
  const limits = rows.flatMap(({ key, bucket }): Limit[] => {
    const limit = keep[key]
    if (limit === undefined) return []
    return typeof limit === 'number'
      ? [{ key, bucket, count: limit, duration: null, since: Number.NEGATIVE_INFINITY, now, said: limit }]
      : [
          {
            key,
            bucket,
            count: Number.POSITIVE_INFINITY,
            duration: limit,
            since: subtractDuration(now, limit),
            now,
            said: limit.text
          }
        ]
  })
  const alone = limits.length === 0 ? (keep.while ?? null) : null
  const { per = null, max = Number.POSITIVE_INFINITY } = keep
  const byVersion = keep.by === 'version'
  const clocks = clocksOf(keep.by)
  return { rule, type, per, keysOf: keysBy(per, of, type), byVersion, clocks, limits, alone, max }
}

/** An old digest can get a new tag today, which changes the version: by itself neither time tells what is old. */
const clocksOf = (by: Rule['keep']['by']): Terms['clocks'] =>
  by === 'created' || by === 'updated' ? [by] : ['created', 'updated']

/** Gives one verdict for each member, in the order given; that order changes nothing in them. */
export const evaluateRule = <M extends RuleMember>(
  rule: Rule,
  number: number,
  members: readonly M[],
  context: RuleContext
): readonly RuleOutcome<M>[] => {
  const { while: question } = rule.keep
  const holds = question && askingFor(question, rule, context)
  const terms = termsOf(rule, number, context)
  const groups = new Map<string, Standing[]>()
  const verdicts = members.map((member): RuleOutcome<M> => {
    const verdict: RuleOutcome<M> = { member, keepReasons: none, unmet: none }
    const labels = holds ? member.labels.filter(holds) : member.labels
    if (question && labels.length === 0 && member.labels.length > 0) {
      verdict.unmet = [{ key: 'while', limit: question }]
      return verdict
    }
    const { found, ungrouped } = groupsOf(terms, labels)
    if (ungrouped) verdict.keepReasons = [{ code: 'ungrouped', rule: number, limit: terms.per ?? 'version' }]
    for (const [group, release] of found) {
      const { id, created, updated } = member
      const standing = { verdict, id, created, updated, release }
      const standings = groups.get(group)
      if (standings) standings.push(standing)
      else groups.set(group, [standing])
    }
    return verdict
  })
  for (const [group, standings] of groups) markGroup(terms, group, standings)
  return verdicts
}

/** Whether a rule asks for the numbers in its labels. */
export const needsRelease = ({ keep }: Rule): boolean =>
  keep.by === 'version' || keep.while === 'unreleased' || (keep.per !== undefined && isLine(keep.per))

/** Returns whether the answer to a question lets a label count: an unknown answer does. */
const askingFor = (
  question: Condition,
  { delete: patterns }: Rule,
  { type, refs, released }: RuleContext
): ((label: CoveredLabel) => boolean) => {
  if (question === 'unreleased') return ({ release }) => release === null || !released.has(numberKey(release))
  const { name, names, write, answer } = asked[question](refs)
  if (names === null) return () => true
  const words = indexWords([...names].flatMap(write))
  return ({ text }) => {
    if (matchesAnyWord(patterns, text, type, { name, words })) return true
    const readings = capturesOf(patterns, text, type, name)
    return answer(readings, text).some((each) => each === null || words.has(each))
  }
}

/** What a question asks for, the names that answer it with yes, and what of a label may be such a name; null is "not known". */
interface Asked {
  readonly name: string
  readonly names: ReadonlySet<string> | null
  readonly write: (name: string) => readonly string[]
  readonly answer: (readings: readonly (string | null)[], label: string) => readonly (string | null)[]
}

const nameOrLabel: Asked['answer'] = (readings, label) => readings.map((text) => (text === '' ? null : (text ?? label)))

/** The number of a pull request in each pattern that has it; what is no number could be anything. */
const numbersIn: Asked['answer'] = (readings) => {
  const given = readings.filter((text) => text !== null)
  return given.length === 0 ? [null] : given.map((text) => /^0*(\d+)$/.exec(text)?.[1] ?? null)
}

const asked: Readonly<Record<Exclude<Condition, 'unreleased'>, (facts: RefState) => Asked>> = {
  'pr-open': ({ pullRequests }) => ({
    name: 'pr',
    names: pullRequests,
    write: (number) => [number],
    answer: numbersIn
  }),
  'branch-exists': ({ branches }) => ({ name: 'name', names: branches, write: writeBranch, answer: nameOrLabel }),
  'tag-exists': ({ tags }) => ({ name: 'name', names: tags, write: writeTag, answer: nameOrLabel })
}

/** The groups that a version's covered labels put it in, each with its highest release there. */
const groupsOf = (
  { type, per, byVersion, keysOf }: Terms,
  labels: readonly CoveredLabel[]
): { readonly found: ReadonlyMap<string, Release>; readonly ungrouped: boolean } => {
  if (per === null && !byVersion) return oneGroup
  const found = new Map<string, Release>()
  let ungrouped = labels.length === 0
  for (const label of labels) {
    const { release } = label
    const keys = keysOf(label)
    if (keys.length === 0 || (byVersion && release === null)) {
      ungrouped = true
      continue
    }
    const named = release ?? noRelease
    for (const key of keys) {
      const highest = found.get(key)
      if (!highest || compareReleases(type, named, highest) > 0) found.set(key, named)
    }
  }
  return { found, ungrouped }
}

/** Stands where the order of a rule asks for no release. */
const noRelease: Release = { numbers: [], identifiers: [], prerelease: false, channel: null, variant: '' }

const oneGroup = { found: new Map([['', noRelease]]), ungrouped: false }

/** Returns the groups of a label: by a placeholder, those of every pattern that matches it. */
const keysBy = (per: string | null, { delete: patterns }: Rule, type: PackageType): Terms['keysOf'] => {
  if (per === null) return () => oneKey
  if (!isLine(per)) return ({ text }) => capturesOf(patterns, text, type, per).filter((key) => key !== null)
  return ({ release }) => {
    const key = release && groupKey(release, per)
    return key === null ? none : [key]
  }
}

const oneKey = ['']

const isLine = (per: string): per is VersionGroup => versionGroups.some((line) => line === per)

/** Marks, in every member of one group, what the keys of `keep` say of it. */
const markGroup = (terms: Terms, group: string, standings: readonly Standing[]): void => {
  const { rule, type, per, byVersion, clocks, limits, alone, max } = terms
  const where = per === null ? {} : { group }
  const kept = new Map<Standing, readonly KeepReason[]>()
  const byFirst = new Set<Standing>()
  const highest = (a: Standing, b: Standing): number => compareReleases(type, b.release, a.release) || b.id - a.id
  const [first, ...others] = clocks
  const ordered = (clock: Clock) => ({
    clock,
    order: standings.toSorted((a, b) => b[clock] - a[clock] || b.id - a.id)
  })
  const byTime = ordered(first)
  const differing = others.filter((clock) => standings.some((each) => each[clock] !== each[first]))
  const orders = [byTime, ...differing.map(ordered)]
  const inOrder = byVersion ? standings.toSorted(highest) : byTime.order

  for (const limit of limits) {
    const { key, said } = limit
    const walks = byVersion && key === 'latest' ? [{ clock: first, order: inOrder }] : orders
    for (const { clock, order } of walks) {
      for (const { standing, mark, rank, period } of placesIn(order, clock, limit)) {
        if (mark && clock === first) byFirst.add(standing)
        if (mark) kept.set(standing, addMark(kept.get(standing) ?? none, { ...mark, rule, ...where, limit: said }))
        else if (clock === first) miss(standing, { key, limit: said, ...rank, ...period })
      }
    }
  }
  if (alone) for (const standing of standings) kept.set(standing, [{ code: 'while', rule, ...where, limit: alone }])
  // What only the last change keeps displaces nothing that the creation keeps.
  const changed = byVersion || alone ? none : orders.slice(1).flatMap(({ order }) => order)
  const ranked = changed.length > 0 ? new Set([...inOrder.filter((each) => byFirst.has(each)), ...changed]) : inOrder
  let used = 0
  for (const standing of ranked) {
    const marks = kept.get(standing)
    if (marks === undefined) continue
    const { verdict } = standing
    const rank = used + 1
    if (!verdict.member.observer) used = rank
    if (rank <= max) verdict.keepReasons = verdict.keepReasons.concat(marks)
    else miss(standing, { key: 'max', limit: max, rank })
  }
}

const miss = ({ verdict }: Standing, reason: UnmetCondition): void => {
  verdict.unmet = verdict.unmet.concat(reason)
}

/** Where a standing is under one key, by one clock: with a mark where the key keeps it. */
interface Placing {
  readonly standing: Standing
  readonly mark: Pick<KeepReason, 'code' | 'rank' | 'period' | 'until' | 'by'> | null
  readonly rank: { readonly rank?: number }
  readonly period: { readonly period?: string }
}

/** Walks over standings, newest first, as one key counts them. */
function* placesIn(order: readonly Standing[], clock: Clock, limit: Limit): Generator<Placing> {
  const { key, bucket, count, duration, since, now } = limit
  let used = 0
  let last: string | null = null
  for (const standing of order) {
    const time = standing[clock]
    const name = bucket(time)
    const period = name === null ? {} : { period: name }
    const isFirst = name === null || name !== last
    const rank = used + 1
    if (!standing.verdict.member.observer) {
      last = name
      if (isFirst) used = rank
    }
    if (isFirst && rank <= count && time >= since) {
      const until = duration === null ? {} : { until: whenAged(time + 1, duration, now) }
      const by = clock === 'updated' ? { by: clock } : {}
      yield { standing, mark: { code: key, rank, ...period, ...until, ...by }, rank: {}, period }
    } else {
      yield { standing, mark: null, rank: isFirst && key !== 'within' ? { rank } : {}, period }
    }
  }
}

/** Adds what keeps a version: of one key by two clocks the one that keeps it for longer. */
const addMark = (marks: readonly KeepReason[], mark: KeepReason): readonly KeepReason[] => {
  const earlier = marks.find(({ code }) => code === mark.code)
  if (!earlier) return marks.concat(mark)
  const isLonger = Number(mark.until) > Number(earlier.until)
  return isLonger ? marks.map((each) => (each === earlier ? mark : each)) : marks
}
