import { setTimeout as wait } from 'node:timers/promises'
import { respond, type SimRequest, type SimResponse } from './http.ts'
import { refusal, registryRefusal, secondaryLimit } from './refusals.ts'
import type { SimPackage } from './world.ts'

/** Effect of a fault on a request: responds instead of the simulator, or acts before or after its response (`proceed`). */
export type Effect = (request: SimRequest, proceed: () => Promise<SimResponse>) => SimResponse | Promise<SimResponse>

/** A fault: the requests that it hits, and its effect on them. */
export interface Fault {
  /** Requests that the fault may hit. */
  readonly match: ((request: SimRequest) => boolean) | { readonly method?: string; readonly path?: RegExp }
  /** Number of matching requests that pass first; 0 by default. */
  readonly after?: number
  /** Number of requests that are then hit; all by default. */
  readonly times?: number
  /** Probability, from 0 to 1, that each of those is hit; the same seed hits the same requests. */
  readonly probability?: number
  readonly seed?: number
  readonly effect: Effect
}

/** The active faults of a simulator. */
export interface Faults {
  /** Adds a fault; of several that match, the first one acts. The returned handle counts its hits and removes it. */
  add(fault: Fault): { readonly hits: number; remove(): void }
  clear(): void
}

/** Returns an empty set of faults, and `intercept`, which applies them to a request. */
export const createFaults = (): Faults & { intercept: Effect } => {
  const active: { fault: Fault; matches: number; hits: number; random: () => number }[] = []

  const triggers = (entry: (typeof active)[number], request: SimRequest): boolean => {
    const { match, after = 0, times = Number.POSITIVE_INFINITY, probability = 1 } = entry.fault
    if (entry.hits >= times || !matches(match, request)) return false
    entry.matches += 1
    return entry.matches > after && entry.random() < probability
  }

  return {
    add: (fault) => {
      const entry = { fault, matches: 0, hits: 0, random: createRandom(fault.seed ?? 1) }
      active.push(entry)
      return {
        get hits() {
          return entry.hits
        },
        remove: () => {
          const at = active.indexOf(entry)
          if (at >= 0) active.splice(at, 1)
        }
      }
    },
    clear: () => {
      active.length = 0
    },
    intercept: (request, proceed) => {
      const triggered = active.find((entry) => triggers(entry, request))
      if (!triggered) return proceed()
      triggered.hits += 1
      return triggered.fault.effect(request, proceed)
    }
  }
}

const matches = (match: Fault['match'], request: SimRequest): boolean =>
  typeof match === 'function'
    ? match(request)
    : (match.method === undefined || match.method === request.method) && (match.path?.test(request.path) ?? true)

// Mulberry32: small, and uniform enough here.
const createRandom = (seed: number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Responds without acting: an object becomes JSON, text that starts with `<` becomes HTML. */
export const responds =
  (status: number, body: string | object = '', headers: Record<string, string> = {}): Effect =>
  () =>
    respond(status, body, headers)

/** Responds `{"message":"Server Error"}`, as GitHub's overloaded servers do. */
export const serverError = (status = 500): Effect => responds(status, { message: 'Server Error' })

/** Responds with an HTML page, as GitHub's load balancers do. */
export const badGateway = (status = 502): Effect =>
  responds(
    status,
    '<html><head><title>Unicorn!</title></head><body>This page is taking too long to load.</body></html>'
  )

/** Responds 401, as for a revoked or expired token. */
export const badCredentials = (): Effect => () => refusal(401, 'Bad credentials')

/** Responds with a secondary rate limit, with `retryAfter` in seconds or without that header. */
export const secondaryRateLimited =
  (options: { status?: 403 | 429; retryAfter?: number } = {}): Effect =>
  () =>
    secondaryLimit(options)

/** Responds with the registry's 429, whose message has the wait as a Go duration, such as `880.092µs` or `1.5s`. */
export const tooManyRequests =
  (wait: string): Effect =>
  () =>
    registryRefusal(429, 'TOOMANYREQUESTS', `retry-after: ${wait}, allowed: 44000/minute`)

/** Responds that the registry does not have the manifest, whatever REST lists. */
export const manifestUnknown = (): Effect => () => registryRefusal(404, 'MANIFEST_UNKNOWN', 'manifest unknown')

/** Responds that the registry does not know the package, as it does during outages. */
export const nameUnknown = (): Effect => () =>
  registryRefusal(404, 'NAME_UNKNOWN', 'repository name not known to registry')

/** Performs the request and then responds with this, for example 500 after a successful DELETE. */
export const performsThenResponds =
  (status: number, body: string | object = { message: 'Server Error' }): Effect =>
  async (_request, proceed) => {
    await proceed()
    return respond(status, body)
  }

/** Responds 204 without performing the request. */
export const acknowledgesOnly = (): Effect => responds(204)

/** Delays the response by `ms` real milliseconds. */
export const delays =
  (ms: number): Effect =>
  async (_request, proceed) => {
    await wait(ms)
    return proceed()
  }

/** Resets the connection, at once or after half of the body. */
export const resets =
  (when: 'at-once' | 'halfway' = 'at-once'): Effect =>
  async (_request, proceed) =>
    when === 'at-once' ? { ...respond(500), transport: 'reset' } : { ...(await proceed()), transport: 'reset-halfway' }

/** Never responds, never finishes the body, or trickles bytes without end. */
export const stalls =
  (when: 'at-once' | 'halfway' | 'trickling' = 'at-once'): Effect =>
  async (_request, proceed) => {
    if (when === 'at-once') return { ...respond(500), transport: 'stall' }
    return { ...(await proceed()), transport: when === 'halfway' ? 'stall-halfway' : 'trickle' }
  }

/** Sends a well-formed response with only the first half of the body, such as truncated JSON. */
export const truncates = (): Effect => async (_request, proceed) => {
  const whole = await proceed()
  return { ...whole, body: whole.body.subarray(0, Math.floor(whole.body.length / 2)) }
}

/** Sends bytes that do not match the digest; JSON remains valid. */
export const wrongBytes = (): Effect => async (_request, proceed) => {
  const right = await proceed()
  return { ...right, body: Buffer.concat([right.body, Buffer.from('\n')]) }
}

/** Changes the JSON of the response. */
export const edits =
  (change: (body: unknown) => unknown): Effect =>
  async (_request, proceed) => {
    const original = await proceed()
    return { ...original, body: Buffer.from(JSON.stringify(change(JSON.parse(original.body.toString())))) }
  }

/** Calls `happens` before the request is performed, for example to push between two pages. */
export const meanwhile =
  (happens: (request: SimRequest) => void | Promise<void>): Effect =>
  async (request, proceed) => {
    await happens(request)
    return proceed()
  }

/** Serves requests with the versions and tags that the package has now, ignoring later deletions and pushes. */
export const listsStale = (pkg: SimPackage): Effect => {
  const then = pkg.versions.map((version) => ({ ...version }))
  return (_request, proceed) => {
    const now = pkg.versions
    pkg.versions = then
    const listed = proceed()
    pkg.versions = now
    return listed
  }
}
