import { formatNumber } from '../report/reason.ts'
import { sanitizeLogLine } from '../report/text.ts'
import { columnsOf, cutMiddle, type Paint, padRight, wrap } from './terminal.ts'

/** How texts are laid out. */
export interface Layout {
  /** Columns; Infinity for what programs read. */
  readonly width: number
  readonly paint: Paint
  /** True if names are not cut. */
  readonly wide: boolean
  /** The most rows of a table. */
  readonly maxRows: number
}

/** A line of a table: the name of a version, its age, and a text. */
export interface Row {
  readonly label: string
  /** Empty if it says nothing. */
  readonly age: string
  readonly text: string
  readonly isProblem?: boolean
}

/** Yields a table with a heading, in columns where these have room, otherwise with each text below its name. */
export function* tableLines(heading: string, rows: readonly Row[], layout: Layout): Generator<string> {
  if (rows.length === 0) return
  const shown = rows
    .slice(0, layout.maxRows)
    .map((row) => ({ ...row, label: sanitizeLogLine(row.label), text: sanitizeLogLine(row.text) }))
  const columns = columnsFor(heading, shown, layout)
  yield* layout.width - columns.before < leastText
    ? stackedLines(heading, shown, layout)
    : columnLines(heading, shown, columns, layout)
  const others = rows.length - shown.length
  if (others > 0) yield* indented(`and ${formatNumber(others)} more: --all prints them, --open shows the page`, layout)
}

/** The least room for a text beside its name. */
const leastText = 24
/** A longer name only shifts the rest of its line, where lines have no width. */
const usualLabel = 40

/** The widths of columns. */
interface Columns {
  readonly label: number
  /** 0 for no column of ages. */
  readonly age: number
  /** The columns to the left of the text. */
  readonly before: number
}

const columnsFor = (heading: string, rows: readonly Row[], { width, wide }: Layout): Columns => {
  const longest = Math.max(heading.length, widest(rows, 'label'))
  const oldest = widest(rows, 'age')
  const age = oldest === 0 ? 0 : Math.max(oldest, 'Age'.length)
  // Names get the columns that the texts leave free.
  const free = width - 6 - age - widest(rows, 'text')
  const most = wide
    ? longest
    : width === Number.POSITIVE_INFINITY
      ? usualLabel
      : Math.max(free, Math.floor(width * 0.4))
  const label = Math.min(longest, Math.max(most, heading.length))
  return { label, age, before: 2 + label + 2 + (age === 0 ? 0 : age + 2) }
}

/** Returns the columns of the widest cell. There may be more rows than a function takes arguments. */
const widest = (rows: readonly Row[], cell: 'label' | 'age' | 'text'): number =>
  rows.reduce((most, row) => Math.max(most, columnsOf(row[cell])), 0)

function* columnLines(heading: string, rows: readonly Row[], columns: Columns, layout: Layout): Generator<string> {
  const { width, paint, wide } = layout
  const ageCell = (text: string): string => (columns.age === 0 ? '' : `  ${text.padStart(columns.age)}`)
  yield paint('dim', `  ${heading.padEnd(columns.label)}${ageCell('Age')}`.trimEnd())
  for (const { label, age, text, isProblem } of rows) {
    const name = wide || width === Number.POSITIVE_INFINITY ? label : cutMiddle(label, columns.label)
    const [first = '', ...more] = wrap(text, width - columns.before)
    yield `  ${padRight(paintLabel(name, isProblem, paint), columns.label)}${ageCell(age)}  ${first}`
    for (const line of more) yield ' '.repeat(columns.before) + line
  }
}

function* stackedLines(heading: string, rows: readonly Row[], layout: Layout): Generator<string> {
  const { width, paint, wide } = layout
  yield paint('dim', `  ${heading}`)
  for (const { label, age, text, isProblem } of rows) {
    const name = wide ? label : cutMiddle(label, width - 4 - age.length)
    yield `  ${paintLabel(name, isProblem, paint)}${age === '' ? '' : `  ${age}`}`
    yield* indented(text, layout, 4)
  }
}

const paintLabel = (name: string, isProblem: boolean | undefined, paint: Paint): string =>
  paint(isProblem ? 'red' : 'cyan', name)

/** Yields the lines of a text behind so many spaces. */
export function* indented(text: string, { width }: Layout, by = 2): Generator<string> {
  for (const line of wrap(sanitizeLogLine(text), width - by)) yield ' '.repeat(by) + line
}
