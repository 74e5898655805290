import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, jest } from '@jest/globals'
import type { Clock } from '../simulator/clock.ts'
import { pushImage } from '../simulator/images.ts'
import { prepareStep, readOutputs } from '../simulator/runner.ts'
import type { RequestRecord, Simulator, SimulatorOptions } from '../simulator/server.ts'
import { publish, type SimPackage, type SimVersion, type World } from '../simulator/world.ts'
import { run } from '../src/main.ts'
import type { PackageReport, Report, VersionReport } from '../src/report/json.ts'
import { checkReport } from './report-schema.ts'
import { classic, serve, smallWorld } from './simulator/simulate.ts'

/** What one run of the action leaves behind. */
export interface Run {
  readonly code: number
  /** Everything on stdout, workflow commands included. */
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly report: Report
  /** What this run sent, in the order in which it came in. */
  readonly requests: readonly RequestRecord[]
}

export type Inputs = Readonly<Record<string, string>>

/** Where the runner keeps the files of a step, and its workspace: one for a test file, since @actions/core looks for its files once. */
export const workspace = mkdtempSync(join(tmpdir(), 'package-retention-'))
afterAll(() => rmSync(workspace, { recursive: true }))

/** Stands for the report page, which only the build makes. */
const page = join(workspace, 'page.html')
writeFileSync(page, '<title>Page</title><script type="application/json" id="report"></script>')

/** Runs the action in this process, as a step in `acme/app` with a classic token unless told otherwise; `hear` gets what it writes to the log. */
export const runAction = async (
  simulator: Simulator,
  clock: Clock,
  inputs: Inputs,
  environment: Readonly<Record<string, string>> = {},
  cancel: AbortSignal | null = null,
  hear: (text: string) => void = () => {}
): Promise<Run> => {
  const env = { ...(await prepareStep(simulator, { token: classic, ...inputs }, workspace)), ...environment }
  const before = simulator.requests.length
  const work = () => run({ env, clock, random: () => 0.5, page, ...(cancel && { cancel }) })
  const { code, log } = await captured(env, work, hear)
  const outputs = Object.fromEntries(await readOutputs(env))
  const report = JSON.parse(await readFile(String(outputs['report']), 'utf8'))
  checkReport(report)
  return {
    code,
    log,
    outputs,
    summary: await readFile(env.GITHUB_STEP_SUMMARY, 'utf8'),
    report,
    requests: simulator.requests.slice(before)
  }
}

/** Lets @actions/core see this environment, and nobody but `hear` the log. */
export const captured = async (
  env: NodeJS.ProcessEnv,
  work: () => Promise<number>,
  hear: (text: string) => void = () => {}
): Promise<{ code: number; log: string }> => {
  const usual = process.env
  let log = ''
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    log += text
    hear(String(text))
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

/** GitHub with the small world, served until the test ends, and the action to run against it. */
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

/** Writes a report where a later run finds it by the name that comes back. */
export const keepReport = async ({ report }: Pick<Run, 'report'>, name = 'earlier.json'): Promise<string> => {
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

/** Method and path of each request, as a reader of the log of requests wants them. */
export const sent = (requests: readonly RequestRecord[]): string[] =>
  requests.map(({ method, path, query }) => `${method} ${path}${query && `?${query}`}`)

export const mutations = (requests: readonly RequestRecord[]): string[] =>
  sent(requests.filter(({ mutation }) => mutation))

/** The report of the package of this name, or of the only one. */
export const packageOf = ({ report }: Pick<Run, 'report'>, name = report.packages[0]?.name): PackageReport => {
  const found = report.packages.find((each) => each.name === name)
  if (!found) throw new Error(`the report has no package ${name}`)
  return found
}

/** What the report says of each version, by its tags, or else its name. */
export const verdicts = <T>(report: PackageReport, say: (version: VersionReport) => T): Record<string, T> =>
  Object.fromEntries(report.versions.map((version) => [version.tags.join(' ') || version.name, say(version)]))

export const codes = ({ reasons }: VersionReport): string => reasons.map(({ code }) => code).join(' ')

/** The names, or else the tags, of what a package still has, newest first. */
export const left = (pkg: SimPackage): string[] =>
  pkg.versions.map(({ name, tags }) => tags.join(' ') || name).toReversed()
