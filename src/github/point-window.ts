import type { Clock } from '../http/clock.ts'

const minute = 60_000

/**
 * Points of the requests answered within a span of time and of those in flight. GitHub counts a request at some moment
 * between its sending and its answer, and nobody knows when: so it counts from its sending until one span after its answer,
 * which covers whatever span GitHub counts in. A server that answers at once gives back the points one span later.
 */
export interface PointWindow {
  /** Returns the elapsed time at which so many more points, of so many in any span, may be free; 0 if now. */
  readonly freeAt: (cost: number, limit: number) => number
  /** Takes the points of a request that is about to be sent. */
  readonly take: (cost: number) => void
  /** Keeps the points of a request for one span from now: it is answered. */
  readonly answer: (cost: number) => void
  /** Frees the points of a request that is not sent. */
  readonly giveBack: (cost: number) => void
}

/** Returns a window without points; `span` is in milliseconds. */
export const createPointWindow = (clock: Clock, span = minute): PointWindow => {
  const answered: { readonly time: number; readonly points: number }[] = []
  let points = 0
  return {
    freeAt: (cost, limit) => {
      const now = clock.elapsed()
      while (answered[0] && answered[0].time <= now - span) points -= answered.shift()?.points ?? 0
      return points + cost > limit ? (answered[0]?.time ?? now) + span : 0
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
