import { formatBytes, formatNumber } from '../src/report/reason.ts'
import { escapeControlChars } from '../src/report/text.ts'
import type { RunPackage } from './report.ts'

/** The packages of the run with their figures; one of them can be selected. */
export const Packages = ({
  packages,
  dryRun,
  chosen,
  choose
}: {
  readonly packages: readonly RunPackage[]
  readonly dryRun: boolean
  readonly chosen: number | null
  readonly choose: (pkg: number | null) => void
}) => (
  <section aria-labelledby="packages">
    <h2 id="packages">Packages</h2>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be in reach of the keyboard */}
    <div class="scroll" tabIndex={0} role="region" aria-label="Table of packages">
      <table>
        <thead>
          <tr>
            <th scope="col">Package</th>
            <th scope="col">Status</th>
            <th scope="col">Versions</th>
            <th scope="col">Kept</th>
            <th scope="col">To delete</th>
            <th scope="col">Share</th>
            <th scope="col">{dryRun ? 'To free' : 'Freed'}</th>
          </tr>
        </thead>
        <tbody>
          {packages.map((each, place) => (
            <tr key={`${each.type}/${each.name}`} class={place === chosen ? 'chosen' : ''}>
              <th scope="row">
                <button
                  type="button"
                  class="link"
                  aria-pressed={place === chosen}
                  title="Show only this package"
                  onClick={() => choose(place === chosen ? null : place)}
                >
                  <bdi>{escapeControlChars(`${each.owner}/${each.name}`)}</bdi>
                </button>
                <small> {each.type}</small>
              </th>
              <td>{statusOf(each)}</td>
              <td>{formatNumber(each.counts.versions)}</td>
              <td>{formatNumber(each.counts.kept)}</td>
              <td>{formatNumber(each.counts.planned)}</td>
              <td>
                <meter
                  min={0}
                  max={Math.max(each.counts.versions, 1)}
                  value={each.counts.planned}
                  aria-label={`Share of ${escapeControlChars(each.name)} to delete`}
                />
              </td>
              <td>{each.bytes ? formatBytes(dryRun ? each.bytes.reclaimable : each.bytes.freed) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
)

const statusOf = ({ status, omitted }: RunPackage): string =>
  omitted
    ? `${formatNumber(omitted)} versions, only in report.json`
    : (statuses.get(status) ?? escapeControlChars(status))

const statuses = new Map([
  ['fused', 'blocked by max-delete-percent'],
  ['unmatched', 'matched by no policy']
])
