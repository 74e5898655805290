import type { Period } from '../retention/policy.ts'
import type { KeepReason, Reason, UnmetCondition } from '../retention/reason.ts'

/** Returns a reason in words, such as `14d old, rule 1 keeps 7d and the newest 3 (this is the 9th newest)`. */
export const formatReason = (reason: Reason): string =>
  (reason.code === 'expired' ? `${formatAge(reason.age)} old, ` : '') + reasonParts(reason).join('')

/** Returns why a version is deleted or restored, without its age, for lines that show the age already. */
export const formatReasons = (reasons: readonly Reason[]): string =>
  reasons.map((reason) => reasonParts(reason).join('')).join(', and ')

/** Returns the part of a reason that versions can share, by which they are counted. */
export const summarizeReason = (reason: Reason): string => reasonParts(reason)[0]

/** Returns the part of a reason that is a version's own. */
export const detailReason = (reason: Reason): string => reasonParts(reason)[1].replace(/^[:,]? /, '')

const reasonParts = (reason: Reason): readonly [summary: string, detail: string] => {
  switch (reason.code) {
    case 'uncovered':
      return ['not matched by any rule', `: ${formatList(reason.labels)}`]
    case 'protected':
      return ['protected', `: ${'labels' in reason ? formatList(reason.labels) : shortDigest(reason.digest)}`]
    case 'in-use':
      return [
        'in use',
        `: ${reason.file}:${reason.line} names ${'labels' in reason ? formatList(reason.labels) : shortDigest(reason.digest)}`
      ]
    case 'unknown-time':
      return ['creation time is missing or in the future', '']
    case 'grace':
      return ['untagged and within the grace period', formatUntil(reason.until)]
    case 'needed-by':
      return ['needed by a kept version', `: ${formatList(reason.ids)}`]
    case 'min-keep':
      return [reason.limit > 1 ? `kept by min-keep: ${reason.limit}` : 'at least one is always kept', '']
    case 'unreadable':
      return ['a manifest of the package cannot be read', '']
    case 'fuse': {
      const { going, images, limit } = reason
      const most = Math.floor((images * limit) / 100)
      return [
        `blocked by max-delete-percent: ${limit}`,
        `, because ${going} of ${images} would be deleted and at most ${most} may be`
      ]
    }
    case 'not-in-plan':
      return ['not in the approved plan', '']
    case 'orphan':
      return [orphans[reason.placeholder ? 'placeholder' : 'referrer'], '']
    case 'foreign-subject':
      return ['a signature or attestation of an image in another package', '']
    case 'goes-with':
      return ['deleted along with', ` ${formatVersions(reason.ids)}`]
    case 'chosen':
      return [
        `selected by ${formatUnion(reason.by)}`,
        reason.age === null ? '' : `, deleted ${formatAge(reason.age)} ago`
      ]
    case 'comes-with':
      return ['restored along with', ` ${formatVersions(reason.ids)}`]
    case 'missing-from':
      return ['missing from', ` ${formatVersions(reason.ids)}`]
    case 'refers-to':
      return ['a signature or attestation of', ` ${formatVersions(reason.ids)}`]
    case 'perhaps-needed':
      return ['untagged, possibly part of a restored image', '']
    case 'with-package':
      return ['restored with its package', '']
    case 'active':
      return ['already present', '']
    case 'tag-moved':
      return ['a tag has moved', `: ${reason.tag} now points to version ${reason.id} and is not moved back`]
    case 'expired':
      return [`rule ${reason.rule + 1}`, formatUnmet(reason.misses)]
    default:
      return [`rule ${reason.rule + 1} ${formatKeepKey(reason)}`, formatKeepDetail(reason)]
  }
}

const orphans = {
  placeholder: 'an empty placeholder, left behind when its tag was being removed',
  referrer: 'the image that it refers to no longer exists'
}

const formatKeepKey = ({ code, limit, thenFor }: KeepReason): string => {
  switch (code) {
    case 'while':
      return `keeps it ${conditions[limit]?.[0]}${thenFor === undefined ? '' : ` and for ${thenFor} after`}`
    case 'ungrouped':
      return `keeps it, because it has no ${groupKeys.get(limit) ?? `{${limit}}`}`
    default:
      return `keeps ${formatLimit(code, limit)}`
  }
}

const formatKeepDetail = ({ code, limit, group, rank, period, until, by, environments }: KeepReason): string =>
  [
    by === undefined ? '' : ', by its last change',
    code === 'latest' && limit !== 1 && rank !== undefined ? ` (this is the ${formatPosition(rank)})` : '',
    period === undefined ? '' : `, newest of ${formatPeriod(period)}`,
    group === undefined ? '' : `, group ${group}`,
    code !== 'deployments' ? '' : environments ? `: ${formatList(environments)}` : ', possibly this one',
    formatUntil(until)
  ].join('')

/** Returns what a key of `keep` keeps, as the object of "keeps". */
const formatLimit = (key: UnmetCondition['key'], limit: number | string): string => {
  switch (key) {
    case 'within':
      return `${limit}`
    case 'latest':
      return formatNewest(Number(limit))
    case 'max':
      return `at most ${limit}`
    case 'deployments':
      return formatDeployments(Number(limit))
    default:
      return `${key}: ${limit}`
  }
}

/** Returns what a rule keeps, and by how much a version missed it; a limit of 0 keeps none, so it is left out. */
const formatUnmet = (unmet: readonly UnmetCondition[]): string => {
  const [limits, details, lostPeriods]: [string[], string[], string[]] = [[], [], []]
  for (const condition of nearestOfKeys(unmet)) {
    const { key, limit, rank, period } = condition
    // The limit of age comes first, next to the age.
    if (key === 'within') limits.unshift(formatLimit(key, limit))
    else if (key !== 'while') limits.push(formatLimit(key, limit))
    details.push(...formatRank(condition))
    if (period && rank === undefined) lostPeriods.push(formatPeriod(period))
  }
  if (limits.length + details.length === 0) return ' keeps none'
  if (lostPeriods.length > 0) details.push(`not the newest of ${formatAny(lostPeriods)}`)
  if (limits.length === 0) return `: ${details.join('; ')}`
  return ` keeps ${formatUnion(limits)}${details.length > 0 ? ` (${details.join('; ')})` : ''}`
}

/** Returns the nearest miss of each key that keeps anything: the same one may be missed in several groups. */
const nearestOfKeys = (all: readonly UnmetCondition[]): readonly UnmetCondition[] => {
  const unmet = all.some(({ limit }) => limit === 0) ? all.filter(({ limit }) => limit !== 0) : all
  if (unmet.length === 1) return unmet
  const nearest = new Map<UnmetCondition['key'], UnmetCondition>()
  for (const condition of unmet) {
    const best = nearest.get(condition.key)
    if (!best || rankOf(condition) < rankOf(best)) nearest.set(condition.key, condition)
  }
  return [...nearest.values()]
}

const rankOf = ({ rank }: UnmetCondition): number => rank ?? Number.POSITIVE_INFINITY

const formatRank = ({ key, limit, rank, thenFor }: UnmetCondition): string[] => {
  if (key === 'while')
    return [thenFor === undefined ? `${conditions[limit]?.[1]}` : `its pull request has been closed for ${thenFor}`]
  if (rank === undefined || key === 'within' || key === 'deployments' || typeof limit !== 'number') return []
  return [`this is the ${key === 'latest' || key === 'max' ? formatPosition(rank) : `${ordinal(rank)} ${units[key]}`}`]
}

/** The unit that each key of periods counts. */
export const units: Readonly<Record<Period, string>> = {
  hourly: 'hour',
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  yearly: 'year'
}

/** The conditions of `while` in words: when they hold, and when they do not. */
const conditions: Readonly<Record<string, readonly [met: string, unmet: string]>> = {
  'pr-open': ['while its pull request is open', 'its pull request is not open'],
  'branch-exists': ['while its branch exists', 'its branch does not exist'],
  'tag-exists': ['while its Git tag exists', 'its Git tag does not exist'],
  unreleased: ['until its version is released', 'its version is released']
}

/** The property that a version without a group, or without a position in the order, lacks; other keys are placeholders. */
const groupKeys = new Map<string | number, string>([
  ['version', 'version number'],
  ['major', 'version number'],
  ['minor', 'version number'],
  ['variant', 'version number'],
  ['channel', 'prerelease channel']
])

/** Returns `the newest 3`, or `the newest` for 1. */
export const formatNewest = (count: number): string => (count === 1 ? 'the newest' : `the newest ${count}`)

/** Returns what `deployments` keeps. */
export const formatDeployments = (count: number): string =>
  `what ${formatNewest(count)} successful deployment${count === 1 ? '' : 's'} of each environment used`

/** Returns `newest`, `2nd newest`, and so on. */
const formatPosition = (rank: number): string => (rank === 1 ? 'newest' : `${ordinal(rank)} newest`)

/** Returns `2nd`, `3rd`, `11th`. */
const ordinal = (number: number): string => {
  const [tens, ones] = [Math.floor(number / 10) % 10, number % 10]
  return `${formatNumber(number)}${(tens === 1 ? undefined : ['th', 'st', 'nd', 'rd'][ones]) ?? 'th'}`
}

/** Returns `a`, `a or b`, or `a, b or c`. */
export const formatAny = (items: readonly string[]): string => joinWith('or', items)

/** Returns `a`, `a and b`, or `a, b and c`. */
export const formatUnion = (items: readonly string[]): string => joinWith('and', items)

const joinWith = (word: string, items: readonly string[]): string =>
  items.length > 1 ? `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}` : items.join()

/** Returns the first `limit` items separated by commas, and the number of others. */
export const formatList = (items: readonly (string | number)[], limit = 5): string =>
  items.length > limit ? `${items.slice(0, limit).join(', ')} and ${items.length - limit} more` : items.join(', ')

/** Returns version IDs as `version 3`, or `versions 3, 4`. */
const formatVersions = (ids: readonly number[]): string => `version${ids.length === 1 ? '' : 's'} ${formatList(ids)}`

/** Returns a count with its noun, in the plural unless it is one. */
export const formatCount = (number: number, noun: string): string =>
  `${formatNumber(number)} ${noun}${number === 1 ? '' : 's'}`

/** Returns a whole number with thousands separators. Loading the data of `Intl` for that would take 8 MiB of memory. */
export const formatNumber = (number: number): string =>
  number < 1000 ? `${number}` : `${formatNumber(Math.floor(number / 1000))},${`${number % 1000}`.padStart(3, '0')}`

/** Returns a duration in milliseconds in its largest whole unit: `14d`, `5h`, `3min`, `<1min`. */
export const formatAge = (ms: number): string => {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 60) return minutes < 1 ? '<1min' : `${minutes}min`
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)}h` : `${Math.floor(minutes / 1440)}d`
}

/** Returns a size in bytes in the largest binary unit that leaves a number of at least 1. */
export const formatBytes = (bytes: number): string => {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10))
  const amount = bytes / 1024 ** power
  return `${amount >= 100 || power === 0 ? Math.round(amount) : amount.toFixed(1)} ${units[power]}`
}

/** Returns a time in milliseconds as ISO 8601 in UTC, to the second. */
export const formatTime = (ms: number): string => `${new Date(ms).toISOString().slice(0, -5)}Z`

/** Returns a time in milliseconds for people: UTC, to the minute. */
export const formatMinute = (ms: number): string =>
  new Date(ms)
    .toISOString()
    .replace(/:\d\d\.\d+Z$/, ' UTC')
    .replace('T', ' ')

/** Returns `, until …`; empty for a time beyond the calendar. */
const formatUntil = (time: number | null = null): string =>
  time === null || time === Number.POSITIVE_INFINITY ? '' : `, until ${formatMinute(time)}`

/** Returns a period of `hourly` to `yearly`, which an ISO 8601 prefix names, for people. */
const formatPeriod = (period: string): string => (period.includes('T') ? `${period.replace('T', ' ')}:00` : period)

/** Shortens a digest, or a tag made of one, to 12 hex digits; returns other names unchanged. */
export const shortDigest = (name: string): string => name.replace(/^(\w+[:-][0-9a-f]{12})[0-9a-f]{52,}/, '$1')
