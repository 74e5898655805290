import { useState } from 'preact/hooks'
import { formatCount } from '../src/report/reason.ts'
import { escapeControlChars } from '../src/report/text.ts'
import { Comparison } from './comparison.tsx'
import { type ParsedDocument, toStepInput } from './document.ts'
import { PolicyEditor } from './editor.tsx'
import type { Filter, Row } from './model.ts'
import type { RunPackage, RunReport } from './report.ts'

interface Props {
  readonly report: RunReport
  /** The policy of the run as a document. */
  readonly runPolicy: string
  readonly draft: string
  readonly setDraft: (text: string) => void
  /** The parsed draft; null if it is the policy of the run. */
  readonly parsed: ParsedDocument | null
  readonly packages: readonly RunPackage[]
  readonly rows: readonly Row[]
  readonly filter: Filter
  readonly setFilter: (update: Partial<Filter>) => void
}

/** An editor for the policy of the run, which shows what the edited policy changes. */
export const Playground = (props: Props) => {
  const { report, draft, setDraft, parsed, packages, rows, filter, setFilter } = props
  return (
    <section aria-labelledby="policy">
      <h2 id="policy">Policy</h2>
      <div class="columns even">
        <div>
          <PolicyEditor text={draft} edit={setDraft} diagnostics={parsed?.diagnostics ?? []} />
          <EditorButtons {...props} />
        </div>
        <div>
          {parsed === null && <PolicyDescription report={report} />}
          {parsed?.ok === false && <p>Showing the original run until the policy is valid.</p>}
          {parsed?.ok && (
            <Comparison
              report={report}
              packages={packages}
              policies={parsed.policies}
              rows={rows}
              filter={filter}
              setFilter={setFilter}
            />
          )}
        </div>
      </div>
    </section>
  )
}

const copiedPolicy = 'Copied: save it as a file in the repository and set the input policy-file to its path.'
const copiedInput =
  'Copied: paste it into the step of the workflow, in place of delete-tags and the other inputs that policy excludes.'

const EditorButtons = ({ runPolicy, draft, setDraft }: Props) => {
  const [status, setStatus] = useState('')
  const copy = async (text: string, success: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setStatus(success)
    } catch {
      setStatus('The browser does not let this page copy; select the text and copy it yourself.')
    }
  }
  return (
    <p class="buttons">
      <button type="button" onClick={() => copy(draft, copiedPolicy)}>
        Copy policy
      </button>
      <button type="button" onClick={() => copy(toStepInput(draft), copiedInput)}>
        Copy as input
      </button>
      <button type="button" disabled={draft === runPolicy} onClick={() => setDraft(runPolicy)}>
        Reset to the run's policy
      </button>
      <span role="status">{status}</span>
    </p>
  )
}

const PolicyDescription = ({ report: { policy } }: { readonly report: RunReport }) => (
  <>
    <p class="muted">The policy of the run. Edit it to see what another policy would delete.</p>
    {policy.policies.map(({ text: [title = '', ...lines] }, index) => (
      <div class="description" key={index}>
        <strong>{escapeControlChars(title)}</strong>
        <ul>
          {lines.map((line) => (
            <li key={line}>{escapeControlChars(line)}</li>
          ))}
        </ul>
      </div>
    ))}
    {policy.maxDeletions !== undefined && <p>At most {formatCount(policy.maxDeletions, 'deletion')} per run.</p>}
  </>
)
