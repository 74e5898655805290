import { useMemo, useRef, useState } from 'preact/hooks'
import { formatPackages } from '../src/report/package-labels.ts'
import { formatCount, formatList, formatNumber } from '../src/report/reason.ts'
import { escapeControlChars } from '../src/report/text.ts'
import { useClipboard } from './clipboard.ts'
import { Comparison } from './comparison.tsx'
import { DocsLink } from './docs-link.tsx'
import { type ParsedDocument, toStepInput } from './document.ts'
import { Editor } from './editor.tsx'
import { Migration } from './migration.tsx'
import type { Filter, Row } from './model.ts'
import { describePolicies } from './replay.ts'
import type { RunPackage, RunReport } from './report.ts'
import type { PolicyGroup } from './reports.ts'
import { Tabs } from './tabs.tsx'

interface Props {
  readonly reports: readonly RunReport[]
  /** The packages of each report, with the decisions of its run or of the edited policy. */
  readonly decided: readonly (readonly RunPackage[])[]
  readonly groups: readonly PolicyGroup[]
  /** The index of the group whose policy is edited. */
  readonly group: number
  readonly selectGroup: (group: number) => void
  readonly draft: string
  readonly setDraft: (text: string) => void
  /** The parsed draft; null if it is the policy of the run. */
  readonly edit: ParsedDocument | null
  readonly rows: readonly Row[]
  readonly filter: Filter
  readonly setFilter: (update: Partial<Filter>) => void
}

/** An editor for the policies of the runs, which shows what an edited policy changes. */
export const Playground = (props: Props) => {
  const [panel, showPanel] = useState('edit')
  const section = useRef<HTMLElement>(null)
  const indices = props.groups[props.group]?.reports ?? []
  const packages = indices.flatMap((index) => props.reports[index]?.packages ?? [])
  const use = (document: string): void => {
    props.setDraft(document)
    showPanel('edit')
    // The panel with the button is hidden then, and with it what had the focus.
    requestAnimationFrame(() => section.current?.querySelector<HTMLElement>('#panel-edit textarea')?.focus())
  }
  const panels = [
    { id: 'edit', title: 'Edit', content: <EditPanel {...props} /> },
    { id: 'migrate', title: 'Migrate', content: <Migration packages={packages} use={use} /> }
  ]
  return (
    <section aria-labelledby="policy" ref={section}>
      <h2 id="policy">Policy</h2>
      <Tabs label="Policy" panels={panels} shown={panel} show={showPanel} />
    </section>
  )
}

const EditPanel = (props: Props) => {
  const { groups, group, draft, setDraft, edit, filter, setFilter } = props
  const indices = groups[group]?.reports ?? []
  const reports = indices.flatMap((index) => props.reports[index] ?? [])
  const decided = indices.map((index) => props.decided[index] ?? [])
  const rows = groups.length > 1 ? props.rows.filter(({ report }) => indices.includes(report)) : props.rows
  return (
    <>
      {groups.length > 1 && <GroupSelect {...props} />}
      <div class="columns even">
        <div>
          <Editor
            id="diagnostics"
            label="Policy document (YAML)"
            text={draft}
            edit={setDraft}
            diagnostics={edit?.diagnostics ?? []}
          />
          <EditorButtons {...props} />
          <p class="muted">
            <DocsLink page="decisions">How the action decides</DocsLink>
          </p>
        </div>
        <div>
          {edit?.ok === false && <p>Showing the original run until the policy is valid.</p>}
          {edit?.ok && (
            <Comparison
              reports={reports}
              decided={decided}
              policies={edit.policies}
              rows={rows}
              filter={filter}
              setFilter={setFilter}
            />
          )}
          <PolicyDescription key={group} reports={reports} edit={edit} />
        </div>
      </div>
    </>
  )
}

/** Selects which of the policies is edited, by the reports that follow it. */
const GroupSelect = ({ reports, groups, group, selectGroup }: Props) => (
  <p class="buttons">
    <label>
      Policy of{' '}
      <select value={group} onChange={(event) => selectGroup(Number(event.currentTarget.value))}>
        {groups.map((each, index) => (
          <option key={index} value={index}>
            {titleOf(each, reports)}
          </option>
        ))}
      </select>
    </label>
    <span class="muted">
      {formatNumber(groups.length)} policies in these reports; each decides on its own packages.
    </span>
  </p>
)

/** Returns `report 2: app, ui`, with the first packages of the reports that follow a policy. */
const titleOf = ({ reports: indices }: PolicyGroup, reports: readonly RunReport[]): string => {
  const packages = indices.flatMap((index) => reports[index]?.packages ?? [])
  const all = reports.flatMap((report) => report.packages)
  const numbers = indices.map((index) => index + 1)
  const title = `report${indices.length > 1 ? 's' : ''} ${formatList(numbers)}`
  return escapeControlChars(packages.length === 0 ? title : `${title}: ${formatPackages(packages, all, 3)}`)
}

const copiedPolicy = 'Copied: save it as a file in the repository and set the input policy-file to its path.'
const copiedInput =
  'Copied: paste it into the step of the workflow, in place of delete-tags and the other inputs that policy excludes.'

const EditorButtons = ({ groups, group, draft, setDraft }: Props) => {
  const { status, copy } = useClipboard()
  const { document: runPolicy = '' } = groups[group] ?? {}
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

/** The policy in words: that of the run, or the edited one as it was last valid. */
const PolicyDescription = ({
  reports: [report],
  edit
}: {
  readonly reports: readonly RunReport[]
  readonly edit: ParsedDocument | null
}) => {
  const { policies = [], maxDeletions } = report?.policy ?? {}
  const lastValid = useRef<readonly (readonly string[])[] | null>(null)
  const edited = useMemo(() => (edit?.ok ? describePolicies(edit.policies) : null), [edit])
  if (edit === null || edited) lastValid.current = edited
  const texts = lastValid.current ?? policies.map(({ text }) => text)
  return (
    <div class="words">
      <h3>{lastValid.current === null ? "The run's policy in words" : 'The edited policy in words'}</h3>
      {edit === null && <p class="muted">Edit it to see what another policy would delete.</p>}
      {texts.map(([title = '', ...lines], index) => (
        <div class="description" key={index}>
          <strong>{escapeControlChars(title)}</strong>
          <ul>
            {lines.map((line) => (
              <li key={line}>{escapeControlChars(line)}</li>
            ))}
          </ul>
        </div>
      ))}
      {maxDeletions !== undefined && <p>At most {formatCount(maxDeletions, 'deletion')} per run.</p>}
    </div>
  )
}
