import type { Duration } from './duration.ts'
import { covers as coversLabel, type Patterns } from './pattern.ts'
import { type Keep, type Period, type Policy, periods, type Rule, versionGroups } from './policy.ts'
import { keepCriteria } from './schema.ts'
import { isTagged, type PackageType } from './version.ts'

/** A part of a valid policy document that achieves nothing, or not what it seems to: the path to it, and why. */
export interface LintWarning {
  readonly path: readonly (string | number)[]
  readonly problem: string
}

type Pattern = Patterns['includes'][number]

/** Gives what is in doubt in these policies whatever the packages hold; where that is not certain it is silent. */
export const lintPolicies = (policies: readonly Policy[]): readonly LintWarning[] =>
  policies.flatMap((policy, index) => {
    const shadowed = { path: ['packages'], problem: 'earlier policies of this type take all of these packages' }
    const doubts = [
      ...(isShadowed(policy, policies.slice(0, Math.min(index, mostCompared))) ? [shadowed] : []),
      ...policy.rules.flatMap((rule, number) =>
        [...idlePatterns(rule, policy), ...idleKeys(rule.keep)].map(({ path, problem }) => ({
          path: ['rules', number, ...path],
          problem
        }))
      )
    ]
    return doubts.map(({ path, problem }) => ({ path: ['policies', index, ...path], problem }))
  })

/** Each policy is compared with the first ones only, so that a huge document takes no quadratic time. */
const mostCompared = 500

const isShadowed = ({ packages, type }: Policy, earlier: readonly Policy[]): boolean =>
  packages.includes.every((pattern) =>
    earlier.some((other) => other.type === type && covers(other.packages, pattern, packages, type))
  )

const idlePatterns = (rule: Rule, policy: Policy): LintWarning[] => {
  const idle = rule.delete.includes.flatMap((pattern) => {
    const reason = whyIdle(pattern, rule, policy)
    return reason === null ? [] : [{ source: pattern.source, problem: `${JSON.stringify(pattern.source)} ${reason}` }]
  })
  if (idle.length === rule.delete.includes.length) {
    return [
      {
        path: ['delete'],
        problem: `this rule can never let anything go: ${idle.map(({ problem }) => problem).join(', ')}`
      }
    ]
  }
  return idle.map(({ source, problem }) => ({ path: ['delete', rule.delete.sources.indexOf(source)], problem }))
}

/** Says why a pattern of a rule lets nothing go; null where it may let something go. */
const whyIdle = (pattern: Pattern, { delete: own, keep }: Rule, { type, protect }: Policy): string | null => {
  const { untagged, placeholders } = pattern
  if (untagged && !isTagged(type)) return `matches nothing: ${type} has no untagged versions`
  if (isExcluded(pattern, own, type)) return 'is excluded'
  if (protect && covers(protect, pattern, own, type)) return 'is protected'
  const { per, by, while: question } = keep
  const onlyAsks = question !== undefined && keepCriteria.every((key) => keep[key] === undefined)
  if (untagged) return per !== undefined || by === 'version' || onlyAsks ? 'has no label to go by and stays' : null
  // What the question is not answered for counts as if the answer were yes; an answer of no would let it go.
  const mayBeNo = question !== undefined && (question !== 'pr-open' || placeholders.includes('pr'))
  const needed = onlyAsks ? 'pr' : per
  if (mayBeNo || needed === undefined || versionGroups.some((line) => line === needed)) return null
  return placeholders.includes(needed) ? null : `has no {${needed}}, and what only it matches stays`
}

const isExcluded = (pattern: Pattern, own: Patterns, type: PackageType): boolean =>
  pattern.words?.every((word) => !coversLabel(own, word, type)) ??
  own.excludes.some(({ source }) => includesAll(source.slice(1), pattern))

/** Whether patterns certainly match everything that one pattern of another list matches there. */
const covers = (patterns: Patterns, pattern: Pattern, own: Patterns, type: PackageType): boolean =>
  pattern.words?.every((word) => coversLabel(patterns, word, type)) ??
  (patterns.includes.some(({ source }) => includesAll(source, pattern)) &&
    patterns.excludes.every(({ source }) => own.sources.includes(source)))

const includesAll = (source: string, pattern: Pattern): boolean =>
  source === pattern.source || (!pattern.untagged && (source === '**' || source === '@any'))

const idleKeys = (keep: Keep): LintWarning[] => {
  const { latest, max, by } = keep
  const others = keepCriteria.filter((key) => key !== 'latest' && keep[key] !== undefined)
  const isFull = latest !== undefined && max !== undefined && (latest > max || (latest === max && others.length > 0))
  const full = {
    path: ['keep', 'max'],
    problem: `latest: ${latest} alone reaches it, so that just the newest ${max} stay`
  }
  const useless = periods.flatMap((coarse, index) => {
    const finer = periods.slice(0, index).find((fine) => outdoes(fine, coarse, keep))
    if (finer === undefined) return []
    return [{ path: ['keep', coarse], problem: `${finer} keeps everything that this keeps` }]
  })
  const timed = periods.find((key) => keep[key] !== undefined)
  const mixed = {
    path: ['keep', 'max'],
    problem: `with by: version it drops by number what ${timed} keeps by time, so that a later run may let more go`
  }
  const isMixed = by === 'version' && max !== undefined && timed !== undefined
  return [...(isFull ? [full] : []), ...(isMixed ? [mixed] : []), ...useless]
}

/** How many of the finer periods a coarser one has at most. Weeks are missing: they reach from one month or year into the next. */
const parts: Partial<Record<Period, Partial<Record<Period, number>>>> = {
  hourly: { daily: 24, weekly: 168, monthly: 744, yearly: 8784 },
  daily: { weekly: 7, monthly: 31, yearly: 366 },
  monthly: { yearly: 12 }
}

/** Whether the newest of each coarse period is the newest of one of the fine periods too, and both keys reach it. */
const outdoes = (fine: Period, coarse: Period, keep: Keep): boolean => {
  const [many, few, most] = [keep[fine], keep[coarse], parts[fine]?.[coarse]]
  if (many === undefined || few === undefined) return false
  if (typeof many === 'number' && typeof few === 'number') {
    // The newest version of all is the newest of its period, however long that is.
    return few === 1 ? many > 0 : few > 1 && most !== undefined && many > (few - 1) * most
  }
  return typeof many === 'object' && typeof few === 'object' && most !== undefined && isAtLeast(many, few)
}

/** Whether a duration is never shorter than another, however long the months are. */
const isAtLeast = (long: Duration, short: Duration): boolean => {
  const months = 12 * (long.years - short.years) + long.months - short.months
  const days = 7 * (long.weeks - short.weeks) + long.days - short.days
  const minutes = 60 * (long.hours - short.hours) + long.minutes - short.minutes
  return (months * (months < 0 ? 31 : 28) + days) * 1440 + minutes >= 0
}
