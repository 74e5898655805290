import type { components } from '@octokit/openapi-types'
import type { Clock } from './clock.ts'
import { respond, type SimResponse } from './http.ts'
import { rateLimitDocs, refusal, secondaryLimit } from './refusals.ts'
import type { Token, TokenKind } from './tokens.ts'

/** Rate limits; without `primary` or `secondary` there is none of that kind, as on a GitHub Enterprise Server. */
export interface Limits {
  /** Requests per hour by kind of token; a missing kind has no limit. */
  readonly primary?: Partial<Record<TokenKind, number>>
  /** Status of responses beyond the primary limit. */
  readonly primaryStatus?: 403 | 429
  readonly secondary?: {
    /** Points per route in any 60 seconds. */
    readonly points?: number
    /** True if the points of all routes count together: GitHub does not say what "per endpoint" means. */
    readonly together?: boolean
    /** Concurrent requests. */
    readonly concurrent?: number
    readonly status?: 403 | 429
    /** Seconds in `retry-after`; null for no such header. */
    readonly retryAfter?: number | null
    /** Changes in any 60 seconds and any hour, if they count as content creation: GitHub does not say. */
    readonly creation?: { readonly perMinute: number; readonly perHour: number }
  }
}

/** The limits that GitHub documents. */
export const githubLimits: Limits = {
  primary: { classic: 5_000, 'fine-grained': 5_000, 'github-token': 1_000, app: 5_000 },
  secondary: { points: 900, concurrent: 100 }
}

/** Counts requests against the limits. */
export interface Limiter {
  /** Counts a request, or returns the refusal of one that would exceed a limit. */
  admit(token: Token, route: string, points: number, concurrent: number): SimResponse | undefined
  /** Returns the `x-ratelimit-*` headers of the token's budget; none without a primary limit. */
  headers(token: Token): Record<string, string>
  /** Returns the response to `GET /rate_limit`, which costs nothing. */
  overview(token: Token): SimResponse
}

interface Window {
  readonly limit: number
  used: number
  resetsAt: number
}

const hour = 3_600_000
const minute = 60_000
const unlimited = Number.POSITIVE_INFINITY

/** Returns a limiter with full budgets. */
export const createLimiter = (clock: Clock, limits: Limits): Limiter => {
  const hours = new Map<string, Window>()
  const exceededSecondary = secondaryLimiter(clock, limits.secondary)

  const windowOf = (token: Token): Window | undefined => {
    const limit = limits.primary?.[token.kind]
    if (limit === undefined) return
    const key = budgetOwner(token)
    const found = hours.get(key)
    if (found && clock.now() < found.resetsAt) return found
    const opened = { limit, used: 0, resetsAt: clock.now() + hour }
    hours.set(key, opened)
    return opened
  }

  return {
    admit: (token, route, points, concurrent) => {
      const window = windowOf(token)
      if (window && window.used >= window.limit) {
        return refusal(limits.primaryStatus ?? 403, exceededMessage(token), rateLimitDocs)
      }
      if (window) window.used += 1
      const exceeded = exceededSecondary(token, route, points, concurrent)
      if (exceeded === null) return
      const { status = 403, retryAfter = 60 } = limits.secondary ?? {}
      return secondaryLimit({ status, retryAfter: retryAfter ?? undefined, creation: exceeded === 'creation' })
    },
    headers: (token): Record<string, string> => {
      const window = windowOf(token)
      if (!window) return {}
      const { limit, remaining, used, reset } = rateOf(window)
      return {
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(remaining),
        'x-ratelimit-used': String(used),
        'x-ratelimit-reset': String(reset),
        'x-ratelimit-resource': 'core'
      }
    },
    overview: (token) => {
      const window = windowOf(token)
      if (!window) return refusal(404, 'Rate limiting is not enabled.', rateLimitDocs)
      const core = rateOf(window)
      const search = { limit: 30, remaining: 30, used: 0, reset: Math.ceil((clock.now() + minute) / 1000) }
      const body: components['schemas']['rate-limit-overview'] = { resources: { core, search }, rate: core }
      return respond(200, body)
    }
  }
}

/** Returns what counts requests, and returns the secondary limit that one exceeds. */
const secondaryLimiter = (clock: Clock, limits: Limits['secondary'] = {}) => {
  const { points: maxPoints = unlimited, concurrent: maxConcurrent = unlimited, together = false } = limits
  const { creation = { perMinute: unlimited, perHour: unlimited } } = limits
  const spans = new Map<string, { at: number; points: number }[]>()

  /** Counts points under a key; returns false if they exceed the limit in the span before now. */
  const spend = (key: string, points: number, limit: number, span: number): boolean => {
    if (limit === Number.POSITIVE_INFINITY) return true
    const recent = (spans.get(key) ?? []).filter(({ at }) => clock.now() - at < span)
    spans.set(key, recent)
    if (recent.reduce((sum, spent) => sum + spent.points, points) > limit) return false
    recent.push({ at: clock.now(), points })
    return true
  }

  return (token: Token, route: string, points: number, concurrent: number): 'secondary' | 'creation' | null => {
    const owner = budgetOwner(token)
    if (concurrent > maxConcurrent) return 'secondary'
    if (!spend(together ? owner : `${owner} ${route}`, points, maxPoints, minute)) return 'secondary'
    if (points === 1) return null
    const isAllowed =
      spend(`${owner} creation, minute`, 1, creation.perMinute, minute) &&
      spend(`${owner} creation, hour`, 1, creation.perHour, hour)
    return isAllowed ? null : 'creation'
  }
}

/** Returns the key of the budget that a token uses: its repository's for a workflow, else its user's or installation's. */
const budgetOwner = ({ kind, login, repository, token }: Token): string =>
  kind === 'github-token' ? `repository ${repository}` : `${kind === 'app' ? 'installation' : 'user'} ${login ?? token}`

const exceededMessage = ({ kind, login, repository }: Token): string => {
  const integration = kind === 'github-token' || kind === 'app'
  const number = Buffer.from(login ?? repository ?? '').reduce((sum, byte) => sum * 31 + byte, 7) % 100_000_000
  return `API rate limit exceeded for ${integration ? 'installation' : 'user'} ID ${number}.`
}

const rateOf = ({ limit, used, resetsAt }: Window): components['schemas']['rate-limit'] => ({
  limit,
  remaining: limit - used,
  used,
  reset: Math.ceil(resetsAt / 1000)
})
