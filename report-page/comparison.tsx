import { formatBytes, formatCount, formatNumber } from '../src/report/reason.ts'
import type { UnreadPolicy } from '../src/retention/policy.ts'
import { MessageList } from './message-list.tsx'
import type { Change, Filter, Row } from './model.ts'
import { matchlessWarnings, replayCaveats } from './replay.ts'
import type { RunPackage, RunReport } from './report.ts'
import { Titles } from './table.tsx'

interface Props {
  /** The reports that follow the same policy. */
  readonly reports: readonly RunReport[]
  /** The packages of each report, with the decisions of the edited policy. */
  readonly decided: readonly (readonly RunPackage[])[]
  readonly policies: readonly UnreadPolicy[]
  readonly rows: readonly Row[]
  readonly filter: Filter
  readonly setFilter: (update: Partial<Filter>) => void
}

/** The decisions of the edited policy, compared with the run. */
export const Comparison = ({ reports, decided, policies, rows, filter, setFilter }: Props) => {
  const packages = decided.flat()
  const isSame = rows.every(({ change }) => change !== 'more' && change !== 'less')
  const isCheck = reports.some(({ comparison }) => comparison)
  const caveats = reports.flatMap((report, index) => replayCaveats(report, decided[index] ?? [], policies))
  const deferred = rows.filter(({ version }) => version.outcome === 'deferred').length
  return (
    <div aria-live="polite">
      <h3>
        {isSame
          ? `The same versions are deleted as ${isCheck ? 'before' : 'in the run'}`
          : `Compared with ${isCheck ? 'before' : 'the run'}`}
      </h3>
      <ChangeButtons rows={rows} filter={filter} setFilter={setFilter} />
      <ComparisonTable reports={reports} decided={decided} />
      {deferred > 0 && (
        <p>{formatCount(deferred, 'version')} of these would be deferred to the next run by max-deletions.</p>
      )}
      <MessageList kind="problem" title="Not changed" messages={packages.flatMap(({ problem }) => problem ?? [])} />
      <MessageList kind="warning" title="Warnings" messages={matchlessWarnings(packages, policies)} />
      <MessageList kind="warning" title="Note" messages={[...new Set(caveats)]} />
      <p class="buttons">
        <button type="button" onClick={() => downloadDecision(packages)}>
          Download decision
        </button>
      </p>
    </div>
  )
}

/** Buttons that limit the list to what is deleted, or kept, other than before. */
export const ChangeButtons = ({ rows, filter, setFilter }: Pick<Props, 'rows' | 'filter' | 'setFilter'>) => {
  const countOf = (change: Change): number => rows.filter((row) => row.change === change).length
  return (
    <p class="buttons">
      <ChangeButton change="more" count={countOf('more')} text="more deleted" filter={filter} setFilter={setFilter} />
      <ChangeButton change="less" count={countOf('less')} text="more kept" filter={filter} setFilter={setFilter} />
    </p>
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

/** The deletions and the freed storage before, in the run, and by the edited policy. */
export const ComparisonTable = ({ reports, decided }: Pick<Props, 'reports' | 'decided'>) => {
  const original = reports.flatMap(({ packages }) => packages)
  const isCheck = reports.some(({ comparison }) => comparison)
  const sum = (measure: (each: RunPackage) => number | undefined): number =>
    original.reduce((total, each) => total + (measure(each) ?? 0), 0)
  const figuresOf = (title: string, all: readonly RunPackage[]) =>
    ({ title, planned: countPlanned(all), bytes: sumReclaimable(all) }) as const
  const before = {
    title: 'Before',
    planned: sum(({ comparison }) => comparison?.planned),
    bytes: sum(({ comparison }) => comparison?.reclaimable)
  }
  const columns = [
    ...(isCheck ? [before] : []),
    figuresOf(isCheck ? 'Now' : reports.length > 1 ? 'Runs' : 'Run', original),
    ...(isEdited(reports, decided) ? [figuresOf('Edited policy', decided.flat())] : [])
  ]
  return (
    <table class="compare">
      <thead>
        <tr>
          <td />
          <Titles columns={columns.map(({ title }) => title)} />
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Versions to delete</th>
          {columns.map(({ title, planned }) => (
            <td key={title}>{formatNumber(planned)}</td>
          ))}
        </tr>
        <tr>
          <th scope="row">Storage to free</th>
          {columns.map(({ title, bytes }) => (
            <td key={title}>{formatBytes(bytes)}</td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}

/** True if an edited policy decides on packages of a report. */
export const isEdited = (reports: readonly RunReport[], decided: Props['decided']): boolean =>
  reports.some(({ packages }, index) => packages !== decided[index])

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
