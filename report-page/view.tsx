import { useEffect, useMemo, useState } from 'preact/hooks'
import { Detail } from './detail.tsx'
import { readDocument, writeDocument } from './document.ts'
import { Filters } from './filters.tsx'
import { Head } from './head.tsx'
import { type Filter, filterRows, noFilter, type Order, rowsOf, sortRows } from './model.ts'
import { Packages } from './packages.tsx'
import { Playground } from './playground.tsx'
import { replayDecisions } from './replay.ts'
import type { RunReport } from './report.ts'
import { Timeline } from './timeline.tsx'
import { Versions } from './versions.tsx'

/** One report, with the decisions of the run or of the edited policy. */
export const View = ({ report }: { readonly report: RunReport }) => {
  const written = useMemo(() => writeDocument(report.policy.policies), [report])
  const [draft, setDraft] = useState(written)
  const tried = useSettled(draft)
  const reading = useMemo(() => (tried === written ? null : readDocument(tried)), [tried, written])
  const packages = useMemo(
    () => (reading?.ok ? replayDecisions(report, reading.policies) : report.packages),
    [report, reading]
  )
  const rows = useMemo(() => rowsOf(report, packages), [report, packages])

  const [filter, setFilter] = useState(noFilter)
  const [order, setOrder] = useState<Order>('newest')
  const [selected, setSelected] = useState<number | null>(null)
  const change = (given: Partial<Filter>): void => setFilter((now) => ({ ...now, ...given }))
  const now = Date.parse(report.now)
  const shown = useMemo(
    () => sortRows(filterRows(rows, filter, packages, now), order),
    [rows, filter, packages, now, order]
  )
  const row = selected === null ? undefined : rows[selected]
  const decides = report.mode === 'clean' && report.policy.policies.length > 0
  return (
    <main>
      <Head report={report} packages={packages} />
      {packages.length > 0 && (
        <Packages packages={packages} dryRun={report.dryRun} chosen={filter.pkg} choose={(pkg) => change({ pkg })} />
      )}
      {decides && (
        <Playground
          report={report}
          written={written}
          draft={draft}
          edit={setDraft}
          reading={reading}
          packages={packages}
          rows={rows}
          filter={filter}
          change={change}
        />
      )}
      {rows.length > 0 && (
        <section aria-labelledby="versions">
          <h2 id="versions">Versions</h2>
          <Filters rows={rows} filter={filter} change={change} order={order} sort={setOrder} shown={shown.length} />
          <Timeline rows={shown} now={now} select={setSelected} selected={selected} zoom={(span) => change({ span })} />
          <div class={row ? 'columns' : ''}>
            <Versions all={rows} shown={shown} now={now} selected={selected} select={setSelected} />
            {row && (
              <Detail row={row} rows={rows} report={report} select={setSelected} close={() => setSelected(null)} />
            )}
          </div>
        </section>
      )}
    </main>
  )
}

/** Returns a text once it has not changed for a moment. */
const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 200)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
