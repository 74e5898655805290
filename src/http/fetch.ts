import { getProxyUrl } from '@actions/http-client/lib/proxy'
import { fetch, Headers, ProxyAgent, type RequestInfo, type RequestInit, Response } from 'undici'
import { isRedirect, type Transport, type TransportRequest } from './transport.ts'

/** A page of a hundred versions with a hundred tags each has about 2 MiB. */
export const maxFetchedBytes = 32 * 1024 * 1024

/**
 * Returns a `fetch` for each try of a request, which sends over a transport and, where the environment names one for
 * `base`, a proxy. What is no error has its body as bytes, unless it
 * `mayLeave`. It throws at too many redirects, and at bodies of more than 32 MiB,
 * however well compressed.
 */
export const createFetch = (base: string, transport: Transport) => {
  const proxy = getProxyUrl(new URL(base))
  const agent = proxy ? { dispatcher: new ProxyAgent(proxy.href) } : {}
  return (attempt: number, mayLeave = false) =>
    async (input: RequestInfo, init: RequestInit = {}): Promise<Response | Success> => {
      const { method = 'GET' } = init
      const request = { method, url: new URL(String(input)), attempt, mayLeave, signals: [init.signal] }
      const response = await transport.send(request, async (target, signal) => {
        const headers = new Headers(init.headers)
        if (target.origin !== request.url.origin) headers.delete('authorization')
        const incoming = await fetch(target, { ...init, ...agent, headers, redirect: 'manual', signal })
        const { status, body } = incoming
        const discard = async (): Promise<void> => body?.cancel()
        return {
          status,
          headers: incoming.headers,
          location: incoming.headers.get('location'),
          body: body ?? [],
          discard
        }
      })
      const { status, headers, body } = response
      if (isRedirect(method, response)) throw new Error('too many redirects')
      if (body === null) throw new Error(`an answer of more than ${maxFetchedBytes / 1024 / 1024} MiB`)
      // Of anything but an error Octokit only hands on the body; a stream of it would have to be read again.
      return status < 400 && !mayLeave
        ? { status, headers, url: input, body, text: async () => body.toString() }
        : new Response(body.length > 0 ? body : null, { status, headers })
    }
}

/** A response with a status below 400, whose body is complete. */
interface Success {
  readonly status: number
  readonly headers: Headers
  readonly url: RequestInfo
  readonly body: Buffer
  readonly text: () => Promise<string>
}

/** Returns why a redirect is not followed: it leads away from `base`, without a request that may, or to a less safe protocol. */
export const refuseOtherHosts =
  (base: string) =>
  ({ origin, host, protocol }: URL, { mayLeave = false }: Pick<TransportRequest, 'mayLeave'> = {}): string | null => {
    const home = new URL(base)
    if (origin === home.origin) return null
    if (!mayLeave) return `a redirect to another host, ${host}: not followed`
    return protocol === home.protocol ? null : `a redirect to ${protocol}//${host}: not followed`
  }
