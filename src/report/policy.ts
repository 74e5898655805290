import { subtractDuration } from '../retention/duration.ts'
import { type Condition, type Keep, type Period, type Policy, periods, type Rule } from '../retention/policy.ts'
import { isTagged } from '../retention/version.ts'
import {
  formatAge,
  formatAny,
  formatCount,
  formatDeployments,
  formatList,
  formatMinute,
  formatNewest,
  formatUnion,
  shortDigest,
  units
} from './reason.ts'

/**
 * Returns a policy in words: a line for its packages, one for each rule, counted from 1, one for the repository in which
 * `while` looks things up, one for its files of `in-use`, and one for its limits.
 */
export const describePolicy = (policy: Policy): readonly string[] => {
  const { protect, rules } = policy
  const isOne = protect?.sources.length === 1
  const protection = protect
    ? `${formatUnion(protect.sources.map(shortDigest))} ${isOne ? 'is' : 'are'} protected`
    : 'nothing is protected'
  const limits = describeLimits(policy)
  return [
    `${describePackages(policy)}: ${protection}; ${describeMinimum(policy)}`,
    ...rules.map((rule, index) => `Rule ${index + 1} deletes ${describeRule(rule, policy)}`),
    ...describeInUse(policy),
    ...describeLookups(policy),
    ...(limits.length > 0 ? [`Limits: ${limits.join('; ')}`] : [])
  ]
}

/** Returns the selection of a restore in words; a version must match all inputs that are set. */
export const describeSelection = ({ path, tags, within }: RestoreSelection): readonly string[] => {
  const conditions = [
    ...(path === null ? [] : [`were deleted by the run of ${path}`]),
    ...(tags === null ? [] : [`match restore-tags: ${tags.sources.join(', ')}`]),
    ...(within === null ? [] : [`were deleted in the last ${within.text}`])
  ]
  return [`Restores versions that ${conditions.join(' and that ')}`]
}

/** Returns in words what a repair looks at. */
export const describeRepair = (policies: readonly Policy[]): readonly string[] =>
  policies.flatMap((policy) => [
    `${describePackages(policy)}: restores what tagged images${policy.inUse === null ? '' : ', and images in use,'} lack`,
    ...describeInUse(policy)
  ])

/** Returns the age of the report that a run is based on; empty if there is none. */
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
    : [`The ${report} was written ${formatAge(Math.max(0, now - time))} ago, on ${formatMinute(time)}`]
}

/** The inputs that select the versions to restore, as far as they are described. */
export interface RestoreSelection {
  readonly path: string | null
  readonly tags: { readonly sources: readonly string[] } | null
  readonly within: { readonly text: string } | null
}

const unitOf = ({ type }: Policy): string => (isTagged(type) ? 'image' : 'version')

const describePackages = ({ packages: { sources }, type }: Policy): string => {
  const isExact = sources.length === 1 && sources.every((source) => /^[\w./-]+$/.test(source))
  return `${isExact ? 'Package' : 'Packages'} ${sources.join(', ')} (${type})`
}

const describeMinimum = (policy: Policy): string => {
  const unit = unitOf(policy)
  const minimum = policy.minKeep ?? (policy.safety.deleteEmptyPackages ? 0 : 1)
  if (minimum > 0) return `at least ${formatCount(minimum, unit)} ${minimum === 1 ? 'is' : 'are'} kept`
  return policy.safety.deleteEmptyPackages ? `a package left without ${unit}s is deleted` : `no ${unit} has to be kept`
}

const describeLimits = (policy: Policy): readonly string[] => {
  const { untag, gracePeriod, maxDeletions, maxDeletePercent } = policy.safety
  return [
    ...(isTagged(policy.type) && subtractDuration(0, gracePeriod) < 0
      ? [`untagged versions younger than ${gracePeriod.text} are kept`]
      : []),
    ...(untag ? ['an image that is kept because of one tag loses its other expired tags'] : []),
    ...(maxDeletions === null ? [] : [`at most ${formatCount(maxDeletions, 'deletion')} per run`]),
    ...(maxDeletePercent < 100
      ? [`nothing is deleted from a package that would lose more than ${maxDeletePercent}% of its ${unitOf(policy)}s`]
      : [])
  ]
}

const describeRule = ({ delete: { includes, excludes }, keep }: Rule, policy: Policy): string => {
  const sources = includes.map(({ source }) => source)
  const labels = sources.filter((source) => source !== '@untagged' && source !== '@broken')
  const [matched, all] = isTagged(policy.type) ? ['tagged', 'every tagged version'] : ['named', 'every version']
  const targets = [
    ...(labels.length > 0 ? [labels.includes('@any') ? all : `every version ${matched} ${formatAny(labels)}`] : []),
    ...(sources.includes('@broken') ? ['every image that cannot be pulled completely'] : []),
    ...(sources.includes('@untagged') ? ['every untagged version'] : [])
  ]
  const except = excludes.length > 0 ? ` except ${excludes.map(({ source }) => source.slice(1)).join(', ')}` : ''
  return formatUnion(targets) + except + describeKeep(keep, policy)
}

/** A condition of `while` in words: its subject, the verbs while it holds and once it ended, and what is looked up for it. */
const conditions: Readonly<
  Record<Condition, readonly [subject: string, holds: string, ended: string, lookup?: string]>
> = {
  'pr-open': ['pull request', 'is open', 'is closed', 'Pull requests'],
  'branch-exists': ['branch', 'exists', 'no longer exists', 'Branches'],
  'tag-exists': ['Git tag', 'exists', 'no longer exists', 'Git tags'],
  unreleased: ['version', 'is unreleased', 'is released']
}

/** Returns what the files of `in-use` protect, and how many lines of them say so. */
const describeInUse = ({ inUse }: Policy): readonly string[] => {
  if (inUse === null) return []
  const { globs, files, count, owner, references } = inUse
  const root = `/${owner}/`
  const names = [...references]
    .filter(([path, named]) => path.startsWith(root) && named.some(({ versions }) => versions.length > 0))
    .map(([path]) => path.slice(root.length))
    .toSorted()
  const where = `${formatCount(count, 'reference')} in ${formatCount(files, 'file')} (${globs.join(', ')})`
  const what = names.length > 0 ? `versions of ${formatList(names)}` : 'no version'
  return [`In use: ${where} ${count === 1 ? 'protects' : 'protect'} ${what}`]
}

/** Returns where `while` and `deployments` look things up, if the policy names no repository. */
const describeLookups = ({ repository, rules }: Policy): readonly string[] => {
  const lookups = new Set(
    rules.flatMap(({ keep }) =>
      [(keep.while && conditions[keep.while][3]) ?? [], keep.deployments ? 'Deployments' : []].flat()
    )
  )
  if (lookups.size === 0 || repository !== null) return []
  const linked = 'the repository that GitHub links the package to, or else in the one the workflow runs in'
  return [`${formatUnion([...lookups])} are looked up in ${linked}`]
}

const groups = new Map([
  ['major', 'major version'],
  ['minor', 'minor version'],
  ['channel', 'prerelease channel'],
  ['variant', 'variant']
])

const orders: Readonly<Record<NonNullable<Keep['by']>, string>> = {
  created: ', by creation time',
  updated: ', by update time',
  version: ', by version number'
}

const times: Readonly<Record<NonNullable<Keep['by']> | 'both', string>> = {
  both: 'created or updated',
  created: 'created',
  updated: 'updated',
  version: 'created or updated'
}

/** Returns the end of a rule's sentence, after the versions that it deletes. */
const describeKeep = (keep: Keep, { repository }: Policy): string => {
  const { latest, within, by, deployments } = keep
  const inRepository = repository === null ? '' : ` in ${repository}`
  const counted = [
    ...(latest === undefined || latest === 0 ? [] : [formatNewest(latest)]),
    ...(within ? [`those ${times[by ?? 'both']} in the last ${within.text}`] : []),
    ...periods.flatMap((period) => describePeriod(units[period], keep[period]))
  ]
  const kept = [
    ...(counted.length > 0 ? [describeGroups(keep, formatUnion(counted))] : []),
    ...(deployments ? [` ${formatDeployments(deployments)}${inRepository}`] : [])
  ]
  const condition = describeCondition(keep, inRepository, kept.length > 0)
  return kept.length === 0 ? condition : ` but keeps${kept.join(', and')}${condition}`
}

/** Returns what is kept of each group. */
const describeGroups = ({ per, by, max }: Keep, kept: string): string => {
  const group = per === undefined ? '' : `, for each ${groups.get(per) ?? `{${per}}`},`
  const order = by === undefined ? '' : orders[by]
  return `${group} ${kept}${order}${max === undefined ? '' : `, at most ${max} of these`}`
}

/** Returns the condition under which other keys keep versions, or without such keys, the event after which they are deleted. */
const describeCondition = (
  { while: condition, 'then-for': thenFor }: Keep,
  inRepository: string,
  isForOthers: boolean
): string => {
  if (condition === undefined) return ''
  const [subject, holds, ended, lookup] = conditions[condition]
  const its = `its ${subject}${lookup ? inRepository : ''}`
  if (isForOthers) return ` while ${its} ${holds}${thenFor ? ` and for ${thenFor.text} after` : ''}`
  return ` once ${its} ${thenFor ? `has been closed for ${thenFor.text}` : ended}`
}

const describePeriod = (unit: string, limit: Keep[Period]): readonly string[] => {
  if (limit === undefined) return []
  if (typeof limit === 'object') return [`the newest of each ${unit} in the last ${limit.text}`]
  return [limit === 1 ? `the newest of the last ${unit}` : `the newest of each of the last ${limit} ${unit}s`]
}
