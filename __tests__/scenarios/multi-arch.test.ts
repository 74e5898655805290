import { describe, expect, test } from '@jest/globals'
import { virtualClock } from '../../simulator/clock.ts'
import { pushArtifact, pushImage, pushIndex, pushMultiArch } from '../../simulator/images.ts'
import { brokenTags, neededBy } from '../../simulator/pull.ts'
import { sampleOrganization } from '../../simulator/samples.ts'
import { attestGitHub, signCosignV2, signCosignV3, signNotation } from '../../simulator/signatures.ts'
import { createWorld, type SimPackage, type SimVersion, type World } from '../../simulator/world.ts'
import { codes, day, packageOf, runAction, setUp, verdicts } from '../action.ts'
import { serve } from '../simulator/simulate.ts'

const inputs = { packages: 'app', 'delete-tags': 'pr-*', 'delete-untagged': 'true' }

/** The tags that stay, with everything they need, before a run. */
const needsOf = (pkg: SimPackage, keeps: (tag: string) => boolean): SimVersion[] => [
  ...neededBy(pkg, [...pkg.tags.keys()].filter(keeps))
]

type Push = (world: World, app: SimPackage, created: number) => void

const indexOf = (world: World, app: SimPackage, tag: string, children: readonly SimVersion[], created: number) =>
  pushIndex(world, app, { tags: [tag], children, created })

/** Each pushes what the tags v1 (stays) and pr-1 (goes) need; what goes as garbage or with pr-1 is counted. */
const structures: readonly (readonly [name: string, goes: number, push: Push])[] = [
  [
    'an image of two platforms',
    3,
    (world, app, created) => {
      pushMultiArch(world, app, { tags: ['v1'], created })
      pushMultiArch(world, app, { tags: ['pr-1'], created })
    }
  ],
  [
    "Docker's manifest list",
    3,
    (world, app, created) => {
      pushMultiArch(world, app, { tags: ['v1'], created, mediaType: 'docker' })
      pushMultiArch(world, app, { tags: ['pr-1'], created, mediaType: 'docker' })
    }
  ],
  [
    'attestations of BuildKit, old and new',
    5,
    (world, app, created) => {
      pushMultiArch(world, app, { tags: ['v1'], created, attestations: 'buildkit-legacy' })
      pushMultiArch(world, app, { tags: ['pr-1'], created, attestations: 'buildkit-artifact' })
      pushMultiArch(world, app, { tags: ['v2'], created, attestations: 'buildkit-artifact' })
    }
  ],
  [
    'a child that two indexes share',
    2,
    (world, app, created) => {
      const [shared, own] = [pushImage(world, app, { created }), pushImage(world, app, { created })]
      indexOf(world, app, 'v1', [shared], created)
      indexOf(world, app, 'pr-1', [shared, own], created)
    }
  ],
  [
    'indexes within an index',
    1,
    (world, app, created) => {
      const inner = pushMultiArch(world, app, { created, attestations: 'buildkit-legacy' })
      const middle = pushIndex(world, app, { children: [inner.index], created })
      indexOf(world, app, 'v1', [middle], created)
      indexOf(world, app, 'pr-1', [inner.index, middle], created)
    }
  ],
  [
    'a child with a covered tag of its own',
    1,
    (world, app, created) => {
      const child = pushImage(world, app, { tags: ['pr-2'], created })
      indexOf(world, app, 'v1', [child], created)
      pushImage(world, app, { tags: ['pr-1'], created })
    }
  ],
  [
    'a child with a tag that stays',
    2,
    (world, app, created) => {
      const child = pushImage(world, app, { tags: ['v1'], created })
      indexOf(world, app, 'pr-1', [child, pushImage(world, app, { created })], created)
    }
  ],
  [
    'signatures of cosign 2, by tags',
    4,
    (world, app, created) => {
      signCosignV2(world, app, pushImage(world, app, { tags: ['v1'], created }), {
        created,
        kinds: ['sig', 'att', 'sbom']
      })
      signCosignV2(world, app, pushImage(world, app, { tags: ['pr-1'], created }), {
        created,
        kinds: ['sig', 'att', 'sbom']
      })
    }
  ],
  [
    'signatures by subject: of cosign 3, of GitHub, of notation, of a signature',
    3,
    (world, app, created) => {
      const v1 = pushImage(world, app, { tags: ['v1'], created })
      const { referrer } = signCosignV3(world, app, v1, { created })
      signNotation(world, app, referrer, { created })
      signCosignV3(world, app, pushImage(world, app, { tags: ['pr-1'], created }), { created })
      attestGitHub(world, app, pushImage(world, app, { tags: ['v2'], created }), { created })
    }
  ],
  [
    'an artifact with a subject that no index lists',
    2,
    (world, app, created) => {
      const [v1, pr1] = ['v1', 'pr-1'].map((tag) => pushImage(world, app, { tags: [tag], created }))
      for (const subject of [v1, pr1]) {
        pushArtifact(world, app, { artifactType: 'application/spdx+json', subject, created })
      }
    }
  ],
  [
    'a digest of sha512',
    4,
    (world, app, created) => {
      const child = pushImage(world, app, { created, algorithm: 'sha512' })
      signNotation(world, app, indexOf(world, app, 'v1', [child], created), { created })
      signNotation(world, app, pushImage(world, app, { tags: ['pr-1'], created, algorithm: 'sha512' }), { created })
      pushImage(world, app, { created, algorithm: 'sha512' })
    }
  ],
  [
    'garbage: a child, an index and an attestation that nothing needs any more',
    5,
    (world, app, created) => {
      pushMultiArch(world, app, { tags: ['v1'], created })
      pushMultiArch(world, app, { created })
      pushImage(world, app, { created })
      pushImage(world, app, { tags: ['pr-1'], created })
    }
  ]
]

describe.each(structures)('%s', (_, goes, push) => {
  test(`keeps what a kept tag needs, and loses the ${goes} versions that nothing needs`, async () => {
    const { world, clock, app, act } = await setUp()
    push(world, app, clock.now() - 9 * day)
    const count = app.versions.length
    const needed = needsOf(app, (tag) => tag.startsWith('v'))
    const { code, outputs } = await act(inputs)
    expect(code).toBe(0)
    expect(brokenTags(app)).toEqual([])
    expect(needed.filter(({ deletedAt }) => deletedAt !== null)).toEqual([])
    expect(count - app.versions.length).toBe(goes)
    expect(outputs['deleted-count']).toBe(`${goes}`)
  })
})

test('the busy image of the sample organization stays whole, tag for tag', async () => {
  const clock = virtualClock('2026-06-01T00:00:00Z')
  const world = createWorld(clock)
  const { packages, tokens } = sampleOrganization(world, clock.now())
  const { app } = packages
  const { simulator } = await serve(world)
  const before = new Set(brokenTags(app))
  const needed = needsOf(app, (tag) => !/^(pr|nightly)-/.test(tag) && !/^sha256-/.test(tag))
  const { code, outputs } = await runAction(simulator, clock, {
    token: tokens.workflow.token,
    packages: 'app',
    'delete-tags': 'pr-*, nightly-*',
    'delete-untagged': 'true',
    'older-than': '14d',
    'keep-latest': '5'
  })
  expect(code).toBe(0)
  expect(Number(outputs['deleted-count'])).toBeGreaterThan(90)
  expect(brokenTags(app).filter((tag) => !before.has(tag))).toEqual([])
  expect(needed.filter(({ deletedAt }) => deletedAt !== null)).toEqual([])
})

test('what stays for another says for which, and what goes with another says with which', async () => {
  const { world, clock, app, act } = await setUp()
  const created = clock.now() - 9 * day
  const v1 = pushMultiArch(world, app, { tags: ['v1'], created })
  const pr1 = pushMultiArch(world, app, { tags: ['pr-1'], created })
  const report = packageOf(await act({ ...inputs, 'dry-run': 'true' }))
  const said = verdicts(report, ({ reasons }) => reasons.map(({ text }) => text).join('; '))
  expect(v1.children.map(({ name }) => said[name])).toEqual(
    v1.children.map(() => expect.stringMatching(`^needed by .*${v1.index.id}$`))
  )
  expect(pr1.children.map(({ name }) => said[name])).toEqual(
    pr1.children.map(() => expect.stringMatching(`^goes with .*${pr1.index.id}$`))
  )
  expect(report.counts).toMatchObject({ versions: 6, images: 2, planned: 3 })
})

test('a tag that is broken already is reported, and a manifest that is missing does not fail the run', async () => {
  const { world, clock, app, act } = await setUp()
  const created = clock.now() - 9 * day
  const { index, children } = pushMultiArch(world, app, { tags: ['v1'], created })
  pushImage(world, app, { tags: ['pr-1'], created })
  index.manifest = null
  const run = await act({ packages: 'app', 'delete-tags': 'pr-*, nightly-*' })
  expect(run.code).toBe(0)
  expect(packageOf(run)).toMatchObject({
    status: 'ok',
    broken: [{ id: index.id, tags: ['v1'], missing: [index.name] }]
  })
  expect(verdicts(packageOf(run), codes)).toMatchObject({ v1: 'uncovered', 'pr-1': 'expired' })
  expect([index, ...children].map(({ deletedAt }) => deletedAt)).toEqual([null, null, null])
  expect(run.summary).toContain('cannot be pulled')
})
