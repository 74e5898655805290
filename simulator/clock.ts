/** Source of time and delays for the simulator and its client. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Monotonic milliseconds, unaffected by changes of the time. */
  elapsed(): number
  /** Resolves `ms` later; rejects with the signal's reason as soon as that aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** Calls `onTimeout` after `ms` real milliseconds. Returns a function that cancels the timer. */
  startTimer(ms: number, onTimeout: () => void): () => void
}

/** A clock that a test sets, and that jumps to the next sleeper's time once everything waits. */
export interface VirtualClock extends Clock {
  set(time: string | number): void
  advance(ms: number): void
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const abort = () => {
        clearTimeout(timer)
        reject(signal?.reason)
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', abort)
        resolve()
      }, ms)
      signal?.addEventListener('abort', abort, { once: true })
    }),
  startTimer: (ms, onTimeout) => {
    const timer = setTimeout(onTimeout, ms).unref()
    return () => clearTimeout(timer)
  }
}

// A request over loopback needs two or three turns of the event loop. Waiting for a few more before time jumps lets
// requests in flight finish first; otherwise they would seem to take as long as some other sleeper sleeps.
const idleTurnsBeforeJump = 10

interface Sleeper {
  readonly wakesAt: number
  readonly wake: () => void
}

/** Running timers of all virtual clocks. */
const timers = new Set<{ readonly ms: number; readonly expire: () => void }>()

/** Returns a function that expires early the timers of `ms` milliseconds that are running now. */
export const expireTimers = (ms: number): (() => void) => {
  const running = [...timers].filter((timer) => timer.ms === ms)
  return () => {
    for (const timer of running) if (timers.has(timer)) timer.expire()
  }
}

/** Returns a clock that starts at `start` and never really waits: hours of pacing pass in milliseconds, sleepers wake in order. */
export const virtualClock = (start: string | number): VirtualClock => {
  let now = milliseconds(start)
  const started = now
  const sleepers: Sleeper[] = []
  let idleTurns = 0
  let isTurning = false

  const turn = () => {
    idleTurns += 1
    if (idleTurns > idleTurnsBeforeJump) {
      idleTurns = 0
      const next = sleepers.shift()
      if (next) {
        now = Math.max(now, next.wakesAt)
        next.wake()
      }
    }
    isTurning = sleepers.length > 0
    if (isTurning) setImmediate(turn)
  }

  return {
    now: () => now,
    elapsed: () => now - started,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const abort = () => {
          sleepers.splice(sleepers.indexOf(sleeper), 1)
          reject(signal?.reason)
        }
        const sleeper: Sleeper = {
          // A wait below the resolution of a number would leave the time unchanged for ever.
          wakesAt: ms > 0 && now + ms === now ? now + 1 : now + Math.max(0, ms),
          wake: () => {
            signal?.removeEventListener('abort', abort)
            resolve()
          }
        }
        signal?.addEventListener('abort', abort, { once: true })
        sleepers.splice(sleepers.findLastIndex((other) => other.wakesAt <= sleeper.wakesAt) + 1, 0, sleeper)
        idleTurns = 0
        if (!isTurning) setImmediate(turn)
        isTurning = true
      }),
    startTimer: (ms, onTimeout) => {
      const end = (): void => {
        stop()
        timers.delete(timer)
      }
      const timer = {
        ms,
        expire: () => {
          end()
          onTimeout()
        }
      }
      const stop = systemClock.startTimer(ms, timer.expire)
      timers.add(timer)
      return end
    },
    set: (time) => {
      now = milliseconds(time)
    },
    advance: (ms) => {
      now += ms
    }
  }
}

/** The clock of a machine whose time differs from GitHub's. */
export interface MachineClock extends Clock {
  /** Sets the clock forward by `ms`, or back if negative, without any time passing. */
  step(ms: number): void
}

/** Returns a machine's clock that is `offsetMs` ahead of the true time, or behind if negative. */
export const machineClock = (trueClock: Clock, offsetMs = 0): MachineClock => {
  let offset = offsetMs
  return {
    now: () => trueClock.now() + offset,
    elapsed: trueClock.elapsed,
    sleep: trueClock.sleep,
    startTimer: trueClock.startTimer,
    step: (ms) => {
      offset += ms
    }
  }
}

/** Returns milliseconds since 1970 for an ISO 8601 time or for milliseconds; throws RangeError for anything else. */
export const milliseconds = (time: string | number): number => {
  const ms = new Date(time).getTime()
  if (Number.isNaN(ms)) throw new RangeError(`"${time}" is not a time`)
  return ms
}
