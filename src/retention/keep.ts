import { after, before } from './duration.ts'
import type { Captures } from './pattern.ts'
import { type Line, lines, type Period, type Question, type Rule } from './policy.ts'
import type { Mark, Miss } from './reason.ts'
import { compareReleases, groupKey, numberKey, type Release } from './release.ts'
import type { PackageType } from './version.ts'

/** What GitHub and the package itself answer to the questions of `while`; null is "not known", which protects. */
export interface Facts {
  /** Numbers of the open pull requests. */
  readonly pullRequests: ReadonlySet<string> | null
  /** Branches and tags as docker/metadata-action writes them into image tags (see refToTag). */
  readonly branches: ReadonlySet<string> | null
  readonly tags: ReadonlySet<string> | null
}

/** A version as one rule sees it: with those of its labels that the rule covers, or none where it is an untagged image. */
export interface Member {
  readonly id: number
  readonly created: number
  readonly updated: number
  readonly labels: readonly CoveredLabel[]
  /** A guest is told what the rule would say of it, and takes no slot from any other. */
  readonly guest?: boolean
}

export interface CoveredLabel {
  readonly text: string
  readonly captures: Captures
  readonly release: Release | null
}

export interface Context {
  readonly type: PackageType
  readonly facts: Facts
  /** The numbers that have a stable version in this package, as numberKey writes them. */
  readonly released: ReadonlySet<string>
  readonly now: number
}

/** A ref as docker/metadata-action writes it into a tag: every run of other characters becomes one dash. */
export const refToTag = (ref: string): string => ref.replace(/[^A-Za-z0-9._-]+/g, '-')

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
export interface Verdict<M extends Member> {
  readonly member: M
  readonly marks: Mark[]
  readonly misses: Miss[]
}

/** A member's place in one group of its rule. */
interface Standing {
  readonly id: number
  readonly time: number
  readonly release: Release
  readonly guest: boolean
  readonly marks: Mark[]
  readonly misses: Miss[]
}

/** Gives one verdict for each member, in the order given; that order changes nothing in them. */
export const judgeRule = <M extends Member>(
  rule: Rule,
  number: number,
  members: readonly M[],
  context: Context
): readonly Verdict<M>[] => {
  const { keep } = rule
  const groups = new Map<string, Standing[]>()
  const verdicts = members.map((member): Verdict<M> => {
    const marks: Mark[] = []
    const misses: Miss[] = []
    const { while: question } = keep
    const labels = question ? member.labels.filter((label) => holds(question, label, context)) : member.labels
    if (question && labels.length === 0 && member.labels.length > 0) {
      return { member, marks, misses: [{ key: 'while', limit: question }] }
    }
    const time = keep.by === 'updated' ? member.updated : member.created
    const { found, ungrouped } = groupsOf(rule, labels, context.type)
    if (ungrouped) marks.push({ code: 'ungrouped', rule: number, limit: keep.per ?? 'version' })
    for (const [group, release] of found) {
      const standing = { id: member.id, time, release, guest: member.guest === true, marks, misses }
      const standings = groups.get(group)
      if (standings) standings.push(standing)
      else groups.set(group, [standing])
    }
    return { member, marks, misses }
  })
  for (const [group, standings] of groups) markGroup(rule, number, group, standings, context)
  return verdicts
}

/** Whether a rule asks for the numbers in its labels. */
export const needsRelease = ({ keep }: Rule): boolean =>
  keep.by === 'version' || keep.while === 'unreleased' || (keep.per !== undefined && isLine(keep.per))

/** Whether the answer to the rule's question lets this label count: an unknown answer does. */
const holds = (question: Question, { text, captures, release }: CoveredLabel, context: Context): boolean => {
  const { pullRequests, branches, tags } = context.facts
  const known = (names: ReadonlySet<string> | null, name: string | undefined): boolean =>
    names === null || name === undefined || names.has(name)
  switch (question) {
    case 'pr-open':
      return known(pullRequests, captures['pr']?.replace(/^0+(?=.)/, ''))
    case 'branch-exists':
      return known(branches, refToTag(captures['name'] ?? text))
    case 'tag-exists':
      return known(tags, refToTag(captures['name'] ?? text))
    case 'unreleased':
      return release === null || !context.released.has(numberKey(release))
  }
}

/** The groups that a version's covered labels put it in, each with its highest release there. */
const groupsOf = (
  { keep }: Rule,
  labels: readonly CoveredLabel[],
  type: PackageType
): { readonly found: ReadonlyMap<string, Release>; readonly ungrouped: boolean } => {
  const found = new Map<string, Release>()
  if (keep.per === undefined && keep.by !== 'version') return { found: found.set('', noRelease), ungrouped: false }
  let ungrouped = labels.length === 0
  for (const { captures, release } of labels) {
    const group = groupOf(keep.per, captures, release)
    if (group === null || (keep.by === 'version' && release === null)) {
      ungrouped = true
      continue
    }
    const highest = found.get(group)
    const named = release ?? noRelease
    if (!highest || compareReleases(type, named, highest) > 0) found.set(group, named)
  }
  return { found, ungrouped }
}

/** Stands where the order of a rule asks for no release. */
const noRelease: Release = { numbers: [], identifiers: [], prerelease: false, channel: null, variant: '' }

const groupOf = (per: string | undefined, captures: Captures, release: Release | null): string | null => {
  if (per === undefined) return ''
  return isLine(per) ? release && groupKey(release, per) : (captures[per] ?? null)
}

const isLine = (per: string): per is Line => lines.some((line) => line === per)

/** Marks, in every member of one group, what the keys of `keep` say of it. */
const markGroup = (
  rule: Rule,
  number: number,
  group: string,
  standings: readonly Standing[],
  context: Context
): void => {
  const { keep } = rule
  const where = keep.per === undefined ? {} : { group }
  const newest = (a: Standing, b: Standing): number => b.time - a.time || b.id - a.id
  const highest = (a: Standing, b: Standing): number =>
    compareReleases(context.type, b.release, a.release) || b.id - a.id
  const byTime = standings.toSorted(newest)
  const inOrder = keep.by === 'version' ? standings.toSorted(highest) : byTime
  const kept = new Map<Standing, Mark[]>()
  const mark = (standing: Standing, reason: Mark): void => {
    const marks = kept.get(standing)
    if (marks) marks.push(reason)
    else kept.set(standing, [reason])
  }

  for (const { key, bucket } of rows) {
    const limit = keep[key]
    if (limit === undefined) continue
    const cutoff = typeof limit === 'number' ? null : before(context.now, limit)
    const said = typeof limit === 'number' ? limit : limit.text
    let used = 0
    let last: string | null = null
    for (const standing of key === 'latest' ? inOrder : byTime) {
      const period = bucket(standing.time)
      const about = period === null ? {} : { period }
      const first = period === null || period !== last
      const rank = used + 1
      if (!standing.guest) {
        last = period
        if (first) used = rank
      }
      if (first && (cutoff === null ? rank <= Number(limit) : standing.time >= cutoff)) {
        const until = typeof limit === 'number' ? {} : { until: after(standing.time, limit) }
        mark(standing, { code: key, rule: number, ...where, rank, limit: said, ...about, ...until })
      } else {
        standing.misses.push({ key, limit: said, ...(first && key !== 'within' ? { rank } : {}), ...about })
      }
    }
  }
  if (keep.while && rows.every(({ key }) => keep[key] === undefined)) {
    for (const standing of standings) mark(standing, { code: 'while', rule: number, ...where, limit: keep.while })
  }
  let used = 0
  for (const standing of inOrder) {
    const marks = kept.get(standing)
    if (marks === undefined) continue
    const rank = used + 1
    if (!standing.guest) used = rank
    if (keep.max === undefined || rank <= keep.max) standing.marks.push(...marks)
    else standing.misses.push({ key: 'max', limit: keep.max, rank })
  }
}
