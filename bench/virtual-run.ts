import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { virtualClock } from '../simulator/clock.ts'
import { prepareStep } from '../simulator/runner.ts'
import { type DeletionRun, figuresOf, inputsOf, serveWork, startTime, type Workload } from './deletions.ts'
import { peerInputs } from './peer-inputs.ts'
import { replaceTime } from './virtual-time.ts'

/** Figures of a run in virtual time. */
export interface VirtualRun extends DeletionRun {
  readonly exitCode: number
}

/**
 * Runs the bundle of an action, this one or another, on deletions in a process of its own, in which all time is virtual: the
 * simulator is in the same process, so time can jump once both wait. Throws with the end of the log if it fails without any
 * change, or does not end.
 */
export const runOnVirtualTime = (bundle: string, work: Workload, overrides = {}): VirtualRun => {
  const directory = mkdtempSync(join(tmpdir(), 'package-retention-bench-'))
  try {
    const args = [import.meta.filename, resolve(bundle), directory, JSON.stringify(work), JSON.stringify(overrides)]
    const options = { encoding: 'utf8', maxBuffer: 2 ** 28, timeout: maxRealMs } as const
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, args, options)
    const file = join(directory, figuresFile)
    const run: VirtualRun | null = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
    if (run && (run.exitCode === 0 || run.deletions > 0)) return run
    throw new Error(`the bundle ended with ${status ?? signal}:\n${`${stdout}${stderr}`.slice(-2000)}`)
  } finally {
    rmSync(directory, { recursive: true })
  }
}

const figuresFile = 'figures.json'

/** When a run that does not end is given up, in real milliseconds. */
const maxRealMs = 600_000

const runInProcess = async (
  bundle: string,
  directory: string,
  work: Workload,
  overrides: Readonly<Record<string, string>>
): Promise<void> => {
  const clock = virtualClock(startTime)
  const simulator = await serveWork(work, clock)
  simulator.unref()
  const { count, deletions, packages = 1 } = work
  const inputs = {
    ...inputsOf(work),
    'delete-tags': '*',
    'keep-latest': `${count - deletions / packages}`,
    'wait-for-rate-limit': 'true',
    'dry-run': 'false'
  }
  const given = await peerInputs(bundle, inputs, simulator, overrides)
  Object.assign(process.env, await prepareStep(simulator, given, directory))
  process.on('exit', (exitCode) => {
    const figures: VirtualRun = { ...figuresOf(work, simulator.requests), exitCode }
    writeFileSync(join(directory, figuresFile), JSON.stringify(figures))
  })
  process.argv.splice(1, Number.POSITIVE_INFINITY, bundle)
  replaceTime(clock)
  await import(pathToFileURL(bundle).href)
}

if (import.meta.main) {
  const [, , bundle = '', directory = '', work = '', overrides = ''] = process.argv
  await runInProcess(bundle, directory, JSON.parse(work), JSON.parse(overrides))
}
