import { UTCDate } from '@date-fns/utc/date'
import { describe, expect, test } from '@jest/globals'
import { format } from 'date-fns/format'
import fc from 'fast-check'
import { evaluateRule, type RefState, type RuleContext, type RuleMember } from '../../src/retention/keep-rules.ts'
import { covers } from '../../src/retention/pattern.ts'
import type { Rule } from '../../src/retention/policy.ts'
import type { KeepReason, UnmetCondition } from '../../src/retention/reason.ts'
import { readRelease } from '../../src/retention/release.ts'
import type { PackageType } from '../../src/retention/version.ts'
import { type KeepText, now, rule, unknownRefs } from './builders.ts'

/** Members as `ID CREATED[/UPDATED] [LABEL…]`; times are UTC. */
const memberOf = (text: string, { delete: covered }: Rule, type: PackageType): RuleMember => {
  const [id, times = '', ...labels] = text.split(' ')
  const [created = 0, updated = created] = times.split('/').map((time) => Date.parse(time.replace(/(T.*)$/, '$1Z')))
  return {
    id: Number(id),
    created,
    updated,
    labels: labels.map((label) => {
      if (!covers(covered, label, type)) throw new Error(`${label} is not covered`)
      return { text: label, release: readRelease(type, label) }
    })
  }
}

type World = Partial<RefState> & {
  readonly type?: PackageType
  readonly released?: readonly string[]
  readonly now?: string
}

const contextOf = ({ type = 'container', released = [], now: time, ...facts }: World): RuleContext => ({
  type,
  refs: { ...unknownRefs, ...facts },
  released: new Set(released),
  now: time === undefined ? now : Date.parse(time)
})

const evaluate = (of: Rule, members: readonly string[], world: World = {}) => {
  const context = contextOf(world)
  return evaluateRule(
    of,
    0,
    members.map((text) => memberOf(text, of, context.type)),
    context
  )
}

/** What a case expects of each member, by its id. */
type Marks = Readonly<Record<number, readonly Omit<KeepReason, 'rule'>[]>>
type Misses = Readonly<Record<number, readonly UnmetCondition[]>>

interface Case extends World {
  readonly behaviour: string
  readonly covered?: string | readonly string[]
  readonly keep: KeepText
  readonly members: readonly string[]
  readonly marks: Marks
  readonly misses: Misses
}

const table = (cases: readonly Case[]): void => {
  test.each(cases)('$behaviour', ({ covered = '@any', keep, members, marks, misses, ...world }) => {
    const outcomes = evaluate(rule(covered, keep), members, world)
    const found = (of: 'keepReasons' | 'unmet') =>
      Object.fromEntries(outcomes.filter((each) => each[of].length > 0).map((each) => [each.member.id, each[of]]))
    const ruled = Object.entries(marks).map(([id, list]) => [id, list.map((mark) => ({ ...mark, rule: 0 }))])
    expect(found('keepReasons')).toEqual(Object.fromEntries(ruled))
    expect(found('unmet')).toEqual(misses)
  })
}

/** Only who stays. */
const kept = (of: Rule, members: readonly string[], world?: World): number[] =>
  evaluate(of, members, world)
    .filter(({ keepReasons }) => keepReasons.length > 0)
    .map(({ member }) => member.id)

/** The first moment after a time that is still kept. */
const pastBy = (time: string): number => Date.parse(`${time}Z`) + 1

describe('latest', () => {
  table([
    {
      behaviour: 'keeps the newest N and tells the others their rank',
      keep: { latest: 2 },
      members: ['1 2026-01-01', '2 2026-01-03', '3 2026-01-02', '4 2025-12-31'],
      marks: { 2: [{ code: 'latest', rank: 1, limit: 2 }], 3: [{ code: 'latest', rank: 2, limit: 2 }] },
      misses: { 1: [{ key: 'latest', limit: 2, rank: 3 }], 4: [{ key: 'latest', limit: 2, rank: 4 }] }
    },
    {
      behaviour: 'counts the higher id first among versions of the same time',
      keep: { latest: 1 },
      members: ['7 2026-01-01', '9 2026-01-01', '8 2026-01-01'],
      marks: { 9: [{ code: 'latest', rank: 1, limit: 1 }] },
      misses: { 8: [{ key: 'latest', limit: 1, rank: 2 }], 7: [{ key: 'latest', limit: 1, rank: 3 }] }
    },
    {
      behaviour: 'keeps nothing with a count of 0',
      keep: { latest: 0 },
      members: ['1 2026-01-01'],
      marks: {},
      misses: { 1: [{ key: 'latest', limit: 0, rank: 1 }] }
    },
    {
      behaviour: 'keeps all where there are fewer',
      keep: { latest: 5 },
      members: ['1 2026-01-01'],
      marks: { 1: [{ code: 'latest', rank: 1, limit: 5 }] },
      misses: {}
    }
  ])
})

describe('within', () => {
  table([
    {
      behaviour: 'keeps what was created exactly then or later, and says until when',
      keep: { within: '7d' },
      members: ['1 2026-07-08T12:00:00', '2 2026-07-08T11:59:59', '3 2026-07-15T12:00:00'],
      marks: {
        1: [{ code: 'within', rank: 2, limit: '7d', until: pastBy('2026-07-15T12:00') }],
        3: [{ code: 'within', rank: 1, limit: '7d', until: pastBy('2026-07-22T12:00') }]
      },
      misses: { 2: [{ key: 'within', limit: '7d' }] }
    },
    {
      behaviour: 'goes by the calendar, where the 31st becomes the last day of a shorter month',
      now: '2026-03-31T12:00:00Z',
      keep: { within: '1mo' },
      members: ['1 2026-02-28T12:00:00', '2 2026-02-28T11:59:59'],
      marks: { 1: [{ code: 'within', rank: 1, limit: '1mo', until: pastBy('2026-03-31T12:00') }] },
      misses: { 2: [{ key: 'within', limit: '1mo' }] }
    },
    {
      behaviour: 'keeps everything where the duration reaches beyond every calendar, without a date',
      keep: { within: '999999999y' },
      members: ['1 1970-01-01'],
      marks: { 1: [{ code: 'within', rank: 1, limit: '999999999y', until: Number.POSITIVE_INFINITY }] },
      misses: {}
    }
  ])
})

describe('the periods', () => {
  table([
    {
      behaviour: 'hourly: N keeps the newest of each of the last N hours that have one',
      keep: { hourly: 2 },
      members: ['1 2026-07-15T10:59:59', '2 2026-07-15T10:00', '3 2026-07-13T04:30', '4 2026-07-13T03:00'],
      marks: {
        1: [{ code: 'hourly', rank: 1, limit: 2, period: '2026-07-15T10' }],
        3: [{ code: 'hourly', rank: 2, limit: 2, period: '2026-07-13T04' }]
      },
      misses: {
        2: [{ key: 'hourly', limit: 2, period: '2026-07-15T10' }],
        4: [{ key: 'hourly', limit: 2, rank: 3, period: '2026-07-13T03' }]
      }
    },
    {
      behaviour: 'daily: N divides days at midnight UTC',
      keep: { daily: 2 },
      members: ['1 2026-07-15T00:00:00', '2 2026-07-14T23:59:59', '3 2026-07-14T00:00:00', '4 2026-07-13T23:59:59'],
      marks: {
        1: [{ code: 'daily', rank: 1, limit: 2, period: '2026-07-15' }],
        2: [{ code: 'daily', rank: 2, limit: 2, period: '2026-07-14' }]
      },
      misses: {
        3: [{ key: 'daily', limit: 2, period: '2026-07-14' }],
        4: [{ key: 'daily', limit: 2, rank: 3, period: '2026-07-13' }]
      }
    },
    {
      behaviour: 'weekly: N divides weeks before Monday, also where a week reaches into the next year',
      keep: { weekly: 2 },
      members: ['1 2021-01-04T00:00', '2 2021-01-03T23:59', '3 2020-12-28T00:00', '4 2020-12-27T23:59'],
      marks: {
        1: [{ code: 'weekly', rank: 1, limit: 2, period: '2021-W01' }],
        2: [{ code: 'weekly', rank: 2, limit: 2, period: '2020-W53' }]
      },
      misses: {
        3: [{ key: 'weekly', limit: 2, period: '2020-W53' }],
        4: [{ key: 'weekly', limit: 2, rank: 3, period: '2020-W52' }]
      }
    },
    {
      behaviour: 'weekly: N counts the last days of a December to week 1 where they belong to it',
      keep: { weekly: 1 },
      members: ['1 2025-01-05T23:59', '2 2024-12-30T00:00', '3 2024-12-29T23:59'],
      marks: { 1: [{ code: 'weekly', rank: 1, limit: 1, period: '2025-W01' }] },
      misses: {
        2: [{ key: 'weekly', limit: 1, period: '2025-W01' }],
        3: [{ key: 'weekly', limit: 1, rank: 2, period: '2024-W52' }]
      }
    },
    {
      behaviour: 'monthly: N keeps the newest of each month',
      keep: { monthly: 2 },
      members: ['1 2026-07-01', '2 2026-06-30T23:59:59', '3 2026-06-01', '4 2026-05-31'],
      marks: {
        1: [{ code: 'monthly', rank: 1, limit: 2, period: '2026-07' }],
        2: [{ code: 'monthly', rank: 2, limit: 2, period: '2026-06' }]
      },
      misses: {
        3: [{ key: 'monthly', limit: 2, period: '2026-06' }],
        4: [{ key: 'monthly', limit: 2, rank: 3, period: '2026-05' }]
      }
    },
    {
      behaviour: 'yearly: N keeps the newest of each year',
      keep: { yearly: 2 },
      members: ['1 2026-01-01', '2 2025-12-31T23:59:59', '3 2025-01-01', '4 2023-06-01'],
      marks: {
        1: [{ code: 'yearly', rank: 1, limit: 2, period: '2026' }],
        2: [{ code: 'yearly', rank: 2, limit: 2, period: '2025' }]
      },
      misses: {
        3: [{ key: 'yearly', limit: 2, period: '2025' }],
        4: [{ key: 'yearly', limit: 2, rank: 3, period: '2023' }]
      }
    },
    {
      behaviour: 'daily: DURATION keeps the newest of every day among what was created within it',
      keep: { daily: '2d' },
      members: ['1 2026-07-15T09:00', '2 2026-07-15T08:00', '3 2026-07-13T12:00', '4 2026-07-13T11:00', '5 2026-07-12'],
      marks: {
        1: [{ code: 'daily', rank: 1, limit: '2d', period: '2026-07-15', until: pastBy('2026-07-17T09:00') }],
        3: [{ code: 'daily', rank: 2, limit: '2d', period: '2026-07-13', until: pastBy('2026-07-15T12:00') }]
      },
      misses: {
        2: [{ key: 'daily', limit: '2d', period: '2026-07-15' }],
        4: [{ key: 'daily', limit: '2d', period: '2026-07-13' }],
        5: [{ key: 'daily', limit: '2d', rank: 3, period: '2026-07-12' }]
      }
    },
    {
      behaviour: 'do not use up the slots of each other, nor those of latest',
      keep: { latest: 1, daily: 2, monthly: 2 },
      members: ['1 2026-07-15', '2 2026-07-14', '3 2026-07-13', '4 2026-06-30'],
      marks: {
        1: [
          { code: 'latest', rank: 1, limit: 1 },
          { code: 'daily', rank: 1, limit: 2, period: '2026-07-15' },
          { code: 'monthly', rank: 1, limit: 2, period: '2026-07' }
        ],
        2: [{ code: 'daily', rank: 2, limit: 2, period: '2026-07-14' }],
        4: [{ code: 'monthly', rank: 2, limit: 2, period: '2026-06' }]
      },
      misses: {
        2: [
          { key: 'latest', limit: 1, rank: 2 },
          { key: 'monthly', limit: 2, period: '2026-07' }
        ],
        3: [
          { key: 'latest', limit: 1, rank: 3 },
          { key: 'daily', limit: 2, rank: 3, period: '2026-07-13' },
          { key: 'monthly', limit: 2, period: '2026-07' }
        ],
        4: [
          { key: 'latest', limit: 1, rank: 4 },
          { key: 'daily', limit: 2, rank: 4, period: '2026-06-30' }
        ]
      }
    }
  ])

  test.each<[key: keyof KeepText, value: string, survivors: number[]]>([
    ['hourly', '1h', [1]],
    ['daily', '1d', [1, 3]],
    ['weekly', '1w', [1, 4]],
    ['monthly', '2mo', [1, 6]],
    ['yearly', '2y', [1, 8]]
  ])('%s: %s looks back as far as the duration says', (key, value, survivors) => {
    const members = [
      '1 2026-07-15T11:30',
      '2 2026-07-15T11:00',
      '3 2026-07-14T13:00',
      '4 2026-07-12',
      '5 2026-07-08T12:00',
      '6 2026-06-20',
      '7 2026-05-14',
      '8 2025-09-01',
      '9 2024-07-15T11:59'
    ]
    expect(kept(rule('@any', { [key]: value }), members)).toEqual(survivors)
  })

  test('keep nothing with a count of 0', () => {
    const none = rule('@any', { hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 })
    expect(kept(none, ['1 2026-07-15'])).toEqual([])
  })

  test('name the ISO week as the calendar does', () => {
    const time = fc.date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(time, (date) => {
        const [outcome] = evaluate(rule('@any', { weekly: 1 }), [`1 ${date.toISOString().slice(0, 19)}`])
        expect(outcome?.keepReasons[0]?.period).toBe(format(new UTCDate(date), "RRRR-'W'II"))
      })
    )
  })
})

describe('per', () => {
  table([
    {
      behaviour: 'counts in each group by itself and names the group',
      keep: { latest: 1, per: 'minor' },
      members: ['1 2026-01-01 1.2.0', '2 2026-01-02 1.2.1', '3 2026-01-03 v1.10.0'],
      marks: {
        2: [{ code: 'latest', rank: 1, limit: 1, group: '1.2' }],
        3: [{ code: 'latest', rank: 1, limit: 1, group: '1.10' }]
      },
      misses: { 1: [{ key: 'latest', limit: 1, rank: 2 }] }
    },
    {
      behaviour: 'keeps what has no such key',
      keep: { latest: 0, per: 'channel' },
      members: ['1 2026-01-01 1.0.0-rc1', '2 2026-01-01 1.0.0', '3 2026-01-01 main', '4 2026-01-01'],
      marks: {
        2: [{ code: 'ungrouped', limit: 'channel' }],
        3: [{ code: 'ungrouped', limit: 'channel' }],
        4: [{ code: 'ungrouped', limit: 'channel' }]
      },
      misses: { 1: [{ key: 'latest', limit: 0, rank: 1 }] }
    },
    {
      behaviour: 'keeps what has the key by one of its covered labels only',
      keep: { latest: 0, per: 'major' },
      members: ['1 2026-01-01 1.0.0 main'],
      marks: { 1: [{ code: 'ungrouped', limit: 'major' }] },
      misses: { 1: [{ key: 'latest', limit: 0, rank: 1 }] }
    },
    {
      behaviour: 'counts a version once in each group that its labels put it in',
      covered: 'pr-{pr}*',
      keep: { latest: 1, per: 'pr' },
      members: ['1 2026-01-02 pr-1-a pr-2 pr-1-b', '2 2026-01-01 pr-1', '3 2026-01-03 pr-2-x'],
      marks: {
        1: [{ code: 'latest', rank: 1, limit: 1, group: '1' }],
        3: [{ code: 'latest', rank: 1, limit: 1, group: '2' }]
      },
      misses: {
        1: [{ key: 'latest', limit: 1, rank: 2 }],
        2: [{ key: 'latest', limit: 1, rank: 2 }]
      }
    }
  ])

  const versions = [
    '1 2026-01-01 1.1.0',
    '2 2026-01-02 1.1.1',
    '3 2026-01-03 1.2.0-alpine',
    '4 2026-01-04 2.0.0-rc1-alpine',
    '5 2026-01-05 2.0.0-RC2',
    '6 2026-01-06 2.0.0-beta.1'
  ]
  test.each<[per: string, survivors: number[]]>([
    ['major', [3, 6]],
    ['minor', [2, 3, 6]],
    ['variant', [4, 6]],
    ['channel', [1, 2, 3, 5, 6]]
  ])('%s makes groups of that part of the version', (per, survivors) => {
    expect(kept(rule('@semver', { latest: 1, per }), versions)).toEqual(survivors)
  })

  test.each<[pattern: string, per: string, members: string[], survivors: number[]]>([
    [
      '{name}-{date}',
      'name',
      ['1 2026-01-01 a-20260101', '2 2026-01-02 a-20260102', '3 2026-01-01 b-20260101'],
      [2, 3]
    ],
    ['*-{sha}', 'sha', ['1 2026-01-01 x-abcdef0', '2 2026-01-02 y-abcdef0', '3 2026-01-01 x-abcdef1'], [2, 3]],
    ['/(?P<team>[a-z]+)-.*/', 'team', ['1 2026-01-01 red-1', '2 2026-01-02 red-2', '3 2026-01-01 blue-1'], [2, 3]],
    ['/x(?P<team>[a-z]+)?/', 'team', ['1 2026-01-01 x', '2 2026-01-02 xa', '3 2026-01-01 xa'], [1, 2]]
  ])('%s with per: %s makes groups of what the placeholder matched', (pattern, per, members, survivors) => {
    expect(kept(rule(pattern, { latest: 1, per }), members)).toEqual(survivors)
  })

  test('takes what any pattern of the rule captures', () => {
    const either = rule(['pr-{pr}', 'preview-*', 'pr-{pr}-*'], { latest: 1, per: 'pr' })
    expect(kept(either, ['1 2026-01-01 pr-1', '2 2026-01-02 pr-1-amd64', '3 2026-01-01 preview-x'])).toEqual([2, 3])
  })

  test('groups a label by what each of the patterns that match it captures, in whatever order', () => {
    const members = ['1 2026-01-01 main-amd64', '2 2026-01-02 main', '3 2026-01-03 main-arm64']
    for (const patterns of [
      ['{name}-amd64', '{name}'],
      ['{name}', '{name}-amd64']
    ]) {
      const outcomes = evaluate(rule(patterns, { latest: 1, per: 'name' }), members)
      expect(outcomes.map(({ keepReasons }) => keepReasons.map(({ group }) => group))).toEqual([
        ['main-amd64'],
        ['main'],
        ['main-arm64']
      ])
      expect(outcomes[0]?.unmet).toEqual([{ key: 'latest', limit: 1, rank: 2 }])
    }
  })

  test('groups a name by all of it, since a date takes nothing else', () => {
    const members = ['1 2026-01-15 worker-1-2026-01-15', '2 2026-01-16 worker-2-2026-01-16']
    expect(kept(rule('{name}-{date}', { latest: 1, per: 'name' }), members)).toEqual([1, 2])
  })
})

describe('by', () => {
  test('is both times unless told otherwise: what either of them keeps is kept', () => {
    const members = ['1 2026-01-01/2026-07-15', '2 2026-07-13', '3 2026-07-12']
    expect(kept(rule('*', { latest: 1 }), members)).toEqual([1, 2])
    expect(kept(rule('*', { latest: 1, by: 'created' }), members)).toEqual([2])
    expect(kept(rule('*', { latest: 1, by: 'updated' }), members)).toEqual([1])
    expect(kept(rule('*', { daily: 1 }), members)).toEqual([1, 2])
    expect(kept(rule('*', { within: '2d' }), members)).toEqual([1])
    expect(kept(rule('*', { latest: 3, max: 1 }), members)).toEqual([2])
  })

  table([
    {
      behaviour: 'updated: goes by that clock in latest, within and the periods',
      keep: { latest: 1, within: '7d', daily: 1, by: 'updated' },
      members: ['1 2026-01-01/2026-07-15', '2 2026-07-13'],
      marks: {
        1: [
          { code: 'latest', rank: 1, limit: 1, by: 'updated' },
          { code: 'within', rank: 1, limit: '7d', until: pastBy('2026-07-22T00:00'), by: 'updated' },
          { code: 'daily', rank: 1, limit: 1, period: '2026-07-15', by: 'updated' }
        ],
        2: [{ code: 'within', rank: 2, limit: '7d', until: pastBy('2026-07-20T00:00'), by: 'updated' }]
      },
      misses: {
        2: [
          { key: 'latest', limit: 1, rank: 2 },
          { key: 'daily', limit: 1, rank: 2, period: '2026-07-13' }
        ]
      }
    },
    {
      behaviour: 'both times: each key says by which of them, the one that keeps for longer where both do',
      keep: { latest: 1, within: '7d', daily: 1 },
      members: ['1 2026-01-01/2026-07-15', '2 2026-07-13/2026-07-14'],
      marks: {
        1: [
          { code: 'latest', rank: 1, limit: 1, by: 'updated' },
          { code: 'within', rank: 1, limit: '7d', until: pastBy('2026-07-22T00:00'), by: 'updated' },
          { code: 'daily', rank: 1, limit: 1, period: '2026-07-15', by: 'updated' }
        ],
        2: [
          { code: 'latest', rank: 1, limit: 1 },
          { code: 'within', rank: 2, limit: '7d', until: pastBy('2026-07-21T00:00'), by: 'updated' },
          { code: 'daily', rank: 1, limit: 1, period: '2026-07-13' }
        ]
      },
      misses: {
        1: [
          { key: 'latest', limit: 1, rank: 2 },
          { key: 'within', limit: '7d' },
          { key: 'daily', limit: 1, rank: 2, period: '2026-01-01' }
        ]
      }
    },
    {
      behaviour: 'version: latest goes by the number, within and the periods by both times',
      keep: { latest: 1, within: '7d', monthly: 2, by: 'version' },
      members: ['1 2026-01-01 2.0.0', '2 2026-07-14 1.9.9', '3 2026-07-13 1.10.0'],
      marks: {
        1: [
          { code: 'latest', rank: 1, limit: 1 },
          { code: 'monthly', rank: 2, limit: 2, period: '2026-01' }
        ],
        2: [
          { code: 'within', rank: 1, limit: '7d', until: pastBy('2026-07-21T00:00') },
          { code: 'monthly', rank: 1, limit: 2, period: '2026-07' }
        ],
        3: [{ code: 'within', rank: 2, limit: '7d', until: pastBy('2026-07-20T00:00') }]
      },
      misses: {
        1: [{ key: 'within', limit: '7d' }],
        2: [{ key: 'latest', limit: 1, rank: 3 }],
        3: [
          { key: 'latest', limit: 1, rank: 2 },
          { key: 'monthly', limit: 2, period: '2026-07' }
        ]
      }
    },
    {
      behaviour: 'version: keeps what has a covered label that is no version',
      keep: { latest: 1, by: 'version' },
      members: ['1 2026-01-01 1.0.0 main', '2 2026-01-01 1.1.0', '3 2026-01-01'],
      marks: {
        1: [{ code: 'ungrouped', limit: 'version' }],
        2: [{ code: 'latest', rank: 1, limit: 1 }],
        3: [{ code: 'ungrouped', limit: 'version' }]
      },
      misses: { 1: [{ key: 'latest', limit: 1, rank: 2 }] }
    },
    {
      behaviour: 'version: takes the highest covered label in each group',
      keep: { latest: 1, by: 'version', per: 'major' },
      members: ['1 2026-01-01 1.0.0 1.5.0 2.0.0', '2 2026-01-02 1.4.0', '3 2026-01-02 2.1.0'],
      marks: {
        1: [{ code: 'latest', rank: 1, limit: 1, group: '1' }],
        3: [{ code: 'latest', rank: 1, limit: 1, group: '2' }]
      },
      misses: { 1: [{ key: 'latest', limit: 1, rank: 2 }], 2: [{ key: 'latest', limit: 1, rank: 2 }] }
    },
    {
      behaviour: 'version: counts the higher id first where the numbers are the same',
      keep: { latest: 1, by: 'version' },
      members: ['5 2026-01-02 1.0.0', '6 2026-01-01 v1.0.0'],
      marks: { 6: [{ code: 'latest', rank: 1, limit: 1 }] },
      misses: { 5: [{ key: 'latest', limit: 1, rank: 2 }] }
    }
  ])

  test.each<[type: PackageType, lower: string, higher: string]>([
    ['npm', '1.0.0-rc.2', '1.0.0'],
    ['npm', '1.9.0', '1.10.0'],
    ['nuget', '1.0.0.9', '1.0.0.10'],
    ['maven', '1.0-SNAPSHOT', '1.0'],
    ['maven', '1.0-alpha-1', '1.0-beta-1'],
    ['rubygems', '1.0.0.pre', '1.0.0'],
    ['container', '1.0.0-rc1', '1.0.0-alpine']
  ])('version: in the order of %s, %s comes before %s', (type, lower, higher) => {
    const highest = rule('@any', { latest: 1, by: 'version' })
    expect(kept(highest, [`1 2026-01-01 ${higher}`, `2 2026-01-02 ${lower}`], { type })).toEqual([1])
  })

  test('keeps a version whose number is none, with a key of the rule in the label', () => {
    const newest = rule('{name}-*', { latest: 0, per: 'name', by: 'version' })
    expect(kept(newest, ['1 2026-01-01 web-1'])).toEqual([1])
  })
})

describe('max', () => {
  table([
    {
      behaviour: 'counts what is kept by its creation before what is kept by its last change alone',
      keep: { latest: 2, max: 3 },
      members: ['1 2026-07-01', '2 2026-07-02', '3 2026-01-01/2026-07-14', '4 2026-06-01/2026-07-13'],
      marks: {
        1: [{ code: 'latest', rank: 2, limit: 2 }],
        2: [{ code: 'latest', rank: 1, limit: 2 }],
        3: [{ code: 'latest', rank: 1, limit: 2, by: 'updated' }]
      },
      misses: {
        3: [{ key: 'latest', limit: 2, rank: 4 }],
        4: [
          { key: 'latest', limit: 2, rank: 3 },
          { key: 'max', limit: 3, rank: 4 }
        ]
      }
    },
    {
      behaviour: 'of all that a question keeps takes the newest by creation',
      covered: 'pr-{pr}',
      keep: { while: 'pr-open', max: 1 },
      members: ['1 2026-07-01/2026-07-14 pr-1', '2 2026-07-02 pr-1'],
      marks: { 2: [{ code: 'while', limit: 'pr-open' }] },
      misses: { 1: [{ key: 'max', limit: 1, rank: 2 }] }
    },
    {
      behaviour: 'keeps the newest N of what the other keys keep, and says what is one too many',
      keep: { latest: 2, monthly: 3, max: 3 },
      members: ['1 2026-07-03', '2 2026-07-02', '3 2026-07-01', '4 2026-06-01', '5 2026-05-01'],
      marks: {
        1: [
          { code: 'latest', rank: 1, limit: 2 },
          { code: 'monthly', rank: 1, limit: 3, period: '2026-07' }
        ],
        2: [{ code: 'latest', rank: 2, limit: 2 }],
        4: [{ code: 'monthly', rank: 2, limit: 3, period: '2026-06' }]
      },
      misses: {
        2: [{ key: 'monthly', limit: 3, period: '2026-07' }],
        3: [
          { key: 'latest', limit: 2, rank: 3 },
          { key: 'monthly', limit: 3, period: '2026-07' }
        ],
        4: [{ key: 'latest', limit: 2, rank: 4 }],
        5: [
          { key: 'latest', limit: 2, rank: 5 },
          { key: 'max', limit: 3, rank: 4 }
        ]
      }
    },
    {
      behaviour: 'counts in each group by itself',
      keep: { within: '1y', per: 'major', max: 1 },
      members: ['1 2026-07-02 1.0.0', '2 2026-07-01 1.1.0', '3 2026-07-01 2.0.0'],
      marks: {
        1: [{ code: 'within', rank: 1, limit: '1y', group: '1', until: pastBy('2027-07-02T00:00') }],
        3: [{ code: 'within', rank: 1, limit: '1y', group: '2', until: pastBy('2027-07-01T00:00') }]
      },
      misses: { 2: [{ key: 'max', limit: 1, rank: 2 }] }
    }
  ])

  test.each<[what: string, keep: KeepText, members: string[], survivors: number[]]>([
    [
      'follows the order of by: version',
      { within: '1y', by: 'version', max: 1 },
      ['1 2026-07-01 1.1.0', '2 2026-07-02 1.0.0'],
      [1]
    ],
    ['keeps nothing with 0', { latest: 3, max: 0 }, ['1 2026-07-01'], []],
    ['takes nothing from what has no group', { latest: 3, per: 'major', max: 0 }, ['1 2026-07-01 main'], [1]],
    ['keeps no more than the other keys do', { latest: 1, max: 5 }, ['1 2026-07-01', '2 2026-07-02'], [2]],
    [
      'leaves a version to its other groups',
      { latest: 2, per: 'major', max: 1 },
      ['1 2026-07-01 1.0.0 2.0.0', '2 2026-07-02 1.1.0'],
      [1, 2]
    ]
  ])('%s', (_, keep, members, survivors) => {
    expect(kept(rule('@any', keep), members)).toEqual(survivors)
  })
})

describe('while', () => {
  table([
    {
      behaviour: 'passes over what it is not so for, before anything is counted',
      covered: 'pr-{pr}',
      pullRequests: new Set(['1']),
      keep: { latest: 1, while: 'pr-open' },
      members: ['1 2026-07-03 pr-2', '2 2026-07-02 pr-1', '3 2026-07-01 pr-1'],
      marks: { 2: [{ code: 'latest', rank: 1, limit: 1 }] },
      misses: { 1: [{ key: 'while', limit: 'pr-open' }], 3: [{ key: 'latest', limit: 1, rank: 2 }] }
    },
    {
      behaviour: 'alone keeps as long as it is so',
      covered: 'pr-{pr}',
      pullRequests: new Set(['1']),
      keep: { while: 'pr-open' },
      members: ['1 2026-07-03 pr-2', '2 2026-07-02 pr-1'],
      marks: { 2: [{ code: 'while', limit: 'pr-open' }] },
      misses: { 1: [{ key: 'while', limit: 'pr-open' }] }
    },
    {
      behaviour: 'alone in groups names the group, and bows to max',
      covered: 'pr-{pr}*',
      keep: { while: 'pr-open', per: 'pr', max: 1 },
      members: ['1 2026-07-03 pr-1', '2 2026-07-02 pr-1-x'],
      marks: { 1: [{ code: 'while', limit: 'pr-open', group: '1' }] },
      misses: { 2: [{ key: 'max', limit: 1, rank: 2 }] }
    },
    {
      behaviour: 'counts a version by those of its labels that it is so for',
      covered: 'pr-{pr}',
      pullRequests: new Set(['1', '3']),
      keep: { latest: 1, per: 'pr', while: 'pr-open' },
      members: ['1 2026-07-03 pr-1 pr-2', '2 2026-07-02 pr-2 pr-3'],
      marks: {
        1: [{ code: 'latest', rank: 1, limit: 1, group: '1' }],
        2: [{ code: 'latest', rank: 1, limit: 1, group: '3' }]
      },
      misses: {}
    },
    {
      behaviour: 'holds for what has no label at all',
      covered: '@untagged',
      tags: new Set<string>(),
      keep: { while: 'tag-exists' },
      members: ['1 2026-07-03'],
      marks: { 1: [{ code: 'while', limit: 'tag-exists' }] },
      misses: {}
    }
  ])

  const names = new Set([
    'feature/login',
    'v1.0.0',
    'main',
    'Fix/ABC-1',
    'server/v3.0.0',
    'vendor/über',
    'v2.0.0+build'
  ])
  test.each<
    [
      question: NonNullable<KeepText['while']>,
      patterns: string | readonly string[],
      label: string,
      world: World,
      holds: boolean
    ]
  >([
    ['pr-open', 'pr-{pr}', 'pr-12', { pullRequests: new Set(['12']) }, true],
    ['pr-open', 'pr-{pr}', 'pr-0012', { pullRequests: new Set(['12']) }, true],
    ['pr-open', 'pr-{pr}', 'pr-0', { pullRequests: new Set(['0']) }, true],
    ['pr-open', 'pr-{pr}', 'pr-13', { pullRequests: new Set(['12']) }, false],
    ['pr-open', 'pr-{pr}', 'pr-13', { pullRequests: null }, true],
    ['pr-open', '{pr,pr-{pr}}', 'pr', { pullRequests: new Set(['12']) }, true],
    ['pr-open', ['pr-{pr}', 'old-*'], 'old-1', { pullRequests: new Set(['12']) }, true],
    ['pr-open', ['pr-*', 'pr-{pr}'], 'pr-13', { pullRequests: new Set(['12']) }, false],
    ['pr-open', '/pr-(?P<pr>.+)/', 'pr-12-amd64', { pullRequests: new Set(['12']) }, true],
    ['pr-open', '/pr-(?P<pr>.+)/', 'pr-12-amd64', { pullRequests: new Set<string>() }, true],
    ['pr-open', '/pr-(?P<pr>.+)/', 'pr-13', { pullRequests: new Set(['12']) }, false],
    ['pr-open', ['pr-{pr}-*', '/pr-(?P<pr>.+)/'], 'pr-13-amd64', { pullRequests: new Set(['12']) }, true],
    ['pr-open', '/pr-(?P<pr>[0-9]+)(-.*)?/', 'pr-12-amd64', { pullRequests: new Set(['12']) }, true],
    ['pr-open', '/pr-(?P<pr>[0-9]+)(-.*)?/', 'pr-13-12', { pullRequests: new Set(['12']) }, false],
    ['pr-open', '*{pr}', 'pr-12', { pullRequests: new Set(['12']) }, true],
    ['branch-exists', '*', 'main', { branches: names }, true],
    ['branch-exists', '*', 'gone', { branches: names }, false],
    ['branch-exists', '*', 'main', { branches: new Set<string>(), tags: names }, false],
    ['branch-exists', 'branch-{name}', 'branch-main', { branches: names }, true],
    ['branch-exists', 'branch-{name}-{sha}', 'branch-feature-login-abcdef0', { branches: names }, true],
    ['branch-exists', 'branch-{name}', 'branch-gone', { branches: names }, false],
    ['branch-exists', '*', 'gone', { branches: null }, true],
    ['branch-exists', ['{name}-amd64', '{name}'], 'main-amd64', { branches: names }, true],
    ['branch-exists', ['{name}', '{name}-amd64'], 'main-amd64', { branches: names }, true],
    ['branch-exists', ['*', '{name}-amd64'], 'main-amd64', { branches: names }, true],
    ['branch-exists', ['*', '{name}-amd64'], 'gone-amd64', { branches: names }, false],
    ['branch-exists', '{name}-{date}', 'feature-login-2026-01-15', { branches: names }, true],
    ['branch-exists', '{name}-{date}', 'feature-2026-01-15', { branches: names }, false],
    ['branch-exists', '{name}-*', 'feature-login-x', { branches: names }, true],
    ['branch-exists', '{name}-*', 'feature-gone-x', { branches: names }, false],
    ['branch-exists', '*', 'Fix-ABC-1', { branches: names }, true],
    ['branch-exists', '*', 'fix-abc-1', { branches: names }, true],
    ['branch-exists', '*', 'ABC-1', { branches: names }, false],
    ['branch-exists', '*', 'vendor-ber', { branches: names }, true],
    ['branch-exists', '*', 'vendor--ber', { branches: names }, false],
    ['branch-exists', '/x(?P<name>.*)/', 'x', { branches: names }, true],
    ['branch-exists', '*', 'server/v3.0.0', { type: 'maven', branches: names }, true],
    ['tag-exists', '*', 'v1.0.0', { tags: names }, true],
    ['tag-exists', '{name}-debug', 'v1.0.0-debug', { tags: names }, true],
    ['tag-exists', '*', 'v1.0.1', { tags: names }, false],
    ['tag-exists', '*', '1.0.0', { tags: names }, true],
    ['tag-exists', '{name}-debug', '1.0.0-debug', { tags: names }, true],
    ['tag-exists', '*', '1.0.1', { tags: names }, false],
    ['tag-exists', '*', '3.0.0', { tags: names }, true],
    ['tag-exists', '*', 'v3.0.0', { tags: names }, true],
    ['tag-exists', '*', 'server-v3.0.0', { tags: names }, true],
    ['tag-exists', '*', 'endor', { tags: new Set(['vendor']) }, false],
    ['tag-exists', '*', '2.0.0+build', { type: 'npm', tags: names }, true],
    ['tag-exists', '*', '2.0.0-build', { tags: names }, true],
    ['tag-exists', '*', 'v1.0.1', { tags: null, branches: new Set<string>() }, true],
    ['unreleased', '*', '1.2.0-rc.1', { released: ['1.2'] }, false],
    ['unreleased', '*', '1.3.0-rc.1', { released: ['1.2'] }, true],
    ['unreleased', '*', 'nightly', { released: ['1.2'] }, true],
    ['unreleased', '*', '1.2-SNAPSHOT', { type: 'maven', released: ['1.2'] }, false]
  ])('%s with %s: %s, where GitHub says %j, %j', (question, pattern, label, world, holds) => {
    expect(kept(rule(pattern, { while: question }), [`1 2026-07-01 ${label}`], world)).toEqual(holds ? [1] : [])
  })
})

describe('an observer', () => {
  const members = ['1 2026-07-15T10:00 1.1.0', '2 2026-07-15T08:00 1.0.0', '3 2026-07-13 1.2.0']
  const withObserver = (keep: KeepText, observer: string) => {
    const of = rule('@any', keep)
    const all = [
      { ...memberOf(observer, of, 'container'), observer: true },
      ...members.map((text) => memberOf(text, of, 'container'))
    ]
    return evaluateRule(of, 0, all, contextOf({}))
  }
  test.each<[keep: KeepText, observer: string, mark: Omit<KeepReason, 'rule'> | undefined]>([
    [{ latest: 1 }, '9 2026-07-15T11:00 v', { code: 'latest', rank: 1, limit: 1 }],
    [{ latest: 1 }, '9 2026-07-15T09:00 v', undefined],
    [{ latest: 2 }, '9 2026-07-15T09:00 v', { code: 'latest', rank: 2, limit: 2 }],
    [{ latest: 1, by: 'version' }, '9 2026-07-01 1.3.0', { code: 'latest', rank: 1, limit: 1 }],
    [{ daily: 2 }, '9 2026-07-15T09:00 v', undefined],
    [{ daily: 2 }, '9 2026-07-15T11:00 v', { code: 'daily', rank: 1, limit: 2, period: '2026-07-15' }],
    [{ daily: 2 }, '9 2026-07-14 v', { code: 'daily', rank: 2, limit: 2, period: '2026-07-14' }],
    [{ daily: 2 }, '9 2026-07-12 v', undefined],
    [{ within: '1y', max: 1 }, '9 2026-07-15T09:00 v', undefined]
  ])('of a rule that keeps %j is told its place, %s, and takes nobody else’s', (keep, observer, mark) => {
    const [told, ...others] = withObserver(keep, observer)
    expect(told?.keepReasons[0]).toEqual(mark && { ...mark, rule: 0 })
    expect(others.map(({ keepReasons, unmet }) => ({ keepReasons, unmet }))).toEqual(
      evaluate(rule('@any', keep), members).map(({ keepReasons, unmet }) => ({ keepReasons, unmet }))
    )
  })

  test('does not meet other guests', () => {
    const of = rule('@any', { latest: 1, daily: 1, max: 1 })
    const guests = ['7', '8', '9'].map((id) => ({
      ...memberOf(`${id} 2026-07-15T11:00 v`, of, 'container'),
      observer: true
    }))
    expect(evaluateRule(of, 0, guests, contextOf({})).map(({ keepReasons }) => keepReasons.length)).toEqual([2, 2, 2])
  })
})

test('a rule without keys keeps nothing', () => {
  expect(kept(rule('@any'), ['1 2026-07-15', '2 2026-07-15 1.0.0'])).toEqual([])
})
