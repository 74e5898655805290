import { join } from 'node:path'
import { runBundle } from './bundle-run.ts'
import { type Workload as Deletions, deletionWorkloads, describeVersions } from './deletions.ts'
import { overridesFromEnvironment } from './peer-inputs.ts'
import { type BenchmarkResult, round } from './results.ts'
import { latency, nameOf, type Workload as Run, workloads as runWorkloads } from './runs.ts'
import { runOnVirtualTime } from './virtual-run.ts'

type Figures = Readonly<Record<string, number>>

const ownBundle = join(import.meta.dirname, '..', 'dist', 'index.js')

/**
 * Measures the same work with this action and with another, side by side: whole runs in real time, and deletions in virtual
 * time. Where an action fails, or cannot do the work, its column has the reason.
 */
export const comparePeer = async (
  peer = process.env['BENCH_PEER'] ?? '',
  runs: readonly Run[] = runWorkloads,
  deletions: readonly Deletions[] = deletionWorkloads
): Promise<BenchmarkResult> => {
  if (peer === '') throw new Error('set BENCH_PEER to the path of the bundle of another action, beside its action.yml')
  const rows: BenchmarkResult['rows'][number][] = []
  for (const work of runs.filter(({ warm }) => !warm)) {
    const own = await measureRun(work).catch(reasonOf)
    rows.push(...compare(nameOf(work), own, await measureRun(work, peer).catch(reasonOf)))
  }
  for (const work of deletions) {
    const hourly = work.perHour === undefined ? '' : `, ${work.perHour.toLocaleString('en')} requests an hour`
    const own = await measureDeletions(work, ownBundle).catch(reasonOf)
    const other = await measureDeletions(work, peer, overridesFromEnvironment()).catch(reasonOf)
    rows.push(...compare(`delete ${work.deletions} of ${describeVersions(work)}${hourly}`, own, other))
  }
  return { title: 'This action and another, on the same work', rows, limits: [] }
}

const measureRun = async ({ type, count, fill, inputs }: Run, peer?: string): Promise<Figures> => {
  const given = { ...inputs, 'delete-tags': '*' }
  const run = await runBundle(type, fill(count), given, { latency, ...(peer !== undefined && { peer }) })
  const { requests, milliseconds, cpuSeconds, peakMebibytes } = run
  return {
    seconds: milliseconds / 1000,
    requests: requests.length,
    changes: requests.filter(({ mutation, status }) => mutation && Number(status) < 300).length,
    'CPU s': cpuSeconds,
    'peak MiB': peakMebibytes
  }
}

const measureDeletions = async (work: Deletions, bundle: string, overrides = {}): Promise<Figures> => {
  const { seconds, requests, deletions, refused, exitCode } = runOnVirtualTime(bundle, work, overrides)
  return { 'virtual seconds': seconds, requests, changes: deletions, 'limits hit': refused, 'exit code': exitCode }
}

/** Returns a row for each figure, or a single one with the reason why an action has none. */
const compare = (work: string, own: Figures | string, other: Figures | string): BenchmarkResult['rows'] => {
  if (typeof own === 'string' || typeof other === 'string') {
    const [ours, theirs] = [own, other].map((each) => (typeof each === 'string' ? each : 'done'))
    return [{ work, figure: '', this: ours ?? '', peer: theirs ?? '', 'this ÷ peer': '' }]
  }
  return Object.entries(own).map(([figure, value], at) => {
    const theirs = other[figure] ?? Number.NaN
    const ratio = theirs === 0 ? '' : round(value / theirs)
    return { work: at === 0 ? work : '', figure, this: round(value), peer: round(theirs), 'this ÷ peer': ratio }
  })
}

/** Returns the first error that the log in an error's message has, or the beginning of the message. */
const reasonOf = (error: unknown): string =>
  /^::error[^:]*::(.*)$/m.exec(String(error))?.[1] ?? String(error).slice(0, 200).replaceAll(/\s+/g, ' ')
