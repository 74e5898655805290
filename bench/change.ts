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
import { type Finding, round } from './figures.ts'
import { fillNpm, fillTags } from './worlds.ts'

const latency = 20

interface Work {
  readonly type: 'npm' | 'container'
  readonly count: number
  readonly deletions: number
}

/** What a run did, on a virtual clock. */
interface Done {
  readonly deletions: number
  readonly seconds: number
  readonly refused: number
  readonly checks: number
  readonly requests: number
}

const works: readonly Work[] = [
  { type: 'npm', count: 1_000, deletions: 600 },
  { type: 'container', count: 10_000, deletions: 1_000 }
]

/** How long deletions take where GitHub's limits are enforced, and how many requests look again before them. */
export const change = async (): Promise<Finding> => {
  const measured = works.map((work) => ({ work, done: measureApart(work) }))
  return {
    title: `Deleting under GitHub's limits (900 points a minute), on a virtual clock, at ${latency} ms an answer`,
    rows: measured.map(({ work, done }) => ({
      versions: `${work.count.toLocaleString('en')} ${work.type}`,
      deletions: done.deletions,
      seconds: round(done.seconds),
      'one a second': done.deletions,
      'limits hit': done.refused,
      'second looks': done.checks,
      'of all requests, %': round((done.checks / done.requests) * 100)
    })),
    limits: measured.flatMap(({ work, done }) => [
      { what: `${work.deletions} deletions: limits hit`, value: done.refused, limit: 0, unit: 'times' },
      ...(work.deletions === 600 ? [{ what: '600 deletions', value: done.seconds, limit: 265, unit: 's' }] : []),
      {
        what: `${work.deletions} deletions: second looks`,
        value: (done.checks / done.requests) * 100,
        limit: 15,
        unit: '%'
      }
    ])
  }
}

/** Runs this file as a program, so that the log of the run stays out of the table. */
const measureApart = (work: Work): Done => {
  const text = execFileSync(process.execPath, [import.meta.filename, JSON.stringify(work)], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28
  })
  return JSON.parse(text.trimEnd().split('\n').at(-1) ?? '')
}

const measureHere = async ({ type, count, deletions }: Work): Promise<Done> => {
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
      checks: requests.slice(first).filter(({ mutation }) => !mutation).length,
      requests: requests.length
    }
  } finally {
    await simulator.close()
    rmSync(directory, { recursive: true })
  }
}

if (import.meta.main) console.log(`\n${JSON.stringify(await measureHere(JSON.parse(process.argv[2] ?? '')))}`)
