import { describe, expect, test } from '@jest/globals'
import { type Effect, edits, meanwhile, responds } from '../../simulator/faults.ts'
import { pushImage, pushMultiArch } from '../../simulator/images.ts'
import { deleteVersion } from '../../simulator/trash.ts'
import { addPackage, addRepository, publish } from '../../simulator/world.ts'
import { day, packageOf, remainingNames, sent, setUp } from '../action.ts'
import { expectInvariants, trackTags } from './fixture.ts'

const inputs = { packages: 'app', 'delete-tags': 'pr-*', 'delete-untagged': 'true' }
const isList = /container\/app\/versions$/

/** Pushes three pages of kept images, whose children look like garbage if their index is missed, and previews. */
const setUpPages = async (images = 110) => {
  const { world, clock, app, simulator, act } = await setUp()
  const created = clock.now() - 9 * day
  for (let at = 0; at < images; at++) {
    pushMultiArch(world, app, { tags: [`v2.${at}`], created: created + at, platforms: ['linux/amd64'] })
  }
  const previews = Array.from({ length: 40 }, (_, at) =>
    pushImage(world, app, { tags: [`pr-${at}`], created: created + 999 })
  )
  const lost = trackTags(app)
  const deleteOne = () => {
    const preview = previews.pop()
    if (preview) deleteVersion(world, app, preview)
  }
  return { world, app, simulator, act, lost, deleteOne }
}

describe('deletions by another run while pages are read hide no version', () => {
  test.each(Array.from({ length: 8 }, (_, at) => [at]))('before request %i, nor in the next listing', async (point) => {
    const { world, app, simulator, act, lost, deleteOne } = await setUpPages()
    let requests = 0
    const points = [point, point + 5, point + 11]
    const effect: Effect = (_request, proceed) => {
      if (points.includes(requests++)) deleteOne()
      return proceed()
    }
    simulator.faults.add({ match: ({ host, method }) => host === 'rest' && method === 'GET', effect })
    const dry = await act({ ...inputs, 'dry-run': 'true' })
    expect(packageOf(dry).versions.filter(({ tags, action }) => tags.length === 0 && action === 'delete')).toEqual([])
    requests = 0
    expectInvariants(await act(inputs), [app], lost())
    expect(world.clock.now()).toBeGreaterThan(0)
  })

  test('all the time: the package is left alone after a few listings', async () => {
    const { app, simulator, act, lost, deleteOne } = await setUpPages()
    simulator.faults.add({ match: { method: 'GET', path: isList }, effect: meanwhile(deleteOne) })
    const run = await act(inputs)
    expect(run.code).toBe(1)
    expect(packageOf(run)).toMatchObject({
      status: 'failed',
      problem: expect.stringMatching(/changed each of the 4 times/)
    })
    expect(run.requests.filter(({ mutation }) => mutation)).toEqual([])
    expectInvariants(run, [app], lost())
  })
})

test('a page that lacks versions each time leaves the package alone where GitHub counts more', async () => {
  const { app, simulator, act, lost } = await setUpPages(20)
  const effect = edits((list) => Object(list).slice(0, 50))
  simulator.faults.add({ match: { method: 'GET', path: isList }, effect })
  const run = await act({ ...inputs, packages: 'ap*' })
  expect(run.code).toBe(1)
  expect(packageOf(run).versions.find(({ outcome }) => outcome === 'failed')?.error).toMatch(/as many versions/)
  expect(run.requests.filter(({ mutation }) => mutation)).toEqual([])
  expectInvariants(run, [app], lost())
})

describe('a list of several pages', () => {
  test('costs two more requests, even in a dry run', async () => {
    const { simulator, act } = await setUpPages()
    const run = await act({ ...inputs, 'dry-run': 'true' })
    expect(run.code).toBe(0)
    const rest = sent(simulator.requests).filter((request) => request.includes('/packages/'))
    expect(rest).toEqual([
      'GET /orgs/acme/packages/container/app/versions?per_page=100&page=1',
      'GET /orgs/acme/packages/container/app',
      'GET /orgs/acme/packages/container/app/versions?per_page=100&page=2',
      'GET /orgs/acme/packages/container/app/versions?per_page=100&page=3',
      'GET /orgs/acme/packages/container/app/versions?per_page=100&page=1'
    ])
  })

  test.each<[string, Effect]>([
    ['refuses the version count', responds(403, { message: 'no' })],
    ['returns a wrong version count', edits((body) => Object.assign({ ...Object(body) }, { version_count: 999 }))],
    [
      'returns a version count that is text',
      edits((body) => Object.assign({ ...Object(body) }, { version_count: 'many' }))
    ]
  ])('is trusted once two listings agree if GitHub %s', async (_, effect) => {
    const { app, simulator, act, lost } = await setUpPages()
    simulator.faults.add({ match: { method: 'GET', path: /container\/app$/ }, effect })
    const run = await act({ ...inputs, 'dry-run': 'true' })
    expect(run).toMatchObject({ code: 0, outputs: { 'planned-count': '40' } })
    expect(run.requests.filter(({ path }) => isList.test(path))).toHaveLength(6)
    expectInvariants(run, [app], lost())
  })

  test('is read again if something is pushed meanwhile', async () => {
    const { world, app, simulator, act, lost } = await setUpPages()
    const push = meanwhile(() => void pushImage(world, app, { tags: ['v3'] }))
    simulator.faults.add({ match: ({ query }) => query.get('page') === '3', times: 1, effect: push })
    const run = await act(inputs)
    expect(run).toMatchObject({ code: 0, outputs: { 'deleted-count': '40' } })
    expect(packageOf(run).versions.some(({ tags }) => tags.includes('v3'))).toBe(true)
    expectInvariants(run, [app], lost())
  })

  const ofPage =
    (number: string, change: (items: unknown[]) => unknown[]): Effect =>
    (request, proceed) =>
      request.query.get('page') === number
        ? edits((body) => change(Object(body)))(request, proceed)
        : Promise.resolve(proceed())
  const asPage =
    (number: string): Effect =>
    (request, proceed) => {
      request.query.set('page', number)
      return proceed()
    }

  test.each<[string, Effect]>([
    ['is empty in the middle', ofPage('2', () => [])],
    ['is empty at the beginning', ofPage('1', () => [])],
    ['is empty at the end', ofPage('3', () => [])],
    ['lacks half of its items in the middle', ofPage('2', (items) => items.slice(50))],
    ['lacks half of its items at the end', ofPage('3', (items) => items.slice(30))],
    ['begins again on each page', asPage('1')]
  ])('that %s each time it is read leaves the package alone', async (_, effect) => {
    const { app, simulator, act, lost } = await setUpPages()
    const fault = simulator.faults.add({ match: { method: 'GET', path: isList }, effect })
    const run = await act(inputs)
    expect(fault.hits).toBeGreaterThan(0)
    expect(run.code).toBe(1)
    expect(packageOf(run)).toMatchObject({ status: 'failed', problem: expect.stringMatching(/lacked or repeated/) })
    expect(run.requests.filter(({ mutation }) => mutation)).toEqual([])
    expectInvariants(run, [app], lost())
  })

  test.each([200, 250])('of %i versions without a Link is read to its end', async (versions) => {
    const { app, simulator, act, lost } = await setUpPages((versions - 40) / 2)
    const effect: Effect = async (_request, proceed) => {
      const { headers, ...response } = await proceed()
      return { ...response, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'link')) }
    }
    simulator.faults.add({ match: { path: isList }, effect })
    const run = await act(inputs)
    expect(run).toMatchObject({ code: 0, outputs: { 'deleted-count': '40' } })
    expect(packageOf(run).counts.versions).toBe(versions)
    expectInvariants(run, [app], lost())
  })

  test('that begins again without a Link is not read for ever', async () => {
    const { app, simulator, act, lost } = await setUpPages()
    const effect: Effect = async (request, proceed) => {
      const { link: _link, ...headers } = (await asPage('1')(request, proceed)).headers
      return { ...(await proceed()), headers }
    }
    const fault = simulator.faults.add({ match: { method: 'GET', path: isList }, effect })
    const run = await act(inputs)
    expect(fault.hits).toBe(2)
    expect(packageOf(run)).toMatchObject({ status: 'failed', problem: expect.stringMatching(/same page/) })
    expectInvariants(run, [app], lost())
  })

  test('of branches with an empty page answers nothing', async () => {
    const { world, simulator, act } = await setUp()
    const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui' })
    const names = Array.from({ length: 250 }, (_, at) => `b${1000 + at}`)
    addRepository(world, 'acme/app', { branches: ['main', ...names] })
    for (const name of names) publish(world, ui, { name, created: world.clock.now() - 9 * day })
    simulator.faults.add({ match: { path: /branches$/ }, effect: ofPage('2', () => []) })
    const policy =
      "version: 1\npolicies: [{ packages: ui, type: npm, rules: [{ delete: '*', keep: { while: branch-exists } }] }]\n"
    const run = await act({ policy })
    expect(run.code).toBe(1)
    expect(remainingNames(ui)).toHaveLength(250)
    expect(run.report.problems.join()).toMatch(/lacked or repeated/)
  })

  test('of branches is read until two listings agree', async () => {
    const { world, simulator, act } = await setUp()
    const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui' })
    const names = Array.from({ length: 250 }, (_, at) => `b${1000 + at}`)
    const { branches } = addRepository(world, 'acme/app', { branches: ['main', ...names] })
    for (const name of names) publish(world, ui, { name, created: world.clock.now() - 9 * day })
    const effect = meanwhile(() => void branches.splice(branches.indexOf('b1000'), 1))
    simulator.faults.add({ match: ({ query }) => query.get('page') === '2', times: 1, effect })
    const policy =
      "version: 1\npolicies: [{ packages: ui, type: npm, rules: [{ delete: '*', keep: { while: branch-exists } }] }]\n"
    const run = await act({ policy })
    expect(run.code).toBe(0)
    expect(remainingNames(ui)).toEqual(names.slice(1).toReversed())
  })
})
