import { describe, expect, test } from '@jest/globals'
import { virtualClock } from '../../simulator/clock.ts'
import { createRateLimiter } from '../../src/github/rate-limiter.ts'
import fc from '../fast-check.ts'

const minute = 60_000

/** A request: when it began, when the server counts it, and how many requests and mutations were in flight then. */
interface Begun {
  readonly at: number
  readonly counted: number
  readonly points: number
  readonly open: number
  readonly openMutations: number
}

/** A pace whose requests take `latency` milliseconds, and a record of what began when. */
const setUp = ({ latency = 0, signal }: { latency?: number; signal?: AbortSignal } = {}) => {
  const clock = virtualClock(0)
  const pace = createRateLimiter({ clock, stop: signal })
  const begun: Begun[] = []
  let open = 0
  let openMutations = 0
  const send = (mutation: boolean, takes = latency, asks = 0, late = 0): Promise<void> =>
    pace.schedule<void>(
      mutation,
      async () => {
        open += 1
        if (mutation) openMutations += 1
        const at = clock.now()
        begun.push({ at, counted: at + late * takes, points: mutation ? 5 : 1, open, openMutations })
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

/** The most points that the server counts within any 60 seconds. */
const mostPoints = (begun: readonly Begun[]): number => {
  let most = 0
  let points = 0
  let oldest = 0
  const counted = begun.toSorted((one, other) => one.counted - other.counted)
  for (const each of counted) {
    points += each.points
    for (let old = counted[oldest]; old && old.counted <= each.counted - minute; old = counted[++oldest]) {
      points -= old.points
    }
    most = Math.max(most, points)
  }
  return most
}

const most = (begun: readonly Begun[], key: 'open' | 'openMutations'): number =>
  Math.max(...begun.map((each) => each[key]))

describe('reads', () => {
  test('are sent at once until the points of a minute are spent, and again once these are free', async () => {
    const { begun, sendMany } = setUp()
    await sendMany(2000, false)
    expect(begun.map(({ at }) => at)).toEqual(
      Array.from({ length: 2000 }, (_, index) => Math.floor(index / 860) * minute)
    )
    expect(mostPoints(begun)).toBe(860)
  })

  test('are never more than 100 at once', async () => {
    const { begun, sendMany } = setUp({ latency: 1000 })
    await sendMany(500, false)
    expect(most(begun, 'open')).toBe(100)
    expect(begun.at(-1)?.at).toBe(4000)
  })

  test('begin in the order in which they were asked for', async () => {
    const clock = virtualClock(0)
    const pace = createRateLimiter({ clock })
    const order: number[] = []
    await Promise.all(Array.from({ length: 1000 }, (_, at) => pace.schedule(false, async () => void order.push(at))))
    expect(order).toEqual(Array.from({ length: 1000 }, (_, at) => at))
  })
})

describe('mutations', () => {
  test('run 10 side by side as long as a minute has points', async () => {
    const { begun, sendMany } = setUp({ latency: 20 })
    await sendMany(172, true)
    expect(most(begun, 'openMutations')).toBe(10)
    expect(begun.at(-1)?.at).toBe(17 * 20)
    await sendMany(1, true)
    expect(begun.at(-1)?.at).toBe(minute + 20)
  })

  test('are 172 a minute, however many there are', async () => {
    const { begun, sendMany } = setUp({ latency: 150 })
    await sendMany(17_000, true)
    expect(mostPoints(begun)).toBe(860)
    // Each minute waits for the responses to the requests of the minute before.
    expect(begun.at(-1)?.at).toBeLessThanOrEqual((17_000 / 172) * (minute + 150) + 3000)
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

test('no mix of requests spends more than 900 points in any minute, has 100 reads or 10 mutations under way, or stands still', async () => {
  const ms = fc.integer({ min: 0, max: 90_000 })
  const request = fc.record({
    mutation: fc.boolean(),
    takes: ms,
    asks: fc.oneof(fc.constant(0), ms),
    // When the server counts it, between its sending and its answer.
    late: fc.double({ min: 0, max: 1, noNaN: true })
  })
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
        all.push(...requests.map(({ mutation, takes, asks, late }) => send(mutation, takes, mutation ? asks : 0, late)))
      }
      const lastAsked = clock.now()
      await Promise.all(all)
      expect(begun).toHaveLength(plan.reduce((sum, { requests }) => sum + requests.length, 0))
      expect(mostPoints(begun)).toBeLessThanOrEqual(900)
      expect(Math.max(0, ...begun.map(({ open }) => open))).toBeLessThanOrEqual(100)
      expect(Math.max(0, ...begun.map(({ openMutations }) => openMutations))).toBeLessThanOrEqual(10)
      // Each holds its points while it asks and until a minute after its answer, and no longer.
      const times = begun.map(({ at }) => at).filter((at) => at >= lastAsked)
      const gaps = times.slice(1).map((at, index) => at - Number(times[index]))
      expect(Math.max(0, ...gaps)).toBeLessThanOrEqual(2 * 90_000 + minute)
    }),
    // Shrinking would take minutes; the seed finds the same plan again.
    { numRuns: 15, seed: 1, endOnFailure: true }
  )
})

describe('what a mutation asks right before it is sent', () => {
  /** Mutations of so many packages, each of which is looked at with so many reads whenever the last look is 45 s old. */
  const changePackages = async ({ packages, reads, each }: { packages: number; reads: number; each: number }) => {
    const latency = 20
    const { clock, pace, begun, send } = setUp({ latency })
    const lookTimes: number[] = []
    const change = (isOld: () => boolean, look: () => Promise<void>) =>
      pace.schedule<void>(
        true,
        async () => {
          begun.push({ at: clock.now(), counted: clock.now(), points: 5, open: 0, openMutations: 0 })
          await clock.sleep(latency)
        },
        async () => {
          while (isOld()) await look()
          return null
        }
      )
    const all = Array.from({ length: packages }, () => {
      let [seen, looking] = [Number.NEGATIVE_INFINITY, null as Promise<void> | null]
      const look = async (): Promise<void> => {
        const asked = clock.now()
        await Promise.all(Array.from({ length: reads }, () => send(false)))
        lookTimes.push(clock.now() - asked)
        ;[seen, looking] = [asked, null]
      }
      return Array.from({ length: each }, () =>
        change(
          () => clock.now() - seen >= 45_000,
          () => (looking ??= look())
        )
      )
    })
    await Promise.all(all.flat())
    return { lookTimes, begun, ended: clock.now() }
  }

  test.each([
    { packages: 1, reads: 20, each: 600 },
    { packages: 1, reads: 5, each: 1000 },
    { packages: 8, reads: 4, each: 60 },
    { packages: 200, reads: 2, each: 1 }
  ])('never waits for the points of others: %j', async (packages) => {
    const { lookTimes, begun } = await changePackages(packages)
    expect(Math.max(...lookTimes)).toBeLessThan(1000)
    expect(mostPoints(begun)).toBeLessThanOrEqual(900)
  })

  test('costs no more than its points: 600 of them end in the minutes that GitHub allows', async () => {
    const { ended } = await changePackages({ packages: 1, reads: 5, each: 600 })
    expect(ended).toBeLessThan(3 * minute + 2000)
  })
})

test('mutations limited like content creation are 80 in any minute and 500 in any hour', async () => {
  const waits: number[] = []
  const clock = virtualClock(0)
  const pace = createRateLimiter({ clock, onHourlyWait: (ms) => void waits.push(ms) })
  const times: number[] = []
  const change = () => pace.schedule(true, async () => void times.push(clock.now()))
  await Promise.all(Array.from({ length: 100 }, change))
  expect([pace.limitMutations(), pace.limitMutations()]).toEqual([true, false])
  await Promise.all(Array.from({ length: 450 }, change))
  const inSpan = (end: number, span: number) => times.filter((time) => time <= end && time > end - span).length
  expect(Math.max(...times.slice(100).map((time) => inSpan(time, minute)))).toBe(80)
  expect(Math.max(...times.map((time) => inSpan(time, 60 * minute)))).toBe(500)
  expect(times.at(-1)).toBe(60 * minute)
  expect(waits).toEqual([55 * minute])
})

describe('what is asked when the turn has come', () => {
  test('takes its time, and the points count when the request is sent', async () => {
    const { clock, begun, send, sendMany } = setUp()
    const asking = Array.from({ length: 10 }, () => send(true, 0, 59_000))
    await sendMany(810, false)
    await Promise.all(asking)
    await sendMany(860, false)
    expect(mostPoints(begun)).toBe(860)
    expect(clock.now()).toBe(119_000)
  })

  test('is followed by an answer, until which nobody knows when GitHub counts', async () => {
    const { clock, send, sendMany } = setUp()
    const slow = Array.from({ length: 10 }, () => send(true, 50_000))
    await sendMany(810, false)
    await Promise.all(slow)
    await sendMany(860, false)
    expect(clock.now()).toBe(110_000)
  })

  test('may say something instead, which costs nothing', async () => {
    const { clock, pace, begun, sendMany } = setUp()
    for (let at = 0; at < 50; at += 1) {
      const send = () => Promise.reject(new Error('sent'))
      await expect(pace.schedule(true, send, async () => 'no longer due')).resolves.toBe('no longer due')
    }
    await sendMany(860, false)
    expect(clock.now()).toBe(0)
    expect(begun).toHaveLength(860)
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
    const sending = sendMany(861, false)
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
  /** Returns how many reads begin at once, after a wait for those sent before. */
  const burstAfter = async ({ clock, begun, sendMany }: ReturnType<typeof setUp>, wait: number): Promise<number> => {
    await clock.sleep(wait)
    const [before, now] = [begun.length, clock.now()]
    await sendMany(861, false)
    await clock.sleep(minute)
    return begun.slice(before).filter(({ at }) => at === now).length
  }

  test('half the points are left, and recover by a tenth in each minute', async () => {
    const it = setUp()
    expect(await burstAfter(it, 0)).toBe(860)
    it.pace.pauseUntil(it.clock.now() + minute)
    await it.clock.sleep(minute)
    await it.sendMany(411, true)
    // 82 mutations, then 91 and 100 as points come back.
    const minutes = Map.groupBy(it.begun.slice(861), ({ at }) => at)
    expect([...minutes.values()].map(({ length }) => length).slice(0, 3)).toEqual([82, 91, 100])
    expect(await burstAfter(it, 60 * minute)).toBe(860)
  })

  test('that many requests report at once, the points halve once', async () => {
    const it = setUp()
    for (let at = 0; at < 10; at += 1) it.pace.pauseUntil(it.clock.now() + 1000)
    expect(await burstAfter(it, 1000)).toBe(410)
  })

  test('by pause, the points never fall below an eighth', async () => {
    const it = setUp()
    for (let at = 0; at < 10; at += 1) {
      await it.clock.sleep(1000)
      it.pace.pauseUntil(it.clock.now() + 1000)
    }
    expect(await burstAfter(it, 1000)).toBe(72)
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
