import { getOctokit } from '@actions/github'
import * as v from 'valibot'
import { createFetch } from '../http/fetch.ts'
import type { Transport } from '../http/transport.ts'
import { type Attempt, type AttemptResponse, messageOf } from './response.ts'

export type Parameters = Readonly<Record<string, string | number>>

/** Sends requests to the REST API, each once; throws nothing. */
export interface Sender {
  /** Sends a try of a request, counted from 1; `mayLeave` follows a redirect to another host, without the token. */
  readonly attempt: (route: string, parameters: Parameters, tries: number, mayLeave?: boolean) => Promise<Attempt>
  /** Asks for the limits of the token, which costs nothing; resolves to headers as other responses have them, or null. */
  readonly fetchRateLimit: () => Promise<AttemptResponse['headers'] | null>
}

/** Returns a sender; `onHeaders` is called with the headers of each response to an attempt, which `abort` aborts. */
export const createSender = (
  { url, token, abort, stop }: SenderOptions,
  transport: Transport,
  onHeaders: (headers: AttemptResponse['headers']) => void
): Sender => {
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const octokit = getOctokit(token, { baseUrl: url, userAgent: 'package-retention', log: silent })
  const fetch = createFetch(url, transport)
  const optionsOf = (tries: number, signal: AbortSignal | undefined, mayLeave = false) => ({
    headers,
    // Octokit would look for numbers beyond 2^53 in JSON, at several times the cost.
    request: { fetch: fetch(tries, mayLeave), parseSuccessResponseBody: mayLeave, ...(signal && { signal }) }
  })

  return {
    attempt: async (route, parameters, tries, mayLeave) => {
      try {
        const answer = await octokit.request(route, { ...parameters, ...optionsOf(tries, abort, mayLeave) })
        onHeaders(answer.headers)
        const { status, headers } = answer
        if (status === 204) return { status, headers, data: null }
        const data = mayLeave ? answer.data : parseJson(answer.data)
        return typeof data === 'object' ? { status, headers, data } : { noResponse: 'an answer that is not JSON' }
      } catch (error) {
        const { response } = v.parse(requestError, error)
        if (!response) return { noResponse: rootCause(error) }
        onHeaders(response.headers)
        return response.status >= 500
          ? { noResponse: `${response.status} ${messageOf(response.data)}`.trim() }
          : response
      }
    },
    fetchRateLimit: async () => {
      const answer = await octokit.request('GET /rate_limit', optionsOf(1, stop)).catch(() => null)
      const read = v.safeParse(rateLimit, parseJson(answer?.data))
      if (!answer || !read.success) return null
      const { limit, remaining, reset } = read.output.resources.core
      const numbers = { 'x-ratelimit-limit': limit, 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset }
      return { date: answer.headers.date, ...numbers }
    }
  }
}

export interface SenderOptions {
  readonly url: string
  readonly token: string
  /** Aborts attempts in flight. */
  readonly abort: AbortSignal | undefined
  /** Aborts the question for the limits. */
  readonly stop: AbortSignal | undefined
}

const headers = { 'x-github-api-version': '2022-11-28' }

/** An error of Octokit: with a response where there was one. */
const requestError = v.object({
  response: v.optional(
    v.object({
      status: v.number(),
      headers: v.record(v.string(), v.union([v.string(), v.number(), v.undefined()])),
      data: v.unknown()
    })
  )
})

/** Returns the JSON in the bytes of a body; undefined where it is none, or broke off. */
const parseJson = (body: unknown): unknown => {
  try {
    return JSON.parse(String(body))
  } catch {
    return undefined
  }
}

const rate = v.object({ limit: v.number(), remaining: v.number(), reset: v.number() })
const rateLimit = v.object({ resources: v.object({ core: rate }) })

const rootCause = (error: unknown): string =>
  error instanceof Error ? (error.cause instanceof Error ? rootCause(error.cause) : error.message) : String(error)
