import { formatStatus } from '../src/report/log.ts'
import { formatBytes, formatCount, formatNumber } from '../src/report/reason.ts'
import { escapeControlChars } from '../src/report/text.ts'
import { titlesFor } from './model.ts'
import type { RunPackage, RunReport } from './report.ts'

interface Props {
  readonly packages: readonly RunPackage[]
  readonly run: Pick<RunReport, 'mode' | 'dryRun'>
  /** The index of the package to which the list is limited; null for none. */
  readonly selected: number | null
  readonly select: (index: number | null) => void
}

/** The packages of the run with their figures; the list of versions can be limited to one of them. */
export const Packages = ({ packages, run: { mode, dryRun }, selected, select }: Props) => {
  const titles = titlesFor(mode)
  return (
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
              <th scope="col">{titles.kept}</th>
              <th scope="col">{titles.planned}</th>
              <th scope="col">Share</th>
              <th scope="col">{dryRun ? 'To free' : 'Freed'}</th>
            </tr>
          </thead>
          <tbody>
            {packages.map((each, index) => (
              <PackageRow
                key={`${each.type}/${each.name}`}
                pkg={each}
                dryRun={dryRun}
                shareTitle={`Share of ${escapeControlChars(each.name)} ${titles.planned.toLowerCase()}`}
                isSelected={index === selected}
                toggle={() => select(index === selected ? null : index)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const PackageRow = ({
  pkg,
  dryRun,
  shareTitle,
  isSelected,
  toggle
}: {
  readonly pkg: RunPackage
  readonly dryRun: boolean
  readonly shareTitle: string
  readonly isSelected: boolean
  readonly toggle: () => void
}) => {
  const { owner, name, type, counts, bytes } = pkg
  return (
    <tr class={isSelected ? 'selected' : ''}>
      <th scope="row">
        <button type="button" class="link" aria-pressed={isSelected} title="Show only this package" onClick={toggle}>
          <bdi>{escapeControlChars(`${owner}/${name}`)}</bdi>
        </button>
        <small> {type}</small>
      </th>
      <td>{statusOf(pkg)}</td>
      <td>{formatNumber(counts.versions)}</td>
      <td>{formatNumber(counts.kept)}</td>
      <td>{formatNumber(counts.planned)}</td>
      <td>
        <meter min={0} max={Math.max(counts.versions, 1)} value={counts.planned} aria-label={shareTitle} />
      </td>
      <td>{bytes ? formatBytes(dryRun ? bytes.reclaimable : bytes.freed) : '–'}</td>
    </tr>
  )
}

const statusOf = ({ status, omitted }: RunPackage): string => {
  if (omitted) return `${formatCount(omitted, 'version')}, only in report.json`
  return statuses.get(status) ?? escapeControlChars(status)
}

const statuses = new Map([
  ['fused', formatStatus('fused')],
  ['unmatched', 'not matched by any policy']
])
