import { type Hour, isShort, type Looks } from '../inventory/listing-budget.ts'

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
