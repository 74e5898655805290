import { braceExpand } from 'minimatch'
import { RE2JS } from 're2js'
import { didYouMean } from './did-you-mean.ts'
import { readRelease } from './release.ts'
import { err, ok, type Result } from './result.ts'
import { isTagged, type PackageType, packageTypes } from './version.ts'
import type { WordIndex } from './word-index.ts'

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
  readonly matchesWord: (label: string, name: string, words: WordIndex) => boolean
  readonly placeholders: readonly string[]
  /** Everything that can match, if that is a list of words; null for every other pattern. */
  readonly words: readonly string[] | null
  readonly untagged: boolean
  /** Matches a digest, and no label. */
  readonly digest: boolean
  /** True if a label would match if case were ignored. */
  readonly matchesInAnyCase: (label: string) => boolean
  /** Returns why no label of a type can match, and which form was probably meant; null if one can. */
  readonly flaw: (type: PackageType) => string | null
}

type Kind = 'label' | 'package'

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

/** Returns the texts of a placeholder in a label: one, or null, for each pattern that includes the label. */
export const capturesOf = (
  { includes }: Patterns,
  label: string,
  type: PackageType,
  name: string
): readonly (string | null)[] =>
  includes.filter(({ matches }) => matches(label, type)).map(({ capture }) => capture(label, name))

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
  [...includes, ...excludes].flatMap(({ source, digest, flaw }) => {
    const flaws = (type ? [type] : packageTypes).map((each) =>
      digest ? digestFlaw(each, use, source.startsWith('!')) : flaw(each)
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
  let waiting = all.filter(({ untagged }) => !untagged || !hasUntagged)
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
  digest: false,
  matchesInAnyCase: () => false,
  flaw: () => null
}

/** A pattern that is longer, or expands to more words, is a mistake. */
const maxLength = 1000
const maxWords = 1000

const quoted = (text: string): string => `"${text.length > 100 ? `${text.slice(0, 100)}…` : text}"`

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
  ['@prerelease', (label, type) => readRelease(type, label)?.prerelease === true]
])

/** The keywords to suggest for a misspelt one. Never `@any`, which would delete everything. */
const suggested = [...keywords.keys()].filter((name) => name !== '@any')

const parseKeyword = (text: string, kind: Kind): Result<Matcher> => {
  if (kind === 'package') return err('begins with "@" like a keyword; name an npm package without its scope')
  const names = [...keywords.keys()]
  const holds = keywords.get(text)
  if (!holds) return err(`is not a keyword${didYouMean(text, suggested)}; keywords are ${names.join(', ')}`)
  return ok({ ...matcherDefaults, matches: holds, untagged: text === '@untagged' })
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

/** Tries words in place of a named group; each that occurs in a label needs a regex of its own. */
const matchesWordInRegex = (source: string): Matcher['matchesWord'] => {
  const filled = new Map<string, RE2JS>()
  const fill = (name: string, word: string): RE2JS => {
    const known = filled.get(`${name} ${word}`)
    if (known) return known
    const regex = RE2JS.compile(fillGroup(source, name, word))
    filled.set(`${name} ${word}`, regex)
    return regex
  }
  return (label, name, words) => {
    for (let start = 0; start < label.length; start++) {
      if (words.at(label, start).some((word) => fill(name, word).testExact(label))) return true
    }
    return false
  }
}

/** Returns a valid regex with a text in place of one of its named groups. */
const fillGroup = (source: string, wanted: string, text: string): string => {
  const open: { readonly name: string | undefined; readonly index: number }[] = []
  let [start, end] = [0, 0]
  for (const { 0: token, 1: name, index } of source.matchAll(regexTokens)) {
    if (token.startsWith('(')) open.push({ name, index })
    else if (token === ')') {
      const group = open.pop()
      if (group?.name === wanted) [start, end] = [group.index, index + 1]
    }
  }
  return `${source.slice(0, start)}(?:${RE2JS.quote(text)})${source.slice(end)}`
}

/** Parentheses, and what may contain literal ones: quoted text, escapes, sets. */
const regexTokens = /\\Q.*?(?:\\E|$)|\\.|\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]|\((?:\?P?<(\w+)>)?|\)/gs

/** The sides of a placeholder in a word of a glob; `text` is null for one that is not literal. */
interface Sides {
  readonly before: Side
  readonly after: Side
}

interface Side {
  readonly text: string | null
  readonly matches: (text: string) => boolean
}

/** Tries words in place of a placeholder of a glob: what comes before and after them must match by itself. */
const matchesWordInGlob = (pieces: readonly (readonly string[])[]): Matcher['matchesWord'] => {
  const known = new Map<string, readonly Sides[]>()
  const sidesOf = (name: string): readonly Sides[] =>
    pieces.flatMap((word) => {
      const place = word.findIndex((one) => placeholderOf.get(one)?.name === name)
      return place < 0 ? [] : [{ before: sideOf(word.slice(0, place)), after: sideOf(word.slice(place + 1)) }]
    })
  return (label, name, words) => {
    const sides = known.get(name) ?? sidesOf(name)
    known.set(name, sides)
    return sides.some((each) => fits(each, label, words))
  }
}

const sideOf = (pieces: readonly string[]): Side => {
  if (!pieces.some((one) => special.test(one))) {
    const text = decode(pieces.join(''))
    return { text, matches: (other) => other === text }
  }
  const regex = RE2JS.compile(pieces.map((one) => toRegex(one, 'label')).join(''), RE2JS.DOTALL)
  return { text: null, matches: (text) => regex.testExact(text) }
}

const fits = ({ before, after }: Sides, label: string, words: WordIndex): boolean => {
  if (!label.startsWith(before.text ?? '') || !label.endsWith(after.text ?? '')) return false
  const [first, last] = before.text === null ? [0, label.length - 1] : [before.text.length, before.text.length]
  for (let start = first; start <= last; start++) {
    const fitting = words
      .at(label, start)
      .some((word) => after.matches(label.slice(start + word.length)) && before.matches(label.slice(0, start)))
    if (fitting) return true
  }
  return false
}

const identifiers = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*'
const year = '(?:19|20)[0-9]{2}'
const month = '(?:0[1-9]|1[0-2])'
const dayOfMonth = '(?:0[1-9]|[12][0-9]|3[01])'
const clock = '(?:[01][0-9]|2[0-3])[0-5][0-9](?:[0-5][0-9])?'
const days = ['-', '\\.', '_', ''].map((separator) => separator + month + separator + dayOfMonth).join('|')

/** Returns a regex for this number of hex digits, at least one of them a letter. */
const withLetter = (length: number): string =>
  Array.from({ length }, (_, at) => `[0-9]{${at}}[a-f][0-9a-f]{${length - at - 1}}`).join('|')

/** Eight digits that are not a date, and ten that are not a Unix time of 2001 to 2033: RE2 has no negative lookahead. */
const noDate = `(?:[03-9][0-9]|1[0-8]|2[1-9])[0-9]{6}|${year}(?:(?:00|1[3-9]|[2-9][0-9])[0-9]{2}|[0-9]{2}(?:00|3[2-9]|[4-9][0-9]))`
const noTime = '[02-9][0-9]{9}'

const placeholders = [
  { name: 'pr', regex: '[0-9]+' },
  { name: 'date', regex: `${year}(?:${days})(?:[-._T]?${clock})?` },
  {
    name: 'sha',
    regex: `[0-9a-f]{11,64}|${withLetter(10)}|${noTime}|[0-9a-f]{9}|${withLetter(8)}|${noDate}|[0-9a-f]{7}`
  },
  {
    name: 'version',
    regex: `v?[0-9]+\\.[0-9]+\\.[0-9]+(?:-${identifiers})?(?:\\+${identifiers})?`
  },
  { name: 'name', regex: '.+?' }
]

// Brace expansion knows neither placeholders nor all escapes, so each becomes one private-use character before:
// U+E000 plus its code for an escaped ASCII character, U+E080 plus its index for a placeholder.
const placeholderOf = new Map(placeholders.map((each, index) => [String.fromCharCode(0xe080 + index), each]))

const encode = (glob: string, kind: Kind): string => {
  let encoded = glob.replace(/\\([\0-\x7f])/g, (_, char: string) => String.fromCharCode(0xe000 + char.charCodeAt(0)))
  if (kind === 'package') return encoded
  for (const [char, { name }] of placeholderOf) encoded = encoded.replaceAll(`{${name}}`, char)
  return encoded
}

const decode = (text: string): string =>
  text.replace(/[\uE000-\uE07F]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xe000))

const special = /[*?[\uE080-\uE0FF]/
const piece =
  /(?<=^|\/)\*\*\/|\*+|\?|\[(?:[!^]|(?![!^]))(?:\[:[a-z]+:\]|[^\\\uE080-\uE0FF])(?:\[:[a-z]+:\]|[^\]\\\uE080-\uE0FF])*\]|./gsu

const parseGlob = (text: string, kind: Kind): Result<Matcher> => {
  const glob = encode(text, kind)
  const words = braceExpand(glob, { braceExpandMax: maxWords + 1 })
  if (words.length === 0) return err('expands to no word at all')
  if (words.length > maxWords) return err(`expands to more than ${maxWords} words`)
  const pieces = words.map((word) => Array.from(word.matchAll(piece), ([each]) => each))
  const stray = pieces.flat().find((each) => /^[[{}\\]$/.test(each))
  if (stray !== undefined) return err(strayProblem(stray, kind))
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

/** The most characters that a tag can have. */
const longestTag = 128

/** Returns why a glob cannot match any label of a type; null if it can. */
const findFlaw = (text: string, pieces: readonly (readonly string[])[], type: PackageType): string | null => {
  const escaped = /\\(?:[^A-Za-z0-9]|([A-Za-z0-9]))/g
  const letter = Array.from(text.matchAll(escaped), ([, each]) => each).find((each) => each !== undefined)
  if (letter !== undefined)
    return `has "\\${letter}", which has a meaning in regular expressions only; write ${asRegex(text)}`
  if (/^\[[\w.]{2,}\]$/.test(text)) return `matches a single one of these characters; write ${text.slice(1, -1)}`
  const strange = pieces
    .flat()
    .flatMap(literalsOf)
    .find((char) => !canHave(char, type))
  if (strange !== undefined) return `has ${nameOf(strange)}, which no ${nounOf(type)} has; ${remedyOf(text, strange)}`
  if (!isTagged(type)) return null
  const begins = pieces.map((each) => decode(each.join('')).charAt(0)).find((char) => /[.-]/.test(char))
  if (begins !== undefined) return `begins with "${begins}", as no tag does; ${remedyOf(text, begins)}`
  const isLong = pieces.some((each) => each.filter((one) => !one.startsWith('*')).length > longestTag)
  return isLong ? `is longer than a tag can be: ${longestTag} characters` : null
}

/** Returns the literal characters of a piece of a glob, without those that a set excludes. */
const literalsOf = (one: string): readonly string[] => {
  if (/^\[[^!^]/.test(one) && one.length > 1) return Array.from(decode(one.slice(1, -1).replace(/\[:[a-z]+:\]/g, '')))
  return special.test(one) ? [] : [decode(one)]
}

/** Versions of other types differ in the characters that they allow, but none of them allows these. */
const canHave = (char: string, type: PackageType): boolean =>
  isTagged(type) ? /[A-Za-z0-9._-]/.test(char) : !/[\s"'`,;|^]/.test(char)

const nounOf = (type: PackageType): string => (isTagged(type) ? 'tag' : `version of type ${type}`)
const nameOf = (char: string): string => (/\s/.test(char) ? 'white space' : JSON.stringify(char))
const asRegex = (text: string): string => `a regular expression between slashes: ${quoted(`/${text}/`)}`

/** Returns what to write for a pattern with a character that matches nothing. */
const remedyOf = (text: string, strange: string): string => {
  const items = text.split(/[\s,;|"'`[\]]+/).filter((item) => /\w/.test(item) || item === '*')
  const separate = `separate patterns with commas in an input (${items.join(', ')}), or as a YAML list in a document (${JSON.stringify(items)})`
  if (/^- /.test(text)) return `in an input, write one pattern a line without the dash: ${text.slice(1).trim()}`
  if (/^\s*#|\s#/.test(text)) return 'remove the comment'
  const unescaped = text.replace(/\\([*?])/g, '$1')
  if (/[\^$()+\\]|^\./.test(unescaped)) return `write ${asRegex(text)}`
  if (unescaped !== text) return `write ${unescaped}, without a backslash`
  if (items.length > 1 && /[\s,;|]/.test(text)) return separate
  if (/["'`[]/.test(strange)) return `remove quotes and brackets: ${items.join(', ')}`
  if (/^sha(?:256|512)[:-]|@sha/.test(text)) return 'a digest is "sha256:" and 64 digits 0-9a-f, and nothing before it'
  if (/:\w/.test(text)) return `name the tag alone: ${text.slice(text.lastIndexOf(':') + 1)}`
  if (strange === '/') {
    return `a tag has "-" where a Git ref has "/": ${text.replace(/^refs\/\w+\//, '').replaceAll('/', '-')}`
  }
  return 'remove it'
}

const strayProblem = (stray: string, kind: Kind): string => {
  const names = placeholders.map(({ name }) => `{${name}}`).join(', ')
  const braces =
    kind === 'label' ? `a list {a,b}, a range {1..9} or a placeholder: ${names}` : 'a list {a,b} or a range {1..9}'
  return `has a stray "${stray}"; brackets hold a set of characters [a-z], braces ${braces}; write "\\${stray}" for the character itself`
}

/** Returns a piece of a glob in RE2 syntax. A star, or a question mark, stops at the slashes in names of packages. */
const toRegex = (text: string, kind: Kind): string => {
  const any = kind === 'label' ? '.' : '[^/]'
  if (text === '?') return any
  if (text === '*') return `${any}*`
  if (text === '**/') return '(?:.*/)?'
  if (text.startsWith('**')) return '.*'
  if (text.startsWith('[')) return setToRegex(text, kind)
  const placeholder = placeholderOf.get(text)
  return placeholder ? `(${placeholder.regex})` : RE2JS.quote(decode(text))
}

const setToRegex = (text: string, kind: Kind): string => {
  const not = /^\[[!^]/.test(text)
  const characters = text
    .slice(not ? 2 : 1, -1)
    .replace(/\[:[a-z]+:\]|[[\]^\uE000-\uE07F]/g, (each) =>
      each.length > 1 ? each : `\\x{${decode(each).charCodeAt(0).toString(16)}}`
    )
  return `[${not ? '^' : ''}${not && kind === 'package' ? '/' : ''}${characters}]`
}
