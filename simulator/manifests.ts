import { createHash } from 'node:crypto'
import { milliseconds } from './clock.ts'
import { moveTag, publish, type SimManifest, type SimPackage, type SimVersion, type World } from './world.ts'

/** Media types of the OCI and Docker specifications that the simulator pushes or distinguishes. */
export const mediaTypes = {
  index: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
  empty: 'application/vnd.oci.empty.v1+json',
  cacheConfig: 'application/vnd.buildkit.cacheconfig.v0',
  dockerList: 'application/vnd.docker.distribution.manifest.list.v2+json',
  dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
  dockerConfig: 'application/vnd.docker.container.image.v1+json',
  dockerLayer: 'application/vnd.docker.image.rootfs.diff.tar.gzip'
} as const

/** Annotations of a manifest or descriptor. */
export type Annotations = Readonly<Record<string, string>>

/** A descriptor of a manifest or blob. */
export interface Descriptor {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
  readonly platform?: { readonly os: string; readonly architecture: string; readonly variant?: string }
  readonly artifactType?: string
  readonly annotations?: Annotations
}

/** The JSON of a manifest or index; undefined fields are omitted. */
export interface ManifestDocument {
  readonly mediaType: string
  readonly artifactType?: string | undefined
  readonly config?: Descriptor | undefined
  readonly layers?: readonly Descriptor[] | undefined
  readonly manifests?: readonly Descriptor[] | undefined
  readonly subject?: Descriptor | undefined
  readonly annotations?: Annotations | undefined
}

/** Time and tags of a push, and the downloads since. */
export interface Push {
  readonly created?: string | number | undefined
  readonly tags?: readonly string[] | undefined
  readonly downloads?: number | undefined
  readonly algorithm?: 'sha256' | 'sha512' | undefined
}

/** Returns the digest of these bytes, such as `sha256:…`. */
export const digestOf = (bytes: Buffer | string, algorithm: 'sha256' | 'sha512' = 'sha256'): string =>
  `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`

/** Stores a manifest and moves the tags to it. Returns its version, which is new unless the package had these bytes. */
export const putManifest = (world: World, pkg: SimPackage, manifest: SimManifest, push: Push = {}): SimVersion => {
  const { created = world.clock.now(), tags = [], downloads = 0, algorithm } = push
  const name = digestOf(manifest.bytes, algorithm)
  const known = pkg.byName.get(name)
  if (!known) return publish(world, pkg, { name, created, tags, downloads, manifest })
  for (const tag of tags) moveTag(pkg, tag, known, milliseconds(created))
  known.manifest = manifest
  return known
}

/** Pushes this document as compact JSON, as clients do. */
export const pushDocument = (world: World, pkg: SimPackage, document: ManifestDocument, push: Push): SimVersion => {
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, ...document }))
  return putManifest(world, pkg, { mediaType: document.mediaType, bytes }, push)
}

/** Returns the manifest of a version; undefined if the registry has none, or none that is JSON. */
export const documentOf = ({ manifest }: SimVersion): ManifestDocument | undefined => {
  try {
    return manifest ? JSON.parse(manifest.bytes.toString()) : undefined
  } catch {
    return undefined
  }
}

/** A manifest to point to: a version, or a descriptor or digest, which the package need not have. */
export type Target = SimVersion | Descriptor | string

/** Returns a descriptor of the target; for a version, with its artifact type or platform. */
export const descriptorOf = (world: World, target: Target): Descriptor => {
  if (typeof target === 'string') return { mediaType: mediaTypes.manifest, digest: target, size: 528 }
  if ('digest' in target) return target
  const { artifactType, config } = documentOf(target) ?? {}
  const platform = artifactType ? undefined : platformOf(world, config)
  return {
    mediaType: target.manifest?.mediaType ?? mediaTypes.manifest,
    digest: target.name,
    size: target.manifest?.bytes.length ?? 0,
    ...(artifactType ? { artifactType } : {}),
    ...(platform ? { platform } : {})
  }
}

/** Returns the target as a `subject`, without the fields that only indexes have. */
export const subjectOf = (world: World, target: Target | undefined): Descriptor | undefined => {
  if (target === undefined) return
  const { mediaType, digest, size } = descriptorOf(world, target)
  return { mediaType, digest, size }
}

const platformOf = (world: World, config: Descriptor | undefined): Descriptor['platform'] => {
  const bytes = config && world.blobs.get(config.digest)?.bytes
  if (!bytes || (config.mediaType !== mediaTypes.config && config.mediaType !== mediaTypes.dockerConfig)) return
  const { os, architecture, variant } = JSON.parse(bytes.toString())
  return os && architecture ? { os, architecture, ...(variant ? { variant } : {}) } : undefined
}

/** Stores a small blob with its bytes; an object becomes JSON. Returns its descriptor. */
export const addBlob = (world: World, mediaType: string, content: string | object): Descriptor => {
  const bytes = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))
  const digest = digestOf(bytes)
  world.blobs.set(digest, { size: bytes.length, bytes })
  return { mediaType, digest, size: bytes.length }
}

/** A layer: the size of an unshared one, the name of a shared one, or both. */
export type Layer = number | string | { readonly name: string; readonly size: number }

/** Stores a layer without bytes, since no client fetches them: its digest is that of its name. Returns its descriptor. */
export const addLayer = (world: World, mediaType: string, layer: Layer): Descriptor => {
  const name = typeof layer === 'object' ? layer.name : typeof layer === 'string' ? layer : `layer ${world.next.blob++}`
  const digest = digestOf(name)
  const size = typeof layer === 'object' ? layer.size : typeof layer === 'number' ? layer : sizeFromDigest(digest)
  world.blobs.set(digest, { size, bytes: null })
  return { mediaType, digest, size }
}

// Between 1 and 41 MB, the same for the same digest.
const sizeFromDigest = (digest: string): number => 1_000_000 + (Number.parseInt(digest.slice(-8), 16) % 40_000_000)
