import { milliseconds } from './clock.ts'
import {
  type Annotations,
  addBlob,
  addLayer,
  type Descriptor,
  descriptorOf,
  type Layer,
  mediaTypes,
  type Push,
  pushDocument,
  subjectOf,
  type Target
} from './manifests.ts'
import type { SimPackage, SimVersion, World } from './world.ts'

/** Options of an image; all have defaults. */
export interface Image extends Push {
  readonly mediaType?: 'oci' | 'docker' | undefined
  /** Such as `linux/arm64` or `linux/arm/v7`. */
  readonly platform?: string
  readonly layers?: readonly Layer[]
  /** Manifest that the image refers to. */
  readonly subject?: Target | undefined
  readonly artifactType?: string
  readonly annotations?: Annotations | undefined
  /** Replaces the image configuration. */
  readonly config?: { readonly mediaType: string; readonly content: string | object }
}

/** Pushes a single image, by default with one layer of its own; the version's name is its digest. */
export const pushImage = (world: World, pkg: SimPackage, image: Image = {}): SimVersion => {
  const [manifest, config, layer] =
    image.mediaType === 'docker'
      ? [mediaTypes.dockerManifest, mediaTypes.dockerConfig, mediaTypes.dockerLayer]
      : [mediaTypes.manifest, mediaTypes.config, mediaTypes.layer]
  const layers = (image.layers ?? [3_000_000]).map((one) => addLayer(world, layer, one))
  return pushDocument(
    world,
    pkg,
    {
      mediaType: manifest,
      artifactType: image.artifactType,
      config: image.config
        ? addBlob(world, image.config.mediaType, image.config.content)
        : addBlob(world, config, imageConfig(world, image, layers)),
      layers,
      subject: subjectOf(world, image.subject),
      annotations: image.annotations
    },
    image
  )
}

// The build number gives two images with the same layers different digests, as real ones have.
const imageConfig = (
  world: World,
  { platform = 'linux/amd64', created }: Image,
  layers: readonly Descriptor[]
): object => {
  const [os, architecture, variant] = platform.split('/')
  return {
    created: new Date(milliseconds(created ?? world.clock.now())).toISOString(),
    architecture,
    os,
    variant,
    config: { Labels: { build: String(world.next.blob++) } },
    rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) }
  }
}

/** Options of an index or manifest list. */
export interface Index extends Push {
  readonly mediaType?: 'oci' | 'docker' | undefined
  readonly children: readonly Target[]
  readonly subject?: Target | undefined
  readonly artifactType?: string
  readonly annotations?: Annotations | undefined
}

/** Pushes an index, or a Docker manifest list, whose children may or may not exist. */
export const pushIndex = (world: World, pkg: SimPackage, index: Index): SimVersion =>
  pushDocument(
    world,
    pkg,
    {
      mediaType: index.mediaType === 'docker' ? mediaTypes.dockerList : mediaTypes.index,
      artifactType: index.artifactType,
      manifests: index.children.map((child) => descriptorOf(world, child)),
      subject: subjectOf(world, index.subject),
      annotations: index.annotations
    },
    index
  )

/** Options of a build for several platforms. */
export interface MultiArch extends Push {
  readonly mediaType?: 'oci' | 'docker'
  readonly platforms?: readonly string[]
  /** Attestation that BuildKit adds for each platform: an image (`buildkit-legacy`), or since 2026 an artifact with a subject. */
  readonly attestations?: 'none' | 'buildkit-legacy' | 'buildkit-artifact'
  /** Layers that the images of all platforms share; each also has one of its own. */
  readonly layers?: readonly Layer[]
  readonly annotations?: Annotations
}

/** Pushes as BuildKit does: an image per platform, then their attestations, then the index, the only one with tags. */
export const pushMultiArch = (
  world: World,
  pkg: SimPackage,
  multi: MultiArch = {}
): { index: SimVersion; children: SimVersion[] } => {
  const { platforms = ['linux/amd64', 'linux/arm64'], attestations = 'none', layers = [], mediaType, created } = multi
  const images = platforms.map((platform) =>
    pushImage(world, pkg, { mediaType, created, platform, layers: [...layers, 5_000_000] })
  )
  const attested = attestations === 'none' ? [] : images.map((image) => attestBuildKit(world, pkg, image, multi))
  const pointers = attested.map((attestation, at) => ({
    ...descriptorOf(world, attestation),
    annotations: {
      'vnd.docker.reference.digest': images[at]?.name ?? '',
      'vnd.docker.reference.type': 'attestation-manifest'
    },
    platform: { architecture: 'unknown', os: 'unknown' }
  }))
  const index = pushIndex(world, pkg, { ...multi, children: [...images, ...pointers] })
  return { index, children: [...images, ...attested] }
}

const attestBuildKit = (
  world: World,
  pkg: SimPackage,
  image: SimVersion,
  { attestations, created }: MultiArch
): SimVersion => {
  const artifact = attestations === 'buildkit-artifact'
  const predicateType = 'https://slsa.dev/provenance/v1'
  const statement = { _type: 'https://in-toto.io/Statement/v1', predicateType, subject: [{ digest: image.name }] }
  const layer = addBlob(world, 'application/vnd.in-toto+json', statement)
  return pushDocument(
    world,
    pkg,
    {
      mediaType: mediaTypes.manifest,
      artifactType: artifact ? 'application/vnd.docker.attestation.manifest.v1+json' : undefined,
      config: artifact
        ? addBlob(world, mediaTypes.empty, '{}')
        : addBlob(world, mediaTypes.config, {
            architecture: 'unknown',
            os: 'unknown',
            rootfs: { type: 'layers', diff_ids: [layer.digest] }
          }),
      layers: [{ ...layer, annotations: { 'in-toto.io/predicate-type': predicateType } }],
      subject: artifact ? subjectOf(world, image) : undefined
    },
    { created }
  )
}

/** Pushes a build cache as BuildKit before 0.21 does (`type=registry`): an index that lists layers and a cache configuration. */
export const pushBuildCache = (
  world: World,
  pkg: SimPackage,
  { layers = [5_000_000], ...push }: Push & Pick<Image, 'layers'> = {}
): SimVersion =>
  pushDocument(
    world,
    pkg,
    {
      mediaType: mediaTypes.index,
      manifests: [
        ...layers.map((layer) => addLayer(world, mediaTypes.layer, layer)),
        addBlob(world, mediaTypes.cacheConfig, { layers: layers.length, build: world.next.blob++ })
      ]
    },
    push
  )

/** Pushes a Helm chart. */
export const pushHelmChart = (world: World, pkg: SimPackage, push: Push = {}): SimVersion => {
  const chart = { apiVersion: 'v2', name: pkg.name, version: push.tags?.[0] ?? '0.0.0' }
  const config = addBlob(world, 'application/vnd.cncf.helm.config.v1+json', chart)
  const layers = [addLayer(world, 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', 40_000)]
  return pushDocument(world, pkg, { mediaType: mediaTypes.manifest, config, layers }, push)
}

/** Pushes an artifact as ORAS does: an empty configuration, the file as a layer, optionally a subject. */
export const pushArtifact = (
  world: World,
  pkg: SimPackage,
  { artifactType, content, subject, annotations, ...push }: Artifact
): SimVersion =>
  pushDocument(
    world,
    pkg,
    {
      mediaType: mediaTypes.manifest,
      artifactType,
      config: addBlob(world, mediaTypes.empty, '{}'),
      layers: [addBlob(world, artifactType, content ?? `artifact ${world.next.blob++}`)],
      subject: subjectOf(world, subject),
      annotations
    },
    push
  )

/** Options of an artifact, a file in a registry. */
export interface Artifact extends Push {
  readonly artifactType: string
  readonly content?: string | object
  readonly subject?: Target | undefined
  readonly annotations?: Annotations
}

/** Pushes what a run that crashed while untagging leaves under the tag: an empty index, which cannot be pulled. */
export const pushUntagPlaceholder = (
  world: World,
  pkg: SimPackage,
  { tag, created = world.clock.now() }: { tag: string; created?: string | number }
): SimVersion =>
  pushIndex(world, pkg, {
    tags: [tag],
    created,
    children: [],
    annotations: { 'org.opencontainers.image.created': new Date(milliseconds(created)).toISOString() }
  })
