import type { Clock } from './clock.ts'

/**
 * Resolves to the result of `work`; the signal passed to it aborts after this many milliseconds, or with one of `ends`. Unlike
 * that of `AbortSignal.timeout`, the timer is stopped with the work: a run starts tens of thousands.
 */
export const withDeadline = async <T>(
  clock: Clock,
  ms: number,
  ends: readonly (AbortSignal | null | undefined)[],
  work: (signal: AbortSignal) => Promise<T>
): Promise<T> => {
  const late = new AbortController()
  const stop = clock.startTimer(ms, () => late.abort(new TimeoutError(`no response within ${ms / 1000} s`)))
  try {
    return await work(AbortSignal.any([late.signal, ...ends.flatMap((end) => end ?? [])]))
  } finally {
    stop()
  }
}

class TimeoutError extends Error {
  override readonly name = 'TimeoutError'
}
