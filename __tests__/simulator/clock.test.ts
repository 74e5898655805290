import { describe, expect, test } from '@jest/globals'
import { milliseconds, systemClock, virtualClock } from '../../simulator/clock.ts'
import { serve, smallWorld } from './simulate.ts'

describe('a virtual clock', () => {
  test('starts at a time and moves only when set', () => {
    const clock = virtualClock('2026-01-01T00:00:00Z')
    expect(clock.now()).toBe(Date.UTC(2026, 0, 1))
    clock.advance(5_000)
    expect(clock.now()).toBe(Date.UTC(2026, 0, 1, 0, 0, 5))
    clock.set('2026-02-01T00:00:00Z')
    expect(clock.now()).toBe(Date.UTC(2026, 1, 1))
  })

  test('wakes sleepers in the order of their wake-up times', async () => {
    const clock = virtualClock(0)
    const woken: [string, number][] = []
    const sleep = async (name: string, ms: number) => {
      await clock.sleep(ms)
      woken.push([name, clock.now()])
    }
    await Promise.all([sleep('late', 3_000), sleep('early', 1_000), sleep('also early', 1_000), sleep('middle', 2_000)])
    expect(woken).toEqual([
      ['early', 1_000],
      ['also early', 1_000],
      ['middle', 2_000],
      ['late', 3_000]
    ])
  })

  test('lets work that a sleeper starts finish before it wakes the next', async () => {
    const { world, clock } = smallWorld()
    const { simulator, rest } = await serve(world)
    const start = clock.now()
    const far = clock.sleep(3_600_000)
    await clock.sleep(1_000)
    await rest('GET', '/user')
    expect(simulator.requests[0]?.time).toBe(start + 1_000)
    await far
    expect(clock.now()).toBe(start + 3_600_000)
  })

  test('sleeps 17,000 seconds in no time', async () => {
    const clock = virtualClock(0)
    for (let second = 0; second < 17_000; second += 1) await clock.sleep(1_000)
    expect(clock.now()).toBe(17_000_000)
  })
})

describe.each([
  ['system', systemClock],
  ['virtual', virtualClock(0)]
])('a sleeper of the %s clock', (_name, clock) => {
  test('sleeps at least as long as requested', async () => {
    const before = clock.now()
    await clock.sleep(20)
    expect(clock.now() - before).toBeGreaterThanOrEqual(19)
  })

  test('rejects with the reason of its signal', async () => {
    const controller = new AbortController()
    const sleeping = clock.sleep(60_000, controller.signal)
    controller.abort(new Error('cancelled'))
    await expect(sleeping).rejects.toThrow('cancelled')
    await expect(clock.sleep(60_000, controller.signal)).rejects.toThrow('cancelled')
  })

  test('leaves no listener on a signal that never aborts', async () => {
    const controller = new AbortController()
    await clock.sleep(1, controller.signal)
    controller.abort(new Error('too late'))
    await clock.sleep(1)
    expect(controller.signal.aborted).toBe(true)
  })
})

test('an invalid time is refused', () => {
  expect(() => milliseconds('yesterday')).toThrow('"yesterday" is not a time')
})

test('a sleep below the resolution of the clock ends', async () => {
  const clock = virtualClock('2026-06-01T00:00:00Z')
  const before = clock.now()
  await clock.sleep(1e-9)
  expect(clock.now()).toBe(before + 1)
})
