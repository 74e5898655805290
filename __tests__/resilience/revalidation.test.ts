import { describe, expect, jest, test } from '@jest/globals'
import { meanwhile } from '../../simulator/faults.ts'
import { pushImage } from '../../simulator/images.ts'
import { githubLimits } from '../../simulator/limits.ts'
import { deleteVersion } from '../../simulator/trash.ts'
import { addPackage, moveTag, publish } from '../../simulator/world.ts'
import { day, packageOf, setUp } from '../action.ts'
import { expectInvariants, peakLoad } from './fixture.ts'

jest.setTimeout(120_000)

/** Publishes `count` versions of a type without manifests, `1.0` the oldest, and then `2.0`. */
const setUpVersions = async (type: 'npm' | 'docker', count: number, latency = 20) => {
  const { clock, world, act, simulator } = await setUp({
    limits: { secondary: githubLimits.secondary ?? {} },
    latency
  })
  const ui = addPackage(world, { owner: 'acme', type, name: 'ui' })
  const created = clock.now() - 900 * day
  const release = (name: string, time: number) =>
    publish(world, ui, { name, created: time, tags: type === 'docker' ? [name] : [] })
  for (let at = 0; at < count; at++) release(`1.${at}`, created + at)
  release('2.0', clock.now() - day)
  const onDeletion = (number: number, happens: () => void) =>
    simulator.faults.add({ match: { method: 'DELETE' }, after: number, times: 1, effect: meanwhile(happens) })
  const inputs = { packages: 'ui', 'package-type': type }
  return { clock, world, ui, release, onDeletion, act: (more: object) => act({ ...inputs, ...more }) }
}

test('revalidation costs at most 15% of the requests that delete 1,000 of 10,000 versions', async () => {
  const { clock, world, app, act } = await setUp({ limits: { secondary: githubLimits.secondary ?? {} }, latency: 20 })
  const created = clock.now() - 9 * day
  for (let at = 0; at < 10_000; at++) {
    pushImage(world, app, { tags: [at < 1000 ? `pr-${at}` : `v${at}`], created: created + at })
  }
  const run = await act({ packages: 'app', 'delete-tags': 'pr-*' })
  expect(run.outputs['deleted-count']).toBe('1000')
  const reads = run.requests.filter(({ method, path }) => method === 'GET' && path.includes('/versions'))
  const again = reads.length - 100
  expect(again / run.requests.length).toBeLessThanOrEqual(0.15)
  // At least once in each of the six and a half minutes that a thousand deletions take.
  expect(again).toBeGreaterThanOrEqual(600)
})

test('types without tags cost no more, since new versions and the version count show every change', async () => {
  const { act } = await setUpVersions('npm', 10_000)
  const run = await act({ 'delete-tags': '1.{name}', 'keep-latest': '9000' })
  expect(run.outputs['deleted-count']).toBe('1000')
  const again = run.requests.filter(({ method, path }) => method === 'GET' && path.includes('/versions')).length - 101
  expect(again / run.requests.length).toBeLessThanOrEqual(0.08)
  // At least every minute of those that a thousand deletions take.
  expect(again).toBeGreaterThanOrEqual(6)
  expect(peakLoad(run.requests).points).toBeLessThanOrEqual(900)
})

test('deletions by others of a type without tags are respected a minute later', async () => {
  const { clock, world, ui, onDeletion, act } = await setUpVersions('npm', 400)
  let [deleted, names]: [number, string[]] = [0, []]
  onDeletion(20, () => {
    for (const version of ui.versions.slice(-3)) deleteVersion(world, ui, version)
    deleted = clock.now()
    names = ui.versions.slice(-3).map(({ name }) => name)
  })
  const run = await act({ 'delete-tags': '*', 'keep-latest': '3' })
  expect(names).toEqual(['1.395', '1.396', '1.397'])
  expect(clock.now() - deleted).toBeGreaterThan(60_000)
  expect(ui.versions.map(({ name }) => name)).toEqual(names)
  const changed = packageOf(run).versions.filter(({ outcome }) => outcome === 'changed')
  expect(changed.map(({ name }) => name).toSorted()).toEqual(names)
  expect(run.code).toBe(0)
})

describe('of more than 15,000 versions, the newest, the version count and each single version cost less than the list', () => {
  const setUpHuge = async () => {
    const huge = await setUpVersions('docker', 15_200)
    const old = Array.from({ length: 400 }, (_, at) => `1.${at}`)
    return { ...huge, act: () => huge.act({ 'delete-tags': old.join() }) }
  }

  test('so each deletion is revalidated on its own', async () => {
    const { act } = await setUpHuge()
    const run = await act()
    expect(run.outputs['deleted-count']).toBe('400')
    const lists = run.requests.filter(({ query }) => /(^|&)page=153\b/.test(query))
    expect(lists).toHaveLength(1)
    expect(peakLoad(run.requests).points).toBeLessThanOrEqual(900)
  })

  test('and changes by others are seen', async () => {
    const { clock, world, ui, release, onDeletion, act } = await setUpHuge()
    const [tagged, removed] = [ui.tags.get('1.399'), ui.tags.get('1.398')]
    onDeletion(150, () => {
      release('2.1', clock.now())
      if (tagged) moveTag(ui, 'keep', tagged, clock.now())
      if (removed) deleteVersion(world, ui, removed)
    })
    const run = await act()
    const outcomes = packageOf(run).versions.filter(({ id }) => id === tagged?.id || id === removed?.id)
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['changed', 'gone'])
    expect(ui.tags.get('keep')?.deletedAt).toBe(null)
    expect(ui.tags.has('2.1')).toBe(true)
    expectInvariants(run, [ui], [])
  })
})

test("600 of 1,000 versions are deleted in 195 seconds without hitting GitHub's limits", async () => {
  const { clock, act } = await setUpVersions('npm', 1000, 200)
  const started = clock.now()
  const old = Array.from({ length: 600 }, (_, at) => `1.${at}`)
  const run = await act({ 'delete-tags': old.join() })
  expect(run.outputs['deleted-count']).toBe('600')
  expect(run.requests.every(({ status }) => status === 200 || status === 204)).toBe(true)
  expect(peakLoad(run.requests).points).toBeLessThanOrEqual(900)
  expect(clock.now() - started).toBeLessThan(195_000)
})
