import { describe, expect, test } from '@jest/globals'
import { machineClock } from '../../simulator/clock.ts'
import { badCredentials, meanwhile, secondaryRateLimited } from '../../simulator/faults.ts'
import { pushImage } from '../../simulator/images.ts'
import { githubLimits } from '../../simulator/limits.ts'
import type { SimulatorOptions } from '../../simulator/server.ts'
import { addPackage, publish } from '../../simulator/world.ts'
import { day, type Inputs, mutations, packageOf, publishDaily, remainingNames, runAction, setUp } from '../action.ts'
import { expectOutputsMatchReport, expectReportMatchesRegistry } from './fixture.ts'

const minute = 60_000
const previews = { packages: 'app', 'delete-tags': 'pr-*' }
const versions = { packages: 'ui', 'package-type': 'npm', 'delete-tags': '1.*' }

/** Sets up a machine whose clock is `ahead` milliseconds fast, and an npm package `ui` with `count` versions to delete. */
const setUpClock = async (ahead: number, count = 0, options: SimulatorOptions = {}) => {
  const given = await setUp(options)
  const { world, clock, simulator } = given
  const machine = machineClock(clock, ahead)
  const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui' })
  for (let at = 0; at < count; at++) publish(world, ui, { name: `1.${at}`, created: clock.now() - 90 * day + at })
  publish(world, ui, { name: '2.0', created: clock.now() - day })
  return { ...given, ui, machine, act: (inputs: Inputs) => runAction(simulator, machine, inputs) }
}

describe("a machine's clock", () => {
  test.each([
    ['ahead', 2 * day + minute],
    ['behind', -2 * day]
  ])('that is over a day %s does not affect decisions', async (_, ahead) => {
    const { world, app, act } = await setUpClock(ahead)
    pushImage(world, app, { tags: ['v1'] })
    pushImage(world, app, { tags: ['pr-1'], created: world.clock.now() - 5 * minute })
    const run = await act(previews)
    expect(run).toMatchObject({ code: 1, report: { complete: false, stopReason: 'error', packages: [] } })
    expect(run.report.problems).toEqual([
      expect.stringMatching(/clock of this machine .*GitHub 2026-06-01 00:00.* day/)
    ])
    expect(mutations(run.requests)).toEqual([])
    expect(remainingNames(app)).toEqual(['pr-1', 'v1'])
  })

  test.each([
    ['ahead', 23 * 60 * minute],
    ['behind', -3 * minute]
  ])('that is %s by minutes or hours is reported, and ages follow the clock of GitHub', async (_, ahead) => {
    const { world, clock, app, act } = await setUpClock(ahead)
    pushImage(world, app, { tags: ['v1'] })
    pushImage(world, app, { tags: ['pr-1'], created: clock.now() - 5 * minute })
    pushImage(world, app, { tags: ['pr-2'], created: clock.now() - 7 * minute })
    const run = await act({ ...previews, 'older-than': '6min' })
    expect(run).toMatchObject({ code: 0, report: { now: '2026-06-01T00:00:00Z', startedAt: '2026-06-01T00:00:00Z' } })
    expect(run.log).toMatch(/::warning::.*clock of this machine .*GitHub 2026-06-01 00:00/)
    expect(remainingNames(app)).toEqual(['pr-1', 'v1'])
  })

  test('that is a minute off is not reported', async () => {
    const { act } = await setUpClock(minute)
    const run = await act({ ...versions, now: '2031-01-01', 'dry-run': 'true' })
    expect(run.report).toMatchObject({ now: '2031-01-01T00:00:00Z', startedAt: '2026-06-01T00:00:00Z' })
    expect(run.log).not.toContain('clock')
  })

  test.each([-10 * minute, 10 * minute])(
    'that is set by %i ms during the run affects neither pacing nor revalidation',
    async (step) => {
      const { clock, machine, ui, simulator, act } = await setUpClock(0, 500, { limits: githubLimits })
      const set = meanwhile(() => machine.step(step))
      simulator.faults.add({ match: { method: 'DELETE' }, after: 150, times: 1, effect: set })
      const started = clock.now()
      const run = await act({ ...versions, 'time-limit': '1h' })
      expect(run).toMatchObject({ code: 0, outputs: { complete: 'true', 'deleted-count': '500' } })
      expect(remainingNames(ui)).toEqual(['2.0'])
      expect(clock.now() - started).toBeLessThan(4 * minute)
      expect(Date.parse(run.report.finishedAt)).toBe(Math.floor(clock.now() / 1000) * 1000)
    }
  )

  test.each([1000, -1000, 70 * minute, -70 * minute])(
    'that is %i ms ahead does not change the wait for the next hour',
    async (ahead) => {
      const { clock, ui, act } = await setUpClock(ahead, 150, { limits: { primary: { classic: 100 } } })
      const run = await act({ ...versions, 'wait-for-rate-limit': 'true', 'rate-limit-reserve': '20' })
      expect(run).toMatchObject({ code: 0, outputs: { complete: 'true', 'deleted-count': '150' } })
      expect(remainingNames(ui)).toEqual(['2.0'])
      expect(run.requests.filter(({ status }) => status === 403)).toEqual([])
      expect(Math.floor(clock.now() / minute) * minute).toBe(Date.parse('2026-06-01T01:00:00Z'))
      const hours = Map.groupBy(run.requests, ({ time }) => time < Date.parse('2026-06-01T01:00:00Z'))
      expect(hours.get(true)).toHaveLength(80)
    }
  )
})

describe('a persistent secondary limit', () => {
  test('ends the run after a few pauses, even if other requests succeed meanwhile', async () => {
    const { clock, ui, simulator, act } = await setUpClock(0, 300)
    const limit = secondaryRateLimited({ retryAfter: 60 })
    simulator.faults.add({ match: { method: 'DELETE' }, after: 20, effect: limit })
    const started = clock.now()
    const run = await act(versions)
    expect(run).toMatchObject({
      code: 0,
      outputs: { complete: 'false', 'failed-count': '0', 'deleted-count': '20' },
      report: { stopReason: 'rate-limit' }
    })
    expect(run.log).toMatch(
      /::warning::GitHub's rate limit is still exceeded after 4 pauses \("You have exceeded a secondary/
    )
    expect(mutations(run.requests).length).toBeLessThanOrEqual(20 + 5 * 10)
    expect(clock.now() - started).toBeLessThan(6 * minute)
    expectReportMatchesRegistry(ui, packageOf(run))
    expectOutputsMatchReport(run)
  })

  test('also ends a run that only reads', async () => {
    const { simulator, act } = await setUpClock(0, 300)
    const limit = secondaryRateLimited({ retryAfter: 60 })
    simulator.faults.add({ match: { path: /versions$/ }, effect: limit })
    const run = await act({ ...versions, packages: 'ui, zz, a, b' })
    expect(run).toMatchObject({ code: 0, outputs: { complete: 'false' }, report: { stopReason: 'rate-limit' } })
    // Packages that are listed side by side meet the same limits.
    expect(new Set(run.requests.map(({ time }) => time)).size).toBe(5)
    const listings = Map.groupBy(run.requests, ({ path }) => path)
      .values()
      .map(({ length }) => length)
    expect(Math.max(...listings)).toBe(5)
  })

  test('that ends in time costs only the pause', async () => {
    const { simulator, act } = await setUpClock(0, 60)
    for (const after of [5, 20, 35, 50, 65, 80]) {
      simulator.faults.add({
        match: { method: 'DELETE' },
        after,
        times: 1,
        effect: secondaryRateLimited({ retryAfter: 60 })
      })
    }
    expect(await act(versions)).toMatchObject({ code: 0, outputs: { complete: 'true', 'deleted-count': '60' } })
  })
})

describe('a token that expires during the run', () => {
  test('ends the run at once with an explanation', async () => {
    const { clock, ui, simulator, act } = await setUpClock(0, 300)
    simulator.faults.add({ match: { path: /./ }, after: 40, effect: badCredentials() })
    const started = clock.now()
    const run = await act(versions)
    expect(run).toMatchObject({
      code: 1,
      outputs: { complete: 'false', 'failed-count': '0' },
      report: { stopReason: 'error' }
    })
    expect(run.report.problems).toEqual([
      expect.stringMatching(/^input token: .*401 "Bad credentials".*expired.*time-limit/)
    ])
    expect(run.requests.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(40)
    expect(clock.now() - started).toBeLessThan(minute)
    expectReportMatchesRegistry(ui, packageOf(run))
    expectOutputsMatchReport(run)
  })

  test.each([
    ['the fourth deletion', 'DELETE', /versions/, 3],
    ['the listing', 'GET', /versions$/, 0]
  ])('is not assumed after a single 401 for %s', async (_, method, path, after) => {
    const { simulator, act } = await setUpClock(0, 30)
    const fault = simulator.faults.add({ match: { method, path }, after, times: 1, effect: badCredentials() })
    expect(await act(versions)).toMatchObject({ code: 0, outputs: { complete: 'true', 'deleted-count': '30' } })
    expect(fault.hits).toBe(1)
  })

  test('also ends the reading of packages', async () => {
    const { simulator, act } = await setUpClock(0)
    simulator.faults.add({ match: { path: /versions$/ }, effect: badCredentials() })
    const run = await act({ ...versions, packages: 'ui, zz, a, b' })
    expect(run).toMatchObject({ code: 1, report: { stopReason: 'error' } })
    expect(run.report.problems).toHaveLength(1)
    // The four that are listed side by side, and one that is asked again.
    expect(run.requests.filter(({ status }) => status === 401)).toHaveLength(5)
  })

  test('is not assumed if GitHub accepts the token on the next attempt', async () => {
    const { simulator, act } = await setUpClock(0, 30)
    simulator.faults.add({ match: { path: /./ }, after: 10, times: 3, effect: badCredentials() })
    expect(await act(versions)).toMatchObject({ code: 0, outputs: { complete: 'true', 'deleted-count': '30' } })
  })
})

describe('time-limit', () => {
  test.each([
    ['the packages', { packages: 'app, v*' }],
    ['the versions of a package', { packages: 'app' }]
  ])('also ends the reading of %s', async (_, names) => {
    const { world, clock, app, act } = await setUpClock(0, 0, { latency: 4000 })
    publishDaily(world, app, ['v1', ...Array.from({ length: 3000 }, (_, at) => `pr-${at}`)])
    const started = clock.now()
    const run = await act({ ...previews, ...names, 'time-limit': '1min' })
    expect(run).toMatchObject({ code: 0, outputs: { complete: 'false' }, report: { stopReason: 'time-limit' } })
    expect(run.report.problems).toEqual([])
    expect(packageOf(run, 'app').status).toBe('skipped')
    expect(clock.now() - started).toBeLessThan(65_000)
  })

  test('ends the phases before the first deletion', async () => {
    const { ui, simulator, clock, act } = await setUpClock(0, 90)
    simulator.faults.add({ match: { path: /versions$/ }, effect: meanwhile(() => clock.advance(61_000)) })
    const run = await act({ ...versions, 'time-limit': '1min' })
    expect(run).toMatchObject({ code: 0, outputs: { 'deleted-count': '0' }, report: { stopReason: 'time-limit' } })
    expect(mutations(run.requests)).toEqual([])
    expect(ui.versions).toHaveLength(91)
  })
})
