import { errorText } from './apply.ts'
import type { Clock } from './github/clock.ts'
import type { Step } from './github/list.ts'
import { type Inputs, readInputs, reportDirOf } from './inputs.ts'
import { beginOutputs, hideToken, inGroup, noteUnfinished, publish, say, warn, whisper } from './output.ts'
import { hasFailed, makeReport, type Report, type Requests, reportPackage } from './report/json.ts'
import { logCounts, logPackage, logTitle, sayProgress } from './report/log.ts'
import { describeAge, describeChoice, describePolicy } from './report/policy.ts'
import { sayTime } from './report/reason.ts'
import { type Context, type Job, type Result, undecided } from './result.ts'
import type { Outcome } from './retention/plan.ts'
import type { PackageRef } from './retention/version.ts'
import type { Host, Session } from './session.ts'
import { createStop, type Stop } from './stop.ts'
import type { Placeholder } from './untag.ts'

/** What is known of the run so far: the report can be made from it at any time. */
interface Journal {
  inputs: Inputs | null
  requests: () => Requests
  cache: Session['cache']
  readonly problems: string[]
  readonly warnings: string[]
  readonly results: Result[]
  readonly stop: Stop
  stopReason: Report['stopReason']
}

/** Runs the action and gives its exit code; outputs, report and summary are written whatever happens. */
export const run = async (host: Host): Promise<number> => {
  const { env, clock, cancel, page } = host
  const startedAt = clock.now()
  hideToken(env)
  const journal = emptyJournal()
  const leave = new AbortController()
  cancel?.addEventListener('abort', () => {
    halt(journal, 'cancelled')
    setTimeout(() => leave.abort(), cancelPatience).unref()
  })
  try {
    beginOutputs()
    await work(host, startedAt, journal)
  } catch (error) {
    if (!journal.stop.signal.aborted) journal.problems.push(errorText(error))
  }
  const [repository, id] = [env['GITHUB_REPOSITORY'], env['GITHUB_RUN_ID']]
  const run = repository && id ? { repository, id } : null
  const report = makeReport({ ...journal, run, requests: journal.requests(), startedAt, finishedAt: clock.now() })
  const listed = listedIn(journal)
  // It takes more memory than the report that was made from it.
  journal.results.length = 0
  const written = await publish(report, { directory: reportDirOf(env), page, env })
  await keepManifests(journal.cache, listed, leave.signal)
  if (cancel?.aborted && report.stopReason !== 'cancelled') {
    say(['The run was cancelled after its work and fails for that; the report has all that it did.'])
  }
  return hasFailed(report) || !written || cancel?.aborted ? 1 : 0
}

/** The story of a run: inputs, packages, an inventory and a plan for each, then the changes. */
const work = async (host: Host, started: number, journal: Journal): Promise<void> => {
  const checked = await readInputs(host.env, started)
  if (!checked.ok) return void journal.problems.push(...checked.problems)
  const { inputs } = checked
  const { mode, policies, now, dryRun } = inputs
  const { stop } = journal
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
  const progress = ({ type, name }: PackageRef, what: string): Step =>
    startProgress(host.clock, `${what} of ${type} package ${name}`)
  const context = { client, registry, owner: owner.value, clock: host.clock, stop, now, progress }
  const job = await takeUp(context, inputs, journal)
  const found = await job.find()
  journal.problems.push(...found.problems)
  journal.warnings.push(...found.warnings)
  journal.results.push(...found.targets.map((target) => undecided(target)))
  if (mode === 'list') return

  say(inputs.restore ? describeChoice(inputs.restore) : policies.flatMap(describePolicy))
  say(describeAge(inputs, started))
  for (const [at, { target }] of journal.results.entries()) {
    stopInTime(host, inputs, journal)
    if (stop.signal.aborted) continue
    // What goes wrong there leaves the package as it is, and the others go on.
    const failed = (error: unknown): Result => undecided(target, stop.signal.aborted ? null : errorText(error))
    journal.results[at] = await job.decide(target).catch(failed)
  }
  journal.warnings.push(...job.compare(journal.results))
  // Before anything is deleted: a pattern that protects nothing may be a slip.
  warn(journal.warnings)
  for (const result of journal.results) {
    const planned = reportPackage(result)
    await inGroup(logTitle(planned, inputs), async () => {
      say(logPackage(planned, now))
      await follow(dryRun ? [] : result.change(), result, host.clock, () => stopInTime(host, inputs, journal))
      if (!dryRun) say([logCounts(reportPackage(result), inputs)])
    })
  }
}

/** When a cancelled run waits for nothing any more, in milliseconds after the cancellation. */
const cancelPatience = 4500

/** Saves what was read for the next run, if there is anything new. */
const keepManifests = async (
  cache: Session['cache'],
  listed: ReadonlySet<string> | null,
  leave: AbortSignal
): Promise<void> => {
  const news = cache?.news() ?? 0
  if (news === 0) return
  const title = `Keeping manifests for the next run, ${news.toLocaleString('en')} of them new`
  await inGroup(title, async () => cache?.save(listed, leave))
}

/** The names of all versions; null where not every package was listed. */
const listedIn = ({ inputs, results, stopReason }: Journal): ReadonlySet<string> | null => {
  const versions = results.map(({ stock }) => stock?.versions)
  if (inputs?.restore || stopReason !== null || versions.includes(undefined)) return null
  return new Set(versions.flatMap((each) => each?.map(({ name }) => name) ?? []))
}

/** What the mode does with packages; what the other modes take is not loaded. */
const takeUp = async (context: Context, inputs: Inputs, journal: Journal): Promise<Job> => {
  const { policies, ifMissing, maxDeletions, approved, dryRun, restore: choice } = inputs
  if (choice) {
    const { restore } = await import('./restore.ts')
    return restore({ ...context, policies, ifMissing, dryRun, choice })
  }
  const { clean } = await import('./clean.ts')
  const { askAbout } = await import('./inventory.ts')
  const ask = askAbout(context.client, inputs.repository, (text) => journal.warnings.push(text))
  const unfinished = { pending: new Set<Placeholder>(), note: noteUnfinished }
  return clean({ ...context, policies, ifMissing, maxDeletions, approved, ask, ...unfinished })
}

/** Stops new work; what is under way ends by itself. */
const halt = (journal: Journal, reason: NonNullable<Report['stopReason']>): void => {
  journal.stopReason ??= reason
  journal.stop.halt()
}

const stopInTime = ({ clock }: Host, { deadline }: Inputs, journal: Journal): void => {
  if (deadline !== null && clock.now() >= deadline) halt(journal, 'time-limit')
}

/** Tells the log every few seconds how far the changes of a package are, and at the end all that went otherwise. */
const follow = async (
  changes: AsyncIterable<Outcome> | Iterable<Outcome>,
  result: Result,
  clock: Clock,
  afterEach: () => void
): Promise<void> => {
  const all = result.plan?.changes.length ?? 0
  const progress = startProgress(clock, 'changes made')
  let done = 0
  const problems: string[] = []
  for await (const { index, outcome, problem } of changes) {
    const id = result.plan?.decisions[index]?.version.id
    whisper(`version ${id}: ${outcome}`)
    const says = problem?.includes(`version ${id} `) ? '' : `version ${id}: `
    if (problem) problems.push(`${outcome}: ${says}${problem}`)
    progress(++done, all)
    afterEach()
  }
  say(problems)
}

/** Every few seconds a line for a long phase, asked for after each of its steps. */
const startProgress = (clock: Clock, what: string): Step => {
  const started = clock.now()
  let told = started
  return (done, all) => {
    const now = clock.now()
    if (now - told < 5000) return
    told = now
    say([sayProgress(what, done, all, now - started)])
  }
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
    warn(problems)
  } catch (error) {
    warn([errorText(error)])
  }
  return 0
}

const emptyJournal = (): Journal => ({
  inputs: null,
  cache: null,
  requests: () => ({ rest: 0, registry: 0, mutations: 0, retries: 0, waitedSeconds: 0 }),
  problems: [],
  warnings: [],
  results: [],
  stop: createStop(),
  stopReason: null
})
