import { describe, expect, test } from '@jest/globals'
import { type Effect, edits, type Fault, meanwhile, secondaryRateLimited, serverError } from '../../simulator/faults.ts'
import { pushImage, pushIndex, pushMultiArch } from '../../simulator/images.ts'
import { githubLimits } from '../../simulator/limits.ts'
import { putManifest } from '../../simulator/manifests.ts'
import { brokenTags, neededBy } from '../../simulator/pull.ts'
import { attestGitHub, signCosignV2 } from '../../simulator/signatures.ts'
import { deleteVersion } from '../../simulator/trash.ts'
import { moveTag, type SimPackage, type SimVersion, type World } from '../../simulator/world.ts'
import { day, packageOf, type Run, reasonCodes, setUp } from '../action.ts'
import { expectInvariants, expectReportMatchesRegistry } from './fixture.ts'

const minute = 60_000
const inputs = { packages: 'app', 'delete-tags': 'pr-*', 'delete-untagged': 'true' }

/** Pushes a release, then `count` previews a week old, each an index with two children; oldest first. */
const setUpPreviews = async (count: number, latency = 0) => {
  const { world, clock, app, simulator, act } = await setUp({ limits: githubLimits, latency })
  const created = clock.now() - 9 * day
  pushMultiArch(world, app, { tags: ['v1'], created })
  const previews = Array.from({ length: count }, (_, at) =>
    pushMultiArch(world, app, { tags: [`pr-${at + 1}`], created: created + at * minute })
  )
  /** Calls `happens` before the response to request number `number`. */
  const onRequest = (number: number, happens: () => void, match: Fault['match'] = ({ host }) => host === 'rest') =>
    simulator.faults.add({ match, after: number, times: 1, effect: meanwhile(happens) })
  const outcomeOf = ({ report }: Pick<Run, 'report'>, version: SimVersion | undefined) =>
    packageOf({ report }).versions.find(({ id }) => id === version?.id)?.outcome
  return { world, clock, app, previews, simulator, act, onRequest, outcomeOf }
}

type Preview = ReturnType<typeof pushMultiArch>

/** Pushes of other clients; each returns the versions that must be kept because of it. */
const pushesByOthers: [string, (world: World, app: SimPackage, preview: Preview) => readonly SimVersion[]][] = [
  [
    'a tag on a version to delete',
    (world, app, { index, children }) => {
      moveTag(app, 'v2', index, world.clock.now())
      return [index, ...children]
    }
  ],
  [
    'a tag on an old untagged child',
    (world, app, { children }) => {
      for (const child of children.slice(0, 1)) moveTag(app, 'v2-amd64', child, world.clock.now())
      return children.slice(0, 1)
    }
  ],
  [
    'an index over old untagged children',
    (world, app, { children }) => {
      // In another order, since the same document would be the old index.
      pushIndex(world, app, { tags: ['v2'], children: children.toReversed() })
      return children
    }
  ],
  [
    'an index over an old index',
    (world, app, { index, children }) => {
      pushIndex(world, app, { tags: ['v2'], children: [index] })
      return [index, ...children]
    }
  ]
]

describe('a version that others need more than a minute before its deletion is kept after', () => {
  test.each(pushesByOthers)('%s', async (_, push) => {
    const { world, clock, app, previews, act, onRequest, outcomeOf } = await setUpPreviews(200)
    const last = previews.at(-1)
    if (!last) throw new Error('no preview')
    let needed: readonly SimVersion[] = []
    let pushed = 0
    onRequest(
      20,
      () => {
        needed = push(world, app, last)
        pushed = clock.now()
      },
      { method: 'DELETE' }
    )
    const run = await act(inputs)
    expect(clock.now() - pushed).toBeGreaterThan(2 * minute)
    expect(needed.map(({ deletedAt }) => deletedAt)).toEqual(needed.map(() => null))
    expect(needed.map((version) => outcomeOf(run, version))).toEqual(needed.map(() => 'changed'))
    expect(run.code).toBe(0)
    expectInvariants(run, [app], brokenTags(app))
  })

  test('a new referrer to an image to delete is kept', async () => {
    const { world, app, previews, act, onRequest } = await setUpPreviews(150)
    onRequest(20, () => void attestGitHub(world, app, previews.at(-1)?.index ?? pushImage(world, app)), {
      method: 'DELETE'
    })
    const run = await act(inputs)
    expectInvariants(run, [app], brokenTags(app))
    expect(app.versions.slice(3).every(({ createdAt }) => createdAt > world.clock.now() - day)).toBe(true)
  })
})

test.each([
  [1, 0, 0],
  [Number.POSITIVE_INFINITY, 0, 1],
  [1, 150, 0]
])('what an index needs is kept if %d pages lack it and older ones, beside %i images', async (times, others, code) => {
  const { world, clock, app, previews, simulator, act } = await setUpPreviews(3)
  for (let at = 0; at < others; at++) pushImage(world, app, { tags: [`v3.${at}`], created: clock.now() - 9 * day })
  const [{ index, children } = { children: [] }] = previews
  const effect: Effect = async (_request, proceed) => {
    pushIndex(world, app, { tags: ['v2'], children: children.toReversed() })
    const deleted = await proceed()
    await clock.sleep(minute)
    return deleted
  }
  const deletion = simulator.faults.add({ match: { method: 'DELETE' }, times: 1, effect })
  const lacking = simulator.faults.add({
    match: ({ method, path }) => deletion.hits > 0 && method === 'GET' && path.endsWith('/versions'),
    times,
    effect: edits((list) => (Array.isArray(list) ? list.slice(2) : list))
  })
  const run = await act(inputs)
  expect(run.code).toBe(code)
  expect([lacking.hits > 0, index?.deletedAt === null]).toEqual([true, false])
  expect(children.map(({ deletedAt }) => deletedAt)).toEqual([null, null])
  expectInvariants(run, [app], brokenTags(app))
})

test('an image that is pushed again after its deletion, with another tag, keeps its parts and signatures', async () => {
  const { world, app, previews, simulator, act } = await setUpPreviews(1)
  const [preview] = previews
  if (!preview) throw new Error('no preview')
  const { index, children } = preview
  const parts = [...children, ...signCosignV2(world, app, index, { created: index.createdAt })]
  simulator.faults.add({
    match: ({ method, path }) => method === 'DELETE' && !path.endsWith(`/${index.id}`),
    times: parts.length,
    effect: (request, proceed) => {
      if (index.manifest) putManifest(world, app, index.manifest, { tags: ['v2'] })
      return secondaryRateLimited({ retryAfter: 90 })(request, proceed)
    }
  })
  const run = await act({ ...inputs, 'delete-tags': 'pr-*' })
  expect(parts.map(({ deletedAt }) => deletedAt)).toEqual(parts.map(() => null))
  const changed = packageOf(run).versions.flatMap(({ id, outcome }) => (outcome === 'changed' ? id : []))
  expect(changed.toSorted()).toEqual(parts.map(({ id }) => id).toSorted())
  expectInvariants(run, [app], brokenTags(app))
})

describe('an index that is pushed in between and cannot be read', () => {
  /** Pushes `v2` over a child of the last preview at the tenth deletion, and something else at each later one. */
  const setUpUnreadable = async (failures: number) => {
    const { world, clock, app, previews, simulator, act } = await setUpPreviews(30)
    const last = previews.at(-1)?.children[0] ?? pushImage(world, app)
    const pushed: SimVersion[] = []
    simulator.faults.add({
      match: ({ path }) => pushed.some(({ name }) => path.endsWith(name)),
      times: failures,
      effect: serverError()
    })
    let deletions = 0
    const push = meanwhile(async () => {
      if (pushed.length > 0) pushImage(world, app)
      else pushed.push(pushIndex(world, app, { tags: ['v2'], children: [last] }))
      // Some take longer, so that the package is looked at again before the last of them.
      await clock.sleep(minute * (1 + (deletions++ % 3)))
    })
    simulator.faults.add({ match: { method: 'DELETE' }, after: 10, effect: push })
    return { app, last, run: await act(inputs) }
  }

  test('ends the deletions in its package, and the run fails and says why', async () => {
    const { app, last, run } = await setUpUnreadable(Number.POSITIVE_INFINITY)
    expect(last.deletedAt).toBeNull()
    expectInvariants(run, [app], brokenTags(app))
    expect(run.code).toBe(1)
    const failed = packageOf(run).versions.filter(({ outcome }) => outcome === 'failed')
    expect(failed.length).toBeGreaterThan(10)
    expect(new Set(failed.map(({ error }) => error?.replace(/[0-9a-f]{64}/, '…')))).toEqual(
      new Set([expect.stringMatching(/not be checked again: manifest sha256:….*answered 500/)])
    )
  })

  test('keeps what it needs once it can be read', async () => {
    const { app, last, run } = await setUpUnreadable(5)
    expect(last.deletedAt).toBeNull()
    expectInvariants(run, [app], brokenTags(app))
    const outcomes = packageOf(run).versions.flatMap(({ id, outcome }) => (id === last.id ? outcome : []))
    expect(outcomes).toEqual(['changed'])
  })
})

test.each([0, 400])(
  'a tag pushed at any time is respected by all deletions more than a minute later, at %i ms per response',
  async (latency) => {
    const { world, clock, app, previews, simulator, act } = await setUpPreviews(200, latency)
    const pushed = new Map<SimVersion, number>()
    // At every other deletion another client tags the image that would be deleted last.
    let turn = 0
    simulator.faults.add({
      match: { method: 'DELETE' },
      effect: meanwhile(() => {
        const target = previews[199 - Math.floor(turn / 6)]
        if (turn++ % 6 === 0 && target && target.index.deletedAt === null) {
          moveTag(app, `kept-${turn}`, target.index, clock.now())
          pushed.set(target.index, clock.now())
        }
      })
    })
    const run = await act(inputs)
    expect(pushed.size).toBeGreaterThan(50)
    const late = [...pushed].flatMap(([{ id, deletedAt }, time]) =>
      deletedAt !== null && deletedAt > time + minute ? [`${id}: ${deletedAt - time}`] : []
    )
    expect(late).toEqual([])
    expectReportMatchesRegistry(app, packageOf(run))
    expect(run.code).toBe(0)
    expect(world.clock.now()).toBe(clock.now())
  }
)

describe('a deletion by another client', () => {
  test('during the run is reported as gone and is no failure', async () => {
    const { world, app, previews, act, onRequest, outcomeOf } = await setUpPreviews(150)
    const victims = previews.slice(-3).flatMap(({ index, children }) => [index, ...children])
    const deleteAll = () => {
      for (const victim of victims) deleteVersion(world, app, victim)
    }
    onRequest(20, deleteAll, { method: 'DELETE' })
    const run = await act(inputs)
    expect(victims.map((victim) => outcomeOf(run, victim))).toEqual(victims.map(() => 'gone'))
    expect(run).toMatchObject({ code: 0, outputs: { 'failed-count': '0' } })
    expectInvariants(run, [app], brokenTags(app))
  })

  // With pages of 100, the images in the middle shift to a page that has been read already.
  test.each(Array.from({ length: 12 }, (_, at) => at))(
    'while the pages are listed hides no kept version, before request %i',
    async (number) => {
      const { world, clock, app, act, onRequest } = await setUpPreviews(0)
      const created = clock.now() - 9 * day
      for (let at = 0; at < 110; at++) pushMultiArch(world, app, { tags: [`v2.${at}`], created: created + at })
      const [victim] = Array.from({ length: 3 }, () =>
        pushImage(world, app, { tags: ['pr-1'], created: clock.now() - day })
      )
      pushImage(world, app, { tags: ['pr-2'], created: clock.now() - day })
      onRequest(number, () => void (victim && deleteVersion(world, app, victim)))
      const run = await act(inputs)
      expect(brokenTags(app)).toEqual([])
      expect(Object.values(packageOf(run).versions).filter((each) => reasonCodes(each) === 'orphan')).toEqual([])
    }
  )
})

/** Changes by other clients; the first version that each returns must be kept because of it. */
const changesByOthers: typeof pushesByOthers = [
  ...pushesByOthers,
  [
    'a referrer',
    (world, app, { index }) => {
      attestGitHub(world, app, index)
      return []
    }
  ],
  [
    'a deletion of all that is about to be deleted',
    (world, app, { index, children }) => {
      for (const version of [index, ...children]) deleteVersion(world, app, version)
      return []
    }
  ],
  [
    'a deletion of what keep-latest kept',
    (world, app, { index }) => {
      const newest = app.tags.get('pr-12')
      if (newest) deleteVersion(world, app, newest)
      return [index]
    }
  ]
]

describe('at every point between the first request and the last deletion', () => {
  /** Runs on a release, ten images, an index to delete after them, and a newer one; `happen` is called before request `point`. */
  const race = async (packages: string, point: number, happen: (typeof changesByOthers)[number][1]) => {
    const { world, clock, app, simulator, act } = await setUp({ limits: githubLimits })
    const created = clock.now() - 9 * day
    const release = pushMultiArch(world, app, { tags: ['v1'], created })
    for (let at = 1; at <= 10; at++) pushImage(world, app, { tags: [`pr-${at}`], created: created + at })
    const target = pushMultiArch(world, app, { tags: ['pr-11'], created: created + 11 })
    pushImage(world, app, { tags: ['pr-12'], created: created + 12 })
    let requests = 0
    let time: number | null = null
    let staying: readonly SimVersion[] = []
    let needs: [SimVersion, ReadonlySet<SimVersion>][] = []
    const effect: Effect = async ({ method }, proceed) => {
      if (requests++ === point && [target.index, ...target.children].every(({ deletedAt }) => deletedAt === null)) {
        time = clock.now()
        staying = happen(world, app, target).slice(0, 1)
        needs = [...app.tags].map(([tag, version]) => [version, neededBy(app, [tag])])
      }
      const answer = await proceed()
      // Revalidations before the first deletions are stale by the later ones.
      if (method === 'DELETE') await clock.sleep(70_000)
      return answer
    }
    simulator.faults.add({ match: () => true, effect })
    const run = await act({ ...inputs, packages, 'keep-latest': '1' })
    const isLate = ({ deletedAt }: SimVersion): boolean =>
      deletedAt !== null && deletedAt > (time ?? deletedAt) + minute
    const bereft = needs.flatMap(([owner, needed]) => (owner.deletedAt === null ? [...needed].filter(isLate) : []))
    expect({ point, late: [...staying.filter(isLate), ...bereft].map(({ id }) => id) }).toEqual({ point, late: [] })
    expect([release.index, ...release.children].filter(({ deletedAt }) => deletedAt !== null)).toEqual([])
    expect(run).toMatchObject({ code: 0, outputs: { 'failed-count': '0' } })
    const { versions } = packageOf(run)
    expectReportMatchesRegistry(app, {
      ...packageOf(run),
      versions: versions.filter(({ action }) => action === 'delete')
    })
    return { happened: time !== null, isOver: requests <= point, saved: staying[0]?.deletedAt === null }
  }

  test.each(changesByOthers)(
    '%s is respected by all deletions more than a minute later, in a package found by its name or by a pattern',
    async (name, happen) => {
      const raceAt = (point: number) => race(point % 2 === 0 ? 'app' : 'ap*', point, happen)
      const races = [await raceAt(0)]
      while (!races.at(-1)?.isOver) races.push(await raceAt(races.length))
      expect(races.filter(({ happened }) => happened).length).toBeGreaterThan(25)
      const protects = !/referrer|all that/.test(name)
      expect(races.filter(({ saved }) => saved).length).toBeGreaterThan(protects ? 15 : -1)
    }
  )
})
