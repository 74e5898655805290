import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as core from '@actions/core'
import { errorText } from './apply.ts'
import type { Clock } from './github/clock.ts'
import type { Step } from './github/list.ts'
import { conceal, secretForms } from './github/secret.ts'
import { type Environment, type Inputs, readInputs } from './inputs.ts'
import { hasFailed, makeReport, type Report, type Requests, reportPackage, total, writeReport } from './report/json.ts'
import { logCounts, logErrors, logPackage, logResult, logTitle, logWarnings, sayProgress } from './report/log.ts'
import { describeChoice, describePolicy } from './report/policy.ts'
import { sayTime } from './report/reason.ts'
import { writeSummary } from './report/summary.ts'
import { plain } from './report/text.ts'
import { type Context, type Job, type Result, undecided } from './result.ts'
import type { Outcome } from './retention/plan.ts'
import type { PackageRef } from './retention/version.ts'
import type { Host, Session } from './session.ts'
import type { Placeholder } from './untag.ts'

/** What is known of the run so far: the report can be made from it at any time. */
interface Journal {
  inputs: Inputs | null
  requests: () => Requests
  cache: Session['cache']
  readonly problems: string[]
  readonly warnings: string[]
  readonly results: Result[]
  /** Aborted when no new work is to begin. */
  readonly stop: AbortController
  stopReason: Report['stopReason']
}

/** Runs the action and gives its exit code; outputs, report and summary are written whatever happens. */
export const run = async (host: Host): Promise<number> => {
  const { env, clock, cancel, page } = host
  const startedAt = clock.now()
  hideToken(env)
  setOutputs(null, '', '')
  const journal = emptyJournal()
  let cancelled: number | null = null
  cancel?.addEventListener('abort', () => {
    cancelled = clock.now()
    halt(journal, 'cancelled')
  })
  try {
    await work(host, startedAt, journal)
  } catch (error) {
    if (!journal.stop.signal.aborted) journal.problems.push(errorText(error))
  }
  const [repository, id] = [env['GITHUB_REPOSITORY'], env['GITHUB_RUN_ID']]
  const run = repository && id ? { repository, id } : null
  const report = withoutSecrets(
    makeReport({ ...journal, run, requests: journal.requests(), startedAt, finishedAt: clock.now() })
  )
  const listed = listedIn(journal)
  // It takes more memory than the report that was made from it.
  journal.results.length = 0
  const directory = journal.inputs?.reportDir ?? join(env['RUNNER_TEMP'] ?? tmpdir(), 'package-retention')
  try {
    await publish(report, directory, Boolean(env['GITHUB_STEP_SUMMARY']), page)
  } finally {
    const patience = cancelled === null ? savePatience : cancelled + cancelPatience - clock.now()
    await keepManifests(journal.cache, listed, patience)
  }
  return hasFailed(report) ? 1 : 0
}

/** The story of a run: inputs, packages, an inventory and a plan for each, then the changes. */
const work = async (host: Host, started: number, journal: Journal): Promise<void> => {
  const checked = await readInputs(host.env, started)
  if (!checked.ok) return void journal.problems.push(...checked.problems)
  const { inputs } = checked
  const { mode, policies, now, dryRun } = inputs
  const stop = journal.stop.signal
  journal.inputs = inputs
  journal.warnings.push(...inputs.warnings)

  // What a run with wrong inputs does not need is not loaded before.
  const { findOwner } = await import('./github/packages.ts')
  const { openSession } = await import('./session.ts')
  const { client, registry, requests, cache } = openSession(host, inputs, {
    stop,
    notice: (text) => say([text]),
    exhausted: (reset) => {
      halt(journal, 'rate-limit')
      journal.warnings.push(`the hourly requests of the token are used up; they are renewed at ${sayTime(reset)}`)
    },
    late: () => halt(journal, 'time-limit')
  })
  journal.requests = requests
  journal.cache = cache
  const owner = await findOwner(client, inputs.owner)
  if (!owner.ok) return void journal.problems.push(owner.problem)
  const context = { client, registry, owner: owner.value, clock: host.clock, stop, now }
  const job = await takeUp(context, inputs, journal)
  const found = await job.find()
  journal.problems.push(...found.problems)
  journal.warnings.push(...found.warnings)
  journal.results.push(...found.targets.map((target) => undecided(target)))
  if (mode === 'list') return

  say(inputs.restore ? describeChoice(inputs.restore) : policies.flatMap(describePolicy))
  for (const [at, { target }] of journal.results.entries()) {
    stopInTime(host, inputs, journal)
    if (!stop.aborted) journal.results[at] = await job.decide(target)
  }
  journal.warnings.push(...job.compare(journal.results))
  for (const result of journal.results) {
    const planned = reportPackage(result)
    core.startGroup(conceal(logTitle(planned, inputs), secrets))
    say(logPackage(planned, now))
    await follow(dryRun ? [] : result.change(), result, host.clock, () => stopInTime(host, inputs, journal))
    if (!dryRun) say([logCounts(reportPackage(result), inputs)])
    core.endGroup()
  }
}

/** How long saving manifests may take, in milliseconds, and when it must be over after a cancellation. */
const savePatience = 30_000
const cancelPatience = 4500

/** Saves what was read for the next run, if there is anything new. */
const keepManifests = async (
  cache: Session['cache'],
  listed: ReadonlySet<string> | null,
  patience: number
): Promise<void> => {
  const news = cache?.news() ?? 0
  if (news === 0) return
  core.startGroup(`Keeping manifests for the next run, ${news.toLocaleString('en')} of them new`)
  await cache?.save(listed, patience)
  core.endGroup()
}

/** The names of all versions; null where not every package was listed. */
const listedIn = ({ inputs, results, stopReason }: Journal): ReadonlySet<string> | null => {
  const versions = results.map(({ stock }) => stock?.versions)
  if (inputs?.restore || stopReason !== null || versions.includes(undefined)) return null
  return new Set(versions.flatMap((each) => each?.map(({ name }) => name) ?? []))
}

/** What the mode does with packages; what the other modes take is not loaded. */
const takeUp = async (context: Context, inputs: Inputs, journal: Journal): Promise<Job> => {
  const { policies, maxDeletions, approved, dryRun, restore: choice } = inputs
  if (choice) {
    const { restore } = await import('./restore.ts')
    return restore({ ...context, policies, dryRun, choice })
  }
  const { clean } = await import('./clean.ts')
  const { askAbout } = await import('./inventory.ts')
  const ask = askAbout(context.client, inputs.repository, (text) => journal.warnings.push(text))
  const progress = ({ type, name }: PackageRef, what: string): Step => {
    const tell = startProgress(context.clock, `${what} of ${type} package ${name}`)
    return (done, all) => say(tell(done, all))
  }
  const unfinished = { pending: new Set<Placeholder>(), note: notePending }
  return clean({ ...context, policies, maxDeletions, approved, ask, progress, ...unfinished })
}

/** Stops new work; what is under way ends by itself. */
const halt = (journal: Journal, reason: NonNullable<Report['stopReason']>): void => {
  journal.stopReason ??= reason
  journal.stop.abort()
}

const stopInTime = ({ clock }: Host, { deadline }: Inputs, journal: Journal): void => {
  if (deadline !== null && clock.now() >= deadline) halt(journal, 'time-limit')
}

/** Tells the log every few seconds how far the changes of a package are, and at the end all that went otherwise. */
const follow = async (
  changes: AsyncIterable<Outcome> | Iterable<Outcome>,
  { plan }: Result,
  clock: Clock,
  afterEach: () => void
): Promise<void> => {
  const all = plan?.changes.length ?? 0
  const progress = startProgress(clock, 'changes made')
  let done = 0
  const problems: string[] = []
  for await (const { index, outcome, problem } of changes) {
    const id = plan?.decisions[index]?.version.id
    core.debug(plain(`version ${id}: ${outcome}`))
    const says = problem?.includes(`version ${id} `) ? '' : `version ${id}: `
    if (problem) problems.push(`${outcome}: ${says}${problem}`)
    say(progress(++done, all))
    afterEach()
  }
  say(problems)
}

/** Every few seconds a line for a long phase, asked for after each of its steps. */
const startProgress = (clock: Clock, what: string): ((done: number, all: number) => string[]) => {
  const started = clock.now()
  let told = started
  return (done, all) => {
    const now = clock.now()
    if (now - told < 5000) return []
    told = now
    return [sayProgress(what, done, all, now - started)]
  }
}

/** Outputs come first; nothing keeps the others from being written. */
const publish = async (
  report: Report,
  directory: string,
  hasSummary: boolean,
  page: string | undefined
): Promise<void> => {
  const path = join(directory, 'report.json')
  const pagePath = page === undefined ? '' : join(directory, 'report.html')
  annotate(core.warning, logWarnings(report))
  annotate(core.error, logErrors(report))
  say([logResult(report)])
  setOutputs(report, path, pagePath)
  const write = async (): Promise<void> => {
    await mkdir(directory, { recursive: true })
    await writeFile(path, writeReport(report))
  }
  const writePage = async (): Promise<void> => {
    if (page === undefined) return
    const { writeHtml } = await import('./report/html.ts')
    const template = await readFile(page, 'utf8')
    await mkdir(directory, { recursive: true })
    await writeFile(pagePath, writeHtml(template, report))
  }
  // Some runners have no job summaries.
  const summarize = async () => hasSummary && core.summary.addRaw(writeSummary(report)).write()
  const failed = (await Promise.allSettled([write(), writePage(), summarize()])).find(
    ({ status }) => status === 'rejected'
  )
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

/** The post step of the action: finishes what a run that was cut off left behind. */
export const finish = async (host: Host): Promise<number> => {
  hideToken(host.env)
  const saved = host.env['STATE_pending'] ?? ''
  if (saved === '') return 0
  try {
    const { removeLeftOvers } = await import('./leftovers.ts')
    const { done, problems } = await removeLeftOvers(host, saved)
    say(done)
    annotate(core.warning, problems)
  } catch (error) {
    annotate(core.warning, [errorText(error)])
  }
  return 0
}

/** What the post step of this very step reads, should the run be cut off here. */
const notePending = (pending: readonly Placeholder[]): void => core.saveState('pending', JSON.stringify(pending))

/** What must not be seen in anything that is written, from `hideToken` on; the runner keeps its own list like this. */
let secrets: readonly string[] = []

/** Before anything is logged. The runner masks the log; files it does not see. */
const hideToken = (env: Environment): void => {
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

const say = (lines: readonly string[]): void => {
  for (const line of lines) core.info(plain(conceal(line, secrets)))
}

/** The runner shows ten annotations of a kind; the summary has all. */
const annotate = (tell: (text: string) => void, texts: readonly string[]): void => {
  for (const text of texts.slice(0, 10)) tell(plain(conceal(text, secrets)))
  say(texts.slice(10))
}

const emptyJournal = (): Journal => ({
  inputs: null,
  cache: null,
  requests: () => ({ rest: 0, registry: 0, mutations: 0, retries: 0, waitedSeconds: 0 }),
  problems: [],
  warnings: [],
  results: [],
  stop: new AbortController(),
  stopReason: null
})
