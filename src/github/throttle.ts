import type { Clock } from '../http/clock.ts'
import { maxCreations } from './allowance.ts'
import type { RateLimiter } from './rate-limiter.ts'
import { type AttemptResponse, isBudgetUsedUp, isCreationLimited, messageOf, usedUp } from './response.ts'
import type { OnExhausted, ReportWait } from './waits.ts'

/** Reads and mutations have separate limits. */
export type Kind = 'reads' | 'mutations'

/** Observes the pauses that GitHub's limits ask for. */
export interface Throttle {
  /** Lets no request begin for this many milliseconds; throws if GitHub refused those of its kind too often. */
  readonly pause: (response: AttemptResponse, kind: Kind, ms: number) => void
  /** Resets the refusals of a kind, since GitHub accepted a request of it. */
  readonly accept: (kind: Kind) => void
}

export interface ThrottleOptions {
  readonly clock: Clock
  readonly limiter: Pick<RateLimiter, 'isPaused' | 'pauseUntil' | 'limitMutations'>
  /** The number of consecutive refusals that ends the run; concurrent ones count once. */
  readonly maxRefusals: number
  readonly reportWait: ReportWait
  /** Called with what a refusal means for the rest of the run. */
  readonly onWait: (text: string) => void
  readonly onExhausted: OnExhausted
}

/** Returns a throttle of this limiter. */
export const createThrottle = (options: ThrottleOptions): Throttle => {
  const { clock, limiter, maxRefusals, reportWait, onWait, onExhausted } = options
  const refusals = { mutations: 0, reads: 0 }
  return {
    pause: (response, kind, ms) => {
      const message = messageOf(response.data)
      // Requests in flight at the same time meet the same limit.
      if (!limiter.isPaused()) refusals[kind]++
      if (refusals[kind] >= maxRefusals) {
        onExhausted(
          'rate-limit',
          `GitHub's rate limit is still exceeded after ${maxRefusals - 1} pauses ("${message}")`
        )
        throw new Error(message)
      }
      if (isCreationLimited(response) && limiter.limitMutations()) onWait(learned)
      reportWait(ms, isBudgetUsedUp(response) ? usedUp : 'GitHub asks for a pause (secondary rate limit)')
      limiter.pauseUntil(clock.elapsed() + ms)
    },
    accept: (kind) => {
      refusals[kind] = 0
    }
  }
}

const { perMinute, perHour } = maxCreations
const learned = `GitHub counts changes as content creation ("temporarily blocked"): from now on this run makes at most ${perMinute} a minute and ${perHour} an hour`
