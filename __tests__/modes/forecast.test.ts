import { describe, expect, test } from '@jest/globals'
import { addForecast, forecastChanges, runsPerHour } from '../../src/modes/forecast.ts'
import { formatRateLimit } from '../../src/report/rate-limit.ts'
import { expectPieces } from '../words.ts'

const limit = { remaining: 900, perHour: 950, spent: 50 }
const unscheduled = { schedule: null }

describe('the forecast', () => {
  test('covers all changes that this hour has the requests for', () => {
    expect(forecastChanges(880, 900, limit, unscheduled)).toEqual({ remaining: 900, planned: 880, covered: 880 })
  })

  test.each([
    // The rest takes what is lacking, of hours that each have 900 requests behind the listing.
    [1000, 1020, 882, 1],
    [1780, 1800, 890, 1],
    [1781, 1801, 890, 2],
    [5000, 5100, 882, 5]
  ])('of %i changes by %i requests has this hour cover %i, and %i more', (planned, cost, covered, furtherHours) => {
    expect(forecastChanges(planned, cost, limit, unscheduled)).toMatchObject({
      ...{ planned, covered, furtherHours, furtherRuns: furtherHours }
    })
  })

  test('counts all runs that a schedule starts in an hour, whose requests they share', () => {
    const next = { schedule: '*/15 * * * *' }
    expect(forecastChanges(5000, 5100, limit, next)).toMatchObject({ furtherHours: 5, furtherRuns: 20, ...next })
  })

  test('counts hours, not runs, where the run waits for them, and lists nothing again', () => {
    const { furtherHours, furtherRuns } = forecastChanges(2840, 2850, limit, 'wait')
    expect([furtherHours, furtherRuns]).toEqual([3, undefined])
  })

  test('says nothing of the rest where listing alone takes an hour', () => {
    const { covered, furtherHours } = forecastChanges(
      100,
      110,
      { remaining: 10, perHour: 950, spent: 950 },
      unscheduled
    )
    expect([covered, furtherHours]).toEqual([9, undefined])
  })

  test('of several groups of packages adds up', () => {
    const [one, two] = [forecastChanges(10, 12, limit, unscheduled), forecastChanges(1000, 1020, limit, unscheduled)]
    expect(addForecast(null, one)).toEqual(one)
    expect(addForecast(one, two)).toEqual({ ...two, planned: 1010, covered: 892 })
    expect(addForecast(two, one)).toEqual({ ...two, planned: 1010, covered: 892 })
    expect(addForecast(one, one)).toEqual({ remaining: 900, planned: 20, covered: 20 })
  })
})

test.each([
  ['17 3 * * *', 1],
  ['0,30 * * * *', 2],
  ['*/15 2-4 * * *', 4],
  ['5-59/10 * * * MON', 6],
  ['10/20 * * * *', 3],
  ['0-4 * * * *', 5],
  ['* * * * *', 60],
  ['7,7 * * * *', 1],
  ['x/0 * * * *', 1]
])('the schedule %s starts %i runs in an hour', (cron, runs) => {
  expect(runsPerHour(cron)).toBe(runs)
})

describe('the words for it', () => {
  const words = (...figures: Parameters<typeof forecastChanges>) =>
    formatRateLimit(forecastChanges(...figures), { mode: 'clean' })

  test('name the requests, and what they are enough for', () => {
    expectPieces(words(880, 900, limit, unscheduled), '900 requests', 'enough for the 880 planned deletions')
    expectPieces(words(1, 1, limit, unscheduled), 'enough for the 1 planned deletion.')
  })

  test.each(['restore', 'repair'] as const)('count restores with mode: %s', (mode) => {
    expectPieces(formatRateLimit({ remaining: 9, planned: 5, covered: 5 }, { mode }), 'the 5 planned restores')
  })

  test('and what the rest takes', () => {
    const shared = 'about 882 of the 5,000 planned deletions'
    expectPieces(words(5000, 5100, limit, unscheduled), shared, '5 more runs, each in another hour')
    expectPieces(words(5000, 5100, limit, { schedule: '7 3 * * *' }), shared, '5 more runs', '"7 3 * * *"')
    expectPieces(words(1000, 1020, limit, 'wait'), 'it waits about 1 more hour.')
    expectPieces(words(100, 110, { ...limit, remaining: 10, spent: 950 }, unscheduled), 'about 9 of the 100')
  })
})
