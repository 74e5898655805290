import * as v from 'valibot'
import type { Digest } from './version.ts'

/** The references of one manifest: facts that never change, since its digest fixes them. */
export interface Manifest {
  readonly mediaType: string
  /** `image` covers every manifest with blobs (Helm charts, signatures, attestations); `unknown` every type not known here. */
  readonly kind: 'index' | 'image' | 'unknown'
  /** The entries of an index, in its order; for an unknown type every digest that it mentions, which may include blobs. */
  readonly children: readonly Child[]
  /** The manifest that this one refers to (signature, attestation, SBOM); it is not one of the children. */
  readonly subject: Digest | null
  readonly artifactType: string | null
  /** Config and layers. */
  readonly blobs: readonly Blob[]
  /** True if `untagPlaceholder` made it. */
  readonly placeholder: boolean
}

/** An entry of an index; the platform as `os/architecture[/variant]`, null where none is given. */
export interface Child {
  readonly digest: Digest
  /** True if the index says that this is a single image, which has no children of its own. */
  readonly leaf: boolean
  /** Set if the index says that this is not a manifest: BuildKit before 0.21 lists the layers of a cache in an index. */
  readonly blob?: true
  readonly platform: string | null
}

/** A blob and its size in bytes. */
export interface Blob {
  readonly digest: Digest
  readonly size: number
}

/** The manifest of a listed version: `missing` if the registry has none, `unreadable` if it is unknown. */
export type ManifestFact = Manifest | 'missing' | 'unreadable'

/** Returns the entries of an index; none for any other manifest. */
export const entriesOf = (fact: ManifestFact | undefined): readonly Child[] =>
  typeof fact === 'object' && fact.kind === 'index' ? fact.children : []

/** Returns a function that lets equal blobs of manifests be one object in memory: images share most of their layers. */
export const createBlobPool = (): ((manifest: Manifest) => Manifest) => {
  const pool = new Map<Digest, Blob>()
  return (manifest) => ({
    ...manifest,
    blobs: manifest.blobs.map((blob) => {
      const known = pool.get(blob.digest)
      if (known?.size === blob.size) return known
      pool.set(blob.digest, blob)
      return blob
    })
  })
}

const ociIndex = 'application/vnd.oci.image.index.v1+json'
const ociImage = 'application/vnd.oci.image.manifest.v1+json'
const ociArtifact = 'application/vnd.oci.artifact.manifest.v1+json'
const dockerList = 'application/vnd.docker.distribution.manifest.list.v2+json'
const dockerImage = 'application/vnd.docker.distribution.manifest.v2+json'

/** Entries of an index with any other type are not manifests; those of Docker's first schema are never read. */
const manifestTypes: ReadonlySet<string> = new Set([
  ...[ociIndex, ociImage, ociArtifact, dockerList, dockerImage],
  'application/vnd.docker.distribution.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v1+prettyjws'
])

/** The media types to accept from a registry: GHCR answers 404 if the stored type is not among them. */
export const acceptedMediaTypes: readonly string[] = [ociIndex, ociImage, dockerList, dockerImage, ociArtifact]

/** The most characters of a manifest that registries allow; that also bounds the entries of its lists. */
const maxLength = 4 * 1024 * 1024

const untagAnnotation = 'package-retention.untag'

const digestForm = /(?:(?:sha256|blake3):[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})(?![0-9a-f])/
const digestOnly = new RegExp(`^${digestForm.source}$`)
const digestsInside = new RegExp(digestForm, 'g')

/** True if a text is a complete digest of an algorithm that OCI registers. */
export const isDigest = (text: string): text is Digest => digestOnly.test(text)

// Checks of their own, since most of a manifest are these.
const digest = v.custom<Digest>((value) => typeof value === 'string' && isDigest(value))
const bytes = v.custom<number>((value) => Number.isSafeInteger(value) && Number(value) >= 0)
const blob = v.object({ digest, size: bytes })
const word = v.nullish(v.string(), '')
const child = v.pipe(
  v.object({
    digest,
    mediaType: word,
    size: v.optional(v.unknown()),
    platform: v.nullish(v.object({ os: word, architecture: word, variant: word }), {})
  }),
  v.transform(({ digest, mediaType, size, platform: { os, architecture, variant } }) => ({
    entry: toChild(digest, mediaType, [os, architecture, variant].filter(Boolean).join('/') || null),
    size: Number.isSafeInteger(size) ? Math.max(0, Number(size)) : 0
  }))
)

const toChild = (digest: Digest, mediaType: string, platform: string | null): Child => {
  const leaf = mediaType === ociImage || mediaType === dockerImage
  return mediaType === '' || manifestTypes.has(mediaType)
    ? { digest, leaf, platform }
    : { digest, leaf, blob: true, platform }
}

// Go programs write an empty list as null.
const list = <T extends v.GenericSchema>(item: T) => v.nullable(v.array(item), [])

const indexLayout = {
  kind: 'index',
  foreign: ['config', 'layers', 'blobs', 'fsLayers'],
  content: v.pipe(
    v.object({ manifests: list(child) }),
    v.transform(({ manifests }) => ({
      children: manifests.map(({ entry }) => entry),
      blobs: manifests.flatMap(({ entry: { digest, blob }, size }) => (blob ? { digest, size } : []))
    }))
  )
} as const
const imageLayout = {
  kind: 'image',
  foreign: ['manifests', 'blobs', 'fsLayers'],
  content: v.pipe(
    v.object({ config: blob, layers: list(blob) }),
    // A list that grows takes room for 16.
    v.transform(({ config, layers }) => ({ children: [], blobs: [config].concat(layers) }))
  )
} as const
const artifactLayout = {
  kind: 'image',
  foreign: ['manifests', 'config', 'layers', 'fsLayers'],
  content: v.pipe(
    v.object({ blobs: v.optional(list(blob), []) }),
    v.transform(({ blobs }) => ({ children: [], blobs }))
  )
} as const

const layouts = new Map<string, typeof indexLayout | typeof imageLayout | typeof artifactLayout>([
  [ociIndex, indexLayout],
  [dockerList, indexLayout],
  [ociImage, imageLayout],
  [dockerImage, imageLayout],
  [ociArtifact, artifactLayout]
])

const document = v.looseObject({
  mediaType: v.nullish(v.string()),
  artifactType: v.nullish(v.string(), null),
  subject: v.nullish(v.object({ digest }), null),
  annotations: v.nullish(v.object({ [untagAnnotation]: v.optional(v.unknown()) }), null)
})

/**
 * Reads a manifest; returns null if the text could not be understood completely, so that nothing may be concluded from it.
 * `contentType` counts if the text does not name its own media type, as OCI allows.
 */
export const readManifest = (text: string, contentType: string | null = null): Manifest | null => {
  if (text.length > maxLength) return null
  const json = parseJson(text)
  const read = v.safeParse(document, json)
  if (!read.success) return null
  const { output } = read
  const mediaType = mediaTypeOf(output.mediaType, contentType)
  if (mediaType === null) return null
  const [subject, artifactType] = [output.subject?.digest ?? null, output.artifactType]

  const layout = layouts.get(mediaType)
  // A text that is an index to one client and an image to another (CVE-2021-41190) may own all that either sees.
  if (!layout || layout.foreign.some((key) => (output[key] ?? null) !== null)) {
    const mentioned = digestsIn(json)
    mentioned.delete(subject ?? '')
    const children = [...mentioned].map((digest) => ({ digest, leaf: false, platform: null }))
    return { mediaType, kind: 'unknown', children, subject, artifactType, blobs: [], placeholder: false }
  }
  const content = v.safeParse(layout.content, json, { abortEarly: true })
  if (!content.success) return null
  const { children, blobs } = content.output
  // A real image that carries the annotation, whoever added it, is not ours to remove.
  const empty = layout.kind === 'index' && children.length === 0
  const placeholder = empty && typeof output.annotations?.[untagAnnotation] === 'string'
  return { mediaType, kind: layout.kind, children, subject, artifactType, blobs, placeholder }
}

const mediaTypeOf = (written: string | null | undefined, contentType: string | null): string | null => {
  const mediaType = written || contentType?.split(';', 1)[0]?.trim().toLowerCase()
  if (!mediaType) return null
  // Tens of thousands of manifests share one text of each type, and one shape.
  return acceptedMediaTypes.find((known) => known === mediaType) ?? mediaType
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Returns every digest in any string or key, at any depth. */
const digestsIn = (json: unknown): Set<Digest> => {
  const found = new Set<Digest>()
  const pending = [json]
  // No recursion: deep nesting would exhaust the stack.
  while (pending.length > 0) {
    const value = pending.pop()
    if (typeof value === 'string') for (const [digest] of value.matchAll(digestsInside)) found.add(digest)
    else for (const part of partsOf(value)) pending.push(part)
  }
  return found
}

/** Returns the items of a list, or the keys and values of an object. */
const partsOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value
  return typeof value === 'object' && value !== null ? Object.entries(value).flat() : []
}

/**
 * Returns the subject that a tag attaches its version to: the beginning of its digest, with at most 64 characters of hex;
 * null for an ordinary tag. Forms: the referrers tag schema of the OCI distribution specification (`sha256-<hex>`, longer digests
 * cut at 64) and cosign's `.sig`, `.att` and `.sbom`.
 */
export const helperSubject = (tag: string): string | null => {
  // Runs for every tag of a package, nearly all of which are ordinary.
  const match = helperTag.exec(tag)
  return match && `${match[1]}:${match[2]}`
}

const helperTag = /^(sha256|sha384|sha512|blake3)-([0-9a-f]{64})(?:\.(?:sig|att|sbom))?$/

/** A manifest to push: its exact bytes and the media type to send them as. */
export interface ManifestBytes {
  readonly bytes: Uint8Array
  readonly mediaType: string
}

/**
 * Returns a manifest to push under a tag that is to be removed: an empty index, which needs no blob in the registry and has
 * a digest of its own. `created` in milliseconds since 1970; the nonce must differ from call to call.
 */
export const untagPlaceholder = (untag: { tag: string; created: number; nonce: string }): ManifestBytes => {
  const annotations = {
    'org.opencontainers.image.created': new Date(untag.created).toISOString(),
    [untagAnnotation]: untag.tag,
    'package-retention.nonce': untag.nonce
  }
  const json = JSON.stringify({ schemaVersion: 2, mediaType: ociIndex, manifests: [], annotations })
  return { bytes: new TextEncoder().encode(json), mediaType: ociIndex }
}
