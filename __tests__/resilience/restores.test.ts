import { describe, expect, test } from '@jest/globals'
import { type Effect, serverError } from '../../simulator/faults.ts'
import { pushImage } from '../../simulator/images.ts'
import { githubLimits } from '../../simulator/limits.ts'
import { documentOf } from '../../simulator/manifests.ts'
import { brokenTags } from '../../simulator/pull.ts'
import type { Switches } from '../../simulator/switches.ts'
import type { SimPackage, SimVersion } from '../../simulator/world.ts'
import { saveReport, setUp } from '../action.ts'
import fc from '../fast-check.ts'
import { buildFixture, cleanupInputs, expectOutputsMatchReport, peakLoad } from './fixture.ts'
import { push, pushAll, stateOf } from './random-packages.ts'

/** Returns the active tagged versions that need, at any depth, a deleted version that can be restored. */
const incompleteTags = (pkg: SimPackage): string[] => {
  const deleted = new Set(pkg.deleted.filter(({ name }) => !pkg.byName.has(name)).map(({ name }) => name))
  const isWhole = (version: SimVersion): boolean =>
    (documentOf(version)?.manifests ?? []).every(({ digest }) => {
      const child = pkg.byName.get(digest)
      return child ? isWhole(child) : !deleted.has(digest)
    })
  const lacking = pkg.versions.filter((version) => version.tags.length > 0 && !isWhole(version))
  return lacking.map(({ id, tags }) => `${id} ${tags}`)
}

/** Checks after each restore, and collects all images that were incomplete at that moment. */
const checkAfterRestores = (app: SimPackage): { readonly found: string[]; readonly effect: Effect } => {
  const before = new Set(incompleteTags(app))
  const found: string[] = []
  const effect: Effect = async (_, proceed) => {
    const answer = await proceed()
    found.push(...incompleteTags(app).filter((version) => !before.has(version)))
    return answer
  }
  return { found, effect }
}

const switches: fc.Arbitrary<Partial<Switches>> = fc.constantFrom(
  {},
  { tagsOfDeleted: false },
  { manifestsOfDeleted: true }
)

const randomWorlds = fc.record({
  pushes: fc.array(push, { minLength: 3, maxLength: 16 }),
  covered: fc.constantFrom('pr-*', '*, !main', 'pr-*, latest'),
  untagged: fc.boolean(),
  switches
})
type RandomWorld = typeof randomWorlds extends fc.Arbitrary<infer T> ? T : never

/** Returns a random package after a random cleanup. */
const cleanUpRandomly = async ({ pushes, covered, untagged, switches }: RandomWorld, simple = false) => {
  const { world, app, act, simulator, clock } = await setUp()
  Object.assign(world.switches, switches)
  pushAll(world, app, pushes, simple)
  const before = { state: stateOf(app), broken: brokenTags(app) }
  const inputs = { 'delete-tags': covered, 'delete-untagged': `${untagged}`, 'grace-period': '0' }
  const cleaned = await act({ packages: 'app', ...inputs })
  expect(cleaned.code).toBe(0)
  clock.advance(60_000)
  const watched = checkAfterRestores(app)
  simulator.faults.add({ match: { method: 'POST' }, effect: watched.effect })
  return { world, app, act, simulator, before, cleaned, watched }
}

const options = { numRuns: 15 }

describe('after any cleanup, a restore from its report', () => {
  test('restores the same versions with the same tags, and every image pulls', async () => {
    await fc.assert(
      fc.asyncProperty(randomWorlds, async (given) => {
        const { app, act, before, cleaned, watched } = await cleanUpRandomly(given)
        const run = await act({ mode: 'restore', 'restore-from': await saveReport(cleaned) })
        expect(run.code).toBe(0)
        expectOutputsMatchReport(run)
        expect(run.outputs['restored-count']).toBe(cleaned.outputs['deleted-count'])
        expect(stateOf(app)).toEqual(before.state)
        expect(brokenTags(app)).toEqual(before.broken)
        expect(watched.found).toEqual([])
      }),
      options
    )
  })

  test('leaves tags where another client moved them meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(randomWorlds, fc.constantFrom('pr-1', 'pr-2', 'latest'), async (given, taken) => {
        const { world, app, act, before, cleaned, watched } = await cleanUpRandomly(given)
        const { id } = pushImage(world, app, { tags: [taken] })
        const run = await act({ mode: 'restore', 'restore-from': await saveReport(cleaned) })
        expect(run.code).toBe(0)
        const expected = [...before.state].map(([old, tags]) => [old, tags.filter((tag) => tag !== taken)] as const)
        expect(stateOf(app)).toEqual(new Map([...expected, [id, [taken]]]))
        expect(brokenTags(app)).toEqual(before.broken.filter((tag) => tag !== taken))
        expect(watched.found).toEqual([])
        const moved = run.report.packages
          .flatMap(({ versions }) => versions)
          .filter(({ reasons }) => reasons.some(({ code }) => code === 'tag-moved'))
        const lost = cleaned.report.packages
          .flatMap(({ versions }) => versions)
          .filter(({ outcome, tags }) => outcome === 'deleted' && tags.includes(taken))
        expect(moved.map((each) => each.id)).toEqual(lost.map((each) => each.id))
      }),
      options
    )
  })

  const isOdd = (path: string): boolean => /[13579]\/restore$/.test(path)
  test.each<[string, (cancel: AbortController, restore: Effect) => Effect]>([
    [
      'is cancelled',
      (cancel, restore) => (request, proceed) => {
        cancel.abort()
        return request.method === 'POST' ? restore(request, proceed) : proceed()
      }
    ],
    ['loses its connection to GitHub', () => serverError()],
    [
      'fails for some versions',
      (_, restore) => (request, proceed) => {
        if (isOdd(request.path)) return serverError()(request, proceed)
        return request.method === 'POST' ? restore(request, proceed) : proceed()
      }
    ]
  ])(
    'that %s from any request on leaves no image incomplete that could be restored, and the next one finishes',
    async (_, effectOf) => {
      await fc.assert(
        fc.asyncProperty(randomWorlds, fc.integer({ min: 3, max: 30 }), async (given, requests) => {
          const { app, act, simulator, before, cleaned, watched } = await cleanUpRandomly(given)
          const inputs = { mode: 'restore', 'restore-from': await saveReport(cleaned) }
          const cancel = new AbortController()
          let seen = 0
          simulator.faults.clear()
          simulator.faults.add({
            match: () => ++seen > requests,
            effect: effectOf(cancel, watched.effect)
          })
          simulator.faults.add({ match: { method: 'POST' }, effect: watched.effect })
          expectOutputsMatchReport(await act(inputs, {}, cancel.signal))
          expect(watched.found).toEqual([])
          seen = Number.NEGATIVE_INFINITY
          const run = await act(inputs)
          expect(run.code).toBe(0)
          expect(stateOf(app)).toEqual(before.state)
          expect(brokenTags(app)).toEqual(before.broken)
          expect(watched.found).toEqual([])
        }),
        options
      )
    }
  )
})

describe('without a report, all tagged images are restored', () => {
  test('and every image pulls at any moment', async () => {
    await fc.assert(
      fc.asyncProperty(randomWorlds, async (given) => {
        const { manifestsOfDeleted = false } = given.switches
        const known = { ...given, switches: { manifestsOfDeleted } }
        const { app, act, before, watched } = await cleanUpRandomly(known, !manifestsOfDeleted)
        const run = await act({ mode: 'restore', packages: 'app', 'restore-tags': '@any' })
        expect(run.code).toBe(0)
        const labelled = (state: ReadonlyMap<number, readonly string[]>) =>
          [...state].filter(([, tags]) => tags.some((tag) => !tag.startsWith('sha256-')))
        expect(labelled(stateOf(app))).toEqual(labelled(before.state))
        expect(brokenTags(app).filter((tag) => !before.broken.includes(tag))).toEqual([])
        expect(watched.found).toEqual([])
      }),
      options
    )
  })
})

test("a restore stays within GitHub's limits, whatever there is to restore", async () => {
  const { world, app, act } = await setUp({ limits: { secondary: githubLimits.secondary ?? {} }, latency: 100 })
  const { ui } = buildFixture(world, app, 30)
  const before = [app, ui].map(stateOf)
  const cleaned = await act(cleanupInputs)
  const run = await act({ mode: 'restore', 'restore-from': await saveReport(cleaned) })
  expect(run).toMatchObject({ code: 0, outputs: { 'restored-count': cleaned.outputs['deleted-count'] } })
  expect([app, ui].map(stateOf)).toEqual(before)
  expect(run.requests.every(({ status }) => status !== 403 && status !== 429)).toBe(true)
  const { points, concurrent } = peakLoad(run.requests)
  expect(points).toBeLessThanOrEqual(900)
  expect(concurrent).toBeLessThanOrEqual(100)
})
