import { expect, test } from '@jest/globals'
import { packageTables } from '../../src/cli/package-table.ts'
import type { Report } from '../../src/report/json.ts'
import type { Reason } from '../../src/retention/reason.ts'
import { daysAgo, kept, packageReport, reportOf, toDelete, withTexts } from '../report/reports.ts'
import { expectGolden } from '../words.ts'

const day = 86_400_000

const expired = (rank: number): Reason => ({
  code: 'expired',
  rule: 0,
  age: 40 * day,
  misses: [
    { key: 'within', limit: '14 days' },
    { key: 'latest', limit: 5, rank }
  ]
})

const planned = reportOf({
  dryRun: true,
  packages: [
    packageReport({
      bytes: { total: 9_000_000, reclaimable: 5_000_000, complete: true, freed: 0 },
      versions: [
        kept({ id: 9, tags: ['latest', 'v2'] }),
        toDelete({ id: 8, tags: ['pr-208', 'pr-208-38aa682'], createdAt: daysAgo(17), reasons: withTexts(expired(6)) }),
        toDelete({ id: 7, tags: [], createdAt: daysAgo(400), reasons: withTexts(expired(1120)) }),
        toDelete({ id: 6, tags: [], part: 'child' }),
        toDelete({ id: 5, tags: [`feature-${'a-very-long-name-of-a-branch-'.repeat(3)}end`], outcome: 'deferred' }),
        kept({ id: 4, tags: ['v1', 'pr-0'], action: 'untag', untag: ['pr-0'], outcome: 'planned' }),
        kept({
          id: 3,
          tags: ['1.2'],
          reasons: withTexts({ code: 'in-use', file: 'deploy/app.yaml', line: 12, labels: ['1.2'] })
        })
      ]
    }),
    packageReport({ name: 'tools/cli', versions: [kept()] }),
    packageReport({ name: 'empty' }),
    packageReport({ name: 'broken', status: 'failed', problem: 'container package acme/broken: GitHub answered 500' })
  ]
})

const done = reportOf({
  packages: [
    packageReport({
      bytes: { total: 9_000_000, reclaimable: 5_000_000, complete: false, freed: 2_000_000 },
      versions: [
        toDelete({ tags: ['a'], outcome: 'deleted' }),
        toDelete({ id: 2, tags: ['b'], outcome: 'refused', error: 'This has more than 5000 downloads.' }),
        toDelete({ id: 3, tags: ['c'], outcome: 'failed', error: 'GitHub answered 500\u001b[31m\nagain' }),
        toDelete({ id: 4, tags: ['d'], outcome: 'changed' }),
        toDelete({ id: 5, tags: ['e'], outcome: 'planned' }),
        kept()
      ]
    })
  ]
})

const compared = reportOf({
  mode: 'check',
  dryRun: true,
  comparison: { with: 'old.yml', policies: [] },
  packages: [
    packageReport({
      comparison: { policyIndex: 0, planned: 1, added: 1, removed: 1 },
      versions: [
        toDelete({
          tags: ['pr-1'],
          before: { action: 'keep', untag: [], reasons: withTexts({ code: 'uncovered', labels: ['pr-1'] }) },
          after: { action: 'delete', untag: [], reasons: withTexts(expired(3)) }
        }),
        kept({
          id: 2,
          tags: ['pr-2'],
          before: { action: 'delete', untag: [], reasons: withTexts(expired(2)) },
          after: { action: 'keep', untag: [], reasons: withTexts({ code: 'protected', labels: ['pr-2'] }) }
        })
      ]
    })
  ]
})

const repaired = reportOf({
  mode: 'repair',
  dryRun: true,
  packages: [
    packageReport({
      repairs: [
        { id: 1, tags: ['v1'], parts: [`sha256:${'ab'.repeat(32)}`], missing: [] },
        { id: 2, tags: ['v2'], parts: [], missing: [{ digest: `sha256:${'cd'.repeat(32)}`, why: 'lost' }] }
      ],
      versions: [
        toDelete({
          id: 3,
          action: 'restore',
          tags: [],
          part: 'child',
          reasons: withTexts({ code: 'missing-from', ids: [1] })
        })
      ]
    })
  ]
})

const listed = reportOf({
  mode: 'list',
  dryRun: true,
  packages: [packageReport(), packageReport({ type: 'npm', name: 'ui' })]
})

const layout = { paint: (_: string, text: string) => text, wide: false, maxRows: 40, isSequel: false }

const tables = (report: Report, changes: Partial<Parameters<typeof packageTables>[1]>): string =>
  [...packageTables(report, { ...layout, width: Number.POSITIVE_INFINITY, ...changes })].join('\n')

const scenes: readonly (readonly [title: string, text: string])[] = [
  ['plan, 80 columns', tables(planned, { width: 80 })],
  ['plan, 120 columns', tables(planned, { width: 120 })],
  ['plan, 40 columns', tables(planned, { width: 40 })],
  ['plan, 80 columns, names in full, 2 rows', tables(planned, { width: 80, wide: true, maxRows: 2 })],
  ['plan, in a pipe', tables(planned, {})],
  ['apply, 80 columns', tables(done, { width: 80 })],
  ['apply after a preview, 80 columns', tables(done, { width: 80, isSequel: true })],
  ['check, 80 columns', tables(compared, { width: 80 })],
  ['repair, 80 columns', tables(repaired, { width: 80 })],
  ['list', tables(listed, {})]
]

test('the tables of the command line', () => {
  expectGolden('__tests__/golden/terminal.txt', scenes.map(([title, text]) => `=== ${title}\n\n${text}\n`).join('\n'))
})

test.each([30, 40, 80, 120])('a line is no longer than %i columns, other than for a word', (width) => {
  for (const report of [planned, done, compared, repaired])
    for (const line of tables(report, { width }).split('\n')) {
      const longest = Math.max(...line.split(' ').map(({ length }) => length))
      expect([line, line.length <= Math.max(width, longest + 8)]).toEqual([line, true])
    }
})

test('a name cannot style, move or end a line', () => {
  const evil = '\u001b[31mred\u009b2J\r\n\u202e'
  const report = reportOf({
    dryRun: true,
    packages: [
      packageReport({
        name: evil,
        versions: [toDelete({ tags: [evil] }), kept({ reasons: withTexts({ code: 'uncovered', labels: [evil] }) })]
      })
    ]
  })
  for (const width of [40, 80, Number.POSITIVE_INFINITY])
    for (const line of packageTables(report, { ...layout, width, wide: true }))
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u)
})
