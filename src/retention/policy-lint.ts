import type { Duration } from './duration.ts'
import { covers as coversLabel, type Patterns } from './pattern.ts'
import { type Keep, type Period, periods, type Rule, type UnreadPolicy, versionGroups } from './policy.ts'
import { keepCriteria } from './schema.ts'
import { isTagged, type PackageType } from './version.ts'

/** A part of a valid policy document that has no effect, or not the one it seems to have: the path to it, and why. */
export interface LintWarning {
  readonly path: readonly (string | number)[]
  readonly problem: string
}

type Pattern = Patterns['includes'][number]

/** Returns warnings about policies that are true whatever the packages hold. */
export const lintPolicies = (policies: readonly UnreadPolicy[]): readonly LintWarning[] =>
  policies.flatMap((policy, index) => {
    const shadowed = {
      path: ['packages'],
      problem: 'has no effect: earlier policies of this type match all of these packages'
    }
    const warnings = [
      ...(isShadowed(policy, policies.slice(0, Math.min(index, mostCompared))) ? [shadowed] : []),
      ...policy.rules.flatMap((rule, number) =>
        [...lintPatterns(rule, policy), ...lintKeys(rule.keep)].map(({ path, problem }) => ({
          path: ['rules', number, ...path],
          problem
        }))
      )
    ]
    return warnings.map(({ path, problem }) => ({ path: ['policies', index, ...path], problem }))
  })

/** Each policy is compared with the first ones only, so that a huge document takes no quadratic time. */
const mostCompared = 500

const isShadowed = ({ packages, type }: UnreadPolicy, earlier: readonly UnreadPolicy[]): boolean =>
  packages.includes.every((pattern) =>
    earlier.some((other) => other.type === type && covers(other.packages, pattern, packages, type))
  )

const lintPatterns = (rule: Rule, policy: UnreadPolicy): LintWarning[] => {
  const useless = rule.delete.includes.flatMap((pattern) => {
    const reason = whyUseless(pattern, rule, policy)
    return reason === null ? [] : [{ source: pattern.source, problem: `${JSON.stringify(pattern.source)} ${reason}` }]
  })
  if (useless.length === rule.delete.includes.length) {
    return [
      {
        path: ['delete'],
        problem: `this rule can never delete anything: ${useless.map(({ problem }) => problem).join(', ')}`
      }
    ]
  }
  return useless.map(({ source, problem }) => ({ path: ['delete', rule.delete.sources.indexOf(source)], problem }))
}

/** Returns why a pattern of a rule deletes nothing; null if it may delete something. */
const whyUseless = (pattern: Pattern, rule: Rule, { type, protect }: UnreadPolicy): string | null => {
  if (pattern.untagged && !isTagged(type)) return `matches nothing: ${type} has no untagged versions`
  if (isExcluded(pattern, rule.delete, type)) return 'is excluded'
  if (protect && covers(protect, pattern, rule.delete, type)) return 'is protected'
  return whyKept(pattern, rule)
}

/** Returns why the keys of a rule keep everything that only this pattern matches; null if they may not. */
const whyKept = ({ untagged, placeholders }: Pattern, { keep }: Rule): string | null => {
  const { per, by, while: condition, deployments = 0 } = keep
  const isConditionOnly = condition !== undefined && keepCriteria.every((key) => keep[key] === undefined)
  if (untagged)
    return per !== undefined || by === 'version' || isConditionOnly || deployments > 0
      ? 'is always kept, since an untagged image has no tag for per, by, while or deployments'
      : null
  // A condition without an answer counts as true; one that is false would let the version be deleted.
  const mayFail = condition !== undefined && (condition !== 'pr-open' || placeholders.includes('pr'))
  if (!mayFail && deployments > 0 && !placeholders.includes('sha') && !placeholders.includes('name'))
    return 'has no {sha} or {name}, so what only this pattern matches is always kept'
  const needed = isConditionOnly ? 'pr' : per
  if (mayFail || needed === undefined || versionGroups.some((group) => group === needed)) return null
  return placeholders.includes(needed) ? null : `has no {${needed}}, so what only this pattern matches is always kept`
}

const isExcluded = (pattern: Pattern, own: Patterns, type: PackageType): boolean =>
  pattern.words?.every((word) => !coversLabel(own, word, type)) ??
  own.excludes.some(({ source }) => includesAll(source.slice(1), pattern))

/** True if patterns certainly match everything that one pattern of another list matches there. */
const covers = (patterns: Patterns, pattern: Pattern, own: Patterns, type: PackageType): boolean =>
  pattern.words?.every((word) => coversLabel(patterns, word, type)) ??
  (patterns.includes.some(({ source }) => includesAll(source, pattern)) &&
    patterns.excludes.every(({ source }) => own.sources.includes(source)))

const includesAll = (source: string, pattern: Pattern): boolean =>
  source === pattern.source || (!pattern.untagged && (source === '**' || source === '@any'))

const lintKeys = (keep: Keep): LintWarning[] => {
  const { latest, max, by } = keep
  const others = ['within' as const, ...periods].filter((key) => keep[key] !== undefined)
  const isFull = latest !== undefined && max !== undefined && (latest > max || (latest === max && others.length > 0))
  const full = {
    path: ['keep', 'max'],
    problem: `latest: ${latest} alone reaches it, so only the newest ${max} are kept`
  }
  const useless = periods.flatMap((coarse, index) => {
    const finer = periods.slice(0, index).find((fine) => supersedes(fine, coarse, keep))
    if (finer === undefined) return []
    return [{ path: ['keep', coarse], problem: `has no effect: ${finer} keeps everything that it keeps` }]
  })
  const timed = periods.find((key) => keep[key] !== undefined)
  const mixed = {
    path: ['keep', 'max'],
    problem: `with by: version it limits by version number what ${timed} keeps by time, so a later run may delete more`
  }
  const isMixed = by === 'version' && max !== undefined && timed !== undefined
  return [...(isFull ? [full] : []), ...(isMixed ? [mixed] : []), ...useless]
}

/** The most finer periods in a coarser one. Weeks are missing: they extend from one month or year into the next. */
const parts: Partial<Record<Period, Partial<Record<Period, number>>>> = {
  hourly: { daily: 24, weekly: 168, monthly: 744, yearly: 8784 },
  daily: { weekly: 7, monthly: 31, yearly: 366 },
  monthly: { yearly: 12 }
}

/** True if the newest of each coarse period is the newest of one of the fine periods too, and both keys reach it. */
const supersedes = (fine: Period, coarse: Period, keep: Keep): boolean => {
  const [many, few, most] = [keep[fine], keep[coarse], parts[fine]?.[coarse]]
  if (many === undefined || few === undefined) return false
  if (typeof many === 'number' && typeof few === 'number') {
    // The newest version of all is the newest of its period, however long that is.
    return few === 1 ? many > 0 : few > 1 && most !== undefined && many > (few - 1) * most
  }
  return typeof many === 'object' && typeof few === 'object' && most !== undefined && isAtLeast(many, few)
}

/** True if a duration is never shorter than another, however long the months are. */
const isAtLeast = (long: Duration, short: Duration): boolean => {
  const months = 12 * (long.years - short.years) + long.months - short.months
  const days = 7 * (long.weeks - short.weeks) + long.days - short.days
  const minutes = 60 * (long.hours - short.hours) + long.minutes - short.minutes
  return (months * (months < 0 ? 31 : 28) + days) * 1440 + minutes >= 0
}
