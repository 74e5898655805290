import { describe, expect, test } from '@jest/globals'
import { pushArtifact, pushHelmChart, pushImage, pushIndex, pushMultiArch } from '../../../simulator/images.ts'
import { descriptorOf, pushDocument } from '../../../simulator/manifests.ts'
import { attach, attestGitHub, signCosignV2, signCosignV3, signNotation } from '../../../simulator/signatures.ts'
import { deleteVersion } from '../../../simulator/trash.ts'
import type { SimPackage, SimVersion, World } from '../../../simulator/world.ts'
import { type Inputs, packageOf, setUp } from '../../action.ts'
import { clean, type Named } from './clean.ts'

// Long before the grace period ends, which has tests of its own.
const created = '2026-05-01'
const covered = { 'delete-tags': 'pr-*, sha256-*, sha512-*', 'delete-untagged': 'true' }

type Push = (world: World, app: SimPackage) => Named
type Row = [sentence: string, push: Push, decisions: Record<string, string>, inputs?: Inputs]

const only = (list: readonly SimVersion[]): SimVersion => {
  const [one, ...others] = list
  if (!one || others.length > 0) throw new Error(`${list.length} versions in place of one`)
  return one
}

/** An image for two platforms under one tag, its versions named after the tag. */
const multiArch = (
  world: World,
  app: SimPackage,
  tag: string,
  options: Parameters<typeof pushMultiArch>[2] = {}
): Named => {
  const { index, children } = pushMultiArch(world, app, { created, tags: [tag], ...options })
  const parts = ['amd64', 'arm64', 'amd64-attestation', 'arm64-attestation']
  return { [tag]: index, ...Object.fromEntries(children.map((child, at) => [`${tag}-${parts[at]}`, child])) }
}

const multiArchVerdicts = {
  v1: 'keep: uncovered',
  'v1-amd64': 'keep: needed-by v1',
  'v1-arm64': 'keep: needed-by v1',
  'pr-1': 'delete: expired',
  'pr-1-amd64': 'delete: goes-with pr-1',
  'pr-1-arm64': 'delete: goes-with pr-1'
}

const images: Row[] = [
  [
    'a single image is kept or deleted by its own tag',
    (world, app) => ({
      v1: pushImage(world, app, { created, tags: ['v1'] }),
      'pr-1': pushImage(world, app, { created, tags: ['pr-1'] }),
      untagged: pushImage(world, app, { created })
    }),
    { v1: 'keep: uncovered', 'pr-1': 'delete: expired', untagged: 'delete: expired' }
  ],
  [
    'the platforms of an OCI index are kept or deleted with it',
    (world, app) => ({ ...multiArch(world, app, 'v1'), ...multiArch(world, app, 'pr-1') }),
    multiArchVerdicts
  ],
  [
    'the platforms of a Docker manifest list are kept or deleted with it',
    (world, app) => ({
      ...multiArch(world, app, 'v1', { mediaType: 'docker' }),
      ...multiArch(world, app, 'pr-1', { mediaType: 'docker' })
    }),
    multiArchVerdicts
  ],
  [
    'BuildKit attestations that are images are kept or deleted with the index that lists them',
    (world, app) => ({
      ...multiArch(world, app, 'v1', { attestations: 'buildkit-legacy' }),
      ...multiArch(world, app, 'pr-1', { attestations: 'buildkit-legacy' })
    }),
    {
      ...multiArchVerdicts,
      'v1-amd64-attestation': 'keep: needed-by v1',
      'v1-arm64-attestation': 'keep: needed-by v1',
      'pr-1-amd64-attestation': 'delete: goes-with pr-1',
      'pr-1-arm64-attestation': 'delete: goes-with pr-1'
    }
  ],
  [
    'BuildKit attestations that are artifacts are kept or deleted with the index and with their platform',
    (world, app) => ({
      ...multiArch(world, app, 'v1', { attestations: 'buildkit-artifact' }),
      ...multiArch(world, app, 'pr-1', { attestations: 'buildkit-artifact' })
    }),
    {
      ...multiArchVerdicts,
      // The children of the kept index are kept with it in any case, so they are not read for what they refer to.
      'v1-amd64-attestation': 'keep: needed-by v1',
      'v1-arm64-attestation': 'keep: needed-by v1',
      'pr-1-amd64-attestation': 'delete: goes-with pr-1 pr-1-amd64',
      'pr-1-arm64-attestation': 'delete: goes-with pr-1 pr-1-arm64'
    }
  ],
  [
    'indexes in indexes in indexes are kept or deleted as a whole',
    (world, app) => ({ ...nested(world, app, 'v1'), ...nested(world, app, 'pr-1') }),
    {
      v1: 'keep: uncovered',
      'v1-middle': 'keep: needed-by v1',
      'v1-inner': 'keep: needed-by v1-middle',
      'v1-image': 'keep: needed-by v1-inner',
      'v1-attestation': 'keep: needed-by v1-inner',
      'pr-1': 'delete: expired',
      'pr-1-middle': 'delete: goes-with pr-1',
      'pr-1-inner': 'delete: goes-with pr-1-middle',
      'pr-1-image': 'delete: goes-with pr-1-inner',
      'pr-1-attestation': 'delete: goes-with pr-1-image pr-1-inner'
    }
  ],
  [
    'a child that two indexes share is kept for the one that is kept',
    (world, app) => sharedChild(world, app, ['pr-1', 'v1']),
    {
      'pr-1': 'delete: expired',
      'pr-1-own': 'delete: goes-with pr-1',
      v1: 'keep: uncovered',
      'v1-own': 'keep: needed-by v1',
      shared: 'keep: needed-by v1',
      base: 'keep: uncovered'
    }
  ],
  [
    'a child that two indexes share is deleted after both',
    (world, app) => sharedChild(world, app, ['pr-1', 'pr-2']),
    {
      'pr-1': 'delete: expired',
      'pr-1-own': 'delete: goes-with pr-1',
      'pr-2': 'delete: expired',
      'pr-2-own': 'delete: goes-with pr-2',
      shared: 'delete: goes-with pr-1 pr-2',
      base: 'keep: uncovered'
    }
  ],
  [
    'a version with many tags is kept for one that is not matched, and deleted where all are',
    (world, app) => {
      const tags = Array.from({ length: 100 }, (_, at) => `pr-${at}`)
      return {
        some: pushImage(world, app, { created, tags: [...tags.slice(0, 50), 'v1'] }),
        all: pushImage(world, app, { created, tags: tags.slice(50) })
      }
    },
    { some: 'keep: uncovered', all: 'delete: expired' }
  ],
  [
    'a child with a matched tag of its own is kept or deleted with its index',
    (world, app) => ({ ...taggedChild(world, app, 'v1', 'pr-8'), ...taggedChild(world, app, 'pr-1', 'pr-9') }),
    {
      v1: 'keep: uncovered',
      'pr-8': 'keep: needed-by v1',
      'v1-other': 'keep: needed-by v1',
      'pr-1': 'delete: expired',
      'pr-9': 'delete: expired, goes-with pr-1',
      'pr-1-other': 'delete: goes-with pr-1'
    }
  ],
  [
    'a child with an unmatched or kept tag of its own is kept when its index is deleted',
    (world, app) => ({ ...taggedChild(world, app, 'pr-1', 'v1-amd64'), ...taggedChild(world, app, 'pr-2', 'pr-keep') }),
    {
      'pr-1': 'delete: expired',
      'v1-amd64': 'keep: uncovered',
      'pr-1-other': 'delete: goes-with pr-1',
      'pr-2': 'delete: expired',
      'pr-keep': 'keep: protected',
      'pr-2-other': 'delete: goes-with pr-2'
    },
    { 'keep-tags': 'pr-keep' }
  ],
  [
    'Helm charts are kept or deleted as images are',
    (world, app) => ({
      chart: pushHelmChart(world, app, { created, tags: ['1.0.0'] }),
      'pr-1': pushHelmChart(world, app, { created, tags: ['pr-1'] })
    }),
    { chart: 'keep: uncovered', 'pr-1': 'delete: expired' }
  ],
  [
    'children that no index lists any more count as untagged images',
    (world, app) => {
      const { v1, 'v1-amd64': amd64, 'v1-arm64': arm64, ...rest } = multiArch(world, app, 'v1')
      if (!v1 || !amd64 || !arm64) throw new Error('not pushed')
      deleteVersion(world, app, v1)
      return { ...rest, amd64, arm64, v2: pushImage(world, app, { created, tags: ['v2'] }) }
    },
    { amd64: 'delete: expired', arm64: 'delete: expired', v2: 'keep: uncovered' }
  ],
  [
    'a manifest of an unknown type keeps all it might own',
    (world, app) => {
      const [inKept, inGoing] = [pushImage(world, app, { created }), pushImage(world, app, { created })]
      const bundle = (owned: SimVersion, tag: string) =>
        pushDocument(
          world,
          app,
          { mediaType: 'application/vnd.oci.image.index.v1+json', ...mentions(world, owned) },
          { created, tags: [tag] }
        )
      return { inKept, inGoing, v1: bundle(inKept, 'v1'), 'pr-1': bundle(inGoing, 'pr-1') }
    },
    {
      v1: 'keep: uncovered',
      inKept: 'keep: needed-by v1',
      'pr-1': 'delete: expired',
      inGoing: 'delete: goes-with pr-1'
    }
  ]
]

// An index and an image at once, as no honest client writes it.
const mentions = (world: World, owned: SimVersion) => ({
  manifests: [],
  layers: [descriptorOf(world, owned)]
})

const nested = (world: World, app: SimPackage, tag: string): Named => {
  const inner = pushMultiArch(world, app, {
    created,
    platforms: ['linux/amd64'],
    attestations: 'buildkit-artifact'
  })
  const middle = pushIndex(world, app, { created, children: [inner.index] })
  const top = pushIndex(world, app, { created, tags: [tag], children: [middle] })
  const parts = { [`${tag}-middle`]: middle, [`${tag}-inner`]: inner.index }
  const [image, attestation] = inner.children
  if (!image || !attestation) throw new Error('not pushed')
  return { [tag]: top, ...parts, [`${tag}-image`]: image, [`${tag}-attestation`]: attestation }
}

const sharedChild = (world: World, app: SimPackage, tags: readonly string[]): Named => {
  const shared = pushImage(world, app, { created, platform: 'linux/arm64' })
  const indexes = tags.flatMap((tag) => {
    const own = pushImage(world, app, { created })
    const index = pushIndex(world, app, { created, tags: [tag], children: [own, shared] })
    return [
      [`${tag}-own`, own],
      [tag, index]
    ]
  })
  return { shared, base: pushImage(world, app, { created, tags: ['base'] }), ...Object.fromEntries(indexes) }
}

const taggedChild = (world: World, app: SimPackage, tag: string, ownTag: string): Named => {
  const child = pushImage(world, app, { created, tags: [ownTag] })
  const other = pushImage(world, app, { created, platform: 'linux/arm64' })
  const index = pushIndex(world, app, { created, tags: [tag], children: [child, other] })
  return { [ownTag]: child, [`${tag}-other`]: other, [tag]: index }
}

/** An image to keep and one to delete, each with what `refer` adds to it. */
const referred =
  (refer: (world: World, app: SimPackage, subject: SimVersion) => Named, image: Parameters<typeof pushImage>[2] = {}) =>
  (world: World, app: SimPackage): Named =>
    Object.fromEntries(
      ['v1', 'pr-1'].flatMap((tag) => {
        const subject = pushImage(world, app, { created, tags: [tag], ...image })
        const parts = Object.entries(refer(world, app, subject)).map(([name, part]) => [`${tag}-${name}`, part])
        return [[tag, subject], ...parts]
      })
    )

const referredVerdicts = (edges: Record<string, string>): Record<string, string> => ({
  v1: 'keep: uncovered',
  'pr-1': 'delete: expired',
  ...Object.fromEntries(
    Object.entries(edges).flatMap(([name, owners]) => {
      const from = (tag: string) =>
        owners
          .split(' ')
          .map((owner) => (owner === 'it' ? tag : `${tag}-${owner}`))
          .join(' ')
      return [
        [`v1-${name}`, `keep: needed-by ${from('v1')}`],
        [`pr-1-${name}`, `delete: goes-with ${from('pr-1')}`]
      ]
    })
  )
})

const referrers: Row[] = [
  [
    'signatures, attestations and SBOMs of cosign 2 are kept or deleted with their image, and no pattern matches their tags',
    referred((world, app, subject) => {
      const [sig, att, sbom] = signCosignV2(world, app, subject, { created, kinds: ['sig', 'att', 'sbom'] })
      if (!sig || !att || !sbom) throw new Error('not signed')
      return { sig, att, sbom }
    }),
    referredVerdicts({ sig: 'it', att: 'it', sbom: 'it' })
  ],
  [
    'signatures of cosign 3 and their fallback tag are kept or deleted with their image',
    referred((world, app, subject) => ({ ...signCosignV3(world, app, subject, { created }) })),
    referredVerdicts({ referrer: 'it fallback', fallback: 'it' })
  ],
  [
    'attestations of GitHub and their fallback tag are kept or deleted with their image',
    referred((world, app, subject) => ({ ...attestGitHub(world, app, subject, { created }) })),
    referredVerdicts({ referrer: 'it fallback', fallback: 'it' })
  ],
  [
    'signatures of notation and their fallback tag are kept or deleted with their image',
    referred((world, app, subject) => ({ ...signNotation(world, app, subject, { created }) })),
    referredVerdicts({ referrer: 'it fallback', fallback: 'it' })
  ],
  [
    'a fallback tag leads to a subject with a longer digest than it can name',
    referred((world, app, subject) => ({ ...signNotation(world, app, subject, { created }) }), { algorithm: 'sha512' }),
    referredVerdicts({ referrer: 'it fallback', fallback: 'it' })
  ],
  [
    'the signature of a signature is kept or deleted with both',
    referred((world, app, subject) => {
      const signature = only(signCosignV2(world, app, subject, { created }))
      return { signature, ...signCosignV3(world, app, signature, { created }) }
    }),
    referredVerdicts({ signature: 'it', referrer: 'fallback signature', fallback: 'signature' })
  ],
  [
    'an artifact that only its subject ties to an image is kept or deleted with that',
    referred((world, app, subject) => ({
      artifact: pushArtifact(world, app, { created, artifactType: 'application/vnd.acme.report', subject })
    })),
    referredVerdicts({ artifact: 'it' })
  ],
  [
    'the signature of one platform is kept with the index that lists the platform',
    (world, app) => {
      const image = multiArch(world, app, 'v1')
      const { 'v1-amd64': amd64 } = image
      if (!amd64) throw new Error('not pushed')
      return { ...image, signature: only(signCosignV2(world, app, amd64, { created })) }
    },
    {
      v1: 'keep: uncovered',
      'v1-amd64': 'keep: needed-by v1',
      'v1-arm64': 'keep: needed-by v1',
      signature: 'keep: needed-by v1-amd64'
    }
  ],
  [
    'an artifact with a subject and a tag of its own is judged by both',
    referred((world, app, subject) => ({
      kept: pushArtifact(world, app, {
        created,
        artifactType: 'application/vnd.acme.report',
        subject,
        tags: [`report-of-${subject.tags[0]}`]
      }),
      covered: pushArtifact(world, app, {
        created,
        artifactType: 'application/vnd.acme.report',
        subject,
        tags: [`pr-of-${subject.tags[0]}`]
      })
    })),
    {
      v1: 'keep: uncovered',
      'v1-kept': 'keep: uncovered, needed-by v1',
      'v1-covered': 'keep: needed-by v1',
      'pr-1': 'delete: expired',
      'pr-1-kept': 'keep: uncovered',
      'pr-1-covered': 'delete: expired'
    }
  ],
  [
    'a fallback tag that also lists what is gone loses nothing else, and what it replaced is an untagged image',
    (world, app) => {
      const v1 = pushImage(world, app, { created, tags: ['v1'] })
      const first = signNotation(world, app, v1, { created })
      const second = attach(world, app, v1, { created, artifactType: 'application/vnd.acme.report' })
      deleteVersion(world, app, first.referrer)
      return { v1, replaced: first.fallback, report: second.referrer, fallback: second.fallback }
    },
    {
      v1: 'keep: uncovered',
      replaced: 'delete: expired',
      report: 'keep: needed-by fallback v1',
      fallback: 'keep: needed-by v1'
    }
  ],
  [
    'signatures whose image is gone count as untagged images',
    (world, app) => {
      const gone = pushImage(world, app, { created, tags: ['pr-1'] })
      const signature = only(signCosignV2(world, app, gone, { created }))
      const { referrer, fallback } = signCosignV3(world, app, gone, { created })
      deleteVersion(world, app, gone)
      const v1 = pushImage(world, app, { created, tags: ['v1'] })
      return { signature, referrer, fallback, v1, signed: only(signCosignV2(world, app, v1, { created })) }
    },
    {
      signature: 'delete: orphan, expired',
      fallback: 'delete: orphan, expired',
      referrer: 'delete: orphan, goes-with fallback',
      v1: 'keep: uncovered',
      signed: 'keep: needed-by v1'
    }
  ],
  [
    'signatures whose image is gone are kept where no rule matches untagged images',
    (world, app) => {
      const gone = pushImage(world, app, { created, tags: ['pr-1'] })
      const signature = only(signCosignV2(world, app, gone, { created }))
      deleteVersion(world, app, gone)
      const v1 = pushImage(world, app, { created, tags: ['v1'] })
      const signed = only(signCosignV2(world, app, v1, { created }))
      return { signature, 'pr-2': pushImage(world, app, { created, tags: ['pr-2'] }), v1, signed }
    },
    {
      signature: 'keep: uncovered',
      'pr-2': 'delete: expired',
      v1: 'keep: uncovered',
      signed: 'keep: needed-by v1'
    },
    { 'delete-untagged': 'false' }
  ]
]

describe.each([
  ['images', images],
  ['referrers', referrers]
])('among %s', (_, rows) => {
  for (const [sentence, push, decisions, inputs] of rows) {
    test(sentence, async () => {
      const it = await setUp()
      const named = push(it.world, it.app)
      const run = await clean(it, named, { ...covered, ...inputs })
      expect(run.decisions).toEqual(decisions)
      expect(run.code).toBe(0)
    })
  }
})

test('the report distinguishes images, children of indexes and referrers', async () => {
  const { world, app, act } = await setUp()
  const v1 = pushImage(world, app, { created, tags: ['v1'] })
  const named: Named = {
    ...multiArch(world, app, 'pr-1'),
    v1,
    ...signCosignV3(world, app, v1, { created })
  }
  const run = await act({ ...covered, 'dry-run': 'true' })
  const parts = new Map(packageOf(run).versions.map(({ id, part }) => [id, part]))
  expect(Object.fromEntries(Object.entries(named).map(([name, { id }]) => [name, parts.get(id)]))).toEqual({
    v1: 'image',
    referrer: 'referrer',
    fallback: 'referrer',
    'pr-1': 'image',
    'pr-1-amd64': 'child',
    'pr-1-arm64': 'child'
  })
})
