import { describe, expect, test } from '@jest/globals'
import {
  acceptedMediaTypes,
  type Blob,
  type Child,
  createBlobPool,
  helperSubject,
  isDigest,
  type Manifest,
  readManifest,
  untagPlaceholder
} from '../../src/retention/manifest.ts'
import fc from '../fast-check.ts'
import { digest, image as imageOf } from './builders.ts'

const sha256 = (seed: number): string => `sha256:${seed.toString(16).padStart(64, '0')}`
const sha512 = (seed: number): string => `sha512:${seed.toString(16).padStart(128, '0')}`

const ociIndex = 'application/vnd.oci.image.index.v1+json'
const ociImage = 'application/vnd.oci.image.manifest.v1+json'
const ociArtifact = 'application/vnd.oci.artifact.manifest.v1+json'
const dockerList = 'application/vnd.docker.distribution.manifest.list.v2+json'
const dockerImage = 'application/vnd.docker.distribution.manifest.v2+json'
const emptyConfig = {
  mediaType: 'application/vnd.oci.empty.v1+json',
  digest: 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
  size: 2
}

const descriptor = (mediaType: string, seed: number, more: object = {}) => ({
  mediaType,
  digest: sha256(seed),
  size: seed,
  ...more
})
const blob = (seed: number): Blob => ({ digest: sha256(seed), size: seed })
const child = (seed: number, platform: string | null, leaf = true): Child => ({ digest: sha256(seed), leaf, platform })

const image = (more: object = {}) => ({
  schemaVersion: 2,
  mediaType: ociImage,
  config: descriptor('application/vnd.oci.image.config.v1+json', 1),
  layers: [descriptor('application/vnd.oci.image.layer.v1.tar+gzip', 2)],
  ...more
})
const index = (more: object = {}) => ({ schemaVersion: 2, mediaType: ociIndex, manifests: [], ...more })

const read = (json: unknown, contentType?: string | null) => readManifest(JSON.stringify(json), contentType)

const facts = (more: Partial<Manifest> & Pick<Manifest, 'mediaType' | 'kind'>): Manifest => ({
  children: [],
  subject: null,
  artifactType: null,
  blobs: [],
  placeholder: false,
  ...more
})

describe('readManifest', () => {
  const structures: [structure: string, json: object, expected: Manifest][] = [
    [
      'an OCI image',
      image({ annotations: { 'org.opencontainers.image.revision': 'abc' } }),
      facts({ mediaType: ociImage, kind: 'image', blobs: [blob(1), blob(2)] })
    ],
    [
      'a Docker image with two layers',
      {
        schemaVersion: 2,
        mediaType: dockerImage,
        config: descriptor('application/vnd.docker.container.image.v1+json', 1),
        layers: [2, 3].map((seed) => descriptor('application/vnd.docker.image.rootfs.diff.tar.gzip', seed))
      },
      facts({ mediaType: dockerImage, kind: 'image', blobs: [blob(1), blob(2), blob(3)] })
    ],
    [
      'an OCI index of platform images and their legacy build attestations',
      index({
        manifests: [
          descriptor(ociImage, 1, { platform: { os: 'linux', architecture: 'amd64' } }),
          descriptor(ociImage, 2, { platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } }),
          descriptor(ociImage, 3, {
            platform: { os: 'unknown', architecture: 'unknown' },
            annotations: {
              'vnd.docker.reference.type': 'attestation-manifest',
              'vnd.docker.reference.digest': sha256(1)
            }
          })
        ]
      }),
      facts({
        mediaType: ociIndex,
        kind: 'index',
        children: [child(1, 'linux/amd64'), child(2, 'linux/arm64/v8'), child(3, 'unknown/unknown')]
      })
    ],
    [
      'a Docker list',
      {
        schemaVersion: 2,
        mediaType: dockerList,
        manifests: [
          descriptor(dockerImage, 1, { platform: { os: 'windows', architecture: 'amd64', 'os.version': '10.0' } })
        ]
      },
      facts({ mediaType: dockerList, kind: 'index', children: [child(1, 'windows/amd64')] })
    ],
    [
      'an index of indexes',
      index({
        manifests: [
          descriptor(ociIndex, 1),
          descriptor(ociIndex, 2, { platform: null }),
          descriptor(ociIndex, 3, { platform: { os: '', architecture: '' } })
        ]
      }),
      facts({
        mediaType: ociIndex,
        kind: 'index',
        children: [child(1, null, false), child(2, null, false), child(3, null, false)]
      })
    ],
    ['an empty index', index(), facts({ mediaType: ociIndex, kind: 'index' })],
    [
      'an index whose list was written as null',
      index({ manifests: null }),
      facts({ mediaType: ociIndex, kind: 'index' })
    ],
    [
      'an index with subject and artifact type',
      index({ subject: descriptor(ociImage, 4), artifactType: 'application/vnd.example' }),
      facts({ mediaType: ociIndex, kind: 'index', subject: sha256(4), artifactType: 'application/vnd.example' })
    ],
    [
      'a referrers fallback index that lists the same referrer twice',
      index({ manifests: [descriptor(ociImage, 1), descriptor(ociImage, 1)] }),
      facts({ mediaType: ociIndex, kind: 'index', children: [child(1, null), child(1, null)] })
    ],
    [
      'a build attestation as OCI artifact',
      image({
        artifactType: 'application/vnd.docker.attestation.manifest.v1+json',
        config: emptyConfig,
        subject: descriptor(ociImage, 7),
        layers: [
          descriptor('application/vnd.in-toto+json', 5, {
            annotations: { 'in-toto.io/predicate-type': 'https://slsa.dev/provenance/v1' }
          })
        ]
      }),
      facts({
        mediaType: ociImage,
        kind: 'image',
        subject: sha256(7),
        artifactType: 'application/vnd.docker.attestation.manifest.v1+json',
        blobs: [{ digest: emptyConfig.digest, size: 2 }, blob(5)]
      })
    ],
    [
      'a GitHub attestation of a sha512 subject',
      image({
        artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
        config: emptyConfig,
        subject: { mediaType: ociImage, digest: sha512(7), size: 3 },
        annotations: {
          'dev.sigstore.bundle.content': 'dsse-envelope',
          'org.opencontainers.image.created': '2026-01-01T00:00:00Z'
        }
      }),
      facts({
        mediaType: ociImage,
        kind: 'image',
        subject: sha512(7),
        artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
        blobs: [{ digest: emptyConfig.digest, size: 2 }, blob(2)]
      })
    ],
    [
      'a cosign signature',
      image({ layers: [descriptor('application/vnd.dev.cosign.simplesigning.v1+json', 6)] }),
      facts({ mediaType: ociImage, kind: 'image', blobs: [blob(1), blob(6)] })
    ],
    [
      'a notation signature',
      image({
        config: descriptor('application/vnd.cncf.notary.signature', 2),
        subject: descriptor(ociImage, 9),
        layers: [descriptor('application/jose+json', 3)]
      }),
      facts({ mediaType: ociImage, kind: 'image', subject: sha256(9), blobs: [blob(2), blob(3)] })
    ],
    [
      'a Helm chart',
      image({
        config: descriptor('application/vnd.cncf.helm.config.v1+json', 1),
        layers: [
          descriptor('application/vnd.cncf.helm.chart.content.v1.tar+gzip', 2),
          descriptor('application/vnd.cncf.helm.chart.provenance.v1.prov', 3)
        ]
      }),
      facts({ mediaType: ociImage, kind: 'image', blobs: [blob(1), blob(2), blob(3)] })
    ],
    [
      'an OCI artifact manifest',
      {
        mediaType: ociArtifact,
        artifactType: 'application/vnd.example.sbom',
        blobs: [descriptor('application/spdx+json', 3)],
        subject: descriptor(ociImage, 4)
      },
      facts({
        mediaType: ociArtifact,
        kind: 'image',
        subject: sha256(4),
        artifactType: 'application/vnd.example.sbom',
        blobs: [blob(3)]
      })
    ],
    [
      'an OCI artifact manifest without blobs',
      { mediaType: ociArtifact, artifactType: 'application/vnd.example.mark' },
      facts({ mediaType: ociArtifact, kind: 'image', artifactType: 'application/vnd.example.mark' })
    ]
  ]
  test.each(structures)('reads %s', (_, json, expected) => {
    expect(read(json)).toEqual(expected)
  })

  test.each([
    [ociImage, true],
    [dockerImage, true],
    [ociIndex, false],
    [dockerList, false],
    ['application/vnd.example+json', false],
    [undefined, false]
  ])('takes a child of type %s for one without children: %s', (mediaType, leaf) => {
    expect(read(index({ manifests: [{ mediaType, digest: sha256(1), size: 1 }] }))?.children).toMatchObject([
      child(1, null, leaf)
    ])
  })

  test.each([
    ['application/vnd.oci.image.layer.v1.tar+gzip', 7, 7],
    ['application/vnd.buildkit.cacheconfig.v0', undefined, 0],
    ['application/vnd.example+json', '7', 0]
  ])('takes an entry of type %s for a blob, of %j bytes', (mediaType, size, bytes) => {
    const manifest = read(index({ manifests: [{ mediaType, digest: sha256(1), size }, descriptor(ociImage, 2)] }))
    expect(manifest?.children).toEqual([{ ...child(1, null, false), blob: true }, child(2, null)])
    expect(manifest?.blobs).toEqual([{ digest: sha256(1), size: bytes }])
  })

  test.each([...acceptedMediaTypes, 'application/vnd.docker.distribution.manifest.v1+prettyjws', undefined])(
    'takes no entry of type %s for a blob',
    (mediaType) => {
      expect(read(index({ manifests: [{ mediaType, digest: sha256(1), size: 1 }] }))?.blobs).toEqual([])
    }
  )

  test('takes the content type where the manifest does not name its own', () => {
    const { mediaType: _, ...anonymous } = index({ manifests: [descriptor(ociImage, 1)] })
    const expected = facts({ mediaType: ociIndex, kind: 'index', children: [child(1, null)] })
    expect(read(anonymous, ociIndex)).toEqual(expected)
    expect(read(anonymous, `${ociIndex.toUpperCase()} ; charset=utf-8`)).toEqual(expected)
    expect(read({ ...anonymous, mediaType: '' }, ociIndex)).toEqual(expected)
    expect(read({ ...anonymous, mediaType: null }, ociIndex)).toEqual(expected)
  })

  test('believes the manifest, whose digest is checked, before the content type, which nobody checks', () => {
    expect(read(index({ manifests: [descriptor(ociImage, 1)] }), ociImage)).toMatchObject({ kind: 'index' })
  })

  const unknowns: [structure: string, json: object, contentType: string | null, children: string[]][] = [
    [
      'a Docker schema 1 manifest',
      {
        schemaVersion: 1,
        fsLayers: [{ blobSum: sha256(1) }],
        history: [{ v1Compatibility: `{"id":"${sha256(2)}"}` }]
      },
      'application/vnd.docker.distribution.manifest.v1+prettyjws',
      [sha256(1), sha256(2)]
    ],
    [
      'a type that is not invented yet',
      {
        mediaType: 'application/vnd.oci.image.index.v3+json',
        groups: { [sha256(3)]: [[{ ref: `ghcr.io/acme/app@${sha512(4)}` }]] },
        size: 1
      },
      null,
      [sha256(3), sha512(4)]
    ],
    ['a type named like a property of objects', { mediaType: 'constructor', x: sha256(1) }, null, [sha256(1)]],
    [
      'an index that is an image too',
      index({ manifests: [descriptor(ociImage, 1)], layers: [descriptor('x', 2)] }),
      null,
      [sha256(1), sha256(2)]
    ],
    [
      'an image that is an index too',
      image({ manifests: [descriptor(ociImage, 3)] }),
      null,
      [sha256(1), sha256(2), sha256(3)]
    ],
    [
      'an artifact that is an index too',
      { mediaType: ociArtifact, manifests: [descriptor(ociImage, 3)] },
      null,
      [sha256(3)]
    ]
  ]
  test.each(unknowns)('protects all that %s mentions', (_, json, contentType, children) => {
    const manifest = read(json, contentType)
    expect(manifest?.kind).toBe('unknown')
    expect(manifest?.children.map(({ digest }) => digest).toSorted()).toEqual(children.toSorted())
    expect(manifest?.blobs).toEqual([])
  })

  test('does not take the subject of an unknown type for something that it owns', () => {
    const json = { mediaType: 'application/vnd.example+json', subject: descriptor(ociImage, 1), parts: [sha256(2)] }
    expect(read(json)).toEqual(
      facts({ mediaType: json.mediaType, kind: 'unknown', subject: sha256(1), children: [child(2, null, false)] })
    )
  })

  const bad = (digest: unknown) => index({ manifests: [descriptor(ociImage, 1), { digest, size: 1 }] })
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  const refusals: [what: string, text: string][] = [
    ['an empty text', ''],
    ['broken JSON', '{"mediaType":'],
    ['half a manifest', JSON.stringify(image()).slice(0, -9)],
    ['null', 'null'],
    ['a string', JSON.stringify(ociIndex)],
    ['a list', '[]'],
    ['an error of a registry', '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}'],
    ['a manifest without a media type', JSON.stringify({ manifests: [] })],
    ['a media type that is a number', JSON.stringify(index({ mediaType: 7 }))],
    ['an index without a list', JSON.stringify({ mediaType: ociIndex })],
    ['an index whose list is an object', JSON.stringify(index({ manifests: {} }))],
    ['an image without config', JSON.stringify({ mediaType: ociImage, layers: [] })],
    ['an image without layers', JSON.stringify({ mediaType: ociImage, config: emptyConfig })],
    ['an entry that is null', JSON.stringify(index({ manifests: [null] }))],
    ['a digest that is a number', JSON.stringify(bad(1))],
    ['no digest', JSON.stringify(bad(undefined))],
    ['a digest without hex', JSON.stringify(bad('sha256:'))],
    ['a digest that is too short', JSON.stringify(bad(sha256(1).slice(0, -1)))],
    ['a digest that is too long', JSON.stringify(bad(`${sha256(1)}0`))],
    ['a digest in capitals', JSON.stringify(bad(sha256(0xabc).toUpperCase()))],
    ['a digest with a line break', JSON.stringify(bad(`${sha256(1)}\n`))],
    ['a digest that is a path', JSON.stringify(bad('sha256:../../../other/manifests/latest'))],
    ['a digest of an unregistered algorithm', JSON.stringify(bad(`md5:${'0'.repeat(32)}`))],
    ['a sha512 digest with the length of sha256', JSON.stringify(bad(sha256(1).replace('256', '512')))],
    [
      'a platform that is a text',
      JSON.stringify(index({ manifests: [descriptor(ociImage, 1, { platform: 'linux' })] }))
    ],
    [
      'an architecture that is a list',
      JSON.stringify(index({ manifests: [descriptor(ociImage, 1, { platform: { os: 'linux', architecture: [] } })] }))
    ],
    ['a subject that is a text', JSON.stringify(image({ subject: sha256(1) }))],
    ['a subject without a good digest', JSON.stringify(image({ subject: { digest: 'latest' } }))],
    [
      'a subject without a good digest in an unknown type',
      JSON.stringify({ mediaType: 'x', subject: { digest: 'latest' } })
    ],
    ['an artifact type that is an object', JSON.stringify(image({ artifactType: {} }))],
    ['annotations that are a text', JSON.stringify(image({ annotations: 'x' }))],
    ['a size below zero', JSON.stringify(image({ layers: [{ ...emptyConfig, size: -1 }] }))],
    ['a size that is no whole number', JSON.stringify(image({ layers: [{ ...emptyConfig, size: 1.5 }] }))],
    ['a size that is a text', JSON.stringify(image({ layers: [{ ...emptyConfig, size: '2' }] }))],
    ['a size beyond counting', JSON.stringify(image({ layers: [{ ...emptyConfig, size: 2 ** 53 }] }))],
    ['a list nested too deep to be one', `{"mediaType":"${ociIndex}","manifests":${deep}}`],
    ['a prototype instead of a list', `{"mediaType":"${ociIndex}","__proto__":{"manifests":[]}}`],
    ['a text over 4 MiB', JSON.stringify(index()) + ' '.repeat(4 * 1024 * 1024)]
  ]
  test.each(refusals)('understands nothing of %s', (_, text) => {
    expect(readManifest(text)).toBeNull()
  })

  test('reads as many children, layers and digests as a manifest of 4 MiB can have', () => {
    const seeds = Array.from({ length: 20_000 }, (_, seed) => seed)
    const entries = seeds.map((seed) => descriptor(ociImage, seed))
    expect(read(index({ manifests: entries }))?.children).toHaveLength(20_000)
    expect(read(image({ layers: entries }))?.blobs).toHaveLength(20_001)
    expect(read({ mediaType: 'x', all: seeds.map(sha256) })?.children).toHaveLength(20_000)
  })

  test('finds digests of an unknown type at any depth', () => {
    const text = `{"mediaType":"x","deep":${'['.repeat(200_000)}"${sha256(1)}"${']'.repeat(200_000)}}`
    expect(readManifest(text)?.children).toEqual([child(1, null, false)])
  })

  test('is not led by a prototype among the keys', () => {
    const text = JSON.stringify(index()).replace('{', `{"__proto__":{"subject":{"digest":"${sha256(1)}"}},`)
    expect(readManifest(text)).toEqual(facts({ mediaType: ociIndex, kind: 'index' }))
    expect(Object.prototype).not.toHaveProperty('subject')
  })

  test('never throws and never gives anything but digests, whatever the JSON', () => {
    const digest = fc.oneof(fc.integer({ min: 0, max: 99 }).map(sha256), fc.string(), fc.jsonValue())
    const entry = fc.oneof(
      fc.record({ digest, size: fc.oneof(fc.nat(), fc.jsonValue()), platform: fc.jsonValue() }, { requiredKeys: [] }),
      fc.jsonValue()
    )
    const part = fc.oneof(fc.array(entry, { maxLength: 4 }), entry)
    const document = fc.record(
      {
        mediaType: fc.oneof(fc.constantFrom(...acceptedMediaTypes), fc.jsonValue()),
        manifests: part,
        layers: part,
        blobs: part,
        config: entry,
        subject: entry,
        annotations: fc.jsonValue(),
        ['__proto__']: fc.jsonValue()
      },
      { requiredKeys: [] }
    )
    let found = 0
    fc.assert(
      fc.property(document, fc.constantFrom(null, '', ...acceptedMediaTypes), (json, contentType) => {
        const manifest = read(json, contentType)
        const digests = [...(manifest?.children ?? []), ...(manifest?.blobs ?? [])].map(({ digest }) => digest)
        found += digests.length
        return [...digests, manifest?.subject ?? sha256(0)].every(isDigest)
      }),
      { numRuns: 2000 }
    )
    expect(found).toBeGreaterThan(50)
  })

  test('either loses nothing that an index lists or understands nothing of it', () => {
    const entries = fc.array(
      fc.oneof({ weight: 9, arbitrary: fc.nat().map(sha256) }, { weight: 1, arbitrary: fc.string() })
    )
    fc.assert(
      fc.property(entries, (digests) => {
        const manifest = read(index({ manifests: digests.map((digest) => ({ digest, size: 1 })) }))
        if (digests.every(isDigest)) expect(manifest?.children.map(({ digest }) => digest)).toEqual(digests)
        else expect(manifest).toBeNull()
      })
    )
  })
})

describe('createBlobPool', () => {
  test('gives equal blobs of two manifests as one object, and keeps those of another size apart', () => {
    const pooled = createBlobPool()
    const [one, other] = [imageOf({ layers: [5, 6] }), imageOf({ layers: [5, 7] })].map(pooled)
    expect(other).toEqual(imageOf({ layers: [5, 7] }))
    expect(other?.blobs.map((blob, index) => blob === one?.blobs[index])).toEqual([true, true, false])
    const different = { ...imageOf(), blobs: [{ digest: digest('layer 5'), size: 9 }] }
    expect(pooled(different)).toEqual(different)
  })
})

describe('helperSubject', () => {
  const hex = '0123456789abcdef'.repeat(4)
  test.each([
    [`sha256-${hex}`, `sha256:${hex}`],
    [`sha256-${hex}.sig`, `sha256:${hex}`],
    [`sha256-${hex}.att`, `sha256:${hex}`],
    [`sha256-${hex}.sbom`, `sha256:${hex}`],
    [`sha384-${hex}`, `sha384:${hex}`],
    [`sha512-${hex}`, `sha512:${hex}`],
    [`blake3-${hex}`, `blake3:${hex}`]
  ])('finds the subject of %s', (tag, subject) => {
    expect(helperSubject(tag)).toBe(subject)
  })

  test('gives what the digest of the subject begins with', () => {
    const subject = sha512(0xbeef << 4)
    const tag = `sha512-${subject.slice('sha512:'.length).slice(0, 64)}`
    expect(subject.startsWith(helperSubject(tag) ?? 'none')).toBe(true)
  })

  test.each([
    'latest',
    '1.2.3',
    `main-${hex.slice(0, 40)}`,
    `sha-${hex.slice(0, 7)}`,
    `main-${hex}`,
    `md5-${hex}`,
    `sha256-${hex.slice(1)}`,
    `sha256-${hex}0`,
    `sha256-${hex.toUpperCase()}`,
    `sha256-${hex}.exe`,
    `sha256-${hex}.sig.old`,
    `sha256-${hex}-alpine`,
    `x-sha256-${hex}`,
    `sha256:${hex}`,
    ''
  ])('takes "%s" for an ordinary tag', (tag) => {
    expect(helperSubject(tag)).toBeNull()
  })
})

describe('untagPlaceholder', () => {
  const untag = { tag: 'pr-3', created: Date.UTC(2026, 0, 2), nonce: 'a' }
  const text = (placeholder: { bytes: Uint8Array }) => new TextDecoder().decode(placeholder.bytes)

  test('is an index of nothing that says what it is for', () => {
    const { bytes, mediaType } = untagPlaceholder(untag)
    expect(mediaType).toBe(ociIndex)
    expect(bytes.length).toBeLessThan(400)
    expect(JSON.parse(text({ bytes }))).toEqual({
      schemaVersion: 2,
      mediaType: ociIndex,
      manifests: [],
      annotations: {
        'org.opencontainers.image.created': '2026-01-02T00:00:00.000Z',
        'package-retention.untag': 'pr-3',
        'package-retention.nonce': 'a'
      }
    })
  })

  test('is recognised by the next run', () => {
    expect(readManifest(text(untagPlaceholder(untag)))).toEqual(
      facts({ mediaType: ociIndex, kind: 'index', placeholder: true })
    )
  })

  test('has other bytes for each nonce', () => {
    expect(text(untagPlaceholder({ ...untag, nonce: 'b' }))).not.toBe(text(untagPlaceholder(untag)))
  })

  const annotations = { 'package-retention.untag': 'latest' }
  test.each([
    ['an index with children', index({ manifests: [descriptor(ociImage, 1)], annotations })],
    ['an image', image({ annotations })],
    ['an unknown type', { mediaType: 'x', annotations }],
    ['an annotation that is no text', index({ annotations: { 'package-retention.untag': 1 } })],
    ['an empty index of others', index({ annotations: { 'package-retention': 'untag' } })]
  ])('is not mistaken for %s', (_, json) => {
    expect(read(json)?.placeholder).toBe(false)
  })
})
