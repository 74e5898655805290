import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as core from '@actions/core'
import { applyPlan, emptyPackage, settled } from './apply.ts'
import { keepFresh } from './freshness.ts'
import { type Client, connect } from './github/client.ts'
import type { Clock } from './github/clock.ts'
import { deletePackage, deleteVersion, findOwner } from './github/packages.ts'
import { connectRegistry, type Registry } from './github/registry.ts'
import { type Environment, type Inputs, readInputs } from './inputs.ts'
import { askAbout, findPackages, type Source, type Stock, type Target, takeInventory } from './inventory.ts'
import { hasFailed, makeReport, type Report, type Requests, reportPackage, total } from './report/json.ts'
import { logPackage, logResult, logTitle, sayProgress } from './report/log.ts'
import { describePolicy } from './report/policy.ts'
import { sayTime } from './report/reason.ts'
import { writeSummary } from './report/summary.ts'
import { plain } from './report/text.ts'
import { idlePatterns } from './retention/judge.ts'
import { type Approved, capChanges, type Outcome, type Plan, planPackage } from './retention/plan.ts'
import type { Policy } from './retention/policy.ts'
import { type Placeholder, readPending, removePlaceholder, removeTags, type Untagging } from './untag.ts'

/** What the run has of the outside world; tests replace it. */
export interface Host {
  readonly env: Environment
  readonly clock: Clock
  /** From 0 to below 1, to spread retries. */
  readonly random: () => number
  /** Aborted by SIGINT and SIGTERM. */
  readonly cancel?: AbortSignal
}

/** What is known of the run so far: the report can be made from it at any time. */
interface Journal {
  inputs: Inputs | null
  requests: () => Requests
  readonly problems: string[]
  readonly warnings: string[]
  readonly results: Result[]
  /** Why no new work begins any more. */
  readonly stop: AbortController
  stopReason: Report['stopReason']
}

/** One package on its way through the run. */
interface Result {
  readonly target: Target
  readonly problem: string | null
  readonly stock: Stock | null
  readonly plan: Plan | null
  /** When its inventory was begun. */
  readonly taken: number
  readonly outcomes: Map<number, Outcome>
}

/** Runs the action and gives its exit code; outputs, report and summary are written whatever happens. */
export const run = async (host: Host): Promise<number> => {
  const { env, clock, cancel } = host
  const startedAt = clock.now()
  hideToken(env)
  setOutputs(null, '')
  const stop = new AbortController()
  const journal: Journal = {
    inputs: null,
    requests: noRequests,
    problems: [],
    warnings: [],
    results: [],
    stop,
    stopReason: null
  }
  cancel?.addEventListener('abort', () => halt(journal, 'cancelled'))
  try {
    await work(host, startedAt, journal)
  } catch (error) {
    if (!stop.signal.aborted) journal.problems.push(errorText(error))
  }
  const report = makeReport({ ...journal, requests: journal.requests(), startedAt, finishedAt: clock.now() })
  await publish(report, journal.inputs?.reportDir ?? join(env['RUNNER_TEMP'] ?? tmpdir(), 'package-retention'))
  return hasFailed(report) ? 1 : 0
}

/** The story of a run: inputs, packages, an inventory and a plan for each, then the changes. */
const work = async (host: Host, started: number, journal: Journal): Promise<void> => {
  const checked = await readInputs(host.env, started)
  if (!checked.ok) return void journal.problems.push(...checked.problems)
  const { inputs } = checked
  const { mode, policies } = inputs
  journal.inputs = inputs
  journal.warnings.push(...inputs.warnings)

  const { client, registry } = connectAll(host, inputs, journal)
  const owner = await findOwner(client, inputs.owner)
  if (!owner.ok) return void journal.problems.push(owner.problem)
  const ask = askAbout(client, inputs.repository, (text) => journal.warnings.push(text))
  const source = {
    client,
    registry,
    owner: owner.value,
    ask,
    clock: host.clock,
    stop: journal.stop.signal,
    pending: new Set<Placeholder>(),
    note: notePending
  }
  const found = await findPackages(client, owner.value, policies)
  journal.problems.push(...found.problems)
  journal.warnings.push(...found.warnings)
  journal.results.push(...found.targets.map(unread))
  if (mode === 'list') return

  say(policies.flatMap(describePolicy))
  for (const [at, { target }] of journal.results.entries()) {
    checkTime(host, inputs, journal)
    if (!journal.stop.signal.aborted) journal.results[at] = await decide(source, target, inputs, journal)
  }
  journal.warnings.push(...policies.flatMap((policy) => idleWarnings(policy, journal.results)))
  defer(inputs, journal.results)
  for (const result of journal.results) {
    const planned = reportPackage(result)
    core.startGroup(logTitle(planned, inputs.dryRun))
    say(logPackage(planned, inputs.now))
    if (!inputs.dryRun) say(await change(host, source, result, inputs, journal))
    core.endGroup()
  }
}

/** Stops new work; what is under way ends by itself. */
const halt = (journal: Journal, reason: NonNullable<Report['stopReason']>): void => {
  journal.stopReason ??= reason
  journal.stop.abort()
}

const checkTime = ({ clock }: Host, { deadline }: Inputs, journal: Journal): void => {
  if (deadline !== null && clock.now() >= deadline) halt(journal, 'time-limit')
}

/** How long requests may still take after a cancellation, in milliseconds. */
const farewell = 2500

const connectAll = ({ clock, random, cancel }: Host, inputs: Inputs, journal: Journal) => {
  const { token, reserve } = inputs
  const cut = new AbortController()
  cancel?.addEventListener('abort', () => setTimeout(() => cut.abort(), farewell).unref())
  const common = { token, clock, random, stop: journal.stop.signal, cut: cut.signal }
  const exhausted = inputs.waitForRateLimit
    ? ('wait' as const)
    : (reset: number) => {
        journal.warnings.push(
          `the hourly requests of the token are used up but for rate-limit-reserve: ${reserve}; they are renewed at ${sayTime(reset)}`
        )
        halt(journal, 'rate-limit')
      }
  const client = connect({
    ...common,
    url: inputs.apiUrl,
    reserve,
    exhausted,
    notice: (text) => core.info(plain(text))
  })
  const registry = connectRegistry({
    ...common,
    signal: journal.stop.signal,
    url: inputs.registryUrl,
    owner: inputs.owner
  })
  journal.requests = () => requestsOf(client, registry)
  return { client, registry }
}

const unread = (target: Target): Result => ({
  target,
  problem: null,
  stock: null,
  plan: null,
  taken: 0,
  outcomes: new Map()
})

/** Takes inventory of a package and plans it; what goes wrong there leaves the package as it is, and the others go on. */
const decide = async (
  source: Untagging & Source,
  target: Target,
  inputs: Inputs,
  journal: Journal
): Promise<Result> => {
  const taken = source.clock.now()
  try {
    const stock = await takeInventory(source, target, inputs.now)
    if (!stock.ok) return { ...unread(target), problem: stock.problem }
    const plan = planPackage(stock.value, target.policy, stock.value.facts, inputs.now, approvedFor(target, inputs))
    return { ...unread(target), stock: stock.value, plan, taken }
  } catch (error) {
    return { ...unread(target), problem: journal.stop.signal.aborted ? null : errorText(error) }
  }
}

/** What the approved plan says of a package: of one that it does not have, nothing may change. */
const approvedFor = ({ ref }: Target, { approved }: Inputs): Approved | null =>
  approved && (approved.get(`${ref.type}/${ref.name}`) ?? new Map())

/** Defers what the caps leave for the next run: that of a policy over its packages, that of the run over all others. */
const defer = ({ maxDeletions }: Inputs, results: readonly Result[]): void => {
  const capped = Map.groupBy(results, ({ target }) =>
    target.policy.safety.maxDeletions === null ? null : target.policyIndex
  )
  for (const [policyIndex, group] of capped) {
    const cap = policyIndex === null ? maxDeletions : (group[0]?.target.policy.safety.maxDeletions ?? null)
    const deferred = capChanges(
      group.flatMap(({ plan }) => plan ?? []),
      cap
    )
    for (const { plan, outcomes } of group) {
      const places = (plan && deferred.get(plan)) ?? []
      for (const index of places) outcomes.set(index, { index, outcome: 'deferred', problem: null })
    }
  }
}

/** Carries out what is not deferred and gives a line for everything that did not go as planned. */
const change = async (
  host: Host,
  source: Untagging & Source,
  { target, stock, plan, taken, outcomes }: Result,
  inputs: Inputs,
  journal: Journal
): Promise<string[]> => {
  if (plan === null || stock === null) return []
  const { client, owner, stop } = source
  const { ref } = target
  const deferred = new Set(outcomes.keys())
  const isDue = keepFresh(source, target, stock, plan, {
    now: inputs.now,
    taken,
    approved: approvedFor(target, inputs)
  })
  const deletions =
    plan.emptiesPackage && deferred.size === 0
      ? emptyPackage(plan, () => deletePackage(client, owner, ref, () => isDue(null)), stop)
      : applyPlan(plan, deferred, ({ id }) => deleteVersion(client, owner, ref, id, () => isDue(id)), stop)
  const lines: string[] = []
  const progress = startProgress(host.clock, plan.changes.length - deferred.size)
  for await (const outcome of inTurn(deletions, removeTags(source, ref, plan))) {
    outcomes.set(outcome.index, outcome)
    const { version } = plan.decisions[outcome.index] ?? {}
    core.debug(plain(`version ${version?.id}: ${outcome.outcome}`))
    if (outcome.problem) lines.push(`${outcome.outcome}: version ${version?.id}: ${outcome.problem}`)
    say(progress())
    checkTime(host, inputs, journal)
  }
  return lines
}

/** Every few seconds a line for a long phase, asked for after each of its steps. */
const startProgress = (clock: Clock, all: number): (() => string[]) => {
  const started = clock.now()
  let done = 0
  let told = started
  return () => {
    done++
    const now = clock.now()
    if (now - told < 5000) return []
    told = now
    return [sayProgress(done, all, now - started)]
  }
}

async function* inTurn<T>(...sources: readonly AsyncIterable<T>[]): AsyncGenerator<T> {
  for (const source of sources) yield* source
}

const idleWarnings = (policy: Policy, results: readonly Result[]): string[] => {
  const stocks = results.flatMap(({ target, stock }) => (target.policy === policy && stock ? [stock] : []))
  return idlePatterns(policy, stocks).map((source) => `pattern "${source}" matches nothing in any package`)
}

/** Outputs come first, so that a later step reads them even where the files cannot be written. */
const publish = async (report: Report, directory: string): Promise<void> => {
  const path = join(directory, 'report.json')
  annotate(core.warning, report.warnings)
  annotate(core.error, [...report.problems, ...report.packages.flatMap(({ problem }) => problem ?? [])])
  say([logResult(report)])
  setOutputs(report, path)
  await mkdir(directory, { recursive: true })
  await writeFile(path, `${JSON.stringify(report)}\n`)
  await core.summary.addRaw(writeSummary(report)).write()
}

const setOutputs = (report: Report | null, path: string): void => {
  const names = ['planned', 'deleted', 'restored', 'untagged', 'kept', 'refused', 'failed'] as const
  for (const name of names) core.setOutput(`${name}-count`, report ? total(report, name) : 0)
  const versions = report?.packages.flatMap((each) => each.versions) ?? []
  const deleted = versions.filter(({ outcome }) => outcome === 'deleted').map(({ id }) => id)
  core.setOutput('deleted-ids', JSON.stringify(deleted.slice(0, 5000)))
  core.setOutput('complete', report?.complete ?? false)
  core.setOutput('packages', JSON.stringify(report?.packages.map(({ name }) => name) ?? []))
  core.setOutput('report', path)
  core.setOutput('report-html', '')
}

/** Deletes what a run that was cut off left where it was removing a tag; the post step of the action. */
export const finish = async (host: Host): Promise<number> => {
  hideToken(host.env)
  const pending = readPending(host.env['STATE_pending'] ?? '')
  if (pending.length > 0)
    annotate(core.warning, await removeLeftOvers(host, pending).catch((error) => [errorText(error)]))
  return 0
}

/** Says what could not be deleted, and why. */
const removeLeftOvers = async (
  { env, clock, random, cancel = new AbortController().signal }: Host,
  pending: readonly Placeholder[]
): Promise<readonly string[]> => {
  const checked = await readInputs(env, clock.now())
  if (!checked.ok) return checked.problems
  const { inputs } = checked
  const client = connect({ url: inputs.apiUrl, token: inputs.token, clock, random, stop: cancel, cut: cancel })
  const owner = await findOwner(client, inputs.owner)
  if (!owner.ok) return [owner.problem]
  const problems: string[] = []
  for (const placeholder of pending) {
    const removal = await settled(removePlaceholder({ client, owner: owner.value, clock }, placeholder), cancel)
    if (removal.outcome === 'deleted') say([`${placeholder.ref.name}: finished an interrupted removal of a tag`])
    if ('problem' in removal) problems.push(removal.problem)
  }
  return problems
}

/** What the post step of this very step reads, should the run be cut off here. */
const notePending = (pending: readonly Placeholder[]): void => core.saveState('pending', JSON.stringify(pending))

/** Before anything is logged; its base64 form stands in the headers for the registry. */
const hideToken = (env: Environment): void => {
  const token = env['INPUT_TOKEN']?.trim()
  for (const secret of token ? [token, btoa(token), btoa(`x-access-token:${token}`)] : []) core.setSecret(secret)
}

const say = (lines: readonly string[]): void => {
  for (const line of lines) core.info(plain(line))
}

/** The runner shows ten annotations of a kind; the summary has all. */
const annotate = (tell: (text: string) => void, texts: readonly string[]): void => {
  for (const text of texts.slice(0, 10)) tell(plain(text))
  say(texts.slice(10))
}

const noRequests = (): Requests => ({ rest: 0, registry: 0, mutations: 0, retries: 0, waitedSeconds: 0 })

const requestsOf = (client: Client, registry: Registry): Requests => {
  const [rest, images] = [client.traffic(), registry.traffic]
  return {
    rest: rest.requests,
    registry: images.requests,
    mutations: rest.mutations + images.mutations,
    retries: rest.retries + images.retries,
    waitedSeconds: Math.round((rest.waited + images.waited) / 1000)
  }
}

const errorText = (error: unknown): string => (error instanceof Error ? error.message : String(error))
