import type { ComponentChildren } from 'preact'
import { formatAge, formatBytes, formatMinute } from '../src/report/reason.ts'
import { escapeControlChars } from '../src/report/text.ts'
import { formatAction, formatOutcome, kindOf, type Row, rowLabel } from './model.ts'
import type { RunDecision } from './report.ts'

/** The details of a version: its decision with all reasons, its parts, and the versions that it is a part of. */
export const Detail = ({
  row,
  rows,
  now,
  select,
  close
}: {
  readonly row: Row
  readonly rows: readonly Row[]
  readonly now: number
  readonly select: (index: number) => void
  readonly close: () => void
}) => {
  const { version, verdict, before, owners } = row
  return (
    <aside class="detail" aria-label="Details of the version">
      <button type="button" class="close" aria-label="Close details" onClick={close}>
        ×
      </button>
      <h3>
        <bdi>{rowLabel(row)}</bdi>
      </h3>
      <p>
        <span class={`badge ${verdict}`}>{formatOutcome(version)}</span> {kindOf(row)}
      </p>
      <Reasons of={version} error={version.error} />
      {before && (
        <>
          <h4>Before: {formatAction(before.action)}</h4>
          <Reasons of={before} />
        </>
      )}
      <Facts row={row} now={now} />
      {owners.length > 0 && (
        <>
          <h4>Part of</h4>
          <ul class="tree">
            {rowsAt(owners, rows).map((owner) => (
              <li key={owner.index}>
                <TreeItem row={owner} select={select} />
              </li>
            ))}
          </ul>
        </>
      )}
      {row.parts.length > 0 && (
        <>
          <h4>Child manifests, signatures and attestations</h4>
          <Parts row={row} ancestors={[row.index]} rows={rows} select={select} />
        </>
      )}
    </aside>
  )
}

const Reasons = ({ of: { reasons }, error = null }: { readonly of: RunDecision; readonly error?: string | null }) => (
  <ul class="reasons">
    {reasons.map(({ code, text }) => (
      <li key={text}>
        <code>{escapeControlChars(code)}</code> {escapeControlChars(text)}
      </li>
    ))}
    {error !== null && <li class="wrong">{escapeControlChars(error)}</li>}
  </ul>
)

const rowsAt = (indices: readonly number[], rows: readonly Row[]): readonly Row[] =>
  indices.flatMap((index) => rows[index] ?? [])

const maxDepth = 8

const Facts = ({ row: { version, pkg, time, bytes }, now }: { readonly row: Row; readonly now: number }) => (
  <dl class="facts">
    <Fact title="Package">{escapeControlChars(`${pkg.owner}/${pkg.name}`)}</Fact>
    <Fact title="Version">
      <code>{escapeControlChars(version.name)}</code>
    </Fact>
    <Fact title="ID">{version.id}</Fact>
    {version.untag.length > 0 && <Fact title="Tags to remove">{escapeControlChars(version.untag.join(', '))}</Fact>}
    <Fact title="Created">{time === null ? 'unknown' : `${formatMinute(time)}, ${formatAge(now - time)} old`}</Fact>
    {version.expiresAt && <Fact title="Kept until">{formatMinute(Date.parse(version.expiresAt))}</Fact>}
    {bytes !== null && <Fact title="Size">{formatBytes(bytes)}, including layers shared with other images</Fact>}
  </dl>
)

const Fact = ({ title, children }: { readonly title: string; readonly children: ComponentChildren }) => (
  <div>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
)

const Parts = ({
  row,
  ancestors,
  rows,
  select
}: {
  readonly row: Row
  /** The indices of the rows from the shown version down to `row`; the tree stops where they would repeat. */
  readonly ancestors: readonly number[]
  readonly rows: readonly Row[]
  readonly select: (index: number) => void
}) => (
  <ul class="tree">
    {rowsAt(row.parts, rows)
      .filter(({ index }) => !ancestors.includes(index))
      .map((part) => (
        <li key={part.index}>
          <TreeItem row={part} select={select} />
          {part.parts.length > 0 && ancestors.length < maxDepth && (
            <Parts row={part} ancestors={[...ancestors, part.index]} rows={rows} select={select} />
          )}
        </li>
      ))}
  </ul>
)

const TreeItem = ({ row, select }: { readonly row: Row; readonly select: (index: number) => void }) => (
  <>
    <span class={`mark ${row.verdict}`} aria-hidden="true" />
    <button type="button" class="link" onClick={() => select(row.index)}>
      <bdi>{rowLabel(row)}</bdi>
    </button>{' '}
    <small>
      {kindOf(row)}, {formatOutcome(row.version)}
    </small>
  </>
)
