import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as core from '@actions/core'
import { applyPlan, emptyPackage } from './apply.ts'
import { type Client, connect } from './github/client.ts'
import type { Clock } from './github/clock.ts'
import { deletePackage, deleteVersion, findOwner } from './github/packages.ts'
import { connectRegistry, type Registry } from './github/registry.ts'
import { type Environment, type Inputs, readInputs } from './inputs.ts'
import { askAbout, findPackages, type Source, type Stock, type Target, takeInventory } from './inventory.ts'
import { hasFailed, makeReport, type Report, type Requests, reportPackage, total } from './report/json.ts'
import { logPackage, logResult, logTitle } from './report/log.ts'
import { describePolicy } from './report/policy.ts'
import { writeSummary } from './report/summary.ts'
import { plain } from './report/text.ts'
import { idlePatterns } from './retention/judge.ts'
import { capChanges, type Outcome, type Plan, planPackage } from './retention/plan.ts'
import type { Policy } from './retention/policy.ts'
import { type Placeholder, readPending, removePlaceholder, removeTags, type Untagging } from './untag.ts'

/** What the run has of the outside world; tests replace it. */
export interface Host {
  readonly env: Environment
  readonly clock: Clock
  /** From 0 to below 1, to spread retries. */
  readonly random: () => number
}

/** What is known of the run so far: the report can be made from it at any time. */
interface Journal {
  inputs: Inputs | null
  requests: () => Requests
  readonly problems: string[]
  readonly warnings: string[]
  readonly results: Result[]
}

/** One package on its way through the run. */
interface Result {
  readonly target: Target
  readonly problem: string | null
  readonly stock: Stock | null
  readonly plan: Plan | null
  readonly outcomes: Map<number, Outcome>
}

/** Runs the action and gives its exit code; outputs, report and summary are written whatever happens. */
export const run = async (host: Host): Promise<number> => {
  const { env, clock } = host
  const startedAt = clock.now()
  hideToken(env)
  setOutputs(null, '')
  const journal: Journal = { inputs: null, requests: noRequests, problems: [], warnings: [], results: [] }
  try {
    await work(host, startedAt, journal)
  } catch (error) {
    journal.problems.push(errorText(error))
  }
  const report = makeReport({ ...journal, requests: journal.requests(), startedAt, finishedAt: clock.now() })
  await publish(report, journal.inputs?.reportDir ?? join(env['RUNNER_TEMP'] ?? tmpdir(), 'package-retention'))
  return hasFailed(report) ? 1 : 0
}

/** The story of a run: inputs, packages, an inventory and a plan for each, then the changes. */
const work = async ({ env, clock, random }: Host, started: number, journal: Journal): Promise<void> => {
  const checked = await readInputs(env, started)
  if (!checked.ok) return void journal.problems.push(...checked.problems)
  const { inputs } = checked
  const { mode, policies, token } = inputs
  journal.inputs = inputs
  journal.warnings.push(...inputs.warnings)

  const client = connect({ url: inputs.apiUrl, token, clock, random })
  const registry = connectRegistry({ url: inputs.registryUrl, owner: inputs.owner, token, clock, random })
  journal.requests = () => requestsOf(client, registry)
  const owner = await findOwner(client, inputs.owner)
  if (!owner.ok) return void journal.problems.push(owner.problem)
  const ask = askAbout(client, inputs.repository, (text) => journal.warnings.push(text))
  const source = { client, registry, owner: owner.value, ask, clock, note: notePending }
  const found = await findPackages(client, owner.value, policies)
  journal.problems.push(...found.problems)
  journal.warnings.push(...found.warnings)
  if (mode === 'list') return void journal.results.push(...found.targets.map(unread))

  say(policies.flatMap(describePolicy))
  for (const target of found.targets) journal.results.push(await decide(source, target, inputs.now))
  journal.warnings.push(...policies.flatMap((policy) => idleWarnings(policy, journal.results)))
  defer(inputs, journal.results)
  for (const result of journal.results) {
    const planned = reportPackage(result)
    core.startGroup(logTitle(planned, inputs.dryRun))
    say(logPackage(planned, inputs.now))
    if (!inputs.dryRun) say(await change(source, result))
    core.endGroup()
  }
}

const unread = (target: Target): Result => ({ target, problem: null, stock: null, plan: null, outcomes: new Map() })

/** Takes inventory of a package and plans it; what goes wrong there leaves the package as it is, and the others go on. */
const decide = async (source: Source, target: Target, now: number): Promise<Result> => {
  try {
    const stock = await takeInventory(source, target, now)
    if (!stock.ok) return { ...unread(target), problem: stock.problem }
    const plan = planPackage(stock.value, target.policy, stock.value.facts, now)
    return { ...unread(target), stock: stock.value, plan }
  } catch (error) {
    return { ...unread(target), problem: errorText(error) }
  }
}

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
const change = async (source: Untagging, { target, plan, outcomes }: Result): Promise<string[]> => {
  if (plan === null) return []
  const { client, owner } = source
  const { ref } = target
  const deferred = new Set(outcomes.keys())
  const whole = plan.emptiesPackage && deferred.size === 0
  const deletions = whole
    ? emptyPackage(plan, () => deletePackage(client, owner, ref))
    : applyPlan(plan, deferred, ({ id }) => deleteVersion(client, owner, ref, id))
  const lines: string[] = []
  for await (const outcome of inTurn(deletions, removeTags(source, ref, plan))) {
    outcomes.set(outcome.index, outcome)
    const { version } = plan.decisions[outcome.index] ?? {}
    core.debug(plain(`version ${version?.id}: ${outcome.outcome}`))
    if (outcome.problem) lines.push(`${outcome.outcome}: version ${version?.id}: ${outcome.problem}`)
  }
  return lines
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
export const finish = async ({ env, clock, random }: Host): Promise<number> => {
  hideToken(env)
  const pending = readPending(env['STATE_pending'] ?? '')
  if (pending.length === 0) return 0
  const checked = await readInputs(env, clock.now())
  if (!checked.ok) return 0
  const { inputs } = checked
  const client = connect({ url: inputs.apiUrl, token: inputs.token, clock, random })
  const owner = await findOwner(client, inputs.owner)
  if (!owner.ok) return 0
  for (const placeholder of pending) {
    const removal = await removePlaceholder({ client, owner: owner.value, clock }, placeholder)
    const { name } = placeholder.ref
    core.info(plain(`${name}: the placeholder of an interrupted removal of a tag: ${removal.outcome}`))
    if ('problem' in removal) core.warning(plain(removal.problem))
  }
  return 0
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
