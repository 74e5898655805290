import { changeOf, describeDecision, formatDifference } from '../report/comparison.ts'
import { type PackageReport, type Report, restores, type VersionReport } from '../report/json.ts'
import {
  describeChange,
  formatFreedBytes,
  formatParts,
  formatRepair,
  formatUses,
  isDeferred,
  isDirectChange,
  isOwnChange,
  keptByReason,
  logCounts,
  logTitle,
  versionLabel,
  versionsInUse,
  wordsFor
} from '../report/log.ts'
import { formatAge, formatCount, formatNumber } from '../report/reason.ts'
import { sanitizeLogLine } from '../report/text.ts'
import { isTopLevel } from '../retention/version.ts'
import { indented, type Layout, type Row, tableLines } from './table.ts'
import { wrap } from './terminal.ts'

/** How a report is laid out. */
export interface ReportLayout extends Layout {
  /** True after a preview of the same changes: only what differs from that is news. */
  readonly isSequel: boolean
}

/** Returns the tables of all packages of a run, line by line. */
export function* packageTables(report: Report, layout: ReportLayout): Generator<string> {
  if (report.mode === 'list') {
    yield* listLines(report, layout)
    return
  }
  for (const each of report.packages) {
    yield* packageTable(each, report, layout)
    yield ''
  }
}

function* listLines({ packages }: Report, { paint }: Layout): Generator<string> {
  const width = Math.max(...packages.map(({ type }) => type.length))
  for (const { type, owner, name } of packages)
    yield `${paint('dim', type.padEnd(width))}  ${sanitizeLogLine(`${owner}/${name}`)}`
}

function* packageTable(report: PackageReport, run: Report, layout: ReportLayout): Generator<string> {
  const { versions, counts, comparison } = report
  const { paint, width } = layout
  const title = run.dryRun ? logTitle(report, run) : logCounts(report, run)
  for (const line of wrap(title, width)) yield paint('bold', line)
  for (const line of storageLines(report, run)) for (const each of indented(line, layout)) yield paint('dim', each)
  if (report.status === 'failed' || report.status === 'skipped') return

  yield* tableLines('Incomplete image', repairRows(report, run), layout)
  yield* tableLines('Not changed', mishapRows(report), layout)
  if (layout.isSequel) return
  if (comparison) {
    yield* indented(`Compared: ${formatDifference(comparison.added, comparison.removed)}`, layout)
    yield* tableLines('Decided differently', comparisonRows(report, run), layout)
    const parts = versions.filter((each) => changeOf(each) !== null && !isTopLevel(each)).length
    if (parts > 0) yield* indented(formatParts(parts), layout)
  } else {
    yield* changeLines(
      headingOf(run),
      versions.filter((each) => !isDeferred(each)),
      run,
      layout
    )
    yield* changeLines('Deferred to a later run', versions.filter(isDeferred), run, layout)
  }
  const used = versionsInUse(report).map((each) => ({ label: versionLabel(each), age: '', text: formatUses(each) }))
  yield* tableLines('In use', used, layout)
  yield* keptLines(report, run, layout)
  if (counts.versions === 0 && !restores(run.mode)) yield* indented('no versions', layout)
}

/** Returns what the plan, or the run, means for storage; nothing where it is unknown or the same. */
const storageLines = ({ bytes }: PackageReport, { dryRun }: Report): string[] => {
  if (!bytes || bytes.total === 0) return []
  const amount = dryRun ? bytes.reclaimable : bytes.freed
  const most = bytes.complete ? 'about' : 'at most'
  return [`storage: ${most} ${formatFreedBytes(amount, [{ bytes }])} ${dryRun ? 'would be' : 'are'} freed`]
}

const isChange = ({ action }: VersionReport): boolean => action === 'delete' || action === 'restore'

/** Yields a row for each version that is changed for its own reason, and the number of their parts. */
function* changeLines(
  heading: string,
  versions: readonly VersionReport[],
  run: Report,
  layout: Layout
): Generator<string> {
  yield* tableLines(heading, changeRows(versions, run), layout)
  const parts = versions.filter((each) => isChange(each) && !isDirectChange(each)).length
  if (parts > 0) yield* indented(formatParts(parts), layout)
}

const headingOf = ({ mode, dryRun }: Report): string => {
  const { would, done } = wordsFor({ mode })
  const words = dryRun ? would : done
  return words.replace(/^./, (first) => first.toUpperCase())
}

/** Outcomes that are none of what was planned, with what to call them. */
const mishaps: Partial<Record<VersionReport['outcome'], string>> = {
  failed: 'failed',
  refused: 'refused by GitHub',
  changed: 'changed during the run, so it was left alone',
  skipped: 'skipped'
}

/** Returns a row for each version with which a change did not go as planned. */
const mishapRows = ({ versions }: PackageReport): readonly Row[] =>
  versions.flatMap((version) => {
    const mishap = mishaps[version.outcome]
    if (!mishap) return []
    const text = version.error === null ? mishap : `${mishap}: ${version.error}`
    return [{ label: versionLabel(version), age: '', text, isProblem: true }]
  })

/** Returns a row for each version that is changed for its own reason; of a real run, for each that was. */
const changeRows = (versions: readonly VersionReport[], { dryRun, now }: Report): readonly Row[] =>
  versions.flatMap((version) => {
    const isMade = !(version.outcome in mishaps) && (dryRun || version.outcome !== 'planned')
    if (!isMade || !isOwnChange(version)) return []
    const { age, why } = describeChange(version, Date.parse(now))
    return [{ label: versionLabel(version), age: age ?? '', text: shorten(why) }]
  })

/** Returns a reason in fewer words, so that most fit into a line. */
const shorten = (reason: string): string => reason.replaceAll('this is the ', '')

const repairRows = ({ repairs = [] }: PackageReport, { dryRun }: Report): readonly Row[] =>
  repairs.map((each) => ({
    label: versionLabel({ name: `${each.id}`, ...each }),
    age: '',
    text: formatRepair(each, dryRun),
    isProblem: each.missing.length > 0
  }))

const comparisonRows = ({ versions }: PackageReport, { now }: Report): readonly Row[] =>
  versions.flatMap((version) => {
    const change = isTopLevel(version) ? changeOf(version) : null
    if (change === null) return []
    const { createdAt, after, before } = version
    const age = createdAt === null ? '' : formatAge(Date.parse(now) - Date.parse(createdAt))
    const label = `${changeMarks[change]} ${versionLabel(version)}`
    return [{ label, age, text: shorten(`${describeDecision(after)}; before ${describeDecision(before)}`) }]
  })

const changeMarks = { added: '+', removed: '-', tags: '~' } as const

function* keptLines({ versions, counts }: PackageReport, run: Report, layout: Layout): Generator<string> {
  const groups = [...keptByReason(versions)]
  if (groups.length === 0) return
  yield layout.paint('dim', `  ${formatCount(counts.kept, 'version')} ${wordsFor(run).kept}`)
  const width = Math.max(...groups.map(([, { length }]) => formatNumber(length).length))
  for (const [reason, { length }] of groups)
    yield* indented(`${formatNumber(length).padStart(width)}  ${reason}`, layout, 4)
}
