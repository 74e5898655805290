import { describe, expect, test } from '@jest/globals'
import {
  answers,
  badGateway,
  type Effect,
  manifestUnknown,
  resets,
  serverError,
  tooManyRequests,
  truncates,
  wrongBytes
} from '../../simulator/faults.ts'
import { pushImage, pushMultiArch } from '../../simulator/images.ts'
import { brokenTags } from '../../simulator/pull.ts'
import { registryRefusal } from '../../simulator/refusals.ts'
import { addPackage } from '../../simulator/world.ts'
import { codes, day, left, mutations, packageOf, publishDaily, setUp, verdicts } from '../action.ts'

const inputs = { packages: 'app', 'delete-tags': 'pr-*', 'delete-untagged': 'true' }

/** A release of two platforms, a pull request's image, and garbage; and how the registry errs about one of them. */
const setUpImages = async () => {
  const { world, clock, app, act, simulator } = await setUp()
  const created = clock.now() - 9 * day
  const v1 = pushMultiArch(world, app, { tags: ['v1'], created })
  const pr1 = pushImage(world, app, { tags: ['pr-1'], created })
  const garbage = pushImage(world, app, { created })
  const err = (digest: string, effect: Effect, times = Number.POSITIVE_INFINITY) =>
    simulator.faults.add({ match: { path: new RegExp(`/manifests/${digest}$`) }, times, effect })
  return { world, app, act, v1, pr1, garbage, err }
}

describe('a manifest that cannot be read', () => {
  test.each<[string, Effect]>([
    ['for errors', serverError()],
    ['for pages of HTML', badGateway()],
    ['for broken connections', resets()],
    ['for connections that break in the middle', resets('halfway')],
    ['for other bytes than its digest says', wrongBytes()],
    ['for JSON that ends in the middle', truncates()],
    ['for a limit that does not end', tooManyRequests('2s')],
    ['for a denial', () => registryRefusal(403, 'DENIED', 'permission_denied: read_package')],
    ['for an HTML page that says 404', answers(404, '<html>not found</html>')]
  ])('%s leaves its package alone and fails the run, and the others go on', async (_, effect) => {
    const { world, app, act, v1, err } = await setUpImages()
    const other = addPackage(world, { owner: 'acme', type: 'container', name: 'other' })
    publishDaily(world, other, ['v1', 'pr-1'])
    err(v1.index.name, effect)
    const run = await act({ ...inputs, packages: 'app, other' })
    expect(run.code).toBe(1)
    expect(app.versions).toHaveLength(5)
    expect(brokenTags(app)).toEqual([])
    expect(mutations(run.requests).filter((request) => request.includes('/app/'))).toEqual([])
    expect(left(other)).toEqual(['v1'])
    expect(packageOf(run, 'app')).toMatchObject({
      status: 'failed',
      problem: expect.stringContaining(`container package acme/app: manifest ${v1.index.name}`),
      counts: { planned: 0, kept: 5 }
    })
    expect(run.log).toMatch(/^::error::container package acme\/app: manifest sha256:/m)
    expect(run.outputs).toMatchObject({ 'planned-count': '1', 'deleted-count': '1' })
  })

  test('keeps even what has nothing to do with it, and says so', async () => {
    const { act, pr1, garbage, v1, err } = await setUpImages()
    err(v1.index.name, serverError())
    const said = verdicts(packageOf(await act(inputs)), codes)
    expect(said).toMatchObject({ v1: 'uncovered', [pr1.tags.join()]: 'unreadable', [garbage.name]: 'unreadable' })
  })

  test('at first, and then can be, does no harm', async () => {
    const { app, act, v1, err } = await setUpImages()
    err(v1.index.name, serverError(), 2)
    const run = await act(inputs)
    expect(run).toMatchObject({ code: 0, outputs: { 'deleted-count': '2' }, report: { requests: { retries: 2 } } })
    expect(brokenTags(app)).toEqual([])
    expect(app.versions).toHaveLength(3)
  })

  test('since it is of no known kind fails closed too', async () => {
    const { world, app, act } = await setUpImages()
    pushImage(world, app, { tags: ['odd'], created: '2026-01-01' }).manifest = {
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      bytes: Buffer.from('null')
    }
    const run = await act(inputs)
    expect(run.code).toBe(1)
    expect(app.versions).toHaveLength(6)
  })
})

describe('a manifest that the registry does not have', () => {
  test('does not fail the run, and what else is garbage goes', async () => {
    const { app, act, garbage, err } = await setUpImages()
    err(garbage.name, manifestUnknown())
    const run = await act(inputs)
    expect(run.code).toBe(0)
    expect(packageOf(run).status).toBe('ok')
    expect(brokenTags(app)).toEqual([])
    expect(app.versions).toHaveLength(3)
  })

  test('of an image that stays is reported with its tags', async () => {
    const { act, v1, err } = await setUpImages()
    err(v1.index.name, manifestUnknown())
    const run = await act({ ...inputs, 'delete-untagged': 'false' })
    expect(run.code).toBe(0)
    expect(packageOf(run)).toMatchObject({ broken: [{ id: v1.index.id, tags: ['v1'], missing: [v1.index.name] }] })
    expect(run.summary).toMatch(/cannot be pulled/)
  })
})

test('where nothing may go, no manifest is read', async () => {
  const { act, v1, err } = await setUpImages()
  err(v1.index.name, serverError())
  const run = await act({ ...inputs, 'older-than': '30d' })
  expect(run.code).toBe(0)
  expect(run.requests.filter(({ host }) => host === 'registry')).toEqual([])
})
