import type { Duration } from './duration.ts'
import type { InUse } from './in-use.ts'
import type { Patterns } from './pattern.ts'
import type { PackageType } from './version.ts'

/** The policy for the packages that it matches; flat inputs and policy documents both become this. */
export interface Policy<Files = InUse> {
  readonly packages: Patterns
  readonly type: PackageType
  /** Labels that protect their version; null if nothing is protected. */
  readonly protect: Patterns | null
  /** The files that say which images are in use, with what they say; null if there are none. */
  readonly inUse: Files | null
  /** The number of images that are always kept; null if the policy does not say, which means 1. */
  readonly minKeep: number | null
  /** The repository, as `owner/name`, that `while` and `deployments` ask about; null for the one that a package is linked to. */
  readonly repository: string | null
  readonly rules: readonly Rule[]
  readonly safety: Safety
}

/** A policy as it is written: its files are globs. */
export type UnreadPolicy = Policy<readonly string[]>

/** The five safety inputs, which a policy may also set for its own packages. */
export interface Safety {
  readonly untag: boolean
  /** The one duration that may be zero. */
  readonly gracePeriod: Duration
  /** A cap over all packages of the policy; null if there is none. */
  readonly maxDeletions: number | null
  readonly maxDeletePercent: number
  readonly deleteEmptyPackages: boolean
}

/** The safety inputs where none of them is set. */
export const defaultSafety: Safety = {
  untag: false,
  gracePeriod: { text: '24h', years: 0, months: 0, weeks: 0, days: 0, hours: 24, minutes: 0 },
  maxDeletions: null,
  maxDeletePercent: 100,
  deleteEmptyPackages: false
}

/** The patterns of versions that may be deleted (`delete`), and which of these are kept all the same (`keep`). */
export interface Rule {
  readonly delete: Patterns
  readonly keep: Keep
}

export const periods = ['hourly', 'daily', 'weekly', 'monthly', 'yearly'] as const
export const conditions = ['pr-open', 'branch-exists', 'tag-exists', 'unreleased'] as const
export const orderings = ['created', 'updated', 'version'] as const
export const versionGroups = ['major', 'minor', 'channel', 'variant'] as const

export type Period = (typeof periods)[number]
export type Condition = (typeof conditions)[number]
export type VersionGroup = (typeof versionGroups)[number]

/** A question that a policy asks about a repository: a condition of `while`, `then-for` or `deployments`. */
export type Question = Exclude<Condition, 'unreleased'> | 'then-for' | 'deployments'

/** The keys of `keep`: the first three and the periods keep versions, each by itself; the others shape how they count. */
export interface Keep extends Readonly<Partial<Record<Period, number | Duration>>> {
  readonly latest?: number
  readonly within?: Duration
  /** The number of successful deployments of each environment whose versions are kept. */
  readonly deployments?: number
  /** A semver line, or the name of a placeholder of the rule's patterns. */
  readonly per?: string
  readonly while?: Condition
  /** The time after the closing of a pull request for which `while: pr-open` is still true. */
  readonly 'then-for'?: Duration
  readonly by?: (typeof orderings)[number]
  readonly max?: number
}
