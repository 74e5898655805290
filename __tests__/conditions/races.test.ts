import { describe, expect, test } from '@jest/globals'
import { type Fault, meanwhile } from '../../simulator/faults.ts'
import { pushImage, pushIndex, pushMultiArch } from '../../simulator/images.ts'
import { githubLimits } from '../../simulator/limits.ts'
import { brokenTags } from '../../simulator/pull.ts'
import { attestGitHub } from '../../simulator/signatures.ts'
import { deleteVersion } from '../../simulator/trash.ts'
import { moveTag, type SimPackage, type SimVersion, type World } from '../../simulator/world.ts'
import { codes, day, packageOf, type Run, setUp } from '../action.ts'
import { expectPromises, expectTruth } from './estate.ts'

const minute = 60_000
const inputs = { packages: 'app', 'delete-tags': 'pr-*', 'delete-untagged': 'true' }

/** A release, then so many previews that are a week old: an index with two children each; oldest first. */
const setUpPreviews = async (count: number, latency = 0) => {
  const { world, clock, app, simulator, act } = await setUp({ limits: githubLimits, latency })
  const created = clock.now() - 9 * day
  pushMultiArch(world, app, { tags: ['v1'], created })
  const previews = Array.from({ length: count }, (_, at) =>
    pushMultiArch(world, app, { tags: [`pr-${at + 1}`], created: created + at * minute })
  )
  /** Lets something happen before the request of this number is answered. */
  const onRequest = (number: number, happens: () => void, match: Fault['match'] = ({ host }) => host === 'rest') =>
    simulator.faults.add({ match, after: number, times: 1, effect: meanwhile(happens) })
  const outcomeOf = ({ report }: Pick<Run, 'report'>, version: SimVersion | undefined) =>
    packageOf({ report }).versions.find(({ id }) => id === version?.id)?.outcome
  return { world, clock, app, previews, simulator, act, onRequest, outcomeOf }
}

/** What somebody else may do to the preview that is the last to go. */
type Preview = ReturnType<typeof pushMultiArch>
const pushes: [string, (world: World, app: SimPackage, preview: Preview) => readonly SimVersion[]][] = [
  [
    'a tag on a version that is to go',
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
      pushIndex(world, app, { tags: ['v2'], children })
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

describe('what became needed stays, when it happened more than a minute before its turn', () => {
  test.each(pushes)('%s', async (_, push) => {
    const { world, clock, app, previews, act, onRequest, outcomeOf } = await setUpPreviews(150)
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
    expectPromises(run, [app], brokenTags(app))
  })

  test('a referrer to an image that is to go is new, and goes with nothing', async () => {
    const { world, app, previews, act, onRequest } = await setUpPreviews(150)
    onRequest(20, () => void attestGitHub(world, app, previews.at(-1)?.index ?? pushImage(world, app)), {
      method: 'DELETE'
    })
    const run = await act(inputs)
    expectPromises(run, [app], brokenTags(app))
    expect(app.versions.slice(3).every(({ createdAt }) => createdAt > world.clock.now() - day)).toBe(true)
  })
})

test.each([0, 400])(
  'a tag pushed at any time is respected by every deletion later than a minute, at %i ms an answer',
  async (latency) => {
    const { world, clock, app, previews, simulator, act } = await setUpPreviews(200, latency)
    const pushed = new Map<SimVersion, number>()
    // Every other deletion somebody tags the image that is the farthest from its turn.
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
    expectTruth(app, packageOf(run))
    expect(run.code).toBe(0)
    expect(world.clock.now()).toBe(clock.now())
  }
)

describe('what somebody else deletes', () => {
  test('during the run is gone, which is no failure', async () => {
    const { world, app, previews, act, onRequest, outcomeOf } = await setUpPreviews(150)
    const victims = previews.slice(-3).flatMap(({ index, children }) => [index, ...children])
    const deleteAll = () => {
      for (const victim of victims) deleteVersion(world, app, victim)
    }
    onRequest(20, deleteAll, { method: 'DELETE' })
    const run = await act(inputs)
    expect(victims.map((victim) => outcomeOf(run, victim))).toEqual(victims.map(() => 'gone'))
    expect(run).toMatchObject({ code: 0, outputs: { 'failed-count': '0' } })
    expectPromises(run, [app], brokenTags(app))
  })

  // Pages of 100: the images in the middle move to a page that has been read already.
  test.each(Array.from({ length: 12 }, (_, at) => at))(
    'while the pages are listed hides nothing that is kept, before request %i',
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
      expect(Object.values(packageOf(run).versions).filter((each) => codes(each) === 'orphan')).toEqual([])
    }
  )
})

describe('at every point between the listing and the last deletion', () => {
  const points = Array.from({ length: 14 }, (_, at) => at)
  test.each(pushes.flatMap(([name, push]) => points.map((point) => [name, point, push] as const)))(
    '%s before request %i breaks nothing older than a minute',
    async (_name, point, push) => {
      const { world, clock, app, previews, simulator, act, onRequest } = await setUpPreviews(4)
      const [last] = previews.slice(-1)
      // Reading the package takes longer than what was seen is trusted for.
      simulator.faults.add({ match: { path: /manifests/ }, times: 1, effect: meanwhile(() => clock.advance(50_000)) })
      let pushed = Number.POSITIVE_INFINITY
      onRequest(point, () => {
        if (!last || [last.index, ...last.children].some(({ deletedAt }) => deletedAt !== null)) return
        push(world, app, last)
        pushed = clock.now()
      })
      const run = await act(inputs)
      const broken = brokenTags(app)
      if (broken.length > 0) expect(clock.now() - pushed).toBeLessThan(minute)
      expectTruth(app, packageOf(run))
      expect(run.code).toBe(0)
    }
  )
})
