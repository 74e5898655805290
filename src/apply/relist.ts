import { countVersions, getVersion, listNewest, listVersions, readVersions } from '../github/packages.ts'
import { pageSize } from '../github/page-size.ts'
import type { Target } from '../inventory/find-packages.ts'
import type { InventorySources, PackageInventory } from '../inventory/take-inventory.ts'
import { ok, type Result } from '../retention/result.ts'
import { isTagged, type PackageVersion, sameTags } from '../retention/version.ts'

/** The versions of a package as they were last listed. */
export interface Listing {
  readonly versions: readonly PackageVersion[]
  /** True if each version must be read by itself before it is deleted, since only the newest were listed. */
  readonly verifyEach: boolean
}

/** The deletions of this run in a package while it is listed again, by the ids of the versions. */
export interface Deletions {
  readonly started: Set<number>
  readonly inFlight: Set<number>
  readonly deleted: Set<number>
}

/** About as many deletions as fit into the lifetime of a snapshot: more pages than this cost more than single reads. */
const maxSingleReads = 150

/** The polls, and the milliseconds between them, for deletions in flight to end before versions are counted. */
const maxDrainPolls = 20
const drainPollMs = 250

/** Versions missing from a list are read one by one, as long as they are no more than this and the pages. */
const maxAbsentReads = 50

/** Reads the versions of a package again; these functions throw the reason why a deletion cannot be made. */
export interface Relisting {
  readonly deletions: Deletions
  /** Resolves to true if other answers than the list that was planned by confirm it, so that it need not be read again. */
  readonly isConfirmed: () => Promise<boolean>
  readonly relist: (last: Listing, whole: boolean) => Promise<Listing>
  readonly readVersion: (id: number) => Promise<PackageVersion | null>
}

/**
 * Returns how to read the versions of a package again while this run deletes some. `relist` takes whichever costs fewer requests: the whole list; or
 * the number of versions and the newest, added to the `last` listing. With `whole` nothing seen before is relied on.
 */
export const createRelisting = (
  { client, registry, owner, clock, stop }: InventorySources,
  { ref, versionCount }: Target,
  { versions, revalidateBy }: PackageInventory
): Relisting => {
  const [started, inFlight, deleted] = [new Set<number>(), new Set<number>(), new Set<number>()]
  const pages = Math.ceil(versions.length / pageSize)
  const canExtend = pages > 1 && (revalidateBy === 'newest' || !isTagged(ref.type) || pages > maxSingleReads)

  const readVersion = async (id: number): Promise<PackageVersion | null> =>
    recheckedOrThrow(await getVersion(client, owner, ref, id))

  /** Returns the last listing with what was pushed since; null where that may not be all that has changed. */
  const extend = async (last: Listing): Promise<Listing | null> => {
    const count = await countVersions(client, owner, ref)
    if (count === null) return null
    const newest = await listNewest(client, owner, ref)
    if (!newest.ok) return null
    const ids = new Set(newest.value.map(({ id }) => id))
    const others = last.versions.filter(({ id }) => !ids.has(id) && !deleted.has(id))
    return ids.size + others.length === count
      ? { versions: [...newest.value, ...others], verifyEach: isTagged(ref.type) }
      : null
  }

  /** Waits for the deletions in flight, so that none of them moves versions from page to page meanwhile. */
  const drain = async (): Promise<void> => {
    for (let polls = 0; inFlight.size > 0 && polls < maxDrainPolls; polls++) {
      await clock.sleep(drainPollMs, stop.abortSignal)
    }
  }

  /** Lists all versions. Each of the last listing that slipped past the pages is read by itself; many, by a steady list. */
  const listAll = async (last: Listing): Promise<readonly PackageVersion[]> => {
    const listed = recheckedOrThrow(await readVersions(client, owner, ref))
    if (listed.length < pageSize) return listed
    const ids = new Set(listed.map(({ id }) => id))
    const absent = last.versions.filter(({ id }) => !ids.has(id) && !started.has(id))
    if (absent.length <= pages + maxAbsentReads) {
      const slipped = await Promise.all(absent.map(({ id }) => readVersion(id)))
      return [...listed, ...slipped.filter((version) => version !== null)]
    }
    await drain()
    return recheckedOrThrow(await listVersions(client, owner, ref))
  }

  const relist = async (last: Listing, whole: boolean): Promise<Listing> => {
    if (canExtend && !whole) await drain()
    const extended = canExtend && !whole && inFlight.size === 0 ? await extend(last) : null
    return extended ?? { versions: await listAll(last), verifyEach: false }
  }

  const isConfirmed = async (): Promise<boolean> => {
    if (pages > 1 || versionCount !== versions.length) return false
    if (!isTagged(ref.type)) return true
    const listed = ref.type === 'container' ? await registry.listTags(ref.name) : ok(null)
    return (
      listed.ok &&
      listed.value !== null &&
      sameTags(
        versions.flatMap(({ tags }) => tags),
        listed.value
      )
    )
  }

  return { deletions: { started, inFlight, deleted }, isConfirmed, relist, readVersion }
}

/** Begins the problem of a version or package that is not deleted, since its state is unknown. */
export const notRechecked = 'not deleted, because it could not be checked again'

/** Returns the value; throws a problem, since nothing may be deleted by what was seen before. */
export const recheckedOrThrow = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${notRechecked}: ${result.problem}`)
  return result.value
}
