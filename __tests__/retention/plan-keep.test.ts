import { UTCDate } from '@date-fns/utc/date'
import { describe, expect, test } from '@jest/globals'
import { format } from 'date-fns/format'
import type { PackageType } from '../../src/retention/version.ts'
import fc from '../fast-check.ts'
import { type KeepText, rule } from './builders.ts'
import { byName, type Circumstances, decide, keptNames } from './decisions.ts'

interface Case extends Circumstances {
  readonly covered?: string | readonly string[]
  readonly keep: KeepText
  /** For each version what is decided. */
  readonly decisions: Readonly<Record<string, string>>
}

const everything = ['@any', '@untagged']

const table = (cases: Readonly<Record<string, Case>>): void => {
  test.each(Object.entries(cases))('%s', (_, { covered = everything, keep, decisions, ...circumstances }) => {
    expect(decide([rule(covered, keep)], Object.keys(decisions), circumstances)).toEqual(byName(decisions))
  })
}

describe('latest', () => {
  table({
    'keeps the newest N and says by which rank the others missed it': {
      keep: { latest: 2 },
      decisions: {
        'a 2026-01-01': 'delete expired (latest 3/2)',
        'b 2026-01-03': 'keep latest 1/2',
        'c 2026-01-02': 'keep latest 2/2',
        'd 2025-12-31': 'delete expired (latest 4/2)'
      }
    },
    'counts the higher id first among versions of the same time': {
      keep: { latest: 1 },
      decisions: { 'a 2026-01-01': 'delete expired (latest 2/1)', 'b 2026-01-01': 'keep latest 1/1' }
    },
    'keeps nothing with a count of 0': {
      keep: { latest: 0 },
      decisions: { 'a 2026-01-01': 'delete expired (latest 1/0)' }
    },
    'keeps all where there are fewer': { keep: { latest: 5 }, decisions: { 'a 2026-01-01': 'keep latest 1/5' } }
  })
})

describe('within', () => {
  table({
    'keeps what was created exactly then or later, and says until when': {
      keep: { within: '7d' },
      decisions: {
        'a 2026-07-08T12:00:00': 'keep within 2/7d until 2026-07-15T12:00:00.001',
        'b 2026-07-08T11:59:59': 'delete expired (within 7d)',
        'c 2026-07-15T12:00:00': 'keep within 1/7d until 2026-07-22T12:00:00.001'
      }
    },
    'follows the calendar, where the 31st becomes the last day of a shorter month': {
      at: '2026-03-31T12:00:00Z',
      keep: { within: '1mo' },
      decisions: {
        'a 2026-02-28T12:00:00': 'keep within 1/1mo until 2026-03-31T12:00:00.001',
        'b 2026-02-28T11:59:59': 'delete expired (within 1mo)'
      }
    },
    'keeps everything where the duration reaches beyond every calendar, without a date': {
      keep: { within: '999999999y' },
      decisions: { 'a 1970-01-01': 'keep within 1/999999999y until ever' }
    }
  })
})

describe('the periods', () => {
  table({
    'hourly: N keeps the newest of each of the last N hours that have one': {
      keep: { hourly: 2 },
      decisions: {
        'a 2026-07-15T10:59:59': 'keep hourly 1/2 2026-07-15T10',
        'b 2026-07-15T10:00': 'delete expired (hourly 2 2026-07-15T10)',
        'c 2026-07-13T04:30': 'keep hourly 2/2 2026-07-13T04',
        'd 2026-07-13T03:00': 'delete expired (hourly 3/2 2026-07-13T03)'
      }
    },
    'daily: N divides days at midnight UTC': {
      keep: { daily: 2 },
      decisions: {
        'a 2026-07-15T00:00:00': 'keep daily 1/2 2026-07-15',
        'b 2026-07-14T23:59:59': 'keep daily 2/2 2026-07-14',
        'c 2026-07-14T00:00:00': 'delete expired (daily 2 2026-07-14)',
        'd 2026-07-13T23:59:59': 'delete expired (daily 3/2 2026-07-13)'
      }
    },
    'weekly: N divides weeks before Monday, also where a week reaches into the next year': {
      keep: { weekly: 2 },
      decisions: {
        'a 2021-01-04T00:00': 'keep weekly 1/2 2021-W01',
        'b 2021-01-03T23:59': 'keep weekly 2/2 2020-W53',
        'c 2020-12-28T00:00': 'delete expired (weekly 2 2020-W53)',
        'd 2020-12-27T23:59': 'delete expired (weekly 3/2 2020-W52)'
      }
    },
    'weekly: N counts the last days of a December to week 1 where they belong to it': {
      keep: { weekly: 1 },
      decisions: {
        'a 2025-01-05T23:59': 'keep weekly 1/1 2025-W01',
        'b 2024-12-30T00:00': 'delete expired (weekly 1 2025-W01)',
        'c 2024-12-29T23:59': 'delete expired (weekly 2/1 2024-W52)'
      }
    },
    'monthly: N keeps the newest of each month': {
      keep: { monthly: 2 },
      decisions: {
        'a 2026-07-01': 'keep monthly 1/2 2026-07',
        'b 2026-06-30T23:59:59': 'keep monthly 2/2 2026-06',
        'c 2026-06-01': 'delete expired (monthly 2 2026-06)',
        'd 2026-05-31': 'delete expired (monthly 3/2 2026-05)'
      }
    },
    'yearly: N keeps the newest of each year': {
      keep: { yearly: 2 },
      decisions: {
        'a 2026-01-01': 'keep yearly 1/2 2026',
        'b 2025-12-31T23:59:59': 'keep yearly 2/2 2025',
        'c 2025-01-01': 'delete expired (yearly 2 2025)',
        'd 2023-06-01': 'delete expired (yearly 3/2 2023)'
      }
    },
    'daily: DURATION keeps the newest of every day among what was created within it': {
      keep: { daily: '2d' },
      decisions: {
        'a 2026-07-15T09:00': 'keep daily 1/2d 2026-07-15 until 2026-07-17T09:00:00.001',
        'b 2026-07-15T08:00': 'delete expired (daily 2d 2026-07-15)',
        'c 2026-07-13T12:00': 'keep daily 2/2d 2026-07-13 until 2026-07-15T12:00:00.001',
        'd 2026-07-13T11:00': 'delete expired (daily 2d 2026-07-13)',
        'e 2026-07-12': 'delete expired (daily 3/2d 2026-07-12)'
      }
    },
    'do not use up the slots of each other, nor those of latest': {
      keep: { latest: 1, daily: 2, monthly: 2 },
      decisions: {
        'a 2026-07-15': 'keep latest 1/1, daily 1/2 2026-07-15, monthly 1/2 2026-07',
        'b 2026-07-14': 'keep daily 2/2 2026-07-14',
        'c 2026-07-13': 'delete expired (latest 3/1, daily 3/2 2026-07-13, monthly 2 2026-07)',
        'd 2026-06-30': 'keep monthly 2/2 2026-06'
      }
    }
  })

  test.each<[key: keyof KeepText, value: string, survivors: string[]]>([
    ['hourly', '1h', ['a']],
    ['daily', '1d', ['a', 'c']],
    ['weekly', '1w', ['a', 'd']],
    ['monthly', '2mo', ['a', 'f']],
    ['yearly', '2y', ['a', 'h']]
  ])('%s: %s looks back as far as the duration says', (key, value, survivors) => {
    const versions = [
      'a 2026-07-15T11:30',
      'b 2026-07-15T11:00',
      'c 2026-07-14T13:00',
      'd 2026-07-12',
      'e 2026-07-08T12:00',
      'f 2026-06-20',
      'g 2026-05-14',
      'h 2025-09-01',
      'i 2024-07-15T11:59'
    ]
    expect(keptNames([rule(everything, { [key]: value })], versions)).toEqual(survivors)
  })

  test('keep nothing with a count of 0', () => {
    const nothing = { hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 }
    expect(keptNames([rule(everything, nothing)], ['a 2026-07-15'])).toEqual([])
  })

  test('name the ISO week as the calendar does', () => {
    const time = fc.date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(time, (date) => {
        const version = `a ${date.toISOString().slice(0, 19)}`
        const week = format(new UTCDate(date), "RRRR-'W'II")
        expect(decide([rule(everything, { weekly: 1 })], [version], { at: '2201-01-01' })).toEqual({
          a: `keep weekly 1/1 ${week}`
        })
      })
    )
  })
})

describe('per', () => {
  table({
    'counts in each group by itself and names the group': {
      keep: { latest: 1, per: 'minor' },
      decisions: {
        'a 2026-01-01 1.2.0': 'delete expired (latest 2/1)',
        'b 2026-01-02 1.2.1': 'keep latest 1/1 of 1.2',
        'c 2026-01-03 v1.10.0': 'keep latest 1/1 of 1.10'
      }
    },
    'keeps what has no such key': {
      keep: { latest: 0, per: 'channel' },
      decisions: {
        'a 2026-01-01 1.0.0-rc1': 'delete expired (latest 1/0)',
        'b 2026-01-01 1.0.0': 'keep ungrouped channel',
        'c 2026-01-01 main': 'keep ungrouped channel',
        'd 2026-01-01': 'keep ungrouped channel'
      }
    },
    'keeps what has the key by one of its covered labels only': {
      keep: { latest: 0, per: 'major' },
      decisions: { 'a 2026-01-01 1.0.0 main': 'keep ungrouped major' }
    },
    'counts a version once in each group that its labels put it in': {
      covered: 'pr-{pr}*',
      keep: { latest: 1, per: 'pr' },
      decisions: {
        'a 2026-01-02 pr-1-a pr-2 pr-1-b': 'keep latest 1/1 of 1',
        'b 2026-01-01 pr-1': 'delete expired (latest 2/1)',
        'c 2026-01-03 pr-2-x': 'keep latest 1/1 of 2'
      }
    },
    'groups a label by what each of the patterns that match it captures': {
      covered: ['{name}-amd64', '{name}'],
      keep: { latest: 1, per: 'name' },
      decisions: {
        'a 2026-01-01 main-amd64': 'keep latest 1/1 of main-amd64',
        'b 2026-01-02 main': 'keep latest 1/1 of main',
        'c 2026-01-03 main-arm64': 'keep latest 1/1 of main-arm64',
        'd 2025-01-01 main': 'delete expired (latest 3/1)'
      }
    },
    'groups a name by all of it, since a date takes nothing else': {
      covered: '{name}-{date}',
      keep: { latest: 1, per: 'name' },
      decisions: {
        'a 2026-01-15 worker-1-2026-01-15': 'keep latest 1/1 of worker-1',
        'b 2026-01-16 worker-2-2026-01-16': 'keep latest 1/1 of worker-2'
      }
    }
  })

  test.each<[per: string, survivors: string[]]>([
    ['major', ['c', 'f']],
    ['minor', ['b', 'c', 'f']],
    ['variant', ['d', 'f']],
    ['channel', ['a', 'b', 'c', 'e', 'f']]
  ])('%s makes groups of that part of the version', (per, survivors) => {
    const versions = [
      'a 2026-01-01 1.1.0',
      'b 2026-01-02 1.1.1',
      'c 2026-01-03 1.2.0-alpine',
      'd 2026-01-04 2.0.0-rc1-alpine',
      'e 2026-01-05 2.0.0-RC2',
      'f 2026-01-06 2.0.0-beta.1'
    ]
    expect(keptNames([rule('@semver', { latest: 1, per })], versions)).toEqual(survivors)
  })

  test.each<[patterns: string | string[], per: string, labels: string[], survivors: string[]]>([
    ['{name}-{date}', 'name', ['a-20260101', 'a-20260102', 'b-20260101'], ['a-20260102', 'b-20260101']],
    ['*-{sha}', 'sha', ['x-abcdef0', 'y-abcdef0', 'x-abcdef1'], ['y-abcdef0', 'x-abcdef1']],
    ['/(?P<team>[a-z]+)-.*/', 'team', ['red-1', 'red-2', 'blue-1'], ['red-2', 'blue-1']],
    ['/x(?P<team>[a-z]+)?/', 'team', ['x', 'xb', 'xa'], ['x', 'xb', 'xa']],
    [['pr-{pr}', 'preview-*', 'pr-{pr}-*'], 'pr', ['pr-1', 'pr-1-amd64', 'preview-x'], ['pr-1-amd64', 'preview-x']],
    [['{name}', '{name}-amd64'], 'name', ['main-amd64', 'main'], ['main-amd64', 'main']]
  ])('%j with per: %s makes groups of what the placeholder matched', (patterns, per, labels, survivors) => {
    const versions = labels.map((label) => `${label} 9d ${label}`)
    expect(keptNames([rule(patterns, { latest: 1, per })], versions)).toEqual(survivors)
  })
})

describe('by', () => {
  test.each<[keep: KeepText, survivors: string[]]>([
    [{ latest: 1 }, ['a', 'b']],
    [{ latest: 1, by: 'created' }, ['b']],
    [{ latest: 1, by: 'updated' }, ['a']],
    [{ daily: 1 }, ['a', 'b']],
    [{ within: '2d' }, ['a']],
    [{ latest: 3, max: 1 }, ['b']]
  ])('is both times by default: %j keeps %j', (keep, survivors) => {
    expect(keptNames([rule(everything, keep)], ['a 2026-01-01/2026-07-15', 'b 2026-07-13', 'c 2026-07-12'])).toEqual(
      survivors
    )
  })

  table({
    'updated: uses that time in latest, within and the periods': {
      keep: { latest: 1, within: '7d', daily: 1, by: 'updated' },
      decisions: {
        'a 2026-01-01/2026-07-15':
          'keep latest 1/1 by updated, within 1/7d by updated until 2026-07-22T00:00:00.001, daily 1/1 2026-07-15 by updated',
        'b 2026-07-13': 'keep within 2/7d by updated until 2026-07-20T00:00:00.001',
        'c 2026-07-01/2026-07-07': 'delete expired (latest 3/1, within 7d, daily 3/1 2026-07-07)'
      }
    },
    'both times: each key says by which of them, the one that keeps for longer where both do': {
      keep: { latest: 1, within: '7d', daily: 1 },
      decisions: {
        'a 2026-01-01/2026-07-15':
          'keep latest 1/1 by updated, within 1/7d by updated until 2026-07-22T00:00:00.001, daily 1/1 2026-07-15 by updated',
        'b 2026-07-13/2026-07-14':
          'keep latest 1/1, within 2/7d by updated until 2026-07-21T00:00:00.001, daily 1/1 2026-07-13',
        'c 2026-01-02/2026-07-01': 'delete expired (latest 2/1, within 7d, daily 2/1 2026-01-02)'
      }
    },
    'version: latest uses the number, within and the periods by both times': {
      keep: { latest: 1, within: '7d', monthly: 2, by: 'version' },
      decisions: {
        'a 2026-01-01 2.0.0': 'keep latest 1/1, monthly 2/2 2026-01',
        'b 2026-07-14 1.9.9': 'keep within 1/7d until 2026-07-21T00:00:00.001, monthly 1/2 2026-07',
        'c 2026-07-13 1.10.0': 'keep within 2/7d until 2026-07-20T00:00:00.001',
        'd 2026-07-01 1.9.10': 'delete expired (latest 3/1, within 7d, monthly 2 2026-07)'
      }
    },
    'version: keeps what has a covered label that is no version': {
      keep: { latest: 1, by: 'version' },
      decisions: {
        'a 2026-01-01 1.0.0 main': 'keep ungrouped version',
        'b 2026-01-01 1.1.0': 'keep latest 1/1',
        'c 2026-01-01': 'keep ungrouped version'
      }
    },
    'version: takes the highest covered label in each group': {
      keep: { latest: 1, by: 'version', per: 'major' },
      decisions: {
        'a 2026-01-01 1.0.0 1.5.0 2.0.0': 'keep latest 1/1 of 1',
        'b 2026-01-02 1.4.0': 'delete expired (latest 2/1)',
        'c 2026-01-02 2.1.0': 'keep latest 1/1 of 2'
      }
    },
    'version: counts the higher id first where the numbers are the same': {
      keep: { latest: 1, by: 'version' },
      decisions: { 'a 2026-01-02 1.0.0': 'delete expired (latest 2/1)', 'b 2026-01-01 v1.0.0': 'keep latest 1/1' }
    },
    'version: keeps a version whose number is none, with a key of the rule in the label': {
      covered: '{name}-*',
      keep: { latest: 0, per: 'name', by: 'version' },
      decisions: { 'a 2026-01-01 web-1': 'keep ungrouped name' }
    }
  })

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
    expect(keptNames([highest], [`${higher} 9d ${higher}`, `${lower} 8d ${lower}`], { type })).toEqual([higher])
  })
})

describe('max', () => {
  table({
    'counts what is kept by its creation before what is kept by its last change alone': {
      keep: { latest: 2, max: 3 },
      decisions: {
        'a 2026-07-01': 'keep latest 2/2',
        'b 2026-07-02': 'keep latest 1/2',
        'c 2026-01-01/2026-07-14': 'keep latest 1/2 by updated',
        'd 2026-06-01/2026-07-13': 'delete expired (latest 3/2, max 4/3)'
      }
    },
    'of all that a condition keeps takes the newest by creation': {
      covered: 'pr-{pr}',
      keep: { while: 'pr-open', max: 1 },
      decisions: {
        'a 2026-07-01/2026-07-14 pr-1': 'delete expired (max 2/1)',
        'b 2026-07-02 pr-1': 'keep while pr-open'
      }
    },
    'keeps the newest N of what the other keys keep, and says what is one too many': {
      keep: { latest: 2, monthly: 3, max: 3 },
      decisions: {
        'a 2026-07-03': 'keep latest 1/2, monthly 1/3 2026-07',
        'b 2026-07-02': 'keep latest 2/2',
        'c 2026-07-01': 'delete expired (latest 3/2, monthly 3 2026-07)',
        'd 2026-06-01': 'keep monthly 2/3 2026-06',
        'e 2026-05-01': 'delete expired (latest 5/2, max 4/3)'
      }
    },
    'counts in each group by itself': {
      keep: { within: '1y', per: 'major', max: 1 },
      decisions: {
        'a 2026-07-02 1.0.0': 'keep within 1/1y of 1 until 2027-07-02T00:00:00.001',
        'b 2026-07-01 1.1.0': 'delete expired (max 2/1)',
        'c 2026-07-01 2.0.0': 'keep within 1/1y of 2 until 2027-07-01T00:00:00.001'
      }
    },
    'follows the order of by: version': {
      keep: { latest: 2, by: 'version', max: 1 },
      decisions: { 'a 2026-07-01 1.1.0': 'keep latest 1/2', 'b 2026-07-02 1.0.0': 'delete expired (max 2/1)' }
    },
    'keeps nothing with 0': {
      keep: { latest: 3, max: 0 },
      decisions: { 'a 2026-07-01': 'delete expired (max 1/0)' }
    },
    'takes nothing from what has no group': {
      keep: { latest: 3, per: 'major', max: 0 },
      decisions: { 'a 2026-07-01 main': 'keep ungrouped major' }
    },
    'keeps no more than the other keys do': {
      keep: { latest: 1, max: 5 },
      decisions: { 'a 2026-07-01': 'delete expired (latest 2/1)', 'b 2026-07-02': 'keep latest 1/1' }
    },
    'leaves a version to its other groups': {
      keep: { latest: 2, per: 'major', max: 1 },
      decisions: { 'a 2026-07-01 1.0.0 2.0.0': 'keep latest 1/2 of 2', 'b 2026-07-02 1.1.0': 'keep latest 1/2 of 1' }
    }
  })
})

describe('while', () => {
  const open = new Set(['1', '3'])
  table({
    'passes over versions for which it does not hold, before anything is counted': {
      covered: 'pr-{pr}',
      pullRequests: open,
      keep: { latest: 1, while: 'pr-open' },
      decisions: {
        'a 2026-07-03 pr-2': 'delete expired (while pr-open)',
        'b 2026-07-02 pr-1': 'keep latest 1/1',
        'c 2026-07-01 pr-1': 'delete expired (latest 2/1)'
      }
    },
    'alone keeps as long as it holds': {
      covered: 'pr-{pr}',
      pullRequests: open,
      keep: { while: 'pr-open' },
      decisions: { 'a 2026-07-03 pr-2': 'delete expired (while pr-open)', 'b 2026-07-02 pr-1': 'keep while pr-open' }
    },
    'alone in groups names the group, and max counts': {
      covered: 'pr-{pr}*',
      keep: { while: 'pr-open', per: 'pr', max: 1 },
      decisions: { 'a 2026-07-03 pr-1': 'keep while pr-open of 1', 'b 2026-07-02 pr-1-x': 'delete expired (max 2/1)' }
    },
    'counts a version by those of its labels for which it holds': {
      covered: 'pr-{pr}',
      pullRequests: open,
      keep: { latest: 1, per: 'pr', while: 'pr-open' },
      decisions: { 'a 2026-07-03 pr-1 pr-2': 'keep latest 1/1 of 1', 'b 2026-07-02 pr-2 pr-3': 'keep latest 1/1 of 3' }
    },
    'holds for what has no label at all': {
      covered: '@untagged',
      tags: new Set(),
      keep: { while: 'tag-exists' },
      decisions: { 'a 2026-07-03': 'keep while tag-exists' }
    }
  })

  const pullRequests = new Set(['12'])
  const names = new Set([
    'feature/login',
    'v1.0.0',
    'main',
    'Fix/ABC-1',
    'server/v3.0.0',
    'vendor/über',
    'v2.0.0+build'
  ])
  const none: ReadonlySet<string> = new Set()
  test.each<
    [
      condition: 'pr-open' | 'branch-exists' | 'tag-exists',
      patterns: string | readonly string[],
      label: string,
      circumstances: Circumstances,
      holds: boolean
    ]
  >([
    ['pr-open', 'pr-{pr}', 'pr-12', { pullRequests }, true],
    ['pr-open', 'pr-{pr}', 'pr-0012', { pullRequests }, true],
    ['pr-open', 'pr-{pr}', 'pr-0', { pullRequests: new Set(['0']) }, true],
    ['pr-open', 'pr-{pr}', 'pr-13', { pullRequests }, false],
    ['pr-open', 'pr-{pr}', 'pr-13', { pullRequests: null }, true],
    ['pr-open', '{pr,pr-{pr}}', 'pr', { pullRequests }, true],
    ['pr-open', ['pr-{pr}', 'old-*'], 'old-1', { pullRequests }, true],
    ['pr-open', ['pr-*', 'pr-{pr}'], 'pr-13', { pullRequests }, false],
    ['pr-open', '/pr-(?P<pr>.+)/', 'pr-12-amd64', { pullRequests }, true],
    ['pr-open', '/pr-(?P<pr>.+)/', 'pr-12-amd64', { pullRequests: none }, true],
    ['pr-open', '/pr-(?P<pr>.+)/', 'pr-13', { pullRequests }, false],
    ['pr-open', ['pr-{pr}-*', '/pr-(?P<pr>.+)/'], 'pr-13-amd64', { pullRequests }, true],
    ['pr-open', '/pr-(?P<pr>[0-9]+)(-.*)?/', 'pr-12-amd64', { pullRequests }, true],
    ['pr-open', '/pr-(?P<pr>[0-9]+)(-.*)?/', 'pr-13-12', { pullRequests }, false],
    ['pr-open', '*{pr}', 'pr-12', { pullRequests }, true],
    ['branch-exists', '*', 'main', { branches: names }, true],
    ['branch-exists', '*', 'gone', { branches: names }, false],
    ['branch-exists', '*', 'main', { branches: none, tags: names }, false],
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
    ['tag-exists', '*', 'v1.0.1', { tags: null, branches: none }, true]
  ])('%s with %j: %s, where GitHub says %j, %j', (condition, patterns, label, circumstances, holds) => {
    const versions = [`${label} 9d ${label}`]
    expect(keptNames([rule(patterns, { while: condition })], versions, circumstances)).toEqual(holds ? [label] : [])
  })

  test.each<[condition: string, type: PackageType, covered: string, versions: string[], survivors: string[]]>([
    [
      'ends with a stable version of the same number, whatever the rules say of that',
      'maven',
      '*-*',
      ['1.0-SNAPSHOT 9d', '1.0 8d', '1.1.0-SNAPSHOT 7d', '1.1 6d', '1.2-SNAPSHOT 5d', '1.2-rc1 4d'],
      ['1.0', '1.1', '1.2-SNAPSHOT', '1.2-rc1']
    ],
    [
      'ends with a variant too',
      'container',
      '@prerelease',
      ['a 9d 1.0.0-rc.1', 'b 1d main 1.0.0-alpine', 'c 9d 1.3.0-rc.1'],
      ['b', 'c']
    ],
    ['holds for a stable version no more than for what it releases', 'maven', '@any', ['1.0 9d'], []],
    ['holds for what is no version', 'container', '*', ['a 9d nightly', 'b 9d 1.2.0'], ['a']]
  ])('unreleased %s', (_, type, covered, versions, survivors) => {
    expect(keptNames([rule(covered, { while: 'unreleased' })], versions, { type })).toEqual(survivors)
  })
})

describe('a protected version whose tags a rule may remove', () => {
  const others = ['a 2026-07-15T10:00 1.1.0', 'b 2026-07-15T08:00 1.0.0', 'c 2026-07-13 1.2.0']
  const circumstances = { protect: ['lts*'], untag: true }

  test.each<[keep: KeepText, version: string, decision: string]>([
    [{ latest: 1 }, 'v 2026-07-15T11:00 lts x', 'keep protected lts, latest 1/1'],
    [{ latest: 1 }, 'v 2026-07-15T09:00 lts x', 'untag x protected lts'],
    [{ latest: 2 }, 'v 2026-07-15T09:00 lts x', 'keep protected lts, latest 2/2'],
    [{ latest: 1, by: 'version' }, 'v 2026-07-01 lts 1.3.0', 'keep protected lts, latest 1/1'],
    [{ daily: 2 }, 'v 2026-07-15T09:00 lts x', 'untag x protected lts'],
    [{ daily: 2 }, 'v 2026-07-15T11:00 lts x', 'keep protected lts, daily 1/2 2026-07-15'],
    [{ daily: 2 }, 'v 2026-07-14 lts x', 'keep protected lts, daily 2/2 2026-07-14'],
    [{ daily: 2 }, 'v 2026-07-12 lts x', 'untag x protected lts'],
    [{ within: '1y', max: 1 }, 'v 2026-07-15T09:00 lts x', 'untag x protected lts']
  ])('by %j, as %s, is decided as %s and takes no slot', (keep, version, decision) => {
    const of = [rule(['@any', '!lts*'], keep)]
    expect(decide(of, [version, ...others], circumstances)).toEqual({ v: decision, ...decide(of, others) })
  })

  test('takes no slot from others like it', () => {
    const three = ['u', 'v', 'w'].map((name) => `${name} 2026-07-15T11:00 lts-${name} x`)
    const of = rule('x', { latest: 1, daily: 1, max: 1 })
    const all = 'latest 1/1, daily 1/1 2026-07-15'
    expect(decide([of], three, circumstances)).toEqual({
      u: `keep protected lts-u, ${all}`,
      v: `keep protected lts-v, ${all}`,
      w: `keep protected lts-w, ${all}`
    })
  })
})

test('a rule without keys keeps nothing', () => {
  expect(keptNames([rule(everything)], ['a 2026-07-15', 'b 2026-07-15 1.0.0'])).toEqual([])
})
