import { expect, test } from '@jest/globals'
import { virtualClock } from '../../simulator/clock.ts'
import { pushMultiArch } from '../../simulator/images.ts'
import { brokenTags, neededBy } from '../../simulator/pull.ts'
import { sampleOrganization } from '../../simulator/samples.ts'
import { createWorld, type SimPackage, type SimVersion } from '../../simulator/world.ts'
import { day, describeVersions, packageOf, runAction, setUp } from '../action.ts'
import { serve } from '../simulator/simulate.ts'

const inputs = { packages: 'app', 'delete-tags': 'pr-*', 'delete-untagged': 'true' }

/** The tags that are kept, with everything they need, before a run. */
const needsOf = (pkg: SimPackage, keeps: (tag: string) => boolean): SimVersion[] => [
  ...neededBy(pkg, [...pkg.tags.keys()].filter(keeps))
]

test('the busy image of the sample organization is kept whole, tag for tag', async () => {
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
  expect(Number(outputs['deleted-count'])).toBeGreaterThan(80)
  expect(brokenTags(app).filter((tag) => !before.has(tag))).toEqual([])
  expect(needed.filter(({ deletedAt }) => deletedAt !== null)).toEqual([])
})

test('what is kept for another says for which, and what is deleted with another says with which', async () => {
  const { world, clock, app, act } = await setUp()
  const created = clock.now() - 9 * day
  const v1 = pushMultiArch(world, app, { tags: ['v1'], created })
  const pr1 = pushMultiArch(world, app, { tags: ['pr-1'], created })
  const report = packageOf(await act({ ...inputs, 'dry-run': 'true' }))
  const decisions = describeVersions(report, ({ reasons }) =>
    reasons.map(({ code, text }) => `${code}: ${text}`).join('; ')
  )
  expect(v1.children.map(({ name }) => decisions[name])).toEqual(
    v1.children.map(() => expect.stringMatching(`^needed-by: .*${v1.index.id}$`))
  )
  expect(pr1.children.map(({ name }) => decisions[name])).toEqual(
    pr1.children.map(() => expect.stringMatching(`^goes-with: .*${pr1.index.id}$`))
  )
  expect(report.counts).toMatchObject({ versions: 6, images: 2, planned: 3 })
})
