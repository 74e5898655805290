import { createHash, getHashes } from 'node:crypto'
import * as v from 'valibot'
import { headerOf } from '../http/request.ts'
import { createSemaphore } from '../http/semaphore.ts'
import type { RequestStats } from '../http/stats.ts'
import { acceptedMediaTypes, isDigest, type Manifest, type ManifestBytes, readManifest } from '../retention/manifest.ts'
import { err, ok, type Result } from '../retention/result.ts'
import type { Digest } from '../retention/version.ts'
import { createBearers } from './bearers.ts'
import { explainResponse, isAbsent, jsonOf, type RegistryResponse } from './response.ts'
import { createSender, defaultConcurrency, type SenderOptions } from './sender.ts'

/** The container registry of one owner. The operations throw only when the run is cancelled. */
export interface Registry {
  /**
   * Reads the manifest of a package by its digest, or by a tag that is said to point to it, and checks the bytes against
   * the digest.
   */
  readonly readManifest: (name: string, digest: Digest, tag?: string) => Promise<ManifestReading>
  /** Returns the digest that a tag points to; null where the registry says that there is no such tag. */
  readonly resolveTag: (name: string, tag: string) => Promise<Result<Digest | null>>
  /** Returns the tags of a package; null where they are more than one answer has. */
  readonly listTags: (name: string) => Promise<Result<readonly string[] | null>>
  /**
   * Moves a tag to a manifest and returns that manifest's digest. `precondition` runs right before each try; what it
   * refuses with ends the push.
   */
  readonly pushManifest: (
    name: string,
    tag: string,
    manifest: ManifestBytes,
    precondition: () => Promise<Result<true>>
  ) => Promise<Result<Digest>>
  /** Returns the requests so far, those for bearers included. */
  readonly stats: () => RequestStats
}

/**
 * A manifest as it was read; `missing` where the registry has none; or why that is unknown. One that a cache knows has no `bytes`,
 * but a way to ask the registry all the same.
 */
export type ManifestReading =
  | { readonly fact: Manifest; readonly bytes: Uint8Array }
  | { readonly fact: Manifest; readonly revalidate: () => Promise<ManifestReading> }
  | { readonly fact: 'missing' }
  | { readonly fact: 'unreadable'; readonly problem: string }

export interface RegistryOptions extends SenderOptions {
  readonly owner: string
}

/** Returns the container registry of an owner; nothing is sent yet. */
export const createRegistry = (options: RegistryOptions): Registry => {
  const sender = createSender(options)
  const { base, excerpt } = sender
  const sendAuthorized = createBearers(sender, options.token)
  const withSlot = createSemaphore(options.concurrency ?? defaultConcurrency)
  const owner = options.owner.toLowerCase()
  const explain = (response: RegistryResponse, scope: string) => explainResponse(response, base.host, scope, excerpt)
  const scopeOf = (name: string, actions: string): string => `repository:${owner}/${name}:${actions}`
  const packageUrl = (name: string, rest: string): URL =>
    new URL(`/v2/${[owner, ...name.split('/')].map(encodeURIComponent).join('/')}/${rest}`, base)
  const manifestUrl = (name: string, reference: string): URL => packageUrl(name, `manifests/${reference}`)

  const readByDigest: Registry['readManifest'] = async (name, digest, tag) => {
    const hash = hashOf(digest)
    if (hash === null) return unreadable(`"${digest}" is not a digest that can be checked`)
    const scope = scopeOf(name, 'pull')
    const url = manifestUrl(name, tag === undefined ? digest : encodeURIComponent(tag))
    const answer = await sendAuthorized(scope, { url, headers: acceptManifests }, ({ status, body }) =>
      status === 200 && body && hash(body) !== digest ? `the bytes from ${base.host} do not match the digest` : null
    )
    if (!answer.ok) return unreadable(answer.problem)
    if (answer.value.status === 200) return toManifestReading(answer.value)
    return isAbsent(answer.value) ? { fact: 'missing' } : unreadable(explain(answer.value, scope))
  }

  const resolveTag: Registry['resolveTag'] = async (name, tag) => {
    const scope = scopeOf(name, 'pull')
    const url = manifestUrl(name, encodeURIComponent(tag))
    const answer = await sendAuthorized(scope, { url, headers: acceptManifests })
    if (!answer.ok) return answer
    const { status, body } = answer.value
    if (status === 200 && body) return ok(sha256(body))
    return isAbsent(answer.value) ? ok(null) : err(explain(answer.value, scope))
  }

  const listTags: Registry['listTags'] = async (name) => {
    const scope = scopeOf(name, 'pull')
    const answer = await sendAuthorized(scope, { url: packageUrl(name, `tags/list?n=${maxListedTags}`) })
    if (!answer.ok) return answer
    const body = v.safeParse(tagsBody, jsonOf(answer.value))
    if (answer.value.status !== 200 || !body.success) return err(explain(answer.value, scope))
    return ok(headerOf(answer.value, 'link') === null ? (body.output.tags ?? []) : null)
  }

  const pushManifest: Registry['pushManifest'] = async (name, tag, { bytes, mediaType }, precondition) => {
    const scope = scopeOf(name, 'pull,push')
    const url = manifestUrl(name, encodeURIComponent(tag))
    const headers = { 'content-type': mediaType }
    const answer = await sendAuthorized(scope, { method: 'PUT', url, headers, body: bytes, precondition })
    if (!answer.ok) return answer
    if (answer.value.status !== 201) return err(explain(answer.value, scope))
    const digest = sha256(bytes)
    const stored = headerOf(answer.value, 'docker-content-digest') ?? digest
    return stored === digest ? ok(digest) : err(`${base.host} stored "${excerpt(stored)}" instead of ${digest}`)
  }

  return {
    stats: sender.stats,
    readManifest: (...request) => withSlot(() => readByDigest(...request)),
    resolveTag: (...request) => withSlot(() => resolveTag(...request)),
    listTags: (...request) => withSlot(() => listTags(...request)),
    pushManifest: (...request) => withSlot(() => pushManifest(...request))
  }
}

/** Tags that one answer may have; GHCR gives a hundred unless asked for more. */
const maxListedTags = 10_000
const tagsBody = v.object({ tags: v.nullable(v.array(v.string())) })

const acceptManifests = { accept: acceptedMediaTypes.join(', ') }

const toManifestReading = (response: RegistryResponse): ManifestReading => {
  const { body } = response
  if (body === null) return unreadable('the manifest is larger than 4 MiB')
  const manifest = readManifest(body.toString(), headerOf(response, 'content-type'))
  return manifest
    ? { fact: manifest, bytes: body }
    : unreadable('the bytes are not a manifest that the action understands')
}

const unreadable = (problem: string): ManifestReading => ({ fact: 'unreadable', problem })

const sha256 = (bytes: Uint8Array): Digest => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** Returns how to compute a digest by the algorithm of this one; null where it is no digest or cannot be computed here. */
const hashOf = (digest: Digest): ((bytes: Uint8Array) => Digest) | null => {
  const algorithm = digest.slice(0, digest.indexOf(':'))
  if (!isDigest(digest) || !getHashes().includes(algorithm)) return null
  return (bytes) => `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`
}
