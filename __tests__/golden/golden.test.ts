import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@jest/globals'
import { readInputs } from '../../src/inputs/read.ts'
import { findUnversionedUse } from '../../src/modes/clean.ts'
import type { Report } from '../../src/report/json.ts'
import { logCounts, logErrors, logPackage, logResult, logTitle, logWarnings } from '../../src/report/log.ts'
import { describeAge, describeSelection } from '../../src/report/policy.ts'
import { formatReason, formatReasons, summarizeReason } from '../../src/report/reason.ts'
import { writeSummary } from '../../src/report/summary.ts'
import type { Reason } from '../../src/retention/reason.ts'
import { fullPolicy, keeps, keys, wordsFor } from '../report/policies.ts'
import { misses, reasons } from '../report/reasons.ts'
import { daysAgo, kept, now, packageReport, reportOf, toDelete, withTexts } from '../report/reports.ts'
import { expectGolden } from '../words.ts'

/*
 * The whole texts that people read, one file for each surface: `npm run golden` writes them anew. All other tests look only
 * for the pieces that matter.
 */

const day = 86_400_000

const deletions = [
  kept({ id: 9, tags: ['latest', 'v2'], createdAt: daysAgo(1), expiresAt: '2026-06-03T12:00:00Z' }),
  kept({ id: 8, tags: [], part: 'child', reasons: withTexts({ code: 'needed-by', ids: [9] }) }),
  toDelete({ id: 7, tags: ['pr-2', 'pr-2-6666666'] }),
  toDelete({ id: 6, tags: [], part: 'child' }),
  toDelete({ id: 5, tags: [], reasons: withTexts({ code: 'orphan' }), createdAt: daysAgo(40) }),
  toDelete({ id: 4, tags: ['pr-1'], outcome: 'deferred' }),
  kept({ id: 3, tags: ['v1', 'pr-0'], action: 'untag', untag: ['pr-0'], outcome: 'planned' })
]

const blocked = withTexts({ code: 'fuse', going: 2, images: 3, limit: 50 })
const untagged = withTexts({ code: 'uncovered', labels: ['@untagged'] })

const troubled = [
  packageReport({
    versions: [
      ...['a', 'b'].map((tag) => toDelete({ tags: [tag], outcome: 'deleted' })),
      toDelete({ id: 2, tags: ['c'], outcome: 'gone', createdAt: null }),
      toDelete({ id: 3, tags: ['d'], outcome: 'refused', error: 'You cannot delete the last tagged version.' }),
      toDelete({ id: 4, tags: ['e'], outcome: 'refused', error: 'This has more than 5000 downloads.' }),
      toDelete({ id: 5, tags: ['f'], outcome: 'failed', error: 'GitHub answered 500' }),
      toDelete({ id: 6, tags: ['g'], outcome: 'changed' }),
      toDelete({ id: 7, tags: [], part: 'child', outcome: 'skipped', error: 'its image could not be deleted' }),
      toDelete({ id: 8, tags: ['h'], outcome: 'deferred' }),
      kept({ id: 9, tags: ['v1', 'pr-0'], action: 'untag', untag: ['pr-0'], outcome: 'untagged' }),
      kept({ id: 10, tags: [], reasons: untagged, manifest: { kind: 'image', blobs: [] } })
    ],
    repository: 'acme/app',
    warnings: ['created times are in the future'],
    broken: [{ id: 1, tags: ['v1'], missing: [`sha256:${'ab'.repeat(32)}`] }],
    bytes: { total: 9_000_000, reclaimable: 5_000_000, complete: false, freed: 2048 }
  }),
  packageReport({
    name: 'blocked',
    status: 'fused',
    problem: `container package acme/blocked: ${blocked[0]?.text}`,
    versions: [kept({ tags: ['a'], reasons: blocked }), kept({ reasons: blocked }), kept()]
  }),
  packageReport({ name: 'failed', status: 'failed', problem: 'container package acme/failed: GitHub answered 500' }),
  packageReport({ name: 'late', status: 'skipped', problem: 'container package acme/late: the run ended' }),
  packageReport({ name: 'old', type: 'docker', conflicting: true })
]

const restored = (...given: readonly Parameters<typeof toDelete>[0][]) =>
  given.map((each) =>
    toDelete({
      action: 'restore',
      outcome: 'restored',
      reasons: withTexts({ code: 'chosen', by: ['restore-tags'], age: 3_600_000 }),
      ...each
    })
  )

const restoredPackage = (outcome: 'restored' | 'planned') => {
  const versions = [
    ...restored({ id: 1, outcome }, { id: 2, outcome, error: outcome === 'restored' ? 'latest has moved' : null }),
    ...restored({ id: 3, tags: [], outcome, reasons: withTexts({ code: 'perhaps-needed' }) }),
    ...restored({ id: 4, outcome: 'deferred', error: 'a part of it could not be restored' }),
    ...restored({ id: 5, outcome: 'refused', error: 'deleted over 30 days ago' }),
    kept({ id: 6, reasons: withTexts({ code: 'active' }) })
  ]
  const { counts } = packageReport({ versions })
  const restoredCount = outcome === 'restored' ? 3 : 0
  return packageReport({ versions, counts: { ...counts, planned: 5, kept: 1, restored: restoredCount } })
}

const restore = {
  from: null,
  tags: ['pr-*'],
  deletedWithin: null,
  text: describeSelection({ path: null, tags: { sources: ['pr-*'] }, within: null })
}
const restoring = { mode: 'restore', policy: { policies: [] }, restore } as const

const decision = (action: 'keep' | 'delete', ...given: readonly Reason[]) => ({
  action,
  untag: [],
  reasons: withTexts(...given).map(({ code, text }) => ({ code, text }))
})
const expiredNow = { code: 'expired', rule: 0, age: 9 * day, misses: [{ key: 'latest', limit: 1, rank: 2 }] } as const
const recent = { code: 'within', rule: 0, limit: '30d' } as const
const added = {
  before: decision('keep', recent),
  after: decision('delete', expiredNow),
  reasons: withTexts(expiredNow)
}
const figures = (added: number, removed: number) => ({ policyIndex: 0, planned: 1, added, removed, reclaimable: 2048 })

const comparedPackage = packageReport({
  comparison: figures(2, 1),
  bytes: { total: 9_000_000, reclaimable: 5_000_000, complete: true, freed: 0 },
  versions: [
    toDelete({ id: 9, tags: ['pr-9'], ...added }),
    toDelete({ id: 8, tags: [], part: 'child', ...added }),
    kept({
      id: 7,
      tags: ['pr-7'],
      before: decision('delete', expiredNow),
      after: decision('keep', recent),
      reasons: withTexts(recent)
    }),
    kept({
      id: 6,
      tags: ['v1', 'pr-6'],
      action: 'untag',
      untag: ['pr-6'],
      before: decision('keep', { code: 'protected', labels: ['v1'] }),
      after: { ...decision('keep', { code: 'protected', labels: ['v1'] }), action: 'untag', untag: ['pr-6'] }
    }),
    toDelete({ id: 5, tags: ['pr-5'] })
  ]
})
const leftOut = packageReport({ status: 'skipped', problem: 'container package acme/app: GitHub answered 403' })
const comparison = {
  with: 'old.yml',
  policies: [['Package app (container): nothing is protected', 'Rule 1 deletes x']]
}
const checking = { mode: 'check', dryRun: true, comparison } as const
const stops = ['max-deletions', 'time-limit', 'rate-limit', 'cancelled'] as const

const runs: readonly (readonly [title: string, run: Partial<Report>])[] = [
  [
    'A dry run',
    {
      dryRun: true,
      previous: {
        run: { repository: 'acme/app', id: '7' },
        finishedAt: daysAgo(1).replace('.000', ''),
        dryRun: false,
        added: ['container/new'],
        removed: []
      },
      packages: [
        packageReport({
          versions: deletions,
          previous: { versions: 6, added: 2, removed: 1, planned: 9, bytes: 8_000_000 },
          bytes: { total: 9_000_000, reclaimable: 5_000_000, complete: true, freed: 0 },
          calendar: [{ date: '2026-06-03', versions: 2, images: 1, bytes: 2048 }]
        })
      ]
    }
  ],
  ['A run with all kinds of trouble', { warnings: ['odd'], problems: ['no answer'], packages: troubled }],
  ['A run with nothing to delete', { packages: [packageReport({ versions: [kept()] })] }],
  ['A run without packages', {}],
  ['A run with invalid inputs', { problems: ['input mode: no'], stopReason: 'error', policy: { policies: [] } }],
  ...stops.map((stopReason) => [`A run stopped by ${stopReason}`, { stopReason }] as const),
  ['A restore', { ...restoring, packages: [restoredPackage('restored')] }],
  ['A dry run of a restore', { ...restoring, dryRun: true, packages: [restoredPackage('planned')] }],
  ['A restore of nothing', { ...restoring, packages: [packageReport()] }],
  [
    'A check',
    { ...checking, packages: [comparedPackage, packageReport({ name: 'other', comparison: figures(0, 0) })] }
  ],
  [
    'A check against an invalid policy, of which a package cannot be read',
    { ...checking, comparison: { with: 'old.yml', problems: ['old.yml:1:1: no'], policies: [] }, packages: [leftOut] }
  ],
  [
    'A check without another policy',
    { mode: 'check', dryRun: true, packages: [packageReport({ versions: [toDelete()] })] }
  ],
  ['A check of the policy alone', { mode: 'check', dryRun: true, warnings: ['no token'] }],
  ['A list', { mode: 'list', packages: [packageReport(), packageReport({ type: 'npm' })] }]
]

const textOf = (parts: readonly (readonly [title: string, text: string])[]): string =>
  parts.map(([title, text]) => `=== ${title}\n\n${text.trimEnd()}\n`).join('\n')

test('reasons and policies in words', () => {
  expectGolden(
    '__tests__/golden/reasons.txt',
    textOf([
      ...reasons.map(
        ([reason]) => [JSON.stringify(reason), `${formatReason(reason)}\n${summarizeReason(reason)}`] as const
      ),
      ...misses.map(
        ([misses]) => [JSON.stringify(misses), formatReasons([{ code: 'expired', rule: 0, age: day, misses }])] as const
      )
    ])
  )
  const repository = 'repository: acme/server, rules: [{delete: "pr-{pr}", keep: {while: pr-open}}]'
  expectGolden(
    '__tests__/golden/policies.txt',
    textOf([
      ['a full policy', wordsFor(fullPolicy).join('\n')],
      [repository, wordsFor(`packages: app, ${repository}`).join('\n')],
      ...keys.map(([keys]) => [keys, wordsFor(`packages: app, rules: [{delete: x}], ${keys}`).join('\n')] as const),
      ...keeps.map(
        ([keep]) =>
          [
            `keep: { ${keep} }`,
            wordsFor(`packages: app, rules: [{delete: "{name}-{pr}", keep: {${keep}}}]`)[1] ?? ''
          ] as const
      ),
      [
        'a restore',
        describeSelection({ path: 'report.json', tags: { sources: ['pr-*', 'v1'] }, within: { text: '1h' } }).join('\n')
      ],
      ['the age of a plan', describeAge({ approved: { writtenAt: 0 }, restore: null }, day).join('\n')]
    ])
  )
})

test('the log', () => {
  const logOf = (report: Report): string =>
    [
      ...report.packages.flatMap((each) => [
        logTitle(each, report),
        ...[...logPackage(each, Date.parse(now), report)].map((line) => `  ${line}`),
        logCounts(each, report)
      ]),
      ...logErrors(report).map((line) => `Error: ${line}`),
      ...logWarnings(report).map((line) => `Warning: ${line}`),
      logResult(report)
    ].join('\n')
  expectGolden('__tests__/golden/log.txt', textOf(runs.map(([title, run]) => [title, logOf(reportOf(run))])))
})

test('the job summary', () => {
  const text = runs.map(([title, run]) => `# ${title}\n\n${writeSummary(reportOf(run))}`).join('\n')
  expectGolden('__tests__/golden/summary.md', text)
})

/** Steps with mistakes, and the text of a policy document that has every kind of them. */
const mistaken: readonly (readonly [title: string, inputs: Readonly<Record<string, string>>])[] = [
  ['Nothing to delete', { token: 't' }],
  [
    'Values',
    {
      token: 'a b',
      owner: 'acme/app',
      'package-type': 'contaner',
      mode: 'claen',
      'dry-run': 'yes',
      'older-than': '30',
      'keep-latest': 'ten',
      'max-delete-percent': '50%',
      'grace-period': 'two days',
      now: 'tomorrow',
      repository: 'acme',
      'api-url': 'http://example.com'
    }
  ],
  [
    'Patterns',
    {
      token: 't',
      packages: 'ghcr.io/octo/app:v1, app; ui',
      'delete-tags': '/pr-, /v1/i, @stabel, [, !!x',
      'keep-tags': '^v\\d+$, v\\*, "latest", latest v1, [latest], refs/heads/main, sha256:abc'
    }
  ],
  ['Contradictions', { token: 't', mode: 'restore', policy: 'x', 'restore-tags': 'v1', 'keep-latest': '1' }],
  ['What is missing beside', { token: 't', 'delete-untagged': 'true', 'keep-latest': '3', now: '2026-06-01' }],
  ['Files', { token: 't', 'policy-file': 'none.yml', plan: 'none.json' }],
  ['Unknown inputs', { token: 't', 'keep-tag': '', 'exclude-tags': '', 'min-keep': '', 'use-regex': '', another: '' }],
  [
    'A policy document',
    {
      token: 't',
      policy: [
        'version: 2',
        'policies:',
        '  - protekt: latest',
        '    keep-tags: v1',
        '    min-keep: -1',
        '    rules:',
        '      - { delete: "v 1", keep-latest: 3 }',
        '      - { delete: pr-*, older-than: 30, keep: { within: 1d, while: pr-open, per: minr, lastest: 1 } }',
        '      - { delete: x, keep: { max: 3 } }'
      ].join('\n')
    }
  ]
]

/** Files of a workspace that `in-use` cannot read as they should be. */
const filesInUse = {
  'deploy/app.yaml': 'image: ghcr.io/acme/app:1\nlist: [1,\n',
  'deploy/values.yaml': 'image:\n  repository: ghcr.io/acme/app\n  tag: ""\n',
  'deploy/compose.yaml': 'image: ghcr.io/acme/web:${TAG}\n',
  'images/logo.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47)
}

const usingFiles: readonly (readonly [title: string, inputs: Readonly<Record<string, string>>])[] = [
  ['Files in use that are not there', { 'in-use': 'deploy/**, gitops/**, deploy' }],
  ['Files in use outside the workspace', { 'in-use': '../gitops/**, /etc/**, !deploy/**' }],
  ['No files in use', { 'in-use': '!deploy/**' }],
  ['Files in use that are no text', { 'in-use': 'images/**' }],
  ['Files in use that are links', { 'in-use': 'links/**' }],
  ['Files in use that leave the version open', { packages: 'app', 'in-use': 'deploy/**' }],
  ['Files in use with a variable', { packages: 'web', 'in-use': 'deploy/compose.yaml' }]
]

const workspace = mkdtempSync(join(tmpdir(), 'package-retention-golden-'))

const writeWorkspace = (): void => {
  for (const folder of ['deploy', 'images', 'links']) mkdirSync(join(workspace, folder))
  for (const [file, text] of Object.entries(filesInUse)) writeFileSync(join(workspace, file), text)
  symlinkSync('/etc/hostname', join(workspace, 'links/host'))
  symlinkSync('missing', join(workspace, 'links/nowhere'))
}

test('the errors of inputs and policy documents', async () => {
  writeWorkspace()
  const errorsOf = async (inputs: Readonly<Record<string, string>>, folder: string): Promise<string> => {
    const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
    const running = { GITHUB_REPOSITORY: 'acme/app', GITHUB_REPOSITORY_OWNER: 'acme', GITHUB_WORKSPACE: folder }
    const read = await readInputs({ ...running, ...Object.fromEntries(given) }, Date.parse(now))
    if (!read.ok) return read.problems.join('\n').replaceAll(workspace, '/workspace')
    const { policies, warnings } = read.inputs
    const ref = { owner: 'acme', type: 'container', name: `${inputs['packages']}` } as const
    return [...warnings, ...policies.map((policy) => findUnversionedUse({ policy, ref }))].join('\n')
  }
  const parts = [
    ...mistaken.map(async ([title, inputs]) => [title, await errorsOf(inputs, 'docs')] as const),
    ...usingFiles.map(
      async ([title, inputs]) =>
        [title, await errorsOf({ token: 't', 'delete-tags': '*', ...inputs }, workspace)] as const
    )
  ]
  expectGolden('__tests__/golden/errors.txt', textOf(await Promise.all(parts)))
})
