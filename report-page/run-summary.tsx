import { countImages, formatRepair, formatTotalBytes, versionLabel } from '../src/report/log.ts'
import { formatBytes, formatCount, formatMinute, formatNumber } from '../src/report/reason.ts'
import { escapeControlChars } from '../src/report/text.ts'
import { MessageList } from './message-list.tsx'
import { titlesFor } from './model.ts'
import type { RunPackage, RunReport } from './report.ts'

/** The mode, time, figures, errors and warnings of the runs; those that did the same are summed up. */
export const RunSummaries = ({
  reports,
  decided
}: {
  readonly reports: readonly RunReport[]
  /** The packages of each report, with the decisions of its run or of the edited policy. */
  readonly decided: readonly (readonly RunPackage[])[]
}) => {
  const runs = reports.map((report, index) => ({ report, packages: decided[index] ?? [] }))
  const kinds = Map.groupBy(runs, ({ report }) => runTitle(report))
  return (
    <>
      {[...kinds].map(([title, runs], index) => (
        <RunSummary key={title} id={`run-${index}`} title={title} runs={runs} />
      ))}
    </>
  )
}

interface Run {
  readonly report: RunReport
  readonly packages: readonly RunPackage[]
}

const RunSummary = ({
  id,
  title,
  runs
}: {
  readonly id: string
  readonly title: string
  readonly runs: readonly Run[]
}) => {
  const packages = runs.flatMap((run) => run.packages)
  const { mode = '', dryRun = false } = runs[0]?.report ?? {}
  const isEdited = runs.some((run) => run.packages !== run.report.packages)
  const errors = [...runs.flatMap(({ report }) => report.problems), ...packages.flatMap(({ problem }) => problem ?? [])]
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p class="muted">
        As of {formatTimes(runs)}
        {isEdited ? ', under the edited policy' : ''}
        {formatIncomplete(runs)}
      </p>
      <dl class="figures">
        {figuresOf(packages, { mode, dryRun, isEdited }).map(({ title, value, kind }) => (
          <div key={title}>
            <dt>
              {kind && <span class={`mark ${kind}`} aria-hidden="true" />}
              {title}
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <MessageList kind="problem" title="Errors" messages={errors} docs="troubleshooting" />
      <MessageList
        kind="warning"
        title="Warnings"
        messages={[...new Set(runs.flatMap(({ report }) => report.warnings))]}
        docs="troubleshooting#warnings"
      />
      <MessageList kind="warning" title="Images that are not whole" messages={incompleteImages(packages, dryRun)} />
    </section>
  )
}

const formatTimes = (runs: readonly Run[]): string => {
  const times = [...new Set(runs.map(({ report }) => formatIsoTime(report.now)).toSorted())]
  return [...times.slice(0, 1), ...times.slice(1).slice(-1)].join(' to ')
}

const formatIncomplete = (runs: readonly Run[]): string => {
  const incomplete = runs.filter(({ report }) => !report.complete)
  if (incomplete.length === 0) return ''
  const reasons = [...new Set(incomplete.flatMap(({ report }) => report.stopReason ?? []))].map(escapeControlChars)
  const count = runs.length > 1 ? `${incomplete.length} of ${formatCount(runs.length, 'run')} ` : ''
  return `, ${count}incomplete${reasons.length === 0 ? '' : `: ${reasons.join(', ')}`}`
}

/** Returns the images that a repair cannot make whole, with what they lack. */
const incompleteImages = (packages: readonly RunPackage[], dryRun: boolean): readonly string[] =>
  packages
    .flatMap(({ repairs = [] }) => repairs)
    .filter(({ missing }) => missing.length > 0)
    .map((repair) => `${versionLabel({ name: `version ${repair.id}`, ...repair })}: ${formatRepair(repair, dryRun)}`)

/** Returns what a run did, or would have done, in one to three words. */
export const runTitle = ({ mode, dryRun }: Pick<RunReport, 'mode' | 'dryRun'>): string => {
  if (mode === 'repair') return dryRun ? 'Repair, dry run' : 'Repair'
  if (mode === 'clean') return dryRun ? 'Dry run' : 'Cleanup'
  if (mode === 'check') return 'Policy check'
  return `Mode ${escapeControlChars(mode)}${dryRun ? ', dry run' : ''}`
}

interface Figure {
  readonly title: string
  readonly value: string
  /** The class of its colour. */
  readonly kind?: string
}

/** Returns the sums over all packages; most of them only if they are not zero. */
const figuresOf = (
  packages: readonly RunPackage[],
  { mode, dryRun, isEdited }: Pick<RunReport, 'mode' | 'dryRun'> & { readonly isEdited: boolean }
): readonly Figure[] => {
  const titles = titlesFor(mode)
  const sum = (measure: (each: RunPackage) => number): number =>
    packages.reduce((total, each) => total + measure(each), 0)
  const count = (title: string, key: keyof RunPackage['counts'], kind?: string): Figure[] => {
    const value = sum(({ counts }) => counts[key])
    return value > 0 || alwaysShown.has(key) ? [{ title, value: formatNumber(value), ...(kind && { kind }) }] : []
  }
  const hasImages = packages.every((each) => each.type !== 'container' || countImages(each) !== null)
  const freed = sum(({ bytes }) => (dryRun ? bytes?.reclaimable : bytes?.freed) ?? 0)
  // The run may not have read the manifests of versions that only an edited policy deletes.
  const most = isEdited ? '' : 'up to '
  const storage = sum(({ bytes }) => bytes?.total ?? 0)
  const repairs = packages.flatMap((each) => each.repairs ?? [])
  const whole = repairs.filter(({ missing }) => missing.length === 0).length
  return [
    { title: 'Packages', value: formatNumber(packages.length) },
    ...(repairs.length > 0
      ? [{ title: 'Whole again', value: `${formatNumber(whole)} of ${formatNumber(repairs.length)}`, kind: 'restore' }]
      : []),
    ...count('Versions', 'versions'),
    ...(hasImages ? count('Images', 'images') : []),
    ...count(titles.kept, 'kept', 'keep'),
    ...count(titles.planned, 'planned', mode === 'restore' || mode === 'repair' ? 'restore' : 'delete'),
    ...count('Deleted', 'deleted', 'delete'),
    ...count('Restored', 'restored', 'restore'),
    ...count('Tags removed', 'untagged', 'untag'),
    ...count('Refused', 'refused', 'problem'),
    ...count('Failed', 'failed', 'problem'),
    ...(freed > 0 ? [{ title: dryRun ? 'To free' : 'Freed', value: `${most}${formatBytes(freed)}` }] : []),
    ...(storage > 0 ? [{ title: 'Storage', value: formatTotalBytes(packages) }] : [])
  ]
}

const alwaysShown = new Set<keyof RunPackage['counts']>(['versions', 'kept', 'planned'])

/** Returns a time of a report for people; another text as it is. */
export const formatIsoTime = (text: string): string => {
  const time = Date.parse(text)
  return Number.isNaN(time) ? escapeControlChars(text) : formatMinute(time)
}
