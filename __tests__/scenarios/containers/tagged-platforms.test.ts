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
  const { verdicts } = await clean({ app, act }, named, { 'delete-tags': 'v*', 'keep-latest': '3' })
  const deleted = Object.keys(verdicts).filter((name) => verdicts[name]?.startsWith('delete'))
  expect(deleted.toSorted()).toEqual(['v1.0.0', 'v1.0.0-amd64', 'v1.0.0-arm64'])
})

test('a platform whose own tag is protected is kept, whatever becomes of its index', async () => {
  const { app, act, named } = await releases()
  const inputs = { 'delete-tags': 'v*', 'keep-latest': '1', 'keep-tags': 'v1.0.0-arm64' }
  const { verdicts } = await clean({ app, act }, named, inputs)
  expect(verdicts).toMatchObject({
    'v1.0.0': 'delete: expired',
    'v1.0.0-amd64': 'delete: expired',
    'v1.0.0-arm64': 'keep: protected'
  })
})
