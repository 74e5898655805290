import { describe, expect, test } from '@jest/globals'
import { type Effect, serverError } from '../../simulator/faults.ts'
import { documentOf } from '../../simulator/manifests.ts'
import { brokenTags } from '../../simulator/pull.ts'
import type { Switches } from '../../simulator/switches.ts'
import { deleteVersion, restorePeriodMs } from '../../simulator/trash.ts'
import type { SimPackage, SimVersion } from '../../simulator/world.ts'
import { day, mutations, packageOf, type Run, setUp } from '../action.ts'
import fc from '../fast-check.ts'
import { expectOutputsMatchReport } from './fixture.ts'
import { push, pushAll, stateOf } from './random-packages.ts'

const switches: fc.Arbitrary<Partial<Switches>> = fc.constantFrom(
  {},
  { listExpired: true },
  { tagsOfDeleted: false },
  { timesOfDeleted: false },
  { manifestsOfDeleted: true }
)

const damages = fc.record({
  pushes: fc.array(push, { minLength: 3, maxLength: 20 }),
  /** The versions that another tool deletes, by number: long ago, and lately. */
  expired: fc.array(fc.nat(30), { maxLength: 2 }),
  deleted: fc.array(fc.nat(30), { minLength: 1, maxLength: 8 }),
  switches
})
type Damage = typeof damages extends fc.Arbitrary<infer T> ? T : never

const helperTag = /^sha256-([0-9a-f]{64})(?:\.(?:sig|att|sbom))?$/
const isLabelled = ({ tags }: SimVersion): boolean => tags.some((tag) => !helperTag.test(tag))

/** Returns the deleted versions that tagged images need, as far as GitHub and the registry can tell. */
const restorableParts = (
  app: SimPackage,
  now: number,
  { tagsOfDeleted, manifestsOfDeleted }: Switches
): SimVersion[] => {
  const isRestorable = ({ name, deletedAt }: SimVersion) =>
    deletedAt !== null && deletedAt >= now - restorePeriodMs && !app.byName.has(name)
  const trash = app.deleted.filter(isRestorable)
  const needed = new Set(app.versions.filter(isLabelled))
  const seen = (): SimVersion[] => [...app.versions, ...trash]
  const holderOf = (tag: string): SimVersion | undefined =>
    app.tags.get(tag) ??
    (tagsOfDeleted
      ? trash
          .filter(({ tags }) => tags.includes(tag))
          .toSorted((a, b) => Number(b.deletedAt) - Number(a.deletedAt) || b.id - a.id)[0]
      : undefined)
  for (const version of needed) {
    const children = (documentOf(version)?.manifests ?? []).map(({ digest }) => digest)
    for (const each of seen()) {
      const subject = documentOf(each)?.subject?.digest
      const isKnown = each.deletedAt === null || needed.has(each) || manifestsOfDeleted
      if (children.includes(each.name) || (isKnown && subject === version.name)) needed.add(each)
    }
    const dashed = version.name.replace(':', '-')
    for (const suffix of ['', '.sig', '.att', '.sbom']) {
      const holder = holderOf(`${dashed}${suffix}`)
      if (holder) needed.add(holder)
    }
  }
  return [...needed].filter(({ deletedAt }) => deletedAt !== null)
}

const damage = async ({ pushes, expired, deleted, switches }: Damage) => {
  const { world, app, act, simulator, clock } = await setUp()
  Object.assign(world.switches, switches)
  pushAll(world, app, pushes)
  const remove = (numbers: readonly number[]): void => {
    for (const number of numbers) {
      const version = app.versions[number % app.versions.length]
      // One tagged image is always left.
      if (version && !version.tags.includes('main')) deleteVersion(world, app, version)
    }
  }
  remove(expired)
  clock.advance(31 * day)
  remove(deleted)
  clock.advance(3_600_000)
  const before = stateOf(app)
  const parts = restorableParts(app, clock.now(), world.switches)
  const expected = [...before.keys(), ...parts.map(({ id }) => id)].toSorted((a, b) => a - b)
  const watched = watchRestores(app, expected)
  simulator.faults.add({ match: { method: 'POST' }, effect: watched.effect })
  const inputs = { mode: 'repair', packages: 'app' }
  return { world, app, act, simulator, inputs, before, parts, expected, watched }
}

const idsOf = (app: SimPackage): number[] => app.versions.map(({ id }) => id).toSorted((a, b) => a - b)

/** Collects what came back and should not have, after each restore. */
const watchRestores = (app: SimPackage, expected: readonly number[]) => {
  const found: number[] = []
  const effect: Effect = async (_, proceed) => {
    const answer = await proceed()
    found.push(...idsOf(app).filter((id) => !expected.includes(id)))
    return answer
  }
  return { found, effect }
}

/** Expects the report to call exactly those images whole that pull. */
const expectTruth = (run: Run, app: SimPackage, { manifestsOfDeleted = false }: Partial<Switches>): void => {
  // Then everything pulls.
  if (manifestsOfDeleted) return

  const { repairs = [], broken = [] } = packageOf(run)
  const brokenIds = new Set(
    brokenTags(app).flatMap((tag) => (helperTag.test(tag) ? [] : (app.tags.get(tag)?.id ?? [])))
  )
  expect(new Set(broken.map(({ id }) => id))).toEqual(brokenIds)
  const lacking = repairs.filter(({ missing }) => missing.some(({ why }) => why !== 'unrestored'))
  expect(new Set(lacking.map(({ id }) => id)).isSubsetOf(brokenIds)).toBe(true)
  for (const { id } of broken) expect(repairs.find((each) => each.id === id)?.missing.length).toBeGreaterThan(0)
}

const options = { endOnFailure: true, numRuns: Number(process.env['REPAIR_RUNS'] ?? 25) }

describe('after any damage, a repair', () => {
  test('restores all that tagged images lack and nothing else, and a second one does nothing', async () => {
    await fc.assert(
      fc.asyncProperty(damages, async (given) => {
        const { app, act, inputs, expected, watched, before } = await damage(given)
        const dry = await act({ ...inputs, 'dry-run': 'true' })
        expect(mutations(dry.requests)).toEqual([])
        expect(stateOf(app)).toEqual(before)
        const run = await act(inputs)
        expect(run.code).toBe(0)
        expectOutputsMatchReport(run)
        expect(idsOf(app)).toEqual(expected)
        expect(watched.found).toEqual([])
        expect(run.outputs['restored-count']).toBe(`${expected.length - before.size}`)
        for (const [id, tags] of before) expect(stateOf(app).get(id)).toEqual(tags)
        expectTruth(run, app, given.switches)
        const second = await act(inputs)
        expect(second).toMatchObject({ code: 0, outputs: { 'restored-count': '0' } })
        expect(idsOf(app)).toEqual(expected)
        if (given.switches.timesOfDeleted !== false) expect(mutations(second.requests)).toEqual([])
      }),
      options
    )
  })

  const isOdd = (path: string): boolean => /[13579]\/restore$/.test(path)
  test.each<[string, (cancel: AbortController) => Effect]>([
    [
      'is cancelled',
      (cancel) => (_, proceed) => {
        cancel.abort()
        return proceed()
      }
    ],
    ['loses its connection to GitHub', () => serverError()],
    [
      'fails for some versions',
      () => (request, proceed) => (isOdd(request.path) ? serverError()(request, proceed) : proceed())
    ]
  ])(
    'that %s from any request on restores nothing else, says the truth, and the next one finishes',
    async (_, effectOf) => {
      await fc.assert(
        fc.asyncProperty(damages, fc.integer({ min: 2, max: 25 }), async (given, requests) => {
          const { app, act, simulator, inputs, expected, watched } = await damage(given)
          const cancel = new AbortController()
          let seen = 0
          simulator.faults.clear()
          simulator.faults.add({ match: () => ++seen > requests, effect: effectOf(cancel) })
          const run = await act(inputs, {}, cancel.signal)
          expectOutputsMatchReport(run)
          expect(new Set(idsOf(app)).isSubsetOf(new Set(expected))).toBe(true)
          simulator.faults.clear()
          simulator.faults.add({ match: { method: 'POST' }, effect: watched.effect })
          const next = await act(inputs)
          expect(next.code).toBe(0)
          expect(idsOf(app)).toEqual(expected)
          expect(watched.found).toEqual([])
          expectTruth(next, app, given.switches)
        }),
        options
      )
    }
  )
})
