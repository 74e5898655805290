import { useMemo, useState } from 'preact/hooks'
import { type Conversion, type ConvertedFile, convert } from '../src/convert/convert.ts'
import type { ConvertedInput } from '../src/convert/log.ts'
import type { Effect, Note } from '../src/convert/notes.ts'
import { escapeControlChars } from '../src/report/text.ts'
import { matchesName } from '../src/retention/pattern.ts'
import type { PackageType } from '../src/retention/version.ts'
import { useClipboard } from './clipboard.ts'
import { DocsLink } from './docs-link.tsx'
import { type Diagnostic, readDocument } from './document.ts'
import { Editor } from './editor.tsx'
import type { RunPackage } from './report.ts'

type Packages = readonly Pick<RunPackage, 'type' | 'name'>[]

const example = `- uses: dataaxiom/ghcr-cleanup-action@v1
  with:
    package: server
    delete-tags: pr-*
    keep-n-tagged: 5
    delete-untagged: true
`

/** Converts a pasted step, or policy, of another tool to a policy document that the editor can take. */
export const Migration = ({
  packages,
  use
}: {
  /** The packages of the reports, for policies that name none. */
  readonly packages: Packages
  /** Puts a policy document into the editor. */
  readonly use: (document: string) => void
}) => {
  const [text, setText] = useState('')
  const conversion = useMemo(() => (text.trim() === '' ? null : convert(text, 'text')), [text])
  return (
    <>
      <p>
        Paste a step or a workflow of another cleanup action, or a retention policy of GitLab, Amazon ECR or Google
        Artifact Registry. Nothing leaves this page. <DocsLink page="migration">What can be converted</DocsLink>
      </p>
      <div class="columns even migration">
        <div>
          <Editor
            id="mistakes"
            label="Step or policy of another tool"
            placeholder={example}
            text={text}
            edit={setText}
            diagnostics={diagnosticsOf(conversion)}
          />
          <p class="buttons">
            <button type="button" disabled={text !== ''} onClick={() => setText(example)}>
              Use the example
            </button>
            <button type="button" disabled={text === ''} onClick={() => setText('')}>
              Clear
            </button>
          </p>
        </div>
        <div>
          {conversion?.ok && (
            <>
              {conversion.files.map((file) => (
                <File
                  key={file.path}
                  file={file}
                  packages={packages}
                  use={() => use(withPackages(text, file, packages))}
                />
              ))}
              <Notes notes={conversion.notes} />
              <Inputs inputs={conversion.inputs} />
            </>
          )}
        </div>
      </div>
    </>
  )
}

/** Returns the document of a file with the packages of the reports: for policies that name none, or none of these. */
const withPackages = (text: string, { path, document }: ConvertedFile, packages: Packages): string => {
  const replaced = replacedType(document, packages)
  const names = packages.flatMap(({ type, name }) => (replaced === null || type === replaced ? name : []))
  const conversion = convert(text, 'text', { packages: names, replace: replaced !== null })
  const file = conversion.ok ? conversion.files.find((each) => each.path === path) : undefined
  return file?.document ?? document
}

/** Returns the type of the one policy of a document if it names packages, but none of these of its type; null otherwise. */
const replacedType = (document: string, packages: Packages): PackageType | null => {
  const read = readDocument(document)
  const [policy, ...others] = read.ok ? read.policies : []
  if (!policy || others.length > 0) return null
  const same = packages.filter(({ type }) => type === policy.type)
  return same.length > 0 && same.every(({ name }) => !matchesName(policy.packages, name)) ? policy.type : null
}

const diagnosticsOf = (conversion: Conversion | null): readonly Diagnostic[] =>
  conversion === null || conversion.ok
    ? []
    : conversion.problems.map((problem) => {
        const [, line, message = problem] = /^text:(\d+):\d+: (.*)$/s.exec(problem) ?? []
        return { line: Number(line ?? 1), message, isWarning: false }
      })

/** A converted policy document, and the steps that use it. */
const File = ({
  file: { path, document, step },
  packages,
  use
}: {
  readonly file: ConvertedFile
  readonly packages: Packages
  readonly use: () => void
}) => {
  const { status, copy } = useClipboard()
  return (
    <>
      <h3>{path}</h3>
      <Source text={document} />
      {replacedType(document, packages) && (
        <p class="muted">It names none of the packages on this page: the editor gets these in their place.</p>
      )}
      <p class="buttons">
        <button type="button" onClick={use}>
          Use in the editor
        </button>
        <button type="button" onClick={() => copy(document, `Copied: save it as ${path}.`)}>
          Copy policy
        </button>
        <button
          type="button"
          onClick={() => copy(step, 'Copied: paste it into the workflow, in place of the old step.')}
        >
          Copy step
        </button>
        <span role="status">{status}</span>
      </p>
      <details>
        <summary>The steps that use it</summary>
        <Source text={step} />
      </details>
    </>
  )
}

/** Lines of YAML, which scroll sideways. */
const Source = ({ text }: { readonly text: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be in reach of the keyboard
  <pre tabIndex={0}>{text.trimEnd().split('\n').map(escapeControlChars).join('\n')}</pre>
)

const headings: readonly (readonly [Effect, string])[] = [
  ['deletes', 'May delete more than the original'],
  ['keeps', 'May keep more than the original'],
  ['none', 'Also']
]

/** The differences, by what they lead to. */
const Notes = ({ notes }: { readonly notes: readonly Note[] }) => (
  <>
    {headings.map(([effect, heading]) => {
      const shown = notes.filter((note) => note.effect === effect)
      return (
        shown.length > 0 && (
          <div key={effect} class={effect === 'deletes' ? 'alert warning' : 'notes'}>
            <h3>{heading}</h3>
            <ul>
              {shown.map(({ code, input, line, text }) => (
                <li key={`${code} ${line}`}>
                  {input !== undefined && (
                    <>
                      <code>{input}</code> (line {line}):{' '}
                    </>
                  )}
                  <Marked text={text} />
                </li>
              ))}
            </ul>
          </div>
        )
      )
    })}
  </>
)

/** The inputs of the source, and what stands for each. */
const Inputs = ({ inputs }: { readonly inputs: readonly ConvertedInput[] }) => (
  <details class="notes">
    <summary>Every input, and what stands for it</summary>
    <ul>
      {inputs.map(({ tool, name, line, here, differs }) => (
        <li key={`${tool} ${name}`}>
          <code>{name}</code> (line {line}): <Marked text={here || 'no counterpart'} />
          {differs && (
            <span class="muted">
              {' '}
              – <Marked text={differs} />
            </span>
          )}
        </li>
      ))}
    </ul>
  </details>
)

/** A text with code between backticks. */
const Marked = ({ text }: { readonly text: string }) => (
  <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</>
)
