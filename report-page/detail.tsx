import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { formatAge, formatBytes, formatMinute } from '../src/report/reason.ts'
import { escapeControlChars } from '../src/report/text.ts'
import { DocsLink } from './docs-link.tsx'
import { formatAction, formatOutcome, formatRowReasons, fullLabel, kindOf, type Row, rowLabel } from './model.ts'
import type { RunDecision } from './report.ts'

/** The details of a version: its decision with all reasons, its parts, and the versions that it is a part of. */
export const Detail = ({
  row,
  rows,
  select,
  close
}: {
  readonly row: Row
  readonly rows: readonly Row[]
  readonly select: (index: number) => void
  readonly close: () => void
}) => {
  const { version, verdict, before, owners } = row
  const { heading, follow } = useFollowedLinks(row.index, select)
  return (
    <aside class="detail" aria-label="Details of the version">
      <button type="button" class="close" aria-label="Close details" onClick={close}>
        ×
      </button>
      <h3 ref={heading} tabIndex={-1}>
        <bdi>{fullLabel(row)}</bdi>
      </h3>
      <p>
        <span class={`badge ${verdict}`}>{formatOutcome(version)}</span> {kindOf(row)}
      </p>
      <Reasons reasons={version.reasons} texts={formatRowReasons(row)} error={version.error} />
      {before && (
        <>
          <h4>Before: {formatAction(before.action)}</h4>
          <Reasons reasons={before.reasons} texts={before.reasons.map(({ text }) => escapeControlChars(text))} />
        </>
      )}
      <p>
        <DocsLink page="decisions">What reasons mean</DocsLink>
      </p>
      <Facts row={row} />
      {owners.length > 0 && (
        <>
          <h4>Part of</h4>
          <ul class="tree">
            {rowsAt(owners, rows).map((owner) => (
              <li key={owner.index}>
                <TreeItem row={owner} select={follow} />
              </li>
            ))}
          </ul>
        </>
      )}
      {row.parts.length > 0 && (
        <>
          <h4>Child manifests, signatures and attestations</h4>
          <Parts row={row} ancestors={[row.index]} rows={rows} select={follow} />
        </>
      )}
    </aside>
  )
}

/** Returns a function that selects another row by a link in the details, and moves the focus to the heading of that. */
const useFollowedLinks = (index: number, select: (index: number) => void) => {
  const heading = useRef<HTMLHeadingElement>(null)
  const isFollowed = useRef(false)
  const follow = (target: number): void => {
    isFollowed.current = true
    select(target)
  }
  useEffect(() => {
    if (isFollowed.current) heading.current?.focus()
    isFollowed.current = false
  }, [index])
  return { heading, follow }
}

const Reasons = ({
  reasons,
  texts,
  error = null
}: {
  readonly reasons: RunDecision['reasons']
  readonly texts: readonly string[]
  readonly error?: string | null
}) => (
  <ul class="reasons">
    {reasons.map(({ code }, index) => (
      <li key={index}>
        <code>{escapeControlChars(code)}</code> {texts[index]}
      </li>
    ))}
    {error !== null && <li class="wrong">{escapeControlChars(error)}</li>}
  </ul>
)

const rowsAt = (indices: readonly number[], rows: readonly Row[]): readonly Row[] =>
  indices.flatMap((index) => rows[index] ?? [])

const maxDepth = 8

const Facts = ({
  row: { version, pkg, packageLabel, report, reportCount, time, now, bytes }
}: {
  readonly row: Row
}) => (
  <dl class="facts">
    <Fact title="Package">{escapeControlChars(`${pkg.owner}/${pkg.name}`)}</Fact>
    {packageLabel !== null && pkg.policyIndex >= 0 && (
      <Fact title="Decided by">
        policy {pkg.policyIndex + 1}
        {reportCount > 1 && ` of report ${report + 1}`}
      </Fact>
    )}
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
