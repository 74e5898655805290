import { formatPackages } from '../src/report/package-labels.ts'
import { formatNumber } from '../src/report/reason.ts'
import { escapeControlChars } from '../src/report/text.ts'
import type { RunPackage } from './report.ts'
import type { OpenReport } from './reports.ts'
import { formatIsoTime, runTitle } from './run-summary.tsx'
import { Scroll } from './scroll.tsx'

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
      <Scroll label="Table of reports">
        <table class="packages">
          <thead>
            <tr>
              <th scope="col">Report</th>
              <th scope="col" class="wide">
                Run
              </th>
              <th scope="col" class="wide">
                As of
              </th>
              <th scope="col">Packages</th>
              <th scope="col">Changes</th>
            </tr>
          </thead>
          <tbody>
            {reports.map((opened, index) => (
              <ReportRow key={index} number={index + 1} opened={opened} packages={decided[index] ?? []} all={all} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}

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
