import fc from 'fast-check'
import type { PackageReport, Report, VersionReport } from '../../src/report/json.ts'
import { formatReason } from '../../src/report/reason.ts'
import type { Reason } from '../../src/retention/reason.ts'

export const now = '2026-06-01T12:00:00Z'
const day = 86_400_000

/** Returns the time so many days before now. */
export const daysAgo = (days: number): string => new Date(Date.parse(now) - days * day).toISOString()

/** Returns reasons with their texts, as a report has them. */
export const withTexts = (...reasons: readonly Reason[]) =>
  reasons.map((reason) => ({ ...reason, text: formatReason(reason) }))

const old: Reason = { code: 'expired', rule: 0, age: 9 * day, misses: [{ key: 'within', limit: '7d' }] }
const young: Reason = { code: 'within', rule: 0, limit: '7d' }

/** Returns an image that is kept, with the given fields changed. */
export const kept = (given: Partial<VersionReport> = {}): VersionReport => ({
  id: 1,
  name: `sha256:${'0123456789abcdef'.repeat(4)}`,
  tags: ['v1'],
  createdAt: daysAgo(2),
  updatedAt: null,
  action: 'keep',
  outcome: 'kept',
  part: 'image',
  untag: [],
  reasons: withTexts(young),
  error: null,
  ...given
})

/** Returns an image to delete, with the given fields changed. */
export const toDelete = (given: Partial<VersionReport> = {}): VersionReport =>
  kept({ createdAt: daysAgo(9), action: 'delete', outcome: 'planned', reasons: withTexts(old), ...given })

/** Returns a container package, with counts taken from its versions. */
export const packageReport = (given: Partial<PackageReport> = {}): PackageReport => {
  const { versions = [], ...rest } = given
  const having = (outcome: VersionReport['outcome']): number =>
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
      deleted: having('deleted'),
      kept: versions.length - planned,
      untagged: versions.reduce((sum, { outcome, untag }) => sum + (outcome === 'untagged' ? untag.length : 0), 0),
      refused: having('refused'),
      failed: having('failed'),
      restored: 0
    },
    versions,
    ...rest
  }
}

/** The report of a real run. */
export const reportOf = (given: Partial<Report> = {}): Report => ({
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
  ...given
})

const tricks = [
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

/** Names and messages that somebody made up to do harm. */
export const hostile = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...tricks) }, fc.string({ unit: 'binary', maxLength: 5 })), {
    minLength: 1,
    maxLength: 6
  })
  .map((pieces) => pieces.join(''))

/** Markdown without its code spans, found as CommonMark finds them. */
export const withoutCode = (markdown: string): string => {
  const runs = [...markdown.matchAll(/`+/g)]
  let text = ''
  let at = 0
  while (true) {
    const open = runs.find(({ index }) => index >= at)
    if (!open) return text + markdown.slice(at)
    const close = runs.find(([run], place) => place > runs.indexOf(open) && run.length === open[0].length)
    text += markdown.slice(at, close ? open.index : open.index + open[0].length)
    at = close ? close.index + close[0].length : open.index + open[0].length
  }
}
