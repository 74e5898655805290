import { readFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { reportCleanup } from '../../src/report/cleanup.ts'
import { hasFailed, type Report, total, writeReport } from '../../src/report/json.ts'
import { type PackageResult, reportPackage } from '../../src/report/package-report.ts'
import { formatReason } from '../../src/report/reason.ts'
import { makeReport, type RunResult } from '../../src/report/run-report.ts'
import { buildGraph } from '../../src/retention/graph.ts'
import { type Decision, type Outcome, type Plan, planPackage } from '../../src/retention/plan.ts'
import { container, digest, image, index, now, policy, rule, unknownRefs } from '../retention/builders.ts'
import { kept, packageReport, reportOf, toDelete } from './reports.ts'

const time = Date.parse('2026-06-01T12:00:00.123Z')
const day = 86_400_000

const decision = (id: number, overrides: Partial<Decision> = {}): Decision => ({
  version: { id, name: digest(`v${id}`), tags: [`v${id}`], created: time - id * day, updated: null },
  part: 'image',
  action: 'keep',
  untag: [],
  reasons: [],
  ...overrides
})

const expired = { code: 'expired', rule: 0, age: 14 * day, misses: [{ key: 'within', limit: '7d' }] } as const

const plan = (decisions: readonly Decision[], overrides: Partial<Plan> = {}): Plan => ({
  status: 'ok',
  decisions,
  images: decisions.length,
  changes: [],
  emptiesPackage: false,
  ...overrides
})

const result = (overrides: Partial<PackageResult> = {}): PackageResult => ({
  target: { ref: { owner: 'acme', type: 'container', name: 'app' }, policyIndex: 0, policy: policy([]) },
  problem: null,
  inventory: { versions: [], graph: null, manifests: new Map(), problems: [] },
  plan: null,
  outcomes: new Map(),
  warnings: [],
  ...overrides
})

const outcomes = (...all: readonly Outcome['outcome'][]): ReadonlyMap<number, Outcome> =>
  new Map(all.map((outcome, index) => [index, { index, outcome, problem: outcome === 'failed' ? 'no' : null }]))

const runOf = (overrides: Partial<RunResult> = {}): RunResult => ({
  inputs: {
    mode: 'clean',
    dryRun: true,
    server: 'github.com',
    policies: [policy([rule('v*', { within: '7d', latest: 3 })])],
    restore: null
  },
  run: null,
  requests: { rest: 12, registry: 40, mutations: 0, retries: 0, waitedSeconds: 0 },
  problems: [],
  warnings: [],
  results: [],
  reportCleanup,
  stopReason: null,
  now: time,
  startedAt: time,
  finishedAt: time + 61_000,
  ...overrides
})

const written = (report: Report): unknown => JSON.parse([...writeReport(report)].join(''))

test('a report has the fields of its schema, times in UTC, and rules as data and in words', () => {
  const version = { id: 1, name: digest('a'), tags: ['v1'], created: time - 14 * day, updated: time - day }
  const reasons = [{ ...expired, misses: [...expired.misses, { key: 'latest', limit: 3, rank: 9 } as const] }]
  const results = [result({ plan: plan([decision(1, { version, action: 'delete', reasons })]) })]
  expect(written(makeReport(runOf({ results, warnings: ['odd'] })))).toEqual({
    schemaVersion: 1,
    tool: { name: 'package-retention', version: '1.0.0' },
    mode: 'clean',
    dryRun: true,
    server: 'github.com',
    now: '2026-06-01T12:00:00Z',
    startedAt: '2026-06-01T12:00:00Z',
    finishedAt: '2026-06-01T12:01:01Z',
    complete: true,
    stopReason: null,
    policy: {
      policies: [
        {
          packages: ['app'],
          type: 'container',
          protect: [],
          minKeep: null,
          rules: [{ delete: ['v*'], keep: { latest: 3, within: '7d' } }],
          safety: {
            untag: false,
            gracePeriod: '0',
            maxDeletions: null,
            maxDeletePercent: 100,
            deleteEmptyPackages: false
          },
          text: [expect.stringContaining('app (container)'), expect.stringContaining('v*')]
        }
      ]
    },
    requests: { rest: 12, registry: 40, mutations: 0, retries: 0, waitedSeconds: 0 },
    problems: [],
    warnings: ['odd'],
    packages: [
      {
        owner: 'acme',
        type: 'container',
        name: 'app',
        policyIndex: 0,
        status: 'ok',
        counts: {
          versions: 1,
          images: 1,
          planned: 1,
          deleted: 0,
          kept: 0,
          untagged: 0,
          refused: 0,
          failed: 0,
          restored: 0
        },
        bytes: { total: 0, reclaimable: 0, complete: false, freed: 0 },
        versions: [
          {
            id: 1,
            name: digest('a'),
            tags: ['v1'],
            createdAt: '2026-05-18T12:00:00Z',
            updatedAt: '2026-05-31T12:00:00Z',
            action: 'delete',
            outcome: 'planned',
            part: 'image',
            untag: [],
            reasons: [{ ...reasons[0], text: reasons.map(formatReason).join() }],
            error: null
          }
        ]
      }
    ]
  })
})

test.each([0, 1, 500, 501, 1200])('packages of %d versions are written completely, in pieces', (length) => {
  const versions = Array.from({ length }, (_, id) => kept({ id }))
  const report = reportOf({ packages: [packageReport(), packageReport({ versions }), packageReport({ name: 'b' })] })
  const pieces = [...writeReport(report)]
  expect(JSON.parse(pieces.join(''))).toEqual(JSON.parse(JSON.stringify(report)))
  expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(300_000)
})

test('the report names the version of the package', async () => {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'))
  expect(makeReport(runOf()).tool.version).toBe(version)
})

test('a run with invalid inputs reports their problems', () => {
  const report = makeReport(runOf({ inputs: null, problems: ['input mode: …'] }))
  expect(report).toMatchObject({ mode: 'clean', dryRun: false, problems: ['input mode: …'], policy: { policies: [] } })
  expect(report).not.toHaveProperty('server')
  expect(report).toMatchObject({ now: report.startedAt, complete: false, stopReason: 'error' })
})

test('mode list only names the packages', () => {
  const { inputs } = runOf()
  const [found] = makeReport(runOf({ inputs: inputs && { ...inputs, mode: 'list' }, results: [result()] })).packages
  expect(found).toMatchObject({ name: 'app', status: 'ok', versions: [], counts: { versions: 0, planned: 0 } })
  expect(found).not.toHaveProperty('problem')
})

describe('counts', () => {
  const goes = (id: number) => decision(id, { action: 'delete' })

  test('are those of the outcomes; the plan counts the images', () => {
    const decisions = [goes(1), goes(2), goes(3), goes(4), goes(5), goes(6), goes(7), decision(8)]
    const carriedOut = outcomes('deleted', 'deleted', 'refused', 'failed', 'gone', 'changed')
    const { counts, versions } = reportPackage(result({ plan: plan(decisions, { images: 5 }), outcomes: carriedOut }))
    expect(counts).toEqual({
      versions: 8,
      images: 5,
      planned: 7,
      deleted: 2,
      kept: 1,
      untagged: 0,
      refused: 1,
      failed: 1,
      restored: 0
    })
    expect(versions.map(({ outcome, error }) => [outcome, error])).toEqual([
      ['deleted', null],
      ['deleted', null],
      ['refused', null],
      ['failed', 'no'],
      ['gone', null],
      ['changed', null],
      ['planned', null],
      ['kept', null]
    ])
  })

  test('include the tags removed from kept images', () => {
    const loses = decision(1, { action: 'untag', untag: ['a', 'b', 'c'] })
    const before = reportPackage(result({ plan: plan([loses]) }))
    expect(before).toMatchObject({ counts: { planned: 0, kept: 1, untagged: 0 }, versions: [{ outcome: 'planned' }] })
    const carriedOut = new Map([[0, { index: 0, outcome: 'failed', problem: 'no', untagged: ['a', 'b'] } as const]])
    const after = reportPackage(result({ plan: plan([loses]), outcomes: carriedOut }))
    expect(after).toMatchObject({ counts: { kept: 1, untagged: 2, failed: 1 }, versions: [{ outcome: 'failed' }] })
    expect(after.versions[0]?.untag).toEqual(['a', 'b', 'c'])
  })

  test('add up over packages', () => {
    const packages = [packageReport({ versions: [toDelete(), kept()] }), packageReport({ versions: [toDelete()] })]
    expect(total(reportOf({ packages }), 'planned')).toBe(2)
    expect(total(reportOf(), 'planned')).toBe(0)
  })
})

describe('the status of a package', () => {
  const fused = decision(1, { reasons: [{ code: 'fuse', going: 8, images: 10, limit: 50 }] })
  test.each<[text: string, overrides: Partial<PackageResult>, status: string, problem: string | RegExp | undefined]>([
    ['ok where it was decided', { plan: plan([decision(1)]) }, 'ok', undefined],
    [
      'failed where it could not be listed, as GitHub said it',
      { problem: 'listing the versions of acme/app: 502', inventory: null },
      'failed',
      'listing the versions of acme/app: 502'
    ],
    [
      'failed with the name of the package, where an error leaves it out',
      { problem: 'no usable answer in 5 tries: 502', inventory: null },
      'failed',
      'container package acme/app: no usable answer in 5 tries: 502'
    ],
    ['skipped where the run ended before', { inventory: null }, 'skipped', /^container package acme\/app: /],
    [
      'fused where too much would go',
      { plan: plan([decision(2), fused], { status: 'fused' }) },
      'fused',
      /^container package acme\/app: .*max-delete-percent: 50.*8 of 10/
    ],
    [
      'failed where a manifest could not be read',
      {
        plan: plan([decision(1)], { status: 'failed' }),
        inventory: { versions: [], graph: null, manifests: new Map(), problems: ['manifest sha256:a: 500'] }
      },
      'failed',
      'container package acme/app: manifest sha256:a: 500'
    ],
    [
      'failed with the first of many manifests that could not be read',
      {
        plan: plan([decision(1)], { status: 'failed' }),
        inventory: { versions: [], graph: null, manifests: new Map(), problems: ['manifest sha256:a: 500', 'b', 'c'] }
      },
      'failed',
      /^container package acme\/app: manifest sha256:a: 500; .*2 more/
    ]
  ])('is %s', (_, overrides, status, problem) => {
    const report = reportPackage(result(overrides))
    expect(report.status).toBe(status)
    expect(report.problem).toEqual(problem instanceof RegExp ? expect.stringMatching(problem) : problem)
  })

  test('includes all manifests that could not be read', () => {
    const inventory = { versions: [], graph: null, manifests: new Map(), problems: ['a', 'b'] }
    expect(reportPackage(result({ plan: plan([], { status: 'failed' }), inventory })).problems).toEqual(['a', 'b'])
    expect(reportPackage(result({ plan: plan([]) }))).not.toHaveProperty('problems')
  })
})

describe('bytes', () => {
  const manifests = new Map([
    [digest('v1'), image({ layers: [1000, 10] })],
    [digest('v2'), image({ layers: [1000, 20] })],
    [digest('v3'), image({ layers: [1000, 40] })]
  ])
  const decisions = [decision(1), decision(2, { action: 'delete' }), decision(3, { action: 'delete' })]
  const inventory = { versions: [], graph: null, manifests, problems: [] }

  test('count each blob once, and as freed only blobs of versions that are deleted already', () => {
    const total = reportPackage(result({ plan: plan(decisions), inventory })).bytes
    expect(total).toMatchObject({ reclaimable: 60, freed: 0 })
    expect(total?.total).toBeGreaterThanOrEqual(1070)
    const carriedOut = new Map([...outcomes('changed', 'deleted', 'failed')].slice(1))
    expect(reportPackage(result({ plan: plan(decisions), inventory, outcomes: carriedOut })).bytes).toMatchObject({
      reclaimable: 60,
      freed: 20
    })
    expect(
      reportPackage(
        result({
          plan: plan(decisions),
          inventory,
          outcomes: new Map([...outcomes('gone', 'gone', 'deleted')].slice(1))
        })
      ).bytes
    ).toMatchObject({ freed: 60 })
  })

  test('exist for containers of which only the versions were listed', () => {
    expect(reportPackage(result({ problem: 'no', inventory: null }))).not.toHaveProperty('bytes')
    const npm = { ref: { owner: 'acme', type: 'npm', name: 'ui' }, policyIndex: 0, policy: policy([]) } as const
    expect(reportPackage(result({ target: npm, plan: plan([]) }))).not.toHaveProperty('bytes')
  })
})

test('images that cannot be pulled completely are listed with their missing manifests', () => {
  const decisions = [decision(1), decision(2)]
  const manifests = new Map([[digest('v1'), index(['lost'])]])
  const versions = decisions.map(({ version }) => version)
  const graph = buildGraph(versions, manifests)
  const report = reportPackage(
    result({ plan: plan(decisions), inventory: { versions, graph, manifests, problems: [] } })
  )
  expect(report.broken).toEqual([{ id: 1, tags: ['v1'], missing: [digest('lost')] }])
  expect(reportPackage(result({ plan: plan([]) }))).not.toHaveProperty('broken')
})

test('a kept version says when it expires, in whole seconds', () => {
  const pulls = policy([rule('pr-*', { within: '7d' })])
  const inventory = { ...container({ 'a 1d pr-1': image(), 'b 1d main': image() }), problems: [] }
  const target = { ...result().target, policy: pulls }
  const late = now + 300
  const cleaned = result({ target, inventory, plan: planPackage(inventory, pulls, unknownRefs, late) })
  const { versions } = reportCleanup(cleaned, late)
  expect(versions.map(({ expiresAt }) => expiresAt)).toEqual(['2026-07-21T12:00:01Z', undefined])
})

test('a version without times has no times in the report', () => {
  const version = { id: 1, name: 'a', tags: [], created: null, updated: null }
  const [reported] = reportPackage(result({ plan: plan([decision(1, { version })]) })).versions
  expect(reported).toMatchObject({ createdAt: null, updatedAt: null })
})

describe('a run is complete', () => {
  const capped = result({ plan: plan([decision(1, { action: 'delete' })]), outcomes: outcomes('deferred') })
  test.each<[text: string, overrides: Partial<RunResult>, complete: boolean, stopReason: string | null]>([
    ['when nothing was left undone', {}, true, null],
    ['also where a package failed', { results: [result({ problem: 'no' })] }, true, null],
    ['not where a cap left something', { results: [capped] }, false, 'max-deletions'],
    ['not where something went wrong', { problems: ['no'] }, false, 'error'],
    ['not where its time was up', { stopReason: 'time-limit', results: [capped] }, false, 'time-limit'],
    ['not where it was cancelled', { stopReason: 'cancelled', problems: ['no'] }, false, 'cancelled']
  ])('%s', (_, overrides, complete, stopReason) => {
    expect(makeReport(runOf(overrides))).toMatchObject({ complete, stopReason })
  })
})

describe('a run fails', () => {
  const refused = toDelete({ outcome: 'refused' })
  test.each<[text: string, overrides: Parameters<typeof reportOf>[0], fails: boolean]>([
    ['not where all went well', { packages: [packageReport({ versions: [toDelete({ outcome: 'deleted' })] })] }, false],
    ['not for what GitHub refuses', { packages: [packageReport({ versions: [refused] })] }, false],
    ['not for warnings', { warnings: ['odd'] }, false],
    ['not where a cap stopped it', { complete: false, stopReason: 'max-deletions' }, false],
    ['not where its time was up', { complete: false, stopReason: 'time-limit' }, false],
    ['not where the hourly requests were used up', { complete: false, stopReason: 'rate-limit' }, false],
    ['not for packages that it did not come to', { packages: [packageReport({ status: 'skipped' })] }, false],
    ['with invalid inputs', { problems: ['input mode: …'] }, true],
    ['with a package that could not be decided', { packages: [packageReport({ status: 'failed' })] }, true],
    ['with a fuse', { packages: [packageReport({ status: 'fused' })] }, true],
    ['with a failed version', { packages: [packageReport({ versions: [toDelete({ outcome: 'failed' })] })] }, true],
    ['when cancelled', { complete: false, stopReason: 'cancelled' }, true]
  ])('%s', (_, overrides, fails) => {
    expect(hasFailed(reportOf(overrides))).toBe(fails)
  })
})
