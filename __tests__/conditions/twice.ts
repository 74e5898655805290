import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { githubLimits } from '../../simulator/limits.ts'
import { prepareStep } from '../../simulator/runner.ts'
import { type Simulator, startSimulator } from '../../simulator/server.ts'
import { run } from '../../src/main.ts'
import type { Report } from '../../src/report/json.ts'
import { captured } from '../action.ts'
import { classic } from '../simulator/simulate.ts'
import { expectTruth } from './estate.ts'
import { policyOf, runnersClock, type Scene } from './weather.ts'

/** Serves a scene, with its limits and faults. */
export const serveScene = (scene: Scene): Promise<Simulator> => {
  const { world, budget, latency, dice, faults } = scene
  const primaryStatus = dice() < 0.5 ? 403 : 429
  const limits = { ...githubLimits, primary: { classic: budget }, primaryStatus } as const
  return startSimulator(world, { limits, latency: latency === 0 ? 0 : () => dice() * latency }).then((simulator) => {
    for (const fault of faults) simulator.faults.add(fault)
    return simulator
  })
}

/** Two runs at the same time, the second one a while after the first. */
export const runTwice = async (scene: Scene, simulator: Simulator, directory: string) => {
  const { clock, dice } = scene
  const inputs = { token: classic, policy: policyOf(scene), ...scene.inputs }
  const later = dice() * 20 * scene.latency
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
export const expectBothTrue = (
  runs: readonly { code: number; report: Report }[],
  { app, attic, ui, others }: Scene
): void => {
  const deletedBy = (report: Report): number[] =>
    report.packages.flatMap(({ versions }) =>
      versions.flatMap(({ id, outcome, error }) => {
        const isUnseen = error?.includes('whether it is gone could not be seen')
        return outcome === 'deleted' || isUnseen ? [id] : []
      })
    )
  for (const { report } of runs) {
    const elsewhere = new Set([
      ...others,
      // What a run pushes to take a tag away is no version of the report that deletes it.
      ...app.deleted.flatMap(({ id, manifest }) => (manifest?.bytes.includes('"manifests":[]') ? [id] : [])),
      ...runs.flatMap((each) => (each.report === report ? [] : deletedBy(each.report)))
    ])
    for (const each of report.packages) {
      const pkg = [app, attic, ui].find(({ name }) => name === each.name)
      if (pkg) expectTruth(pkg, each, elsewhere)
    }
  }
}
