import { formatNumber } from '../src/report/reason.ts'
import { escapeControlChars } from '../src/report/text.ts'
import { ChangeButtons, ComparisonTable } from './comparison.tsx'
import { MessageList } from './message-list.tsx'
import { type Change, type Filter, groupChanges, type Row } from './model.ts'
import type { RunPackage, RunReport } from './report.ts'
import { Table } from './table.tsx'

interface Props {
  readonly reports: readonly RunReport[]
  /** The packages of each report, with the decisions of its run or of the edited policy. */
  readonly decided: readonly (readonly RunPackage[])[]
  readonly rows: readonly Row[]
  readonly filter: Filter
  readonly setFilter: (update: Partial<Filter>) => void
}

const maxGroups = 50

/** The result of a check: the difference of its policy to the one before, by package and rule. */
export const Difference = ({ reports, decided, rows, filter, setFilter }: Props) => {
  const comparisons = reports.flatMap(({ comparison }) => comparison ?? [])
  const groups = groupChanges(rows)
  return (
    <section aria-labelledby="difference">
      <h2 id="difference">Difference</h2>
      <p class="muted">
        Before: <bdi>{escapeControlChars([...new Set(comparisons.map((each) => each.with))].join(', '))}</bdi>
      </p>
      <div class="columns even">
        <div>
          <ChangeButtons rows={rows} filter={filter} setFilter={setFilter} />
          <ComparisonTable reports={reports} decided={decided} />
        </div>
        <div>
          {groups.length === 0 ? <p>The same versions are deleted as before.</p> : <GroupTable groups={groups} />}
          <PolicyBefore policies={comparisons.flatMap(({ policies }) => policies)} />
        </div>
      </div>
      <MessageList
        kind="warning"
        title="The policy before is invalid, so everything counts as kept"
        messages={comparisons.flatMap(({ problems = [] }) => problems)}
      />
    </section>
  )
}

const changeTitles: Readonly<Record<Change, string>> = {
  same: '',
  more: 'deleted now',
  less: 'kept now',
  tags: 'other tags removed'
}

const GroupTable = ({ groups }: { readonly groups: ReturnType<typeof groupChanges> }) => (
  <Table
    label="Changes by package and rule"
    kind="changes"
    columns={['Package', 'Change', 'Because', 'Versions']}
    more={groups.length - maxGroups}
  >
    {groups.slice(0, maxGroups).map(({ title, change, because, count }) => (
      <tr key={JSON.stringify([title, change, because])}>
        <th scope="row">
          <bdi>{escapeControlChars(title)}</bdi>
        </th>
        <td>{changeTitles[change]}</td>
        <td>{because}</td>
        <td>{formatNumber(count)}</td>
      </tr>
    ))}
  </Table>
)

const PolicyBefore = ({ policies }: { readonly policies: readonly (readonly string[])[] }) =>
  policies.length === 0 ? null : (
    <details>
      <summary>Policy before</summary>
      {policies.map((lines, index) => (
        <ul key={index}>
          {lines.map((line) => (
            <li key={line}>{escapeControlChars(line)}</li>
          ))}
        </ul>
      ))}
    </details>
  )
