import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jest } from '@jest/globals'
import type { Clock } from '../simulator/clock.ts'
import { pushImage } from '../simulator/images.ts'
import { prepareStep, readOutputs } from '../simulator/runner.ts'
import type { RequestRecord, Simulator, SimulatorOptions } from '../simulator/server.ts'
import { publish, type SimPackage, type SimVersion, type World } from '../simulator/world.ts'
import { run } from '../src/main.ts'
import type { PackageReport, Report, VersionReport } from '../src/report/json.ts'
import { createWorkflowView } from '../src/workflow-view.ts'
import { checkReport } from './report-schema.ts'
import { classic, serve, smallWorld } from './simulator/simulate.ts'

/** The result of one run of the action. */
export interface Run {
  readonly code: number
  /** Everything on stdout, workflow commands included. */
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly report: Report
  /** The requests of this run, in the order in which they arrived. */
  readonly requests: readonly RequestRecord[]
  /** How many of them had arrived when the host prepared for the work; null if it was not asked to. */
  readonly preparedAfter: number | null
}

export type Inputs = Readonly<Record<string, string>>

/** The runner's folder for the files of a step, and its workspace: one for a test file, since @actions/core looks for its files once. */
export const workspace = mkdtempSync(join(tmpdir(), 'package-retention-'))

/** The summary of a step, of which @actions/core also keeps the first path that it finds. */
export const summaryFile = join(workspace, 'summary.md')

/** Stands for the report page, which only the build makes. */
export const page = join(workspace, 'page.html')
writeFileSync(page, '<title>Page</title><script type="application/json" id="report"></script>')

/** One for the runs of a simulator: a run tries one name after the other until it finds one that no step has used. */
const temporaryFolder = ({ url }: Simulator): string => {
  const folder = join(workspace, `temp-${new URL(url).port}`)
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Runs the action in this process, as a step in `acme/app` with a classic token by default; `onLog` gets what it writes to the log. */
export const runAction = async (
  simulator: Simulator,
  clock: Clock,
  inputs: Inputs,
  environment: Readonly<Record<string, string>> = {},
  cancel: AbortSignal | null = null,
  onLog: (text: string) => void = () => {},
  packagesAtOnce?: number
): Promise<Run> => {
  const env = {
    ...(await prepareStep(simulator, { token: classic, ...inputs }, workspace)),
    RUNNER_TEMP: temporaryFolder(simulator),
    ...environment
  }
  const before = simulator.requests.length
  let preparedAfter: number | null = null
  const prepare = async (): Promise<void> => {
    preparedAfter = simulator.requests.length - before
  }
  const work = () =>
    run({
      env,
      view: createWorkflowView(env),
      clock,
      random: () => 0.5,
      page,
      prepare,
      ...(cancel && { cancel }),
      ...(packagesAtOnce && { packagesAtOnce })
    })
  const { code, log } = await captureOutput(env, work, onLog)
  const outputs = Object.fromEntries(await readOutputs(env))
  const report = JSON.parse(await readFile(String(outputs['report']), 'utf8'))
  checkReport(report)
  return {
    code,
    log,
    outputs,
    summary: await readFile(env.GITHUB_STEP_SUMMARY, 'utf8'),
    report,
    requests: simulator.requests.slice(before),
    preparedAfter
  }
}

/** Lets @actions/core see this environment, and nobody but `onLog` the log. */
export const captureOutput = async (
  env: NodeJS.ProcessEnv,
  work: () => Promise<number>,
  onLog: (text: string) => void = () => {}
): Promise<{ code: number; log: string }> => {
  const usual = process.env
  let log = ''
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    log += text
    onLog(String(text))
    return true
  })
  process.env = env
  try {
    const code = await work()
    return { code, log }
  } finally {
    process.env = usual
    write.mockRestore()
  }
}

/** Serves a small world until the test ends, and returns it with the action to run against it. */
export const setUp = async (options: SimulatorOptions = {}) => {
  const { world, clock, app } = smallWorld()
  const { simulator } = await serve(world, options)
  return {
    world,
    clock,
    app,
    simulator,
    act: (inputs: Inputs, environment?: Readonly<Record<string, string>>, cancel?: AbortSignal) =>
      runAction(simulator, clock, inputs, environment, cancel)
  }
}

/** Writes a report into the workspace, and returns its name for a later run. */
export const saveReport = async ({ report }: Pick<Run, 'report'>, name = 'earlier.json'): Promise<string> => {
  await writeFile(join(workspace, name), JSON.stringify(report))
  return name
}

export const day = 24 * 60 * 60 * 1000

/** Publishes versions of these names, or images with these tags: the first is a day old, each other a day older than the one before. */
export const publishDaily = (world: World, pkg: SimPackage, names: readonly string[]): SimVersion[] => {
  const publishOne = (name: string, created: number): SimVersion => {
    if (pkg.type === 'container') return pushImage(world, pkg, { tags: [name], created })
    return publish(world, pkg, { name, created, tags: pkg.type === 'docker' ? [name] : [] })
  }
  const now = world.clock.now()
  return names
    .map((name, at) => [name, now - (at + 1) * day] as const)
    .toReversed()
    .map((each) => publishOne(...each))
    .toReversed()
}

/** Returns the method and path of each request. */
export const sent = (requests: readonly RequestRecord[]): string[] =>
  requests.map(({ method, path, query }) => `${method} ${path}${query && `?${query}`}`)

export const mutations = (requests: readonly RequestRecord[]): string[] =>
  sent(requests.filter(({ mutation }) => mutation))

/** Returns the report of the package of this name, or of the only one. */
export const packageOf = ({ report }: Pick<Run, 'report'>, name = report.packages[0]?.name): PackageReport => {
  const found = report.packages.find((each) => each.name === name)
  if (!found) throw new Error(`the report has no package ${name}`)
  return found
}

/** Returns a description of each version in a report, by its tags or else its name. */
export const describeVersions = <T>(
  report: PackageReport,
  describe: (version: VersionReport) => T
): Record<string, T> =>
  Object.fromEntries(report.versions.map((version) => [version.tags.join(' ') || version.name, describe(version)]))

export const reasonCodes = ({ reasons }: VersionReport): string => reasons.map(({ code }) => code).join(' ')

/** Returns the tags, or else the names, of what a package still has, newest first. */
export const remainingNames = (pkg: SimPackage): string[] =>
  pkg.versions.map(({ name, tags }) => tags.join(' ') || name).toReversed()
