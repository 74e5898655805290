/** Runs work as soon as it has a slot; works wait for one in the order in which they came. */
export type Semaphore = <T>(work: () => Promise<T>) => Promise<T>

/** Returns a semaphore that lets this many works run at once. */
export const createSemaphore = (slots: number): Semaphore => {
  const withRoom = createRoom(slots)
  return (work) => withRoom(1, work)
}

/** Runs work as soon as there is room for its size; works wait in the order in which they came. */
export type Room = <T>(size: number, work: () => Promise<T>) => Promise<T>

/** Returns room for works whose sizes have at most this sum, or for one that is larger. */
export const createRoom = (limit: number): Room => {
  const waiting: { readonly size: number; readonly start: () => void }[] = []
  let taken = 0
  const fits = (size: number): boolean => taken === 0 || taken + size <= limit
  return async (size, work) => {
    if (waiting.length === 0 && fits(size)) taken += size
    else await new Promise<void>((start) => waiting.push({ size, start }))
    try {
      return await work()
    } finally {
      taken -= size
      for (let next = waiting[0]; next && fits(next.size); next = waiting[0]) {
        waiting.shift()
        taken += next.size
        next.start()
      }
    }
  }
}

/** Runs work as soon as it has a slot; of those that wait, the lowest rank is next, and in it the one that came first. */
export type RankedSemaphore = <T>(rank: number, work: () => Promise<T>) => Promise<T>

/** Returns a ranked semaphore that lets this many works run at once. */
export const createRankedSemaphore = (slots: number): RankedSemaphore => {
  const waiting: { readonly rank: number; readonly start: () => void }[] = []
  let free = slots
  let isDue = false
  const startNext = (): void => {
    isDue = false
    const next = free > 0 ? waiting.shift() : undefined
    if (!next) return
    free--
    next.start()
    scheduleNext()
  }
  // Deferred, since the caller whose work just ended may add the next one, of a lower rank than those that wait. And one at a
  // time, so that each has begun before the next one checks whether anything is left for it.
  const scheduleNext = (): void => {
    if (!isDue) setImmediate(startNext)
    isDue = true
  }
  return async (rank, work) => {
    await new Promise<void>((start) => {
      waiting.splice(waiting.findLastIndex((other) => other.rank <= rank) + 1, 0, { rank, start })
      scheduleNext()
    })
    try {
      return await work()
    } finally {
      free++
      scheduleNext()
    }
  }
}
