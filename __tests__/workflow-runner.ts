import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { parse } from 'yaml'
import { readOutputs, runStep, type StepResult, withServices } from '../simulator/runner.ts'
import type { Simulator } from '../simulator/server.ts'
import type { Permissions } from '../simulator/tokens.ts'
import { addToken, type World } from '../simulator/world.ts'

const value = v.union([v.string(), v.number(), v.boolean()])
const permissions = v.record(
  v.picklist(['actions', 'packages', 'contents', 'pull-requests', 'deployments']),
  v.picklist(['read', 'write'])
)
const workflowBody = v.object({
  permissions,
  jobs: v.record(
    v.string(),
    v.object({
      needs: v.optional(v.string()),
      if: v.optional(v.string()),
      outputs: v.optional(v.record(v.string(), v.string()), {}),
      strategy: v.optional(v.object({ matrix: v.record(v.string(), v.string()) })),
      steps: v.array(
        v.object({
          id: v.optional(v.string()),
          uses: v.optional(v.string()),
          run: v.optional(v.string()),
          with: v.optional(v.record(v.string(), value), {})
        })
      )
    })
  )
})

/** Where workflows of the repository `acme/app` run. */
export interface WorkflowSite {
  readonly world: World
  readonly simulator: Simulator
  /** The folder of the built action. */
  readonly dist: string
  /** An empty folder. */
  readonly directory: string
  readonly secrets: Readonly<Record<string, string>>
  /** The files of the repository, by path. */
  readonly files?: Readonly<Record<string, string>>
}

/** The event and the inputs that start a workflow. */
export interface WorkflowStart {
  readonly runId: number
  readonly inputs?: Readonly<Record<string, string | boolean>>
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
 * conditions, outputs and a matrix; each step of this action in a process of its own, with the files and variables of a
 * runner, and its post step after the job. `actions/checkout` writes the files; shell commands are passed over.
 */
export const runWorkflow = async (site: WorkflowSite, text: string, start: WorkflowStart): Promise<ActionRun[]> => {
  const { permissions, jobs } = v.parse(workflowBody, parse(text))
  const { inputs = {}, event = {}, runId } = start
  const needs: Record<string, { outputs: Record<string, unknown> }> = {}
  const runs: ActionRun[] = []
  for (const [job, { needs: needed = '', if: condition, outputs, strategy, steps }] of Object.entries(jobs)) {
    const github = { run_id: `${runId}`, repository: 'acme/app', event }
    const base = { github, inputs, needs, secrets: site.secrets }
    if (needed !== '' && !(needed in needs)) continue
    if (condition !== undefined && !evaluate(condition, base)) continue
    const [key = '', list = ''] = Object.entries(strategy?.matrix ?? {})[0] ?? []
    const legs = key === '' ? [''] : v.parse(v.array(v.string()), evaluate(list, base))
    for (const leg of legs) {
      const token = `ghs_${runId}_${job}_${leg}`
      addToken(site.world, { token, kind: 'github-token', repository: 'acme/app', permissions })
      const context = { ...base, github: { ...github, token }, matrix: { [key]: leg }, steps: {} }
      const done = await runJob(site, { ...start, job, leg, permissions, token }, steps, context)
      runs.push(...done)
      needs[job] = {
        outputs: Object.fromEntries(Object.entries(outputs).map(([name, each]) => [name, evaluate(each, context)]))
      }
    }
  }
  return runs
}

type Step = v.InferOutput<typeof workflowBody>['jobs'][string]['steps'][number]

interface JobStart extends WorkflowStart {
  readonly job: string
  readonly leg: string
  readonly permissions: Permissions
  readonly token: string
}

const runJob = async (
  { simulator, dist, directory, files = {} }: WorkflowSite,
  { runId, job, leg, token, event = {} }: JobStart,
  steps: readonly Step[],
  context: { readonly steps: Record<string, unknown> }
): Promise<ActionRun[]> => {
  const workspace = join(directory, `${runId}-${job}-${leg.replaceAll('/', '_')}`)
  await mkdir(workspace, { recursive: true })
  const eventPath = join(workspace, 'event.json')
  await writeFile(eventPath, JSON.stringify(event))
  const ran: { readonly main: StepResult; readonly inputs: Record<string, string>; readonly environment: object }[] = []
  for (const [at, { id = `__step-${at}`, uses = '', with: given }] of steps.entries()) {
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
    const main = await runStep(join(dist, 'index.js'), simulator, inputs, { directory: folder, environment })
    context.steps[id] = { outputs: Object.fromEntries(main.outputs) }
    const state = await readOutputs({ GITHUB_OUTPUT: join(folder, 'state') })
    const states = Object.fromEntries([...state].map(([name, text]) => [`STATE_${name}`, text]))
    ran.push({ main, inputs, environment: { ...environment, ...states } })
  }
  const runs: ActionRun[] = []
  for (const [at, { main, inputs, environment }] of ran.entries()) {
    const folder = join(workspace, `post-${at}`)
    const post = await runStep(join(dist, 'post.js'), simulator, inputs, {
      directory: folder,
      environment: { ...environment }
    })
    runs.push({ job, main, post })
  }
  return runs
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

/** Returns the value of a path, a text, a comparison or `fromJSON`; throws for anything else. */
const resolve = (expression: string, context: object): unknown => {
  const [, one, operator, other] = /^(\S+) (==|!=) (\S+)$/.exec(expression) ?? []
  if (one && other) return (resolve(one, context) === resolve(other, context)) === (operator === '==')
  const [, json] = /^fromJSON\((.+)\)$/.exec(expression) ?? []
  if (json) return JSON.parse(String(resolve(json, context)))
  const [, literal] = /^'(.*)'$/.exec(expression) ?? []
  if (literal !== undefined) return literal
  if (!/^[\w.-]+$/.test(expression)) throw new Error(`cannot evaluate ${expression}`)
  return expression.split('.').reduce<unknown>((value, key) => Object(value)[key], context)
}
