import { formatTotalBytes } from '../src/report/log.ts'
import { formatBytes, formatMinute, formatNumber } from '../src/report/reason.ts'
import { escapeControlChars } from '../src/report/text.ts'
import type { RunPackage, RunReport } from './report.ts'

/** What the run did, in figures, and what went wrong. */
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
    mode === 'clean'
      ? dryRun
        ? 'Dry run'
        : 'Clean-up'
      : `Mode ${escapeControlChars(mode)}${dryRun ? ', dry run' : ''}`
  const figures: readonly (readonly [title: string, value: number | string, kind?: string])[] = [
    ['Packages', packages.length],
    ['Versions', sum(({ counts }) => counts.versions)],
    ['Images', sum(({ counts }) => counts.images)],
    ['Stay', sum(({ counts }) => counts.kept), 'keep'],
    [dryRun ? 'Would go' : 'To go', sum(({ counts }) => counts.planned), 'go'],
    ...(dryRun ? [] : [['Deleted', sum(({ counts }) => counts.deleted), 'go'] as const]),
    ['Restored', sum(({ counts }) => counts.restored), 'restore'],
    ['Tags removed', sum(({ counts }) => counts.untagged), 'untag'],
    ['Refused', sum(({ counts }) => counts.refused), 'problem'],
    ['Failed', sum(({ counts }) => counts.failed), 'problem'],
    [
      dryRun ? 'Would free' : 'Freed',
      formatBytes(sum(({ bytes }) => (dryRun ? bytes?.reclaimable : bytes?.freed) ?? 0))
    ],
    ['Storage', sum(({ bytes }) => bytes?.total ?? 0) === 0 ? 0 : formatTotalBytes(packages)]
  ]
  const always = ['Packages', 'Versions', 'Stay', 'Would go', 'To go', 'Deleted']
  return (
    <section aria-labelledby="run">
      <h2 id="run">{what}</h2>
      <p class="muted">
        As of <time dateTime={now}>{sayTimeOf(now)}</time>
        {packages === report.packages ? '' : ', under the policy that is tried below'}
        {complete ? '' : `, not complete${stopReason === null ? '' : `: ${escapeControlChars(stopReason)}`}`}
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
      <Notes
        kind="problem"
        title="What went wrong"
        texts={[...problems, ...packages.flatMap(({ problem }) => problem ?? [])]}
      />
      <Notes kind="warning" title="Warnings" texts={warnings} />
    </section>
  )
}

const sayTimeOf = (text: string): string => {
  const time = Date.parse(text)
  return Number.isNaN(time) ? escapeControlChars(text) : formatMinute(time)
}

/** A list of texts in a box; nothing where there are none. */
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
