import { expect, test } from '@jest/globals'
import { readReport } from '../../report-page/report.ts'
import type { PackageReport, Report } from '../../src/report/json.ts'
import { describeLastRuns, describeSinceLastRun, tableOfChanges } from '../../src/report/previous.ts'
import { daysAgo, kept, packageReport, reportOf, toDelete } from '../report/reports.ts'
import { unwrap } from '../retention/builders.ts'
import { expectPieces } from '../words.ts'

const lastRun = { finishedAt: daysAgo(7), dryRun: true, added: ['npm/ui'], removed: [] }
const open = (packages: readonly PackageReport[], previous: Report['previous'] = lastRun) =>
  unwrap(readReport(JSON.stringify(reportOf({ packages, ...(previous && { previous }) }))))

const before = { versions: 3, added: 1, removed: 2, planned: 0 }
const versions = [kept(), toDelete({ id: 2 })]
const bytes = { total: 3 * 1024, reclaimable: 0, freed: 0, complete: true }

test('the page has the sentence of the log about what has changed since the last run', () => {
  const report = open([packageReport({ versions, previous: before })])
  const changes = ['1 new version', '2 versions gone', 'to delete 1 instead of 0', '1 new package (npm/ui)']
  expectPieces(describeSinceLastRun(report) ?? '', 'the last run (a dry run), 7d ago', ...changes)
})

test('only packages that changed are in the table, storage only where both runs know it', () => {
  const unchanged = { versions: 2, added: 0, removed: 0, planned: 1, bytes: bytes.total }
  const grown = packageReport({ name: 'grown', versions, bytes, previous: { ...unchanged, bytes: 1024 } })
  const { packages } = open([
    packageReport({ name: 'app', versions, previous: before }),
    packageReport({ name: 'same', versions, bytes, previous: unchanged }),
    packageReport({ name: 'new', versions }),
    grown
  ])
  const { titles, rows } = tableOfChanges(packages)
  expect(titles).toEqual(['Versions', 'New', 'Gone', 'Storage', 'To delete'])
  expect(rows.map(({ pkg, cells }) => [pkg.name, ...cells])).toEqual([
    ['app', '3 → 2', '1', '2', '–', '0 → 1'],
    ['grown', '2 → 2', '0', '0', '+2.0 KiB', '1 → 1']
  ])
  expect(tableOfChanges(packages.slice(0, 3)).titles).toEqual(['Versions', 'New', 'Gone', 'To delete'])
})

test('a report without a last run, or in which nothing has changed, says nothing of it', () => {
  const unchanged = packageReport({ versions, previous: { versions: 2, added: 0, removed: 0, planned: 1 } })
  const quiet = { ...lastRun, added: [] }
  const withoutLastRun = unwrap(readReport(JSON.stringify(reportOf({ packages: [packageReport({ versions })] }))))
  for (const report of [withoutLastRun, open([unchanged], quiet)]) {
    expect([describeSinceLastRun(report), tableOfChanges(report.packages).rows]).toEqual([null, []])
  }
})

test('reports that were compared with the same last run have one sentence, and others have their own', () => {
  const one = (name: string) => open([packageReport({ name, versions, previous: before })])
  const later = open([packageReport({ versions, previous: before })], { ...lastRun, finishedAt: daysAgo(1) })
  const sentences = describeLastRuns([one('a'), one('b'), later])
  expect(sentences.map((each) => /.*: (\d+ new versions?)/.exec(each)?.[1])).toEqual([
    '2 new versions',
    '1 new version'
  ])
})
