import { labelPackages } from '../src/report/package-labels.ts'
import { formatList, shortDigest } from '../src/report/reason.ts'
import { escapeControlChars } from '../src/report/text.ts'
import { reachableFrom } from '../src/retention/graph.ts'
import { isTopLevel } from '../src/retention/version.ts'
import type { RunDecision, RunPackage, RunReport, RunVersion } from './report.ts'

/** The decision on a version, or that it was refused or failed. */
export type Verdict = 'delete' | 'keep' | 'untag' | 'restore' | 'problem'

/**
 * The decision on a version, compared with the one before, which is that of the run for an edited policy, and that of the
 * policy that a check compares with: `more` deletes it, `less` keeps it, `tags` removes other tags.
 */
export type Change = 'same' | 'more' | 'less' | 'tags'

/** One version of the report, as all parts of the page show it; rows are referred to by index. */
export interface Row {
  readonly index: number
  /** The index of its report, how many there are, and the time that this decided as of, in milliseconds. */
  readonly report: number
  readonly reportCount: number
  readonly now: number
  readonly pkg: RunPackage
  /** The name of its package among all packages; null if there is only one. */
  readonly packageLabel: string | null
  readonly version: RunVersion
  readonly verdict: Verdict
  readonly change: Change
  /** The decision before; null where that is the same. */
  readonly before: RunDecision | null
  /** Its creation time in milliseconds; null if unknown. */
  readonly time: number | null
  /** The size in bytes of all blobs of the version and its parts, each counted once; null if not all manifests were read. */
  readonly bytes: number | null
  /** The indices of its parts. */
  readonly parts: readonly number[]
  /** The indices of the versions that it is a part of. */
  readonly owners: readonly number[]
}

/**
 * Returns the rows of reports. `decided` has the packages of each: those of its run, or the same versions with replayed
 * decisions.
 */
export const rowsOf = (
  reports: readonly RunReport[],
  decided: readonly (readonly RunPackage[])[] = reports.map(({ packages }) => packages)
): readonly Row[] => {
  const labels = labelPackages(decided)
  const packages = decided.flatMap((packages, report) =>
    packages.map((pkg, index) => ({ report, pkg, original: reports[report]?.packages[index] ?? pkg }))
  )
  let rowCount = 0
  return packages.flatMap(({ report, pkg, original }, packageIndex) => {
    const firstRow = rowCount
    rowCount += pkg.versions.length
    const now = Date.parse(reports[report]?.now ?? '')
    const packageLabel = packages.length > 1 ? (labels[packageIndex] ?? null) : null
    return packageRows(pkg, original, firstRow).map(
      (row): Row => ({ ...row, report, reportCount: reports.length, now, packageLabel })
    )
  })
}

type PackageRow = Omit<Row, 'report' | 'reportCount' | 'now' | 'packageLabel'>

const packageRows = (pkg: RunPackage, { versions: originals }: RunPackage, firstRow: number): readonly PackageRow[] => {
  const { versions } = pkg
  const indices = new Map(versions.map(({ id }, index) => [id, index]))
  const needs = versions.map((version) => version.needs?.flatMap((id) => indices.get(id) ?? []) ?? [])
  const owners = new Map<number, number[]>()
  for (const [index, parts] of needs.entries()) {
    for (const part of parts) owners.set(part, [...(owners.get(part) ?? []), firstRow + index])
  }
  return versions.map((version, index): PackageRow => {
    const time = Date.parse(version.createdAt ?? '')
    const original = originals[index] ?? version
    const before = original.before ?? original
    const change = changeOf(before, version)
    return {
      index: firstRow + index,
      pkg,
      version,
      verdict: verdictOf(version),
      change,
      before: change === 'same' ? null : before,
      time: Number.isNaN(time) ? null : time,
      bytes: bytesOf(pkg, reachableFrom([index], needs)),
      parts: needs[index]?.map((part) => firstRow + part) ?? [],
      owners: owners.get(index) ?? []
    }
  })
}

/** Returns why a version is kept, deleted or restored, in words in which other versions have their labels in place of their ids. */
export const formatRowReasons = ({ pkg, version }: Row): readonly string[] =>
  version.reasons.map(({ text, ids = [] }) => {
    const withLabels = (): string => formatList(ids.map((id) => labelById(id, pkg)))
    const isAboutOthers = ids.length > 0
    return escapeControlChars(
      isAboutOthers ? text.replace(/(?:versions? )?\d+(?:, \d+)*(?: and \d+ more)?$/, withLabels) : text
    )
  })

/** Returns the first tag of a version, or its name; the id of what has neither, with its digest. */
const labelById = (id: number, { versions }: RunPackage): string => {
  const version = versions.find((each) => each.id === id)
  if (!version) return `version ${id}`
  const { part, name, tags } = version
  return part === 'version' ? name : tags[0] === undefined ? `${shortDigest(name)} (${id})` : shortTag(tags[0])
}

const verdictOf = ({ action, outcome }: RunVersion): Verdict => {
  if (outcome === 'failed' || outcome === 'refused') return 'problem'
  if (action === 'delete') return 'delete'
  return action === 'untag' || action === 'restore' ? action : 'keep'
}

const changeOf = (before: RunDecision, after: RunDecision): Change => {
  const [wasDeleted, isDeleted] = [before.action === 'delete', after.action === 'delete']
  if (wasDeleted !== isDeleted) return isDeleted ? 'more' : 'less'
  return before.untag.toSorted().join() === after.untag.toSorted().join() ? 'same' : 'tags'
}

const bytesOf = ({ versions, blobs: sizes = [] }: RunPackage, indices: ReadonlySet<number>): number | null => {
  const blobs = new Set<number>()
  for (const index of indices) {
    const manifest = versions[index]?.manifest
    if (manifest === undefined || manifest === 'unreadable') return null
    if (manifest !== 'missing') for (const blob of manifest.blobs) blobs.add(blob)
  }
  return blobs.values().reduce((sum, blob) => sum + (sizes[blob] ?? 0), 0)
}

/** The verdicts in words, in the order of the legend. */
export const verdictTitles: ReadonlyMap<Verdict, string> = new Map([
  ['keep', 'kept'],
  ['untag', 'tags removed'],
  ['restore', 'restored'],
  ['delete', 'deleted'],
  ['problem', 'refused or failed']
])

/** The reasons by which versions can be filtered, in words; those without an entry are shown by their code. */
export const reasonTitles: ReadonlyMap<string, string> = new Map([
  ['uncovered', 'not matched by any rule'],
  ['unknown-time', 'unknown creation time'],
  ['grace', 'within the grace period'],
  ['needed-by', 'needed by a kept version'],
  ['unreadable', 'unreadable manifest'],
  ['fuse', 'blocked by max-delete-percent'],
  ['not-in-plan', 'not in the approved plan'],
  ['orphan', 'signature of a deleted image'],
  ['foreign-subject', 'signature of an image in another package'],
  ['goes-with', 'deleted along with an image'],
  ['chosen', 'selected to be restored'],
  ['comes-with', 'restored along with an image'],
  ['perhaps-needed', 'possibly part of a restored image'],
  ['with-package', 'restored with its package'],
  ['missing-from', 'missing from an image'],
  ['refers-to', 'signature of an image'],
  ['active', 'already present'],
  ['tag-moved', 'a tag has moved'],
  ['unmatched', 'not matched by any policy'],
  ['suspect', 'a pattern that protects nothing'],
  ['ungrouped', 'without a group']
])

/** Returns the titles of planned and kept versions in a mode. */
export const titlesFor = (mode: string): { readonly planned: string; readonly kept: string } =>
  mode === 'restore' || mode === 'repair'
    ? { planned: 'To restore', kept: 'Already present' }
    : { planned: 'To delete', kept: 'Kept' }

/** Returns an action in words. */
export const formatAction = (action: string): string =>
  action === 'delete' ? 'deleted' : action === 'untag' ? 'kept with fewer tags' : 'kept'

/** Rows that differ from before in the same way, for the same first reason. */
export interface ChangeGroup {
  /** The name of their package among all packages. */
  readonly title: string
  readonly change: Change
  readonly because: string
  readonly count: number
}

/** Returns how many rows of each package differ from before, by change and rule, or other reason. */
export const groupChanges = (rows: readonly Row[]): readonly ChangeGroup[] => {
  const groups = new Map<string, ChangeGroup>()
  for (const { pkg, packageLabel, change, version } of rows) {
    if (change === 'same') continue
    const because = formatCause(version)
    const title = packageLabel ?? pkg.name
    const key = JSON.stringify([title, change, because])
    groups.set(key, { title, change, because, count: (groups.get(key)?.count ?? 0) + 1 })
  }
  return [...groups.values()]
}

const formatCause = ({ reasons: [first] }: RunVersion): string => {
  if (!first) return ''
  const { code, rule } = first
  if (rule === undefined) return reasonTitles.get(code) ?? escapeControlChars(code)
  return code === 'expired' ? `rule ${rule + 1}` : `rule ${rule + 1} keeps (${escapeControlChars(code)})`
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

/** Returns the label of a version: its tags, its version name, or a short digest. */
export const rowLabel = ({ version: { name, tags } }: Row): string =>
  escapeControlChars(tags.map(shortTag).join(', ') || shortDigest(name))

/** Returns the label of a version with its whole tags, or else its name. */
export const fullLabel = ({ version: { name, tags, part } }: Row): string =>
  escapeControlChars(tags.join(', ') || (part === 'version' ? name : shortDigest(name)))

/** Shortens a tag of referrers or signatures, which contains a whole digest. */
const shortTag = (tag: string): string => tag.replace(/^(\w+-[0-9a-f]{12})[0-9a-f]{52}(?=$|\.)/, '$1…')

/** Returns the kind of a version, such as image, multi-arch index, a platform, or signature. */
export const kindOf = ({ version: { part, tags, platform, manifest, remains }, parts }: Row): string => {
  const { kind, artifactType } = typeof manifest === 'object' ? manifest : {}
  if (remains === 'placeholder') return 'leftover placeholder'
  if (part === 'version') return 'version'
  if (platform === 'unknown/unknown') return 'attestation'
  const [tag] = tags
  if (part === 'referrer' && tag) return referrerKinds.get(tag.split('.').at(-1) ?? '') ?? 'referrers'
  if (artifactType) return escapeControlChars(artifactType.replace(/^application\/(?:vnd\.)?|\+json$/g, ''))
  if (platform) return escapeControlChars(platform)
  if (part !== 'image') return part
  return kind === 'index' || parts.length > 0 ? 'multi-arch index' : 'image'
}

/** The kinds of referrers by the suffixes of cosign's tags. */
const referrerKinds = new Map([
  ['sig', 'signature'],
  ['att', 'attestation'],
  ['sbom', 'SBOM']
])

/** The conditions that shown rows meet; an empty text is no condition. */
export interface Filter {
  readonly text: string
  readonly verdict: string
  readonly reason: string
  /** `top`: only images and versions, with their parts in trees below them. */
  readonly part: string
  readonly age: string
  /** The index of a package; null for all of them. */
  readonly pkg: number | null
  /** `changed`: all that differ from before. */
  readonly change: string
  /** The day on which they expire, such as `2026-01-31`. */
  readonly expires: string
  /** The first and last creation time. */
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
  expires: '',
  span: null
}

const day = 86_400_000

/** Age ranges in milliseconds; `below` is excluded. */
export const ages = new Map<string, readonly [title: string, from: number, below: number]>([
  ['day', ['under a day', Number.NEGATIVE_INFINITY, day]],
  ['week', ['under a week', Number.NEGATIVE_INFINITY, 7 * day]],
  ['month', ['under 30 days', Number.NEGATIVE_INFINITY, 30 * day]],
  ['older', ['over 30 days', 30 * day, Number.POSITIVE_INFINITY]],
  ['quarter', ['over 90 days', 90 * day, Number.POSITIVE_INFINITY]],
  ['year', ['over a year', 365 * day, Number.POSITIVE_INFINITY]]
])

/** Returns the rows that meet a filter, in the same order. */
export const filterRows = (rows: readonly Row[], filter: Filter, packages: readonly RunPackage[]) => {
  const { text, verdict, reason, part, age, pkg, change, expires, span } = filter
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const [, from, below] = ages.get(age) ?? []
  const onlyPackage = pkg === null ? undefined : packages[pkg]
  return rows.filter((row) => {
    const { version, time, now } = row
    return (
      (onlyPackage === undefined || row.pkg === onlyPackage) &&
      (verdict === '' || row.verdict === verdict) &&
      (change === '' || (change === 'changed' ? row.change !== 'same' : row.change === change)) &&
      (part === '' || (part === 'top' ? isTopLevel(version) : version.part === part)) &&
      (reason === '' || version.reasons.some(({ code }) => code === reason)) &&
      (from === undefined || below === undefined || (time !== null && now - time >= from && now - time < below)) &&
      (expires === '' || version.expiresAt?.startsWith(expires)) &&
      (span === null || (time !== null && time >= span[0] && time <= span[1])) &&
      words.every((word) => matchesWord(row, word))
    )
  })
}

const matchesWord = ({ pkg, version }: Row, word: string): boolean =>
  [version.name, ...version.tags, `${version.id}`, pkg.name].some((text) => text.toLowerCase().includes(word))

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
