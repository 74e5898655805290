import type { Placeholder } from './apply/untag.ts'
import type { Client } from './github/client.ts'
import type { OnProgress } from './github/list.ts'
import { type Clock, type RunClock, startRunClock } from './http/clock.ts'
import { createStop, type Stop } from './http/stop.ts'
import { reportDirOf } from './inputs/files.ts'
import { type Inputs, readInputs } from './inputs/read.ts'
import { isShort, shareHour } from './inventory/listing-budget.ts'
import { type Context, type Job, type Result, undecided } from './modes/package-run.ts'
import { type Steps, turnsOf, workThrough } from './modes/schedule.ts'
import { beginOutputs, hideToken, inGroup, noteUnfinished, publish, say, warn, whisper } from './output.ts'
import { hasFailed, makeReport, type Report, reportPackage } from './report/json.ts'
import { formatProgress, logCounts, logPackage, logTitle } from './report/log.ts'
import { describeAge, describePolicy, describeSelection } from './report/policy.ts'
import { formatTime } from './report/reason.ts'
import { before } from './retention/duration.ts'
import type { Outcome } from './retention/plan.ts'
import { errorText } from './retention/result.ts'
import type { PackageRef } from './retention/version.ts'
import type { End, Host, Session } from './session.ts'

/** What is known of the run so far: the report can be made from it at any time. */
interface Journal {
  inputs: Inputs | null
  requests: () => Report['requests']
  cache: Session['cache']
  readonly problems: string[]
  readonly warnings: string[]
  readonly results: Result[]
  readonly stop: Stop
  stopReason: Report['stopReason']
  readonly clock: RunClock
  /** When the run began, by the elapsed time of its clock. */
  readonly began: number
  /** The time to decide as of, in milliseconds since 1970. */
  now: number
}

/** Runs the action and gives its exit code; outputs, report and summary are written whatever happens. */
export const run = async (host: Host): Promise<number> => {
  const { env, cancel, page } = host
  hideToken(env)
  const journal = beginJournal(host.clock)
  const leave = new AbortController()
  cancel?.addEventListener('abort', () => {
    halt(journal, 'cancelled')
    setTimeout(() => leave.abort(), cancelPatience).unref()
  })
  try {
    beginOutputs()
    await work(host, journal)
  } catch (error) {
    if (!journal.stop.signal.aborted) journal.problems.push(errorText(error))
  }
  const [repository, id] = [env['GITHUB_REPOSITORY'], env['GITHUB_RUN_ID']]
  const run = repository && id ? { repository, id } : null
  const finishedAt = journal.clock.now()
  const startedAt = finishedAt - (journal.clock.elapsed() - journal.began)
  const report = makeReport({ ...journal, run, requests: journal.requests(), startedAt, finishedAt })
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
const work = async (host: Host, journal: Journal): Promise<void> => {
  const { clock } = journal
  const checked = await readInputs(host.env, journal.now)
  if (!checked.ok) return void journal.problems.push(...checked.problems)
  const { inputs } = checked
  const { mode, policies, dryRun } = inputs
  const { stop } = journal
  journal.inputs = inputs
  journal.warnings.push(...inputs.warnings)

  // What a run with wrong inputs does not need is not loaded before.
  const { findOwner } = await import('./github/packages.ts')
  const { openSession } = await import('./session.ts')
  const end = { stop, deadline: deadlineOf(journal), halt: (...why: Why) => halt(journal, ...why) }
  const { client, registry, requests, cache } = openSession(host, inputs, clock, end, (text) => say([text]))
  journal.requests = requests
  journal.cache = cache
  const owner = await findOwner(client, inputs.owner)
  if (!owner.ok) return void journal.problems.push(owner.problem)
  if (!setClock(client, journal)) return
  const { now } = journal
  const progress = ({ type, name }: PackageRef, what: string): OnProgress =>
    startProgress(clock, `${what} of ${type} package ${name}`)
  const hour = shareHour(client, !dryRun && !inputs.restore)
  const context = { client: hour.client, registry, owner: owner.value, clock, stop, now, progress }
  const job = await takeUp(context, inputs, journal)
  const found = await job.find()
  journal.problems.push(...found.problems)
  journal.warnings.push(...found.warnings)
  journal.results.push(...found.targets.map((target) => undecided(target)))
  if (mode === 'list') return

  say(inputs.restore ? describeSelection(inputs.restore) : policies.flatMap(describePolicy))
  say(describeAge(inputs, now))
  const isLimited = client.remaining() !== Number.POSITIVE_INFINITY || inputs.timeLimit !== null
  await workThrough(turnsOf(journal.results.length, isLimited ? clock.now() : 0), hour, stepsOf(job, inputs, journal))
}

/** How the packages of a run are decided and changed. */
const stepsOf = (job: Job, inputs: Inputs, journal: Journal): Steps => {
  const { results, stop, clock, now, warnings } = journal
  const { dryRun, timeLimit } = inputs
  const open = new Set(results.keys())
  const at = (places: Iterable<number>): Result[] => [...places].flatMap((place) => results[place] ?? [])
  const changeOne = async (result: Result): Promise<void> => {
    const planned = reportPackage(result)
    await inGroup(logTitle(planned, inputs), async () => {
      say(logPackage(planned, now))
      await follow(dryRun ? [] : result.change(), result, clock, () => stopInTime(journal))
      if (!dryRun) say([logCounts(reportPackage(result), inputs)])
    })
  }
  return {
    decide: async (place, looks) => {
      for (const { target } of at([place])) {
        // What goes wrong there leaves the package as it is, and the others go on.
        results[place] = await job.decide(target, looks).catch((error) => {
          if (isShort(error)) throw error
          return undecided(target, stop.signal.aborted ? null : errorText(error))
        })
      }
    },
    cost: (places) => (dryRun ? 0 : job.cost(at(places))),
    change: async (places, last) => {
      job.cap(at(places))
      if (last) {
        warnings.push(...job.compare(results))
        // Before anything is deleted: a pattern that protects nothing may be a slip.
        warn(warnings)
      }
      for (const place of last ? [...open] : places.toSorted((a, b) => a - b)) {
        open.delete(place)
        for (const result of at([place])) await changeOne(result)
      }
    },
    skip: (place, why) => {
      for (const { warnings } of at([place])) warnings.push(why)
      journal.stopReason ??= 'rate-limit'
    },
    isOver: () => {
      stopInTime(journal)
      return stop.signal.aborted
    },
    // Half of the time is for deciding all, and the other for what that is for.
    isPressed: () => !dryRun && timeLimit !== null && clock.elapsed() >= journal.began + timeLimit / 2
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
  const news = cache?.unsavedCount() ?? 0
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
    const { restore } = await import('./modes/restore.ts')
    const since = choice.within && before(context.now, choice.within)
    return restore({ ...context, policies, ifMissing, dryRun, choice: { ...choice, since } })
  }
  const { clean } = await import('./modes/clean.ts')
  const { askAbout } = await import('./inventory/ref-lookup.ts')
  const tell = (problem: string): void => {
    journal.stop.signal.throwIfAborted()
    journal.problems.push(problem)
  }
  const ask = askAbout({ ...context, running: inputs.running, tell })
  const unfinished = { pending: new Set<Placeholder>(), note: noteUnfinished }
  return clean({ ...context, policies, ifMissing, maxDeletions, approved, ask, ...unfinished })
}

/** How far apart the clocks of the machine and of GitHub may be, in milliseconds, before it is said or refused. */
const oddDifference = 2 * 60_000
const wrongDifference = 24 * 60 * 60_000

/** Sets the clock of the run by GitHub's, which ages count by; false where the machine's is too wrong to go on. */
const setClock = ({ firstAnswer }: Client, journal: Journal): boolean => {
  const { clock, inputs, problems, warnings } = journal
  const times = firstAnswer()
  if (times !== null) {
    const { github, machine } = times
    const ahead = machine - github
    const difference = `the clock of this machine says ${formatTime(machine)} and GitHub ${formatTime(github)}`
    if (Math.abs(ahead) > wrongDifference) {
      problems.push(
        `${difference}: nothing is decided by ages over a difference of more than a day; set the clock right`
      )
      return false
    }
    if (Math.abs(ahead) > oddDifference) warnings.push(`${difference}: ages count by GitHub's; set the clock right`)
    clock.set(clock.now() - ahead)
    journal.now = github
  }
  journal.now = inputs?.now ?? journal.now
  return true
}

type Why = Parameters<End['halt']>

/** Stops new work, and says why; what is under way ends by itself. */
const halt = (journal: Journal, reason: Why[0] | 'cancelled', text: string | null = null): void => {
  if (journal.stop.signal.aborted) return
  if (text !== null) (reason === 'token' ? journal.problems : journal.warnings).push(text)
  journal.stopReason = reason === 'token' ? 'error' : reason
  journal.stop.halt()
}

const deadlineOf = ({ inputs, began }: Journal): number | null =>
  inputs?.timeLimit == null ? null : began + inputs.timeLimit

const stopInTime = (journal: Journal): void => {
  if (journal.clock.elapsed() >= (deadlineOf(journal) ?? Number.POSITIVE_INFINITY)) halt(journal, 'time-limit')
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
const startProgress = (clock: Clock, what: string): OnProgress => {
  const started = clock.elapsed()
  let told = started
  return (done, all) => {
    const now = clock.elapsed()
    if (now - told < 5000) return
    told = now
    say([formatProgress(what, done, all, now - started)])
  }
}

/** The post step of the action: finishes what a run that was cut off left behind. */
export const finish = async (host: Host): Promise<number> => {
  hideToken(host.env)
  const saved = host.env['STATE_pending'] ?? ''
  if (saved === '') return 0
  try {
    const { removeLeftOvers } = await import('./modes/post.ts')
    const { done, problems } = await removeLeftOvers(host, saved)
    say(done)
    warn(problems)
  } catch (error) {
    warn([errorText(error)])
  }
  return 0
}

const beginJournal = (machine: Clock): Journal => {
  const clock = startRunClock(machine)
  return {
    inputs: null,
    cache: null,
    requests: () => ({ rest: 0, registry: 0, mutations: 0, retries: 0, waitedSeconds: 0 }),
    problems: [],
    warnings: [],
    results: [],
    stop: createStop(),
    stopReason: null,
    clock,
    began: clock.elapsed(),
    // GitHub's times have whole seconds, and so has the report, which must tell the very time of the decision.
    now: Math.floor(clock.now() / 1000) * 1000
  }
}
