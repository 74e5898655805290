import { expect, test } from '@jest/globals'
import { pushBuildCache, pushImage } from '../../../simulator/images.ts'
import { packageOf, setUp } from '../../action.ts'

const created = '2026-03-01'

test('an index of layers, as BuildKit wrote caches, is whole, and its layers count as storage', async () => {
  const { world, app, act } = await setUp()
  pushImage(world, app, { created, tags: ['v1'], layers: [7] })
  pushBuildCache(world, app, { created, tags: ['cache'], layers: [1000, 200] })
  pushBuildCache(world, app, { created, tags: ['pr-1-cache'], layers: [30_000] })
  const run = await act({ 'delete-tags': 'pr-*', 'dry-run': 'true' })
  const { broken, bytes } = packageOf(run)
  expect(broken).toBeUndefined()
  expect(bytes?.reclaimable).toBeGreaterThanOrEqual(30_000)
  expect(Number(bytes?.total) - Number(bytes?.reclaimable)).toBeGreaterThanOrEqual(1200)
})

test('a manifest with 6,000 layers is read like any other', async () => {
  const { world, app, act } = await setUp()
  const layers = Array.from({ length: 6000 }, (_, size) => ({ name: `layer ${size}`, size: 1 }))
  pushImage(world, app, { created, tags: ['pr-1'], layers })
  pushImage(world, app, { created, tags: ['v1'] })
  const run = await act({ 'delete-tags': 'pr-*' })
  expect(run.code).toBe(0)
  expect(packageOf(run)).toMatchObject({ status: 'ok', counts: { deleted: 1 } })
})
