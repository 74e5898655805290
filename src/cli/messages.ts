import { sanitizeLogLine } from '../report/text.ts'
import type { CliHost } from './host.ts'
import { createPaint, cutEnd, type Style, widthOf, wrap } from './terminal.ts'

/** Messages for people, on stderr, with a line of progress that replaces itself on a terminal. */
export interface Messages {
  readonly say: (text: string, style?: Style) => void
  readonly error: (text: string) => void
  /** Prints a line to copy, which is not wrapped. */
  readonly line: (text: string) => void
  readonly progress: (text: string) => void
  /** Removes the line of progress. */
  readonly clear: () => void
  /** True if progress replaces itself. */
  readonly isLive: boolean
}

/** Returns the messages to the stderr of a host. Control characters in their texts, which may be from anywhere, are escaped. */
export const createMessages = ({ stderr, env }: Pick<CliHost, 'stderr' | 'env'>): Messages => {
  const paint = createPaint(stderr, env)
  const isLive = stderr.isTTY === true && env['TERM'] !== 'dumb'
  let hasProgress = false
  const clear = (): void => {
    if (hasProgress) stderr.write(eraseLine)
    hasProgress = false
  }
  const say = (text: string, style?: Style): void => {
    clear()
    for (const line of wrap(sanitizeLogLine(text), widthOf(stderr)))
      stderr.write(`${style ? paint(style, line) : line}\n`)
  }
  return {
    say,
    error: (text) => say(`error: ${text}`, 'red'),
    line: (text) => {
      clear()
      stderr.write(`  ${paint('bold', text)}\n`)
    },
    progress: (text) => {
      if (!isLive) return say(text)
      stderr.write(`${eraseLine}${paint('dim', cutEnd(sanitizeLogLine(text), widthOf(stderr) - 1))}`)
      hasProgress = true
    },
    clear,
    isLive
  }
}

/** Moves to the beginning of the line and erases it. */
const eraseLine = '\r\u001b[2K'
