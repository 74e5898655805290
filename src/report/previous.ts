import type { PackageReport, Report } from './json.ts'
import { code, details, table } from './markdown.ts'
import { formatAge, formatBytes, formatCount, formatList, formatMinute, formatNumber } from './reason.ts'
import { packageTitleMarkdown } from './section.ts'

/** The figures of a package that are compared with the last run. */
type Compared = Pick<PackageReport, 'previous'> & {
  readonly counts: Pick<PackageReport['counts'], 'versions' | 'planned'>
  readonly bytes?: Pick<NonNullable<PackageReport['bytes']>, 'total' | 'complete'>
}

type ComparedReport = Pick<Report, 'previous' | 'now'> & { readonly packages: readonly Compared[] }

/** Returns in words what has changed since the last run; null if there is no last run, or nothing has. */
export const describeSinceLastRun = (report: ComparedReport): string | null => {
  const { previous, packages, now } = report
  const changes = previous ? changesOf(packages, previous) : []
  if (!previous || changes.length === 0) return null
  const time = Date.parse(previous.finishedAt)
  const run = `the last run${previous.dryRun ? ' (a dry run)' : ''}`
  return `Since ${run}, ${formatAge(Math.max(0, Date.parse(now) - time))} ago (${formatMinute(time)}): ${changes.join(', ')}`
}

/** Returns a sentence for each last run, about all packages that were compared with it. */
export const describeLastRuns = (reports: readonly ComparedReport[]): readonly string[] => {
  const byLastRun = Map.groupBy(reports, ({ previous }) => JSON.stringify(previous))
  return [...byLastRun.values()].flatMap((same) => {
    const latest = same.reduce((one, other) => (other.now > one.now ? other : one))
    return describeSinceLastRun({ ...latest, packages: same.flatMap(({ packages }) => packages) }) ?? []
  })
}

type Previous = NonNullable<Report['previous']>

const changesOf = (packages: readonly Compared[], { added, removed }: Previous): readonly string[] => {
  const compared = packages.flatMap(({ previous }) => previous ?? [])
  const sum = (figure: 'added' | 'removed' | 'planned'): number => compared.reduce((all, each) => all + each[figure], 0)
  const growth = packages.reduce((all, each) => all + (growthOf(each) ?? 0), 0)
  const before = sum('planned')
  const planned = packages.reduce((all, { previous, counts }) => all + (previous ? counts.planned : 0), 0)
  return [
    ...(sum('added') > 0 ? [formatCount(sum('added'), 'new version')] : []),
    ...(sum('removed') > 0 ? [`${formatCount(sum('removed'), 'version')} gone`] : []),
    ...(growth !== 0 ? [`storage ${formatGrowth(growth)}`] : []),
    ...(before !== planned ? [`to delete ${formatNumber(planned)} instead of ${formatNumber(before)}`] : []),
    ...(added.length > 0 ? [`${formatCount(added.length, 'new package')} (${formatList(added)})`] : []),
    ...(removed.length > 0
      ? [`${formatCount(removed.length, 'package')} no longer found (${formatList(removed)})`]
      : [])
  ]
}

/** Returns by how many bytes a package has grown, before this run; null where that is unknown. */
const growthOf = ({ previous, bytes }: Compared): number | null =>
  previous?.bytes !== undefined && bytes?.complete ? bytes.total - previous.bytes : null

const formatGrowth = (bytes: number): string => `${bytes < 0 ? '−' : '+'}${formatBytes(Math.abs(bytes))}`

/** Returns what has changed since the last run as a folded table of the packages that changed; empty if nothing has. */
export const sinceLastRunSection = (report: Report): string => {
  const title = describeSinceLastRun(report)
  if (title === null) return ''
  const { previous, packages } = report
  const { titles, rows } = tableOfChanges(packages)
  const cells = ({ pkg, cells }: (typeof rows)[number]): readonly string[] => [packageTitleMarkdown(pkg), ...cells]
  const others = [
    ...listed('New packages', previous?.added),
    ...listed('Packages that are no longer found', previous?.removed)
  ]
  const [lead = ''] = title.split(': ')
  const columns = ['Package', ...titles.map((each) => `${each}:`)]
  return details(lead.replace('<', '&lt;'), [table(columns, rows, cells, 200), ...others].filter(Boolean).join('\n\n'))
}

/** Returns the packages that changed since the last run, with the cells of their rows, and the titles of these. */
export const tableOfChanges = <Pkg extends Compared>(packages: readonly Pkg[]) => {
  const changed = packages.filter(isChanged)
  const withBytes = changed.some((each) => growthOf(each) !== null)
  const rows = changed.map((pkg) => {
    const { counts, previous: before } = pkg
    const growth = growthOf(pkg)
    const cells = [
      `${formatNumber(before?.versions ?? 0)} → ${formatNumber(counts.versions)}`,
      formatNumber(before?.added ?? 0),
      formatNumber(before?.removed ?? 0),
      ...(withBytes ? [growth === null ? '–' : formatGrowth(growth)] : []),
      `${formatNumber(before?.planned ?? 0)} → ${formatNumber(counts.planned)}`
    ]
    return { pkg, cells }
  })
  return { titles: ['Versions', 'New', 'Gone', ...(withBytes ? ['Storage'] : []), 'To delete'], rows }
}

const isChanged = (each: Compared): boolean => {
  const { previous, counts } = each
  if (!previous) return false
  return previous.added + previous.removed > 0 || previous.planned !== counts.planned || (growthOf(each) ?? 0) !== 0
}

const listed = (title: string, names: readonly string[] = []): readonly string[] =>
  names.length === 0
    ? []
    : [
        `${title}: ${names.slice(0, 20).map(code).join(', ')}${names.length > 20 ? ` and ${formatNumber(names.length - 20)} more` : ''}`
      ]
