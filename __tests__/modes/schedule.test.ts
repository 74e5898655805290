import { describe, expect, test } from '@jest/globals'
import type { Client } from '../../src/github/client.ts'
import { packageOrder, runSchedule } from '../../src/modes/schedule.ts'

const hour = 3_600_000
const start = Date.parse('2026-06-01T02:17:00Z')

describe('the turns of packages', () => {
  test('are an order of all of them', () => {
    for (const count of [0, 1, 2, 7, 25]) {
      const turns = packageOrder(count, start)
      expect(turns.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, at) => at))
    }
  })

  test.each([
    ['hour', 1],
    ['six hours', 6],
    ['night', 24],
    ['week', 168]
  ])('begin with each, in runs of every %s', (_, hours) => {
    for (const count of [2, 3, 4, 8, 12, 24, 25, 100]) {
      const firsts = Array.from({ length: 10 * count }, (_, run) => packageOrder(count, start + run * hours * hour)[0])
      const often = Map.groupBy(firsts, (first) => first)
      expect(often.size).toBe(count)
      for (const runs of often.values()) expect(runs.length).toBeLessThan(30)
    }
  })
})

describe('the schedule', () => {
  /** Plans three packages, each with changes of this many requests, while so many are left; others spend some meanwhile. */
  const applied = async (cost: number, left: number, spentByOthers: number) => {
    let remaining = left
    const batches: unknown[] = []
    const client = { remaining: () => remaining } as Client
    await runSchedule(
      [0, 1, 2],
      { client, holdForChanges: () => {} },
      {
        plan: async (at) => {
          if (at === 2) remaining -= spentByOthers
        },
        mostRequests: () => cost + 1,
        cost: (planned) => planned.length * cost,
        apply: async (planned, how) => void batches.push({ planned, ...how }),
        skip: () => {},
        isStopped: () => false,
        isTimeShort: () => false
      }
    )
    return batches
  }

  test('changes all packages together where the hour covers them', async () => {
    expect(await applied(10, 100, 0)).toEqual([{ planned: [0, 1, 2], isCovered: true, last: true }])
  })

  test('does not where others have used it up since they were planned', async () => {
    expect(await applied(10, 100, 80)).toEqual([{ planned: [0, 1, 2], isCovered: false, last: true }])
  })

  test('changes what is planned before others are planned where it does not cover all', async () => {
    expect(await applied(10, 25, 0)).toEqual([
      { planned: [0, 1], isCovered: true, last: false },
      { planned: [2], isCovered: true, last: true }
    ])
  })
})
