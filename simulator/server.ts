import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse
} from 'node:http'
import { artifactService } from './artifacts.ts'
import { cacheService } from './cache.ts'
import { createFaults, type Faults } from './faults.ts'
import { type Host, respond, type SimRequest, type SimResponse, type Site } from './http.ts'
import { createLimiter, type Limits } from './limits.ts'
import { createRegistry } from './registry.ts'
import { pointsOf, restApi } from './rest.ts'
import { resultsService } from './results.ts'
import { storage } from './storage.ts'
import type { World } from './world.ts'

/** Options of the simulated GitHub. */
export interface SimulatorOptions {
  /** Prefix of all paths of the REST API: `/api/v3` on a GitHub Enterprise Server. */
  readonly apiPrefix?: '' | '/api/v3'
  /** Rate limits to enforce; none by default. */
  readonly limits?: Limits
  /** True, the default, if responses have the headers of the primary limit. */
  readonly rateHeaders?: boolean
  /** Milliseconds per response on the world's clock, or a function that returns them for the next one. */
  readonly latency?: number | (() => number)
  /** Base URL of HTML links. */
  readonly web?: string
}

/** Record of one request and its response. */
export interface RequestRecord {
  readonly host: Host
  readonly method: string
  /** Path as sent, without the query. */
  readonly path: string
  readonly query: string
  readonly headers: IncomingHttpHeaders
  /** True unless the method only reads. */
  readonly mutation: boolean
  /** Points in the secondary rate limit: 1 to read, 5 to write; 0 outside the REST API. */
  readonly points: number
  /** Time of arrival on the world's clock. */
  readonly time: number
  /** Start and end in monotonic real milliseconds; the end is null until the response is sent. */
  readonly startedAt: number
  endedAt: number | null
  /** Number of requests in flight on this host at arrival, this one included. */
  readonly concurrent: number
  /** Status of the response; null until it is sent, and if the connection failed. */
  status: number | null
  /** Remaining hourly budget in the response's headers; null without them. */
  remaining: number | null
}

/** A running simulator: four hosts on loopback. */
export interface Simulator {
  /** URL of the REST API, including the prefix. */
  readonly url: string
  readonly registryUrl: string
  /** Host that blobs are redirected to; it refuses requests with an Authorization header. */
  readonly storageUrl: string
  /** URL of the cache and artifact services of the runners. */
  readonly resultsUrl: string
  /** All requests so far, in order of arrival. */
  readonly requests: RequestRecord[]
  readonly faults: Faults
  /** Lets the process end while the simulator is still listening. */
  unref(): void
  /** Stops listening and closes all connections; rejects with the first error that a fault or hook of a test threw. */
  close(): Promise<void>
}

/** Serves the world on free loopback ports until the simulator is closed. */
export const startSimulator = async (
  world: World,
  { apiPrefix = '', limits = {}, rateHeaders = true, latency = 0, web = 'https://github.com' }: SimulatorOptions = {}
): Promise<Simulator> => {
  const requests: RequestRecord[] = []
  const faults = createFaults()
  const failures: unknown[] = []
  const hosts = { rest: await listen(), registry: await listen(), storage: await listen(), results: await listen() }
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
  const artifacts = artifactService(world, () => hosts.storage.url)
  serve('storage', storage(world, artifacts))
  serve('results', resultsService(cacheService(world, hosts.results.url), artifacts))

  return {
    url: site.api,
    registryUrl: site.registry,
    storageUrl: site.storage,
    resultsUrl: hosts.results.url,
    requests,
    faults,
    unref: () => {
      for (const { server } of Object.values(hosts)) server.unref().on('connection', (socket) => socket.unref())
    },
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

/** Returns the complete body; null if the client disconnected before sending all of it. */
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

/** Sends the response, or fails as `transport` says; calls `onResponse` just before the client can see the result. */
const send = (
  result: SimResponse,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  onResponse: () => void
): void => {
  const { status, headers, body, transport } = result
  // Nothing would end what goes to a client that has left already.
  if (outgoing.destroyed) {
    onResponse()
    return
  }
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
