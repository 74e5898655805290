import type { PackageType } from '../simulator/world.ts'
import { type Finding, type Limit, round } from './figures.ts'
import { runBundle, type Scene } from './scene.ts'
import { type Fill, fillImages, fillNpm } from './worlds.ts'

const latency = 20

/** Side by side at most: pages of a list, and manifests. */
const atOnce = { rest: 10, registry: 50 }

/** GitHub lets no client send more REST requests in a minute. */
const perMinute = 900

interface Work {
  readonly type: PackageType
  readonly count: number
  readonly fill: (count: number) => Fill
  readonly inputs: Readonly<Record<string, string>>
  /** Of ten versions of the world, those that no other lists: only the registry tells what they need. */
  readonly roots: number
  readonly mebibytes?: number
  /** Whether an earlier run has left its manifests in the cache. */
  readonly warm?: boolean
}

const images = { 'delete-tags': '*', 'delete-untagged': 'true', 'keep-latest': '10' }
const npm = { 'delete-tags': '@any', 'keep-latest': '10' }
const hundred = { ...npm, 'max-deletions': '100', 'dry-run': 'false' }

const works: readonly Work[] = [
  { type: 'container', count: 1_000, fill: fillImages, inputs: images, roots: 6 },
  { type: 'container', count: 3_000, fill: fillImages, inputs: images, roots: 6, mebibytes: 150 },
  { type: 'container', count: 10_000, fill: fillImages, inputs: images, roots: 6 },
  { type: 'container', count: 10_000, fill: fillImages, inputs: images, roots: 0, warm: true },
  { type: 'container', count: 20_000, fill: fillImages, inputs: images, roots: 6, mebibytes: 200 },
  { type: 'npm', count: 1_000, fill: fillNpm, inputs: npm, roots: 0 },
  { type: 'npm', count: 1_000, fill: fillNpm, inputs: hundred, roots: 0 },
  { type: 'npm', count: 10_000, fill: fillNpm, inputs: npm, roots: 0 },
  { type: 'npm', count: 100_000, fill: fillNpm, inputs: npm, roots: 0, mebibytes: 350 }
]

/** Whole runs over packages of several sizes, next to what any tool must send and wait for; and over those of a peer. */
export const whole = async (): Promise<Finding> => {
  const peer = process.env['BENCH_PEER']
  const rows: Finding['rows'][number][] = []
  const limits: Limit[] = []
  for (const work of works) {
    const { type, count, fill, inputs, warm = false } = work
    const scene = await runBundle(type, fill(count), inputs, { latency, warm })
    rows.push(rowOf('this', work, scene))
    limits.push(...limitsOf(work, scene))
    if (!peer || warm) continue
    // What a peer cannot do, or fails at, is a finding, too.
    const theirs = await runBundle(type, fill(count), inputs, { latency, peer }).catch(String)
    rows.push(typeof theirs === 'string' ? { run: `peer: ${theirs.slice(0, 100)}` } : rowOf('peer', work, theirs))
  }
  return { title: `Whole runs at ${latency} ms an answer`, rows, limits }
}

const nameOf = ({ type, count, inputs, warm }: Work): string =>
  `${count.toLocaleString('en')} ${type}, ${inputs['dry-run'] === 'false' ? 'real' : 'dry'}${warm ? ', warm' : ''}`

const rowOf = (who: string, work: Work, scene: Scene) => {
  const { requests, milliseconds, cpuSeconds, peakMebibytes } = scene
  const sent = (host: string): number => requests.filter((request) => request.host === host && !request.mutation).length
  const mutations = requests.filter(({ mutation }) => mutation).length
  const floor = requestFloor(work, mutations)
  return {
    run: `${who}: ${nameOf(work)}`,
    REST: sent('rest'),
    registry: sent('registry'),
    changes: mutations,
    'must send': floor,
    'times that': round(requests.length / floor),
    seconds: round(milliseconds / 1000),
    'wire floor': round(wireFloor(requests) / 1000),
    'times it': round(milliseconds / wireFloor(requests)),
    'CPU s': round(cpuSeconds),
    'peak MiB': round(peakMebibytes),
    'summary KiB': round(scene.summary / 1024),
    'log KiB': round(scene.log / 1024)
  }
}

/** The pages of the list, the manifests that nothing else tells of, and the changes themselves. */
const requestFloor = ({ count, roots }: Work, mutations: number): number =>
  Math.ceil(count / 100) + (count * roots) / 10 + mutations

/** How long the requests of a run are on the wire at the least: side by side, and as fast as GitHub allows. */
const wireFloor = (requests: Scene['requests']): number => {
  const on = (host: string): number => requests.filter((request) => request.host === host).length
  const points = requests.reduce((sum, request) => sum + request.points, 0)
  const minutes = Math.max(0, Math.ceil(points / perMinute) - 1)
  return latency * (on('rest') / atOnce.rest + on('registry') / atOnce.registry) + minutes * 60_000
}

const limitsOf = (work: Work, { requests, milliseconds, peakMebibytes, summary }: Scene): Limit[] => {
  const what = nameOf(work)
  const deletions = requests.filter(({ mutation }) => mutation)
  const reads = requests.filter(({ host }) => host === 'registry').length
  const spent = Math.max(...deletions.map(({ endedAt }) => Number(endedAt))) - Number(deletions[0]?.startedAt)
  return [
    ...(work.mebibytes ? [{ what: `${what}: memory`, value: peakMebibytes, limit: work.mebibytes, unit: 'MiB' }] : []),
    ...(work.warm ? [{ what: `${what}: manifest reads`, value: reads, limit: 0, unit: 'requests' }] : []),
    ...(work.type === 'container' && work.count === 10_000 && !work.warm
      ? [{ what: `${what}: time`, value: milliseconds / wireFloor(requests), limit: 1.5, unit: 'times the wire floor' }]
      : []),
    ...(deletions.length > 0
      ? [{ what: `${deletions.length} deletions side by side`, value: spent / 1000, limit: 3, unit: 's' }]
      : []),
    { what: `${what}: summary`, value: summary / 1024, limit: 1024, unit: 'KiB' }
  ]
}
