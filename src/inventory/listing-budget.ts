import type { Client } from '../github/client.ts'
import { pageSize } from '../github/page-size.ts'

/** Divides the requests of this hour between packages to list and planned changes. */
export interface ListingBudget {
  /** The client; a listing that would use held requests throws an error that `isOverBudget` recognizes. */
  readonly client: Client
  /** Holds this many requests for changes while packages are planned; null while the changes are made. */
  readonly holdForChanges: (requests: number | null, revalidateBy: RevalidationMethod) => void
}

/** The re-check of a package before its first deletion: by the whole list, or by its number of versions and the newest. */
export type RevalidationMethod = 'whole' | 'newest'

/** The requests of such a check by the number of versions, the newest and the page of one, and of its deletion. */
const newestLookRequests = 4

/** Returns the listing budget of a client. `isRechecked`: packages are listed again before they are changed. */
export const createListingBudget = (client: Client, isRechecked: boolean): ListingBudget => {
  let held: number | null = null
  let revalidateBy: RevalidationMethod = 'whole'
  return {
    client: {
      ...client,
      hasBudgetFor: async (requests) => {
        const left = client.remaining()
        // Once the hour is used up, it is not this package that is too large: the run ends.
        if (held === null || (held === 0 && left < 1)) return client.hasBudgetFor(requests)
        const look = requests === 1 || !isRechecked ? 0 : revalidateBy === 'whole' ? requests + 2 : newestLookRequests
        const needed = requests + look
        if (needed + held <= left) return client.hasBudgetFor(requests)
        throw Object.assign(new Error(overBudgetMessage(client, needed)), { [overBudget]: true })
      }
    },
    holdForChanges: (requests, how) => {
      held = requests
      revalidateBy = how
    }
  }
}

/**
 * Returns the most requests needed to list a package of this many versions and, if it `isChanged`, to re-check it and to
 * delete all of them.
 */
export const mostRequests = (versions: number, isChanged: boolean): number => {
  const listing = Math.ceil(versions / pageSize) + 3
  return isChanged ? 3 * listing + versions : listing
}

const overBudget = Symbol('short of requests')

/** Returns true for the error of a package that has to wait, since the remaining requests do not cover it. */
export const isOverBudget = (error: unknown): error is Error => error instanceof Error && overBudget in error

const overBudgetMessage = (client: Client, needed: number): string => {
  const [left, hourly] = [client.remaining(), client.hourlyBudget()].map((requests) => requests.toLocaleString('en'))
  const needs = `listing it takes ${needed.toLocaleString('en')} requests`
  const remedies = 'lower rate-limit-reserve, use a token with a higher rate limit, or set wait-for-rate-limit: true'
  return needed > client.hourlyBudget()
    ? `${needs}, but this token has only ${hourly} an hour for the run, so no run can clean it; ${remedies}`
    : `${needs}, but only ${left} are left for the run in this hour, so it is deferred to another run; ${remedies}`
}
