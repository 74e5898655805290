import { listDeleted } from '../github/packages.ts'
import type { PackageInventory } from '../inventory/take-inventory.ts'
import { planRepair } from '../retention/plan-repair.ts'
import type { PackageRef } from '../retention/version.ts'
import type { RunContext } from './package-run.ts'

/** The most pages of deleted versions to read, and the requests that must be left, for what is only said to a person. */
const maxPages = 10
const minRemaining = 200

/**
 * Returns the ids of the broken images that `mode: repair` could make whole, as far as their manifests tell; undefined where
 * no image is broken, and where that is not known.
 */
export const findRepairable = async (
  { client, owner, now }: RunContext,
  ref: PackageRef,
  { versions, manifests, graph }: PackageInventory
): Promise<ReadonlySet<number> | undefined> => {
  if (!graph || graph.broken.size === 0 || client.remaining() < minRemaining) return undefined
  const deleted = await listDeleted(client, owner, ref, maxPages).catch(() => null)
  if (!deleted?.ok || deleted.value === null) return undefined
  const { repairs } = planRepair({ active: versions, deleted: deleted.value, manifests, use: null }, now)
  return new Set(repairs.flatMap(({ id, lost }) => (lost.length === 0 ? id : [])))
}
