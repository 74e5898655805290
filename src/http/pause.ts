import type { Clock } from './clock.ts'

/** A pause that a server asked for, which holds for all requests to it. Times are elapsed milliseconds. */
export interface Pause {
  /** Lets nothing begin before this time. */
  readonly extend: (until: number) => void
  readonly isActive: () => boolean
  /** Returns the time at which requests may begin again. */
  readonly end: () => number
  /** Resolves once the pause is over; rejects with the reason of the signal if that aborts. */
  readonly wait: (signal?: AbortSignal) => Promise<void>
  /** Returns the milliseconds of all pauses so far, overlaps counted once. */
  readonly waitedMs: () => number
}

/** Returns a pause that is not active yet. */
export const createPause = (clock: Clock): Pause => {
  let end = 0
  let waitedMs = 0
  const isActive = (): boolean => clock.elapsed() < end
  return {
    extend: (until) => {
      waitedMs += Math.max(0, until - Math.max(end, clock.elapsed()))
      end = Math.max(end, until)
    },
    isActive,
    end: () => end,
    wait: async (signal) => {
      while (isActive()) await clock.sleep(end - clock.elapsed(), signal)
    },
    waitedMs: () => waitedMs
  }
}
