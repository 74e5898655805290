import { decode, special } from './glob.ts'
import { quoted } from './result.ts'
import { isTagged, type PackageType } from './version.ts'

/** The most characters that a tag can have. */
const longestTag = 128

/** Returns why a glob cannot match any label of a type; null if it can. */
export const findFlaw = (text: string, pieces: readonly (readonly string[])[], type: PackageType): string | null => {
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
