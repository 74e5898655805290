import { calendarDays } from '../src/retention/calendar.ts'
import type { RunPackage, RunReport } from './report.ts'

const day = 86_400_000

/** The versions that expire on one day in all packages. */
export interface ExpiryDay {
  /** Such as `2026-01-31`. */
  readonly date: string
  readonly versions: number
  readonly images: number
  readonly bytes: number
}

/** Returns the days of the calendars of packages, the first day first, each with the sums over all packages. */
export const sumCalendars = (packages: readonly RunPackage[]): readonly ExpiryDay[] => {
  const byDate = Map.groupBy(
    packages.flatMap(({ calendar = [] }) => calendar),
    ({ date }) => date
  )
  return [...byDate]
    .map(([date, days]) => ({
      date,
      versions: days.reduce((sum, each) => sum + each.versions, 0),
      images: days.reduce((sum, each) => sum + each.images, 0),
      bytes: days.reduce((sum, each) => sum + (each.bytes ?? 0), 0)
    }))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
}

/** Returns the weeks, from Monday to Sunday, with all days of the calendars of reports; null for days beyond these. */
export const weeksOf = (reports: readonly RunReport[]): readonly (readonly (string | null)[])[] => {
  const times = reports.map(({ now }) => Date.parse(now.slice(0, 10))).filter((time) => !Number.isNaN(time))
  if (times.length === 0) return []
  const [first, last] = [Math.min(...times), Math.max(...times) + calendarDays * day]
  const monday = first - ((new Date(first).getUTCDay() + 6) % 7) * day
  const weeks = Math.ceil((last - monday + day) / (7 * day))
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const time = monday + (7 * week + weekday) * day
      return time < first || time > last ? null : new Date(time).toISOString().slice(0, 10)
    })
  )
}
