import { isOverBudget, type ListingBudget, type RevalidationMethod } from '../inventory/listing-budget.ts'

/** What `runSchedule` does with packages, each named by its index. */
export interface ScheduleSteps {
  readonly plan: (at: number, revalidateBy: RevalidationMethod) => Promise<void>
  /** Returns how many requests it takes to change packages that are planned. */
  readonly cost: (planned: readonly number[]) => number
  /** Changes packages; `last` when no others are planned after them. */
  readonly apply: (planned: readonly number[], last: boolean) => Promise<void>
  /** Leaves a package as it is, since the hour does not even cover listing it. */
  readonly skip: (at: number, why: string) => void
  readonly isStopped: () => boolean
  /** Returns whether time is short, so that what is planned is changed before others are planned. */
  readonly isTimeShort: () => boolean
}

/**
 * Plans packages in an order, and changes them: all after the last is planned if the hour covers that, else those that it
 * covers, or for which time is left, before others are planned.
 */
export const runSchedule = async (
  order: readonly number[],
  { client, holdForChanges }: ListingBudget,
  { plan, cost, apply, skip, isStopped, isTimeShort }: ScheduleSteps
): Promise<void> => {
  let planned: number[] = []
  const flush = async (last: boolean): Promise<void> => {
    const batch = planned
    planned = []
    holdForChanges(null, 'whole')
    await apply(batch, last)
  }
  /** Plans a package. Returns why it has to wait; null if it is planned. */
  const tryPlan = async (at: number, revalidateBy: RevalidationMethod): Promise<string | null> => {
    holdForChanges(cost(planned), revalidateBy)
    try {
      await plan(at, revalidateBy)
      return null
    } catch (error) {
      if (isOverBudget(error)) return error.message
      throw error
    }
  }
  /** Plans a package as the hour covers it, at worst after those planned so far are changed, or skips it. */
  const planOrSkip = async (at: number): Promise<boolean> => {
    let why = await tryPlan(at, 'whole')
    if (why !== null && planned.length > 0) {
      await flush(false)
      if (isStopped()) return false
      why = await tryPlan(at, 'whole')
    }
    if (why !== null) why = await tryPlan(at, 'newest')
    if (why !== null) skip(at, why)
    return why === null
  }
  for (const at of order) {
    if (isStopped()) break
    if (!(await planOrSkip(at))) continue
    if (planned.length > 0 && cost([...planned, at]) > client.remaining()) await flush(false)
    planned.push(at)
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
