import { describe, expect, test } from '@jest/globals'
import {
  type Effect,
  meanwhile,
  performsThenResponds,
  resets,
  responds,
  secondaryRateLimited,
  serverError
} from '../../simulator/faults.ts'
import { pushImage, pushMultiArch } from '../../simulator/images.ts'
import { githubLimits } from '../../simulator/limits.ts'
import { brokenTags } from '../../simulator/pull.ts'
import { refusal } from '../../simulator/refusals.ts'
import type { SimulatorOptions } from '../../simulator/server.ts'
import { deleteVersion } from '../../simulator/trash.ts'
import { addPackage, addToken, publish } from '../../simulator/world.ts'
import { day, describeVersions, mutations, packageOf, publishDaily, remainingNames, setUp } from '../action.ts'
import { expectPieces, saying } from '../words.ts'

const inputs = { packages: 'ui', 'package-type': 'npm', 'delete-tags': '1.*' }

/** An npm package with a release 2.0 and the versions 1.1 … 1.count to delete. */
const setUpVersions = async (count: number, options: SimulatorOptions = {}) => {
  const { world, clock, act, simulator } = await setUp(options)
  const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui' })
  const versions = publishDaily(world, ui, ['2.0', ...Array.from({ length: count }, (_, at) => `1.${count - at}`)])
  const err = (name: string, effect: Effect, times = Number.POSITIVE_INFINITY) =>
    simulator.faults.add({
      match: { method: 'DELETE', path: new RegExp(`/${versions.find((version) => version.name === name)?.id}$`) },
      times,
      effect
    })
  return { world, clock, act, ui, versions, simulator, err }
}

describe('a deletion that fails', () => {
  test.each<[string, Effect, RegExp]>([
    ['with errors all the time', serverError(), /500 Server Error/],
    ['with a refusal', () => refusal(403, 'Resource not accessible by integration'), /403/],
    ['with a status nobody expects', responds(202, {}), /202/],
    ['with a 400 that is none of the two known', responds(400, { message: 'Bad Request' }), /400 "Bad Request"/]
  ])('%s never stops the others, and the report says what was done', async (_, effect, error) => {
    const { act, ui, err } = await setUpVersions(30)
    err('1.7', effect)
    const run = await act(inputs)
    expect(run.code).toBe(1)
    expect(remainingNames(ui)).toEqual(['2.0', '1.7'])
    expect(run.outputs).toMatchObject({
      'planned-count': '30',
      'deleted-count': '29',
      'failed-count': '1',
      'kept-count': '1'
    })
    expect(packageOf(run).versions.find(({ name }) => name === '1.7')).toMatchObject({
      action: 'delete',
      outcome: 'failed',
      error: expect.stringMatching(error)
    })
    expect(run.log).toMatch(new RegExp(`failed: .*version \\d+.*${error.source}`))
    expect(run.summary).toMatch(/1\.7.*failed/)
  })

  test.each<[string, Effect]>([
    ['an error', performsThenResponds(500)],
    ['a page of HTML', performsThenResponds(502, '<html></html>')],
    ['a connection that breaks', async (_request, proceed) => ({ ...(await proceed()), transport: 'reset' })]
  ])('by %s, and did happen, counts as deleted', async (_, effect) => {
    const { act, ui, err } = await setUpVersions(3)
    err('1.2', effect, 1)
    const run = await act(inputs)
    expect(run).toMatchObject({ code: 0, outputs: { 'deleted-count': '3', 'failed-count': '0' } })
    expect(remainingNames(ui)).toEqual(['2.0'])
  })

  test('once, and works the next time, is no failure', async () => {
    const { act, ui, err } = await setUpVersions(3)
    err('1.2', resets(), 2)
    const run = await act(inputs)
    expect(run).toMatchObject({ code: 0, outputs: { 'deleted-count': '3' }, report: { requests: { retries: 2 } } })
    expect(remainingNames(ui)).toEqual(['2.0'])
  })
})

describe('a deletion that GitHub refuses by rule', () => {
  test('of a version with more than 5,000 downloads is a warning, with what GitHub said', async () => {
    const { world, clock, act } = await setUp()
    const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui', visibility: 'public' })
    publish(world, ui, { name: '1.0', created: clock.now() - 3 * day, downloads: 5001 })
    publish(world, ui, { name: '1.1', created: clock.now() - 2 * day })
    publish(world, ui, { name: '2.0', created: clock.now() - day })
    const run = await act(inputs)
    expect(run).toMatchObject({
      code: 0,
      outputs: {
        'planned-count': '2',
        'deleted-count': '1',
        'refused-count': '1',
        'failed-count': '0',
        complete: 'true'
      }
    })
    expect(remainingNames(ui)).toEqual(['2.0', '1.0'])
    expect(packageOf(run).versions.find(({ name }) => name === '1.0')).toMatchObject({
      outcome: 'refused',
      error:
        'Publicly visible package versions with more than 5000 downloads cannot be deleted. Contact GitHub support for further assistance.'
    })
    expect(run.log).toMatch(/refused: version \d+: Publicly visible package versions/)
    expect(run.summary).toMatch(/1\.0.*refused/)
  })

  test('of the last tagged version leaves its children in place', async () => {
    const { world, clock, app, act, simulator } = await setUp()
    const created = clock.now() - 9 * day
    const release = pushImage(world, app, { tags: ['v1'], created })
    const { children } = pushMultiArch(world, app, { tags: ['pr-1'], created })
    // Somebody else deletes the release after it was listed.
    simulator.faults.add({
      match: { method: 'DELETE' },
      times: 1,
      effect: meanwhile(() => deleteVersion(world, app, release))
    })
    const run = await act({ packages: 'app', 'delete-tags': 'pr-*' })
    expect(run).toMatchObject({ code: 0, outputs: { 'deleted-count': '0', 'refused-count': '1', 'failed-count': '0' } })
    expect(brokenTags(app)).toEqual([])
    expect(children.map(({ deletedAt }) => deletedAt)).toEqual([null, null])
    expect(describeVersions(packageOf(run), ({ outcome }) => outcome)).toMatchObject({
      'pr-1': 'refused',
      [children[0]?.name ?? '']: 'skipped'
    })
  })
})

test('a version that GitHub does not find, although it is there, does not end its package', async () => {
  const { app, world, act, simulator } = await setUp()
  publishDaily(world, app, ['v1', 'pr-1', 'pr-2', 'pr-3'])
  const effect = () => refusal(404, 'Package version not found.')
  simulator.faults.add({ match: { method: 'DELETE' }, times: 1, effect })
  const run = await act({ packages: 'app', 'delete-tags': 'pr-*' })
  expect(run).toMatchObject({ code: 1, outputs: { 'failed-count': '1', 'deleted-count': '2' } })
  expect(remainingNames(app)).toEqual(['v1', 'pr-3'])
  expectPieces(run.log, 'it still exists; run again')
})

describe('a token that may not delete in a package', () => {
  test('is noticed at its first deletion, which ends the package', async () => {
    const { world, clock, app, act } = await setUp()
    addToken(world, { token: 'ghp_reader', kind: 'classic', login: 'octo', read: 'all', admin: ['other'] })
    const other = addPackage(world, { owner: 'acme', type: 'container', name: 'other' })
    const created = clock.now() - 9 * day
    for (const pkg of [app, other]) {
      pushImage(world, pkg, { tags: ['v1', 'pr-99'], created })
      for (let at = 0; at < 60; at++) pushMultiArch(world, pkg, { tags: [`pr-${at}`], created })
    }
    const inputs = { packages: 'app, other', 'delete-tags': 'pr-*', untag: 'true', token: 'ghp_reader' }
    const run = await act(inputs)
    expect(run).toMatchObject({ code: 1, outputs: { 'failed-count': '1', 'deleted-count': '180' } })
    expect(mutations(run.requests).filter((each) => each.includes('/app/'))).toHaveLength(1)
    expect(remainingNames(other)).toEqual(['v1'])
    const report = packageOf(run, 'app')
    expect(report).toMatchObject({ status: 'failed', problem: expect.stringMatching(/404.*admin/) })
    const counts = Map.groupBy(report.versions, ({ outcome }) => outcome)
    expect([...counts].map(([outcome, { length }]) => `${length} ${outcome}`).toSorted()).toEqual([
      '1 failed',
      '180 skipped'
    ])
    expect(counts.get('skipped')?.map(({ error }) => error)).toContainEqual(saying('image'))
    expect(run.summary.indexOf('lacks admin rights')).toBeLessThan(run.summary.indexOf('**skipped**'))
    expect(run.log.match(/::error::/g)).toHaveLength(1)
  })

  test('leaves a package alone that would be deleted as a whole', async () => {
    const { world, act } = await setUp()
    addToken(world, { token: 'ghp_reader', kind: 'classic', login: 'octo', read: 'all', admin: [] })
    publishDaily(world, addPackage(world, { owner: 'acme', type: 'npm', name: 'ui' }), ['2', '1'])
    const all = { packages: 'ui', 'package-type': 'npm', 'delete-tags': '*', 'delete-empty-packages': 'true' }
    const run = await act({ ...all, token: 'ghp_reader' })
    expect(run.code).toBe(1)
    expect(packageOf(run)).toMatchObject({ status: 'failed', problem: expect.stringMatching(/lacks admin rights/) })
  })
})

test('an image whose deletion fails keeps what belongs to it', async () => {
  const { world, clock, app, act, simulator } = await setUp()
  const created = clock.now() - 9 * day
  publishDaily(world, app, ['v1'])
  const { index, children } = pushMultiArch(world, app, { tags: ['pr-1'], created })
  simulator.faults.add({ match: { method: 'DELETE', path: new RegExp(`/${index.id}$`) }, effect: serverError() })
  const run = await act({ packages: 'app', 'delete-tags': 'pr-*' })
  expect(run).toMatchObject({ code: 1, outputs: { 'failed-count': '1', 'deleted-count': '0' } })
  expect([index, ...children].map(({ deletedAt }) => deletedAt)).toEqual([null, null, null])
  expect(brokenTags(app)).toEqual([])
})

test.each<[string, Effect]>([
  ['from then on', responds(404, { message: 'Not Found' })],
  ['once it was deleted', performsThenResponds(404, { message: 'Not Found' })]
])('where GitHub does not even find the package %s, nothing is said to be gone', async (_, effect) => {
  const { act, ui, simulator } = await setUpVersions(12)
  let isLost = false
  simulator.faults.add({
    match: ({ method }) => isLost || method === 'DELETE',
    effect: (request, proceed) => {
      isLost = true
      return request.method === 'DELETE' ? effect(request, proceed) : responds(404, {})(request, proceed)
    }
  })
  const run = await act(inputs)
  expect(run.code).toBe(1)
  const outcomes = new Set(packageOf(run).versions.map(({ outcome }) => outcome))
  expect(outcomes).toEqual(new Set(['kept', 'failed']))
  expect(packageOf(run).versions[1]?.error).toContain('whether it was deleted could not be checked')
  expect(remainingNames(ui)).toContain('2.0')
})

test('a version that somebody else deleted is gone, which is no failure', async () => {
  const { world, act, ui, versions, simulator } = await setUpVersions(2)
  const [, victim] = versions
  simulator.faults.add({
    match: { method: 'DELETE' },
    times: 1,
    effect: meanwhile(() => {
      if (victim) deleteVersion(world, ui, victim)
    })
  })
  const run = await act(inputs)
  expect(run).toMatchObject({ code: 0, outputs: { 'planned-count': '2', 'deleted-count': '1', 'failed-count': '0' } })
  expect(describeVersions(packageOf(run), ({ outcome }) => outcome)).toEqual({
    '2.0': 'kept',
    '1.2': 'gone',
    '1.1': 'deleted'
  })
})

describe('many deletions', () => {
  test('keep to the limits of GitHub by themselves', async () => {
    const { act, ui, simulator } = await setUpVersions(300, {
      limits: { secondary: githubLimits.secondary ?? {} },
      latency: 300
    })
    const run = await act(inputs)
    expect(run).toMatchObject({ code: 0, outputs: { 'deleted-count': '300' } })
    expect(ui.versions).toHaveLength(1)
    expect(simulator.requests.map(({ status }) => status).filter((status) => status === 403 || status === 429)).toEqual(
      []
    )
    expect(run.report.requests).toMatchObject({ mutations: 300, retries: 0, waitedSeconds: 0 })
    const deletions = run.requests.filter(({ method }) => method === 'DELETE')
    expect(Math.max(...deletions.map(({ concurrent }) => concurrent))).toBe(10)
  })

  test('pause where GitHub asks for it, and lose none', async () => {
    const { act, ui, simulator, clock } = await setUpVersions(40)
    const start = clock.now()
    simulator.faults.add({
      match: { method: 'DELETE' },
      after: 5,
      times: 1,
      effect: secondaryRateLimited({ retryAfter: 90 })
    })
    const run = await act(inputs)
    expect(run).toMatchObject({
      code: 0,
      outputs: { 'deleted-count': '40' },
      report: { requests: { waitedSeconds: 90 } }
    })
    expect(remainingNames(ui)).toEqual(['2.0'])
    expect(clock.now() - start).toBeGreaterThanOrEqual(90_000)
    expect(mutations(run.requests)).toHaveLength(41)
  })
})
