import type { Clock } from './clock.ts'

/** Lets requests begin as fast as GitHub's secondary limits allow. */
export interface Pace {
  /** Runs `send` when its turn has come; a mutation costs 5 points, everything else 1. */
  readonly inTurn: <T>(mutation: boolean, send: () => Promise<T>) => Promise<T>
  /** Nothing begins before this time, in milliseconds. */
  readonly pauseUntil: (time: number) => void
  /** Milliseconds for which GitHub asked for a pause. */
  readonly waited: () => number
}

/** GitHub's documented limits: points in any minute, and requests at once. */
const pointsPerMinute = 900
const atOnce = 100
const minute = 60_000
/** So many mutations may go at once; after them they are spread evenly. */
const freeMutations = 100
const mutationsAtOnce = 10
const mutationInterval = minute / 150

/** Gives a pace for all REST requests of a run: they begin in the order in which they were asked for. */
export const startPace = (clock: Clock, signal?: AbortSignal): Pace => {
  const begun: { readonly time: number; readonly points: number }[] = []
  const free = { all: places(atOnce), mutations: places(mutationsAtOnce) }
  let points = 0
  let resumeAt = 0
  let waited = 0
  let mutations = 0
  let nextMutation = 0
  let queue: Promise<unknown> = Promise.resolve()

  const begin = async (mutation: boolean): Promise<void> => {
    const cost = mutation ? 5 : 1
    for (;;) {
      signal?.throwIfAborted()
      const now = clock.now()
      while (begun[0] && begun[0].time <= now - minute) points -= begun.shift()?.points ?? 0
      const spread = mutation && mutations >= freeMutations ? nextMutation : 0
      const full = points + cost > pointsPerMinute ? (begun[0]?.time ?? now) + minute : 0
      const start = Math.max(resumeAt, spread, full)
      if (start <= now) break
      await clock.sleep(start - now, signal)
    }
    const time = clock.now()
    begun.push({ time, points: cost })
    points += cost
    if (mutation) {
      mutations++
      nextMutation = Math.max(nextMutation, time) + mutationInterval
    }
  }
  return {
    inTurn: async (mutation, send) => {
      const kinds = mutation ? [free.mutations, free.all] : [free.all]
      for (const kind of kinds) await kind.take()
      try {
        const turn = queue.then(() => begin(mutation))
        queue = turn.catch(() => {})
        await turn
        return await send()
      } finally {
        for (const kind of kinds) kind.give()
      }
    },
    pauseUntil: (time) => {
      const now = clock.now()
      waited += Math.max(0, time - Math.max(resumeAt, now))
      resumeAt = Math.max(resumeAt, time)
    },
    waited: () => waited
  }
}

/** So many may hold a place at once; the others wait their turn. */
const places = (count: number) => {
  const waiting: (() => void)[] = []
  let free = count
  return {
    take: async (): Promise<void> => {
      if (free > 0) free--
      else await new Promise<void>((resolve) => waiting.push(resolve))
    },
    give: (): void => {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
}
