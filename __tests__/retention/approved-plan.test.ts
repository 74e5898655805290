import { describe, expect, test } from '@jest/globals'
import { parseApprovedPlan } from '../../src/retention/approved-plan.ts'
import { parsePatterns } from '../../src/retention/pattern.ts'
import type { PackageType } from '../../src/retention/version.ts'
import { packageKey } from '../../src/retention/version.ts'
import { saying } from '../words.ts'
import { unwrap } from './builders.ts'

const time = '2026-01-01T00:00:00Z'
const written = { name: 'sha256:1', createdAt: time, updatedAt: null, outcome: 'planned', part: 'image' }
const version = { ...written, id: 1, tags: ['v1'], action: 'delete', untag: [] }
const pkg = { owner: 'Acme', type: 'container', name: 'app', versions: [version] }
const report = {
  schemaVersion: 1,
  mode: 'clean',
  dryRun: true,
  server: 'github.com',
  finishedAt: time,
  packages: [pkg]
}

const day = 86_400_000
const approval = { owner: 'acme', server: 'github.com', policies: [], now: Date.parse(time) + 2 * day }
const read = (change: object) => parseApprovedPlan(JSON.stringify({ ...report, ...change }), approval)

describe('an approved report', () => {
  test('gives its versions by package and id', () => {
    const kept = { ...written, id: 2, tags: [], action: 'keep', outcome: 'kept', untag: [] }
    const stripped = { ...written, id: 3, tags: ['a', 'b'], action: 'untag', untag: ['a'] }
    const npm = { ...pkg, type: 'npm', versions: [] }
    expect(read({ packages: [{ ...pkg, versions: [version, kept, stripped] }, npm] })).toEqual({
      ok: true,
      value: {
        writtenAt: Date.parse(time),
        packages: new Map([
          [
            'acme/container/app',
            new Map([
              [1, expect.objectContaining({ tags: ['v1'], action: 'delete', untag: [] })],
              [3, expect.objectContaining({ tags: ['a', 'b'], action: 'untag', untag: ['a'] })]
            ])
          ],
          ['acme/npm/app', new Map()]
        ])
      }
    })
  })

  test('approves nothing that a limit deferred', () => {
    const plan = read({ packages: [{ ...pkg, versions: [version, { ...version, id: 2, outcome: 'deferred' }] }] })
    expect(plan.ok && [...(plan.value.packages.get('acme/container/app')?.keys() ?? [])]).toEqual([1])
  })

  test('approves nothing of packages of other owners', () => {
    const plan = read({
      packages: [
        { ...pkg, owner: 'acme-2' },
        { ...pkg, owner: 'ACME', name: 'ui' }
      ]
    })
    expect(plan.ok && [...plan.value.packages.keys()]).toEqual(['acme/container/ui'])
  })

  test('may say more than is asked for, as reports of later versions will', () => {
    expect(read({ more: true, packages: [{ ...pkg, more: 1, versions: [{ ...version, more: [] }] }] }).ok).toBe(true)
  })

  test.each<[string, object]>([
    ['another schema', { schemaVersion: 2 }],
    ['a run that lists', { mode: 'list' }],
    ['no packages', { packages: undefined }],
    ['packages by name', { packages: { app: pkg } }],
    ['a package without an owner', { packages: [{ ...pkg, owner: undefined }] }],
    ['a package without a type', { packages: [{ ...pkg, type: 1 }] }],
    ['a package without a name', { packages: [{ ...pkg, name: null }] }],
    ['a package without versions', { packages: [{ ...pkg, versions: undefined }] }],
    ['an id that is a text', { packages: [{ ...pkg, versions: [{ ...version, id: '1' }] }] }],
    ['a version without tags', { packages: [{ ...pkg, versions: [{ ...version, tags: undefined }] }] }],
    ['an action that no version knows', { packages: [{ ...pkg, versions: [{ ...version, action: 'restore' }] }] }],
    ['a version that says not what it loses', { packages: [{ ...pkg, versions: [{ ...version, untag: undefined }] }] }]
  ])('that is of %s is refused', (_, change) => {
    expect(read(change)).toEqual({
      ok: false,
      problem: 'is not the report.json of a run with mode: clean and dry-run: true'
    })
  })

  test('that is joined from several is refused, and says what to use', () => {
    expect(read({ mode: 'report' })).toEqual({
      ok: false,
      problem: saying('joined report of several jobs', 'its id or URL', 'the report.json of each job')
    })
  })

  test('that is of a real run is refused', () => {
    expect(read({ dryRun: false })).toEqual({
      ok: false,
      problem: 'is the report.json of a run that was no dry run; make a plan with a dry run'
    })
  })

  test.each(['', 'null', '[]', '{', 'report.json'])('%j is none', (text) => {
    expect(parseApprovedPlan(text, approval).ok).toBe(false)
  })
})

describe('an approved report and the run that it is for', () => {
  const npm = { ...pkg, type: 'npm', name: 'ui' }
  const covering = (type: PackageType, ...packages: readonly string[]) => ({
    type,
    packages: unwrap(parsePatterns(packages, 'package'))
  })
  const readFor = (policies: ReturnType<typeof covering>[], change: object = {}, age = 2 * day, context = {}) =>
    parseApprovedPlan(JSON.stringify({ ...report, ...change }), {
      ...approval,
      policies,
      now: Date.parse(time) + age,
      ...context
    })

  test.each<[string, ReturnType<typeof covering>[], object, number]>([
    [
      'where one policy covers one of its packages',
      [covering('maven', 'x'), covering('container', 'x', 'app')],
      {},
      day
    ],
    [
      'where the name is written in capitals',
      [covering('container', 'app')],
      { packages: [{ ...pkg, name: 'APP' }] },
      day
    ],
    ['where a name of another type has capitals', [covering('npm', 'UI')], { packages: [{ ...npm, name: 'UI' }] }, day],
    [
      'where the run has only one of its packages',
      [covering('container', 'x', 'app')],
      { packages: [{ ...pkg, name: 'ui' }, pkg] },
      day
    ],
    ['where it covers more types', [covering('npm', 'ui')], { packages: [pkg, npm] }, day],
    ['after 30 days', [covering('container', 'app')], {}, 30 * day]
  ])('agree %s', (_, policies, change, age) => {
    expect(readFor(policies, change, age).ok).toBe(true)
  })

  test.each<[string, ReturnType<typeof covering>[], object, number, readonly string[]]>([
    [
      'about another owner',
      [covering('container', 'app')],
      { packages: [{ ...pkg, owner: 'octo' }] },
      day,
      ['octo', 'acme', 'owner: octo']
    ],
    [
      'about another server',
      [covering('container', 'app')],
      { server: 'github.example.com' },
      day,
      ['github.example.com', 'github.com', 'api-url', 'dry run']
    ],
    ['about nothing', [covering('container', 'app')], { packages: [] }, day, ['dry run']],
    [
      'about another type',
      [covering('npm', 'app'), covering('maven', 'x')],
      {},
      day,
      ['container', 'npm, maven', 'package-type']
    ],
    [
      'about another package',
      [covering('container', 'ui'), covering('npm', 'app')],
      {},
      day,
      ['app', 'input packages']
    ],
    ['over 30 days old', [covering('container', 'app')], {}, 30 * day + 1, ['2026-01-01', '30 days', 'dry run']]
  ])('do not agree where it is %s', (_, policies, change, age, pieces) => {
    const read = readFor(policies, change, age)
    expect(read).toEqual({ ok: false, problem: saying(...pieces) })
  })

  test('agree where they do not name their server', () => {
    expect(readFor([covering('container', 'app')], { server: undefined }).ok).toBe(true)
  })

  test('agree where the owner and the server of the run are not known', () => {
    for (const change of [{ server: 'github.example.com' }, { server: undefined }])
      expect(
        readFor([], { ...change, packages: [{ ...pkg, owner: 'octo' }] }, day, { owner: null, server: null }).ok
      ).toBe(true)
  })

  test('names no more than five packages', () => {
    const packages = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({ ...pkg, name }))
    expect(readFor([covering('container', 'x')], { packages })).toMatchObject({
      problem: expect.stringMatching(/a, b, c, d, e(?!, f)/)
    })
  })

  test('are matched by package, whatever the case', () => {
    const packages = [pkg, { ...pkg, name: 'APP', versions: [{ ...version, id: 9 }] }]
    const read = readFor([covering('container', 'app')], { packages })
    expect(
      read.ok && [
        ...(read.value.packages.get(packageKey({ owner: 'Acme', type: 'container', name: 'App' }))?.keys() ?? [])
      ]
    ).toEqual([1, 9])
  })
})
