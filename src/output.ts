import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as core from '@actions/core'
import { conceal, secretForms } from './github/secret.ts'
import type { Environment } from './inputs.ts'
import { type Report, total, writeReport } from './report/json.ts'
import { logErrors, logResult, logWarnings } from './report/log.ts'
import { writeSummary } from './report/summary.ts'
import { plain } from './report/text.ts'

/*
 * All that a run writes: log, annotations, outputs, summary and files. Whatever it is, it leaves through here, without
 * secrets and without commands to the runner in it.
 */

/** What must not be seen in anything that is written, from `hideToken` on; the runner keeps its own list like this. */
let secrets: readonly string[] = []

/** Masks the token of these inputs, before anything is written. The runner masks the log; files it does not see. */
export const hideToken = (env: Environment): void => {
  const token = env['INPUT_TOKEN']?.trim()
  secrets = token ? secretForms(token) : []
  for (const secret of secrets) core.setSecret(secret)
}

/** A report in whose texts nothing secret stands, such as what a server repeats of a request. */
const withoutSecrets = (report: Report): Report => {
  // Piece by piece, since the whole text of a large one takes much memory; in most there is nothing to conceal.
  if (writeReport(report).every((piece) => conceal(piece, secrets) === piece)) return report
  return JSON.parse(JSON.stringify(report), (_, value) => (typeof value === 'string' ? conceal(value, secrets) : value))
}

/** Writes lines to the log. */
export const say = (lines: readonly string[]): void => {
  for (const line of lines) core.info(plain(conceal(line, secrets)))
}

/** Writes a line that only a run with debug logging shows. */
export const whisper = (line: string): void => core.debug(plain(conceal(line, secrets)))

/** Does a work whose lines the log folds under a title. */
export const inGroup = async (title: string, work: () => Promise<void>): Promise<void> => {
  core.startGroup(plain(conceal(title, secrets)))
  try {
    await work()
  } finally {
    core.endGroup()
  }
}

/** Warns in annotations. */
export const warn = (texts: readonly string[]): void => annotate(core.warning, texts)

/** The runner shows ten annotations of a kind; the summary has all. */
const annotate = (tell: (text: string) => void, texts: readonly string[]): void => {
  for (const text of texts.slice(0, 10)) tell(plain(conceal(text, secrets)))
  say(texts.slice(10))
}

/** Keeps for the post step of this very step what it should finish, should the run be cut off. */
export const noteUnfinished = (pending: readonly unknown[]): void => core.saveState('pending', JSON.stringify(pending))

/** Writes the outputs as they are before any work. */
export const beginOutputs = (): void => setOutputs(null, '', '')

/** Where a run writes what it did. */
export interface Places {
  /** A folder for report.json and report.html. */
  readonly directory: string
  /** The report page without data; without it none is written. */
  readonly page: string | undefined
  /** Some runners have no job summaries. */
  readonly hasSummary: boolean
}

/** Writes annotations, outputs, summary, report.json and report.html; nothing keeps the others from being written. */
export const publish = async (run: Report, { directory, page, hasSummary }: Places): Promise<void> => {
  const report = withoutSecrets(run)
  const path = join(directory, 'report.json')
  const pagePath = page === undefined ? '' : join(directory, 'report.html')
  warn(logWarnings(report))
  annotate(core.error, logErrors(report))
  say([logResult(report)])
  setOutputs(report, path, pagePath)
  const write = async (file: string, content: () => Promise<Iterable<string>>): Promise<void> => {
    await mkdir(directory, { recursive: true })
    await writeFile(file, await content())
  }
  const makePage = async (template: string): Promise<Iterable<string>> => {
    const { writeHtml } = await import('./report/html.ts')
    return writeHtml(await readFile(template, 'utf8'), report)
  }
  const written = await Promise.allSettled([
    write(path, async () => writeReport(report)),
    page !== undefined && write(pagePath, () => makePage(page)),
    hasSummary && core.summary.addRaw(writeSummary(report)).write()
  ])
  const failed = written.find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
}

const setOutputs = (report: Report | null, path: string, pagePath: string): void => {
  const names = ['planned', 'deleted', 'restored', 'untagged', 'kept', 'refused', 'failed'] as const
  for (const name of names) core.setOutput(`${name}-count`, report ? total(report, name) : 0)
  const versions = report?.packages.flatMap((each) => each.versions) ?? []
  const deleted = versions.filter(({ outcome }) => outcome === 'deleted').map(({ id }) => id)
  core.setOutput('deleted-ids', JSON.stringify(deleted.slice(0, 5000)))
  core.setOutput('complete', report?.complete ?? false)
  core.setOutput('packages', JSON.stringify([...new Set(report?.packages.map(({ name }) => name))]))
  core.setOutput('report', path)
  core.setOutput('report-html', pagePath)
}
