import type { Period } from '../retention/policy.ts'
import type { KeepReason, Reason, UnmetCondition } from '../retention/reason.ts'

/** Says a reason in a few words, such as `14d old, rule 1 keeps 7d; rank 9 of 3`; rules count from 1, times are UTC. */
export const formatReason = (reason: Reason): string =>
  (reason.code === 'expired' ? `${formatAge(reason.age)} old, ` : '') + reasonParts(reason).join('')

/** Says why a version goes, for where its age stands already. */
export const formatReasons = (reasons: readonly Reason[]): string =>
  reasons.map((reason) => reasonParts(reason).join('')).join(', and ')

/** Says of a reason what other versions may share, so that they can be counted together. */
export const summarizeReason = (reason: Reason): string => reasonParts(reason)[0]

/** What other versions may share, and what holds for one version alone. */
const reasonParts = (reason: Reason): readonly [gist: string, detail: string] => {
  switch (reason.code) {
    case 'uncovered':
      return ['covered by no rule', `: ${formatList(reason.labels)}`]
    case 'protected':
      return ['protected', `: ${'labels' in reason ? formatList(reason.labels) : reason.digest}`]
    case 'unknown-time':
      return ['created time missing or in the future', '']
    case 'grace':
      return ['untagged and in the grace period', formatUntil(reason.until)]
    case 'needed-by':
      return ['needed by what stays', `: ${formatList(reason.ids)}`]
    case 'min-keep':
      return [
        reason.limit > 1 ? `among the ${reason.limit} that stay in any case` : 'the one that stays in any case',
        ''
      ]
    case 'unreadable':
      return ['a manifest of the package cannot be read', '']
    case 'fuse': {
      const { going, images, limit } = reason
      const most = Math.floor((images * limit) / 100)
      return [
        `held back by max-delete-percent: ${limit}`,
        `, since ${going} of ${images} would go and at most ${most} may`
      ]
    }
    case 'not-in-plan':
      return ['not in the approved plan', '']
    case 'orphan':
      return ['what it refers to is gone', '']
    case 'foreign-subject':
      return ['a signature or attestation of an image in another package', '']
    case 'goes-with':
      return ['goes with', ` ${formatList(reason.ids)}`]
    case 'chosen':
      return [`chosen by ${formatList(reason.by)}`, reason.age === null ? '' : `, deleted ${formatAge(reason.age)} ago`]
    case 'comes-with':
      return ['comes with', ` ${formatList(reason.ids)}`]
    case 'perhaps-needed':
      return ['untagged, and perhaps a part of what comes back', '']
    case 'with-package':
      return ['came back with its package', '']
    case 'active':
      return ['there already', '']
    case 'tag-moved':
      return ['a tag has moved on', `: ${reason.tag} is on version ${reason.id} by now, and stays there`]
    case 'expired':
      return [`rule ${reason.rule + 1}`, formatMisses(reason.misses)]
    default:
      return [`rule ${reason.rule + 1} ${formatKeepKey(reason)}`, formatKeepDetail(reason)]
  }
}

const formatKeepKey = ({ code, limit }: KeepReason): string => {
  switch (code) {
    case 'within':
      return `keeps ${limit}`
    case 'latest':
      return `keeps the latest ${limit}`
    case 'while':
      return `keeps it while ${questions[limit]?.[0]}`
    case 'ungrouped':
      return `finds no ${groupKeys.get(limit) ?? `{${limit}}`} in it`
    default:
      return `keeps ${code}: ${limit}`
  }
}

const formatKeepDetail = ({ code, group, rank, period, until, by }: KeepReason): string =>
  [
    by === undefined ? '' : ', by its last change',
    code === 'latest' ? `, rank ${rank}` : '',
    period === undefined ? '' : `, newest of ${formatPeriod(period)}`,
    group === undefined ? '' : `, group ${group}`,
    formatUntil(until)
  ].join('')

/** Names of each key of `keep` the nearest miss; a key that keeps nothing misses nothing. */
const formatMisses = (misses: readonly UnmetCondition[]): string => {
  const keys = Map.groupBy(
    misses.filter(({ limit }) => limit !== 0),
    ({ key }) => key
  )
  if (keys.size === 0) return ' keeps none'
  const nearest = [...keys.values()].map((all) =>
    all.reduce((best, miss) => (rankOf(miss) < rankOf(best) ? miss : best))
  )
  const beaten = nearest.flatMap(({ period, rank }) => (period && rank === undefined ? [formatPeriod(period)] : []))
  const clauses = nearest.flatMap(formatMiss)
  if (beaten.length > 0)
    clauses.push(`not the newest of ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(beaten)}`)
  const within = nearest.find(({ key }) => key === 'within')
  return within ? ` keeps ${[within.limit, ...clauses].join('; ')}` : `: ${clauses.join('; ')}`
}

const rankOf = ({ rank }: UnmetCondition): number => rank ?? Number.POSITIVE_INFINITY

const formatMiss = ({ key, limit, rank }: UnmetCondition): string[] => {
  if (key === 'while') return [`${questions[limit]?.[1]}`]
  if (key === 'within' || rank === undefined) return []
  if (key === 'max') return [`rank ${rank} of at most ${limit}`]
  if (key === 'latest') return [`rank ${rank} of ${limit}`]
  return [typeof limit === 'number' ? `${nouns[key]} ${rank} of ${limit}` : `past ${key}: ${limit}`]
}

const nouns: Readonly<Record<Period, string>> = {
  hourly: 'hour',
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  yearly: 'year'
}

/** How a question of `while` reads where it is so, and where it is not. */
const questions: Readonly<Record<string, readonly [so: string, not: string]>> = {
  'pr-open': ['its pull request is open', 'its pull request is not open'],
  'branch-exists': ['its branch exists', 'its branch does not exist'],
  'tag-exists': ['its Git tag exists', 'its Git tag does not exist'],
  unreleased: ['its version is not released', 'its version is released']
}

/** What a version lacks that has no group, or no place in the order; all else are placeholders. */
const groupKeys = new Map<string | number, string>([
  ['version', 'version number'],
  ['major', 'version number'],
  ['minor', 'version number'],
  ['variant', 'version number'],
  ['channel', 'prerelease']
])

/** Names the first few of a list, and how many more there are. */
export const formatList = (items: readonly (string | number)[], most = 5): string =>
  items.length > most ? `${items.slice(0, most).join(', ')} and ${items.length - most} more` : items.join(', ')

/** A count with its noun, which takes an s but for one. */
export const formatCount = (number: number, noun: string): string =>
  `${formatNumber(number)} ${noun}${number === 1 ? '' : 's'}`

/** A number with its thousands set apart. */
export const formatNumber = (number: number): string => number.toLocaleString('en')

/** An age in its largest whole unit: `14d`, `5h`, `3min`. */
export const formatAge = (ms: number): string => {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 60) return `${minutes}min`
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)}h` : `${Math.floor(minutes / 1440)}d`
}

/** A size in the largest binary unit that leaves a number of at least 1. */
export const formatBytes = (bytes: number): string => {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10))
  const amount = bytes / 1024 ** power
  return `${amount >= 100 || power === 0 ? Math.round(amount) : amount.toFixed(1)} ${units[power]}`
}

/** A time as ISO 8601 text in UTC, to the second. */
export const formatTime = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')

/** A time to the minute, for reading. */
export const formatMinute = (ms: number): string =>
  new Date(ms)
    .toISOString()
    .replace(/:\d\d\.\d+Z$/, ' UTC')
    .replace('T', ' ')

/** Nothing where no calendar reaches that far. */
const formatUntil = (time: number | null = null): string =>
  time === null || time === Number.POSITIVE_INFINITY ? '' : `, until ${formatMinute(time)}`

const formatPeriod = (period: string): string => (period.includes('T') ? `${period.replace('T', ' ')}:00` : period)
