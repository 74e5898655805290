import type { IncomingHttpHeaders } from 'node:http'

/** The simulated hosts; blobs are on a host of their own, as with GitHub. */
export type Host = 'rest' | 'registry' | 'storage' | 'results'

/** A request with its complete body. */
export interface SimRequest {
  readonly host: Host
  readonly method: string
  /** Path as sent, percent-encoded, without the query. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** A response; `transport` says how the connection fails while it is sent. */
export interface SimResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /**
   * `reset`: the connection is reset at once; `stall`: nothing is ever sent; `…-halfway`: the same after half of the body.
   * `trickle`: spaces are sent one by one, without end, before the body.
   */
  readonly transport?: 'reset' | 'stall' | 'reset-halfway' | 'stall-halfway' | 'trickle'
}

/** Returns a response with this body: text and bytes as they are, everything else as JSON. */
export const respond = (
  status: number,
  body: string | Buffer | object = '',
  headers: Readonly<Record<string, string>> = {}
): SimResponse => {
  if (Buffer.isBuffer(body)) return { status, headers, body }
  if (typeof body === 'string') {
    const type = body === '' ? {} : { 'content-type': /^\s*</.test(body) ? 'text/html; charset=utf-8' : 'text/plain' }
    return { status, headers: { ...type, ...headers }, body: Buffer.from(body) }
  }
  const type = { 'content-type': 'application/json; charset=utf-8' }
  return { status, headers: { ...type, ...headers }, body: Buffer.from(JSON.stringify(body)) }
}

/** Returns the response with more headers. */
export const withHeaders = (original: SimResponse, headers: Readonly<Record<string, string>>): SimResponse => ({
  ...original,
  headers: { ...original.headers, ...headers }
})

/** Returns the segments of a path, each decoded on its own so that `%2F` stays inside; null if the encoding is invalid. */
export const segmentsOf = (path: string): string[] | null => {
  try {
    return path.split('/').slice(1).map(decodeURIComponent)
  } catch {
    return null
  }
}

/** Base URLs of the simulated hosts, without a trailing slash; `web` appears in links but is not served. */
export interface Site {
  readonly api: string
  readonly registry: string
  readonly storage: string
  readonly web: string
}
