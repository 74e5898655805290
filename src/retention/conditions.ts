import { areKnown, type Deployments } from './deployments.ts'
import { subtractDuration, whenAged } from './duration.ts'
import { capturesOf, matchesAnyWord } from './pattern.ts'
import type { Condition, Keep, Question, Rule } from './policy.ts'
import { branchForms, tagForms } from './ref-forms.ts'
import { numberKey, type Release } from './release.ts'
import type { PackageType } from './version.ts'
import { indexWords } from './word-index.ts'

/** The answers about a repository; null where unknown, which protects. */
export interface RefState {
  /** Numbers of the open pull requests. */
  readonly pullRequests: ReadonlySet<string> | null
  readonly closedPullRequests: ClosedPullRequests | null
  /** Names of branches and of Git tags. */
  readonly branches: ReadonlySet<string> | null
  readonly tags: ReadonlySet<string> | null
  readonly deployments: Deployments | null
}

/** The pull requests that were closed at or after a time; times are milliseconds since 1970. */
export interface ClosedPullRequests {
  readonly since: number
  /** When each was closed, or at the latest, by its number. */
  readonly closedAt: ReadonlyMap<string, number>
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

/** When a condition ends for a label if nothing but time passes; Infinity if time does not end it, null if it is false. */
type HeldUntil = (label: CoveredLabel) => number | null

/** Returns a function that is not null for labels for which the condition of a rule is true, or not known to be false. */
export const heldUntil = (condition: Condition, rule: Rule, context: RuleContext): HeldUntil => {
  const { refs, released } = context
  if (condition === 'unreleased') {
    return ({ release }) => (release === null || !released.has(numberKey(release)) ? unending : null)
  }
  const recent = recentlyClosed(rule.keep, context)
  const { names } = refConditions[condition](refs)
  if (names === null || recent === null) return () => unending
  const nameMatcher = (some: Iterable<string>) => createNameMatcher(refConditions[condition](refs), rule, context, some)
  const isTrue = nameMatcher(names)
  if (recent.size === 0) return (label) => (isTrue(label) ? unending : null)
  const isRecent = nameMatcher(recent.keys())
  const ends = [...recent].map(([number, until]) => ({ isNumber: nameMatcher([number]), until }))
  return (label) => {
    if (isTrue(label)) return unending
    if (!isRecent(label)) return null
    return Math.max(...ends.flatMap(({ isNumber, until }) => (isNumber(label) ? [until] : [])))
  }
}

const unending = Number.POSITIVE_INFINITY

/** Nothing on GitHub is older than the epoch. */
const firstTime = 0

/** Returns whether the answers suffice for a question that a rule asks. */
export const isAnswered = (question: Question, keep: Keep, refs: RefState, now: number): boolean => {
  switch (question) {
    case 'then-for':
      return recentlyClosed(keep, { refs, now }) !== null
    case 'deployments':
      return areKnown(refs.deployments, Number(keep.deployments))
    default:
      return refConditions[question](refs).names !== null
  }
}

/** Returns until when `then-for` holds for the pull requests that were closed within it; null if those are unknown. */
const recentlyClosed = (
  { 'then-for': duration }: Keep,
  { refs: { closedPullRequests }, now }: Pick<RuleContext, 'refs' | 'now'>
): ReadonlyMap<string, number> | null => {
  if (duration === undefined) return new Map()
  const since = Math.max(firstTime, subtractDuration(now, duration))
  if (closedPullRequests === null || closedPullRequests.since > since) return null
  const recent = [...closedPullRequests.closedAt].filter(([, closedAt]) => closedAt >= since)
  return new Map(recent.map(([number, closedAt]) => [number, whenAged(closedAt + 1, duration, now)]))
}

/** Returns a function that is true for labels that one of the names makes a pattern match, or that may be one of them. */
const createNameMatcher = (
  { placeholder, forms, candidates }: RefCondition,
  { delete: patterns }: Rule,
  { type }: RuleContext,
  names: Iterable<string>
): ((label: CoveredLabel) => boolean) => {
  const words = indexWords([...names].flatMap(forms))
  return ({ text }) => {
    if (matchesAnyWord(patterns, text, type, { name: placeholder, words })) return true
    const captures = capturesOf(patterns, text, type, placeholder)
    return candidates(captures, text).some((each) => each === null || words.has(each))
  }
}

/** A condition, as it is looked up in the refs of a repository. */
interface RefCondition {
  readonly placeholder: string
  /** The names for which the condition holds; null where they are unknown. */
  readonly names: ReadonlySet<string> | null
  /** Returns the forms that a name can take in a label. */
  readonly forms: (name: string) => readonly string[]
  /** Returns the texts of a label that may be such a name; null for one that is unknown. */
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
