import { useRef, useState } from 'preact/hooks'
import { formatBytes, formatCount, formatNumber } from '../src/report/reason.ts'
import { escapeControlChars } from '../src/report/text.ts'
import type { Policy } from '../src/retention/policy.ts'
import { type Reading, toStepInput } from './document.ts'
import { Notes } from './head.tsx'
import type { Change, Filter, Row } from './model.ts'
import { replayCaveats } from './replay.ts'
import type { RunPackage, RunReport } from './report.ts'

interface Props {
  readonly report: RunReport
  /** The policy of the run. */
  readonly written: string
  readonly draft: string
  readonly edit: (text: string) => void
  /** The parsed draft; null if it is the policy of the run. */
  readonly reading: Reading | null
  readonly packages: readonly RunPackage[]
  readonly rows: readonly Row[]
  readonly filter: Filter
  readonly change: (given: Partial<Filter>) => void
}

/** An editor for the policy of the run, which shows what the edited policy changes. */
export const Playground = (props: Props) => {
  const { report, written, draft, edit, reading } = props
  const [said, setSaid] = useState('')
  const copy = async (text: string, told: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setSaid(told)
    } catch {
      setSaid('The browser does not allow the page to copy; select the text and copy it yourself.')
    }
  }
  return (
    <section aria-labelledby="policy">
      <h2 id="policy">Policy</h2>
      <div class="columns even">
        <div>
          <Editor text={draft} edit={edit} remarks={reading?.remarks ?? []} />
          <p class="buttons">
            <button
              type="button"
              onClick={() =>
                copy(draft, 'Copied: save it as a file in the repository and set the input policy-file to its path.')
              }
            >
              Copy policy
            </button>
            <button
              type="button"
              onClick={() =>
                copy(
                  toStepInput(draft),
                  'Copied: paste it into the step of the workflow, in place of delete-tags and the other inputs that policy excludes.'
                )
              }
            >
              Copy as input
            </button>
            <button type="button" disabled={draft === written} onClick={() => edit(written)}>
              Reset to the run's policy
            </button>
            <span role="status">{said}</span>
          </p>
        </div>
        <div>
          {reading === null && <InWords report={report} />}
          {reading?.ok === false && <p>Showing the original run until the policy is valid.</p>}
          {reading?.ok && <Changes {...props} policies={reading.policies} />}
        </div>
      </div>
    </section>
  )
}

const InWords = ({ report: { policy } }: { readonly report: RunReport }) => (
  <>
    <p class="muted">The policy of the run. Edit it to see what another policy would delete.</p>
    {policy.policies.map(({ text: [title = '', ...lines] }, at) => (
      <div class="words" key={at}>
        <strong>{escapeControlChars(title)}</strong>
        <ul>
          {lines.map((line) => (
            <li key={line}>{escapeControlChars(line)}</li>
          ))}
        </ul>
      </div>
    ))}
    {policy.maxDeletions !== undefined && <p>At most {formatCount(policy.maxDeletions, 'deletion')} in a run.</p>}
  </>
)

/** What the edited policy deletes and keeps, compared with the run. */
const Changes = (props: Props & { readonly policies: readonly Policy[] }) => {
  const { report, packages, policies, rows, filter, change } = props
  const bytes = (of: readonly RunPackage[]): number => of.reduce((sum, each) => sum + (each.bytes?.reclaimable ?? 0), 0)
  const planned = (of: readonly RunPackage[]): number => of.reduce((sum, { counts }) => sum + counts.planned, 0)
  const having = (kind: Change): number => rows.filter((row) => row.change === kind).length
  const deferred = rows.filter(({ version }) => version.outcome === 'deferred').length
  const [more, less] = [having('more'), having('less')]
  const show = (kind: Change, many: number, text: string) => (
    <button
      type="button"
      class="change"
      aria-pressed={filter.change === kind}
      disabled={many === 0}
      onClick={() => change({ change: filter.change === kind ? '' : kind, part: '' })}
    >
      <span class={`mark ${kind === 'more' ? 'delete' : 'keep'}`} aria-hidden="true" />
      <strong>{formatNumber(many)}</strong> {text}
    </button>
  )
  const download = (): void => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([`${JSON.stringify({ packages })}\n`], { type: 'application/json' }))
    link.download = 'decision.json'
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <div aria-live="polite">
      <h3>{more + less === 0 ? 'The same versions are deleted as in the run' : 'Compared with the run'}</h3>
      <p class="buttons">
        {show('more', more, 'more deleted')}
        {show('less', less, 'more kept')}
      </p>
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
            <td>{formatNumber(planned(report.packages))}</td>
            <td>{formatNumber(planned(packages))}</td>
          </tr>
          <tr>
            <th scope="row">Storage to free</th>
            <td>{formatBytes(bytes(report.packages))}</td>
            <td>{formatBytes(bytes(packages))}</td>
          </tr>
        </tbody>
      </table>
      {deferred > 0 && (
        <p>{formatCount(deferred, 'version')} of these would be deferred to the next run, because of max-deletions.</p>
      )}
      <Notes kind="problem" title="Not changed" texts={packages.flatMap(({ problem }) => problem ?? [])} />
      <Notes kind="warning" title="Note" texts={replayCaveats(report, packages, policies)} />
      <p class="buttons">
        <button type="button" onClick={download}>
          Download decision
        </button>
      </p>
    </div>
  )
}

/** A text field with line numbers and remarks on its lines. */
const Editor = ({
  text,
  edit,
  remarks
}: {
  readonly text: string
  readonly edit: (text: string) => void
  readonly remarks: Reading['remarks']
}) => {
  const area = useRef<HTMLTextAreaElement>(null)
  const gutter = useRef<HTMLOListElement>(null)
  const lines = text.split('\n')
  const wrong = new Set(remarks.map(({ line }) => line))
  const goTo = (line: number): void => {
    const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0)
    area.current?.focus()
    area.current?.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
  }
  const scroll = (top: number): void => {
    if (gutter.current) gutter.current.scrollTop = top
  }
  return (
    <>
      <div class="editor">
        <ol ref={gutter} aria-hidden="true">
          {lines.map((_, at) => (
            <li key={at} class={wrong.has(at + 1) ? 'wrong' : ''} />
          ))}
        </ol>
        <textarea
          ref={area}
          aria-label="Policy document (YAML)"
          aria-invalid={remarks.length > 0}
          aria-describedby="remarks"
          spellcheck={false}
          autocomplete="off"
          wrap="off"
          rows={Math.min(Math.max(lines.length, 8), 30)}
          value={text}
          onInput={(event) => edit(event.currentTarget.value)}
          onScroll={(event) => scroll(event.currentTarget.scrollTop)}
        />
      </div>
      <ul id="remarks" class="remarks" aria-live="polite">
        {remarks.map(({ line, text }) => (
          <li key={`${line} ${text}`}>
            <button type="button" class="link" onClick={() => goTo(line)}>
              line {line}
            </button>{' '}
            {escapeControlChars(text)}
          </li>
        ))}
      </ul>
    </>
  )
}
