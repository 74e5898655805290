import { chmodSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { cacheFolderOf, createLocalCache } from '../../src/cli/local-cache.ts'
import { publishDaily } from '../action.ts'
import { serve, smallWorld } from '../simulator/simulate.ts'
import { newFolder, optionsFor, runCli, withToken } from './command-line.ts'

test.each<[env: object, platform: NodeJS.Platform, folder: string | null]>([
  [{ HOME: '/home/a' }, 'linux', join('/home/a', '.cache', 'package-retention')],
  [{ HOME: '/home/a', XDG_CACHE_HOME: '/c' }, 'linux', join('/c', 'package-retention')],
  [{ HOME: '/Users/a' }, 'darwin', join('/Users/a', 'Library', 'Caches', 'package-retention')],
  [{ LOCALAPPDATA: 'C:\\a', HOME: '/x' }, 'win32', join('C:\\a', 'package-retention')],
  [{}, 'linux', null],
  [{}, 'win32', null]
])('the cache folder with %j on %s is %s', (env, platform, folder) => {
  expect(cacheFolderOf({ ...env }, platform)).toBe(folder)
})

describe('the cache of this machine', () => {
  const keyOf = (name: string, hash: string): string => `${name}-${hash.repeat(16)}`

  test('restores the newest file of the first prefix that any has, and keeps one for each', async () => {
    const folder = newFolder('cache')
    const cache = createLocalCache(join(folder, 'deep'))
    const path = join(folder, 'file')
    expect(await cache.restore(path, ['host:8-a-'])).toBe(false)
    for (const [key, text] of [
      [keyOf('host:8-a', '1'), 'first'],
      [keyOf('host:8-a', '2'), 'second'],
      [keyOf('host:8-b', '3'), 'other']
    ] as const) {
      writeFileSync(path, text)
      await cache.save(path, key)
    }
    expect(readdirSync(join(folder, 'deep'))).toHaveLength(2)
    const restored = async (...prefixes: readonly string[]): Promise<string | boolean | null> =>
      (await cache.restore(path, prefixes)) && readFileSync(path, 'utf8')
    expect(await restored('host:8-a-', 'host:8-')).toBe('second')
    const [other = ''] = readdirSync(join(folder, 'deep')).filter((name) => name.includes('-b-'))
    utimesSync(join(folder, 'deep', other), new Date(), new Date(Date.now() + 60_000))
    expect(await restored('host:8-c-', 'host:8-')).toBe('other')
    expect(await restored('host:9-')).toBe(false)
  })

  test('is none where its folder cannot be made', async () => {
    const file = join(newFolder('no-cache'), 'file')
    writeFileSync(file, '')
    chmodSync(file, 0o400)
    const cache = createLocalCache(join(file, 'folder'))
    expect(await cache.restore(join(file, 'x'), ['a'])).toBeNull()
    expect(await cache.save(join(file, 'x'), 'a')).toBeUndefined()
  })

  test('saves the next run the requests for manifests, unless it is not wanted', async () => {
    const { world, clock, app } = smallWorld()
    publishDaily(world, app, ['latest', 'pr-3', 'pr-2', 'pr-1'])
    const { simulator } = await serve(world)
    const env = { ...withToken, XDG_CACHE_HOME: newFolder('cache-of-user') }
    const plan = async (...more: readonly string[]): Promise<{ code: number | null; manifests: number }> => {
      const before = simulator.requests.length
      const args = [
        'plan',
        '--packages=app',
        ...optionsFor(simulator),
        '--delete-tags=pr-*',
        '--older-than=12h',
        ...more
      ]
      const { code } = await runCli(args, { clock, env })
      return {
        code,
        manifests: simulator.requests.slice(before).filter(({ path }) => path.includes('/manifests/')).length
      }
    }
    expect(await plan('--no-cache')).toEqual({ code: 0, manifests: 4 })
    expect(await plan()).toEqual({ code: 0, manifests: 4 })
    expect(await plan()).toEqual({ code: 0, manifests: 0 })
    expect(await plan('--no-cache')).toEqual({ code: 0, manifests: 4 })
  })
})
