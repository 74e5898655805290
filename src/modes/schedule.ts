import { isOverBudget, type ListingBudget, type RevalidationMethod } from '../inventory/listing-budget.ts'

/** The steps of `runSchedule`, for packages by their places. */
export interface ScheduleSteps {
  readonly plan: (at: number, revalidateBy: RevalidationMethod) => Promise<void>
  /** How many requests it takes to change packages that are decided. */
  readonly cost: (places: readonly number[]) => number
  /** Changes packages; `last` where no others are decided after them. */
  readonly apply: (places: readonly number[], last: boolean) => Promise<void>
  /** Leaves a package as it is, of which the hour covers not even the listing. */
  readonly skip: (at: number, why: string) => void
  readonly isStopped: () => boolean
  /** Whether time is short, so that what is decided is changed before others are decided. */
  readonly isTimeShort: () => boolean
}

/**
 * Decides packages, each in its turn, and changes them: all after the last decision where the hour covers that, else those
 * that it covers, or for which time is left, before others are decided.
 */
export const runSchedule = async (
  turns: readonly number[],
  { client, holdForChanges }: ListingBudget,
  { plan, cost, apply, skip, isStopped, isTimeShort }: ScheduleSteps
): Promise<void> => {
  let decided: number[] = []
  const flush = async (last: boolean): Promise<void> => {
    const places = decided
    decided = []
    holdForChanges(null, 'whole')
    await apply(places, last)
  }
  /** Gives why a package waits; null where it is decided. */
  const look = async (at: number, revalidateBy: RevalidationMethod): Promise<string | null> => {
    holdForChanges(cost(decided), revalidateBy)
    try {
      await plan(at, revalidateBy)
      return null
    } catch (error) {
      if (isOverBudget(error)) return error.message
      throw error
    }
  }
  for (const at of turns) {
    if (isStopped()) break
    let why = await look(at, 'whole')
    if (why !== null && decided.length > 0) {
      await flush(false)
      if (isStopped()) break
      why = await look(at, 'whole')
    }
    if (why !== null) why = await look(at, 'newest')
    if (why !== null) {
      skip(at, why)
      continue
    }
    if (decided.length > 0 && cost([...decided, at]) > client.remaining()) await flush(false)
    decided.push(at)
    if (isTimeShort()) await flush(false)
  }
  await flush(true)
}

/**
 * The order in which so many packages have their turn in the hour of `time`. Where an hour does not cover all, those behind
 * would never have one: it begins elsewhere in each hour, as if by lot, so that each comes first whenever runs are started.
 */
export const packageOrder = (packages: number, time: number): readonly number[] => {
  const hour = Math.floor(time / 3_600_000)
  const first = packages === 0 ? 0 : hash32(hour) % packages
  return Array.from({ length: packages }, (_, at) => (first + at) % packages)
}

/** Spreads numbers over those of 32 bits: the finalizer of MurmurHash3. */
const hash32 = (number: number): number => {
  const once = Math.imul(number ^ (number >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return (twice ^ (twice >>> 16)) >>> 0
}
