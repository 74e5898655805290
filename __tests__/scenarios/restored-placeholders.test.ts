import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { responds } from '../../simulator/faults.ts'
import { pushMultiArch } from '../../simulator/images.ts'
import { moveTag } from '../../simulator/world.ts'
import { day, packageOf, setUp, workspace } from '../action.ts'
import { saying } from '../words.ts'

/** An image that lost its tag `old` to `untag`, whose placeholder is deleted. */
const setUpUntagged = async () => {
  const all = await setUp()
  const { world, clock, app, act } = all
  pushMultiArch(world, app, { tags: ['v1', 'old'], created: clock.now() - 9 * day })
  await act({ packages: 'app', 'delete-tags': 'old', untag: 'true' })
  expect(app.deleted.flatMap(({ tags }) => tags)).toEqual(['old'])
  await mkdir(join(workspace, 'deploy'), { recursive: true })
  await writeFile(join(workspace, 'deploy/app.yaml'), 'image: ghcr.io/acme/app:old\n')
  return all
}

test.each([
  ['restore', { 'deleted-within': '1d' }],
  ['restore', { 'restore-tags': 'old' }],
  ['repair', { 'in-use': 'deploy/**' }]
])('mode: %s with %j leaves no tag on the placeholder of one that untag removed', async (mode, inputs) => {
  const { app, act } = await setUpUntagged()
  const run = await act({ packages: 'app', mode, ...inputs })
  expect(run.code).toBe(0)
  expect([...app.tags.keys()]).toEqual(['v1'])
  expect(packageOf(run).versions).toMatchObject([{ outcome: 'refused', error: saying('placeholder', 'untag') }])
  expect(packageOf(run).repairs?.map(({ missing }) => missing.length) ?? [1]).toEqual([1])
  expect(run.outputs['restored-count']).toBe('0')
})

test.each(['restore-tags', 'deleted-within'])(
  '%s leaves none either whose tag was given to an image since',
  async (input) => {
    const { clock, app, act } = await setUpUntagged()
    const image = app.tags.get('v1')
    if (image) moveTag(app, 'old', image, clock.now())
    const versions = app.versions.length
    const run = await act({ packages: 'app', mode: 'restore', [input]: input === 'restore-tags' ? 'old' : '1d' })
    expect(run.code).toBe(0)
    expect(app.versions).toHaveLength(versions)
    expect(image?.tags).toEqual(['v1', 'old'])
    expect(packageOf(run).versions).toMatchObject([{ outcome: 'refused', error: saying('placeholder', 'untag') }])
  }
)

test('one that cannot be deleted again fails the run, and is named', async () => {
  const { act, simulator } = await setUpUntagged()
  const effect = responds(403, { message: 'Forbidden' })
  simulator.faults.add({ match: { method: 'DELETE' }, times: 9, effect })
  const run = await act({ packages: 'app', mode: 'restore', 'restore-tags': 'old' })
  expect(run.code).toBe(1)
  expect(packageOf(run).versions).toMatchObject([{ outcome: 'failed', error: saying('placeholder', 'Forbidden') }])
})
