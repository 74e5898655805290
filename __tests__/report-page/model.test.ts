import { describe, expect, test } from '@jest/globals'
import {
  filterRows,
  formatAction,
  formatOutcome,
  formatRowReasons,
  groupChanges,
  kindOf,
  linesOf,
  noFilter,
  rowLabel,
  rowsOf,
  sortRows
} from '../../report-page/model.ts'
import { type RunReport, readReport } from '../../report-page/report.ts'
import type { VersionReport } from '../../src/report/json.ts'
import { daysAgo, kept, packageReport, reportOf, toDelete, withTexts } from '../report/reports.ts'
import { unwrap } from '../retention/builders.ts'

/** A report with an index of two platforms and a signature, an old image and a version of another package. */
const report = (overrides: Readonly<Record<string, Partial<VersionReport>>> = {}): RunReport => {
  const part = (id: number, name: string, more: Partial<VersionReport>): VersionReport =>
    kept({ id, name, tags: [], createdAt: daysAgo(3), part: 'child', ...more, ...overrides[name] })
  const image = (...blobs: number[]) => ({ kind: 'image', blobs }) as const
  const versions = [
    part(1, 'index', { part: 'image', tags: ['v1'], needs: [2, 3, 4], manifest: { kind: 'index', blobs: [] } }),
    part(2, 'amd64', { platform: 'linux/amd64', manifest: image(0, 1) }),
    part(3, 'arm64', { platform: 'linux/arm64', manifest: image(0, 2) }),
    part(4, 'signature', { part: 'referrer', tags: ['sha256-0.sig'], manifest: 'missing' }),
    toDelete({ id: 5, name: 'old', tags: ['PR-5'], createdAt: daysAgo(100), ...overrides['old'] })
  ]
  const npm = packageReport({
    type: 'npm',
    name: 'ui',
    versions: [kept({ id: 1, name: '1.0.0', tags: [], part: 'version', createdAt: null })]
  })
  const app = { ...packageReport({ versions }), blobs: [1000, 20, 3] }
  return unwrap(readReport(JSON.stringify(reportOf({ packages: [app, npm] }))))
}

const rows = (overrides?: Parameters<typeof report>[0]) => {
  const run = report(overrides)
  return rowsOf([run])
}

describe('rows', () => {
  test('have the indices of their parts and owners', () => {
    expect(rows().map(({ parts, owners }) => [parts, owners])).toEqual([
      [[1, 2, 3], []],
      [[], [0]],
      [[], [0]],
      [[], [0]],
      [[], []],
      [[], []]
    ])
  })

  test('of a later package refer to their own package', () => {
    const run = report()
    const [app] = run.packages
    const twice = { ...run, packages: [...run.packages, ...(app ? [app] : [])] }
    const all = rowsOf([twice])
    expect(all.slice(6).map(({ parts, owners }) => [parts, owners])).toEqual([
      [[7, 8, 9], []],
      [[], [6]],
      [[], [6]],
      [[], [6]],
      [[], []]
    ])
    expect(all.slice(0, 6).map(({ owners }) => owners)).toEqual(rows().map(({ owners }) => owners))
  })

  test('have the size of all their blobs, each counted once', () => {
    expect(rows().map(({ bytes }) => bytes)).toEqual([1023, 1020, 1003, 0, null, null])
    expect(rows({ arm64: { manifest: 'unreadable' } }).map(({ bytes }) => bytes)[0]).toBeNull()
  })

  test('have a kind', () => {
    expect(rows().map(kindOf)).toEqual([
      'multi-arch index',
      'linux/amd64',
      'linux/arm64',
      'signature',
      'image',
      'version'
    ])
    const odd = rows({
      amd64: { platform: 'unknown/unknown' },
      arm64: { remains: 'placeholder' },
      signature: { tags: [], manifest: { kind: 'image', artifactType: 'application/vnd.x\u202e+json', blobs: [] } }
    })
    expect(odd.map(kindOf).slice(1, 4)).toEqual(['attestation', 'leftover placeholder', 'x\\u{202e}'])
  })

  test('call the versions in their reasons by tag, or by digest and id', () => {
    const neededBy = (...ids: number[]) => ({ reasons: withTexts({ code: 'needed-by', ids }) })
    const untagged = `sha256:${'0123456789abcdef'.repeat(4)}`
    const all = rows({ amd64: neededBy(1, 3), arm64: { name: untagged }, old: neededBy(1, 5, 9) })
    expect(all.map((row) => formatRowReasons(row)[0])).toMatchObject({
      1: 'needed by a kept version: v1, sha256:0123456789ab (3)',
      4: 'needed by a kept version: v1, PR-5, version 9'
    })
    const more = rows({ old: { reasons: withTexts({ code: 'goes-with', ids: [1, 2, 3, 4, 5, 1] }) } })
    expect(more[4] && formatRowReasons(more[4])).toEqual([
      'deleted along with v1, amd64 (2), arm64 (3), sha256-0.sig, PR-5 and 1 more'
    ])
  })

  test('have the name of their package only where there are several', () => {
    const run = report()
    expect(rows().map(({ packageLabel }) => packageLabel)).toEqual([...Array(5).fill('app'), 'ui'])
    expect(rowsOf([{ ...run, packages: run.packages.slice(0, 1) }])[0]?.packageLabel).toBeNull()
  })

  test('of several reports have their own time and refer to their own package', () => {
    const later = { ...report(), now: '2026-07-01T00:00:00Z' }
    const all = rowsOf([report(), later])
    expect(all.map(({ report, parts }) => [report, parts[0] ?? null]).slice(5, 8)).toEqual([
      [0, null],
      [1, 7],
      [1, null]
    ])
    expect(all.map(({ packageLabel }) => packageLabel).filter((label, index, all) => label !== all[index - 1])).toEqual(
      ['app (report 1)', 'ui (report 1)', 'app (report 2)', 'ui (report 2)']
    )
    const found = filterRows(all, { ...noFilter, age: 'week' }, [])
    expect(found.map(({ report }) => report)).toEqual([0])
  })

  test('show characters that would change the text direction', () => {
    expect(rows({ old: { tags: ['\u202egnp', '<b>'] } }).map(rowLabel)[4]).toBe('\\u{202e}gnp, <b>')
    const signature = rows({ signature: { tags: [`sha256-${'0123456789abcdef'.repeat(4)}.sig`] } }).map(rowLabel)[3]
    expect(signature).toBe('sha256-0123456789ab….sig')
  })

  test('have the change from the run', () => {
    const run = report()
    const again = report({ amd64: { action: 'delete' }, old: { action: 'keep' } })
    expect(rowsOf([run], [again.packages]).map(({ change }) => change)).toEqual([
      'same',
      'more',
      'same',
      'same',
      'less',
      'same'
    ])
  })

  test.each<[overrides: Partial<VersionReport>, verdict: string, outcome: string]>([
    [{ action: 'delete', outcome: 'planned' }, 'delete', 'to delete'],
    [{ action: 'delete', outcome: 'deferred' }, 'delete', 'deferred'],
    [{ action: 'delete', outcome: 'refused' }, 'problem', 'refused'],
    [{ action: 'untag', outcome: 'planned' }, 'untag', 'tags to remove'],
    [{ action: 'keep', outcome: 'kept' }, 'keep', 'kept']
  ])('of %j are a %s, "%s"', (overrides, verdict, outcome) => {
    const [row] = rows({ index: overrides })
    expect([row?.verdict, row && formatOutcome(row.version)]).toEqual([verdict, outcome])
  })

  test('accept the values of a later version of the action', () => {
    const run = JSON.parse(JSON.stringify(report()))
    Object.assign(run.packages[0].versions[0], { action: 'restore', outcome: 'restored', more: 1 })
    const read = unwrap(readReport(JSON.stringify(run)))
    const [row] = rowsOf([read])
    expect([row?.verdict, row && formatOutcome(row.version)]).toEqual(['restore', 'restored'])
  })
})

test.each<[filter: Partial<typeof noFilter>, indices: number[]]>([
  [{}, [0, 4, 5]],
  [{ part: '' }, [0, 1, 2, 3, 4, 5]],
  [{ part: 'child' }, [1, 2]],
  [{ text: 'pr-5' }, [4]],
  [{ text: 'V1 app' }, [0]],
  [{ text: 'nothing' }, []],
  [{ verdict: 'delete' }, [4]],
  [{ reason: 'expired' }, [4]],
  [{ age: 'quarter' }, [4]],
  [{ age: 'week', part: '' }, [0, 1, 2, 3]],
  [{ pkg: 1 }, [5]],
  [{ change: 'more' }, []],
  [{ span: [Date.parse(daysAgo(101)), Date.parse(daysAgo(99))] }, [4]]
])('the filter %j lets the rows %j through', (filter, indices) => {
  const run = report()
  const found = filterRows(rowsOf([run]), { ...noFilter, ...filter }, run.packages)
  expect(found.map(({ index }) => index)).toEqual(indices)
})

test.each([
  ['newest', [0, 4, 5]],
  ['oldest', [5, 4, 0]],
  ['largest', [0, 4, 5]]
] as const)('%s first', (order, indices) => {
  const run = report()
  const shown = filterRows(rowsOf([run]), noFilter, run.packages)
  expect(sortRows(shown, order).map(({ index }) => index)).toEqual(indices)
})

describe('lines', () => {
  test('of an open index are followed by its parts', () => {
    const all = rows()
    const lines = linesOf(all, all.slice(0, 1), new Set(['0']))
    expect(lines.map(({ path, depth, isOpen }) => [path, depth, isOpen])).toEqual([
      ['0', 0, true],
      ['0/1', 1, false],
      ['0/2', 1, false],
      ['0/3', 1, false]
    ])
  })

  test('of a cycle end', () => {
    const all = rows({ amd64: { needs: [1, 2] } })
    const open = new Set(['0', '0/1', '0/1/0', '0/1/1'])
    expect(linesOf(all, all.slice(0, 1), open).map(({ path }) => path)).toEqual(['0', '0/1', '0/2', '0/3'])
  })
})

test.each([
  ['no JSON', '{'],
  ['another file', '{"schemaVersion":1}'],
  ['a later format', JSON.stringify(reportOf()).replace('"schemaVersion":1', '"schemaVersion":2')],
  ['a list', '[]']
])('%s is not a report', (_, text) => {
  expect(readReport(text)).toEqual({
    ok: false,
    problem: expect.stringMatching(/^is not a .*report/)
  })
})

describe('a check', () => {
  const decision = (
    action: 'keep' | 'delete' | 'untag',
    code: string,
    rule?: number,
    untag: readonly string[] = []
  ) => ({
    action,
    untag,
    reasons: [{ code, ...(rule !== undefined && { rule }), text: `because of ${code}` }]
  })
  const [keptNow, deletedNow] = [decision('keep', 'protected'), decision('delete', 'expired', 1)]
  const changed = (version: VersionReport, before: VersionReport['before'], after: VersionReport['before']) =>
    before && after ? { ...version, before, after } : version
  const versions = [
    changed(toDelete({ id: 1 }), decision('keep', 'within', 0), deletedNow),
    changed(toDelete({ id: 2 }), decision('keep', 'uncovered'), deletedNow),
    changed(kept({ id: 3, reasons: withTexts({ code: 'latest', rule: 0, limit: 3 }) }), deletedNow, keptNow),
    changed(
      kept({ id: 4, reasons: withTexts({ code: 'protected', labels: ['v1'] }) }),
      decision('untag', 'x', 0, ['pr-1']),
      keptNow
    ),
    kept({ id: 5 })
  ]
  const run = unwrap(readReport(JSON.stringify(reportOf({ mode: 'check', packages: [packageReport({ versions })] }))))
  const all = rowsOf([run])

  test('has rows that differ from the policy before, with its decision', () => {
    expect(all.map(({ change, before }) => [change, before?.action])).toEqual([
      ['more', 'keep'],
      ['more', 'keep'],
      ['less', 'delete'],
      ['tags', 'untag'],
      ['same', undefined]
    ])
    const shown = filterRows(all, { ...noFilter, change: 'changed' }, run.packages)
    expect(shown.map(({ version }) => version.id)).toEqual([1, 2, 3, 4])
  })

  test('counts them by rule or other reason', () => {
    const groups = groupChanges(all).map(({ change, because, count }) => [change, because, count])
    expect(groups).toEqual([
      ['more', 'rule 1', 2],
      ['less', 'rule 1 keeps (latest)', 1],
      ['tags', 'protected', 1]
    ])
  })

  test('compares an edited policy with the one before, too', () => {
    const [pkg] = run.packages
    const edited = (pkg?.versions ?? []).map(({ before: _, after: __, ...version }) => ({
      ...version,
      action: 'keep',
      untag: [],
      reasons: []
    }))
    const again = rowsOf([run], pkg ? [[{ ...pkg, versions: edited }]] : [])
    expect(again.map(({ change }) => change)).toEqual(['same', 'same', 'less', 'tags', 'same'])
    expect(groupChanges(again).map(({ because }) => because)).toEqual(['', ''])
  })

  test('names actions', () => {
    expect(['delete', 'untag', 'keep'].map(formatAction)).toEqual(['deleted', 'kept with fewer tags', 'kept'])
  })
})
