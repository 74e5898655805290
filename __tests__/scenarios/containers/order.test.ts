import { describe, expect, test } from '@jest/globals'
import { meanwhile, serverError } from '../../../simulator/faults.ts'
import { pushImage, pushIndex, pushMultiArch } from '../../../simulator/images.ts'
import { signCosignV2, signCosignV3 } from '../../../simulator/signatures.ts'
import { deleteVersion } from '../../../simulator/trash.ts'
import { addPackage, type SimPackage, type SimVersion, type World } from '../../../simulator/world.ts'
import { packageOf, type Run, setUp } from '../../action.ts'
import { expectWhole, idsOf, pullableTags } from './clean.ts'

const created = '2026-05-01'
const inputs = { 'delete-tags': 'pr-*', 'delete-untagged': 'true' }

const outcomesOf = (run: Run): Map<number, string> =>
  new Map(packageOf(run).versions.map(({ id, outcome }) => [id, outcome]))

const idOf = (path: string): number => Number(path.match(/versions\/(\d+)$/)?.[1])

/** Images of every kind to delete, with their parts, and one to keep that shares a child with them. */
const pushAll = (world: World, app: SimPackage): { kept: readonly SimVersion[]; owners: Map<number, number[]> } => {
  const shared = pushImage(world, app, { created })
  const sharedToo = pushImage(world, app, { created })
  const v1 = pushIndex(world, app, { created, tags: ['v1'], children: [shared] })
  const one = pushIndex(world, app, { created: '2026-05-04', tags: ['pr-1'], children: [shared, sharedToo] })
  const two = pushIndex(world, app, { created: '2026-05-03', tags: ['pr-2'], children: [sharedToo] })
  const { index, children } = pushMultiArch(world, app, { created, attestations: 'buildkit-artifact' })
  const [amd64, arm64, ...attestations] = children
  const top = pushIndex(world, app, { created: '2026-05-02', tags: ['pr-3'], children: [index] })
  const signatures = signCosignV2(world, app, top, { created })
  const ofSignature = signatures.map((signature) => signCosignV3(world, app, signature, { created }))
  const belongs: [SimVersion | undefined, (SimVersion | undefined)[]][] = [
    [sharedToo, [one, two]],
    [index, [top]],
    [amd64, [index]],
    [arm64, [index]],
    [attestations[0], [index, amd64]],
    [attestations[1], [index, arm64]],
    ...signatures.map((signature): [SimVersion, SimVersion[]] => [signature, [top]]),
    ...ofSignature.flatMap(({ referrer, fallback }): [SimVersion, (SimVersion | undefined)[]][] => [
      [fallback, signatures],
      [referrer, [fallback, ...signatures]]
    ])
  ]
  const known = (versions: (SimVersion | undefined)[]) => idsOf(versions.filter((version) => version !== undefined))
  return {
    kept: [v1, shared, ...signCosignV2(world, app, v1, { created })],
    owners: new Map(belongs.flatMap(([part, owners]) => (part ? [[part.id, known(owners)]] : [])))
  }
}

describe('the order of deletions', () => {
  test('begins with the oldest image, and takes a part when all that it belongs to is gone', async () => {
    const { world, app, act } = await setUp()
    const { kept, owners } = pushAll(world, app)
    const before = pullableTags(app)
    const images = ['pr-3', 'pr-2', 'pr-1'].map((tag) => app.tags.get(tag)?.id)
    const run = await act(inputs)
    expect(idsOf(app.versions)).toEqual(idsOf(kept))
    expectWhole(before, app)

    const deletions = new Map(run.requests.filter(({ mutation }) => mutation).map((each) => [idOf(each.path), each]))
    expect(deletions.size).toBe(12)
    for (const [part, wholes] of owners) {
      for (const whole of wholes) {
        expect(deletions.get(whole)?.endedAt).toBeLessThan(Number(deletions.get(part)?.startedAt))
      }
    }
    expect([...deletions.keys()].filter((id) => images.includes(id))).toEqual(images)
  })

  // So many deletions the package takes, see above.
  test.each(Array.from({ length: 12 }, (_, at) => at))(
    'leaves nothing but whole images and orphans when all fails after %i deletions, and the next run continues',
    async (count) => {
      const { world, app, simulator, act } = await setUp()
      const { kept } = pushAll(world, app)
      const before = pullableTags(app)
      let left = count
      const cut = (method: string) => (method === 'DELETE' ? --left < 0 : left < 0)
      simulator.faults.add({ match: ({ method }) => cut(method), effect: serverError(503) })
      const run = await act(inputs)
      expect(run.code).toBe(1)
      expect(run.outputs['deleted-count']).toBe(String(count))
      expect(app.versions).toHaveLength(15 - count)
      expectWhole(before, app)

      simulator.faults.clear()
      expect((await act(inputs)).code).toBe(0)
      expect(idsOf(app.versions)).toEqual(idsOf(kept))
      expectWhole(before, app)
    }
  )
})

describe('an image that GitHub does not delete', () => {
  /** A public package with an image to delete, its parts, and another that shares a part with it. */
  const pushShared = async () => {
    const { world, simulator, act } = await setUp()
    const app = addPackage(world, { owner: 'acme', type: 'container', name: 'images', visibility: 'public' })
    const base = pushImage(world, app, { created, tags: ['v1'] })
    const shared = pushImage(world, app, { created })
    const own = pushImage(world, app, { created })
    const stuck = pushIndex(world, app, { created, tags: ['pr-1'], children: [own, shared] })
    const [signature] = signCosignV2(world, app, stuck, { created })
    const other = pushIndex(world, app, { created, tags: ['pr-2'], children: [shared] })
    if (!signature) throw new Error('not signed')
    const versions = { base, shared, own, stuck, signature, other }
    return { simulator, app, versions, act: () => act({ ...inputs, packages: 'images' }) }
  }
  type Stuck = Awaited<ReturnType<typeof pushShared>>

  const reasons: [string, (it: Stuck) => void, 'refused' | 'failed'][] = [
    ['over 5,000 downloads', ({ versions }) => Object.assign(versions.stuck, { downloads: 5001 }), 'refused'],
    [
      'an error again and again',
      ({ simulator, versions }) =>
        simulator.faults.add({
          match: { method: 'DELETE', path: new RegExp(`/${versions.stuck.id}$`) },
          effect: serverError(500)
        }),
      'failed'
    ]
  ]
  test.each(reasons)('keeps all that belongs to it: %s', async (_, hold, outcome) => {
    const it = await pushShared()
    hold(it)
    const before = pullableTags(it.app)
    const { base, shared, own, stuck, signature, other } = it.versions
    const run = await it.act()
    expect(outcomesOf(run)).toEqual(
      new Map([
        [other.id, 'deleted'],
        [stuck.id, outcome],
        [signature.id, 'skipped'],
        [own.id, 'skipped'],
        [shared.id, 'skipped'],
        [base.id, 'kept']
      ])
    )
    expectWhole(before, it.app)
    expect([...it.app.tags.values()]).toEqual([base, stuck, signature])
    expect(run.outputs).toMatchObject({ 'deleted-count': '1', [`${outcome}-count`]: '1' })
    expect(run.code).toBe(outcome === 'failed' ? 1 : 0)
  })

  test('keeps all that belongs to it: the others were deleted meanwhile, which makes it the last tagged one', async () => {
    const { world, app, simulator, act } = await setUp()
    const v1 = pushImage(world, app, { created, tags: ['v1'] })
    const { index, children } = pushMultiArch(world, app, { created, tags: ['pr-1'] })
    const races = meanwhile(() => deleteVersion(world, app, v1))
    simulator.faults.add({ match: { method: 'DELETE' }, times: 1, effect: races })
    const run = await act(inputs)
    expect(idsOf(app.versions)).toEqual(idsOf([...children, index]))
    expect(outcomesOf(run).get(index.id)).toBe('refused')
    expect(run.outputs).toMatchObject({ 'refused-count': '1', 'deleted-count': '0' })
    expect(run.code).toBe(0)
  })
})
