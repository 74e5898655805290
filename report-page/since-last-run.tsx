import { labelPackages } from '../src/report/package-labels.ts'
import { describeLastRuns, tableOfChanges } from '../src/report/previous.ts'
import { escapeControlChars } from '../src/report/text.ts'
import type { RunReport } from './report.ts'
import { Table } from './table.tsx'

const maxRows = 50

/** The changes since the last run, by package; nothing where no report knows of changes. */
export const SinceLastRun = ({ reports }: { readonly reports: readonly RunReport[] }) => {
  const sentences = describeLastRuns(reports)
  if (sentences.length === 0) return null
  const packages = reports.flatMap((report) => report.packages)
  const labels = labelPackages(reports.map((report) => report.packages))
  const labelOf = new Map(packages.map((pkg, index) => [pkg, labels[index]]))
  const { titles, rows } = tableOfChanges(packages)
  return (
    <section aria-labelledby="last-run">
      <h2 id="last-run">Last run</h2>
      {sentences.map((sentence, index) => (
        <p key={index} class="muted">
          {escapeControlChars(sentence)}.
        </p>
      ))}
      {rows.length > 0 && (
        <Table
          label="Changes since the last run"
          kind="packages"
          columns={['Package', ...titles]}
          more={rows.length - maxRows}
        >
          {rows.slice(0, maxRows).map(({ pkg, cells }, index) => (
            <tr key={index}>
              <th scope="row">
                <bdi>{escapeControlChars(labelOf.get(pkg) ?? pkg.name)}</bdi>
              </th>
              {cells.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </Table>
      )}
    </section>
  )
}
