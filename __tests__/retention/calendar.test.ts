import { describe, expect, test } from '@jest/globals'
import { planCalendar } from '../../src/retention/calendar.ts'
import { findExpiries } from '../../src/retention/expiry.ts'
import { planPackage } from '../../src/retention/plan.ts'
import type { Policy } from '../../src/retention/policy.ts'
import { container, image, index, type Listing, now, policy, rule, unknownRefs } from './builders.ts'

const calendarOf = (listing: Listing, of: Policy) => {
  const inventory = container(listing)
  const plan = planPackage(inventory, of, unknownRefs, now)
  const expiries = findExpiries({ inventory, policy: of, refs: unknownRefs, now, plan })
  return planCalendar(plan.decisions, expiries, inventory.manifests, now)
}

const pulls = policy([rule('pr-*', { within: '35d' })])

describe('the calendar', () => {
  test('counts what expires on each of the next days, with the bytes that only this frees', () => {
    const calendar = calendarOf(
      {
        'a 10d pr-1': index(['child']),
        'child 10d': image({ layers: [100, 1000] }),
        'b 20d pr-2': image({ layers: [20] }),
        'c 20d pr-3': image({ layers: [20, 3] }),
        'd 36d pr-4': image({ layers: [5, 20] }),
        'e 5d pr-5': image({ layers: [7] }),
        'z 90d main': image({ layers: [1000] })
      },
      pulls
    )
    expect(calendar).toEqual([
      { date: '2026-07-30', versions: 2, images: 2, bytes: 23 },
      { date: '2026-08-09', versions: 2, images: 1, bytes: 100 }
    ])
  })

  test('has no day where nothing expires within 30 days', () => {
    expect(calendarOf({ 'a 5d pr-1': image(), 'd 36d pr-4': image(), 'z 90d main': image() }, pulls)).toEqual([])
  })

  test('has no bytes where no manifests were read', () => {
    expect(calendarOf({ 'a 34d pr-1': null, 'z 90d main': null }, pulls)).toEqual([
      { date: '2026-07-16', versions: 1, images: 1 }
    ])
  })
})
