import { RE2JS } from 're2js'
import { decode, placeholderOf, special, toRegex } from './glob.ts'
import type { WordIndex } from './word-index.ts'

/** Returns true if a pattern matches the label with one of the words in place of a placeholder. */
export type WordMatcher = (label: string, name: string, words: WordIndex) => boolean

/** Tries words in place of a named group; each that occurs in a label needs a regex of its own. */
export const matchesWordInRegex = (source: string): WordMatcher => {
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
export const matchesWordInGlob = (pieces: readonly (readonly string[])[]): WordMatcher => {
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
