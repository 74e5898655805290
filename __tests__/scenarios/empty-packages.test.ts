import { describe, expect, test } from '@jest/globals'
import { edits } from '../../simulator/faults.ts'
import { pushMultiArch } from '../../simulator/images.ts'
import { addPackage, packageKey, publish } from '../../simulator/world.ts'
import {
  day,
  describeVersions,
  mutations,
  packageOf,
  publishDaily,
  reasonCodes,
  remainingNames,
  setUp
} from '../action.ts'

const inputs = { packages: 'ui', 'package-type': 'npm', 'delete-tags': '*', 'delete-empty-packages': 'true' }

const setUpUi = async (visibility: 'public' | 'private' = 'private') => {
  const { world, act, simulator } = await setUp()
  const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui', visibility })
  const exists = () => world.owners.get('acme')?.packages.has(packageKey('npm', 'ui'))
  return { world, act, ui, exists, simulator }
}

describe('delete-empty-packages', () => {
  test('deletes a package of which nothing is kept, by one request', async () => {
    const { world, act, ui, exists } = await setUpUi()
    publishDaily(world, ui, ['3', '2', '1'])
    const run = await act(inputs)
    expect(run.code).toBe(0)
    expect(exists()).toBe(false)
    expect(mutations(run.requests)).toEqual(['DELETE /orgs/acme/packages/npm/ui'])
    expect(run.outputs).toMatchObject({ 'planned-count': '3', 'deleted-count': '3', 'kept-count': '0' })
    expect(describeVersions(packageOf(run), ({ outcome }) => outcome)).toEqual({
      1: 'deleted',
      2: 'deleted',
      3: 'deleted'
    })
  })

  test('deletes a container package with all parts of its images', async () => {
    const { world, clock, app, act } = await setUp()
    pushMultiArch(world, app, { tags: ['pr-1'], created: clock.now() - 9 * day })
    const run = await act({ packages: 'app', 'delete-tags': 'pr-*', 'delete-empty-packages': 'true' })
    expect(mutations(run.requests)).toEqual(['DELETE /orgs/acme/packages/container/app'])
    expect(run.outputs['deleted-count']).toBe('3')
  })

  test('deletes version by version where one is kept', async () => {
    const { world, act, ui, exists } = await setUpUi()
    publishDaily(world, ui, ['3', '2', '1'])
    const run = await act({ ...inputs, 'keep-tags': '2' })
    expect(mutations(run.requests)).toHaveLength(2)
    expect(exists()).toBe(true)
    expect(remainingNames(ui)).toEqual(['2'])
  })

  test('leaves a package with fewer deletions allowed than it has versions', async () => {
    const { world, act, ui, exists } = await setUpUi()
    publishDaily(world, ui, ['3', '2', '1'])
    await act({ ...inputs, 'max-deletions': '2' })
    expect(exists()).toBe(true)
    expect(remainingNames(ui)).toEqual(['3'])
  })

  test.each([
    ['counts more versions than it lists', 4],
    ['does not say how many versions it has', null]
  ])('leaves a package of which GitHub %s', async (_, count) => {
    const { world, act, ui, exists, simulator } = await setUpUi()
    publishDaily(world, ui, ['3', '2', '1'])
    const effect = edits((body) => ({ ...Object(body), version_count: count }))
    simulator.faults.add({ match: { method: 'GET', path: /npm\/ui$/ }, effect })
    const run = await act(inputs)
    expect(run.code).toBe(1)
    expect(exists()).toBe(true)
    expect(mutations(run.requests)).toEqual([])
    expect(packageOf(run).versions[0]).toMatchObject({ outcome: 'failed', error: expect.stringMatching(/lists 3/) })
  })

  test('leaves a package without any version', async () => {
    const { act, exists } = await setUpUi()
    const run = await act(inputs)
    expect(run.code).toBe(0)
    expect(exists()).toBe(true)
    expect(mutations(run.requests)).toEqual([])
  })

  test('is blown by a fuse like every plan', async () => {
    const { world, act, ui, exists } = await setUpUi()
    publishDaily(
      world,
      ui,
      Array.from({ length: 10 }, (_, at) => `${10 - at}`)
    )
    const run = await act({ ...inputs, 'max-delete-percent': '90' })
    expect(run.code).toBe(1)
    expect(exists()).toBe(true)
    expect(mutations(run.requests)).toEqual([])
  })

  test('gives way to an explicit min-keep', async () => {
    const { world, act, ui, exists } = await setUpUi()
    publishDaily(world, ui, ['3', '2', '1'])
    const policy = `version: 1
policies:
  - { packages: [ui], type: npm, min-keep: 1, delete-empty-packages: true, rules: [{ delete: '*' }] }
`
    const run = await act({ policy })
    expect(exists()).toBe(true)
    expect(describeVersions(packageOf(run), reasonCodes)).toEqual({ 1: 'expired', 2: 'expired', 3: 'min-keep' })
  })

  test('that GitHub refuses is a warning for all versions', async () => {
    const { world, act, ui, exists } = await setUpUi('public')
    publish(world, ui, { name: '2', created: '2026-01-02', downloads: 9000 })
    publish(world, ui, { name: '1', created: '2026-01-01' })
    const run = await act(inputs)
    expect(run.code).toBe(0)
    expect(exists()).toBe(true)
    expect(run.outputs).toMatchObject({ 'deleted-count': '0', 'refused-count': '2' })
    expect(packageOf(run).versions[0]?.error).toMatch(
      /^Publicly visible package versions with more than 5000 downloads/
    )
  })
})

test('without delete-empty-packages the newest version is kept', async () => {
  const { world, act, ui } = await setUpUi()
  publishDaily(world, ui, ['3', '2', '1'])
  await act({ ...inputs, 'delete-empty-packages': 'false' })
  expect(remainingNames(ui)).toEqual(['3'])
})
