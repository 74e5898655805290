import { describe, expect, test } from '@jest/globals'
import { virtualClock } from '../../simulator/clock.ts'
import {
  applyPlan,
  createLanes,
  deleteExecutor,
  deleteWholePackage,
  type Lane,
  toOutcome
} from '../../src/apply/apply-plan.ts'
import type { Removal } from '../../src/github/package-changes.ts'
import { createStop, type Stop } from '../../src/http/stop.ts'
import type { Outcome, Plan } from '../../src/retention/plan.ts'
import fc from '../fast-check.ts'

/** A plan that deletes so many versions, whose ids count from 1; each belongs to the versions that `owners` names. */
const planOf = (count: number, owners: Readonly<Record<number, readonly number[]>> = {}): Plan => ({
  status: 'ok',
  images: count,
  emptiesPackage: false,
  decisions: Array.from({ length: count }, (_, at) => ({
    version: { id: at + 1, name: `1.0.${at}`, tags: [], created: 0, updated: 0 },
    part: 'image',
    action: 'delete',
    untag: [],
    reasons: []
  })),
  changes: Array.from({ length: count }, (_, index) => ({
    index,
    image: owners[index] === undefined,
    after: owners[index] ?? [],
    time: index
  }))
})

const deleted: Removal = { outcome: 'deleted' }
const never = createStop()

/** Carries out a plan, each deletion taking `latency` milliseconds and ending as `end` says. */
const carryOut = async (
  plan: Plan,
  {
    end = () => deleted,
    latency = () => 1000,
    deferred = [],
    stop = never,
    lane = createLanes()(),
    covers
  }: {
    end?: (id: number) => Removal
    latency?: (id: number) => number
    deferred?: readonly number[]
    stop?: Stop
    lane?: Lane
    covers?: (changes: number) => Promise<boolean>
  } = {}
) => {
  const clock = virtualClock(0)
  const begun: { readonly id: number; readonly at: number; readonly open: number }[] = []
  const ended = new Map<number, number>()
  const remove = async ({ id }: { readonly id: number }, begin: () => void): Promise<Removal> => {
    begin()
    begun.push({ id, at: clock.now(), open: begun.length - ended.size + 1 })
    await clock.sleep(latency(id))
    ended.set(id, clock.now())
    return end(id)
  }
  const outcomes: Outcome[] = []
  for await (const outcome of applyPlan(plan, new Set(deferred), deleteExecutor(remove, lane, covers), stop))
    outcomes.push(outcome)
  const by = new Map(outcomes.map((each) => [each.index, each.outcome]))
  return { begun, ended, outcomes, by: plan.decisions.map((_, index) => by.get(index)) }
}

describe('plans that are applied side by side', () => {
  test('have 10 changes in progress together, those of an earlier plan first', async () => {
    const clock = virtualClock(0)
    const nextLane = createLanes()
    const begun: string[] = []
    let [running, most] = [0, 0]
    const carryOutNext = async (name: string, count: number): Promise<void> => {
      const remove = async (): Promise<Removal> => {
        begun.push(name)
        most = Math.max(most, ++running)
        await clock.sleep(1000)
        running--
        return deleted
      }
      const outcomes = applyPlan(planOf(count), new Set(), deleteExecutor(remove, nextLane()), never)
      for await (const { outcome } of outcomes) expect(outcome).toBe('deleted')
    }
    await Promise.all([carryOutNext('a', 30), carryOutNext('b', 25), carryOutNext('c', 5)])
    expect(most).toBe(10)
    // One of each shows that the token may delete there; then all turns are those of the first plan.
    expect(begun.slice(0, 3)).toEqual(['a', 'b', 'c'])
    expect(begun.lastIndexOf('a')).toBeLessThan(begun.indexOf('b', 3))
    expect(begun.lastIndexOf('b')).toBeLessThan(begun.indexOf('c', 3))
  })

  test('begin an image only if the budget covers its parts and those of all images that are begun', async () => {
    const nextLane = createLanes()
    const asked: number[] = []
    const covers = async (changes: number): Promise<boolean> => {
      asked.push(changes)
      return changes <= 4
    }
    // Each is an image with two parts.
    const plan = planOf(3, { 1: [0], 2: [0] })
    const [first, second] = await Promise.all([
      carryOut(plan, { lane: nextLane(), covers }),
      carryOut(plan, { lane: nextLane(), covers })
    ])
    expect(asked).toEqual([3, 6])
    expect(first.by).toEqual(['deleted', 'deleted', 'deleted'])
    expect(second.by).toEqual(['deferred', 'deferred', 'deferred'])
  })

  test('count parts no longer once they are deleted, or will not be', async () => {
    const nextLane = createLanes()
    const covers = async (changes: number): Promise<boolean> => changes <= 3
    const plan = planOf(3, { 1: [0], 2: [0] })
    for (const outcome of ['deleted', 'failed', 'deleted'] as const) {
      const end = (): Removal => (outcome === 'failed' ? { outcome, problem: 'no' } : { outcome })
      expect((await carryOut(plan, { lane: nextLane(), covers, end })).by[0]).toBe(outcome)
    }
  })
})

describe('applyPlan', () => {
  test('yields one outcome for each version', async () => {
    const { outcomes } = await carryOut(planOf(25))
    expect(outcomes.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 25 }, (_, at) => at)
    )
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['deleted']))
  })

  test('has 10 deletions under way at once after a first one that worked, in the order of the plan', async () => {
    const { begun } = await carryOut(planOf(35))
    expect(begun.map(({ id }) => id)).toEqual(Array.from({ length: 35 }, (_, at) => at + 1))
    expect(Math.max(...begun.map(({ open }) => open))).toBe(10)
    expect(begun.filter(({ at }) => at < 1000)).toHaveLength(1)
    expect(begun.at(-1)?.at).toBe(4000)
  })

  test('yields what is done while other deletions still take their time', async () => {
    const { outcomes } = await carryOut(planOf(12), { latency: (id) => (id === 2 ? 60_000 : 1000) })
    expect(outcomes.at(-1)?.index).toBe(1)
  })

  test('begins with a part when all that it belongs to is gone', async () => {
    const { begun, ended } = await carryOut(planOf(4, { 2: [0, 1], 3: [2] }), { latency: (id) => id * 1000 })
    const start = (id: number) => begun.find((each) => each.id === id)?.at
    expect([start(1), start(2), start(3), start(4)]).toEqual([0, ended.get(1), ended.get(2), ended.get(3)])
  })

  test.each<[Outcome['outcome'], Removal, Outcome['outcome'], RegExp]>([
    ['refused', { outcome: 'refused', problem: 'the last one' }, 'skipped', /image/],
    ['failed', { outcome: 'failed', problem: '500' }, 'skipped', /image/],
    ['changed', { outcome: 'changed' }, 'changed', /was not deleted/]
  ])('leaves what belongs to an image that is %s in place, at every depth', async (outcome, end, ofParts, says) => {
    const plan = planOf(4, { 1: [0], 2: [1] })
    const { by, begun, outcomes } = await carryOut(plan, { end: (id) => (id === 1 ? end : deleted) })
    expect(by).toEqual([outcome, ofParts, ofParts, 'deleted'])
    expect(begun.map(({ id }) => id)).toEqual([1, 4])
    expect(outcomes.find(({ index }) => index === 1)?.problem).toMatch(says)
  })

  test('takes a part also where somebody else deleted the image', async () => {
    const { by } = await carryOut(planOf(2, { 1: [0] }), { end: (id) => (id === 1 ? { outcome: 'gone' } : deleted) })
    expect(by).toEqual(['gone', 'deleted'])
  })

  test('leaves a part that two images share while one of them is there', async () => {
    const { by } = await carryOut(planOf(3, { 2: [0, 1] }), {
      end: (id) => (id === 2 ? { outcome: 'failed', problem: '500' } : deleted)
    })
    expect(by).toEqual(['deleted', 'failed', 'skipped'])
  })

  test('sends nothing for what is deferred', async () => {
    const { by, begun } = await carryOut(planOf(4, { 1: [0] }), { deferred: [0, 1] })
    expect(by).toEqual(['deferred', 'deferred', 'deleted', 'deleted'])
    expect(begun.map(({ id }) => id)).toEqual([3, 4])
  })

  test('continues after a deletion without any usable answer, which fails alone', async () => {
    const { by, outcomes } = await carryOut(planOf(3), {
      end: (id) => {
        if (id === 2) throw new Error('no usable answer in 5 tries')
        return deleted
      }
    })
    expect(by).toEqual(['deleted', 'failed', 'deleted'])
    expect(outcomes.find(({ index }) => index === 1)?.problem).toBe('no usable answer in 5 tries')
  })

  test('begins nothing once it is stopped, and defers the rest', async () => {
    const stop = createStop()
    const { by, begun } = await carryOut(planOf(40), {
      stop,
      end: (id) => {
        if (id === 12) stop.requestStop()
        return deleted
      }
    })
    expect(begun.length).toBeLessThan(30)
    expect(by.filter((outcome) => outcome === 'deleted')).toHaveLength(begun.length)
    expect(by.slice(begun.length)).toEqual(Array(40 - begun.length).fill('deferred'))
  })

  test('defers what belongs to an image whose deletion the stop kept from being sent', async () => {
    const stop = createStop()
    const { by, begun, outcomes } = await carryOut(planOf(2, { 1: [0] }), {
      stop,
      end: () => {
        stop.requestStop()
        throw new Error('aborted')
      }
    })
    expect(by).toEqual(['deferred', 'deferred'])
    expect(outcomes.map(({ problem }) => problem)).toEqual([null, null])
    expect(begun).toHaveLength(1)
  })

  test('finishes after a stop the images that were begun, and holds the stop as long', async () => {
    const stop = createStop()
    let sent = true
    const { by } = await carryOut(planOf(7, { 1: [0], 2: [1], 4: [3], 6: [0, 5] }), {
      stop,
      end: (id) => {
        sent &&= !stop.abortSignal.aborted
        if (id === 1) stop.requestStop()
        return deleted
      }
    })
    expect(by).toEqual(['deleted', 'deleted', 'deleted', 'deferred', 'deferred', 'deferred', 'deferred'])
    expect(sent).toBe(true)
    expect(stop.abortSignal.aborted).toBe(true)
  })

  test('begins an image only where the budget covers it with its parts and all that is begun', async () => {
    const asked: number[] = []
    const { by } = await carryOut(planOf(7, { 1: [0], 2: [0], 4: [3], 5: [0, 3] }), {
      latency: (id) => (id === 1 ? 100 : 5000),
      covers: async (changes) => asked.push(changes) < 3
    })
    // The part of two images counts with the second; a version without parts counts what is open.
    expect(asked).toEqual([3, 5, 6])
    expect(by).toEqual(['deleted', 'deleted', 'deleted', 'deleted', 'deleted', 'deleted', 'deferred'])
  })

  test('ends at the first denial, and after a success only where several follow each other', async () => {
    const denied: Removal = { outcome: 'failed', problem: 'no admin rights', denied: true }
    const first = await carryOut(planOf(60, { 59: [58] }), { end: () => denied })
    expect(first.begun).toHaveLength(1)
    expect(first.by).toEqual(['failed', ...Array(59).fill('skipped')])
    expect(first.outcomes.at(-1)?.problem).toMatch(/image/)
    const once = await carryOut(planOf(60), { end: (id) => (id === 7 ? denied : deleted) })
    expect(once.by.filter((outcome) => outcome !== 'deleted')).toEqual(['failed'])
    const lost = await carryOut(planOf(60), { end: (id) => (id > 6 ? denied : deleted) })
    expect(lost.begun.length).toBeLessThan(6 + 3 + 10)
    expect(lost.by.at(-1)).toBe('skipped')
  })

  test('leaves what belongs to an image that waits for a later run', async () => {
    const { by, begun } = await carryOut(planOf(3, { 1: [0], 2: [1] }), { deferred: [0] })
    expect(by).toEqual(['deferred', 'deferred', 'deferred'])
    expect(begun).toEqual([])
  })

  test('never begins with a part before its owners are gone, whatever fails', async () => {
    const plans = fc.integer({ min: 1, max: 40 }).chain((count) =>
      fc.record({
        owners: fc.array(fc.array(fc.nat({ max: 39 }), { maxLength: 3 }), { minLength: count, maxLength: count }),
        ends: fc.array(fc.constantFrom('deleted', 'gone', 'refused', 'failed', 'changed'), {
          minLength: count,
          maxLength: count
        }),
        latencies: fc.array(fc.nat({ max: 5000 }), { minLength: count, maxLength: count })
      })
    )
    await fc.assert(
      fc.asyncProperty(plans, async ({ owners, ends, latencies }) => {
        const links = owners.map((each, index) => [...new Set(each)].filter((owner) => owner < index))
        const { begun, ended, by } = await carryOut(planOf(links.length, { ...links }), {
          end: (id) => {
            const outcome = ends[id - 1] ?? 'deleted'
            return outcome === 'refused' || outcome === 'failed' ? { outcome, problem: 'no' } : { outcome }
          },
          latency: (id) => latencies[id - 1] ?? 0
        })
        expect(by).not.toContain(undefined)
        for (const { id, at } of begun) {
          for (const owner of links[id - 1] ?? []) {
            expect(['deleted', 'gone']).toContain(by[owner])
            expect(ended.get(owner + 1)).toBeLessThanOrEqual(at)
          }
        }
      }),
      { numRuns: 50 }
    )
  })
})

describe('deleteWholePackage', () => {
  const outcomesOf = async (removal: () => Promise<Removal>, stop = never.signal) => {
    let asked = 0
    const outcomes: string[] = []
    const remove = () => {
      asked += 1
      return removal()
    }
    for await (const { index, outcome, problem } of deleteWholePackage(planOf(2), remove, createLanes()(), stop)) {
      outcomes.push([index, outcome, ...(problem === null ? [] : [problem])].join(' '))
    }
    return { asked, outcomes }
  }

  test.each<[string, Removal, readonly string[]]>([
    ['is deleted', deleted, ['0 deleted', '1 deleted']],
    ['is refused', { outcome: 'refused', problem: 'popular' }, ['0 refused popular', '1 refused popular']],
    ['has changed', { outcome: 'changed' }, ['0 changed', '1 changed']]
  ])('asks once, and tells of all versions that the package %s', async (_, removal, outcomes) => {
    expect(await outcomesOf(async () => removal)).toEqual({ asked: 1, outcomes })
  })

  test('fails where there is no answer', async () => {
    expect((await outcomesOf(() => Promise.reject(new Error('reset')))).outcomes).toEqual([
      '0 failed reset',
      '1 failed reset'
    ])
  })

  test('asks nothing once it is stopped', async () => {
    expect(await outcomesOf(async () => deleted, AbortSignal.abort())).toEqual({
      asked: 0,
      outcomes: ['0 deferred', '1 deferred']
    })
  })
})

test('what a stop kept from being sent is deferred, not failed', async () => {
  expect(await toOutcome(Promise.reject(new Error('cancelled')), AbortSignal.abort())).toEqual({ outcome: 'deferred' })
})
