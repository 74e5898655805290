import { useReasons } from './evaluate.ts'
import { buildGraph, containerLabels, reachableFrom, topologicalOrder } from './graph.ts'
import type { PackageUse } from './in-use.ts'
import type { ManifestFact } from './manifest.ts'
import type { Change, Decision, Plan } from './plan.ts'
import { activeIds, isExpired, movedTags, toRestore } from './plan-restore.ts'
import type { Reason } from './reason.ts'
import type { DeletedVersion, Digest, PackageVersion } from './version.ts'

/** The versions of a container package, of whose images some may lack parts that were deleted. */
export interface RepairInventory {
  readonly active: readonly PackageVersion[]
  /** The versions that GitHub lists as deleted. */
  readonly deleted: readonly DeletedVersion[]
  /** The answers of the registry, also for digests that are not active. */
  readonly manifests: ReadonlyMap<Digest, ManifestFact>
  /** The versions of the package that are in use; null if no files were named. */
  readonly use: PackageUse | null
}

/** A tagged image, or one in use, that lacks something. */
export interface ImageRepair {
  readonly id: number
  readonly tags: readonly string[]
  /** The digests of deleted versions that can be restored for it: child manifests, signatures, attestations. */
  readonly parts: readonly Digest[]
  /** Those of `parts` that may list others, which are only known once they are restored. */
  readonly unread: readonly Digest[]
  /** The missing parts that cannot be restored, without which it cannot be pulled. */
  readonly lost: readonly LostPart[]
}

/**
 * A digest that cannot be restored: `expired` was deleted over 30 days ago, `lost` is on no list of GitHub's, and
 * `unavailable` is an active version whose manifest the registry does not have.
 */
export interface LostPart {
  readonly digest: Digest
  readonly why: 'expired' | 'lost' | 'unavailable'
}

export interface RepairPlan extends Plan {
  readonly repairs: readonly ImageRepair[]
  /** The number of versions to restore that may be indexes, whose parts are only known once they are restored. */
  readonly unread: number
}

/** Returns the versions whose parts a repair looks for: tagged images, and what is in use. */
export const repairRoots = ({ active, use }: Pick<RepairInventory, 'active' | 'use'>): readonly PackageVersion[] =>
  active.filter(
    (version) => containerLabels(version).length > 0 || (use !== null && useReasons(version, use).length > 0)
  )

/**
 * Returns which deleted versions are restored: those that tagged images, and images in use, need by the references for which
 * a cleanup keeps them; and images in use that are deleted themselves. Those in `attempted`, by id, are not tried again.
 */
export const planRepair = (
  inventory: RepairInventory,
  now: number,
  attempted: ReadonlySet<number> = new Set()
): RepairPlan => {
  const network = createNetwork(inventory, now)
  const { nodes, roots, needed } = network
  const restored = nodes
    .filter((node): node is DeletedNode => node.deleted !== null)
    .filter(({ index, version }) => needed.has(index) && !attempted.has(version.id))
  const byIndex = new Map(restored.map((node) => [node.index, node]))
  const before = (node: DeletedNode): readonly DeletedNode[] =>
    prerequisites(network, node).flatMap(({ index }) => byIndex.get(index) ?? [])
  const byId = restored.toSorted((a, b) => a.version.id - b.version.id)
  const order = topologicalOrder(byId, before).toReversed()
  const planned = new Map<DeletedNode, number>()
  const changes = order.map((node, index): Change => {
    const after = before(node).flatMap((other) => planned.get(other) ?? [])
    planned.set(node, index)
    return { index, image: roots.has(node.index), after, time: Number(node.deleted.deleted) }
  })
  const decisions = order.map((node) => decide(network, node, inventory.use))
  return {
    status: 'ok',
    decisions,
    images: decisions.filter(({ part }) => part === 'image').length,
    changes,
    emptiesPackage: false,
    repairs: findRepairs(network),
    unread: restored.filter((node) => mayListParts(network, node)).length
  }
}

/** A version that is active, or that can be restored. */
interface Node {
  readonly index: number
  /** With those tags that a restore can give back. */
  readonly version: PackageVersion
  /** As GitHub lists it, if it is deleted. */
  readonly deleted: DeletedVersion | null
  readonly part: Decision['part']
  /** The versions that are kept with it, and those that it is kept for. */
  readonly needs: readonly number[]
  readonly neededBy: readonly number[]
  /** True if its manifest is known. */
  readonly isRead: boolean
  /** The digests that its manifest lists, with whether each is certainly a single image. */
  readonly lists: ReadonlyMap<Digest, boolean>
  readonly lost: readonly LostPart[]
}

type DeletedNode = Node & { readonly deleted: DeletedVersion }

/** The versions of a package as they would be with all that can be restored; nodes refer to each other by index. */
interface Network {
  readonly nodes: readonly Node[]
  readonly roots: ReadonlySet<number>
  /** The roots, and all that they need. */
  readonly needed: ReadonlySet<number>
  readonly active: ReturnType<typeof activeIds>
}

const createNetwork = (inventory: RepairInventory, now: number): Network => {
  const { active, manifests, use } = inventory
  const restorable = findRestorable(inventory, now)
  const versions = [...active, ...restorable.map(({ version }) => version)]
  const graph = buildGraph(versions, manifests)
  const whyLost = lossFinder(inventory, versions)
  const nodes = graph.parts.flatMap((part, index): Node[] => {
    const deleted = restorable[index - active.length]?.deleted ?? null
    return versions.slice(index, index + 1).map((version) => {
      const fact = manifests.get(version.name)
      const manifest = typeof fact === 'object' ? fact : null
      const children = manifest?.children ?? []
      const lost = children.flatMap((child) => (child.blob || manifest?.kind !== 'index' ? [] : whyLost(child.digest)))
      return {
        ...{ index, version, deleted, part },
        needs: graph.needs.slice(index, index + 1).flat(),
        neededBy: graph.neededBy.slice(index, index + 1).flat(),
        isRead: manifest !== null,
        lists: new Map(children.map(({ digest, leaf }) => [digest, leaf])),
        lost: fact === 'missing' && !deleted ? [{ digest: version.name, why: 'unavailable' }] : lost
      }
    })
  })
  const activeRoots = new Set(repairRoots(inventory))
  const isRoot = ({ version, deleted }: Node): boolean => (deleted ? isNamed(version, use) : activeRoots.has(version))
  const roots = new Set(nodes.filter(isRoot).map(({ index }) => index))
  return { nodes, roots, needed: reachableFrom(roots, graph.needs), active: activeIds(active) }
}

/** True if a file certainly names a version, and not perhaps another image. */
const isNamed = ({ name, tags }: PackageVersion, use: PackageUse | null): boolean =>
  [name, ...tags].some((pin) => use?.versions.get(pin)?.isExact === true)

/**
 * Returns the deleted versions that GitHub can restore, each with those of its tags that it would get back: of a tag that
 * another version has by now, or that was deleted several times, only the last one counts.
 */
const findRestorable = (
  { active, deleted }: RepairInventory,
  now: number
): readonly { readonly version: PackageVersion; readonly deleted: DeletedVersion }[] => {
  const names = new Set(active.map(({ name }) => name))
  const tags = new Set(active.flatMap((version) => version.tags))
  const latestFirst = deleted.toSorted((a, b) => Number(b.deleted) - Number(a.deleted) || b.id - a.id)
  return latestFirst.flatMap((version) => {
    if (isExpired(version, now) || names.has(version.name)) return []
    const free = version.tags.filter((tag) => !tags.has(tag))
    names.add(version.name)
    for (const tag of free) tags.add(tag)
    return [{ version: { ...version, tags: free }, deleted: version }]
  })
}

/** Returns what tells whether an index can have a digest that it lists: an empty list if it can. */
const lossFinder = ({ deleted, manifests }: RepairInventory, versions: readonly PackageVersion[]) => {
  const known = new Set(versions.map(({ name }) => name))
  const expired = new Set(deleted.map(({ name }) => name))
  return (digest: Digest): readonly LostPart[] =>
    known.has(digest) || typeof manifests.get(digest) === 'object'
      ? []
      : [{ digest, why: expired.has(digest) ? 'expired' : 'lost' }]
}

const nodesAt = ({ nodes }: Network, indexes: Iterable<number>): readonly Node[] =>
  [...indexes].flatMap((index) => nodes.slice(index, index + 1))

/** Returns the versions that need one and list it, and those that it refers to. */
const ownersOf = (network: Network, { neededBy, version }: Node) => {
  const owners = nodesAt(network, neededBy).filter(({ index }) => network.needed.has(index))
  const isListing = ({ lists }: Node): boolean => lists.has(version.name)
  return { listing: owners.filter(isListing), subjects: owners.filter((owner) => !isListing(owner)) }
}

/** Returns what is restored before a version: all that an image in use needs, and what a signature or attestation refers to. */
const prerequisites = (network: Network, node: Node): readonly Node[] =>
  network.roots.has(node.index)
    ? nodesAt(network, node.needs)
    : ownersOf(network, node).subjects.filter(({ index }) => !network.roots.has(index))

const decide = (network: Network, node: DeletedNode, use: PackageUse | null): Decision => {
  const { index, version, deleted, part } = node
  const { listing, subjects } = ownersOf(network, node)
  const isRoot = network.roots.has(index)
  const reasons: Reason[] = isRoot && use ? [...useReasons(version, use)] : []
  const idsOf = (nodes: readonly Node[]) => nodes.map((each) => each.version.id).toSorted((a, b) => a - b)
  if (listing.length > 0) reasons.push({ code: 'missing-from', ids: idsOf(listing) })
  if (subjects.length > 0) reasons.push({ code: 'refers-to', ids: idsOf(subjects) })
  const own = isRoot || part !== 'image' ? part : listing.length > 0 ? 'child' : 'referrer'
  return toRestore(deleted, own, [...reasons, ...movedTags(deleted, network.active)])
}

/** True if it may list parts that are not known yet. */
const mayListParts = (network: Network, node: Node): boolean => {
  const { version, index, isRead } = node
  const { listing } = ownersOf(network, node)
  if (isRead || listing.length > 0) return !isRead && listing.some(({ lists }) => lists.get(version.name) === false)
  return network.roots.has(index) || version.tags.some((tag) => /^[^.]+$/.test(tag))
}

/** Returns the images that lack something, in the order of the listing. */
const findRepairs = (network: Network): readonly ImageRepair[] => {
  const { nodes, roots, needed } = network
  const isFaulty = ({ index, deleted, lost }: Node): boolean =>
    needed.has(index) && (deleted !== null || lost.length > 0)
  const faulty = nodes.filter(isFaulty).map(({ index }) => index)
  const afflicted = reachableFrom(
    faulty,
    nodes.map(({ neededBy }) => neededBy)
  )
  const needs = nodes.map((node) => node.needs)
  const children = nodes.map((node) =>
    nodesAt(network, node.needs).flatMap(({ index, version }) => (node.lists.has(version.name) ? index : []))
  )
  const images = nodesAt(network, roots.intersection(afflicted))
  return images.flatMap(({ index, version: { id, tags } }) => {
    const all = nodesAt(network, reachableFrom([index], needs))
    const restorable = all.filter(({ deleted }) => deleted !== null)
    const parts = restorable.map(({ version }) => version.name)
    const unread = restorable.flatMap((node) => (mayListParts(network, node) ? node.version.name : []))
    const lost = distinct(nodesAt(network, reachableFrom([index], children)).flatMap((part) => part.lost))
    return parts.length + lost.length === 0 ? [] : [{ id, tags, parts, unread, lost }]
  })
}

const distinct = (lost: readonly LostPart[]): readonly LostPart[] => [
  ...new Map(lost.map((part) => [part.digest, part])).values()
]

/** Returns the inventory once these versions are restored, before anybody looked at what they are. */
export const withRestored = (inventory: RepairInventory, restored: readonly PackageVersion[]): RepairInventory => {
  const names = new Set(restored.map(({ name }) => name))
  const ids = new Set(inventory.active.map(({ id }) => id))
  return {
    ...inventory,
    active: [...inventory.active, ...restored.filter(({ id }) => !ids.has(id))],
    manifests: new Map([...inventory.manifests].filter(([digest, fact]) => fact !== 'missing' || !names.has(digest)))
  }
}

/**
 * Returns a plan together with what was found out once it was carried out; its changes are those of the addition only. An
 * image that lacks nothing any more keeps the parts that were restored for it.
 */
export const addRound = (plan: RepairPlan, next: RepairPlan): RepairPlan => {
  const shift = (index: number): number => index + plan.decisions.length
  const now = new Map(next.repairs.map((repair) => [repair.id, repair]))
  const repairs = plan.repairs.map((repair): ImageRepair => {
    const found = now.get(repair.id)
    now.delete(repair.id)
    const { parts = [], unread = [], lost = [] } = found ?? {}
    return { ...repair, parts: [...new Set([...repair.parts, ...parts])], unread, lost }
  })
  return {
    ...next,
    decisions: [...plan.decisions, ...next.decisions],
    images: plan.images + next.images,
    changes: next.changes.map((change) => ({ ...change, index: shift(change.index), after: change.after.map(shift) })),
    repairs: [...repairs, ...now.values()]
  }
}
