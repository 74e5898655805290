import { isOverBudget, type ListingBudget, type RevalidationMethod } from '../inventory/listing-budget.ts'

/** The steps that `runSchedule` takes with packages, each given by its index. */
export interface ScheduleSteps {
  /** Plans a package; rejects with an error that `isOverBudget` recognizes if the hour does not cover it. */
  readonly plan: (at: number, revalidateBy: RevalidationMethod) => Promise<void>
  /** Returns the most requests that planning and changing a package may take, as far as its size is known. */
  readonly mostRequests: (at: number) => number
  /** Returns how many requests it takes to change packages that are planned. */
  readonly cost: (planned: readonly number[]) => number
  /** Changes packages; `isCovered` if the hour covers all of them, `last` if no others are planned after them. */
  readonly apply: (
    planned: readonly number[],
    how: { readonly isCovered: boolean; readonly last: boolean }
  ) => Promise<void>
  /** Skips a package, since the hour does not even cover listing it. */
  readonly skip: (at: number, why: string) => void
  readonly isStopped: () => boolean
  /** Returns whether time is short, so that what is planned is changed before others are planned. */
  readonly isTimeShort: () => boolean
}

/** Packages that are listed, or changed, side by side: each list uses up to a tenth of the connections. */
export const maxSideBySide = 10

/** The packages that are still to be planned, in their order, and those that are planned and not changed yet. */
interface Turns {
  readonly order: readonly number[]
  queue: number[]
  planned: number[]
}

/**
 * Plans packages in an order, and changes them: all after the last one is planned if the hour covers that, else those that
 * it covers, or that there is time for, before others are planned. Those that it certainly covers are planned side by side,
 * at most `maxAtOnce`; the result does not depend on this number.
 */
export const runSchedule = async (
  order: readonly number[],
  budget: ListingBudget,
  steps: ScheduleSteps,
  maxAtOnce: number = maxSideBySide
): Promise<void> => {
  const { client, holdForChanges } = budget
  const { cost, apply, skip, isStopped, isTimeShort } = steps
  const turns: Turns = { order, queue: [...order], planned: [] }
  const isCovered = (planned: readonly number[]): boolean =>
    client.remaining() === Number.POSITIVE_INFINITY || cost(planned) <= client.remaining()
  const flush = async (last: boolean): Promise<void> => {
    const batch = inOrder(order, turns.planned)
    turns.planned = []
    holdForChanges(null, 'whole')
    await apply(batch, { isCovered: isCovered(batch), last })
  }
  const tryAlone = (at: number, revalidateBy: RevalidationMethod): Promise<string | null> => {
    holdForChanges(cost(turns.planned), revalidateBy)
    return tryPlan(steps, at, revalidateBy)
  }
  /** Plans a package as the hour covers it, at worst after those planned so far are changed, or skips it. */
  const planOrSkip = async (at: number): Promise<boolean> => {
    let why = await tryAlone(at, 'whole')
    if (why !== null && turns.planned.length > 0) {
      await flush(false)
      if (isStopped()) return false
      why = await tryAlone(at, 'whole')
    }
    if (why !== null) why = await tryAlone(at, 'newest')
    if (why !== null) skip(at, why)
    return why === null
  }
  while (turns.queue.length > 0 && !isStopped()) {
    await planTogether(turns, budget, steps, maxAtOnce)
    if (turns.planned.length > 0 && isTimeShort()) await flush(false)
    const at = isStopped() ? undefined : turns.queue.shift()
    if (at === undefined || !(await planOrSkip(at))) continue
    if (turns.planned.length > 0 && !isCovered([...turns.planned, at])) await flush(false)
    turns.planned.push(at)
    if (isTimeShort()) await flush(false)
  }
  await flush(true)
}

/** Plans packages side by side, from the first in the queue up to one that the hour may not cover. */
const planTogether = async (
  turns: Turns,
  { client, holdForChanges }: ListingBudget,
  steps: ScheduleSteps,
  maxAtOnce: number
): Promise<void> => {
  const running = new Map<number, Promise<readonly [at: number, why: string | null]>>()
  let isShort = false
  const isNext = (held: number): boolean => {
    const [at] = turns.queue
    if (at === undefined || isShort || running.size >= maxAtOnce || steps.isStopped() || steps.isTimeShort())
      return false
    const most = [at, ...running.keys()].reduce((sum, each) => sum + steps.mostRequests(each), held)
    return most <= client.remaining()
  }
  for (;;) {
    const held = client.remaining() === Number.POSITIVE_INFINITY ? 0 : steps.cost(turns.planned)
    holdForChanges(held, 'whole')
    while (isNext(held)) {
      for (const at of turns.queue.splice(0, 1)) {
        running.set(
          at,
          tryPlan(steps, at, 'whole').then((why) => [at, why])
        )
      }
    }
    if (running.size === 0) return
    const [at, why] = await Promise.race(running.values())
    running.delete(at)
    if (why === null) turns.planned.push(at)
    else turns.queue = inOrder(turns.order, [at, ...turns.queue])
    isShort ||= why !== null
  }
}

/** Plans a package. Returns why it has to wait; null if it is planned. */
const tryPlan = async (
  { plan }: ScheduleSteps,
  at: number,
  revalidateBy: RevalidationMethod
): Promise<string | null> => {
  try {
    await plan(at, revalidateBy)
    return null
  } catch (error) {
    if (isOverBudget(error)) return error.message
    throw error
  }
}

const inOrder = (order: readonly number[], some: readonly number[]): number[] => {
  const wanted = new Set(some)
  return order.filter((at) => wanted.has(at))
}

/**
 * Returns the order of the packages in the hour of `time`. If an hour does not cover all, the last ones would never be
 * reached: so each hour begins with another package, pseudo-randomly, whenever runs are started.
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
