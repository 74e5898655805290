import { describe, expect, test } from '@jest/globals'
import { badGateway, edits, meanwhile, resets, responds, serverError, truncates } from '../../simulator/faults.ts'
import { pushImage, pushMultiArch } from '../../simulator/images.ts'
import { brokenTags } from '../../simulator/pull.ts'
import { deleteVersion } from '../../simulator/trash.ts'
import { addPackage, publish } from '../../simulator/world.ts'
import { day, mutations, packageOf, publishDaily, remainingNames, sent, setUp } from '../action.ts'

const inputs = { packages: 'ui', 'package-type': 'npm', 'delete-tags': '*', 'older-than': '30d' }

/** An npm package with so many versions, each a minute older than the next and all over a year. */
const setUpVersions = async (count: number, options: { owner?: string; latency?: number } = {}) => {
  const { owner = 'acme', latency = 0 } = options
  const { world, clock, act, simulator } = await setUp({ latency })
  const ui = addPackage(world, { owner, type: 'npm', name: 'ui' })
  const oldest = clock.now() - 400 * day
  const add = (at: number) => publish(world, ui, { name: `1.0.${at}`, created: oldest + at * 60_000 })
  for (let at = 0; at < count; at += 1) add(at)
  return { world, clock, ui, act, simulator, add }
}

describe('listing', () => {
  test.each([
    [0, 'acme', 1, 1, 0],
    [1, 'acme', 1, 1, 0],
    [99, 'acme', 1, 1, 0],
    [100, 'acme', 1, 2, 1],
    [101, 'acme', 1, 2, 2],
    [1000, 'acme', 1, 10, 2],
    [1000, 'octo', 2, 10, 2]
  ])(
    '%i versions of %s costs %i requests to find out who that is, %i for the versions and %i to believe them',
    async (count, owner, identity, pages, assurance) => {
      const { act } = await setUpVersions(count, { owner })
      const { code, requests, report } = await act({ ...inputs, owner, 'dry-run': 'true' })
      expect(code).toBe(0)
      expect(report.packages[0]?.counts.versions).toBe(count)
      const listing = sent(requests).filter((request) => request.includes('/versions'))
      expect(new Set(listing).size).toBe(pages)
      const all = identity + pages + assurance
      expect(requests).toHaveLength(all)
      expect(report.requests).toMatchObject({ rest: all, registry: 0, mutations: 0 })
    }
  )

  test('fetches the pages after the first 10 side by side', async () => {
    const { act, clock } = await setUpVersions(2050, { latency: 1000 })
    const start = clock.now()
    const { requests, report } = await act({ ...inputs, 'dry-run': 'true' })
    expect(report.packages[0]?.counts.versions).toBe(2050)
    const pages = requests.filter(({ path }) => path.endsWith('/versions')).slice(0, 21)
    expect(pages.map(({ time }) => (time - start) / 1000)).toEqual([1, ...Array(10).fill(3), ...Array(10).fill(4)])
    expect(Math.max(...pages.map(({ concurrent }) => concurrent))).toBe(10)
  })

  test('takes a version once that a push moves to the next page', async () => {
    const { act, simulator, add } = await setUpVersions(250)
    const push = () => void add(1000)
    simulator.faults.add({ match: { path: /versions$/ }, after: 1, times: 1, effect: meanwhile(push) })
    const { code, report } = await act({ ...inputs, 'dry-run': 'true' })
    expect(code).toBe(0)
    const ids = report.packages[0]?.versions.map(({ id }) => id) ?? []
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(251)
  })
})

describe('a page that cannot be read', () => {
  test.each([
    ['errors', serverError()],
    ['pages of HTML', badGateway()],
    ['broken connections', resets()],
    ['connections that break in the middle', resets('halfway')],
    ['JSON that ends in the middle', truncates()],
    ['a refusal', responds(422, { message: 'Validation Failed' })],
    ['JSON of another shape', responds(200, { versions: [] })],
    ['a version without an id', edits((body) => (Array.isArray(body) ? body.map(({ name }) => ({ name })) : body))],
    ['an empty body', responds(200, '')]
  ])('for %s leaves its package alone, and the others go on', async (_, effect) => {
    const { world, act, ui, simulator } = await setUpVersions(350)
    const other = addPackage(world, { owner: 'acme', type: 'npm', name: 'other' })
    publishDaily(
      world,
      other,
      Array.from({ length: 40 }, (_, at) => `1.0.${40 - at}`)
    )
    simulator.faults.add({
      match: ({ path, query }) => path.endsWith('/ui/versions') && query.get('page') === '3',
      effect
    })
    const run = await act({ ...inputs, packages: 'ui, other' })
    expect(run.code).toBe(1)
    expect(ui.versions).toHaveLength(350)
    expect(other.versions.length).toBeLessThan(40)
    expect(mutations(run.requests).filter((request) => request.includes('/ui/'))).toEqual([])
    expect(packageOf(run, 'other').status).toBe('ok')
    expect(packageOf(run, 'ui')).toMatchObject({ versions: [], counts: { planned: 0 } })
    expect(packageOf(run, 'ui').problem).toMatch(/npm package acme\/ui/)
    expect(run.log).toMatch(/^::error::.*acme\/ui/m)
    expect(run.summary).toContain('acme/ui')
  })

  test('at first, and then can be, does no harm', async () => {
    const { act, simulator } = await setUpVersions(350)
    simulator.faults.add({ match: { path: /versions$/ }, after: 2, times: 2, effect: serverError(502) })
    const run = await act({ ...inputs, 'dry-run': 'true' })
    expect(run.code).toBe(0)
    expect(run.report).toMatchObject({ packages: [{ counts: { versions: 350 } }], requests: { retries: 2 } })
  })
})

test('a container version without its tags, which could be anything, leaves the package alone', async () => {
  const { world, act, app, simulator } = await setUp()
  publishDaily(world, app, ['v1', 'v0'])
  const withoutTags = edits((body) => (Array.isArray(body) ? body.map(({ metadata: _, ...rest }) => rest) : body))
  simulator.faults.add({ match: { path: /versions$/ }, effect: withoutTags })
  const run = await act({ packages: 'app', 'delete-untagged': 'true', 'delete-tags': '*' })
  expect(run.code).toBe(1)
  expect(remainingNames(app)).toEqual(['v1', 'v0'])
  expect(mutations(run.requests)).toEqual([])
  expect(packageOf(run).problem).toMatch(/container package acme\/app.*not a list/)
})

test('fields that GitHub may leave out are not missed', async () => {
  const { act, ui, simulator } = await setUpVersions(3)
  const bare = edits((body) =>
    Array.isArray(body) ? body.map(({ id, name, created_at }) => ({ id, name, created_at })) : body
  )
  simulator.faults.add({ match: { path: /versions$/ }, effect: bare })
  const run = await act(inputs)
  expect(run.code).toBe(0)
  expect(remainingNames(ui)).toEqual(['1.0.2'])
})

test('an image that slips past the pages, since somebody else deletes meanwhile, keeps its parts', async () => {
  const { world, clock, app, act, simulator } = await setUp()
  pushMultiArch(world, app, { tags: ['v1'], created: clock.now() - 20 * day })
  // A hundred newer images fill the first page, so v1 begins the second.
  const newer = Array.from({ length: 100 }, (_, at) =>
    pushImage(world, app, { tags: [`v2.${at}`], created: clock.now() - 10 * day })
  )
  const victim = newer[50]
  simulator.faults.add({
    match: ({ query }) => query.get('page') === '2',
    times: 1,
    effect: meanwhile(() => victim && deleteVersion(world, app, victim))
  })
  await act({ packages: 'app', 'delete-untagged': 'true' })
  expect(app.tags.has('v1')).toBe(true)
  expect(brokenTags(app)).toEqual([])
})
