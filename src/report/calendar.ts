import { calendarDays } from '../retention/calendar.ts'
import { isTopLevel } from '../retention/version.ts'
import type { PackageReport, Report } from './json.ts'
import { code, details, table } from './markdown.ts'
import { labelPackages } from './package-labels.ts'
import { formatBytes, formatCount, formatNumber } from './reason.ts'
import { versionLabelMarkdown } from './section.ts'

const day = 86_400_000

/** With more days than this, a row of the table is a week. */
const maxDays = 7

/** Returns what expires within the next days as a folded table by day or week; empty if nothing does. */
export const calendarSection = ({ packages, now }: Report): string => {
  const days = packages.flatMap(({ calendar = [] }) => calendar)
  const count = sum(days.map(({ versions }) => versions))
  const dates = [...new Set(days.map(({ date }) => date))].toSorted()
  const today = Date.parse(now.slice(0, 10))
  const weekOf = (date: string): string => {
    const start = today + Math.floor((Date.parse(date) - today) / (7 * day)) * 7 * day
    const [first, last] = [start, start + 6 * day].map((time) => new Date(time).toISOString().slice(0, 10))
    return `${first} to ${last}`
  }
  const isByDay = dates.length <= maxDays
  const rowOf = (date: string): string => (isByDay ? date : weekOf(date))
  const withBytes = days.some(({ bytes = 0 }) => bytes > 0)
  const examples = Map.groupBy(topLevelByExpiry(packages), ({ date }) => rowOf(date))
  const cells = ([title, members]: readonly [string, typeof days]): readonly string[] => [
    title,
    formatNumber(sum(members.map(({ versions }) => versions))),
    ...(withBytes ? [formatBytes(sum(members.map(({ bytes = 0 }) => bytes)))] : []),
    (examples.get(title) ?? [])
      .slice(0, 3)
      .map(({ label }) => label)
      .join(', ')
  ]
  const titles = [isByDay ? 'Day (UTC)' : 'Days (UTC)', 'Versions:', ...(withBytes ? ['To free:'] : []), 'For example']
  const rows = [...Map.groupBy(days, ({ date }) => rowOf(date))].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const note =
    'That is when the policy first deletes them if nothing is pushed and no tag moves; the next run after that does it.'
  if (rows.length === 0) return ''
  return details(
    `${formatCount(count, 'version')} ${count === 1 ? 'expires' : 'expire'} in the next ${calendarDays} days`,
    [table(titles, rows, cells, calendarDays), note].join('\n\n')
  )
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

/** Returns the images, and versions of other types, that expire, the first to expire first. */
const topLevelByExpiry = (packages: readonly PackageReport[]) => {
  const names = labelPackages([packages])
  return packages
    .flatMap(({ versions }, index) =>
      versions.flatMap((version) => {
        const { expiresAt } = version
        if (expiresAt === undefined || !isTopLevel(version)) return []
        const label = versionLabelMarkdown(version)
        return {
          expiresAt,
          date: expiresAt.slice(0, 10),
          label: packages.length > 1 ? `${code(names[index] ?? '')}: ${label}` : label
        }
      })
    )
    .toSorted((a, b) => (a.expiresAt < b.expiresAt ? -1 : 1))
}
