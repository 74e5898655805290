import { describe, expect, test } from '@jest/globals'
import { writeComment } from '../../src/report/comment.ts'
import type { VersionReport } from '../../src/report/json.ts'
import { writeSummary } from '../../src/report/summary.ts'
import fc from '../fast-check.ts'
import { expectPieces } from '../words.ts'
import { daysAgo, hostile, kept, packageReport, reportOf, toDelete, withoutCode, withoutOwnLinks } from './reports.ts'

const url = 'https://github.com/acme/app/actions/runs/1'
const decision = (action: 'keep' | 'delete', text: string): NonNullable<VersionReport['before']> => ({
  action,
  untag: [],
  reasons: [{ code: 'x', text }]
})
const added = (given: Partial<VersionReport>, why = 'too old') =>
  toDelete({ before: decision('keep', 'young'), after: decision('delete', why), ...given })
const removed = (given: Partial<VersionReport>) =>
  kept({ before: decision('delete', 'too old'), after: decision('keep', 'young'), ...given })

const checkOf = (versions: readonly VersionReport[], name = 'app', withText = 'old.yml') => {
  const count = (isCounted: (version: VersionReport) => boolean): number => versions.filter(isCounted).length
  const comparison = {
    policyIndex: 0,
    planned: count(({ before, action }) => (before?.action ?? action) === 'delete'),
    added: count(({ before }) => before?.action === 'keep'),
    removed: count(({ before }) => before?.action === 'delete')
  }
  return reportOf({
    mode: 'check',
    dryRun: true,
    comparison: { with: withText, policies: [] },
    packages: [packageReport({ name, versions, comparison })]
  })
}

describe('a comment', () => {
  test('lists ten versions, first the releases that are deleted', () => {
    const versions = [
      removed({ id: 30, tags: ['1.9.9'], createdAt: daysAgo(1) }),
      ...Array.from({ length: 9 }, (_, at) => added({ id: at, tags: [`pr-${at}`], createdAt: daysAgo(20 + at) })),
      added({ id: 20, tags: [], createdAt: daysAgo(1) }),
      added({ id: 21, tags: ['v1.2.3'], createdAt: daysAgo(99) }),
      added({ id: 22, tags: [], part: 'child' }),
      toDelete({ id: 23, tags: ['both'] })
    ]
    const text = writeComment(checkOf(versions), url)
    const listed = [...text.matchAll(/^\| (`[^|]*`) \| (?:deleted|kept)/gm)].map(([, label]) => label)
    expect(listed).toEqual(['`v1.2.3`', ...Array.from({ length: 9 }, (_, at) => `\`pr-${at}\``)])
    expectPieces(text, '12 more versions and 1 fewer would be deleted', 'and 2 more', url)
  })

  test('of the policy alone says that it is valid', () => {
    const text = writeComment(reportOf({ mode: 'check', dryRun: true, warnings: ['no token'] }), url)
    expectPieces(text, 'the policy is valid', 'no token', url)
  })

  test('of a policy with mistakes names the first ten', () => {
    const problems = Array.from({ length: 12 }, (_, at) => `retention.yml:${at + 1}:1: mistake`)
    const text = writeComment(reportOf({ mode: 'check', problems }), url)
    expectPieces(text, '12 mistakes in the policy', 'retention.yml:10:1', 'and 2 more')
    expect(text).not.toContain('retention.yml:11:1')
  })

  test('without another policy says what the policy deletes', () => {
    const report = reportOf({
      mode: 'check',
      dryRun: true,
      packages: [packageReport({ versions: [toDelete(), kept()] })]
    })
    expectPieces(writeComment(report, url), '1 of 2 versions would be deleted')
  })

  test('names packages where there are several, and what could not be compared', () => {
    const other = packageReport({ name: 'ui', status: 'skipped', problem: 'npm package acme/ui: GitHub answered 403' })
    const report = checkOf([added({ tags: ['pr-1'] })])
    const text = writeComment({ ...report, packages: [...report.packages, other] }, url)
    expectPieces(text, '`pr-1` (`app`)', '403')
  })

  test('with 10,000 versions keeps to the limit of GitHub, and the summary to that of the runner', () => {
    const long = `x|\u202e${'`|@a'.repeat(100)}`
    const versions = Array.from({ length: 10_000 }, (_, id) => added({ id, tags: [long, `${long}${id}`, long] }, long))
    const report = checkOf(versions, long, long)
    expect(writeComment(report, url).length).toBeLessThan(65_536)
    expect(Buffer.byteLength(writeSummary(report))).toBeLessThan(1024 * 1024)
    expectPieces(writeComment(report, url), '10,000 more versions', 'and 9,99')
  })

  test('is nothing but text, whatever names and messages are', () => {
    fc.assert(
      fc.property(hostile, hostile, (name, message) => {
        const report = checkOf([added({ tags: [name] }, message), removed({ tags: [name, name] })], name, name)
        const text = writeComment({ ...report, warnings: [message], problems: [message] }, url)
        const plain = withoutCode(text).replace(`](${url})`, '').replaceAll('&#124;', '')
        expect(plain).not.toMatch(/@\w|#\d|<img|<!--|https?:|www\.|\]\(|:tada:/)
        const tags = [...plain.matchAll(/<[^>]*>/g)].map(([tag]) => tag)
        expect(tags.filter((tag) => tag !== '<sub>' && tag !== '</sub>')).toEqual([])
      }),
      { numRuns: 300 }
    )
  })
})

test('the summary of a check is nothing but text, whatever names and messages are', () => {
  fc.assert(
    fc.property(hostile, hostile, (name, message) => {
      const report = checkOf([added({ tags: [name] }, message), removed({ tags: [name, name] })], name, name)
      const text = writeSummary({ ...report, warnings: [message] })
      const plain = withoutOwnLinks(withoutCode(text)).replaceAll('&#124;', '')
      expect(plain).not.toMatch(/@\w|#\d|<img|<!--|https?:|www\.|\]\(|:tada:/)
      const tags = new Set([...plain.matchAll(/<\/?(\w+)/g)].map(([, tag]) => tag))
      expect([...tags].filter((tag) => !['details', 'summary', 'sub'].includes(tag ?? ''))).toEqual([])
      for (const row of plain.split('\n').filter((line) => line.startsWith('| '))) expect(row).toMatch(/ \|$/)
    }),
    { numRuns: 200 }
  )
})
