import { describe, expect, test } from '@jest/globals'
import { parseApprovedPlan } from '../../src/retention/approved.ts'

const time = '2026-01-01T00:00:00Z'
const written = { name: 'sha256:1', createdAt: time, updatedAt: null, outcome: 'planned', part: 'image' }
const version = { ...written, id: 1, tags: ['v1'], action: 'delete', untag: [] }
const pkg = { owner: 'Acme', type: 'container', name: 'app', versions: [version] }
const report = { schemaVersion: 1, mode: 'clean', dryRun: true, finishedAt: time, packages: [pkg] }

const day = 86_400_000
const approval = { owner: 'acme', policies: [], now: Date.parse(time) + 2 * day }
const read = (change: object) => parseApprovedPlan(JSON.stringify({ ...report, ...change }), approval)

describe('an approved report', () => {
  test('gives its versions by package and id', () => {
    const kept = { ...written, id: 2, tags: [], action: 'keep', untag: [] }
    const stripped = { ...written, id: 3, tags: ['a', 'b'], action: 'untag', untag: ['a'] }
    const npm = { ...pkg, type: 'npm', versions: [] }
    expect(read({ packages: [{ ...pkg, versions: [version, kept, stripped] }, npm] })).toEqual({
      ok: true,
      value: {
        writtenAt: Date.parse(time),
        packages: new Map([
          [
            'container/app',
            new Map([
              [1, expect.objectContaining({ tags: ['v1'], action: 'delete', untag: [] })],
              [2, expect.objectContaining({ tags: [], action: 'keep', untag: [] })],
              [3, expect.objectContaining({ tags: ['a', 'b'], action: 'untag', untag: ['a'] })]
            ])
          ],
          ['npm/app', new Map()]
        ])
      }
    })
  })

  test('approves nothing of packages of other owners', () => {
    const plan = read({
      packages: [
        { ...pkg, owner: 'acme-2' },
        { ...pkg, owner: 'ACME', name: 'ui' }
      ]
    })
    expect(plan.ok && [...plan.value.packages.keys()]).toEqual(['container/ui'])
  })

  test('may say more than is asked for, as reports of later versions will', () => {
    expect(read({ more: true, packages: [{ ...pkg, more: 1, versions: [{ ...version, more: [] }] }] }).ok).toBe(true)
  })

  test.each<[string, object]>([
    ['another schema', { schemaVersion: 2 }],
    ['a run that lists', { mode: 'list' }],
    ['a real run', { dryRun: false }],
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
      problem: 'is no report.json of a run with mode: clean and dry-run: true'
    })
  })

  test.each(['', 'null', '[]', '{', 'report.json'])('%j is none', (text) => {
    expect(parseApprovedPlan(text, approval).ok).toBe(false)
  })
})
