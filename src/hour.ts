import type { Client } from './github/client.ts'

/** The requests of this hour, shared out between what is still to be listed and what is decided and not yet changed. */
export interface Hour {
  /** The client, which begins no listing that takes what is held; throws what `isShort` tells then. */
  readonly client: Client
  /** Holds so many requests for changes while packages are looked into; null while they are made. */
  readonly hold: (requests: number | null, looks: Looks) => void
}

/** How a package is looked at before its first deletion: by a whole list, or by its number of versions and the newest. */
export type Looks = 'whole' | 'newest'

/** The requests of such a look, and of one deletion. */
const newestLook = 3

/** Shares out the hour of a client. A package is listed again before it is changed only where it `isLookedAt`. */
export const shareHour = (client: Client, isLookedAt: boolean): Hour => {
  let held: number | null = null
  let looks: Looks = 'whole'
  return {
    client: {
      ...client,
      hasBudgetFor: async (requests) => {
        const left = client.remaining()
        // At the end of the hour no package is short by itself: the run ends.
        if (held === null || (held === 0 && left < 1)) return client.hasBudgetFor(requests)
        const look = requests === 1 || !isLookedAt ? 0 : looks === 'whole' ? requests + 2 : newestLook
        const needed = requests + look
        if (needed + held <= left) return client.hasBudgetFor(requests)
        throw Object.assign(new Error(tellShort(client, needed)), { [short]: true })
      }
    },
    hold: (requests, how) => {
      held = requests
      looks = how
    }
  }
}

const short = Symbol('short of requests')

/** Whether an error says that a package waits, since the requests that are left do not cover it. */
export const isShort = (error: unknown): error is Error => error instanceof Error && short in error

const tellShort = (client: Client, needed: number): string => {
  const [left, hourly] = [client.remaining(), client.hourlyBudget()].map((requests) => requests.toLocaleString('en'))
  const needs = `listing it takes ${needed.toLocaleString('en')} requests`
  const remedies = 'lower rate-limit-reserve, give a token with more requests an hour, or set wait-for-rate-limit: true'
  return needed > client.hourlyBudget()
    ? `${needs}, and an hour of this token has ${hourly} for the run, so no run can clean it; ${remedies}`
    : `${needs}, and this hour has ${left} left for the run, so it waits for another run; ${remedies}`
}

/** The steps of `workThrough`, for packages by their places. */
export interface Steps {
  readonly decide: (at: number, looks: Looks) => Promise<void>
  /** How many requests it takes to change packages that are decided. */
  readonly cost: (places: readonly number[]) => number
  /** Changes packages; `last` where no others are decided after them. */
  readonly change: (places: readonly number[], last: boolean) => Promise<void>
  /** Leaves a package as it is, of which the hour covers not even the listing. */
  readonly skip: (at: number, why: string) => void
  readonly isOver: () => boolean
  /** Whether time is short, so that what is decided is changed before others are decided. */
  readonly isPressed: () => boolean
}

/**
 * Decides packages, each in its turn, and changes them: all after the last decision where the hour covers that, else those
 * that it covers, or for which time is left, before others are decided.
 */
export const workThrough = async (
  turns: readonly number[],
  { client, hold }: Hour,
  { decide, cost, change, skip, isOver, isPressed }: Steps
): Promise<void> => {
  let decided: number[] = []
  const flush = async (last: boolean): Promise<void> => {
    const places = decided
    decided = []
    hold(null, 'whole')
    await change(places, last)
  }
  /** Gives why a package waits; null where it is decided. */
  const look = async (at: number, looks: Looks): Promise<string | null> => {
    hold(cost(decided), looks)
    try {
      await decide(at, looks)
      return null
    } catch (error) {
      if (isShort(error)) return error.message
      throw error
    }
  }
  for (const at of turns) {
    if (isOver()) break
    let why = await look(at, 'whole')
    if (why !== null && decided.length > 0) {
      await flush(false)
      if (isOver()) break
      why = await look(at, 'whole')
    }
    if (why !== null) why = await look(at, 'newest')
    if (why !== null) {
      skip(at, why)
      continue
    }
    if (decided.length > 0 && cost([...decided, at]) > client.remaining()) await flush(false)
    decided.push(at)
    if (isPressed()) await flush(false)
  }
  await flush(true)
}

/**
 * The order in which so many packages have their turn in the hour of `time`. Where an hour does not cover all, those behind
 * would never have one: it begins elsewhere in each hour, as if by lot, so that each comes first whenever runs are started.
 */
export const turnsOf = (packages: number, time: number): readonly number[] => {
  const hour = Math.floor(time / 3_600_000)
  const first = packages === 0 ? 0 : scatter(hour) % packages
  return Array.from({ length: packages }, (_, at) => (first + at) % packages)
}

/** Spreads numbers over those of 32 bits: the finalizer of MurmurHash3. */
const scatter = (number: number): number => {
  const once = Math.imul(number ^ (number >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return (twice ^ (twice >>> 16)) >>> 0
}
