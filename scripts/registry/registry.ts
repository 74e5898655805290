import { spawn } from 'node:child_process'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as v from 'valibot'
import { acceptedMediaTypes } from '../../src/retention/manifest.ts'
import type { Digest } from '../../src/retention/version.ts'
import { run } from './programs.ts'

/** A running docker-registry with one repository. */
export interface Registry {
  /** Host and port, such as `127.0.0.1:5000`. */
  readonly host: string
  readonly repository: string
  readonly config: string
}

/** Token authentication of the registry: the realm that issues tokens, and the certificate that verifies them. */
export interface TokenAuth {
  readonly realm: string
  readonly service: string
  readonly issuer: string
  readonly rootcertbundle: string
}

/** Starts Debian's registry on a free loopback port until this process ends; without `token` it needs no authentication. */
export const startRegistry = async (
  directory: string,
  repository: string,
  name: string,
  token?: TokenAuth
): Promise<Registry> => {
  const config = join(directory, `${name}.json`)
  const settings = {
    version: '0.1',
    log: { level: 'info', accesslog: { disabled: true } },
    // No cache, so that a process does not serve what the other has deleted.
    storage: { filesystem: { rootdirectory: storageOf(directory) }, delete: { enabled: true } },
    http: { addr: '127.0.0.1:0', secret: 'shared' },
    ...(token ? { auth: { token } } : {})
  }
  // The registry reads YAML, which includes JSON.
  await writeFile(config, JSON.stringify(settings))
  const child = spawn('docker-registry', ['serve', config], { stdio: ['ignore', 'ignore', 'pipe'] })
  process.on('exit', () => child.kill())
  const said: string[] = []
  for await (const line of createInterface(child.stderr)) {
    said.push(line)
    const host = /listening on (127\.0\.0\.1:\d+)/.exec(line)?.[1]
    if (host === undefined) continue
    child.stderr.resume()
    return { host, repository, config }
  }
  throw new Error(`docker-registry did not start: ${said.join('\n')}`)
}

const storageOf = (directory: string): string => join(directory, 'storage')

/** Returns all manifests in the storage of a repository, tagged or not, which GitHub would list as versions. */
export const storedManifests = async (directory: string, repository: string): Promise<Set<Digest>> => {
  const revisions = join(
    storageOf(directory),
    'docker/registry/v2/repositories',
    repository,
    '_manifests/revisions/sha256'
  )
  const entries = await readdir(revisions, { recursive: true }).catch(() => [])
  return new Set(entries.flatMap((path) => (path.endsWith('/link') ? [`sha256:${path.slice(0, 64)}`] : [])))
}

/** Removes all blobs that no manifest refers to, as an operator of the registry would. */
export const collectGarbage = ({ config }: Registry): Promise<string> =>
  run('docker-registry', ['garbage-collect', config])

const call = async (registry: Registry, path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`http://${registry.host}/v2/${registry.repository}/${path}`, init)

const expectStatus = async (response: Response, expected: number): Promise<Response> => {
  if (response.status !== expected) {
    throw new Error(`${response.url}: ${response.status} instead of ${expected}: ${await response.text()}`)
  }
  return response
}

/** Returns a manifest by tag or digest, byte for byte. */
export const fetchManifest = async (
  registry: Registry,
  reference: string
): Promise<{ digest: Digest; mediaType: string; bytes: Buffer }> => {
  const response = await expectStatus(
    await call(registry, `manifests/${reference}`, { headers: { accept: acceptedMediaTypes.join(', ') } }),
    200
  )
  const { headers } = response
  return {
    digest: headers.get('docker-content-digest') ?? '',
    mediaType: headers.get('content-type') ?? '',
    bytes: Buffer.from(await response.arrayBuffer())
  }
}

const tagList = v.object({ tags: v.nullable(v.array(v.string())) })

/** Returns the tags of the repository. */
export const fetchTags = async (registry: Registry): Promise<string[]> => {
  const response = await expectStatus(await call(registry, 'tags/list'), 200)
  return v.parse(tagList, await response.json()).tags ?? []
}

export const deleteManifest = async (registry: Registry, digest: Digest): Promise<void> => {
  await expectStatus(await call(registry, `manifests/${digest}`, { method: 'DELETE' }), 202)
}

/** Pushes a manifest under a tag or its digest. */
export const putManifest = async (
  registry: Registry,
  reference: string,
  mediaType: string,
  bytes: Buffer
): Promise<void> => {
  const headers = { 'content-type': mediaType }
  await expectStatus(await call(registry, `manifests/${reference}`, { method: 'PUT', headers, body: bytes }), 201)
}

/** Adds a tag to a manifest. */
export const retag = async (registry: Registry, reference: string, tag: string): Promise<void> => {
  const { mediaType, bytes } = await fetchManifest(registry, reference)
  await putManifest(registry, tag, mediaType, bytes)
}

export const putBlob = async (registry: Registry, digest: Digest, bytes: Buffer): Promise<void> => {
  const started = await expectStatus(await call(registry, 'blobs/uploads/', { method: 'POST' }), 202)
  const target = new URL(started.headers.get('location') ?? '')
  target.searchParams.set('digest', digest)
  const headers = { 'content-type': 'application/octet-stream' }
  await expectStatus(await fetch(target, { method: 'PUT', headers, body: bytes }), 201)
}
