import { describe, expect, test } from '@jest/globals'
import { type Effect, edits, manifestUnknown, nameUnknown } from '../../simulator/faults.ts'
import { pushImage, pushIndex, pushMultiArch } from '../../simulator/images.ts'
import { brokenTags } from '../../simulator/pull.ts'
import { attestGitHub } from '../../simulator/signatures.ts'
import type { SimPackage, SimVersion, World } from '../../simulator/world.ts'
import { packageOf, publishDaily, remainingNames, setUp } from '../action.ts'
import { expectInvariants, trackTags } from './fixture.ts'

const inputs = { packages: 'app', 'delete-tags': 'pr-*', 'delete-untagged': 'true' }
const created = Date.parse('2026-05-01T00:00:00Z')

/** Kinds of images that the registry may claim not to have; only their manifests lead to what they need. */
const imageKinds: readonly [string, (world: World, app: SimPackage) => SimVersion][] = [
  ['an index', (world, app) => pushMultiArch(world, app, { tags: ['v1'], created }).index],
  [
    'a nested index',
    (world, app) => {
      const { index } = pushMultiArch(world, app, { created })
      pushIndex(world, app, { tags: ['v1'], created, children: [index] })
      return index
    }
  ],
  [
    'an index of referrers',
    (world, app) => attestGitHub(world, app, pushImage(world, app, { tags: ['v1'], created }), { created }).fallback
  ]
]

describe('a 404 for a manifest', () => {
  const setUpLoss = async (push: (typeof imageKinds)[number][1]) => {
    const { world, clock, app, simulator, act } = await setUp()
    for (let at = 0; at < 12; at++) pushImage(world, app, { tags: [at < 6 ? `pr-${at}` : `v2.${at}`], created })
    const forgotten = push(world, app)
    const lost = trackTags(app)
    const forget = (times: number) =>
      simulator.faults.add({ match: { path: new RegExp(forgotten.name) }, times, effect: manifestUnknown() })
    return { world, clock, app, forgotten, lost, forget, act }
  }

  describe.each(imageKinds)('of %s', (_, push) => {
    test.each([1, 2])('%i times damages no kept image', async (times) => {
      const { app, lost, forget, act } = await setUpLoss(push)
      const fault = forget(times)
      const run = await act(inputs)
      expect(fault.hits).toBe(times)
      expectInvariants(run, [app], lost())
      expect(run).toMatchObject({ code: 0, outputs: { 'deleted-count': '6' } })
    })
  })

  test('by digest does not count, however often, if the tag still resolves to it', async () => {
    const { app, lost, forget, act } = await setUpLoss(
      (world, app) => pushMultiArch(world, app, { tags: ['v1'], created }).index
    )
    forget(Number.POSITIVE_INFINITY)
    const run = await act(inputs)
    expectInvariants(run, [app], lost())
    expect(run).toMatchObject({ code: 0, outputs: { 'deleted-count': '6' } })
  })

  test('by digest is not trusted if the tag resolves to another manifest', async () => {
    const { world, app, lost, forgotten, forget, act } = await setUpLoss(
      (world, app) => pushMultiArch(world, app, { tags: ['v1'], created }).index
    )
    forget(Number.POSITIVE_INFINITY)
    const other = pushImage(world, app, { tags: ['v3'], created })
    app.tags.set('v1', other)
    const run = await act(inputs)
    app.tags.set('v1', forgotten)
    expect(run.code).toBe(1)
    expect(packageOf(run)).toMatchObject({ status: 'failed', problem: expect.stringContaining(forgotten.name) })
    expect(lost()).toEqual([])
  })
})

describe('a registry that fails from its seventh response on', () => {
  test.each<[string, Effect]>([
    ['knows no manifest', manifestUnknown()],
    ['does not know the package', nameUnknown()]
  ])('and %s leaves the package alone', async (_, effect) => {
    const { world, app, simulator, act } = await setUp()
    for (let at = 0; at < 20; at++) pushMultiArch(world, app, { tags: [`v${at}`], created: created + at })
    pushImage(world, app, { tags: ['pr-1'], created })
    const there = app.versions.length
    simulator.faults.add({ match: { path: /\/manifests\// }, after: 6, effect })
    const run = await act(inputs)
    expect(run.code).toBe(1)
    expect(packageOf(run)).toMatchObject({ status: 'failed', problem: expect.stringMatching(/registry|NAME_UNKNOWN/) })
    expect(app.versions).toHaveLength(there)
    expect(run.summary).toContain('app')
    // A report of broken images would make users push them again or delete them.
    expect(packageOf(run).broken).toBeUndefined()
  })

  test('is read if it recovers within seconds', async () => {
    const { world, app, simulator, act } = await setUp()
    for (let at = 0; at < 20; at++) pushMultiArch(world, app, { tags: [`v${at}`], created: created + at })
    pushImage(world, app, { tags: ['pr-1'], created })
    simulator.faults.add({ match: { path: /\/manifests\// }, after: 6, times: 40, effect: manifestUnknown() })
    const run = await act(inputs)
    expect(run).toMatchObject({ code: 0, outputs: { 'deleted-count': '1' } })
    expect(brokenTags(app)).toEqual([])
  })
})

test('a response that was incorrect until the first deletion leads to a new plan', async () => {
  const { world, app, simulator, act } = await setUp()
  const { index, children } = pushMultiArch(world, app, { tags: ['v1'], created })
  for (let at = 0; at < 4; at++) pushImage(world, app, { tags: [`pr-${at}`], created: created + at })
  // Read by digest and by tag, and both again five seconds later.
  const fault = simulator.faults.add({
    match: { path: new RegExp(`manifests/(v1|${index.name})$`) },
    times: 3,
    effect: manifestUnknown()
  })
  const run = await act(inputs)
  expect(fault.hits).toBe(3)
  expect(children.map(({ deletedAt }) => deletedAt)).toEqual([null, null])
  expect(run).toMatchObject({ code: 0, outputs: { 'deleted-count': '4' } })
  expect(packageOf(run).versions.filter(({ outcome }) => outcome === 'changed')).toHaveLength(2)
})

describe('a manifest that is really missing', () => {
  test('costs five requests and six seconds in a package of 3,000', async () => {
    const spent = async (isMissing: boolean) => {
      const { world, clock, app, act } = await setUp()
      for (let at = 0; at < 2999; at++) {
        pushImage(world, app, { tags: at % 3 ? [`v${at}`] : [], created: created + at })
      }
      const odd = pushImage(world, app, { tags: ['pr-1'], created })
      if (isMissing) odd.manifest = null
      const began = clock.now()
      const run = await act({ ...inputs, 'delete-untagged': 'false' })
      expect(run).toMatchObject({ code: 0, outputs: { 'deleted-count': '1' } })
      return { requests: run.requests.length, time: clock.now() - began }
    }
    const [usual, missing] = [await spent(false), await spent(true)]
    // The fifth asks which deleted versions a repair could restore.
    expect(missing.requests - usual.requests).toBeLessThanOrEqual(5)
    expect(missing.time - usual.time).toBeLessThanOrEqual(6000)
    expect(missing.time - usual.time).toBeGreaterThanOrEqual(5000)
  })

  test.each([
    ['two of four tagged', 4, 2, 0],
    ['three of nine tagged', 9, 3, 0],
    ['three of eight tagged', 8, 3, 1],
    ['four of eight tagged', 8, 4, 1]
  ])('%s', async (_, all, missing, code) => {
    const { world, app, act } = await setUp()
    for (let at = 0; at < all - 1; at++) {
      const image = pushImage(world, app, { tags: [`v${at}`], created: created + at })
      if (at < missing) image.manifest = null
    }
    const going = pushImage(world, app, { tags: ['pr-1'], created })
    const run = await act(inputs)
    expect(run.code).toBe(code)
    expect(going.deletedAt === null).toBe(code === 1)
  })
})

describe('a list that is incorrect once', () => {
  const withoutTags = (item: unknown): unknown => ({ ...Object(item), metadata: { container: { tags: [] } } })
  type Place = [place: number, what: string, packages: string, path: RegExp, change: (list: unknown[]) => unknown[]]
  /** A package that is named exactly is listed again; one found by a list may be confirmed by other answers. */
  const places = ['app', 'ap*'].flatMap((packages) =>
    [0, 1].flatMap((place): Place[] => [
      ...(packages === 'app' || place === 0
        ? ([
            [place, 'tags', packages, /app\/versions$/, (list) => list.map(withoutTags)],
            [place, 'a version', packages, /app\/versions$/, (list) => list.slice(1)]
          ] satisfies Place[])
        : []),
      [place, 'a pull request', packages, /pulls$/, (list) => list.slice(1)],
      [place, 'a branch', packages, /branches$/, (list) => list.slice(1)],
      [place, 'a Git tag', packages, /\/app\/tags$/, (list) => list.slice(1)]
    ])
  )
  test.each(places)('response %i without %s damages no kept image of %s', async (place, _, packages, path, change) => {
    const { world, app, simulator, act } = await setUp()
    const repository = world.repositories.get('acme/app')
    repository?.branches.push('dev')
    repository?.pulls.push(3, 4)
    repository?.tags.push('v1.0.0', 'v2.0.0')
    const kept = ['v1.0.0', 'v2.0.0', 'br-dev', 'br-main', 'pr-3', 'pr-4', 'latest']
    publishDaily(world, app, [...kept, 'pr-1', 'br-gone', 'v3.0.0'])
    const { index } = pushMultiArch(world, app, { tags: ['multi'], created })
    const effect = edits((list) => (Array.isArray(list) ? change(list) : list))
    const fault = simulator.faults.add({ match: { method: 'GET', path }, after: place, times: 1, effect })
    await act({
      policy: `version: 1
policies:
  - packages: ['${packages}']
    protect: [latest, multi]
    rules:
      - { delete: "pr-{pr}", keep: { while: pr-open } }
      - { delete: "br-{name}", keep: { while: branch-exists } }
      - { delete: "v{version}", keep: { while: tag-exists } }
      - { delete: "@untagged", older-than: 1h }
`
    })
    expect(fault.hits).toBe(1)
    expect(remainingNames(app)).toEqual(expect.arrayContaining([...kept, 'multi']))
    expect(brokenTags(app)).toEqual([])
    expect(index.deletedAt).toBeNull()
  })
})
