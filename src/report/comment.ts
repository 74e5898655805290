import { isStable, readRelease } from '../retention/release.ts'
import { isTopLevel, type PackageType } from '../retention/version.ts'
import { type Change, changeOf, describeDecision, describeDifference } from './comparison.ts'
import { type PackageReport, type Report, total, type VersionReport } from './json.ts'
import { alert, code, escapeMarkdown, escapeMarkdownCell, table } from './markdown.ts'
import { labelPackages } from './package-labels.ts'
import { formatBytes, formatCount, formatNumber, shortDigest } from './reason.ts'

/** GitHub refuses a comment of more than 65,536 characters. */
const maxCharacters = 60_000

/** The most versions, mistakes or packages that a comment lists. */
const maxRows = 10

/** Returns a short comment for a pull request, as GitHub Flavored Markdown: what the policy changes, and a link to the run. */
export const writeComment = (report: Report, runUrl: string): string => {
  for (let rows = maxRows; rows > 0; rows--) {
    const text = compose(report, runUrl, rows)
    if (text.length <= maxCharacters) return text
  }
  return compose(report, runUrl, 0)
}

const compose = (report: Report, runUrl: string, rows: number): string =>
  [heading(report), ...figures(report), ...versionTable(report, rows), ...notices(report, rows), footer(runUrl)]
    .filter((block) => block !== '')
    .join('\n\n')

const heading = (report: Report): string => {
  const { problems, packages } = report
  if (problems.length > 0) return `### Package Retention: ${formatCount(problems.length, 'mistake')} in the policy`
  if (packages.length === 0) return '### Package Retention: the policy is valid'
  const planned = `${formatNumber(total(report, 'planned'))} of ${formatCount(total(report, 'versions'), 'version')}`
  return `### Package Retention: ${describeDifference(report) ?? `${planned} would be deleted`}`
}

/** Yields what is deleted before and now in all packages. */
function* figures(report: Report): Generator<string> {
  const { comparison } = report
  if (!comparison) return
  yield `Compared with ${escapeMarkdown(cut(comparison.with, 300))}${comparison.problems ? ', which is invalid: so everything counts as kept before' : ''}.`
  const compared = report.packages.filter((each) => each.comparison)
  const sum = (measure: (each: PackageReport) => number | undefined): number =>
    compared.reduce((all, each) => all + (measure(each) ?? 0), 0)
  const rows = [
    ['Versions to delete', sum((each) => each.comparison?.planned), sum(({ counts }) => counts.planned), formatNumber],
    [
      'Storage to free',
      sum((each) => each.comparison?.reclaimable),
      sum(({ bytes }) => bytes?.reclaimable),
      formatBytes
    ]
  ] as const
  const shown =
    compared.length === 0 ? [] : rows.filter(([title, ...both]) => title !== 'Storage to free' || both[0] + both[1] > 0)
  yield table(['', 'Before:', 'Now:'], shown, ([title, before, now, format]) => [title, format(before), format(now)], 2)
}

const order: readonly Change[] = ['added', 'removed', 'tags']

interface Changed {
  readonly pkg: PackageReport
  /** The name of its package among all packages. */
  readonly title: string
  readonly version: VersionReport
  readonly change: Change
}

/** Yields the versions that matter most: those that are deleted now before those that are kept, releases first. */
function* versionTable({ packages }: Report, rows: number): Generator<string> {
  const names = labelPackages([packages])
  const changed = packages.flatMap((pkg, index) =>
    pkg.versions.filter(isTopLevel).flatMap((version): Changed[] => {
      const change = changeOf(version)
      return change === null ? [] : [{ pkg, title: names[index] ?? '', version, change }]
    })
  )
  const sorted = changed.toSorted(
    (a, b) => order.indexOf(a.change) - order.indexOf(b.change) || rank(b) - rank(a) || newestFirst(a, b)
  )
  const cells = ({ title, version }: Changed): readonly string[] => [
    label(version) + (packages.length > 1 ? ` (${code(cut(title, 80))})` : ''),
    decisionCell(version.after),
    decisionCell(version.before)
  ]
  yield table(['Version', 'Now', 'Before'], sorted.slice(0, rows), cells, rows)
  if (sorted.length > rows) yield `… and ${formatNumber(sorted.length - rows)} more`
}

/** Returns 2 for a release, 1 for another version with a tag, or of a type without tags, and 0 for an untagged one. */
const rank = ({ pkg, version }: Changed): number => {
  const isContainer = pkg.type === 'container' || pkg.type === 'docker'
  const labels = isContainer ? version.tags : [version.name]
  return labels.some((each) => isRelease(pkg.type, each)) ? 2 : Math.min(1, labels.length)
}

const isRelease = (type: PackageType, name: string): boolean => {
  const release = readRelease(type, name)
  return release !== null && isStable(release)
}

const newestFirst = (a: Changed, b: Changed): number =>
  Date.parse(b.version.createdAt ?? '') - Date.parse(a.version.createdAt ?? '') || b.version.id - a.version.id

const label = ({ name, tags }: VersionReport): string => {
  const names = tags.length > 0 ? tags : [name]
  const shown = names.slice(0, 3).map((each) => code(cut(shortDigest(each), 80)))
  return shown.join(' ') + (names.length > 3 ? ` and ${formatNumber(names.length - 3)} more` : '')
}

const decisionCell = (decision: VersionReport['before']): string =>
  escapeMarkdownCell(cut(describeDecision(decision), 200))

/** Yields the mistakes of the policy, packages that need attention, and how many warnings there are. */
function* notices({ problems, warnings, packages }: Report, rows: number): Generator<string> {
  const short = (text: string): string => cut(text, 300)
  if (problems.length > 0) yield alert('CAUTION', 'The policy has mistakes:', problems.map(short), rows)
  const troubled = packages.flatMap(({ problem }) => (problem === undefined ? [] : [short(problem)]))
  if (troubled.length > 0) yield alert('WARNING', 'Not compared, or not changed as planned:', troubled, rows)
  if (warnings.length > 0) yield alert('WARNING', 'Warnings:', warnings.map(short), Math.min(rows, 3))
}

const footer = (runUrl: string): string =>
  `<sub>[All versions with their reasons](${runUrl}). Nothing was changed.</sub>`

const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length)}…` : text)
