import { containerLabels, type Graph, reachableFrom } from './graph.ts'
import { entriesOf, type ManifestFact } from './manifest.ts'
import type { Digest, PackageVersion } from './version.ts'

/**
 * The entries that all indexes which list them call single images: they have no children of their own. What an index of
 * referrers lists is none of them, since it says by itself what it refers to.
 */
export interface Leaves {
  /** Adds the entries of the manifest with this digest. */
  readonly add: (digest: Digest, fact: ManifestFact) => void
  readonly has: (digest: Digest) => boolean
}

/** Returns the leaves of what is known of the manifests of these versions, and of what is added. */
export const createLeaves = (versions: readonly PackageVersion[], known: ReadonlyMap<Digest, ManifestFact>): Leaves => {
  const isHelper = (version: PackageVersion): boolean => version.tags.length > 0 && !hasLabels(version)
  const helpers = new Set(versions.filter(isHelper).map(({ name }) => name))
  const [leaves, others] = [new Set<Digest>(), new Set<Digest>()]
  const add = (owner: Digest, fact: ManifestFact): void => {
    for (const { digest, leaf } of entriesOf(fact)) (leaf && !helpers.has(owner) ? leaves : others).add(digest)
  }
  for (const [digest, fact] of known) add(digest, fact)
  return { add, has: (digest) => leaves.has(digest) && !others.has(digest) }
}

const hasLabels = (version: PackageVersion): boolean => containerLabels(version).length > 0

/**
 * Returns the versions whose manifests are still to be read: all but the leaves that are kept with an index. Reading one of
 * those could only show that it refers to another image, which is one more reason to keep it. For the same reason everything
 * that may be deleted is read: it may refer to an image that is kept. `staying` has the indexes of the versions that
 * `evaluateWithoutManifests` keeps, and `graph` what the manifests say so far.
 */
export const findUnread = (
  versions: readonly PackageVersion[],
  { manifests, leaves }: { readonly manifests: ReadonlyMap<Digest, ManifestFact>; readonly leaves: Leaves },
  staying: readonly number[],
  { parts, needs }: Graph
): readonly PackageVersion[] => {
  const isUnread = ({ name }: PackageVersion): boolean => !manifests.has(name)
  if (!versions.some(isUnread)) return []
  // An untagged version that the policy keeps may turn out to be a part of an image that is deleted.
  const isTop = (index: number): boolean => parts[index] === 'image' || labelled.has(index)
  const labelled = new Set(versions.flatMap((version, index) => (hasLabels(version) ? [index] : [])))
  const kept = reachableFrom(staying.filter(isTop), needs)
  return versions.filter((version, index) => isUnread(version) && !(leaves.has(version.name) && kept.has(index)))
}
