/**
 * Gives what `work` gives, whose signal aborts after so many milliseconds, or with one of `ends`. Unlike the timer of
 * `AbortSignal.timeout`, which a run has tens of thousands of, this one goes with the work.
 */
export const withDeadline = async <T>(
  ms: number,
  ends: readonly (AbortSignal | undefined)[],
  work: (signal: AbortSignal) => Promise<T>
): Promise<T> => {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(new DOMException(`nothing within ${ms / 1000} s`, 'TimeoutError')), ms)
  try {
    return await work(AbortSignal.any([late.signal, ...ends.flatMap((end) => end ?? [])]))
  } finally {
    clearTimeout(timer)
  }
}
