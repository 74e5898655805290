import { describe, expect, test } from '@jest/globals'
import { edits, type Fault, meanwhile, responds } from '../../simulator/faults.ts'
import { pushImage } from '../../simulator/images.ts'
import { githubLimits } from '../../simulator/limits.ts'
import { deleteVersion } from '../../simulator/trash.ts'
import { addPackage, moveTag, publish } from '../../simulator/world.ts'
import { day, packageOf, type Run, setUp } from '../action.ts'
import { expectInvariants, peakLoad } from './fixture.ts'

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

describe('before images are deleted, what costs the least is read again', () => {
  const setUpImages = async (count: number, deletions: number) => {
    const { clock, world, app, act, simulator } = await setUp({
      limits: { secondary: { ...githubLimits.secondary, together: true } },
      latency: 20
    })
    const created = clock.now() - 9 * day
    for (let at = 0; at < count; at++) {
      pushImage(world, app, { tags: [at < deletions ? `pr-${at}` : `v${at}`], created: created + at })
    }
    return { clock, world, app, simulator, act: () => act({ packages: 'app', 'delete-tags': 'pr-*' }) }
  }
  const isPage = ({ method, path }: Run['requests'][number]) => method === 'GET' && path.endsWith('/versions')

  test('for 1,000 of 4,000: their number, the newest and the pages of the next deletions, once a minute', async () => {
    const { act } = await setUpImages(4000, 1000)
    const run = await act()
    expect(run.outputs['deleted-count']).toBe('1000')
    // Without the forty pages that the plan is made from, and the first of them again.
    const pages = run.requests.filter(isPage).slice(41)
    // Six looks, each at the newest and at the one to three pages on which the next 172 versions are.
    expect(pages.length).toBeGreaterThanOrEqual(11)
    expect(pages.length).toBeLessThanOrEqual(24)
    const changes = run.requests.filter(({ mutation }) => mutation)
    expect(Number(changes.at(-1)?.time) - Number(changes[0]?.time)).toBeLessThanOrEqual(340_000)
    expect(changes.filter(({ time }) => !pages.some((page) => page.time <= time && page.time > time - 60_000))).toEqual(
      []
    )
    expect(peakLoad(run.requests).points).toBeLessThanOrEqual(900)
    expect(run.requests.filter(({ path }) => path.endsWith('/tags/list'))).toHaveLength(1)
  })

  test.each<[string, Fault]>([
    ['the registry lists other tags', { match: { path: /tags\/list/ }, effect: responds(200, { tags: ['v1'] }) }],
    ['the registry does not list them', { match: { path: /tags\/list/ }, times: 9, effect: responds(403, {}) }],
    [
      'their number is another',
      { match: { path: /container\/app$/ }, after: 1, effect: edits((body) => ({ ...Object(body), version_count: 1 })) }
    ]
  ])('for 100 of 800: the whole list, if %s', async (_, fault) => {
    const { simulator, act } = await setUpImages(800, 100)
    simulator.faults.add({ times: 1, ...fault })
    const run = await act()
    expect(run.outputs['deleted-count']).toBe('100')
    expect(run.requests.filter((request) => isPage(request) && /page=5$/.test(request.query))).toHaveLength(2)
  })
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

describe('of more than 15,000 versions', () => {
  const setUpHuge = async () => {
    const huge = await setUpVersions('docker', 15_200)
    const old = Array.from({ length: 400 }, (_, at) => `1.${at}`)
    return { ...huge, act: () => huge.act({ 'delete-tags': old.join() }) }
  }

  test('the whole list is not read again', async () => {
    const { act } = await setUpHuge()
    const run = await act()
    expect(run.outputs['deleted-count']).toBe('400')
    const lists = run.requests.filter(({ query }) => /(^|&)page=100\b/.test(query))
    expect(lists).toHaveLength(1)
    expect(peakLoad(run.requests).points).toBeLessThanOrEqual(900)
  })

  test('and changes by others are seen on the pages of the next deletions', async () => {
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
