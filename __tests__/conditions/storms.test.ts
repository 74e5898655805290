import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import type { RequestRecord, Simulator } from '../../simulator/server.ts'
import { runAction } from '../action.ts'
import { expectPromises, outlasts } from './estate.ts'
import { expectBothTrue, runTwice, serveScene } from './twice.ts'
import { drawScene, policyOf, runnersClock, type Scene, watch } from './weather.ts'

/** So many runs, from this seed on: `npm run test:storms` has thousands. */
const storms = Number(process.env['STORMS'] ?? 500)
const first = Number(process.env['SEED'] ?? 0)

/** What every storm has, by commas; else each draw is as likely as it is. */
const asked = process.env['DRAWS']?.split(',') ?? null

const directory = mkdtempSync(join(tmpdir(), 'package-retention-'))
afterAll(() => rmSync(directory, { recursive: true }))

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
    const runs = await runTwice(scene, simulator, directory)
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
  const scene = drawScene(seed, outlasts, asked)
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
