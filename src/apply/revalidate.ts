import { pageSize } from '../github/list.ts'
import {
  countVersions,
  getVersion,
  listNewest,
  listVersions,
  type Precondition,
  type Removal,
  readVersions
} from '../github/packages.ts'
import type { Target } from '../inventory/find-packages.ts'
import { confirmMissing, findMissing } from '../inventory/read-manifests.ts'
import type { RefAnswers } from '../inventory/ref-lookup.ts'
import { type InventorySources, loadManifests, type PackageInventory } from '../inventory/take-inventory.ts'
import { conditionsOf } from '../retention/evaluate.ts'
import type { RefState } from '../retention/keep-rules.ts'
import { type ApprovedChanges, type Plan, planPackage, sameTags } from '../retention/plan.ts'
import { type Digest, isTagged, type PackageVersion } from '../retention/version.ts'

/** Removes a version, or for null the package as a whole, asking whether it is still due whenever its turn has come. */
export type GuardedDelete = (id: number | null, remove: (due: Precondition) => Promise<Removal>) => Promise<Removal>

/** What was seen is trusted for this long before it is looked at again. */
const snapshotTtlMs = 45_000

/** The age beyond which nothing may be deleted by what was seen, which leaves time for the deletion within a minute. */
const maxSnapshotAgeMs = 55_000
const maxRefreshes = 3

/** Answers that are no older, in milliseconds, do for the looks of several packages. */
const answerTtlMs = 10_000

/** About as many deletions as fit into the time until the next look: more pages than this cost more than single reads. */
const maxSingleReads = 150

/** How long, in milliseconds, and how often a look waits for the deletions under way, so that nothing moves meanwhile. */
const drainPollMs = 250
const maxDrainPolls = 20

/** Versions that a list does not have any more are read one by one, as long as they are no more than this and the pages. */
const maxAbsentReads = 50

/** The versions of a package as a look found them. */
interface Listing {
  readonly versions: readonly PackageVersion[]
  /** Whether each version must be read by itself, since only the newest were listed. */
  readonly verifyEach: boolean
}

/** What the last look saw. */
interface Snapshot {
  readonly time: number
  readonly listing: Listing
  readonly listed: ReadonlySet<number>
  /** What goes by the plan made anew, with the same tags as in the first one. */
  readonly due: ReadonlySet<number>
  readonly emptiesPackage: boolean
}

/**
 * Looks at a package again before its first deletion, since no single answer may decide, and then at least every minute
 * while a plan for it is carried out, by whichever costs fewer requests:
 * the whole list; or the newest versions, the number of all, and, where they have tags, each one that is about to go.
 * What others push or delete meanwhile makes a new plan; only what both plans delete is due.
 */
export const createStalenessGuard = (
  source: InventorySources,
  target: Target,
  inventory: PackageInventory,
  plan: Plan,
  { now, approved }: { readonly now: number; readonly approved: ApprovedChanges | null }
): GuardedDelete => {
  const { client, owner, registry, clock, stop } = source
  const { ref, policy } = target
  const original = new Map(inventory.versions.map((version) => [version.id, version]))
  const isUnchanged = ({ id, tags }: PackageVersion): boolean => {
    const before = original.get(id)
    return before !== undefined && sameTags(tags, before.tags)
  }
  const planned = new Set(plan.changes.flatMap(({ index }) => plan.decisions[index]?.version.id ?? []))
  // What this run deletes still counts as there: otherwise its parts would be judged by themselves.
  const started = new Set<number>()
  const inFlight = new Set<number>()
  const deleted = new Set<number>()
  let current = inventory
  // Before anything goes, what the registry does not have is asked for once more.
  const confirmed = new Set<Digest>()
  let unconfirmed = findMissing(inventory.versions, inventory.manifests)
  let snapshot: Snapshot = {
    time: Number.NEGATIVE_INFINITY,
    listing: { versions: inventory.versions, verifyEach: false },
    listed: new Set(original.keys()),
    due: planned,
    emptiesPackage: plan.emptiesPackage
  }
  let refreshing: Promise<void> | null = null
  const pages = Math.ceil(original.size / pageSize)
  const canExtend = pages > 1 && (inventory.revalidateBy === 'newest' || !isTagged(ref.type) || pages > maxSingleReads)

  /** What the last look found, with what was pushed since; null where that may not be all that has changed. */
  const extend = async ({ listing }: Snapshot): Promise<Listing | null> => {
    const number = await countVersions(client, owner, ref)
    if (number === null) return null
    const newest = await listNewest(client, owner, ref)
    if (!newest.ok) return null
    const seen = new Map(newest.value.map((version) => [version.id, version]))
    const others = listing.versions.filter(({ id }) => !seen.has(id) && !deleted.has(id))
    return seen.size + others.length === number
      ? { versions: [...newest.value, ...others], verifyEach: isTagged(ref.type) }
      : null
  }

  const readVersion = async (id: number): Promise<PackageVersion | null> => {
    const version = await getVersion(client, owner, ref, id)
    if (!version.ok) throw new Error(`${notRechecked}: ${version.problem}`)
    return version.value
  }

  /** Waits for the deletions under way, so that none of them moves anything while it is listed or counted. */
  const drain = async (): Promise<void> => {
    for (let waits = 0; inFlight.size > 0 && waits < maxDrainPolls; waits++)
      await clock.sleep(drainPollMs, stop.abortSignal)
  }

  /**
   * Lists all versions. Of those that the last look found, each that slipped past the pages, or is gone, is read by itself;
   * where these are many, the list is read until it is believed.
   */
  const listAgain = async (): Promise<readonly PackageVersion[]> => {
    const listed = await readVersions(client, owner, ref)
    if (!listed.ok) throw new Error(`${notRechecked}: ${listed.problem}`)
    if (listed.value.length < pageSize) return listed.value
    const ids = new Set(listed.value.map(({ id }) => id))
    const absent = snapshot.listing.versions.filter(({ id }) => !ids.has(id) && !started.has(id))
    if (absent.length <= pages + maxAbsentReads) {
      const slipped = await Promise.all(absent.map(({ id }) => readVersion(id)))
      return [...listed.value, ...slipped.filter((version) => version !== null)]
    }
    await drain()
    const steady = await listVersions(client, owner, ref)
    if (!steady.ok) throw new Error(`${notRechecked}: ${steady.problem}`)
    return steady.value
  }

  /** Lists what is there; `whole` where nothing that was seen before may stand for it. */
  const list = async (whole: boolean): Promise<Listing> => {
    if (canExtend && !whole) await drain()
    const extended = canExtend && !whole && inFlight.size === 0 ? await extend(snapshot) : null
    return extended ?? { versions: await listAgain(), verifyEach: false }
  }

  /** What GitHub answers by now to the questions about what is still to be deleted. */
  const refreshRefs = (): Promise<RefAnswers> => {
    const open = inventory.versions.filter(({ id }) => planned.has(id) && !deleted.has(id))
    const again = { since: Math.max(clock.elapsed() - answerTtlMs, current.askedAt), known: current }
    return source.lookUpRefs(target, conditionsOf(open, ref.type, policy), again)
  }

  /** What is known of manifests, after asking again for those that the registry does not have; the others are as they were. */
  const confirmMissingManifests = async ({ versions }: Listing): Promise<PackageInventory['manifests']> => {
    if (unconfirmed.length === 0) return current.manifests
    const isGiven = ({ id, name }: PackageVersion) =>
      !started.has(id) && typeof current.manifests.get(name) === 'object'
    const asked = unconfirmed.map(({ name }) => name)
    const facts = await confirmMissing(registry, ref, asked, versions.find(isGiven)?.name)
    if (!facts.ok) throw new Error(`${notRechecked}: ${facts.problem}`)
    unconfirmed = []
    for (const digest of asked) confirmed.add(digest)
    const isAsBefore = facts.value.values().every((fact) => fact === 'missing')
    return isAsBefore ? current.manifests : new Map([...current.manifests, ...facts.value])
  }

  const refresh = async (whole: boolean): Promise<Snapshot> => {
    const isOld = whole || clock.elapsed() - snapshot.time >= snapshotTtlMs
    const refreshedAt = clock.elapsed()
    const listing = isOld ? await list(whole) : snapshot.listing
    const answers = isOld ? await refreshRefs() : current
    const time = isOld ? Math.min(refreshedAt, answers.askedAt) : snapshot.time
    const manifests = await confirmMissingManifests(listing)
    const listed = new Set(listing.versions.map(({ id }) => id))
    const removed = [...started].flatMap((id) => (listed.has(id) ? [] : (original.get(id) ?? [])))
    const all = [...listing.versions, ...removed]
    const isListed = all.length === current.versions.length && all.every(isUnchanged)
    const isSame = isListed && manifests === current.manifests && sameFacts(answers.facts, current.facts)
    if (isSame) return { ...snapshot, time, listing, listed }
    current = await loadManifests(source, target, all, answers, now, manifests)
    unconfirmed = findMissing(all, current.manifests).filter(({ name }) => !confirmed.has(name))
    const replanned = planPackage(current, policy, current.facts, now, approved)
    const going = replanned.changes.flatMap(({ index }) => replanned.decisions[index]?.version ?? [])
    const due = going.filter((version) => planned.has(version.id) && isUnchanged(version))
    return { time, listing, listed, due: new Set(due.map(({ id }) => id)), emptiesPackage: replanned.emptiesPackage }
  }

  const check = async (id: number | null): ReturnType<Precondition> => {
    // A package takes with it whatever was pushed since the last look: there is always one right before.
    if (id === null || clock.elapsed() - snapshot.time >= snapshotTtlMs || unconfirmed.length > 0) {
      // One that fails is the last one: what cannot be looked at stays.
      refreshing ??= refresh(id === null).then((seen) => {
        snapshot = seen
        refreshing = null
      })
      await refreshing
    }
    if (id === null) return snapshot.emptiesPackage ? 'due' : 'changed'
    if (snapshot.listing.verifyEach || !snapshot.listed.has(id)) {
      const version = await readVersion(id)
      if (version === null) return 'gone'
      if (!isUnchanged(version)) return 'changed'
    }
    return snapshot.due.has(id) ? 'due' : 'changed'
  }

  const isDue = async (id: number | null): ReturnType<Precondition> => {
    // A second try: nobody knows what became of the first.
    if (id !== null) inFlight.delete(id)
    for (let looks = 0; looks < maxRefreshes; looks++) {
      const asked = clock.elapsed()
      const state = await check(id)
      if (state !== 'due') return state
      // A pause that GitHub asked for makes old what was seen before.
      if (clock.elapsed() - Math.min(asked, snapshot.time) >= maxSnapshotAgeMs) continue
      if (id !== null) {
        started.add(id)
        inFlight.add(id)
      }
      return 'due'
    }
    throw new Error(`${notRechecked} within a minute`)
  }

  return async (id, remove) => {
    try {
      const removal = await remove(() => isDue(id))
      if (id !== null && (removal.outcome === 'deleted' || removal.outcome === 'gone')) deleted.add(id)
      return removal
    } finally {
      if (id !== null) inFlight.delete(id)
    }
  }
}

const notRechecked = 'not deleted, since it cannot be checked again'

const sameFacts = (one: RefState, other: RefState): boolean =>
  sameNames(one.pullRequests, other.pullRequests) &&
  sameNames(one.branches, other.branches) &&
  sameNames(one.tags, other.tags)

const sameNames = (one: ReadonlySet<string> | null, other: ReadonlySet<string> | null): boolean =>
  one === null || other === null ? one === other : one.size === other.size && one.isSubsetOf(other)
