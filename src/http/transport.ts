import type { Clock } from './clock.ts'
import { withDeadline } from './deadline.ts'
import type { RequestCounts } from './stats.ts'
import type { OnRequest } from './trace.ts'

export interface TransportOptions {
  readonly clock: Clock
  /** Milliseconds for one answer to be complete, redirects included. */
  readonly timeoutMs?: number | undefined
  /** The most bytes of a body, unpacked. */
  readonly maxBytes: number
  /** Returns why a redirect to this address is not followed; null where it is. */
  readonly refuseRedirect: (target: URL, request: TransportRequest) => string | null
  /** True if queries hold signatures, which no log may have. */
  readonly hidesQuery?: boolean
  /** Called after each request, a redirected one included. */
  readonly onRequest?: OnRequest | undefined
}

/** A request to send once. */
export interface TransportRequest {
  readonly method: string
  readonly url: URL
  /** Which try of the same request this is, from 1. */
  readonly attempt: number
  /** True if a redirect may lead to another host, which gets no credentials. */
  readonly mayLeave?: boolean
  /** Abort it. */
  readonly signals: readonly (AbortSignal | null | undefined)[]
}

/** A response whose body is still to come. */
export interface Incoming<H> {
  readonly status: number
  readonly headers: H
  /** The header Location; null without one. */
  readonly location: string | null
  readonly body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  /** Drops the body. */
  readonly discard: () => Promise<unknown>
}

/** A complete response; the body is null where it is larger than allowed. */
export interface Complete<H> extends Pick<Incoming<H>, 'status' | 'headers' | 'location'> {
  readonly body: Buffer | null
}

/** Sends requests to one server. */
export interface Transport {
  /**
   * Sends a request with `open`, again for each redirect of a GET. Throws where the connection breaks, the deadline passes
   * or a redirect is refused; the last of too many redirects is the response.
   */
  readonly send: <H>(
    request: TransportRequest,
    open: (target: URL, signal: AbortSignal) => Promise<Incoming<H>>
  ) => Promise<Complete<H>>
  /** Requests so far; whoever retries counts that here. */
  readonly counts: RequestCounts
}

/** A redirect that is not followed. */
export class RefusedRedirect extends Error {}

const maxRedirects = 3

/** Returns a transport; nothing is sent yet. */
export const createTransport = (options: TransportOptions): Transport => {
  const { clock, timeoutMs = 30_000, maxBytes, refuseRedirect, hidesQuery, onRequest } = options
  const counts: RequestCounts = { requests: 0, mutations: 0, retries: 0 }

  /** Resolves to one response, complete unless it is a redirect to follow. */
  const sendTo = async <H>(
    { method, attempt }: TransportRequest,
    path: string,
    mayRedirect: boolean,
    open: () => Promise<Incoming<H>>
  ): Promise<Complete<H>> => {
    counts.requests++
    if (method !== 'GET') counts.mutations++
    const started = clock.elapsed()
    let status: number | null = null
    try {
      const incoming = await open()
      const follow = mayRedirect && isRedirect(method, incoming)
      const body = follow ? null : await readBody(incoming.body, maxBytes)
      if (follow) await incoming.discard()
      status = incoming.status
      return { status, headers: incoming.headers, location: incoming.location, body }
    } finally {
      onRequest?.({ method, path, status, ms: Math.round(clock.elapsed() - started), attempt })
    }
  }

  const pathOf = ({ host, pathname, search }: URL): string =>
    hidesQuery ? `${host}${pathname}` : `${pathname}${search}`

  return {
    counts,
    send: (request, open) =>
      withDeadline(clock, timeoutMs, request.signals, async (signal) => {
        let target = request.url
        let path = pathOf(target)
        for (let redirects = 0; ; redirects++) {
          const mayRedirect = redirects < maxRedirects
          const response = await sendTo(request, path, mayRedirect, () => open(target, signal))
          if (!mayRedirect || !isRedirect(request.method, response)) return response
          target = new URL(response.location ?? '', target)
          path = `${target.host}${target.pathname}`
          const problem = refuseRedirect(target, request)
          if (problem !== null) throw new RefusedRedirect(problem)
        }
      })
  }
}

/** Returns true if a response leads a GET elsewhere: nothing else is sent twice. */
export const isRedirect = (method: string, { status, location }: Pick<Complete<unknown>, 'status' | 'location'>) =>
  method === 'GET' && [301, 302, 303, 307, 308].includes(status) && location !== null

const readBody = async (body: Incoming<unknown>['body'], maxBytes: number): Promise<Buffer | null> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
