import { RE2JS } from 're2js'
import { didYouMean } from './did-you-mean.ts'
import { decode, expandGlob, type Kind, placeholderOf, special, toRegex } from './glob.ts'
import { findFlaw } from './glob-flaw.ts'
import { readRelease } from './release.ts'
import { err, ok, quoted, type Result } from './result.ts'
import { isTagged, type PackageType, packageTypes } from './version.ts'
import type { WordIndex } from './word-index.ts'
import { matchesWordInGlob, matchesWordInRegex, type WordMatcher } from './word-matcher.ts'

/** A compiled list of patterns: it matches what at least one of `includes` and none of `excludes` matches. */
export interface Patterns {
  /** The patterns as they were written. */
  readonly sources: readonly string[]
  /** The names of all placeholders and named groups in `includes`. */
  readonly placeholders: ReadonlySet<string>
  readonly includes: readonly Pattern[]
  readonly excludes: readonly Pattern[]
}

export interface Pattern extends Matcher {
  readonly source: string
}

interface Matcher {
  /** True if the whole label, or name, matches. */
  readonly matches: (label: string, type: PackageType) => boolean
  /** Returns the text of a placeholder, or a named group, in a label that matches; null if it has none there. */
  readonly capture: (label: string, name: string) => string | null
  /** True if the pattern matches the label with one of the words in place of a placeholder. */
  readonly matchesWord: WordMatcher
  readonly placeholders: readonly string[]
  /** Everything that can match, if that is a list of words; null for every other pattern. */
  readonly words: readonly string[] | null
  readonly untagged: boolean
  /** Matches every label of an image that cannot be pulled completely. */
  readonly broken: boolean
  /** Matches a digest, and no label. */
  readonly digest: boolean
  /** True if a label would match if case were ignored. */
  readonly matchesInAnyCase: (label: string) => boolean
  /** Returns why no label of a type can match, and which form was probably meant; null if one can. */
  readonly flaw: (type: PackageType) => string | null
}

/** Reads patterns for labels, or for names of packages; the problem names every pattern that is wrong. */
export const parsePatterns = (sources: readonly string[], kind: Kind): Result<Patterns> => {
  const includes: Pattern[] = []
  const excludes: Pattern[] = []
  const problems: string[] = []
  for (const source of sources) {
    const exclude = source.startsWith('!')
    const matcher = parseMatcher(exclude ? source.slice(1) : source, kind)
    if (!matcher.ok) problems.push(`${quoted(source)} ${matcher.problem}`)
    else (exclude ? excludes : includes).push({ ...matcher.value, source })
  }
  if (sources.length === excludes.length) {
    problems.push(`[${sources.map(quoted).join(', ')}] includes nothing; add a pattern without "!"`)
  }
  if (problems.length > 0) return err(problems.join('; '))
  const placeholders = new Set(includes.flatMap((pattern) => pattern.placeholders))
  return ok({ sources, placeholders, includes, excludes })
}

/** True if the patterns cover the label: one of them includes it, and none excludes it. */
export const covers = ({ includes, excludes }: Patterns, label: string, type: PackageType): boolean => {
  for (const { matches } of excludes) if (matches(label, type)) return false
  for (const { matches } of includes) if (matches(label, type)) return true
  return false
}

/** True if the patterns cover the label of an image that cannot be pulled completely. */
export const coversBroken = ({ includes, excludes }: Patterns, label: string, type: PackageType): boolean => {
  const isMatch = ({ broken, matches }: Pattern): boolean => broken || matches(label, type)
  return includes.some(isMatch) && !excludes.some(isMatch)
}

/** True if the patterns ask which images cannot be pulled completely. */
export const asksForBroken = ({ includes, excludes }: Patterns): boolean =>
  includes.some(({ broken }) => broken) || excludes.some(({ broken }) => broken)

/**
 * Returns the texts of a placeholder in a label: one, or null, for each pattern that includes the label; null alone for a
 * label that is included only since its image cannot be pulled completely.
 */
export const capturesOf = (
  { includes }: Patterns,
  label: string,
  type: PackageType,
  name: string
): readonly (string | null)[] => {
  const matching = includes.filter(({ matches }) => matches(label, type))
  return matching.length > 0 ? matching.map(({ capture }) => capture(label, name)) : [null]
}

/** True if a pattern that includes the label matches it with one of the words in place of a placeholder. */
export const matchesAnyWord = (
  { includes }: Patterns,
  label: string,
  type: PackageType,
  { name, words }: { readonly name: string; readonly words: WordIndex }
): boolean =>
  includes.some(
    ({ placeholders, matches, matchesWord }) =>
      placeholders.includes(name) && matches(label, type) && matchesWord(label, name, words)
  )

/** The purpose of patterns: only those that protect may name digests. */
export type Use = 'protect' | 'delete' | 'restore'

/** Returns the patterns that no label of a type can match, and why; of an unknown type, those that match in no type. */
export const findFlaws = (
  { includes, excludes }: Patterns,
  type: PackageType | null,
  use: Use
): readonly { readonly source: string; readonly problem: string }[] =>
  [...includes, ...excludes].flatMap(({ source, digest, broken, flaw }) => {
    const flaws = (type ? [type] : packageTypes).map((each) =>
      digest ? digestFlaw(each, use, source.startsWith('!')) : broken ? brokenFlaw(each, use) : flaw(each)
    )
    const [problem] = flaws.includes(null) ? [] : flaws
    return problem ? [{ source, problem: `${quoted(source)} ${problem}` }] : []
  })

const digestFlaw = (type: PackageType, use: Use, excluded: boolean): string | null => {
  if (!isTagged(type)) return `is a digest, which versions of type ${type} do not have`
  if (excluded) return 'excludes a digest; digests are allowed only in keep-tags and protect, without "!"'
  return use === 'protect'
    ? null
    : `is a digest, which is allowed only in keep-tags and protect; to ${use} its version, name a tag`
}

const brokenFlaw = (type: PackageType, use: Use): string | null => {
  if (use !== 'delete') return `is a keyword for what may be deleted only; to ${use} an image, name its tags`
  return type === 'container' ? null : `matches nothing: versions of type ${type} have no parts that they can lack`
}

/** True if the patterns name the digest. */
export const coversDigest = ({ includes }: Patterns, name: string, type: PackageType): boolean =>
  includes.some(({ digest, matches }) => digest && matches(name, type))

/**
 * Returns those of the patterns that match none of the labels but would match one if case were ignored, each with the
 * first such label: `LATEST` for `latest`.
 */
export const caseOnlyMatches = (
  patterns: readonly Pattern[],
  labels: readonly string[],
  type: PackageType
): readonly { readonly source: string; readonly label: string }[] =>
  patterns
    .filter(({ matches }) => !labels.some((label) => matches(label, type)))
    .flatMap(({ source, matchesInAnyCase }) => {
      const label = labels.find(matchesInAnyCase)
      return label === undefined ? [] : [{ source, label }]
    })

/** True if the patterns cover untagged versions. */
export const coversUntagged = ({ includes, excludes }: Patterns): boolean =>
  includes.some(({ untagged }) => untagged) && !excludes.some(({ untagged }) => untagged)

/** True if patterns for packages cover the name. */
export const matchesName = (patterns: Patterns, name: string): boolean =>
  // The type matters only to keywords, which patterns for packages cannot be.
  covers(patterns, name, 'container')

/** Returns all names that the patterns cover; null if one of them includes more than a list of words. */
export const exactNames = (patterns: Patterns): readonly string[] | null => {
  const lists = patterns.includes.flatMap(({ words }) => (words === null ? [] : [words]))
  if (lists.length < patterns.includes.length) return null
  return [...new Set(lists.flat())].filter((name) => matchesName(patterns, name))
}

/** Returns the sources of the patterns, including those that exclude, that match none of the labels. */
export const unmatched = (
  patterns: Patterns,
  labels: Iterable<string>,
  type: PackageType,
  hasUntagged: boolean
): readonly string[] => {
  const all = [...patterns.includes, ...patterns.excludes]
  // That no image is broken is no slip.
  let waiting = all.filter(({ untagged, broken }) => !broken && (!untagged || !hasUntagged))
  for (const label of labels) {
    waiting = waiting.filter(({ matches }) => !matches(label, type))
    if (waiting.length === 0) break
  }
  return waiting.map(({ source }) => source)
}

const matcherDefaults = {
  capture: () => null,
  matchesWord: () => false,
  placeholders: [],
  words: null,
  untagged: false,
  broken: false,
  digest: false,
  matchesInAnyCase: () => false,
  flaw: () => null
}

/** A pattern that is longer is a mistake. */
const maxLength = 1000

const parseMatcher = (text: string, kind: Kind): Result<Matcher> => {
  if (text === '') return err('is empty')
  if (text.length > maxLength) return err(`is longer than ${maxLength} characters`)
  if (/[\p{Cc}\p{Co}]/u.test(text)) return err('has a control or private-use character')
  if (text.startsWith('!')) return err('excludes twice; write "\\!" for a name that begins with "!"')
  if (text.startsWith('@')) return parseKeyword(text, kind)
  if (kind === 'label' && /^sha256:[0-9a-f]{64}$/.test(text)) {
    return ok({ ...matcherDefaults, matches: (name) => name === text, words: [text], digest: true })
  }
  return text.startsWith('/') ? parseRegex(text) : parseGlob(text, kind)
}

const keywords = new Map<string, (label: string, type: PackageType) => boolean>([
  ['@untagged', () => false],
  ['@any', () => true],
  ['@semver', (label, type) => readRelease(type, label) !== null],
  ['@stable', (label, type) => readRelease(type, label)?.prerelease === false],
  ['@prerelease', (label, type) => readRelease(type, label)?.prerelease === true],
  ['@broken', () => false]
])

/** The keywords to suggest for a misspelt one. Never `@any`, which would delete everything. */
const suggested = [...keywords.keys()].filter((name) => name !== '@any')

const parseKeyword = (text: string, kind: Kind): Result<Matcher> => {
  if (kind === 'package') return err('begins with "@" like a keyword; name an npm package without its scope')
  const names = [...keywords.keys()]
  const holds = keywords.get(text)
  if (!holds) return err(`is not a keyword${didYouMean(text, suggested)}; keywords are ${names.join(', ')}`)
  return ok({ ...matcherDefaults, matches: holds, untagged: text === '@untagged', broken: text === '@broken' })
}

const parseRegex = (text: string): Result<Matcher> => {
  const source = /^\/(.+)\/$/.exec(text)?.[1]
  if (source === undefined) {
    const [, inner, flags] = /^\/(.+)\/([a-z]+)$/.exec(text) ?? []
    if (flags === undefined)
      return err('is not a valid regular expression: it must begin and end with "/", for example "/pr-[0-9]+/"')
    return err(
      `has the flags ${quoted(flags)}, which are not supported; write "/${flags.includes('i') ? '(?i)' : ''}${inner}/"`
    )
  }
  const regex = compile(source)
  if (!regex.ok) return regex
  const groups = Object.entries(regex.value.namedGroups())
  return ok({
    ...matcherDefaults,
    ...matchRegex(regex.value, groups, noEnds),
    matchesWord: matchesWordInRegex(source),
    placeholders: groups.map(([name]) => name),
    matchesInAnyCase: anyCase(source)
  })
}

/** Matches without regard to case; compiled for the first label, since most patterns never need it. */
const anyCase = (source: string, flags = 0): ((label: string) => boolean) => {
  let regex: RE2JS | undefined
  return (label) => {
    regex ??= RE2JS.compile(source, flags | RE2JS.CASE_INSENSITIVE)
    return regex.testExact(label)
  }
}

const compile = (source: string, flags = 0): Result<RE2JS> => {
  try {
    return ok(RE2JS.compile(source, flags))
  } catch (error) {
    return err(`does not follow RE2 syntax: ${String(error).replace(/^.*regexp: /, '')}`)
  }
}

/** The beginning and end that a label must have, cheap to check first; `enough` if anything may come between. */
interface Ends {
  readonly prefix: string
  readonly suffix: string
  readonly enough: boolean
}

const noEnds: Ends = { prefix: '', suffix: '', enough: false }

/** Matches by a regex; `groups` are its named groups. */
const matchRegex = (
  regex: RE2JS,
  groups: readonly (readonly [name: string, group: number])[],
  { prefix, suffix, enough }: Ends
): Pick<Matcher, 'matches' | 'capture'> => ({
  matches: (label) =>
    label.startsWith(prefix) &&
    label.endsWith(suffix) &&
    (enough ? label.length >= prefix.length + suffix.length : regex.testExact(label)),
  capture: (label, wanted) => {
    const matcher = regex.matcher(label)
    matcher.matches()
    for (const [name, group] of groups) {
      const text = name === wanted ? matcher.group(group) : null
      if (text !== null) return text
    }
    return null
  }
})

const parseGlob = (text: string, kind: Kind): Result<Matcher> => {
  const expanded = expandGlob(text, kind)
  if (!expanded.ok) return expanded
  const { glob, words, pieces } = expanded.value
  const flaw = (type: PackageType): string | null => findFlaw(text, pieces, type)
  if (!words.some((word) => special.test(word))) {
    const known = new Set(words.map(decode))
    const folded = new Set([...known].map((word) => word.toLowerCase()))
    return ok({
      ...matcherDefaults,
      matches: (label) => known.has(label),
      words: [...known],
      matchesInAnyCase: (label) => folded.has(label.toLowerCase()),
      flaw
    })
  }
  const names = pieces.map((each) => each.flatMap((one) => placeholderOf.get(one)?.name ?? []))
  if (names.some((each) => new Set(each).size < each.length)) return err('has the same placeholder twice')
  const source = pieces.map((each) => each.map((one) => toRegex(one, kind)).join('')).join('|')
  const regex = compile(source, RE2JS.DOTALL)
  if (!regex.ok) return regex
  const groups = names.flat().map((name, index) => [name, index + 1] as const)
  const [start, end] = [glob.search(/[*?[{\uE080-\uE0FF]/), glob.search(/[^*?\]}/\uE080-\uE0FF]*$/)]
  const ends = {
    prefix: decode(glob.slice(0, start)),
    suffix: decode(glob.slice(end)),
    enough: kind === 'label' && glob.slice(start, end) === '*'
  }
  return ok({
    ...matcherDefaults,
    ...matchRegex(regex.value, groups, ends),
    matchesWord: matchesWordInGlob(pieces),
    placeholders: [...new Set(names.flat())],
    matchesInAnyCase: anyCase(source, RE2JS.DOTALL),
    flaw
  })
}
