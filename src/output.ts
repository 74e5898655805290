import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { EOL, tmpdir } from 'node:os'
import { join } from 'node:path'
import * as core from '@actions/core'
import { encodedVariants, redact } from './http/redact.ts'
import { type Environment, textOf } from './inputs/table.ts'
import { totalChanges } from './report/comparison.ts'
import { type Report, total, writeReport } from './report/json.ts'
import { logErrors, logResult, logWarnings } from './report/log.ts'
import { writeSummary } from './report/summary.ts'
import { sanitizeLogLine } from './report/text.ts'
import { errorMessage } from './retention/result.ts'

/*
 * Every write of a run goes through this module: log, annotations, outputs, summary and files. It redacts secrets and
 * neutralises workflow commands.
 */

/** The texts to redact in everything that is written, from `maskToken` on; the runner keeps such a list of its own. */
let secrets: readonly string[] = []

/** The warnings written since `maskToken`. */
const warned = new Set<string>()

/** Masks the token of these inputs, before anything is written. The runner masks the log, but not files. */
export const maskToken = (env: Environment): void => {
  warned.clear()
  const token = textOf(env, 'token')
  secrets = token ? encodedVariants(token) : []
  for (const secret of secrets) core.setSecret(secret)
}

/** Returns the report without secrets in its texts, such as those that a server repeats from a request. */
const redactReport = (report: Report): Report => {
  // Piece by piece, since the whole text of a large report takes much memory; most need no redaction.
  if (writeReport(report).every((piece) => redact(piece, secrets) === piece)) return report
  return JSON.parse(JSON.stringify(report), (_, value) => (typeof value === 'string' ? redact(value, secrets) : value))
}

/** Writes lines to the log, a hundred at a time. */
export const info = (lines: Iterable<string>): void => {
  let batch: string[] = []
  const write = (): void => {
    if (batch.length > 0) core.info(batch.join(EOL))
    batch = []
  }
  for (const line of lines) if (batch.push(sanitizeLogLine(redact(line, secrets))) === linesPerWrite) write()
  write()
}

const linesPerWrite = 100

/** Writes a line that only a run with debug logging shows. */
export const debug = (line: string): void => core.debug(sanitizeLogLine(redact(line, secrets)))

/** The lines of the log about one package. */
export interface LogGroup {
  /** Writes lines; they are taken from the iterable once it is their turn. */
  readonly info: (lines: Iterable<string>) => void
  readonly end: () => void
}

/**
 * Returns a function that begins a group of lines that the log folds under a title. Groups are written one after the other,
 * in the order in which they begin: the lines of the others wait for the end of the first.
 */
export const createLogGroups = (): ((title: string) => LogGroup) => {
  const groups: { readonly title: string; waiting: Iterable<string>[]; isBegun: boolean; isEnded: boolean }[] = []
  const write = (): void => {
    for (let [first] = groups; first; [first] = groups) {
      if (!first.isBegun) core.startGroup(sanitizeLogLine(redact(first.title, secrets)))
      first.isBegun = true
      for (const lines of first.waiting) info(lines)
      first.waiting = []
      if (!first.isEnded) return
      core.endGroup()
      groups.shift()
    }
  }
  return (title) => {
    const group = { title, waiting: [] as Iterable<string>[], isBegun: false, isEnded: false }
    groups.push(group)
    write()
    return {
      info: (lines) => {
        group.waiting.push(lines)
        write()
      },
      end: () => {
        group.isEnded = true
        write()
      }
    }
  }
}

/** Writes warnings as annotations, each only once. */
export const warning = (texts: readonly string[]): void => {
  const news = [...new Set(texts.map((text) => sanitizeLogLine(redact(text, secrets))))].filter(
    (text) => !warned.has(text)
  )
  annotate(core.warning, news, warned.size)
  for (const text of news) warned.add(text)
}

/** Writes an annotation that is neither a warning nor an error. */
export const notice = (text: string): void => annotate(core.notice, [text])

/** Returns a text without secrets, for what is written elsewhere than to the runner. */
export const withoutSecrets = (text: string): string => redact(text, secrets)

/** Writes annotations; the runner shows ten of a kind, of which some are `used`; the rest is logged. */
const annotate = (tell: typeof core.error, texts: readonly string[], used = 0): void => {
  const free = Math.max(0, 10 - used)
  for (const text of texts.slice(0, free)) {
    const line = sanitizeLogLine(redact(text, secrets))
    const position = positionOf(line)
    if (position) tell(line, position)
    else tell(line)
  }
  info(texts.slice(free))
}

/** Returns the file, line and column that a message about a policy document begins with; null if it begins with none. */
const positionOf = (line: string): core.AnnotationProperties | null => {
  const [, file, startLine, startColumn] = /^(?!input )(?:\.\/)?([^:]+):(\d+):(\d+): /.exec(line) ?? []
  return file === undefined ? null : { file, startLine: Number(startLine), startColumn: Number(startColumn) }
}

/** Saves what the post step of this step has to finish if the run is killed. */
export const savePendingState = (pending: readonly unknown[]): void =>
  core.saveState('pending', JSON.stringify(pending))

/** Writes the initial outputs; throws if they cannot be written. */
export const initOutputs = (): void => {
  try {
    setOutputs(null)
    setPathOutputs('', '')
    setArtifactOutputs('', '')
  } catch (error) {
    throw new Error(`${cannotWrite('the outputs', error)}; nothing was begun`)
  }
}

/** The paths that a run writes its results to. */
export interface OutputPaths {
  /** The folder of report.json and report.html; null for one of the step's own. */
  readonly directory: string | null
  /** The report page without data; without it none is written. */
  readonly page: string | undefined
  readonly env: Environment
}

/** The outcome of writing the results of a run. */
export interface WrittenResults {
  /** True if all of them are written. */
  readonly complete: boolean
  /** The paths of report.json and report.html, as far as they are written. */
  readonly files: readonly string[]
}

/**
 * Writes annotations, outputs, summary, report.json and report.html, each whatever becomes of the others. An annotation
 * names each that is not written.
 */
export const writeResults = async (run: Report, { directory, page, env }: OutputPaths): Promise<WrittenResults> => {
  const report = redactReport(run)
  const problems = new Set<string>()
  const attempt = async <T>(what: string, write: () => T | Promise<T>): Promise<T | null> => {
    try {
      return await write()
    } catch (error) {
      problems.add(cannotWrite(what, error))
      return null
    }
  }
  warning(logWarnings(report))
  annotate(core.error, logErrors(report))
  info([logResult(report)])
  await attempt('the outputs', () => setOutputs(report))
  const folder = directory ?? (await attempt('report.json and report.html', () => createStepFolder(env)))
  /** Returns the path of the file, empty where it is not written. */
  const write = async (name: string, content: () => Promise<Iterable<string>>): Promise<string> => {
    if (folder === null) return ''
    const path = join(folder, name)
    const written = await attempt(path, async () => {
      await mkdir(folder, { recursive: true })
      await writeFile(path, await content())
      return path
    })
    return written ?? ''
  }
  const makePage = async (template: string): Promise<Iterable<string>> => {
    const { writeHtml } = await import('./report/html.ts')
    return writeHtml(await readFile(template, 'utf8'), report)
  }
  const [path, pagePath] = await Promise.all([
    write('report.json', async () => writeReport(report)),
    page === undefined ? '' : write('report.html', () => makePage(page)),
    // Some runners have no job summaries.
    env['GITHUB_STEP_SUMMARY'] && attempt('the summary', () => core.summary.addRaw(writeSummary(report)).write())
  ])
  await attempt('the outputs', () => setPathOutputs(path, pagePath))
  annotate(core.error, [...problems])
  return { complete: problems.size === 0, files: [path, pagePath].filter(Boolean) }
}

const cannotWrite = (what: string, error: unknown): string =>
  `${what} cannot be written: ${errorMessage(error)}; check the space and the permissions of the disk`

/**
 * Creates a folder under the runner's temporary one that no other step of the job uses. It is named after the step: its id,
 * or the runner's name for it, with a number if that is taken, as when a composite action is used twice.
 */
const createStepFolder = async (env: Environment): Promise<string> => {
  const step = env['GITHUB_ACTION']?.replaceAll(/[^\w-]/g, '_') || 'step'
  const first = join(env['RUNNER_TEMP'] ?? tmpdir(), 'package-retention', step)
  for (let number = 1; ; number++) {
    const folder = number === 1 ? first : `${first}-${number}`
    // Resolves to undefined if the folder exists already.
    if (await mkdir(folder, { recursive: true })) return folder
  }
}

const setOutputs = (report: Report | null): void => {
  const names = ['planned', 'deleted', 'restored', 'untagged', 'kept', 'refused', 'failed'] as const
  for (const name of names) core.setOutput(`${name}-count`, report ? total(report, name) : 0)
  for (const change of ['added', 'removed'] as const)
    core.setOutput(`${change}-count`, report ? totalChanges(report, change) : 0)
  const versions = report?.packages.flatMap((each) => each.versions) ?? []
  const deleted = versions.filter(({ outcome }) => outcome === 'deleted').map(({ id }) => id)
  core.setOutput('deleted-ids', JSON.stringify(deleted.slice(0, 5000)))
  core.setOutput('complete', report?.complete ?? false)
  core.setOutput('packages', JSON.stringify([...new Set(report?.packages.map(({ name }) => name))]))
}

/** Sets the outputs of an artifact with the report; they are empty where there is none. */
export const setArtifactOutputs = (id: string, url: string): void => {
  core.setOutput('artifact-id', id)
  core.setOutput('artifact-url', url)
}

const setPathOutputs = (path: string, pagePath: string): void => {
  core.setOutput('report', path)
  core.setOutput('report-html', pagePath)
}
