import { expect, test } from '@jest/globals'
import { pushImage, pushMultiArch } from '../../../simulator/images.ts'
import { documentOf } from '../../../simulator/manifests.ts'
import type { SimVersion } from '../../../simulator/world.ts'
import { packageOf, setUp } from '../../action.ts'

const created = '2026-05-01'
const base = { name: 'base', size: 100_000 }
const inputs = { 'delete-tags': 'pr-*', 'delete-untagged': 'true' }

/** The bytes of the images' configurations, which the simulator makes up, each different. */
const configs = (...images: readonly SimVersion[]): number =>
  images.reduce((sum, image) => sum + (documentOf(image)?.config?.size ?? 0), 0)

test('count each blob once, and reclaim no blob that a kept image has too', async () => {
  const { world, app, act } = await setUp()
  const stays = pushImage(world, app, { created, tags: ['v1'], layers: [base, 20] })
  const one = pushImage(world, app, { created, tags: ['pr-1'], layers: [base, { name: 'common', size: 3000 }, 7] })
  const two = pushImage(world, app, { created, tags: ['pr-2'], layers: [{ name: 'common', size: 3000 }, base] })
  const run = await act(inputs)
  expect(packageOf(run).bytes).toMatchObject({
    total: 100_000 + 20 + 3000 + 7 + configs(stays, one, two),
    reclaimable: 3000 + 7 + configs(one, two)
  })
})

test('include the parts that are deleted with an image', async () => {
  const { world, app, act } = await setUp()
  const stays = pushImage(world, app, { created, tags: ['v1'], layers: [base] })
  const { children } = pushMultiArch(world, app, { created, tags: ['pr-1'], layers: [base] })
  const run = await act({ ...inputs, 'dry-run': 'true' })
  const own = 5_000_000 * 2 + configs(...children)
  expect(packageOf(run).bytes).toMatchObject({ total: 100_000 + own + configs(stays), reclaimable: own })
})

test('reclaim nothing of an image that only loses tags', async () => {
  const { world, app, act } = await setUp()
  const image = pushImage(world, app, { created, tags: ['v1', 'pr-1'], layers: [base] })
  const run = await act({ ...inputs, untag: 'true', 'dry-run': 'true' })
  expect(packageOf(run).bytes).toMatchObject({ total: 100_000 + configs(image), reclaimable: 0 })
})

test('say nothing of images that are kept where their manifests were not read', async () => {
  const { world, app, act } = await setUp()
  const { children } = pushMultiArch(world, app, { created, tags: ['v1'], layers: [base] })
  const image = pushImage(world, app, { created, tags: ['pr-1'], layers: [20] })
  const run = await act({ ...inputs, 'dry-run': 'true' })
  const read = 20 + configs(image)
  expect(packageOf(run).bytes).toMatchObject({ total: read, reclaimable: read, complete: false })
  expect(run.summary).toMatch(/would free up to \d+ B\./)
  expect(children).toHaveLength(2)

  const all = await act({ ...inputs, untag: 'true', 'delete-tags': 'pr-*, v1', 'dry-run': 'true' })
  expect(packageOf(all).bytes).toMatchObject({ complete: true })
  expect(all.summary).not.toContain('of at least')
})

test('reclaim nothing of a package that is left alone', async () => {
  const { world, app, act } = await setUp()
  pushImage(world, app, { created, tags: ['v1'], layers: [base] })
  for (let push = 0; push < 20; push++) pushImage(world, app, { created, tags: [`pr-${push}`] })
  const run = await act({ ...inputs, 'max-delete-percent': '50' })
  expect(packageOf(run)).toMatchObject({ status: 'fused', bytes: { reclaimable: 0 } })
})
