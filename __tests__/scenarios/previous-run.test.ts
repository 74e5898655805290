import { describe, expect, test } from '@jest/globals'
import { resets, responds, truncates } from '../../simulator/faults.ts'
import { withServices } from '../../simulator/runner.ts'
import type { Job } from '../../simulator/runtime-token.ts'
import { addOwner, addPackage, addRepository, addToken, type SimArtifact } from '../../simulator/world.ts'
import { writeZip } from '../../src/github/zip.ts'
import { day, type Inputs, mutations, publishDaily, type Run, remainingNames, sent, setUp } from '../action.ts'

const token = 'ghs_approval'
const clean = { packages: 'app', 'delete-tags': 'pr-*', cache: 'false' }
const dry = { ...clean, 'dry-run': 'true' }
const undo = { mode: 'restore', cache: 'false' }

/** A package with a release and previews, in a repository whose workflows may read artifacts. */
const setUpRuns = async () => {
  const it = await setUp()
  const { world, app, simulator } = it
  addRepository(world, 'acme/app')
  const permissions = { packages: 'write', actions: 'read' } as const
  addToken(world, { token, kind: 'github-token', repository: 'acme/app', permissions })
  publishDaily(world, app, ['v1', 'pr-1', 'pr-2', 'pr-3'])
  const act = (inputs: Inputs, job: Job = {}, environment = {}) =>
    it.act({ token, ...inputs }, { ...withServices(simulator, job), ...environment })
  const newest = (): SimArtifact => {
    const artifact = world.artifacts.at(-1)
    if (!artifact) throw new Error('nothing was uploaded')
    return artifact
  }
  return { ...it, act, newest }
}

async function* piece(text: string | Buffer): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

/** Returns the zip file of an artifact that contains this report. */
const zipOf = (report: unknown, name = 'report.json'): Promise<Buffer> =>
  writeZip([{ name, content: piece(typeof report === 'string' ? report : JSON.stringify(report)) }])

const problemOf = ({ code, report, requests }: Run): string => {
  expect(code).toBe(1)
  expect(mutations(requests).filter((each) => !each.includes('ArtifactService') && !each.startsWith('PUT '))).toEqual(
    []
  )
  expect(report.problems).toHaveLength(1)
  return report.problems[0] ?? ''
}

describe('a later job of the same run', () => {
  test('deletes what the job before planned, by the id of the run', async () => {
    const { act, app, world } = await setUpRuns()
    await act({ ...dry, 'delete-tags': 'pr-2' }, { runId: 7, job: 'plan' })
    publishDaily(world, app, ['pr-4'])
    const run = await act({ ...clean, plan: '7' }, { runId: 7, job: 'delete' })
    expect(run).toMatchObject({ code: 0, outputs: { 'deleted-count': '1' }, report: { problems: [], warnings: [] } })
    expect(remainingNames(app).toSorted()).toEqual(['pr-1', 'pr-3', 'pr-4', 'v1'])
    // Beside them, the run asks for the report of the last one.
    const asked = sent(run.requests).filter((each) => /\/actions\/(?!artifacts\?)/.test(each))
    expect(asked).toEqual([
      'GET /repos/acme/app/actions/runs/7/artifacts?per_page=100&page=1',
      expect.stringMatching(/^GET \/repos\/acme\/app\/actions\/artifacts\/\d+\/zip$/)
    ])
    expect(run.log).toMatch(/The approved plan was written/)
  })

  test('deletes what all jobs of a matrix planned together', async () => {
    const { act, app, world } = await setUpRuns()
    const other = addPackage(world, { owner: 'acme', type: 'container', name: 'other', repository: 'acme/app' })
    publishDaily(world, other, ['v1', 'pr-1'])
    for (const name of ['app', 'other']) await act({ ...dry, packages: name }, { leg: name })
    const run = await act({ ...clean, packages: 'app, other', plan: '1' }, { job: 'delete' })
    expect(run).toMatchObject({ code: 0, outputs: { 'deleted-count': '4' } })
    expect([remainingNames(app), remainingNames(other)]).toEqual([['v1'], ['v1']])
  })

  test('deletes what the last attempt planned, and not what only an earlier one did', async () => {
    const { act, app } = await setUpRuns()
    await act(dry, { job: 'plan' })
    await act({ ...dry, 'delete-tags': 'pr-3' }, { job: 'plan', attempt: 2 })
    await act({ ...clean, plan: '1' }, { job: 'delete', attempt: 2 })
    expect(remainingNames(app)).toEqual(['v1', 'pr-1', 'pr-2'])
  })

  test('deletes what the attempt planned that the URL names', async () => {
    const { act, app } = await setUpRuns()
    await act({ ...dry, 'delete-tags': 'pr-2' }, { job: 'plan' })
    await act({ ...dry, 'delete-tags': 'pr-3' }, { job: 'plan', attempt: 2 })
    const url = (attempt: number) => `https://github.com/acme/app/actions/runs/1/attempts/${attempt}`
    await act({ ...clean, plan: url(1) })
    expect(remainingNames(app)).toEqual(['v1', 'pr-1', 'pr-3'])
    expect(problemOf(await act({ ...clean, plan: url(3) }))).toMatch(/has no report of attempt 3/)
  })

  test('plans nothing more, and deletes nothing, in a dry run of its own', async () => {
    const { act, app } = await setUpRuns()
    await act({ ...dry, 'delete-tags': 'pr-2' })
    const run = await act({ ...dry, plan: '1' })
    expect(run).toMatchObject({ code: 0, outputs: { 'planned-count': '1' } })
    expect(remainingNames(app)).toHaveLength(4)
  })
})

describe('a run is undone', () => {
  test('by its id, in all attempts, without what it only planned', async () => {
    const { act, app } = await setUpRuns()
    await act(dry, { runId: 7, job: 'plan' })
    await act({ ...clean, 'delete-tags': 'pr-1' }, { runId: 7 })
    await act({ ...clean, 'delete-tags': 'pr-2' }, { runId: 7, attempt: 2 })
    await act({ ...clean, 'delete-tags': 'pr-3' }, { runId: 8 })
    const run = await act({ ...undo, 'restore-from': '7' }, { runId: 9 })
    expect(run).toMatchObject({ code: 0, outputs: { 'restored-count': '2' }, report: { restore: { from: '7' } } })
    expect(remainingNames(app).toSorted()).toEqual(['pr-1', 'pr-2', 'v1'])
  })

  test('by its URL, in another repository that the token can read', async () => {
    const { act, app, world } = await setUpRuns()
    addRepository(world, 'acme/tools')
    await act(clean, { repository: 'acme/tools', runId: 7 }, { GITHUB_REPOSITORY: 'acme/tools' })
    const url = 'https://github.com/acme/tools/actions/runs/7?pr=1'
    expect(problemOf(await act({ ...undo, 'restore-from': url }))).toMatch(/acme\/tools.*404.*actions: read/)
    const run = await act({ ...undo, 'restore-from': url, token: 'ghp_classic' })
    expect(run).toMatchObject({ code: 0, outputs: { 'restored-count': '3' } })
    expect(remainingNames(app)).toHaveLength(4)
  })

  test('as of only one of the owners that its jobs cleaned', async () => {
    const { act, app, world } = await setUpRuns()
    addOwner(world, { login: 'umbrella', type: 'Organization' })
    const theirs = addPackage(world, { owner: 'umbrella', type: 'container', name: 'app' })
    publishDaily(world, theirs, ['v1', 'pr-1'])
    await act(clean, { leg: 'a' })
    await act({ ...clean, owner: 'umbrella', token: 'ghp_classic' }, { leg: 'b' })
    expect(await act({ ...undo, 'restore-from': '1' })).toMatchObject({ code: 0, outputs: { 'restored-count': '3' } })
    expect([remainingNames(app).length, remainingNames(theirs)]).toEqual([4, ['v1']])
  })

  test('whatever its artifact is called, if the input says so', async () => {
    const { act } = await setUpRuns()
    await act({ ...clean, artifact: 'cleaned' })
    expect(problemOf(await act({ ...undo, 'restore-from': '1' }))).toMatch(
      /no artifact whose name begins with package-retention-report \(only cleaned-clean-\w+\)/
    )
    const run = await act({ ...undo, 'restore-from': '1', artifact: 'cleaned' })
    expect(run.outputs['restored-count']).toBe('3')
  })

  test('from a report that a workflow uploaded by itself, which may say nothing of its attempt and its server', async () => {
    const { act, app, newest } = await setUpRuns()
    const { report } = await act(clean)
    newest().bytes = await zipOf({ ...report, run: undefined, server: undefined }, 'package-retention/report.json')
    expect((await act({ ...undo, 'restore-from': '1' })).outputs['restored-count']).toBe('3')
    expect(remainingNames(app)).toHaveLength(4)
  })
})

describe('a run that cannot be used is an error that says why, and changes nothing', () => {
  test('one that does not exist, or that the token may not see', async () => {
    const { act } = await setUpRuns()
    expect(problemOf(await act({ ...clean, plan: '99' }))).toMatch(
      /^input plan: run "99" .*run 99 of acme\/app: GitHub answered 404.*check that the run exists.*actions: read/
    )
  })

  test('one that the job lacks the permission for', async () => {
    const { act } = await setUpRuns()
    await act(dry)
    expect(problemOf(await act({ ...clean, plan: '1', token: 'ghs_workflow' }))).toMatch(
      /^input plan: run "1" .*403 "Resource not accessible by integration".*permissions: actions: read/
    )
  })

  test('one without any artifact', async () => {
    const { act, world } = await setUpRuns()
    world.runs.set(5, { repository: 'acme/app', head: 'acme/app' })
    expect(problemOf(await act({ ...undo, 'restore-from': '5' }))).toMatch(
      /^input restore-from: run "5" has no artifact whose name begins with package-retention-report \(no artifact\)/
    )
  })

  test.each([
    ['plan', dry, { ...clean, plan: '1' }, /make a new plan with a dry run/],
    ['restore-from', clean, { ...undo, 'restore-from': '1' }, /restore-tags or deleted-within/]
  ])('one whose artifact expired: %s', async (_, first, second, remedy) => {
    const { act, newest, clock } = await setUpRuns()
    await act(first)
    newest().expiresAt = clock.now() + 5 * day
    clock.advance(6 * day)
    const problem = problemOf(await act(second))
    expect(problem).toMatch(/has no report any more: package-retention-report-clean-\w+ expired since 2026-06-06/)
    expect(problem).toMatch(remedy)
  })

  test('one whose artifact expires between the list and the download', async () => {
    const { act, simulator } = await setUpRuns()
    await act(dry)
    simulator.faults.add({ match: { path: /zip$/ }, effect: responds(410, { message: 'Artifact has expired' }) })
    expect(problemOf(await act({ ...clean, plan: '1' }))).toMatch(/410 "Artifact has expired"/)
  })

  test('one that executed the code of a fork', async () => {
    const { act, world } = await setUpRuns()
    world.runs.set(1, { repository: 'acme/app', head: 'mona/app' })
    await act(dry)
    expect(problemOf(await act({ ...clean, plan: '1' }))).toMatch(/executed the code of another repository/)
  })

  test('one of another owner', async () => {
    const { act, world } = await setUpRuns()
    addOwner(world, { login: 'umbrella', type: 'Organization' })
    publishDaily(world, addPackage(world, { owner: 'umbrella', type: 'container', name: 'app' }), ['v1', 'pr-1'])
    await act({ ...clean, owner: 'umbrella', token: 'ghp_classic' })
    expect(problemOf(await act({ ...undo, 'restore-from': '1' }))).toMatch(
      /^input restore-from: run "1" is about packages of umbrella, not of acme; set owner: umbrella/
    )
  })

  test.each([
    ['plan', dry, { ...clean, plan: '1' }, 'make a new plan with a dry run'],
    ['restore-from', clean, { ...undo, 'restore-from': '1' }, 'use a report of this server']
  ])('one of another server: %s', async (input, first, second, remedy) => {
    const { act, newest } = await setUpRuns()
    const { report } = await act(first)
    expect(report.server).toBe('127.0.0.1')
    newest().bytes = await zipOf({ ...report, server: 'github.example.com' })
    expect(problemOf(await act(second))).toEqual(
      `input ${input}: run "1" is about packages on github.example.com, not on 127.0.0.1; set api-url to the REST API of github.example.com, or ${remedy}`
    )
  })

  test.each([
    ['a plan from a real run', clean, { ...clean, plan: '1' }, /that was no dry run/],
    ['a restore from a dry run', dry, { ...undo, 'restore-from': '1' }, /of a dry run, which deleted nothing/],
    [
      'a plan for other packages',
      dry,
      { ...clean, packages: 'other', plan: '1' },
      /is about app, which the input packages/
    ],
    ['a plan that is too old', { ...dry, now: '2026-05-01' }, { ...clean, plan: '1' }, /over 30 days ago/]
  ])('%s', async (_, first, second, text) => {
    const { act, clock, newest } = await setUpRuns()
    await act(first)
    newest().expiresAt += 100 * day
    if (text.source.startsWith('over')) clock.advance(31 * day)
    expect(problemOf(await act(second))).toMatch(text)
  })

  test.each<[string, () => Promise<Buffer> | Buffer, RegExp]>([
    [
      'that is no zip file',
      () => Buffer.from('{}'),
      /artifact package-retention-report-\S+: is not a complete zip file/
    ],
    ['without a report', () => zipOf('<p>', 'report.html'), /has no report\.json in package-retention-report-/],
    ['with something else', () => zipOf('[]'), /report\.json/],
    ['with a report of another form', () => zipOf({ schemaVersion: 2 }), /report\.json/],
    ['with a report that is cut off', () => zipOf('{"schemaVersion":1,"mo'), /report\.json/],
    [
      'that unpacks to more than can be a report',
      () => zipOf(' '.repeat(257 * 1024 * 1024)),
      /has more than 256 MiB in report\.json/
    ]
  ])('an artifact %s', async (_, bytes, text) => {
    const { act, newest } = await setUpRuns()
    await act(dry)
    newest().bytes = await bytes()
    expect(problemOf(await act({ ...clean, plan: '1' }))).toMatch(text)
  })

  test('one whose artifact is too large to fetch', async () => {
    const { act, newest } = await setUpRuns()
    await act(dry)
    newest().bytes = Buffer.alloc(33 * 1024 * 1024)
    const run = await act({ ...clean, plan: '1' })
    expect(problemOf(run)).toMatch(/report of more than 32 MiB: download the artifact package-retention-report-clean-/)
    expect(run.requests.some(({ path }) => path.endsWith('/zip'))).toBe(false)
  })

  test('one of whose artifacts one is damaged: part of a plan is not a plan', async () => {
    const { act, newest } = await setUpRuns()
    await act(dry, { leg: 'a' })
    await act(dry, { leg: 'b' })
    newest().bytes = newest().bytes.subarray(0, 100)
    expect(problemOf(await act({ ...clean, plan: '1' }))).toMatch(/zip/)
  })

  test.each([
    ['plan', dry, { ...clean, plan: '1' }],
    ['restore-from', clean, { ...undo, 'restore-from': '1' }]
  ])('one of whose reports one is cut off, since it is not known what that had: %s', async (_, first, second) => {
    const { act, newest, world } = await setUpRuns()
    publishDaily(world, addPackage(world, { owner: 'acme', type: 'container', name: 'other' }), ['v1', 'pr-1'])
    const { report } = await act({ ...first, token: 'ghp_classic', packages: 'app, other' }, { leg: 'a' })
    await act({ ...first, token: 'ghp_classic', packages: 'app, other' }, { leg: 'b' })
    for (const text of [JSON.stringify(report).slice(0, -100), JSON.stringify({ ...report, packages: [{}] })]) {
      newest().bytes = await zipOf(text)
      expect(problemOf(await act(second))).toMatch(/cannot be read: the artifact \S+: its report\.json is not/)
    }
  })

  test.each([
    ['whose answer is cut off', { path: /\/artifacts\/\d+$/ }, truncates(), /zip/],
    ['whose storage refuses', { path: /^\/artifacts\// }, responds(403, '<Error>'), /403/],
    ['whose storage always breaks off', { path: /^\/artifacts\/\d/ }, resets(), /input plan: run "1" cannot be read/]
  ])('one %s', async (_, match, effect, text) => {
    const { act, simulator } = await setUpRuns()
    await act(dry)
    simulator.faults.add({ match: ({ host, path }) => host === 'storage' && match.path.test(path), effect })
    expect(problemOf(await act({ ...clean, plan: '1', artifact: 'package-retention-report' }))).toMatch(text)
  })

  test.each([
    ['https://github.com/acme/app', /is not the URL of a workflow run/],
    ['https://example.com/acme/app/actions/runs/1', /use for example https:\/\/github\.com\//],
    ['https://github.com/acme/app/actions/runs/x', /is not the URL/],
    ['https://github.com/../app/actions/runs/1', /is not the URL/]
  ])('%s', async (plan, text) => {
    const { act } = await setUpRuns()
    const run = await act({ ...clean, plan })
    expect(problemOf(run)).toMatch(text)
    expect(run.requests).toEqual([])
  })

  test('an id, where no repository is known', async () => {
    const { act } = await setUpRuns()
    const run = await act({ ...clean, plan: '1' }, {}, { GITHUB_REPOSITORY: '' })
    expect(problemOf(run)).toMatch(/^input plan: "1" is the id of a run/)
  })
})

describe('artifacts are fetched', () => {
  test('with the token from the API only, which the storage does not see', async () => {
    const { act, simulator } = await setUpRuns()
    await act(dry)
    const run = await act({ ...clean, plan: '1' }, {}, { RUNNER_DEBUG: '1' })
    const download = run.requests.find(({ host, method }) => host === 'storage' && method === 'GET')
    expect(download).toMatchObject({ status: 200, query: expect.stringMatching(/^sig=/) })
    expect(download?.headers.authorization).toBeUndefined()
    expect(run.log).not.toContain('sig=')
    expect(simulator.requests.filter(({ path }) => path.endsWith('/zip'))).toHaveLength(1)
  })

  test('again after a failure', async () => {
    const { act, app, simulator } = await setUpRuns()
    await act(dry)
    for (const match of [{ path: /runs\/1\/artifacts/ }, { path: /zip$/ }])
      simulator.faults.add({ match, effect: responds(502), times: 1 })
    const isDownload = ({ host, method }: { host: string; method: string }) => host === 'storage' && method === 'GET'
    simulator.faults.add({ match: isDownload, effect: resets('halfway'), times: 1 })
    expect((await act({ ...clean, plan: '1' })).code).toBe(0)
    expect(remainingNames(app)).toEqual(['v1'])
  })

  test('of a run with more than a page of them', async () => {
    const { act, newest, world } = await setUpRuns()
    await act(dry)
    const artifact = newest()
    for (let number = 0; number < 250; number++) {
      world.artifacts.push({ ...artifact, id: world.next.artifact++, name: `logs-${number}` })
    }
    expect((await act({ ...clean, plan: '1' })).outputs['deleted-count']).toBe('3')
  })

  // More than a function can have arguments.
  test('of 130,000 versions', async () => {
    const { act, newest } = await setUpRuns()
    const { report } = await act(clean)
    const [pkg] = report.packages
    const [version] = pkg?.versions ?? []
    const many = Array.from({ length: 130_000 }, (_, at) => ({
      ...version,
      id: at + 1,
      outcome: 'kept',
      action: 'keep'
    }))
    const large = { ...report, packages: [{ ...pkg, versions: [...(pkg?.versions ?? []), ...many] }] }
    newest().bytes = await zipOf(JSON.stringify(large))
    expect((await act({ ...undo, 'restore-from': '1' })).outputs['restored-count']).toBe('3')
  })
})
