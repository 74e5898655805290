/** An early end of a run, in two steps: first no new work begins, then no more requests are sent. */
export interface Stop {
  /** Aborted when no new work may begin. */
  readonly signal: AbortSignal
  /** Aborted when no more requests may be sent: work in progress is finished, or its time is over. */
  readonly abortSignal: AbortSignal
  /** Allows requests after a stop until the returned function is called: for work that must not be left half done. */
  readonly hold: () => () => void
  /** Stops new work; unless something is held, stops requests as well. */
  readonly requestStop: () => void
  /** Stops requests, whatever is held. */
  readonly abort: () => void
}

/** Returns a stop that is not requested yet. */
export const createStop = (): Stop => {
  const stop = new AbortController()
  const cut = new AbortController()
  const held = new Set<symbol>()
  const settle = (): void => {
    if (stop.signal.aborted && held.size === 0) cut.abort()
  }
  return {
    signal: stop.signal,
    abortSignal: cut.signal,
    hold: () => {
      const key = Symbol('held')
      held.add(key)
      return () => {
        held.delete(key)
        settle()
      }
    },
    requestStop: () => {
      stop.abort()
      settle()
    },
    abort: () => cut.abort()
  }
}
