import { type PackageRef, packageKey } from './version.ts'

/** The figures of the last run's report, shown beside this one: they decide nothing. */
export interface LastRun {
  /** Null where the report does not say. */
  readonly run: { readonly repository: string; readonly id: string } | null
  /** In milliseconds since 1970. */
  readonly finishedAt: number
  readonly dryRun: boolean
  /** The packages whose versions it lists, by their keys. */
  readonly packages: ReadonlyMap<string, LastPackage>
  /** The keys of all its packages. */
  readonly known: ReadonlySet<string>
}

export interface LastPackage {
  readonly title: string
  /** The ids of all versions that it lists, and of those that were left after it. */
  readonly listed: ReadonlySet<number>
  readonly left: ReadonlySet<number>
  readonly planned: number
  /** The bytes that were left after it; null if not all manifests were read. */
  readonly bytes: number | null
}

/** The changes in a package since the last run. */
export interface PackageChange {
  readonly versions: number
  readonly added: number
  readonly removed: number
  readonly planned: number
  /** The bytes that were left; absent if that is unknown. */
  readonly bytes?: number
}

/** Returns what has changed in a package that lists these ids now; null if the last run listed none of its versions. */
export const changeSince = (last: LastRun, ref: PackageRef, ids: readonly number[]): PackageChange | null => {
  const before = last.packages.get(packageKey(ref))
  if (!before || ids.length === 0) return null
  const { listed, left, planned, bytes } = before
  return {
    versions: left.size,
    added: ids.filter((id) => !listed.has(id)).length,
    removed: left.difference(new Set(ids)).size,
    planned,
    ...(bytes !== null && { bytes })
  }
}

/** Returns the packages, as `type/name`, that the last run did not report on, and those that this one does not. */
export const changedPackages = (
  last: LastRun,
  refs: readonly PackageRef[]
): { readonly added: readonly string[]; readonly removed: readonly string[] } => {
  const keys = new Set(refs.map(packageKey))
  return {
    added: refs.filter((ref) => !last.known.has(packageKey(ref))).map(({ type, name }) => `${type}/${name}`),
    removed: [...last.packages].flatMap(([key, { title }]) => (keys.has(key) ? [] : title))
  }
}
