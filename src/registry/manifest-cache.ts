import { createHash } from 'node:crypto'
import { appendFileSync, createReadStream, createWriteStream } from 'node:fs'
import { lstat, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { type Manifest, readManifest } from '../retention/manifest.ts'
import { decodeFrames, encodeFrame, fileHeader } from '../retention/manifest-file.ts'
import type { Digest } from '../retention/version.ts'
import type { CacheService } from './cache-service.ts'
import type { Registry } from './registry.ts'

/** Manifests that earlier runs read, in the cache service of the runner. Nothing of it throws. */
export interface ManifestCache {
  /** The same registry, which is not asked for a manifest that is known. */
  readonly wrap: (registry: Registry) => Registry
  /** How many manifests were read that can be saved. */
  readonly unsavedCount: () => number
  /**
   * Saves those and what was known before, as far as it is still `listed` (null where nobody can tell). Waits for that no
   * longer than 30 seconds, and no longer than until `leave` aborts.
   */
  readonly save: (listed: ReadonlySet<Digest> | null, leave: AbortSignal) => Promise<void>
}

export interface ManifestCacheOptions {
  readonly service: CacheService
  /** Where the file is put. Part of what the service finds an entry by, so it should be the same in each run. */
  readonly path: string
  /** What the keys of entries begin with, the one to save under first. */
  readonly prefixes: readonly [string, ...string[]]
  /** Ends the wait for the service. */
  readonly signal: AbortSignal
  /** Hears how much was found. */
  readonly onLoad: (text: string) => void
  /** Milliseconds to wait for what was saved. */
  readonly timeoutMs?: number
}

/** The most bytes of a file, unpacked: about 90,000 manifests, or 15 MB once packed. */
const maxBytes = 128 * 1024 * 1024
/** Milliseconds that saving may take. */
const saveTimeoutMs = 30_000

/**
 * Opens the cache; the service is asked once the first manifest is. The cache holds the bytes of manifests, and each is
 * known by the digest of its bytes alone: whoever else writes to the caches of the repository cannot make one up.
 */
export const openManifestCache = (options: ManifestCacheOptions): ManifestCache => {
  const { service, path, prefixes, signal, onLoad, timeoutMs = 10_000 } = options
  const [newer, next] = [`${path}.new`, `${path}.next`]
  const unsaved = new Set<Digest>()
  let loading: Promise<ReadonlyMap<Digest, Manifest>> | null = null
  let usable = false
  let room = maxBytes - fileHeader.length

  const load = async (): Promise<ReadonlyMap<Digest, Manifest>> => {
    const known = new Map<Digest, Manifest>()
    await Promise.all([path, newer].map((file) => rm(file, { force: true, recursive: true })))
    const restored = await withTimeout(timeoutMs, signal, service.restore(path, prefixes))
    usable = restored !== null
    if (!restored) return known
    for await (const bytes of read(path)) {
      const manifest = selfDescribed(bytes)
      if (manifest) known.set(digestOf(bytes), manifest)
    }
    onLoad(`manifests known from the cache: ${known.size.toLocaleString('en')}`)
    return known
  }

  /** Written down at once: the bytes of tens of thousands would take too much memory. */
  const append = (digest: Digest, bytes: Uint8Array): void => {
    const framed = encodeFrame(bytes)
    if (!usable || unsaved.has(digest) || framed.length > room) return
    // A digest of another algorithm, or a type that only a header names, could not be proved when they come back.
    if (digestOf(bytes) !== digest || selfDescribed(bytes) === null) return
    try {
      appendFileSync(newer, framed)
      unsaved.add(digest)
      room -= framed.length
    } catch {
      usable = false
    }
  }

  async function* contents(listed: ReadonlySet<Digest> | null, digests: Set<Digest>): AsyncGenerator<Uint8Array> {
    yield fileHeader
    yield* createReadStream(newer)
    for await (const bytes of read(path)) {
      const digest = digestOf(bytes)
      if (digests.has(digest) || listed?.has(digest) === false) continue
      const framed = encodeFrame(bytes)
      room -= framed.length
      if (room < 0) return
      digests.add(digest)
      yield framed
    }
  }

  const save = async (listed: ReadonlySet<Digest> | null): Promise<void> => {
    const digests = new Set(unsaved)
    await pipeline(contents(listed, digests), createWriteStream(next))
    await rename(next, path)
    const name = createHash('sha256')
      .update([...digests].toSorted().join())
      .digest('hex')
      .slice(0, 16)
    await service.save(path, `${prefixes[0]}${name}`)
  }

  return {
    wrap: (registry) => ({
      ...registry,
      readManifest: async (name, digest, tag) => {
        loading ??= load().catch(() => new Map())
        const fact = (await loading).get(digest)
        if (fact) return { fact, revalidate: () => registry.readManifest(name, digest, tag) }
        const reading = await registry.readManifest(name, digest, tag)
        if ('bytes' in reading) append(digest, reading.bytes)
        return reading
      }
    }),
    unsavedCount: () => (usable ? unsaved.size : 0),
    save: async (listed, leave) => void (await withTimeout(saveTimeoutMs, leave, save(listed)))
  }
}

/** The manifests in a file, none where it is not there or too large. */
async function* read(path: string): AsyncGenerator<Uint8Array> {
  const file = await lstat(path).catch(() => null)
  // What was unpacked may be anything, a pipe that never ends among it.
  if (file?.isFile() && file.size <= maxBytes)
    yield* decodeFrames(createReadStream(path, { highWaterMark: 1024 * 1024 }))
}

/** What bytes say without the header that they came with, which their digest does not prove. */
const selfDescribed = (bytes: Uint8Array): Manifest | null => readManifest(Buffer.from(bytes).toString())

const digestOf = (bytes: Uint8Array): Digest => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** What a work gives; null where it fails, takes longer than this many milliseconds, or the wait is ended. */
const withTimeout = async <T>(ms: number, signal: AbortSignal, work: Promise<T>): Promise<T | null> => {
  const done = new AbortController()
  const ended = AbortSignal.any([done.signal, signal])
  try {
    return await Promise.race([work, wait(ms, null, { signal: ended })])
  } catch {
    return null
  } finally {
    done.abort()
  }
}
