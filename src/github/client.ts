import { getOctokit } from '@actions/github'
import * as v from 'valibot'
import type { Clock } from './clock.ts'
import { startPace } from './pace.ts'

/** GitHub's REST API with pace and retries. */
export interface Client {
  /** Sends one request; throws an error in plain words when no answer could be got, or the run is cancelled. */
  readonly request: (route: string, parameters?: Parameters) => Promise<Answer>
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
  readonly signal?: AbortSignal | undefined
  /** Milliseconds for one answer to be complete. */
  readonly timeout?: number
}

/** Connects to the REST API; sends nothing yet. */
export const connect = ({ url, token, clock, random, signal, timeout = 30_000 }: ClientOptions): Client => {
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const octokit = getOctokit(token, { baseUrl: url, userAgent: 'package-retention', log: silent })
  const pace = startPace(clock, signal)
  const traffic = { requests: 0, mutations: 0, retries: 0 }

  /** One try; null where it had no answer that says anything, so that it may or may not have been carried out. */
  const attempt = async (route: string, parameters: Parameters): Promise<Try> => {
    const deadline = AbortSignal.timeout(timeout)
    const until = signal ? AbortSignal.any([signal, deadline]) : deadline
    const headers = { 'x-github-api-version': apiVersion }
    traffic.requests++
    if (isMutation(route)) traffic.mutations++
    try {
      const {
        status,
        headers: answered,
        data
      } = await octokit.request(route, { ...parameters, headers, request: { signal: until } })
      if (typeof data === 'string' && data !== '') return { lost: 'an answer that is not JSON' }
      return { status, headers: answered, data }
    } catch (error) {
      signal?.throwIfAborted()
      const { response } = v.parse(requestError, error)
      if (response === undefined)
        return { lost: deadline.aborted ? `nothing within ${timeout / 1000} s` : rootCause(error) }
      return response.status >= 500 ? { lost: `${response.status} ${messageOf(response.data)}` } : response
    }
  }

  const request = async (route: string, parameters: Parameters = {}): Promise<Answer> => {
    let retried = false
    for (let tries = 1; ; tries++) {
      const answer = await pace.inTurn(isMutation(route), () => attempt(route, parameters))
      const resume = 'lost' in answer ? null : resumeTime(answer, tries, clock.now())
      if (!('lost' in answer) && resume === null) return { ...answer, retried }
      if (tries === maxTries)
        throw new Error(
          'lost' in answer ? `no usable answer in ${tries} tries: ${answer.lost}` : messageOf(answer.data)
        )
      traffic.retries++
      if (resume !== null) pace.pauseUntil(resume)
      else await clock.sleep(500 * 2 ** tries * (0.5 + random()), signal)
      retried ||= resume === null
    }
  }
  return { request, traffic: () => ({ ...traffic, waited: pace.waited() }) }
}

type Try = Omit<Answer, 'retried'> | { readonly lost: string }

const maxTries = 5
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

/** When to go on after a secondary limit, in milliseconds; null where the answer is none. */
const resumeTime = ({ status, headers, data }: Omit<Answer, 'retried'>, tries: number, now: number): number | null => {
  if (status !== 403 && status !== 429) return null
  const asked = Number(headers['retry-after'])
  if (asked > 0) return now + asked * 1000
  const remaining = headers['x-ratelimit-remaining']
  const secondary = status === 429 || /secondary rate limit/i.test(messageOf(data))
  return secondary && String(remaining ?? '') !== '0' ? now + 60_000 * 2 ** (tries - 1) : null
}

const body = v.object({ message: v.string() })

/** What GitHub says in the body of a refusal; empty where it says nothing that can be read. */
export const messageOf = (data: unknown): string => {
  const read = v.safeParse(body, data)
  return read.success ? read.output.message : ''
}

const rootCause = (error: unknown): string =>
  error instanceof Error ? (error.cause instanceof Error ? rootCause(error.cause) : error.message) : String(error)
