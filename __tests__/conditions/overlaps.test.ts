import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { stalls } from '../../simulator/faults.ts'
import { expectBothTrue, runTwice, serveScene } from './twice.ts'
import { drawScene, watch } from './weather.ts'

const directory = mkdtempSync(join(tmpdir(), 'package-retention-'))
afterAll(() => rmSync(directory, { recursive: true }))

const interleavings = 60

test.each([
  ['nothing else', []],
  ['tags that are removed', ['untag']],
  ['branches that are asked about', ['while']],
  ['a package that is emptied', ['a package to be emptied']],
  ['somebody who pushes', ['somebody who pushes']],
  ['deletions whose answers are lost', ['deletions in trouble']]
])(
  `two runs at the same time, with %s, damage nothing, and each says what it did`,
  async (_, drawn) => {
    let both = 0
    for (let seed = 0; seed < interleavings; seed++) {
      const scene = drawScene(seed, stalls, drawn)
      scene.latency = [50, 1000, 10_000][seed % 3] ?? 0
      const lost = watch(scene)
      const simulator = await serveScene(scene)
      try {
        const runs = await runTwice(scene, simulator, directory)
        expect({ seed, lost: lost() }).toEqual({ seed, lost: [] })
        expectBothTrue(runs, scene)
        const met = ({ report }: (typeof runs)[number]): boolean =>
          report.packages.some(({ versions }) => versions.some(({ outcome }) => /^(?:deleted|gone)$/.test(outcome)))
        if (runs.every(met)) both++
      } finally {
        await simulator.close()
      }
    }
    // Runs one after the other prove little.
    expect(both).toBeGreaterThan(interleavings / 10)
  },
  60_000
)
