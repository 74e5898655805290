import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { parse } from 'yaml'
import type { Clock } from '../simulator/clock.ts'
import { prepareStep, readOutputs, type StepResult, withServices } from '../simulator/runner.ts'
import type { Simulator } from '../simulator/server.ts'
import type { Permissions } from '../simulator/tokens.ts'
import { addToken, type World } from '../simulator/world.ts'
import { run, runPost } from '../src/main.ts'
import { createWorkflowView } from '../src/workflow-view.ts'
import { captureOutput, page, summaryFile } from './action.ts'

const reusable = '.github/workflows/retention.yml'

const value = v.union([v.string(), v.number(), v.boolean()])
const permissions = v.record(
  v.picklist(['actions', 'packages', 'contents', 'pull-requests', 'deployments']),
  v.picklist(['read', 'write'])
)
const values = v.record(v.string(), value)
const job = v.object({
  needs: v.optional(v.union([v.string(), v.array(v.string())]), []),
  if: v.optional(v.string()),
  permissions: v.optional(permissions),
  outputs: v.optional(v.record(v.string(), v.string()), {}),
  strategy: v.optional(v.object({ matrix: v.record(v.string(), v.string()) })),
  uses: v.optional(v.literal(`package-retention/package-retention/${reusable}@v1`)),
  with: v.optional(values, {}),
  secrets: v.optional(v.record(v.string(), v.string()), {}),
  steps: v.optional(
    v.array(
      v.object({
        id: v.optional(v.string()),
        if: v.optional(v.string()),
        uses: v.optional(v.string()),
        run: v.optional(v.string()),
        with: v.optional(values, {})
      })
    ),
    []
  )
})
const workflowBody = v.object({
  on: v.unknown(),
  permissions,
  jobs: v.record(v.string(), job)
})
const callable = v.object({
  workflow_call: v.object({ inputs: v.record(v.string(), v.object({ default: value })) })
})

/** Where workflows of the repository `acme/app` run. */
export interface WorkflowSite {
  readonly world: World
  readonly simulator: Simulator
  readonly clock: Clock
  /** An empty folder. */
  readonly directory: string
  readonly secrets: Readonly<Record<string, string>>
  /** The files of the repository, by path. */
  readonly files?: Readonly<Record<string, string>>
  /** Returns true for a job, or a leg of its matrix, whose runner is lost before it does anything. */
  readonly isLost?: (job: string, leg: string) => boolean
}

/** The event and the inputs that start a workflow. */
export interface WorkflowStart {
  readonly runId: number
  readonly inputs?: Readonly<Record<string, string | number | boolean>>
  readonly event?: object
}

/** A step of a job that ran the action, and its post step. */
export interface ActionRun {
  readonly job: string
  readonly main: StepResult
  readonly post: StepResult
}

/**
 * Runs a workflow as a runner does, as far as the workflows of the documentation need it: jobs in their order, with
 * conditions, outputs and a matrix, or those of the reusable workflow; each step of this action in this process, with the
 * files and variables of a runner, and its post step after the job. `actions/checkout` writes the files; shell commands
 * are passed over.
 */
export const runWorkflow = async (site: WorkflowSite, text: string, start: WorkflowStart): Promise<ActionRun[]> => {
  const { permissions, jobs } = v.parse(workflowBody, parse(text))
  return runJobs(site, jobs, start, permissions)
}

type Jobs = v.InferOutput<typeof workflowBody>['jobs']

/** A job that has ended, or was skipped. */
interface JobEnd {
  readonly result: 'success' | 'failure' | 'skipped'
  readonly outputs: Readonly<Record<string, unknown>>
}

const runJobs = async (
  site: WorkflowSite,
  jobs: Jobs,
  start: WorkflowStart,
  granted: Permissions
): Promise<ActionRun[]> => {
  const { inputs = {}, event = {}, runId } = start
  const needs: Record<string, JobEnd> = {}
  const runs: ActionRun[] = []
  for (const [name, job] of Object.entries(jobs)) {
    const github = { run_id: `${runId}`, repository: 'acme/app', event }
    const base = { github, inputs, needs, secrets: site.secrets }
    needs[name] = { result: 'skipped', outputs: {} }
    if (!isStarted(job, base)) continue
    const permissions = job.permissions ?? granted
    if (job.uses !== undefined) {
      const secrets = Object.fromEntries(
        Object.entries(job.secrets).map(([key, each]) => [key, String(evaluate(each, base))])
      )
      const given = Object.entries(job.with).map(([key, each]) => [key, evaluate(String(each), base)])
      const called = { ...start, inputs: v.parse(values, Object.fromEntries(given)) }
      runs.push(...(await runReusable({ ...site, secrets }, called, permissions)))
      continue
    }
    const [key = '', list = ''] = Object.entries(job.strategy?.matrix ?? {})[0] ?? []
    const legs = key === '' ? [''] : v.parse(matrixBody, evaluate(list, base))
    const ends: JobEnd[] = []
    for (const leg of legs) {
      const token = `ghs_${runId}_${name}_${leg}`
      addToken(site.world, { token, kind: 'github-token', repository: 'acme/app', permissions })
      const context = { ...base, github: { ...github, token }, matrix: { [key]: leg }, steps: {} }
      const done = site.isLost?.(name, leg)
        ? null
        : await runJob(site, { ...start, job: name, leg, permissions, token }, job.steps, context)
      runs.push(...(done ?? []))
      const outputs = Object.entries(job.outputs).map(([each, text]) => [each, evaluate(text, context)])
      const isDone = done?.every(({ main }) => main.code === 0)
      ends.push({ result: isDone ? 'success' : 'failure', outputs: Object.fromEntries(outputs) })
    }
    const result = ends.every((end) => end.result === 'success') ? 'success' : 'failure'
    needs[name] = { outputs: ends.at(-1)?.outputs ?? {}, result }
  }
  return runs
}

/** A matrix has a job for each of these, at most 256 and at least one. */
const matrixBody = v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(256))

/** Returns whether the condition of a job is true; one without a function that asks for the state also needs all to have succeeded. */
const isStarted = (
  { needs: needed, if: condition }: Jobs[string],
  context: { readonly needs: Readonly<Record<string, JobEnd>> }
): boolean => {
  const asks = /\b(?:always|cancelled|failure|success)\(\)/.test(condition ?? '')
  if (!asks && [needed].flat().some((name) => context.needs[name]?.result !== 'success')) return false
  return condition === undefined || Boolean(evaluate(condition, context))
}

/** Runs the reusable workflow with the defaults of its inputs; its jobs may not ask for more than the caller has. */
const runReusable = async (
  site: WorkflowSite,
  start: WorkflowStart,
  granted: Permissions
): Promise<readonly ActionRun[]> => {
  const { on, jobs } = v.parse(workflowBody, parse(await readFile(reusable, 'utf8')))
  const { inputs } = v.parse(callable, on).workflow_call
  const unknown = Object.keys(start.inputs ?? {}).filter((name) => !(name in inputs))
  const excess = Object.values(jobs).flatMap((job) =>
    Object.entries(job.permissions ?? {}).filter(
      ([scope, level]) =>
        !Object.entries(granted).some(([each, has]) => each === scope && (has === level || has === 'write'))
    )
  )
  if (unknown.length + excess.length > 0)
    throw new Error(`${reusable}: not given: ${JSON.stringify({ unknown, excess })}`)
  const defaults = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default]))
  return runJobs(site, jobs, { ...start, inputs: { ...defaults, ...start.inputs } }, granted)
}

type Step = Jobs[string]['steps'][number]

interface JobStart extends WorkflowStart {
  readonly job: string
  readonly leg: string
  readonly permissions: Permissions
  readonly token: string
}

const runJob = async (
  site: WorkflowSite,
  { runId, job, leg, token, event = {} }: JobStart,
  steps: readonly Step[],
  context: { readonly steps: Record<string, unknown> }
): Promise<ActionRun[]> => {
  const { simulator, directory, files = {} } = site
  const workspace = join(directory, `${runId}-${job}-${leg.replaceAll('/', '_')}`)
  await mkdir(workspace, { recursive: true })
  const eventPath = join(workspace, 'event.json')
  await writeFile(eventPath, JSON.stringify(event))
  const ran: {
    readonly main: StepResult
    readonly inputs: Record<string, string>
    readonly environment: Record<string, string>
  }[] = []
  for (const [at, { id = `__step-${at}`, if: condition, uses = '', with: given }] of steps.entries()) {
    if (condition !== undefined && !evaluate(condition, context)) continue
    if (uses.startsWith('actions/checkout@')) await writeFiles(workspace, files)
    if (!uses.startsWith('package-retention/package-retention@')) continue
    const texts = Object.entries(given).map(([name, each]) => [name, String(evaluate(String(each), context))])
    const inputs = { token, ...Object.fromEntries(texts) }
    const environment = {
      ...withServices(simulator, { runId, job, leg }),
      GITHUB_ACTION: id,
      GITHUB_EVENT_NAME: 'pull_request' in event ? 'pull_request' : 'workflow_dispatch',
      GITHUB_EVENT_PATH: eventPath,
      GITHUB_WORKSPACE: workspace
    }
    const folder = join(workspace, `step-${at}`)
    const main = await runStep(run, site, inputs, environment, folder)
    context.steps[id] = { outputs: Object.fromEntries(main.outputs) }
    const state = await readOutputs({ GITHUB_OUTPUT: join(folder, 'state') })
    const states = Object.fromEntries([...state].map(([name, text]) => [`STATE_${name}`, text]))
    ran.push({ main, inputs, environment: { ...environment, ...states } })
    if (main.code !== 0) break
  }
  const runs: ActionRun[] = []
  for (const [at, { main, inputs, environment }] of ran.entries()) {
    runs.push({ job, main, post: await runStep(runPost, site, inputs, environment, join(workspace, `post-${at}`)) })
  }
  return runs
}

/** Runs a step of the action, or its post step, with its files in a folder. */
const runStep = async (
  start: typeof run,
  { simulator, clock }: WorkflowSite,
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>>,
  folder: string
): Promise<StepResult> => {
  const own = await prepareStep(simulator, inputs, folder)
  const env = { ...own, ...environment, GITHUB_STEP_SUMMARY: summaryFile }
  await writeFile(summaryFile, '')
  const host = { env, view: createWorkflowView(env), clock, random: () => 0.5, page }
  const { code, log } = await captureOutput(env, () => start(host))
  await copyFile(summaryFile, own.GITHUB_STEP_SUMMARY)
  return { code, log, outputs: await readOutputs(env), summary: own.GITHUB_STEP_SUMMARY }
}

const writeFiles = async (workspace: string, files: Readonly<Record<string, string>>): Promise<void> => {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(workspace, path)), { recursive: true })
    await writeFile(join(workspace, path), text)
  }
}

/** Returns the value of an expression, or a text with the values of those in it. */
const evaluate = (text: string, context: object): unknown => {
  const [, whole] = /^\$\{\{\s*([^}]+?)\s*\}\}$/.exec(text) ?? []
  return whole === undefined
    ? text.replaceAll(/\$\{\{\s*(.+?)\s*\}\}/g, (_, inner) => String(resolve(inner, context)))
    : resolve(whole, context)
}

/** Returns the value of a path, a text, an operator or a function that workflows use here; throws for anything else. */
const resolve = (expression: string, context: object): unknown => {
  for (const [mark, isDecided] of operators) {
    const at = expression.indexOf(mark)
    if (at < 0) continue
    const one = resolve(expression.slice(0, at), context)
    return isDecided(one) ? one : resolve(expression.slice(at + mark.length), context)
  }
  const [, one, operator, other] = /^(\S+) (==|!=) (\S+)$/.exec(expression) ?? []
  if (one && other) return (resolve(one, context) === resolve(other, context)) === (operator === '==')
  if (expression === '!cancelled()' || expression === 'true') return true
  if (expression === 'false') return false
  const [, list, separator = ''] = /^join\((.+), '(.*)'\)$/.exec(expression) ?? []
  if (list) return v.parse(v.array(v.string()), resolve(list, context)).join(separator)
  const [, json] = /^fromJSON\((.+)\)$/.exec(expression) ?? []
  if (json) return JSON.parse(String(resolve(json, context)))
  const [, literal] = /^'(.*)'$/.exec(expression) ?? []
  if (literal !== undefined) return literal
  if (!/^[\w.-]+$/.test(expression)) throw new Error(`cannot evaluate ${expression}`)
  return expression.split('.').reduce<unknown>((value, key) => Object(value)[key], context)
}

/** The operators, those that bind least first, and whether the value before one is that of the whole. */
const operators: readonly (readonly [string, (value: unknown) => boolean])[] = [
  [' || ', Boolean],
  [' && ', (value) => !value]
]
