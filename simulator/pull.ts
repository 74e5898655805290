import { type Descriptor, documentOf, type ManifestDocument, mediaTypes } from './manifests.ts'
import { fallbackTag } from './signatures.ts'
import type { SimPackage, SimVersion } from './world.ts'

/** Result of pulling a tag. */
export interface PullResult {
  /** Platforms of the tag (`default` without an index); `complete` if the registry has all manifests of a platform. */
  readonly platforms: readonly { readonly platform: string; readonly complete: boolean }[]
  /** True if nothing is missing, attestations in the index included. */
  readonly complete: boolean
}

/** Pulls a tag as the registry serves it now. */
export const pull = (pkg: SimPackage, tag: string): PullResult => {
  const leaves = leavesOf(pkg, pkg.tags.get(tag), 'default')
  const byPlatform = Map.groupBy(leaves, ({ platform }) => platform)
  byPlatform.delete(attestation)
  return {
    platforms: [...byPlatform].map(([platform, of]) => ({ platform, complete: of.every(({ complete }) => complete) })),
    complete: leaves.every(({ complete }) => complete)
  }
}

/** Returns the tags that do not pull completely; a referrer tag, such as a signature's, needs only its own manifest. */
export const brokenTags = (pkg: SimPackage): string[] =>
  [...pkg.tags]
    .filter(([tag, version]) => (isReferrerTag(tag) ? !version.manifest : !pull(pkg, tag).complete))
    .map(([tag]) => tag)

/**
 * Returns all active versions that these tags need: their own, the children of indexes at every depth, and all referrers by
 * subject, fallback tag or cosign's tags. A cleanup that keeps the tags must not delete any of them.
 */
export const neededBy = (pkg: SimPackage, tags: Iterable<string>): Set<SimVersion> => {
  const documents = new Map(pkg.versions.map((version) => [version, documentOf(version)]))
  const referrers = Map.groupBy(pkg.versions, (version) => documents.get(version)?.subject?.digest)
  const needed = new Set<SimVersion | undefined>([...tags].map((tag) => pkg.tags.get(tag)))
  // Iteration over a set includes elements that are added meanwhile.
  for (const version of needed) {
    if (!version) continue
    for (const child of documents.get(version)?.manifests ?? []) needed.add(pkg.byName.get(child.digest))
    for (const referrer of referrers.get(version.name) ?? []) needed.add(referrer)
    for (const tag of referrerTags(version.name)) needed.add(pkg.tags.get(tag))
  }
  return new Set([...needed].filter((version) => version !== undefined))
}

interface Leaf {
  readonly platform: string
  readonly complete: boolean
}

const attestation = 'unknown/unknown'

const leavesOf = (pkg: SimPackage, version: SimVersion | undefined, platform: string): Leaf[] => {
  const document = version && documentOf(version)
  if (!document) return [{ platform, complete: false }]
  if (!document.manifests) return [{ platform, complete: (document.layers?.length ?? 0) > 0 }]
  if (document.manifests.length === 0) return [{ platform, complete: false }]
  return document.manifests.flatMap((child) =>
    isBlob(child)
      ? [{ platform, complete: true }]
      : leavesOf(pkg, pkg.byName.get(child.digest), platformName(child) ?? platform)
  )
}

/** Returns true for a blob, which is no version; the indexes of BuildKit's older caches list blobs. */
const isBlob = ({ mediaType }: Descriptor): boolean =>
  mediaType === mediaTypes.layer || mediaType === mediaTypes.cacheConfig

const platformName = ({ platform }: NonNullable<ManifestDocument['manifests']>[number]): string | undefined =>
  platform && [platform.os, platform.architecture, platform.variant].filter(Boolean).join('/')

const referrerTags = (digest: string): string[] => {
  const dashed = digest.replace(':', '-')
  return [fallbackTag(digest), `${dashed}.sig`, `${dashed}.att`, `${dashed}.sbom`]
}

const isReferrerTag = (tag: string): boolean => /^[a-z0-9._-]+-[0-9a-f]{32,}(\.(sig|att|sbom))?$/.test(tag)
