import { describe, expect, test } from '@jest/globals'
import { readPolicyDocument } from '../../src/retention/document.ts'
import { parseDuration } from '../../src/retention/duration.ts'
import type { Rule } from '../../src/retention/policy.ts'
import { lintPolicies } from '../../src/retention/policy-lint.ts'
import type { PackageType } from '../../src/retention/version.ts'
import fc from '../fast-check.ts'
import { worded } from '../words.ts'
import { keptNames } from './decisions.ts'

const day = parseDuration('24h')
if (!day.ok) throw new Error(day.problem)
const safety = {
  untag: false,
  gracePeriod: day.value,
  maxDeletions: null,
  maxDeletePercent: 100,
  deleteEmptyPackages: false
}

/** A document of policies in YAML's flow style; the first one stands in line 3. */
const documentOf = (policies: readonly string[], type: PackageType = 'container') => {
  const text = ['version: 1', 'policies:', ...policies.map((policy) => `  - ${policy}`)].join('\n')
  const document = readPolicyDocument(text, 'p.yml', { packages: null, type, safety })
  if (!document.ok) throw new Error(document.problems.join('\n'))
  return document
}

const warningsOf = (...document: Parameters<typeof documentOf>): readonly string[] => documentOf(...document).warnings

/** Returns the warnings for one rule, without their places. */
const warningsFor = (rule: string, keys = '', type: PackageType = 'container'): readonly string[] =>
  warningsOf([`{packages: app, rules: [${rule}]${keys}}`], type).map((warning) =>
    warning.replace(/^p\.yml:\d+:\d+: /, '')
  )

/** The warning of a rule that deletes nothing; of a pattern in a rule with others it begins with the pattern. */
const never = (why: string) => `delete: … never … ${why}`

describe('a pattern that deletes nothing', () => {
  test.each([
    ['{delete: latest}', ', protect: latest', never('"latest" … protect')],
    ['{delete: [latest, edge]}', ', protect: [edge, "l*"]', never('"latest" … "edge"')],
    ['{delete: [latest, nightly-*]}', ', protect: latest', 'delete: "latest" … protect'],
    ['{delete: "{a,b}"}', ', protect: "[a-c]"', never('"{a,b}" … protect')],
    ['{delete: lts-*}', ', protect: lts-*', never('"lts-*" … protect')],
    ['{delete: lts-*}', ', protect: "@any"', never('"lts-*" … protect')],
    ['{delete: ["lts-*", "!lts-1"]}', ', protect: ["**", "!lts-1"]', never('"lts-*" … protect')],
    ['{delete: "@untagged"}', ', protect: "@untagged"', never('"@untagged" … protect')],
    ['{delete: [x, "!x"]}', '', never('"x" … exclude')],
    ['{delete: [x, "!*"]}', '', never('"x" … exclude')],
    ['{delete: [x*, y*, "!x*"]}', '', 'delete: "x*" … exclude'],
    ['{delete: "@untagged", keep: {latest: 1, per: minor}}', '', never('"@untagged" … kept')],
    ['{delete: "@untagged", keep: {latest: 1, by: version}}', '', never('"@untagged" … kept')],
    ['{delete: "@untagged", keep: {while: tag-exists}}', '', never('"@untagged" … kept')],
    ['{delete: ["@untagged", x], keep: {latest: 1, per: minor}}', '', 'delete: "@untagged" … kept'],
    ['{delete: ["pr-{pr}", preview-*], keep: {latest: 1, per: pr}}', '', 'delete: "preview-*" … {pr}'],
    ['{delete: ["pr-{pr}", preview-*], keep: {while: pr-open}}', '', 'delete: "preview-*" … {pr}'],
    ['{delete: ["pr-{pr}", x-*], keep: {latest: 1, per: pr, while: pr-open}}', '', 'delete: "x-*" … {pr}']
  ])('%s%s', (rule, keys, warning) => {
    expect(warningsFor(rule, keys)).toEqual([worded(warning)])
  })

  test.each([
    ['{delete: "*"}', ', protect: latest'],
    ['{delete: lts-*}', ', protect: ["lts-*", "!lts-1"]'],
    ['{delete: "{a,b}"}', ', protect: a'],
    ['{delete: "@untagged"}', ', protect: "@any"'],
    ['{delete: "@untagged", keep: {latest: 1, within: 1d, while: tag-exists}}', ''],
    ['{delete: ["@untagged", "!@semver"]}', ''],
    ['{delete: [x*, "!x1"]}', ''],
    ['{delete: ["pr-{pr}", "/x-(?P<pr>.*)/"], keep: {latest: 1, per: pr}}', ''],
    ['{delete: [a, b], keep: {latest: 1, per: minor}}', ''],
    ['{delete: ["pr-{pr}", x-*], keep: {latest: 1, while: pr-open}}', ''],
    ['{delete: ["{name}-b", x-*], keep: {latest: 1, per: name, while: branch-exists}}', '']
  ])('is not suspected in %s%s', (rule, keys) => {
    expect(warningsFor(rule, keys)).toEqual([])
  })

  test.each(['npm', 'maven', 'rubygems', 'nuget'] as const)(
    'is @untagged for %s, which has no untagged versions',
    (type) => {
      const why = `"@untagged" … ${type}`
      expect(warningsFor('{delete: "@untagged"}', '', type)).toEqual([worded(never(why))])
      expect(warningsFor('{delete: [x, "@untagged"]}', '', type)).toEqual([worded(`delete: ${why}`)])
      expect(warningsFor('{delete: "@untagged"}', ', type: docker', type)).toEqual([])
    }
  )
})

describe('a period that a finer one makes useless', () => {
  test.each([
    ['{daily: 400, yearly: 1}', 'yearly: daily'],
    ['{daily: 367, yearly: 2}', 'yearly: daily'],
    ['{daily: 8, weekly: 2}', 'weekly: daily'],
    ['{daily: 32, monthly: 2}', 'monthly: daily'],
    ['{hourly: 25, daily: 2}', 'daily: hourly'],
    ['{hourly: 169, weekly: 2}', 'weekly: hourly'],
    ['{hourly: 745, monthly: 2}', 'monthly: hourly'],
    ['{hourly: 8785, yearly: 2}', 'yearly: hourly'],
    ['{monthly: 13, yearly: 2}', 'yearly: monthly'],
    ['{weekly: 1, monthly: 1}', 'monthly: weekly'],
    ['{daily: 1y, weekly: 2w}', 'weekly: daily'],
    ['{daily: 1mo, weekly: 4w}', 'weekly: daily'],
    ['{hourly: 31d, monthly: 1mo}', 'monthly: hourly'],
    ['{daily: 1w 24h, weekly: 8d}', 'weekly: daily'],
    ['{monthly: 2y, yearly: 24mo}', 'yearly: monthly'],
    ['{hourly: 1, daily: 1, per: minor}', 'daily: hourly'],
    ['{daily: 1, weekly: 1, while: branch-exists, by: updated}', 'weekly: daily']
  ])('%s: %s', (keep, useless) => {
    const [key, finer] = useless.split(': ')
    expect(warningsFor(`{delete: x, keep: ${keep}}`)).toEqual([worded(`${key}: … ${finer}`)])
  })

  test.each([
    '{daily: 7, weekly: 4, monthly: 6, yearly: 2}',
    '{daily: 7, weekly: 2}',
    '{daily: 366, yearly: 2}',
    '{hourly: 24, daily: 2}',
    '{monthly: 12, yearly: 2}',
    '{daily: 0, weekly: 1}',
    '{daily: 7, weekly: 0}',
    '{weekly: 1000, monthly: 2}',
    '{weekly: 1y, monthly: 1mo}',
    '{daily: 4w, monthly: 1mo}',
    '{daily: 1mo, weekly: 31d}',
    '{daily: 1w, weekly: 8d}',
    '{daily: 1y, weekly: 1}',
    '{daily: 400, weekly: 1w}',
    '{latest: 1, yearly: 1}',
    '{within: 30d, latest: 3, daily: 1}'
  ])('is not suspected in %s', (keep) => {
    expect(warningsFor(`{delete: x, keep: ${keep}}`)).toEqual([])
  })
})

describe('a key that is called useless', () => {
  const hours = fc
    .constantFrom(60, 24 * 100, 24 * 800)
    .chain((max) => fc.array(fc.integer({ min: 0, max }), { minLength: 20, maxLength: 90 }))
  const limit = fc.oneof(
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 1, max: 40 }),
    fc.constantFrom(
      1,
      2,
      366,
      367,
      400,
      745,
      '1d',
      '7d',
      '1w',
      '8d',
      '4w',
      '30d',
      '31d',
      '1mo',
      '5w',
      '1y',
      '365d',
      '12mo',
      '366d'
    )
  )
  const keep = fc.dictionary(fc.constantFrom('hourly', 'daily', 'weekly', 'monthly', 'yearly'), limit, {
    minKeys: 2,
    maxKeys: 3
  })

  test('can be left out, and the same versions are kept', () => {
    const kept = (rule: Rule, ages: readonly number[], date: Date): readonly string[] => {
      const versions = ages.map((age, id) => `v${id} ${new Date(date.getTime() - age * 3_600_000).toISOString()}`)
      return keptNames([rule], versions, { type: 'npm', at: date.toISOString() })
    }
    let useless = 0
    fc.assert(
      fc.property(
        keep,
        hours,
        fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        (keep, hours, date) => {
          const { policies } = documentOf([`{packages: a, rules: [{delete: "**", keep: ${JSON.stringify(keep)}}]}`])
          for (const { path } of lintPolicies(policies)) {
            const [rule] = policies.flatMap(({ rules }) => rules)
            if (!rule) continue
            useless++
            const rest = Object.fromEntries(Object.entries(rule.keep).filter(([key]) => key !== path.at(-1)))
            expect(kept({ ...rule, keep: rest }, hours, date)).toEqual(kept(rule, hours, date))
          }
        }
      ),
      { numRuns: 3000 }
    )
    expect(useless).toBeGreaterThan(100)
  })
})

describe('a pattern that deployments cannot compare', () => {
  test.each([
    ['["sha-{sha}", old-*]', '{deployments: 2}', 'delete: "old-*" … {sha} … {name}'],
    ['["sha-{sha}", old-*]', '{deployments: 2, latest: 3}', 'delete: "old-*" … {sha} … {name}'],
    ['["{name}", "@untagged"]', '{deployments: 2}', 'delete: "@untagged" … deployments']
  ])('is one of %s with %s', (patterns, keep, warning) => {
    expect(warningsFor(`{delete: ${patterns}, keep: ${keep}}`)).toEqual([worded(warning)])
  })

  test.each([
    ['["sha-{sha}", old-*]', '{deployments: 0, latest: 3}'],
    ['["sha-{sha}", old-*]', '{deployments: 2, while: branch-exists}'],
    ['["sha-{sha}", "{name}-x"]', '{deployments: 2}'],
    ['["{name}", "@untagged"]', '{deployments: 0, latest: 3}'],
    ['"sha-{sha}"', '{deployments: 2, latest: 3, max: 3}']
  ])('is none of %s with %s', (patterns, keep) => {
    expect(warningsFor(`{delete: ${patterns}, keep: ${keep}}`)).toEqual([])
  })
})

describe('an upper bound that latest alone reaches', () => {
  test.each(['{latest: 10, max: 3}', '{latest: 10, daily: 7, max: 3}', '{latest: 3, daily: 7, max: 3}'])(
    '%s',
    (keep) => {
      const latest = keep.match(/\d+/)?.[0]
      expect(warningsFor(`{delete: x, keep: ${keep}}`)).toEqual([worded(`max: … latest: ${latest} … 3`)])
    }
  )

  test.each(['{latest: 3, max: 3}', '{latest: 2, daily: 7, max: 3}', '{daily: 7, max: 3}'])(
    'is not suspected in %s',
    (keep) => {
      expect(warningsFor(`{delete: x, keep: ${keep}}`)).toEqual([])
    }
  )
})

describe('an upper bound by version over what periods keep by time', () => {
  test.each(['{daily: 7, by: version, max: 3}', '{latest: 2, monthly: 1y, daily: 7, by: version, max: 3}'])(
    '%s',
    (keep) => {
      expect(warningsFor(`{delete: x, keep: ${keep}}`)).toEqual([worded('max: … by: version … daily')])
    }
  )

  test.each(['{latest: 2, within: 2y, by: version, max: 3}', '{daily: 7, by: updated, max: 3}'])(
    'is not suspected in %s',
    (keep) => {
      expect(warningsFor(`{delete: x, keep: ${keep}}`)).toEqual([])
    }
  )
})

describe('a policy whose packages earlier ones take', () => {
  const policy = (packages: string, type = 'container') => `{packages: ${packages}, type: ${type}, rules: [delete: x]}`
  const warning = (line: number) => worded(`p.yml:${line}:16: packages: … earlier`)

  test.each([
    ['the same again', ['app', 'app'], 4],
    ['a name that a glob matches', ['"app-*"', 'app-1'], 4],
    ['names of several', ['a', '"b*"', '[a, b1]'], 5],
    ['a glob of a list', ['[a, "b/*"]', '"b/*"'], 4],
    ['all there are', ['"**"', '"b/*"'], 4],
    ['the same with the same exclusion', ['["b/*", "!b/c"]', '["b/*", "!b/c", "!b/d"]'], 4]
  ])('is warned of %s', (_, packages, line) => {
    expect(warningsOf(packages.map((each) => policy(each)))).toEqual([warning(line)])
  })

  test.each([
    ['another type', [policy('app'), policy('app', 'npm')]],
    ['a later policy', [policy('app'), policy('"*"')]],
    ['a name that is excluded', [policy('["a*", "!a1"]'), policy('a1')]],
    ['a glob with other exclusions', [policy('["b/*", "!b/c"]'), policy('"b/*"')]],
    ['a glob within another', [policy('"b*"'), policy('"b1*"')]]
  ])('is not suspected for %s', (_, policies) => {
    expect(warningsOf(policies)).toEqual([])
  })
})

test('every warning tells where it belongs, in the order of the document', () => {
  expect(
    warningsOf([
      '{packages: a, protect: x, rules: [{delete: [y, x]}]}',
      '{packages: a, rules: [{delete: y}, {delete: z, keep: {yearly: 1, daily: 1}}]}'
    ])
  ).toEqual([
    worded('p.yml:3:52: delete: "x" … protect'),
    worded('p.yml:4:16: packages: … earlier'),
    worded('p.yml:4:67: yearly: … daily')
  ])
})
