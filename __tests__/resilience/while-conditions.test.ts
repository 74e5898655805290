import { describe, expect, test } from '@jest/globals'
import { meanwhile, responds, secondaryRateLimited } from '../../simulator/faults.ts'
import { pushMultiArch } from '../../simulator/images.ts'
import { githubLimits } from '../../simulator/limits.ts'
import { addPackage, addRepository, publish, type SimPackage } from '../../simulator/world.ts'
import { day, packageOf, type Run, setUp } from '../action.ts'
import { expectInvariants } from './fixture.ts'

const minute = 60_000

/** Publishes npm packages with `count` versions each, of pull requests, branches and tags that no longer exist; the last is the newest. */
const setUpVersions = async (count: number, packages = ['ui']) => {
  const { clock, world, act, simulator } = await setUp({
    limits: { secondary: githubLimits.secondary ?? {} },
    latency: 20
  })
  const repository = addRepository(world, 'acme/ui', { pulls: [9000], branches: ['main'], tags: ['9000'] })
  const created = clock.now() - 90 * day
  const [ui, ...others] = packages.map((name): SimPackage => {
    const pkg = addPackage(world, { owner: 'acme', type: 'npm', name, repository: 'acme/ui' })
    for (let at = 1; at <= count; at++) publish(world, pkg, { name: `0.0.0-x.${at}`, created: created + at })
    publish(world, pkg, { name: '2.0.0', created: clock.now() - day })
    return pkg
  })
  if (!ui) throw new Error('there is no package')
  return {
    clock,
    ui,
    others,
    repository,
    simulator,
    act: (question: string, more = '') =>
      act({
        policy: `version: 1
policies:
  - packages: [${packages.join()}]
    type: npm
    rules:
      - { delete: "0.0.0-x.${question === 'pr-open' ? '{pr}' : '{name}'}", keep: { while: ${question} } }${more}
`
      })
  }
}

const refRequests = ({ requests }: Run): number => requests.filter(({ path }) => path.startsWith('/repos/')).length
const hasVersion = ({ versions }: SimPackage, name: string): boolean =>
  versions.some((version) => version.name === name)

describe('a pull request, branch or tag that exists again before the deletion', () => {
  test.each(['pr-open', 'branch-exists', 'tag-exists'])('keeps its version: %s', async (question) => {
    const { clock, ui, repository, simulator, act } = await setUpVersions(60)
    let changed = 0
    simulator.faults.add({
      match: { method: 'DELETE' },
      after: 5,
      times: 1,
      // Deletions continue once GitHub accepts them again, in ten minutes.
      effect: (request, proceed) => {
        repository.pulls.push(60)
        repository.branches.push('60')
        repository.tags.push('60')
        changed = clock.now()
        return secondaryRateLimited({ retryAfter: 600 })(request, proceed)
      }
    })
    const run = await act(question)
    expect(clock.now() - changed).toBeGreaterThan(10 * minute)
    expect(ui.versions.map(({ name }) => name)).toEqual(['0.0.0-x.60', '2.0.0'])
    const version = packageOf(run).versions.find(({ name }) => name === '0.0.0-x.60')
    expect(version?.outcome).toBe('changed')
    expect(run).toMatchObject({ code: 0, outputs: { 'deleted-count': '59' } })
    expectInvariants(run, [ui], [])
  })

  test('keeps it even if there is no pause', async () => {
    const { ui, repository, simulator, act } = await setUpVersions(400)
    const effect = meanwhile(() => void repository.pulls.push(400))
    simulator.faults.add({ match: { method: 'DELETE' }, after: 20, times: 1, effect })
    const run = await act('pr-open')
    expect(hasVersion(ui, '0.0.0-x.400')).toBe(true)
    expect(run.outputs['deleted-count']).toBe('399')
  })

  test('keeps versions of a later package, since conditions are looked up again after the inventory', async () => {
    const { others, repository, simulator, act } = await setUpVersions(60, ['ui', 'web'])
    simulator.faults.add({
      match: { method: 'DELETE' },
      times: 1,
      effect: (request, proceed) => {
        repository.pulls.push(3)
        return secondaryRateLimited({ retryAfter: 60 })(request, proceed)
      }
    })
    await act('pr-open')
    expect(others.map(({ versions }) => versions.map(({ name }) => name))).toEqual([['0.0.0-x.3', '2.0.0']])
  })
})

test('a condition that cannot be looked up again keeps what depends on it and fails the run', async () => {
  const { ui, simulator, act } = await setUpVersions(60)
  simulator.faults.add({
    match: { method: 'DELETE' },
    after: 5,
    times: 1,
    effect: (request, proceed) => {
      simulator.faults.add({ match: { path: /pulls$/ }, effect: responds(403, { message: 'no' }) })
      return secondaryRateLimited({ retryAfter: 60 })(request, proceed)
    }
  })
  const run = await act('pr-open')
  expect(run.code).toBe(1)
  expect(run.report.problems).toEqual([expect.stringMatching(/^while: pr-open.*403 "no".*pull-requests: read/)])
  expect(hasVersion(ui, '0.0.0-x.60')).toBe(true)
  expectInvariants(run, [ui], [])
})

test('looking up conditions again costs one request per revalidation, and at most 10% of all requests with the revalidations', async () => {
  const { act } = await setUpVersions(1000)
  const run = await act('pr-open')
  expect(run.outputs['deleted-count']).toBe('1000')
  expect(refRequests(run)).toBeGreaterThanOrEqual(6)
  expect(refRequests(run)).toBeLessThanOrEqual(10)
  const looks = run.requests.filter(({ method, path }) => method === 'GET' && path.includes('/versions')).length - 11
  expect((looks + refRequests(run)) / run.requests.length).toBeLessThanOrEqual(0.1)
})

test('a condition is looked up again only while versions that depend on it are still to be deleted', async () => {
  const { act } = await setUpVersions(400)
  const run = await act(
    'pr-open',
    '\n      - { delete: "0.0.0-x.{pr}", keep: { latest: 1000 } }\n      - delete: "2.*"'
  )
  expect([refRequests(run), run.outputs['deleted-count']]).toEqual([1, '1'])
})

test('consecutive packages share a lookup', async () => {
  const names = Array.from({ length: 30 }, (_, at) => `p${at}`)
  const { act } = await setUpVersions(5, names)
  const run = await act('branch-exists')
  expect(run.outputs['deleted-count']).toBe('150')
  expect(refRequests(run)).toBeLessThanOrEqual(10)
})

test.each([13, 14, 15, 16, 18])(
  'the deletion of an image starts only if a budget of %i also covers its conditions',
  async (budget) => {
    const { world, app, clock, simulator, act } = await setUp({
      limits: { ...githubLimits, primary: { classic: budget } }
    })
    addRepository(world, 'acme/app', { pulls: Array.from({ length: 150 }, (_, at) => at + 9) })
    const created = clock.now() - 9 * day
    const images = [1, 2, 3].map((number) => pushMultiArch(world, app, { tags: [`pr-${number}`], created }))
    const pause = { match: { method: 'DELETE' }, after: 1, times: 1, effect: secondaryRateLimited({ retryAfter: 50 }) }
    simulator.faults.add(pause)
    const run = await act({
      'rate-limit-reserve': '0',
      policy:
        'version: 1\npolicies:\n  - packages: app\n    min-keep: 0\n    rules: [{ delete: "pr-{pr}", keep: { while: pr-open } }]\n'
    })
    expect(run.code).toBe(0)
    const left = images.map(({ index, children }) => [index, ...children].filter(({ deletedAt }) => deletedAt === null))
    expect(left.map(({ length }) => length).filter((length) => length !== 0 && length !== 3)).toEqual([])
  }
)
