import * as v from 'valibot'
import { endOfTime } from './budget.ts'

/** A response of GitHub, after retries: success, or a refusal that further tries would not change. */
export interface RestResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string | number | undefined>>
  /** The parsed JSON body. */
  readonly data: unknown
  /** True if an earlier try of this very request failed in a way that leaves open whether it was carried out. */
  readonly retried: boolean
}

/** The end of one try: whether one without a response was carried out is unknown. */
export type Attempt = Omit<RestResponse, 'retried'> | { readonly noResponse: string }
export type AttemptResponse = Exclude<Attempt, { noResponse: string }>

const body = v.object({ message: v.string() })

/** Returns what GitHub says in the body of a refusal; empty where it says nothing that can be read. */
export const messageOf = (data: unknown): string => {
  const read = v.safeParse(body, data)
  return read.success ? read.output.message : ''
}

/** Returns true for a refusal at the end of the hourly budget. */
export const isBudgetUsedUp = ({ status, headers, data }: AttemptResponse): boolean =>
  (status === 403 || status === 429) &&
  (String(headers['x-ratelimit-remaining'] ?? '') === '0' || /API rate limit exceeded/i.test(messageOf(data)))

/** Returns true for a refusal by the limit for content creation, which is a secondary one of its own. */
export const isCreationLimited = ({ data }: AttemptResponse): boolean => /content creation/i.test(messageOf(data))

/** Returns the milliseconds to wait after GitHub's limits refused a request; null for any other response. */
export const requestedPause = (response: AttemptResponse, tries: number): number | null => {
  const { status, headers, data } = response
  if (status !== 403 && status !== 429) return null
  const asked = Number(headers['retry-after'])
  if (asked > 0) return asked * 1000
  const isLimited =
    status === 429 || isBudgetUsedUp(response) || /secondary rate limit|content creation/i.test(messageOf(data))
  return isLimited ? 60_000 * 2 ** (tries - 1) : null
}

/** Returns a time for people, in UTC and to the second: `2024-05-01 12:00:00 UTC`. */
export const formatTime = (time: number): string =>
  new Date(Math.min(time, endOfTime))
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC')

export const usedUp = 'the primary rate limit of the token is used up'
