import { setTimeout as wait } from 'node:timers/promises'

/** Time as the adapters see it; tests replace it. */
export interface Clock {
  /** Milliseconds since 1970, as far as this clock knows: it may be wrong, and a machine's may be set while a run goes on. */
  now(): number
  /** Milliseconds since some moment, by a clock that is never set: the time for pace, limits and the age of snapshots. */
  elapsed(): number
  /** Resolves after so many milliseconds, or 24 days if that is sooner; rejects with the signal's reason when that aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** Calls `ring` after so many milliseconds, unless the function that it returns is called first. */
  startTimer(ms: number, ring: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  // A timer for longer than that would ring at once.
  sleep: (ms, signal) => wait(Math.min(ms, 2 ** 31 - 1), undefined, signal ? { signal } : {}),
  startTimer: (ms, ring) => {
    const timer = setTimeout(ring, ms)
    return () => clearTimeout(timer)
  }
}

/** The clock of a run: whatever becomes of the machine's, only `set` makes it jump. */
export interface RunClock extends Clock {
  /** Sets the time, in milliseconds since 1970. */
  readonly set: (time: number) => void
}

/** Returns a clock that is set by the machine's once and goes by its elapsed time from then on. */
export const startRunClock = ({ now, elapsed, sleep, startTimer }: Clock): RunClock => {
  let zero = now() - elapsed()
  return {
    now: () => Math.floor(zero + elapsed()),
    elapsed,
    sleep,
    startTimer,
    set: (time) => {
      zero = time - elapsed()
    }
  }
}
