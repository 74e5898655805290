import { describe, expect, test } from '@jest/globals'
import { meanwhile, secondaryRateLimited, serverError } from '../../simulator/faults.ts'
import { pushImage, pushMultiArch } from '../../simulator/images.ts'
import type { SimulatorOptions } from '../../simulator/server.ts'
import { deleteVersion } from '../../simulator/trash.ts'
import { addPackage, packageKey } from '../../simulator/world.ts'
import {
  day,
  describeVersions,
  mutations,
  packageOf,
  publishDaily,
  reasonCodes,
  remainingNames,
  setUp
} from '../action.ts'
import { expectPieces } from '../words.ts'
import { expectReportMatchesRegistry } from './fixture.ts'

const inputs = { packages: 'app', 'delete-tags': 'pr-*' }

/** Pushes a release and `count` images to delete, each a day older than the one before. */
const setUpPreviews = async (count: number, latency = 0) => {
  const { world, clock, app, simulator, act } = await setUp({ latency })
  publishDaily(world, app, ['v1', ...Array.from({ length: count }, (_, at) => `pr-${at}`)])
  return { world, clock, app, simulator, act }
}

describe('time-limit', () => {
  test('stops the run cleanly, and the next run continues', async () => {
    const { clock, app, act } = await setUpPreviews(400)
    const started = clock.now()
    const run = await act({ ...inputs, 'time-limit': '1min' })
    expect(run).toMatchObject({
      code: 0,
      outputs: { complete: 'false', 'failed-count': '0' },
      report: { complete: false, stopReason: 'time-limit' }
    })
    expect(clock.now() - started).toBeLessThan(62_000)
    expect(Number(run.outputs['deleted-count'])).toBeGreaterThan(100)
    expectReportMatchesRegistry(app, packageOf(run))
    expect(await act(inputs)).toMatchObject({ code: 0, outputs: { complete: 'true' } })
    expect(remainingNames(app)).toEqual(['v1'])
  })

  test('also ends a pause that GitHub asks for', async () => {
    const { clock, app, simulator, act } = await setUpPreviews(20)
    simulator.faults.add({
      match: { method: 'DELETE' },
      after: 5,
      effect: secondaryRateLimited({ retryAfter: 3600 })
    })
    const started = clock.now()
    const run = await act({ ...inputs, 'time-limit': '10min' })
    expect(clock.now() - started).toBe(600_000)
    expect(run).toMatchObject({ code: 0, report: { stopReason: 'time-limit', complete: false } })
    expectReportMatchesRegistry(app, packageOf(run))
  })
})

test.each([
  ['listing', 1100, 6000, /^11 of 12 pages listed of container package app, \d+ per minute, less than a minute left$/],
  ['reading', 300, 1000, /^\d+ of 301 manifests read of container package app, [\d,]+ per minute, .+ left$/],
  ['deleting', 300, 0, /^\d+ of 300 changes made, \d+ per minute, .+ left$/]
])('a long phase of %s logs its progress every few seconds', async (_, count, latency, line) => {
  const { act } = await setUpPreviews(count, latency)
  const { log } = await act({ ...inputs, 'max-deletions': '300' })
  expect(log.split('\n').filter((each) => line.test(each))).not.toEqual([])
})

/** Pushes a release and `count` previews with two platforms each; `countLeftovers` counts the children of deleted indexes. */
const setUpImages = async (count: number, options: SimulatorOptions = {}) => {
  const { world, clock, app, simulator, act } = await setUp(options)
  const created = clock.now() - 9 * day
  for (const tags of [['v1'], ...Array.from({ length: count }, (_, at) => [`pr-${at}`])]) {
    pushMultiArch(world, app, { tags, created })
  }
  const countLeftovers = () => app.versions.length - 3 * app.tags.size
  return { clock, app, simulator, act, countLeftovers }
}

describe('an image whose deletion has started is finished', () => {
  test.each([20, 45, 70])('with a time limit of %i s', async (seconds) => {
    const { clock, app, act, countLeftovers, simulator } = await setUpImages(200, { latency: 300 })
    simulator.faults.add({
      match: { method: 'DELETE' },
      after: 20,
      times: 1,
      effect: meanwhile(() => clock.advance(seconds * 1000))
    })
    const run = await act({ ...inputs, 'time-limit': '1min' })
    expect(run).toMatchObject({ code: 0, report: { stopReason: 'time-limit', complete: false } })
    expect(countLeftovers()).toBe(0)
    expectReportMatchesRegistry(app, packageOf(run))
  })

  test.each(Array.from({ length: 12 }, (_, at) => 56 + at))('with a budget of %i requests', async (budget) => {
    const { app, act, countLeftovers } = await setUpImages(30, { limits: { primary: { classic: budget } } })
    const run = await act(inputs)
    expect(run).toMatchObject({ code: 0, report: { stopReason: 'rate-limit', complete: false } })
    expect(countLeftovers()).toBe(0)
    expect(run.requests.filter(({ host }) => host === 'rest').length).toBeLessThanOrEqual(budget - 50)
    expectReportMatchesRegistry(app, packageOf(run))
  })

  test('after a cancellation', async () => {
    const { app, act, countLeftovers, simulator } = await setUpImages(30)
    const cancel = new AbortController()
    simulator.faults.add({ match: { method: 'DELETE' }, after: 10, times: 1, effect: meanwhile(() => cancel.abort()) })
    const run = await act(inputs, {}, cancel.signal)
    expect(run).toMatchObject({ code: 1, report: { stopReason: 'cancelled' } })
    expect(app.tags.size).toBeGreaterThan(20)
    expect(countLeftovers()).toBe(0)
    expectReportMatchesRegistry(app, packageOf(run))
  })

  test('unless GitHub asks for a longer pause than the time limit leaves', async () => {
    const { clock, act, simulator } = await setUpImages(30)
    simulator.faults.add({ match: { method: 'DELETE' }, after: 2, effect: secondaryRateLimited({ retryAfter: 3600 }) })
    const started = clock.now()
    const run = await act({ ...inputs, 'time-limit': '10min' })
    expect(run).toMatchObject({ code: 0, report: { stopReason: 'time-limit' } })
    expect(clock.now() - started).toBe(660_000)
  })
})

test('leftovers of a killed run are reported if no rule covers them', async () => {
  const { world, app, act } = await setUp()
  const created = world.clock.now() - 9 * day
  const [kept, gone] = ['v1', 'v2'].map((tag) => pushMultiArch(world, app, { tags: [tag], created }))
  publishDaily(world, app, ['pr-1'])
  if (!gone || !kept) throw new Error('not pushed')
  deleteVersion(world, app, gone.index)
  const { summary } = await act({ ...inputs, 'dry-run': 'true' })
  const [note = ''] = /^> .*`delete-untagged: true`.*$/m.exec(summary) ?? []
  expectPieces(note, '2 untagged versions')
  for (const { name } of gone.children) expect(note).toContain(name.slice(0, 19))
  for (const { name } of kept.children) expect(note).not.toContain(name.slice(0, 19))
  const covered = await act({ ...inputs, 'delete-untagged': 'true', 'older-than': '30d', 'dry-run': 'true' })
  expect(covered.summary).not.toContain('`delete-untagged: true`')
})

describe('max-deletions', () => {
  test('counts over all packages, including failed deletions and versions that are gone', async () => {
    const { world, act } = await setUp()
    const packages = ['a', 'b'].map((name) => addPackage(world, { owner: 'acme', type: 'npm', name }))
    for (const pkg of packages) publishDaily(world, pkg, ['1', '2', '3', '4'])
    const run = await act({ packages: 'a, b', 'package-type': 'npm', 'delete-tags': '*', 'max-deletions': '4' })
    expect(packages.map(remainingNames)).toEqual([
      ['1', '2'],
      ['1', '2']
    ])
    expect(run.report.stopReason).toBe('max-deletions')
  })
})

describe('delete-empty-packages', () => {
  const all = { packages: 'app', 'delete-tags': 'pr-*', 'delete-empty-packages': 'true' }

  test('keeps a package that gained a version while it was read', async () => {
    const { world, clock, app, simulator, act } = await setUp()
    publishDaily(world, app, ['pr-1', 'pr-2'])
    const push = () => {
      pushImage(world, app, { tags: ['v1'] })
      clock.advance(50_000)
    }
    simulator.faults.add({ match: { path: /manifests/ }, times: 1, effect: meanwhile(push) })
    const run = await act(all)
    expect(mutations(run.requests)).toEqual([])
    expect(remainingNames(app)).toEqual(['v1', 'pr-1', 'pr-2'])
    expect(describeVersions(packageOf(run), ({ outcome }) => outcome)).toEqual({ 'pr-1': 'changed', 'pr-2': 'changed' })
    expect(run.code).toBe(0)
  })

  test.each([31_000, 0])('keeps a package that gained a version %i ms before its deletion', async (before) => {
    const { world, clock, app, simulator, act } = await setUp()
    publishDaily(world, app, ['pr-1', 'pr-2'])
    const push = () => {
      pushImage(world, app, { tags: ['v1'] })
      clock.advance(before)
    }
    simulator.faults.add({ match: { path: /manifests/ }, after: 1, times: 1, effect: meanwhile(push) })
    const run = await act(all)
    expect(mutations(run.requests)).toEqual([])
    expect(remainingNames(app)).toEqual(['v1', 'pr-1', 'pr-2'])
  })

  test('checks again before a second attempt', async () => {
    const { world, app, simulator, act } = await setUp()
    publishDaily(world, app, ['pr-1', 'pr-2'])
    simulator.faults.add({
      match: { method: 'DELETE' },
      times: 1,
      effect: (request, proceed) => {
        pushImage(world, app, { tags: ['v1'] })
        return serverError(503)(request, proceed)
      }
    })
    const run = await act(all)
    expect(mutations(run.requests)).toHaveLength(1)
    expect(remainingNames(app)).toEqual(['v1', 'pr-1', 'pr-2'])
  })

  test('keeps a package in which a version gained a tag', async () => {
    const { world, clock, app, simulator, act } = await setUp()
    const [image] = publishDaily(world, app, ['pr-1', 'pr-2'])
    const tag = () => {
      if (image) pushImage(world, app, { tags: ['v1'] })
      clock.advance(50_000)
    }
    simulator.faults.add({ match: { path: /manifests/ }, times: 1, effect: meanwhile(tag) })
    await act(all)
    expect(world.owners.get('acme')?.packages.has(packageKey('container', 'app'))).toBe(true)
  })
})

describe('a change by another client between plan and deletion', () => {
  test('is reported for each version', async () => {
    const { world, app, simulator, act } = await setUpPreviews(3)
    const victim = app.tags.get('pr-1')
    simulator.faults.add({
      match: { method: 'DELETE' },
      times: 1,
      effect: meanwhile(() => {
        if (victim) deleteVersion(world, app, victim)
      })
    })
    const run = await act(inputs)
    expect(describeVersions(packageOf(run), ({ outcome }) => outcome)).toEqual({
      v1: 'kept',
      'pr-0': 'deleted',
      'pr-1': 'gone',
      'pr-2': 'deleted'
    })
    expect(packageOf(run).versions.map(reasonCodes)).toContain('expired')
  })
})
