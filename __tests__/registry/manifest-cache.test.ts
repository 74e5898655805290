import { mkdtempSync, statSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { pushImage } from '../../simulator/images.ts'
import type { SimVersion } from '../../simulator/world.ts'
import type { CacheService } from '../../src/registry/cache-service.ts'
import { openManifestCache } from '../../src/registry/manifest-cache.ts'
import { createRegistry } from '../../src/registry/registry.ts'
import { encodeFrame, fileHeader } from '../../src/retention/manifest-file.ts'
import { classic, serve, smallWorld } from '../simulator/simulate.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'package-retention-'))
})

/** A service that keeps files in a folder. */
const folder = (): CacheService & { readonly keys: string[] } => {
  const keys: string[] = []
  const saved = join(directory, 'saved')
  return {
    keys,
    restore: async (path) => {
      if (keys.length === 0) return false
      await copyFile(saved, path)
      return true
    },
    save: async (path, key) => {
      await copyFile(path, saved)
      keys.push(key)
    }
  }
}

const never = () => new Promise<never>(() => undefined)

/** Three images, and a registry with a cache before it for each run. */
const setUp = async (service: CacheService) => {
  const { world, clock, app } = smallWorld()
  const versions = ['v1', 'v2', 'v3'].map((tag) => pushImage(world, app, { tags: [tag] }))
  const { simulator } = await serve(world)
  const stop = new AbortController()
  const begin = (timeoutMs = 5000) => {
    const registry = createRegistry({
      url: simulator.registryUrl,
      owner: 'acme',
      token: classic,
      clock,
      random: () => 0.5
    })
    const cache = openManifestCache({
      service,
      path: join(directory, 'manifests'),
      prefixes: ['acme-app-', 'acme-'],
      signal: stop.signal,
      clock: world.clock,
      onLoad: () => undefined,
      timeoutMs
    })
    const { readManifest } = cache.wrap(registry)
    const save = async (listed: ReadonlySet<string> | null, patience: number) => {
      if (cache.unsavedCount() > 0) await cache.save(listed, AbortSignal.timeout(patience))
    }
    const read = async (...wanted: readonly SimVersion[]) => {
      const before = simulator.requests.length
      const readings = await Promise.all(wanted.map(({ name }) => readManifest('app', name)))
      expect(readings.map(({ fact }) => typeof fact)).toEqual(wanted.map(() => 'object'))
      return simulator.requests.length - before
    }
    return { read, save }
  }
  const [v1, v2, v3] = versions
  if (!v1 || !v2 || !v3) throw new Error('not pushed')
  return { begin, stop, v1, v2, v3 }
}

describe('a cache of manifests', () => {
  test('that is not saved is not there the next time', async () => {
    const { begin, v1 } = await setUp(folder())
    expect(await begin().read(v1)).toBe(1)
    expect(await begin().read(v1)).toBe(1)
  })

  test('keeps what is listed, and what is new', async () => {
    const { begin, v1, v2, v3 } = await setUp(folder())
    const first = begin()
    await first.read(v1, v2)
    await first.save(null, 5000)
    const second = begin()
    expect(await second.read(v2, v3)).toBe(1)
    await second.save(new Set([v2.name]), 5000)
    expect(await begin().read(v2, v3)).toBe(0)
    expect(await begin().read(v1)).toBe(1)
  })

  test('keeps everything where nobody can tell what is listed', async () => {
    const { begin, v1, v2 } = await setUp(folder())
    const first = begin()
    await first.read(v1)
    await first.save(null, 5000)
    const second = begin()
    await second.read(v2)
    await second.save(null, 5000)
    expect(await begin().read(v1, v2)).toBe(0)
  })

  test('is saved under a key that its contents name, and only where something is new', async () => {
    const service = folder()
    const { begin, v1, v2 } = await setUp(service)
    const first = begin()
    await first.read(v1, v2)
    await first.save(null, 5000)
    expect(service.keys).toEqual([expect.stringMatching(/^acme-app-[0-9a-f]{16}$/)])
    const second = begin()
    await second.read(v1)
    await second.save(new Set([v1.name]), 5000)
    expect(service.keys).toHaveLength(1)
    const other = folder()
    const elsewhere = await setUp(other)
    const third = elsewhere.begin()
    await third.read(v2, v1)
    await third.save(null, 5000)
    expect(other.keys).toEqual(service.keys)
  })

  test('keeps no manifest twice, however often it is read', async () => {
    const service = folder()
    const { begin, v1 } = await setUp(service)
    const first = begin()
    await first.read(v1, v1, v1)
    await first.save(null, 5000)
    const once = fileHeader.length + encodeFrame(v1.manifest?.bytes ?? new Uint8Array()).length
    expect(statSync(join(directory, 'saved')).size).toBe(once)
  })
})

describe('a cache service that never answers', () => {
  test('is waited for once, and nothing is saved there', async () => {
    const asked: string[] = []
    const restore = () => {
      asked.push('restore')
      return never()
    }
    const { begin, v1, v2 } = await setUp({ restore, save: async () => void asked.push('save') })
    const { read, save } = begin(10)
    expect(await read(v1, v2)).toBe(2)
    expect(await read(v1)).toBe(1)
    await save(null, 5000)
    expect(asked).toEqual(['restore'])
  })

  test('is waited for no longer once the run is to stop', async () => {
    const { begin, stop, v1 } = await setUp({ restore: never, save: never })
    const reading = begin(2 ** 31 - 1).read(v1)
    stop.abort()
    expect(await reading).toBe(1)
  })

  test('is waited for no longer than the end of the run has time', async () => {
    const { begin, v1 } = await setUp({ ...folder(), save: never })
    const { read, save } = begin()
    await read(v1)
    await expect(save(null, 10)).resolves.toBe(undefined)
  })

  test('costs nothing where it fails at once', async () => {
    const fails = async () => Promise.reject(new Error('broken'))
    const { begin, v1 } = await setUp({ restore: fails, save: fails })
    const { read, save } = begin()
    expect(await read(v1)).toBe(1)
    await save(null, 5000)
  })
})
