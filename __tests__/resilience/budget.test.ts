import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { meanwhile } from '../../simulator/faults.ts'
import { pushImage } from '../../simulator/images.ts'
import { githubLimits } from '../../simulator/limits.ts'
import type { SimulatorOptions } from '../../simulator/server.ts'
import { addPackage, moveTag, publish } from '../../simulator/world.ts'
import { day, packageOf, publishDaily, remainingNames, setUp, workspace } from '../action.ts'
import { expectPieces } from '../words.ts'
import { expectOutputsMatchReport, expectReportMatchesRegistry, peakLoad } from './fixture.ts'

const inputs = { packages: 'ui', 'package-type': 'npm', 'delete-tags': '1.*' }

/** Publishes `count` old npm versions and a release 2.0; the token has `perHour` requests an hour. */
const setUpVersions = async (count: number, perHour: number | null, options: SimulatorOptions = {}) => {
  const primary = perHour === null ? {} : { primary: { classic: perHour } }
  const { world, clock, act, simulator } = await setUp({ limits: { ...githubLimits, ...primary }, ...options })
  const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui' })
  const created = clock.now() - 900 * day
  for (let at = 0; at < count; at++) publish(world, ui, { name: `1.${at}`, created: created + at })
  publish(world, ui, { name: '2.0', created: clock.now() - day })
  return { world, clock, ui, act, simulator }
}

describe('at the end of the hourly budget', () => {
  test('the run stops cleanly, says when it can continue, and leaves the reserve', async () => {
    const { ui, act } = await setUpVersions(300, 200)
    const run = await act({ ...inputs, 'rate-limit-reserve': '30' })
    expect(run).toMatchObject({
      code: 0,
      outputs: { complete: 'false', 'failed-count': '0' },
      report: { complete: false, stopReason: 'rate-limit' }
    })
    expect(run.requests).toHaveLength(170)
    expect(run.log).toMatch(/used up.*2026-06-01 01:00/)
    expectReportMatchesRegistry(ui, packageOf(run))
    expectOutputsMatchReport(run)
    const outcomes = Map.groupBy(packageOf(run).versions, ({ outcome }) => outcome)
    expect([...outcomes.keys()].toSorted()).toEqual(['deferred', 'deleted', 'kept'])
  })

  test('the next run continues where it stopped', async () => {
    const { clock, ui, act } = await setUpVersions(250, 200)
    await act(inputs)
    clock.advance(3_600_000)
    const run = await act(inputs)
    expect(run).toMatchObject({ code: 0, outputs: { complete: 'true' } })
    expect(ui.versions.map(({ name }) => name)).toEqual(['2.0'])
  })

  test('the run waits if configured, and says for what and until when', async () => {
    const { clock, ui, act } = await setUpVersions(300, 200)
    const started = clock.now()
    const run = await act({ ...inputs, 'wait-for-rate-limit': 'true' })
    expect(run).toMatchObject({ code: 0, outputs: { complete: 'true', 'deleted-count': '300' } })
    expect(ui.versions).toHaveLength(1)
    expect(run.log).toMatch(/waiting until 2026-06-01 01:00:01.*primary rate limit/)
    expect(clock.now() - started).toBeGreaterThanOrEqual(2 * 3_600_000)
    expect(run.requests.some(({ status }) => status === 403 || status === 429)).toBe(false)
  })

  test.each([403, 429] as const)(
    'known only from /rate_limit, after a %i, the run stops as cleanly',
    async (primaryStatus) => {
      const limits = { primary: { classic: 100 }, primaryStatus }
      const { ui, act } = await setUpVersions(150, 100, { limits, rateHeaders: false })
      const run = await act(inputs)
      expect(run).toMatchObject({ code: 0, outputs: { 'failed-count': '0' }, report: { stopReason: 'rate-limit' } })
      expect(run.log).toMatch(/2026-06-01 01:00/)
      expectReportMatchesRegistry(ui, packageOf(run))
    }
  )

  test('changes while the run waits are respected', async () => {
    const { world, clock, app, simulator, act } = await setUp({ limits: { primary: { classic: 70 } } })
    const created = clock.now() - 9 * day
    for (const tags of [['v1'], ...Array.from({ length: 40 }, (_, at) => [`pr-${at}`])]) {
      pushImage(world, app, { tags, created })
    }
    const [last] = app.versions.slice(-1)
    const tagTheLast = () => {
      if (last) moveTag(app, 'v2', last, clock.now())
    }
    simulator.faults.add({ match: { method: 'DELETE' }, after: 10, times: 1, effect: meanwhile(tagTheLast) })
    const run = await act({ packages: 'app', 'delete-tags': 'pr-*', 'wait-for-rate-limit': 'true' })
    expect([...app.tags.keys()].toSorted()).toEqual(['pr-39', 'v1', 'v2'])
    expect(packageOf(run).versions.find(({ id }) => id === last?.id)?.outcome).toBe('changed')
    expect(run.code).toBe(0)
  })

  test('a listing that needs more than the remaining budget is not started', async () => {
    const { world, ui, act } = await setUpVersions(3000, 60)
    const zz = addPackage(world, { owner: 'acme', type: 'npm', name: 'zz' })
    publishDaily(world, zz, ['2.0', '1.1', '1.0'])
    const run = await act({ ...inputs, packages: 'ui, zz' })
    expect(run).toMatchObject({ code: 0, outputs: { complete: 'false' }, report: { stopReason: 'rate-limit' } })
    expect(packageOf(run, 'ui')).toMatchObject({
      status: 'skipped',
      warnings: [
        expect.stringMatching(/takes 36 requests.*10 an hour for the run.*rate-limit-reserve.*wait-for-rate-limit/)
      ]
    })
    expect(run.log).toContain('::warning::npm package acme/ui: listing it takes 36 requests')
    expect(ui.versions).toHaveLength(3001)
    expect(remainingNames(zz)).toEqual(['2.0'])
  })

  test('a listing that needs more than the remaining budget continues in the next hour if the run may wait', async () => {
    const { clock, ui, act } = await setUpVersions(3000, 60)
    const wait = { 'rate-limit-reserve': '0', 'wait-for-rate-limit': 'true' }
    await act({ ...inputs, ...wait, 'dry-run': 'true' })
    const run = await act({ ...inputs, ...wait, 'delete-tags': '1.0' })
    expect(run).toMatchObject({ code: 0, outputs: { complete: 'true', 'deleted-count': '1' } })
    expect(ui.versions).toHaveLength(3000)
    expect(clock.now()).toBe(Date.parse('2026-06-01T01:00:01Z'))
    expect(run.log.match(/waiting until/g)).toHaveLength(1)
    // The whole list is read within one hour.
    const again = run.requests.filter(({ query }) => /per_page=100/.test(query)).slice(-31)
    expect(new Set(again.map(({ time }) => time)).size).toBe(1)
  })

  test('packages that the budget does not reach are skipped', async () => {
    const { world, act } = await setUpVersions(100, 100)
    addPackage(world, { owner: 'acme', type: 'npm', name: 'zz' })
    const run = await act({ ...inputs, packages: 'ui, zz' })
    expect(run).toMatchObject({ code: 0, report: { stopReason: 'rate-limit', complete: false } })
  })
})

describe('before the first deletion the run says', () => {
  const runBySchedule = (schedule: string) => {
    const path = join(workspace, 'event.json')
    writeFileSync(path, JSON.stringify({ schedule }))
    return { GITHUB_EVENT_NAME: 'schedule', GITHUB_EVENT_PATH: path }
  }

  test('how many deletions the hour covers, and how many runs the rest takes at this schedule', async () => {
    const { clock, ui, act } = await setUpVersions(900, 400)
    const environment = runBySchedule('17 3 * * *')
    const { log, summary, report, outputs } = await act(inputs, environment)
    const { covered = 0, furtherRuns = 0, ...others } = report.rateLimit ?? {}
    expect(others).toEqual({ remaining: 337, planned: 900, furtherHours: furtherRuns, schedule: '17 3 * * *' })
    expect(Math.abs(covered - Number(outputs['deleted-count']))).toBeLessThanOrEqual(5)
    const pieces = [
      'leaves this run 337 requests',
      `about ${covered} of the 900 planned deletions`,
      'about 2 more runs'
    ]
    expectPieces(log.slice(0, log.indexOf('::group::')), ...pieces, 'at the schedule "17 3 * * *"')
    expectPieces(summary, ...pieces, 'at the schedule `17 3 * * *`')
    let runs = 0
    for (; ui.versions.length > 1; runs++) {
      clock.advance(day)
      await act(inputs, environment)
    }
    expect(runs).toBe(furtherRuns)
  })

  test('how many runs the rest takes in hours of which each starts several', async () => {
    const { act } = await setUpVersions(900, 400)
    const { report, log } = await act({ ...inputs, 'dry-run': 'true' }, runBySchedule('*/15 * * * *'))
    expect(report.rateLimit).toMatchObject({ furtherHours: 2, furtherRuns: 8 })
    expectPieces(log, 'about 8 more runs, at the schedule "*/15 * * * *"')
  })

  test('how many hours it waits for the rest', async () => {
    const { clock, act } = await setUpVersions(900, 400)
    const started = clock.now()
    const { report, log } = await act({ ...inputs, 'wait-for-rate-limit': 'true' })
    expectPieces(log, 'for the rest it waits about 2 more hours')
    expect(report.rateLimit).toMatchObject({ furtherHours: 2 })
    expect(Math.floor((clock.now() - started) / 3_600_000)).toBe(2)
  })

  test('that it covers all, with which the summary need not bother', async () => {
    const { act } = await setUpVersions(100, 400)
    const { report, log, summary } = await act(inputs)
    expectPieces(log, 'enough for the 100 planned deletions')
    expect(report.rateLimit).toEqual({ remaining: expect.any(Number), planned: 100, covered: 100 })
    expect(summary).not.toContain('planned deletions')
  })

  test('nothing of the kind without an hourly limit, or with nothing to delete', async () => {
    for (const perHour of [null, 400]) {
      const { act } = await setUpVersions(perHour === null ? 10 : 0, perHour, perHour === null ? { limits: {} } : {})
      const { report, log } = await act({ ...inputs, 'delete-tags': '@any', 'keep-latest': '1' })
      expect(report.rateLimit).toBe(undefined)
      expect(log).not.toContain('primary rate limit')
    }
  })
})

describe('the pace', () => {
  test('deletes thousands of versions in the minutes that GitHub allows', async () => {
    const { clock, ui, act } = await setUpVersions(3400, 5000)
    const started = clock.now()
    const run = await act(inputs)
    expect(run).toMatchObject({ code: 0, outputs: { complete: 'true', 'deleted-count': '3400' } })
    expect(ui.versions).toHaveLength(1)
    const minutes = (clock.now() - started) / 60_000
    expect(minutes).toBeGreaterThan(3400 / 180)
    expect(minutes).toBeLessThan(3400 / 170)
    const { points, concurrent } = peakLoad(run.requests)
    expect(points).toBeLessThanOrEqual(900)
    expect(concurrent).toBeLessThanOrEqual(100)
    expect(run.log).toMatch(/\d+ of 3,400 changes made, 1\d\d per minute, about .* left/)
  })

  test('on a GitHub Enterprise Server has only requests at once for a limit', async () => {
    const { clock, ui, act } = await setUpVersions(1500, null, { apiPrefix: '/api/v3', limits: {}, latency: 100 })
    const started = clock.now()
    const run = await act(inputs)
    expect(run.outputs['deleted-count']).toBe('1500')
    expect(ui.versions).toHaveLength(1)
    expect(clock.now() - started).toBeLessThan(60_000)
    expect(peakLoad(run.requests).concurrent).toBeLessThanOrEqual(100)
  })
})
