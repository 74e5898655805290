import { backoff } from '../http/backoff.ts'
import type { Clock } from '../http/clock.ts'
import { createPause } from '../http/pause.ts'
import { encodedVariants, redact } from '../http/redact.ts'
import { createRequester } from '../http/request.ts'
import type { RequestStats } from '../http/stats.ts'
import type { OnRequest } from '../http/trace.ts'
import { createTransport, RefusedRedirect } from '../http/transport.ts'
import { err, ok, type Result } from '../retention/result.ts'
import { type RegistryResponse, requestedPause } from './response.ts'

export interface SenderOptions {
  readonly url: string
  readonly token: string
  readonly clock: Clock
  /** From 0 to below 1, to spread retries. */
  readonly random: () => number
  /** Aborts the requests in flight, and all waiting. */
  readonly signal?: AbortSignal | undefined
  /** Throws if no more requests may be sent. */
  readonly assertMayStart?: () => void
  /** The most requests, and so connections, at once. */
  readonly concurrency?: number
  /** Milliseconds for one answer to be complete. */
  readonly timeoutMs?: number
  /** Called after each request. */
  readonly onRequest?: OnRequest | undefined
  /** Called with the milliseconds of each pause that the registry asks for. */
  readonly onPause?: (ms: number) => void
}

export interface RegistryRequest {
  readonly method?: 'GET' | 'PUT'
  readonly url: URL
  /** Sent to the registry's own host only. */
  readonly authorization?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  /** Called right before each try; its error is the result. */
  readonly precondition?: () => Promise<Result<true>>
}

/** Returns the problem of a response that is worth another try; null if it can be used. */
export type Validate = (response: RegistryResponse) => string | null

/** Sends requests to the registry, with retries and pauses. */
export interface Sender {
  readonly base: URL
  /** Returns a response that a retry would not change. Throws only when the run is cancelled. */
  readonly send: (request: RegistryRequest, validate?: Validate) => Promise<Result<RegistryResponse>>
  /** Redacts this, too, in what `excerpt` returns. */
  readonly addSecret: (secret: string) => void
  /** Returns the first 200 characters, redacted before so that no secret is split and missed. */
  readonly excerpt: (text: string) => string
  readonly stats: () => RequestStats
}

const maxBytes = 4 * 1024 * 1024
const maxRetries = 4
/** In milliseconds. A registry that wants a longer pause is not worth the job's time. */
const maxPauseMs = 5 * 60_000
/** Requests at once, unless the options say otherwise. */
export const defaultConcurrency = 50

/** Returns a sender; nothing is sent yet. */
export const createSender = (options: SenderOptions): Sender => {
  const { token, clock, random, signal, timeoutMs, onRequest, onPause = () => {} } = options
  const { assertMayStart = () => signal?.throwIfAborted() } = options
  const base = new URL(options.url)
  const secrets = new Set(encodedVariants(token))
  const excerpt = (text: string): string => redact(text, secrets).slice(0, 200)
  const refuseRedirect = (target: URL): string | null =>
    base.protocol === 'https:' && target.protocol !== 'https:'
      ? `${base.host} redirects to "${excerpt(target.href)}", which is not https: not followed`
      : null
  const transport = createTransport({ clock, timeoutMs, maxBytes, refuseRedirect, onRequest })
  // undici would open a second connection for each reader whose last one is not quite done.
  const request = createRequester(base, options.concurrency ?? defaultConcurrency)
  const pause = createPause(clock)

  const sendOnce = async (
    { method = 'GET', url, authorization, headers, body }: RegistryRequest,
    attempt: number
  ): Promise<Result<RegistryResponse>> => {
    assertMayStart()
    try {
      const response = await transport.send({ method, url, attempt, signals: [signal] }, (target, until) => {
        const credentials = authorization && target.origin === base.origin ? { authorization } : {}
        return request(target, until, {
          method,
          headers: { 'user-agent': 'package-retention', ...headers, ...credentials },
          body: body ?? null
        })
      })
      return ok(response)
    } catch (error) {
      signal?.throwIfAborted()
      return err(error instanceof RefusedRedirect ? error.message : `no complete answer from ${base.host}: ${error}`)
    }
  }

  /** Waits, or pauses all requests as a 429 asks; false where the registry asks for too long a pause. */
  const prepareRetry = async (response: Result<RegistryResponse>, retries: number): Promise<boolean> => {
    const asked = response.ok && response.value.status === 429 ? requestedPause(response.value) : null
    if (asked !== null && asked > maxPauseMs) return false
    transport.counts.retries++
    const ms = backoff(retries, random)
    if (asked === null) await clock.sleep(ms, signal)
    else {
      pause.extend(clock.elapsed() + Math.max(asked, ms))
      onPause(asked)
    }
    return true
  }

  return {
    base,
    send: async (request, validate = () => null) => {
      for (let retries = 0; ; retries++) {
        await pause.wait(signal)
        const due = await request.precondition?.()
        if (due?.ok === false) return due
        const response = await sendOnce(request, retries + 1)
        const problem = problemOf(base, response, validate)
        if (problem === null) return response
        if (retries === maxRetries || !(await prepareRetry(response, retries))) return err(problem)
      }
    },
    addSecret: (secret) => void secrets.add(secret),
    excerpt,
    stats: () => ({ ...transport.counts, waitedMs: pause.waitedMs() })
  }
}

/** Returns why a response is worth another try; null where it is final. */
const problemOf = ({ host }: URL, response: Result<RegistryResponse>, validate: Validate): string | null => {
  if (!response.ok) return response.problem
  const { status } = response.value
  return status === 429 || status >= 500 ? `${host} answered ${status}` : validate(response.value)
}
