/** What one benchmark found: a table, and the figures that have a limit. */
export interface Finding {
  readonly title: string
  readonly rows: readonly Readonly<Record<string, string | number>>[]
  readonly limits: readonly Limit[]
}

/** A figure that must not be above its limit; both in the same unit. */
export interface Limit {
  readonly what: string
  readonly value: number
  readonly limit: number
  readonly unit: string
}

export const isOver = ({ value, limit }: Limit): boolean => value > limit

/** The middle of some numbers; the upper one of two in the middle. */
export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

/** The least of some numbers: other work on the machine only ever adds to a figure. */
export const least = (numbers: readonly number[]): number => Math.min(...numbers)

/** Writes a finding as lines: its title, its table, and a verdict for each limit. */
export const write = ({ title, rows, limits }: Finding): string[] => {
  const heads = Object.keys(rows[0] ?? {})
  const cells = [heads, ...rows.map((row) => heads.map((head) => String(row[head] ?? '')))]
  const widths = heads.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)))
  const lines = cells.map((line) =>
    line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
  )
  const ruled = [...lines.slice(0, 1), widths.map((width) => '-'.repeat(width)), ...lines.slice(1)]
  return [`# ${title}`, '', ...ruled.map((line) => `  ${line.join('  ')}`), '', ...limits.map(judge), '']
}

const judge = (each: Limit): string => {
  const { what, value, limit, unit } = each
  return `  ${isOver(each) ? 'OVER' : 'ok  '}  ${what}: ${round(value)} ${unit}, at most ${limit}`
}

/** Three figures are as many as a measurement has. */
export const round = (value: number): number => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)))
