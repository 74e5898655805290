import type { Placeholder } from './apply/untag.ts'
import type { Client } from './github/client.ts'
import type { OnProgress } from './github/list.ts'
import { createRoom } from './http/semaphore.ts'
import { formatTrace, type OnRequest } from './http/trace.ts'
import { reportDirOf } from './inputs/files.ts'
import { type Inputs, readInputs } from './inputs/read.ts'
import { type Environment, textOf } from './inputs/table.ts'
import { readSchedule } from './inputs/workflow-schedule.ts'
import { createListingBudget } from './inventory/listing-budget.ts'
import { type ModeHandler, type RunContext, unplanned } from './modes/package-run.ts'
import { maxSideBySide, packageOrder, runSchedule } from './modes/schedule.ts'
import { createOutput, type Output, type View } from './output.ts'
import { createSteps, trackProgress } from './package-steps.ts'
import { hasFailed, type Report, restores } from './report/json.ts'
import { describeAge, describePolicy, describeRepair, describeSelection } from './report/policy.ts'
import { describeSinceLastRun } from './report/previous.ts'
import { formatNumber } from './report/reason.ts'
import { makeReport } from './report/run-report.ts'
import { compareJoined } from './report/since-last-run.ts'
import { prepareFolder } from './report-folder.ts'
import { subtractDuration } from './retention/duration.ts'
import type { LastRun } from './retention/last-run.ts'
import { err, errorMessage, ok, type Result } from './retention/result.ts'
import type { PackageRef } from './retention/version.ts'
import {
  adoptGitHubTime,
  allListedDigests,
  createRunState,
  deadlineOf,
  type RunState,
  requestStop,
  type StopArguments
} from './run-state.ts'
import type { Host } from './session.ts'

/** The outside world of a run, and where people see it. */
export interface ViewedHost extends Host {
  readonly view: View
}

/** Runs the action and resolves to its exit code; outputs, report and summary are written whatever happens. */
export const run = async (host: ViewedHost): Promise<number> => {
  const { env, cancel, page } = host
  const output = createOutput(host.view, env)
  const state = createRunState(host.clock, output)
  const leave = new AbortController()
  cancel?.addEventListener('abort', () => {
    requestStop(state, 'cancelled')
    host.clock.startTimer(cancelGraceMs, () => leave.abort())
  })
  try {
    await prepareReportDir(env, state)
    output.begin()
    await runPhases(host, state)
  } catch (error) {
    if (!state.stop.signal.aborted) state.problems.push(errorMessage(error))
  }
  const finishedAt = state.clock.now()
  const startedAt = finishedAt - (state.clock.elapsed() - state.startedElapsed)
  const problems = [...state.problems, ...state.lookupProblems.toSorted()]
  const lastRun = await inTime(state.lastRun, host)
  const requests = state.requests()
  const own = makeReport({ ...state, problems, lastRun, run: runOf(env), requests, startedAt, finishedAt })
  const joined = state.joined && compareJoined(state.joined, lastRun)
  const report = joined?.report ?? own
  const listed = state.cache?.unsavedCount() ? allListedDigests(state) : null
  // It takes more memory than the report that was made from it.
  state.results.length = 0
  const since = describeSinceLastRun(report)
  if (since !== null) output.info([since])
  const written = await output.writeResults(report, { directory: state.reportDir, page, parts: joined?.parts })
  await uploadArtifact(host, state, written.files, leave.signal)
  if (state.comment && !cancel?.aborted) await comment(host, output, report)
  await saveManifestCache(state, listed, leave.signal)
  if (cancel?.aborted && report.stopReason !== 'cancelled') {
    output.info([
      'The run was cancelled after its work was done, and fails for that; the report has everything that it did.'
    ])
  }
  return hasFailed(report) || !written.complete || cancel?.aborted ? 1 : 0
}

/** How long a run that is over waits for the report of the last one, in milliseconds. */
const lastRunGraceMs = 2000

/** Resolves to the report of the last run; to null if a run that is over, or cancelled, would wait for it. */
const inTime = async (lastRun: RunState['lastRun'], { clock, cancel }: ViewedHost): Promise<LastRun | null> => {
  if (lastRun === null || cancel?.aborted) return null
  let stopTimer = (): void => {}
  const late = new Promise<null>((resolve) => {
    stopTimer = clock.startTimer(lastRunGraceMs, () => resolve(null))
    cancel?.addEventListener('abort', () => resolve(null))
  })
  return Promise.race([lastRun, late]).finally(() => stopTimer())
}

/** Comments on the pull request; what keeps that from being done fails nothing. */
const comment = async (host: Host, output: Output, report: Report): Promise<void> => {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = host.env
  try {
    const [{ writeComment }, { keepComment }] = await Promise.all([
      import('./report/comment.ts'),
      import('./modes/comment.ts')
    ])
    const text = output.withoutSecrets(writeComment(report, `${server}/${repository}/actions/runs/${id}`))
    const kept = await keepComment(host, text, traceOf(host, output))
    if (!kept.ok) output.notice(`The pull request gets no comment: ${kept.problem}`)
  } catch (error) {
    output.notice(`The pull request gets no comment: ${errorMessage(error)}`)
  }
}

/** Runs the phases: inputs, packages, an inventory and a plan for each, then the changes. */
const runPhases = async (host: Host, state: RunState): Promise<void> => {
  const { clock, output } = state
  const { packagesAtOnce = maxSideBySide } = host
  const checked = await readInputs(host.env, state.now)
  state.mode = checked.mode
  state.comment = checked.comment
  if (!checked.ok) state.problems.push(...checked.problems)
  if (!checked.ok || state.problems.length > 0) return
  const given = checked.inputs
  const { mode, dryRun } = given
  const { stop } = state
  state.inputs = given
  state.warnings.push(...given.warnings)
  if (given.token === '') return void state.warnings.push(policyAlone)

  // Loaded only here, since a run with wrong inputs does not need it.
  const { findOwner } = await import('./github/packages.ts')
  const [{ openSession }] = await Promise.all([import('./session.ts'), host.prepare?.()])
  const end = { stop, deadline: deadlineOf(state), requestStop: (...why: StopArguments) => requestStop(state, ...why) }
  const { client, registry, requests, cache } = openSession(host, given, clock, end, {
    onWait: output.wait,
    onCacheLoad: (count) => output.info([`manifests known from the cache: ${formatNumber(count)}`]),
    onRequest: traceOf(host, output)
  })
  state.requests = requests
  state.hour = () => ({ remaining: client.remainingInHour(), perHour: client.hourlyBudget() })
  if (mode === 'report') {
    findLastRun(client, given, host, state)
    return reportRun(client, given, state)
  }
  state.schedule = await readSchedule(host.env)
  state.cache = cache
  const [owner] = await Promise.all([findOwner(client, given.owner), loadMode(given, state)])
  if (!owner.ok) return void state.problems.push(owner.problem)
  if (!adoptGitHubTime(client, state)) return
  const { tokenFacts } = await import('./github/token-facts.ts')
  state.token = tokenFacts(given.token, client.scopes(), owner.value.path)
  const complete = await completeInputs(client, given, state)
  if (!complete.ok) return void state.problems.push(complete.problem)
  const inputs = complete.value
  state.inputs = inputs
  if (mode === 'clean') findLastRun(client, inputs, host, state)
  const { now } = state
  const progress = ({ type, name }: PackageRef, what: string): OnProgress =>
    trackProgress(state, `${what} of ${type} package ${name}`)
  const hour = createListingBudget(client, !dryRun && !restores(mode))
  const withRoom = createRoom(maxVersionsAtOnce)
  const context = { client: hour.client, registry, owner: owner.value, clock, stop, now, progress, withRoom }
  const handler = await createHandler(context, host, inputs, state)
  const found = await handler.findTargets()
  state.problems.push(...found.problems)
  state.warnings.push(...found.warnings)
  state.results.push(...found.targets.map((target) => unplanned(target)))
  if (mode === 'list') return checkBatches(host, state)

  output.describe(describeWork(inputs))
  output.describe(describeAge(inputs, now))
  const isLimited = client.remaining() !== Number.POSITIVE_INFINITY || inputs.timeLimit !== null
  const order = packageOrder(state.results.length, isLimited ? clock.now() : 0)
  await runSchedule(order, hour, createSteps(handler, inputs, state, packagesAtOnce), packagesAtOnce)
}

/** Checks that each job can be started with its part of the packages. */
const checkBatches = async ({ env }: Host, { results, problems, warnings }: RunState): Promise<void> => {
  if (env['GITHUB_ACTIONS'] !== 'true') return
  const { findLongBatches } = await import('./batches.ts')
  const found = findLongBatches(
    results.map(({ target }) => target.ref),
    env
  )
  problems.push(...found.problems)
  warnings.push(...found.warnings)
}

/** Prepares the folder that `report-dir` names: what is deleted must be recorded. */
const prepareReportDir = async (env: Environment, state: RunState): Promise<void> => {
  const folder = reportDirOf(env)
  const problem = folder && (await prepareFolder(folder))
  if (problem === null) state.reportDir = folder
  else
    state.problems.push(
      `input report-dir: "${textOf(env, 'report-dir')}" cannot be written: ${problem}; name another folder, or correct its permissions`
    )
}

/** Begins to read the report of the last run, if this one uploads its own. */
const findLastRun = (client: Client, inputs: Inputs, { env }: Host, state: RunState): void => {
  if (inputs.artifact && env['GITHUB_ACTIONS'] === 'true')
    state.lastRun = import('./last-run.ts').then(({ readLastRun }) => readLastRun(client, inputs, env))
}

/** Joins the reports of a run into one, which becomes that of this run. */
const reportRun = async (client: Client, { previousRun, only, owner }: Inputs, state: RunState): Promise<void> => {
  if (previousRun === null) return
  const [{ joinRun }, { readReport }] = await Promise.all([
    import('./previous-run.ts'),
    import('./report/read-report.ts')
  ])
  const expected = (only ?? []).map((each) => ({ owner, ...each }))
  try {
    const joined = await joinRun(client, previousRun, expected, readReport)
    if (joined.ok) state.joined = joined.value
    else state.problems.push(joined.problem)
    // A comparison is part of what this job is for.
    await state.lastRun
  } catch (error) {
    state.stop.signal.throwIfAborted()
    state.problems.push(`input run: run "${previousRun.text}" cannot be read: ${errorMessage(error)}`)
  }
}

/** Returns the inputs with what they take from the reports of an earlier run, if they name one. */
const completeInputs = async (client: Client, inputs: Inputs, { stop, clock }: RunState): Promise<Result<Inputs>> => {
  const { previousRun } = inputs
  if (previousRun === null) return ok(inputs)
  const { readPreviousRun } = await import('./previous-run.ts')
  try {
    return await readPreviousRun(client, inputs, previousRun, clock.now())
  } catch (error) {
    stop.signal.throwIfAborted()
    return err(`input ${previousRun.input}: run "${previousRun.text}" cannot be read: ${errorMessage(error)}`)
  }
}

/** Returns in words what a run is to do. */
const describeWork = ({ mode, policies, restore }: Inputs): readonly string[] => {
  if (restore) return describeSelection(restore)
  return mode === 'repair' ? describeRepair(policies) : policies.flatMap(describePolicy)
}

/** Concurrent inventories have at most this many versions, each of which takes some kilobytes. */
const maxVersionsAtOnce = 20_000

/** Returns what writes a line for each request; undefined without debug logging, which the runner says. */
const traceOf = ({ env }: Host, output: Output): OnRequest | undefined =>
  env['RUNNER_DEBUG'] === '1' ? (trace) => output.debug(formatTrace(trace)) : undefined

/** When a cancelled run stops waiting, in milliseconds after the cancellation. */
const cancelGraceMs = 4000

/** Returns the workflow run that the environment names; null outside of GitHub Actions. */
const runOf = (env: Environment): NonNullable<Report['run']> | null => {
  const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = env
  const attempt = Number(env['GITHUB_RUN_ATTEMPT'])
  return repository && id ? { repository, id, ...(attempt > 0 && { attempt }) } : null
}

/** Uploads the report for later runs, and people; the run is the same whether that succeeds or not. */
const uploadArtifact = async (
  host: Host,
  { inputs, output }: RunState,
  files: readonly string[],
  leave: AbortSignal
): Promise<void> => {
  if (!inputs?.artifact || files.length === 0 || host.env['GITHUB_ACTIONS'] !== 'true') return
  try {
    const { uploadReport } = await import('./upload-report.ts')
    const uploaded = await uploadReport(host, inputs.artifact, files, { leave, onRequest: traceOf(host, output) })
    if (uploaded.ok) output.artifact(uploaded.value.id, uploaded.value.url)
    else output.notice(`The report is not uploaded as an artifact, only written to files: ${uploaded.problem}.`)
  } catch (error) {
    output.notice(`The report is uploaded as an artifact, but not in the outputs: ${errorMessage(error)}.`)
  }
}

/** Saves the manifests for the next run, if any are new. */
const saveManifestCache = async (
  { cache, output }: RunState,
  listed: ReadonlySet<string> | null,
  leave: AbortSignal
): Promise<void> => {
  const news = cache?.unsavedCount() ?? 0
  if (news === 0) return
  const title = `Keeping manifests for the next run, ${formatNumber(news)} of them new`
  const group = output.beginGroup(title)
  await cache?.save(listed, leave).finally(group.end)
}

/** Loads the modules of the mode, which takes about as long as the first response, and what reports a cleanup. */
const loadMode = async ({ mode }: Pick<Inputs, 'mode'>, state: RunState): Promise<void> => {
  if (mode === 'restore') return void (await import('./modes/restore.ts'))
  const loading = [import('./inventory/ref-lookup.ts'), import('./modes/clean.ts')]
  const [{ reportCleanup }] = await Promise.all([import('./report/cleanup.ts'), ...loading])
  if (mode !== 'repair') state.reportCleanup = reportCleanup
}

/** Loads the handler of the mode, and nothing that only other modes need. */
const createHandler = async (
  context: RunContext,
  { env }: Host,
  inputs: Inputs,
  state: RunState
): Promise<ModeHandler> => {
  const { mode, policies, ifMissing, only, maxDeletions, approved, dryRun, restore: selection } = inputs
  if (selection) {
    const { restore } = await import('./modes/restore.ts')
    const since = selection.within && subtractDuration(context.now, selection.within)
    return restore({ ...context, policies, ifMissing, dryRun, criteria: { ...selection, since } })
  }
  if (inputs.mode === 'repair') {
    const { repair } = await import('./modes/repair.ts')
    return repair({ ...context, policies, ifMissing })
  }
  if (mode === 'check') {
    const { findBase } = await import('./modes/find-base.ts')
    const { base, warnings } = await findBase(context.client, inputs, env)
    state.base = base
    state.warnings.push(...warnings)
  }
  const { createRefLookup } = await import('./inventory/ref-lookup.ts')
  const onProblem = (problem: string): void => {
    state.stop.signal.throwIfAborted()
    state.lookupProblems.push(problem)
  }
  const compared = [...policies, ...(state.base?.policies ?? [])]
  const lookUpRefs = createRefLookup({ ...context, policies: compared, running: inputs.running, onProblem })
  const unfinished = { pending: new Set<Placeholder>(), onPending: state.output.savePending }
  const finding = { policies, ifMissing, only, onlyFinds: mode === 'list' }
  const planning = { ...context, ...finding, maxDeletions, approved, lookUpRefs, ...unfinished }
  if (mode === 'check') return (await import('./modes/check.ts')).check(planning, state.base)
  return (await import('./modes/clean.ts')).clean(planning)
}

const policyAlone =
  'The input token is empty, as in pull requests from forks, which get no secrets: only the policy was checked, no package was read'

/** The post step of the action: finishes what a run that was cut off left behind. */
export const runPost = async (host: ViewedHost): Promise<number> => {
  const output = createOutput(host.view, host.env)
  const saved = host.env['STATE_pending'] ?? ''
  if (saved === '') return 0
  try {
    const { finishPendingTags } = await import('./modes/post.ts')
    const { done, problems } = await finishPendingTags(host, saved, traceOf(host, output))
    output.info(done)
    output.warning(problems)
  } catch (error) {
    output.warning([errorMessage(error)])
  }
  return 0
}
