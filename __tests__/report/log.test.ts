import { describe, expect, test } from '@jest/globals'
import type { Report } from '../../src/report/json.ts'
import {
  formatProgress,
  keptByReason,
  logCounts,
  logErrors,
  logPackage,
  logResult,
  logTitle,
  logWarnings,
  versionLabel
} from '../../src/report/log.ts'
import fc from '../fast-check.ts'
import { expectPieces } from '../words.ts'
import { daysAgo, hostile, kept, now, packageReport, reportOf, toDelete, withTexts } from './reports.ts'

const time = Date.parse(now)
const cleanup = { mode: 'clean', dryRun: false } as const

describe('the title of a package', () => {
  const both = packageReport({ versions: [toDelete(), kept({ action: 'untag', untag: ['a', 'b'] })] })
  test.each<[string, Parameters<typeof logTitle>[0], boolean, ...(string | RegExp)[]]>([
    ['what would be deleted', both, true, '1 of 2 versions would', '2 tags would'],
    ['what is to be deleted', both, false, '1 of 2 versions to', '2 tags to'],
    ['only tags', packageReport({ versions: [kept({ untag: ['a'] })] }), false, /: 1 tag to/],
    ['that nothing is to be deleted', packageReport({ versions: [kept()] }), true, /: [^\d]+$/],
    ['that it failed', packageReport({ status: 'failed', problem: 'no' }), true, 'failed'],
    ['that it is blocked', packageReport({ status: 'fused', problem: 'no' }), false, 'max-delete-percent'],
    ['that it is skipped', packageReport({ status: 'skipped', problem: 'no' }), false, 'skipped']
  ])('says %s', (_, report, dryRun, ...pieces) => {
    expectPieces(logTitle(report, { mode: 'clean', dryRun }), 'container package acme/app: ', ...pieces)
  })
})

test('a package has one line for each image that is deleted, and counts its parts and the kept versions', () => {
  const twice = withTexts(
    { code: 'expired', rule: 0, age: 0, misses: [{ key: 'latest', limit: 3, rank: 9 }] },
    { code: 'expired', rule: 1, age: 0, misses: [] }
  )
  const report = packageReport({
    versions: [
      kept({ id: 120, tags: ['v2'] }),
      kept({ id: 119, tags: ['v1', 'old'], action: 'untag', untag: ['old'] }),
      toDelete({ id: 18, tags: ['pr-1', 'pr-1-abc'], reasons: twice, createdAt: daysAgo(40) }),
      toDelete({ id: 17, tags: [], reasons: withTexts({ code: 'orphan' }), outcome: 'deferred' }),
      toDelete({ id: 16, tags: [], part: 'child' }),
      toDelete({ id: 15, tags: [], part: 'referrer' }),
      toDelete({ id: 9, tags: ['a', 'b', 'c', 'd', 'e', 'f', 'g'], createdAt: null }),
      kept({ id: 8, tags: [], part: 'child', reasons: withTexts({ code: 'needed-by', ids: [120] }) })
    ]
  })
  const [untagged = '', expired = '', orphan = '', many = '', parts = '', ...keptLines] = logPackage(
    report,
    time,
    cleanup
  )
  expectPieces(untagged, /^119 {2}v1, old {19}\S/, 'old')
  expectPieces(expired, /^ 18 {2}pr-1, pr-1-abc {12}40d old, /, 'rule 1', '9th', 'rule 2')
  expectPieces(orphan, /^ 17 {2}sha256:0123456789ab {7}9d old, /, /\(.+\)$/)
  expectPieces(many, /^ {2}9 {2}a, b, c, d, e and 2 more {2}rule 1/, '7d')
  expectPieces(parts, '2 parts')
  expect(keptLines).toEqual([
    expect.stringContaining('3 versions'),
    expect.stringMatching(/^ {2}2 {2}rule 1.*7d$/),
    expect.stringMatching(/^ {2}1 {2}\w/)
  ])
})

test('a package that could not be decided has its problem', () => {
  expect([...logPackage(packageReport({ status: 'failed', problem: 'no\n::error::' }), time, cleanup)]).toEqual([
    'no\\n::error::'
  ])
})

test('a count of one is followed by a singular', () => {
  const versions = [toDelete(), toDelete({ part: 'child' }), kept()]
  expectPieces([...logPackage(packageReport({ versions }), time, cleanup)].join('\n'), /\b1 part\b/, /\b1 version\b/)
})

test('an unusually long name shifts only its own line', () => {
  const versions = [toDelete({ id: 2, tags: ['x'.repeat(50)] }), toDelete({ id: 1, tags: ['y'] })]
  const [long, short] = logPackage(packageReport({ versions }), time, cleanup)
  expectPieces(long ?? '', `2  ${'x'.repeat(50)}  9d old, `)
  expectPieces(short ?? '', `1  ${'y'.padEnd(40)}  9d old, `)
})

test.each([
  [{ name: '1.4.0-rc.1', tags: [] }, '1.4.0-rc.1'],
  [{ name: `sha256:${'a'.repeat(64)}`, tags: [] }, 'sha256:aaaaaaaaaaaa'],
  [{ name: 'sha256:abc', tags: [] }, 'sha256:abc'],
  [{ name: 'sha256:abc', tags: ['v1', 'latest'] }, 'v1, latest']
])('%j has the label %s', (version, name) => {
  expect(versionLabel(version)).toBe(name)
})

test('kept versions are counted by their first reason, the most frequent one first', () => {
  const protects = withTexts({ code: 'protected', labels: ['a'] }, { code: 'uncovered', labels: ['b'] })
  const versions = [kept({ reasons: protects }), kept(), kept({ action: 'untag' }), toDelete(), kept({ reasons: [] })]
  expect([...keptByReason(versions)].map(([reason, members]) => [reason, members.length])).toEqual([
    [expect.stringMatching(/^rule 1.*7d$/), 2],
    ['protected', 1],
    ['', 1]
  ])
})

const realRun = { mode: 'clean', dryRun: false } as const

describe('the counts at the end', () => {
  const all = (['deleted', 'gone', 'refused', 'failed', 'changed', 'deferred', 'planned'] as const).map((outcome) =>
    toDelete({ outcome })
  )
  const loses = kept({ action: 'untag', untag: ['a'], outcome: 'planned' })
  const report = packageReport({ versions: [...all, kept(), { ...loses, outcome: 'untagged' }] })
  const dry = packageReport({ versions: [toDelete(), toDelete({ outcome: 'deferred' }), kept(), loses] })

  test('of a package are those of the outcomes of its versions', () => {
    const counts = logCounts(report, realRun)
    expect(counts.split(', ')).toHaveLength(9)
  })

  test.each<[text: string, report: Partial<Report>, ...pieces: (string | RegExp)[]]>([
    ['a real run', { packages: [report] }, '1 package: ', logCounts(report, realRun).split(': ')[1] ?? ''],
    [
      'a dry run',
      { packages: [dry, dry], dryRun: true },
      'Dry run',
      '2 packages',
      '2 would',
      '4 kept, 2 of them with fewer tags',
      '2 deferred'
    ],
    [
      'a run with packages that failed',
      { packages: [dry, packageReport({ status: 'failed' }), packageReport({ status: 'fused' })], dryRun: true },
      'Dry run over 3 packages (1 failed, 1 blocked by max-delete-percent): 1 would'
    ],
    ['a run without packages', {}, '.'],
    ['a restore of nothing', { packages: [packageReport()], mode: 'restore' }, /^1 package: [^\d]+ restored/],
    ['a list', { mode: 'list', packages: [packageReport()] }, '1 package']
  ])('of %s are one line', (_, overrides, ...pieces) => {
    expectPieces(logResult(reportOf(overrides)), ...pieces)
  })
})

test('progress has the number done, the rate and the time left', () => {
  expectPieces(formatProgress('pages listed', 30, 90, 60_000), '30 of 90 pages listed', '30 per minute', '2min left')
  expectPieces(
    formatProgress('changes made', 1, 2, 0),
    '1 of 2 changes made',
    '60,000 per minute',
    'less than a minute'
  )
  expect(formatProgress('pages listed', 90, 90, 60_000)).toBe('90 of 90 pages listed, 90 per minute')
})

describe('annotations', () => {
  const packages = [
    packageReport({ status: 'failed', problem: 'container package acme/app: no' }),
    packageReport({ status: 'skipped', problem: 'container package acme/app: the run did not come to it' }),
    packageReport({
      name: 'ui',
      versions: [
        toDelete({ outcome: 'failed', error: 'first\n::error::' }),
        toDelete({ outcome: 'failed', error: 'second' }),
        toDelete({ outcome: 'refused', error: 'last tagged' })
      ],
      broken: [
        { id: 1, tags: ['v1', 'latest'], missing: ['sha256:a'] },
        { id: 2, tags: ['v2'], missing: ['sha256:b'] }
      ]
    })
  ]

  test('are errors if they fail the run', () => {
    expect(logErrors(reportOf({ problems: ['input mode: no'], stopReason: 'cancelled', packages }))).toEqual([
      'input mode: no',
      expect.stringContaining('cancelled'),
      'container package acme/app: no',
      expect.stringMatching(/^container package acme\/ui: 2 versions .*: first\\n::error::$/)
    ])
  })

  test('are warnings if they do not fail it', () => {
    expect(logWarnings(reportOf({ warnings: ['odd'], packages }))).toEqual([
      'odd',
      expect.stringMatching(/^container package acme\/ui: GitHub .* 1 version.*: last tagged$/),
      expect.stringMatching(/^container package acme\/ui: 2 tagged images .* v1, latest; push .*$/)
    ])
  })

  test('are empty after a run without problems', () => {
    const report = reportOf({ packages: [packageReport({ versions: [kept(), toDelete({ outcome: 'deleted' })] })] })
    expect([...logErrors(report), ...logWarnings(report)]).toEqual([])
  })
})

test('external names and messages form no workflow command and no line of their own', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 9, maxLength: 9 }), (texts) => {
      const [
        owner = '',
        name = '',
        problem = '',
        tag = '',
        label = '',
        error = '',
        warning = '',
        group = '',
        gone = ''
      ] = texts
      const reasons = withTexts(
        { code: 'protected', labels: [label] },
        { code: 'latest', rule: 0, limit: 1, rank: 1, group }
      )
      const expired = withTexts({ code: 'expired', rule: 0, age: 0, misses: [{ key: 'within', limit: label }] })
      const report = packageReport({
        ...{ owner, name, problem },
        broken: [{ id: 1, tags: [gone], missing: [gone] }],
        versions: [
          toDelete({ tags: [tag], reasons: expired }),
          toDelete({ name: tag, tags: [], outcome: 'failed', error }),
          toDelete({ outcome: 'refused', error }),
          kept({ reasons, untag: [gone] })
        ]
      })
      const run = reportOf({ packages: [report], problems: [problem], warnings: [warning] })
      const lines = [
        logTitle(report, { mode: 'clean', dryRun: true }),
        ...logPackage(report, time, cleanup),
        logCounts(report, realRun),
        logResult(run),
        ...logErrors(run),
        ...logWarnings(run)
      ]
      for (const line of lines) {
        expect(line).not.toMatch(/^\s*::|##\[|[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
      }
      expect(lines.length).toBeLessThanOrEqual(19)
    })
  )
})
