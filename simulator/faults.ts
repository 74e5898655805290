import { setTimeout as wait } from 'node:timers/promises'
import { respond, type SimRequest, type SimResponse } from './http.ts'
import { refusal, registryRefusal, secondaryLimit } from './refusals.ts'
import type { SimPackage } from './world.ts'

/** What goes wrong with a request: answers in place of the simulator, or before, after or around its own answer (`proceed`). */
export type Effect = (request: SimRequest, proceed: () => Promise<SimResponse>) => SimResponse | Promise<SimResponse>

/** Which requests something happens to, and what. */
export interface Fault {
  /** Which requests it may hit. */
  readonly match: ((request: SimRequest) => boolean) | { readonly method?: string; readonly path?: RegExp }
  /** How many matching requests pass unharmed first; 0 if left out. */
  readonly after?: number
  /** How many are hit then; all if left out. */
  readonly times?: number
  /** How likely each of those is hit, from 0 to 1, by random that fall the same way for the same seed. */
  readonly probability?: number
  readonly seed?: number
  readonly effect: Effect
}

/** The faults of a simulator, switched on by tests. */
export interface Faults {
  /** Switches a fault on; the first of several that match acts. The result switches it off again and counts its hits. */
  add(fault: Fault): { readonly hits: number; remove(): void }
  clear(): void
}

/** Faults, none so far, and the function that lets them act on a request. */
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

// Mulberry32: small, and even enough to throw random.
const createRandom = (seed: number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Answers this instead of acting: an object becomes JSON, a text that starts with `<` HTML. */
export const responds =
  (status: number, body: string | object = '', headers: Record<string, string> = {}): Effect =>
  () =>
    respond(status, body, headers)

/** `{"message":"Server Error"}`, as GitHub's overloaded servers say it. */
export const serverError = (status = 500): Effect => responds(status, { message: 'Server Error' })

/** An HTML page, as GitHub's load balancers send it. */
export const badGateway = (status = 502): Effect =>
  responds(
    status,
    '<html><head><title>Unicorn!</title></head><body>This page is taking too long to load.</body></html>'
  )

/** The token is not accepted (any more). */
export const badCredentials = (): Effect => () => refusal(401, 'Bad credentials')

/** A secondary rate limit, with `retry-after` in seconds or without that header. */
export const secondaryRateLimited =
  (options: { status?: 403 | 429; retryAfter?: number } = {}): Effect =>
  () =>
    secondaryLimit(options)

/** The registry's 429, whose wait is a duration of Go in the message, such as `880.092µs` or `1.5s`. */
export const tooManyRequests =
  (wait: string): Effect =>
  () =>
    registryRefusal(429, 'TOOMANYREQUESTS', `retry-after: ${wait}, allowed: 44000/minute`)

/** The registry does not have the manifest, whatever REST lists. */
export const manifestUnknown = (): Effect => () => registryRefusal(404, 'MANIFEST_UNKNOWN', 'manifest unknown')

/** The registry does not know the package at all, as one that has trouble says it. */
export const nameUnknown = (): Effect => () =>
  registryRefusal(404, 'NAME_UNKNOWN', 'repository name not known to registry')

/** Does what was asked and then answers this: a DELETE that worked and says 500. */
export const performsThenResponds =
  (status: number, body: string | object = { message: 'Server Error' }): Effect =>
  async (_request, proceed) => {
    await proceed()
    return respond(status, body)
  }

/** Says 204 and does nothing. */
export const acknowledgesOnly = (): Effect => responds(204)

/** Answers after this many real milliseconds. */
export const delays =
  (ms: number): Effect =>
  async (_request, proceed) => {
    await wait(ms)
    return proceed()
  }

/** Breaks the connection, at once or after half of the body. */
export const resets =
  (when: 'at-once' | 'halfway' = 'at-once'): Effect =>
  async (_request, proceed) =>
    when === 'at-once' ? { ...respond(500), transport: 'reset' } : { ...(await proceed()), transport: 'reset-halfway' }

/** Never answers, never finishes the body, or sends the body as a trickle that never ends. */
export const stalls =
  (when: 'at-once' | 'halfway' | 'trickling' = 'at-once'): Effect =>
  async (_request, proceed) => {
    if (when === 'at-once') return { ...respond(500), transport: 'stall' }
    return { ...(await proceed()), transport: when === 'halfway' ? 'stall-halfway' : 'trickle' }
  }

/** A well-formed answer with only half of the body in it: JSON that ends in the middle. */
export const truncates = (): Effect => async (_request, proceed) => {
  const whole = await proceed()
  return { ...whole, body: whole.body.subarray(0, Math.floor(whole.body.length / 2)) }
}

/** Other bytes than the digest promises; still JSON where the body was. */
export const wrongBytes = (): Effect => async (_request, proceed) => {
  const right = await proceed()
  return { ...right, body: Buffer.concat([right.body, Buffer.from('\n')]) }
}

/** The answer's JSON after this change. */
export const edits =
  (change: (body: unknown) => unknown): Effect =>
  async (_request, proceed) => {
    const original = await proceed()
    return { ...original, body: Buffer.from(JSON.stringify(change(JSON.parse(original.body.toString())))) }
  }

/** Runs this function of the test first: a push between two pages, somebody else's deletion. */
export const meanwhile =
  (happens: (request: SimRequest) => void | Promise<void>): Effect =>
  async (request, proceed) => {
    await happens(request)
    return proceed()
  }

/** Lists the versions and tags of the package as they are now, whatever is deleted or pushed from now on. */
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
