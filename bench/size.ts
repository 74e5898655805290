import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { bundle } from '../scripts/bundle.ts'
import { type BenchmarkResult, round } from './results.ts'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const kibibyte = 1024

/** Measures the size of the bundle, and of each dependency in it, by ncc's statistics. */
export const measureSize = async (): Promise<BenchmarkResult> => {
  const files = readdirSync(dist).filter((name) => name.endsWith('.js'))
  const main = statSync(join(dist, 'index.js')).size
  const all = files.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0)
  const row = (what: string, bytes: number) => ({
    what,
    KiB: round(bytes / kibibyte),
    '% of all': round((bytes / all) * 100)
  })
  const parts = Object.entries(Object.groupBy(bundledModules(), ({ name }) => packageOf(name)))
    .map(([name, modules = []]) => [name, modules.reduce((sum, { size }) => sum + size, 0)] as const)
    .toSorted(([, a], [, b]) => b - a)
  return {
    title: 'The bundle, unminified',
    rows: [
      row('index.js, which every run loads', main),
      row(`all ${files.length} files`, all),
      ...parts.map(([name, bytes]) => row(`- ${name}`, bytes))
    ],
    limits: [{ what: 'index.js', value: main / kibibyte ** 2, limit: 0.4, unit: 'MiB' }]
  }
}

interface Module {
  readonly name: string
  readonly size: number
  /** True for one that is listed a second time, for itself, since another has it in it. */
  readonly orphan?: boolean
  /** Modules that webpack concatenated into this one. */
  readonly modules?: readonly Module[] | undefined
}

const module: v.GenericSchema<unknown, Module> = v.object({
  name: v.optional(v.string(), ''),
  size: v.number(),
  orphan: v.optional(v.boolean(), false),
  modules: v.optional(v.array(v.lazy(() => module)))
})
const stats = v.object({ modules: v.array(module) })

/** Bundles as `npm run build` does and returns the modules of ncc's statistics. */
const bundledModules = (): readonly Module[] => {
  const directory = mkdtempSync(join(tmpdir(), 'package-retention-bench-'))
  try {
    const out = join(directory, 'stats.json')
    bundle(directory, ['-q', '--stats-out', out], 'ignore')
    const { modules } = v.parse(stats, JSON.parse(readFileSync(out, 'utf8')))
    return modules.filter(({ orphan }) => !orphan).flatMap((each) => each.modules ?? [each])
  } finally {
    rmSync(directory, { recursive: true })
  }
}

const packageOf = (name: string): string =>
  /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1] ?? (name.startsWith('./lib/') ? 'this action' : 'webpack')
