import { setTimeout as wait } from 'node:timers/promises'

/** Time as the adapters see it; tests replace it. */
export interface Clock {
  /** Milliseconds since 1970 by this clock, which may be wrong, and may be set during a run. */
  now(): number
  /** Monotonic milliseconds: the time for pacing, limits and the age of snapshots. */
  elapsed(): number
  /** Resolves after this many milliseconds, at most 24 days; rejects with the reason of the signal if that aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** Calls `ring` after this many milliseconds, unless the returned function is called first. */
  startTimer(ms: number, ring: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  // Unlike `performance`, it is there without a module to load.
  elapsed: () => Number(process.hrtime.bigint()) / 1e6,
  // A timer for longer than that would ring at once.
  sleep: (ms, signal) => wait(Math.min(ms, 2 ** 31 - 1), undefined, signal ? { signal } : {}),
  startTimer: (ms, ring) => {
    const timer = setTimeout(ring, ms)
    return () => clearTimeout(timer)
  }
}

/** The clock of a run, which only `set` makes jump, whatever happens to the machine's clock. */
export interface RunClock extends Clock {
  /** Sets the time, in milliseconds since 1970. */
  readonly set: (time: number) => void
}

/** Returns a clock that takes the machine's time once, and adds its elapsed time from then on. */
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
