import { describe, expect, test } from '@jest/globals'
import { githubLimits } from '../../simulator/limits.ts'
import type { SimulatorOptions } from '../../simulator/server.ts'
import { addPackage, type PackageType } from '../../simulator/world.ts'
import { publishDaily, setUp } from '../action.ts'
import { peakLoad } from './fixture.ts'

const latency = 20
const versionNames = (count: number): string[] => Array.from({ length: count }, (_, at) => `1.0.${count - at}`)

/** GitHub's limits, interpreted most strictly: the points of all routes count together. */
const limits = { secondary: { ...githubLimits.secondary, together: true } }

/** Deletes `deletions` of `count` versions and returns the run, its changes, their duration and the refused requests. */
const deleteSome = async (type: PackageType, count: number, deletions: number, options: SimulatorOptions = {}) => {
  const { world, clock, act } = await setUp({ latency, limits, ...options })
  const pkg = addPackage(world, { owner: 'acme', type, name: 'pkg', repository: 'acme/app' })
  publishDaily(world, pkg, versionNames(count))
  const keep = { 'delete-tags': '@any', 'keep-latest': `${count - deletions}` }
  const run = await act({ packages: 'pkg', 'package-type': type, ...keep })
  const changes = run.requests.filter(({ mutation }) => mutation)
  const seconds = (Number(changes.at(-1)?.time) - Number(changes[0]?.time)) / 1000
  return { clock, run, changes, seconds, refused: run.requests.filter(({ status }) => status === 403) }
}

test.each([
  ['npm', 200, 100, 3],
  ['container', 1300, 157, 3],
  ['npm', 1000, 300, 65],
  ['npm', 1000, 600, 195]
] as const)('of %s versions, %i in all, %i are deleted within %i s without hitting a limit', async (...figures) => {
  const [type, count, deletions, limit] = figures
  const { run, seconds, refused } = await deleteSome(type, count, deletions)
  expect([run.code, run.outputs['deleted-count']]).toEqual([0, `${deletions}`])
  expect(seconds).toBeLessThanOrEqual(limit)
  expect(refused).toEqual([])
  expect(peakLoad(run.requests).points).toBeLessThanOrEqual(900)
})

test('1,000 deletions at 1,000 requests an hour need little more than that hour', async () => {
  const { world, act } = await setUp({ latency, limits: { ...limits, primary: { classic: 1000 } } })
  publishDaily(world, addPackage(world, { owner: 'acme', type: 'npm', name: 'pkg' }), versionNames(3000))
  const keep = { 'delete-tags': '@any', 'keep-latest': '2000', 'wait-for-rate-limit': 'true' }
  const run = await act({ packages: 'pkg', 'package-type': 'npm', ...keep })
  const changes = run.requests.filter(({ mutation }) => mutation)
  expect([run.code, changes.length]).toEqual([0, 1000])
  expect(Number(changes.at(-1)?.time) - Number(changes[0]?.time)).toBeLessThanOrEqual(3_605_000)
  expect(run.requests.every(({ status }) => status === 200 || status === 204)).toBe(true)
})

describe('if deletions count as content creation', () => {
  const creation = { perMinute: 80, perHour: 500 }
  const creationLimits = { secondary: { ...limits.secondary, creation } }

  test('the first response that says so sets the pace for the rest of the run', async () => {
    const { run, changes, seconds, refused } = await deleteSome('npm', 500, 300, { limits: creationLimits })
    expect([run.code, run.outputs['deleted-count']]).toEqual([0, '300'])
    // Requests that were in flight when the first was refused.
    expect(refused.length).toBeLessThanOrEqual(10)
    expect(changes).toHaveLength(300 + refused.length)
    expect(seconds).toBeLessThan(4 * 60)
    expect(run.log).toMatch(/content creation.*80 a minute and 500 an hour/)
  })

  test('the run ends cleanly once the changes of an hour are used up', async () => {
    const { clock, run } = await deleteSome('npm', 700, 600, { limits: creationLimits })
    expect([run.code, run.report.stopReason, run.outputs['failed-count']]).toEqual([0, 'rate-limit', '0'])
    expect(Number(run.outputs['deleted-count'])).toBeGreaterThanOrEqual(480)
    expect(run.log).toMatch(/500 changes an hour .*used up/)
    expect(clock.now()).toBeLessThan(Date.parse('2026-06-01T00:15:00Z'))
  })
})

test('a listing takes its pages and three more requests, and each manifest is read once', async () => {
  const { world, app, act } = await setUp()
  publishDaily(world, app, versionNames(1001))
  const inputs = { packages: 'app', 'delete-tags': '*', 'keep-latest': '1', 'dry-run': 'true' }
  const { requests, outputs } = await act(inputs)
  expect(outputs['planned-count']).toBe('1000')
  expect(requests.filter(({ host }) => host === 'rest').length).toBeLessThanOrEqual(11 + 3)
  const reads = requests.filter(({ host }) => host === 'registry').map(({ path }) => path)
  expect(new Set(reads).size).toBe(reads.length)
  expect(reads.length).toBeLessThanOrEqual(1001)
})
