import { formatRepair, formatTotalBytes, versionLabel } from '../src/report/log.ts'
import { formatBytes, formatMinute, formatNumber } from '../src/report/reason.ts'
import { escapeControlChars } from '../src/report/text.ts'
import { MessageList } from './message-list.tsx'
import { titlesFor } from './model.ts'
import type { RunPackage, RunReport } from './report.ts'

/** The mode, time, figures, errors and warnings of the run. */
export const RunSummary = ({
  report,
  packages
}: {
  readonly report: RunReport
  readonly packages: readonly RunPackage[]
}) => {
  const { now, complete, stopReason, problems, warnings } = report
  const errors = [...problems, ...packages.flatMap(({ problem }) => problem ?? [])]
  return (
    <section aria-labelledby="run">
      <h2 id="run">{titleOf(report)}</h2>
      <p class="muted">
        As of <time dateTime={now}>{formatIsoTime(now)}</time>
        {packages === report.packages ? '' : ', under the edited policy'}
        {complete ? '' : `, incomplete${stopReason === null ? '' : `: ${escapeControlChars(stopReason)}`}`}
      </p>
      <dl class="figures">
        {figuresOf(packages, report).map(({ title, value, kind }) => (
          <div key={title}>
            <dt>
              {kind && <span class={`mark ${kind}`} aria-hidden="true" />}
              {title}
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <MessageList kind="problem" title="Errors" messages={errors} />
      <MessageList kind="warning" title="Warnings" messages={warnings} />
      <MessageList
        kind="warning"
        title="Images that are not whole"
        messages={incompleteImages(packages, report.dryRun)}
      />
    </section>
  )
}

/** Returns the images that a repair cannot make whole, with what they lack. */
const incompleteImages = (packages: readonly RunPackage[], dryRun: boolean): readonly string[] =>
  packages
    .flatMap(({ repairs = [] }) => repairs)
    .filter(({ missing }) => missing.length > 0)
    .map((repair) => `${versionLabel({ name: `version ${repair.id}`, ...repair })}: ${formatRepair(repair, dryRun)}`)

const titleOf = ({ mode, dryRun }: RunReport): string => {
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
const figuresOf = (packages: readonly RunPackage[], { mode, dryRun }: RunReport): readonly Figure[] => {
  const titles = titlesFor(mode)
  const sum = (measure: (each: RunPackage) => number): number =>
    packages.reduce((total, each) => total + measure(each), 0)
  const count = (title: string, key: keyof RunPackage['counts'], kind?: string): Figure[] => {
    const value = sum(({ counts }) => counts[key])
    return value > 0 || alwaysShown.has(key) ? [{ title, value: formatNumber(value), ...(kind && { kind }) }] : []
  }
  const freed = sum(({ bytes }) => (dryRun ? bytes?.reclaimable : bytes?.freed) ?? 0)
  const storage = sum(({ bytes }) => bytes?.total ?? 0)
  const repairs = packages.flatMap((each) => each.repairs ?? [])
  const whole = repairs.filter(({ missing }) => missing.length === 0).length
  return [
    { title: 'Packages', value: formatNumber(packages.length) },
    ...(repairs.length > 0
      ? [{ title: 'Whole again', value: `${formatNumber(whole)} of ${formatNumber(repairs.length)}`, kind: 'restore' }]
      : []),
    ...count('Versions', 'versions'),
    ...count('Images', 'images'),
    ...count(titles.kept, 'kept', 'keep'),
    ...count(titles.planned, 'planned', mode === 'restore' || mode === 'repair' ? 'restore' : 'delete'),
    ...count('Deleted', 'deleted', 'delete'),
    ...count('Restored', 'restored', 'restore'),
    ...count('Tags removed', 'untagged', 'untag'),
    ...count('Refused', 'refused', 'problem'),
    ...count('Failed', 'failed', 'problem'),
    ...(freed > 0 ? [{ title: dryRun ? 'To free' : 'Freed', value: formatBytes(freed) }] : []),
    ...(storage > 0 ? [{ title: 'Storage', value: formatTotalBytes(packages) }] : [])
  ]
}

const alwaysShown = new Set<keyof RunPackage['counts']>(['versions', 'kept', 'planned'])

const formatIsoTime = (text: string): string => {
  const time = Date.parse(text)
  return Number.isNaN(time) ? escapeControlChars(text) : formatMinute(time)
}
