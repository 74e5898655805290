import { useEffect, useMemo, useState } from 'preact/hooks'
import { Detail } from './detail.tsx'
import { Difference } from './difference.tsx'
import { readDocument, writeDocument } from './document.ts'
import { Filters } from './filters.tsx'
import { type Filter, filterRows, noFilter, type Order, type Row, rowsOf, sortRows } from './model.ts'
import { Packages } from './packages.tsx'
import { Playground } from './playground.tsx'
import { replayDecisions } from './replay.ts'
import type { RunPackage, RunReport } from './report.ts'
import { RunSummary } from './run-summary.tsx'
import { Timeline } from './timeline.tsx'
import { Versions } from './versions.tsx'

/** A report, with the decisions of the run or of the edited policy. */
export const ReportView = ({ report }: { readonly report: RunReport }) => {
  const edited = useEditedPolicy(report)
  const { packages, rows } = edited
  const [filter, replaceFilter] = useState(() => initialFilter(report, rows))
  const setFilter = (update: Partial<Filter>): void => replaceFilter((current) => ({ ...current, ...update }))
  const canReplay = (report.mode === 'clean' || report.mode === 'check') && report.policy.policies.length > 0
  const versions = rows.length > 0 && (
    <VersionsSection
      rows={rows}
      packages={packages}
      now={Date.parse(report.now)}
      filter={filter}
      setFilter={setFilter}
    />
  )
  const { comparison } = report
  return (
    <main>
      {comparison && <Difference {...{ report, comparison, packages, rows, filter, setFilter }} />}
      {comparison && versions}
      <RunSummary report={report} packages={packages} />
      {packages.length > 0 && (
        <Packages packages={packages} run={report} selected={filter.pkg} select={(pkg) => setFilter({ pkg })} />
      )}
      {canReplay && <Playground report={report} {...edited} filter={filter} setFilter={setFilter} />}
      {!comparison && versions}
    </main>
  )
}

/** A check opens with the versions about which its two policies differ, if there are any. */
const initialFilter = ({ comparison }: RunReport, rows: readonly Row[]): Filter =>
  comparison && rows.some(({ change }) => change !== 'same') ? { ...noFilter, change: 'changed' } : noFilter

/** Returns the draft of a policy, and the packages and rows that it decides: those of the run until it is edited. */
const useEditedPolicy = (report: RunReport) => {
  const runPolicy = useMemo(() => writeDocument(report.policy.policies), [report])
  const [draft, setDraft] = useState(runPolicy)
  const document = useDebounced(draft)
  const parsed = useMemo(() => (document === runPolicy ? null : readDocument(document)), [document, runPolicy])
  const packages = useMemo(
    () => (parsed?.ok ? replayDecisions(report, parsed.policies) : report.packages),
    [report, parsed]
  )
  const rows = useMemo(() => rowsOf(report, packages), [report, packages])
  return { runPolicy, draft, setDraft, parsed, packages, rows }
}

const VersionsSection = ({
  rows,
  packages,
  now,
  filter,
  setFilter
}: {
  readonly rows: readonly Row[]
  readonly packages: readonly RunPackage[]
  readonly now: number
  readonly filter: Filter
  readonly setFilter: (update: Partial<Filter>) => void
}) => {
  const [order, setOrder] = useState<Order>('newest')
  const [selected, select] = useState<number | null>(null)
  const shown = useMemo(
    () => sortRows(filterRows(rows, filter, packages, now), order),
    [rows, filter, packages, now, order]
  )
  const row = selected === null ? undefined : rows[selected]
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">Versions</h2>
      <Filters {...{ rows, filter, setFilter, order, setOrder }} shown={shown.length} />
      <Timeline rows={shown} now={now} selected={selected} select={select} zoom={(span) => setFilter({ span })} />
      <div class={row ? 'columns' : ''}>
        <Versions all={rows} shown={shown} now={now} selected={selected} select={select} />
        {row && <Detail row={row} rows={rows} now={now} select={select} close={() => select(null)} />}
      </div>
    </section>
  )
}

/** Returns a text once it has not changed for 200 ms. */
const useDebounced = (text: string): string => {
  const [debounced, setDebounced] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(text), 200)
    return () => clearTimeout(timer)
  }, [text])
  return debounced
}
