import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { PackageReport, Report, VersionReport } from '../../src/report/json.ts'
import { writeSummary } from '../../src/report/summary.ts'
import { because, daysAgo, going, hostile, kept, packageReport, reportOf, withoutCode } from './reports.ts'

const summaryOf = (versions: readonly VersionReport[], run: Partial<Report> = {}, more: Partial<PackageReport> = {}) =>
  writeSummary(reportOf({ packages: [packageReport({ versions, ...more })], ...run }))

test('a dry run is understood by someone who has never seen one', () => {
  const versions = [
    kept({ id: 9, tags: ['latest', 'v2'], createdAt: daysAgo(1) }),
    kept({ id: 8, tags: [], part: 'child', reasons: because({ code: 'needed-by', ids: [9] }) }),
    going({ id: 7, tags: ['pr-2', 'pr-2-6666666'], createdAt: daysAgo(9) }),
    going({ id: 6, tags: [], part: 'child' }),
    going({ id: 5, tags: [], reasons: because({ code: 'orphan' }), createdAt: daysAgo(40) })
  ]
  const bytes = { total: 9_000_000, reclaimable: 5_000_000, complete: true, freed: 0 }
  expect(summaryOf(versions, { dryRun: true }, { bytes })).toMatchInlineSnapshot(`
"## Package Retention: dry run

**3 of 5 versions would be deleted** (2 kept). That would free up to 4.8 MiB of 8.6 MiB.

This was a dry run: nothing was changed. To delete for real, run the step without \`dry-run: true\`.

| Package | Images | Versions | Would go | Kept | Would free |
| :-- | --: | --: | --: | --: | --: |
| container \`acme/app\` | 3 | 5 | 3 | 2 | 4.8 MiB |

<details open><summary>What the policy says</summary>

- packages app (container): protects nothing
- rule 1: \`pr-*\` may go; keeps what was created in the last \`7d\`

<sub>How to read the reasons: “rule 1 keeps 7d; rank 9 of 3” means that rule 1 keeps what is younger than 7 days and the newest 3, while this one is older and the 9th.</sub>

</details>

### container \`acme/app\`

<details><summary>2 images would be deleted, with 1 version that belongs to them (platforms, attestations, signatures)</summary>

| Version | Age | Why |
| :-- | --: | :-- |
| \`pr-2\` \`pr-2-6666666\` | 9d | rule 1 keeps \`7d\` |
| \`sha256:0123456789ab\` | 40d | what it refers to is gone |

</details>

<details><summary>2 versions kept</summary>

| Why | Versions | Such as |
| :-- | --: | :-- |
| rule 1 keeps \`7d\` | 1 | \`latest\` \`v2\` |
| needed by what stays | 1 | \`sha256:0123456789ab\` |

</details>

<sub>As of 2026-06-01 12:00 UTC. 3 requests to the REST API, 20 to the registry. Every version with all its reasons is in report.json (output \`report\`).</sub>
"
`)
})

describe('the first lines', () => {
  const first = (run: Partial<Report>): string[] => writeSummary(reportOf(run)).split('\n\n').slice(0, 3)
  const packages = [
    packageReport({
      versions: [going({ outcome: 'deleted' }), kept()],
      bytes: { total: 9000, reclaimable: 4000, complete: true, freed: 2048 }
    })
  ]

  test('of a real run say what was done and how to undo it', () => {
    const [title, verdict, undo] = first({ packages })
    expect(title).toBe('## Package Retention')
    expect(verdict).toBe('**1 of 2 versions was deleted** (1 kept). That frees up to 2.0 KiB of 8.8 KiB.')
    expect(undo).toBe('<details><summary>How to undo this</summary>')
  })

  test('of a run that deleted nothing say so', () => {
    expect(first({ packages: [packageReport({ versions: [kept()] })] })[1]).toBe(
      '**There is nothing to delete** (1 kept).'
    )
  })

  test('of a dry run in which nothing would go ask for no real run', () => {
    const [title, verdict, next] = first({ dryRun: true, packages: [packageReport({ versions: [kept()] })] })
    expect(title).toBe('## Package Retention: dry run')
    expect(verdict).toBe('**There is nothing to delete** (1 kept).')
    expect(next).toBe('This was a dry run: nothing was changed.')
  })

  test('of a run in which all would go mention nothing else', () => {
    expect(first({ dryRun: true, packages: [packageReport({ versions: [going(), going()] })] })[1]).toBe(
      '**2 of 2 versions would be deleted**.'
    )
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
    expect(verdict).toContain('Of 4 packages, **1 failed, 1 fused, 1 skipped**: see below.')
    expect(first({ packages: all, dryRun: true })[0]).toBe('## Package Retention: dry run, needs attention')
  })

  test('of a run without a package say that there is none', () => {
    expect(first({})).toEqual([
      '## Package Retention',
      '**Nothing was changed.** There is no package that the policy takes.\n'
    ])
  })

  test('of a run with invalid inputs say what is wrong with them, and nothing else', () => {
    const problems = ['input mode: "cleen" is unknown, perhaps clean', 'input keep-tags: "/(a|b/" is no regex']
    expect(writeSummary(reportOf({ problems, stopReason: 'error', policy: { policies: [] } }))).toBe(
      [
        '## Package Retention: needs attention',
        '',
        '**Nothing was changed.**',
        '',
        '> [!CAUTION]',
        '> The inputs are not right, so nothing was read or changed. Correct them and run again:',
        '>',
        '> - input mode: "cleen" is unknown, perhaps clean',
        '> - input keep-tags: `/(a|b/` is no regex',
        ''
      ].join('\n')
    )
  })

  test('of a list are the packages', () => {
    expect(writeSummary(reportOf({ mode: 'list', packages: [packageReport(), packageReport({ type: 'npm' })] }))).toBe(
      '## Package Retention\n\n**2 packages found.**\n\n- container `acme/app`\n- npm `acme/app`\n\n' +
        '<sub>The output `packages` has their names as JSON, for `strategy.matrix`.</sub>\n'
    )
  })
})

describe('notices', () => {
  test.each([
    ['max-deletions', '> [!NOTE]\n> The cap `max-deletions` is reached'],
    ['time-limit', '> [!NOTE]\n> The run ended early, at its `time-limit`'],
    ['rate-limit', '> [!NOTE]\n> The run ended early, at a rate limit of GitHub'],
    ['cancelled', '> [!WARNING]\n> The run was cancelled.']
  ] as const)('say that the run was stopped by %s', (stopReason, notice) => {
    expect(writeSummary(reportOf({ stopReason }))).toContain(notice)
  })

  test('of a stop name the input to change', () => {
    const stopped = (stopReason: Report['stopReason']): string => writeSummary(reportOf({ stopReason }))
    expect(stopped('max-deletions')).toContain('To delete more at once, raise it.')
    expect(stopped('time-limit')).toContain('To do more at once, raise it.')
    expect(stopped('rate-limit')).toContain('`wait-for-rate-limit: true`')
  })

  test('are not there where nothing is to be said', () => {
    expect(summaryOf([kept()])).not.toContain('[!')
    expect(writeSummary(reportOf({ stopReason: 'error' }))).not.toContain('[!')
  })

  test('show warnings, and what went wrong outside of any package', () => {
    const summary = writeSummary(reportOf({ warnings: ['pattern "x-*" matches nothing'], problems: ['no answer'] }))
    expect(summary).toContain('> [!WARNING]\n> Worth a look:\n>\n> - pattern `x-*` matches nothing')
    expect(summary).toContain('> [!CAUTION]\n> This went wrong:\n>\n> - no answer')
  })
})

describe('the table of packages', () => {
  const tableOf = (run: Partial<Report>): string[] =>
    writeSummary(reportOf(run))
      .split('\n')
      .filter(
        (line, at, lines) =>
          line.startsWith('| ') && lines.indexOf(lines.find((each) => /^\| Package/.test(each)) ?? '') <= at
      )
      .slice(0, 2 + (run.packages?.length ?? 0))

  test('has only the columns that say something', () => {
    expect(tableOf({ packages: [packageReport({ type: 'npm', versions: [kept({ part: 'version' })] })] })).toEqual([
      '| Package | Versions | Deleted | Kept |',
      '| :-- | --: | --: | --: |',
      '| npm `acme/app` | 1 | 0 | 1 |'
    ])
  })

  test('has every count that there is, those that a person should see to first', () => {
    const packages = [
      packageReport({ versions: [kept()] }),
      packageReport({
        name: 'ui',
        versions: [
          ...Array.from({ length: 1200 }, () => going({ outcome: 'deleted' })),
          going({ outcome: 'refused' }),
          going({ outcome: 'failed' }),
          going({ outcome: 'deferred' }),
          kept({ action: 'untag', untag: ['a', 'b'], outcome: 'untagged' })
        ],
        bytes: { total: 0, reclaimable: 0, complete: true, freed: 5 * 1024 ** 3 }
      }),
      packageReport({ name: 'x', status: 'failed', problem: 'no' })
    ]
    expect(tableOf({ packages })).toEqual([
      '| Package | Images | Versions | Deleted | Kept | Tags removed | Refused | Failed | Later | Freed |',
      '| :-- | --: | --: | --: | --: | --: | --: | --: | --: | --: |',
      '| container `acme/ui` | 1,204 | 1,204 | 1,200 | 1 | 2 | 1 | 1 | 1 | 5.0 GiB |',
      '| container `acme/x` **failed** | – | – | – | – | – | – | – | – | – |',
      '| container `acme/app` | 1 | 1 | 0 | 1 | – | – | – | – | – |'
    ])
  })

  test('of a dry run says what would be', () => {
    const versions = [
      going(),
      going({ outcome: 'deferred' }),
      kept({ action: 'untag', untag: ['a'], outcome: 'planned' })
    ]
    const packages = [packageReport({ versions, bytes: { total: 0, reclaimable: 1000, complete: true, freed: 0 } })]
    expect(tableOf({ dryRun: true, packages })).toEqual([
      '| Package | Images | Versions | Would go | Kept | Tags to remove | Later | Would free |',
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

test('the rules are there in words, open where there is one policy, numbered where there are more', () => {
  const { policies } = reportOf().policy
  const one = summaryOf([kept()])
  expect(one).toContain(
    '<details open><summary>What the policy says</summary>\n\n- packages app (container): protects nothing'
  )
  expect(one).toContain('\n- rule 1: `pr-*` may go; keeps what was created in the last `7d`\n')
  expect(one).toContain('\n### container `acme/app`\n')
  const two = summaryOf([kept()], { policy: { policies: [...policies, ...policies] } }, { policyIndex: 1 })
  expect(two).toContain('<details><summary>What the policy says</summary>\n\nPolicy 1:\n\n- packages')
  expect(two).toContain('\n\nPolicy 2:\n\n- packages')
  expect(two).toContain('\n### container `acme/app` (policy 2)\n')
})

describe('the section of a package', () => {
  test('lists what was deleted, and what is left for later, with the reasons', () => {
    const summary = summaryOf([
      going({ tags: ['a'], outcome: 'deleted' }),
      going({ tags: ['b'], outcome: 'gone', createdAt: null }),
      going({ tags: ['c'], outcome: 'deleted', part: 'child' }),
      going({ tags: ['d'], outcome: 'deferred' }),
      going({ tags: ['e'], outcome: 'planned' })
    ])
    expect(summary).toContain(
      '<summary>1 image deleted, with 1 version that belongs to it (platforms, attestations, signatures)</summary>\n\n' +
        '| Version | Age | Why |\n| :-- | --: | :-- |\n| `a` | 9d | rule 1 keeps `7d` |\n\n</details>'
    )
    expect(summary).toContain('<summary>1 image gone already, deleted by somebody else</summary>')
    expect(summary).toContain('| `b` | – | rule 1 keeps `7d` |')
    expect(summary).toContain('<summary>2 images left for a later run</summary>')
    expect(summary).toContain('| Deleted | Kept | Gone before | Later |\n')
    expect(summary).toContain('| 2 | 0 | 1 | 2 |\n')
    expect(summary).toContain('| `e` | 9d | rule 1 keeps `7d` |')
  })

  test('of a dry run lists what would be deleted now and what later', () => {
    const versions = [going({ tags: ['a'] }), going({ tags: ['b'], outcome: 'deferred' }), going({ part: 'referrer' })]
    const summary = summaryOf([...versions, going({ part: 'referrer' })], { dryRun: true })
    expect(summary).toContain('<summary>1 image would be deleted, with 2 versions that belong to it')
    expect(summary).toContain('<summary>1 image would be left for a later run</summary>')
  })

  test('speaks of versions where there are no images', () => {
    const versions = [going({ name: '1.0.0', tags: [], part: 'version', outcome: 'deleted' })]
    const summary = summaryOf(versions, {}, { type: 'npm' })
    expect(summary).toContain('<summary>1 version deleted</summary>')
    expect(summary).toContain('| `1.0.0` | 9d |')
  })

  test('shows what failed, was refused or changed in full, with what to do next', () => {
    const summary = summaryOf([
      going({ tags: ['a'], outcome: 'refused', error: 'You cannot delete the last tagged version of a package.' }),
      going({ tags: ['b'], outcome: 'changed' }),
      going({ tags: ['c'], outcome: 'failed', error: 'GitHub answered 403 "No|way."' })
    ])
    expect(summary).toContain('- `c` **failed**: GitHub answered 403 `No|way.`\n\nWhat failed is still there;')
    expect(summary).toContain(
      '- `a` **refused**: You cannot delete the last tagged version of a package.\n\nGitHub keeps the last version'
    )
    expect(summary).toContain('`delete-empty-packages: true`')
    expect(summary).not.toContain('downloads')
    expect(summary).toContain('- `b` **changed**: it is no longer to go\n\nWhat changed while')
    expect(summary).toContain('the next run decides anew.')
  })

  test('says once what several versions have in common', () => {
    const loved = 'Publicly visible package versions with more than 5000 downloads cannot be deleted.'
    const failed = (id: number) => `deleting version ${id} of the container package acme/app: GitHub answered 500`
    const summary = summaryOf([
      ...['a', 'b'].map((tag) => going({ tags: [tag], outcome: 'refused', error: loved })),
      ...[7, 8, 9].map((id) => going({ id, tags: [`t${id}`], outcome: 'failed', error: failed(id) }))
    ])
    expect(summary).toContain(
      '- `t7`, `t8`, `t9` **failed**: deleting a version of the container package `acme/app`: GitHub answered 500\n'
    )
    expect(summary).toContain(
      `- \`a\`, \`b\` **refused**: ${loved}\n\nOnly GitHub Support can delete a public version with over 5,000 downloads.`
    )
    expect(summary).toContain('Name it in `keep-tags`')
    expect(summary).not.toContain('`delete-empty-packages: true`')
  })

  test('says what to do where nothing was changed, and why', () => {
    const failed = summaryOf([], {}, { status: 'failed', problem: 'listing failed' })
    expect(failed).toContain(
      '> [!CAUTION]\n> Nothing of this package was changed. Run again once the cause is gone:\n>\n> - listing failed'
    )
    const unreadable = summaryOf([], {}, { status: 'failed', problem: 'one and more', problems: ['one', 'two'] })
    expect(unreadable).toContain('>\n> - one\n> - two\n')
    expect(unreadable).not.toContain('one and more')
    expect(summaryOf([], {}, { status: 'skipped', problem: 'the run ended' })).toContain('> [!NOTE]\n> Nothing of this')
  })

  test('shows what a fuse held back', () => {
    const reasons = because({ code: 'fuse', going: 2, images: 3, limit: 50 })
    const versions = [kept({ tags: ['a'], reasons }), kept({ tags: ['b'], part: 'child', reasons }), kept()]
    const summary = summaryOf(versions, {}, { status: 'fused', problem: 'held back' })
    expect(summary).toContain('set `max-delete-percent: 67` for one run; if not, correct the policy:\n>\n> - held back')
    expect(summary).toContain(
      '<summary>1 image that the policy lets go, held back</summary>\n\n| Version | Age |\n| :-- | --: |\n| `a` | 2d |\n'
    )
  })

  test('groups what stays by its first reason, with a few examples', () => {
    const versions = ['a', 'b', 'c', 'd'].map((tag) => kept({ tags: [tag] }))
    const protects = because({ code: 'protected', labels: ['x'] }, { code: 'uncovered', labels: ['x'] })
    const many = kept({ tags: ['1', '2', '3', '4', '5', '6'], reasons: protects })
    expect(summaryOf([many, ...versions])).toContain(
      '<summary>5 versions kept</summary>\n\n| Why | Versions | Such as |\n| :-- | --: | :-- |\n' +
        '| rule 1 keeps `7d` | 4 | `a`, `b`, `c` |\n| protected | 1 | `1` `2` `3` `4` `5` and 1 more |\n'
    )
  })

  test('lists the tags that images lose', () => {
    const versions = [kept({ tags: ['v1', 'pr-1'], action: 'untag', untag: ['pr-1'], outcome: 'untagged' })]
    expect(summaryOf(versions)).toContain('<summary>1 tag removed from images that stay</summary>')
    expect(summaryOf(versions)).toContain('| `v1` `pr-1` | `pr-1` |')
    expect(summaryOf(versions, { dryRun: true })).toContain(
      '<summary>1 tag would be removed from images that stay</summary>'
    )
  })

  test('lists no tags that could not be removed', () => {
    const image = kept({ tags: ['v1', 'pr-1'], action: 'untag', untag: ['pr-1'] })
    const summary = summaryOf([{ ...image, outcome: 'failed', error: 'no' }])
    expect(summary).not.toContain('removed')
    expect(summary).toContain('- `v1` `pr-1` **failed**: no')
  })

  test('counts an image that only loses tags to no other', () => {
    const versions = [going(), kept({ action: 'untag', untag: ['a'], outcome: 'planned' })]
    expect(summaryOf(versions, { dryRun: true })).toContain('<summary>1 image would be deleted</summary>')
    const later = [going({ outcome: 'deferred' }), kept({ action: 'untag', untag: ['a'], outcome: 'deferred' })]
    expect(summaryOf(later)).toContain('<summary>1 image left for a later run</summary>')
    expect(summaryOf(later, { dryRun: true })).toContain('<summary>1 image would be left for a later run</summary>')
  })

  test('warns of images that cannot be pulled', () => {
    const missing = [`sha256:${'ab'.repeat(32)}`]
    const summary = summaryOf([kept()], {}, { broken: [{ id: 1, tags: ['v1'], missing }] })
    expect(summary).toContain(
      '> [!WARNING]\n> 1 tagged image cannot be pulled completely: parts of it were gone before'
    )
    expect(summary).toContain('| `v1` | `sha256:abababababab` |')
  })
})

/** The summary without its code and our own Markdown, which leaves nothing but words. */
const wordsOf = (summary: string): string =>
  withoutCode(summary.replace(/^```mermaid\n.*?^```$/ms, '').replace(/^GitHub keeps deleted versions .*$/m, ''))
    .replaceAll(/^(?:<sub>.*<\/sub>|\| :?--.*|> \[!(?:NOTE|WARNING|CAUTION)\])$/gm, '')
    .replaceAll(/<details(?: open)?><summary>|<\/summary>|<\/details>|&#124;/g, '')
    .replaceAll(/^#{2,3} |^>(?: -)?|^- |\*\*/gm, '')
    .replaceAll(/^\| .* \|$/gm, (row) => row.slice(1, -1).replaceAll(' | ', ' '))

test('a package of many is folded unless somebody should see to it', () => {
  const packages = Array.from({ length: 11 }, (_, at) =>
    packageReport({ name: at === 0 ? '<b>@x' : `app-${at}`, versions: [going(), kept()] })
  )
  const failed = packageReport({ name: 'last', status: 'failed', problem: 'no' })
  const summary = writeSummary(reportOf({ dryRun: true, packages: [...packages, failed] }))
  expect(summary).toContain(
    '<details><summary>container <code>acme/app-1</code>: 1 of 2 versions would be deleted</summary>\n\n<details><summary>1 image would be deleted</summary>'
  )
  expect(summary).toContain('<code>acme/&#60;b&#62;&#64;x</code>')
  expect(summary).toContain('\n\n### container `acme/last`\n')
  expect(summary).not.toContain('<code>acme/last</code>')
  expect(summary.indexOf('```mermaid')).toBeLessThan(summary.indexOf('| Package |'))
  expect(writeSummary(reportOf({ packages: packages.slice(1) }))).not.toContain('<code>')
})

describe('whatever names and messages are made of', () => {
  const build = (texts: readonly string[], dryRun: boolean): string => {
    const [owner = '', name = '', problem = '', tag = '', label = '', error = '', warning = '', group = '', gone = ''] =
      texts
    const expired = because({ code: 'expired', rule: 0, age: 0, misses: [{ key: 'within', limit: label }] })
    const stays = because({ code: 'latest', rule: 0, limit: 1, rank: 1, group })
    const versions = [
      going({ tags: [tag, gone], reasons: expired }),
      going({ name: tag, tags: [], outcome: 'failed', error }),
      going({ tags: [gone], outcome: 'refused', error }),
      kept({ tags: [label, tag], reasons: stays, untag: [gone] }),
      kept({
        tags: [],
        name: label,
        reasons: because({ code: 'within', rule: 0, limit: group }),
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
        policy: { policies: policies.map((policy) => ({ ...policy, text: [`rule 1: ${label} may go`] })) },
        packages: [packageReport({ owner, name, versions, broken, status: 'failed', problem: error })]
      })
    )
  }
  const honest = build(
    Array.from({ length: 9 }, (_, at) => `name-${at}`),
    false
  )

  test('the summary has no markup, link or mention of theirs, and the same lines and cells as ever', () => {
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

describe('a job summary stays under the limit of the runner', () => {
  const limit = 1024 * 1024

  test('with 100,000 versions, in a moment', () => {
    const some = Array.from({ length: 100 }, (_, id) =>
      (id % 2 ? going : kept)({ tags: [`tag-${id}`], createdAt: daysAgo(id) })
    )
    const versions = Array.from({ length: 1000 }, () => some).flat()
    const began = performance.now()
    const summary = summaryOf(versions, { dryRun: true })
    expect(performance.now() - began).toBeLessThan(5000)
    expect(summary).toContain('**50,000 of 100,000 versions would be deleted**')
    expect(summary).toContain('\n\n… and 49,800 more in report.json\n')
    expect(Buffer.byteLength(summary)).toBeLessThan(100_000)
  })

  test('with 5,000 packages, of which those come first that a person should see to', () => {
    const versions = Array.from({ length: 20 }, (_, id) => going({ tags: [`tag-${id}`] }))
    const quiet = Array.from({ length: 4999 }, (_, at) => packageReport({ name: `app-${at}`, versions }))
    const packages = [...quiet, packageReport({ name: 'last', status: 'failed', problem: 'no' })]
    const summary = writeSummary(reportOf({ dryRun: true, packages }))
    expect(Buffer.byteLength(summary)).toBeLessThan(limit)
    expect(Buffer.byteLength(summary)).toBeGreaterThan(900_000)
    expect(summary).toMatch(/\| Package .*\n.*\n\| container `acme\/last` \*\*failed\*\*/)
    expect(summary).toContain('| `tag-4` | 9d | rule 1 keeps `7d` |\n\n… and 15 more in report.json\n')
    expect(summary).toContain('### container `acme/last`')
    expect(summary.indexOf('### container `acme/last`')).toBeLessThan(summary.indexOf('<code>acme/app-0</code>'))
    expect(summary).toMatch(
      /There is more than a job summary can hold: report\.json \(output `report`\) has everything\.\n$/
    )
  })

  test('with names and messages as long as they like, and says that something is left out', () => {
    const long = '\u202e|'.repeat(1000)
    const versions = Array.from({ length: 20 }, () => going({ tags: [long], outcome: 'failed', error: long }))
    const packages = Array.from({ length: 100 }, () => packageReport({ name: long, versions }))
    const texts = Array.from({ length: 5000 }, () => long)
    const summary = writeSummary(reportOf({ packages, problems: texts, warnings: texts }))
    expect(Buffer.byteLength(summary)).toBeLessThan(limit)
    expect(summary).toContain('> - … and 4,980 more in report.json')
    expect(summary).toContain('There is more than a job summary can hold')
  })
})

describe('of a restore', () => {
  const restored = (given: Partial<VersionReport> = {}) =>
    going({
      action: 'restore',
      outcome: 'restored',
      reasons: because({ code: 'chosen', by: ['restore-tags'], age: 3_600_000 }),
      ...given
    })
  const restore = {
    from: null,
    tags: ['pr-*'],
    deletedWithin: null,
    text: ['brings back what restore-tags matches: pr-*']
  }
  const told = (
    versions: readonly VersionReport[],
    given: Partial<Report> = {},
    about: Partial<PackageReport> = {}
  ) => {
    const counts = { ...packageReport({ versions }).counts, ...about.counts }
    const packages = [packageReport({ versions, ...about, counts })]
    return writeSummary(reportOf({ mode: 'restore', policy: { policies: [] }, restore, packages, ...given }))
  }
  const counted = { versions: 2, images: 2, planned: 2, deleted: 0, kept: 0, untagged: 0, refused: 0, failed: 0 }

  test('the first lines say what came back, and what was asked for', () => {
    const summary = told([restored(), restored({ id: 2 })], {}, { counts: { ...counted, restored: 2 } })
    expect(summary).toMatch(/^## Package Retention\n\n\*\*2 of 2 versions were restored\*\*\.\n/)
    expect(summary).toMatch(/\| Package \| Images \| Versions \| Restored \|\n/)
    expect(summary).toContain('- brings back what restore-tags matches: `pr-*`')
    expect(summary).toContain('<summary>2 images restored</summary>')
    expect(summary).not.toMatch(/undo|mermaid|Kept|policy/)
  })

  test('a dry run says what would, and how to do it', () => {
    const summary = told([restored({ outcome: 'planned' })], { dryRun: true }, { counts: { ...counted, restored: 0 } })
    expect(summary).toMatch(/\*\*2 of 2 versions would come back\*\*/)
    expect(summary).toMatch(/To restore for real, run the step without `dry-run: true`\./)
    expect(summary).toContain('<summary>1 image would come back</summary>')
  })

  test('what waits says why, and parts that nobody can tell are told as such', () => {
    const waits = restored({ outcome: 'deferred', error: 'a part of it could not be restored' })
    const guess = restored({ id: 2, tags: [], reasons: because({ code: 'perhaps-needed' }) })
    const summary = told([restored({ id: 3 }), waits, guess])
    expect(summary).toMatch(
      /1 image left for a later run[\s\S]*deleted `1h` ago; a part of it could not be restored \|/
    )
    expect(summary).toContain('1 image restored, with 1 version that may belong to it')
  })

  test('without a package says that there is none', () => {
    const summary = writeSummary(reportOf({ mode: 'restore', policy: { policies: [] }, restore }))
    expect(summary).toContain('There is no package that the inputs take.')
  })

  test('what went wrong outside of packages is not called a mistake in the inputs', () => {
    expect(told([], { problems: ['no'] })).toContain('This went wrong:')
  })
})
