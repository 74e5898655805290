import { expect, test } from '@jest/globals'
import { virtualClock } from '../../simulator/clock.ts'
import { createBudget } from '../../src/github/budget.ts'

const start = Date.parse('2026-06-01T00:00:00Z')
const hour = 3_600_000

/** A budget, and answers that tell of it: sent at this time of GitHub's, of an hour that ends at another one. */
const setUp = (reserve = 0) => {
  const clock = virtualClock(start)
  const budget = createBudget(clock, reserve)
  const answer = (remaining: number, reset: number, date: number | null = clock.now(), limit: number | null = 1000) =>
    budget.update({
      ...(limit !== null && { 'x-ratelimit-limit': String(limit) }),
      'x-ratelimit-remaining': String(remaining),
      'x-ratelimit-reset': String(reset / 1000),
      ...(date !== null && { date: new Date(date).toUTCString() })
    })
  return { clock, budget, answer }
}

test('is unknown until an answer tells of it', () => {
  const { budget } = setUp(50)
  expect(budget.update({ 'x-ratelimit-remaining': '5' })).toBe(false)
  budget.consume(1)
  expect([budget.remaining(), budget.hourly()]).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY])
  expect(budget.reset()).toEqual({ time: start, wait: 0 })
})

test('lasts as long as its hour by the times of GitHub, and a moment longer', () => {
  const { clock, budget, answer } = setUp(50)
  answer(300, start + 7 * hour, start + 6.5 * hour)
  expect(budget.remaining()).toBe(250)
  expect(budget.reset()).toEqual({ time: start + 7 * hour, wait: hour / 2 + 1000 })
  clock.advance(hour / 2)
  expect(budget.remaining()).toBe(250)
  clock.advance(1000)
  expect([budget.remaining(), budget.hourly()]).toEqual([950, 950])
})

test("uses the machine's clock where answers have no time", () => {
  const { clock, budget, answer } = setUp()
  answer(300, start + hour, null, null)
  expect(budget.reset().wait).toBe(hour + 1000)
  clock.advance(hour + 1000)
  expect([budget.remaining(), budget.hourly()]).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY])
})

test('counts what answers that were overtaken do not know of', () => {
  const { budget, answer } = setUp()
  answer(300, start + hour)
  answer(310, start + hour + 2000)
  answer(305, start + hour - 2000)
  expect(budget.remaining()).toBe(300)
  answer(290, start + hour + 1000)
  expect(budget.remaining()).toBe(290)
})

test('is not shrunk by a late answer of the hour before', () => {
  const { clock, budget, answer } = setUp()
  answer(3, start + hour)
  clock.advance(hour + 1000)
  answer(1, start + hour)
  expect(budget.remaining()).toBe(1000)
  answer(998, start + 2 * hour)
  answer(0, start + hour)
  expect(budget.remaining()).toBe(998)
})

test('does not wait for an hour that no answer has mentioned', () => {
  const { clock, budget, answer } = setUp(50)
  answer(0, start + hour, start, 60)
  expect(budget.remaining()).toBe(0)
  clock.advance(hour + 1000)
  expect(budget.remaining()).toBe(10)
  budget.consume(10)
  expect(budget.remaining()).toBe(1)
  expect(budget.reset()).toEqual({ time: clock.now(), wait: 0 })
})

test('waits for no hour that is over already, though more is asked for than one has', () => {
  const { clock, budget, answer } = setUp(995)
  answer(1000, start + hour)
  clock.advance(2 * hour)
  budget.consume(5)
  expect(budget.remaining()).toBe(1)
  expect(budget.reset()).toEqual({ time: clock.now(), wait: 0 })
})
