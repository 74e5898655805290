import { getOctokit } from '@actions/github'
import * as v from 'valibot'
import { endOfTime, keepBudget, servedAt } from './budget.ts'
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
  /** How many requests a whole hour has for this run; Infinity where there is no limit. */
  readonly hourly: () => number
  /** The time by GitHub's clock when it first answered, and by this machine's then; null while it has not said any. */
  readonly firstAnswer: () => { readonly github: number; readonly machine: number } | null
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
  /** Asked before each request: throws where nothing is to be sent any more. */
  readonly mayBegin?: () => void
  /** Ends also the requests under way. */
  readonly cut?: AbortSignal | undefined
  /** Requests of the hourly budget that are left for others. */
  readonly reserve?: number
  /** Whether the next hour is waited for at the end of the hourly budget. */
  readonly waits?: boolean
  /** Hears once no further request can succeed: of the limit that stands, or that the token does not hold any more. */
  readonly ends?: (reason: 'rate-limit' | 'token', text: string) => void
  /** Hears of every pause, with its reason and end. */
  readonly notice?: (text: string) => void
  /** Milliseconds for one answer to be complete. */
  readonly timeout?: number
}

/** Connects to the REST API; sends nothing yet. */
export const connect = (options: ClientOptions): Client => {
  const { url, token, clock, random, stop, cut, reserve = 0, waits = false, timeout = 30_000 } = options
  const { notice = () => {}, ends = () => {}, mayBegin = () => stop?.throwIfAborted() } = options
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const request = { fetch: fetchFrom(url) }
  const octokit = getOctokit(token, { baseUrl: url, userAgent: 'package-retention', log: silent, request })
  const pace = startPace(clock, stop, mayBegin)
  const budget = keepBudget(clock, reserve)
  const traffic = { requests: 0, mutations: 0, retries: 0 }
  /** How often in a row GitHub asked requests of a kind for a pause, those side by side counted once. */
  const refusals = { mutations: 0, reads: 0 }
  let firstAnswer: { readonly github: number; readonly machine: number } | null = null
  let worked = false
  let told = Number.NEGATIVE_INFINITY

  /** Many requests at once are told of the same pause, each of an end that is a moment later. */
  const tellPause = (ms: number, reason: string): void => {
    const until = clock.now() + ms
    if (until < told + 10_000) return
    told = until
    notice(`waiting until ${sayTime(until)}: ${reason}`)
  }

  /** Waits for the next hour and gives true, or says that this one is over and gives false. */
  const renewed = async (): Promise<boolean> => {
    const { time, wait } = budget.renewal()
    if (!waits || budget.hourly() < 1) {
      const renewal = `they are renewed at ${sayTime(time)}`
      const nothing = `rate-limit-reserve leaves nothing of them for this run, so lower it; ${renewal}`
      ends('rate-limit', `${usedUp}; ${budget.hourly() < 1 ? nothing : renewal}`)
      return false
    }
    if (wait > 0) tellPause(wait, usedUp)
    await clock.sleep(wait, stop)
    return true
  }

  /** Takes a request from the hourly budget; where that is used up, waits for the next hour or throws. */
  const spend = async (): Promise<void> => {
    while (budget.left() < 1) {
      if (await renewed()) continue
      throw new Error(`${usedUp} until ${sayTime(budget.renewal().time)}`)
    }
    budget.take(1)
  }

  const learn = (headers: Answer['headers']): void => {
    const github = servedAt(headers)
    if (github !== null) firstAnswer ??= { github, machine: clock.now() }
    if (budget.learn(headers) || budget.hourly() !== Number.POSITIVE_INFINITY) return
    // GitHub Enterprise Server keeps no limits unless its admin says so; elsewhere the headers may just be missing.
    if (headers['x-github-enterprise-version'] !== undefined) pace.unlimit()
  }

  let asking: Promise<void> | null = null
  /** Learns the budget where answers do not tell of it; `/rate_limit` costs nothing. */
  const askBudget = async (): Promise<void> => {
    traffic.requests++
    const ask = (signal: AbortSignal) => octokit.request('GET /rate_limit', { headers, request: { signal } })
    const answer = await withDeadline(timeout, [stop], ask).catch(() => null)
    const read = v.safeParse(rateLimit, answer?.data)
    asking = null
    if (!answer || !read.success) return
    const { limit, remaining, reset } = read.output.resources.core
    const told = { 'x-ratelimit-limit': limit, 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset }
    budget.learn({ date: answer.headers.date, ...told })
  }

  /**
   * Keeps all requests from being sent until a refused one may be tried again, which none is where GitHub refused those of
   * its kind again and again.
   */
  const pauseAfter = (answer: Refused, kind: keyof typeof refusals, pause: number): void => {
    // Requests under way at the same time are told of the same limit.
    if (!pace.isPaused()) refusals[kind]++
    if (refusals[kind] >= maxTries) {
      ends('rate-limit', `GitHub's rate limit stands after ${maxTries - 1} pauses ("${messageOf(answer.data)}")`)
      throw new Error(messageOf(answer.data))
    }
    tellPause(pause, isUsedUp(answer) ? usedUp : 'GitHub asks for a pause (secondary rate limit)')
    pace.pauseUntil(clock.elapsed() + pause)
  }

  /** One try; what is lost may or may not have been carried out. */
  const attempt = (route: string, parameters: Parameters): Promise<Try> =>
    withDeadline(timeout, [cut], async (signal) => {
      traffic.requests++
      if (isMutation(route)) traffic.mutations++
      try {
        const answer = await octokit.request(route, { ...parameters, headers, request: { signal } })
        learn(answer.headers)
        // What is not JSON comes as text, and what broke off as nothing; a 204 has nothing to say.
        return answer.status === 204 || typeof answer.data === 'object'
          ? { status: answer.status, headers: answer.headers, data: answer.data }
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
    let denied = false
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
            budget.take(-1)
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
        if (answer.status === 401 && worked) {
          const why = expired(messageOf(answer.data))
          if (denied) ends('token', why)
          if (denied) throw new Error(why)
          denied = true
          traffic.retries++
          await clock.sleep(2000 * (0.5 + random()), stop)
          continue
        }
        worked ||= answer.status !== 401
        const pause = pauseOf(answer, tries)
        if (pause === null) {
          refusals[kindOf(route)] = 0
          return { ...answer, retried }
        }
        traffic.retries++
        if (isUsedUp(answer) && tries < maxTries) {
          if (budget.left() >= 1) {
            asking ??= askBudget()
            await asking
          }
          // The next try knows what to do where the budget is used up.
          if (budget.left() < 1) continue
        }
        pauseAfter(answer, kindOf(route), pause)
        if (tries === maxTries) throw new Error(messageOf(answer.data))
      }
    } catch (error) {
      if (lost === null) throw error
      return sayLost(tries, lost)
    }
  }
  return {
    change,
    left: waits ? () => Number.POSITIVE_INFINITY : budget.left,
    fits: async (requests) => budget.left() >= requests || renewed(),
    hourly: budget.hourly,
    firstAnswer: () => firstAnswer,
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

type Refused = Omit<Answer, 'retried'>
type Try = Refused | { readonly lost: string }

const maxTries = 5
const usedUp = 'the hourly requests of the token are used up'
const sayTime = (time: number): string => new Date(Math.min(time, endOfTime)).toISOString().replace(/\.\d+/, '')

const expired = (said: string): string =>
  `input token: GitHub took it at first and then said twice 401${said && ` "${said}"`}: it has expired or was revoked; give one that lasts as long as the run, or end runs earlier with time-limit`

const sayLost = (tries: number, reason: string): { lost: string } => ({
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
