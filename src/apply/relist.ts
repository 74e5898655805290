import { countVersions, getVersion, listPage, listVersions, readVersions } from '../github/packages.ts'
import { pageSize } from '../github/page-size.ts'
import type { Target } from '../inventory/find-packages.ts'
import { confirmByTags, hasRegistryTags } from '../inventory/registry-tags.ts'
import type { InventorySources, PackageInventory } from '../inventory/take-inventory.ts'
import type { Result } from '../retention/result.ts'
import { isTagged, type PackageRef, type PackageVersion, sameTags } from '../retention/version.ts'

/** The versions of a package, newest first, as they were last read. */
export interface Listing {
  readonly versions: readonly PackageVersion[]
  /** Those that need not be read again before they are deleted: after a look by pages only what these pages show. */
  readonly seen: ReadonlySet<number>
  /** When the whole list was last read, by the elapsed time of the clock. */
  readonly wholeAt: number
}

/** The deletions of this run in a package while it is listed again, by the ids of the versions. */
export interface Deletions {
  readonly started: Set<number>
  readonly inFlight: Set<number>
  readonly deleted: Set<number>
}

/** The deletions for which GitHub's points are enough in a minute. */
export const deletionsPerMinute = 172

/** The age, in milliseconds, from which on the whole list is read again, since a tag may have moved between unread pages. */
const wholeTtlMs = 10 * 60_000

/**
 * A list of more pages is only read again where its number of versions has changed: it would take many of the points of the
 * minute in which its answers count, and more pages than that has points would take longer.
 */
const maxWholePages = 150

/** The polls, and the milliseconds between them, for deletions in flight to end before versions are counted. */
const maxDrainPolls = 20
const drainPollMs = 250

/** Versions missing from a list are read one by one, as long as they are no more than this and the pages. */
const maxAbsentReads = 50

/** Pages in a row without the version that they were read for, from which on versions are read by themselves. */
const maxMisses = 3

/** Reads the versions of a package again; these functions throw the reason why a deletion cannot be made. */
export interface Relisting {
  readonly deletions: Deletions
  /** Resolves to true if other answers than the list that was planned by confirm it, so that it need not be read again. */
  readonly isConfirmed: () => Promise<boolean>
  /** Returns a listing of now: with `whole` nothing seen before is relied on; with `isFirst` nothing was read again so far. */
  readonly relist: (last: Listing, how: { readonly whole: boolean; readonly isFirst: boolean }) => Promise<Listing>
  /** Returns the listing with a version as it is now, and with the others on its page, which take no request of their own. */
  readonly readVersion: (last: Listing, id: number) => Promise<{ readonly listing: Listing; readonly isGone: boolean }>
}

/**
 * Returns how to read the versions of a package again while this run deletes some, in the order of `planned`. `relist` takes
 * whichever costs fewer requests: the whole list; or the number of versions and the newest, added to the last listing. Then
 * `readVersion` reads the pages of the next deletions, each of which shows a hundred versions.
 */
export const createRelisting = (
  sources: InventorySources,
  { ref, versionCount }: Target,
  { versions, revalidateBy }: PackageInventory,
  planned: Iterable<number>
): Relisting => {
  const { client, registry, owner, clock, stop } = sources
  const deletions = { started: new Set<number>(), inFlight: new Set<number>(), deleted: new Set<number>() }
  const { started, inFlight, deleted } = deletions
  const hasTags = isTagged(ref.type)
  const isOnlyByPages = revalidateBy === 'newest' || versions.length > maxWholePages * pageSize

  /** Returns whether the number of versions, the newest and the pages of the next deletions cost less than the whole list. */
  const isCheaperByPages = (last: Listing): boolean => {
    const pages = pagesOf(last, deleted)
    const next = [...planned].filter((id) => !started.has(id)).slice(0, deletionsPerMinute)
    const read = hasTags ? new Set(next.map((id) => pages.get(id))).size : 0
    return read + 2 < Math.ceil(pages.size / pageSize)
  }

  /** Waits for the deletions in flight, so that none of them moves versions from page to page meanwhile. */
  const drain = async (): Promise<void> => {
    for (let polls = 0; inFlight.size > 0 && polls < maxDrainPolls; polls++) {
      await clock.sleep(drainPollMs, stop.abortSignal)
    }
  }

  /** Returns the last listing with what was pushed since; null where that may not be all that has changed. */
  const extend = async (last: Listing): Promise<Listing | null> => {
    await drain()
    const count = inFlight.size > 0 ? null : await countVersions(client, owner, ref)
    const newest = count === null ? null : await listPage(client, owner, ref, 1)
    if (!newest?.ok) return null
    const known = last.versions.filter(({ id }) => !deleted.has(id))
    const all = updateVersions(known, newest.value)
    if (all.length !== count) return null
    // Without tags nothing can have changed in a version that is still there.
    return { ...last, versions: all, seen: idsOf(hasTags ? newest.value : all) }
  }

  /** Lists all versions. Each of the last listing that slipped past the pages is read by itself; many, by a steady list. */
  const listAll = async (last: Listing): Promise<readonly PackageVersion[]> => {
    const listed = recheckedOrThrow(await readVersions(client, owner, ref))
    const ids = idsOf(listed)
    const absent = last.versions.filter(({ id }) => !ids.has(id) && !started.has(id))
    if (listed.length < pageSize && absent.length > 0) return listPageAgain(sources, ref, listed, absent)
    if (absent.length <= listed.length / pageSize + maxAbsentReads) {
      const read = await Promise.all(absent.map(({ id }) => readAlone(sources, ref, id)))
      const slipped = read.filter((version) => version !== null)
      // The list may lack other versions, too; new ones are on the first page.
      const newest = slipped.length > 0 ? recheckedOrThrow(await listPage(client, owner, ref, 1)) : []
      return updateVersions([...listed, ...slipped], newest)
    }
    await drain()
    return recheckedOrThrow(await listVersions(client, owner, ref, undefined, confirmByTags(registry, ref)))
  }

  const relist: Relisting['relist'] = async (last, { whole, isFirst }) => {
    const wholeAt = clock.elapsed()
    const isRecent = !hasTags || wholeAt - last.wholeAt < wholeTtlMs
    const isEnough = !whole && (isOnlyByPages || (isRecent && isCheaperByPages(last)))
    const extended = isEnough ? await extend(last) : null
    const isTrusted = !isFirst || !hasTags || isOnlyByPages
    if (extended && (isTrusted || (await hasRegistryTags(registry, ref, extended.versions)))) return extended
    const all = await (isFirst ? listBelievably(sources, ref, versionCount, () => listAll(last)) : listAll(last))
    return { versions: all, seen: idsOf(all), wholeAt }
  }

  const isConfirmed = async (): Promise<boolean> => {
    if (versions.length > pageSize || versionCount !== versions.length) return false
    return !hasTags || (await hasRegistryTags(registry, ref, versions))
  }

  return { deletions, isConfirmed, relist, readVersion: createVersionReader(sources, ref, deletions) }
}

/**
 * Returns the versions of a page that lacks some which were there before, or of the same page read again: nothing slips past
 * a single page, so one that lacks what is still there also lacks what is new.
 */
const listPageAgain = async (
  sources: InventorySources,
  ref: PackageRef,
  listed: readonly PackageVersion[],
  absent: readonly PackageVersion[]
): Promise<readonly PackageVersion[]> => {
  const again = recheckedOrThrow(await readVersions(sources.client, sources.owner, ref))
  const either = new Map([...listed, ...again].map((version) => [version.id, version]))
  const lost = absent.filter(({ id }) => !either.has(id)).slice(0, maxAbsentReads)
  const found = await Promise.all(lost.map(({ id }) => readAlone(sources, ref, id)))
  if (found.every((version) => version === null)) return [...either.values()]
  throw new Error(`${notRechecked}: GitHub does not list all versions of the package that it finds`)
}

/** The listings of which one must have as many versions as GitHub counts, since others may push in between. */
const maxListings = 2

/** Lists the versions of a package, of which GitHub counted so many, until they can be believed; throws if they cannot. */
const listBelievably = async (
  sources: InventorySources,
  ref: PackageRef,
  versionCount: number | null | undefined,
  list: () => Promise<readonly PackageVersion[]>
): Promise<readonly PackageVersion[]> => {
  for (let listings = 0; listings < maxListings; listings++) {
    const all = await list()
    if (versionCount == null || (await isBelievable(sources, ref, all, versionCount))) return all
  }
  throw new Error(`${notRechecked}: GitHub does not list as many versions of the package as it counts`)
}

/** Returns false if GitHub counted other versions than it lists, still does, and the registry has other tags than these. */
const isBelievable = async (
  { client, owner, registry }: InventorySources,
  ref: PackageRef,
  all: readonly PackageVersion[],
  versionCount: number
): Promise<boolean> => {
  if (versionCount === all.length || (await confirmByTags(registry, ref)(all))) return true
  return (await countVersions(client, owner, ref)) === all.length
}

/** Returns how to read a version with those on its page; by itself where pages do not have what they should. */
const createVersionReader = (
  sources: InventorySources,
  ref: PackageRef,
  { started, deleted }: Deletions
): Relisting['readVersion'] => {
  let misses = 0
  const readPage = async (last: Listing, id: number): Promise<readonly PackageVersion[]> => {
    const page = misses < maxMisses ? pagesOf(last, deleted).get(id) : undefined
    if (page === undefined) return []
    const listed = await listPage(sources.client, sources.owner, ref, page)
    const isThere = listed.ok && listed.value.some((version) => version.id === id)
    misses = isThere ? 0 : misses + 1
    return isThere ? listed.value : []
  }
  return async (last, id) => {
    const page = await readPage(last, id)
    const alone = page.length > 0 ? null : await readAlone(sources, ref, id)
    // Versions that this run has begun to delete may still be on the page.
    const read = alone ? [alone] : page.filter((version) => version.id === id || !started.has(version.id))
    const listing = { ...last, versions: updateVersions(last.versions, read), seen: last.seen.union(idsOf(read)) }
    return { listing, isGone: read.length === 0 }
  }
}

const readAlone = async (
  { client, owner }: InventorySources,
  ref: PackageRef,
  id: number
): Promise<PackageVersion | null> => recheckedOrThrow(await getVersion(client, owner, ref, id))

const idsOf = (versions: readonly PackageVersion[]): Set<number> => new Set(versions.map(({ id }) => id))

/** Returns the page of each version that is left, from 1 on: those behind deleted ones have moved up. */
const pagesOf = ({ versions }: Listing, deleted: ReadonlySet<number>): ReadonlyMap<number, number> => {
  const left = versions.filter(({ id }) => !deleted.has(id))
  return new Map(left.map(({ id }, position) => [id, Math.floor(position / pageSize) + 1]))
}

/**
 * Returns versions with those that were read since, new ones first; the same array where nothing has changed. A tag that one
 * of these has is no longer on another.
 */
const updateVersions = (
  versions: readonly PackageVersion[],
  read: readonly PackageVersion[]
): readonly PackageVersion[] => {
  const latest = new Map(read.map((version) => [version.id, version]))
  const moved = new Set(read.flatMap(({ tags }) => tags))
  const known = versions.map((version) => {
    const { id, tags, updated } = version
    const now = latest.get(id)
    latest.delete(id)
    if (now) return now.updated === updated && sameTags(now.tags, tags) ? version : now
    return tags.some((tag) => moved.has(tag)) ? { ...version, tags: tags.filter((tag) => !moved.has(tag)) } : version
  })
  const isSame = latest.size === 0 && known.every((version, at) => version === versions[at])
  return isSame ? versions : [...latest.values(), ...known]
}

/** Begins the problem of a version or package that is not deleted, since its state is unknown. */
export const notRechecked = 'not deleted, because it could not be checked again'

/** Returns the value; throws a problem, since nothing may be deleted by what was seen before. */
export const recheckedOrThrow = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${notRechecked}: ${result.problem}`)
  return result.value
}
