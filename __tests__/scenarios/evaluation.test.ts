import { describe, expect, test } from '@jest/globals'
import { edits } from '../../simulator/faults.ts'
import { pushImage, pushMultiArch } from '../../simulator/images.ts'
import { signCosignV2 } from '../../simulator/signatures.ts'
import { deleteVersion } from '../../simulator/trash.ts'
import { addPackage } from '../../simulator/world.ts'
import { day, describeVersions, packageOf, publishDaily, reasonCodes, setUp } from '../action.ts'

const inputs = {
  packages: 'app',
  'delete-tags': 'pr-*, !pr-0',
  'delete-untagged': 'true',
  'older-than': '7d',
  'keep-latest': '2',
  'keep-latest-untagged': '1',
  'keep-tags': 'keep*, lts'
}

/** A container package in which every reason occurs, and its names for what has no tags. */
const setUpEverything = async () => {
  const { world, clock, app, act, simulator } = await setUp()
  const ago = (days: number): number => clock.now() - days * day
  const release = pushMultiArch(world, app, { tags: ['v1'], created: ago(30), platforms: ['linux/amd64'] })
  const gone = pushMultiArch(world, app, { tags: ['pr-2'], created: ago(15), platforms: ['linux/amd64'] })
  const [orphan] = signCosignV2(world, app, pushImage(world, app, { created: ago(14) }), { created: ago(14) })
  const [subject] = app.versions.slice(-2)
  if (subject) deleteVersion(world, app, subject)
  const [signature] = signCosignV2(world, app, release.index, { created: ago(30) })
  const [oldUntagged, newUntagged] = [12, 11].map((days) => pushImage(world, app, { created: ago(days) }))
  for (const [tags, days] of [
    [['pr-0'], 40],
    [['pr-1'], 20],
    [['pr-3', 'latest'], 14],
    [['pr-4', 'keep-me'], 13],
    [['pr-5'], 9],
    [['pr-6', 'pr-7'], 2],
    [['pr-8'], -1]
  ] as const) {
    pushImage(world, app, { tags, created: ago(days) })
  }
  const named = new Map([
    [release.children[0]?.name, 'child of v1'],
    [gone.children[0]?.name, 'child of pr-2'],
    [orphan?.tags[0], 'signature of nothing'],
    [signature?.tags[0], 'signature of v1'],
    [oldUntagged?.name, 'old untagged'],
    [newUntagged?.name, 'new untagged']
  ])
  return { act, simulator, named }
}

test('every version is judged once, with all its reasons, in the order of the contract', async () => {
  const { act, named } = await setUpEverything()
  const run = await act({ ...inputs, 'dry-run': 'true' })
  const decisions = describeVersions(
    packageOf(run),
    (version) => `${version.part} ${version.action}: ${reasonCodes(version)}`
  )
  expect(Object.fromEntries(Object.entries(decisions).map(([name, text]) => [named.get(name) ?? name, text]))).toEqual({
    v1: 'image keep: uncovered',
    'child of v1': 'child keep: needed-by',
    'signature of v1': 'referrer keep: needed-by',
    'pr-0': 'image keep: uncovered',
    'pr-1': 'image delete: expired',
    'pr-2': 'image delete: expired',
    'child of pr-2': 'child delete: goes-with',
    'pr-3 latest': 'image keep: uncovered',
    'pr-4 keep-me': 'image keep: protected',
    'pr-5': 'image keep: latest',
    'pr-6 pr-7': 'image keep: latest within',
    'pr-8': 'image keep: unknown-time',
    'old untagged': 'image delete: expired',
    'new untagged': 'image keep: latest',
    'signature of nothing': 'image delete: orphan expired'
  })
})

test('every reason comes with words that name rules, counts and times', async () => {
  const { act } = await setUpEverything()
  const run = await act({ ...inputs, 'dry-run': 'true' })
  const texts = describeVersions(packageOf(run), ({ reasons }) => reasons.map(({ text }) => text).join('; '))
  expect(texts).toMatchObject({
    v1: expect.stringMatching(/ v1$/),
    'pr-1': expect.stringMatching(/^20d old.* rule 1 keeps .*7d.* 2 .*5th/),
    'pr-3 latest': expect.stringMatching(/ latest$/),
    'pr-4 keep-me': expect.stringMatching(/ keep-me$/),
    'pr-5': expect.stringMatching(/^rule 1 .* 2 .*2nd/),
    'pr-6 pr-7': expect.stringMatching(/^rule 1 .* 2 .*; rule 1 keeps 7d, until 2026-06-06/),
    'pr-8': expect.stringMatching(/future/)
  })
  const [v1] = packageOf(run).versions.filter(({ tags }) => tags.includes('v1'))
  expect(Object.values(texts)).toContainEqual(expect.stringMatching(` ${v1?.id}$`))
  expect(Object.values(texts).every((text) => text.length > 0)).toBe(true)
})

test('a version without a created time is kept and takes no slot', async () => {
  const { world, act, simulator } = await setUp()
  const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui' })
  publishDaily(world, ui, ['1.3.0', '1.2.0', '1.1.0', '1.0.0'])
  simulator.faults.add({
    match: { path: /versions$/ },
    effect: edits((body) =>
      Array.isArray(body) ? body.map((each) => (each.name === '1.3.0' ? { ...each, created_at: null } : each)) : body
    )
  })
  const run = await act({ packages: 'ui', 'package-type': 'npm', 'delete-tags': '*', 'keep-latest': '2' })
  expect(run.code).toBe(0)
  expect(describeVersions(packageOf(run), reasonCodes)).toEqual({
    '1.3.0': 'unknown-time',
    '1.2.0': 'latest',
    '1.1.0': 'latest',
    '1.0.0': 'expired'
  })
})

describe('the minimum', () => {
  test('keeps the newest of an npm package if every version may be deleted', async () => {
    const { world, act } = await setUp()
    publishDaily(world, addPackage(world, { owner: 'acme', type: 'npm', name: 'ui' }), ['1.1.0', '1.0.0'])
    const run = await act({ packages: 'ui', 'package-type': 'npm', 'delete-tags': '*' })
    expect(describeVersions(packageOf(run), reasonCodes)).toEqual({ '1.1.0': 'min-keep', '1.0.0': 'expired' })
  })

  test('keeps the newest tagged image of a container package, since GitHub would refuse to delete it', async () => {
    const { world, clock, app, act } = await setUp()
    publishDaily(world, app, ['pr-2', 'pr-1'])
    const untagged = pushImage(world, app, { created: clock.now() - 2 * day })
    const run = await act({ packages: 'app', 'delete-tags': 'pr-*', 'delete-untagged': 'true' })
    expect(run).toMatchObject({ code: 0, outputs: { 'deleted-count': '2', 'refused-count': '0' } })
    expect(describeVersions(packageOf(run), reasonCodes)).toEqual({
      'pr-2': 'min-keep',
      'pr-1': 'expired',
      [untagged.name]: 'expired'
    })
  })
})

test('the order in which GitHub lists versions changes nothing', async () => {
  const { act, simulator } = await setUpEverything()
  const usual = await act({ ...inputs, 'dry-run': 'true' })
  const reversed = edits((body) => (Array.isArray(body) ? body.toReversed() : body))
  simulator.faults.add({ match: { path: /versions$/ }, effect: reversed })
  const other = await act({ ...inputs, 'dry-run': 'true' })
  expect(packageOf(other).versions.toReversed()).toEqual(packageOf(usual).versions)
})
