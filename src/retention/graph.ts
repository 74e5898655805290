import { helperSubject, type ManifestFact } from './manifest.ts'
import type { Digest, PackageVersion } from './version.ts'

/** What a version of a container package is to the others: an image of its own, or a part of at least one other. */
export type Part = 'image' | 'child' | 'referrer'

/** Who needs whom among the versions of one container package; versions are named by their place in the listing. */
export interface Graph {
  readonly parts: readonly Part[]
  /** For each version, what stays when it stays: its children and what refers to it. */
  readonly needs: readonly (readonly number[])[]
  /** The same edges the other way: what each version stays for. */
  readonly neededBy: readonly (readonly number[])[]
  /** For each version with labels, the indexes with labels that list it as their child. */
  readonly listedBy: readonly (readonly number[])[]
  /** Referrers whose subject is no longer listed. */
  readonly orphans: ReadonlySet<number>
  /** Referrers of a package in which no subject is listed: signatures of images that are kept in another package. */
  readonly foreign: ReadonlySet<number>
  /** Empty indexes that stand where a tag is being removed; one that is left over comes from a run that was cut off. */
  readonly placeholders: ReadonlySet<number>
  /** Tagged images that do not pull completely today, with the digests that are missing. */
  readonly broken: ReadonlyMap<number, readonly Digest[]>
}

/** The labels of a container version: its tags without those that only attach it to another manifest. */
export const containerLabels = (version: PackageVersion): readonly string[] => {
  const isLabel = (tag: string): boolean => subjectOf(version, tag) === null
  return version.tags.every(isLabel) ? version.tags : version.tags.filter(isLabel)
}

/** The subject that a tag attaches its version to. A tag that names the version itself, as mirrors write it, is ordinary. */
const subjectOf = ({ name }: PackageVersion, tag: string): Digest | null => {
  const subject = helperSubject(tag)
  return subject !== null && subject === cutDigest(name) ? null : subject
}

/** Gives the graph of a package; a manifest that was not read, or is missing, has no edges of its own. */
export const buildGraph = (
  versions: readonly PackageVersion[],
  manifests: ReadonlyMap<Digest, ManifestFact>
): Graph => {
  const parts = versions.map((): Part => 'image')
  const labelled = versions.map((version) => containerLabels(version).length > 0)
  const places = new Map<Digest, number>()
  for (const [index, { name }] of versions.entries()) {
    places.set(name, index)
    const cut = cutDigest(name)
    if (cut.length < name.length) places.set(cut, index)
  }

  const needs = new Map<number, Set<number>>()
  const neededBy = new Map<number, Set<number>>()
  const listedBy = new Map<number, Set<number>>()
  const strays = new Set<number>()
  const subjectsHere = new Set<number>()
  const referring = new Set<number>()
  const placeholders = new Set<number>()
  const absences: { readonly index: number; readonly digest: Digest }[] = []
  const attach = (owner: number, to: number, part: Part): void => {
    if (owner === to) return
    add(needs, owner, to)
    add(neededBy, to, owner)
    if (!labelled[to] && parts[to] !== 'child') parts[to] = part
  }
  for (const [index, version] of versions.entries()) {
    const fact = manifests.get(version.name)
    const manifest = typeof fact === 'object' ? fact : null
    if (manifest?.placeholder) placeholders.add(index)
    const subjects = version.tags.map((tag) => subjectOf(version, tag)).filter((subject) => subject !== null)
    const listsReferrers = subjects.length > 0 && !labelled[index]
    if (manifest?.subject) subjects.push(manifest.subject)
    const owners = subjects.map((subject) => places.get(subject)).filter((owner) => owner !== undefined)
    for (const owner of owners) attach(owner, index, 'referrer')
    for (const owner of owners) subjectsHere.add(owner)
    if (subjects.length > 0) referring.add(index)
    if (subjects.length > 0 && owners.length === 0) strays.add(index)

    for (const { digest, blob } of manifest?.children ?? []) {
      const child = places.get(digest)
      if (child !== undefined) {
        attach(index, child, listsReferrers ? 'referrer' : 'child')
        add(listedBy, child, index)
      } else if (manifest?.kind === 'index' && !blob) absences.push({ index, digest })
    }
    if (fact === 'missing') absences.push({ index, digest: version.name })
  }
  // A signature of a signature says nothing about where the image is.
  const hasSubjects = !subjectsHere.isSubsetOf(referring)
  const above = edgesOf(versions, listedBy)
  const graph = {
    needs: edgesOf(versions, needs),
    neededBy: edgesOf(versions, neededBy),
    listedBy: above.map((owners, index) => (labelled[index] ? owners.filter((owner) => labelled[owner]) : nobody)),
    orphans: hasSubjects ? strays : nothing,
    foreign: hasSubjects ? nothing : strays,
    placeholders
  }
  for (const index of rootRings(parts, graph)) parts[index] = 'image'

  const missing = new Map<number, Set<Digest>>()
  for (const { index, digest } of absences)
    for (const owner of reachableFrom([index], above)) if (labelled[owner]) add(missing, owner, digest)
  const broken = new Map([...missing].toSorted(([a], [b]) => a - b).map(([index, digests]) => [index, [...digests]]))
  return { ...graph, parts, broken }
}

const nothing: ReadonlySet<number> = new Set()
const nobody: readonly number[] = []

/** Helper tags carry at most 64 characters of a digest's hex (OCI distribution specification, referrers tag schema). */
const cutDigest = (digest: Digest): string => digest.slice(0, digest.indexOf(':') + 1 + 64)

const add = <T>(sets: Map<number, Set<T>>, index: number, member: T): void => {
  const set = sets.get(index)
  if (set) set.add(member)
  else sets.set(index, new Set([member]))
}

const edgesOf = (
  versions: readonly PackageVersion[],
  ends: ReadonlyMap<number, ReadonlySet<number>>
): readonly (readonly number[])[] => {
  // Most versions have none, and share this.
  const none: readonly number[] = []
  return versions.map((_, index) => {
    const own = ends.get(index)
    return own ? [...own] : none
  })
}

/** Everything that can be reached along the edges, the start included; each version once, so cycles end. */
export const reachableFrom = (start: Iterable<number>, edges: Edges): ReadonlySet<number> => {
  const reached = new Set(start)
  // A set's iteration visits what is added on the way.
  for (const index of reached) for (const to of edges[index] ?? []) reached.add(to)
  return reached
}

/**
 * The starts and everything they lead to, in an order in which nothing comes before what leads to it; where a ring leaves
 * no such order, what was met first comes first. The tree of the last start comes first of all.
 */
export const topologicalOrder = <T>(
  starts: readonly T[],
  edgesOf: (node: T) => Iterable<T> | undefined
): readonly T[] => {
  const begun = new Set<T>()
  const done = new Set<T>()
  // A path and no recursion, since signatures of signatures make chains of any length.
  const path = starts.toReversed()
  for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
    if (begun.has(node)) {
      done.add(node)
      path.pop()
    } else {
      begun.add(node)
      for (const next of edgesOf(node) ?? []) if (!begun.has(next)) path.push(next)
    }
  }
  return [...done].reverse()
}

type Edges = readonly Iterable<number>[]

/** Helper tags can tie versions into a ring; where nothing else leads to it, its versions are images themselves. */
const rootRings = (
  parts: readonly Part[],
  { needs, neededBy }: Pick<Graph, 'needs' | 'neededBy'>
): readonly number[] => {
  const places = [...parts.keys()]
  const images = places.filter((index) => parts[index] === 'image')
  const reached = new Set(reachableFrom(images, needs))
  const found: number[] = []
  const unreached = places.filter((index) => !reached.has(index))
  for (const index of topologicalOrder(unreached, (from) => needs[from])) {
    if (reached.has(index)) continue
    const ring = reachableFrom([index], neededBy)
    found.push(...ring)
    for (const each of reachableFrom(ring, needs)) reached.add(each)
  }
  return found
}
