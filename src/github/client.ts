import type { Clock } from '../http/clock.ts'
import { maxFetchedBytes, refuseOtherHosts } from '../http/fetch.ts'
import type { RequestStats } from '../http/stats.ts'
import type { OnRequest } from '../http/trace.ts'
import { createTransport } from '../http/transport.ts'
import { maxCreations } from './allowance.ts'
import { createSender, type Parameters } from './attempt.ts'
import { type Budget, createBudget, servedAt } from './budget.ts'
import { createQuota, type Quota } from './quota.ts'
import { createRateLimiter, type RateLimiter } from './rate-limiter.ts'
import type { Attempt, RestResponse } from './response.ts'
import { createRetries, describeNoResponse, maxTries, type Settle, type Tries } from './retries.ts'
import { createThrottle } from './throttle.ts'
import { createWaitReporter, type OnExhausted } from './waits.ts'

/** GitHub's REST API with pacing, retries and a budget; throws in plain words where no answer could be got. */
export interface Client {
  readonly request: (route: string, parameters?: Parameters) => Promise<RestResponse>
  /** Does the same, and follows a redirect to another host, which does not get the token; `data` may be an ArrayBuffer. */
  readonly download: (route: string, parameters?: Parameters) => Promise<RestResponse>
  /** Sends a mutating request. `precondition` runs just before each send. */
  readonly mutate: <S extends string>(
    route: string,
    parameters: Parameters,
    precondition: () => Promise<'due' | S>
  ) => Promise<Mutation<S>>
  /** Returns how many requests of the hourly budget are left; Infinity where there is no limit, or it is waited for. */
  readonly remaining: () => number
  /**
   * Resolves to true if the budget covers `requests`, or once the next hour has begun; else reports exhaustion and resolves
   * to false.
   */
  readonly hasBudgetFor: (requests: number) => Promise<boolean>
  /** Returns how many requests are left in this hour, also where the next one is waited for; Infinity where there is no limit. */
  readonly remainingInHour: () => number
  /** Returns how many requests a whole hour has for this run; Infinity where there is no limit. */
  readonly hourlyBudget: () => number
  /** Returns the header `x-oauth-scopes`, which GitHub sends to classic tokens; null while it did not. */
  readonly scopes: () => string | null
  /** Returns the time by GitHub's clock when it first answered, and by this machine's then; null while it said none. */
  readonly firstAnswer: () => { readonly github: number; readonly machine: number } | null
  readonly stats: () => RequestStats
}

/**
 * The end of a mutating request: a response; what the precondition said other than 'due', and nothing was sent then; or
 * why no try has a response, and nobody knows whether it was carried out.
 */
export type Mutation<S extends string> =
  | RestResponse
  | { readonly preconditionFailed: S; readonly retried: boolean }
  | { readonly noResponse: string }

export interface ClientOptions {
  readonly url: string
  readonly token: string
  readonly clock: Clock
  /** From 0 to below 1, to spread retries. */
  readonly random: () => number
  /** Ends all waiting, and keeps new requests from being sent. */
  readonly stop?: AbortSignal | undefined
  /** Called before each request: throws where nothing is to be sent any more. */
  readonly assertMayStart?: () => void
  /** Aborts also the requests in flight. */
  readonly abort?: AbortSignal | undefined
  /** Requests of the hourly budget that are left for others. */
  readonly reserve?: number
  /** Waits for the next hour at the end of the hourly budget. */
  readonly waitForReset?: boolean
  readonly onExhausted?: OnExhausted
  /** Called with the reason and the end of every pause. */
  readonly onWait?: (text: string) => void
  /** Called after each request. */
  readonly onRequest?: OnRequest | undefined
  /** Milliseconds for one answer to be complete. */
  readonly timeoutMs?: number
}

/** Returns a client of the REST API; nothing is sent yet. */
export const createClient = (options: ClientOptions): Client => {
  const { url, clock, stop, abort, reserve = 0, waitForReset = false, timeoutMs, onRequest } = options
  const { onWait = () => {}, onExhausted = () => {}, assertMayStart = () => stop?.throwIfAborted() } = options
  const refuseRedirect = refuseOtherHosts(url)
  const transport = createTransport({ clock, timeoutMs, maxBytes: maxFetchedBytes, refuseRedirect, onRequest })
  const budget = createBudget(clock, reserve)
  const reportWait = createWaitReporter(clock, onWait)
  const onHourlyWait = (ms: number): void => {
    if (waitForReset) {
      reportWait(ms, creationsUsedUp)
      return
    }
    onExhausted('rate-limit', creationsUsedUp)
    throw new Error(creationsUsedUp)
  }
  const limiter = createRateLimiter({ clock, stop, assertMayStart, onHourlyWait })
  let firstAnswer: ReturnType<Client['firstAnswer']> = null
  let scopes: string | null = null

  const { attempt, fetchRateLimit } = createSender({ ...options, abort, stop }, transport, (headers) => {
    const github = servedAt(headers)
    if (headers['x-oauth-scopes'] !== undefined) scopes = String(headers['x-oauth-scopes'])
    if (github !== null) firstAnswer ??= { github, machine: clock.now() }
    if (budget.update(headers) || budget.hourly() !== Number.POSITIVE_INFINITY) return
    // GitHub Enterprise Server keeps no limits unless its admin says so; elsewhere the headers may just be missing.
    if (headers['x-github-enterprise-version'] !== undefined) limiter.disable()
  })
  const quota = createQuota({ clock, budget, stop, waitForReset, reportWait, onExhausted, fetchRateLimit })
  const throttle = createThrottle({ clock, limiter, maxRefusals: maxTries, reportWait, onWait, onExhausted })
  const { counts } = transport
  const settle = createRetries({
    ...{ clock, random: options.random, stop, abort, onExhausted },
    ...{ budget, quota, throttle, counts }
  })
  const mutate = createMutate({ attempt, limiter, budget, quota, settle })
  const download: typeof attempt = (route, parameters, tries) => attempt(route, parameters, tries, true)
  const read =
    (send: Client['mutate']): Client['request'] =>
    async (route, parameters = {}) => {
      const answer = await send(route, parameters, async () => 'due' as const)
      if ('preconditionFailed' in answer) throw new Error(`${route} was not sent`)
      if (!('noResponse' in answer)) return answer
      abort?.throwIfAborted()
      stop?.throwIfAborted()
      throw new Error(`${new URL(options.url).host}: ${answer.noResponse}`)
    }

  return {
    mutate,
    remaining: waitForReset ? () => Number.POSITIVE_INFINITY : budget.remaining,
    hasBudgetFor: quota.hasBudgetFor,
    remainingInHour: budget.remaining,
    hourlyBudget: budget.hourly,
    firstAnswer: () => firstAnswer,
    scopes: () => scopes,
    request: read(mutate),
    download: read(createMutate({ attempt: download, limiter, budget, quota, settle })),
    stats: () => ({ ...counts, waitedMs: limiter.waitedMs() })
  }
}

const creationsUsedUp = `GitHub's ${maxCreations.perHour} changes an hour (content creation) are used up`

interface MutateOptions {
  readonly attempt: ReturnType<typeof createSender>['attempt']
  readonly limiter: RateLimiter
  readonly budget: Budget
  readonly quota: Quota
  readonly settle: Settle
}

/** Returns what sends a request as often as it takes. */
const createMutate =
  ({ attempt, limiter, budget, quota, settle }: MutateOptions): Client['mutate'] =>
  async <S extends string>(route: string, parameters: Parameters, precondition: () => Promise<'due' | S>) => {
    const kind = route.startsWith('GET ') ? 'reads' : 'mutations'
    const tries: Tries = { count: 0, noResponse: null, denied: false }
    const sendInTurn = () => {
      let spent = false
      return limiter.schedule<Attempt | { readonly preconditionFailed: S }>(
        kind === 'mutations',
        () => attempt(route, parameters, tries.count + 1),
        async () => {
          // A request that is due must not wait any more.
          if (!spent) await quota.consume()
          spent = true
          const state = await precondition()
          if (state === 'due') return null
          budget.consume(-1)
          return { preconditionFailed: state }
        }
      )
    }
    try {
      for (;;) {
        const answer = await sendInTurn()
        if ('preconditionFailed' in answer) return { ...answer, retried: tries.noResponse !== null }
        tries.count++
        const settled = await settle(answer, kind, tries)
        if (settled) return settled
      }
    } catch (error) {
      if (tries.noResponse === null) throw error
      return describeNoResponse(tries)
    }
  }
