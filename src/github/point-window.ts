import type { Clock } from '../http/clock.ts'

const minute = 60_000

/**
 * Points of the requests answered in the last minute and of those in flight. GitHub counts a request when it comes in, and
 * nobody knows when that is between its sending and its answer: it counts until a minute after the answer.
 */
export interface PointWindow {
  /** Returns the elapsed time at which so many more points, of so many in any minute, may be free; 0 if now. */
  readonly freeAt: (cost: number, limit: number) => number
  /** Takes the points of a request that is about to be sent. */
  readonly take: (cost: number) => void
  /** Keeps the points of a request for a minute from now: it is answered. */
  readonly answer: (cost: number) => void
  /** Frees the points of a request that is not sent. */
  readonly giveBack: (cost: number) => void
}

/** Returns a window without points. */
export const createPointWindow = (clock: Clock): PointWindow => {
  const answered: { readonly time: number; readonly points: number }[] = []
  let points = 0
  return {
    freeAt: (cost, limit) => {
      const now = clock.elapsed()
      while (answered[0] && answered[0].time <= now - minute) points -= answered.shift()?.points ?? 0
      return points + cost > limit ? (answered[0]?.time ?? now) + minute : 0
    },
    take: (cost) => {
      points += cost
    },
    answer: (cost) => void answered.push({ time: clock.elapsed(), points: cost }),
    giveBack: (cost) => {
      points -= cost
    }
  }
}
