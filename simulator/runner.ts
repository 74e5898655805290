import { spawn } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { actionMetadata } from '../scripts/action-metadata.ts'
import { type Job, runtimeTokenOf } from './runtime-token.ts'
import type { Simulator } from './server.ts'

/** Results of a workflow step. */
export interface StepResult {
  readonly code: number | null
  readonly log: string
  readonly outputs: ReadonlyMap<string, string>
  /** Path of the job summary. */
  readonly summary: string
}

/** Runs a bundle as a runner runs a step of a workflow in `acme/app`, with its `node`; its files are written to `directory`. */
export const runStep = async (
  bundle: string,
  simulator: Pick<Simulator, 'url' | 'registryUrl'>,
  inputs: Readonly<Record<string, string>>,
  {
    directory,
    environment = {},
    node = process.execPath
  }: { readonly directory: string; readonly environment?: Readonly<Record<string, string>>; readonly node?: string }
): Promise<StepResult> => {
  const env = { ...(await prepareStep(simulator, inputs, directory)), ...environment }
  const child = spawn(node, [bundle], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (log += text))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, log, outputs: await readOutputs(env), summary: env.GITHUB_STEP_SUMMARY }
}

/** Defaults of action.yml for inputs that a step omits, without those that are expressions. */
const defaults = Object.fromEntries(
  Object.entries(actionMetadata.inputs).flatMap(([name, { default: text = '' }]) =>
    text.startsWith('${{') ? [] : [[name, text]]
  )
)

/** Creates the empty files that a step may write, and returns the environment that a runner gives to it. */
export const prepareStep = async (
  { url, registryUrl }: Pick<Simulator, 'url' | 'registryUrl'>,
  inputs: Readonly<Record<string, string>>,
  directory: string
) => {
  const all = Object.entries({ ...defaults, 'api-url': url, 'registry-url': registryUrl, ...inputs })
  const files = {
    GITHUB_OUTPUT: join(directory, 'output'),
    GITHUB_STEP_SUMMARY: join(directory, 'summary.md'),
    GITHUB_STATE: join(directory, 'state'),
    GITHUB_ENV: join(directory, 'env')
  }
  await mkdir(directory, { recursive: true })
  await Promise.all(Object.values(files).map((path) => writeFile(path, '')))
  return {
    ...files,
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: url,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'acme/app',
    GITHUB_REPOSITORY_OWNER: 'acme',
    GITHUB_WORKSPACE: directory,
    RUNNER_TEMP: directory,
    ...Object.fromEntries(all.map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]))
  }
}

/** Returns the environment variables that a runner with a cache and an artifact service adds, and those of the job. */
export const withServices = ({ resultsUrl }: Pick<Simulator, 'resultsUrl'>, job: Job = {}) => ({
  ACTIONS_RESULTS_URL: `${resultsUrl}/`,
  ACTIONS_CACHE_SERVICE_V2: 'True',
  ACTIONS_RUNTIME_TOKEN: runtimeTokenOf(job),
  GITHUB_RUN_ID: String(job.runId ?? 1),
  GITHUB_RUN_ATTEMPT: String(job.attempt ?? 1),
  GITHUB_JOB: job.job ?? 'clean',
  // To find tar, which packs the cache.
  PATH: process.env['PATH'] ?? ''
})

/** Returns the outputs that a step has written as `name<<delimiter`, value, delimiter; the last value of a name wins. */
export const readOutputs = async ({ GITHUB_OUTPUT }: { GITHUB_OUTPUT: string }): Promise<Map<string, string>> => {
  const text = await readFile(GITHUB_OUTPUT, 'utf8')
  const commands = text.matchAll(/^(.+?)<<(\S+)\n([\s\S]*?)\n?\2$/gm)
  return new Map([...commands].map(([, name = '', , value = '']) => [name, value]))
}
