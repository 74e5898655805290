import type { RefState } from '../../src/retention/conditions.ts'
import { addDuration, type Duration, parseDuration, subtractDuration } from '../../src/retention/duration.ts'
import { buildGraph } from '../../src/retention/graph.ts'
import { isDigest, type Manifest, type ManifestFact, readManifest } from '../../src/retention/manifest.ts'
import { type Patterns, parsePatterns } from '../../src/retention/pattern.ts'
import type { Inventory, Plan } from '../../src/retention/plan.ts'
import { type Keep, type Period, type Policy, periods, type Rule, type Safety } from '../../src/retention/policy.ts'
import type { Reason, UnmetCondition } from '../../src/retention/reason.ts'
import type { Result } from '../../src/retention/result.ts'
import type { Digest, PackageType, PackageVersion } from '../../src/retention/version.ts'

/** Returns the value of a result, which must be ok. */
export const unwrap = <T>(read: Result<T>): T => {
  if (!read.ok) throw new Error(read.problem)
  return read.value
}

/** The time of most tests, a Wednesday. */
export const now = Date.parse('2026-07-15T12:00:00Z')

export const duration = (text: string): Duration => unwrap(parseDuration(text, { zero: true }))
export const patterns = (...sources: readonly string[]): Patterns => unwrap(parsePatterns(sources, 'label'))

/** The keys of `keep` with durations as text, as a policy document has them. */
export type KeepText = Omit<Keep, 'within' | 'then-for' | Period> & { within?: string; 'then-for'?: string } & {
  [period in Period]?: number | string
}

export const keepOf = (keep: KeepText): Keep => {
  const { within, 'then-for': thenFor, hourly, daily, weekly, monthly, yearly, ...rest } = keep
  const counts: Pick<Keep, Period> = Object.fromEntries(
    periods.flatMap((key) => {
      const value = keep[key]
      return value === undefined ? [] : [[key, typeof value === 'string' ? duration(value) : value] as const]
    })
  )
  return {
    ...rest,
    ...counts,
    ...(within && { within: duration(within) }),
    ...(thenFor && { 'then-for': duration(thenFor) })
  }
}

export const rule = (covered: string | readonly string[], keep: KeepText = {}): Rule => ({
  delete: patterns(...[covered].flat()),
  keep: keepOf(keep)
})

/** Returns a policy with these rules and no grace period, and the defaults otherwise. */
export const policy = (
  rules: readonly Rule[],
  { protect = [], grace = '0', minKeep = null, type = 'container', repository = null, ...safety }: PolicyOptions = {}
): Policy<never> => ({
  packages: unwrap(parsePatterns(['app'], 'package')),
  type,
  protect: protect.length > 0 ? patterns(...protect) : null,
  inUse: null,
  minKeep,
  repository,
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

/** The options of a policy in a test; `grace` is a duration. */
export type PolicyOptions = Partial<Omit<Safety, 'gracePeriod'> & Pick<Policy, 'type' | 'minKeep' | 'repository'>> & {
  readonly protect?: readonly string[]
  readonly grace?: string
}

/** The refs of a repository that was not asked. */
export const unknownRefs: RefState = {
  pullRequests: null,
  closedPullRequests: null,
  branches: null,
  tags: null,
  deployments: null
}

/** Returns the digest that stands for a short name. */
export const digest = (name: string, algorithm: 'sha256' | 'sha512' = 'sha256'): Digest =>
  `${algorithm}:${Buffer.from(name)
    .toString('hex')
    .padEnd(algorithm === 'sha256' ? 64 : 128, '0')}`

/** Returns the short name that a digest stands for, and any other text as it is. */
export const nameOf = (text: string): string =>
  isDigest(text) ? Buffer.from(text.slice(7).replace(/(00)+$/, ''), 'hex').toString() : text

/** Returns the tag that attaches a version to the manifest of this short name. */
export const helperTag = (name: string, algorithm: 'sha256' | 'sha512' = 'sha256'): string =>
  digest(name, algorithm)
    .replace(':', '-')
    .slice(0, 'sha256-'.length + 64)

/** Manifests as registries have them; others are named by their short names. */
export const image = (more: { subject?: string; artifactType?: string; config?: string; layers?: number[] } = {}) =>
  manifest({
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: descriptor('config', more.config ?? 'application/vnd.oci.image.config.v1+json'),
    layers: (more.layers ?? []).map((size) => ({
      ...descriptor(`layer ${size}`, 'application/vnd.oci.image.layer.v1.tar+gzip'),
      size
    })),
    ...(more.artifactType && { artifactType: more.artifactType }),
    ...(more.subject && { subject: descriptor(more.subject, 'application/vnd.oci.image.manifest.v1+json') })
  })

export const index = (children: readonly string[], more: { subject?: string; mediaType?: string } = {}) =>
  manifest({
    mediaType: more.mediaType ?? 'application/vnd.oci.image.index.v1+json',
    manifests: children.map((name) => descriptor(name, 'application/vnd.oci.image.manifest.v1+json')),
    ...(more.subject && { subject: descriptor(more.subject, 'application/vnd.oci.image.manifest.v1+json') })
  })

export const manifest = (json: object): Manifest => {
  const read = readManifest(JSON.stringify({ schemaVersion: 2, ...json }))
  if (read === null) throw new Error('no manifest')
  return read
}

const descriptor = (name: string, mediaType: string) => ({
  mediaType,
  digest: name.startsWith('sha512:') ? digest(name.slice(7), 'sha512') : digest(name),
  size: 2
})

/** A listing: a manifest, or null where none was read, for each version as `NAME AGE [TAG…]` (see versionOf). */
export type Listing = Readonly<Record<string, ManifestFact | null>>

/** Returns a container package; ids count from 1. */
export const container = (listing: Listing): Inventory & { readonly manifests: ReadonlyMap<Digest, ManifestFact> } => {
  const versions = Object.keys(listing).map((text, place) => {
    const version = versionOf(text, place + 1)
    return {
      ...version,
      name: version.name.startsWith('sha512:') ? digest(version.name.slice(7), 'sha512') : digest(version.name)
    }
  })
  const manifests = new Map(
    Object.values(listing).flatMap((fact, place) =>
      fact === null ? [] : [[versions[place]?.name ?? '', fact] as const]
    )
  )
  return { type: 'container', name: 'app', versions, manifests, graph: buildGraph(versions, manifests), unreadable: [] }
}

/** Returns a package of a type without manifests. */
export const registry = (type: PackageType, listing: readonly string[]): Inventory => ({
  type,
  name: 'app',
  versions: listing.map((text, place) => versionOf(text, place + 1)),
  graph: null,
  unreadable: []
})

/**
 * `NAME TIME [TAG…]`, where the time of creation is an age, `-1d` in the future, a date in UTC, or `?` for none; that of
 * the last change comes after a slash.
 */
const versionOf = (text: string, id: number): PackageVersion => {
  const [name = '', times = '', ...tags] = text.split(' ')
  const [created = null, updated = created] = times.split('/').map(timeOf)
  return { id, name, tags, created, updated }
}

const timeOf = (text: string): number | null => {
  if (text === '?') return null
  if (/^\d{4}-/.test(text)) return Date.parse(text.replace(/T[^Z]*$/, '$&Z'))
  return text.startsWith('-') ? addDuration(now, duration(text.slice(1))) : subtractDuration(now, duration(text))
}

/** Returns the decision of each version in short: `delete expired`, `keep needed-by app`. */
export const summarizePlan = (
  { decisions }: Plan,
  describe: (reason: Reason) => string = ({ code }) => code
): Readonly<Record<string, string>> => {
  const names = new Map(decisions.map(({ version }) => [version.id, nameOf(version.name)]))
  const describeWithIds = (reason: Reason): string =>
    'ids' in reason ? `${reason.code} ${reason.ids.map((id) => names.get(id)).join(' ')}` : describe(reason)
  return Object.fromEntries(
    decisions.map(({ version, action, reasons, untag }) => [
      nameOf(version.name),
      [action, ...untag, reasons.map(describeWithIds).join(', ')].join(' ')
    ])
  )
}

/** Returns the decision of each version with the data of each reason: `keep latest 1/2, within 1/7d until 2026-07-15T12:00`. */
export const explainPlan = (plan: Plan): Readonly<Record<string, string>> => summarizePlan(plan, describeReason)

const describeReason = ({ code, misses = [], ...data }: ReasonData): string => {
  const { rule, rank, limit, period, group, by, until, labels = [], digest: pinned } = data
  const texts = [
    rule ? `${code}#${rule}` : code,
    rank === undefined ? limit : `${rank}/${limit}`,
    period,
    group && `of ${group}`,
    by && `by ${by}`,
    until && `until ${Number.isFinite(until) ? new Date(until).toISOString().replace(/(:00\.000)?Z$/, '') : 'ever'}`,
    ...labels,
    pinned && nameOf(pinned),
    misses.length > 0 && `(${misses.map(({ key, ...miss }) => describeReason({ code: key, ...miss })).join(', ')})`
  ]
  return texts.filter((text) => text !== undefined && text !== false).join(' ')
}

interface ReasonData {
  readonly code: string
  readonly rule?: number
  readonly rank?: number
  readonly limit?: number | string
  readonly period?: string
  readonly group?: string
  readonly by?: string | readonly string[]
  readonly until?: number | null
  readonly labels?: readonly string[]
  readonly digest?: string
  readonly misses?: readonly UnmetCondition[]
}
