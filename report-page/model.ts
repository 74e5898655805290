import { shortDigest } from '../src/report/log.ts'
import { escapeControlChars } from '../src/report/text.ts'
import { reachableFrom } from '../src/retention/graph.ts'
import type { RunPackage, RunReport, RunVersion } from './report.ts'

export type Verdict = 'delete' | 'keep' | 'untag' | 'restore' | 'problem'

/** How the edited policy decides on a version, compared with the run: `more` deletes it, `less` keeps it. */
export type Change = 'same' | 'more' | 'less'

/** One version of the report, as all parts of the page show it; rows are referred to by index. */
export interface Row {
  readonly index: number
  readonly pkg: RunPackage
  readonly version: RunVersion
  readonly verdict: Verdict
  readonly change: Change
  /** When it was created, in milliseconds; null if unknown. */
  readonly time: number | null
  /** Bytes of the configs and layers of it and of all its parts, each once; null if not all were read. */
  readonly bytes: number | null
  /** The rows of its parts, and of the versions it is a part of. */
  readonly parts: readonly number[]
  readonly owners: readonly number[]
}

/** Returns the rows of packages: those of the run, or the same ones with replayed decisions. */
export const rowsOf = ({ packages: before }: RunReport, packages: readonly RunPackage[]): readonly Row[] => {
  let start = 0
  return packages.flatMap((pkg, number) => {
    const first = start
    start += pkg.versions.length
    const places = new Map(pkg.versions.map(({ id }, at) => [id, at]))
    const needs = pkg.versions.map((version) => version.needs?.flatMap((id) => places.get(id) ?? []) ?? [])
    const owners = new Map<number, number[]>()
    for (const [at, each] of needs.entries()) {
      for (const part of each) owners.set(part, [...(owners.get(part) ?? []), first + at])
    }
    return pkg.versions.map((version, at): Row => {
      const time = Date.parse(version.createdAt ?? '')
      return {
        index: first + at,
        pkg,
        version,
        verdict: verdictOf(version),
        change: changeOf(before[number]?.versions[at], version),
        time: Number.isNaN(time) ? null : time,
        bytes: bytesOf(pkg, reachableFrom([at], needs)),
        parts: needs[at]?.map((place) => first + place) ?? [],
        owners: owners.get(at) ?? []
      }
    })
  })
}

const verdictOf = ({ action, outcome }: RunVersion): Verdict => {
  if (outcome === 'failed' || outcome === 'refused') return 'problem'
  if (action === 'delete') return 'delete'
  return action === 'untag' || action === 'restore' ? action : 'keep'
}

const changeOf = (before: RunVersion | undefined, after: RunVersion): Change => {
  const [was, is] = [before?.action === 'delete', after.action === 'delete']
  return was === is ? 'same' : is ? 'more' : 'less'
}

const bytesOf = ({ versions, blobs: sizes = [] }: RunPackage, places: ReadonlySet<number>): number | null => {
  const found = new Set<number>()
  for (const place of places) {
    const manifest = versions[place]?.manifest
    if (manifest === undefined || manifest === 'unreadable') return null
    if (manifest !== 'missing') for (const blob of manifest.blobs) found.add(blob)
  }
  return found.values().reduce((sum, blob) => sum + (sizes[blob] ?? 0), 0)
}

/** Returns the outcome of a version in one to three words. */
export const formatOutcome = ({ action, outcome }: RunVersion): string => {
  if (outcome === 'planned') return planned.get(action) ?? action
  return outcomes.get(outcome) ?? escapeControlChars(outcome)
}

const planned = new Map([
  ['delete', 'to delete'],
  ['untag', 'tags to remove'],
  ['restore', 'to restore']
])

const outcomes = new Map([
  ['untagged', 'tags removed'],
  ['gone', 'already deleted']
])

/** Returns what a version is called: its tags, its version name, or a short digest. */
export const rowLabel = ({ version: { name, tags } }: Row): string =>
  escapeControlChars(tags.map(shortTag).join(', ') || shortDigest(name))

/** Tags of referrers contain a whole digest. */
const shortTag = (tag: string): string => tag.replace(/^(\w+-[0-9a-f]{12})[0-9a-f]{52}(?=$|\.)/, '$1…')

/** Returns what kind of version it is: image, index, platform, signature and so on. */
export const kindOf = ({ version: { part, tags, platform, manifest, remains }, parts }: Row): string => {
  const { kind, artifactType } = typeof manifest === 'object' ? manifest : {}
  if (remains === 'placeholder') return 'left-over placeholder'
  if (part === 'version') return 'version'
  if (platform === 'unknown/unknown') return 'attestation'
  const [tag] = tags
  if (part === 'referrer' && tag) return helpers.get(tag.split('.').at(-1) ?? '') ?? 'referrers'
  if (artifactType) return escapeControlChars(artifactType.replace(/^application\/(?:vnd\.)?|\+json$/g, ''))
  if (platform) return escapeControlChars(platform)
  if (part !== 'image') return part
  return kind === 'index' || parts.length > 0 ? 'index' : 'image'
}

const helpers = new Map([
  ['sig', 'signature'],
  ['att', 'attestation'],
  ['sbom', 'SBOM']
])

/** Which rows are shown; empty texts do not filter. */
export interface Filter {
  readonly text: string
  readonly verdict: string
  readonly reason: string
  /** `top`: images and versions, whose parts are in their trees. */
  readonly part: string
  readonly age: string
  /** The index of a package; null for all of them. */
  readonly pkg: number | null
  readonly change: string
  /** Created between two times, both included. */
  readonly span: readonly [number, number] | null
}

export const noFilter: Filter = {
  text: '',
  verdict: '',
  reason: '',
  part: 'top',
  age: '',
  pkg: null,
  change: '',
  span: null
}

const day = 86_400_000

/** Ranges of ages, from and below in milliseconds. */
export const ages = new Map<string, readonly [title: string, from: number, below: number]>([
  ['day', ['under a day', Number.NEGATIVE_INFINITY, day]],
  ['week', ['under a week', Number.NEGATIVE_INFINITY, 7 * day]],
  ['month', ['under 30 days', Number.NEGATIVE_INFINITY, 30 * day]],
  ['older', ['over 30 days', 30 * day, Number.POSITIVE_INFINITY]],
  ['quarter', ['over 90 days', 90 * day, Number.POSITIVE_INFINITY]],
  ['year', ['over a year', 365 * day, Number.POSITIVE_INFINITY]]
])

/** Returns the rows that match a filter, in their order; `now` is that of the run. */
export const filterRows = (rows: readonly Row[], filter: Filter, packages: readonly RunPackage[], now: number) => {
  const { text, verdict, reason, part, age, pkg, change, span } = filter
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const [, from, below] = ages.get(age) ?? []
  const only = pkg === null ? undefined : packages[pkg]
  return rows.filter((row) => {
    const { version, time } = row
    return (
      (only === undefined || row.pkg === only) &&
      (verdict === '' || row.verdict === verdict) &&
      (change === '' || row.change === change) &&
      (part === '' || (part === 'top' ? isTop(version) : version.part === part)) &&
      (reason === '' || version.reasons.some(({ code }) => code === reason)) &&
      (from === undefined || below === undefined || (time !== null && now - time >= from && now - time < below)) &&
      (span === null || (time !== null && time >= span[0] && time <= span[1])) &&
      words.every((word) => matchesWord(row, word))
    )
  })
}

const isTop = ({ part }: RunVersion): boolean => part === 'image' || part === 'version'

const matchesWord = ({ pkg, version }: Row, word: string): boolean =>
  [version.name, ...version.tags, `${version.id}`, pkg.name].some((each) => each.toLowerCase().includes(word))

export const orders = ['newest', 'oldest', 'largest'] as const
export type Order = (typeof orders)[number]

const comparisons: Readonly<Record<Order, (a: Row, b: Row) => number>> = {
  newest: (a, b) => (b.time ?? 0) - (a.time ?? 0) || b.version.id - a.version.id,
  oldest: (a, b) => (a.time ?? 0) - (b.time ?? 0) || a.version.id - b.version.id,
  largest: (a, b) => (b.bytes ?? 0) - (a.bytes ?? 0) || b.version.id - a.version.id
}

export const sortRows = (rows: readonly Row[], order: Order): readonly Row[] => rows.toSorted(comparisons[order])

/** One line of the list: a row, and its depth in the tree of an image. */
export interface Line {
  readonly row: Row
  readonly depth: number
  /** The indices of the rows from the image down to this one, joined by `/`: the key of the line. */
  readonly path: string
  readonly isOpen: boolean
}

/** Returns the lines of a list, with the parts of the open ones below them; `open` has the paths of open lines. */
export const linesOf = (all: readonly Row[], shown: readonly Row[], open: ReadonlySet<string>): readonly Line[] => {
  const lines: Line[] = []
  const add = (row: Row, ancestors: readonly number[]): void => {
    const indices = [...ancestors, row.index]
    const path = indices.join('/')
    const isOpen = row.parts.length > 0 && open.has(path)
    lines.push({ row, depth: ancestors.length, path, isOpen })
    if (!isOpen) return
    // Cosign and referrers tags can tie versions into a cycle.
    for (const index of row.parts) {
      const part = all[index]
      if (part && !indices.includes(index)) add(part, indices)
    }
  }
  for (const row of shown) add(row, [])
  return lines
}
