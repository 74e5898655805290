import { expect, test } from '@jest/globals'
import { readReport, readReports } from '../../report-page/report.ts'
import { groupByPolicy, withoutRepeated } from '../../report-page/reports.ts'
import type { Report } from '../../src/report/json.ts'
import { formatPackages, labelPackages } from '../../src/report/package-labels.ts'
import { reportPolicy } from '../../src/report/run-report.ts'
import { packageReport, reportOf } from '../report/reports.ts'
import { policy, rule, unwrap } from '../retention/builders.ts'

const open = (overrides: Partial<Report> = {}) => unwrap(readReport(JSON.stringify(reportOf(overrides))))
const policies = (covered: string) => ({ policies: [reportPolicy(policy([rule(covered)]))] })

test('reports with the same policies are edited together, all others on their own', () => {
  const groups = groupByPolicy([
    open({ policy: policies('pr-*') }),
    open({ policy: policies('x') }),
    open({ policy: policies('pr-*') }),
    open({ policy: { ...policies('pr-*'), maxDeletions: 7 } }),
    open({ mode: 'restore', policy: { policies: [] } }),
    open({ mode: 'check', policy: policies('x') })
  ])
  expect(groups.map(({ reports }) => reports)).toEqual([[0, 2], [1, 5], [3]])
  expect(groups.map(({ document }) => /delete: (.*)/.exec(document)?.[1])).toEqual(['pr-*', 'x', 'pr-*'])
})

test('the same report is opened once', () => {
  const report = open({ packages: [packageReport()] })
  const other = open({ packages: [packageReport({ name: 'other' })] })
  const named = (name: string, report: ReturnType<typeof open>) => ({ name, report })
  const opened = [named('a', report), named('b', open({ packages: [packageReport()] })), named('c', other)]
  expect(withoutRepeated(opened).map(({ name }) => name)).toEqual(['a', 'c'])
  expect(withoutRepeated(opened, [named('', report)]).map(({ name }) => name)).toEqual(['c'])
})

test.each<[title: string, reports: [owner: string, type: 'container' | 'npm', name: string][][], labels: string[]]>([
  [
    'of one owner by their names',
    [
      [
        ['acme', 'container', 'app'],
        ['ACME', 'npm', 'ui']
      ]
    ],
    ['app', 'ui']
  ],
  [
    'of several owners with these',
    [[['acme', 'container', 'app']], [['other', 'container', 'app']]],
    ['acme/app', 'other/app']
  ],
  [
    'with equal names by their types',
    [
      [
        ['acme', 'container', 'app'],
        ['acme', 'npm', 'app'],
        ['acme', 'npm', 'ui']
      ]
    ],
    ['app (container)', 'app (npm)', 'ui']
  ],
  [
    'in several reports by the number of these',
    [
      [
        ['acme', 'container', 'app'],
        ['acme', 'npm', 'ui']
      ],
      [['acme', 'container', 'app']]
    ],
    ['app (report 1)', 'ui', 'app (report 2)']
  ]
])('packages are called %s', (_, reports, labels) => {
  const all = reports.map((packages) =>
    open({ packages: packages.map(([owner, type, name]) => packageReport({ owner, type, name })) })
  )
  expect(labelPackages(all.map(({ packages }) => packages))).toEqual(labels)
})

test('several reports are read from a list, and one from itself', () => {
  const [one, two] = [reportOf(), reportOf({ mode: 'restore' })]
  expect(unwrap(readReports(JSON.stringify([one, two]))).map(({ mode }) => mode)).toEqual(['clean', 'restore'])
  expect(unwrap(readReports(JSON.stringify(two)))).toHaveLength(1)
  expect(readReports('[]')).toMatchObject({ ok: false })
  expect(readReports(JSON.stringify([one, { ...two, now: 1 }]))).toMatchObject({
    ok: false,
    problem: expect.stringContaining('1.now')
  })
})

test('packages of a report are listed with their owner if other reports have another one', () => {
  const [mine, theirs] = ['acme', 'octo'].map((owner) => packageReport({ owner, name: 'app' }))
  if (!mine || !theirs) throw new Error('no packages')
  expect(formatPackages([mine])).toBe('app')
  expect(formatPackages([mine], [mine, theirs])).toBe('acme/app')
  expect(formatPackages([mine, { ...mine, type: 'npm' }, theirs], undefined, 2)).toBe(
    'acme/app (container), acme/app (npm) and 1 more'
  )
})
