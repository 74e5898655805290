import { useRef } from 'preact/hooks'
import { escapeControlChars } from '../src/report/text.ts'
import type { Diagnostic } from './document.ts'

/** A text field with line numbers, and with the diagnostics of its lines below it. */
export const Editor = ({
  id,
  label,
  placeholder = '',
  text,
  edit,
  diagnostics
}: {
  /** The id of its diagnostics. */
  readonly id: string
  readonly label: string
  readonly placeholder?: string
  readonly text: string
  readonly edit: (text: string) => void
  readonly diagnostics: readonly Diagnostic[]
}) => {
  const textArea = useRef<HTMLTextAreaElement>(null)
  const lineNumbers = useRef<HTMLOListElement>(null)
  const lines = text.split('\n')
  const problems = new Set(diagnostics.filter((each) => !each.isWarning).map(({ line }) => line))
  const warnings = new Set(diagnostics.map(({ line }) => line))
  const classOf = (line: number): string => (problems.has(line) ? 'wrong' : warnings.has(line) ? 'doubtful' : '')
  const selectLine = (line: number): void => {
    const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0)
    textArea.current?.focus()
    textArea.current?.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
  }
  return (
    <>
      <div class="editor">
        <ol ref={lineNumbers} aria-hidden="true">
          {lines.map((_, index) => (
            <li key={index} class={classOf(index + 1)} />
          ))}
        </ol>
        <textarea
          ref={textArea}
          aria-label={label}
          placeholder={placeholder}
          aria-invalid={problems.size > 0}
          aria-describedby={id}
          spellcheck={false}
          autocomplete="off"
          wrap="off"
          rows={Math.min(Math.max(lines.length, 8), 30)}
          value={text}
          onInput={(event) => edit(event.currentTarget.value)}
          onScroll={(event) => {
            if (lineNumbers.current) lineNumbers.current.scrollTop = event.currentTarget.scrollTop
          }}
        />
      </div>
      <ul id={id} class="diagnostics" aria-live="polite">
        {diagnostics.map(({ line, message, isWarning }) => (
          <li key={`${line} ${message}`}>
            <button type="button" class="link" onClick={() => selectLine(line)}>
              line {line}
            </button>{' '}
            {isWarning && 'warning: '}
            {escapeControlChars(message)}
          </li>
        ))}
      </ul>
    </>
  )
}
