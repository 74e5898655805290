import type { Placeholder } from './apply/untag.ts'
import type { Client } from './github/client.ts'
import type { OnProgress } from './github/list.ts'
import { type Clock, type RunClock, startRunClock } from './http/clock.ts'
import { createStop, type Stop } from './http/stop.ts'
import { formatTrace, type OnRequest } from './http/trace.ts'
import { reportDirOf } from './inputs/files.ts'
import { type Inputs, readInputs } from './inputs/read.ts'
import { createListingBudget, isOverBudget } from './inventory/listing-budget.ts'
import { type ModeHandler, type PackageRun, type RunContext, unplanned } from './modes/package-run.ts'
import { packageOrder, runSchedule, type ScheduleSteps } from './modes/schedule.ts'
import { debug, group, info, initOutputs, maskToken, savePendingState, warning, writeResults } from './output.ts'
import { hasFailed, makeReport, type Report, reportPackage } from './report/json.ts'
import { formatProgress, logCounts, logPackage, logTitle } from './report/log.ts'
import { describeAge, describePolicy, describeSelection } from './report/policy.ts'
import { formatTime } from './report/reason.ts'
import { subtractDuration } from './retention/duration.ts'
import type { Outcome } from './retention/plan.ts'
import { errorMessage } from './retention/result.ts'
import type { PackageRef } from './retention/version.ts'
import type { Host, RunEnd, Session } from './session.ts'

/** The state of the run; a report can be built from it at any time. */
interface RunState {
  inputs: Inputs | null
  requests: () => Report['requests']
  cache: Session['cache']
  readonly problems: string[]
  readonly warnings: string[]
  readonly results: PackageRun[]
  readonly stop: Stop
  stopReason: Report['stopReason']
  readonly clock: RunClock
  /** When the run began, by the elapsed time of its clock. */
  readonly startedElapsed: number
  /** The time to decide as of, in milliseconds since 1970. */
  now: number
}

/** Runs the action and gives its exit code; outputs, report and summary are written whatever happens. */
export const run = async (host: Host): Promise<number> => {
  const { env, cancel, page } = host
  maskToken(env)
  const state = createRunState(host.clock)
  const leave = new AbortController()
  cancel?.addEventListener('abort', () => {
    requestStop(state, 'cancelled')
    host.clock.startTimer(cancelGraceMs, () => leave.abort())
  })
  try {
    initOutputs()
    await runPhases(host, state)
  } catch (error) {
    if (!state.stop.signal.aborted) state.problems.push(errorMessage(error))
  }
  const [repository, id] = [env['GITHUB_REPOSITORY'], env['GITHUB_RUN_ID']]
  const run = repository && id ? { repository, id } : null
  const finishedAt = state.clock.now()
  const startedAt = finishedAt - (state.clock.elapsed() - state.startedElapsed)
  const report = makeReport({ ...state, run, requests: state.requests(), startedAt, finishedAt })
  const listed = allListedDigests(state)
  // It takes more memory than the report that was made from it.
  state.results.length = 0
  const written = await writeResults(report, { directory: reportDirOf(env), page, env })
  await saveManifestCache(state.cache, listed, leave.signal)
  if (cancel?.aborted && report.stopReason !== 'cancelled') {
    info(['The run was cancelled after its work was done, and fails for that; the report has everything that it did.'])
  }
  return hasFailed(report) || !written || cancel?.aborted ? 1 : 0
}

/** Runs the phases: inputs, packages, an inventory and a plan for each, then the changes. */
const runPhases = async (host: Host, state: RunState): Promise<void> => {
  const { clock } = state
  const checked = await readInputs(host.env, state.now)
  if (!checked.ok) return void state.problems.push(...checked.problems)
  const { inputs } = checked
  const { mode, policies, dryRun } = inputs
  const { stop } = state
  state.inputs = inputs
  state.warnings.push(...inputs.warnings)

  // What a run with wrong inputs does not need is not loaded before.
  const { findOwner } = await import('./github/packages.ts')
  const { openSession } = await import('./session.ts')
  const end = { stop, deadline: deadlineOf(state), requestStop: (...why: StopArguments) => requestStop(state, ...why) }
  const { client, registry, requests, cache } = openSession(host, inputs, clock, end, {
    onWait: (text) => info([text]),
    onRequest: traceOf(host)
  })
  state.requests = requests
  state.cache = cache
  const owner = await findOwner(client, inputs.owner)
  if (!owner.ok) return void state.problems.push(owner.problem)
  if (!adoptGitHubTime(client, state)) return
  const { now } = state
  const progress = ({ type, name }: PackageRef, what: string): OnProgress =>
    trackProgress(clock, `${what} of ${type} package ${name}`)
  const hour = createListingBudget(client, !dryRun && !inputs.restore)
  const context = { client: hour.client, registry, owner: owner.value, clock, stop, now, progress }
  const handler = await createHandler(context, inputs, state)
  const found = await handler.findTargets()
  state.problems.push(...found.problems)
  state.warnings.push(...found.warnings)
  state.results.push(...found.targets.map((target) => unplanned(target)))
  if (mode === 'list') return

  info(inputs.restore ? describeSelection(inputs.restore) : policies.flatMap(describePolicy))
  info(describeAge(inputs, now))
  const isLimited = client.remaining() !== Number.POSITIVE_INFINITY || inputs.timeLimit !== null
  await runSchedule(
    packageOrder(state.results.length, isLimited ? clock.now() : 0),
    hour,
    createSteps(handler, inputs, state)
  )
}

/** Returns the steps by which the schedule plans and changes packages. */
const createSteps = (handler: ModeHandler, inputs: Inputs, state: RunState): ScheduleSteps => {
  const { results, stop, clock, now, warnings } = state
  const { dryRun, timeLimit } = inputs
  const open = new Set(results.keys())
  const at = (places: Iterable<number>): PackageRun[] => [...places].flatMap((place) => results[place] ?? [])
  const changeOne = async (result: PackageRun): Promise<void> => {
    const planned = reportPackage(result)
    await group(logTitle(planned, inputs), async () => {
      info(logPackage(planned, now, inputs))
      await applyAndReport(dryRun ? [] : result.apply(), result, clock, () => stopAtDeadline(state))
      if (!dryRun) info([logCounts(reportPackage(result), inputs)])
    })
  }
  return {
    plan: async (place, revalidateBy) => {
      for (const { target } of at([place])) {
        // What goes wrong there leaves the package as it is, and the others go on.
        results[place] = await handler.plan(target, revalidateBy).catch((error) => {
          if (isOverBudget(error)) throw error
          return unplanned(target, stop.signal.aborted ? null : errorMessage(error))
        })
      }
    },
    cost: (places) => (dryRun ? 0 : handler.requestCost(at(places))),
    apply: async (places, last) => {
      handler.applyCaps(at(places))
      if (last) {
        warnings.push(...handler.findWarnings(results))
        // Before anything is deleted: a pattern that protects nothing may be a slip.
        warning(warnings)
      }
      for (const place of last ? [...open] : places.toSorted((a, b) => a - b)) {
        open.delete(place)
        for (const result of at([place])) await changeOne(result)
      }
    },
    skip: (place, why) => {
      for (const { warnings } of at([place])) warnings.push(why)
      state.stopReason ??= 'rate-limit'
    },
    isStopped: () => {
      stopAtDeadline(state)
      return stop.signal.aborted
    },
    // Half of the time is for deciding all, and the other for what that is for.
    isTimeShort: () => !dryRun && timeLimit !== null && clock.elapsed() >= state.startedElapsed + timeLimit / 2
  }
}

/** Returns what writes a line for each request; undefined without debug logging, which the runner says. */
const traceOf = ({ env }: Host): OnRequest | undefined =>
  env['RUNNER_DEBUG'] === '1' ? (trace) => debug(formatTrace(trace)) : undefined

/** When a cancelled run waits for nothing any more, in milliseconds after the cancellation. */
const cancelGraceMs = 4500

/** Saves what was read for the next run, if there is anything new. */
const saveManifestCache = async (
  cache: Session['cache'],
  listed: ReadonlySet<string> | null,
  leave: AbortSignal
): Promise<void> => {
  const news = cache?.unsavedCount() ?? 0
  if (news === 0) return
  const title = `Keeping manifests for the next run, ${news.toLocaleString('en')} of them new`
  await group(title, async () => cache?.save(listed, leave))
}

/** The names of all versions; null where not every package was listed. */
const allListedDigests = ({ inputs, results, stopReason }: RunState): ReadonlySet<string> | null => {
  const versions = results.map(({ inventory }) => inventory?.versions)
  if (inputs?.restore || stopReason !== null || versions.includes(undefined)) return null
  return new Set(versions.flatMap((each) => each?.map(({ name }) => name) ?? []))
}

/** Loads the handler of the mode, and nothing that only other modes need. */
const createHandler = async (context: RunContext, inputs: Inputs, state: RunState): Promise<ModeHandler> => {
  const { policies, ifMissing, maxDeletions, approved, dryRun, restore: choice } = inputs
  if (choice) {
    const { restore } = await import('./modes/restore.ts')
    const since = choice.within && subtractDuration(context.now, choice.within)
    return restore({ ...context, policies, ifMissing, dryRun, choice: { ...choice, since } })
  }
  const { clean } = await import('./modes/clean.ts')
  const { createRefLookup } = await import('./inventory/ref-lookup.ts')
  const onProblem = (problem: string): void => {
    state.stop.signal.throwIfAborted()
    state.problems.push(problem)
  }
  const lookUpRefs = createRefLookup({ ...context, policies, running: inputs.running, onProblem })
  const unfinished = { pending: new Set<Placeholder>(), onPending: savePendingState }
  return clean({ ...context, policies, ifMissing, maxDeletions, approved, lookUpRefs, ...unfinished })
}

/** How far apart the clocks of the machine and of GitHub may be, in milliseconds, before it is said or refused. */
const notableSkewMs = 2 * 60_000
const maxSkewMs = 24 * 60 * 60_000

/** Sets the clock of the run by GitHub's, which ages count by; false where the machine's is too wrong to go on. */
const adoptGitHubTime = ({ firstAnswer }: Client, state: RunState): boolean => {
  const { clock, inputs, problems, warnings } = state
  const times = firstAnswer()
  if (times !== null) {
    const { github, machine } = times
    const ahead = machine - github
    const difference = `the clock of this machine says ${formatTime(machine)} and GitHub ${formatTime(github)}`
    if (Math.abs(ahead) > maxSkewMs) {
      problems.push(
        `${difference}: with a difference of more than a day no age can be trusted; correct the clock of this machine`
      )
      return false
    }
    if (Math.abs(ahead) > notableSkewMs)
      warnings.push(`${difference}: ages are counted by GitHub's; correct the clock of this machine`)
    clock.set(clock.now() - ahead)
    state.now = github
  }
  state.now = inputs?.now ?? state.now
  return true
}

type StopArguments = Parameters<RunEnd['requestStop']>

/** Stops new work, and says why; what is under way ends by itself. */
const requestStop = (state: RunState, reason: StopArguments[0] | 'cancelled', text: string | null = null): void => {
  if (state.stop.signal.aborted) return
  if (text !== null) (reason === 'token' ? state.problems : state.warnings).push(text)
  state.stopReason = reason === 'token' ? 'error' : reason
  state.stop.requestStop()
}

const deadlineOf = ({ inputs, startedElapsed }: RunState): number | null =>
  inputs?.timeLimit == null ? null : startedElapsed + inputs.timeLimit

const stopAtDeadline = (state: RunState): void => {
  if (state.clock.elapsed() >= (deadlineOf(state) ?? Number.POSITIVE_INFINITY)) requestStop(state, 'time-limit')
}

/** Tells the log every few seconds how far the changes of a package are, and at the end all that went otherwise. */
const applyAndReport = async (
  changes: AsyncIterable<Outcome> | Iterable<Outcome>,
  result: PackageRun,
  clock: Clock,
  afterEach: () => void
): Promise<void> => {
  const all = result.plan?.changes.length ?? 0
  const progress = trackProgress(clock, 'changes made')
  let done = 0
  const problems: string[] = []
  for await (const { index, outcome, problem } of changes) {
    const id = result.plan?.decisions[index]?.version.id
    debug(`version ${id}: ${outcome}`)
    const says = problem?.includes(`version ${id} `) ? '' : `version ${id}: `
    if (problem) problems.push(`${outcome}: ${says}${problem}`)
    progress(++done, all)
    afterEach()
  }
  info(problems)
}

/** Every few seconds a line for a long phase, asked for after each of its steps. */
const trackProgress = (clock: Clock, what: string): OnProgress => {
  const started = clock.elapsed()
  let told = started
  return (done, all) => {
    const now = clock.elapsed()
    if (now - told < 5000) return
    told = now
    info([formatProgress(what, done, all, now - started)])
  }
}

/** The post step of the action: finishes what a run that was cut off left behind. */
export const runPost = async (host: Host): Promise<number> => {
  maskToken(host.env)
  const saved = host.env['STATE_pending'] ?? ''
  if (saved === '') return 0
  try {
    const { finishPendingTags } = await import('./modes/post.ts')
    const { done, problems } = await finishPendingTags(host, saved, traceOf(host))
    info(done)
    warning(problems)
  } catch (error) {
    warning([errorMessage(error)])
  }
  return 0
}

const createRunState = (machine: Clock): RunState => {
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
    startedElapsed: clock.elapsed(),
    // GitHub's times have whole seconds, and so has the report, which must tell the very time of the decision.
    now: Math.floor(clock.now() / 1000) * 1000
  }
}
