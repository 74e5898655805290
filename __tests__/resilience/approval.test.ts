import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { pushImage } from '../../simulator/images.ts'
import { addPackage, moveTag } from '../../simulator/world.ts'
import {
  day,
  describeVersions,
  packageOf,
  publishDaily,
  reasonCodes,
  remainingNames,
  setUp,
  workspace
} from '../action.ts'
import { expectPieces } from '../words.ts'

const inputs = { packages: 'app', 'delete-tags': 'pr-*' }

/** Pushes images, plans their deletion, and returns `apply`, which runs an approved plan. */
const setUpApproved = async (tags = ['v1', 'pr-1', 'pr-2', 'pr-3']) => {
  const { world, clock, app, act } = await setUp()
  publishDaily(world, app, tags)
  const { report } = await act({ ...inputs, 'dry-run': 'true' })
  const apply = async (plan: unknown = report, more = {}) => {
    await writeFile(join(workspace, 'approved.json'), typeof plan === 'string' ? plan : JSON.stringify(plan))
    return act({ ...inputs, plan: 'approved.json', ...more })
  }
  return { world, clock, app, report, apply }
}

/** Returns the report with a change to its only package. */
const withPackage = (report: object, change: object) => ({
  ...report,
  packages: [{ owner: 'acme', type: 'container', name: 'app', versions: [], ...change }]
})

describe('an approved plan', () => {
  test('is applied', async () => {
    const { app, apply } = await setUpApproved()
    expect(await apply()).toMatchObject({ code: 0, outputs: { 'deleted-count': '3', complete: 'true' } })
    expect(remainingNames(app)).toEqual(['v1'])
  })

  test('does not cover versions published after it', async () => {
    const { world, clock, app, apply } = await setUpApproved()
    pushImage(world, app, { tags: ['pr-4'], created: clock.now() - day / 2 })
    const run = await apply()
    expect(remainingNames(app)).toEqual(['pr-4', 'v1'])
    expect(describeVersions(packageOf(run), reasonCodes)).toMatchObject({ 'pr-4': 'not-in-plan' })
  })

  test('does not cover versions whose tags have changed since', async () => {
    const { world, clock, app, apply } = await setUpApproved()
    const image = app.tags.get('pr-2')
    if (image) moveTag(app, 'pr-2b', image, clock.now())
    const run = await apply()
    expect(remainingNames(app)).toEqual(['v1', 'pr-2 pr-2b'])
    expect(describeVersions(packageOf(run), reasonCodes)).toMatchObject({ 'pr-2 pr-2b': 'not-in-plan' })
    expect(world.clock.now()).toBe(clock.now())
  })

  test('does not cover what its limit deferred, in the place of an image that is kept by now', async () => {
    const { world, clock, app, act } = await setUp()
    publishDaily(world, app, ['v1', 'pr-3', 'pr-2', 'pr-1'])
    const { report } = await act({ ...inputs, 'dry-run': 'true', 'max-deletions': '1' })
    const oldest = app.tags.get('pr-1')
    if (oldest) moveTag(app, 'v0', oldest, clock.now())
    await writeFile(join(workspace, 'approved.json'), JSON.stringify(report))
    for (const more of [{ 'max-deletions': '1' }, {}]) await act({ ...inputs, plan: 'approved.json', ...more })
    expect(remainingNames(app).toSorted()).toEqual(['pr-1 v0', 'pr-2', 'pr-3', 'v1'])
  })

  test('deletes nothing that the current policy keeps', async () => {
    const { app, apply } = await setUpApproved()
    const run = await apply(undefined, { 'keep-tags': 'pr-3' })
    expect(remainingNames(app)).toEqual(['v1', 'pr-3'])
    expect(describeVersions(packageOf(run), reasonCodes)).toMatchObject({ 'pr-3': 'protected' })
  })

  test('is logged with its age', async () => {
    const { clock, apply } = await setUpApproved()
    clock.advance(3 * day)
    expectPieces((await apply()).log, /approved plan .*3d.* 2026-06-01 00:00 UTC/)
  })

  test('applies if names differ only in case', async () => {
    const { app, report, apply } = await setUpApproved()
    await apply({ ...report, packages: report.packages.map((each) => ({ ...each, name: 'APP' })) })
    expect(remainingNames(app)).toEqual(['v1'])
  })

  test('for one package does not cover another', async () => {
    const { world, clock, app, apply } = await setUpApproved()
    const tool = addPackage(world, { owner: 'acme', type: 'container', name: 'tool' })
    pushImage(world, tool, { tags: ['v1'], created: clock.now() - day })
    pushImage(world, tool, { tags: ['pr-1'], created: clock.now() - day })
    const run = await apply(undefined, { packages: 'app, tool' })
    expect([remainingNames(app), remainingNames(tool)]).toEqual([['v1'], ['pr-1', 'v1']])
    expect(describeVersions(packageOf(run, 'tool'), reasonCodes)).toMatchObject({ 'pr-1': 'not-in-plan' })
  })

  test.each<[string, (report: object) => unknown]>([
    ['is not JSON', () => 'no JSON'],
    ['is empty', () => ''],
    ['is JSON but not a report', () => ({ hello: 'world' })],
    ['has a newer schema version', (report) => ({ ...report, schemaVersion: 2 })],
    ['is from a run that changed something', (report) => ({ ...report, dryRun: false })],
    ['is from another mode', (report) => ({ ...report, mode: 'list' })],
    ['has no package', (report) => ({ ...report, packages: [] })],
    ['is 31 days old', (report) => ({ ...report, finishedAt: '2026-05-01T00:00:00Z' })],
    ['is of another owner', (report) => withPackage(report, { owner: 'octo' })],
    ['is of another type', (report) => withPackage(report, { type: 'npm' })],
    ['is of another package', (report) => withPackage(report, { name: 'other' })],
    ['has a version without tags', (report) => ({ ...report, packages: [{ versions: [{ id: 1 }] }] })]
  ])('that %s fails the run before any request', async (_, spoil) => {
    const { report, apply } = await setUpApproved()
    const run = await apply(spoil(report))
    expect(run.code).toBe(1)
    expect(run.requests).toEqual([])
    expect(run.report.problems).toEqual([expect.stringMatching(/^input plan: "approved\.json" /)])
  })

  test('that does not exist fails the run before any request', async () => {
    const { apply } = await setUpApproved()
    const run = await apply(undefined, { plan: 'nowhere.json' })
    expect(run.requests).toEqual([])
    expect(run.report.problems).toEqual([expect.stringMatching(/^input plan: "nowhere\.json" does not exist/)])
  })
})
