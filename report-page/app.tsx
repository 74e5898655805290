import { useEffect, useState } from 'preact/hooks'
import { escapeControlChars } from '../src/report/text.ts'
import type { Result } from '../src/retention/result.ts'
import { Icon } from './icon.tsx'
import { type RunReport, readReport } from './report.ts'
import { View } from './view.tsx'

/** Opens the first of the selected or dropped files. */
type Open = (files: FileList | null | undefined) => void

/** The page, with the report embedded in it or that of an opened or dropped file. */
export const App = ({ given }: { readonly given: Result<RunReport> | null }) => {
  const [report, setReport] = useState(given?.ok ? given.value : null)
  const [problem, setProblem] = useState(given && !given.ok ? `The report in this page ${given.problem}` : '')
  const open: Open = async (files) => {
    const file = files?.[0]
    if (!file) return
    const read = readReport(await file.text())
    setProblem(read.ok ? '' : `“${file.name}” ${read.problem}`)
    if (read.ok) setReport(read.value)
  }
  useDropped(open)
  return (
    <>
      <header class="top">
        <h1>
          <Icon /> Package Retention
        </h1>
        <label class="button">
          Open report.json
          <input type="file" accept=".json,application/json" onChange={(event) => open(event.currentTarget.files)} />
        </label>
      </header>
      {problem && (
        <p class="alert problem" role="alert">
          {escapeControlChars(problem)}
        </p>
      )}
      {report ? (
        <View key={report} report={report} />
      ) : (
        <main class="empty">
          <p>Open the report.json of a run, or drop it here. It stays on this machine.</p>
        </main>
      )}
    </>
  )
}

/** Opens files dropped anywhere on the page. */
const useDropped = (open: Open): void => {
  useEffect(() => {
    const over = (event: DragEvent): void => event.preventDefault()
    const drop = (event: DragEvent): void => {
      event.preventDefault()
      open(event.dataTransfer?.files)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('drop', drop)
    }
  }, [])
}
