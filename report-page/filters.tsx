import { useMemo } from 'preact/hooks'
import { formatCount, formatMinute, formatNumber } from '../src/report/reason.ts'
import { escapeControlChars } from '../src/report/text.ts'
import {
  ages,
  type Change,
  type Filter,
  noFilter,
  type Order,
  orders,
  type Row,
  reasonTitles,
  verdictTitles
} from './model.ts'

interface Props {
  readonly rows: readonly Row[]
  /** The names of all packages. */
  readonly labels: readonly string[]
  readonly filter: Filter
  readonly setFilter: (update: Partial<Filter>) => void
  readonly order: Order
  readonly setOrder: (order: Order) => void
  /** The number of rows that meet the filter. */
  readonly shown: number
}

/** The controls that filter and sort the list and the timeline. */
export const Filters = ({ rows, labels, filter, setFilter, order, setOrder, shown }: Props) => (
  <search class="filters">
    <label class="wide">
      <span>Search</span>
      <input
        type="search"
        placeholder="tag, version, digest or ID"
        value={filter.text}
        onInput={(event) => setFilter({ text: event.currentTarget.value })}
      />
    </label>
    {labels.length > 1 && (
      <Select
        title="Package"
        value={filter.pkg === null ? '' : `${filter.pkg}`}
        onChange={(value) => setFilter({ pkg: value === '' ? null : Number(value) })}
        all="All packages"
      >
        {labels.map((label, index) => [`${index}`, escapeControlChars(label)])}
      </Select>
    )}
    <RowFilters rows={rows} filter={filter} setFilter={setFilter} />
    <Select
      title="Order"
      value={order}
      onChange={(value) => setOrder(orders.find((each) => each === value) ?? 'newest')}
    >
      {[
        ['newest', 'newest first'],
        ['oldest', 'oldest first'],
        ['largest', 'largest first']
      ]}
    </Select>
    <p class="muted" role="status">
      {formatCount(shown, 'version')} shown
      {filter.expires && `, expiring on ${filter.expires}`}
      {filter.span && ` from ${formatMinute(filter.span[0])} to ${formatMinute(filter.span[1])}`}
      {JSON.stringify(filter) !== JSON.stringify(noFilter) && (
        <button type="button" class="link" onClick={() => setFilter(noFilter)}>
          Clear filters
        </button>
      )}
    </p>
  </search>
)

const RowFilters = ({ rows, filter, setFilter }: Pick<Props, 'rows' | 'filter' | 'setFilter'>) => {
  const counts = useMemo(
    () => ({
      verdicts: countBy(rows, ({ verdict }) => [verdict]),
      reasons: countBy(rows, ({ version }) => version.reasons.map(({ code }) => code)),
      changes: countBy(rows, ({ change }) => [change])
    }),
    [rows]
  )
  const countOf = (change: Change): number => counts.changes.get(change) ?? 0
  const changed = rows.length - countOf('same')
  return (
    <>
      <Select title="Verdict" value={filter.verdict} onChange={(verdict) => setFilter({ verdict })} all="All verdicts">
        {countedOptions(counts.verdicts, (verdict) => verdictTitles.get(verdict) ?? verdict)}
      </Select>
      <Select title="Reason" value={filter.reason} onChange={(reason) => setFilter({ reason })} all="All reasons">
        {countedOptions(counts.reasons, (code) => reasonTitles.get(code) ?? escapeControlChars(code))}
      </Select>
      <Select title="Part" value={filter.part} onChange={(part) => setFilter({ part })} all="All versions">
        {[
          ['top', 'images and versions'],
          ['child', 'children of multi-arch indexes'],
          ['referrer', 'referrers']
        ]}
      </Select>
      <Select title="Age" value={filter.age} onChange={(age) => setFilter({ age })} all="Any age">
        {[...ages].map(([value, [title]]) => [value, title])}
      </Select>
      {changed > 0 && (
        <Select title="Change" value={filter.change} onChange={(change) => setFilter({ change })} all="Changed or not">
          {[
            ['changed', `changed (${formatNumber(changed)})`],
            ['more', `deleted now (${formatNumber(countOf('more'))})`],
            ['less', `kept now (${formatNumber(countOf('less'))})`],
            ['tags', `other tags removed (${formatNumber(countOf('tags'))})`]
          ]}
        </Select>
      )}
    </>
  )
}

/** Returns the number of rows with each value. */
const countBy = <Value extends string>(
  rows: readonly Row[],
  valuesOf: (row: Row) => readonly Value[]
): ReadonlyMap<Value, number> => {
  const counts = new Map<Value, number>()
  for (const row of rows) {
    for (const value of new Set(valuesOf(row))) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}

type Option = readonly [value: string, title: string]

const countedOptions = <Value extends string>(
  counts: ReadonlyMap<Value, number>,
  format: (value: Value) => string
): readonly Option[] => [...counts].map(([value, count]) => [value, `${format(value)} (${formatNumber(count)})`])

const Select = ({
  title,
  value,
  onChange,
  all,
  children
}: {
  readonly title: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** The title of the option that does not filter. */
  readonly all?: string
  readonly children: readonly Option[]
}) => (
  <label>
    <span>{title}</span>
    <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {all && <option value="">{all}</option>}
      {children.map(([optionValue, optionTitle]) => (
        <option key={optionValue} value={optionValue}>
          {optionTitle}
        </option>
      ))}
    </select>
  </label>
)
