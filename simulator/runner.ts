import { spawn } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Simulator } from './server.ts'

/** What a step of a workflow leaves behind. */
export interface StepResult {
  readonly code: number | null
  readonly log: string
  readonly outputs: ReadonlyMap<string, string>
  /** Path of the job summary. */
  readonly summary: string
}

/** Runs a bundle as a runner would run the step of a workflow in `acme/app`; its files go into `directory`. */
export const runStep = async (
  bundle: string,
  simulator: Pick<Simulator, 'url' | 'registryUrl'>,
  inputs: Readonly<Record<string, string>>,
  directory: string
): Promise<StepResult> => {
  await mkdir(directory, { recursive: true })
  const [output, summary, state, environment] = ['output', 'summary.md', 'state', 'env'].map((name) =>
    join(directory, name)
  )
  await Promise.all([output, summary, state, environment].map((path) => writeFile(String(path), '')))
  const given = { 'registry-url': simulator.registryUrl, ...inputs }
  const child = spawn(process.execPath, [bundle], {
    env: {
      PATH: process.env['PATH'],
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: simulator.url,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'acme/app',
      GITHUB_REPOSITORY_OWNER: 'acme',
      GITHUB_WORKSPACE: directory,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_STATE: state,
      GITHUB_ENV: environment,
      RUNNER_TEMP: directory,
      ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))
    },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (log += text))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, log, outputs: parseOutputs(await readFile(String(output), 'utf8')), summary: String(summary) }
}

/** Reads a file of `name<<delimiter` commands; the last value of a name counts. */
const parseOutputs = (text: string): Map<string, string> =>
  new Map([...text.matchAll(/^(.+?)<<(\S+)\n([\s\S]*?)\n?\2$/gm)].map(([, name = '', , value = '']) => [name, value]))
