import type { WrittenReport } from '../retention/report-schema.ts'

/** The effect of the token's hourly limit on the planned changes. */
export type Forecast = NonNullable<WrittenReport['rateLimit']>

/** The hourly limit when packages are about to be changed, in requests. */
export interface HourlyLimit {
  /** Left in this hour. */
  readonly remaining: number
  /** Of a whole hour. */
  readonly perHour: number
  /** Spent so far, as the next run will spend them before its first change. */
  readonly spent: number
}

/** The behavior at the end of the hour: the run waits for the next one, or another run carries on, perhaps by a schedule. */
export type NextHour = 'wait' | { readonly schedule: string | null }

/** Returns the forecast for so many changes that take `cost` requests, one each and the others for checking packages again. */
export const forecastChanges = (
  planned: number,
  cost: number,
  { remaining, perHour, spent }: HourlyLimit,
  next: NextHour
): Forecast => {
  const lacking = Math.max(0, cost - remaining)
  const covered = lacking === 0 ? planned : Math.floor((planned * remaining) / cost)
  if (lacking === 0) return { remaining, planned, covered }
  const usable = next === 'wait' ? perHour : perHour - spent
  if (usable < 1) return { remaining, planned, covered }
  const furtherHours = Math.ceil(lacking / usable)
  if (next === 'wait') return { remaining, planned, covered, furtherHours }
  const { schedule } = next
  const furtherRuns = furtherHours * (schedule === null ? 1 : runsPerHour(schedule))
  return { remaining, planned, covered, furtherHours, furtherRuns, ...(schedule !== null && { schedule }) }
}

/** Returns the forecast for all changes of a run, given that for those before and that for the next ones. */
export const addForecast = (before: Forecast | null, next: Forecast): Forecast => {
  if (before === null) return next
  const sum = (key: 'planned' | 'covered' | 'furtherHours' | 'furtherRuns') => (before[key] ?? 0) + (next[key] ?? 0)
  return {
    ...{ ...before, ...next, remaining: before.remaining, planned: sum('planned'), covered: sum('covered') },
    ...(sum('furtherHours') > 0 && { furtherHours: sum('furtherHours') }),
    ...(sum('furtherRuns') > 0 && { furtherRuns: sum('furtherRuns') })
  }
}

/** Returns how many runs a cron expression starts in an hour in which it starts any: they share the requests of that hour. */
export const runsPerHour = (cron: string): number => {
  const [minutes = ''] = cron.trim().split(/\s+/)
  const times = minutes.split(',').flatMap((part) => {
    const [range = '', step] = part.split('/')
    const [from = 0, to = step === undefined ? from : 59] = range === '*' ? [0, 59] : range.split('-').map(Number)
    const count = Math.floor((to - from) / Number(step ?? 1)) + 1
    return Array.from({ length: count >= 1 && count <= 60 ? count : 1 }, (_, at) => from + at * Number(step ?? 1))
  })
  return new Set(times).size
}
