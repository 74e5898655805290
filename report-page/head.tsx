import { formatTotalBytes } from '../src/report/log.ts'
import { formatBytes, formatMinute, formatNumber } from '../src/report/reason.ts'
import { escapeControlChars } from '../src/report/text.ts'
import type { RunPackage, RunReport } from './report.ts'

/** The figures of the run, its errors and warnings. */
export const Head = ({
  report,
  packages
}: {
  readonly report: RunReport
  readonly packages: readonly RunPackage[]
}) => {
  const { mode, dryRun, now, complete, stopReason, problems, warnings } = report
  const sum = (of: (each: RunPackage) => number): number => packages.reduce((total, each) => total + of(each), 0)
  const what =
    mode === 'clean' ? (dryRun ? 'Dry run' : 'Cleanup') : `Mode ${escapeControlChars(mode)}${dryRun ? ', dry run' : ''}`
  const figures: readonly (readonly [title: string, value: number | string, kind?: string])[] = [
    ['Packages', packages.length],
    ['Versions', sum(({ counts }) => counts.versions)],
    ['Images', sum(({ counts }) => counts.images)],
    ['Kept', sum(({ counts }) => counts.kept), 'keep'],
    ['To delete', sum(({ counts }) => counts.planned), 'delete'],
    ...(dryRun ? [] : [['Deleted', sum(({ counts }) => counts.deleted), 'delete'] as const]),
    ['Restored', sum(({ counts }) => counts.restored), 'restore'],
    ['Tags removed', sum(({ counts }) => counts.untagged), 'untag'],
    ['Refused', sum(({ counts }) => counts.refused), 'problem'],
    ['Failed', sum(({ counts }) => counts.failed), 'problem'],
    [dryRun ? 'To free' : 'Freed', formatBytes(sum(({ bytes }) => (dryRun ? bytes?.reclaimable : bytes?.freed) ?? 0))],
    ['Storage', sum(({ bytes }) => bytes?.total ?? 0) === 0 ? 0 : formatTotalBytes(packages)]
  ]
  const always = ['Packages', 'Versions', 'Kept', 'To delete', 'Deleted']
  return (
    <section aria-labelledby="run">
      <h2 id="run">{what}</h2>
      <p class="muted">
        As of <time dateTime={now}>{formatTimeOf(now)}</time>
        {packages === report.packages ? '' : ', under the edited policy'}
        {complete ? '' : `, incomplete${stopReason === null ? '' : `: ${escapeControlChars(stopReason)}`}`}
      </p>
      <dl class="figures">
        {figures
          .filter(([title, value]) => always.includes(title) || (value !== 0 && value !== '0 B'))
          .map(([title, value, kind]) => (
            <div key={title}>
              <dt>
                {kind && <span class={`mark ${kind}`} aria-hidden="true" />}
                {title}
              </dt>
              <dd>{typeof value === 'number' ? formatNumber(value) : value}</dd>
            </div>
          ))}
      </dl>
      <Notes kind="problem" title="Errors" texts={[...problems, ...packages.flatMap(({ problem }) => problem ?? [])]} />
      <Notes kind="warning" title="Warnings" texts={warnings} />
    </section>
  )
}

const formatTimeOf = (text: string): string => {
  const time = Date.parse(text)
  return Number.isNaN(time) ? escapeControlChars(text) : formatMinute(time)
}

/** A box with a list of texts; nothing if the list is empty. */
export const Notes = ({
  kind,
  title,
  texts
}: {
  readonly kind: string
  readonly title: string
  readonly texts: readonly string[]
}) =>
  texts.length === 0 ? null : (
    <div class={`alert ${kind}`}>
      <h3>{title}</h3>
      <ul>
        {texts.slice(0, 50).map((text, at) => (
          <li key={at}>{escapeControlChars(text)}</li>
        ))}
        {texts.length > 50 && <li>and {formatNumber(texts.length - 50)} more</li>}
      </ul>
    </div>
  )
