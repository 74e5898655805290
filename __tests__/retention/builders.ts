import { type Duration, parseDuration } from '../../src/retention/duration.ts'
import { buildGraph } from '../../src/retention/graph.ts'
import type { Facts } from '../../src/retention/keep.ts'
import { type ManifestFact, readManifest } from '../../src/retention/manifest.ts'
import type { Parsed } from '../../src/retention/parsed.ts'
import { type Patterns, parsePatterns } from '../../src/retention/pattern.ts'
import type { Inventory, Plan } from '../../src/retention/plan.ts'
import { type Keep, type Period, type Policy, periods, type Rule, type Safety } from '../../src/retention/policy.ts'
import type { Digest, PackageVersion } from '../../src/retention/version.ts'

/** The value of what must parse. */
export const the = <T>(read: Parsed<T>): T => {
  if (!read.ok) throw new Error(read.problem)
  return read.value
}

/** The time that most tests are about: a Wednesday. */
export const now = Date.parse('2026-07-15T12:00:00Z')
const hour = 3_600_000

export const duration = (text: string): Duration => the(parseDuration(text, { zero: true }))
export const patterns = (...sources: readonly string[]): Patterns => the(parsePatterns(sources, 'label'))

/** The keys of `keep` with durations as text, as a policy document has them. */
export type KeepText = Omit<Keep, 'within' | Period> & { within?: string } & { [period in Period]?: number | string }

export const keepOf = (keep: KeepText): Keep => {
  const { within, hourly, daily, weekly, monthly, yearly, ...rest } = keep
  const counts: Pick<Keep, Period> = Object.fromEntries(
    periods.flatMap((key) => {
      const value = keep[key]
      return value === undefined ? [] : [[key, typeof value === 'string' ? duration(value) : value] as const]
    })
  )
  return { ...rest, ...counts, ...(within && { within: duration(within) }) }
}

export const rule = (covered: string | readonly string[], keep: KeepText = {}): Rule => ({
  delete: patterns(...[covered].flat()),
  keep: keepOf(keep)
})

/** A policy that has these rules and no grace period, and is otherwise as it is by default. */
export const policy = (
  rules: readonly Rule[],
  { protect = [], grace = '0', minKeep = null, type = 'container', ...safety }: PolicyText = {}
): Policy => ({
  packages: the(parsePatterns(['app'], 'package')),
  type,
  protect: protect.length > 0 ? patterns(...protect) : null,
  minKeep,
  rules,
  safety: {
    untag: false,
    gracePeriod: duration(grace),
    maxDeletions: null,
    maxDeletePercent: 100,
    deleteEmptyPackages: false,
    ...safety
  }
})

type PolicyText = Partial<Omit<Safety, 'gracePeriod'> & Pick<Policy, 'type' | 'minKeep'>> & {
  readonly protect?: readonly string[]
  readonly grace?: string
}

/** Where GitHub was asked nothing. */
export const noFacts: Facts = { pullRequests: null, branches: null, tags: null }

/** A digest that a short name stands for. */
export const digest = (name: string, algorithm: 'sha256' | 'sha512' = 'sha256'): Digest =>
  `${algorithm}:${Buffer.from(name).toString('hex').padStart(algorithm === 'sha256' ? 64 : 128, '0')}`
