import type { Clock } from '../http/clock.ts'
import type { Budget } from './budget.ts'
import { formatTime, usedUp } from './response.ts'
import type { OnExhausted, ReportWait } from './waits.ts'

/** Spends the hourly budget; once it is used up, waits for the next hour or reports exhaustion. */
export interface Quota {
  /** Takes one request from the budget; throws where nothing is left and the next hour is not waited for. */
  readonly consume: () => Promise<void>
  /**
   * Resolves to true if the budget covers `requests`, or once the next hour has begun. Else reports exhaustion and resolves
   * to false.
   */
  readonly hasBudgetFor: (requests: number) => Promise<boolean>
  /** Asks GitHub for the budget; concurrent calls share one request. */
  readonly refresh: () => Promise<void>
}

export interface QuotaOptions {
  readonly clock: Clock
  readonly budget: Budget
  /** Ends all waiting. */
  readonly stop: AbortSignal | undefined
  /** Waits for the next hour instead of reporting exhaustion. */
  readonly waitForReset: boolean
  readonly reportWait: ReportWait
  readonly onExhausted: OnExhausted
  /** Resolves to headers that report the budget, or null. */
  readonly fetchRateLimit: () => Promise<Parameters<Budget['update']>[0] | null>
}

/** Returns the quota of a budget. */
export const createQuota = (options: QuotaOptions): Quota => {
  const { clock, budget, stop, waitForReset, reportWait, onExhausted, fetchRateLimit } = options

  const waitForNextHour = async (): Promise<boolean> => {
    const { time, wait } = budget.reset()
    const leavesNothing = budget.hourly() < 1
    if (!waitForReset || leavesNothing) {
      const renewal = `it resets at ${formatTime(time)}`
      const nothing = `rate-limit-reserve leaves nothing of it for this run, so lower it; ${renewal}`
      onExhausted('rate-limit', `${usedUp}; ${leavesNothing ? nothing : renewal}`)
      return false
    }
    if (wait > 0) reportWait(wait, usedUp)
    await clock.sleep(wait, stop)
    return true
  }

  let refreshing: Promise<void> | null = null
  const refresh = async (): Promise<void> => {
    const headers = await fetchRateLimit()
    refreshing = null
    if (headers) budget.update(headers)
  }

  return {
    consume: async () => {
      while (budget.remaining() < 1) {
        if (!(await waitForNextHour())) throw new Error(`${usedUp} until ${formatTime(budget.reset().time)}`)
      }
      budget.consume(1)
    },
    hasBudgetFor: async (requests) => budget.remaining() >= requests || waitForNextHour(),
    refresh: () => {
      refreshing ??= refresh()
      return refreshing
    }
  }
}
