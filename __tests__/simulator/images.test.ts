import { describe, expect, test } from '@jest/globals'
import { type VirtualClock, virtualClock } from '../../simulator/clock.ts'
import {
  pushArtifact,
  pushHelmChart,
  pushImage,
  pushIndex,
  pushMultiArch,
  pushUntagPlaceholder
} from '../../simulator/images.ts'
import { digestOf, documentOf, mediaTypes } from '../../simulator/manifests.ts'
import { brokenTags, neededBy, pull } from '../../simulator/pull.ts'
import { sampleOrganization } from '../../simulator/samples.ts'
import { attestGitHub, fallbackTag, signCosignV2, signCosignV3, signNotation } from '../../simulator/signatures.ts'
import { deleteVersion } from '../../simulator/trash.ts'
import { createWorld, type SimPackage, type SimVersion, type World } from '../../simulator/world.ts'
import { smallWorld } from './simulate.ts'

const complete = (platforms: string[]) => ({
  complete: true,
  platforms: platforms.map((platform) => ({ platform, complete: true }))
})

/** Deletes versions as a client that knows nothing of indexes would. */
const remove = (world: World, pkg: SimPackage, versions: (SimVersion | undefined)[]) => {
  for (const version of versions) if (version) deleteVersion(world, pkg, version)
}

describe('every fixture pulls completely, and breaks without what it needs', () => {
  const fixtures: [string, (world: World, app: SimPackage) => (SimVersion | undefined)[], string[]][] = [
    ['a single image', (world, app) => [pushImage(world, app, { tags: ['it'] })], ['default']],
    [
      'a multi-arch OCI index',
      (world, app) => pushMultiArch(world, app, { tags: ['it'] }).children,
      ['linux/amd64', 'linux/arm64']
    ],
    [
      'a Docker manifest list',
      (world, app) =>
        pushMultiArch(world, app, { tags: ['it'], mediaType: 'docker', platforms: ['linux/arm/v7'] }).children,
      ['linux/arm/v7']
    ],
    [
      'an index with BuildKit attestations as images',
      (world, app) => pushMultiArch(world, app, { tags: ['it'], attestations: 'buildkit-legacy' }).children,
      ['linux/amd64', 'linux/arm64']
    ],
    [
      'an index with BuildKit attestations as artifacts',
      (world, app) => pushMultiArch(world, app, { tags: ['it'], attestations: 'buildkit-artifact' }).children,
      ['linux/amd64', 'linux/arm64']
    ],
    [
      'an index of indexes of indexes',
      (world, app) => {
        const inner = pushMultiArch(world, app, { attestations: 'buildkit-legacy', platforms: ['linux/amd64'] })
        const middle = pushIndex(world, app, { children: [inner.index] })
        pushIndex(world, app, { tags: ['it'], children: [middle] })
        return [...inner.children, inner.index, middle]
      },
      ['linux/amd64']
    ],
    [
      'an index that shares a child which is tagged too',
      (world, app) => {
        const child = pushImage(world, app, { tags: ['child'], platform: 'linux/arm64' })
        pushIndex(world, app, { tags: ['other'], children: [child] })
        pushIndex(world, app, { tags: ['it'], children: [child] })
        return [child]
      },
      ['linux/arm64']
    ],
    [
      'a version with many tags',
      (world, app) => [pushImage(world, app, { tags: ['1', '1.2', 'it', 'latest'] })],
      ['default']
    ],
    ['a Helm chart', (world, app) => [pushHelmChart(world, app, { tags: ['it'] })], ['default']],
    [
      'an artifact',
      (world, app) => [pushArtifact(world, app, { artifactType: 'text/plain', tags: ['it'] })],
      ['default']
    ]
  ]

  test.each(fixtures)('%s', (_name, push, platforms) => {
    const count = push(smallWorld().world, smallWorld().app).length
    for (let at = 0; at < count; at += 1) {
      const { world, app } = smallWorld()
      const parts = push(world, app)
      expect(pull(app, 'it')).toEqual(complete(platforms))
      expect(brokenTags(app)).toEqual([])
      expect([...neededBy(app, ['it'])]).toEqual(expect.arrayContaining(parts))
      remove(world, app, [parts[at]])
      expect(pull(app, 'it').complete).toBe(false)
    }
  })

  test('only the platform whose child is deleted breaks', () => {
    const { world, app } = smallWorld()
    const { children } = pushMultiArch(world, app, { tags: ['it'] })
    remove(world, app, [children[1]])
    expect(pull(app, 'it')).toEqual({
      complete: false,
      platforms: [
        { platform: 'linux/amd64', complete: true },
        { platform: 'linux/arm64', complete: false }
      ]
    })
    expect(brokenTags(app)).toEqual(['it'])
  })

  test('an unknown tag, a lost manifest, a placeholder and an image without layers are broken', () => {
    const { world, app } = smallWorld()
    expect(pull(app, 'none')).toEqual({ complete: false, platforms: [{ platform: 'default', complete: false }] })
    const lost = pushImage(world, app, { tags: ['lost'] })
    lost.manifest = null
    const odd = pushImage(world, app, { tags: ['odd'] })
    odd.manifest = { mediaType: mediaTypes.manifest, bytes: Buffer.from('not json') }
    pushUntagPlaceholder(world, app, { tag: 'placeholder' })
    pushImage(world, app, { tags: ['hollow'], layers: [] })
    expect(brokenTags(app)).toEqual(['lost', 'odd', 'placeholder', 'hollow'])
  })

  test('a referrer tag breaks only without its own manifest', () => {
    const { world, app } = smallWorld()
    const image = pushImage(world, app, { tags: ['v1'] })
    const { fallback } = signCosignV3(world, app, image)
    pushIndex(world, app, { tags: [fallbackTag(digestOf('gone'))], children: [digestOf('stale entry')] })
    expect(brokenTags(app)).toEqual([])
    fallback.manifest = null
    expect(brokenTags(app)).toEqual([fallbackTag(image.name)])
  })
})

describe('a push', () => {
  test('has true digests, ascending ids and its own time', () => {
    const { world, app } = smallWorld()
    const versions = [
      pushImage(world, app, { created: '2026-02-01T00:00:00Z' }),
      pushImage(world, app, { created: '2026-01-01T00:00:00Z' }),
      pushImage(world, app, { algorithm: 'sha512' })
    ]
    expect(
      versions.map(
        ({ name, manifest }) =>
          name === digestOf(manifest?.bytes ?? '', name.startsWith('sha512') ? 'sha512' : 'sha256')
      )
    ).toEqual([true, true, true])
    expect(versions.map(({ id }) => id)).toEqual([3_000_000_001, 3_000_000_002, 3_000_000_003])
    expect(versions.map(({ createdAt }) => new Date(createdAt).toISOString().slice(0, 10))).toEqual([
      '2026-02-01',
      '2026-01-01',
      '2026-06-01'
    ])
  })

  test('shares layers by name and has its own otherwise', () => {
    const { world, app } = smallWorld()
    const layers = (version: SimVersion) =>
      documentOf(version)?.layers?.map(({ digest, size }) => ({ digest, size })) ?? []
    const one = layers(pushImage(world, app, { layers: ['base', 100, { name: 'runtime', size: 7 }] }))
    const two = layers(pushImage(world, app, { layers: ['base', 100, { name: 'runtime', size: 7 }] }))
    expect(one[0]).toEqual(two[0])
    expect(one[1]?.digest).not.toBe(two[1]?.digest)
    expect([one[1]?.size, one[2]]).toEqual([100, { digest: digestOf('runtime'), size: 7 }])
    expect(world.blobs.get(digestOf('runtime'))).toEqual({ size: 7, bytes: null })
  })

  test('can have every field of a manifest', () => {
    const { world, app } = smallWorld()
    const subject = pushImage(world, app)
    const config = { mediaType: 'application/x', content: '{}' }
    const said = { artifactType: 'text/x', annotations: { a: 'b' } }
    expect(documentOf(pushImage(world, app, { subject, config, ...said }))).toMatchObject({
      ...said,
      config: { mediaType: 'application/x', digest: digestOf('{}') },
      subject: { digest: subject.name, mediaType: mediaTypes.manifest, size: subject.manifest?.bytes.length }
    })
    expect(documentOf(pushIndex(world, app, { subject: digestOf('gone'), children: [], ...said }))).toMatchObject({
      ...said,
      manifests: [],
      subject: { digest: digestOf('gone') }
    })
  })
})

describe('a referrer', () => {
  test('is tagged by its digest (cosign 2)', () => {
    const { world, app } = smallWorld()
    const image = pushImage(world, app, { tags: ['v1'] })
    const signatures = signCosignV2(world, app, image, { kinds: ['sig', 'att', 'sbom'] })
    const hex = image.name.slice(7)
    expect(signatures.map(({ tags }) => tags)).toEqual([
      [`sha256-${hex}.sig`],
      [`sha256-${hex}.att`],
      [`sha256-${hex}.sbom`]
    ])
    expect(neededBy(app, ['v1'])).toEqual(new Set([image, ...signatures]))
    expect(documentOf(signatures[0] ?? image)?.subject).toBeUndefined()
  })

  test.each([
    ['cosign 3', signCosignV3, mediaTypes.empty],
    ['actions/attest', attestGitHub, 'application/vnd.dev.sigstore.bundle.v0.3+json'],
    ['notation', signNotation, 'application/vnd.cncf.notary.signature']
  ])('is pushed by digest and listed under the fallback tag (%s)', (_name, sign, listedAs) => {
    const { world, app } = smallWorld()
    const image = pushImage(world, app, { tags: ['v1'] })
    const first = sign(world, app, image)
    const second = sign(world, app, image, { created: '2026-07-01' })
    expect([first.referrer.tags, second.referrer.tags, first.fallback.tags]).toEqual([[], [], []])
    expect(second.fallback.tags).toEqual([fallbackTag(image.name)])
    expect(documentOf(second.fallback)?.manifests).toMatchObject([
      { digest: first.referrer.name, artifactType: listedAs },
      { digest: second.referrer.name, artifactType: listedAs }
    ])
    expect(documentOf(second.referrer)?.subject?.digest).toBe(image.name)
    expect(neededBy(app, ['v1'])).toEqual(new Set([image, first.referrer, second.referrer, second.fallback]))
  })

  test('may be signed itself', () => {
    const { world, app } = smallWorld()
    const image = pushImage(world, app, { tags: ['v1'] })
    const signature = signCosignV3(world, app, image)
    const countersignature = signCosignV3(world, app, signature.referrer)
    expect(neededBy(app, ['v1'])).toEqual(
      new Set([image, signature.fallback, signature.referrer, countersignature.fallback, countersignature.referrer])
    )
  })

  test('has a fallback tag that is truncated as specified', () => {
    expect(fallbackTag(`sha256:${'ab'.repeat(32)}`)).toBe(`sha256-${'ab'.repeat(32)}`)
    expect(fallbackTag(`sha512:${'ab'.repeat(64)}`)).toBe(`sha512-${'ab'.repeat(32)}`)
    expect(fallbackTag(`sha256+b64u:${'x'.repeat(10)}`)).toBe(`sha256-b64u-${'x'.repeat(10)}`)
  })
})

describe('the sample organization', () => {
  const now = Date.parse('2026-06-01T12:00:00Z')
  const sample = () => {
    const clock: VirtualClock = virtualClock(now)
    const world = createWorld(clock)
    return { world, ...sampleOrganization(world, now) }
  }

  test('is always the same', () => {
    const names = () =>
      Object.values(sample().packages).flatMap(({ versions }) =>
        versions.map(({ id, name, createdAt }) => [id, name, createdAt])
      )
    expect(names()).toEqual(names())
  })

  test('has packages of all six types, none of them broken', () => {
    const { packages } = sample()
    const all = Object.values(packages)
    expect(new Set(all.map(({ type }) => type)).size).toBe(6)
    expect(all.filter(({ type }) => type === 'container').flatMap(brokenTags)).toEqual([])
    expect(packages.app.versions.length).toBeGreaterThan(200)
    expect(packages.app.versions.length).toBeLessThan(300)
    expect(packages.cli.name).toBe('tools/cli')
    expect(packages.dotfiles).toMatchObject({ owner: { login: 'octo', type: 'User' }, visibility: 'private' })
  })

  test('has a busy image with everything that makes cleaning up hard', () => {
    const { app } = sample().packages
    const tags = [...app.tags.keys()]
    expect(tags.filter((tag) => /^nightly-\d{4}-\d\d-\d\d$/.test(tag))).toHaveLength(30)
    expect(tags).toEqual(expect.arrayContaining(['1.2.1', '1.2', '1', 'latest', 'main', 'pr-207', '2.0.0-beta.1']))
    expect(tags.filter((tag) => tag.endsWith('.sig')).length).toBeGreaterThan(0)
    expect(tags.some((tag) => /^sha256-[0-9a-f]{64}$/.test(tag))).toBe(true)
    expect(tags.some((tag) => /^pr-207-[0-9a-f]{7}$/.test(tag))).toBe(true)
    const orphans = app.versions.length - neededBy(app, tags).size
    expect(orphans).toBeGreaterThan(20)
  })

  test('has its pushes in order and none in the future', () => {
    for (const { versions } of Object.values(sample().packages)) {
      const times = versions.map(({ createdAt }) => createdAt)
      expect(times).toEqual([...times].sort((one, other) => one - other))
      expect(Math.max(...times)).toBeLessThanOrEqual(now)
    }
  })
})
