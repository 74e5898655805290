import { formatPackages } from '../src/report/package-labels.ts'
import { formatNumber } from '../src/report/reason.ts'
import { escapeControlChars } from '../src/report/text.ts'
import type { RunPackage } from './report.ts'
import type { OpenReport } from './reports.ts'
import { formatIsoTime, runTitle } from './run-summary.tsx'
import { Table } from './table.tsx'

/** The reports in the page, by their numbers. */
export const Reports = ({
  reports,
  decided
}: {
  readonly reports: readonly OpenReport[]
  /** The packages of each report, with the decisions of its run or of the edited policy. */
  readonly decided: readonly (readonly RunPackage[])[]
}) => {
  const all = decided.flat()
  return (
    <section aria-labelledby="reports">
      <h2 id="reports">Reports</h2>
      <Table label="Table of reports" kind="packages" columns={columns}>
        {reports.map((opened, index) => (
          <ReportRow key={index} number={index + 1} opened={opened} packages={decided[index] ?? []} all={all} />
        ))}
      </Table>
    </section>
  )
}

const columns = ['Report', { wide: 'Run' }, { wide: 'As of' }, 'Packages', 'Changes']

const ReportRow = ({
  number,
  opened: { name, report },
  packages,
  all
}: {
  readonly number: number
  readonly opened: OpenReport
  readonly packages: readonly RunPackage[]
  /** The packages of all reports. */
  readonly all: readonly RunPackage[]
}) => {
  const { run, complete, now } = report
  const names = formatPackages(packages, all, 3)
  const source = [name, run ? `run ${run.id} of ${run.repository}` : ''].filter(Boolean).join(', ')
  return (
    <tr>
      <th scope="row">
        <strong>{number}</strong> <bdi>{escapeControlChars(names)}</bdi>
        <small> {escapeControlChars(source)}</small>
      </th>
      <td class="wide">
        {runTitle(report)}
        {complete ? '' : ', incomplete'}
      </td>
      <td class="wide">{formatIsoTime(now)}</td>
      <td>{formatNumber(packages.length)}</td>
      <td>{formatNumber(packages.reduce((sum, { counts }) => sum + counts.planned, 0))}</td>
    </tr>
  )
}
