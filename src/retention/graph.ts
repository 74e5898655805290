import { helperSubject, type Manifest, type ManifestFact } from './manifest.ts'
import type { Digest, PackageVersion } from './version.ts'

/** The role of a version in a container package: an image of its own, or a part of at least one other. */
export type Part = 'image' | 'child' | 'referrer'

/** Which versions of a container package need which others; versions are given by their indexes in the listing. */
export interface Graph {
  readonly parts: readonly Part[]
  /** For each version, those that are kept with it: its children and its referrers. */
  readonly needs: readonly (readonly number[])[]
  /** The same edges in reverse: for each version, those that it is kept for. */
  readonly neededBy: readonly (readonly number[])[]
  /** For each version with labels, the indexes with labels that list it as their child. */
  readonly listedBy: readonly (readonly number[])[]
  /** Referrers whose subject is no longer listed. */
  readonly orphans: ReadonlySet<number>
  /** Referrers of a package in which no subject is listed: signatures of images that are kept in another package. */
  readonly foreign: ReadonlySet<number>
  /** Empty indexes that stand in while a tag is removed; one that is left over comes from an interrupted run. */
  readonly placeholders: ReadonlySet<number>
  /** Tagged images that cannot be pulled completely, with the digests that are missing. */
  readonly broken: ReadonlyMap<number, readonly Digest[]>
  /** Those of them of which the registry does not have the image, or a part that GitHub does not list either. */
  readonly unpullable: ReadonlySet<number>
}

/** Returns the labels of a container version: its tags without those that only attach it to another manifest. */
export const containerLabels = (version: PackageVersion): readonly string[] => {
  const isLabel = (tag: string): boolean => subjectOf(version, tag) === null
  return version.tags.every(isLabel) ? version.tags : version.tags.filter(isLabel)
}

/** Returns the subject that a tag attaches its version to; null for an ordinary tag, such as one that names the version itself, as mirrors write it. */
const subjectOf = ({ name }: PackageVersion, tag: string): Digest | null => {
  const subject = helperSubject(tag)
  return subject !== null && subject === truncateDigest(name) ? null : subject
}

/** Returns the graph of a package; a manifest that was not read, or is missing, has no edges of its own. */
export const buildGraph = (
  versions: readonly PackageVersion[],
  manifests: ReadonlyMap<Digest, ManifestFact>
): Graph => {
  const draft = draftGraph(versions, manifests)
  for (const [index, version] of versions.entries()) addVersion(draft, index, version, manifests.get(version.name))
  const { parts, labelled, strays, placeholders } = draft
  // A signature of a signature does not show where the image is.
  const hasSubjects = !draft.listedSubjects.isSubsetOf(draft.referrers)
  const parents = edgeLists(draft.listedBy)
  const graph = {
    needs: edgeLists(draft.needs),
    neededBy: edgeLists(draft.neededBy),
    listedBy: parents.map((owners, index) =>
      labelled[index] && owners.length > 0 ? owners.filter((owner) => labelled[owner]) : noEdges
    ),
    orphans: hasSubjects ? strays : noVersions,
    foreign: hasSubjects ? noVersions : strays,
    placeholders
  }
  for (const index of rootCycles(parts, graph)) parts[index] = 'image'
  const broken = findBroken(draft, parents)
  // Of a part that GitHub lists, one of the two is wrong, and perhaps not GitHub.
  const isDenied = (index: number, digest: Digest): boolean =>
    manifests.get(digest) === 'missing' && (!draft.indexOf.has(digest) || draft.indexOf.get(digest) === index)
  const denied = [...broken].filter(([index, digests]) => digests.some((digest) => isDenied(index, digest)))
  return { ...graph, parts, broken, unpullable: new Set(denied.map(([index]) => index)) }
}

/** A graph while its versions are visited. */
interface GraphDraft {
  readonly parts: Part[]
  readonly labelled: readonly boolean[]
  /** Also by digests that are truncated as in tags. */
  readonly indexOf: ReadonlyMap<Digest, number>
  /** Edges by the index of their version, in the order found, each perhaps several times. */
  readonly needs: EdgeDraft
  readonly neededBy: EdgeDraft
  readonly listedBy: EdgeDraft
  readonly referrers: Set<number>
  readonly listedSubjects: Set<number>
  /** Referrers none of whose subjects is listed. */
  readonly strays: Set<number>
  readonly placeholders: Set<number>
  /** Digests that are not in the registry, with the version that needs each. */
  readonly missing: { readonly index: number; readonly digest: Digest }[]
  readonly manifests: ReadonlyMap<Digest, ManifestFact>
}

type EdgeDraft = (number[] | undefined)[]

const draftGraph = (versions: readonly PackageVersion[], manifests: ReadonlyMap<Digest, ManifestFact>): GraphDraft => {
  const indexOf = new Map<Digest, number>()
  for (const [index, { name }] of versions.entries()) {
    indexOf.set(name, index)
    const truncated = truncateDigest(name)
    if (truncated.length < name.length) indexOf.set(truncated, index)
  }
  const noEdgesYet = (): EdgeDraft => versions.map(() => undefined)
  return {
    parts: versions.map((): Part => 'image'),
    labelled: versions.map((version) => containerLabels(version).length > 0),
    indexOf,
    needs: noEdgesYet(),
    neededBy: noEdgesYet(),
    listedBy: noEdgesYet(),
    referrers: new Set(),
    listedSubjects: new Set(),
    strays: new Set(),
    placeholders: new Set(),
    missing: [],
    manifests
  }
}

const addVersion = (
  draft: GraphDraft,
  index: number,
  version: PackageVersion,
  fact: ManifestFact | undefined
): void => {
  const manifest = typeof fact === 'object' ? fact : null
  if (manifest?.placeholder) draft.placeholders.add(index)
  const subjects = version.tags.flatMap((tag) => subjectOf(version, tag) ?? [])
  const listsReferrers = subjects.length > 0 && !draft.labelled[index]
  if (manifest?.subject) subjects.push(manifest.subject)
  if (subjects.length > 0) addReferrer(draft, index, subjects)
  if (manifest) addChildren(draft, index, manifest, listsReferrers ? 'referrer' : 'child')
  if (fact === 'missing') draft.missing.push({ index, digest: version.name })
}

const addReferrer = (draft: GraphDraft, index: number, subjects: readonly Digest[]): void => {
  draft.referrers.add(index)
  const owners = subjects.map((subject) => draft.indexOf.get(subject)).filter((owner) => owner !== undefined)
  for (const owner of owners) {
    attach(draft, owner, index, 'referrer')
    draft.listedSubjects.add(owner)
  }
  if (owners.length === 0) draft.strays.add(index)
}

const addChildren = (draft: GraphDraft, index: number, { kind, children }: Manifest, part: Part): void => {
  for (const { digest, blob } of children) {
    const child = draft.indexOf.get(digest)
    if (child !== undefined) {
      attach(draft, index, child, part)
      addEdge(draft.listedBy, child, index)
    } else if (kind === 'index' && !blob && typeof draft.manifests.get(digest) !== 'object') {
      draft.missing.push({ index, digest })
    }
  }
}

const attach = ({ parts, labelled, needs, neededBy }: GraphDraft, owner: number, to: number, part: Part): void => {
  if (owner === to) return
  addEdge(needs, owner, to)
  addEdge(neededBy, to, owner)
  if (!labelled[to] && parts[to] !== 'child') parts[to] = part
}

/** Returns the labelled versions that lead to a missing manifest, in the order of the listing. */
const findBroken = ({ missing, labelled }: GraphDraft, parents: Edges): Graph['broken'] => {
  const found = new Map<number, Set<Digest>>()
  for (const { index, digest } of missing)
    for (const owner of reachableFrom([index], parents))
      if (labelled[owner]) found.set(owner, (found.get(owner) ?? new Set()).add(digest))
  return new Map([...found].toSorted(([a], [b]) => a - b).map(([index, digests]) => [index, [...digests]]))
}

const noVersions: ReadonlySet<number> = new Set()
const noEdges: readonly number[] = []

/** Helper tags carry at most 64 characters of a digest's hex (OCI distribution specification, referrers tag schema). */
const truncateDigest = (digest: Digest): string => digest.slice(0, digest.indexOf(':') + 1 + 64)

const addEdge = (edges: EdgeDraft, from: number, to: number): void => {
  const ends = edges[from]
  // A list of one, as most are, has no room for more.
  if (ends) ends.push(to)
  else edges[from] = [to]
}

const edgeLists = (edges: EdgeDraft): readonly (readonly number[])[] =>
  edges.map((ends) => (ends && ends.length > 1 ? [...new Set(ends)] : (ends ?? noEdges)))

type Edges = readonly Iterable<number>[]

/** Returns everything that can be reached along the edges, including the start; each version once, so cycles end. */
export const reachableFrom = (start: Iterable<number>, edges: Edges): Set<number> => {
  const reached = new Set(start)
  // A set's iteration visits what is added on the way.
  for (const index of reached) for (const to of edges[index] ?? []) reached.add(to)
  return reached
}

/**
 * Returns the starts and everything they lead to, each node after all nodes that lead to it; in a cycle, which has no such
 * order, the node that was met first comes first. The tree of the last start comes first of all.
 */
export const topologicalOrder = <T>(starts: readonly T[], edgesOf: (node: T) => Iterable<T>): readonly T[] => {
  const entered = new Set<T>()
  const done = new Set<T>()
  // A path and no recursion, since signatures of signatures make chains of any length.
  const path = starts.toReversed()
  for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
    if (entered.has(node)) {
      done.add(node)
      path.pop()
    } else {
      entered.add(node)
      for (const next of edgesOf(node)) if (!entered.has(next)) path.push(next)
    }
  }
  return [...done].reverse()
}

/** Helper tags can tie versions into a cycle; if nothing else leads to it, its versions are images themselves. */
const rootCycles = (
  parts: readonly Part[],
  { needs, neededBy }: Pick<Graph, 'needs' | 'neededBy'>
): readonly number[] => {
  const indexes = [...parts.keys()]
  const images = indexes.filter((index) => parts[index] === 'image')
  const reached = reachableFrom(images, needs)
  const found: number[] = []
  const unreached = indexes.filter((index) => !reached.has(index))
  for (const index of topologicalOrder(unreached, (from) => needs.slice(from, from + 1).flat())) {
    if (reached.has(index)) continue
    const cycle = reachableFrom([index], neededBy)
    found.push(...cycle)
    for (const each of reachableFrom(cycle, needs)) reached.add(each)
  }
  return found
}
