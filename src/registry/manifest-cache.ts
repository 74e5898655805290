import { hash } from 'node:crypto'
import { appendFileSync, createReadStream, createWriteStream } from 'node:fs'
import { lstat, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { Clock } from '../http/clock.ts'
import { withDeadline } from '../http/deadline.ts'
import { createBlobPool, type Manifest, readManifest } from '../retention/manifest.ts'
import { decodeFrames, encodeFrame, fileHeader } from '../retention/manifest-file.ts'
import type { Digest } from '../retention/version.ts'
import type { CacheService } from './cache-service.ts'
import type { Registry } from './registry.ts'

/** Manifests that earlier runs read, in the cache service of the runner. Nothing of it throws. */
export interface ManifestCache {
  /** Returns the registry, without requests for known manifests. */
  readonly wrap: (registry: Registry) => Registry
  /** Returns how many manifests were read that can be saved. */
  readonly unsavedCount: () => number
  /**
   * Saves those and the known ones that are still `listed` (null if that is unknown). Waits at most 30 seconds, and no longer
   * than until `leave` aborts.
   */
  readonly save: (listed: ReadonlySet<Digest> | null, leave: AbortSignal) => Promise<void>
}

export interface ManifestCacheOptions {
  readonly service: CacheService
  /** Path of the cache file. The cache service keys on it, so it must be the same in each run. */
  readonly path: string
  /** Prefixes of the keys of entries, the one to save under first. */
  readonly prefixes: readonly [string, ...string[]]
  readonly clock: Clock
  /** Ends the wait for the service. */
  readonly signal: AbortSignal
  /** Called with the number of manifests that were found. */
  readonly onLoad: (count: number) => void
  /** Milliseconds to wait for the saved file. */
  readonly timeoutMs?: number
}

/** The most bytes of a file, unpacked: about 90,000 manifests, or 15 MB once packed. */
const maxBytes = 128 * 1024 * 1024
/** Milliseconds that saving may take. */
const saveTimeoutMs = 30_000

/**
 * Opens the cache; the service is asked with the first manifest. The cache holds the bytes of manifests, each identified by
 * the digest of its bytes alone: other writers to the caches of the repository cannot forge one.
 */
export const openManifestCache = (options: ManifestCacheOptions): ManifestCache => {
  const { service, path, prefixes, clock, signal, onLoad, timeoutMs = 10_000 } = options
  const store = createStore(path)
  let loading: Promise<ReadonlyMap<Digest, Manifest>> | null = null
  let usable = false

  const load = async (): Promise<ReadonlyMap<Digest, Manifest>> => {
    await store.clear()
    const restored = await withTimeout(clock, timeoutMs, signal, service.restore(path, prefixes))
    usable = restored !== null
    if (!restored) return new Map()
    const known = await store.load()
    onLoad(known.size)
    return known
  }

  const save = async (listed: ReadonlySet<Digest> | null): Promise<void> =>
    service.save(path, `${prefixes[0]}${await store.merge(listed)}`)

  return {
    wrap: (registry) => ({
      ...registry,
      readManifest: async (name, digest, tag) => {
        loading ??= load().catch(() => new Map())
        const fact = (await loading).get(digest)
        if (fact) return { fact, revalidate: () => registry.readManifest(name, digest, tag) }
        const reading = await registry.readManifest(name, digest, tag)
        if (usable && 'bytes' in reading) usable = store.append(digest, reading.bytes)
        return reading
      }
    }),
    unsavedCount: () => (usable ? store.unsaved.size : 0),
    save: async (listed, leave) => void (await withTimeout(clock, saveTimeoutMs, leave, save(listed)))
  }
}

/** The files of the cache: the restored one at `path`, and beside it one for the manifests read since. */
const createStore = (path: string) => {
  const [newer, next] = [`${path}.new`, `${path}.next`]
  const unsaved = new Set<Digest>()
  let room = maxBytes - fileHeader.length

  async function* contents(listed: ReadonlySet<Digest> | null, digests: Set<Digest>): AsyncGenerator<Uint8Array> {
    yield fileHeader
    yield* createReadStream(newer)
    for await (const chunk of read(path)) {
      for (const bytes of chunk) {
        const digest = digestOf(bytes)
        if (digests.has(digest) || listed?.has(digest) === false) continue
        const framed = encodeFrame(bytes)
        room -= framed.length
        if (room < 0) return
        digests.add(digest)
        yield framed
      }
    }
  }

  return {
    /** The digests of the manifests that were appended. */
    unsaved,
    clear: () => Promise.all([path, newer].map((file) => rm(file, { force: true, recursive: true }))),
    /** Returns the manifests that were restored. */
    load: async (): Promise<ReadonlyMap<Digest, Manifest>> => {
      const known = new Map<Digest, Manifest>()
      const pooled = createBlobPool()
      for await (const chunk of read(path)) {
        for (const bytes of chunk) {
          const manifest = selfDescribed(bytes)
          if (manifest) known.set(digestOf(bytes), pooled(manifest))
        }
      }
      return known
    },
    /**
     * Writes down a manifest at once: the bytes of tens of thousands would take too much memory. Returns false where files
     * cannot be written.
     */
    append: (digest: Digest, bytes: Uint8Array): boolean => {
      const framed = encodeFrame(bytes)
      if (unsaved.has(digest) || framed.length > room) return true
      // A digest of another algorithm, or a type that only a header names, could not be proved when they are restored.
      if (digestOf(bytes) !== digest || selfDescribed(bytes) === null) return true
      try {
        appendFileSync(newer, framed)
        unsaved.add(digest)
        room -= framed.length
        return true
      } catch {
        return false
      }
    },
    /** Puts at the path what was appended and what was restored, as far as it is `listed`; returns a name for all of it. */
    merge: async (listed: ReadonlySet<Digest> | null): Promise<string> => {
      const digests = new Set(unsaved)
      await pipeline(contents(listed, digests), createWriteStream(next))
      await rename(next, path)
      return hash('sha256', [...digests].toSorted().join()).slice(0, 16)
    }
  }
}

/** Yields the manifests in a file, chunk by chunk; none where it is not there or too large. */
async function* read(path: string): AsyncGenerator<readonly Uint8Array[]> {
  const file = await lstat(path).catch(() => null)
  // The unpacked file may be anything, even a pipe that never ends.
  if (file?.isFile() && file.size <= maxBytes) yield* decodeFrames(createReadStream(path))
}

/** Returns what bytes say without the header that they came with, which their digest does not prove. */
const selfDescribed = (bytes: Uint8Array): Manifest | null =>
  readManifest(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString())

const digestOf = (bytes: Uint8Array): Digest => `sha256:${hash('sha256', bytes)}`

/** Resolves to what a work resolves to; null where it fails, takes longer than this many milliseconds, or `signal` aborts. */
const withTimeout = <T>(clock: Clock, ms: number, signal: AbortSignal, work: Promise<T>): Promise<T | null> =>
  withDeadline(clock, ms, [signal], (ended) => Promise.race([work, untilAborted(ended)])).catch(() => null)

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason))
  })
