import type { Clock } from '../http/clock.ts'
import { createPointWindow, type PointWindow } from './point-window.ts'
import { createSpeed } from './speed.ts'

/** The points that a request takes from a window while it counts there. */
export interface Account {
  readonly window: PointWindow
  readonly cost: number
  /** Returns how many points the window allows now. */
  readonly limit: () => number
}

/** The allowance of GitHub's secondary limits in any minute, and in any hour. */
export interface Allowance {
  /** Returns the accounts of a request. Requests sent right before a mutation may use the spare points. */
  readonly accountsOf: (mutation: boolean, beforeMutation: boolean) => readonly Account[]
  /** Returns the elapsed time at which another mutation is allowed in this hour; 0 if now. */
  readonly mutationFreeAt: () => number
  /** Halves the points in any minute from this elapsed time on; they recover gradually. */
  readonly halve: (until: number) => void
  /** Lifts the limit of points. */
  readonly lift: () => void
  /** Also applies the limits for content creation to mutations; returns false if they applied before. */
  readonly limitMutations: () => boolean
}

/** GitHub's documented limit. */
const pointsPerMinute = 900
/** Left for other clients of the token, and for requests right before a mutation. */
const sparePoints = 40
/** GitHub's limits for content creation. Whether a deletion counts is unknown until an answer says so. */
export const maxCreations = { perMinute: 80, perHour: 500 }
const hour = 3_600_000

/** Returns the allowance of a token of which nothing is used yet. */
export const createAllowance = (clock: Clock): Allowance => {
  const speed = createSpeed()
  let [isLimited, areMutationsLimited] = [true, false]
  const points = createPointWindow(clock)
  const pointLimit = (spared: number) => () =>
    isLimited ? pointsPerMinute * speed.at(clock.elapsed()) - spared : Number.POSITIVE_INFINITY
  const creations = (limit: number, span?: number): Account => ({
    window: createPointWindow(clock, span),
    cost: 1,
    limit: () => (areMutationsLimited ? limit : Number.POSITIVE_INFINITY)
  })
  const read = { window: points, cost: 1, limit: pointLimit(sparePoints) }
  const inHour = creations(maxCreations.perHour, hour)
  const mutating = [{ ...read, cost: 5 }, creations(maxCreations.perMinute), inHour]
  const reading = [read]
  const readingBefore = [{ ...read, limit: pointLimit(0) }]

  return {
    accountsOf: (mutation, beforeMutation) => (mutation ? mutating : beforeMutation ? readingBefore : reading),
    mutationFreeAt: () => inHour.window.freeAt(1, inHour.limit()),
    halve: (until) => speed.halve(clock.elapsed(), until),
    lift: () => {
      isLimited = false
    },
    limitMutations: () => {
      const isNew = !areMutationsLimited
      areMutationsLimited = true
      return isNew
    }
  }
}
