import { formatBytes, formatCount, formatNumber } from '../src/report/reason.ts'
import type { UnreadPolicy } from '../src/retention/policy.ts'
import { MessageList } from './message-list.tsx'
import type { Change, Filter, Row } from './model.ts'
import { replayCaveats } from './replay.ts'
import type { RunPackage, RunReport } from './report.ts'

interface Props {
  readonly report: RunReport
  /** The packages with the decisions of the edited policy. */
  readonly packages: readonly RunPackage[]
  readonly policies: readonly UnreadPolicy[]
  readonly rows: readonly Row[]
  readonly filter: Filter
  readonly setFilter: (update: Partial<Filter>) => void
}

/** The decisions of the edited policy, compared with the run. */
export const Comparison = ({ report, packages, policies, rows, filter, setFilter }: Props) => {
  const countOf = (change: Change): number => rows.filter((row) => row.change === change).length
  const [more, less] = [countOf('more'), countOf('less')]
  const deferred = rows.filter(({ version }) => version.outcome === 'deferred').length
  return (
    <div aria-live="polite">
      <h3>{more + less === 0 ? 'The same versions are deleted as in the run' : 'Compared with the run'}</h3>
      <p class="buttons">
        <ChangeButton change="more" count={more} text="more deleted" filter={filter} setFilter={setFilter} />
        <ChangeButton change="less" count={less} text="more kept" filter={filter} setFilter={setFilter} />
      </p>
      <ComparisonTable original={report.packages} edited={packages} />
      {deferred > 0 && (
        <p>{formatCount(deferred, 'version')} of these would be deferred to the next run by max-deletions.</p>
      )}
      <MessageList kind="problem" title="Not changed" messages={packages.flatMap(({ problem }) => problem ?? [])} />
      <MessageList kind="warning" title="Note" messages={replayCaveats(report, packages, policies)} />
      <p class="buttons">
        <button type="button" onClick={() => downloadDecision(packages)}>
          Download decision
        </button>
      </p>
    </div>
  )
}

const ChangeButton = ({
  change,
  count,
  text,
  filter,
  setFilter
}: {
  readonly change: Change
  readonly count: number
  readonly text: string
} & Pick<Props, 'filter' | 'setFilter'>) => (
  <button
    type="button"
    class="change"
    aria-pressed={filter.change === change}
    disabled={count === 0}
    onClick={() => setFilter({ change: filter.change === change ? '' : change, part: '' })}
  >
    <span class={`mark ${change === 'more' ? 'delete' : 'keep'}`} aria-hidden="true" />
    <strong>{formatNumber(count)}</strong> {text}
  </button>
)

const ComparisonTable = ({
  original,
  edited
}: {
  readonly original: readonly RunPackage[]
  readonly edited: readonly RunPackage[]
}) => (
  <table class="compare">
    <thead>
      <tr>
        <td />
        <th scope="col">Run</th>
        <th scope="col">Edited policy</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <th scope="row">Versions to delete</th>
        <td>{formatNumber(countPlanned(original))}</td>
        <td>{formatNumber(countPlanned(edited))}</td>
      </tr>
      <tr>
        <th scope="row">Storage to free</th>
        <td>{formatBytes(sumReclaimable(original))}</td>
        <td>{formatBytes(sumReclaimable(edited))}</td>
      </tr>
    </tbody>
  </table>
)

const countPlanned = (packages: readonly RunPackage[]): number =>
  packages.reduce((sum, { counts }) => sum + counts.planned, 0)

const sumReclaimable = (packages: readonly RunPackage[]): number =>
  packages.reduce((sum, { bytes }) => sum + (bytes?.reclaimable ?? 0), 0)

/** Lets the browser save the packages with the decisions of the edited policy. */
const downloadDecision = (packages: readonly RunPackage[]): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([`${JSON.stringify({ packages })}\n`], { type: 'application/json' }))
  link.download = 'decision.json'
  link.click()
  URL.revokeObjectURL(link.href)
}
