import { backoff } from '../http/backoff.ts'
import type { Clock } from '../http/clock.ts'
import type { RequestCounts } from '../http/stats.ts'
import type { Budget } from './budget.ts'
import type { Quota } from './quota.ts'
import {
  type Attempt,
  type AttemptResponse,
  isBudgetUsedUp,
  messageOf,
  type RestResponse,
  requestedPause
} from './response.ts'
import type { Kind, Throttle } from './throttle.ts'
import type { OnExhausted } from './waits.ts'

/** The most tries of a request. */
export const maxTries = 5

/** The tries of one request so far. */
export interface Tries {
  count: number
  /** The reason why the last one without a response had none. */
  noResponse: string | null
  /** True once one was denied though the token had worked. */
  denied: boolean
}

export interface RetryOptions {
  readonly clock: Clock
  /** From 0 to below 1, to spread retries. */
  readonly random: () => number
  /** Ends all waiting. */
  readonly stop: AbortSignal | undefined
  readonly abort: AbortSignal | undefined
  readonly onExhausted: OnExhausted
  readonly budget: Pick<Budget, 'remaining'>
  readonly quota: Pick<Quota, 'refresh'>
  readonly throttle: Throttle
  readonly counts: RequestCounts
}

/** Resolves to the final result of a request, or to null once another try may follow; throws if none may. */
export type Settle = (
  answer: Attempt,
  kind: Kind,
  tries: Tries
) => Promise<RestResponse | { readonly noResponse: string } | null>

/** Returns the function that decides after each try of a client's requests. */
export const createRetries = (options: RetryOptions): Settle => {
  const { clock, random, stop, abort, onExhausted, budget, quota, throttle, counts } = options
  let worked = false

  /** Waits before a retry; throws if a token that worked is denied twice. */
  const retryDenied = async (response: AttemptResponse, tries: Tries): Promise<void> => {
    if (tries.denied) {
      const why = expired(messageOf(response.data))
      onExhausted('token', why)
      throw new Error(why)
    }
    tries.denied = true
    counts.retries++
    await clock.sleep(2000 * (0.5 + random()), stop)
  }

  /** Pauses all requests before a retry, unless the next try knows that the budget is used up. */
  const retryLimited = async (response: AttemptResponse, kind: Kind, ms: number, tries: Tries): Promise<void> => {
    counts.retries++
    if (isBudgetUsedUp(response) && tries.count < maxTries) {
      // Without headers that say so, GitHub is asked.
      if (budget.remaining() >= 1) await quota.refresh()
      if (budget.remaining() < 1) return
    }
    throttle.pause(response, kind, ms)
    if (tries.count === maxTries) throw new Error(messageOf(response.data))
  }

  const retryUnanswered = async (reason: string, tries: Tries): Promise<{ noResponse: string } | null> => {
    tries.noResponse = reason
    abort?.throwIfAborted()
    if (tries.count === maxTries) return describeNoResponse(tries)
    counts.retries++
    await clock.sleep(backoff(tries.count, random), stop)
    return null
  }

  return async (answer, kind, tries) => {
    if ('noResponse' in answer) return retryUnanswered(answer.noResponse, tries)
    if (answer.status === 401 && worked) {
      await retryDenied(answer, tries)
      return null
    }
    worked ||= answer.status !== 401
    const pause = requestedPause(answer, tries.count)
    if (pause !== null) {
      await retryLimited(answer, kind, pause, tries)
      return null
    }
    throttle.accept(kind)
    return { ...answer, retried: tries.noResponse !== null }
  }
}

const expired = (said: string): string =>
  `input token: GitHub accepted it at first and then answered twice with 401${said && ` "${said}"`}: it has expired or was revoked; use one that is valid for the whole run, or end runs earlier with time-limit`

/** Returns the result of a request without a usable answer: whether it was carried out is unknown. */
export const describeNoResponse = ({ count, noResponse }: Tries): { noResponse: string } => ({
  noResponse:
    count === 1
      ? `no usable answer in 1 try: ${noResponse}`
      : `no usable answer in ${count} tries: ${noResponse}; run again later`
})
