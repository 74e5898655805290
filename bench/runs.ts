import type { PackageType } from '../simulator/world.ts'
import { type BundleRun, runBundle } from './bundle-run.ts'
import { type Fill, fillImages, fillMovedTags, fillNpm } from './fill.ts'
import { measureBareMemory, measureReference } from './reference.ts'
import { type BenchmarkResult, type Limit, minimum, round } from './results.ts'

/** Milliseconds per response of the simulated GitHub. */
export const latency = 20

/** Most concurrent requests to each host: pages of a list, and manifests. */
const maxConcurrent = { rest: 10, registry: 50 }

/** Most REST reads per minute that GitHub allows. */
const requestsPerMinute = 900

/** A run to measure. */
export interface Workload {
  readonly type: PackageType
  readonly count: number
  readonly fill: (count: number) => Fill
  readonly inputs: Readonly<Record<string, string>>
  /** Manifests to read for every ten versions: those that no other manifest lists, and the parts of what may be deleted. */
  readonly manifests: number
  readonly mebibytes?: number
  /** The most CPU time, in units of the reference. */
  readonly cpu?: number
  /** True if an earlier run has left its manifests in the cache. */
  readonly warm?: boolean
}

const images = { 'delete-tags': '*', 'delete-untagged': 'true', 'keep-latest': '10' }
/** Without the upload of the report, which only a runner with these services has, and the cold runs have not. */
const warmImages = { ...images, artifact: '' }
/** Deletes what was pushed in the first ten days of the year: a nightly run over a package that is mostly kept. */
const nightly = { 'delete-tags': '*', 'delete-untagged': 'true', 'older-than': '355 days' }
const npm = { 'delete-tags': '@any', 'keep-latest': '10' }
const hundredDeletions = { ...npm, 'keep-latest': '900', 'dry-run': 'false' }

/** Of ten versions of `fillMovedTags` two are indexes; their eight children need be read only where the index may go. */
const nightlyManifests = 2 + (8 * 10) / 365

/** 1.2 s on the machine that this limit is for: bare Node takes 22 ms there, and the reference 0.237 s. */
const maxWarmCpu = 5.06

/** How often a run is measured whose CPU time has a limit. */
const cpuRuns = 3

export const workloads: readonly Workload[] = [
  { type: 'container', count: 1_000, fill: fillImages, inputs: images, manifests: 10 },
  { type: 'container', count: 3_000, fill: fillImages, inputs: images, manifests: 10, mebibytes: 150 },
  { type: 'container', count: 10_000, fill: fillImages, inputs: images, manifests: 10 },
  { type: 'container', count: 10_000, fill: fillImages, inputs: warmImages, manifests: 0, warm: true, cpu: maxWarmCpu },
  { type: 'container', count: 20_000, fill: fillImages, inputs: images, manifests: 10, mebibytes: 170 },
  {
    type: 'container',
    count: 20_000,
    fill: fillMovedTags,
    inputs: nightly,
    manifests: nightlyManifests,
    mebibytes: 170
  },
  { type: 'npm', count: 1_000, fill: fillNpm, inputs: npm, manifests: 0 },
  { type: 'npm', count: 1_000, fill: fillNpm, inputs: hundredDeletions, manifests: 0 },
  { type: 'npm', count: 10_000, fill: fillNpm, inputs: npm, manifests: 0 },
  { type: 'npm', count: 100_000, fill: fillNpm, inputs: npm, manifests: 0, mebibytes: 260 }
]

/** Measures runs over packages of several sizes, compared with what any tool must send and wait for. */
export const measureRuns = async (): Promise<BenchmarkResult> => {
  const rows: BenchmarkResult['rows'][number][] = []
  const limits: Limit[] = []
  const bareMebibytes = measureBareMemory()
  for (const work of workloads) {
    const run = await measureRun(work)
    rows.push(rowOf(work, run, bareMebibytes))
    limits.push(...limitsOf(work, run))
  }
  return { title: `Runs at ${latency} ms per response`, rows, limits }
}

export const nameOf = ({ type, count, inputs, warm }: Workload): string => {
  const kept = inputs === nightly ? ', mostly kept' : ''
  return `${count.toLocaleString('en')} ${type}${kept}, ${inputs['dry-run'] === 'false' ? 'real' : 'dry'}${warm ? ', warm' : ''}`
}

/** A run, with its CPU time in units of the reference. */
interface MeasuredRun extends BundleRun {
  readonly cpu: number
}

/** Measures a run, a few times if its CPU time has a limit: the least of it counts, and of the reference beside it. */
const measureRun = async (work: Workload): Promise<MeasuredRun> => {
  const { type, count, fill, inputs, warm = false } = work
  const measureOnce = async () => {
    const reference = measureReference()
    return { reference, run: await runBundle(type, fill(count), inputs, { latency, warm }) }
  }
  const { reference, run } = await measureOnce()
  const [references, seconds] = [[reference], [run.cpuSeconds]]
  while (work.cpu !== undefined && seconds.length < cpuRuns) {
    const again = await measureOnce()
    references.push(again.reference)
    seconds.push(again.run.cpuSeconds)
  }
  const cpuSeconds = minimum(seconds)
  return { ...run, cpuSeconds, cpu: cpuSeconds / minimum(references) }
}

const rowOf = (work: Workload, bundleRun: MeasuredRun, bareMebibytes: number) => {
  const { requests, milliseconds, cpuSeconds, cpu, peakMebibytes } = bundleRun
  const sent = (host: string): number => requests.filter((request) => request.host === host && !request.mutation).length
  const mutations = requests.filter(({ host, mutation }) => host === 'rest' && mutation).length
  const required = requiredRequests(work, mutations)
  return {
    run: nameOf(work),
    REST: sent('rest'),
    registry: sent('registry'),
    changes: mutations,
    'required requests': required,
    'requests ÷ required': round(requests.length / required),
    seconds: round(milliseconds / 1000),
    'minimum wire time, s': round(minimumWireMs(requests) / 1000),
    '× minimum': round(milliseconds / minimumWireMs(requests)),
    'CPU s': round(cpuSeconds),
    'CPU ÷ reference': round(cpu),
    'peak MiB': round(peakMebibytes),
    'peak − bare Node': round(peakMebibytes - bareMebibytes),
    'summary KiB': round(bundleRun.summary / 1024),
    'log KiB': round(bundleRun.log / 1024)
  }
}

/** Returns how many requests any tool must send: the pages of the list, the manifests that matter, the changes. */
const requiredRequests = (work: Workload, mutations: number): number =>
  Math.ceil(work.count / 100) + requiredReads(work) + mutations

const requiredReads = ({ count, manifests }: Workload): number => Math.round((count * manifests) / 10)

/** Returns the least time, in milliseconds, that the requests of a run can take: concurrent, within GitHub's 900 points a minute. */
const minimumWireMs = (requests: BundleRun['requests']): number => {
  const countOn = (host: string): number => requests.filter((request) => request.host === host).length
  const points = requests.reduce((sum, request) => sum + request.points, 0)
  const minutes = Math.max(0, Math.ceil(points / requestsPerMinute) - 1)
  return (
    latency * (countOn('rest') / maxConcurrent.rest + countOn('registry') / maxConcurrent.registry) + minutes * 60_000
  )
}

const limitsOf = (work: Workload, bundleRun: MeasuredRun): Limit[] => {
  const { requests, milliseconds, cpu, peakMebibytes, summary } = bundleRun
  const what = nameOf(work)
  const deletions = requests.filter(({ mutation }) => mutation)
  const reads = requests.filter(({ host }) => host === 'registry').length
  const spent = Math.max(...deletions.map(({ endedAt }) => Number(endedAt))) - Number(deletions[0]?.startedAt)
  return [
    ...(work.mebibytes ? [{ what: `${what}: memory`, value: peakMebibytes, limit: work.mebibytes, unit: 'MiB' }] : []),
    ...(work.cpu ? [{ what: `${what}: CPU`, value: cpu, limit: work.cpu, unit: 'times the reference' }] : []),
    ...(work.manifests > 0
      ? [
          {
            what: `${what}: manifest reads`,
            value: reads / requiredReads(work),
            limit: 1.05,
            unit: 'times those required'
          }
        ]
      : []),
    ...(work.warm ? [{ what: `${what}: manifest reads`, value: reads, limit: 0, unit: 'requests' }] : []),
    ...(work.type === 'container' && work.count === 10_000 && !work.warm
      ? [
          {
            what: `${what}: time`,
            value: milliseconds / minimumWireMs(requests),
            limit: 1.5,
            unit: 'times the minimum wire time'
          }
        ]
      : []),
    ...(deletions.length > 0
      ? [{ what: `${deletions.length} concurrent deletions`, value: spent / 1000, limit: 3, unit: 's' }]
      : []),
    { what: `${what}: summary`, value: summary / 1024, limit: 1024, unit: 'KiB' }
  ]
}
