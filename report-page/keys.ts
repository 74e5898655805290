import type { Line } from './model.ts'

/** The effect of a key on the list: another line becomes active, or the active line is opened or closed. */
export type KeyAction = { readonly moveTo: number } | { readonly setOpen: boolean }

/**
 * Returns the effect of a key while the line at index `active` is active, as in a WAI-ARIA tree grid; null for keys
 * without one. `page` is the number of lines that Page Up and Page Down skip.
 */
export const keyAction = (key: string, lines: readonly Line[], active: number, page: number): KeyAction | null => {
  const line = lines[active]
  if (!line) return null
  if (key === 'ArrowRight' && !line.isOpen && line.row.parts.length > 0) return { setOpen: true }
  if (key === 'ArrowLeft' && line.isOpen) return { setOpen: false }
  const target = moves.get(key)?.(lines, active, page)
  return target === undefined ? null : { moveTo: Math.max(0, Math.min(lines.length - 1, target)) }
}

const moves = new Map<string, (lines: readonly Line[], active: number, page: number) => number>([
  ['ArrowDown', (_, active) => active + 1],
  ['ArrowRight', (_, active) => active + 1],
  ['ArrowUp', (_, active) => active - 1],
  ['ArrowLeft', (lines, active) => parentOf(lines, active)],
  ['PageDown', (_, active, page) => active + page],
  ['PageUp', (_, active, page) => active - page],
  ['Home', () => 0],
  ['End', (lines) => lines.length - 1],
  ['Enter', (_, active) => active],
  [' ', (_, active) => active]
])

/** Returns the index of the line that a line is a part of; its own at the top level. */
const parentOf = (lines: readonly Line[], index: number): number => {
  const depth = lines[index]?.depth ?? 0
  return depth === 0 ? index : lines.findLastIndex((line, above) => above < index && line.depth < depth)
}
