import type { Clock } from './clock.ts'

/**
 * Returns what `work` returns; the signal it gets aborts after so many milliseconds, or with one of `ends`. Unlike the
 * timer of `AbortSignal.timeout`, which a run would start tens of thousands of, this one is stopped with the work.
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
