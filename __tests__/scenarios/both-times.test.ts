import { expect, test } from '@jest/globals'
import { pushImage } from '../../simulator/images.ts'
import { signNotation } from '../../simulator/signatures.ts'
import { moveTag } from '../../simulator/world.ts'
import { day, packageOf, publishDaily, remainingNames, setUp } from '../action.ts'

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
    expect(reasons?.[0]?.text).toContain('last change')
  }
)

test('a rule with by: created uses the creation time alone', async () => {
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

test('a second run at the same time deletes nothing more', async () => {
  const { app, act } = await retagged()
  const policy = '{version: 1, policies: [{rules: [{delete: nightly-*, keep: {latest: 3, daily: 4, max: 4}}]}]}'
  await act({ policy })
  const before = remainingNames(app)
  const again = await act({ policy })
  expect([before.length, again.outputs['deleted-count'], remainingNames(app)]).toEqual([4, '0', before])
})

test('a month ends when the next one has no such day', async () => {
  const { world, app, act } = await setUp()
  pushImage(world, app, { tags: ['v1'], created: '2026-01-01T00:00:00Z' })
  const image = pushImage(world, app, { tags: ['pr-1'], created: '2026-01-30T12:00:00Z' })
  const forecast = async (now: string) => {
    const run = await act({ packages: 'app', 'delete-tags': 'pr-*', 'older-than': '1mo', 'dry-run': 'true', now })
    const [version] = packageOf(run).versions.filter(({ id }) => id === image.id)
    return version
  }
  const expiresAt = String((await forecast('2026-02-10T00:00:00Z'))?.expiresAt)
  expect(expiresAt).toBe('2026-03-01T00:00:00Z')
  expect((await forecast('2026-02-28T23:59:59Z'))?.action).toBe('keep')
  expect((await forecast(expiresAt))?.action).toBe('delete')
})

test('signatures from the future are no images for min-keep', async () => {
  const { world, clock, app, act } = await setUp()
  const images = publishDaily(world, app, ['pr-1', 'pr-2', 'pr-3', 'pr-4', 'pr-5'])
  const [newest = images[0]] = images
  if (newest) signNotation(world, app, newest, { created: clock.now() + day })
  const policy = '{version: 1, policies: [{min-keep: 3, rules: [{delete: "@any"}, {delete: "@untagged"}]}]}'
  await act({ packages: 'app', policy })
  expect(images.filter((image) => app.versions.includes(image)).map(({ tags }) => tags[0])).toEqual([
    'pr-1',
    'pr-2',
    'pr-3'
  ])
})
