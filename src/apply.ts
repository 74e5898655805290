import type { Removal } from './github/packages.ts'
import type { Decision, Outcome, Plan } from './retention/plan.ts'

/** Changes under way at once. */
const atOnce = 10

/** How one kind of change is made. */
export interface Making {
  /** Changes one version. */
  readonly make: (version: Decision['version']) => Promise<Ending>
  /** What keeps a change from being made, after those before it ended so; null where nothing does. */
  readonly hold: (before: readonly Outcome[]) => Ending | null
}

/** How a change ended, with what went wrong. */
export type Ending = Pick<Outcome, 'outcome'> & { readonly problem?: string }

/**
 * Carries out the changes of a plan in their order and yields what became of each, as it becomes known. Each waits for
 * those that come before it, and is deferred with them; once `stop` is aborted nothing new begins, and the rest is
 * deferred.
 */
export async function* applyPlan(
  plan: Plan,
  deferred: ReadonlySet<number>,
  { make, hold }: Making,
  stop: AbortSignal
): AsyncGenerator<Outcome> {
  const outcomes = new Map<number, Promise<Outcome>>()
  const running = new Map<number, Promise<Outcome>>()
  for (const { index, after } of plan.changes) {
    const version = plan.decisions[index]?.version
    if (version === undefined || deferred.has(index) || stop.aborted) {
      yield { index, outcome: 'deferred', problem: null }
      continue
    }
    const outcome = (async (): Promise<Outcome> => {
      const before = await Promise.all(after.flatMap((earlier) => outcomes.get(earlier) ?? []))
      if (before.length < after.length || before.some((earlier) => earlier.outcome === 'deferred')) {
        return { index, outcome: 'deferred', problem: null }
      }
      return { index, problem: null, ...(hold(before) ?? (await settled(make(version), stop))) }
    })()
    outcomes.set(index, outcome)
    running.set(index, outcome)
    if (running.size >= atOnce) yield await first(running)
  }
  while (running.size > 0) yield await first(running)
}

/** Deletes: what belongs to something that is not gone stays in place. */
export const deleting = (make: Making['make']): Making => ({
  make,
  hold: (before) =>
    before.some(({ outcome }) => outcome !== 'deleted' && outcome !== 'gone')
      ? { outcome: 'changed', problem: 'what it belongs to is still there' }
      : null
})

/** Restores: what needs something that did not come back, and still can, waits for the next run. */
export const restoring = (make: Making['make']): Making => ({
  make,
  hold: (before) =>
    before.some(({ outcome }) => outcome === 'failed')
      ? { outcome: 'deferred', problem: 'a part of it could not be restored, and comes first; run again' }
      : null
})

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
