import { getProxyUrl } from '@actions/http-client/lib/proxy'
import { fetch, ProxyAgent, type RequestInfo, type RequestInit, Response } from 'undici'

/** A page of a hundred versions with a hundred tags each has about 2 MiB. */
const maxBytes = 32 * 1024 * 1024
const maxRedirects = 3

/**
 * Fetches from the host of `base` alone, over the proxy that the environment names for it. A GET follows redirects that
 * stay on that host; throws at others, and at bodies of more than 32 MiB, however well compressed.
 */
export const fetchFrom = (base: string) => {
  const { href, origin } = new URL(base)
  const proxy = getProxyUrl(new URL(href))
  const agent = proxy ? { dispatcher: new ProxyAgent(proxy.href) } : {}
  return async (input: RequestInfo, init: RequestInit = {}): Promise<Response> => {
    let target = new URL(String(input))
    for (let redirects = 0; ; redirects++) {
      const answer = await fetch(target, { ...init, ...agent, redirect: 'manual' })
      const location = answer.headers.get('location')
      const moved = init.method === 'GET' && [301, 302, 307, 308].includes(answer.status) && location !== null
      if (!moved) return complete(answer)
      await answer.body?.cancel()
      target = new URL(location, target)
      if (target.origin !== origin)
        throw new Error(`an answer that leads to another host, ${target.host}: not followed`)
      if (redirects === maxRedirects) throw new Error('an answer that leads from place to place without end')
    }
  }
}

const complete = async (answer: Response): Promise<Response> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body ?? []) {
    size += chunk.length
    if (size > maxBytes) throw new Error(`an answer of more than ${maxBytes / 1024 / 1024} MiB`)
    chunks.push(chunk)
  }
  const { status, headers } = answer
  return new Response(chunks.length > 0 ? Buffer.concat(chunks) : null, { status, headers })
}
