import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers'
import timersPromises from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Clock } from '../simulator/clock.ts'

const { setTimeout: setRealTimeout, clearTimeout: clearRealTimeout } = timers

/**
 * Replaces what tells the time and waits in this process by a clock: Date, performance.now, process.hrtime.bigint, and the
 * timers of Node, global or imported. Timers inside Node, such as those of sockets, keep real time. So does a timer from
 * `unref()` on: since a process does not wait for it, it must not make time pass.
 */
export const replaceTime = (clock: Clock): void => {
  const RealDate = Date
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, self) => Reflect.construct(target, args.length > 0 ? args : [clock.now()], self),
    apply: () => new RealDate(clock.now()).toString(),
    get: (target, key) => (key === 'now' ? () => clock.now() : Reflect.get(target, key))
  })
  performance.now = () => clock.elapsed()
  process.hrtime.bigint = () => BigInt(Math.round(clock.elapsed() * 1e6))

  const running = new Map<number, Timer>()
  const start = (repeats: boolean, callback: Callback, ms: unknown, values: unknown[]): Timer => {
    const onTime = (): void => {
      if (!repeats) running.delete(Number(timer))
      callback(...values)
    }
    const timer = createTimer(clock, delayOf(ms), repeats, onTime)
    running.set(Number(timer), timer)
    return timer
  }
  const clear = (timer: unknown): void => {
    const id = Number(timer)
    running.get(id)?.close()
    running.delete(id)
  }
  const sleep = async <T>(ms?: number, value?: T, options?: { readonly signal?: AbortSignal }) => {
    await clock.sleep(delayOf(ms), options?.signal)
    return value
  }
  const replacements = {
    setTimeout: Object.assign(
      (callback: Callback, ms?: unknown, ...values: unknown[]) => start(false, callback, ms, values),
      { [promisify.custom]: sleep }
    ),
    setInterval: (callback: Callback, ms?: unknown, ...values: unknown[]) => start(true, callback, ms, values),
    clearTimeout: clear,
    clearInterval: clear
  }
  for (const module of [globalThis, timers]) Object.assign(module, replacements)
  Object.assign(timersPromises, { setTimeout: sleep })
  syncBuiltinESMExports()
}

type Callback = (...values: unknown[]) => void

/** Returns a delay as Node reads it: it takes what is below a millisecond or longer than 24 days for one millisecond. */
const delayOf = (ms: unknown): number => (Number(ms) >= 1 && Number(ms) < 2 ** 31 ? Number(ms) : 1)

type Timer = ReturnType<typeof createTimer>

let lastId = 0

/** Returns a running timer with the methods of Node's own. */
const createTimer = (clock: Clock, ms: number, repeats: boolean, onTime: () => void) => {
  const id = ++lastId
  let isRef = true
  let stop: (() => void) | null = null
  const ring = (): void => {
    stop = repeats ? wait() : null
    onTime()
  }
  const wait = () => (isRef ? waitVirtually(clock, ms, ring) : waitReally(ms, ring))
  const setRef = (value: boolean) => {
    if (isRef === value) return timer
    isRef = value
    return stop ? timer.refresh() : timer
  }
  const timer = {
    ref: () => setRef(true),
    unref: () => setRef(false),
    hasRef: () => isRef,
    refresh: () => {
      stop?.()
      stop = wait()
      return timer
    },
    close: () => {
      stop?.()
      stop = null
      return timer
    },
    [Symbol.toPrimitive]: () => id
  }
  stop = wait()
  return timer
}

const waitVirtually = (clock: Clock, ms: number, ring: () => void): (() => void) => {
  const stopped = new AbortController()
  // Not called by the promise, which would swallow what the callback throws.
  const ringIfRunning = (): void => {
    if (!stopped.signal.aborted) ring()
  }
  void clock.sleep(ms, stopped.signal).then(
    () => setImmediate(ringIfRunning),
    () => {}
  )
  return () => stopped.abort()
}

const waitReally = (ms: number, ring: () => void): (() => void) => {
  const timer = setRealTimeout(ring, ms).unref()
  return () => clearRealTimeout(timer)
}
