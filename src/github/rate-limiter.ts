import { AsyncLocalStorage } from 'node:async_hooks'
import type { Clock } from '../http/clock.ts'
import { createPause } from '../http/pause.ts'
import { createSemaphore } from '../http/semaphore.ts'
import { type Account, createAllowance } from './allowance.ts'

/** Lets requests begin as fast as GitHub's secondary limits allow, in the order in which they were scheduled. */
export interface RateLimiter {
  /**
   * Runs `send` when its turn has come; a mutation costs 5 points, everything else 1. `precheck` runs right before, and may
   * itself send requests, which go before all that wait for their turn. A non-null result is returned instead and costs no
   * points.
   */
  readonly schedule: <T>(mutation: boolean, send: () => Promise<T>, precheck?: () => Promise<T | null>) => Promise<T>
  /** Lets no request begin before this elapsed time, in milliseconds, and halves the speed from then on. */
  readonly pauseUntil: (until: number) => void
  readonly isPaused: () => boolean
  /** From now on limits only the number of concurrent requests: the server has no other limits. */
  readonly disable: () => void
  /** From now on also applies GitHub's limits for content creation to mutations; returns false if they applied before. */
  readonly limitMutations: () => boolean
  /** Returns the milliseconds for which GitHub asked for a pause. */
  readonly waitedMs: () => number
}

export interface RateLimiterOptions {
  readonly clock: Clock
  /** Ends all waiting. */
  readonly stop?: AbortSignal | undefined
  /** Throws if no more requests may be sent. */
  readonly assertMayStart?: () => void
  /** Called before a mutation waits this many milliseconds for the hourly limit for content creation; may throw instead. */
  readonly onHourlyWait?: (ms: number) => void
}

/** GitHub's documented limit of requests at once. */
const maxConcurrent = 100
const maxConcurrentMutations = 10

/** Returns a rate limiter for all REST requests of a run. */
export const createRateLimiter = (options: RateLimiterOptions): RateLimiter => {
  const { clock, stop, assertMayStart = () => stop?.throwIfAborted(), onHourlyWait = () => {} } = options
  const withSlot = createSemaphore(maxConcurrent)
  const withMutationSlot = createSemaphore(maxConcurrentMutations)
  const allowance = createAllowance(clock)
  const pause = createPause(clock)
  const beforeMutation = new AsyncLocalStorage<true>()
  const [inTurn, ahead] = [createQueue(), createQueue()]

  /** Waits until a request may begin, and enters it into its accounts. */
  const begin = async (mutation: boolean, accounts: readonly Account[]): Promise<void> => {
    for (;;) {
      assertMayStart()
      const now = clock.elapsed()
      const start = Math.max(pause.end(), ...accounts.map(({ window, cost, limit }) => window.freeAt(cost, limit())))
      if (start <= now) break
      if (mutation && allowance.mutationFreeAt() > now) onHourlyWait(allowance.mutationFreeAt() - now)
      await clock.sleep(start - now, stop)
    }
    for (const { window, cost } of accounts) window.take(cost)
  }

  /** Runs `precheck`, again after a pause that came meanwhile; null once the request may be sent. */
  const check = async <T>(precheck: () => Promise<T | null>): Promise<T | null> => {
    for (;;) {
      const result = await beforeMutation.run(true, precheck)
      if (result !== null) return result
      assertMayStart()
      if (!pause.isActive()) return null
      await clock.sleep(pause.end() - clock.elapsed(), stop)
    }
  }

  const sendInTurn = async <T>(mutation: boolean, send: () => Promise<T>, precheck: () => Promise<T | null>) => {
    const isAhead = beforeMutation.getStore() === true
    const accounts = allowance.accountsOf(mutation, isAhead)
    await (isAhead ? ahead : inTurn)(() => begin(mutation, accounts))
    let sent = false
    try {
      return await withSlot(async () => {
        const result = await check(precheck)
        if (result !== null) return result
        sent = true
        return send()
      })
    } finally {
      for (const { window, cost } of accounts) {
        if (sent) window.answer(cost)
        else window.giveBack(cost)
      }
    }
  }

  return {
    schedule: (mutation, send, precheck = async () => null) => {
      const work = () => sendInTurn(mutation, send, precheck)
      return mutation ? withMutationSlot(work) : work()
    },
    pauseUntil: (until) => {
      // Requests in flight at the same time meet the same limit.
      if (!pause.isActive()) allowance.halve(until)
      pause.extend(until)
    },
    isPaused: pause.isActive,
    disable: allowance.lift,
    limitMutations: allowance.limitMutations,
    waitedMs: pause.waitedMs
  }
}

/** Returns a function that runs works one after the other; a failed one does not block the next. */
const createQueue = () => {
  let last: Promise<unknown> = Promise.resolve()
  return (work: () => Promise<void>): Promise<void> => {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }
}
