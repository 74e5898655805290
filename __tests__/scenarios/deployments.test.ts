import { describe, expect, test } from '@jest/globals'
import { readDocument } from '../../report-page/document.ts'
import { replayCaveats, replayDecisions } from '../../report-page/replay.ts'
import { readReport } from '../../report-page/report.ts'
import { type Effect, edits, meanwhile, responds, secondaryRateLimited, serverError } from '../../simulator/faults.ts'
import {
  addDeployment,
  addPackage,
  addRepository,
  addToken,
  type DeploymentOptions,
  type Repository
} from '../../simulator/world.ts'
import { writeDocument } from '../../src/report/policy-document.ts'
import { day, type Inputs, packageOf, publishDaily, type Run, remainingNames, sent, setUp } from '../action.ts'
import { unwrap } from '../retention/builders.ts'
import { workflow } from '../simulator/simulate.ts'
import { expectPieces } from '../words.ts'

/** The commit of an image: its digits, and nothing that looks like a date. */
const shaOf = (digit: string): string => digit.repeat(40)
const tagOf = (digit: string): string => `sha-${digit.repeat(7)}`

const letters = ['a', 'b', 'c', 'd', 'e', 'f']
const images = letters.map(tagOf)

const policy = (count: number, more = '', patterns = '["sha-{sha}"]'): string => `version: 1
policies:
  - packages: "*"
    rules:
      - { delete: ${patterns}, keep: { deployments: ${count}${more} } }
      - { delete: "old-*" }
`

/** `app` of the repository `acme/app`, with images of the commits `a` (the newest) to `f`, and one that is deleted in any case. */
const setUpImages = async (tags: readonly string[] = images) => {
  const given = await setUp()
  const { world, app, simulator, clock } = given
  const repository = addRepository(world, 'acme/app')
  publishDaily(world, app, ['v1', ...tags, 'old-1'])
  const created = (daysAgo: number) => clock.now() - daysAgo * day
  /** Deploys commits, the last one last. */
  const deploy = (environment: string, digits: string, more: Partial<DeploymentOptions> = {}): void => {
    const all = [...digits]
    for (const [index, digit] of all.entries()) {
      addDeployment(world, repository, {
        environment,
        sha: shaOf(digit),
        created: created(all.length - index),
        ...more
      })
    }
  }
  const err = (path: RegExp, effect: Effect, times = Number.POSITIVE_INFINITY) =>
    simulator.faults.add({ match: { path }, times, effect })
  const act = (count = 1, more = '', inputs: Inputs = {}) =>
    given.act({ packages: 'app', policy: policy(count, more), ...inputs })
  return { ...given, repository, deploy, err, act, actOn: given.act }
}

const asked = ({ requests }: Pick<Run, 'requests'>): string[] =>
  sent(requests).flatMap((request) => /^GET (\/repos\/.*)/.exec(request)?.[1] ?? [])
const statusesAsked = (run: Pick<Run, 'requests'>): number => asked(run).filter((path) => /statuses/.test(path)).length
const listsAsked = (run: Pick<Run, 'requests'>): number =>
  asked(run).filter((path) => /deployments\?/.test(path)).length

/** The tags that are left besides the one that every run keeps. */
const deployed = (pkg: Parameters<typeof remainingNames>[0]): string[] =>
  remainingNames(pkg).filter((tag) => tag !== 'v1')

describe('deployments', () => {
  test('keeps what the newest N successful deployments of each environment used', async () => {
    const { app, deploy, act } = await setUpImages()
    deploy('production', 'fec')
    deploy('staging', 'fedb')
    const run = await act(2)
    expect(run).toMatchObject({ code: 0, report: { problems: [] } })
    expect(deployed(app)).toEqual(['b', 'c', 'd', 'e'].map(tagOf))
    const reasons = packageOf(run).versions.flatMap(({ tags, reasons: [reason] }) =>
      tags[0]?.startsWith('sha') ? [reason] : []
    )
    expect(reasons).toContainEqual(
      expect.objectContaining({ code: 'deployments', limit: 2, environments: ['production'] })
    )
    for (const text of [run.log, run.summary]) expectPieces(text, 'newest 2 successful deployments')
  })

  test('takes a deployment that a later one made inactive for a successful one, and no failed or pending one', async () => {
    const { app, repository, deploy, act } = await setUpImages()
    deploy('staging', 'f', { states: ['in_progress', 'success'] })
    deploy('staging', 'e', { states: ['in_progress', 'failure', 'inactive'] })
    for (const [digit, state] of [
      ['d', 'error'],
      ['c', 'queued'],
      ['b', 'pending']
    ] as const)
      deploy('staging', digit, { states: [state] })
    deploy('staging', 'a')
    expect(repository.deployments[0]?.statuses.at(-1)?.state).toBe('inactive')
    const run = await act(2)
    expect(deployed(app)).toEqual(['a', 'f'].map(tagOf))
    expect(run.code).toBe(0)
  })

  test.each<[what: string, states: DeploymentOptions['states'], transient: boolean, isKept: boolean]>([
    ['without any status', [], false, false],
    ['that failed after it had succeeded', ['success', 'failure'], false, false],
    ['that is deployed again', ['success', 'in_progress'], false, true],
    ['that succeeded at the second try', ['error', 'success'], false, true],
    ['with a state that nobody knows', ['success', 'queued'], false, true],
    ['of a preview', ['success'], true, true],
    ['of a preview that is gone', ['success', 'inactive'], true, false],
    ['that was made inactive', ['success', 'inactive'], false, true]
  ])('sees a deployment %s for what it is', async (_, states, transient, isKept) => {
    const { app, deploy, act } = await setUpImages()
    deploy('production', 'a')
    deploy('preview', 'd', { transient, ...(states && { states }) })
    await act(1)
    expect(deployed(app)).toEqual((isKept ? ['a', 'd'] : ['a']).map(tagOf))
  })

  test('keeps as many as there are where N is larger', async () => {
    const { app, deploy, act } = await setUpImages()
    deploy('production', 'ec')
    expect((await act(50)).code).toBe(0)
    expect(deployed(app)).toEqual(['c', 'e'].map(tagOf))
  })

  test('counts by the time of deployments, whatever the order of the list', async () => {
    const { app, repository, deploy, err, act } = await setUpImages()
    deploy('production', 'fdb')
    err(
      /deployments$/,
      edits((body) => (Array.isArray(body) ? body.toReversed() : body))
    )
    await act(1)
    expect(deployed(app)).toEqual([tagOf('b')])
    expect(repository.deployments).toHaveLength(3)
  })

  test('keeps an image by the branch or Git tag that was deployed, as tools write it into tags', async () => {
    const { world, app, actOn, repository } = await setUpImages([
      'feature-x',
      '1.2.0',
      'release-9',
      'feature-y',
      '1.1.0'
    ])
    for (const [environment, ref] of [
      ['a', 'feature/x'],
      ['b', 'v1.2.0'],
      ['c', 'refs/heads/release/9']
    ] as const)
      addDeployment(world, repository, { environment, sha: shaOf('a'), ref })
    await actOn({ packages: 'app', policy: policy(1, '', '["{name}", "!v1"]') })
    expect(deployed(app).toSorted()).toEqual(['1.2.0', 'feature-x', 'release-9'])
  })

  test('is not limited by max, and keeps nothing while its condition is false', async () => {
    const { app, deploy, act } = await setUpImages()
    deploy('production', 'fe')
    await act(2, ', latest: 3, max: 1')
    expect(deployed(app)).toEqual(['a', 'e', 'f'].map(tagOf))
    const { app: other, world, repository, actOn } = await setUpImages(['main-aaaaaaa', 'gone-bbbbbbb'])
    for (const digit of ['a', 'b']) addDeployment(world, repository, { environment: digit, sha: shaOf(digit) })
    await actOn({ packages: 'app', policy: policy(1, ', while: branch-exists', '["{name}-{sha}"]') })
    expect(deployed(other)).toEqual(['main-aaaaaaa'])
  })

  test('decides on the page as in the run, and keeps what the answers of the run do not cover', async () => {
    const { deploy, act } = await setUpImages()
    deploy('production', 'fdb')
    const run = await act(2, '', { 'dry-run': 'true' })
    const page = unwrap(readReport(JSON.stringify(run.report)))
    expect(page.facts?.['acme/app']?.deployments?.successful).toHaveLength(2)
    const read = readDocument(writeDocument(page.policy.policies))
    expect(read.ok && JSON.parse(JSON.stringify(replayDecisions(page, read.policies)))).toEqual(run.report.packages)
    const changed = readDocument(writeDocument(page.policy.policies).replace('deployments: 2', 'deployments: 3'))
    const again = changed.ok ? replayDecisions(page, changed.policies) : []
    expect(again[0]?.counts.planned).toBe(1)
    expect(changed.ok && replayCaveats(page, again, changed.policies)).toEqual([expect.stringContaining('deployments')])
  })
})

test('names of environments and refs from outside form no commands and no markup', async () => {
  const { app, deploy, act } = await setUpImages()
  const hostile = '\u001b[31m\n::error::x | <b>@acme</b> [a](b)'
  deploy(hostile, 'c', { ref: hostile })
  const run = await act(1)
  expect(deployed(app)).toEqual([tagOf('c')])
  expect(run.log).not.toMatch(/^::error::/m)
  expect(run.log).not.toContain('\u001b')
  expect(run.summary).not.toMatch(/<b>|^::/m)
  expect(packageOf(run).versions.flatMap(({ reasons }) => reasons)).toContainEqual(
    expect.objectContaining({ code: 'deployments', environments: [hostile] })
  )
})

describe('the requests for deployments', () => {
  test('are one for each hundred of them, and one for each status that is needed', async () => {
    const { app, deploy, act } = await setUpImages()
    deploy('staging', 'ab'.repeat(120))
    deploy('production', 'fffffd')
    deploy('production', 'e', { states: ['failure'], created: 0 })
    deploy('once', 'c')
    const run = await act(2, '', { 'dry-run': 'true' })
    expect(run.code).toBe(0)
    expect([listsAsked(run), statusesAsked(run)]).toEqual([3, 5])
    expect(packageOf(run).counts.planned).toBe(2)
    expect(remainingNames(app)).toHaveLength(8)
  })

  test('are none where no rule that matches a version asks', async () => {
    const { actOn } = await setUpImages()
    const run = await actOn({ packages: 'app', policy: policy(2, '', '"never-{sha}"') })
    expect(asked(run)).toEqual([])
    expect(asked(await actOn({ packages: 'app', policy: policy(0) }))).toEqual([])
  })

  test('are shared by packages of the same repository', async () => {
    const { world, deploy, act } = await setUpImages()
    const web = addPackage(world, { owner: 'acme', type: 'container', name: 'web', repository: 'acme/app' })
    publishDaily(world, web, ['v1', ...images])
    deploy('production', 'b')
    const run = await act(1, '', { 'dry-run': 'true' })
    expect([listsAsked(run), statusesAsked(run)]).toEqual([1, 1])
    expect(packageOf(run, 'web').repository).toBe('acme/app')
  })

  test('are looked up in the repository that the policy names', async () => {
    const { world, app, actOn } = await setUpImages()
    const ops = addRepository(world, 'acme/ops')
    addDeployment(world, ops, { environment: 'production', sha: shaOf('c') })
    const run = await actOn({ packages: 'app', policy: policy(1), repository: 'acme/ops' })
    expect(deployed(app)).toEqual([tagOf('c')])
    expect(asked(run).every((path) => path.startsWith('/repos/acme/ops/'))).toBe(true)
    expectPieces(run.log, 'deployment of each environment used in acme/ops')
  })
})

describe('deployments without an answer', () => {
  const all = (count: number): Repository['deployments'] =>
    Array.from({ length: count }, (_, index) => ({
      id: index + 1,
      environment: `preview-${index}`,
      sha: shaOf('a'),
      ref: 'main',
      createdAt: 0,
      transient: false,
      statuses: []
    }))

  test.each<[what: string, path: RegExp, effect: Effect]>([
    ['a refusal', /deployments$/, responds(403, { message: 'Resource not accessible by integration' })],
    ['a repository that is not found', /deployments$/, responds(404, { message: 'Not Found' })],
    ['an error', /deployments$/, serverError()],
    ['no list', /deployments$/, responds(200, { message: 'OK' })],
    ['an empty list', /deployments$/, responds(200, [])],
    [
      'a deployment without a commit',
      /deployments$/,
      edits((body) => (Array.isArray(body) ? body.map((each) => ({ ...each, sha: '' })) : body))
    ],
    ['statuses that are refused', /statuses$/, responds(403, { message: 'no' })],
    ['statuses that are not found', /statuses$/, responds(404, { message: 'Not Found' })],
    ['statuses that are no list', /statuses$/, responds(200, '<html></html>')],
    ['none that was successful', /statuses$/, responds(200, [])]
  ])('protect what depends on them and fail the run: %s', async (_, path, effect) => {
    const { app, deploy, err, act } = await setUpImages()
    deploy('production', 'cb')
    err(path, effect)
    const run = await act(1)
    expect(run.code).toBe(1)
    expect(run.report.problems).toEqual([expect.stringMatching(/^deployments .*acme\/app/)])
    for (const piece of ['deployments: read', 'repository']) expectPieces(run.log, new RegExp(`::error::.*${piece}`))
    // Other rules go on.
    expect(remainingNames(app)).toEqual(['v1', ...images])
    expect(run.report.packages[0]?.versions.find(({ tags }) => tags[0] === tagOf('f'))?.reasons).toEqual([
      expect.objectContaining({ code: 'deployments', limit: 1 })
    ])
  })

  test.each<[what: string, count: number]>([
    ['more than 100 pages of them', 10_001],
    ['more than 1,000 statuses', 1001]
  ])('are those of a repository with %s', async (_, count) => {
    const { app, repository, act } = await setUpImages()
    repository.deployments.push(...all(count))
    const run = await act(1, '', { 'dry-run': 'true' })
    expect(run.code).toBe(1)
    expect(run.report.problems).toEqual([
      expect.stringMatching(/deployments keeps every version.*(100 pages|1000 of them)/)
    ])
    expect(remainingNames(app)).toHaveLength(8)
    expect(asked(run).length).toBeLessThanOrEqual(100)
  })

  test('that are empty once cost no image', async () => {
    const { app, deploy, err, act } = await setUpImages()
    deploy('production', 'c')
    err(/deployments$/, responds(200, []), 1)
    expect(await act(1)).toMatchObject({ code: 0, report: { problems: [] } })
    expect(deployed(app)).toEqual([tagOf('c')])
  })

  test("are out of the reach of a workflow's token without the permission", async () => {
    const { world, app, deploy, act } = await setUpImages()
    deploy('production', 'c')
    const exact = policy(1).replace('"*"', 'app')
    const refused = await act(1, '', { token: workflow, policy: exact })
    expect(refused.report.problems).toEqual([expect.stringMatching(/403.*deployments: read/)])
    expect(remainingNames(app)).toContain(tagOf('f'))
    const permissions = { packages: 'write', deployments: 'read' } as const
    addToken(world, { token: 'ghs_deploy', kind: 'github-token', repository: 'acme/app', permissions })
    expect((await act(1, '', { token: 'ghs_deploy', policy: exact })).code).toBe(0)
    expect(deployed(app)).toEqual([tagOf('c')])
  })
})

describe('deployments are asked again before a deletion', () => {
  test('and those made meanwhile protect more', async () => {
    const shas = Array.from({ length: 60 }, (_, index) => `c0ffee${10 + index}`.padEnd(40, '0'))
    const { world, app, repository, simulator, act } = await setUpImages(shas.map((sha) => `sha-${sha.slice(0, 8)}`))
    const [newest = '', second = ''] = shas
    const deployTo = (environment: string, sha: string) => addDeployment(world, repository, { environment, sha })
    deployTo('production', second)
    simulator.faults.add({
      match: { method: 'DELETE' },
      after: 5,
      times: 1,
      effect: (request, proceed) => {
        deployTo('staging', newest)
        return secondaryRateLimited({ retryAfter: 600 })(request, proceed)
      }
    })
    const run = await act(1)
    const kept = [newest, second].map((sha) => `sha-${sha.slice(0, 8)}`)
    expect(deployed(app)).toEqual(kept)
    expect(packageOf(run).versions.find(({ tags }) => tags[0] === kept[0])?.outcome).toBe('changed')
  })

  test('and an answer that lacks a status at first costs no image', async () => {
    const { app, deploy, err, act } = await setUpImages()
    deploy('production', 'dc')
    err(/statuses$/, responds(200, []), 1)
    await act(1)
    expect(deployed(app)).toEqual(['c', 'd'].map(tagOf))
  })

  test('and fail the run where they are refused then', async () => {
    const { app, deploy, simulator, act } = await setUpImages()
    deploy('production', 'c')
    simulator.faults.add({ match: { path: /deployments$/ }, after: 1, effect: responds(403, { message: 'no' }) })
    const run = await act(1)
    expect(run).toMatchObject({ code: 1, report: { problems: [expect.stringContaining('deployments: read')] } })
    expect(remainingNames(app)).toContain(tagOf('f'))
  })

  test('and a list that moves between two pages hides none of them for good', async () => {
    const { app, repository, deploy, simulator, act } = await setUpImages()
    deploy('hidden', 'f', { created: 1 })
    deploy('production', 'a'.repeat(100))
    // The last one of the second page moves to the first while the second is asked for, at each first try.
    for (const after of [0, 1]) {
      simulator.faults.add({
        match: ({ path, query }) => path.endsWith('/deployments') && query.get('page') === '2',
        after,
        times: 1,
        effect: meanwhile(() => void repository.deployments.splice(-1, 1))
      })
    }
    await act(1)
    expect(remainingNames(app)).toContain(tagOf('f'))
  })
})
