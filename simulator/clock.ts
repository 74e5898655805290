/** Where the simulator, and whoever shares its time, reads the time and waits. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Milliseconds since some moment, whatever the time is set to. */
  elapsed(): number
  /** Resolves `ms` later; rejects with the signal's reason as soon as that aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** Calls `ring` after so many real milliseconds, unless the function that it returns is called first. */
  startTimer(ms: number, ring: () => void): () => void
}

/** A clock that a test moves, and that moves by itself to the next sleeper's time once everybody waits. */
export interface VirtualClock extends Clock {
  set(time: string | number): void
  advance(ms: number): void
}

/** The machine's own time. */
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
  startTimer: (ms, ring) => {
    const timer = setTimeout(ring, ms).unref()
    return () => clearTimeout(timer)
  }
}

// A request over loopback needs two or three turns of the event loop. Waiting a few more before time jumps lets requests
// in flight finish first, so they seem to take no time, rather than as long as some other sleeper sleeps.
const quietTurns = 10

interface Sleeper {
  readonly wakes: number
  readonly wake: () => void
}

/** The timers of all virtual clocks that run now. */
const timers = new Set<{ readonly ms: number; readonly ring: () => void }>()

/** Returns what rings, before its time, each timer that runs now and was started for so many milliseconds. */
export const expireTimers = (ms: number): (() => void) => {
  const running = [...timers].filter((timer) => timer.ms === ms)
  return () => {
    for (const timer of running) if (timers.has(timer)) timer.ring()
  }
}

/** A clock that starts at `start` and never really waits: hours of pacing pass in milliseconds, sleepers wake in order. */
export const virtualClock = (start: string | number): VirtualClock => {
  let now = milliseconds(start)
  const started = now
  const sleepers: Sleeper[] = []
  let turns = 0
  let turning = false

  const turn = () => {
    turns += 1
    if (turns > quietTurns) {
      turns = 0
      const next = sleepers.shift()
      if (next) {
        now = Math.max(now, next.wakes)
        next.wake()
      }
    }
    turning = sleepers.length > 0
    if (turning) setImmediate(turn)
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
          // What is less than a time can hold would never pass.
          wakes: ms > 0 && now + ms === now ? now + 1 : now + Math.max(0, ms),
          wake: () => {
            signal?.removeEventListener('abort', abort)
            resolve()
          }
        }
        signal?.addEventListener('abort', abort, { once: true })
        sleepers.splice(sleepers.findLastIndex((other) => other.wakes <= sleeper.wakes) + 1, 0, sleeper)
        turns = 0
        if (!turning) setImmediate(turn)
        turning = true
      }),
    startTimer: (ms, ring) => {
      const end = (): void => {
        stop()
        timers.delete(timer)
      }
      const timer = {
        ms,
        ring: () => {
          end()
          ring()
        }
      }
      const stop = systemClock.startTimer(ms, timer.ring)
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

/** The clock of a machine that is wrong about the time. */
export interface MachineClock extends Clock {
  /** Sets it so many milliseconds forward, or back where that is negative; no time passes by that. */
  step(ms: number): void
}

/** A machine's clock that is so many milliseconds ahead of the true time, or behind where that is negative. */
export const machineClock = (time: Clock, ahead = 0): MachineClock => {
  let wrong = ahead
  return {
    now: () => time.now() + wrong,
    elapsed: time.elapsed,
    sleep: time.sleep,
    startTimer: time.startTimer,
    step: (ms) => {
      wrong += ms
    }
  }
}

/** Milliseconds since 1970 of an ISO 8601 time or of milliseconds. */
export const milliseconds = (time: string | number): number => {
  const ms = new Date(time).getTime()
  if (Number.isNaN(ms)) throw new RangeError(`"${time}" is not a time`)
  return ms
}
