import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { stalls } from '../../simulator/faults.ts'
import { expectReportsMatchRegistry, runConcurrently, serveScenario } from './concurrent-runs.ts'
import { drawScenario, trackInvariants } from './fault-catalogue.ts'

const directory = mkdtempSync(join(tmpdir(), 'package-retention-'))

const interleavings = 15

test.each([
  ['nothing else', []],
  ['tags to remove', ['untag']],
  ['branches as a condition', ['while']],
  ['a package to delete once it is empty', ['empty package']],
  ['concurrent pushes of another client', ['concurrent pushes']],
  ['deletions whose responses are lost', ['failing deletions']]
])(`two concurrent runs, with %s, damage nothing, and each reports what it did`, async (_, faults) => {
  let overlapping = 0
  for (let seed = 0; seed < interleavings; seed++) {
    const scenario = drawScenario(seed, stalls, faults)
    scenario.latency = [50, 1000, 10_000][seed % 3] ?? 0
    const lost = trackInvariants(scenario)
    const simulator = await serveScenario(scenario)
    try {
      const runs = await runConcurrently(scenario, simulator, directory)
      expect({ seed, lost: lost() }).toEqual({ seed, lost: [] })
      expectReportsMatchRegistry(runs, scenario)
      const sawDeletions = ({ report }: (typeof runs)[number]): boolean =>
        report.packages.some(({ versions }) => versions.some(({ outcome }) => /^(?:deleted|gone)$/.test(outcome)))
      if (runs.every(sawDeletions)) overlapping++
    } finally {
      await simulator.close()
    }
  }
  // Runs that do not overlap would prove nothing.
  expect(overlapping).toBeGreaterThan(interleavings / 10)
})
