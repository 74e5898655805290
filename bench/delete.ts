import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { virtualClock } from '../simulator/clock.ts'
import { githubLimits } from '../simulator/limits.ts'
import { prepareStep } from '../simulator/runner.ts'
import { startSimulator } from '../simulator/server.ts'
import { addOwner, addPackage, addToken, createWorld } from '../simulator/world.ts'
import { run } from '../src/main.ts'
import { fillNpm, fillTags } from './fill.ts'
import { type BenchmarkResult, round } from './results.ts'

const latency = 20

interface Workload {
  readonly type: 'npm' | 'container'
  readonly count: number
  readonly deletions: number
}

/** Figures of one run on a virtual clock. */
interface DeletionRun {
  readonly deletions: number
  readonly seconds: number
  readonly refused: number
  readonly revalidations: number
  readonly requests: number
}

const workloads: readonly Workload[] = [
  { type: 'npm', count: 1_000, deletions: 600 },
  { type: 'container', count: 10_000, deletions: 1_000 }
]

/** Measures how long deletions take under GitHub's limits, and how many requests revalidate them. */
export const measureDeletions = async (): Promise<BenchmarkResult> => {
  const measured = workloads.map((work) => ({ work, figures: measureInChildProcess(work) }))
  return {
    title: `Deleting under GitHub's limits (900 points a minute), on a virtual clock, at ${latency} ms per response`,
    rows: measured.map(({ work, figures }) => ({
      versions: `${work.count.toLocaleString('en')} ${work.type}`,
      deletions: figures.deletions,
      seconds: round(figures.seconds),
      's at one per second': figures.deletions,
      'limits hit': figures.refused,
      revalidations: figures.revalidations,
      '% of all requests': round((figures.revalidations / figures.requests) * 100)
    })),
    limits: measured.flatMap(({ work, figures }) => [
      { what: `${work.deletions} deletions: limits hit`, value: figures.refused, limit: 0, unit: 'hits' },
      ...(work.deletions === 600 ? [{ what: '600 deletions', value: figures.seconds, limit: 265, unit: 's' }] : []),
      {
        what: `${work.deletions} deletions: revalidations`,
        value: (figures.revalidations / figures.requests) * 100,
        limit: 15,
        unit: '%'
      }
    ])
  }
}

/** Runs this file in a child process, so that the log of the run stays out of the output. */
const measureInChildProcess = (work: Workload): DeletionRun => {
  const text = execFileSync(process.execPath, [import.meta.filename, JSON.stringify(work)], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28
  })
  return JSON.parse(text.trimEnd().split('\n').at(-1) ?? '')
}

const measureInProcess = async ({ type, count, deletions }: Workload): Promise<DeletionRun> => {
  const clock = virtualClock('2026-06-01T00:00:00Z')
  const world = createWorld(clock)
  const token = 'bench'
  addOwner(world, { login: 'acme', type: 'Organization' })
  addToken(world, { token, kind: 'classic', login: 'acme' })
  const pkg = addPackage(world, { owner: 'acme', type, name: 'app' })
  ;(type === 'npm' ? fillNpm : fillTags)(count)(world, pkg)
  const { secondary = {} } = githubLimits
  const simulator = await startSimulator(world, { latency, limits: { secondary } })
  const directory = mkdtempSync(join(tmpdir(), 'package-retention-bench-'))
  try {
    const inputs = {
      token,
      packages: 'app',
      'package-type': type,
      'delete-tags': '@any',
      'max-deletions': `${deletions}`
    }
    const env = await prepareStep(simulator, inputs, directory)
    Object.assign(process.env, env)
    const code = await run({ env, clock, random: () => 0.5 })
    if (code !== 0) throw new Error(`the run ended with ${code}`)
    const { requests } = simulator
    const first = requests.findIndex(({ mutation }) => mutation)
    const changes = requests.filter(({ mutation }) => mutation)
    return {
      deletions: changes.length,
      seconds: (Number(changes.at(-1)?.time) - Number(changes[0]?.time)) / 1000,
      refused: requests.filter(({ status }) => status === 403 || status === 429).length,
      revalidations: requests.slice(first).filter(({ mutation }) => !mutation).length,
      requests: requests.length
    }
  } finally {
    await simulator.close()
    rmSync(directory, { recursive: true })
  }
}

if (import.meta.main) console.log(`\n${JSON.stringify(await measureInProcess(JSON.parse(process.argv[2] ?? '')))}`)
