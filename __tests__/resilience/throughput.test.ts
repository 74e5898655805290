import { expect, test } from '@jest/globals'
import { githubLimits } from '../../simulator/limits.ts'
import { addPackage } from '../../simulator/world.ts'
import { publishDaily, setUp } from '../action.ts'

const latency = 20
const { secondary = {} } = githubLimits
const named = (count: number): string[] => Array.from({ length: count }, (_, at) => `1.0.${count - at}`)

test('600 of 1,000 versions are deleted in 265 seconds of GitHub’s limits, of which none is met', async () => {
  const { world, simulator, act } = await setUp({ latency, limits: { secondary } })
  publishDaily(
    world,
    addPackage(world, { owner: 'acme', type: 'npm', name: 'ui', repository: 'acme/app' }),
    named(1000)
  )
  const inputs = { packages: 'ui', 'package-type': 'npm', 'delete-tags': '@any', 'keep-latest': '400' }
  const { code, outputs } = await act(inputs)
  expect([code, outputs['deleted-count'], outputs['kept-count']]).toEqual([0, '600', '400'])
  const deletions = simulator.requests.filter(({ mutation }) => mutation)
  expect(deletions).toHaveLength(600)
  expect(Number(deletions.at(-1)?.time) - Number(deletions[0]?.time)).toBeLessThan(265_000)
  expect(simulator.requests.filter(({ status }) => status === 403 || status === 429)).toEqual([])
})

test('100 deletions of 20 ms each take 3 seconds at the most', async () => {
  const { world, simulator, act } = await setUp({ latency, limits: { secondary } })
  publishDaily(world, addPackage(world, { owner: 'acme', type: 'npm', name: 'ui', repository: 'acme/app' }), named(200))
  await act({ packages: 'ui', 'package-type': 'npm', 'delete-tags': '@any', 'keep-latest': '100' })
  const deletions = simulator.requests.filter(({ mutation }) => mutation)
  expect(deletions).toHaveLength(100)
  expect(Number(deletions.at(-1)?.time) - Number(deletions[0]?.time)).toBeLessThan(3000)
})

test('a listing takes its pages and three requests more, and each manifest is read once', async () => {
  const { world, app, act } = await setUp()
  publishDaily(world, app, named(1001))
  const inputs = { packages: 'app', 'delete-tags': '*', 'keep-latest': '1', 'dry-run': 'true' }
  const { requests, outputs } = await act(inputs)
  expect(outputs['planned-count']).toBe('1000')
  expect(requests.filter(({ host }) => host === 'rest').length).toBeLessThanOrEqual(11 + 3)
  const reads = requests.filter(({ host }) => host === 'registry').map(({ path }) => path)
  expect(new Set(reads).size).toBe(reads.length)
  expect(reads.length).toBeLessThanOrEqual(1001)
})
