import { milliseconds } from './clock.ts'
import { type Artifact, pushArtifact, pushIndex } from './images.ts'
import { addBlob, type Descriptor, descriptorOf, documentOf, mediaTypes, pushDocument } from './manifests.ts'
import type { SimPackage, SimVersion, World } from './world.ts'

interface Signing {
  readonly created?: string | number | undefined
}

/** A referrer of a version, and the fallback index that lists it for registries without a referrers API. */
export interface Referrer {
  readonly referrer: SimVersion
  readonly fallback: SimVersion
}

/** Returns the tag of the fallback index of a digest: `<algorithm>-<encoded>`, truncated to 32 and 64 characters. */
export const fallbackTag = (digest: string): string => {
  const [algorithm = '', encoded = ''] = digest.split(':')
  return `${algorithm.slice(0, 32)}-${encoded.slice(0, 64)}`.replaceAll(/[^A-Za-z0-9._-]/g, '-')
}

/** Signs as cosign 2 does: images tagged `sha256-<hex>.sig`, `.att`, `.sbom`, without a subject. */
export const signCosignV2 = (
  world: World,
  pkg: SimPackage,
  subject: SimVersion,
  { created, kinds = ['sig'] }: Signing & { readonly kinds?: readonly ('sig' | 'att' | 'sbom')[] } = {}
): SimVersion[] =>
  kinds.map((kind) => {
    const layer = addBlob(world, cosignLayers[kind], {
      critical: { image: { 'docker-manifest-digest': subject.name } }
    })
    const annotations = { 'dev.cosignproject.cosign/signature': 'MEUCIQ' }
    const config = addBlob(world, mediaTypes.config, { architecture: '', os: '', rootfs: { diff_ids: [layer.digest] } })
    return pushDocument(
      world,
      pkg,
      { mediaType: mediaTypes.manifest, config, layers: [{ ...layer, annotations }] },
      { created, tags: [`${subject.name.replace(':', '-')}.${kind}`] }
    )
  })

const cosignLayers = {
  sig: 'application/vnd.dev.cosign.simplesigning.v1+json',
  att: 'application/vnd.dsse.envelope.v1+json',
  sbom: 'text/spdx+json'
}

const bundleType = 'application/vnd.dev.sigstore.bundle.v0.3+json'

/** Signs as cosign 3 does: pushes a Sigstore bundle by digest; by a bug of cosign, the fallback index lists it as an empty artifact. */
export const signCosignV3 = (world: World, pkg: SimPackage, subject: SimVersion, signing: Signing = {}): Referrer =>
  attach(world, pkg, subject, { ...signing, artifactType: bundleType, listedAs: mediaTypes.empty })

/** Attests as actions/attest does with `push-to-registry`: pushes a bundle by digest, then the fallback index. */
export const attestGitHub = (world: World, pkg: SimPackage, subject: SimVersion, signing: Signing = {}): Referrer =>
  attach(world, pkg, subject, {
    ...signing,
    artifactType: bundleType,
    annotations: {
      'org.opencontainers.image.created': new Date(milliseconds(signing.created ?? world.clock.now())).toISOString(),
      'dev.sigstore.bundle.content': 'dsse-envelope',
      'dev.sigstore.bundle.predicateType': 'https://slsa.dev/provenance/v1'
    }
  })

/** Signs as notation does. */
export const signNotation = (world: World, pkg: SimPackage, subject: SimVersion, signing: Signing = {}): Referrer =>
  attach(world, pkg, subject, { ...signing, artifactType: 'application/vnd.cncf.notary.signature' })

/** Pushes an artifact that refers to the subject and lists it, with the artifact type `listedAs`, in the subject's fallback index. */
export const attach = (
  world: World,
  pkg: SimPackage,
  subject: SimVersion,
  { listedAs, ...artifact }: Artifact & { readonly listedAs?: string }
): Referrer => {
  const referrer = pushArtifact(world, pkg, { ...artifact, subject })
  const entry: Descriptor = {
    ...descriptorOf(world, referrer),
    artifactType: listedAs ?? artifact.artifactType,
    ...(artifact.annotations ? { annotations: artifact.annotations } : {})
  }
  return { referrer, fallback: listReferrer(world, pkg, subject, { ...artifact, entry }) }
}

/** Pulls the fallback index, appends the entry and pushes it again; the previous index remains untagged. */
const listReferrer = (
  world: World,
  pkg: SimPackage,
  subject: SimVersion,
  { entry, created }: Signing & { readonly entry: Descriptor }
): SimVersion => {
  const tag = fallbackTag(subject.name)
  const before = pkg.tags.get(tag)
  const listed = (before && documentOf(before)?.manifests) ?? []
  return pushIndex(world, pkg, { created, tags: [tag], children: [...listed, entry] })
}
