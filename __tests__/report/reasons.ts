import type { Reason, UnmetCondition } from '../../src/retention/reason.ts'

const day = 86_400_000
const june = Date.parse('2026-06-01T12:30:45.678Z')

/** Reasons of every code, each with the pieces that its text must contain. */
export const reasons: readonly (readonly [reason: Reason, ...pieces: readonly string[]])[] = [
  [{ code: 'uncovered', labels: ['main', 'v1'] }, 'main, v1'],
  [{ code: 'protected', labels: ['latest'] }, 'latest'],
  [{ code: 'protected', digest: `sha256:${'0a'.repeat(32)}` }, 'sha256:0a0a0a0a0a0a'],
  [{ code: 'in-use', labels: ['1.2'], file: 'deploy/app.yaml', line: 12 }, 'deploy/app.yaml:12', '1.2'],
  [{ code: 'in-use', digest: 'sha256:abc', file: 'Dockerfile', line: 1 }, 'Dockerfile:1', 'sha256:abc'],
  [{ code: 'unknown-time' }],
  [{ code: 'grace', until: june }, '2026-06-01 12:30 UTC'],
  [{ code: 'needed-by', ids: [3, 4] }, '3, 4'],
  [{ code: 'min-keep', limit: 3 }, 'min-keep', '3'],
  [{ code: 'min-keep', limit: 1 }],
  [{ code: 'min-keep', limit: 0 }],
  [{ code: 'unreadable' }, 'manifest'],
  [{ code: 'fuse', going: 8, images: 15, limit: 50 }, 'max-delete-percent: 50', '8 of 15', '7'],
  [{ code: 'not-in-plan' }, 'plan'],
  [{ code: 'orphan' }],
  [{ code: 'foreign-subject' }],
  [{ code: 'goes-with', ids: [3] }, '3'],
  [{ code: 'chosen', by: ['restore-from', 'restore-tags'], age: 9 * day }, 'restore-from', 'restore-tags', '9d'],
  [{ code: 'chosen', by: ['restore-tags'], age: null }, 'restore-tags'],
  [{ code: 'comes-with', ids: [3] }, '3'],
  [{ code: 'missing-from', ids: [3] }, '3'],
  [{ code: 'refers-to', ids: [3, 4] }, 'signature', '3, 4'],
  [{ code: 'perhaps-needed' }],
  [{ code: 'with-package' }],
  [{ code: 'active' }],
  [{ code: 'tag-moved', tag: 'latest', id: 3 }, 'latest', '3'],
  [{ code: 'expired', rule: 1, age: 9 * day, misses: [] }, '9d', 'rule 2'],
  [{ code: 'latest', rule: 0, limit: 3, rank: 2, group: '207' }, 'rule 1', '3', '2nd', '207'],
  [{ code: 'latest', rule: 0, limit: 1, rank: 1, by: 'updated' }, 'rule 1'],
  [{ code: 'within', rule: 0, limit: '14 days', rank: 1, until: june }, 'rule 1', '14 days', '2026-06-01 12:30 UTC'],
  [{ code: 'within', rule: 0, limit: '999999 years', until: Number.POSITIVE_INFINITY }, '999999 years'],
  [{ code: 'hourly', rule: 0, limit: 24, rank: 1, period: '2026-06-01T05' }, 'hourly: 24', '2026-06-01 05:00'],
  [{ code: 'daily', rule: 0, limit: 7, rank: 1, period: '2026-06-01' }, 'daily: 7', '2026-06-01'],
  [
    { code: 'weekly', rule: 0, limit: '30d', rank: 1, period: '2026-W23', group: 'main', until: june },
    'weekly: 30d',
    '2026-W23',
    'main',
    '2026-06-01 12:30 UTC'
  ],
  [{ code: 'monthly', rule: 0, limit: 6, rank: 1, period: '2026-06' }, 'monthly: 6', '2026-06'],
  [{ code: 'yearly', rule: 0, limit: 2, rank: 1, period: '2026' }, 'yearly: 2', '2026'],
  [{ code: 'deployments', rule: 0, limit: 1, environments: ['production'] }, 'rule 1', 'newest', 'production'],
  [{ code: 'deployments', rule: 0, limit: 2, environments: ['a', 'b'], until: june }, 'newest 2', 'a, b', '12:30 UTC'],
  [{ code: 'deployments', rule: 0, limit: 2 }, 'newest 2', 'possibly'],
  [{ code: 'while', rule: 0, limit: 'pr-open' }, 'rule 1', 'pull request'],
  [{ code: 'while', rule: 0, limit: 'pr-open', thenFor: '7d' }, 'pull request', '7d'],
  [{ code: 'while', rule: 0, limit: 'pr-open', thenFor: '7d', until: june }, '7d', '2026-06-01 12:30 UTC'],
  [{ code: 'while', rule: 0, limit: 'branch-exists' }, 'rule 1', 'branch'],
  [{ code: 'while', rule: 0, limit: 'tag-exists' }, 'rule 1', 'Git tag'],
  [{ code: 'while', rule: 0, limit: 'unreleased' }, 'rule 1', 'released'],
  ...(['version', 'major', 'minor', 'variant'] as const).map((limit): readonly [Reason, ...string[]] => [
    { code: 'ungrouped', rule: 2, limit },
    'rule 3',
    'version number'
  ]),
  [{ code: 'ungrouped', rule: 2, limit: 'channel' }, 'rule 3', 'prerelease'],
  [{ code: 'ungrouped', rule: 2, limit: 'pr' }, 'rule 3', '{pr}'],
  [{ code: 'ungrouped', rule: 2, limit: 'constructor' }, 'rule 3', '{constructor}']
]

const within: UnmetCondition = { key: 'within', limit: '7d' }
const latest: UnmetCondition = { key: 'latest', limit: 3, rank: 9 }

/** Unmet conditions of one rule, each with the pieces that its text must contain. */
export const misses: readonly (readonly [misses: readonly UnmetCondition[], ...pieces: readonly string[]])[] = [
  [[latest, within], '7d', '3', '9th'],
  [[within], '7d'],
  [[latest], '3', '9th'],
  [[{ key: 'latest', limit: 1, rank: 2 }], '2nd'],
  [[{ key: 'latest', limit: 0, rank: 1 }], 'none'],
  [[{ key: 'max', limit: 3, rank: 4 }], 'at most 3', '4th'],
  [[{ key: 'hourly', limit: 24, rank: 25, period: '2026-06-01T05' }], 'hourly: 24', '25th hour'],
  [[{ key: 'daily', limit: 7, rank: 8, period: '2026-06-01' }], 'daily: 7', '8th day'],
  [[{ key: 'weekly', limit: 4, rank: 5, period: '2026-W23' }], 'weekly: 4', '5th week'],
  [[{ key: 'monthly', limit: 6, rank: 7, period: '2026-06' }], 'monthly: 6', '7th month'],
  [[{ key: 'yearly', limit: 2, rank: 3, period: '2026' }], 'yearly: 2', '3rd year'],
  [[{ key: 'daily', limit: '30d', rank: 8, period: '2026-06-01' }], 'daily: 30d'],
  [[{ key: 'hourly', limit: 24, period: '2026-06-01T05' }], 'hourly: 24', '2026-06-01 05:00'],
  [
    [
      within,
      { key: 'daily', limit: 7, rank: 8, period: '2026-06-01' },
      { key: 'weekly', limit: 4, period: '2026-W23' },
      { key: 'monthly', limit: 6, period: '2026-06' }
    ],
    '7d, daily: 7, weekly: 4 and monthly: 6',
    '8th day',
    '2026-W23 or 2026-06'
  ],
  [[{ key: 'deployments', limit: 2 }], 'newest 2', 'environment'],
  [[{ key: 'deployments', limit: 1 }, latest], '3', '9th', 'environment'],
  [[{ key: 'deployments', limit: 0 }], 'none'],
  [[{ key: 'while', limit: 'pr-open' }], 'pull request'],
  [[{ key: 'while', limit: 'pr-open', thenFor: '7d' }], 'pull request', 'closed', '7d'],
  [[{ key: 'while', limit: 'branch-exists' }], 'branch'],
  [[{ key: 'while', limit: 'tag-exists' }], 'Git tag'],
  [[{ key: 'while', limit: 'unreleased' }], 'released'],
  [[{ key: 'while', limit: 'pr-open' }, latest], 'pull request', '3', '9th']
]
