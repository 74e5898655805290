import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { githubLimits } from '../../simulator/limits.ts'
import { prepareStep } from '../../simulator/runner.ts'
import { type Simulator, startSimulator } from '../../simulator/server.ts'
import { run } from '../../src/main.ts'
import type { Report } from '../../src/report/json.ts'
import { createWorkflowView } from '../../src/workflow-view.ts'
import { captureOutput } from '../action.ts'
import { classic } from '../simulator/simulate.ts'
import { policyOf, runnerClock, type Scenario } from './fault-catalogue.ts'
import { expectReportMatchesRegistry } from './fixture.ts'

/** Starts a simulator with the limits and faults of a scenario. */
export const serveScenario = (scenario: Scenario): Promise<Simulator> => {
  const { world, budget, latency, random, faults } = scenario
  const primaryStatus = random() < 0.5 ? 403 : 429
  const limits = { ...githubLimits, primary: { classic: budget }, primaryStatus } as const
  return startSimulator(world, { limits, latency: latency === 0 ? 0 : () => random() * latency }).then((simulator) => {
    for (const fault of faults) simulator.faults.add(fault)
    return simulator
  })
}

/** Runs the action twice at the same time; the second run starts a random delay after the first. */
export const runConcurrently = async (scenario: Scenario, simulator: Simulator, directory: string) => {
  const { clock, random } = scenario
  const inputs = { token: classic, policy: policyOf(scenario), ...scenario.inputs }
  const secondDelay = random() * 20 * scenario.latency
  const start = async (name: string, delay: number): Promise<{ code: number; report: Report }> => {
    const folder = join(directory, name)
    const env = await prepareStep(simulator, { ...inputs, 'report-dir': folder }, directory)
    await clock.sleep(delay)
    const code = await run({ env, view: createWorkflowView(env), clock: runnerClock(scenario), random })
    return { code, report: JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) }
  }
  const env = await prepareStep(simulator, inputs, directory)
  let runs: { code: number; report: Report }[] = []
  await captureOutput(env, async () => {
    runs = await Promise.all([start('one', 0), start('two', secondDelay)])
    return 0
  })
  return runs
}

/** Expects each report to name every version that is gone, and one of the two to say that it deleted it. */
export const expectReportsMatchRegistry = (
  runs: readonly { code: number; report: Report }[],
  { app, legacy, ui, services, deletedByOthers }: Scenario
): void => {
  const deletedBy = (report: Report): number[] =>
    report.packages.flatMap(({ versions }) =>
      versions.flatMap(({ id, outcome, error }) => {
        const isUnseen = error?.includes('whether it was deleted could not be checked')
        return outcome === 'deleted' || isUnseen ? [id] : []
      })
    )
  for (const { report } of runs) {
    const unreported = new Set([
      ...deletedByOthers,
      // The placeholder that a run pushes in order to untag is not among the versions of its report.
      ...app.deleted.flatMap(({ id, manifest }) => (manifest?.bytes.includes('"manifests":[]') ? [id] : [])),
      ...runs.flatMap((each) => (each.report === report ? [] : deletedBy(each.report)))
    ])
    for (const each of report.packages) {
      const pkg = [app, legacy, ui, ...services].find(({ name }) => name === each.name)
      if (pkg) expectReportMatchesRegistry(pkg, each, unreported)
    }
  }
}
