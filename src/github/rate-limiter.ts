import type { Clock } from '../http/clock.ts'
import { createPause } from '../http/pause.ts'
import { createSemaphore } from '../http/semaphore.ts'
import { createPointWindow } from './point-window.ts'
import { createSpeed } from './speed.ts'

/** Lets requests begin as fast as GitHub's secondary limits allow. */
export interface RateLimiter {
  /**
   * Runs `send` when its turn has come; a mutation costs 5 points, everything else 1. `precheck` runs right before, and may
   * itself send requests. A non-null result is returned instead and costs no points.
   */
  readonly schedule: <T>(mutation: boolean, send: () => Promise<T>, precheck?: () => Promise<T | null>) => Promise<T>
  /** Lets nothing begin before this elapsed time, in milliseconds; from then on everything goes at half the speed. */
  readonly pauseUntil: (until: number) => void
  readonly isPaused: () => boolean
  /** From now on only the number of requests at once is limited: the server keeps no other limit. */
  readonly disable: () => void
  /** Returns the milliseconds for which GitHub asked for a pause. */
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

/**
 * Returns a rate limiter for all REST requests of a run: they begin in the order in which they were scheduled.
 * `assertMayStart` throws where nothing is to be sent any more.
 */
export const createRateLimiter = (
  clock: Clock,
  stop?: AbortSignal,
  assertMayStart: () => void = () => stop?.throwIfAborted()
): RateLimiter => {
  const withSlot = createSemaphore(maxConcurrent)
  const withMutationSlot = createSemaphore(maxConcurrentMutations)
  const points = createPointWindow(clock)
  const spread = createSpread()
  const speed = createSpeed()
  const pause = createPause(clock)
  let limited = true
  let queue: Promise<unknown> = Promise.resolve()

  /** Waits until a request may begin, and takes its points. */
  const begin = async (mutation: boolean, cost: number): Promise<void> => {
    for (;;) {
      assertMayStart()
      const now = clock.elapsed()
      const free = limited ? Math.max(points.freeAt(cost, pointsPerMinute * speed.at(now)), spread.nextAt(mutation)) : 0
      const start = Math.max(pause.end(), free)
      if (start <= now) break
      await clock.sleep(start - now, stop)
    }
    points.take(cost)
    const time = clock.elapsed()
    if (mutation) spread.add(time, speed.at(time))
  }

  /** Runs `precheck`, again after a pause that came meanwhile; null once the request may be sent. */
  const check = async <T>(precheck: () => Promise<T | null>): Promise<T | null> => {
    for (;;) {
      const result = await precheck()
      if (result !== null) return result
      assertMayStart()
      if (!pause.isActive()) return null
      await clock.sleep(pause.end() - clock.elapsed(), stop)
    }
  }

  const sendInTurn = async <T>(mutation: boolean, send: () => Promise<T>, precheck: () => Promise<T | null>) => {
    const cost = mutation ? 5 : 1
    const turn = queue.then(() => begin(mutation, cost))
    queue = turn.catch(() => {})
    await turn
    let sent = false
    try {
      const result = await check(precheck)
      if (result !== null) return result
      sent = true
      return await send()
    } finally {
      if (sent) points.answer(cost)
      else points.giveBack(cost)
    }
  }

  return {
    schedule: (mutation, send, precheck = async () => null) => {
      const work = () => withSlot(() => sendInTurn(mutation, send, precheck))
      return mutation ? withMutationSlot(work) : work()
    },
    pauseUntil: (until) => {
      // Requests in flight at the same time are told of the same limit.
      if (!pause.isActive()) speed.halve(clock.elapsed(), until)
      pause.extend(until)
    },
    isPaused: pause.isActive,
    disable: () => {
      limited = false
    },
    waitedMs: pause.waitedMs
  }
}

/** Returns what spreads mutations evenly after the first burst; times are elapsed milliseconds. */
const createSpread = () => {
  let mutations = 0
  let next = 0
  return {
    /** Returns the time at which the next request may begin. */
    nextAt: (mutation: boolean): number => (mutation && mutations >= mutationBurst ? next : 0),
    /** Adds a mutation that begins at this time, at this speed. */
    add: (time: number, speed: number): void => {
      mutations++
      next = Math.max(next, time) + minute / (mutationsPerMinute * speed)
    }
  }
}
