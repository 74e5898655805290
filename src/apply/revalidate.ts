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
import { askLast, findMissing } from '../inventory/read-manifests.ts'
import type { Answers } from '../inventory/ref-lookup.ts'
import { type Source, type Stock, stockUp } from '../inventory/take-inventory.ts'
import { questionsOf } from '../retention/evaluate.ts'
import type { Facts } from '../retention/keep-rules.ts'
import { type Approved, type Plan, planPackage, sameTags } from '../retention/plan.ts'
import { type Digest, isTagged, type PackageVersion } from '../retention/version.ts'

/** Removes a version, or for null the package as a whole, asking whether it is still due whenever its turn has come. */
export type WhileDue = (id: number | null, remove: (due: Precondition) => Promise<Removal>) => Promise<Removal>

/** What was seen is trusted for this long before it is looked at again. */
const trusted = 45_000

/** The age beyond which nothing may be deleted by what was seen, which leaves time for the deletion within a minute. */
const stale = 55_000
const maxLooks = 3

/** Answers that are no older, in milliseconds, do for the looks of several packages. */
const shared = 10_000

/** About as many deletions as fit into the time until the next look: more pages than this cost more than single reads. */
const singleReads = 150

/** How long, in milliseconds, and how often a look waits for the deletions under way, so that nothing moves meanwhile. */
const settling = 250
const maxWaits = 20

/** Versions that a list does not have any more are read one by one, as long as they are no more than this and the pages. */
const maxAbsent = 50

/** The versions of a package as a look found them. */
interface Listing {
  readonly versions: readonly PackageVersion[]
  /** Whether each version must be read by itself, since only the newest were listed. */
  readonly single: boolean
}

/** What the last look saw. */
interface Look {
  readonly time: number
  readonly listing: Listing
  readonly listed: ReadonlySet<number>
  /** What goes by the plan made anew, with the same tags as in the first one. */
  readonly due: ReadonlySet<number>
  readonly emptiesPackage: boolean
}

/**
 * Looks at a package again, at least every minute, while a plan for it is carried out, by whichever costs fewer requests:
 * the whole list; or the newest versions, the number of all, and, where they have tags, each one that is about to go.
 * What others push or delete meanwhile makes a new plan; only what both plans delete is due. `taken` is when the
 * inventory was begun.
 */
export const keepFresh = (
  source: Source,
  target: Target,
  stock: Stock,
  plan: Plan,
  { now, taken, approved }: { readonly now: number; readonly taken: number; readonly approved: Approved | null }
): WhileDue => {
  const { client, owner, registry, clock, stop } = source
  const { ref, policy } = target
  const known = new Map(stock.versions.map((version) => [version.id, version]))
  const isAsKnown = ({ id, tags }: PackageVersion): boolean => {
    const before = known.get(id)
    return before !== undefined && sameTags(tags, before.tags)
  }
  const planned = new Set(plan.changes.flatMap(({ index }) => plan.decisions[index]?.version.id ?? []))
  // What this run deletes still counts as there: otherwise its parts would be judged by themselves.
  const begun = new Set<number>()
  const sending = new Set<number>()
  const gone = new Set<number>()
  let current = stock
  // Before anything goes, what the registry does not have is asked for once more.
  const proved = new Set<Digest>()
  let unproved = findMissing(stock.versions, stock.manifests)
  let last: Look = {
    time: Math.min(taken, stock.asked),
    listing: { versions: stock.versions, single: false },
    listed: new Set(known.keys()),
    due: planned,
    emptiesPackage: plan.emptiesPackage
  }
  let looking: Promise<void> | null = null
  const pages = Math.ceil(known.size / pageSize)
  const counts = pages > 1 && (stock.looks === 'newest' || !isTagged(ref.type) || pages > singleReads)

  /** What the last look found, with what was pushed since; null where that may not be all that has changed. */
  const extend = async ({ listing }: Look): Promise<Listing | null> => {
    const number = await countVersions(client, owner, ref)
    if (number === null) return null
    const newest = await listNewest(client, owner, ref)
    if (!newest.ok) return null
    const seen = new Map(newest.value.map((version) => [version.id, version]))
    const others = listing.versions.filter(({ id }) => !seen.has(id) && !gone.has(id))
    return seen.size + others.length === number
      ? { versions: [...newest.value, ...others], single: isTagged(ref.type) }
      : null
  }

  const getNow = async (id: number): Promise<PackageVersion | null> => {
    const version = await getVersion(client, owner, ref, id)
    if (!version.ok) throw new Error(`${unchecked}: ${version.problem}`)
    return version.value
  }

  /** Waits for the deletions under way, so that none of them moves anything while it is listed or counted. */
  const settle = async (): Promise<void> => {
    for (let waits = 0; sending.size > 0 && waits < maxWaits; waits++) await clock.sleep(settling, stop.cut)
  }

  /**
   * Lists all versions. Of those that the last look found, each that slipped past the pages, or is gone, is read by itself;
   * where these are many, the list is read until it is believed.
   */
  const listAgain = async (): Promise<readonly PackageVersion[]> => {
    const listed = await readVersions(client, owner, ref)
    if (!listed.ok) throw new Error(`${unchecked}: ${listed.problem}`)
    if (listed.value.length < pageSize) return listed.value
    const ids = new Set(listed.value.map(({ id }) => id))
    const absent = last.listing.versions.filter(({ id }) => !ids.has(id) && !begun.has(id))
    if (absent.length <= pages + maxAbsent) {
      const slipped = await Promise.all(absent.map(({ id }) => getNow(id)))
      return [...listed.value, ...slipped.filter((version) => version !== null)]
    }
    await settle()
    const steady = await listVersions(client, owner, ref)
    if (!steady.ok) throw new Error(`${unchecked}: ${steady.problem}`)
    return steady.value
  }

  /** Lists what is there; `whole` where nothing that was seen before may stand for it. */
  const list = async (whole: boolean): Promise<Listing> => {
    if (counts && !whole) await settle()
    const extended = counts && !whole && sending.size === 0 ? await extend(last) : null
    return extended ?? { versions: await listAgain(), single: false }
  }

  /** What GitHub answers by now to the questions about what is still to be deleted. */
  const askAgain = (): Promise<Answers> => {
    const open = stock.versions.filter(({ id }) => planned.has(id) && !gone.has(id))
    const again = { since: clock.elapsed() - shared, known: current }
    return source.ask(target, questionsOf(open, ref.type, policy), again)
  }

  /** What is known of manifests, after asking again for those that the registry does not have; the others are as they were. */
  const prove = async ({ versions }: Listing): Promise<Stock['manifests']> => {
    if (unproved.length === 0) return current.manifests
    const isGiven = ({ id, name }: PackageVersion) => !begun.has(id) && typeof current.manifests.get(name) === 'object'
    const asked = unproved.map(({ name }) => name)
    const facts = await askLast(registry, ref, asked, versions.find(isGiven)?.name)
    if (!facts.ok) throw new Error(`${unchecked}: ${facts.problem}`)
    unproved = []
    for (const digest of asked) proved.add(digest)
    const isAsBefore = facts.value.values().every((fact) => fact === 'missing')
    return isAsBefore ? current.manifests : new Map([...current.manifests, ...facts.value])
  }

  const look = async (whole: boolean): Promise<Look> => {
    const isOld = whole || clock.elapsed() - last.time >= trusted
    const started = clock.elapsed()
    const listing = isOld ? await list(whole) : last.listing
    const answers = isOld ? await askAgain() : current
    const time = isOld ? Math.min(started, answers.asked) : last.time
    const manifests = await prove(listing)
    const listed = new Set(listing.versions.map(({ id }) => id))
    const removed = [...begun].flatMap((id) => (listed.has(id) ? [] : (known.get(id) ?? [])))
    const all = [...listing.versions, ...removed]
    const isListed = all.length === current.versions.length && all.every(isAsKnown)
    const isSame = isListed && manifests === current.manifests && sameFacts(answers.facts, current.facts)
    if (isSame) return { ...last, time, listing, listed }
    current = await stockUp(source, target, all, answers, now, manifests)
    unproved = findMissing(all, current.manifests).filter(({ name }) => !proved.has(name))
    const anew = planPackage(current, policy, current.facts, now, approved)
    const going = anew.changes.flatMap(({ index }) => anew.decisions[index]?.version ?? [])
    const due = going.filter((version) => planned.has(version.id) && isAsKnown(version))
    return { time, listing, listed, due: new Set(due.map(({ id }) => id)), emptiesPackage: anew.emptiesPackage }
  }

  const check = async (id: number | null): ReturnType<Precondition> => {
    // A package takes with it whatever was pushed since the last look: there is always one right before.
    if (id === null || clock.elapsed() - last.time >= trusted || unproved.length > 0) {
      // One that fails is the last one: what cannot be looked at stays.
      looking ??= look(id === null).then((seen) => {
        last = seen
        looking = null
      })
      await looking
    }
    if (id === null) return last.emptiesPackage ? 'due' : 'changed'
    if (last.listing.single || !last.listed.has(id)) {
      const version = await getNow(id)
      if (version === null) return 'gone'
      if (!isAsKnown(version)) return 'changed'
    }
    return last.due.has(id) ? 'due' : 'changed'
  }

  const isDue = async (id: number | null): ReturnType<Precondition> => {
    // A second try: nobody knows what became of the first.
    if (id !== null) sending.delete(id)
    for (let looks = 0; looks < maxLooks; looks++) {
      const asked = clock.elapsed()
      const state = await check(id)
      if (state !== 'due') return state
      // A pause that GitHub asked for makes old what was seen before.
      if (clock.elapsed() - Math.min(asked, last.time) >= stale) continue
      if (id !== null) {
        begun.add(id)
        sending.add(id)
      }
      return 'due'
    }
    throw new Error(`${unchecked} within a minute`)
  }

  return async (id, remove) => {
    try {
      const removal = await remove(() => isDue(id))
      if (id !== null && (removal.outcome === 'deleted' || removal.outcome === 'gone')) gone.add(id)
      return removal
    } finally {
      if (id !== null) sending.delete(id)
    }
  }
}

const pageSize = 100
const unchecked = 'not deleted, since it cannot be checked again'

const sameFacts = (one: Facts, other: Facts): boolean =>
  sameNames(one.pullRequests, other.pullRequests) &&
  sameNames(one.branches, other.branches) &&
  sameNames(one.tags, other.tags)

const sameNames = (one: ReadonlySet<string> | null, other: ReadonlySet<string> | null): boolean =>
  one === null || other === null ? one === other : one.size === other.size && one.isSubsetOf(other)
