import { describe, expect, test } from '@jest/globals'
import { type Effect, edits, meanwhile, responds } from '../../simulator/faults.ts'
import { pushImage, pushMultiArch } from '../../simulator/images.ts'
import { brokenTags } from '../../simulator/pull.ts'
import { deleteVersion } from '../../simulator/trash.ts'
import { moveTag } from '../../simulator/world.ts'
import { day, packageOf, setUp } from '../action.ts'

const inputs = { packages: 'app', 'delete-tags': 'pr-*', 'delete-untagged': 'true' }

/**
 * Three pages: a hundred images, and behind them the release `v1`, so that one deletion before it moves its index from the
 * second page to the first.
 */
const setUpPages = async () => {
  const { world, clock, app, simulator, act } = await setUp()
  const created = clock.now() - 20 * day
  for (let at = 0; at < 110; at++) pushImage(world, app, { tags: [at < 4 ? `pr-${at}` : `v0.${at}`], created })
  const v1 = pushMultiArch(world, app, { tags: ['v1'], created })
  const others = Array.from({ length: 100 }, (_, at) => pushImage(world, app, { tags: [`v2.${at}`], created }))
  const deleteOther = (): void => {
    const other = others.find(({ deletedAt }) => deletedAt === null)
    if (other) deleteVersion(world, app, other)
  }
  const push = (): void => void pushImage(world, app, { tags: [`v3.${app.versions.length}`] })
  /** Calls `happens` before this page is read, in the first `times` listings or in all. */
  const beforePage = (page: number, happens: () => void, times = Number.POSITIVE_INFINITY) =>
    simulator.faults.add({
      match: ({ path, query }) => path.endsWith('/versions') && query.get('page') === `${page}`,
      times,
      effect: meanwhile(happens)
    })
  const countAs = (effect: Effect) => simulator.faults.add({ match: { path: /\/packages\/container\/app$/ }, effect })
  return { clock, app, v1, act, simulator, deleteOther, push, beforePage, countAs }
}

describe('a version deleted by others while pages are read hides no version', () => {
  // Requests: the account, the pages and the version count, the first page again, then the revalidation before the first deletion.
  test.each(Array.from({ length: 12 }, (_, at) => at))('before request %i', async (at) => {
    for (const dryRun of ['true', 'false']) {
      const { app, v1, act, simulator, deleteOther } = await setUpPages()
      simulator.faults.add({
        match: ({ host }) => host === 'rest',
        after: at,
        times: 1,
        effect: meanwhile(deleteOther)
      })
      const run = await act({ ...inputs, 'dry-run': dryRun })
      expect(run.code).toBe(0)
      const listed = packageOf(run).versions
      expect(listed.find(({ id }) => id === v1.index.id)).toMatchObject({ action: 'keep', outcome: 'kept' })
      expect(run.outputs['planned-count']).toBe('4')
      expect(brokenTags(app)).toEqual([])
    }
  })

  test.each([1, 2, 3])('%i times at the same position', async (times) => {
    const { app, act, deleteOther, push, beforePage } = await setUpPages()
    let torn = 0
    // A push before each listing moves the release back behind the first page, so that the next deletion shifts it again.
    beforePage(1, () => torn > 0 && torn <= times && push())
    beforePage(2, () => torn++ < times && deleteOther())
    const run = await act(inputs)
    expect(run).toMatchObject({ code: 0, outputs: { 'deleted-count': '4' } })
    expect(brokenTags(app)).toEqual([])
  })

  test('in each revalidation', async () => {
    const { clock, app, act, simulator, deleteOther, push, beforePage } = await setUpPages()
    // The first revalidation comes once the listing has become stale.
    simulator.faults.add({ match: { path: /manifests/ }, times: 1, effect: meanwhile(() => clock.advance(50_000)) })
    let looks = -1
    beforePage(1, () => looks++ > 0 && push())
    beforePage(2, () => looks > 0 && deleteOther())
    const run = await act(inputs)
    expect(looks).toBeGreaterThan(0)
    expect(run).toMatchObject({ code: 0, outputs: { 'deleted-count': '4' } })
    expect(brokenTags(app)).toEqual([])
  })

  test('and a tag that moves between pages is seen on one of them', async () => {
    const { clock, app, act, beforePage } = await setUpPages()
    const [old, young] = [app.tags.get('v0.20'), app.tags.get('v2.90')]
    // The new image was on the first page, the old one is on the third: neither page has the tag.
    beforePage(3, () => young && moveTag(app, 'v0.20', young, clock.now()), 1)
    const run = await act({ ...inputs, 'dry-run': 'true' })
    const tagsOf = (id?: number) => packageOf(run).versions.find((version) => version.id === id)?.tags
    expect(tagsOf(old?.id)).toEqual([])
    expect(tagsOf(young?.id)).toContain('v0.20')
  })
})

/** Returns the package with a version count that is wrong by `difference`. */
const miscountsBy = (difference: number): Effect =>
  edits((body) =>
    body !== null && typeof body === 'object' && 'version_count' in body
      ? { ...body, version_count: Number(body.version_count) + difference }
      : body
  )

describe("if GitHub's version count is", () => {
  test.each<[string, Effect]>([
    [
      'missing',
      edits((body) => (body !== null && typeof body === 'object' ? { ...body, version_count: undefined } : body))
    ],
    [
      'a string',
      edits((body) => (body !== null && typeof body === 'object' ? { ...body, version_count: '213' } : body))
    ],
    ['too low', miscountsBy(-1)],
    ['too high', miscountsBy(7)],
    ['refused', responds(403, { message: 'Resource not accessible by integration' })]
  ])('%s, two equal listings decide', async (_, effect) => {
    for (const isTorn of [false, true]) {
      const { app, act, v1, countAs, deleteOther, beforePage } = await setUpPages()
      countAs(effect)
      beforePage(3, deleteOther, isTorn ? 1 : 0)
      const run = await act({ ...inputs, 'dry-run': 'true' })
      expect(run).toMatchObject({ code: 0, outputs: { 'planned-count': '4' } })
      expect(packageOf(run).versions).toHaveLength(app.versions.length)
      expect(packageOf(run).versions.find(({ id }) => id === v1.index.id)).toMatchObject({ action: 'keep' })
    }
  })
})
