import type { Client } from '../github/client.ts'
import { deleteVersion } from '../github/package-changes.ts'
import type { Owner } from '../github/packages.ts'
import type { Decision, Outcome } from '../retention/plan.ts'
import type { PackageRun } from './package-run.ts'

/**
 * Deletes again what stood in for a tag that `untag` removed, and yields the outcomes: only once it is restored can its
 * manifest be read, and its tag would point to an empty image.
 */
export async function* deletePlaceholders(
  { client, owner }: { readonly client: Client; readonly owner: Owner },
  { target, inventory, outcomes }: Pick<PackageRun, 'target' | 'inventory' | 'outcomes'>,
  decisions: readonly Decision[]
): AsyncGenerator<Outcome> {
  const { versions, graph } = inventory ?? {}
  const ids = new Set(versions?.flatMap(({ id }, index) => (graph?.placeholders.has(index) ? id : [])))
  for (const [index, { version }] of decisions.entries()) {
    if (outcomes.get(index)?.outcome !== 'restored' || !ids.has(version.id)) continue
    const removal = await deleteVersion(client, owner, target.ref, version.id)
    yield 'problem' in removal
      ? { index, outcome: 'failed', problem: `${isPlaceholder}; delete version ${version.id}: ${removal.problem}` }
      : { index, outcome: 'refused', problem: `${isPlaceholder}, so it was deleted again` }
  }
}

const isPlaceholder = 'it is an empty placeholder, with which untag removed its tag from an image'
