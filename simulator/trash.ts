import { moveTag, packageKey, type SimPackage, type SimVersion, type World } from './world.ts'

/** Period after a deletion in which GitHub can restore, in milliseconds. */
export const restorePeriodMs = 30 * 24 * 60 * 60 * 1000

/** Reasons against a restore: it was deleted too long ago, or its name or version was published again. */
export type RestoreFailure = 'expired' | 'conflict'

/** Returns the deleted versions that GitHub lists, ids ascending; by default only those that can still be restored. */
export const listDeleted = (world: World, pkg: SimPackage): readonly SimVersion[] =>
  pkg.deleted.filter((version) => world.switches.listExpired || !isExpired(world, version))

/** Deletes the version with its tags and its manifest but, like GitHub, not its children, signatures and blobs. */
export const deleteVersion = (world: World, pkg: SimPackage, version: SimVersion): void => {
  version.deletedAt = world.clock.now()
  for (const tag of version.tags) pkg.tags.delete(tag)
  pkg.byName.delete(version.name)
  pkg.versions.splice(indexOfId(pkg.versions, version.id), 1)
  pkg.deleted.splice(indexOfId(pkg.deleted, version.id), 0, version)
  pkg.updatedAt = version.deletedAt
}

/** Restores a deleted version with those of its tags that are still free, or returns the reason against it. */
export const restoreVersion = (world: World, pkg: SimPackage, version: SimVersion): 'restored' | RestoreFailure => {
  if (isExpired(world, version)) return 'expired'
  if (pkg.byName.has(version.name)) return 'conflict'
  const tags = world.switches.restoreTags ? version.tags.filter((tag) => !pkg.tags.has(tag)) : []
  version.deletedAt = null
  version.tags = []
  for (const tag of tags) moveTag(pkg, tag, version, version.updatedAt)
  pkg.byName.set(version.name, version)
  pkg.deleted.splice(indexOfId(pkg.deleted, version.id), 1)
  pkg.versions.splice(indexOfId(pkg.versions, version.id), 0, version)
  pkg.updatedAt = world.clock.now()
  return 'restored'
}

/** Deletes the package and frees its name; it keeps its versions for a restore. */
export const deletePackage = (world: World, pkg: SimPackage): void => {
  pkg.deletedAt = world.clock.now()
  pkg.owner.packages.delete(packageKey(pkg.type, pkg.name))
  pkg.owner.deletedPackages.push(pkg)
}

/** Restores a deleted package with its versions, or returns the reason against it. */
export const restorePackage = (world: World, pkg: SimPackage): 'restored' | RestoreFailure => {
  if (isExpired(world, pkg)) return 'expired'
  const key = packageKey(pkg.type, pkg.name)
  if (pkg.owner.packages.has(key)) return 'conflict'
  pkg.deletedAt = null
  pkg.owner.deletedPackages.splice(pkg.owner.deletedPackages.indexOf(pkg), 1)
  pkg.owner.packages.set(key, pkg)
  return 'restored'
}

const isExpired = (world: World, { deletedAt }: { readonly deletedAt: number | null }): boolean =>
  deletedAt !== null && deletedAt < world.clock.now() - restorePeriodMs

// Binary search, since each deletion looks up one of tens of thousands of versions.
const indexOfId = (versions: readonly SimVersion[], id: number): number => {
  let low = 0
  let high = versions.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((versions[middle]?.id ?? id) < id) low = middle + 1
    else high = middle
  }
  return low
}

/** Returns the version with this id; the ids of `versions` must ascend. */
export const versionById = (versions: readonly SimVersion[], id: number): SimVersion | undefined => {
  const found = versions[indexOfId(versions, id)]
  return found?.id === id ? found : undefined
}
