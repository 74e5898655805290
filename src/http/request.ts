import { getProxyUrl } from '@actions/http-client/lib/proxy'
import { Agent, type Dispatcher, ProxyAgent, request as send } from 'undici'
import type { Incoming } from './transport.ts'

export type ResponseHeaders = Dispatcher.ResponseData['headers']

export interface RequestParts {
  readonly method: 'GET' | 'PUT'
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | null
}

/**
 * Returns a function that sends a request over at most this many connections and, if the environment names one for `base`,
 * a proxy. Bodies are not unpacked, since digests are of the bytes as sent.
 */
export const createRequester = (base: URL, connections: number) => {
  const proxy = getProxyUrl(base)
  const dispatcher = proxy ? new ProxyAgent({ uri: proxy.href, connections }) : new Agent({ connections })
  return async (target: URL, signal: AbortSignal, parts: RequestParts): Promise<Incoming<ResponseHeaders>> => {
    const { statusCode: status, headers, body } = await send(target, { ...parts, signal, dispatcher })
    return { status, headers, location: headerOf({ headers }, 'location'), body, discard: () => body.dump() }
  }
}

/** Returns the value of a header, or null; repeated headers are joined. */
export const headerOf = ({ headers }: { readonly headers: ResponseHeaders }, name: string): string | null =>
  [headers[name] ?? []].flat().join(', ') || null
