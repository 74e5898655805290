import type { IncomingHttpHeaders } from 'node:http'

/** Which of the simulated hosts a request reached; blobs are stored elsewhere, as with GitHub. */
export type Host = 'rest' | 'registry' | 'storage' | 'cache'

/** A request, with its body read. */
export interface SimRequest {
  readonly host: Host
  readonly method: string
  /** As it was sent: percent signs included, the query not. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** What goes back; `transport` says how the connection fails while it does. */
export interface SimResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /**
   * `reset`: the connection breaks at once, `stall`: nothing ever comes; `…-halfway`: the same after half of the body.
   * `trickle`: spaces come one by one, without end, before the body would.
   */
  readonly transport?: 'reset' | 'stall' | 'reset-halfway' | 'stall-halfway' | 'trickle'
}

/** An answer with this body: text and bytes as they are, everything else as JSON. */
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

/** The same answer with more headers. */
export const withHeaders = (original: SimResponse, headers: Readonly<Record<string, string>>): SimResponse => ({
  ...original,
  headers: { ...original.headers, ...headers }
})

/** The segments of a path, decoded one by one so that `%2F` stays inside its segment; null where the encoding is bad. */
export const segmentsOf = (path: string): string[] | null => {
  try {
    return path.split('/').slice(1).map(decodeURIComponent)
  } catch {
    return null
  }
}

/** Where the simulated hosts are, without a slash at the end; `web` is only ever named, never served. */
export interface Site {
  readonly api: string
  readonly registry: string
  readonly storage: string
  readonly web: string
}
