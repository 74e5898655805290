import { describe, expect, test } from '@jest/globals'
import { meanwhile } from '../../simulator/faults.ts'
import { pushImage, pushMultiArch } from '../../simulator/images.ts'
import { addPackage, moveTag, publish, type SimPackage, type World } from '../../simulator/world.ts'
import { day, type Inputs, packageOf, remainingNames, setUp } from '../action.ts'
import fc from '../fast-check.ts'
import { expectReportMatchesRegistry, trackTags } from './fixture.ts'

const versions = { 'package-type': 'npm', 'delete-tags': '1.*', 'rate-limit-reserve': '0' }

/** Adds an npm package with `old` versions to delete and `kept` to keep. */
const addVersions = (world: World, name: string, old: number, kept = 1): SimPackage => {
  const pkg = addPackage(world, { owner: 'acme', type: 'npm', name })
  const created = world.clock.now() - 90 * day
  for (let at = 0; at < old; at++) publish(world, pkg, { name: `1.${at}`, created: created + at * 60_000 })
  for (let at = 0; at < kept; at++) publish(world, pkg, { name: `2.${at}`, created: created + at })
  return pkg
}

const setUpBudget = async (perHour: number) => setUp({ limits: { primary: { classic: perHour } } })

describe('if an hour does not cover all packages', () => {
  test('each nightly run deletes as much as its budget allows, starting with another package', async () => {
    const { world, clock, act } = await setUpBudget(100)
    const names = Array.from({ length: 25 }, (_, at) => `p${at}`)
    const packages = names.map((name) => addVersions(world, name, 342, 118))
    const touched = new Set<string>()
    for (let night = 0; night < 8; night++) {
      const before = packages.map(({ versions: { length } }) => length)
      const run = await act({ ...versions, packages: 'p*' })
      expect(run).toMatchObject({ code: 0, report: { complete: false, stopReason: 'rate-limit' } })
      expect(Number(run.outputs['deleted-count'])).toBeGreaterThanOrEqual(80)
      packages.forEach((pkg, at) => {
        if (pkg.versions.length < Number(before[at])) touched.add(pkg.name)
        expectReportMatchesRegistry(pkg, packageOf(run, pkg.name))
      })
      clock.advance(day)
    }
    expect(touched.size).toBeGreaterThanOrEqual(6)
  })

  test('decided packages are changed before others are decided, within one hour', async () => {
    const { world, act } = await setUpBudget(60)
    const packages = ['a', 'b', 'c', 'd'].map((name) => addVersions(world, name, 20))
    const run = await act({ ...versions, packages: 'a, b, c, d' })
    expect(run.report.stopReason).toBe('rate-limit')
    expect(packages.filter(({ versions: { length } }) => length === 1)).toHaveLength(2)
    expect(run.requests).toHaveLength(60)
  })

  test('caps apply to the whole run', async () => {
    const { world, act } = await setUpBudget(60)
    const packages = ['a', 'b', 'c', 'd'].map((name) => addVersions(world, name, 25))
    const run = await act({ ...versions, packages: 'a, b, c, d', 'max-deletions': '40' })
    expect(run).toMatchObject({ outputs: { 'deleted-count': '40' }, report: { stopReason: 'max-deletions' } })
    expect(packages.reduce((sum, { versions: { length } }) => sum + length, 0)).toBe(4 * 26 - 40)
  })
})

test('if the time limit does not cover all packages, each nightly run makes progress, and repeated ones finish', async () => {
  const { world, clock, act } = await setUp({ latency: 4000 })
  const packages = Array.from({ length: 12 }, (_, at) => addVersions(world, `p${at}`, 9))
  for (let night = 0; ; night++) {
    const run = await act({ ...versions, packages: 'p*', 'time-limit': '1min' })
    expect(Number(run.outputs['deleted-count'])).toBeGreaterThan(0)
    if (packages.every(({ versions: { length } }) => length === 1)) break
    expect(run).toMatchObject({ code: 0, report: { stopReason: 'time-limit' } })
    expect(night).toBeLessThan(60)
    clock.advance(day)
  }
})

test('if an hour covers all packages, all are decided before any deletion, the oldest first under a cap', async () => {
  const { world, act } = await setUpBudget(60)
  const packages = ['a', 'b', 'c', 'd'].map((name) => addVersions(world, name, 25))
  const run = await act({ ...versions, packages: 'a, b, c, d', 'max-deletions': '8' })
  const first = run.requests.findIndex(({ mutation }) => mutation)
  const listed = run.requests.slice(0, first).filter(({ path }) => path.endsWith('/versions'))
  expect(new Set(listed.slice(0, 4).map(({ path }) => path)).size).toBe(4)
  expect(packages.map((pkg) => remainingNames(pkg).slice(-1)[0])).toEqual(['1.2', '1.2', '1.2', '1.2'])
})

describe("a package whose listing exceeds an hour's budget", () => {
  test('is skipped with a message on what it needs, and the others are cleaned', async () => {
    const { world, act } = await setUpBudget(100)
    const big = addVersions(world, 'big', 9900)
    const small = addVersions(world, 'small', 30)
    const run = await act({ ...versions, packages: 'big, small' })
    expect(run).toMatchObject({ code: 0, outputs: { complete: 'false', 'deleted-count': '30' } })
    expect(packageOf(run, 'big')).toMatchObject({ status: 'skipped' })
    expect(run.log).toMatch(/::warning::npm package acme\/big: .*\b105 requests.*\b100\b.*rate-limit-reserve/)
    expect(remainingNames(small)).toEqual(['2.0'])
    expect(big.versions).toHaveLength(9901)
  })

  test('with two full listings is listed once, then revalidated by version count and newest versions', async () => {
    const { world, clock, act } = await setUpBudget(100)
    const big = addVersions(world, 'big', 7000)
    for (let night = 0; night < 2; night++) {
      const run = await act({ ...versions, packages: 'big' })
      expect(run).toMatchObject({ code: 0, outputs: { complete: 'false' }, report: { stopReason: 'rate-limit' } })
      expect(Number(run.outputs['deleted-count'])).toBeGreaterThanOrEqual(18)
      expectReportMatchesRegistry(big, packageOf(run))
      clock.advance(day)
    }
  })

  test('with two full listings loses no image that is tagged meanwhile', async () => {
    const { world, clock, app, simulator, act } = await setUpBudget(100)
    const created = clock.now() - 90 * day
    const images = Array.from({ length: 6000 }, (_, at) =>
      pushImage(world, app, { tags: [`pr-${at}`], created: created + at * 60_000 })
    )
    const [first, second] = [images[0], images[12]]
    const tag = () => {
      if (second) moveTag(app, 'v1', second, clock.now())
      pushImage(world, app, { tags: ['v2'] })
      return clock.sleep(70_000)
    }
    simulator.faults.add({ match: { method: 'DELETE' }, times: 1, effect: meanwhile(tag) })
    const run = await act({ packages: 'app', 'delete-tags': 'pr-*', 'rate-limit-reserve': '0' })
    expect(run).toMatchObject({ code: 0, report: { stopReason: 'rate-limit' } })
    expect(Number(run.outputs['deleted-count'])).toBeGreaterThanOrEqual(10)
    expect([first?.deletedAt === null, second?.deletedAt]).toEqual([false, null])
    expect(packageOf(run).versions.find(({ id }) => id === second?.id)?.outcome).toBe('changed')
    expectReportMatchesRegistry(app, packageOf(run))
  })

  test('is not planned in a dry run either', async () => {
    const { world, act } = await setUpBudget(100)
    addVersions(world, 'big', 11_000)
    const run = await act({ ...versions, packages: 'big', 'dry-run': 'true' })
    expect(run).toMatchObject({ code: 0, outputs: { complete: 'false', 'planned-count': '0' } })
  })
})

/** Adds npm packages of these sizes, and images, some of them with children. */
const addPackages = (world: World, app: SimPackage, sizes: readonly number[], images: number): SimPackage[] => {
  const created = world.clock.now() - 90 * day
  pushMultiArch(world, app, { tags: ['v1'], created })
  for (let at = 0; at < images; at++) {
    if (at % 3 === 0) pushMultiArch(world, app, { tags: [`pr-${at}`], created: created + at })
    else pushImage(world, app, { tags: [`pr-${at}`], created: created + at })
  }
  return [app, ...sizes.map((size, at) => addVersions(world, `p${at}`, size, 1 + (size % 3)))]
}

const policy: Inputs = {
  policy: `version: 1
policies:
  - { packages: [app], rules: [{ delete: 'pr-*' }] }
  - { packages: ['p*'], type: npm, rules: [{ delete: '1.*', keep: { latest: 2 } }] }
`,
  'rate-limit-reserve': '0'
}

const idsOf = (packages: readonly SimPackage[]) =>
  packages.map((pkg) => pkg.versions.map(({ name, tags }) => [name, tags]))

test('nightly runs with any budget of at least 60 requests reach the result of a run without limits', async () => {
  const workloads = fc.record({
    perHour: fc.integer({ min: 60, max: 200 }),
    sizes: fc.array(fc.integer({ min: 0, max: 260 }), { minLength: 1, maxLength: 5 }),
    images: fc.integer({ min: 0, max: 40 })
  })
  const property = fc.asyncProperty(workloads, async ({ perHour, sizes, images }) => {
    const free = await setUp()
    const wanted = addPackages(free.world, free.app, sizes, images)
    expect(await free.act(policy)).toMatchObject({ code: 0, outputs: { complete: 'true' } })

    const { world, clock, app, act } = await setUpBudget(perHour)
    const packages = addPackages(world, app, sizes, images)
    const lost = trackTags(app)
    for (let night = 0; ; night++) {
      const run = await act(policy)
      expect(run.code).toBe(0)
      for (const pkg of packages) expectReportMatchesRegistry(pkg, packageOf(run, pkg.name))
      if (run.outputs['complete'] === 'true') break
      expect(Number(run.outputs['deleted-count'])).toBeGreaterThan(0)
      expect(night).toBeLessThan(100)
      clock.advance(day)
    }
    expect(lost()).toEqual([])
    expect(idsOf(packages)).toEqual(idsOf(wanted))
  })
  await fc.assert(property, { numRuns: 6, seed: 14 })
})
