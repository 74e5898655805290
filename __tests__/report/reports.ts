import type { PackageReport, Report, VersionReport } from '../../src/report/json.ts'
import { formatReason } from '../../src/report/reason.ts'
import { docsUrl, playground } from '../../src/report/site.ts'
import { pages, topics } from '../../src/report/topics.ts'
import type { Reason } from '../../src/retention/reason.ts'
import fc from '../fast-check.ts'

export const now = '2026-06-01T12:00:00Z'
const day = 86_400_000

/** Returns the time that many days before `now`, as ISO 8601. */
export const daysAgo = (days: number): string => new Date(Date.parse(now) - days * day).toISOString()

/** Returns reasons with their texts, as report.json has them. */
export const withTexts = (...reasons: readonly Reason[]) =>
  reasons.map((reason) => ({ ...reason, text: formatReason(reason) }))

const expired: Reason = { code: 'expired', rule: 0, age: 9 * day, misses: [{ key: 'within', limit: '7d' }] }
const recent: Reason = { code: 'within', rule: 0, limit: '7d' }

/** Returns a kept image. */
export const kept = (overrides: Partial<VersionReport> = {}): VersionReport => ({
  id: 1,
  name: `sha256:${'0123456789abcdef'.repeat(4)}`,
  tags: ['v1'],
  createdAt: daysAgo(2),
  updatedAt: null,
  action: 'keep',
  outcome: 'kept',
  part: 'image',
  untag: [],
  reasons: withTexts(recent),
  error: null,
  ...overrides
})

/** Returns an image that the plan deletes. */
export const toDelete = (overrides: Partial<VersionReport> = {}): VersionReport =>
  kept({ createdAt: daysAgo(9), action: 'delete', outcome: 'planned', reasons: withTexts(expired), ...overrides })

/** Returns a container package with the counts of its versions. */
export const packageReport = (overrides: Partial<PackageReport> = {}): PackageReport => {
  const { versions = [], ...rest } = overrides
  const countOf = (outcome: VersionReport['outcome']): number =>
    versions.filter((version) => version.outcome === outcome).length
  const planned = versions.filter(({ action }) => action === 'delete').length
  return {
    owner: 'acme',
    type: 'container',
    name: 'app',
    policyIndex: 0,
    status: 'ok',
    counts: {
      versions: versions.length,
      images: versions.filter(({ part }) => part === 'image').length,
      planned,
      deleted: countOf('deleted'),
      kept: versions.length - planned,
      untagged: versions.reduce((sum, { outcome, untag }) => sum + (outcome === 'untagged' ? untag.length : 0), 0),
      refused: countOf('refused'),
      failed: countOf('failed'),
      restored: 0
    },
    versions,
    ...rest
  }
}

/** Returns the report of a run that is not a dry run. */
export const reportOf = (overrides: Partial<Report> = {}): Report => ({
  schemaVersion: 1,
  tool: { name: 'package-retention', version: '1.0.0' },
  mode: 'clean',
  dryRun: false,
  now,
  startedAt: now,
  finishedAt: now,
  complete: true,
  stopReason: null,
  policy: {
    policies: [
      {
        packages: ['app'],
        type: 'container',
        protect: [],
        minKeep: null,
        rules: [],
        safety: {
          untag: false,
          gracePeriod: '24h',
          maxDeletions: null,
          maxDeletePercent: 100,
          deleteEmptyPackages: false
        },
        text: [
          'Package app (container): nothing is protected; at least 1 image is kept',
          'Rule 1 deletes every version tagged pr-* but keeps those created in the last 7d'
        ]
      }
    ]
  },
  requests: { rest: 3, registry: 20, mutations: 0, retries: 0, waitedSeconds: 0 },
  problems: [],
  warnings: [],
  packages: [],
  ...overrides
})

const attacks = [
  '::error::x',
  '::add-mask::a',
  '##[error]x',
  '%0A',
  '\n',
  '\r',
  '\t',
  '\u001b[31m',
  '\u0000',
  '\u202e',
  '\u2066',
  '\u200b',
  '\ufeff',
  '\u2028',
  '\u0085',
  '\ud800',
  '|',
  '\\|',
  '`',
  '``',
  '\\',
  '<img src=x onerror=alert(1)>',
  '</details>',
  '<!--',
  '[x](https://evil.example)',
  '![x](y)',
  '](',
  '**x**',
  '_x_',
  '~~x~~',
  '# x',
  '> x',
  '- x',
  '1. x',
  '---',
  '| --- |',
  '```mermaid',
  '@octocat',
  'a@evil.example',
  '#1',
  'GH-1',
  'acme/app#1',
  'https://evil.example',
  'www.evil.example',
  '0123abc',
  ':tada:',
  '$x$',
  '&lt;',
  '&#60;',
  '"',
  "'",
  ' ',
  '    ',
  'pr-1',
  'latest'
]

/** Names and messages of an attacker. */
export const hostile = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...attacks) }, fc.string({ unit: 'binary', maxLength: 5 })), {
    minLength: 1,
    maxLength: 6
  })
  .map((pieces) => pieces.join(''))

const ownPages = [playground, ...[...topics.map(({ page }) => page), ...Object.values(pages)].map(docsUrl)]

/** Returns Markdown with only the titles of the links that the action itself writes. */
export const withoutOwnLinks = (markdown: string): string =>
  markdown.replace(/\[([\w ,]+)\]\(([^()]+)\)/g, (all, title, url) => (ownPages.includes(url) ? title : all))

/** Returns Markdown without its code spans, as CommonMark defines them. */
export const withoutCode = (markdown: string): string => {
  const runs = [...markdown.matchAll(/`+/g)]
  let text = ''
  let position = 0
  while (true) {
    const open = runs.find(({ index }) => index >= position)
    if (!open) return text + markdown.slice(position)
    const close = runs.find(([run], index) => index > runs.indexOf(open) && run.length === open[0].length)
    text += markdown.slice(position, close ? open.index : open.index + open[0].length)
    position = close ? close.index + close[0].length : open.index + open[0].length
  }
}
