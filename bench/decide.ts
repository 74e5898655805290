import { execFileSync } from 'node:child_process'
import { buildGraph } from '../src/retention/graph.ts'
import type { Manifest } from '../src/retention/manifest.ts'
import { covers, parsePatterns } from '../src/retention/pattern.ts'
import { type Inventory, planPackage } from '../src/retention/plan.ts'
import type { PackageVersion } from '../src/retention/version.ts'
import { tenRules } from './policy.ts'
import { type BenchmarkResult, median, minimum, round } from './results.ts'

const counts = [1_000, 10_000, 100_000]
const runs = 5

/** Measures the CPU time of decisions on packages of three sizes, each in a fresh process as in a run, and of a hostile regex. */
export const measureDecision = async (): Promise<BenchmarkResult> => {
  const measured = counts.map((count) => {
    const seconds = Array.from({ length: runs }, () => measureInChildProcess(count))
    return { count, graph: minimum(seconds.map(({ graph }) => graph)), plan: minimum(seconds.map(({ plan }) => plan)) }
  })
  const rows = measured.map(({ count, graph, plan }, at) => ({
    'container versions': count,
    'graph, CPU s': round(graph),
    'decision, CPU s': round(plan),
    'µs per version': round(((graph + plan) / count) * 1e6),
    '× row above': at === 0 ? '' : round((graph + plan) / total(measured[at - 1]))
  }))
  const [, middle, largest] = measured
  const hostile = matchHostile()
  return {
    title: `Deciding by ten rules (the minimum of ${runs} fresh processes each), and a hostile regex`,
    rows: [...rows, { 'container versions': hostile.text }],
    limits: [
      { what: 'decision for 100,000 versions', value: largest?.plan ?? Number.NaN, limit: 1.5, unit: 'CPU s' },
      { what: 'ten times the versions', value: total(largest) / total(middle), limit: 12, unit: 'times the CPU' },
      { what: '/(a+)+$/ on a hostile tag of 128 characters', value: hostile.milliseconds, limit: 10, unit: 'ms' }
    ]
  }
}

const total = (seconds: Seconds | undefined): number => (seconds ? seconds.graph + seconds.plan : Number.NaN)

interface Seconds {
  readonly graph: number
  readonly plan: number
}

/** Runs this file in a child process: a run decides once, with code that Node has not optimized yet. */
const measureInChildProcess = (count: number): Seconds =>
  JSON.parse(execFileSync(process.execPath, [import.meta.filename, String(count)], { encoding: 'utf8' }))

/** Returns the CPU seconds, garbage collection included, that building the graph and planning take. */
const measureInProcess = (count: number): Seconds => {
  const versions = Array.from({ length: count }, (_, at) => version(at))
  const manifests = new Map(versions.flatMap((each, at) => (isNightly(at) ? [[each.name, indexOf(at)] as const] : [])))
  const policy = tenRules()
  const facts = {
    pullRequests: new Set(['1', '2', '3']),
    closedPullRequests: null,
    branches: new Set(['feature-1']),
    tags: null,
    deployments: null
  }
  const started = process.cpuUsage()
  const graph = buildGraph(versions, manifests)
  const graphBuilt = process.cpuUsage()
  const inventory: Inventory = { type: 'container', name: 'app', versions, graph, unreadable: [] }
  const plan = planPackage(inventory, policy, facts, now)
  const planned = process.cpuUsage()
  if (plan.changes.length < count / 2)
    throw new Error(`only ${plan.changes.length} of ${count} versions are to be deleted`)
  const seconds = (from: NodeJS.CpuUsage, to: NodeJS.CpuUsage) => (to.user + to.system - from.user - from.system) / 1e6
  return { graph: seconds(started, graphBuilt), plan: seconds(graphBuilt, planned) }
}

const now = Date.parse('2026-06-01T00:00:00Z')
const day = 86_400_000

/** Returns version number `at`, newest first, of fifty a day: a tenth are indexes with a child, the others images of nine kinds. */
const version = (at: number): PackageVersion => {
  const created = now - at * (day / 50)
  return { id: 1e9 - at, name: digest(at), tags: tagsOf(at, created), created, updated: created }
}

const isNightly = (at: number): boolean => at % 10 === 0
const digest = (at: number): string => `sha256:${at.toString(16).padStart(64, '0')}`

const tagsOf = (at: number, created: number): string[] => {
  const sha = at.toString(16).padStart(40, '0')
  const number = `${at % 5}.${at % 50}.${at}`
  const kinds = [
    [`nightly-${new Date(created).toISOString().slice(0, 10)}-${at}`],
    [`pr-${at % 997}`, `pr-${at % 997}-${sha}`],
    [number],
    [`${number}-rc.${at % 7}`],
    [`build-${at}-${at % 20 < 10 ? 'amd64' : 'arm64'}`],
    [`sha-${sha}`],
    [`${number}-alpine`],
    [`feature-${at % 100}-dev`],
    [`${'a'.repeat(100)}-${'xy'.repeat(10)}`],
    []
  ]
  return kinds[at % kinds.length] ?? []
}

/** Returns the index of a nightly, whose child is the untagged version nine places later. */
const indexOf = (at: number): Manifest => ({
  mediaType: 'application/vnd.oci.image.index.v1+json',
  kind: 'index',
  children: [{ digest: digest(at + 9), leaf: true, platform: 'linux/amd64' }],
  subject: null,
  artifactType: null,
  blobs: [],
  placeholder: false
})

/** Returns the milliseconds that RE2 takes for a hostile tag, and a line that compares a backtracking engine on a fifth of it. */
const matchHostile = (): { milliseconds: number; text: string } => {
  const patterns = parsePatterns(['/(a+)+$/'], 'label')
  if (!patterns.ok) throw new Error(patterns.problem)
  const hostile = `${'a'.repeat(127)}!`
  const milliseconds = median(
    Array.from({ length: 100 }, () => elapsedMs(() => covers(patterns.value, hostile, 'npm')))
  )
  const short = `${'a'.repeat(25)}!`
  const backtracking = elapsedMs(() => /^(?:(a+)+$)$/.test(short))
  const text = `/(a+)+$/ on 128 characters: ${round(milliseconds)} ms; JavaScript's own engine on 26: ${round(backtracking)} ms`
  return { milliseconds, text }
}

const elapsedMs = (work: () => unknown): number => {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

if (import.meta.main) console.log(JSON.stringify(measureInProcess(Number(process.argv[2]))))
