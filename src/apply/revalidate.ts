import { isDeepStrictEqual } from 'node:util'
import type { Precondition, Removal } from '../github/package-changes.ts'
import { countVersions } from '../github/packages.ts'
import { createSemaphore } from '../http/semaphore.ts'
import type { Target } from '../inventory/find-packages.ts'
import { confirmMissing, findMissing } from '../inventory/read-manifests.ts'
import type { RefAnswers } from '../inventory/ref-lookup.ts'
import { type InventorySources, loadManifests, type PackageInventory } from '../inventory/take-inventory.ts'
import type { Registry } from '../registry/registry.ts'
import { questionsOf } from '../retention/evaluate.ts'
import { type ApprovedChanges, type Plan, planPackage } from '../retention/plan.ts'
import type { Policy } from '../retention/policy.ts'
import { type Digest, type PackageRef, type PackageVersion, sameTags } from '../retention/version.ts'
import { createRelisting, type Listing, notRechecked, type Relisting, recheckedOrThrow } from './relist.ts'

/** Deletes a version, or for null the package as a whole; `due` is asked right before each time the deletion is sent. */
export type GuardedDelete = (id: number | null, remove: (due: Precondition) => Promise<Removal>) => Promise<Removal>

/** A plan that is about to be carried out, with what it was made from. */
export interface PlannedInventory {
  readonly inventory: PackageInventory
  readonly plan: Plan
  /** The time to decide as of, in milliseconds. */
  readonly now: number
  readonly approved: ApprovedChanges | null
}

/** The age, in milliseconds, from which on a new snapshot is taken. */
const snapshotTtlMs = 45_000

/** The age beyond which nothing may be deleted by a snapshot, which leaves time for the deletion within a minute. */
const maxSnapshotAgeMs = 55_000
const maxRefreshes = 3

/** Answers that are no older, in milliseconds, serve the snapshots of several packages. */
const answerTtlMs = 10_000

/** A package as it was last seen. */
interface Snapshot {
  readonly time: number
  readonly listing: Listing
  /** The ids of the versions that the plan made again deletes, with the same tags as in the first one. */
  readonly due: ReadonlySet<number>
  readonly emptiesPackage: boolean
  /** Why nothing is due; null if the package could be planned again. */
  readonly problem: string | null
}

/**
 * Returns a delete that looks at the package again before its first deletion, since no single answer may decide, and then
 * at least every minute while a plan for it is carried out. What others push or delete meanwhile makes a new plan; only
 * what both plans delete is due.
 */
export const createStalenessGuard = (
  sources: InventorySources,
  target: Target,
  planned: PlannedInventory
): GuardedDelete => {
  const { clock } = sources
  const { inventory, plan } = planned
  const candidates = new Set(plan.changes.flatMap(({ index }) => plan.decisions[index]?.version.id ?? []))
  const relisting = createRelisting(sources, target, inventory, candidates)
  const { started, inFlight, deleted } = relisting.deletions
  const { first, refresh, adopt, hasUnconfirmed } = createRefresher(sources, target, planned, candidates, relisting)
  const oneByOne = createSemaphore(1)
  let snapshot = first
  let refreshing: Promise<void> | null = null

  const refreshOnce = (whole: boolean): Promise<void> => {
    // One that fails is the last one: nothing is deleted from a package that cannot be listed again.
    refreshing ??= refresh(snapshot, whole).then((seen) => {
      snapshot = seen
      refreshing = null
    })
    return refreshing
  }

  /** Looks at a version by the snapshot, or at the part of the package that the snapshot does not show. */
  const checkVersion = async (id: number): ReturnType<Precondition> => {
    if (isExpired(snapshot, clock.elapsed()) || hasUnconfirmed()) await refreshOnce(false)
    if (!snapshot.listing.seen.has(id)) {
      const { listing, isGone } = await relisting.readVersion(snapshot.listing, id)
      snapshot = await adopt(snapshot, listing)
      if (isGone) return 'gone'
    }
    return snapshot.due.has(id) ? 'due' : 'changed'
  }

  const checkPackage = async (): ReturnType<Precondition> => {
    // A package takes with it whatever was pushed since the last snapshot: there is always one right before.
    await refreshOnce(true)
    if (!snapshot.emptiesPackage) return 'changed'
    await assertAllListed(sources, target, snapshot.listing)
    return 'due'
  }

  /** Looks until what it saw is recent, and calls `begin` with the answer that a deletion is due. */
  const check = async (look: () => ReturnType<Precondition>, begin: () => void): ReturnType<Precondition> => {
    for (let looks = 0; looks < maxRefreshes; looks++) {
      const asked = clock.elapsed()
      const state = await look()
      if (state === 'changed' && snapshot.problem !== null) throw new Error(`${notRechecked}: ${snapshot.problem}`)
      if (state !== 'due') return state
      // A pause that GitHub asked for makes old what was seen before.
      if (clock.elapsed() - Math.min(asked, snapshot.time) >= maxSnapshotAgeMs) continue
      begin()
      return 'due'
    }
    throw new Error(`${notRechecked} within a minute`)
  }

  return async (id, remove) => {
    if (id === null) return remove(() => check(checkPackage, () => {}))
    const begin = (): void => {
      started.add(id)
      inFlight.add(id)
    }
    try {
      const removal = await remove(() => {
        // A second try: whether the first one succeeded is unknown.
        inFlight.delete(id)
        return check(() => oneByOne(() => checkVersion(id)), begin)
      })
      if (removal.outcome === 'deleted' || removal.outcome === 'gone') deleted.add(id)
      return removal
    } finally {
      inFlight.delete(id)
    }
  }
}

/** Tells whether the policy still lets tags go. */
export interface TagCheck {
  /** Returns whether it does of a version, given by its index in the plan, by GitHub's latest answers. */
  readonly mayRemove: (index: number, tag: string) => Promise<boolean>
  /** The most requests that this takes. */
  readonly requests: number
}

/** Returns a check of the tags that a plan removes, which asks GitHub again what the policy asks once that is a minute old. */
export const createTagCheck = (
  { clock, lookUpRefs }: InventorySources,
  target: Target,
  { inventory, plan, now, approved }: PlannedInventory
): TagCheck => {
  const { ref, policy } = target
  const tagged = plan.decisions.flatMap(({ version, untag }) => (untag.length > 0 ? version : []))
  const questions = questionsOf(tagged, ref.type, policy)
  let answers: RefAnswers = inventory
  let { decisions } = plan
  const mayRemove: TagCheck['mayRemove'] = async (index, tag) => {
    const time = clock.elapsed()
    if (time - answers.askedAt >= snapshotTtlMs) {
      const again = { since: Math.max(time - answerTtlMs, answers.askedAt), known: answers }
      answers = await lookUpRefs(target, questions, again)
      decisions = planPackage(inventory, policy, answers.facts, now, approved).decisions
    }
    return decisions[index]?.untag.includes(tag) ?? false
  }
  return { mayRemove, requests: questions.size > 0 ? inventory.lookupRequests : 0 }
}

/** Throws unless GitHub counts as many versions of a package as it lists. */
const assertAllListed = async (
  { client, owner }: InventorySources,
  { ref }: Target,
  { versions: { length: listed } }: Listing
): Promise<void> => {
  if ((await countVersions(client, owner, ref)) === listed) return
  throw new Error(`${notRechecked}: GitHub lists ${listed} versions of the package, and does not count as many`)
}

const isExpired = ({ time }: Snapshot, now: number): boolean => now - time >= snapshotTtlMs

/** Returns the first inventory as a snapshot that is too old to delete anything by. */
const toSnapshot = (
  { versions, listedAt = Number.NEGATIVE_INFINITY }: PackageInventory,
  { emptiesPackage }: Plan,
  due: ReadonlySet<number>
): Snapshot => ({
  time: Number.NEGATIVE_INFINITY,
  listing: { versions, seen: new Set(versions.map(({ id }) => id)), wholeAt: listedAt },
  due,
  emptiesPackage,
  problem: null
})

/** Returns the snapshot of the first inventory, and how to take the next ones. */
const createRefresher = (
  sources: InventorySources,
  target: Target,
  { inventory, plan, now, approved }: PlannedInventory,
  planned: ReadonlySet<number>,
  { isConfirmed, relist, deletions: { started, deleted } }: Relisting
) => {
  const { clock, registry } = sources
  const { listedAt = Number.NEGATIVE_INFINITY } = inventory
  const original = new Map(inventory.versions.map((version) => [version.id, version]))
  const missing = createMissingCheck(registry, target.ref)
  missing.track(inventory.manifests)
  let current = inventory
  const first = toSnapshot(inventory, plan, planned)

  const isUnchanged = ({ id, tags }: PackageVersion): boolean => {
    const before = original.get(id)
    return before !== undefined && sameTags(tags, before.tags)
  }
  const isPlanned = (version: PackageVersion): boolean => planned.has(version.id) && isUnchanged(version)

  /** Returns what GitHub answers by now to the questions about what is still to be deleted. */
  const refreshRefs = (): Promise<RefAnswers> => {
    const open = inventory.versions.filter(({ id }) => planned.has(id) && !deleted.has(id))
    const again = { since: Math.max(clock.elapsed() - answerTtlMs, current.askedAt), known: current }
    return sources.lookUpRefs(target, questionsOf(open, target.ref.type, target.policy), again)
  }

  /** Returns the versions as they are read now, or as they were planned by where that is recent and confirmed. */
  const listAgain = async (last: Snapshot, whole: boolean): Promise<Pick<Snapshot, 'time' | 'listing'>> => {
    const isFirst = last === first
    const isRecent = isFirst && !whole && clock.elapsed() - listedAt < snapshotTtlMs
    if (isRecent && (await isConfirmed())) return { time: listedAt, listing: last.listing }
    const time = clock.elapsed()
    return { time, listing: await relist(last.listing, { whole, isFirst }) }
  }

  /** Returns the snapshot of a listing, with a new plan where that, an answer or a manifest differs from those of the last. */
  const adopt = async (
    last: Snapshot,
    listing: Listing,
    answers: RefAnswers = current,
    manifests: PackageInventory['manifests'] = current.manifests
  ): Promise<Snapshot> => {
    const isSame = manifests === current.manifests && isDeepStrictEqual(answers.facts, current.facts)
    if (isSame && listing.versions === last.listing.versions) return { ...last, listing }
    const listed = new Set(listing.versions.map(({ name }) => name))
    // Versions that this run deletes still count unless they were pushed again: their parts are not to be evaluated alone.
    const removed = [...started].flatMap((id) => original.get(id) ?? []).filter(({ name }) => !listed.has(name))
    const all = [...listing.versions, ...removed]
    const isListed = all.length === current.versions.length && all.every(isUnchanged)
    if (isSame && isListed) return { ...last, listing }
    const known = forgetReturned(manifests, all, current.versions)
    const read = await loadManifests(sources, target, all, answers, now, known)
    // The next refresh reads the manifests again that could not be read.
    if (read.problems.length === 0) current = read
    missing.track(current.manifests)
    return { ...last, listing, ...replan(target.policy, { inventory: read, now, approved }, isPlanned) }
  }

  const refresh = async (last: Snapshot, whole: boolean): Promise<Snapshot> => {
    const isOld = whole || isExpired(last, clock.elapsed())
    const { listing, time: listedAt } = isOld ? await listAgain(last, whole) : last
    const answers = isOld ? await refreshRefs() : current
    const time = isOld ? Math.min(listedAt, answers.askedAt) : last.time
    // A manifest that this run deletes cannot prove that the registry still has the others.
    const witnesses = listing.versions.filter(({ id }) => !started.has(id))
    const manifests = await missing.confirm(witnesses, current.manifests)
    return adopt({ ...last, time }, listing, answers, manifests)
  }

  return { first, refresh, adopt, hasUnconfirmed: missing.isOpen }
}

/** Plans a package again, and returns what is due of the versions that `isPlanned` is true for. */
const replan = (
  policy: Policy,
  { inventory, now, approved }: Omit<PlannedInventory, 'plan'>,
  isPlanned: (version: PackageVersion) => boolean
): Pick<Snapshot, 'due' | 'emptiesPackage' | 'problem'> => {
  const [problem] = inventory.problems
  // A pushed version that cannot be read may need any other.
  if (problem !== undefined) return { due: new Set(), emptiesPackage: false, problem }
  const { changes, decisions, emptiesPackage } = planPackage(inventory, policy, inventory.facts, now, approved)
  const due = changes.flatMap(({ index }) => decisions[index]?.version ?? []).filter(isPlanned)
  return { due: new Set(due.map(({ id }) => id)), emptiesPackage, problem: null }
}

/** Returns what is known without the manifests that were missing of versions that were not listed before. */
const forgetReturned = (
  manifests: PackageInventory['manifests'],
  versions: readonly PackageVersion[],
  before: readonly PackageVersion[]
): PackageInventory['manifests'] => {
  const names = new Set(before.map(({ name }) => name))
  const returned = new Set(findMissing(versions, manifests).flatMap(({ name }) => (names.has(name) ? [] : name)))
  return returned.size === 0 ? manifests : new Map([...manifests].filter(([digest]) => !returned.has(digest)))
}

/** Asks again, before anything is deleted, for the manifests that the registry said it does not have; for each once. */
const createMissingCheck = (registry: Registry, ref: PackageRef) => {
  const confirmed = new Set<Digest>()
  let unconfirmed: readonly Digest[] = []
  type Manifests = PackageInventory['manifests']
  return {
    isOpen: () => unconfirmed.length > 0,
    track: (manifests: Manifests): void => {
      const isOpen = ([digest, fact]: readonly [Digest, unknown]): boolean =>
        fact === 'missing' && !confirmed.has(digest)
      unconfirmed = [...manifests].filter(isOpen).map(([digest]) => digest)
    },
    /** Returns the manifests with what the registry has after all; the same map if that is nothing. */
    confirm: async (witnesses: readonly PackageVersion[], manifests: Manifests): Promise<Manifests> => {
      if (unconfirmed.length === 0) return manifests
      const asked = unconfirmed
      const witness = witnesses.find(({ name }) => typeof manifests.get(name) === 'object')?.name
      const facts = recheckedOrThrow(await confirmMissing(registry, ref, asked, witness))
      unconfirmed = []
      for (const digest of asked) confirmed.add(digest)
      return facts.values().every((fact) => fact === 'missing') ? manifests : new Map([...manifests, ...facts])
    }
  }
}
