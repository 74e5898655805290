import { describe, expect, test } from '@jest/globals'
import { packageOrder } from '../../src/modes/schedule.ts'

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
