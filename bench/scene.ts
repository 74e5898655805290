import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { systemClock } from '../simulator/clock.ts'
import { runStep, withCache } from '../simulator/runner.ts'
import { type RequestRecord, type Simulator, startSimulator } from '../simulator/server.ts'
import { addOwner, addPackage, addToken, createWorld, type PackageType, type SimPackage } from '../simulator/world.ts'
import { peerInputs } from './peer.ts'
import type { Fill } from './worlds.ts'

/** Milliseconds that the simulated GitHub takes for an answer. */
export const latency = 50

const token = 'bench'

/** How the registry is told the token. */
export const bearer = `Bearer ${btoa(token)}`

/** What a run of a bundle left behind. */
export interface Scene {
  readonly requests: readonly RequestRecord[]
  readonly outputs: ReadonlyMap<string, string>
  readonly milliseconds: number
  readonly cpuSeconds: number
  readonly peakMebibytes: number
  /** Bytes of the job summary and of the log. */
  readonly summary: number
  readonly log: number
}

/** What a scene may have otherwise. */
export interface Setting {
  /** Milliseconds that the simulated GitHub takes for an answer. */
  readonly latency?: number
  /** Uses the simulator before the bundle does. */
  readonly before?: (simulator: Simulator, pkg: SimPackage) => Promise<void>
  /** The bundle of another action. */
  readonly peer?: string
  /** Measures the second of two runs with a cache service, which keeps the manifests that the first one read. */
  readonly warm?: boolean
}

/** Runs the bundle, dry unless told otherwise, over one package of `acme` called `app`. */
export const runBundle = async (
  type: PackageType,
  fill: Fill,
  inputs: Readonly<Record<string, string>>,
  setting: Setting = {}
): Promise<Scene> => {
  const { before, peer, warm = false } = setting
  const world = createWorld(systemClock)
  addOwner(world, { login: 'acme', type: 'Organization' })
  addToken(world, { token, kind: 'classic', login: 'acme' })
  const pkg = addPackage(world, { owner: 'acme', type, name: 'app' })
  fill(world, pkg)
  const simulator = await startSimulator(world, { latency: setting.latency ?? latency })
  const directory = await mkdtemp(join(tmpdir(), 'package-retention-bench-'))
  try {
    await before?.(simulator, pkg)
    const ours = { token, owner: 'acme', packages: 'app', 'package-type': type, 'dry-run': 'true', ...inputs }
    const given = peer ? await peerInputs(peer, ours, simulator) : ours
    const environment = { ...(peer && { BENCH_BUNDLE: resolve(peer) }), ...(warm && withCache(simulator)) }
    const act = () => runStep(join(import.meta.dirname, 'measured.js'), simulator, given, directory, environment)
    if (warm) await act()
    const first = simulator.requests.length
    const begun = performance.now()
    const step = await act()
    const milliseconds = performance.now() - begun
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
