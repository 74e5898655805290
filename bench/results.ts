/** Result of one benchmark: a table, and the figures that have a limit. */
export interface BenchmarkResult {
  readonly title: string
  readonly rows: readonly Readonly<Record<string, string | number>>[]
  readonly limits: readonly Limit[]
}

/** A figure and the limit that it must not exceed, in the same unit. */
export interface Limit {
  readonly what: string
  readonly value: number
  readonly limit: number
  readonly unit: string
}

export const exceedsLimit = ({ value, limit }: Limit): boolean => value > limit

/** Returns the median; of an even count, the upper of the two middle numbers. */
export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

/** Returns the minimum, the most reliable of several timings: other load on the machine only adds to them. */
export const minimum = (numbers: readonly number[]): number => Math.min(...numbers)

/** Returns a result as lines of text: its title, its table, and a verdict for each limit. */
export const formatResult = ({ title, rows, limits }: BenchmarkResult): string[] => {
  const heads = Object.keys(rows[0] ?? {})
  const cells = [heads, ...rows.map((row) => heads.map((head) => String(row[head] ?? '')))]
  const widths = heads.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)))
  const lines = cells.map((line) =>
    line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
  )
  const ruled = [...lines.slice(0, 1), widths.map((width) => '-'.repeat(width)), ...lines.slice(1)]
  return [`# ${title}`, '', ...ruled.map((line) => `  ${line.join('  ')}`), '', ...limits.map(formatVerdict), '']
}

const formatVerdict = (each: Limit): string => {
  const { what, value, limit, unit } = each
  return `  ${exceedsLimit(each) ? 'OVER' : 'ok  '}  ${what}: ${round(value)} ${unit}, at most ${limit}`
}

/** Rounds to three significant figures; a measurement is no more exact. */
export const round = (value: number): number => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)))
