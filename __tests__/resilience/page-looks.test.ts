import { describe, expect, test } from '@jest/globals'
import { type Effect, edits, meanwhile } from '../../simulator/faults.ts'
import { pushImage, pushIndex, pushMultiArch } from '../../simulator/images.ts'
import { brokenTags } from '../../simulator/pull.ts'
import { moveTag } from '../../simulator/world.ts'
import { day, packageOf, setUp } from '../action.ts'
import { expectInvariants, trackTags } from './fixture.ts'

const isList = /container\/app\/versions$/

/** Pushes six pages: previews on the last two, each with a child, and images of several platforms to keep on the others. */
const setUpPages = async () => {
  const { world, clock, app, simulator, act } = await setUp()
  const created = clock.now() - 9 * day
  const push = (tag: string) => pushMultiArch(world, app, { tags: [tag], created, platforms: ['linux/amd64'] })
  const previews = Array.from({ length: 60 }, (_, at) => push(`pr-${at}`))
  for (let at = 0; at < 230; at++) push(`v2.${at}`)
  const lost = trackTags(app)
  const inputs = { packages: 'app', 'delete-tags': 'pr-*', 'delete-untagged': 'true' }
  return { world, clock, app, simulator, previews, lost, act: () => act(inputs) }
}

test('a look costs the number of versions, the newest and the pages of the next deletions', async () => {
  const { app, lost, act } = await setUpPages()
  const run = await act()
  expect(run.outputs['deleted-count']).toBe('120')
  const rest = run.requests.filter(({ host }) => host === 'rest')
  const reads = rest.slice(rest.findIndex(({ query }) => /page=6$/.test(query)) + 1).filter(({ mutation }) => !mutation)
  expect(reads.map(({ query }) => query.match(/&page=(\d)$/)?.[1] ?? 'number')).toEqual(['1', 'number', '1', '6', '5'])
  expectInvariants(run, [app], lost())
})

describe('a list that is incorrect once', () => {
  const withoutTags = (item: unknown): unknown => ({ ...Object(item), metadata: { container: { tags: [] } } })
  // The pages of the plan, the first of them again, then those of the look.
  test.each(
    [2, 5, 7, 8].flatMap((place): [number, string, (list: unknown[]) => unknown[]][] => [
      [place, 'tags', (list) => list.map(withoutTags)],
      [place, 'half of the versions', (list) => list.slice(50)]
    ])
  )('page %i without %s damages no kept image', async (place, _, change) => {
    const { app, simulator, lost, act } = await setUpPages()
    const effect = edits((list) => (Array.isArray(list) ? change(list) : list))
    const fault = simulator.faults.add({ match: { method: 'GET', path: isList }, after: place, times: 1, effect })
    const run = await act()
    expect(fault.hits).toBe(1)
    expect([...app.tags.keys()].filter((tag) => tag.startsWith('v2.'))).toHaveLength(230)
    expectInvariants(run, [app], lost())
  })
})

describe('what others do between two looks is seen on the page that precedes the deletion', () => {
  type Setting = Awaited<ReturnType<typeof setUpPages>>
  test.each<[string, (setting: Setting) => readonly number[]]>([
    [
      'a tag on a preview',
      ({ app, clock, previews: [preview] }) => {
        if (preview) moveTag(app, 'v3', preview.index, clock.now())
        return [preview?.index.id ?? 0]
      }
    ],
    [
      'a tag that moves to a preview from an old image that is kept',
      ({ app, clock, previews: [preview] }) => {
        if (preview) moveTag(app, 'v2.1', preview.index, clock.now())
        return [preview?.index.id ?? 0]
      }
    ],
    [
      'an index over the child of a preview',
      ({ world, app, previews: [preview] }) => {
        pushIndex(world, app, {
          tags: ['v3'],
          children: preview?.children.toReversed().concat(pushImage(world, app)) ?? []
        })
        return preview?.children.map(({ id }) => id) ?? []
      }
    ]
  ])('%s', async (_, happens) => {
    const setting = await setUpPages()
    const { app, clock, simulator, act } = setting
    let kept: readonly number[] = []
    // The previews are deleted in their order; those behind the first page of the look are due a minute later.
    setting.previews.reverse()
    const effect: Effect = meanwhile(async () => {
      kept = happens(setting)
      await clock.sleep(70_000)
    })
    simulator.faults.add({ match: { method: 'DELETE' }, after: 3, times: 1, effect })
    const run = await act()
    const outcomes = packageOf(run).versions.filter(({ id }) => kept.includes(id))
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(kept.map(() => 'changed'))
    expectInvariants(run, [app], brokenTags(app))
  })
})

test('where the pages do not have what they should, versions are read by themselves', async () => {
  const { app, simulator, lost, act } = await setUpPages()
  const effect = edits((list) => (Array.isArray(list) ? [] : list))
  simulator.faults.add({ match: ({ query }) => /^[56]$/.test(query.get('page') ?? ''), after: 2, effect })
  const run = await act()
  expect(run.outputs['deleted-count']).toBe('120')
  expect(run.requests.filter(({ method, path }) => method === 'GET' && /versions\/\d+$/.test(path))).toHaveLength(120)
  expect(run.requests.filter(({ query }) => /page=[56]$/.test(query))).toHaveLength(2 + 3)
  expectInvariants(run, [app], lost())
})
