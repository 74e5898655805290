const minute = 60_000

/** After a pause the speed halves, down to this share, and recovers by a tenth in each minute without another. */
const slowest = 1 / 8
const recovery = 1.1

/** The speed at which requests begin, as a share of the limits from 1/8 to 1. Times are elapsed milliseconds. */
export interface Speed {
  /** Returns the speed at a time. */
  readonly at: (now: number) => number
  /** Halves the speed that there is now, for the time from `until` on. */
  readonly halve: (now: number, until: number) => void
}

/** Returns full speed. */
export const createSpeed = (): Speed => {
  let slowed = { speed: 1, time: 0 }
  const at = (now: number): number =>
    Math.min(1, slowed.speed * recovery ** Math.max(0, Math.floor((now - slowed.time) / minute)))
  return {
    at,
    halve: (now, until) => {
      slowed = { speed: Math.max(slowest, at(now) / 2), time: until }
    }
  }
}
