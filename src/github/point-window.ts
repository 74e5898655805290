import type { Clock } from '../http/clock.ts'

const minute = 60_000

/**
 * Points of the requests answered within a span of time and of those in flight. GitHub counts a request at an unknown
 * moment between its sending and its response: so it counts here from its sending until one span after its response, which
 * covers every span that GitHub may count in.
 */
export interface PointWindow {
  /** Returns the elapsed time at which `cost` more points may be free, of `limit` in any span; 0 if now. */
  readonly freeAt: (cost: number, limit: number) => number
  /** Takes the points of a request that is about to be sent. */
  readonly take: (cost: number) => void
  /** Frees the points of a request, which is answered, one span from now. */
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
