import type { Removal } from './github/packages.ts'
import type { Outcome, Plan } from './retention/plan.ts'
import type { PackageVersion } from './retention/version.ts'

/** Changes under way at once. */
const atOnce = 10

/**
 * Carries out the changes of a plan in their order and yields what became of each, as it becomes known. What belongs to
 * an image that is not gone stays in place; once `stop` is aborted nothing new begins, and the rest is deferred.
 */
export async function* applyPlan(
  plan: Plan,
  deferred: ReadonlySet<number>,
  remove: (version: PackageVersion) => Promise<Removal>,
  stop: AbortSignal
): AsyncGenerator<Outcome> {
  const outcomes = new Map<number, Promise<Outcome>>()
  const running = new Map<number, Promise<Outcome>>()
  for (const { index, owners } of plan.changes) {
    const version = plan.decisions[index]?.version
    if (version === undefined || deferred.has(index) || stop.aborted) {
      yield { index, outcome: 'deferred', problem: null }
      continue
    }
    const outcome = (async (): Promise<Outcome> => {
      const before = await Promise.all(owners.map((owner) => outcomes.get(owner)))
      if (before.some((owner) => owner?.outcome === 'deferred')) return { index, outcome: 'deferred', problem: null }
      if (before.some((owner) => owner?.outcome !== 'deleted' && owner?.outcome !== 'gone')) {
        return { index, outcome: 'changed', problem: 'what it belongs to is still there' }
      }
      return { index, problem: null, ...(await settled(remove(version), stop)) }
    })()
    outcomes.set(index, outcome)
    running.set(index, outcome)
    if (running.size >= atOnce) yield await first(running)
  }
  while (running.size > 0) yield await first(running)
}

/** Carries out a plan of which nothing stays by deleting the package itself: one outcome, which all its versions share. */
export async function* emptyPackage(
  plan: Plan,
  remove: () => Promise<Removal>,
  stop: AbortSignal
): AsyncGenerator<Outcome> {
  const outcome = stop.aborted ? ({ outcome: 'deferred' } as const) : await settled(remove(), stop)
  for (const { index } of plan.changes) yield { index, problem: null, ...outcome }
}

/** Waits for one of those under way and takes it out. */
const first = async (running: Map<number, Promise<Outcome>>): Promise<Outcome> => {
  const outcome = await Promise.race(running.values())
  running.delete(outcome.index)
  return outcome
}

/** A change without any usable answer fails alone; one that the stop of the run kept from being sent is deferred. */
export const settled = async <T>(
  change: Promise<T>,
  stop: AbortSignal
): Promise<T | { readonly outcome: 'failed'; readonly problem: string } | { readonly outcome: 'deferred' }> => {
  try {
    return await change
  } catch (error) {
    if (stop.aborted) return { outcome: 'deferred' }
    return { outcome: 'failed', problem: errorText(error) }
  }
}

/** What an error says, without the stack. */
export const errorText = (error: unknown): string => (error instanceof Error ? error.message : String(error))
