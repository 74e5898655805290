import { describe, expect, test } from '@jest/globals'
import {
  formatAge,
  formatCount,
  formatList,
  formatMinute,
  formatReason,
  formatReasons,
  formatTime,
  summarizeReason
} from '../../src/report/reason.ts'
import type { Reason, UnmetCondition } from '../../src/retention/reason.ts'
import { expectPieces } from '../words.ts'
import { misses, reasons } from './reasons.ts'

const day = 86_400_000
const june = Date.parse('2026-06-01T12:30:45.678Z')

describe('a reason', () => {
  test.each(reasons)('of %j names its values, and begins with its summary', (reason, ...pieces) => {
    const text = formatReason(reason)
    expectPieces(text, summarizeReason(reason), ...pieces)
  })

  test('has a summary without the details of a single version', () => {
    const summary = (reason: Reason) => summarizeReason(reason)
    expect(summary({ code: 'protected', labels: ['a'] })).toBe(summary({ code: 'protected', labels: ['b'] }))
    expect(summary({ code: 'latest', rule: 0, limit: 3, rank: 1 })).toBe(
      summary({ code: 'latest', rule: 0, limit: 3, rank: 2, group: '1.4' })
    )
  })

  test('of every code is among the samples', () => {
    const codes: Readonly<Record<Reason['code'], true>> = {
      uncovered: true,
      protected: true,
      'in-use': true,
      'unknown-time': true,
      grace: true,
      'foreign-subject': true,
      'needed-by': true,
      'min-keep': true,
      unreadable: true,
      fuse: true,
      'not-in-plan': true,
      orphan: true,
      'goes-with': true,
      chosen: true,
      'comes-with': true,
      'perhaps-needed': true,
      'missing-from': true,
      'refers-to': true,
      'with-package': true,
      active: true,
      'tag-moved': true,
      expired: true,
      latest: true,
      within: true,
      hourly: true,
      daily: true,
      weekly: true,
      monthly: true,
      yearly: true,
      deployments: true,
      while: true,
      ungrouped: true
    }
    expect(new Set(reasons.map(([{ code }]) => code))).toEqual(new Set(Object.keys(codes)))
  })
})

describe('why a version is deleted', () => {
  const why = (...all: readonly Reason[]): string => formatReasons(all)
  const expired = (...misses: readonly UnmetCondition[]): Reason => ({ code: 'expired', rule: 0, age: day, misses })

  test.each(misses)('%j: what the rule keeps, and where the version stood', (misses, ...pieces) => {
    expectPieces(why(expired(...misses)), 'rule 1', ...pieces)
  })

  test('names the nearest miss of a version that is in several groups', () => {
    const text = why(
      expired(
        { key: 'latest', limit: 1, rank: 5 },
        { key: 'daily', limit: 7, period: '2026-06-01' },
        { key: 'latest', limit: 1, rank: 2 },
        { key: 'daily', limit: 7, rank: 9, period: '2026-06-01' }
      )
    )
    expectPieces(text, '2nd', '9th day')
    expect(text).not.toMatch(/5th|2026/)
  })

  test('names every rule that matches, and the age only if requested', () => {
    const reasons = [expired({ key: 'within', limit: '7d' }), { ...expired(), rule: 2, age: 14 * day } as const]
    expectPieces(why(...reasons), /rule 1.*7d.*rule 3/)
    expect(why(...reasons)).not.toContain('14d')
    expectPieces(reasons.map(formatReason).join(), '24h old', '14d old')
  })
})

test.each([
  [1, 'newest'],
  [2, '2nd'],
  [3, '3rd'],
  [4, '4th'],
  [11, '11th'],
  [22, '22nd'],
  [1011, '1,011th']
])('rank %d reads %s', (rank, text) => {
  expectPieces(formatReason({ code: 'latest', rule: 0, limit: 5000, rank }), text)
})

test.each([
  [0, '<1min'],
  [59 * 60_000 + 59_999, '59min'],
  [60 * 60_000, '1h'],
  [48 * 3_600_000 - 1, '47h'],
  [48 * 3_600_000, '2d'],
  [1126 * day, '1126d']
])('an age of %d ms is %s', (ms, text) => {
  expect(formatAge(ms)).toBe(text)
})

test('times are in UTC, to the second for programs and to the minute for people', () => {
  expect(formatTime(june)).toBe('2026-06-01T12:30:45Z')
  expect(formatMinute(june)).toBe('2026-06-01 12:30 UTC')
  expect(formatMinute(8.64e15)).toBe('+275760-09-13 00:00 UTC')
})

test('counts have a singular or plural noun and thousands separators', () => {
  expect([0, 1, 2, 12_345].map((number) => formatCount(number, 'version'))).toEqual([
    '0 versions',
    '1 version',
    '2 versions',
    '12,345 versions'
  ])
})

test('long lists name the first few', () => {
  expect(formatList(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c, d, e')
  expect(formatList([1, 2, 3, 4, 5, 6, 7])).toBe('1, 2, 3, 4, 5 and 2 more')
  expect(formatList(['a', 'b'], 1)).toBe('a and 1 more')
})
