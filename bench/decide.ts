import { execFileSync } from 'node:child_process'
import { buildGraph } from '../src/retention/graph.ts'
import type { Manifest } from '../src/retention/manifest.ts'
import { covers, parsePatterns } from '../src/retention/pattern.ts'
import { type Inventory, planPackage } from '../src/retention/plan.ts'
import type { PackageVersion } from '../src/retention/version.ts'
import { type Finding, least, median, round } from './figures.ts'
import { tenRules } from './policy.ts'

const counts = [1_000, 10_000, 100_000]
const runs = 5

/** CPU seconds for deciding packages of three sizes, each in processes of their own as in a run, and for a hostile regex. */
export const decide = async (): Promise<Finding> => {
  const measured = counts.map((count) => {
    const seconds = Array.from({ length: runs }, () => measureApart(count))
    return { count, graph: least(seconds.map(({ graph }) => graph)), plan: least(seconds.map(({ plan }) => plan)) }
  })
  const rows = measured.map(({ count, graph, plan }, at) => ({
    'container versions': count,
    'graph, CPU s': round(graph),
    'decision, CPU s': round(plan),
    'µs a version': round(((graph + plan) / count) * 1e6),
    'times the row above': at === 0 ? '' : round((graph + plan) / total(measured[at - 1]))
  }))
  const [, middle, largest] = measured
  const hostile = matchHostile()
  return {
    title: `Deciding by ten rules (the least of ${runs} fresh processes each), and a hostile regex`,
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

/** Runs this file as a program: a run decides once, before Node has learned what is worth compiling. */
const measureApart = (count: number): Seconds =>
  JSON.parse(execFileSync(process.execPath, [import.meta.filename, String(count)], { encoding: 'utf8' }))

/** CPU seconds, those of the garbage collector's threads included, of building the graph and of deciding. */
const measureHere = (count: number): Seconds => {
  const versions = Array.from({ length: count }, (_, at) => version(at))
  const manifests = new Map(versions.flatMap((each, at) => (isNightly(at) ? [[each.name, indexOf(at)] as const] : [])))
  const policy = tenRules()
  const facts = { pullRequests: new Set(['1', '2', '3']), branches: new Set(['feature-1']), tags: null }
  const begun = process.cpuUsage()
  const graph = buildGraph(versions, manifests)
  const between = process.cpuUsage()
  const inventory: Inventory = { type: 'container', versions, graph, unreadable: [] }
  const plan = planPackage(inventory, policy, facts, now)
  const ended = process.cpuUsage()
  if (plan.changes.length < count / 2) throw new Error(`only ${plan.changes.length} of ${count} versions go`)
  const seconds = (from: NodeJS.CpuUsage, to: NodeJS.CpuUsage) => (to.user + to.system - from.user - from.system) / 1e6
  return { graph: seconds(begun, between), plan: seconds(between, ended) }
}

const now = Date.parse('2026-06-01T00:00:00Z')
const day = 86_400_000

/** Fifty pushes a day, the newest first: a tenth of them indexes with a child, the others single images of nine kinds. */
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

/** The child of a nightly is the untagged version that comes nine places later. */
const indexOf = (at: number): Manifest => ({
  mediaType: 'application/vnd.oci.image.index.v1+json',
  kind: 'index',
  children: [{ digest: digest(at + 9), leaf: true, platform: 'linux/amd64' }],
  subject: null,
  artifactType: null,
  blobs: [],
  placeholder: false
})

/** Milliseconds that RE2 takes for one hostile tag, and what a backtracking engine takes for a fifth of it. */
const matchHostile = (): { milliseconds: number; text: string } => {
  const patterns = parsePatterns(['/(a+)+$/'], 'label')
  if (!patterns.ok) throw new Error(patterns.problem)
  const hostile = `${'a'.repeat(127)}!`
  const milliseconds = median(Array.from({ length: 100 }, () => timed(() => covers(patterns.value, hostile, 'npm'))))
  const short = `${'a'.repeat(25)}!`
  const backtracking = timed(() => /^(?:(a+)+$)$/.test(short))
  const text = `/(a+)+$/ on 128 characters: ${round(milliseconds)} ms; JavaScript's own engine on 26: ${round(backtracking)} ms`
  return { milliseconds, text }
}

const timed = (work: () => unknown): number => {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

if (import.meta.main) console.log(JSON.stringify(measureHere(Number(process.argv[2]))))
