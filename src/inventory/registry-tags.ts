import type { Registry } from '../registry/registry.ts'
import type { PackageRef, PackageVersion } from '../retention/version.ts'

/** Returns whether the registry, whose answers cost no points, lists the same tags as these versions have. */
export const hasRegistryTags = async (
  registry: Registry,
  { type, name }: PackageRef,
  versions: readonly PackageVersion[]
): Promise<boolean> => {
  const listed = type === 'container' ? await registry.listTags(name) : null
  if (!listed?.ok || listed.value === null) return false
  const tags = versions.flatMap((version) => version.tags)
  return tags.length === listed.value.length && new Set(tags).symmetricDifference(new Set(listed.value)).size === 0
}

/**
 * Returns a function that confirms a list of the versions of a package by the tags of the registry. Only container packages
 * need that: in others nothing belongs to a version that the list lacks.
 */
export const confirmByTags =
  (registry: Registry, ref: PackageRef) =>
  async (versions: readonly PackageVersion[]): Promise<boolean> =>
    ref.type !== 'container' || hasRegistryTags(registry, ref, versions)
