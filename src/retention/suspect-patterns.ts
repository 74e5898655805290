import { didYouMean } from './did-you-mean.ts'
import { labelsOf, mayCover, unmatchedPatterns } from './evaluate.ts'
import { caseOnlyMatches, covers, type Pattern, parsePatterns } from './pattern.ts'
import type { Policy } from './policy.ts'
import type { PackageType, PackageVersion } from './version.ts'

/** A pattern that protects nothing in a package, and a label that it was probably meant for. */
export interface SuspectPattern {
  readonly source: string
  readonly label: string
  /** The probable mistake in its spelling. */
  readonly spelling: 'case' | 'regex'
}

/**
 * Returns the patterns of `protect`, and the exclusions of rules, that match no label of a package but would match an
 * unprotected one if case were ignored, or if they were read as a regex: what they were meant to protect is unknown.
 */
export const findSuspectPatterns = ({ protect, rules }: LabelPatterns, pkg: Labelled): readonly SuspectPattern[] => {
  const { type } = pkg
  const labels = labelsIn(pkg)
  const exposed = labels.filter((label) => !protect || !covers(protect, label, type))
  const findIn = (patterns: readonly Pattern[], harmed: readonly string[]): readonly SuspectPattern[] => {
    const unmatched = patterns.filter(({ matches }) => !labels.some((label) => matches(label, type)))
    return [
      ...caseOnlyMatches(unmatched, harmed, type).map((each) => ({ ...each, spelling: 'case' as const })),
      ...unmatched.flatMap(({ source }) => {
        const label = matchedAsRegex(source, harmed, type)
        return label === undefined ? [] : [{ source, label, spelling: 'regex' as const }]
      })
    ]
  }
  const found = [
    ...findIn(protect?.includes ?? [], exposed),
    ...rules.flatMap(({ delete: patterns }) =>
      findIn(
        patterns.excludes,
        exposed.filter((label) => mayCover(patterns, label, type))
      )
    )
  ]
  return [...new Map(found.map((each) => [each.source, each])).values()]
}

/** Returns why nothing of a package may be deleted for the way in which its policy protects; null if something may. */
export const findSuspect = (policy: LabelPatterns, pkg: Labelled): string | null => {
  const [suspect] = findSuspectPatterns(policy, pkg)
  if (!suspect) return null
  const { source, label, spelling } = suspect
  const condition = spelling === 'case' ? 'case were ignored' : 'it were a regular expression, between slashes'
  return `pattern "${source}" protects nothing in this package, but would match "${label}" if ${condition}; nothing is deleted from the package until the pattern is corrected or removed`
}

/** Returns a warning for each pattern of a policy that matches nothing in any of its packages, all of which were listed. */
export const unmatchedWarnings = (policy: LabelPatterns, packages: readonly Labelled[]): readonly string[] =>
  unmatchedPatterns(policy, packages).map(
    (source) => `pattern "${source}" matches nothing in any package${suggestLabel(source, policy, packages)}`
  )

/**
 * Returns what to add to the warning of a pattern that matches nothing in the packages: the first label that it would match
 * if case were ignored, or that a word which protects is a misspelling of; empty if there is none.
 */
export const suggestLabel = (source: string, policy: LabelPatterns, packages: readonly Labelled[]): string => {
  const { protect, rules, type } = policy
  const labels = packages.flatMap(labelsIn)
  const protecting = [...(protect?.includes ?? []), ...rules.flatMap((rule) => rule.delete.excludes)]
  const patterns = [...protecting, ...rules.flatMap((rule) => rule.delete.includes)]
  const [near] = caseOnlyMatches(
    patterns.filter((pattern) => pattern.source === source),
    labels,
    type
  )
  if (near) return ` (it would match ${near.label} if case were ignored)`
  const isWord = protecting.some((pattern) => pattern.source === source && pattern.words)
  return isWord ? didYouMean(source.replace(/^!/, ''), labels) : ''
}

/** The part of a policy that matches labels. */
type LabelPatterns = Pick<Policy, 'type' | 'protect' | 'rules'>

interface Labelled {
  readonly type: PackageType
  readonly versions: readonly PackageVersion[]
}

const labelsIn = ({ type, versions }: Labelled): string[] => versions.flatMap((version) => labelsOf(version, type))

/** Returns the first label that a glob such as `v.*` matches as a regex; `1.*` is more often meant for `1.2`. */
const matchedAsRegex = (source: string, labels: readonly string[], type: PackageType): string | undefined => {
  const glob = source.replace(/^!/, '')
  if (!/(?:^|[^\d*?])\.\*/.test(glob)) return undefined
  const read = parsePatterns([`/${glob}/`], 'label')
  return read.ok ? labels.find((label) => covers(read.value, label, type)) : undefined
}
