import { subtractDuration } from '../retention/duration.ts'
import { type Condition, type Keep, type Period, type Policy, periods, type Rule } from '../retention/policy.ts'
import { isTagged } from '../retention/version.ts'
import { formatAge, formatCount, formatList, formatMinute } from './reason.ts'

/**
 * Says in words what a policy does: a line for its packages, one for each rule, counted from 1, one for the repository that
 * `while` asks about, and one for its limits.
 */
export const describePolicy = (policy: Policy): readonly string[] => {
  const { packages, type, protect, rules } = policy
  const protects = protect ? `protects ${protect.sources.join(', ')}` : 'protects nothing'
  const limits = describeLimits(policy)
  return [
    `packages ${packages.sources.join(', ')} (${type}): ${protects}; ${describeMinimum(policy)}`,
    ...rules.map((rule, index) => `rule ${index + 1}: ${describeRule(rule)}`),
    ...describeQuestions(policy),
    ...(limits.length > 0 ? [`limits: ${limits.join('; ')}`] : [])
  ]
}

/** Says in words what a restore brings back; what is chosen in several ways must agree. */
export const describeSelection = ({ path, tags, within }: RestoreSelection): readonly string[] => {
  const ways = [
    ...(path === null ? [] : [`the run of the report ${path} deleted`]),
    ...(tags === null ? [] : [`restore-tags matches: ${tags.sources.join(', ')}`]),
    ...(within === null ? [] : [`was deleted in the last ${within.text}`])
  ]
  return [`brings back what ${ways.join(', and what ')}`]
}

/** Says how old the report is that a run goes by; nothing where it goes by none. */
export const describeAge = (
  {
    approved,
    restore
  }: {
    readonly approved: { readonly writtenAt: number } | null
    readonly restore: { readonly from: { readonly finishedAt: number } | null } | null
  },
  now: number
): readonly string[] => {
  const report = approved ? 'approved plan' : 'report'
  const time = approved?.writtenAt ?? restore?.from?.finishedAt
  return time === undefined
    ? []
    : [`the ${report} was written ${formatAge(Math.max(0, now - time))} ago, on ${formatMinute(time)}`]
}

/** What of a restore's inputs is told. */
export interface RestoreSelection {
  readonly path: string | null
  readonly tags: { readonly sources: readonly string[] } | null
  readonly within: { readonly text: string } | null
}

const unitOf = ({ type }: Policy): string => (isTagged(type) ? 'image' : 'version')

const describeMinimum = (policy: Policy): string => {
  const noun = unitOf(policy)
  const least = policy.minKeep ?? (policy.safety.deleteEmptyPackages ? 0 : 1)
  if (least > 0) return `at least ${formatCount(least, noun)} ${least === 1 ? 'stays' : 'stay'}`
  return policy.safety.deleteEmptyPackages ? `a package whose ${noun}s may all go is deleted` : `no ${noun} has to stay`
}

const describeLimits = (policy: Policy): readonly string[] => {
  const { untag, gracePeriod, maxDeletions, maxDeletePercent } = policy.safety
  return [
    ...(isTagged(policy.type) && subtractDuration(0, gracePeriod) < 0
      ? [`untagged versions younger than ${gracePeriod.text} stay`]
      : []),
    ...(untag ? ['an image that stays loses its other tags that may go'] : []),
    ...(maxDeletions === null ? [] : [`at most ${formatCount(maxDeletions, 'deletion')}`]),
    ...(maxDeletePercent < 100
      ? [`a package that would lose more than ${maxDeletePercent} % of its ${unitOf(policy)}s is left alone`]
      : [])
  ]
}

const describeRule = ({ delete: { includes, excludes }, keep }: Rule): string => {
  const covered = includes.map(({ source }) => source).join(', ')
  const spared = excludes.map(({ source }) => source.slice(1)).join(', ')
  return `${covered}${spared && ` but not ${spared}`} may go; ${describeKeep(keep)}`
}

const nouns: Readonly<Record<Period, string>> = {
  hourly: 'hour',
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  yearly: 'year'
}

const conditions: Readonly<Record<Condition, string>> = {
  'pr-open': 'while its pull request is open',
  'branch-exists': 'while its branch exists',
  'tag-exists': 'while its Git tag exists',
  unreleased: 'until its version is released'
}

const askedFor: Readonly<Record<Condition, string | null>> = {
  'pr-open': 'pull requests',
  'branch-exists': 'branches',
  'tag-exists': 'Git tags',
  unreleased: null
}

const describeQuestions = ({ repository, rules }: Policy): readonly string[] => {
  const asked = new Set(rules.flatMap(({ keep }) => (keep.while && askedFor[keep.while]) ?? []))
  const where = repository ?? 'the repository that GitHub links a package to, else the running one'
  return asked.size === 0 ? [] : [`the ${formatList([...asked])} are those of ${where}`]
}

const groups = new Map([
  ['major', 'major line'],
  ['minor', 'minor line'],
  ['channel', 'prerelease channel'],
  ['variant', 'variant']
])

const describeKeep = (keep: Keep): string => {
  const { latest, within, per, by, max } = keep
  const kept = [
    ...(latest === undefined ? [] : [newest(latest)]),
    ...(within ? [`what was ${timed(by)} in the last ${within.text}`] : []),
    ...periods.flatMap((period) => describePeriod(nouns[period], keep[period]))
  ]
  const condition = keep.while ? ` ${conditions[keep.while]}` : ''
  if (kept.length === 0) return condition ? `keeps each${condition}` : 'keeps none'
  const group = per === undefined ? '' : `in each ${groups.get(per) ?? `{${per}}`} `
  const order = by === undefined ? '' : orders[by]
  const bound = max === undefined ? '' : `, of these at most ${newest(max)}`
  return `keeps ${group}${new Intl.ListFormat('en').format(kept)}${order}${bound}${condition}`
}

const orders: Readonly<Record<NonNullable<Keep['by']>, string>> = {
  created: ', by time of creation',
  updated: ', by time of update',
  version: ', by version number'
}

const timed = (by: Keep['by']): string => (by === 'created' || by === 'updated' ? by : 'created or updated')

const newest = (many: number): string => (many === 1 ? 'the newest' : `the newest ${many}`)

const describePeriod = (noun: string, limit: Keep[Period]): readonly string[] => {
  if (limit === undefined) return []
  if (typeof limit === 'object') return [`the newest of each ${noun} in the last ${limit.text}`]
  return [limit === 1 ? `the newest of the last ${noun}` : `the newest of each of the last ${limit} ${noun}s`]
}
