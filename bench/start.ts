import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../simulator/clock.ts'
import { prepareStep } from '../simulator/runner.ts'
import { type Simulator, startSimulator } from '../simulator/server.ts'
import { addOwner, addToken, createWorld } from '../simulator/world.ts'
import { type BenchmarkResult, minimum, round } from './results.ts'

const bundle = join(import.meta.dirname, '..', 'dist', 'index.js')
const runs = 21
const token = 'bench'

/** Measures the time until the action reports a missing input, or sends a request, compared with a Node process that does nothing. */
export const measureStart = async (): Promise<BenchmarkResult> => {
  const world = createWorld(systemClock)
  addOwner(world, { login: 'acme', type: 'Organization' })
  addToken(world, { token, kind: 'classic', login: 'acme' })
  const simulator = await startSimulator(world)
  const times: Record<'bare' | 'withoutInputs' | 'nothingToDelete' | 'firstRequest', number>[] = []
  for (let run = 0; run < runs; run++) {
    times.push({
      bare: timeProcess(['-e', '0']),
      withoutInputs: timeProcess([bundle]),
      nothingToDelete: timeProcess([bundle], {
        INPUT_TOKEN: 'x',
        GITHUB_REPOSITORY: 'acme/app',
        GITHUB_REPOSITORY_OWNER: 'acme'
      }),
      firstRequest: await timeFirstRequest(simulator)
    })
  }
  await simulator.close()
  const fastest = (which: keyof (typeof times)[number]): number => minimum(times.map((each) => each[which]))
  const bare = fastest('bare')
  const rows = [
    { what: 'node -e 0', ms: bare },
    { what: 'without inputs', ms: fastest('withoutInputs'), limit: 2.8 },
    { what: 'without anything to delete', ms: fastest('nothingToDelete'), limit: 2.8 },
    { what: 'until the first request', ms: fastest('firstRequest') }
  ]
  return {
    title: `Start: time until a run fails because of a missing input, or sends its first request (the minimum of ${runs} runs each, alternating)`,
    rows: rows.map(({ what, ms }) => ({
      what: ms === bare ? what : `node dist/index.js ${what}`,
      'minimum ms': round(ms),
      'times bare Node': round(ms / bare)
    })),
    limits: rows.flatMap(({ what, ms, limit }) =>
      limit === undefined ? [] : [{ what: `start ${what}`, value: ms / bare, limit, unit: 'times bare Node' }]
    )
  }
}

/** Returns a new RUNNER_TEMP as the first step of a job finds it: without a report. */
const makeTemporary = (): string => mkdtempSync(join(tmpdir(), 'package-retention-start-'))

const timeProcess = (args: readonly string[], env: Readonly<Record<string, string>> = {}): number => {
  const temporary = makeTemporary()
  const startedAt = performance.now()
  const step = spawnSync(process.execPath, args, {
    env: { PATH: process.env['PATH'], RUNNER_TEMP: temporary, ...env },
    encoding: 'utf8'
  })
  const milliseconds = performance.now() - startedAt
  rmSync(temporary, { recursive: true })
  // A run that fails before it reads its inputs would count as a fast one.
  if (args[0] === bundle && (step.status !== 1 || !/::error::.*(?:input token|delete-tags)/.test(step.stdout))) {
    throw new Error(`exit code ${step.status} instead of an error about the inputs: ${step.stdout}${step.stderr}`)
  }
  return milliseconds
}

/** Returns the milliseconds from the start of a dry run to the arrival of its first request. */
const timeFirstRequest = async (simulator: Simulator): Promise<number> => {
  const directory = makeTemporary()
  const inputs = { token, packages: 'app', 'delete-tags': 'pr-*', 'dry-run': 'true', 'if-missing': 'ignore' }
  const env = { PATH: process.env['PATH'], ...(await prepareStep(simulator, inputs, directory)) }
  const before = simulator.requests.length
  const startedAt = performance.now()
  const [code] = await once(spawn(process.execPath, [bundle], { env, stdio: 'ignore' }), 'close')
  rmSync(directory, { recursive: true })
  const first = simulator.requests[before]
  if (code !== 0 || !first) throw new Error(`exit code ${code} after ${simulator.requests.length - before} requests`)
  return first.startedAt - startedAt
}
