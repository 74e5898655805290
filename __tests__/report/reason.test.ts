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

const day = 86_400_000
const june = Date.parse('2026-06-01T12:30:45.678Z')

const reasons: readonly (readonly [text: string, gist: string, reason: Reason])[] = [
  ['covered by no rule: main, v1', 'covered by no rule', { code: 'uncovered', labels: ['main', 'v1'] }],
  ['protected: latest', 'protected', { code: 'protected', labels: ['latest'] }],
  ['created time missing or in the future', 'created time missing or in the future', { code: 'unknown-time' }],
  [
    'untagged and in the grace period, until 2026-06-01 12:30 UTC',
    'untagged and in the grace period',
    { code: 'grace', until: june }
  ],
  ['needed by what stays: 3, 4', 'needed by what stays', { code: 'needed-by', ids: [3, 4] }],
  ['among the 3 that stay in any case', 'among the 3 that stay in any case', { code: 'min-keep', limit: 3 }],
  ['the one that stays in any case', 'the one that stays in any case', { code: 'min-keep', limit: 1 }],
  ['the one that stays in any case', 'the one that stays in any case', { code: 'min-keep', limit: 0 }],
  ['a manifest of the package cannot be read', 'a manifest of the package cannot be read', { code: 'unreadable' }],
  [
    'held back by max-delete-percent: 50, since 8 of 15 would go and at most 7 may',
    'held back by max-delete-percent: 50',
    { code: 'fuse', going: 8, images: 15, limit: 50 }
  ],
  ['not in the approved plan', 'not in the approved plan', { code: 'not-in-plan' }],
  ['what it refers to is gone', 'what it refers to is gone', { code: 'orphan' }],
  [
    'a signature or attestation of an image in another package',
    'a signature or attestation of an image in another package',
    { code: 'foreign-subject' }
  ],
  ['goes with 3', 'goes with', { code: 'goes-with', ids: [3] }],
  [
    'chosen by restore-from, restore-tags, deleted 9d ago',
    'chosen by restore-from, restore-tags',
    { code: 'chosen', by: ['restore-from', 'restore-tags'], age: 9 * day }
  ],
  ['chosen by restore-tags', 'chosen by restore-tags', { code: 'chosen', by: ['restore-tags'], age: null }],
  ['comes with 3', 'comes with', { code: 'comes-with', ids: [3] }],
  [
    'untagged, and perhaps a part of what comes back',
    'untagged, and perhaps a part of what comes back',
    { code: 'perhaps-needed' }
  ],
  ['came back with its package', 'came back with its package', { code: 'with-package' }],
  ['there already', 'there already', { code: 'active' }],
  [
    'a tag has moved on: latest is on version 3 by now, and stays there',
    'a tag has moved on',
    { code: 'tag-moved', tag: 'latest', id: 3 }
  ],
  ['9d old, rule 2 keeps none', 'rule 2', { code: 'expired', rule: 1, age: 9 * day, misses: [] }],
  [
    'rule 1 keeps the latest 3, rank 2, group 207',
    'rule 1 keeps the latest 3',
    { code: 'latest', rule: 0, limit: 3, rank: 2, group: '207' }
  ],
  [
    'rule 1 keeps 14 days, until 2026-06-01 12:30 UTC',
    'rule 1 keeps 14 days',
    { code: 'within', rule: 0, limit: '14 days', rank: 1, until: june }
  ],
  [
    'rule 1 keeps 999999 years',
    'rule 1 keeps 999999 years',
    { code: 'within', rule: 0, limit: '999999 years', until: Number.POSITIVE_INFINITY }
  ],
  [
    'rule 1 keeps hourly: 24, newest of 2026-06-01 05:00',
    'rule 1 keeps hourly: 24',
    { code: 'hourly', rule: 0, limit: 24, rank: 1, period: '2026-06-01T05' }
  ],
  [
    'rule 1 keeps daily: 7, newest of 2026-06-01',
    'rule 1 keeps daily: 7',
    { code: 'daily', rule: 0, limit: 7, rank: 1, period: '2026-06-01' }
  ],
  [
    'rule 1 keeps weekly: 30d, newest of 2026-W23, group main, until 2026-06-01 12:30 UTC',
    'rule 1 keeps weekly: 30d',
    { code: 'weekly', rule: 0, limit: '30d', rank: 1, period: '2026-W23', group: 'main', until: june }
  ],
  [
    'rule 1 keeps monthly: 6, newest of 2026-06',
    'rule 1 keeps monthly: 6',
    { code: 'monthly', rule: 0, limit: 6, rank: 1, period: '2026-06' }
  ],
  [
    'rule 1 keeps yearly: 2, newest of 2026',
    'rule 1 keeps yearly: 2',
    { code: 'yearly', rule: 0, limit: 2, rank: 1, period: '2026' }
  ],
  ...(
    [
      ['pr-open', 'its pull request is open'],
      ['branch-exists', 'its branch exists'],
      ['tag-exists', 'its Git tag exists'],
      ['unreleased', 'its version is not released']
    ] as const
  ).map(([limit, so]): readonly [string, string, Reason] => [
    `rule 1 keeps it while ${so}`,
    `rule 1 keeps it while ${so}`,
    { code: 'while', rule: 0, limit }
  ]),
  ...(
    [
      ['version', 'version number'],
      ['major', 'version number'],
      ['minor', 'version number'],
      ['variant', 'version number'],
      ['channel', 'prerelease'],
      ['pr', '{pr}'],
      ['constructor', '{constructor}']
    ] as const
  ).map(([limit, key]): readonly [string, string, Reason] => [
    `rule 3 finds no ${key} in it`,
    `rule 3 finds no ${key} in it`,
    { code: 'ungrouped', rule: 2, limit }
  ])
]

describe('a reason', () => {
  test.each(reasons)('reads: %s', (text, gist, reason) => {
    expect(formatReason(reason)).toBe(text)
    expect(summarizeReason(reason)).toBe(gist)
  })

  test('of every code is in the table above', () => {
    const codes: Readonly<Record<Reason['code'], true>> = {
      uncovered: true,
      protected: true,
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
      while: true,
      ungrouped: true
    }
    expect(new Set(reasons.map(([, , { code }]) => code))).toEqual(new Set(Object.keys(codes)))
  })
})

describe('why a version goes', () => {
  const within: UnmetCondition = { key: 'within', limit: '7d' }
  const latest: UnmetCondition = { key: 'latest', limit: 3, rank: 9 }
  test.each<[text: string, misses: readonly UnmetCondition[]]>([
    ['rule 1 keeps 7d; rank 9 of 3', [latest, within]],
    ['rule 1 keeps 7d', [within]],
    ['rule 1: rank 9 of 3', [latest]],
    ['rule 1 keeps none', [{ key: 'latest', limit: 0, rank: 1 }]],
    ['rule 1: rank 4 of at most 3', [{ key: 'max', limit: 3, rank: 4 }]],
    ['rule 1: hour 25 of 24', [{ key: 'hourly', limit: 24, rank: 25, period: '2026-06-01T05' }]],
    ['rule 1: day 8 of 7', [{ key: 'daily', limit: 7, rank: 8, period: '2026-06-01' }]],
    ['rule 1: week 5 of 4', [{ key: 'weekly', limit: 4, rank: 5, period: '2026-W23' }]],
    ['rule 1: month 7 of 6', [{ key: 'monthly', limit: 6, rank: 7, period: '2026-06' }]],
    ['rule 1: year 3 of 2', [{ key: 'yearly', limit: 2, rank: 3, period: '2026' }]],
    ['rule 1: past daily: 30d', [{ key: 'daily', limit: '30d', rank: 8, period: '2026-06-01' }]],
    ['rule 1: not the newest of 2026-06-01 05:00', [{ key: 'hourly', limit: 24, period: '2026-06-01T05' }]],
    [
      'rule 1 keeps 7d; day 8 of 7; not the newest of 2026-W23 or 2026-06',
      [
        within,
        { key: 'daily', limit: 7, rank: 8, period: '2026-06-01' },
        { key: 'weekly', limit: 4, period: '2026-W23' },
        { key: 'monthly', limit: 6, period: '2026-06' }
      ]
    ],
    ['rule 1: its pull request is not open', [{ key: 'while', limit: 'pr-open' }]],
    ['rule 1: its branch does not exist', [{ key: 'while', limit: 'branch-exists' }]],
    ['rule 1: its Git tag does not exist', [{ key: 'while', limit: 'tag-exists' }]],
    ['rule 1: its version is released', [{ key: 'while', limit: 'unreleased' }]]
  ])('reads: %s', (text, misses) => {
    expect(formatReasons([{ code: 'expired', rule: 0, age: day, misses }])).toBe(text)
  })

  test('names the nearest miss where a version is in several groups', () => {
    const misses: UnmetCondition[] = [
      { key: 'latest', limit: 1, rank: 5 },
      { key: 'daily', limit: 7, period: '2026-06-01' },
      { key: 'latest', limit: 1, rank: 2 },
      { key: 'daily', limit: 7, rank: 9, period: '2026-06-01' }
    ]
    expect(formatReasons([{ code: 'expired', rule: 0, age: day, misses }])).toBe('rule 1: rank 2 of 1; day 9 of 7')
  })

  test('names every rule that covers it', () => {
    const reasons: Reason[] = [
      { code: 'expired', rule: 0, age: 14 * day, misses: [{ key: 'within', limit: '7d' }] },
      { code: 'expired', rule: 2, age: 14 * day, misses: [] }
    ]
    expect(formatReasons(reasons)).toBe('rule 1 keeps 7d, and rule 3 keeps none')
    expect(reasons.map(formatReason)).toEqual(['14d old, rule 1 keeps 7d', '14d old, rule 3 keeps none'])
  })
})

test.each([
  [0, '0min'],
  [59 * 60_000 + 59_999, '59min'],
  [60 * 60_000, '1h'],
  [48 * 3_600_000 - 1, '47h'],
  [48 * 3_600_000, '2d'],
  [1126 * day, '1126d']
])('an age of %d ms is %s', (ms, text) => {
  expect(formatAge(ms)).toBe(text)
})

test('times are UTC, to the second for programs and to the minute for people', () => {
  expect(formatTime(june)).toBe('2026-06-01T12:30:45Z')
  expect(formatMinute(june)).toBe('2026-06-01 12:30 UTC')
  expect(formatMinute(8.64e15)).toBe('+275760-09-13 00:00 UTC')
})

test('counts have their noun in the right number and their thousands apart', () => {
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
