import type { Removal } from './github/packages.ts'
import type { Outcome, Plan } from './retention/plan.ts'
import type { PackageVersion } from './retention/version.ts'

/** Changes under way at once. */
const atOnce = 10

/**
 * Carries out the changes of a plan in their order and yields what became of each, as it becomes known. What belongs to
 * an image that is not gone stays in place.
 */
export async function* applyPlan(
  plan: Plan,
  deferred: ReadonlySet<number>,
  remove: (version: PackageVersion) => Promise<Removal>
): AsyncGenerator<Outcome> {
  const outcomes = new Map<number, Promise<Outcome>>()
  const running = new Map<number, Promise<Outcome>>()
  for (const { index, owners } of plan.changes) {
    const version = plan.decisions[index]?.version
    if (version === undefined || deferred.has(index)) {
      yield { index, outcome: 'deferred', problem: null }
      continue
    }
    const outcome = (async (): Promise<Outcome> => {
      const before = await Promise.all(owners.map((owner) => outcomes.get(owner)))
      if (before.some((owner) => owner?.outcome !== 'deleted' && owner?.outcome !== 'gone')) {
        return { index, outcome: 'changed', problem: 'what it belongs to is still there' }
      }
      return { index, problem: null, ...(await settled(remove(version))) }
    })()
    outcomes.set(index, outcome)
    running.set(index, outcome)
    if (running.size >= atOnce) yield await first(running)
  }
  while (running.size > 0) yield await first(running)
}

/** Carries out a plan of which nothing stays by deleting the package itself: one outcome, which all its versions share. */
export async function* emptyPackage(plan: Plan, remove: () => Promise<Removal>): AsyncGenerator<Outcome> {
  const outcome = await settled(remove())
  for (const { index } of plan.changes) yield { index, problem: null, ...outcome }
}

/** Waits for one of those under way and takes it out. */
const first = async (running: Map<number, Promise<Outcome>>): Promise<Outcome> => {
  const outcome = await Promise.race(running.values())
  running.delete(outcome.index)
  return outcome
}

/** A change without any usable answer fails alone. */
export const settled = async <T>(removal: Promise<T>): Promise<T | Extract<Removal, { problem: string }>> => {
  try {
    return await removal
  } catch (error) {
    return { outcome: 'failed', problem: error instanceof Error ? error.message : String(error) }
  }
}
