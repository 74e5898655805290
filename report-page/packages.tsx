import { formatStatus } from '../src/report/log.ts'
import { formatBytes, formatCount, formatNumber } from '../src/report/reason.ts'
import { escapeControlChars } from '../src/report/text.ts'
import { titlesFor } from './model.ts'
import type { RunPackage, RunReport } from './report.ts'
import { Table } from './table.tsx'

interface Props {
  readonly reports: readonly RunReport[]
  /** The packages of each report, with the decisions of its run or of the edited policy. */
  readonly decided: readonly (readonly RunPackage[])[]
  /** The index of the package, among those of all reports, to which the list is limited; null for none. */
  readonly selected: number | null
  readonly select: (index: number | null) => void
}

/** The packages of the runs with their figures; the list of versions can be limited to one of them. */
export const Packages = ({ reports, decided, selected, select }: Props) => {
  const packages = decided.flatMap((all, report) => all.map((pkg) => ({ pkg, report })))
  const dryRun = reports.every((report) => report.dryRun)
  const modes = new Set(reports.map(({ mode }) => titlesFor(mode).planned))
  const titles = titlesFor(modes.size === 1 ? (reports[0]?.mode ?? '') : 'clean')
  const planned = modes.size === 1 ? titles.planned : 'To change'
  const size = { wide: dryRun ? 'To free' : 'Freed' }
  const columns = ['Package', { wide: 'Versions' }, titles.kept, planned, { wide: 'Share' }, size]
  return (
    <section aria-labelledby="packages">
      <h2 id="packages">Packages</h2>
      <Table label="Table of packages" kind="packages" columns={columns}>
        {packages.map(({ pkg, report }, index) => (
          <PackageRow
            key={index}
            pkg={pkg}
            report={reports.length > 1 ? report + 1 : null}
            dryRun={reports[report]?.dryRun ?? true}
            shareTitle={`Share of ${escapeControlChars(pkg.name)} ${planned.toLowerCase()}`}
            isSelected={index === selected}
            toggle={() => select(index === selected ? null : index)}
          />
        ))}
      </Table>
    </section>
  )
}

const PackageRow = ({
  pkg,
  report,
  dryRun,
  shareTitle,
  isSelected,
  toggle
}: {
  readonly pkg: RunPackage
  /** The number of its report; null if there is only one. */
  readonly report: number | null
  readonly dryRun: boolean
  readonly shareTitle: string
  readonly isSelected: boolean
  readonly toggle: () => void
}) => {
  const { owner, name, type, counts, bytes } = pkg
  const status = statusOf(pkg)
  return (
    <tr class={isSelected ? 'selected' : ''}>
      <th scope="row">
        <button type="button" class="link" aria-pressed={isSelected} title="Show only this package" onClick={toggle}>
          <bdi>{escapeControlChars(`${owner}/${name}`)}</bdi>
        </button>
        <small>
          {' '}
          {type}
          {report !== null && `, report ${report}`}
        </small>
        {status && <div class="problem">{status}</div>}
      </th>
      <td class="wide">{formatNumber(counts.versions)}</td>
      <td>{formatNumber(counts.kept)}</td>
      <td>{formatNumber(counts.planned)}</td>
      <td class="wide">
        <meter min={0} max={Math.max(counts.versions, 1)} value={counts.planned} aria-label={shareTitle} />
      </td>
      <td class="wide">{bytes ? formatBytes(dryRun ? bytes.reclaimable : bytes.freed) : '–'}</td>
    </tr>
  )
}

/** Returns what kept a package from being shown or changed as planned; empty if nothing did. */
const statusOf = ({ status, omitted }: RunPackage): string => {
  if (omitted) return `${formatCount(omitted, 'version')}, only in report.json`
  return status === 'ok' ? '' : (statuses.get(status) ?? escapeControlChars(status))
}

const statuses = new Map([
  ['fused', formatStatus('fused')],
  ['unmatched', 'not matched by any policy']
])
