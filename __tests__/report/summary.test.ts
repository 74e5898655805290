import { describe, expect, test } from '@jest/globals'
import type { PackageReport, Report, VersionReport } from '../../src/report/json.ts'
import { writeSummary } from '../../src/report/summary.ts'
import fc from '../fast-check.ts'
import { expectPieces } from '../words.ts'
import {
  daysAgo,
  hostile,
  kept,
  packageReport,
  reportOf,
  toDelete,
  withoutCode,
  withoutOwnLinks,
  withTexts
} from './reports.ts'

const summaryOf = (versions: readonly VersionReport[], run: Partial<Report> = {}, more: Partial<PackageReport> = {}) =>
  writeSummary(reportOf({ packages: [packageReport({ versions, ...more })], ...run }))

/** Returns the lines of a summary that contain a text. */
const linesWith = (summary: string, text: string): string => {
  const lines = summary.split('\n').filter((line) => line.includes(text))
  expect({ text, found: lines.length > 0 }).toEqual({ text, found: true })
  return lines.join('\n')
}

/** Returns the titles of the folded sections. */
const titlesOf = (summary: string): string[] =>
  [...summary.matchAll(/<summary>(.*?)<\/summary>/g)].map(([, title = '']) => title)

/** Returns the content of the first folded section whose title contains a text. */
const contentUnder = (summary: string, text: string): string =>
  summary
    .split('<details')
    .slice(1)
    .find((part) => part.split('</summary>')[0]?.includes(text)) ?? ''

describe('the first lines', () => {
  const first = (run: Partial<Report>): string[] => writeSummary(reportOf(run)).split('\n\n').slice(0, 3)
  const packages = [
    packageReport({
      versions: [toDelete({ outcome: 'deleted' }), kept()],
      bytes: { total: 9000, reclaimable: 4000, complete: true, freed: 2048 }
    })
  ]

  test('count the changed versions and explain how to undo them', () => {
    const [title, verdict, undo] = first({ packages })
    expect(title).toBe('## Package Retention')
    expectPieces(verdict ?? '', '1 of 2 versions', 'deleted', '1 kept', '2.0 KiB of 8.8 KiB')
    expectPieces(undo ?? '', 'undo')
    expectPieces(writeSummary(reportOf({ packages })), 'mode: restore', 'restore-from: ')
  })

  test('say that nothing was deleted', () => {
    expectPieces(first({ packages: [packageReport({ versions: [kept()] })] })[1] ?? '', /^\*\*[^\d]+\*\*.*1 kept/)
  })

  test('of a dry run with nothing to delete do not ask for a real run', () => {
    const [title, verdict, next] = first({ dryRun: true, packages: [packageReport({ versions: [kept()] })] })
    expect(title).toBe('## Package Retention: dry run')
    expectPieces(verdict ?? '', /^\*\*[^\d]+\*\*.*1 kept/)
    expectPieces(next ?? '', 'dry run')
    expect(next).not.toContain('`dry-run: true`')
  })

  test('of a run in which all versions would be deleted mention nothing else', () => {
    const [, verdict = '', next = ''] = first({
      dryRun: true,
      packages: [packageReport({ versions: [toDelete(), toDelete()] })]
    })
    expectPieces(verdict, '2 of 2 versions')
    expect(verdict).not.toMatch(/kept|free/)
    expectPieces(next, '`dry-run: true`')
  })

  test('point at the packages that need attention', () => {
    const all = [
      ...packages,
      packageReport({ status: 'failed', problem: 'no' }),
      packageReport({ status: 'fused', problem: 'no' }),
      packageReport({ status: 'skipped', problem: 'no' })
    ]
    const [title, verdict] = first({ packages: all })
    expect(title).toBe('## Package Retention: needs attention')
    expectPieces(verdict ?? '', '4 packages', '1 failed, 1 blocked by max-delete-percent, 1 skipped')
    expect(first({ packages: all, dryRun: true })[0]).toBe('## Package Retention: dry run, needs attention')
  })

  test('of a run without packages say that none matches', () => {
    const [title, verdict = '', ...rest] = first({})
    expect([title, rest]).toEqual(['## Package Retention', []])
    expectPieces(verdict, 'package', 'policy')
  })

  test('of a run with invalid inputs are only their problems', () => {
    const problems = ['input mode: "cleen" is unknown, perhaps clean', 'input keep-tags: "/(a|b/" is no regex']
    const summary = writeSummary(reportOf({ problems, stopReason: 'error', policy: { policies: [] } }))
    const [title, verdict, notice = '', links = '', ...rest] = summary.split('\n\n')
    expect([title, verdict, rest]).toEqual([expect.stringContaining('attention'), expect.any(String), []])
    expect(withoutOwnLinks(links)).toBe('More: Patterns, names and durations.\n')
    expectPieces(notice, '> [!CAUTION]\n', 'inputs', '> - input mode: "cleen"', '> - input keep-tags: `/(a|b/`')
  })

  test('of a list are the packages', () => {
    const packages = [packageReport(), packageReport({ type: 'npm' })]
    expectPieces(
      writeSummary(reportOf({ mode: 'list', packages })),
      /\*\*2 packages .*\*\*\n\n- container `acme\/app`\n- npm `acme\/app`\n\n/,
      '`packages`',
      '`strategy.matrix`'
    )
  })
})

describe('notices', () => {
  test.each([
    ['max-deletions', 'NOTE', '`max-deletions`'],
    ['time-limit', 'NOTE', '`time-limit`'],
    ['rate-limit', 'NOTE', '`wait-for-rate-limit: true`'],
    ['cancelled', 'WARNING', 'cancelled']
  ] as const)('say that the run was stopped by %s, and the input to change', (stopReason, kind, piece) => {
    expectPieces(linesWith(writeSummary(reportOf({ stopReason })), '> '), `[!${kind}]`, piece)
  })

  test('are empty after a run without problems', () => {
    expect(summaryOf([kept()])).not.toContain('[!')
    expect(writeSummary(reportOf({ stopReason: 'error' }))).not.toContain('[!')
  })

  test('show warnings, and errors outside of packages', () => {
    const summary = writeSummary(reportOf({ warnings: ['pattern "x-*" matches nothing'], problems: ['no answer'] }))
    expectPieces(
      summary,
      /> \[!WARNING\]\n> .+\n>\n> - pattern `x-\*` matches nothing/,
      /> \[!CAUTION\]\n> .+\n>\n> - no answer/
    )
  })
})

describe('the table of packages', () => {
  const tableOf = (run: Partial<Report>): string[] =>
    writeSummary(reportOf(run))
      .split('\n')
      .filter(
        (line, index, lines) =>
          line.startsWith('| ') && lines.indexOf(lines.find((each) => /^\| Package/.test(each)) ?? '') <= index
      )
      .slice(0, 2 + (run.packages?.length ?? 0))

  test('has only columns with values', () => {
    expect(tableOf({ packages: [packageReport({ type: 'npm', versions: [kept({ part: 'version' })] })] })).toEqual([
      '| Package | Versions | Deleted | Kept |',
      '| :-- | --: | --: | --: |',
      '| npm `acme/app` | 1 | 0 | 1 |'
    ])
  })

  test('has all counts, with the packages that need attention first', () => {
    const packages = [
      packageReport({ versions: [kept()] }),
      packageReport({
        name: 'ui',
        versions: [
          ...Array.from({ length: 1200 }, () => toDelete({ outcome: 'deleted' })),
          toDelete({ outcome: 'refused' }),
          toDelete({ outcome: 'failed' }),
          toDelete({ outcome: 'deferred' }),
          kept({ action: 'untag', untag: ['a', 'b'], outcome: 'untagged' })
        ],
        bytes: { total: 0, reclaimable: 0, complete: true, freed: 5 * 1024 ** 3 }
      }),
      packageReport({ name: 'x', status: 'failed', problem: 'no' })
    ]
    expect(tableOf({ packages })).toEqual([
      '| Package | Images | Versions | Deleted | Kept | Tags removed | Refused | Failed | Deferred | Freed |',
      '| :-- | --: | --: | --: | --: | --: | --: | --: | --: | --: |',
      '| container `acme/ui` | 1,204 | 1,204 | 1,200 | 1 | 2 | 1 | 1 | 1 | 5.0 GiB |',
      '| container `acme/x` **failed** | – | – | – | – | – | – | – | – | – |',
      '| container `acme/app` | 1 | 1 | 0 | 1 | – | – | – | – | – |'
    ])
  })

  test('has no number of images where no manifest was read', () => {
    const bytes = { total: 0, reclaimable: 0, complete: false, freed: 0 }
    expect(tableOf({ packages: [packageReport({ versions: [kept()], bytes })] })).toEqual([
      '| Package | Versions | Deleted | Kept |',
      '| :-- | --: | --: | --: |',
      '| container `acme/app` | 1 | 0 | 1 |'
    ])
  })

  test('of a dry run has the planned changes', () => {
    const versions = [
      toDelete(),
      toDelete({ outcome: 'deferred' }),
      kept({ action: 'untag', untag: ['a'], outcome: 'planned' })
    ]
    const packages = [packageReport({ versions, bytes: { total: 0, reclaimable: 1000, complete: true, freed: 0 } })]
    expect(tableOf({ dryRun: true, packages })).toEqual([
      '| Package | Images | Versions | To delete | Kept | Tags to remove | Deferred | To free |',
      '| :-- | --: | --: | --: | --: | --: | --: | --: |',
      '| container `acme/app` | 3 | 3 | 2 | 1 | 1 | 1 | 1000 B |'
    ])
  })

  test.each([
    [1, '1 B'],
    [1023, '1023 B'],
    [1024, '1.0 KiB'],
    [1_048_576, '1.0 MiB'],
    [348_127_232, '332 MiB'],
    [2 ** 40, '1.0 TiB'],
    [2 ** 52, '4096 TiB']
  ])('shows %d bytes as %s', (freed, text) => {
    expect(summaryOf([kept()], {}, { bytes: { total: 0, reclaimable: 0, complete: true, freed } })).toContain(
      ` ${text} |\n`
    )
  })
})

test.each([
  [{ complete: false, total: 9000 }, 'up to 3.9 KiB of at least 8.8 KiB.'],
  [{ complete: false, total: 4000 }, 'up to 3.9 KiB.'],
  [{ complete: true, total: 4000 }, 'up to 3.9 KiB of 3.9 KiB.']
])('what is freed is compared with what is known of the storage: %j', (known, text) => {
  const bytes = { reclaimable: 4000, freed: 0, ...known }
  expect(summaryOf([toDelete(), kept()], { dryRun: true }, { bytes })).toContain(` ${text}`)
})

test('the rules are described in words, unfolded for a single policy and numbered for several', () => {
  const { policies } = reportOf().policy
  const one = summaryOf([kept()])
  const [, text = ''] = policies[0]?.text ?? []
  expectPieces(one, /<details open><summary>.*Policy/, text.replace('pr-*', '`pr-*`').replace('7d', '`7d`'))
  expectPieces(one, '\n### container `acme/app`\n')
  const two = summaryOf([kept()], { policy: { policies: [...policies, ...policies] } }, { policyIndex: 1 })
  expectPieces(two, '\n\nPolicy 1:\n\n- ', '\n\nPolicy 2:\n\n- ', '\n### container `acme/app` (policy 2)\n')
  expect(two).not.toContain('<details open>')
})

describe('the section of a package', () => {
  test('lists deleted and deferred versions with their reasons', () => {
    const summary = summaryOf([
      toDelete({ tags: ['a'], outcome: 'deleted' }),
      toDelete({ tags: ['b'], outcome: 'gone', createdAt: null }),
      toDelete({ tags: ['c'], outcome: 'deleted', part: 'child' }),
      toDelete({ tags: ['d'], outcome: 'deferred' }),
      toDelete({ tags: ['e'], outcome: 'planned' })
    ])
    expect(titlesOf(summary).slice(2)).toEqual([
      expect.stringMatching(/^1 image deleted, .*\b1\b/),
      expect.stringMatching(/^1 image already/),
      expect.stringMatching(/^2 images deferred/)
    ])
    expectPieces(
      contentUnder(summary, '1 image deleted'),
      '| Version | Age | Why |',
      /\| `a` \| 9d \| rule 1 .*`7d` \|/
    )
    expectPieces(contentUnder(summary, '1 image already'), /\| `b` \| – \| rule 1/)
    expectPieces(contentUnder(summary, '2 images deferred'), '| `d` | 9d |', '| `e` | 9d |')
    expectPieces(summary, '| Deleted | Kept | Already deleted | Deferred |\n', '| 2 | 0 | 1 | 2 |\n')
  })

  test('of a dry run lists the versions to delete now and the deferred ones', () => {
    const versions = [
      toDelete({ tags: ['a'] }),
      toDelete({ tags: ['b'], outcome: 'deferred' }),
      toDelete({ part: 'referrer' })
    ]
    const summary = summaryOf([...versions, toDelete({ part: 'referrer' })], { dryRun: true })
    expect(titlesOf(summary).slice(1)).toEqual([
      expect.stringMatching(/^1 image would be deleted, .*\b2\b/),
      expect.stringMatching(/^1 image would be deferred/)
    ])
  })

  test('speaks of versions for types without images', () => {
    const versions = [toDelete({ name: '1.0.0', tags: [], part: 'version', outcome: 'deleted' })]
    const summary = summaryOf(versions, {}, { type: 'npm' })
    expectPieces(contentUnder(summary, '1 version deleted'), '| `1.0.0` | 9d |')
  })

  test('lists versions that failed, were refused or changed, with the remedies', () => {
    const summary = summaryOf([
      toDelete({ tags: ['a'], outcome: 'refused', error: 'You cannot delete the last tagged version of a package.' }),
      toDelete({ tags: ['b'], outcome: 'changed' }),
      toDelete({ tags: ['c'], outcome: 'failed', error: 'GitHub answered 403 "No|way."' })
    ])
    expectPieces(summary, '- `c` **failed**: GitHub answered 403 `No|way.`\n\n')
    expectPieces(summary, '- `a` **refused**: You cannot delete the last tagged version of a package.\n\nGitHub')
    expectPieces(summary, '`delete-empty-packages: true`', '- `b` **changed**: ', 'the next run')
    expect(summary).not.toContain('downloads')
  })

  test('groups versions with the same error', () => {
    const loved = 'Publicly visible package versions with more than 5000 downloads cannot be deleted.'
    const failed = (id: number) => `deleting version ${id} of the container package acme/app: GitHub answered 500`
    const summary = summaryOf([
      ...['a', 'b'].map((tag) => toDelete({ tags: [tag], outcome: 'refused', error: loved })),
      ...[7, 8, 9].map((id) => toDelete({ id, tags: [`t${id}`], outcome: 'failed', error: failed(id) }))
    ])
    expect(summary).toContain(
      '- `t7`, `t8`, `t9` **failed**: deleting a version of the container package `acme/app`: GitHub answered 500\n'
    )
    expect(summary).toContain(`- \`a\`, \`b\` **refused**: ${loved}\n\n`)
    expectPieces(linesWith(summary, 'GitHub Support'), '5,000 downloads', '`keep-tags`')
    expect(summary).not.toContain('`delete-empty-packages: true`')
  })

  test('has the problem and the remedy of a package that was not changed', () => {
    const failed = summaryOf([], {}, { status: 'failed', problem: 'listing failed' })
    expectPieces(failed, /> \[!CAUTION\]\n> .+\n>\n> - listing failed/)
    const unreadable = summaryOf([], {}, { status: 'failed', problem: 'one and more', problems: ['one', 'two'] })
    expect(unreadable).toContain('>\n> - one\n> - two\n')
    expect(unreadable).not.toContain('one and more')
    expectPieces(
      summaryOf([], {}, { status: 'skipped', problem: 'the run ended' }),
      /> \[!NOTE\]\n> .+\n>\n> - the run ended/
    )
  })

  test('lists the versions that max-delete-percent blocked', () => {
    const reasons = withTexts({ code: 'fuse', going: 2, images: 3, limit: 50 })
    const versions = [kept({ tags: ['a'], reasons }), kept({ tags: ['b'], part: 'child', reasons }), kept()]
    const summary = summaryOf(versions, {}, { status: 'fused', problem: 'held back' })
    expectPieces(summary, /> \[!CAUTION\]\n> .*`max-delete-percent: 67`.*\n>\n> - held back/)
    expectPieces(
      contentUnder(summary, 'max-delete-percent'),
      '1 image ',
      '| Version | Age |\n| :-- | --: |\n| `a` | 2d |\n'
    )
  })

  test('groups kept versions by their first reason, with a few examples', () => {
    const versions = ['a', 'b', 'c', 'd'].map((tag) => kept({ tags: [tag] }))
    const protects = withTexts({ code: 'protected', labels: ['x'] }, { code: 'uncovered', labels: ['x'] })
    const many = kept({ tags: ['1', '2', '3', '4', '5', '6'], reasons: protects })
    expectPieces(
      contentUnder(summaryOf([many, ...versions]), '5 versions kept'),
      /\| rule 1 .*`7d` \| 4 \| `a`, `b`, `c` \|\n\| protected \| 1 \| `1` `2` `3` `4` `5` and 1 more \|\n/
    )
  })

  test('lists the tags removed from kept images', () => {
    const versions = [kept({ tags: ['v1', 'pr-1'], action: 'untag', untag: ['pr-1'], outcome: 'untagged' })]
    expectPieces(contentUnder(summaryOf(versions), '1 tag removed'), '| `v1` `pr-1` | `pr-1` |')
    expectPieces(
      contentUnder(summaryOf(versions, { dryRun: true }), '1 tag would be removed'),
      '| `v1` `pr-1` | `pr-1` |'
    )
  })

  test('does not list tags that could not be removed', () => {
    const image = kept({ tags: ['v1', 'pr-1'], action: 'untag', untag: ['pr-1'] })
    const summary = summaryOf([{ ...image, outcome: 'failed', error: 'no' }])
    expect(summary).not.toContain('removed')
    expect(summary).toContain('- `v1` `pr-1` **failed**: no')
  })

  test('counts an image that only loses tags as kept', () => {
    const versions = [toDelete(), kept({ action: 'untag', untag: ['a'], outcome: 'planned' })]
    expect(titlesOf(summaryOf(versions, { dryRun: true }))).toContain('1 image would be deleted')
    const later = [toDelete({ outcome: 'deferred' }), kept({ action: 'untag', untag: ['a'], outcome: 'deferred' })]
    const deferred = expect.stringMatching(/^1 image .*deferred/)
    expect(titlesOf(summaryOf(later))).toContainEqual(deferred)
    expect(titlesOf(summaryOf(later, { dryRun: true }))).toContainEqual(deferred)
  })

  test('counts what a limit defers among what a dry run would delete, and says so', () => {
    const versions = [toDelete(), toDelete({ outcome: 'deferred' }), kept()]
    expect(summaryOf(versions, { dryRun: true })).toContain(
      '**2 of 3 versions would be deleted, 1 of them by later runs** (1 kept).'
    )
  })

  test('warns of images that cannot be pulled completely', () => {
    const missing = [`sha256:${'ab'.repeat(32)}`]
    const summary = summaryOf([kept()], {}, { broken: [{ id: 1, tags: ['v1'], missing }] })
    expectPieces(summary, /> \[!WARNING\]\n> 1 tagged image cannot be pulled/, '| `v1` | `sha256:abababababab` |')
  })
})

/** Returns the summary without code and without its own Markdown, which leaves only words. */
const wordsOf = (summary: string): string =>
  withoutOwnLinks(
    withoutCode(summary.replace(/^```mermaid\n.*?^```$/ms, '').replace(/^GitHub keeps deleted versions .*$/m, ''))
  )
    .replaceAll(/^(?:<sub>.*<\/sub>|\| :?--.*|> \[!(?:NOTE|WARNING|CAUTION)\])$/gm, '')
    .replaceAll(/<details(?: open)?><summary>|<\/summary>|<\/details>|&#124;/g, '')
    .replaceAll(/^#{2,3} |^>(?: -)?|^- |\*\*/gm, '')
    .replaceAll(/^\| .* \|$/gm, (row) => row.slice(1, -1).replaceAll(' | ', ' '))

test('one of many packages is folded unless it needs attention', () => {
  const packages = Array.from({ length: 11 }, (_, index) =>
    packageReport({ name: index === 0 ? '<b>@x' : `app-${index}`, versions: [toDelete(), kept()] })
  )
  const failed = packageReport({ name: 'last', status: 'failed', problem: 'no' })
  const summary = writeSummary(reportOf({ dryRun: true, packages: [...packages, failed] }))
  expectPieces(
    summary,
    /<summary>container <code>acme\/app-1<\/code>: 1 of 2 versions .*<\/summary>\n\n<details><summary>1 image/
  )
  expect(summary).toContain('<code>acme/&#60;b&#62;&#64;x</code>')
  expect(summary).toContain('\n\n### container `acme/last`\n')
  expect(summary).not.toContain('<code>acme/last</code>')
  expect(summary.indexOf('```mermaid')).toBeLessThan(summary.indexOf('| Package |'))
  expect(writeSummary(reportOf({ packages: packages.slice(1) }))).not.toContain('<code>')
})

describe('with names and messages of an attacker', () => {
  const build = (texts: readonly string[], dryRun: boolean): string => {
    const [owner = '', name = '', problem = '', tag = '', label = '', error = '', warning = '', group = '', gone = ''] =
      texts
    const expired = withTexts({ code: 'expired', rule: 0, age: 0, misses: [{ key: 'within', limit: label }] })
    const stays = withTexts({ code: 'latest', rule: 0, limit: 1, rank: 1, group })
    const versions = [
      toDelete({ tags: [tag, gone], reasons: expired }),
      toDelete({ name: tag, tags: [], outcome: 'failed', error }),
      toDelete({ tags: [gone], outcome: 'refused', error }),
      kept({ tags: [label, tag], reasons: stays, untag: [gone] }),
      kept({
        tags: [],
        name: label,
        reasons: withTexts({ code: 'within', rule: 0, limit: group }),
        createdAt: daysAgo(400)
      })
    ]
    const broken = [{ id: 1, tags: [gone], missing: [label] }]
    const { policies } = reportOf().policy
    return writeSummary(
      reportOf({
        dryRun,
        problems: [problem],
        warnings: [warning],
        policy: { policies: policies.map((policy) => ({ ...policy, text: [`Rule 1 deletes ${label}`] })) },
        packages: [packageReport({ owner, name, versions, broken, status: 'failed', problem: error })]
      })
    )
  }
  const honest = build(
    Array.from({ length: 9 }, (_, index) => `name-${index}`),
    false
  )

  test('the summary has no markup, link or mention from them, and the same lines and cells', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 9, maxLength: 9 }), (texts) => {
        const summary = build(texts, false)
        expect(wordsOf(summary)).toMatch(/^[\p{L}\p{M}\p{N}\u200c-\u200d\s.,;:!?()"'’%…–-]*$/u)
        expect(wordsOf(summary)).not.toMatch(/[^\P{C}\n\u200c\u200d]|\w[.:]\w|:\/|-\s|\s-|--|\d{7}|[A-Z]-\d/u)
        const shape = (text: string) =>
          text.split('\n').map((line) => line.split('|').length * Number(/^\|/.test(line)))
        expect(shape(summary)).toEqual(shape(honest))
      })
    )
  })
})

describe('a job summary is under the limit of the runner', () => {
  const limit = 1024 * 1024

  test('with 100,000 versions', () => {
    const some = Array.from({ length: 100 }, (_, id) =>
      (id % 2 ? toDelete : kept)({ tags: [`tag-${id}`], createdAt: daysAgo(id) })
    )
    const versions = Array.from({ length: 1000 }, () => some).flat()
    const summary = summaryOf(versions, { dryRun: true })
    expectPieces(summary, '**50,000 of 100,000 versions')
    expect(summary).toContain('\n\n… and 49,800 more in report.json\n')
    expect(Buffer.byteLength(summary)).toBeLessThan(100_000)
  })

  test('with 5,000 packages, those that need attention first', () => {
    const versions = Array.from({ length: 20 }, (_, id) => toDelete({ tags: [`tag-${id}`] }))
    const quiet = Array.from({ length: 4999 }, (_, index) => packageReport({ name: `app-${index}`, versions }))
    const packages = [...quiet, packageReport({ name: 'last', status: 'failed', problem: 'no' })]
    const summary = writeSummary(reportOf({ dryRun: true, packages }))
    expect(Buffer.byteLength(summary)).toBeLessThan(limit)
    expect(Buffer.byteLength(summary)).toBeGreaterThan(900_000)
    expect(summary).toMatch(/\| Package .*\n.*\n\| container `acme\/last` \*\*failed\*\*/)
    expectPieces(summary, /\| `tag-4` \| 9d \| .* \|\n\n… and 15 more in report.json\n/)
    expect(summary).toContain('### container `acme/last`')
    expect(summary.indexOf('### container `acme/last`')).toBeLessThan(summary.indexOf('<code>acme/app-0</code>'))
    expectPieces(summary, /\n\n.*report\.json \(output `report`\).*\n$/)
  })

  test('with long names and messages, and says that it is truncated', () => {
    const long = '\u202e|'.repeat(1000)
    const versions = Array.from({ length: 20 }, () => toDelete({ tags: [long], outcome: 'failed', error: long }))
    const packages = Array.from({ length: 100 }, () => packageReport({ name: long, versions }))
    const texts = Array.from({ length: 5000 }, () => long)
    const summary = writeSummary(reportOf({ packages, problems: texts, warnings: texts }))
    expect(Buffer.byteLength(summary)).toBeLessThan(limit)
    expect(summary).toContain('> - … and 4,980 more in report.json')
    expectPieces(summary, /\n\n.*report\.json \(output `report`\).*\n$/)
  })
})

describe('of a restore', () => {
  const restored = (overrides: Partial<VersionReport> = {}) =>
    toDelete({
      action: 'restore',
      outcome: 'restored',
      reasons: withTexts({ code: 'chosen', by: ['restore-tags'], age: 3_600_000 }),
      ...overrides
    })
  const restore = {
    from: null,
    tags: ['pr-*'],
    deletedWithin: null,
    text: ['Restores versions that match restore-tags: pr-*']
  }
  const summaryOf = (
    versions: readonly VersionReport[],
    overrides: Partial<Report> = {},
    packageOverrides: Partial<PackageReport> = {}
  ) => {
    const counts = { ...packageReport({ versions }).counts, ...packageOverrides.counts }
    const packages = [packageReport({ versions, ...packageOverrides, counts })]
    return writeSummary(reportOf({ mode: 'restore', policy: { policies: [] }, restore, packages, ...overrides }))
  }
  const counted = { versions: 2, images: 2, planned: 2, deleted: 0, kept: 0, untagged: 0, refused: 0, failed: 0 }

  test('the first lines count the restored versions and describe the selection', () => {
    const summary = summaryOf([restored(), restored({ id: 2 })], {}, { counts: { ...counted, restored: 2 } })
    expect(summary).toMatch(/^## Package Retention\n\n\*\*2 of 2 versions were restored\*\*\.\n/)
    expect(summary).toMatch(/\| Package \| Images \| Versions \| Restored \|\n/)
    expectPieces(summary, '- Restores versions that match restore-tags: `pr-*`')
    expect(titlesOf(summary)).toContain('2 images restored')
    expect(summary).not.toMatch(/undo|mermaid|Kept|policy/)
  })

  test('a dry run counts the versions to restore and says how to restore them', () => {
    const summary = summaryOf(
      [restored({ outcome: 'planned' })],
      { dryRun: true },
      { counts: { ...counted, restored: 0 } }
    )
    expectPieces(summary, '**2 of 2 versions would be restored**', '`dry-run: true`')
    expect(titlesOf(summary)).toContain('1 image would be restored')
  })

  test('deferred versions have their reason, and guessed parts are called possible parts', () => {
    const deferred = restored({ outcome: 'deferred', error: 'part' })
    const guess = restored({ id: 2, tags: [], reasons: withTexts({ code: 'perhaps-needed' }) })
    const summary = summaryOf([restored({ id: 3 }), deferred, guess])
    expectPieces(contentUnder(summary, '1 image deferred'), '`1h`', 'part')
    expect(titlesOf(summary)).toContainEqual(expect.stringMatching(/^1 image restored, .*1 possible part/))
  })

  test('without packages it says that none matches', () => {
    const summary = writeSummary(reportOf({ mode: 'restore', policy: { policies: [] }, restore }))
    expectPieces(summary, 'package', 'inputs')
  })

  test('an error outside of packages is not called a mistake in the inputs', () => {
    const summary = summaryOf([], { problems: ['no'] })
    expect(linesWith(summary, '> ')).not.toContain('inputs')
  })
})
