import { createReadStream } from 'node:fs'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { encodedVariants, redact } from './http/redact.ts'
import { type Environment, textOf } from './inputs/table.ts'
import { type Report, writeReport } from './report/json.ts'
import { logErrors, logResult, logWarnings } from './report/log.ts'
import { sanitizeLogLine } from './report/text.ts'
import { createFolder, setRecordAside } from './report-folder.ts'
import { errorMessage } from './retention/result.ts'

/** Where people see a run: the log and the summary of a workflow step, or a terminal. Its texts have no secrets and no control characters. */
export interface View {
  /** Begins the results; throws if they cannot be written. */
  readonly begin: () => void
  /** Masks a secret also in what others write. */
  readonly mask: (secret: string) => void
  /** Writes what a run is about to do. */
  readonly describe: (lines: readonly string[]) => void
  readonly info: (lines: readonly string[]) => void
  /** Writes why nothing happens for a while. */
  readonly wait: (line: string) => void
  /** Writes a line that only a run with debug logging shows. */
  readonly debug: (line: string) => void
  readonly beginGroup: (title: string) => void
  readonly groupLines: (lines: readonly string[]) => void
  readonly endGroup: () => void
  /** Writes messages, `used` others of whose kind are written already. */
  readonly annotate: (kind: Annotation, texts: readonly string[], used: number) => void
  readonly progress: (line: string) => void
  /** The least time between two lines of progress, in milliseconds. */
  readonly progressInterval: number
  /** Saves what has to be finished if the run is killed. */
  readonly savePending: (pending: readonly unknown[]) => void
  /** Writes the last line of a run. */
  readonly conclude: (line: string) => void
  /** Returns what is to be written of a report other than its files, and a name for each; one failing does not stop the others. */
  readonly results: (report: Report) => readonly (readonly [what: string, write: () => unknown])[]
  /** Creates the folder of report.json and report.html where none is named; null for no such files. */
  readonly createFolder: (() => Promise<string>) | null
  /** Names the files that were written; a path is empty where one was not. */
  readonly files: (path: string, pagePath: string) => void
  readonly artifact: (id: string, url: string) => void
}

export type Annotation = 'error' | 'warning' | 'notice'

/** Everything a run writes, without secrets, and without what a log or a terminal would take for commands. */
export interface Output {
  /** Begins the results; throws if they cannot be written. */
  readonly begin: () => void
  /** Writes what the run is about to do. */
  readonly describe: (lines: Iterable<string>) => void
  readonly info: (lines: Iterable<string>) => void
  /** Writes why nothing happens for a while. */
  readonly wait: (line: string) => void
  /** Writes a line that only a run with debug logging shows. */
  readonly debug: (line: string) => void
  /** Writes warnings, each only once. */
  readonly warning: (texts: readonly string[]) => void
  /** Writes a message that is neither a warning nor an error. */
  readonly notice: (text: string) => void
  readonly progress: (line: string) => void
  readonly progressInterval: number
  readonly beginGroup: (title: string) => LogGroup
  readonly savePending: (pending: readonly unknown[]) => void
  readonly artifact: (id: string, url: string) => void
  /** Returns a text without secrets, for what is written elsewhere. */
  readonly withoutSecrets: (text: string) => string
  readonly writeResults: (run: Report, paths: OutputPaths) => Promise<WrittenResults>
}

/** Returns the output of a run whose token these inputs have, to a view. */
export const createOutput = (view: View, env: Environment): Output => {
  const token = textOf(env, 'token')
  const secrets = token ? encodedVariants(token) : []
  for (const secret of secrets) view.mask(secret)
  const clean = (text: string): string => sanitizeLogLine(redact(text, secrets))
  const inBatches = (lines: Iterable<string>, write: (batch: readonly string[]) => void): void => {
    let batch: string[] = []
    for (const line of lines) {
      if (batch.push(clean(line)) < linesPerWrite) continue
      write(batch)
      batch = []
    }
    if (batch.length > 0) write(batch)
  }
  const warned = new Set<string>()
  const warning = (texts: readonly string[]): void => {
    const news = [...new Set(texts.map(clean))].filter((text) => !warned.has(text))
    view.annotate('warning', news, warned.size)
    for (const text of news) warned.add(text)
  }
  const errors = (texts: readonly string[]): void => view.annotate('error', texts.map(clean), 0)
  return {
    begin: () => {
      try {
        view.begin()
      } catch (error) {
        throw new Error(`${cannotWrite('the outputs', error)}; nothing was begun`)
      }
    },
    describe: (lines) => inBatches(lines, view.describe),
    info: (lines) => inBatches(lines, view.info),
    wait: (line) => view.wait(clean(line)),
    debug: (line) => view.debug(clean(line)),
    warning,
    notice: (text) => view.annotate('notice', [clean(text)], 0),
    progress: (line) => view.progress(clean(line)),
    progressInterval: view.progressInterval,
    beginGroup: createGroups(view, clean, (lines) => inBatches(lines, view.groupLines)),
    savePending: view.savePending,
    artifact: view.artifact,
    withoutSecrets: (text) => redact(text, secrets),
    writeResults: async (run, paths) => {
      const report = redactReport(run, secrets)
      const problems = new Set<string>()
      const attempt: Attempt = async (what, write) => {
        try {
          return await write()
        } catch (error) {
          problems.add(cannotWrite(what, error))
          return null
        }
      }
      const shown = view.results(report).map(([what, write]) => attempt(what, write))
      warning(logWarnings(report))
      errors(logErrors(report))
      view.conclude(clean(logResult(report)))
      const [files] = await Promise.all([writeFiles(report, paths, view, attempt), ...shown])
      await attempt('the outputs', () => view.files(...files))
      errors([...problems])
      return { complete: problems.size === 0, files: files.filter(Boolean) }
    }
  }
}

const linesPerWrite = 100

/** Returns the report without secrets in its texts, such as those that a server repeats from a request. */
const redactReport = (report: Report, secrets: readonly string[]): Report => {
  // Piece by piece, since the whole text of a large report takes much memory; most need no redaction. The texts of
  // reasons, which take most of the time to write, only repeat other values.
  const pieces = writeReport(report, (versions) => JSON.stringify(versions))
  if (pieces.every((piece) => redact(piece, secrets) === piece)) return report
  return JSON.parse(JSON.stringify(report), (_, value) => (typeof value === 'string' ? redact(value, secrets) : value))
}

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
const createGroups = (
  view: View,
  clean: (text: string) => string,
  writeLines: (lines: Iterable<string>) => void
): Output['beginGroup'] => {
  const groups: { readonly title: string; waiting: Iterable<string>[]; isBegun: boolean; isEnded: boolean }[] = []
  const write = (): void => {
    for (let [first] = groups; first; [first] = groups) {
      if (!first.isBegun) view.beginGroup(clean(first.title))
      first.isBegun = true
      for (const lines of first.waiting) writeLines(lines)
      first.waiting = []
      if (!first.isEnded) return
      view.endGroup()
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

/** The files that a run writes its results to. */
export interface OutputPaths {
  /** The folder of report.json and report.html; null for the one of the view. */
  readonly directory: string | null
  /** The report page without data; without it none is written. */
  readonly page: string | undefined
  /** The reports that the page shows instead of this one, which joins them. */
  readonly parts?: readonly Report[] | undefined
}

/** The outcome of writing the results of a run. */
export interface WrittenResults {
  /** True if all of them are written. */
  readonly complete: boolean
  /** The paths of report.json and report.html, as far as they are written. */
  readonly files: readonly string[]
}

/** Tries to write something, and returns null if that fails. */
type Attempt = <T>(what: string, write: () => T | Promise<T>) => Promise<T | null>

/**
 * Writes report.json and report.html; a path is empty where a file is not written. A folder that takes no file any more is
 * replaced by a temporary one, so that no record of deletions is lost.
 */
const writeFiles = async (
  report: Report,
  { directory, page, parts }: OutputPaths,
  view: View,
  attempt: Attempt
): Promise<readonly [path: string, pagePath: string]> => {
  const open = directory === null ? view.createFolder : () => openFolder(directory, view)
  if (open === null) return ['', '']
  const both = 'report.json and report.html'
  let folder = await attempt(directory ?? both, open)
  const write = async (name: string, content: () => Promise<Content>): Promise<string> => {
    const writeIn = async (place: string): Promise<string | null> =>
      attempt(join(place, name), async () => {
        await writeFile(join(place, name), await content())
        return join(place, name)
      })
    const path = folder ? await writeIn(folder) : null
    if (path !== null) return path
    folder = await attempt(both, () => mkdtemp(join(tmpdir(), 'package-retention-')))
    const instead = folder ? await writeIn(folder) : null
    if (instead !== null) view.info([sanitizeLogLine(`${name} is written to ${instead} instead`)])
    return instead ?? ''
  }
  const path = await write('report.json', async () => writeReport(report))
  const template = page === undefined ? null : await attempt('report.html', () => readFile(page, 'utf8'))
  if (template === null) return [path, '']
  const makePage = async (): Promise<Content> => {
    const { embedReport, fitsPage, writeHtml } = await import('./report/html.ts')
    // To read the text again takes a fraction of the time to make it.
    return path !== '' && !parts && fitsPage(report)
      ? embedReport(template, createReadStream(path, 'utf8'))
      : writeHtml(template, parts ?? report)
  }
  return [path, await write('report.html', makePage)]
}

type Content = Iterable<string> | AsyncIterable<string>

/** Creates a folder unless it exists, and keeps the record of deletions in it; resolves to its path. */
const openFolder = async (folder: string, view: View): Promise<string> => {
  await createFolder(folder)
  const aside = await setRecordAside(folder)
  if (aside !== null) view.info([sanitizeLogLine(describeRecord(folder, aside))])
  return folder
}

const describeRecord = (folder: string, aside: string): string =>
  `${join(folder, 'report.json')} recorded what an earlier run deleted, so it was renamed to ${basename(aside)}`

const cannotWrite = (what: string, error: unknown): string =>
  `${what} cannot be written: ${errorMessage(error)}; check the space and the permissions of the disk`
