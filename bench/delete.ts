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
  /** More than one are found by a pattern, and each has the same share of the deletions. */
  readonly packages?: number
  /** The versions of each package. */
  readonly count: number
  readonly deletions: number
  /** Requests that the token has in an hour; the run waits for the next one. */
  readonly perHour?: number
  /** The most seconds from the first deletion to the last; of several packages, from the first request. */
  readonly limit: number
}

/** Figures of one run on a virtual clock. */
interface DeletionRun {
  readonly deletions: number
  readonly inFirstHour: number
  readonly seconds: number
  readonly refused: number
  readonly revalidations: number
  readonly requests: number
}

const workloads: readonly Workload[] = [
  { type: 'container', count: 1_300, deletions: 157, limit: 3 },
  { type: 'npm', count: 1_000, deletions: 300, limit: 65 },
  { type: 'npm', count: 1_000, deletions: 600, limit: 195 },
  { type: 'container', count: 10_000, deletions: 1_000, limit: 340 },
  { type: 'container', count: 3_000, deletions: 1_000, perHour: 1_000, limit: 3_605 },
  { type: 'container', packages: 130, count: 10, deletions: 130, limit: 6 },
  { type: 'npm', packages: 130, count: 10, deletions: 130, limit: 6 }
]

/** The most revalidations among all requests, in percent. */
const maxRevalidations = 8

/** Measures how long deletions take under GitHub's limits, and how many requests revalidate them. */
export const measureDeletions = async (): Promise<BenchmarkResult> => {
  const measured = workloads.map((work) => ({ work, figures: measureInChildProcess(work) }))
  return {
    title: `Deleting under GitHub's limits (900 points in any minute), on a virtual clock, at ${latency} ms per response`,
    rows: measured.map(({ work, figures }) => ({
      versions: describeVersions(work),
      'requests per hour': work.perHour?.toLocaleString('en') ?? '',
      deletions: figures.deletions,
      'in the first hour': figures.inFirstHour,
      seconds: round(figures.seconds),
      'minimum seconds': minimumSeconds(work),
      'limits hit': figures.refused,
      revalidations: figures.revalidations,
      '% of all requests': round(revalidationShare(figures))
    })),
    limits: measured.flatMap(({ work, figures }) => {
      const what = `${work.deletions} of ${describeVersions(work)}`
      const span = work.packages === undefined ? 'first to last deletion' : 'first request to last deletion'
      return [
        { what: `${what}: limits hit`, value: figures.refused, limit: 0, unit: 'hits' },
        { what: `${what}: ${span}`, value: figures.seconds, limit: work.limit, unit: 's' },
        { what: `${what}: revalidations`, value: revalidationShare(figures), limit: maxRevalidations, unit: '%' }
      ]
    })
  }
}

const describeVersions = ({ type, packages, count }: Workload): string =>
  `${packages === undefined ? '' : `${packages} × `}${count.toLocaleString('en')} ${type}`

/**
 * The requests that are no revalidation: the owner, the list of packages, the pages of their versions, and the two that make
 * a list of several pages trusted.
 */
const listingRequests = ({ packages, count }: Workload): number => {
  const pages = Math.ceil(count / 100)
  return 1 + Math.ceil((packages ?? 0) / 100) + (packages ?? 1) * (pages + (pages > 1 ? 2 : 0))
}

const revalidationShare = ({ revalidations, requests }: DeletionRun): number => (revalidations / requests) * 100

/** The seconds that deletions take if they alone use all that GitHub allows, and responses take no time. */
const minimumSeconds = ({ deletions, packages = 1, count, perHour = Number.POSITIVE_INFINITY }: Workload): number =>
  deletions + packages * Math.ceil(count / 100) > perHour ? 3600 : (Math.ceil(deletions / 180) - 1) * 60

/** Runs this file in a child process, so that the log of the run stays out of the output. */
const measureInChildProcess = (work: Workload): DeletionRun => {
  const text = execFileSync(process.execPath, [import.meta.filename, JSON.stringify(work)], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28
  })
  return JSON.parse(text.trimEnd().split('\n').at(-1) ?? '')
}

const measureInProcess = async (work: Workload): Promise<DeletionRun> => {
  const { type, packages, count, deletions, perHour } = work
  const clock = virtualClock('2026-06-01T00:00:00Z')
  const world = createWorld(clock)
  const token = 'bench'
  addOwner(world, { login: 'acme', type: 'Organization' })
  addToken(world, { token, kind: 'classic', login: 'acme' })
  const fill = (type === 'npm' ? fillNpm : fillTags)(count)
  for (let at = 0; at < (packages ?? 1); at++) {
    fill(world, addPackage(world, { owner: 'acme', type, name: packages === undefined ? 'app' : `app-${at}` }))
  }
  const limits = {
    ...(perHour !== undefined && { primary: { classic: perHour } }),
    // Points of all routes together is the stricter reading of GitHub's documentation.
    secondary: { ...githubLimits.secondary, together: true }
  }
  const simulator = await startSimulator(world, { latency, limits })
  const directory = mkdtempSync(join(tmpdir(), 'package-retention-bench-'))
  try {
    const inputs = {
      token,
      packages: packages === undefined ? 'app' : 'app-*',
      'package-type': type,
      'delete-tags': '@any',
      ...(packages !== undefined && { 'keep-latest': `${count - deletions / packages}` }),
      'max-deletions': `${deletions}`,
      'wait-for-rate-limit': 'true'
    }
    const env = await prepareStep(simulator, inputs, directory)
    Object.assign(process.env, env)
    const code = await run({ env, clock, random: () => 0.5 })
    if (code !== 0) throw new Error(`the run ended with ${code}`)
    const { requests } = simulator
    const reads = requests.filter(({ host, mutation }) => host === 'rest' && !mutation)
    const changes = requests.filter(({ mutation }) => mutation)
    const began = Number(requests[0]?.time)
    return {
      deletions: changes.length,
      inFirstHour: changes.filter(({ time }) => time - began < 3_600_000).length,
      seconds: (Number(changes.at(-1)?.time) - (packages === undefined ? Number(changes[0]?.time) : began)) / 1000,
      refused: requests.filter(({ status }) => status === 403 || status === 429).length,
      revalidations: reads.length - listingRequests(work),
      requests: requests.length
    }
  } finally {
    await simulator.close()
    rmSync(directory, { recursive: true })
  }
}

if (import.meta.main) console.log(`\n${JSON.stringify(await measureInProcess(JSON.parse(process.argv[2] ?? '')))}`)
