/** Runs work as soon as it has a slot; works wait for one in the order in which they came. */
export type Semaphore = <T>(work: () => Promise<T>) => Promise<T>

/** Returns a semaphore that lets so many works run at once. */
export const createSemaphore = (slots: number): Semaphore => {
  const waiting: (() => void)[] = []
  let free = slots
  return async (work) => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
}
