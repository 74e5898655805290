import { getOctokit } from '@actions/github'
import * as v from 'valibot'
import type { Clock } from '../http/clock.ts'
import { withDeadline } from '../http/deadline.ts'
import { fetchFrom } from '../http/fetch.ts'
import type { RequestStats } from '../http/stats.ts'
import { createBudget, endOfTime, servedAt } from './budget.ts'
import { createRateLimiter } from './rate-limiter.ts'

/** GitHub's REST API with pace, retries and a budget; throws in plain words where no answer could be got. */
export interface Client {
  readonly request: (route: string, parameters?: Parameters) => Promise<RestResponse>
  /**
   * A request that changes something: `due` is asked when its turn has come, and what it says instead comes back. Where
   * no try has an answer, nobody knows whether it was carried out: `lost` says why.
   */
  readonly mutate: <S extends string>(
    route: string,
    parameters: Parameters,
    due: () => Promise<'due' | S>
  ) => Promise<RestResponse | { readonly undue: S; readonly retried: boolean } | { readonly lost: string }>
  /** How many requests of the hourly budget may still be spent; Infinity where there is no limit, or it is waited for. */
  readonly remaining: () => number
  /** Whether so many requests may be begun: where they are more than are left, as at the end of the hourly budget. */
  readonly hasBudgetFor: (requests: number) => Promise<boolean>
  /** How many requests a whole hour has for this run; Infinity where there is no limit. */
  readonly hourlyBudget: () => number
  /** The time by GitHub's clock when it first answered, and by this machine's then; null while it has not said any. */
  readonly firstAnswer: () => { readonly github: number; readonly machine: number } | null
  readonly stats: () => RequestStats
}

export type Parameters = Readonly<Record<string, string | number>>

/** What GitHub answered, after retries: success, or a refusal that further tries would not change. */
export interface RestResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string | number | undefined>>
  /** The parsed JSON body. */
  readonly data: unknown
  /** Whether an earlier try of this very request failed in a way that leaves open whether it was carried out. */
  readonly retried: boolean
}

export interface ClientOptions {
  readonly url: string
  readonly token: string
  readonly clock: Clock
  /** From 0 to below 1, to spread retries. */
  readonly random: () => number
  /** Ends all waiting, and keeps new requests from being sent. */
  readonly stop?: AbortSignal | undefined
  /** Asked before each request: throws where nothing is to be sent any more. */
  readonly assertMayStart?: () => void
  /** Ends also the requests under way. */
  readonly cut?: AbortSignal | undefined
  /** Requests of the hourly budget that are left for others. */
  readonly reserve?: number
  /** Whether the next hour is waited for at the end of the hourly budget. */
  readonly waitForReset?: boolean
  /** Hears once no further request can succeed: of the limit that stands, or that the token does not hold any more. */
  readonly onExhausted?: (reason: 'rate-limit' | 'token', text: string) => void
  /** Hears of every pause, with its reason and end. */
  readonly onWait?: (text: string) => void
  /** Milliseconds for one answer to be complete. */
  readonly timeoutMs?: number
}

/** Connects to the REST API; sends nothing yet. */
export const createClient = (options: ClientOptions): Client => {
  const { url, token, clock, random, stop, cut, reserve = 0, waitForReset = false, timeoutMs = 30_000 } = options
  const { onWait = () => {}, onExhausted = () => {}, assertMayStart = () => stop?.throwIfAborted() } = options
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const request = { fetch: fetchFrom(url) }
  const octokit = getOctokit(token, { baseUrl: url, userAgent: 'package-retention', log: silent, request })
  const limiter = createRateLimiter(clock, stop, assertMayStart)
  const budget = createBudget(clock, reserve)
  const stats = { requests: 0, mutations: 0, retries: 0 }
  /** How often in a row GitHub asked requests of a kind for a pause, those side by side counted once. */
  const refusals = { mutations: 0, reads: 0 }
  let firstAnswer: { readonly github: number; readonly machine: number } | null = null
  let worked = false
  let lastNoticeUntil = Number.NEGATIVE_INFINITY

  /** Many requests at once are told of the same pause, each of an end that is a moment later. */
  const reportWait = (ms: number, reason: string): void => {
    const until = clock.now() + ms
    if (until < lastNoticeUntil + 10_000) return
    lastNoticeUntil = until
    onWait(`waiting until ${formatTime(until)}: ${reason}`)
  }

  /** Waits for the next hour and gives true, or says that this one is over and gives false. */
  const waitForBudget = async (): Promise<boolean> => {
    const { time, wait } = budget.reset()
    if (!waitForReset || budget.hourly() < 1) {
      const renewal = `they are renewed at ${formatTime(time)}`
      const nothing = `rate-limit-reserve leaves nothing of them for this run, so lower it; ${renewal}`
      onExhausted('rate-limit', `${budgetExhausted}; ${budget.hourly() < 1 ? nothing : renewal}`)
      return false
    }
    if (wait > 0) reportWait(wait, budgetExhausted)
    await clock.sleep(wait, stop)
    return true
  }

  /** Takes a request from the hourly budget; where that is used up, waits for the next hour or throws. */
  const consume = async (): Promise<void> => {
    while (budget.remaining() < 1) {
      if (await waitForBudget()) continue
      throw new Error(`${budgetExhausted} until ${formatTime(budget.reset().time)}`)
    }
    budget.consume(1)
  }

  const updateBudget = (headers: RestResponse['headers']): void => {
    const github = servedAt(headers)
    if (github !== null) firstAnswer ??= { github, machine: clock.now() }
    if (budget.update(headers) || budget.hourly() !== Number.POSITIVE_INFINITY) return
    // GitHub Enterprise Server keeps no limits unless its admin says so; elsewhere the headers may just be missing.
    if (headers['x-github-enterprise-version'] !== undefined) limiter.disable()
  }

  let asking: Promise<void> | null = null
  /** Learns the budget where answers do not tell of it; `/rate_limit` costs nothing. */
  const fetchBudget = async (): Promise<void> => {
    stats.requests++
    const ask = (signal: AbortSignal) => octokit.request('GET /rate_limit', { headers, request: { signal } })
    const answer = await withDeadline(timeoutMs, [stop], ask).catch(() => null)
    const read = v.safeParse(rateLimit, answer?.data)
    asking = null
    if (!answer || !read.success) return
    const { limit, remaining, reset } = read.output.resources.core
    const lastNoticeUntil = {
      'x-ratelimit-limit': limit,
      'x-ratelimit-remaining': remaining,
      'x-ratelimit-reset': reset
    }
    budget.update({ date: answer.headers.date, ...lastNoticeUntil })
  }

  /**
   * Keeps all requests from being sent until a refused one may be tried again, which none is where GitHub refused those of
   * its kind again and again.
   */
  const pauseAfter = (answer: Refused, kind: keyof typeof refusals, pause: number): void => {
    // Requests under way at the same time are told of the same limit.
    if (!limiter.isPaused()) refusals[kind]++
    if (refusals[kind] >= maxTries) {
      onExhausted('rate-limit', `GitHub's rate limit stands after ${maxTries - 1} pauses ("${messageOf(answer.data)}")`)
      throw new Error(messageOf(answer.data))
    }
    reportWait(pause, isUsedUp(answer) ? budgetExhausted : 'GitHub asks for a pause (secondary rate limit)')
    limiter.pauseUntil(clock.elapsed() + pause)
  }

  /** One try; what is lost may or may not have been carried out. */
  const attempt = (route: string, parameters: Parameters): Promise<Try> =>
    withDeadline(timeoutMs, [cut], async (signal) => {
      stats.requests++
      if (isMutation(route)) stats.mutations++
      try {
        const answer = await octokit.request(route, { ...parameters, headers, request: { signal } })
        updateBudget(answer.headers)
        // What is not JSON comes as text, and what broke off as nothing; a 204 has nothing to say.
        return answer.status === 204 || typeof answer.data === 'object'
          ? { status: answer.status, headers: answer.headers, data: answer.data }
          : { lost: 'an answer that is not JSON' }
      } catch (error) {
        const { response } = v.parse(requestError, error)
        if (!response) return { lost: signal.aborted ? String(signal.reason?.message) : rootCause(error) }
        updateBudget(response.headers)
        return response.status >= 500 ? { lost: `${response.status} ${messageOf(response.data)}`.trim() } : response
      }
    })

  const mutate: Client['mutate'] = async <S extends string>(
    route: string,
    parameters: Parameters,
    due: () => Promise<'due' | S>
  ) => {
    let tries = 0
    let lost: string | null = null
    let denied = false
    try {
      for (;;) {
        let spent = false
        const answer = await limiter.schedule<Try | { readonly undue: S }>(
          isMutation(route),
          () => attempt(route, parameters),
          async () => {
            // What is due must not wait any more.
            if (!spent) await consume()
            spent = true
            const state = await due()
            if (state === 'due') return null
            budget.consume(-1)
            return { undue: state }
          }
        )
        const retried = lost !== null
        if ('undue' in answer) return { ...answer, retried }
        tries++
        if ('lost' in answer) {
          lost = answer.lost
          cut?.throwIfAborted()
          if (tries === maxTries) return noResponse(tries, lost)
          stats.retries++
          await clock.sleep(500 * 2 ** tries * (0.5 + random()), stop)
          continue
        }
        if (answer.status === 401 && worked) {
          const why = expired(messageOf(answer.data))
          if (denied) onExhausted('token', why)
          if (denied) throw new Error(why)
          denied = true
          stats.retries++
          await clock.sleep(2000 * (0.5 + random()), stop)
          continue
        }
        worked ||= answer.status !== 401
        const pause = pauseOf(answer, tries)
        if (pause === null) {
          refusals[kindOf(route)] = 0
          return { ...answer, retried }
        }
        stats.retries++
        if (isUsedUp(answer) && tries < maxTries) {
          if (budget.remaining() >= 1) {
            asking ??= fetchBudget()
            await asking
          }
          // The next try knows what to do where the budget is used up.
          if (budget.remaining() < 1) continue
        }
        pauseAfter(answer, kindOf(route), pause)
        if (tries === maxTries) throw new Error(messageOf(answer.data))
      }
    } catch (error) {
      if (lost === null) throw error
      return noResponse(tries, lost)
    }
  }
  return {
    mutate,
    remaining: waitForReset ? () => Number.POSITIVE_INFINITY : budget.remaining,
    hasBudgetFor: async (requests) => budget.remaining() >= requests || waitForBudget(),
    hourlyBudget: budget.hourly,
    firstAnswer: () => firstAnswer,
    request: async (route, parameters = {}) => {
      const answer = await mutate(route, parameters, async () => 'due' as const)
      if ('undue' in answer) throw new Error(`${route} was not sent`)
      if (!('lost' in answer)) return answer
      cut?.throwIfAborted()
      stop?.throwIfAborted()
      throw new Error(answer.lost)
    },
    stats: () => ({ ...stats, waitedMs: limiter.waitedMs() })
  }
}

type Refused = Omit<RestResponse, 'retried'>
type Try = Refused | { readonly lost: string }

const maxTries = 5
const budgetExhausted = 'the hourly requests of the token are used up'
const formatTime = (time: number): string => new Date(Math.min(time, endOfTime)).toISOString().replace(/\.\d+/, '')

const expired = (said: string): string =>
  `input token: GitHub took it at first and then said twice 401${said && ` "${said}"`}: it has expired or was revoked; give one that lasts as long as the run, or end runs earlier with time-limit`

const noResponse = (tries: number, reason: string): { lost: string } => ({
  lost: `no usable answer in ${tries} ${tries === 1 ? 'try' : 'tries'}: ${reason}`
})

const headers = { 'x-github-api-version': '2022-11-28' }

const kindOf = (route: string) => (isMutation(route) ? 'mutations' : 'reads')

const isMutation = (route: string): boolean => !route.startsWith('GET ')

/** What Octokit throws: with a response where there was one. */
const requestError = v.object({
  response: v.optional(
    v.object({
      status: v.number(),
      headers: v.record(v.string(), v.union([v.string(), v.number(), v.undefined()])),
      data: v.unknown()
    })
  )
})

const rate = v.object({ limit: v.number(), remaining: v.number(), reset: v.number() })
const rateLimit = v.object({ resources: v.object({ core: rate }) })

const isUsedUp = ({ status, headers, data }: Refused): boolean =>
  (status === 403 || status === 429) &&
  (String(headers['x-ratelimit-remaining'] ?? '') === '0' || /API rate limit exceeded/i.test(messageOf(data)))

/** How long to wait after the limits refused a request, in milliseconds; null where the answer is none of that. */
const pauseOf = (answer: Refused, tries: number): number | null => {
  const { status, headers, data } = answer
  if (status !== 403 && status !== 429) return null
  const asked = Number(headers['retry-after'])
  if (asked > 0) return asked * 1000
  const limited = status === 429 || isUsedUp(answer) || /secondary rate limit/i.test(messageOf(data))
  return limited ? 60_000 * 2 ** (tries - 1) : null
}

const body = v.object({ message: v.string() })

/** What GitHub says in the body of a refusal; empty where it says nothing that can be read. */
export const messageOf = (data: unknown): string => {
  const read = v.safeParse(body, data)
  return read.success ? read.output.message : ''
}

const rootCause = (error: unknown): string =>
  error instanceof Error ? (error.cause instanceof Error ? rootCause(error.cause) : error.message) : String(error)
