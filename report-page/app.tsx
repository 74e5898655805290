import { useEffect, useState } from 'preact/hooks'
import { formatCount } from '../src/report/reason.ts'
import type { Result } from '../src/retention/result.ts'
import { DocsLink } from './docs-link.tsx'
import { Icon } from './icon.tsx'
import { MessageList } from './message-list.tsx'
import { type RunReport, readReports } from './report.ts'
import { ReportView } from './report-view.tsx'
import { type OpenReport, withoutRepeated } from './reports.ts'

/** Opens the selected or dropped files: in place of the reports in the page, or beside them. */
type OpenFiles = (files: FileList | null | undefined, beside?: boolean) => void

interface Props {
  readonly embedded: Result<readonly RunReport[]> | null
  /** True for the playground, whose report is that of an invented organization. */
  readonly isSample: boolean
}

/** The page, with the reports embedded in it or those of opened or dropped files. */
export const App = ({ embedded, isSample }: Props) => {
  const [showsSample, setShowsSample] = useState(isSample)
  const [reports, setReports] = useState<readonly OpenReport[]>(() =>
    embedded?.ok ? embedded.value.map(withName('')) : []
  )
  const [problems, setProblems] = useState<readonly string[]>(
    embedded && !embedded.ok ? [`The report in this page ${embedded.problem}`] : []
  )
  const openFiles: OpenFiles = async (files, beside = false) => {
    if (!files?.length) return
    const read = await Promise.all([...files].map(readFile))
    setProblems(read.flatMap((each) => (each.ok ? [] : each.problem)))
    const found = read.flatMap((each) => (each.ok ? each.value : []))
    if (found.length === 0) return
    setReports((opened) => (beside ? [...opened, ...withoutRepeated(found, opened)] : withoutRepeated(found)))
    if (!beside) setShowsSample(false)
  }
  useDroppedFiles(openFiles)
  return (
    <>
      <header class="top">
        <h1>
          <Icon /> Package Retention
        </h1>
        <nav aria-label="Page">
          <DocsLink page="report-page">Help</DocsLink>
          <FileButton title="Open reports" openFiles={openFiles} />
          {reports.length > 0 && <FileButton title="Add reports" openFiles={(files) => openFiles(files, true)} />}
        </nav>
      </header>
      {showsSample && (
        <aside aria-label="Sample data">
          The packages of an invented organization, and what a dry run would delete there: edit the policy, and see what
          changes. Or open the report.json of a run of your own; nothing is uploaded.
        </aside>
      )}
      {problems.length > 0 && (
        <div role="alert">
          <MessageList kind="problem" title={formatCount(problems.length, 'problem')} messages={problems} />
        </div>
      )}
      {reports.length > 0 ? (
        <ReportView key={reports} reports={reports} />
      ) : (
        <main class="empty">
          <p>Open the report.json of one or several runs, or drop them here. The files are not uploaded.</p>
        </main>
      )}
    </>
  )
}

const withName =
  (name: string) =>
  (report: RunReport): OpenReport => ({ name, report })

const readFile = async (file: File): Promise<Result<readonly OpenReport[]>> => {
  const read = readReports(await file.text())
  return read.ok
    ? { ok: true, value: read.value.map(withName(file.name)) }
    : { ok: false, problem: `“${file.name}” ${read.problem}` }
}

const FileButton = ({ title, openFiles }: { readonly title: string; readonly openFiles: OpenFiles }) => (
  <label class="button">
    {title}
    <input
      type="file"
      multiple
      accept=".json,application/json"
      onChange={(event) => {
        openFiles(event.currentTarget.files)
        // Selecting the same file again is a change, too.
        event.currentTarget.value = ''
      }}
    />
  </label>
)

/** Opens files dropped anywhere on the page. */
const useDroppedFiles = (openFiles: OpenFiles): void => {
  useEffect(() => {
    const onDragOver = (event: DragEvent): void => event.preventDefault()
    const onDrop = (event: DragEvent): void => {
      event.preventDefault()
      openFiles(event.dataTransfer?.files)
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('drop', onDrop)
    }
  }, [])
}
