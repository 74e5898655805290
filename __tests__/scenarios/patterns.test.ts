import { describe, expect, test } from '@jest/globals'
import { pushMultiArch } from '../../simulator/images.ts'
import { day, publishDaily, remainingNames, setUp } from '../action.ts'
import { saying } from '../words.ts'

const document = (lines: string): string =>
  `version: 1\npolicies:\n  - packages: app\n${lines}\n    rules:\n      - delete: "*"\n`

describe('a pattern that no tag can match is refused before the first request', () => {
  const digest = `sha256:${'0a'.repeat(32)}`

  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['a regex without slashes', { 'keep-tags': '^(latest|v\\d+)$' }, ['input keep-tags', '"/^(latest|v\\d+)$/"']],
    ['white space for commas', { 'keep-tags': 'latest v*' }, ['input keep-tags', 'latest, v*']],
    ['semicolons', { 'keep-tags': 'latest;v*' }, ['input keep-tags', 'latest, v*']],
    ['quotes', { 'keep-tags': '"latest", "v*"' }, ['input keep-tags', 'quotes', 'latest', 'v*']],
    ['a JSON list', { 'keep-tags': '["latest"]' }, ['input keep-tags', 'brackets', 'latest']],
    ['a reference', { 'keep-tags': 'ghcr.io/acme/app:latest' }, ['input keep-tags', 'tag alone: latest']],
    ['an excluded pattern', { 'delete-tags': '*, !latest v*' }, ['input delete-tags', '"!latest v*"']],
    ['a digest to delete', { 'delete-tags': digest }, ['input delete-tags', 'only in keep-tags and protect']],
    ['flags of a regex', { 'keep-tags': '/v1.*/i' }, ['input keep-tags', '"/(?i)v1.*/"']],
    [
      'a list in one text of a document',
      { policy: document('    protect: "latest, v*"'), 'delete-tags': '' },
      ['input policy:4:14: protect:', '["latest","v*"]']
    ],
    [
      'an item of a list in a document',
      { policy: document('    protect: [latest, "v 1"]'), 'delete-tags': '' },
      ['input policy:4:23: protect:', '"v 1"']
    ],
    [
      'a regex in a rule of a document',
      { policy: document('    min-keep: 1').replace('"*"', '["*", "!^v1$"]'), 'delete-tags': '' },
      ['input policy:6:23: delete:', '"/^v1$/"']
    ],
    [
      'white space in a version of another type',
      { policy: document('    type: npm\n    protect: "1.0 2.0"'), 'delete-tags': '' },
      ['input policy:5:14: protect:', 'npm', '["1.0","2.0"]']
    ]
  ])('%s', async (_, given, pieces) => {
    const { world, app, act } = await setUp()
    publishDaily(world, app, ['latest', 'v1', 'pr-1'])
    const run = await act({ packages: 'app', 'delete-tags': '*', ...given })
    expect(run.code).toBe(1)
    expect(run.requests).toEqual([])
    for (const piece of pieces) expect(run.log).toContain(piece)
  })

  test('also what restore-tags names', async () => {
    const { act } = await setUp()
    const run = await act({ packages: 'app', mode: 'restore', 'restore-tags': `latest v1, ${digest}` })
    expect(run.code).toBe(1)
    expect(run.requests).toEqual([])
    expect(run.log).toContain('latest, v1')
    expect(run.log).toContain('to restore its version, name a tag')
  })
})

describe('a digest', () => {
  test('protects the version that has it, with its parts and all its tags', async () => {
    const { world, clock, app, act } = await setUp()
    publishDaily(world, app, ['latest'])
    const { index, children } = pushMultiArch(world, app, {
      tags: ['pr-1', 'pr-2'],
      created: clock.now() - 9 * day,
      platforms: ['linux/amd64']
    })
    publishDaily(world, app, ['pr-3'])
    const run = await act({ packages: 'app', 'delete-tags': 'pr-*', 'keep-tags': index.name, untag: 'true' })
    expect(run.code).toBe(0)
    expect(run.report.warnings).toEqual([])
    expect(remainingNames(app).toSorted()).toEqual(['latest', 'pr-1 pr-2', children[0]?.name].toSorted())
    expect(run.summary).toContain(index.name.slice(7, 19))
  })

  test('that no version has is a warning', async () => {
    const { world, app, act } = await setUp()
    publishDaily(world, app, ['latest', 'pr-1'])
    const digest = `sha256:${'0a'.repeat(32)}`
    const run = await act({ packages: 'app', 'delete-tags': 'pr-*', 'keep-tags': digest })
    expect(run.report.warnings).toEqual([saying(digest)])
  })
})
