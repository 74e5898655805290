import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { virtualClock } from '../simulator/clock.ts'
import { prepareStep } from '../simulator/runner.ts'
import { run } from '../src/main.ts'
import { createWorkflowView } from '../src/workflow-view.ts'
import {
  type DeletionRun,
  deletionWorkloads,
  describeVersions,
  figuresOf,
  inputsOf,
  latency,
  serveWork,
  startTime,
  type Workload
} from './deletions.ts'
import { type BenchmarkResult, round } from './results.ts'

/** The most revalidations among all requests, in percent. */
const maxRevalidations = 8

/** Measures how long deletions take under GitHub's limits, and how many requests revalidate them. */
export const measureDeletions = async (): Promise<BenchmarkResult> => {
  const measured = deletionWorkloads.map((work) => ({ work, figures: measureInChildProcess(work) }))
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
  const clock = virtualClock(startTime)
  const simulator = await serveWork(work, clock)
  const directory = mkdtempSync(join(tmpdir(), 'package-retention-bench-'))
  try {
    const inputs = { ...inputsOf(work), 'max-deletions': `${work.deletions}`, 'wait-for-rate-limit': 'true' }
    const env = await prepareStep(simulator, inputs, directory)
    Object.assign(process.env, env)
    const code = await run({ env, view: createWorkflowView(env), clock, random: () => 0.5 })
    if (code !== 0) throw new Error(`the run ended with ${code}`)
    return figuresOf(work, simulator.requests)
  } finally {
    await simulator.close()
    rmSync(directory, { recursive: true })
  }
}

if (import.meta.main) console.log(`\n${JSON.stringify(await measureInProcess(JSON.parse(process.argv[2] ?? '')))}`)
