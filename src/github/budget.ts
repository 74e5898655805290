import type { Clock } from '../http/clock.ts'

/** The primary rate limit of a token, as far as responses report it. */
export interface Budget {
  /** Updates the budget from the headers of a response; returns false if they report none. */
  readonly update: (headers: Headers) => boolean
  /** Returns how many requests may still be sent, without the reserve; Infinity if no limit is known. */
  readonly remaining: () => number
  /** Returns how many requests a whole hour allows, without the reserve; Infinity if no limit is known. */
  readonly hourly: () => number
  /** Subtracts this many requests; a negative number adds them back. */
  readonly consume: (requests: number) => void
  /** Returns when the next hour begins: in milliseconds since 1970, and in milliseconds from now. */
  readonly reset: () => { readonly time: number; readonly wait: number }
}

type Headers = Readonly<Record<string, string | number | undefined>>

interface Hour {
  readonly limit: number
  remaining: number
  /** In milliseconds since 1970, by GitHub's clock. */
  readonly reset: number
  /** The elapsed time at which the hour is certainly over; Infinity once it was, until a response reports the next one. */
  readonly ends: number
}

const unknown = { remaining: Number.POSITIVE_INFINITY, ends: 0 }
/** GitHub's servers do not agree on the time to the second. */
const margin = 1000
/** Two resets that are closer than this are of the same hour. */
const sameHour = 60_000
/** The latest time that a Date can hold. */
export const endOfTime = 8.64e15

/** Returns the budget of a token, of which `reserve` requests are left for others. */
export const createBudget = (clock: Clock, reserve: number): Budget => {
  let known: Hour | null = null

  const current = (): Hour | null => {
    if (known && clock.elapsed() >= known.ends) {
      known = { ...known, remaining: known.limit, ends: Number.POSITIVE_INFINITY }
    }
    return known
  }

  const usable = (requests: number): number => Math.max(0, requests - reserve)

  return {
    update: (headers) => {
      const numbers = ['limit', 'remaining', 'reset'].map((name) => Number(headers[`x-ratelimit-${name}`]))
      const [limit = Number.NaN, remaining = Number.NaN, seconds = Number.NaN] = numbers
      if (!Number.isFinite(remaining) || !Number.isFinite(seconds)) return false
      const reset = Math.min(seconds * 1000, endOfTime)
      const hour = current()
      if (hour === null || reset >= hour.reset + sameHour) {
        // The rest of the hour is the difference of two times of GitHub's.
        const ends = clock.elapsed() + Math.max(0, reset - (servedAt(headers) ?? clock.now())) + margin
        known = { limit: Number.isFinite(limit) ? limit : Number.POSITIVE_INFINITY, remaining, reset, ends }
      } else if (reset > hour.reset - sameHour && hour.ends !== Number.POSITIVE_INFINITY) {
        // Responses may overtake each other: an older one does not include what was spent since.
        hour.remaining = Math.min(hour.remaining, remaining)
      }
      return true
    },
    remaining: () => {
      const { remaining, ends } = current() ?? unknown
      // A new hour counts as having one request until an answer reports it: no run waits for a guess.
      return Math.max(ends === Number.POSITIVE_INFINITY ? 1 : 0, usable(remaining))
    },
    hourly: () => usable(known?.limit ?? Number.POSITIVE_INFINITY),
    consume: (requests) => {
      const hour = current()
      if (hour) hour.remaining -= requests
    },
    reset: () => {
      const hour = current()
      // An hour that no response has reported yet has just begun.
      if (hour === null || hour.ends === Number.POSITIVE_INFINITY) return { time: clock.now(), wait: 0 }
      return { time: hour.reset, wait: hour.ends - clock.elapsed() }
    }
  }
}

/** Returns when GitHub sent a response by its own clock, in milliseconds since 1970; null where it does not say. */
export const servedAt = (headers: Headers): number | null => {
  const time = Date.parse(String(headers['date'] ?? ''))
  return Number.isNaN(time) ? null : time
}
