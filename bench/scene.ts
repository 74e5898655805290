import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../simulator/clock.ts'
import { runStep } from '../simulator/runner.ts'
import { type RequestRecord, type Simulator, startSimulator } from '../simulator/server.ts'
import { addOwner, addPackage, addToken, createWorld, type PackageType, type SimPackage } from '../simulator/world.ts'
import type { Fill } from './worlds.ts'

/** Milliseconds that the simulated GitHub takes for an answer. */
export const latency = 50

const token = 'bench'

/** How the registry is told the token. */
export const bearer = `Bearer ${btoa(token)}`

/** What a dry run of the bundle left behind. */
export interface Scene {
  readonly requests: readonly RequestRecord[]
  readonly outputs: ReadonlyMap<string, string>
  readonly milliseconds: number
}

/** Runs the bundle dry over one package of `acme` called `app`; `before` may use the simulator first. */
export const runBundle = async (
  type: PackageType,
  fill: Fill,
  inputs: Readonly<Record<string, string>>,
  before: (simulator: Simulator, pkg: SimPackage) => Promise<void> = async () => {}
): Promise<Scene> => {
  const world = createWorld(systemClock)
  addOwner(world, { login: 'acme', type: 'Organization' })
  addToken(world, { token, kind: 'classic', login: 'acme' })
  const pkg = addPackage(world, { owner: 'acme', type, name: 'app' })
  fill(world, pkg)
  const simulator = await startSimulator(world, { latency })
  const directory = await mkdtemp(join(tmpdir(), 'package-retention-bench-'))
  try {
    await before(simulator, pkg)
    const first = simulator.requests.length
    const begun = performance.now()
    const step = await runStep(
      join(import.meta.dirname, 'measured.js'),
      simulator,
      { token, owner: 'acme', packages: 'app', 'package-type': type, 'dry-run': 'true', ...inputs },
      directory
    )
    const milliseconds = performance.now() - begun
    if (step.code !== 0) throw new Error(`the bundle ended with ${step.code}:\n${step.log.slice(-2000)}`)
    return { requests: simulator.requests.slice(first), outputs: step.outputs, milliseconds }
  } finally {
    await simulator.close()
    await rm(directory, { recursive: true })
  }
}
