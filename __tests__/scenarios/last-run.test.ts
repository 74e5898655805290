import { describe, expect, test } from '@jest/globals'
import { responds } from '../../simulator/faults.ts'
import { withServices } from '../../simulator/runner.ts'
import type { Job } from '../../simulator/runtime-token.ts'
import { addPackage, addRepository, addToken, packageKey, type SimArtifact } from '../../simulator/world.ts'
import { writeZip } from '../../src/github/zip.ts'
import { day, type Inputs, packageOf, publishDaily, type Run, remainingNames, sent, setUp } from '../action.ts'
import { withoutCode } from '../report/reports.ts'
import { expectPieces } from '../words.ts'

const token = 'ghs_scheduled'
const clean = { packages: 'app', 'delete-tags': 'pr-*', 'older-than': '3d', cache: 'false' }

/** A package whose workflow may read artifacts, and a step that runs on it; each run has another id. */
const setUpRuns = async (permissions: { actions?: 'read' } = { actions: 'read' }) => {
  const it = await setUp()
  const { world, app, simulator, clock } = it
  addRepository(world, 'acme/app')
  addToken(world, {
    token,
    kind: 'github-token',
    repository: 'acme/app',
    permissions: { packages: 'write', ...permissions }
  })
  publishDaily(world, app, ['v1', 'pr-1', 'pr-2', 'pr-3', 'pr-4'])
  let runId = 0
  const act = (
    inputs: Inputs = {},
    job: Job = {},
    environment: Readonly<Record<string, string>> = {}
  ): Promise<Run> => {
    runId++
    return it.act({ token, ...clean, ...inputs }, { ...withServices(simulator, { runId, ...job }), ...environment })
  }
  const last = (): SimArtifact => {
    const artifact = world.artifacts.at(-1)
    if (!artifact) throw new Error('nothing was uploaded')
    return artifact
  }
  const later = (): void => clock.advance(day)
  return { ...it, act, last, later }
}

const asked = ({ requests }: Run): readonly string[] => sent(requests).filter((each) => each.includes('/actions/'))

const sinceIn = ({ log }: Run): string => /^Since the last run.*$/m.exec(log)?.[0] ?? ''

/** Replaces the report in an artifact. */
const replaceReport = async (artifact: SimArtifact, text: string): Promise<void> => {
  async function* piece(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text)
  }
  artifact.bytes = await writeZip([{ name: 'report.json', content: piece() }])
}

describe('the last run', () => {
  test('is compared in log, summary and report: what is new, gone, larger, and planned', async () => {
    const { act, app, world, later } = await setUpRuns()
    const first = await act({ 'dry-run': 'true' })
    expect([sinceIn(first), first.report.previous]).toEqual(['', undefined])
    later()
    publishDaily(world, app, ['v2', 'pr-5'])
    app.versions.splice(
      app.versions.findIndex(({ tags }) => tags.includes('pr-1')),
      1
    )
    const run = await act()
    expect(run.report.previous).toMatchObject({
      run: { repository: 'acme/app', id: '1' },
      dryRun: true,
      added: [],
      removed: []
    })
    expect(packageOf(run).previous).toMatchObject({ versions: 5, added: 2, removed: 1, planned: 2 })
    expectPieces(sinceIn(run), 'a dry run', '24h ago', '2 new versions', '1 version gone', 'storage +')
    expectPieces(run.summary, /<summary>Since the last run .*24h ago/, '| container `acme/app` | 5 → 6 | 2 | 1 |')
    expect(asked(run)).toEqual([
      expect.stringMatching(
        /^GET \/repos\/acme\/app\/actions\/artifacts\?name=package-retention-report-clean-[0-9a-f]{8}&per_page=30$/
      ),
      expect.stringMatching(/^GET \/repos\/acme\/app\/actions\/artifacts\/\d+\/zip$/)
    ])
  })

  test('does not count as gone what it deleted itself, and says nothing where nothing is new', async () => {
    const { act, app } = await setUpRuns()
    await act()
    expect(remainingNames(app)).toEqual(['v1', 'pr-1', 'pr-2'])
    const second = await act()
    expect(packageOf(second).previous).toMatchObject({ versions: 3, added: 0, removed: 0, planned: 2 })
    expectPieces(sinceIn(second), 'to delete 0 instead of 2')
    const third = await act()
    expect(packageOf(third).previous).toMatchObject({ planned: 0 })
    expect([sinceIn(third), third.summary.includes('Since the last run')]).toEqual(['', false])
  })

  test('names packages that are new, and that are gone', async () => {
    const { act, world } = await setUpRuns()
    const web = addPackage(world, { owner: 'acme', type: 'container', name: 'web', repository: 'acme/app' })
    publishDaily(world, web, ['v1'])
    const both = { packages: 'app, web, api', 'if-missing': 'ignore' }
    await act(both)
    world.owners.get('acme')?.packages.delete(packageKey('container', 'web'))
    publishDaily(world, addPackage(world, { owner: 'acme', type: 'container', name: 'api', repository: 'acme/app' }), [
      'v1'
    ])
    const run = await act(both)
    expect(run.report.previous).toMatchObject({ added: ['container/api'], removed: ['container/web'] })
    expectPieces(sinceIn(run), '1 new package (container/api)', '1 package no longer found (container/web)')
    expectPieces(run.summary, 'New packages: `container/api`')
  })

  test.each<[which: string, inputs: Inputs, job: Job, environment: Readonly<Record<string, string>>]>([
    ['of another job', {}, { job: 'other' }, {}],
    ['of another step', {}, {}, { GITHUB_ACTION: 'second' }],
    ['of other packages', { packages: 'app, web', 'if-missing': 'ignore' }, {}, {}],
    ['of another job of a matrix', { only: 'container/app' }, {}, {}],
    ['of another workflow', {}, {}, { GITHUB_WORKFLOW_REF: 'acme/app/.github/workflows/x.yml@refs/heads/main' }],
    ['of another branch', {}, {}, { GITHUB_REF_NAME: 'feature' }],
    ['of the same run', {}, { runId: 1 }, {}]
  ])('is none %s', async (_, inputs, job, environment) => {
    const { act } = await setUpRuns()
    await act()
    const run = await act(inputs, job, environment)
    expect([run.code, run.report.previous]).toEqual([0, undefined])
  })

  test('is the same on the same branch, whether it was a dry run', async () => {
    const { act } = await setUpRuns()
    await act({}, {}, { GITHUB_REF_NAME: 'main' })
    const run = await act({ 'dry-run': 'true' }, {}, { GITHUB_REF_NAME: 'main' })
    expect(run.report.previous).toMatchObject({ dryRun: false })
  })

  test.each<[what: string, spoil: (it: Awaited<ReturnType<typeof setUpRuns>>) => void | Promise<void>]>([
    ['its artifact has expired', ({ last, clock }) => void Object.assign(last(), { expiresAt: clock.now() })],
    ['it ran the code of a fork', ({ world }) => void world.runs.set(1, { repository: 'acme/app', head: 'mona/app' })],
    ['its report is no report', ({ last }) => replaceReport(last(), '{"schemaVersion": 1}')],
    ['its artifact is no zip file', ({ last }) => void Object.assign(last(), { bytes: Buffer.from('no zip') })],
    ['its artifact is large', ({ last }) => void Object.assign(last(), { bytes: Buffer.alloc(6 * 1024 * 1024) })],
    [
      'the list cannot be read',
      ({ simulator }) => void simulator.faults.add({ match: { path: /actions\/artifacts$/ }, effect: responds(500) })
    ],
    ['its report is no JSON', ({ last }) => replaceReport(last(), '{')]
  ])('is not shown if %s, and nothing else changes', async (_, spoil) => {
    const it = await setUpRuns()
    await it.act({ 'dry-run': 'true' })
    await spoil(it)
    const run = await it.act()
    expect(run).toMatchObject({ code: 0, report: { problems: [], warnings: [] }, outputs: { 'deleted-count': '2' } })
    expect(run.report.previous).toBeUndefined()
  })

  test('is not asked for twice without the permission, nor at all without an artifact', async () => {
    const { act } = await setUpRuns({})
    await act()
    const run = await act()
    expect([run.code, run.report.previous, run.report.warnings]).toEqual([0, undefined, []])
    expect(asked(run)).toHaveLength(1)
    expect(asked(await act({ artifact: '' }))).toEqual([])
  })

  test('can put nothing into log and summary but names and numbers', async () => {
    const { act, last } = await setUpRuns()
    const first = await act({ 'dry-run': 'true' })
    const evil = { ...packageOf(first), name: '::error::x\n<img src=x>`', versions: [{ id: 1, outcome: 'kept' }] }
    await replaceReport(last(), JSON.stringify({ ...first.report, packages: [evil] }))
    const run = await act()
    expect(run.report.previous?.removed).toHaveLength(1)
    expect(run.log).not.toMatch(/^::error::x/m)
    expect(withoutCode(run.summary)).not.toContain('<img')
  })
})
