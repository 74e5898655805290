import type { Row } from './model.ts'

/** Pixels of a column, the last of which stays empty, and of the axis with its dates. */
export const columnWidth = 7
export const axisHeight = 18
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
  /** The creation times at the left and right edge, in milliseconds. */
  readonly from: number
  readonly to: number
  /** Pixels: of the canvas, of a square with its gap, and from the top of the canvas to the axis. */
  readonly width: number
  readonly height: number
  readonly squareHeight: number
  readonly axisTop: number
}

/** Puts each version into the column of its creation time, with the older ones of a column nearer to the axis. */
export const layOutTimeline = (rows: readonly Row[], now: number, width: number): TimelineLayout => {
  const dated = rows
    .flatMap((row) => (row.time === null ? [] : [{ row, time: row.time }]))
    .sort((a, b) => a.time - b.time)
  const from = dated[0]?.time ?? now
  const to = Math.max(dated.at(-1)?.time ?? now, from + 60_000)
  const columns = Math.floor(width / columnWidth)
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
  const levels = levelsAbove + Math.max(0, ...below.values())
  const height = Math.min(maxHeight, Math.max(minHeight, levels * columnWidth + axisHeight))
  const squareHeight = Math.min(columnWidth, (height - axisHeight) / Math.max(1, levels))
  const axisTop = levelsAbove * squareHeight + (height - axisHeight - levels * squareHeight) / 2
  return { squares, from, to, width, height, squareHeight, axisTop }
}

const isBelowAxis = ({ verdict }: Row): boolean => verdict === 'delete' || verdict === 'problem'

const keyOf = (column: number, level: number): string => `${column} ${level}`

/** Returns the y coordinate of the top of a square. */
export const topOf = ({ level }: Square, { axisTop, squareHeight }: TimelineLayout): number =>
  level < 0 ? axisTop + axisHeight + (-level - 1) * squareHeight : axisTop - (level + 1) * squareHeight

/** Returns the square at a point of the canvas; null if there is none. */
export const squareAt = (x: number, y: number, { squares, axisTop, squareHeight }: TimelineLayout): Square | null => {
  const level =
    y > axisTop ? -Math.ceil((y - axisTop - axisHeight) / squareHeight) : Math.floor((axisTop - y) / squareHeight)
  return squares.get(keyOf(Math.floor(x / columnWidth), level)) ?? null
}

/** Returns the creation time at an x coordinate, in milliseconds. */
export const timeAt = (x: number, { from, to, width }: TimelineLayout): number => from + (x / width) * (to - from)
