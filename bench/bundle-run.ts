import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { systemClock } from '../simulator/clock.ts'
import { runStep, withServices } from '../simulator/runner.ts'
import { type RequestRecord, type Simulator, startSimulator } from '../simulator/server.ts'
import { addOwner, addPackage, addToken, createWorld, type PackageType, type SimPackage } from '../simulator/world.ts'
import type { Fill } from './fill.ts'
import { overridesFromEnvironment, peerInputs } from './peer-inputs.ts'

/** Milliseconds per response of the simulated GitHub. */
export const latency = 50

const token = 'bench'

/** Authorization header that the registry accepts for the token. */
export const bearer = `Bearer ${btoa(token)}`

/** Figures and results of one run of a bundle. */
export interface BundleRun {
  readonly requests: readonly RequestRecord[]
  readonly outputs: ReadonlyMap<string, string>
  readonly milliseconds: number
  readonly cpuSeconds: number
  readonly peakMebibytes: number
  /** Bytes of the job summary. */
  readonly summary: number
  /** Bytes of the log. */
  readonly log: number
}

/** Optional settings of a run. */
export interface BundleRunOptions {
  /** Milliseconds per response of the simulated GitHub. */
  readonly latency?: number
  /** Called before the bundle is started. */
  readonly before?: (simulator: Simulator, pkg: SimPackage) => Promise<void>
  /** Path of another action's bundle, run instead of this one. */
  readonly peer?: string
  /** Measures the second of two runs with a cache service, which keeps the manifests that the first one read. */
  readonly warm?: boolean
  /** Variables of the runner, in place of its own. */
  readonly environment?: Readonly<Record<string, string>>
}

/** Runs the bundle on the package `acme/app`, which `fill` fills; a dry run unless `inputs` say otherwise. */
export const runBundle = async (
  type: PackageType,
  fill: Fill,
  inputs: Readonly<Record<string, string>>,
  options: BundleRunOptions = {}
): Promise<BundleRun> => {
  const { before, peer, warm = false } = options
  const world = createWorld(systemClock)
  addOwner(world, { login: 'acme', type: 'Organization' })
  addToken(world, { token, kind: 'classic', login: 'acme' })
  const pkg = addPackage(world, { owner: 'acme', type, name: 'app' })
  fill(world, pkg)
  const simulator = await startSimulator(world, { latency: options.latency ?? latency })
  const directory = await mkdtemp(join(tmpdir(), 'package-retention-bench-'))
  try {
    await before?.(simulator, pkg)
    const actionInputs = { token, owner: 'acme', packages: 'app', 'package-type': type, 'dry-run': 'true', ...inputs }
    const given = peer ? await peerInputs(peer, actionInputs, simulator, overridesFromEnvironment()) : actionInputs
    const environment = {
      ...options.environment,
      ...(peer && { BENCH_BUNDLE: resolve(peer) }),
      ...(warm && withServices(simulator))
    }
    const runOnce = () =>
      runStep(join(import.meta.dirname, 'instrumented.js'), simulator, given, { directory, environment })
    if (warm) await runOnce()
    const first = simulator.requests.length
    const startedAt = performance.now()
    const step = await runOnce()
    const milliseconds = performance.now() - startedAt
    if (step.code !== 0) throw new Error(`the bundle ended with ${step.code}:\n${step.log.slice(-2000)}`)
    return {
      requests: simulator.requests.slice(first),
      outputs: step.outputs,
      milliseconds,
      cpuSeconds: Number(step.outputs.get('cpu-microseconds')) / 1e6,
      peakMebibytes: Number(step.outputs.get('peak-kibibytes')) / 1024,
      summary: (await stat(step.summary)).size,
      log: Buffer.byteLength(step.log)
    }
  } finally {
    await simulator.close()
    await rm(directory, { recursive: true })
  }
}
