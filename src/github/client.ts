import { getOctokit } from '@actions/github'
import * as v from 'valibot'
import type { Clock } from './clock.ts'
import { withDeadline } from './deadline.ts'
import { fetchFrom } from './fetch.ts'
import { startPace } from './pace.ts'

/** GitHub's REST API with pace, retries and a budget; throws in plain words where no answer could be got. */
export interface Client {
  readonly request: (route: string, parameters?: Parameters) => Promise<Answer>
  /**
   * A request that changes something: `due` is asked when its turn has come, and what it says instead comes back. Where
   * no try has an answer, nobody knows whether it was carried out: `lost` says why.
   */
  readonly change: <S extends string>(
    route: string,
    parameters: Parameters,
    due: () => Promise<'due' | S>
  ) => Promise<Answer | { readonly undue: S; readonly retried: boolean } | { readonly lost: string }>
  /** How many requests of the hourly budget may still be spent; Infinity where there is no limit, or it is waited for. */
  readonly left: () => number
  /** Whether so many requests may be begun: where they are more than are left, as at the end of the hourly budget. */
  readonly fits: (requests: number) => Promise<boolean>
  readonly traffic: () => Traffic
}

export type Parameters = Readonly<Record<string, string | number>>

/** What GitHub answered, after retries: success, or a refusal that further tries would not change. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | number | undefined>>
  /** The parsed JSON body. */
  readonly data: unknown
  /** Whether an earlier try of this very request failed in a way that leaves open whether it was carried out. */
  readonly retried: boolean
}

/** Requests so far; `waited` counts the milliseconds for which GitHub asked for a pause. */
export interface Traffic {
  readonly requests: number
  readonly mutations: number
  readonly retries: number
  readonly waited: number
}

export interface ClientOptions {
  readonly url: string
  readonly token: string
  readonly clock: Clock
  /** From 0 to below 1, to spread retries. */
  readonly random: () => number
  /** Ends all waiting, and keeps new requests from being sent. */
  readonly stop?: AbortSignal | undefined
  /** Ends also the requests under way. */
  readonly cut?: AbortSignal | undefined
  /** Requests of the hourly budget that are left for others. */
  readonly reserve?: number
  /** What to do at the end of the hourly budget: wait for the next hour, or hear of it and throw. */
  readonly exhausted?: 'wait' | ((reset: number) => void)
  /** Hears of every pause, with its reason and end. */
  readonly notice?: (text: string) => void
  /** Milliseconds for one answer to be complete. */
  readonly timeout?: number
}

/** Connects to the REST API; sends nothing yet. */
export const connect = (options: ClientOptions): Client => {
  const { url, token, clock, random, stop, cut, reserve = 0, exhausted, notice = () => {}, timeout = 30_000 } = options
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const request = { fetch: fetchFrom(url) }
  const octokit = getOctokit(token, { baseUrl: url, userAgent: 'package-retention', log: silent, request })
  const pace = startPace(clock, stop)
  const traffic = { requests: 0, mutations: 0, retries: 0 }
  let budget: Budget | null = null
  let told = Number.NEGATIVE_INFINITY

  /** Many requests at once are told of the same pause, each of an end that is a moment later. */
  const tellPause = (until: number, reason: string): void => {
    if (until < told + 10_000) return
    told = until
    notice(`waiting until ${new Date(until).toISOString()}: ${reason}`)
  }

  const left = (): number =>
    budget === null || clock.now() >= budget.reset ? Number.POSITIVE_INFINITY : Math.max(0, budget.remaining - reserve)

  /** Waits for the next hour and gives true, or says that this one is over and gives false. */
  const renewed = async ({ reset }: Budget): Promise<boolean> => {
    if (exhausted !== 'wait') {
      exhausted?.(reset)
      return false
    }
    tellPause(reset, 'the hourly requests of the token are used up')
    await clock.sleep(reset - clock.now(), stop)
    return true
  }

  /** Takes a request from the hourly budget; where that is used up, waits for the next hour or throws. */
  const spend = async (): Promise<void> => {
    while (budget !== null && left() < 1) {
      const { reset } = budget
      if (await renewed(budget)) continue
      throw new Error(`the hourly requests of the token are used up until ${new Date(reset).toISOString()}`)
    }
    if (budget) budget.remaining--
  }

  const learn = (headers: Answer['headers']): void => {
    const remaining = Number(headers['x-ratelimit-remaining'])
    const reset = Math.min(Number(headers['x-ratelimit-reset']) * 1000, endOfTime)
    if (!Number.isFinite(remaining) || !Number.isFinite(reset)) {
      // GitHub Enterprise Server keeps no limits unless its admin says so; elsewhere the headers may just be missing.
      if (budget === null && headers['x-github-enterprise-version'] !== undefined) pace.unlimit()
    } else if (budget === null || reset > budget.reset) budget = { remaining, reset }
    // Answers may overtake each other: what was spent since is not in the older ones.
    else budget.remaining = Math.min(budget.remaining, remaining)
  }

  /** Learns the budget where answers do not tell of it; `/rate_limit` costs nothing. */
  const askBudget = async (): Promise<void> => {
    traffic.requests++
    const ask = (signal: AbortSignal) => octokit.request('GET /rate_limit', { request: { signal } })
    const answer = await withDeadline(timeout, [stop], ask).catch(() => null)
    const read = v.safeParse(rateLimit, answer?.data)
    if (!read.success) return
    const { remaining, reset } = read.output.rate
    learn({ 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset })
  }

  /** One try; what is lost may or may not have been carried out. */
  const attempt = (route: string, parameters: Parameters): Promise<Try> =>
    withDeadline(timeout, [cut], async (signal) => {
      traffic.requests++
      if (isMutation(route)) traffic.mutations++
      try {
        const request = { headers: { 'x-github-api-version': apiVersion }, request: { signal } }
        const { status, headers, data } = await octokit.request(route, { ...parameters, ...request })
        learn(headers)
        // What is not JSON comes as text, and what broke off as nothing; a 204 has nothing to say.
        return status === 204 || typeof data === 'object'
          ? { status, headers, data }
          : { lost: 'an answer that is not JSON' }
      } catch (error) {
        const { response } = v.parse(requestError, error)
        if (!response) return { lost: signal.aborted ? String(signal.reason?.message) : rootCause(error) }
        learn(response.headers)
        return response.status >= 500 ? { lost: `${response.status} ${messageOf(response.data)}`.trim() } : response
      }
    })

  const change: Client['change'] = async <S extends string>(
    route: string,
    parameters: Parameters,
    due: () => Promise<'due' | S>
  ) => {
    let tries = 0
    let lost: string | null = null
    try {
      for (;;) {
        let spent = false
        const answer = await pace.inTurn<Try | { readonly undue: S }>(
          isMutation(route),
          () => attempt(route, parameters),
          async () => {
            // What is due must not wait any more.
            if (!spent) await spend()
            spent = true
            const state = await due()
            if (state === 'due') return null
            if (budget) budget.remaining++
            return { undue: state }
          }
        )
        const retried = lost !== null
        if ('undue' in answer) return { ...answer, retried }
        tries++
        if ('lost' in answer) {
          lost = answer.lost
          cut?.throwIfAborted()
          if (tries === maxTries) return sayLost(tries, lost)
          traffic.retries++
          await clock.sleep(500 * 2 ** tries * (0.5 + random()), stop)
          continue
        }
        const resume = resumeTime(answer, tries, clock.now())
        if (resume === null && !isUsedUp(answer)) return { ...answer, retried }
        if (tries === maxTries) throw new Error(messageOf(answer.data))
        traffic.retries++
        // The next try knows what to do where the budget is used up.
        if (resume === null) {
          if (left() >= 1) await askBudget()
          continue
        }
        tellPause(resume, 'GitHub asks for a pause (secondary rate limit)')
        pace.pauseUntil(resume)
      }
    } catch (error) {
      if (lost === null) throw error
      return sayLost(tries, lost)
    }
  }
  return {
    change,
    left: exhausted === 'wait' ? () => Number.POSITIVE_INFINITY : left,
    fits: async (requests) => budget === null || left() >= requests || renewed(budget),
    request: async (route, parameters = {}) => {
      const answer = await change(route, parameters, async () => 'due' as const)
      if ('undue' in answer) throw new Error(`${route} was not sent`)
      if (!('lost' in answer)) return answer
      cut?.throwIfAborted()
      stop?.throwIfAborted()
      throw new Error(answer.lost)
    },
    traffic: () => ({ ...traffic, waited: pace.waited() })
  }
}

/** What is left of the hour that ends at `reset`, in milliseconds since 1970. */
interface Budget {
  remaining: number
  readonly reset: number
}

type Try = Omit<Answer, 'retried'> | { readonly lost: string }

const maxTries = 5
/** The last time that a date can have. */
const endOfTime = 8.64e15

const sayLost = (tries: number, reason: string): { lost: string } => ({
  lost: `no usable answer in ${tries} ${tries === 1 ? 'try' : 'tries'}: ${reason}`
})

const apiVersion = '2022-11-28'

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

const rateLimit = v.object({ rate: v.object({ remaining: v.number(), reset: v.number() }) })

const isUsedUp = ({ status, headers, data }: Omit<Answer, 'retried'>): boolean =>
  (status === 403 || status === 429) &&
  (String(headers['x-ratelimit-remaining'] ?? '') === '0' || /API rate limit exceeded/i.test(messageOf(data)))

/** When to go on after a secondary limit, in milliseconds; null where the answer is none. */
const resumeTime = (answer: Omit<Answer, 'retried'>, tries: number, now: number): number | null => {
  const { status, headers, data } = answer
  if ((status !== 403 && status !== 429) || isUsedUp(answer)) return null
  const asked = Number(headers['retry-after'])
  if (asked > 0) return Math.min(now + asked * 1000, endOfTime)
  return status === 429 || /secondary rate limit/i.test(messageOf(data)) ? now + 60_000 * 2 ** (tries - 1) : null
}

const body = v.object({ message: v.string() })

/** What GitHub says in the body of a refusal; empty where it says nothing that can be read. */
export const messageOf = (data: unknown): string => {
  const read = v.safeParse(body, data)
  return read.success ? read.output.message : ''
}

const rootCause = (error: unknown): string =>
  error instanceof Error ? (error.cause instanceof Error ? rootCause(error.cause) : error.message) : String(error)
