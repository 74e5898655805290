import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { meanwhile, performsThenResponds, resets, responds } from '../../simulator/faults.ts'
import { withServices } from '../../simulator/runner.ts'
import type { Job } from '../../simulator/runtime-token.ts'
import { readZip } from '../../src/github/zip.ts'
import { type Inputs, publishDaily, type Run, remainingNames, setUp, workspace } from '../action.ts'
import { stallsUntilTimeout } from '../resilience/fixture.ts'

const inputs = { packages: 'app', 'delete-tags': 'pr-*', cache: 'false' }

/** A package with a release and two previews, and a runner with an artifact service. */
const setUpServed = async () => {
  const it = await setUp()
  publishDaily(it.world, it.app, ['v1', 'pr-1', 'pr-2'])
  return {
    ...it,
    act: (more: Inputs = {}, job: Job = {}, environment = {}) =>
      it.act({ ...inputs, ...more }, { ...withServices(it.simulator, job), ...environment })
  }
}

const notices = ({ log }: Run): string[] => [...log.matchAll(/^::notice::(.*)$/gm)].map(([, text = '']) => text)

const atService = ({ requests }: Run): string[] =>
  requests.flatMap(({ method, path }) => (/ArtifactService|^\/artifacts\//.test(path) ? [`${method} ${path}`] : []))

describe('the report', () => {
  test('is uploaded as an artifact of the run, which the outputs name', async () => {
    const { act, world } = await setUpServed()
    const run = await act({}, { runId: 42, job: 'clean' })
    expect(run.code).toBe(0)
    const [artifact] = world.artifacts
    expect(artifact).toMatchObject({
      repository: 'acme/app',
      runId: 42,
      name: expect.stringMatching(/^package-retention-report-clean-[0-9a-f]{8}$/)
    })
    expect(run.outputs).toMatchObject({
      'artifact-id': `${artifact?.id}`,
      'artifact-url': `https://github.com/acme/app/actions/runs/42/artifacts/${artifact?.id}`
    })
    expect(run.report.run).toEqual({ repository: 'acme/app', id: '42', attempt: 1 })
    const zip = artifact?.bytes ?? Buffer.alloc(0)
    for (const [name, path] of [
      ['report.json', run.outputs['report']],
      ['report.html', run.outputs['report-html']]
    ] as const) {
      const files = await readZip(zip, name, 10_000_000)
      expect(files).toEqual({ ok: true, value: [readFileSync(String(path))] })
    }
    expect(notices(run)).toEqual([])
  })

  test('has a name of its own for every job of a matrix, every attempt and every step', async () => {
    const { act, world } = await setUpServed()
    await act({ 'dry-run': 'true' }, { leg: 'a' })
    await act({ 'dry-run': 'true' }, { leg: 'b' })
    await act({ 'dry-run': 'true' }, { leg: 'a', attempt: 2 })
    await act({ 'dry-run': 'true' }, { leg: 'a' }, { GITHUB_ACTION: 'second' })
    const last = await act({ 'dry-run': 'true' }, { leg: 'a' }, { GITHUB_ACTION: 'second' })
    expect(last.outputs['artifact-id']).not.toBe('')
    const names = world.artifacts.map(({ name }) => name)
    expect(new Set(names).size).toBe(5)
    // The same step twice, as an action of several steps has it.
    expect(names[4]).toBe(`${names[3]}-2`)
  })

  test('has the name that the input begins', async () => {
    const { act, world } = await setUpServed()
    await act({ artifact: 'cleaned packages' }, { job: 'a' })
    expect(world.artifacts[0]?.name).toMatch(/^cleaned packages-a-[0-9a-f]{8}$/)
  })

  test('is not uploaded if the input is empty, and nothing is said', async () => {
    const { act, world } = await setUpServed()
    const run = await act({ artifact: '' })
    expect(world.artifacts).toEqual([])
    expect([atService(run), notices(run)]).toEqual([[], []])
    expect(run.outputs).toMatchObject({ 'artifact-id': '', 'artifact-url': '' })
  })

  test('of a run with a mistake in its inputs is not uploaded', async () => {
    const { act, world } = await setUpServed()
    const run = await act({ artifact: 'a/b', 'older-than': '30m' })
    expect(run.code).toBe(1)
    expect(run.report.problems).toEqual([
      expect.stringContaining('older-than'),
      expect.stringMatching(/^input artifact: "a\/b"/)
    ])
    expect([world.artifacts, notices(run)]).toEqual([[], []])
  })

  test('of a run that failed is uploaded', async () => {
    const { act, world, simulator } = await setUpServed()
    simulator.faults.add({ match: { method: 'DELETE' }, effect: responds(403) })
    expect((await act()).code).toBe(1)
    expect(world.artifacts).toHaveLength(1)
  })

  test('sends the runner’s token to the service alone, and none to the storage', async () => {
    const { act, simulator } = await setUpServed()
    const run = await act({}, {}, { RUNNER_DEBUG: '1' })
    const { ACTIONS_RUNTIME_TOKEN: runtime } = withServices(simulator)
    const holders = run.requests.filter(({ headers }) => headers.authorization === `Bearer ${runtime}`)
    expect(holders.map(({ host, path }) => `${host} ${path.split('/').at(-1)}`)).toEqual([
      'results CreateArtifact',
      'results FinalizeArtifact'
    ])
    const upload = run.requests.find(({ method }) => method === 'PUT')
    expect([upload?.host, upload?.headers.authorization]).toEqual(['storage', undefined])
    // The query of a signed URL is as good as a password.
    expect(upload?.query).toMatch(/^sig=/)
    expect(run.log).toMatch(/::debug::PUT 127\.0\.0\.1:\d+\/artifacts\/[\w-]+ 201/)
    expect(run.log).not.toContain('sig=')
  })
})

describe('without an artifact service', () => {
  test.each<[string, object, RegExp]>([
    ['a runner that has none, as act', { ACTIONS_RESULTS_URL: '', ACTIONS_RUNTIME_TOKEN: '' }, /artifact service/],
    ['a token that is of no job', { ACTIONS_RUNTIME_TOKEN: 'a.b.c' }, /artifact service/],
    ['an address that is none', { ACTIONS_RESULTS_URL: 'results' }, /artifact service/],
    ['GitHub Enterprise Server', { GITHUB_SERVER_URL: 'https://github.example.com' }, /GitHub Enterprise Server/]
  ])('there is a notice, and nothing else: %s', async (_, environment, text) => {
    const { act, app } = await setUpServed()
    const run = await act({}, {}, environment)
    expect(run.code).toBe(0)
    expect(notices(run)).toEqual([expect.stringMatching(text)])
    expect(run.outputs).toMatchObject({ 'artifact-id': '', 'artifact-url': '', 'deleted-count': '2' })
    expect(atService(run)).toEqual([])
    expect(remainingNames(app)).toEqual(['v1'])
  })

  test('nothing is said outside of GitHub Actions', async () => {
    const { act } = await setUpServed()
    expect(notices(await act({}, {}, { GITHUB_ACTIONS: '', ACTIONS_RUNTIME_TOKEN: '' }))).toEqual([])
  })
})

describe('an artifact service that does not work', () => {
  const json = { code: 'internal', msg: 'no storage::error::x' }
  test.each([
    [
      'refuses the token',
      { path: /CreateArtifact/ },
      responds(401, { code: 'unauthenticated', msg: 'no' }),
      /401 "no"/
    ],
    [
      'is over its quota',
      { path: /CreateArtifact/ },
      responds(403, { msg: 'Artifact storage quota has been hit.' }),
      /quota/
    ],
    ['always fails', { path: /CreateArtifact/ }, responds(500, json), /answered 500/],
    ['answers with something else', { path: /CreateArtifact/ }, responds(200, '<html>'), /answered 200/],
    [
      'answers with an address that is none',
      { path: /CreateArtifact/ },
      responds(200, { ok: true, signed_upload_url: 'x' }),
      /answered 200/
    ],
    ['has a storage that refuses', { method: 'PUT' }, responds(403), /403/],
    ['has a storage that breaks off', { method: 'PUT' }, resets(), /no complete answer/],
    ['does not finish', { path: /FinalizeArtifact/ }, responds(412, json), /412 "no storage::error::x"/],
    [
      'has every name taken',
      { path: /CreateArtifact/ },
      responds(409, { msg: 'an artifact with this name already exists' }),
      /409/
    ]
  ] as const)('costs a notice, and nothing else: one that %s', async (_, match, effect, text) => {
    const { act, app, simulator } = await setUpServed()
    simulator.faults.add({ match, effect })
    const run = await act()
    expect(run.code).toBe(0)
    expect(notices(run)).toEqual([expect.stringMatching(text)])
    expect(run.outputs).toMatchObject({ 'artifact-id': '', 'artifact-url': '', 'deleted-count': '2' })
    expect(run.report).toMatchObject({ problems: [], warnings: [], complete: true })
    expect(run.log).not.toMatch(/^::error/m)
    expect(remainingNames(app)).toEqual(['v1'])
  })

  test.each([
    ['fails', responds(503)],
    ['is throttled', responds(429)],
    ['breaks off', resets()],
    ['is carried out but answered by a failure', performsThenResponds(502)]
  ])('is asked again where a request %s once', async (_, effect) => {
    const { act, world, simulator } = await setUpServed()
    for (const match of [{ path: /CreateArtifact/ }, { method: 'PUT', path: /^\/artifacts/ }])
      simulator.faults.add({ match, effect, times: 1 })
    const run = await act()
    expect(run.outputs['artifact-id']).toBe(`${world.artifacts[0]?.id}`)
    expect([run.code, notices(run)]).toEqual([0, []])
  })

  test.each([
    ['the service', { path: /CreateArtifact/ }],
    ['the storage', { method: 'PUT' }]
  ])('that hangs is left after a while: %s', async (_, match) => {
    const { simulator, act, app } = await setUpServed()
    simulator.faults.add({ match, effect: stallsUntilTimeout() })
    const run = await act()
    expect(run.code).toBe(0)
    expect(notices(run)).toEqual([expect.stringMatching(/no response within \d+ s/)])
    expect(remainingNames(app)).toEqual(['v1'])
  })
})

test('a report that its folder takes no more is uploaded from a temporary one', async () => {
  const { act, world, app, simulator } = await setUpServed()
  const folder = join(workspace, 'lost')
  const replaceFolder = (): void => {
    rmSync(folder, { recursive: true })
    writeFileSync(folder, 'A file, where a folder was.')
  }
  simulator.faults.add({ match: { method: 'DELETE' }, times: 1, effect: meanwhile(replaceFolder) })
  const { code, outputs } = await act({ 'report-dir': folder })
  expect(code).toBe(1)
  expect(remainingNames(app)).toEqual(['v1'])
  expect(`${outputs['report']}`.startsWith(folder)).toBe(false)
  expect(world.artifacts.map(({ id }) => `${id}`)).toEqual([outputs['artifact-id']])
})
