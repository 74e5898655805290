import { expect, test } from '@jest/globals'
import { pushImage } from '../../simulator/images.ts'
import { moveTag } from '../../simulator/world.ts'
import { day, packageOf, setUp } from '../action.ts'

const minute = 60_000

/** Twelve nightly images; the oldest, of 90 days, got the tag of today ten minutes ago: a reproducible build. */
const retagged = async () => {
  const scene = await setUp()
  const { world, app, clock } = scene
  const now = clock.now()
  const old = pushImage(world, app, { created: now - 90 * day, tags: ['nightly-0'] })
  for (let age = 1; age <= 11; age++) pushImage(world, app, { created: now - age * day, tags: [`nightly-${age}`] })
  moveTag(app, 'nightly-today', old, now - 10 * minute)
  return { ...scene, old }
}

test.each([{ 'keep-latest': '10' }, { 'older-than': '30 days' }])(
  'an old digest that got a tag today is kept by %j',
  async (inputs) => {
    const { app, act, old } = await retagged()
    const run = await act({ 'delete-tags': 'nightly-*', ...inputs })
    expect(run.code).toBe(0)
    expect(app.versions).toContain(old)
    const { reasons } = packageOf(run).versions.find(({ id }) => id === old.id) ?? {}
    expect(reasons?.[0]).toMatchObject({ by: 'updated' })
    expect(reasons?.[0]?.text).toContain('by its last change')
  }
)

test('a rule that says by: created goes by the creation alone', async () => {
  const { app, act, old } = await retagged()
  const policy =
    'version: 1\npolicies:\n  - rules:\n      - delete: nightly-*\n        keep: { latest: 10, by: created }\n'
  await act({ policy })
  expect(app.versions).not.toContain(old)
})

test('a floating tag that moved on keeps the image of each day that it was on', async () => {
  const { world, app, clock, act } = await setUp()
  const now = clock.now()
  const images = [4, 3, 2, 1].map((age) => {
    const image = pushImage(world, app, { created: now - age * day, tags: [`nightly-${age}`] })
    moveTag(app, 'nightly', image, now - age * day)
    return image
  })
  const policy = 'version: 1\npolicies:\n  - rules:\n      - delete: nightly*\n        keep: { daily: 4 }\n'
  await act({ policy })
  expect(app.versions).toEqual(expect.arrayContaining(images))
})

test('an image that lost its tag two minutes ago is as young as a push', async () => {
  const { world, app, clock, act } = await setUp()
  const now = clock.now()
  const before = pushImage(world, app, { created: now - 60 * day, tags: ['latest'] })
  pushImage(world, app, { created: now - 2 * minute, tags: ['latest'] })
  const forgotten = pushImage(world, app, { created: now - 60 * day })
  const run = await act({ 'delete-untagged': 'true' })
  expect(app.versions).toContain(before)
  expect(app.versions).not.toContain(forgotten)
  const { reasons } = packageOf(run).versions.find(({ id }) => id === before.id) ?? {}
  expect(reasons?.map(({ code }) => code)).toEqual(['grace'])
})
