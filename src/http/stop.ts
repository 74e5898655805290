/** The end of a run before all its work is done: first nothing new is begun, then nothing is sent any more. */
export interface Stop {
  /** Aborted when nothing new is to begin. */
  readonly signal: AbortSignal
  /** Aborted when nothing is to be sent any more: what was begun is finished, or its time is over. */
  readonly abortSignal: AbortSignal
  /** Keeps requests going after a stop until what it returns is called: for work that must not be left half done. */
  readonly hold: () => () => void
  /** Begins nothing new; where nothing is held, nothing is sent any more either. */
  readonly requestStop: () => void
  /** Sends nothing any more, whatever is held. */
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
