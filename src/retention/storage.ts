import type { ManifestFact } from './manifest.ts'
import type { Decision } from './plan.ts'
import type { Digest } from './version.ts'

/** Bytes of configs and layers, each blob once. */
export interface StorageBytes {
  readonly total: number
  /** The bytes that only deleted versions refer to. */
  readonly reclaimable: number
  /** False where not all manifests were read: `total` is then a lower bound, and `reclaimable` an upper one. */
  readonly complete: boolean
}

/** Returns the size of what the manifests that were read refer to; others count for nothing. */
export const measureStorage = (
  decisions: readonly Decision[],
  manifests: ReadonlyMap<Digest, ManifestFact>
): StorageBytes => {
  const sizes = new Map<Digest, number>()
  const kept = new Set<Digest>()
  let complete = true
  for (const { version, action } of decisions) {
    const fact = manifests.get(version.name)
    const isRead = typeof fact === 'object' ? fact.kind !== 'unknown' : fact === 'missing'
    if (!isRead) complete = false
    for (const { digest, size } of typeof fact === 'object' ? fact.blobs : []) {
      sizes.set(digest, size)
      if (action !== 'delete') kept.add(digest)
    }
  }
  const total = sum(sizes)
  for (const digest of kept) sizes.delete(digest)
  return { total, reclaimable: sum(sizes), complete }
}

const sum = (sizes: ReadonlyMap<Digest, number>): number => sizes.values().reduce((bytes, size) => bytes + size, 0)
