import { expect, test } from '@jest/globals'
import { pushImage, pushIndex } from '../../../simulator/images.ts'
import { setUp } from '../../action.ts'
import { clean, type Named } from './clean.ts'

/** Four releases, each an index whose platforms have tags of their own, as many build scripts push them. */
const releases = async () => {
  const scene = await setUp()
  const { world, app } = scene
  const named: Record<string, Named[string]> = {}
  for (const [days, version] of ['v1.0.0', 'v1.0.1', 'v1.0.2', 'v1.0.3'].entries()) {
    const created = `2026-05-0${days + 1}`
    const children = ['amd64', 'arm64'].map((platform) => {
      const child = pushImage(world, app, { created, tags: [`${version}-${platform}`], platform: `linux/${platform}` })
      named[`${version}-${platform}`] = child
      return child
    })
    named[version] = pushIndex(world, app, { created, tags: [version], children })
  }
  return { ...scene, named }
}

test('platforms with tags of their own take no slot and are deleted with their index', async () => {
  const { app, act, named } = await releases()
  const { decisions } = await clean({ app, act }, named, { 'delete-tags': 'v*', 'keep-latest': '3' })
  const deleted = Object.keys(decisions).filter((name) => decisions[name]?.startsWith('delete'))
  expect(deleted.toSorted()).toEqual(['v1.0.0', 'v1.0.0-amd64', 'v1.0.0-arm64'])
})

test.each([
  ['max-deletions: 1', { 'keep-latest': '1', 'max-deletions': '1' }, ['v1.0.1', 'v1.0.2', 'v1.0.3']],
  ['max-delete-percent: 50', { 'keep-latest': '2', 'max-delete-percent': '50' }, ['v1.0.2', 'v1.0.3']]
])('an index and its platforms count as one towards %s', async (_, inputs, kept) => {
  const { app, act } = await releases()
  const run = await act({ packages: 'app', 'delete-tags': 'v*', ...inputs })
  const [report] = run.report.packages
  expect(report?.counts.images).toBe(4)
  expect(report?.versions.filter(({ part }) => part === 'child')).toHaveLength(8)
  expect(app.versions.flatMap(({ tags }) => tags).toSorted()).toEqual(
    kept.flatMap((tag) => [tag, `${tag}-amd64`, `${tag}-arm64`])
  )
  expect(run.code).toBe(0)
})

test('min-keep counts indexes, not their platforms', async () => {
  const { app, act } = await releases()
  const policy = '{version: 1, policies: [{min-keep: 3, rules: [{delete: v*}]}]}'
  await act({ packages: 'app', policy })
  expect(app.versions).toHaveLength(9)
})

test('a platform that is kept without its index counts as an image', async () => {
  const { app, act } = await releases()
  const policy = '{version: 1, policies: [{min-keep: 2, rules: [{delete: ["v*", "!v1.0.0-arm64"]}]}]}'
  const run = await act({ packages: 'app', policy })
  expect(app.versions.flatMap(({ tags }) => tags).toSorted()).toEqual([
    'v1.0.0-arm64',
    ...['v1.0.3', 'v1.0.3-amd64', 'v1.0.3-arm64']
  ])
  const again = await act({ packages: 'app', policy })
  expect([run.code, again.outputs['deleted-count']]).toEqual([0, '0'])
})

test('a platform whose own tag is protected is kept, whatever becomes of its index', async () => {
  const { app, act, named } = await releases()
  const inputs = { 'delete-tags': 'v*', 'keep-latest': '1', 'keep-tags': 'v1.0.0-arm64' }
  const { decisions } = await clean({ app, act }, named, inputs)
  expect(decisions).toMatchObject({
    'v1.0.0': 'delete: expired',
    'v1.0.0-amd64': 'delete: expired, goes-with v1.0.0',
    'v1.0.0-arm64': 'keep: protected'
  })
})
