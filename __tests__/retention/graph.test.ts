import { describe, expect, test } from '@jest/globals'
import { buildGraph, containerLabels, type Part, reachableFrom, topologicalOrder } from '../../src/retention/graph.ts'
import { untagPlaceholder } from '../../src/retention/manifest.ts'
import { container, digest, helperTag, image, index, type Listing, manifest, nameOf } from './builders.ts'

/** A graph with names in place of numbers: `index → child` for each version that needs others, and what is no image. */
const draw = (listing: Listing) => {
  const { versions, manifests } = container(listing)
  const graph = buildGraph(versions, manifests)
  const names = versions.map(({ name }) => nameOf(name))
  const edges = (of: readonly (readonly number[])[]) =>
    of.flatMap((ends, at) =>
      ends.length > 0
        ? [
            [
              names[at],
              ends
                .map((end) => names[end])
                .toSorted()
                .join(' ')
            ]
          ]
        : []
    )
  return {
    needs: Object.fromEntries(edges(graph.needs)),
    neededBy: Object.fromEntries(edges(graph.neededBy)),
    parts: Object.fromEntries(
      names.flatMap((name, at) => (graph.parts[at] === 'image' ? [] : [[name, graph.parts[at]]]))
    ),
    orphans: [...graph.orphans].map((at) => names[at]),
    foreign: [...graph.foreign].map((at) => names[at]),
    placeholders: [...graph.placeholders].map((at) => names[at]),
    broken: Object.fromEntries([...graph.broken].map(([at, missing]) => [names[at], missing.map(nameOf)]))
  }
}

const dockerList = 'application/vnd.docker.distribution.manifest.list.v2+json'
const dockerImage = manifest({
  mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
  config: { mediaType: 'application/vnd.docker.container.image.v1+json', digest: digest('c'), size: 1 },
  layers: []
})
const artifact = (subject: string, artifactType: string) =>
  image({ subject, artifactType, config: 'application/vnd.oci.empty.v1+json' })
const sigstore = (subject: string) => artifact(subject, 'application/vnd.dev.sigstore.bundle.v0.3+json')
const notation = (subject: string) => artifact(subject, 'application/vnd.cncf.notary.signature')
const cosign = image({ layers: [7] })

interface Structure {
  readonly structure: string
  readonly listing: Listing
  /** What each version needs. */
  readonly needs: Readonly<Record<string, string>>
  /** What is part of an image. */
  readonly parts: Readonly<Record<string, Part>>
  readonly orphans?: readonly string[]
  readonly foreign?: readonly string[]
}

describe('buildGraph', () => {
  const structures: Structure[] = [
    {
      structure: 'single images of every kind need nothing',
      listing: {
        'app 1d 1.0': image(),
        'docker 1d 1.1': dockerImage,
        'chart 1d 1.2': image({ config: 'application/vnd.cncf.helm.config.v1+json' }),
        'untagged 1d': image(),
        'empty 1d 1.3': index([])
      },
      needs: {},
      parts: {}
    },
    {
      structure: 'an index needs its platforms and their legacy attestations, which it lists',
      listing: {
        'app 1d 1.0': index(['amd64', 'arm64', 'attest']),
        'amd64 1d': image(),
        'arm64 1d': image(),
        'attest 1d': image()
      },
      needs: { app: 'amd64 arm64 attest' },
      parts: { amd64: 'child', arm64: 'child', attest: 'child' }
    },
    {
      structure: 'an attestation with a subject is needed by the index that lists it and by its platform',
      listing: {
        'attest 1d': artifact('amd64', 'application/vnd.docker.attestation.manifest.v1+json'),
        'app 1d 1.0': index(['amd64', 'attest']),
        'amd64 1d': image()
      },
      needs: { app: 'amd64 attest', amd64: 'attest' },
      parts: { amd64: 'child', attest: 'child' }
    },
    {
      structure: 'a Docker list needs its images',
      listing: { 'amd64 1d': dockerImage, 'app 1d 1.0': index(['amd64'], { mediaType: dockerList }) },
      needs: { app: 'amd64' },
      parts: { amd64: 'child' }
    },
    {
      structure: 'nested indexes need all that is below them, step by step',
      listing: {
        'top 1d 1.0': index(['middle', 'other']),
        'middle 1d': index(['bottom']),
        'bottom 1d': index(['amd64']),
        'amd64 1d': image(),
        'other 1d': image()
      },
      needs: { top: 'middle other', middle: 'bottom', bottom: 'amd64' },
      parts: { middle: 'child', bottom: 'child', amd64: 'child', other: 'child' }
    },
    {
      structure: 'two indexes share a child',
      listing: { 'one 1d 1.0': index(['shared', 'shared']), 'two 1d': index(['shared']), 'shared 1d': image() },
      needs: { one: 'shared', two: 'shared' },
      parts: { shared: 'child' }
    },
    {
      structure: 'a child with a tag of its own is an image, and needed all the same',
      listing: { 'app 1d 1.0': index(['amd64']), 'amd64 1d 1.0-amd64': image() },
      needs: { app: 'amd64' },
      parts: {}
    },
    {
      structure: 'signatures and attestations belong to their subject, and so do theirs',
      listing: {
        'app 1d 1.0': image(),
        'attestation 1d': sigstore('app'),
        'signature 1d': notation('attestation'),
        'sbom 1d': index(['entry'], { subject: 'app' }),
        'entry 1d': image()
      },
      needs: { app: 'attestation sbom', attestation: 'signature', sbom: 'entry' },
      parts: { attestation: 'referrer', signature: 'referrer', sbom: 'referrer', entry: 'child' }
    },
    {
      structure: 'a referrer with a tag of its own is an image, and needed all the same',
      listing: { 'app 1d 1.0': image(), 'scan 1d scan-1.0': artifact('app', 'application/vnd.example') },
      needs: { app: 'scan' },
      parts: {}
    },
    {
      structure: 'a referrers fallback tag attaches an index and what it lists',
      listing: {
        'app 1d 1.0': image(),
        'attestation 1d': sigstore('app'),
        [`fallback 1d ${helperTag('app')}`]: index(['attestation', 'without-subject', 'stale']),
        'without-subject 1d': image()
      },
      needs: { app: 'attestation fallback', fallback: 'attestation without-subject' },
      parts: { attestation: 'referrer', fallback: 'referrer', 'without-subject': 'referrer' }
    },
    {
      structure: 'a fallback tag of a sha512 subject is cut at 64 characters',
      listing: {
        'sha512:app 1d 1.0': image(),
        'signature 1d': notation('sha512:app'),
        [`fallback 1d ${helperTag('app', 'sha512')}`]: index(['signature'])
      },
      needs: { app: 'fallback signature', fallback: 'signature' },
      parts: { signature: 'referrer', fallback: 'referrer' }
    },
    {
      structure: 'a fallback tag of another algorithm attaches nothing',
      listing: {
        'app 1d 1.0': image(),
        'signature 1d': notation('app'),
        [`fallback 1d ${helperTag('app', 'sha512')}`]: index([])
      },
      needs: { app: 'signature' },
      parts: { signature: 'referrer' },
      orphans: ['fallback']
    },
    {
      structure: 'the tags of cosign attach to images, to platforms and to each other',
      listing: {
        'app 1d 1.0': index(['amd64']),
        'amd64 1d': image(),
        [`sig 1d ${helperTag('app')}.sig`]: cosign,
        [`att 1d ${helperTag('amd64')}.att`]: cosign,
        [`sbom 1d ${helperTag('app')}.sbom ${helperTag('amd64')}.sbom`]: cosign,
        [`sigsig 1d ${helperTag('sig')}.sig`]: cosign
      },
      needs: { app: 'amd64 sbom sig', amd64: 'att sbom', sig: 'sigsig' },
      parts: { amd64: 'child', sig: 'referrer', att: 'referrer', sbom: 'referrer', sigsig: 'referrer' }
    },
    {
      structure: 'a helper tag beside an ordinary one makes an image that is needed too',
      listing: {
        'app 1d 1.0': image(),
        [`sig 1d ${helperTag('app')}.sig mine`]: index(['entry']),
        'entry 1d': image()
      },
      needs: { app: 'sig', sig: 'entry' },
      parts: { entry: 'child' }
    },
    {
      structure: 'the helper tag of an unread or missing manifest still attaches it',
      listing: {
        'app 1d 1.0': null,
        [`sig 1d ${helperTag('app')}.sig`]: null,
        [`att 1d ${helperTag('app')}.att`]: 'missing'
      },
      needs: { app: 'att sig' },
      parts: { sig: 'referrer', att: 'referrer' }
    },
    {
      structure: 'a referrer whose subject is gone is an orphan image, unless one of several is left',
      listing: {
        'app 1d 1.0': image(),
        'attestation 1d': sigstore('gone'),
        [`sig 1d ${helperTag('gone')}.sig`]: cosign,
        [`sbom 1d ${helperTag('gone')}.sbom ${helperTag('app')}.sbom`]: cosign
      },
      needs: { app: 'sbom' },
      parts: { sbom: 'referrer' },
      orphans: ['attestation', 'sig']
    },
    {
      structure: 'an orphaned fallback index leaves its entries what they are: its parts',
      listing: {
        [`fallback 1d ${helperTag('gone')}`]: index(['signature']),
        'signature 1d': notation('gone'),
        'app 1d 1.0': image(),
        'other 1d': notation('app')
      },
      needs: { fallback: 'signature', app: 'other' },
      parts: { signature: 'referrer', other: 'referrer' },
      orphans: ['fallback', 'signature']
    },
    {
      structure: 'an unknown media type needs all that it mentions',
      listing: {
        'app 1d 1.0': manifest({ mediaType: 'application/vnd.future+json', parts: [{ at: `x@${digest('amd64')}` }] }),
        'amd64 1d': image(),
        'other 1d': image()
      },
      needs: { app: 'amd64' },
      parts: { amd64: 'child' }
    },
    {
      structure: 'what could not be read, or is missing, has no parts of its own',
      listing: { 'app 1d 1.0': 'unreadable', 'ghost 1d 1.1': 'missing', 'unread 1d 1.2': null, 'child 1d': image() },
      needs: {},
      parts: {}
    },
    {
      structure: 'a version does not belong to itself',
      listing: { [`app 1d ${helperTag('app')}`]: image() },
      needs: {},
      parts: {}
    },
    {
      structure: 'a ring of helper tags that no image leads to is made of images, with parts of their own',
      listing: { [`a 1d ${helperTag('b')}`]: image(), [`b 1d ${helperTag('a')}`]: index(['c']), 'c 1d': image() },
      needs: { a: 'b', b: 'a c' },
      parts: { c: 'referrer' }
    },
    {
      structure: 'a ring of helper tags belongs to another one that leads to it',
      listing: {
        [`c 1d ${helperTag('d')} ${helperTag('x')}`]: image(),
        [`d 1d ${helperTag('c')}`]: image(),
        [`x 1d ${helperTag('a')}`]: image(),
        [`a 1d ${helperTag('b')}`]: image(),
        [`b 1d ${helperTag('a')}`]: image()
      },
      needs: { a: 'b x', b: 'a', x: 'c', c: 'd', d: 'c' },
      parts: { c: 'referrer', d: 'referrer', x: 'referrer' }
    },
    {
      structure: 'a ring of helper tags belongs to the image that leads to it',
      listing: {
        [`a 1d ${helperTag('b')} ${helperTag('app')}`]: image(),
        [`b 1d ${helperTag('a')}`]: image(),
        'app 1d 1.0': image()
      },
      needs: { app: 'a', a: 'b', b: 'a' },
      parts: { a: 'referrer', b: 'referrer' }
    },
    {
      structure: 'referrers are foreign, and no orphans, where no subject of any is listed',
      listing: {
        [`sig 1d ${helperTag('gone')}.sig`]: cosign,
        'attestation 1d': sigstore('gone'),
        'app 1d 1.0': image()
      },
      needs: {},
      parts: {},
      foreign: ['sig', 'attestation']
    },
    {
      structure: 'a tag that names its own version attaches nothing',
      listing: { [`app 1d ${helperTag('app')}`]: image(), 'signature 1d': notation('app') },
      needs: { app: 'signature' },
      parts: { signature: 'referrer' }
    },
    { structure: 'an empty package has nothing', listing: {}, needs: {}, parts: {} }
  ]

  test.each(structures)('$structure', ({ listing, needs, parts, orphans = [], foreign = [] }) => {
    const drawn = draw(listing)
    expect(drawn.needs).toEqual(needs)
    expect(drawn.parts).toEqual(parts)
    expect(drawn.orphans).toEqual(orphans)
    expect(drawn.foreign).toEqual(foreign)
  })

  test('knows the same edges the other way', () => {
    expect(
      draw({
        'one 1d 1.0': index(['shared', 'own']),
        'two 1d 2.0': index(['shared']),
        'shared 1d': image(),
        'own 1d': image()
      }).neededBy
    ).toEqual({ shared: 'one two', own: 'one' })
  })

  test.each(structures)('does not depend on the order of the listing: $structure', ({ listing }) => {
    const { needs, neededBy, parts, orphans } = draw(listing)
    const turned = draw(Object.fromEntries(Object.entries(listing).toReversed()))
    expect({ ...turned, orphans: turned.orphans.toSorted() }).toMatchObject({
      needs,
      neededBy,
      parts,
      orphans: orphans.toSorted()
    })
  })

  test('knows the placeholders of removed tags', () => {
    const { bytes } = untagPlaceholder({ tag: '1.0', created: 0, nonce: 'x' })
    const placeholder = manifest(JSON.parse(new TextDecoder().decode(bytes)))
    expect(draw({ 'left 1d 1.0': placeholder, 'empty 1d 1.1': index([]) }).placeholders).toEqual(['left'])
  })
})

describe('broken images', () => {
  test.each<[what: string, listing: Listing, broken: Record<string, string[]>]>([
    ['a complete index is not broken', { 'app 1d 1.0': index(['amd64']), 'amd64 1d': image() }, {}],
    ['a ghost: its own manifest is missing', { 'app 1d 1.0': 'missing' }, { app: ['app'] }],
    [
      'a child that is no longer listed',
      { 'app 1d 1.0': index(['amd64', 'arm64']), 'arm64 1d': image() },
      { app: ['amd64'] }
    ],
    [
      'a child that is listed, and missing',
      { 'app 1d 1.0': index(['amd64']), 'amd64 1d': 'missing' },
      { app: ['amd64'] }
    ],
    [
      'a child that is missing further down, for each tagged image above',
      { 'top 1d 1.0': index(['app']), 'app 1d 1.1': index(['gone', 'gone']), 'other 1d 1.2': index([]) },
      { top: ['gone'], app: ['gone'] }
    ],
    ['an untagged image is nobody’s loss', { 'app 1d': index(['gone']), 'ghost 1d': 'missing' }, {}],
    ['a child that was not read is taken to be there', { 'app 1d 1.0': index(['amd64']), 'amd64 1d': null }, {}],
    ['what could not be read is not called broken', { 'app 1d 1.0': 'unreadable' }, {}],
    [
      'stale entries of a fallback index break nothing',
      { 'app 1d 1.0': image(), [`fallback 1d ${helperTag('app')}`]: index(['gone']) },
      {}
    ],
    ['a subject that is gone breaks nothing', { 'app 1d 1.0': notation('gone') }, {}],
    [
      'what an unknown media type mentions may be anything',
      { 'app 1d 1.0': manifest({ mediaType: 'application/vnd.future+json', blob: digest('gone') }) },
      {}
    ]
  ])('%s', (_, listing, broken) => {
    expect(draw(listing).broken).toEqual(broken)
  })
})

test('containerLabels are the tags without helper tags', () => {
  const tags = ['1.0', helperTag('x'), `${helperTag('x')}.att`, 'sha256-abc', 'latest']
  expect(containerLabels({ id: 1, name: digest('a'), tags, created: 0, updated: 0 })).toEqual([
    '1.0',
    'sha256-abc',
    'latest'
  ])
})

describe('reach', () => {
  const edges = [[1, 2], [3], [3], [], [0], [5]]

  test.each([
    [[0], [0, 1, 2, 3]],
    [
      [1, 2],
      [1, 2, 3]
    ],
    [[4], [0, 1, 2, 3, 4]],
    [[5], [5]],
    [[], []],
    [[9], [9]]
  ])('from %j gives %j', (start, reached) => {
    expect([...reachableFrom(start, edges)].toSorted()).toEqual(reached)
  })

  test('ends where the edges make a ring', () => {
    expect(reachableFrom([0], [[1], [2], [0]])).toEqual(new Set([0, 1, 2]))
  })
})

describe('ownersFirst', () => {
  const edges = [[1, 2], [3], [3], [], [0, 4], [6], [5]]

  test.each([
    [[0], [0, 1, 2, 3]],
    [
      [1, 3],
      [1, 3]
    ],
    [
      [3, 1],
      [1, 3]
    ],
    [
      [1, 4],
      [4, 0, 2, 1, 3]
    ],
    [[5], [5, 6]],
    [[6], [6, 5]],
    [[9], [9]],
    [[], []]
  ])('from %j is %j', (starts, order) => {
    expect(topologicalOrder(starts, (node) => edges[node])).toEqual(order)
  })

  test('takes a chain of any length', () => {
    expect(topologicalOrder([0], (node) => (node < 100_000 ? [node + 1] : [])).at(-1)).toBe(100_000)
  })
})
