import { describe, expect, test } from '@jest/globals'
import { pushImage, pushIndex, pushMultiArch } from '../../../simulator/images.ts'
import type { SimPackage, SimVersion, World } from '../../../simulator/world.ts'
import { day, packageOf, sent, setUp } from '../../action.ts'
import { clean, expectWhole, idsOf, pullableTags } from './clean.ts'

const created = '2026-05-01'

const pushMany = (world: World, app: SimPackage, count: number, tag?: string): SimVersion[] =>
  Array.from({ length: count }, (_, at) =>
    pushImage(world, app, { created: Date.parse(created) + at * 60_000, ...(tag ? { tags: [`${tag}-${at}`] } : {}) })
  )

describe('a package', () => {
  test('without versions has nothing to delete', async () => {
    const it = await setUp()
    const run = await clean(it, {}, { 'delete-tags': '**', 'delete-untagged': 'true' })
    expect(run.code).toBe(0)
    expect(packageOf(run)).toMatchObject({ status: 'ok', versions: [] })
  })

  test.each([
    ['tagged', ['pr-1']],
    ['untagged', []]
  ])('with a single %s version keeps it', async (_, tags) => {
    const it = await setUp()
    const image = pushImage(it.world, it.app, { created, tags })
    const run = await clean(it, { image }, { 'delete-tags': '**', 'delete-untagged': 'true' })
    expect(run.decisions).toEqual({ image: 'keep: min-keep' })
    expect(run.code).toBe(0)
  })

  test.each([
    [99, 1],
    [100, 2],
    [101, 3]
  ])('with %i images loses all but the newest, by %i requests for its list', async (count, pages) => {
    const it = await setUp()
    const images = pushMany(it.world, it.app, count, 'pr')
    const run = await clean(it, {}, { 'delete-tags': 'pr-*', 'keep-latest': '1' })
    expect(idsOf(it.app.versions)).toEqual(idsOf(images.slice(-1)))
    expect(run.outputs).toMatchObject({ 'deleted-count': String(count - 1), 'kept-count': '1' })
    const listing = sent(
      run.requests.slice(
        0,
        run.requests.findIndex(({ host }) => host === 'registry')
      )
    )
    expect(listing.filter((request) => request.includes('/versions?'))).toHaveLength(pages)
  })

  test('of several pages keeps the children on the last page for the index on the first', async () => {
    const it = await setUp()
    const { world, app } = it
    const children = ['linux/amd64', 'linux/arm64'].map((platform) => pushImage(world, app, { created, platform }))
    pushMany(world, app, 98)
    const v1 = pushIndex(world, app, { created, tags: ['v1'], children })
    expect(app.versions).toHaveLength(101)
    await clean(it, {}, { 'delete-untagged': 'true' })
    expect(idsOf(app.versions)).toEqual(idsOf([v1, ...children]))
  })

  test('of untagged versions only keeps the newest image with its children', async () => {
    const it = await setUp()
    const { world, app } = it
    const old = pushImage(world, app, { created })
    const { index, children } = pushMultiArch(world, app, { created: '2026-05-02', platforms: ['linux/amd64'] })
    const [child] = children
    if (!child) throw new Error('not pushed')
    const { decisions } = await clean(it, { old, index, child }, { 'delete-untagged': 'true' })
    expect(decisions).toEqual({ old: 'delete: expired', index: 'keep: min-keep', child: 'keep: needed-by index' })
  })
})

describe('a push that is in progress', () => {
  const cleaning = { 'delete-tags': 'pr-*', 'delete-untagged': 'true' }

  test('keeps its children through the grace period, and then for its index', async () => {
    const it = await setUp()
    const { world, app, clock } = it
    const base = pushImage(world, app, { created, tags: ['v1'] })
    const recent = clock.now() - day + 60_000
    const [amd64, arm64] = [pushImage(world, app, { created: recent }), pushImage(world, app, { created: recent })]
    const named = { base, amd64, arm64 }
    expect((await clean(it, named, cleaning)).decisions).toEqual({
      base: 'keep: uncovered',
      amd64: 'keep: grace',
      arm64: 'keep: grace'
    })

    const v2 = pushIndex(world, app, { tags: ['v2'], children: [amd64, arm64] })
    clock.advance(2 * day)
    expect((await clean(it, { ...named, v2 }, cleaning)).decisions).toEqual({
      base: 'keep: uncovered',
      v2: 'keep: uncovered',
      amd64: 'keep: needed-by v2',
      arm64: 'keep: needed-by v2'
    })
  })

  test('that was given up loses its children after the grace period', async () => {
    const it = await setUp()
    const { world, app, clock } = it
    const base = pushImage(world, app, { created, tags: ['v1'] })
    const child = pushImage(world, app, { created: clock.now() - day + 60_000 })
    const before = pullableTags(app)
    expect((await clean(it, { base, child }, cleaning)).decisions).toMatchObject({ child: 'keep: grace' })
    clock.advance(60_000)
    expect((await clean(it, { base, child }, cleaning)).decisions).toMatchObject({ child: 'delete: expired' })
    expectWhole(before, app)
  })

  test('keeps no part of an image that is deleted', async () => {
    const it = await setUp()
    const { world, app, clock } = it
    const base = pushImage(world, app, { created, tags: ['v1'] })
    const young = pushMultiArch(world, app, {
      created: clock.now() - 60_000,
      tags: ['pr-1'],
      platforms: ['linux/amd64']
    })
    const [child] = young.children
    if (!child) throw new Error('not pushed')
    const { decisions } = await clean(it, { base, pr: young.index, child }, cleaning)
    expect(decisions).toEqual({ base: 'keep: uncovered', pr: 'delete: expired', child: 'delete: goes-with pr' })
  })
})
