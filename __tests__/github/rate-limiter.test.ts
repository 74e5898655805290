import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { virtualClock } from '../../simulator/clock.ts'
import { createRateLimiter } from '../../src/github/rate-limiter.ts'

const minute = 60_000

/** What was sent: when it began, and how many were under way then, of all and of mutations. */
interface Begun {
  readonly at: number
  readonly points: number
  readonly open: number
  readonly openMutations: number
}

/** A pace whose requests take `latency` milliseconds, and a record of what began when. */
const setUp = ({ latency = 0, signal }: { latency?: number; signal?: AbortSignal } = {}) => {
  const clock = virtualClock(0)
  const pace = createRateLimiter(clock, signal)
  const begun: Begun[] = []
  let open = 0
  let openMutations = 0
  const send = (mutation: boolean, takes = latency, asks = 0): Promise<void> =>
    pace.schedule<void>(
      mutation,
      async () => {
        open += 1
        if (mutation) openMutations += 1
        begun.push({ at: clock.now(), points: mutation ? 5 : 1, open, openMutations })
        await clock.sleep(takes)
        open -= 1
        if (mutation) openMutations -= 1
      },
      async () => {
        if (asks > 0) await clock.sleep(asks)
        return null
      }
    )
  const sendMany = (count: number, mutation: boolean) =>
    Promise.all(Array.from({ length: count }, () => send(mutation)))
  return { clock, pace, begun, send, sendMany }
}

/** The most points that began within any 60 seconds. */
const mostPoints = (begun: readonly Begun[]): number => {
  let most = 0
  let points = 0
  let oldest = 0
  for (const each of begun) {
    points += each.points
    for (let old = begun[oldest]; old && old.at <= each.at - minute; old = begun[++oldest]) points -= old.points
    most = Math.max(most, points)
  }
  return most
}

const most = (begun: readonly Begun[], key: 'open' | 'openMutations'): number =>
  Math.max(...begun.map((each) => each[key]))

describe('reads', () => {
  test('go at once until the points of a minute are spent, and again when they come back', async () => {
    const { begun, sendMany } = setUp()
    await sendMany(2000, false)
    expect(begun.map(({ at }) => at)).toEqual(
      Array.from({ length: 2000 }, (_, index) => Math.floor(index / 900) * minute)
    )
    expect(mostPoints(begun)).toBe(900)
  })

  test('are never more than 100 at once', async () => {
    const { begun, sendMany } = setUp({ latency: 1000 })
    await sendMany(500, false)
    expect(most(begun, 'open')).toBe(100)
    expect(begun.at(-1)?.at).toBe(4000)
  })

  test('begin in the order in which they were asked for', async () => {
    const clock = virtualClock(0)
    const pace = createRateLimiter(clock)
    const order: number[] = []
    await Promise.all(Array.from({ length: 1000 }, (_, at) => pace.schedule(false, async () => void order.push(at))))
    expect(order).toEqual(Array.from({ length: 1000 }, (_, at) => at))
  })
})

describe('mutations', () => {
  test('go 10 side by side for the first hundred', async () => {
    const { begun, sendMany } = setUp({ latency: 200 })
    await sendMany(100, true)
    expect(most(begun, 'openMutations')).toBe(10)
    expect(begun.at(-1)?.at).toBe(9 * 200)
  })

  test('follow evenly, 150 a minute, however many there are', async () => {
    const { begun, sendMany } = setUp({ latency: 150 })
    await sendMany(17_000, true)
    const later = begun.slice(100)
    const gaps = later.slice(1).map(({ at }, index) => at - Number(later[index]?.at))
    expect([Math.min(...gaps), Math.max(...gaps)]).toEqual([400, 400])
    expect(mostPoints(begun)).toBe(750)
    expect(begun.at(-1)?.at).toBeLessThanOrEqual((17_000 / 150) * minute)
  })

  test('let a read wait for the next ten of them at most', async () => {
    const { clock, begun, send, sendMany } = setUp()
    await sendMany(150, true)
    const mutating = sendMany(50, true)
    await clock.sleep(1)
    const before = begun.length
    await Promise.all([mutating, send(false)])
    expect(begun.slice(before).findIndex(({ points }) => points === 1)).toBe(10)
  })
})

test('no mix of requests spends more than 900 points in any minute, or has 100 reads or 10 mutations under way', async () => {
  const ms = fc.integer({ min: 0, max: 90_000 })
  const request = fc.record({ mutation: fc.boolean(), takes: ms, asks: fc.oneof(fc.constant(0), ms) })
  const bursts = fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 90_000 }),
      requests: fc.array(request, { maxLength: 400, size: 'max' })
    }),
    { maxLength: 5, size: 'max' }
  )
  await fc.assert(
    fc.asyncProperty(bursts, async (plan) => {
      const { clock, begun, send } = setUp()
      const all: Promise<void>[] = []
      for (const { after, requests } of plan) {
        await clock.sleep(after)
        all.push(...requests.map(({ mutation, takes, asks }) => send(mutation, takes, mutation ? asks : 0)))
      }
      await Promise.all(all)
      expect(begun).toHaveLength(plan.reduce((sum, { requests }) => sum + requests.length, 0))
      expect(mostPoints(begun)).toBeLessThanOrEqual(900)
      expect(Math.max(0, ...begun.map(({ open }) => open))).toBeLessThanOrEqual(100)
      expect(Math.max(0, ...begun.map(({ openMutations }) => openMutations))).toBeLessThanOrEqual(10)
    }),
    // Shrinking would take minutes; the seed finds the same plan again.
    { numRuns: 15, seed: 1, endOnFailure: true }
  )
})

describe('what is asked when the turn has come', () => {
  test('takes its time, and the points count when the request is sent', async () => {
    const { clock, begun, send, sendMany } = setUp()
    const asking = Array.from({ length: 10 }, () => send(true, 0, 59_000))
    await sendMany(850, false)
    await Promise.all(asking)
    await sendMany(900, false)
    expect(mostPoints(begun)).toBe(900)
    expect(clock.now()).toBe(119_000)
  })

  test('is followed by an answer, until which nobody knows when GitHub counts', async () => {
    const { clock, send, sendMany } = setUp()
    const slow = Array.from({ length: 10 }, () => send(true, 50_000))
    await sendMany(850, false)
    await Promise.all(slow)
    await sendMany(900, false)
    expect(clock.now()).toBe(110_000)
  })

  test('may say something instead, which costs nothing', async () => {
    const { clock, pace, begun, sendMany } = setUp()
    for (let at = 0; at < 50; at += 1) {
      const send = () => Promise.reject(new Error('sent'))
      await expect(pace.schedule(true, send, async () => 'no longer due')).resolves.toBe('no longer due')
    }
    await sendMany(900, false)
    expect(clock.now()).toBe(0)
    expect(begun).toHaveLength(900)
  })

  test('is asked again after a pause that came meanwhile', async () => {
    const { clock, pace } = setUp()
    const asked: number[] = []
    const sentAt = await pace.schedule(
      true,
      async () => clock.now(),
      async () => {
        asked.push(clock.now())
        if (asked.length === 1) pace.pauseUntil(60_000)
        return null
      }
    )
    expect({ asked, sentAt }).toEqual({ asked: [0, 60_000], sentAt: 60_000 })
  })
})

describe('a pause', () => {
  test('holds back everything that has not begun', async () => {
    const { pace, begun, sendMany } = setUp()
    pace.pauseUntil(30_000)
    await sendMany(3, false)
    await sendMany(1, true)
    expect(begun.map(({ at }) => at)).toEqual([30_000, 30_000, 30_000, 30_000])
  })

  test('holds back also what already waits for its turn', async () => {
    const { clock, pace, begun, sendMany } = setUp()
    const sending = sendMany(901, false)
    await clock.sleep(50_000)
    pace.pauseUntil(90_000)
    await sending
    expect(begun.at(-1)?.at).toBe(90_000)
  })

  test('that falls into another counts once', async () => {
    const { clock, pace, sendMany } = setUp()
    pace.pauseUntil(30_000)
    pace.pauseUntil(20_000)
    pace.pauseUntil(40_000)
    expect(pace.waitedMs()).toBe(40_000)
    await sendMany(1, false)
    pace.pauseUntil(clock.now() + 5_000)
    expect(pace.waitedMs()).toBe(45_000)
  })

  test('in the past holds back nothing', async () => {
    const { clock, pace, begun, sendMany } = setUp()
    clock.set(50_000)
    pace.pauseUntil(40_000)
    await sendMany(1, false)
    expect(begun.map(({ at }) => at)).toEqual([50_000])
    expect(pace.waitedMs()).toBe(0)
  })
})

describe('after a pause', () => {
  /** Milliseconds between one mutation and the next, once so many have gone that they are spread. */
  const gapAfter = async (
    { clock, send, begun, sendMany }: ReturnType<typeof setUp>,
    wait: number
  ): Promise<number> => {
    await clock.sleep(wait)
    const before = begun.length
    await sendMany(3, true)
    await send(true)
    const [, second, third] = begun.slice(before)
    return Number(third?.at) - Number(second?.at)
  }

  test('everything goes at half the speed, which comes back by a tenth in each minute', async () => {
    const it = setUp()
    await it.sendMany(150, true)
    expect(await gapAfter(it, 120_000)).toBe(400)
    it.pace.pauseUntil(it.clock.now() + 60_000)
    expect(await gapAfter(it, 60_000)).toBe(800)
    expect(await gapAfter(it, minute)).toBeCloseTo(800 / 1.1, 0)
    expect(await gapAfter(it, 60 * minute)).toBe(400)
  })

  test('that many requests are told of at once, the speed halves once', async () => {
    const it = setUp()
    await it.sendMany(150, true)
    await it.clock.sleep(120_000)
    for (let at = 0; at < 10; at += 1) it.pace.pauseUntil(it.clock.now() + 60_000)
    expect(await gapAfter(it, 60_000)).toBe(800)
  })

  test('by pause, the speed never falls below an eighth', async () => {
    const it = setUp()
    await it.sendMany(150, true)
    for (let at = 0; at < 10; at += 1) {
      await it.clock.sleep(1000)
      it.pace.pauseUntil(it.clock.now() + 1000)
    }
    expect(await gapAfter(it, 10_000)).toBe(3200)
  })

  test('reads have fewer points to spend, too', async () => {
    const { clock, pace, begun, sendMany } = setUp()
    pace.pauseUntil(1000)
    await sendMany(451, false)
    expect(begun.filter(({ at }) => at === 1000)).toHaveLength(450)
    expect(clock.now()).toBe(61_000)
  })
})

test('a server without limits is only spared too many requests at once', async () => {
  const { pace, begun, sendMany } = setUp({ latency: 100 })
  pace.disable()
  await Promise.all([sendMany(2000, false), sendMany(200, true)])
  expect(Math.max(...begun.map(({ at }) => at))).toBeLessThan(5000)
  expect(most(begun, 'open')).toBe(100)
  expect(most(begun, 'openMutations')).toBe(10)
})

test.each([
  ['read', false, 150],
  ['mutation', true, 30]
])('a %s that fails leaves its place to the next', async (_, mutation, count) => {
  const { pace } = setUp()
  const fail = () => pace.schedule(mutation, () => Promise.reject(new Error('reset')))
  const results = await Promise.allSettled(Array.from({ length: count }, fail))
  expect(results.every(({ status }) => status === 'rejected')).toBe(true)
  await expect(pace.schedule(mutation, async () => 'sent')).resolves.toBe('sent')
})

describe('after a cancellation', () => {
  test('nothing begins any more', async () => {
    const cancel = new AbortController()
    const { begun, sendMany } = setUp({ signal: cancel.signal })
    cancel.abort(new Error('cancelled'))
    await expect(sendMany(3, false)).rejects.toThrow('cancelled')
    expect(begun).toEqual([])
  })

  test('what waits for its turn gives up at once', async () => {
    const cancel = new AbortController()
    const { clock, pace, begun, send } = setUp({ signal: cancel.signal })
    pace.pauseUntil(30_000)
    const waiting = send(false)
    cancel.abort(new Error('cancelled'))
    await expect(waiting).rejects.toThrow('cancelled')
    expect(clock.now()).toBe(0)
    expect(begun).toEqual([])
  })
})
