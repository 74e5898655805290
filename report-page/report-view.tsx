import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { labelPackages } from '../src/report/package-labels.ts'
import { Calendar } from './calendar.tsx'
import { Detail } from './detail.tsx'
import { Difference } from './difference.tsx'
import { readDocument } from './document.ts'
import { Filters } from './filters.tsx'
import { type Filter, filterRows, noFilter, type Order, type Row, rowsOf, sortRows } from './model.ts'
import { Packages } from './packages.tsx'
import { Playground } from './playground.tsx'
import { replayDecisions } from './replay.ts'
import type { RunPackage, RunReport } from './report.ts'
import { Reports } from './report-table.tsx'
import { groupByPolicy, type OpenReport } from './reports.ts'
import { RunSummaries } from './run-summary.tsx'
import { SinceLastRun } from './since-last-run.tsx'
import { Timeline } from './timeline.tsx'
import { Versions } from './versions.tsx'

/** Reports, with the decisions of their runs or of the edited policies. */
export const ReportView = ({ reports: opened }: { readonly reports: readonly OpenReport[] }) => {
  const reports = useMemo(() => opened.map(({ report }) => report), [opened])
  const { decided, rows, ...editing } = useEditedPolicies(reports)
  const packages = useMemo(() => decided.flat(), [decided])
  const labels = useMemo(() => labelPackages(decided), [decided])
  const [filter, replaceFilter] = useState(() => initialFilter(reports, rows))
  const setFilter = (update: Partial<Filter>): void => replaceFilter((current) => ({ ...current, ...update }))
  const isCheck = reports.some(({ comparison }) => comparison)
  const replayed = editing.groups.flatMap((group) => group.reports)
  const shared = { rows, filter, setFilter }
  const versions = rows.length > 0 && <VersionsSection {...shared} packages={packages} labels={labels} />
  return (
    <main>
      {isCheck && <Difference {...shared} reports={reports} decided={decided} />}
      {isCheck && versions}
      {reports.length > 1 && <Reports reports={opened} decided={decided} />}
      <RunSummaries reports={reports} decided={decided} />
      {packages.length > 0 && (
        <Packages reports={reports} decided={decided} selected={filter.pkg} select={(pkg) => setFilter({ pkg })} />
      )}
      <SinceLastRun reports={reports} />
      {editing.groups.length > 0 && <Playground {...shared} {...editing} reports={reports} decided={decided} />}
      {replayed.length > 0 && (
        <Calendar
          reports={replayed.flatMap((index) => reports[index] ?? [])}
          packages={replayed.flatMap((index) => decided[index] ?? [])}
          filter={filter}
          setFilter={setFilter}
        />
      )}
      {!isCheck && versions}
    </main>
  )
}

/** A check opens with the versions about which its two policies differ, if there are any. */
const initialFilter = (reports: readonly RunReport[], rows: readonly Row[]): Filter =>
  reports.some(({ comparison }) => comparison) && rows.some(({ change }) => change !== 'same')
    ? { ...noFilter, change: 'changed' }
    : noFilter

/**
 * Returns the drafts of the policies, one for all reports with the same policies, and the packages and rows that they decide:
 * those of the runs until they are edited.
 */
const useEditedPolicies = (reports: readonly RunReport[]) => {
  const groups = useMemo(() => groupByPolicy(reports), [reports])
  const [group, selectGroup] = useState(0)
  const [drafts, setDrafts] = useState(() => groups.map(({ document }) => document))
  const texts = useDebounced(drafts)
  const edits = useMemo(
    () => groups.map(({ document }, index) => (texts[index] === document ? null : readDocument(texts[index] ?? ''))),
    [groups, texts]
  )
  const decided = useMemo(
    () =>
      reports.map((report, index) => {
        const edit = edits[groups.findIndex((each) => each.reports.includes(index))]
        return edit?.ok ? replayDecisions(report, edit.policies) : report.packages
      }),
    [reports, groups, edits]
  )
  const rows = useMemo(() => rowsOf(reports, decided), [reports, decided])
  const setDraft = (text: string): void => setDrafts(drafts.map((draft, index) => (index === group ? text : draft)))
  return { groups, group, selectGroup, draft: drafts[group] ?? '', setDraft, edit: edits[group] ?? null, decided, rows }
}

const VersionsSection = ({
  rows,
  packages,
  labels,
  filter,
  setFilter
}: {
  readonly rows: readonly Row[]
  readonly packages: readonly RunPackage[]
  readonly labels: readonly string[]
  readonly filter: Filter
  readonly setFilter: (update: Partial<Filter>) => void
}) => {
  const [order, setOrder] = useState<Order>('newest')
  const { selected, select, close, onKeyDown, section } = useSelection()
  const shown = useMemo(() => sortRows(filterRows(rows, filter, packages), order), [rows, filter, packages, order])
  const row = selected === null ? undefined : rows[selected]
  return (
    <section aria-labelledby="versions" ref={section} onKeyDown={onKeyDown}>
      <h2 id="versions">Versions</h2>
      <Filters {...{ rows, labels, filter, setFilter, order, setOrder }} shown={shown.length} />
      <Timeline rows={shown} selected={selected} select={select} zoom={(span) => setFilter({ span })} />
      <div class={row ? 'columns' : ''}>
        <Versions all={rows} shown={shown} selected={selected} select={select} />
        {row && <Detail row={row} rows={rows} select={select} close={close} />}
      </div>
    </section>
  )
}

/** The selected row, which Escape deselects; the focus then returns to where it was selected: the list or the timeline. */
const useSelection = () => {
  const [selected, setSelected] = useState<number | null>(null)
  const section = useRef<HTMLElement>(null)
  const opener = useRef<Element | null>(null)
  const select = (index: number): void => {
    const { activeElement } = document
    // A selection in the details of another row does not change where they were opened.
    if (!activeElement?.closest('.detail')) opener.current = activeElement
    setSelected(index)
  }
  const close = (): void => {
    setSelected(null)
    const list = section.current?.querySelector<HTMLElement>('.list')
    const isInSection = opener.current instanceof HTMLElement && section.current?.contains(opener.current)
    ;(isInSection && opener.current instanceof HTMLElement ? opener.current : list)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || selected === null) return
    event.preventDefault()
    close()
  }
  return { selected, select, close, onKeyDown, section }
}

/** Returns a value once it has not changed for 200 ms. */
const useDebounced = <Value,>(value: Value): Value => {
  const [debounced, setDebounced] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(value), 200)
    return () => clearTimeout(timer)
  }, [value])
  return debounced
}
