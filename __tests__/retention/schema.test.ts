import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import * as v from 'valibot'
import { documentSchema } from '../../src/retention/schema.ts'

const path = 'schema/package-retention.schema.json'
const jsonSchema = JSON.parse(readFileSync(path, 'utf8'))
const ajv = new Ajv({ strictTypes: false })
const accepts = ajv.compile(jsonSchema)

const withRule = (rule: unknown) => ({ version: 1, policies: [{ rules: [rule] }] })
const withKeep = (keep: unknown) => withRule({ delete: 'x', keep })
const withKey = (key: string, value: unknown) => ({
  version: 1,
  policies: [{ rules: [{ delete: 'x' }], [key]: value }]
})

test('the JSON Schema in the repository is the one that the checks are made of', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/schema.ts', '--check'], { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})

describe('the checks and the JSON Schema agree', () => {
  const durations = ['5min', '24h', '30 days', '2w 3d', '1y2mo', ' 1 d ', '1minute', '10d 0h']
  const noDurations = [
    '',
    '30',
    '5m',
    '1.5h',
    '-3d',
    '0',
    '0d',
    '0h 0d',
    'd',
    '3 apples',
    '3D',
    '2w, 3d',
    'P3D',
    '3 d 4'
  ]

  test.each([
    ...['x', ['x'], ['x', '!y'], '@untagged'].map((patterns) => withRule({ delete: patterns })),
    ...durations.map((within) => withKeep({ within })),
    ...durations.map((daily) => withKeep({ daily })),
    ...[0, 1, 7, Number.MAX_SAFE_INTEGER].map((latest) => withKeep({ latest, hourly: latest, max: latest })),
    ...[{}, { while: 'unreleased' }, { per: 'major', latest: 1 }, { by: 'version', yearly: 1 }].map(withKeep),
    withRule({ delete: 'pr-{pr}', keep: { while: 'pr-open', 'then-for': '7d' } }),
    withRule({ delete: 'sha-{sha}', keep: { deployments: 2, max: 3 } }),
    withRule({ delete: 'x', 'older-than': '3d' }),
    withRule({ delete: 'x', 'older-than': '3d', keep: { latest: 3, per: 'minor' } }),
    withRule({ delete: 'x', 'older-than': '3d', keep: { max: 3 } }),
    ...['app', ['app', '!b']].map((packages) => withKey('packages', packages)),
    ...['container', 'npm', 'maven', 'rubygems', 'nuget', 'docker'].map((type) => withKey('type', type)),
    withKey('protect', 'latest'),
    withKey('min-keep', 0),
    withKey('untag', true),
    ...[0, '0', '0h', '24h', ' 0 '].map((period) => withKey('grace-period', period)),
    withKey('max-deletions', 10),
    ...[0, 100].map((percent) => withKey('max-delete-percent', percent)),
    withKey('delete-empty-packages', false)
  ])('that %j is right', (document) => {
    expect([v.is(documentSchema, document), accepts(document)]).toEqual([true, true])
  })

  test.each<unknown>([
    ...[null, [], 'x', 1, {}],
    ...[
      { version: 1 },
      { policies: [{ rules: [{ delete: 'x' }] }] },
      { version: 1, policies: [] },
      { version: 1, policies: {} }
    ],
    ...[
      { ...withKeep({}), version: 2 },
      { ...withKeep({}), version: '1' },
      { ...withKeep({}), colour: 'red' }
    ],
    ...[{ rules: [] }, { rules: null }, {}, [], { rules: {} }].map((policy) => ({ version: 1, policies: [policy] })),
    ...[
      null,
      [],
      'x',
      {},
      { delete: null },
      { delete: [] },
      { delete: 5 },
      { delete: [5] },
      { delete: 'x', keeep: {} }
    ].map(withRule),
    ...noDurations.map((duration) => withRule({ delete: 'x', 'older-than': duration })),
    ...noDurations.map((within) => withKeep({ within })),
    ...noDurations.map((daily) => withKeep({ daily })),
    ...[null, [], [1], 'latest: 3', { latests: 3 }].map(withKeep),
    ...[-1, 1.5, '3', true, null, 2 ** 53, [3]].map((latest) => withKeep({ latest })),
    ...[-1, 1.5, true, null].map((weekly) => withKeep({ weekly })),
    ...[-1, '2', null].map((deployments) => withRule({ delete: '{sha}', keep: { deployments } })),
    ...[{ 'then-for': '7d' }, { while: 'unreleased', 'then-for': '7d' }].map(withKeep),
    withRule({ delete: 'pr-{pr}', keep: { while: 'pr-open', 'then-for': 7 } }),
    ...[{ while: 'open' }, { by: 'age', latest: 1 }, { per: 3, latest: 1 }, { within: 30 }].map(withKeep),
    ...[{ per: 'major' }, { by: 'version' }, { max: 3 }, { max: 3, while: 'unreleased' }].map(withKeep),
    withRule({ delete: 'x', 'older-than': '3d', keep: { within: '3d' } }),
    ...[5, [], [5], null].map((packages) => withKey('packages', packages)),
    ...['Container', 'oci', null].map((type) => withKey('type', type)),
    ...[5, [], {}].map((protect) => withKey('protect', protect)),
    ...[-1, '3'].map((least) => withKey('min-keep', least)),
    ...['yes', 1, null].map((untag) => withKey('untag', untag)),
    ...[5, -0.5, '5', '0x', '-1h', null].map((period) => withKey('grace-period', period)),
    ...[-1, 101, 33.3, '50'].map((percent) => withKey('max-delete-percent', percent)),
    withKey('max-deletions', -1),
    withKey('delete-empty-packages', 'false'),
    withKey('keep-tags', 'latest')
  ])('that %j is wrong', (document) => {
    expect([v.is(documentSchema, document), accepts(document)]).toEqual([false, false])
  })

  test.each([
    ['a pattern that is none', withRule({ delete: '[' })],
    ['exclusions only', withRule({ delete: ['!x'] })],
    ['a placeholder that no pattern has', withKeep({ latest: 1, per: 'pr' })],
    ['a question that no pattern has the number for', withKeep({ while: 'pr-open' })],
    ['deployments that no pattern can be compared with', withKeep({ deployments: 2 })],
    ['a duration beyond every calendar', withKeep({ within: '9999999999d' })]
  ])('but only the checks can tell %s', (_, document) => {
    expect([v.is(documentSchema, document), accepts(document)]).toEqual([false, true])
  })
})

/** The schema of every key of a mapping, however deep, by its path. */
const keysOf = (schema: Record<string, unknown>, above = ''): [string, Record<string, unknown>][] =>
  Object.entries(Object(schema['properties'])).flatMap(([key, value]) => {
    const inner = Object(value)
    return [[`${above}${key}`, inner], ...keysOf(Object(inner['items'] ?? inner), `${above}${key}.`)]
  })

test.each(keysOf(jsonSchema))('editors show a description of %s, and examples that are right', (_, schema) => {
  const examples = Array.isArray(schema['examples']) ? schema['examples'] : []
  expect(schema['description']).toMatch(/^[A-Z].*\.$/)
  expect(examples.length).toBeGreaterThan(0)
  for (const example of examples) expect([example, ajv.validate(schema, example)]).toEqual([example, true])
})
