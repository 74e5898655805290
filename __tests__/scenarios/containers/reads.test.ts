import { describe, expect, test } from '@jest/globals'
import {
  type Effect,
  manifestUnknown,
  responds,
  serverError,
  tooManyRequests,
  wrongBytes
} from '../../../simulator/faults.ts'
import { pushArtifact, pushImage, pushIndex, pushMultiArch } from '../../../simulator/images.ts'
import { mediaTypes, putManifest } from '../../../simulator/manifests.ts'
import { sampleOrganization } from '../../../simulator/samples.ts'
import { deleteVersion } from '../../../simulator/trash.ts'
import { addPackage, type SimPackage, type SimVersion, type World } from '../../../simulator/world.ts'
import { type Inputs, mutations, packageOf, type Run, setUp } from '../../action.ts'
import { expectPieces } from '../../words.ts'
import { clean, decisionsOf, expectWhole, idsOf, pullableTags } from './clean.ts'

const created = '2026-05-01'

/** The digests of the manifests that a run read, as often as it did. */
const readsOf = ({ requests }: Pick<Run, 'requests'>): string[] =>
  requests.filter(({ host }) => host === 'registry').flatMap(({ path }) => path.match(/manifests\/(.+)$/)?.[1] ?? [])

const namesOf = (versions: readonly SimVersion[]): string[] => versions.map(({ name }) => name).toSorted()

describe('what is read', () => {
  const nothingToDelete: [string, Inputs][] = [
    ['no rule covers anything', { 'delete-tags': 'nightly-*' }],
    ['everything that is covered is kept', { 'delete-tags': 'pr-*', 'keep-latest': '2' }],
    ['everything that is covered is protected', { 'delete-tags': 'pr-*', 'keep-tags': 'pr-*' }],
    ['everything that is covered is too young', { 'delete-tags': 'pr-*', 'older-than': '60 days' }],
    ['everything untagged is in its grace period', { 'delete-untagged': 'true', 'grace-period': '60 days' }]
  ]
  test.each(nothingToDelete)('no manifest where %s', async (_, inputs) => {
    const { world, app, act } = await setUp()
    for (const tag of ['pr-1', 'pr-2', 'v1']) pushMultiArch(world, app, { created, tags: [tag] })
    const run = await act(inputs)
    expect(run.requests.filter(({ host }) => host === 'registry')).toEqual([])
    expect(run.report.requests.registry).toBe(0)
    expect(run.outputs).toMatchObject({ 'planned-count': '0', 'kept-count': '9' })
  })

  test.each(['true', 'false'])(
    'everything but the images in kept indexes, with delete-untagged: %s',
    async (untagged) => {
      const { world, app, act } = await setUp()
      const kept = pushMultiArch(world, app, { created, tags: ['v1'], attestations: 'buildkit-artifact' })
      const inner = pushMultiArch(world, app, { created })
      const outer = pushIndex(world, app, { created, tags: ['v2'], children: [inner.index] })
      const going = pushMultiArch(world, app, { created, tags: ['pr-1'] })
      const run = await act({ 'delete-tags': 'pr-*', 'delete-untagged': untagged })
      expect(readsOf(run).toSorted()).toEqual(namesOf([kept.index, inner.index, outer, going.index, ...going.children]))
      expect(run.outputs['deleted-count']).toBe('3')
    }
  )

  test('an image in an index that only seems to be kept, since what it refers to may be kept without it', async () => {
    const it = await setUp()
    const { world, app } = it
    const platform = pushImage(world, app, { created })
    const v1 = pushIndex(world, app, { created, tags: ['v1'], children: [platform] })
    const attestation = pushArtifact(world, app, { created, artifactType: 'application/vnd.acme', subject: platform })
    const inner = pushIndex(world, app, { created: '2026-05-02', children: [platform, attestation] })
    const pr = pushIndex(world, app, { created, tags: ['pr-1'], children: [inner] })
    const inputs = { 'delete-tags': 'pr-*', 'delete-untagged': 'true', 'keep-latest-untagged': '1' }
    const { decisions } = await clean(it, { platform, v1, attestation, inner, pr }, inputs)
    expect(decisions).toEqual({
      v1: 'keep: uncovered',
      platform: 'keep: needed-by v1',
      attestation: 'keep: needed-by platform',
      pr: 'delete: expired',
      inner: 'delete: goes-with pr'
    })
  })

  test('nothing that GitHub does not list', async () => {
    const { world, app, act } = await setUp()
    const { index, children } = pushMultiArch(world, app, { created })
    const outer = pushIndex(world, app, { created, tags: ['v1'], children: [index] })
    const going = pushImage(world, app, { created, tags: ['pr-1'] })
    deleteVersion(world, app, index)
    const run = await act({ 'delete-tags': 'pr-*' })
    expect(readsOf(run).toSorted()).toEqual(namesOf([...children, outer, going]))
  })

  test('no more manifests once one cannot be read', async () => {
    const { world, app, simulator, act } = await setUp()
    for (let push = 0; push < 200; push++) pushImage(world, app, { created, tags: [`pr-${push}`] })
    simulator.faults.add({ match: ({ host }) => host === 'registry', effect: responds(410) })
    const run = await act({ 'delete-tags': 'pr-*' })
    expect(packageOf(run).status).toBe('failed')
    expect(new Set(readsOf(run)).size).toBeLessThanOrEqual(50)
  })

  test('every manifest once, and the report counts the requests', async () => {
    const { world, clock, act } = await setUp()
    const sample = sampleOrganization(world, clock.now())
    const policy = `version: 1\npolicies:\n  - packages: ["**"]\n    rules:\n      - delete: ["pr-*", "nightly-*", "@untagged"]`
    const run = await act({ policy, 'dry-run': 'true', packages: 'app, tools/cli, charts/app' })
    const reads = readsOf(run)
    expect(new Set(reads).size).toBe(reads.length)
    expect(reads.length).toBeGreaterThan(100)
    expect(reads.length).toBeLessThan(sample.packages.app.versions.length + sample.packages.cli.versions.length)
    expect(run.report.requests.registry).toBe(run.requests.filter(({ host }) => host === 'registry').length)
  })
})

/** Two packages, each with an image to delete and one to keep, and the manifests of the first with their names. */
const setUpTwo = async () => {
  const it = await setUp()
  const { world, app } = it
  const other = addPackage(world, { owner: 'acme', type: 'container', name: 'other' })
  const push = (pkg: SimPackage) => {
    const kept = pushMultiArch(world, pkg, { created, tags: ['v1'] })
    const going = pushMultiArch(world, pkg, { created, tags: ['pr-1'] })
    const [keptChild, goingChild] = [kept.children[0], going.children[0]]
    if (!keptChild || !goingChild) throw new Error('not pushed')
    const untagged = pushImage(world, pkg, { created })
    return { 'kept index': kept.index, 'going index': going.index, 'going child': goingChild, untagged, keptChild }
  }
  return { ...it, versions: push(app), other, others: push(other) }
}

const both = { packages: 'app, other', 'delete-tags': 'pr-*', 'delete-untagged': 'true' }

describe('a manifest that cannot be read', () => {
  const effects: [string, Effect, RegExp][] = [
    ['answers 500 again and again', serverError(500), /answered 500/],
    ['answers 429 for good', tooManyRequests('2s'), /answered 429/],
    ['asks for a pause of hours', tooManyRequests('3h'), /answered 429/],
    ['has other bytes than its digest says', wrongBytes(), /do not match the digest/],
    ['is answered 404 by something that is no registry', responds(404, '<html>not here</html>'), /answered 404/],
    [
      'is denied',
      responds(403, { errors: [{ code: 'DENIED', message: 'permission_denied: read_package' }] }),
      /needs read:packages/
    ]
  ]
  for (const which of ['kept index', 'going index', 'going child', 'untagged'] as const) {
    test.each(effects)(`leaves its package alone, and no other, where the ${which} %s`, async (_, effect, problem) => {
      const { versions, app, other, others, simulator, act } = await setUpTwo()
      const there = idsOf(app.versions)
      simulator.faults.add({ match: { path: new RegExp(versions[which].name) }, effect })
      const run = await act(both)

      expect(run.code).toBe(1)
      expect(idsOf(app.versions)).toEqual(there)
      const report = packageOf(run, 'app')
      expect(report.status).toBe('failed')
      expect(report.problem).toMatch(problem)
      expect(report.problem).toContain(versions[which].name)
      expect(report.counts).toMatchObject({ planned: 0, deleted: 0, kept: there.length })
      expect(decisionsOf({ report: { ...run.report, packages: [report] } }, versions)).toMatchObject({
        'kept index': 'keep: uncovered',
        'going index': 'keep: unreadable',
        'going child': 'keep: unreadable',
        untagged: 'keep: unreadable'
      })
      expect(packageOf(run, 'other')).toMatchObject({ status: 'ok', counts: { deleted: 4 } })
      expect([...other.tags.keys()]).toEqual(['v1'])
      expect(other.byName.has(others.keptChild.name)).toBe(true)
    })
  }

  test('leaves its package alone where its bytes are those of its digest, and no manifest', async () => {
    const { world, app, versions, act } = await setUpTwo()
    const bytes = Buffer.from('{"schemaVersion":1}')
    const strange = putManifest(world, app, { mediaType: mediaTypes.manifest, bytes }, { created })
    const run = await act(both)
    expect(packageOf(run, 'app')).toMatchObject({ status: 'failed', problem: expect.stringContaining(strange.name) })
    expect(app.byName.has(versions.untagged.name)).toBe(true)
    expect(run.code).toBe(1)
  })

  const passing: [string, Effect][] = [
    ['a 500', serverError(500)],
    ['a 429 whose pause is in its message', tooManyRequests('880.092µs')],
    ['other bytes', wrongBytes()]
  ]
  test.each(passing)('counts for nothing where another try after %s can', async (_, effect) => {
    const { app, simulator, act } = await setUpTwo()
    simulator.faults.add({ match: ({ host }) => host === 'registry', times: 2, effect })
    const run = await act(both)
    expect(run.code).toBe(0)
    expect([...app.tags.keys()]).toEqual(['v1'])
    expect(run.report.requests.retries).toBe(2)
  })
})

describe('a manifest that the registry does not have', () => {
  type Lose = (world: World, app: SimPackage, versions: Awaited<ReturnType<typeof setUpTwo>>['versions']) => SimVersion
  const losses: [string, Lose][] = [
    ['an index', (_, __, { 'kept index': index }) => Object.assign(index, { manifest: null })],
    [
      'a child that GitHub lists no more',
      (world, app, { keptChild }) => {
        deleteVersion(world, app, keptChild)
        return keptChild
      }
    ]
  ]
  test.each(losses)('makes the image broken, which is reported and fails nothing: %s', async (_, lose) => {
    const it = await setUpTwo()
    const { world, app, versions, act } = it
    const lost = lose(world, app, versions)
    const before = pullableTags(app)
    const run = await act(both)

    expect(run.code).toBe(0)
    expectWhole(before, app)
    expect([...app.tags.keys()]).toEqual(['v1'])
    const { id } = versions['kept index']
    expect(packageOf(run, 'app')).toMatchObject({ status: 'ok', broken: [{ id, tags: ['v1'], missing: [lost.name] }] })
    expect(packageOf(run, 'other').broken).toBeUndefined()
    expectPieces(run.summary, /> \[!WARNING\]\n> 1 tagged image /)
  })

  test('makes the image broken where it is a child that only the registry lost', async () => {
    const { app, versions, act } = await setUpTwo()
    versions['going child'].manifest = null
    const run = await act({ ...both, 'dry-run': 'true' })
    const { id } = versions['going index']
    expect(run.code).toBe(0)
    expect(packageOf(run, 'app').broken).toMatchObject([
      { id, tags: ['pr-1'], missing: [versions['going child'].name], repairable: false }
    ])
    expect(app.versions).toHaveLength(7)
  })

  test('is no reason to keep or to delete another image', async () => {
    const { app, versions, act } = await setUpTwo()
    for (const lost of ['kept index', 'going index', 'untagged'] as const) versions[lost].manifest = null
    const run = await act({ ...both, 'delete-untagged': 'false' })
    expect(run.code).toBe(0)
    // The platforms of what cannot be read any more are untagged images, which nothing covers here.
    expect([...app.tags.keys()]).toEqual(['v1'])
    expect(app.versions).toHaveLength(6)
    expect(packageOf(run, 'app').broken).toHaveLength(2)
  })

  test('makes even the only image of a package broken', async () => {
    const { world, app, act } = await setUp()
    const image = pushImage(world, app, { created, tags: ['pr-1'] })
    image.manifest = null
    const run = await act({ 'delete-tags': 'pr-*' })
    expect(packageOf(run)).toMatchObject({ status: 'ok', broken: [{ id: image.id, missing: [image.name] }] })
  })

  test('leaves the package alone where it is none at all that the registry has', async () => {
    const { app, other, simulator, act } = await setUpTwo()
    const there = idsOf(app.versions)
    simulator.faults.add({ match: { path: /acme\/app\/manifests/ }, effect: manifestUnknown() })
    const run = await act(both)
    expect(run.code).toBe(1)
    expect(idsOf(app.versions)).toEqual(there)
    expect(packageOf(run, 'app')).toMatchObject({ status: 'failed', problem: expect.stringContaining('registry-url') })
    expect(mutations(run.requests).filter((request) => request.includes('/app/'))).toEqual([])
    expect([...other.tags.keys()]).toEqual(['v1'])
  })
})
