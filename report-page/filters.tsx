import { useMemo } from 'preact/hooks'
import { formatCount, formatMinute, formatNumber } from '../src/report/reason.ts'
import { escapeControlChars } from '../src/report/text.ts'
import { ages, type Filter, noFilter, type Order, orders, type Row } from './model.ts'

const words = new Map<string, string>([
  ['delete', 'deleted'],
  ['keep', 'kept'],
  ['untag', 'tags removed'],
  ['restore', 'restored'],
  ['problem', 'refused or failed']
])

/** The controls for what the list and the timeline show. */
export const Filters = ({
  rows,
  filter,
  change,
  order,
  sort,
  shown
}: {
  readonly rows: readonly Row[]
  readonly filter: Filter
  readonly change: (given: Partial<Filter>) => void
  readonly order: Order
  readonly sort: (order: Order) => void
  readonly shown: number
}) => {
  const { present, reasons, changes } = useMemo(
    () => ({
      present: tally(rows, ({ verdict }) => [verdict]),
      reasons: tally(rows, ({ version }) => version.reasons.map(({ code }) => code)),
      changes: tally(rows, ({ change }) => [change])
    }),
    [rows]
  )
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(noFilter)
  const options = (counted: ReadonlyMap<string, number>, say: (value: string) => string) =>
    [...counted].map(([value, many]) => [value, `${say(value)} (${formatNumber(many)})`] as const)
  return (
    <search class="filters">
      <label class="wide">
        <span>Search</span>
        <input
          type="search"
          placeholder="tag, version, digest or id"
          value={filter.text}
          onInput={(event) => change({ text: event.currentTarget.value })}
        />
      </label>
      <Choice title="Verdict" value={filter.verdict} choose={(verdict) => change({ verdict })} all="All verdicts">
        {options(present, (verdict) => words.get(verdict) ?? verdict)}
      </Choice>
      <Choice title="Reason" value={filter.reason} choose={(reason) => change({ reason })} all="All reasons">
        {options(reasons, escapeControlChars)}
      </Choice>
      <Choice title="Part" value={filter.part} choose={(part) => change({ part })} all="All versions">
        {[
          ['top', 'images and versions'],
          ['child', 'children of multi-arch indexes'],
          ['referrer', 'referrers']
        ]}
      </Choice>
      <Choice title="Age" value={filter.age} choose={(age) => change({ age })} all="Any age">
        {[...ages].map(([value, [title]]) => [value, title])}
      </Choice>
      {(changes.has('more') || changes.has('less')) && (
        <Choice
          title="Change"
          value={filter.change}
          choose={(change_) => change({ change: change_ })}
          all="Changed or not"
        >
          {[
            ['more', `deleted now (${formatNumber(changes.get('more') ?? 0)})`],
            ['less', `kept now (${formatNumber(changes.get('less') ?? 0)})`]
          ]}
        </Choice>
      )}
      <Choice title="Order" value={order} choose={(value) => sort(orders.find((each) => each === value) ?? 'newest')}>
        {[
          ['newest', 'newest first'],
          ['oldest', 'oldest first'],
          ['largest', 'largest first']
        ]}
      </Choice>
      <p class="muted" role="status">
        {formatCount(shown, 'version')} shown
        {filter.span && ` from ${formatMinute(filter.span[0])} to ${formatMinute(filter.span[1])}`}
        {isFiltered && (
          <button type="button" class="link" onClick={() => change(noFilter)}>
            Clear filters
          </button>
        )}
      </p>
    </search>
  )
}

/** Returns how many rows have each value. */
const tally = (rows: readonly Row[], of: (row: Row) => readonly string[]): ReadonlyMap<string, number> => {
  const found = new Map<string, number>()
  for (const row of rows) for (const each of new Set(of(row))) found.set(each, (found.get(each) ?? 0) + 1)
  return found
}

const Choice = ({
  title,
  value,
  choose,
  all,
  children
}: {
  readonly title: string
  readonly value: string
  readonly choose: (value: string) => void
  readonly all?: string
  readonly children: readonly (readonly [value: string, title: string])[]
}) => (
  <label>
    <span>{title}</span>
    <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
      {all && <option value="">{all}</option>}
      {children.map(([each, text]) => (
        <option key={each} value={each}>
          {text}
        </option>
      ))}
    </select>
  </label>
)
