import type { Clock } from '../http/clock.ts'

/** Lets requests begin as fast as GitHub's secondary limits allow. */
export interface RateLimiter {
  /**
   * Runs `send` when its turn has come; a mutation costs 5 points, everything else 1. `instead` is asked right before, and
   * may send requests of its own; what it gives other than null comes back, nothing is sent then, and nothing costs.
   */
  readonly schedule: <T>(mutation: boolean, send: () => Promise<T>, precheck?: () => Promise<T | null>) => Promise<T>
  /** Nothing begins before this elapsed time, in milliseconds, and everything goes at half the speed from then on. */
  readonly pauseUntil: (until: number) => void
  readonly isPaused: () => boolean
  /** From now on only the number of requests at once is limited: the server keeps no other limit. */
  readonly disable: () => void
  /** Milliseconds for which GitHub asked for a pause. */
  readonly waitedMs: () => number
}

/** GitHub's documented limits: points in any minute, and requests at once. */
const pointsPerMinute = 900
const maxConcurrent = 100
const minute = 60_000
/** So many mutations may go at once; after them they are spread evenly. */
const mutationBurst = 100
const maxConcurrentMutations = 10
const mutationsPerMinute = 150

/** After a pause the speed halves, down to this share, and recovers by a tenth in each minute without another. */
const slowest = 1 / 8
const recovery = 1.1

/**
 * Gives a pace for all REST requests of a run: they begin in the order in which they were asked for. `mayBegin` throws
 * where nothing is to be sent any more.
 */
export const createRateLimiter = (
  clock: Clock,
  stop?: AbortSignal,
  mayBegin: () => void = () => stop?.throwIfAborted()
): RateLimiter => {
  const answered: { readonly time: number; readonly points: number }[] = []
  const free = { all: places(maxConcurrent), mutations: places(maxConcurrentMutations) }
  let limited = true
  /** Those of requests answered within the last minute, and of those whose turn has come and which are not answered. */
  let points = 0
  let resumeAt = 0
  let slowed = { speed: 1, time: 0 }
  let waited = 0
  let mutations = 0
  let nextMutation = 0
  let queue: Promise<unknown> = Promise.resolve()

  const speed = (now: number): number =>
    Math.min(1, slowed.speed * recovery ** Math.max(0, Math.floor((now - slowed.time) / minute)))

  /** When a request of so many points may begin; now or earlier, if at once. */
  const startOf = (now: number, mutation: boolean, cost: number): number => {
    if (!limited) return resumeAt
    while (answered[0] && answered[0].time <= now - minute) points -= answered.shift()?.points ?? 0
    const full = points + cost > pointsPerMinute * speed(now) ? (answered[0]?.time ?? now) + minute : 0
    return Math.max(resumeAt, full, mutation && mutations >= mutationBurst ? nextMutation : 0)
  }

  const begin = async (mutation: boolean, cost: number): Promise<void> => {
    for (;;) {
      mayBegin()
      const now = clock.elapsed()
      const start = startOf(now, mutation, cost)
      if (start <= now) break
      await clock.sleep(start - now, stop)
    }
    const time = clock.elapsed()
    points += cost
    if (mutation) {
      mutations++
      nextMutation = Math.max(nextMutation, time) + minute / (mutationsPerMinute * speed(time))
    }
  }

  /** Asks `instead`, again after a pause that came meanwhile; null once the request may be sent. */
  const ask = async <T>(precheck: () => Promise<T | null>): Promise<T | null> => {
    for (;;) {
      const other = await precheck()
      if (other !== null) return other
      mayBegin()
      if (clock.elapsed() >= resumeAt) return null
      await clock.sleep(resumeAt - clock.elapsed(), stop)
    }
  }

  return {
    schedule: async (mutation, send, precheck = async () => null) => {
      const cost = mutation ? 5 : 1
      const kinds = mutation ? [free.mutations, free.all] : [free.all]
      for (const kind of kinds) await kind.take()
      let counts = false
      try {
        const turn = queue.then(() => begin(mutation, cost))
        queue = turn.catch(() => {})
        await turn
        try {
          const other = await ask(precheck)
          if (other !== null) return other
          counts = true
          return await send()
        } finally {
          // GitHub counts a request when it comes in: between its sending and its answer, nobody knows when.
          if (counts) answered.push({ time: clock.elapsed(), points: cost })
          else points -= cost
        }
      } finally {
        for (const kind of kinds) kind.give()
      }
    },
    pauseUntil: (until) => {
      const now = clock.elapsed()
      // Requests under way at the same time are told of the same limit.
      if (now >= resumeAt) slowed = { speed: Math.max(slowest, speed(now) / 2), time: until }
      waited += Math.max(0, until - Math.max(resumeAt, now))
      resumeAt = Math.max(resumeAt, until)
    },
    isPaused: () => clock.elapsed() < resumeAt,
    disable: () => {
      limited = false
    },
    waitedMs: () => waited
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
