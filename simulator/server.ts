import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse
} from 'node:http'
import { cacheService } from './cache.ts'
import { createFaults, type Faults } from './faults.ts'
import { type Host, respond, type SimRequest, type SimResponse, type Site } from './http.ts'
import { createLimiter, type Limits } from './limits.ts'
import { createRegistry } from './registry.ts'
import { pointsOf, restApi } from './rest.ts'
import { storage } from './storage.ts'
import type { World } from './world.ts'

/** How the simulated GitHub is set up. */
export interface SimulatorOptions {
  /** What stands before every path of the REST API: `/api/v3` on a GitHub Enterprise Server. */
  readonly apiPrefix?: '' | '/api/v3'
  /** Rate limits to enforce; none if left out. */
  readonly limits?: Limits
  /** Whether answers tell the budget that `limits.primary` leaves; true if left out. */
  readonly rateHeaders?: boolean
  /** Milliseconds of the world's clock that each answer takes, or how many the next one does. */
  readonly latency?: number | (() => number)
  /** The address that HTML links name. */
  readonly web?: string
}

/** One request as it was received and answered. */
export interface RequestRecord {
  readonly host: Host
  readonly method: string
  /** As sent, without the query. */
  readonly path: string
  readonly query: string
  readonly headers: IncomingHttpHeaders
  /** Whether it asked for a change. */
  readonly mutation: boolean
  /** What it costs in the secondary rate limit: 1 to read, 5 to write; 0 outside the REST API. */
  readonly points: number
  /** When it came in, on the world's clock. */
  readonly time: number
  /** When it came in and was answered, on a clock of real milliseconds that always moves; null while unanswered. */
  readonly startedAt: number
  endedAt: number | null
  /** How many requests this host was answering then, this one included. */
  readonly concurrent: number
  /** Null while unanswered, and where the connection broke instead. */
  status: number | null
  /** What the answer says is left of the hourly budget; null where it says nothing. */
  remaining: number | null
}

/** A running simulator: four hosts on loopback. */
export interface Simulator {
  /** The REST API's address, prefix included. */
  readonly url: string
  readonly registryUrl: string
  /** Where blobs are redirected to: another host, which refuses requests that carry the token. */
  readonly storageUrl: string
  /** The cache service of the runners. */
  readonly cacheUrl: string
  /** Every request so far, in the order they came in. */
  readonly requests: RequestRecord[]
  readonly faults: Faults
  /** Stops listening and cuts what is still open; rejects with the first error that a test's own fault or hook threw. */
  close(): Promise<void>
}

/** Serves the world on free ports of loopback until it is closed. */
export const startSimulator = async (
  world: World,
  { apiPrefix = '', limits = {}, rateHeaders = true, latency = 0, web = 'https://github.com' }: SimulatorOptions = {}
): Promise<Simulator> => {
  const requests: RequestRecord[] = []
  const faults = createFaults()
  const failures: unknown[] = []
  const hosts = { rest: await listen(), registry: await listen(), storage: await listen(), cache: await listen() }
  const site: Site = {
    api: `${hosts.rest.url}${apiPrefix}`,
    registry: hosts.registry.url,
    storage: hosts.storage.url,
    web
  }

  const respondOrFail = async (produce: () => SimResponse | Promise<SimResponse>): Promise<SimResponse> => {
    try {
      return await produce()
    } catch (failure) {
      failures.push(failure)
      return respond(500, `simulator: ${failure}`)
    }
  }

  const serve = (host: Host, handle: (request: SimRequest, concurrent: number) => SimResponse): void => {
    let inFlight = 0
    hosts[host].server.on('request', async (incoming, outgoing) => {
      inFlight += 1
      const concurrent = inFlight
      const body = await bodyOf(incoming)
      if (body === null) {
        inFlight -= 1
        return
      }
      const request = requestOf(host, incoming, body)
      const record = recordOf(world, request, concurrent)
      requests.push(record)
      const delay = typeof latency === 'function' ? latency() : latency
      if (delay > 0) await world.clock.sleep(delay)
      const result = await respondOrFail(() => faults.intercept(request, async () => handle(request, concurrent)))
      outgoing.setHeader('date', new Date(world.clock.now()).toUTCString())
      send(result, incoming, outgoing, () => {
        inFlight -= 1
        record.endedAt = performance.now()
        record.status = result.transport ? null : result.status
        const remaining = result.headers['x-ratelimit-remaining']
        record.remaining = remaining === undefined ? null : Number(remaining)
      })
    })
  }
  serve('rest', restApi(world, site, { prefix: apiPrefix, limiter: createLimiter(world.clock, limits), rateHeaders }))
  serve('registry', createRegistry(world, site))
  serve('storage', storage(world))
  serve('cache', cacheService(world, hosts.cache.url))

  return {
    url: site.api,
    registryUrl: site.registry,
    storageUrl: site.storage,
    cacheUrl: hosts.cache.url,
    requests,
    faults,
    close: async () => {
      await Promise.all(Object.values(hosts).map(({ server }) => close(server)))
      if (failures.length > 0) throw failures[0]
    }
  }
}

const listen = (): Promise<{ server: Server; url: string }> =>
  new Promise((resolve, reject) => {
    const server = createServer({ keepAliveTimeout: 60_000 })
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve({ server, url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}` })
    })
  })

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

/** The whole body; null when the client went away before it had sent it. */
const bodyOf = async (incoming: IncomingMessage): Promise<Buffer | null> => {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of incoming) chunks.push(chunk)
  } catch {
    return null
  }
  return Buffer.concat(chunks)
}

const requestOf = (host: Host, { method = 'GET', url = '/', headers }: IncomingMessage, body: Buffer): SimRequest => {
  const [path = '/', query = ''] = url.split(/\?(.*)/s)
  return { host, method, path, query: new URLSearchParams(query), headers, body }
}

const recordOf = (
  world: World,
  { host, method, path, query, headers }: SimRequest,
  concurrent: number
): RequestRecord => ({
  host,
  method,
  path,
  query: query.toString(),
  headers,
  mutation: !['GET', 'HEAD', 'OPTIONS'].includes(method),
  points: host === 'rest' ? pointsOf(method) : 0,
  time: world.clock.now(),
  startedAt: performance.now(),
  endedAt: null,
  concurrent,
  status: null,
  remaining: null
})

/** Sends the answer, or fails as it says; `answered` is called just before the client can know. */
const send = (
  result: SimResponse,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  onResponse: () => void
): void => {
  const { status, headers, body, transport } = result
  if (transport === 'stall' || transport === 'stall-halfway' || transport === 'trickle')
    outgoing.once('close', onResponse)
  else onResponse()
  if (transport === 'stall') return
  if (transport === 'reset') {
    incoming.socket.resetAndDestroy()
    return
  }
  if (transport === 'trickle') {
    outgoing.writeHead(status, headers)
    const trickle = setInterval(() => outgoing.write(' '), 5)
    outgoing.once('close', () => clearInterval(trickle))
    return
  }
  outgoing.writeHead(status, {
    ...headers,
    ...(status === 204 ? {} : { 'content-length': String(body.length) }),
    'x-github-request-id': '5B9C:2F3A:1D2E4F:3A5B6C:00000000'
  })
  if (transport === undefined) outgoing.end(incoming.method === 'HEAD' ? undefined : body)
  else {
    outgoing.write(body.subarray(0, Math.ceil(body.length / 2)), () => {
      if (transport === 'reset-halfway') incoming.socket.destroy()
    })
  }
}
