import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { RequestRecord, Simulator } from '../../simulator/server.ts'
import { runAction } from '../action.ts'
import { expectReportsMatchRegistry, runConcurrently, serveScenario } from './concurrent-runs.ts'
import { drawScenario, policyOf, runnerClock, type Scenario, trackInvariants } from './fault-catalogue.ts'
import { expectInvariants, stallsUntilTimeout } from './fixture.ts'

/** Number of runs, one per seed; `npm run test:chaos` sets thousands. */
const runCount = Number(process.env['CHAOS_RUNS'] ?? 100)
const firstSeed = Number(process.env['CHAOS_SEED'] ?? 0)

/** Names of the faults that every run has, separated by commas; if unset, each is drawn with its own probability. */
const requestedFaults = process.env['CHAOS_FAULTS']?.split(',') ?? null

const directory = mkdtempSync(join(tmpdir(), 'package-retention-'))

/** Expects the reserve of the hourly budget to be left, but for the few requests that were in flight when it was reached. */
const expectBudgetKept = (requests: readonly RequestRecord[], { inputs, budget }: Scenario): void => {
  const reserve = Math.min(Number(inputs['rate-limit-reserve'] ?? 50), budget - 1)
  const remaining = requests.flatMap(({ host, remaining: left }) => (host === 'rest' && left !== null ? [left] : []))
  expect(Math.min(...remaining, reserve)).toBeGreaterThanOrEqual(reserve - 10)
}

/** Runs the action, or two runs at once, in a scenario and expects every invariant. Returns the highest exit code. */
const runScenario = async (scenario: Scenario, simulator: Simulator): Promise<number> => {
  const { app, legacy, ui, services, deletedByOthers } = scenario
  const lost = trackInvariants(scenario)
  if (scenario.concurrent) {
    const runs = await runConcurrently(scenario, simulator, directory)
    expect(lost()).toEqual([])
    expectReportsMatchRegistry(runs, scenario)
    return Math.max(...runs.map(({ code }) => code))
  }
  const inputs = { policy: policyOf(scenario), 'report-dir': directory, ...scenario.inputs }
  const result = await runAction(simulator, runnerClock(scenario), inputs)
  expectInvariants(result, [app, legacy, ui, ...services], lost(), deletedByOthers)
  expectBudgetKept(result.requests, scenario)
  return result.code
}

/** Draws a scenario from the seed, runs it, and returns the exit code; a failure says how to repeat the run. */
const runWithRandomFaults = async (seed: number): Promise<number> => {
  const scenario = drawScenario(seed, stallsUntilTimeout, requestedFaults)
  const simulator = await serveScenario(scenario)
  const started = scenario.clock.now()
  try {
    const code = await runScenario(scenario, simulator)
    // A small budget, of which only a few requests an hour may be spent, takes days.
    expect((scenario.clock.now() - started) / 3_600_000).toBeLessThan(scenario.budget < 5000 ? 24 * 30 : 24)
    return code
  } catch (error) {
    throw new Error(`CHAOS_SEED=${seed} CHAOS_RUNS=1 with ${scenario.faultNames.join(', ') || 'no faults'}: ${error}`, {
      cause: error
    })
  } finally {
    await simulator.close()
  }
}

describe('with random faults at the same time', () => {
  test(
    `nothing that is kept is damaged, no limit is exceeded, and the report says what happened, in ${runCount} runs`,
    async () => {
      const codes = [0, 0]
      const failures: unknown[] = []
      for (let seed = firstSeed; seed < firstSeed + runCount; seed++) {
        const code = await runWithRandomFaults(seed).catch((error: unknown) => void failures.push(error))
        if (code !== undefined) codes[code] = (codes[code] ?? 0) + 1
      }
      expect(failures).toEqual([])
      // If all runs succeeded, or none, the faults would be too few or too many to prove anything.
      if (runCount >= 100) expect(Math.min(...codes)).toBeGreaterThan(runCount / 10)
    },
    300_000 + runCount * 3000
  )
})
