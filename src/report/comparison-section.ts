import { isTopLevel } from '../retention/version.ts'
import { type Change, changeOf, describeDecision } from './comparison.ts'
import type { PackageReport, Report, VersionReport } from './json.ts'
import { formatStatus } from './log.ts'
import { details, escapeMarkdownCell, table } from './markdown.ts'
import { formatBytes, formatCount, formatNumber, summarizeReason } from './reason.ts'
import { ageOf, describeParts, packageTitleMarkdown, unitOf, versionLabelMarkdown } from './section.ts'

/** Returns a table of what is deleted of each package before and now. */
export const comparisonTable = (packages: readonly PackageReport[]): string => {
  const size = (bytes: number | undefined): string => (bytes === undefined ? '–' : formatBytes(bytes))
  const cells = (each: PackageReport): readonly string[] => {
    const { status, comparison, counts, bytes } = each
    const title = packageTitleMarkdown(each) + (status === 'ok' ? '' : ` **${formatStatus(status)}**`)
    if (!comparison) return [title, ...Array<string>(6).fill('–')]
    const { planned, added, removed, reclaimable } = comparison
    return [
      title,
      ...[planned, counts.planned, added, removed].map(formatNumber),
      size(reclaimable),
      size(bytes?.reclaimable)
    ]
  }
  const titles = ['Deleted before:', 'Deleted now:', 'More:', 'Fewer:', 'Frees before:', 'Frees now:']
  return table(['Package', ...titles], packages, cells, 500)
}

/** Returns true if the two policies differ about a version of a package. */
export const isChanged = ({ versions }: PackageReport): boolean => versions.some((each) => changeOf(each) !== null)

const changes: readonly (readonly [change: Change, title: string])[] = [
  ['added', 'deleted in addition'],
  ['removed', 'no longer deleted'],
  ['tags', 'kept with other tags']
]

/** Yields what differs in a package: the versions counted by change and reason, then each of them with both decisions. */
export function* comparisonSection(report: PackageReport, run: Report, rows: number): Generator<string> {
  const byChange = Map.groupBy(report.versions, changeOf)
  const groups = changes.flatMap(([change, title]) =>
    [...Map.groupBy(byChange.get(change) ?? [], reasonOf)].map(
      ([reason, { length }]) => [title, reason, length] as const
    )
  )
  yield table(
    ['Change', 'Because', 'Versions:'],
    groups,
    ([title, reason, count]) => [title, escapeMarkdownCell(reason), formatNumber(count)],
    rows
  )
  const cells = (version: VersionReport): readonly string[] => [
    versionLabelMarkdown(version),
    ageOf(version, run),
    escapeMarkdownCell(describeDecision(version.after)),
    escapeMarkdownCell(describeDecision(version.before))
  ]
  for (const [change, title] of changes) {
    const versions = byChange.get(change) ?? []
    const direct = versions.filter(isTopLevel)
    const parts = describeParts(versions.length - direct.length)
    const lead = `${formatCount(direct.length, unitOf(report))} ${title}${parts}`
    yield details(lead, table(['Version', 'Age:', 'Now', 'Before'], direct, cells, rows), true)
  }
}

/** Returns the first reason of the decision now, without what differs from version to version. */
const reasonOf = ({ reasons: [first] }: VersionReport): string => (first ? summarizeReason(first) : '')
