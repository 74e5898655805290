import { expect, test } from '@jest/globals'
import { pushImage, pushMultiArch } from '../../simulator/images.ts'
import { day, describeVersions, packageOf, publishDaily, reasonCodes, setUp } from '../action.ts'

const hour = day / 24

/** A container package with a release, and an untagged image of each of these ages in hours. */
const setUpUntagged = async (...hours: readonly number[]) => {
  const { world, clock, app, act } = await setUp()
  publishDaily(world, app, ['v1'])
  const images = hours.map((age) => pushImage(world, app, { created: clock.now() - age * hour }))
  return { world, clock, app, act, images }
}

const inputs = { packages: 'app', 'delete-untagged': 'true' }

test('an untagged version is kept for a day, since a push may be in progress', async () => {
  const { act, images } = await setUpUntagged(0, 23, 24, 25)
  const run = await act(inputs)
  expect(run.code).toBe(0)
  const decisions = describeVersions(packageOf(run), reasonCodes)
  expect(images.map(({ name }) => decisions[name])).toEqual(['grace', 'grace', 'expired', 'expired'])
})

test.each([
  ['2h', ['grace', 'expired', 'expired']],
  ['0', ['expired', 'expired', 'expired']],
  ['3d', ['grace', 'grace', 'grace']]
])('a grace period of %s can be set', async (period, expected) => {
  const { act, images } = await setUpUntagged(1, 3, 48)
  const decisions = describeVersions(packageOf(await act({ ...inputs, 'grace-period': period })), reasonCodes)
  expect(images.map(({ name }) => decisions[name])).toEqual(expected)
})

test('the reason says until when', async () => {
  const { act, images } = await setUpUntagged(1)
  const [version] = packageOf(await act(inputs)).versions.filter(({ name }) => name === images[0]?.name)
  expect(version?.reasons).toMatchObject([
    { code: 'grace', text: expect.stringMatching(/grace period, until 2026-06-01 23:00/) }
  ])
})

test('children of a push in progress are kept until their index is there', async () => {
  const { act, app } = await setUpUntagged(1, 1)
  await act(inputs)
  expect(app.versions).toHaveLength(3)
})

test('it does not keep the parts of an image that is deleted', async () => {
  const { world, clock, app, act } = await setUpUntagged()
  pushMultiArch(world, app, { tags: ['pr-1'], created: clock.now() - hour })
  const run = await act({ packages: 'app', 'delete-tags': 'pr-*', 'delete-untagged': 'true' })
  expect(run.outputs['deleted-count']).toBe('3')
  expect(app.versions).toHaveLength(1)
})
