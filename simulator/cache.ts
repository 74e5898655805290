import { randomUUID } from 'node:crypto'
import { respond, type SimRequest, type SimResponse } from './http.ts'
import type { World } from './world.ts'

/** A file that a workflow saved; immutable from then on. */
export interface CacheEntry {
  readonly key: string
  /** Hash of paths and compression, made by the client; only entries of the same version match. */
  readonly version: string
  /** The archive as uploaded. */
  bytes: Buffer
}

/** The cache service, and the blobs that its URLs lead to. */
export interface CacheService {
  readonly call: (method: string, fields: Readonly<Record<string, unknown>>) => SimResponse
  readonly blob: (request: SimRequest, id: string) => SimResponse
}

/**
 * Returns the cache service of the runners, version 2: Twirp as JSON, whose methods take key, version and size and return
 * URLs, to which archives are uploaded as one Azure block blob. It has a single scope, so branches make no difference.
 */
export const cacheService = (world: World, address: string): CacheService => {
  /** Uploads by the last segment of their address; an entry exists once its upload is finalized. */
  const uploads = new Map<string, { readonly key: string; readonly version: string; bytes: Buffer | null }>()

  const methods: Readonly<Record<string, (fields: Readonly<Record<string, unknown>>) => SimResponse>> = {
    CreateCacheEntry: ({ key, version }) => {
      if (find(world, String(version), (entry) => entry.key === key)) {
        const msg = 'cache entry with the same key, version, and scope already exists'
        return respond(409, { code: 'already_exists', msg })
      }
      const id = randomUUID()
      uploads.set(id, { key: String(key), version: String(version), bytes: null })
      return respond(200, { ok: true, signed_upload_url: `${address}/blobs/${id}?sig=${id}` })
    },
    FinalizeCacheEntryUpload: ({ key, version, size_bytes }) => {
      const [id, upload] = uploads.entries().find(([, each]) => each.key === key && each.version === version) ?? []
      if (!id || !upload?.bytes || String(upload.bytes.length) !== size_bytes) {
        return respond(400, { code: 'failed_precondition', msg: 'the upload is not complete' })
      }
      uploads.delete(id)
      world.caches.push({ ...upload, bytes: upload.bytes })
      return respond(200, { ok: true, entry_id: String(world.caches.length) })
    },
    GetCacheEntryDownloadURL: ({ key, restore_keys, version }) => {
      const prefixes = Array.isArray(restore_keys) ? restore_keys.map(String) : []
      const wanted = [
        (name: string) => name === key,
        ...prefixes.map((each) => (name: string) => name.startsWith(each))
      ]
      const [found] = wanted.flatMap((isWanted) => find(world, String(version), (entry) => isWanted(entry.key)) ?? [])
      if (!found) return respond(200, { ok: false })
      const url = `${address}/blobs/${world.caches.indexOf(found)}?sig=${randomUUID()}`
      return respond(200, { ok: true, signed_download_url: url, matched_key: found.key })
    }
  }

  const blob = ({ method, headers, body }: SimRequest, id: string): SimResponse => {
    if (method === 'GET') {
      const entry = world.caches[Number(id)]
      return entry ? respond(200, entry.bytes, { 'content-type': 'application/octet-stream' }) : respond(404)
    }
    const upload = uploads.get(id)
    if (method !== 'PUT' || headers['x-ms-blob-type'] !== 'BlockBlob' || !upload) return respond(400)
    upload.bytes = body
    return respond(201, '', { etag: `"${id}"`, 'last-modified': new Date(world.clock.now()).toUTCString() })
  }

  return {
    call: (method, fields) => methods[method]?.(fields) ?? respond(404, { code: 'bad_route', msg: 'no such method' }),
    blob
  }
}

/** Returns the newest entry of a version that `matches` accepts. */
const find = ({ caches }: World, version: string, matches: (entry: CacheEntry) => boolean): CacheEntry | undefined =>
  caches.findLast((entry) => entry.version === version && matches(entry))
