import fastStringWidth from 'fast-string-width'
import type { Environment } from '../inputs/table.ts'
import type { TextStream } from './host.ts'

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan'

/** The codes that switch a style on and off. */
const codes: Readonly<Record<Style, readonly [on: number, off: number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39]
}

/** Returns a text in a style; unchanged where a stream shows none. */
export type Paint = (style: Style, text: string) => string

/** Returns the function that styles texts for a stream: on terminals, unless NO_COLOR, FORCE_COLOR or TERM say otherwise. */
export const createPaint = (stream: TextStream, env: Environment): Paint => {
  if (!hasColors(stream, env)) return (_, text) => text
  return (style, text) => `\u001b[${codes[style][0]}m${text}\u001b[${codes[style][1]}m`
}

const hasColors = ({ isTTY = false }: TextStream, { NO_COLOR, FORCE_COLOR, TERM }: Environment): boolean => {
  if (NO_COLOR) return false
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return isTTY && TERM !== 'dumb'
}

/** The width that texts are wrapped to on a terminal that does not say its own. */
const usualWidth = 80
const minWidth = 20

/** Returns the width to lay out texts for; Infinity for what programs read. */
export const widthOf = ({ isTTY, columns }: TextStream): number =>
  isTTY ? Math.max(minWidth, columns || usualWidth) : Number.POSITIVE_INFINITY

/** Returns the columns that a text takes on a terminal: two for a wide character, none for a combining one. */
export const columnsOf = (text: string): number => (isPlain(text) ? text.length : fastStringWidth(text))

const isPlain = (text: string): boolean => /^[ -~]*$/.test(text)

/** Returns a text with spaces behind it, so that it takes so many columns. */
export const padRight = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - columnsOf(text)))

/** Returns the lines of a text whose words fit into a width; a longer word, such as a path to copy, stays whole. */
export const wrap = (text: string, width: number): string[] => {
  const [first = '', ...words] = text.split(' ')
  const lines: string[] = []
  let [line, columns] = [first, columnsOf(first)]
  for (const word of words) {
    const more = columnsOf(word)
    if (columns + 1 + more <= width) {
      line += ` ${word}`
      columns += 1 + more
    } else {
      lines.push(line)
      line = word
      columns = more
    }
  }
  return [...lines, line]
}

/** Returns a text without its end where it is longer than a width. */
export const cutEnd = (text: string, width: number): string =>
  columnsOf(text) <= width ? text : `${take(charactersOf(text), width - 1).join('')}…`

/** Returns a text without its middle where it is longer than a width. */
export const cutMiddle = (text: string, width: number): string => {
  if (columnsOf(text) <= width) return text
  const characters = charactersOf(text)
  const end = take(characters.toReversed(), Math.floor((width - 1) / 2))
    .toReversed()
    .join('')
  return `${take(characters, width - 1 - columnsOf(end)).join('')}…${end}`
}

/** Returns the characters of a text as people see them. */
const charactersOf = (text: string): readonly string[] =>
  isPlain(text) ? [...text] : [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment)

/** Returns the first of these characters that fit into so many columns. */
const take = (characters: readonly string[], columns: number): readonly string[] => {
  let room = columns
  const end = characters.findIndex((each) => {
    room -= columnsOf(each)
    return room < 0
  })
  return end === -1 ? characters : characters.slice(0, end)
}
