import { setTimeout } from 'node:timers/promises'

/** Time as the adapters see it; tests replace it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Resolves after so many milliseconds, or 24 days if that is sooner; rejects with the signal's reason when that aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  now: () => Date.now(),
  // A timer for longer than that would ring at once.
  sleep: (ms, signal) => setTimeout(Math.min(ms, 2 ** 31 - 1), undefined, signal ? { signal } : {})
}
