import { braceExpand } from 'minimatch'
import { RE2JS } from 're2js'
import { err, ok, type Result } from './result.ts'

/** The kind of text that a glob matches: labels, or names of packages, which have no placeholders. */
export type Kind = 'label' | 'package'

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
export const placeholderOf = new Map(placeholders.map((each, index) => [String.fromCharCode(0xe080 + index), each]))

const encode = (glob: string, kind: Kind): string => {
  let encoded = glob.replace(/\\([\0-\x7f])/g, (_, char: string) => String.fromCharCode(0xe000 + char.charCodeAt(0)))
  if (kind === 'package') return encoded
  for (const [char, { name }] of placeholderOf) encoded = encoded.replaceAll(`{${name}}`, char)
  return encoded
}

export const decode = (text: string): string =>
  text.replace(/[\uE000-\uE07F]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xe000))

export const special = /[*?[\uE080-\uE0FF]/
const piece =
  /(?<=^|\/)\*\*\/|\*+|\?|\[(?:[!^]|(?![!^]))(?:\[:[a-z]+:\]|[^\\\uE080-\uE0FF])(?:\[:[a-z]+:\]|[^\]\\\uE080-\uE0FF])*\]|./gsu

/** A glob that expands to more words is a mistake. */
const maxWords = 1000

/** A glob with its escapes and placeholders encoded, the words that its braces expand to, and the pieces of each. */
interface ExpandedGlob {
  readonly glob: string
  readonly words: readonly string[]
  readonly pieces: readonly (readonly string[])[]
}

/** Reads a glob; `toRegex` translates its pieces. */
export const expandGlob = (text: string, kind: Kind): Result<ExpandedGlob> => {
  const glob = encode(text, kind)
  const words = braceExpand(glob, { braceExpandMax: maxWords + 1 })
  if (words.length === 0) return err('expands to no word at all')
  if (words.length > maxWords) return err(`expands to more than ${maxWords} words`)
  const pieces = words.map((word) => Array.from(word.matchAll(piece), ([each]) => each))
  const stray = pieces.flat().find((each) => /^[[{}\\]$/.test(each))
  return stray === undefined ? ok({ glob, words, pieces }) : err(strayProblem(stray, kind))
}

const strayProblem = (stray: string, kind: Kind): string => {
  const names = placeholders.map(({ name }) => `{${name}}`).join(', ')
  const braces =
    kind === 'label' ? `a list {a,b}, a range {1..9} or a placeholder: ${names}` : 'a list {a,b} or a range {1..9}'
  return `has a stray "${stray}"; brackets hold a set of characters [a-z], braces ${braces}; write "\\${stray}" for the character itself`
}

/** Returns a piece of a glob in RE2 syntax. A star, or a question mark, stops at the slashes in names of packages. */
export const toRegex = (text: string, kind: Kind): string => {
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
