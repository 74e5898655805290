import { describe, expect, test } from '@jest/globals'
import { readDocument } from '../../report-page/document.ts'
import { replayCaveats, replayDecisions } from '../../report-page/replay.ts'
import { readReport } from '../../report-page/report.ts'
import { type Effect, edits, meanwhile, responds, secondaryRateLimited, serverError } from '../../simulator/faults.ts'
import { addRepository, closePull } from '../../simulator/world.ts'
import { writeDocument } from '../../src/report/policy-document.ts'
import { day, type Inputs, packageOf, publishDaily, type Run, remainingNames, sent, setUp } from '../action.ts'
import { unwrap } from '../retention/builders.ts'
import { expectPieces } from '../words.ts'

const policy = (duration: string, more = ''): string => `version: 1
policies:
  - packages: app
    rules:
      - { delete: ["pr-{pr}", "pr-{pr}-*"], keep: { ${more}while: pr-open, then-for: ${duration} } }
      - { delete: "old-*" }
`

/** Images of pull requests: 1 is open, 2 was closed two days ago, 3 ten days ago, nobody knows when 4 was, and 5 never was. */
const setUpPreviews = async () => {
  const given = await setUp()
  const { world, app, simulator, clock } = given
  const ago = (days: number): number => clock.now() - days * day
  const repository = addRepository(world, 'acme/app', {
    pulls: [1],
    closedPulls: [
      { number: 2, closedAt: ago(2), updatedAt: ago(1) },
      { number: 3, closedAt: ago(10), updatedAt: ago(1) },
      { number: 4, closedAt: null, updatedAt: ago(6) }
    ]
  })
  publishDaily(world, app, ['v1', 'pr-1', 'pr-2', 'pr-2-amd64', 'pr-3', 'pr-4', 'pr-5', 'old-1'])
  const act = (duration = '7d', more = '', inputs: Inputs = {}) =>
    given.act({ packages: 'app', policy: policy(duration, more), ...inputs })
  /** Changes what is answered to questions about closed pull requests. */
  const err = (effect: Effect, limits: { after?: number; times?: number } = {}) =>
    simulator.faults.add({ match: isClosedList, effect, ...limits })
  /** Adds closed pull requests of others, more of them than fit on a page. */
  const addOthers = (count: number, updatedAt = ago(0)): void => {
    for (let at = 0; at < count; at++) {
      repository.closedPulls.push({ number: 1000 + at, closedAt: updatedAt - at, updatedAt: updatedAt - at })
    }
  }
  return { ...given, repository, ago, act, err, addOthers }
}

const isClosedList = ({ path, query }: { readonly path: string; readonly query: URLSearchParams }): boolean =>
  path.endsWith('/pulls') && query.get('state') === 'closed'

const closedLists = ({ requests }: Pick<Run, 'requests'>): string[] =>
  sent(requests).filter((request) => request.includes('state=closed'))

const all = ['v1', 'pr-1', 'pr-2', 'pr-2-amd64', 'pr-3', 'pr-4', 'pr-5']

describe('then-for', () => {
  test('keeps the images of a pull request for so long after it was closed', async () => {
    const { app, ago, act } = await setUpPreviews()
    const run = await act()
    expect(run).toMatchObject({ code: 0, report: { problems: [] } })
    expect(remainingNames(app)).toEqual(['v1', 'pr-1', 'pr-2', 'pr-2-amd64', 'pr-4'])
    const version = packageOf(run).versions.find(({ tags }) => tags[0] === 'pr-2')
    expect(Date.parse(version?.expiresAt ?? '')).toBeGreaterThanOrEqual(ago(-5))
    expect(version?.reasons).toEqual([expect.objectContaining({ code: 'while', limit: 'pr-open', thenFor: '7d' })])
    expect(closedLists(run)[0]).toContain('state=closed&sort=updated&direction=desc')
    for (const text of [run.log, run.summary]) expectPieces(text, /pull request has been closed for .?7d/)
  })

  test.each([
    ['1d', ['v1', 'pr-1']],
    ['3d', ['v1', 'pr-1', 'pr-2', 'pr-2-amd64']],
    ['11d', ['v1', 'pr-1', 'pr-2', 'pr-2-amd64', 'pr-3', 'pr-4']],
    ['999999 years', ['v1', 'pr-1', 'pr-2', 'pr-2-amd64', 'pr-3', 'pr-4']]
  ])('holds for %s', async (duration, expected) => {
    const { app, act } = await setUpPreviews()
    expect((await act(duration)).code).toBe(0)
    expect(remainingNames(app)).toEqual(expected)
  })

  test('is a condition of the other keys', async () => {
    const { app, act } = await setUpPreviews()
    const run = await act('7d', 'latest: 1, per: pr, ')
    expect(remainingNames(app)).toEqual(['v1', 'pr-1', 'pr-2', 'pr-4'])
    expect(packageOf(run).versions.find(({ tags }) => tags[0] === 'pr-2')?.expiresAt).toBeDefined()
    expect(packageOf(run).versions.find(({ tags }) => tags[0] === 'pr-1')?.expiresAt).toBeUndefined()
  })

  test('decides on the page as in the run, and keeps what the answers of the run do not cover', async () => {
    const { act } = await setUpPreviews()
    const run = await act('7d', '', { 'dry-run': 'true' })
    const page = unwrap(readReport(JSON.stringify(run.report)))
    const replayWith = (document: string) => {
      const read = readDocument(document)
      return read.ok ? { packages: replayDecisions(page, read.policies), policies: read.policies } : null
    }
    const text = writeDocument(page.policy.policies)
    expect(JSON.parse(JSON.stringify(replayWith(text)?.packages))).toEqual(run.report.packages)
    const shorter = replayWith(text.replace('then-for: 7d', 'then-for: 1d'))
    expect(shorter?.packages[0]?.counts.planned).toBe(6)
    const longer = replayWith(text.replace('then-for: 7d', 'then-for: 8d'))
    expect(longer?.packages[0]?.counts.planned).toBe(1)
    expect(longer && replayCaveats(page, longer.packages, longer.policies)).toEqual([
      expect.stringContaining('then-for')
    ])
  })
})

describe('the closed pull requests', () => {
  test('are read only as far back as the duration', async () => {
    const { app, act, addOthers, ago } = await setUpPreviews()
    addOthers(1000, ago(7.5))
    const run = await act('7d', '', { 'dry-run': 'true' })
    expect(closedLists(run)).toHaveLength(1)
    expect(remainingNames(app)).toHaveLength(8)
    expect(packageOf(run).counts.planned).toBe(3)
  })

  test('of several pages are believed when two readings agree', async () => {
    const { app, act, addOthers } = await setUpPreviews()
    addOthers(120)
    const run = await act('7d', '', { 'dry-run': 'true' })
    expect(closedLists(run)).toHaveLength(4)
    expect(packageOf(run).counts.planned).toBe(3)
    expect(remainingNames(app)).toHaveLength(8)
  })

  test('hide none that moves to a page that was read already', async () => {
    const { app, repository, act, err, addOthers, clock } = await setUpPreviews()
    addOthers(150)
    const moves = meanwhile(({ query }) => {
      const [pull] = repository.closedPulls.filter(({ number }) => number === 2)
      if (pull && query.get('page') === '2') pull.updatedAt = clock.now() + 1000
    })
    err(moves, { times: 2 })
    expect((await act()).code).toBe(0)
    expect(remainingNames(app)).toEqual(['v1', 'pr-1', 'pr-2', 'pr-2-amd64', 'pr-4'])
  })

  test.each<[what: string, effect: Effect]>([
    ['a refusal', responds(403, { message: 'Resource not accessible by integration' })],
    ['a repository that is not found', responds(404, { message: 'Not Found' })],
    ['an error', serverError()],
    ['no list', responds(200, { message: 'OK' })],
    ['another order', edits((body) => (Array.isArray(body) ? body.toReversed() : body))],
    [
      'one without the time of its update',
      edits((body) => (Array.isArray(body) ? body.map((each) => ({ ...each, updated_at: null })) : body))
    ]
  ])('that are not known protect what depends on them and fail the run: %s', async (_, effect) => {
    const { app, act, err } = await setUpPreviews()
    err(effect)
    const run = await act()
    expect(run.code).toBe(1)
    expect(run.report.problems).toEqual([expect.stringMatching(/^then-for is taken as true everywhere.*acme\/app/)])
    expectPieces(run.log, /::error::.*pull-requests: read/)
    expect(remainingNames(app)).toEqual(all)
  })

  test('that are missing from one answer cost no image', async () => {
    const { app, act, err } = await setUpPreviews()
    err(responds(200, []), { times: 1 })
    expect((await act()).code).toBe(0)
    expect(remainingNames(app)).toEqual(['v1', 'pr-1', 'pr-2', 'pr-2-amd64', 'pr-4'])
  })
})

describe('a pull request', () => {
  test('that is closed between the two lists keeps its images', async () => {
    const { app, world, repository, act, err } = await setUpPreviews()
    err(
      meanwhile(() => (repository.pulls.includes(1) ? closePull(world, repository, 1) : undefined)),
      { times: 1 }
    )
    await act()
    expect(remainingNames(app)).toContain('pr-1')
  })

  test('that is reopened between the two lists keeps its images', async () => {
    const { app, repository, act, err } = await setUpPreviews()
    const reopens = meanwhile(() => {
      repository.closedPulls.splice(0, 1)
      repository.pulls.push(2)
    })
    err(reopens, { times: 1 })
    await act()
    expect(remainingNames(app)).toContain('pr-2')
  })

  test('that is closed while images are deleted keeps its images', async () => {
    const { app, world, repository, simulator, act, clock } = await setUpPreviews()
    repository.pulls.push(...Array.from({ length: 40 }, (_, at) => at + 200))
    publishDaily(
      world,
      app,
      Array.from({ length: 40 }, (_, at) => `pr-${at + 100}`)
    )
    const before = clock.now()
    simulator.faults.add({
      match: { method: 'DELETE' },
      after: 3,
      times: 1,
      effect: (request, proceed) => {
        closePull(world, repository, 1)
        return secondaryRateLimited({ retryAfter: 600 })(request, proceed)
      }
    })
    const run = await act()
    expect(clock.now() - before).toBeGreaterThan(500_000)
    expect(run.code).toBe(0)
    expect(remainingNames(app).toSorted()).toEqual(['pr-1', 'pr-2', 'pr-2-amd64', 'pr-4', 'v1'])
  })
})
