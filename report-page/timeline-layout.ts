import { formatMinute, formatNumber } from '../src/report/reason.ts'
import type { Row } from './model.ts'

/** Pixels of a column, the last of which stays empty, of the axis with its dates, and of the counts beside the columns. */
export const columnWidth = 7
export const axisHeight = 18
export const gutter = 32
const [minHeight, maxHeight] = [96, 180]

/** One version in the timeline: a square in the column of its creation time. */
export interface Square {
  readonly row: Row
  readonly column: number
  /** Position from the axis: kept versions count up from 0, deleted ones down from -1. */
  readonly level: number
}

export interface TimelineLayout {
  /** The squares by `column level`. */
  readonly squares: ReadonlyMap<string, Square>
  /** The same squares, the oldest first. */
  readonly inOrder: readonly Square[]
  /** The most kept versions of a column, and the most deleted ones. */
  readonly levelsAbove: number
  readonly levelsBelow: number
  /** The creation times at the left and right edge of the columns, in milliseconds. */
  readonly from: number
  readonly to: number
  /** Pixels: of the canvas, of a square with its gap, and from the top of the canvas to the axis. */
  readonly width: number
  readonly height: number
  readonly squareHeight: number
  readonly axisTop: number
}

/** Puts each version into the column of its creation time, with the older ones of a column nearer to the axis. */
export const layOutTimeline = (rows: readonly Row[], width: number): TimelineLayout => {
  const dated = rows
    .flatMap((row) => (row.time === null ? [] : [{ row, time: row.time }]))
    .sort((a, b) => a.time - b.time)
  const from = dated[0]?.time ?? 0
  const to = Math.max(dated.at(-1)?.time ?? 0, from + 60_000)
  const columns = Math.max(1, Math.floor((width - gutter) / columnWidth))
  const [above, below] = [new Map<number, number>(), new Map<number, number>()]
  const squares = new Map<string, Square>()
  for (const { row, time } of dated) {
    const column = Math.min(columns - 1, Math.floor(((time - from) / (to - from)) * columns))
    const stacks = isBelowAxis(row) ? below : above
    const count = stacks.get(column) ?? 0
    stacks.set(column, count + 1)
    const level = stacks === below ? -count - 1 : count
    squares.set(keyOf(column, level), { row, column, level })
  }
  const levelsAbove = Math.max(0, ...above.values())
  const levelsBelow = Math.max(0, ...below.values())
  const levels = levelsAbove + levelsBelow
  const height = Math.min(maxHeight, Math.max(minHeight, levels * columnWidth + axisHeight))
  const squareHeight = Math.min(columnWidth, (height - axisHeight) / Math.max(1, levels))
  const axisTop = levelsAbove * squareHeight + (height - axisHeight - levels * squareHeight) / 2
  const inOrder = [...squares.values()]
  return { squares, inOrder, levelsAbove, levelsBelow, from, to, width, height, squareHeight, axisTop }
}

const isBelowAxis = ({ verdict }: Row): boolean => verdict === 'delete' || verdict === 'problem'

const keyOf = (column: number, level: number): string => `${column} ${level}`

/** Returns the x coordinate of the left edge of a square. */
export const leftOf = ({ column }: Square): number => gutter + column * columnWidth

/** Returns the y coordinate of the top of a square. */
export const topOf = ({ level }: Square, { axisTop, squareHeight }: TimelineLayout): number =>
  level < 0 ? axisTop + axisHeight + (-level - 1) * squareHeight : axisTop - (level + 1) * squareHeight

/** Returns the square at a point of the canvas; null if there is none. */
export const squareAt = (x: number, y: number, { squares, axisTop, squareHeight }: TimelineLayout): Square | null => {
  const level =
    y > axisTop ? -Math.ceil((y - axisTop - axisHeight) / squareHeight) : Math.floor((axisTop - y) / squareHeight)
  return squares.get(keyOf(Math.floor((x - gutter) / columnWidth), level)) ?? null
}

/** Returns the creation time at an x coordinate, in milliseconds. */
export const timeAt = (x: number, { from, to, width }: TimelineLayout): number =>
  from + (Math.max(0, x - gutter) / (width - gutter)) * (to - from)

/** A text of the axis or beside the columns, centred around its coordinates but for `align`. */
export interface Label {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly align: 'left' | 'center' | 'right'
}

/** Pixels from the beginning of one date to that of the next. */
const dateDistance = 140

/** Returns the dates along the axis, with their time where they are less than a day apart; no two of them are equal. */
export const dateLabels = (layout: TimelineLayout): readonly Label[] => {
  const { width, axisTop, from, to, squares } = layout
  if (squares.size === 0) return []
  const last = Math.max(1, Math.floor((width - gutter) / dateDistance) - 1)
  const length = (to - from) / last < 86_400_000 ? 16 : 10
  const labels = Array.from({ length: last + 1 }, (_, index): Label => {
    const x = gutter + (index / last) * (width - gutter)
    const align = index === 0 ? 'left' : index === last ? 'right' : 'center'
    return { text: formatMinute(timeAt(x, layout)).slice(0, length), x, y: axisTop + axisHeight / 2, align }
  })
  return labels.filter(({ text }, index) => text !== labels[index - 1]?.text)
}

/** Returns how many versions the highest columns have: zero at the axis, kept ones above it, deleted ones below it. */
export const countLabels = (layout: TimelineLayout): readonly Label[] => {
  const { levelsAbove, levelsBelow, squareHeight, axisTop, squares } = layout
  if (squares.size === 0) return []
  const middle = axisTop + axisHeight / 2
  const [top, bottom] = [axisTop - levelsAbove * squareHeight, axisTop + axisHeight + levelsBelow * squareHeight]
  // The texts must not overlap: a column of one or two squares is lower than a line.
  return [
    { count: 0, y: middle },
    ...(levelsAbove > 0
      ? [{ count: levelsAbove, y: Math.max(lineHeight / 2, Math.min(top + 4, middle - lineHeight)) }]
      : []),
    ...(levelsBelow > 0 ? [{ count: levelsBelow, y: Math.max(bottom - 4, middle + lineHeight) }] : [])
  ].map(({ count, y }): Label => ({ text: formatNumber(count), x: gutter - 6, y, align: 'right' }))
}

const lineHeight = 12

/** The number of versions that Page Up and Page Down skip. */
const pageSteps = 10

/**
 * Returns where a key leads from a position among the versions, the oldest first; null for keys without effect. Without a
 * position, the first key reaches the newest version, but for Home.
 */
export const positionAfter = (key: string, position: number | null, last: number): number | null => {
  if (last < 0) return null
  if (key === 'Home') return 0
  if (key === 'End') return last
  const step = steps.get(key)
  if (step === undefined) return null
  return position === null ? last : Math.max(0, Math.min(last, position + step))
}

const steps = new Map([
  ['ArrowRight', 1],
  ['ArrowUp', 1],
  ['ArrowLeft', -1],
  ['ArrowDown', -1],
  ['PageUp', pageSteps],
  ['PageDown', -pageSteps]
])
