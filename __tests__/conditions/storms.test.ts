import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { githubLimits } from '../../simulator/limits.ts'
import { prepareStep } from '../../simulator/runner.ts'
import { type RequestRecord, type Simulator, startSimulator } from '../../simulator/server.ts'
import { run } from '../../src/main.ts'
import type { Report } from '../../src/report/json.ts'
import { captured, runAction } from '../action.ts'
import { classic } from '../simulator/simulate.ts'
import { expectPromises, expectTruth, hastenDeadlines } from './estate.ts'
import { drawScene, policyOf, runnersClock, type Scene, watch } from './weather.ts'

/** So many runs, from this seed on: `npm run test:storms` has thousands. */
const storms = Number(process.env['STORMS'] ?? 500)
const first = Number(process.env['SEED'] ?? 0)

const stalls = hastenDeadlines()

const directory = mkdtempSync(join(tmpdir(), 'package-retention-'))
afterAll(() => rmSync(directory, { recursive: true }))

const serveScene = (scene: Scene): Promise<Simulator> => {
  const { world, budget, latency, dice, faults } = scene
  const primaryStatus = dice() < 0.5 ? 403 : 429
  const limits = { ...githubLimits, primary: { classic: budget }, primaryStatus } as const
  return startSimulator(world, { limits, latency: latency === 0 ? 0 : () => dice() * latency }).then((simulator) => {
    for (const fault of faults) simulator.faults.add(fault)
    return simulator
  })
}

/** Two runs at the same time, the second one a while after the first. */
const runTwice = async (scene: Scene, simulator: Simulator) => {
  const { clock, dice } = scene
  const inputs = { token: classic, policy: policyOf(scene), ...scene.inputs }
  const later = dice() * 60_000
  const start = async (name: string, delay: number): Promise<{ code: number; report: Report }> => {
    const folder = join(directory, name)
    const env = await prepareStep(simulator, { ...inputs, 'report-dir': folder }, directory)
    await clock.sleep(delay)
    const code = await run({ env, clock: runnersClock(scene), random: dice })
    return { code, report: JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) }
  }
  const env = await prepareStep(simulator, inputs, directory)
  let runs: { code: number; report: Report }[] = []
  await captured(env, async () => {
    runs = await Promise.all([start('one', 0), start('two', later)])
    return 0
  })
  return runs
}

/** Expects of two runs that each says what is gone, and one of them who deleted it. */
const expectBothTrue = (runs: readonly { code: number; report: Report }[], { app, attic, ui, others }: Scene): void => {
  const deletedBy = (report: Report): number[] =>
    report.packages.flatMap(({ versions }) =>
      versions.flatMap(({ id, outcome }) => (outcome === 'deleted' ? [id] : []))
    )
  for (const { report } of runs) {
    const elsewhere = new Set([
      ...others,
      ...runs.flatMap((each) => (each.report === report ? [] : deletedBy(each.report)))
    ])
    for (const each of report.packages) {
      const pkg = [app, attic, ui].find(({ name }) => name === each.name)
      if (pkg) expectTruth(pkg, each, elsewhere)
    }
  }
}

/** Expects that the hourly budget was kept, and its reserve: a few requests are under way when their answers tell of it. */
const expectBudgetKept = (requests: readonly RequestRecord[], { inputs, budget }: Scene): void => {
  const reserve = Math.min(Number(inputs['rate-limit-reserve'] ?? 50), budget - 1)
  const told = requests.flatMap(({ host, remaining }) => (host === 'rest' && remaining !== null ? [remaining] : []))
  expect(Math.min(...told, reserve)).toBeGreaterThanOrEqual(reserve - 10)
}

/** Runs once, or twice, in a scene, and expects all that is promised; the worst exit code. */
const braveScene = async (scene: Scene, simulator: Simulator): Promise<number> => {
  const { app, attic, ui, others } = scene
  const lost = watch(scene)
  if (scene.races) {
    const runs = await runTwice(scene, simulator)
    expect(lost()).toEqual([])
    expectBothTrue(runs, scene)
    return Math.max(...runs.map(({ code }) => code))
  }
  const inputs = { policy: policyOf(scene), 'report-dir': directory, ...scene.inputs }
  const result = await runAction(simulator, runnersClock(scene), inputs)
  expectPromises(result, [app, attic, ui], lost(), others)
  expectBudgetKept(result.requests, scene)
  return result.code
}

/** One storm, which only its seed decides. */
const runInStorm = async (seed: number): Promise<number> => {
  const scene = drawScene(seed, stalls)
  const simulator = await serveScene(scene)
  const started = scene.clock.now()
  try {
    const code = await braveScene(scene, simulator)
    // The worst is a budget of which only a few requests an hour may be spent.
    expect((scene.clock.now() - started) / 3_600_000).toBeLessThan(scene.budget < 5000 ? 24 * 30 : 24)
    return code
  } catch (error) {
    throw new Error(`SEED=${seed} STORMS=1 with ${scene.drawn.join(', ') || 'nothing drawn'}: ${error}`, {
      cause: error
    })
  } finally {
    await simulator.close()
  }
}

describe('whatever goes wrong at once', () => {
  test(
    `nothing that is kept is damaged, no limit is exceeded, and the report says what happened, in ${storms} storms`,
    async () => {
      const codes = [0, 0]
      const failures: unknown[] = []
      for (let seed = first; seed < first + storms; seed++) {
        const code = await runInStorm(seed).catch((error: unknown) => void failures.push(error))
        if (code !== undefined) codes[code] = (codes[code] ?? 0) + 1
      }
      expect(failures).toEqual([])
      // Storms that all runs get through, or none, prove little.
      if (storms >= 100) expect(Math.min(...codes)).toBeGreaterThan(storms / 10)
    },
    30_000 + storms * 500
  )
})
