import { useEffect, useState } from 'preact/hooks'
import { escapeControlChars } from '../src/report/text.ts'
import type { Result } from '../src/retention/result.ts'
import { Icon } from './icon.tsx'
import { type RunReport, readReport } from './report.ts'
import { ReportView } from './report-view.tsx'

/** Opens the first of the selected or dropped files. */
type OpenFile = (files: FileList | null | undefined) => void

/** The page, with the report embedded in it or that of an opened or dropped file. */
export const App = ({ embedded }: { readonly embedded: Result<RunReport> | null }) => {
  const [report, setReport] = useState(embedded?.ok ? embedded.value : null)
  const [problem, setProblem] = useState(embedded && !embedded.ok ? `The report in this page ${embedded.problem}` : '')
  const openFile: OpenFile = async (files) => {
    const file = files?.[0]
    if (!file) return
    const read = readReport(await file.text())
    setProblem(read.ok ? '' : `“${file.name}” ${read.problem}`)
    if (read.ok) setReport(read.value)
  }
  useDroppedFiles(openFile)
  return (
    <>
      <header class="top">
        <h1>
          <Icon /> Package Retention
        </h1>
        <label class="button">
          Open report.json
          <input
            type="file"
            accept=".json,application/json"
            onChange={(event) => openFile(event.currentTarget.files)}
          />
        </label>
      </header>
      {problem && (
        <p class="alert problem" role="alert">
          {escapeControlChars(problem)}
        </p>
      )}
      {report ? (
        <ReportView key={report} report={report} />
      ) : (
        <main class="empty">
          <p>Open the report.json of a run, or drop it here. The file is not uploaded.</p>
        </main>
      )}
    </>
  )
}

/** Opens files dropped anywhere on the page. */
const useDroppedFiles = (openFile: OpenFile): void => {
  useEffect(() => {
    const onDragOver = (event: DragEvent): void => event.preventDefault()
    const onDrop = (event: DragEvent): void => {
      event.preventDefault()
      openFile(event.dataTransfer?.files)
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('drop', onDrop)
    }
  }, [])
}
