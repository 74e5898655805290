import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Annotations, type Descriptor, digestOf, mediaTypes } from '../../simulator/manifests.ts'
import { fallbackTag } from '../../simulator/signatures.ts'
import { run } from './programs.ts'
import { fetchManifest, putBlob, putManifest, type Registry } from './registry.ts'

/** Platforms of all multi-arch images here. */
export const platforms = ['linux/amd64', 'linux/arm64', 'linux/arm/v7']

const containerfile = `FROM scratch
ARG TARGETPLATFORM
COPY content.txt /content.txt
LABEL platform=$TARGETPLATFORM
ENTRYPOINT ["/content.txt"]
`

/**
 * Pushes one image of every kind under tags that begin with `prefix`: single, OCI index, Docker list, with build
 * attestations, nested, and signed by tag and by referrer.
 */
export const pushKinds = async (registry: Registry, directory: string, prefix: string): Promise<void> => {
  await buildMulti(registry, directory, `${prefix}-index`, { format: 'oci' })
  await buildMulti(registry, directory, `${prefix}-list`, { format: 'v2s2' })
  await buildSingle(registry, directory, `${prefix}-single`)

  const index = await describe(registry, `${prefix}-index`)
  const images = await children(registry, `${prefix}-index`)
  const attestations = await Promise.all(images.map((image) => attestBuild(registry, image)))
  const attested = await pushIndex(registry, [...images, ...attestations], `${prefix}-attested`)
  await buildMulti(registry, directory, `${prefix}-inner`, { format: 'oci' })
  await pushIndex(registry, [await describe(registry, `${prefix}-inner`), attested], `${prefix}-nested`)

  await signByTag(registry, index, 'sig')
  await signByTag(registry, index, 'att')
  const signature = await refer(registry, attested, 'application/vnd.dev.sigstore.bundle.v0.3+json')
  await pushIndex(registry, [signature], fallbackTag(attested.digest))
  // A referrer that only its subject relates to an image.
  await refer(registry, signature, 'application/vnd.example.timestamp')
}

/** Builds an image for every platform, with content of its own, and pushes it under a tag. */
export const buildMulti = async (
  registry: Registry,
  directory: string,
  tag: string,
  { format, content = tag }: { readonly format: 'oci' | 'v2s2'; readonly content?: string }
): Promise<void> => {
  const name = `localhost/${content}`
  const context = await writeContext(directory, content)
  await buildah(directory, 'build', '-q', '--platform', platforms.join(','), '--manifest', name, context)
  await buildah(directory, 'manifest', 'push', '-q', '--all', insecure, '--format', format, name, target(registry, tag))
}

/** Builds an image for the machine's own platform, without an index, and pushes it under a tag. */
export const buildSingle = async (registry: Registry, directory: string, tag: string): Promise<void> => {
  const name = `localhost/${tag}`
  await buildah(directory, 'build', '-q', '--tag', name, await writeContext(directory, tag))
  await buildah(directory, 'push', '-q', insecure, '--format', 'oci', name, target(registry, tag))
}

const insecure = '--tls-verify=false'
const target = ({ host, repository }: Registry, tag: string): string => `docker://${host}/${repository}:${tag}`

const writeContext = async (directory: string, content: string): Promise<string> => {
  const context = join(directory, 'build', content)
  await mkdir(context, { recursive: true })
  await writeFile(join(context, 'Containerfile'), containerfile)
  await writeFile(join(context, 'content.txt'), content)
  return context
}

// The builds run no command in the images, so they need neither a daemon nor a container.
const buildah = (directory: string, ...args: string[]): Promise<string> =>
  run('buildah', ['--root', join(directory, 'root'), '--runroot', join(directory, 'runroot'), ...args], {
    BUILDAH_ISOLATION: 'chroot',
    STORAGE_DRIVER: 'vfs'
  })

/** Returns the descriptor of a manifest. */
const describe = async (registry: Registry, reference: string): Promise<Descriptor> => {
  const { digest, mediaType, bytes } = await fetchManifest(registry, reference)
  return { mediaType, digest, size: bytes.length }
}

/** Returns the children of an index sorted by platform, since buildah's order varies. */
export const children = async (registry: Registry, reference: string): Promise<Descriptor[]> => {
  const { bytes } = await fetchManifest(registry, reference)
  const listed: Descriptor[] = JSON.parse(bytes.toString()).manifests ?? []
  return listed.toSorted((a, b) => platformOf(a).localeCompare(platformOf(b)))
}

const platformOf = ({ platform }: Descriptor): string =>
  platform ? [platform.os, platform.architecture, platform.variant].filter(Boolean).join('/') : ''

/** Pushes a manifest under a tag, or by its digest alone. */
const push = async (registry: Registry, document: { mediaType: string }, tag?: string): Promise<Descriptor> => {
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, ...document }))
  const digest = digestOf(bytes)
  await putManifest(registry, tag ?? digest, document.mediaType, bytes)
  return { mediaType: document.mediaType, digest, size: bytes.length }
}

/** Pushes an OCI index of existing manifests. */
export const pushIndex = (registry: Registry, manifests: readonly Descriptor[], tag?: string): Promise<Descriptor> =>
  push(registry, { mediaType: mediaTypes.index, ...{ manifests } }, tag)

const pushBlob = async (registry: Registry, mediaType: string, content: object): Promise<Descriptor> => {
  const bytes = Buffer.from(JSON.stringify(content))
  const digest = digestOf(bytes)
  await putBlob(registry, digest, bytes)
  return { mediaType, digest, size: bytes.length }
}

/** Pushes a provenance attestation and returns its entry for the index, with the platform `unknown/unknown`, as BuildKit does. */
const attestBuild = async (registry: Registry, { digest }: Descriptor): Promise<Descriptor> => {
  const statement = { _type: 'https://in-toto.io/Statement/v1', subject: [{ digest }] }
  const attestation = await pushBlobs(registry, 'application/vnd.in-toto+json', statement, {})
  return {
    ...attestation,
    platform: { architecture: 'unknown', os: 'unknown' },
    annotations: { 'vnd.docker.reference.digest': digest, 'vnd.docker.reference.type': 'attestation-manifest' }
  }
}

/** Signs as cosign 2 does: pushes an image under a tag derived from the signed digest. */
const signByTag = async (registry: Registry, { digest }: Descriptor, kind: 'sig' | 'att'): Promise<Descriptor> => {
  const mediaType = 'application/vnd.dev.cosign.simplesigning.v1+json'
  const payload = { critical: { image: { 'docker-manifest-digest': digest }, type: kind } }
  return pushBlobs(registry, mediaType, payload, { tag: `${fallbackTag(digest)}.${kind}` })
}

/** Pushes an untagged artifact with a subject. */
const refer = (
  registry: Registry,
  { mediaType, digest, size }: Descriptor,
  artifactType: string
): Promise<Descriptor> =>
  pushBlobs(registry, artifactType, { about: digest }, { artifactType, subject: { mediaType, digest, size } })

const pushBlobs = async (
  registry: Registry,
  mediaType: string,
  content: object,
  about: { tag?: string; artifactType?: string; subject?: Descriptor; annotations?: Annotations }
): Promise<Descriptor> => {
  const { tag, ...rest } = about
  const layer = await pushBlob(registry, mediaType, content)
  const rootfs = { type: 'layers', diff_ids: [layer.digest] }
  const config = await pushBlob(registry, mediaTypes.config, { architecture: 'unknown', os: 'unknown', rootfs })
  return push(registry, { mediaType: mediaTypes.manifest, ...rest, ...{ config, layers: [layer] } }, tag)
}
