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

/** Returns the lines of a text whose words fit into a width; a longer word, such as a path to copy, stays whole. */
export const wrap = (text: string, width: number): string[] => {
  const [first = '', ...words] = text.split(' ')
  const lines: string[] = []
  let line = first
  for (const word of words) {
    if (line.length + 1 + word.length <= width) line += ` ${word}`
    else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line]
}

/** Returns a text without its end where it is longer than a width. */
export const cutEnd = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, width - 1)}…`

/** Returns a text without its middle where it is longer than a width. */
export const cutMiddle = (text: string, width: number): string => {
  if (text.length <= width) return text
  const end = Math.floor((width - 1) / 2)
  return `${text.slice(0, width - 1 - end)}…${text.slice(text.length - end)}`
}
