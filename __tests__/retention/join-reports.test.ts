import { describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import type { PackageReport, Report } from '../../src/report/json.ts'
import { joinReports } from '../../src/retention/join-reports.ts'
import { reportSchema, type WrittenReport } from '../../src/retention/report-schema.ts'
import { kept, packageReport, reportOf, toDelete } from '../report/reports.ts'
import { checkReport } from '../report-schema.ts'

const createdAt = '2026-05-01T12:00:00Z'
const deleted = (id: number) => toDelete({ id, createdAt, outcome: 'deleted' })
const remaining = kept({ createdAt })

/** The report of a job about packages that each deleted one version, or none. */
const job = (overrides: Partial<Report>, ...packages: readonly PackageReport[]): WrittenReport =>
  v.parse(reportSchema, JSON.parse(JSON.stringify(reportOf({ ...overrides, packages }))))

const cleaned = (name: string, id: number) => packageReport({ name, versions: [remaining, deleted(id)] })
const untouched = (name: string) => packageReport({ name, versions: [remaining] })
const ofAttempt = (attempt: number) => ({ run: { repository: 'acme/app', id: '7', attempt } })
const container = (name: string, owner = 'acme') => ({ owner, type: 'container', name }) as const
const at = (minute: number): string => `2026-06-01T12:${String(minute).padStart(2, '0')}:00Z`

const join = (
  reports: readonly [WrittenReport, ...WrittenReport[]],
  expected: Parameters<typeof joinReports>[1] = []
) => {
  const joined = joinReports(reports, expected)
  checkReport(joined.report)
  return joined
}

const summaryOf = ({ packages }: WrittenReport) => packages.map(({ name, counts }) => `${name} ${counts.deleted}`)

describe('the reports of the jobs of a run', () => {
  test('are one about all of their packages, whatever the order in which the jobs ended', () => {
    const [one, other] = [job({ finishedAt: at(2) }, cleaned('b', 2)), job({ finishedAt: at(1) }, cleaned('a', 3))]
    for (const reports of [
      [one, other],
      [other, one]
    ] as const) {
      const { report, parts } = join([...reports])
      expect(report).toMatchObject({
        mode: 'report',
        dryRun: false,
        complete: true,
        stopReason: null,
        finishedAt: at(2)
      })
      expect(summaryOf(report)).toEqual(['a 1', 'b 1'])
      expect(parts).toEqual([other, one])
    }
  })

  test('are those about the expected packages, whose owner a lost one has too', () => {
    const other = job({}, packageReport({ owner: 'octo', name: 'z', versions: [remaining] }))
    const expected = [container('a'), container('b')]
    const { report, parts } = join([other, job({ mode: 'list' }), job({}, untouched('a'))], expected)
    expect(report.packages.map(({ owner, name, status }) => [owner, name, status])).toEqual([
      ['acme', 'a', 'ok'],
      ['acme', 'b', 'failed']
    ])
    expect(parts).toHaveLength(2)
  })

  test('are those of the owner, if another call has packages of the same names', () => {
    const other = job({}, packageReport({ owner: 'octo', name: 'a', versions: [remaining, deleted(2)] }))
    const { report, parts } = join([other, job({}, cleaned('a', 3))], [container('a', 'ACME')])
    expect(report.packages.map(({ owner, name }) => `${owner}/${name}`)).toEqual(['acme/a'])
    expect(parts).toHaveLength(1)
  })

  test('are about their server, if that is the same', () => {
    const serverOf = (...servers: readonly (string | undefined)[]) => {
      const [first, ...more] = servers.map((server) => job({ ...(server && { server }) }, untouched('a')))
      return first && join([first, ...more]).report.server
    }
    expect(serverOf('github.com', 'github.com')).toBe('github.com')
    expect(serverOf('github.com', 'github.example.com')).toBeUndefined()
    expect(serverOf('github.com', undefined)).toBeUndefined()
    expect(serverOf(undefined, undefined)).toBeUndefined()
  })

  test('are all of them, where another server has packages of the same names', () => {
    const one = job({ server: 'github.com', ...ofAttempt(1) }, untouched('a'))
    const other = job({ server: 'github.example.com', ...ofAttempt(2) }, untouched('a'))
    expect(join([one, other]).parts.map(({ packages }) => packages.length)).toEqual([1, 1])
  })

  test('add up what was sent, and name each problem and warning once', () => {
    const requests = { rest: 1, registry: 2, mutations: 3, retries: 4, waitedSeconds: 5 }
    const { report } = join([
      job({ requests, problems: ['p'], warnings: ['w'], startedAt: at(2), now: at(0) }, untouched('a')),
      job({ requests, problems: ['p', 'q'], startedAt: at(5), now: at(3) }, untouched('b')),
      job(
        {
          requests: { ...requests, rest: 0, registry: 0, mutations: 0, retries: 0, waitedSeconds: 0 },
          startedAt: at(0),
          now: at(1)
        },
        untouched('c')
      )
    ])
    expect(report).toMatchObject({
      requests: { rest: 2, registry: 4, mutations: 6, retries: 8, waitedSeconds: 10 },
      problems: ['p', 'q'],
      warnings: ['w'],
      startedAt: at(0),
      now: at(3)
    })
  })

  test('have each policy once, and packages keep theirs', () => {
    const [policy] = reportOf().policy.policies
    if (!policy) throw new Error('no policy')
    const other = { ...policy, protect: ['latest'] }
    const { report } = join([
      job({ policy: { policies: [policy, other] } }, packageReport({ name: 'a', policyIndex: 1 })),
      job(
        { policy: { policies: [other] } },
        packageReport({ name: 'b' }),
        packageReport({ name: 'c', policyIndex: -1 })
      )
    ])
    expect(report.policy.policies).toEqual([policy, other])
    expect(Object.fromEntries(report.packages.map(({ name, policyIndex }) => [name, policyIndex]))).toEqual({
      a: 1,
      b: 1,
      c: -1
    })
  })

  test('have what GitHub answered about each repository', () => {
    const answer = (pull: string) => ({ pullRequests: [pull], branches: null, tags: null })
    const { report } = join([
      job({ facts: { 'acme/a': answer('1') } }, untouched('a')),
      job({ facts: { 'acme/b': answer('2') } }, untouched('b')),
      job({}, untouched('c'))
    ])
    expect(report.facts).toEqual({ 'acme/a': answer('1'), 'acme/b': answer('2') })
  })

  test.each([
    ['the error, of several reasons', ['time-limit', 'error', null], 'error'],
    ['the first reason otherwise', [null, 'rate-limit', 'time-limit'], 'rate-limit'],
    ['none where all did their work', [null, null], null]
  ] as const)('say why they are not complete: %s', (_, reasons, expected) => {
    const [first, ...others] = reasons.map((stopReason, index) =>
      job({ stopReason, complete: stopReason === null, finishedAt: at(index) }, untouched(`p${index}`))
    )
    if (!first) throw new Error('no report')
    expect(join([first, ...others]).report).toMatchObject({ stopReason: expected, complete: expected === null })
  })
})

describe('of a package on which several jobs reported', () => {
  test('the last attempt counts, and what earlier ones deleted', () => {
    const { report, parts } = join([
      job({ ...ofAttempt(1), finishedAt: at(1) }, cleaned('a', 2), untouched('b')),
      job({ ...ofAttempt(2), finishedAt: at(2) }, cleaned('a', 3), cleaned('B', 4))
    ])
    expect(summaryOf(report)).toEqual(['a 1', 'a 1', 'B 1'])
    expect(parts.map(({ packages }) => packages.map(({ name }) => name))).toEqual([['a'], ['a', 'B']])
  })

  const failing = { complete: false, stopReason: 'error', problems: ['p'], warnings: ['w'] } as const
  const done = { complete: true, stopReason: null, problems: [], warnings: [] }

  test('a later attempt also replaces what an earlier one says of itself', () => {
    const first = job({ ...ofAttempt(1), ...failing }, cleaned('a', 2), untouched('b'))
    const lists = [1, 2].map((attempt) =>
      job({ ...ofAttempt(attempt), mode: 'list', problems: [`${attempt}`] }, untouched('a'))
    )
    const both = job(ofAttempt(2), untouched('b'), untouched('a'))
    const { report, parts } = join([first, both, ...lists])
    expect(report).toMatchObject({ ...done, problems: ['2'] })
    expect(summaryOf(report)).toEqual(['a 1', 'a 0', 'b 0'])
    expect(parts).toMatchObject([done, done])
  })

  test('counts what an earlier one deleted, and leaves what it failed to delete to the later one', () => {
    const failed = toDelete({ id: 3, createdAt, outcome: 'failed', error: 'no' })
    const versions = [remaining, deleted(2), failed]
    const first = packageReport({ name: 'a', status: 'failed', problem: 'no', versions })
    const { report, parts } = join([
      job(ofAttempt(1), first, packageReport({ name: 'b', versions })),
      job(ofAttempt(2), cleaned('a', 3))
    ])
    expect(summaryOf(report)).toEqual(['a 1', 'a 1', 'b 1'])
    const [a, , b] = report.packages
    expect(a).toMatchObject({ status: 'ok', counts: { deleted: 1, failed: 0 } })
    expect(a).not.toHaveProperty('problem')
    expect(a?.versions.map(({ outcome }) => outcome)).toEqual(['kept', 'deleted', 'deferred'])
    expect(b).toMatchObject({ counts: { failed: 1 }, versions: [{}, {}, { outcome: 'failed' }] })
    expect(parts[0]?.packages[0]).toMatchObject({ status: 'ok' })
  })

  test('unless it lacks one of its packages, or says nothing of them', () => {
    const first = job({ ...ofAttempt(1), ...failing }, cleaned('a', 2), untouched('b'))
    expect(join([first, job(ofAttempt(2), untouched('a'))]).report).toMatchObject(failing)
    expect(join([first, job(ofAttempt(2))]).report).toMatchObject(failing)
  })

  test('an earlier attempt without packages is replaced if those are known that it should have had', () => {
    const empty = job({ ...ofAttempt(1), ...failing })
    const second = job(ofAttempt(2), untouched('a'))
    expect(join([empty, second], [container('a')]).report).toMatchObject(done)
    expect(join([empty, second]).report).toMatchObject(failing)
    expect(join([empty, job(ofAttempt(1), untouched('a'))], [container('a')]).report).toMatchObject(failing)
  })

  test('both steps of one attempt count; a report that does not say its attempt is of the first', () => {
    const { report } = join([job({}, untouched('a')), job(ofAttempt(1), untouched('a'))])
    expect(summaryOf(report)).toEqual(['a 0', 'a 0'])
  })
})

describe('the reports of a run', () => {
  test('leave out its dry runs, unless all were', () => {
    const [dry, real] = [job({ dryRun: true }, untouched('a')), job({}, cleaned('b', 2))]
    expect(summaryOf(join([dry, real]).report)).toEqual(['b 1'])
    expect(join([dry, dry]).report).toMatchObject({ dryRun: true })
  })

  test('leave out all but cleanups, also an earlier one of this kind; a list adds its problems', () => {
    const { report } = join([
      job({ mode: 'restore' }, untouched('a')),
      job({ mode: 'report' }, untouched('b')),
      job({ mode: 'list', problems: ['the list is not complete'] }, untouched('c')),
      job({}, cleaned('d', 2))
    ])
    expect(summaryOf(report)).toEqual(['d 1'])
    expect(report.problems).toEqual(['the list is not complete'])
  })

  test('are one without packages if nothing was cleaned', () => {
    const { report, parts } = join([job({ mode: 'check', problems: ['p'] }, untouched('a'))])
    expect(report).toMatchObject({ mode: 'report', packages: [], problems: [], complete: true })
    expect(parts).toEqual([report])
  })
})

const token = { kind: 'installation', isOwner: false } as const

test('the report has what all jobs have in common', () => {
  const common = { ...ofAttempt(1), token }
  expect(join([job(common, untouched('a')), job(common, untouched('b'))]).report).toMatchObject(common)
})

describe('a package that is expected', () => {
  test('and on which no job reported is a failure, in the report and in a part of its own', () => {
    const { report, parts } = join([job({}, cleaned('a', 2))], [container('A'), container('lost')])
    expect(report.packages.map(({ owner, name, status }) => [owner, name, status])).toEqual([
      ['acme', 'a', 'ok'],
      ['acme', 'lost', 'failed']
    ])
    expect(report).toMatchObject({ complete: false, stopReason: 'error' })
    expect(parts.map(({ mode, packages }) => [mode, ...packages.map(({ name }) => name)])).toEqual([
      ['clean', 'a'],
      ['clean', 'lost']
    ])
  })

  test('is that also if no job reported on any', () => {
    const { report } = join([job({ mode: 'list', stopReason: 'rate-limit' })], [container('lost')])
    expect(report).toMatchObject({
      stopReason: 'rate-limit',
      packages: [{ owner: 'acme', name: 'lost', status: 'failed' }]
    })
  })
})
