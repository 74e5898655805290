import { Readable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import { withServices } from '../../simulator/runner.ts'
import type { Job } from '../../simulator/runtime-token.ts'
import { addPackage, addRepository, addToken, publish } from '../../simulator/world.ts'
import { writeZip } from '../../src/github/zip.ts'
import { type Inputs, publishDaily, remainingNames, sent, setUp } from '../action.ts'
import { problemOf } from '../words.ts'

const token = 'ghs_fleet'

/** Containers and an npm package, in a repository whose workflows may read artifacts. */
const setUpFleet = async (count = 3) => {
  const it = await setUp()
  const { world, simulator } = it
  addRepository(world, 'acme/app')
  const permissions = { packages: 'write', actions: 'read' } as const
  addToken(world, { token, kind: 'github-token', repository: 'acme/app', permissions })
  const add = (type: 'container' | 'npm', name: string) =>
    addPackage(world, { owner: 'acme', type, name, repository: 'acme/app' })
  const containers = Array.from({ length: count }, (_, at) => add('container', `tools/t${at}`))
  const ui = add('npm', 'ui')
  const act = (inputs: Inputs, job: Job = {}) => it.act({ cache: 'false', ...inputs }, withServices(simulator, job))
  return { ...it, act, containers, ui }
}

const policy = `version: 1
policies:
  - packages: tools/**
    rules: [{ delete: pr-* }]
  - packages: "**"
    type: npm
    rules: [{ delete: "@prerelease" }]
`

describe('mode: list', () => {
  test.each([
    ['1', 1, 5],
    ['2', 2, 3],
    ['4', 3, 2],
    ['256', 5, 1]
  ])('divides five packages among at most %s jobs', async (batches, jobs, largest) => {
    const { act } = await setUpFleet(4)
    const { outputs } = await act({ mode: 'list', policy, batches })
    const lists: string[][] = JSON.parse(outputs['batches'] ?? '').map((each: string) => each.split(', '))
    expect(
      lists
        .map(({ length }) => length)
        .toSorted()
        .at(-1)
    ).toBe(largest)
    expect(lists).toHaveLength(jobs)
    expect(lists.flat()).toEqual([...['t0', 't1', 't2', 't3'].map((name) => `container/tools/${name}`), 'npm/ui'])
  })

  test('divides more packages than a matrix has jobs', async () => {
    const { act } = await setUpFleet(300)
    const { outputs } = await act({ mode: 'list', policy })
    const batches: string[] = JSON.parse(outputs['batches'] ?? '')
    expect(batches.length).toBeLessThanOrEqual(256)
    expect(batches.flatMap((each) => each.split(', '))).toHaveLength(301)
  })

  test('has no list where there is no package', async () => {
    const { act } = await setUpFleet(0)
    const { outputs } = await act({ mode: 'list', packages: 'none-*' })
    expect(outputs['batches']).toBe('[]')
  })

  test('says where the names are too long for the input of one job', async () => {
    const { world, act } = await setUpFleet(2)
    const names = Array.from({ length: 800 }, (_, at) => `${'long-name-'.repeat(18)}${at}`)
    for (const name of names) addPackage(world, { owner: 'acme', type: 'container', name })
    const packages = names.join(', ')
    const one = await act({ mode: 'list', packages, batches: '1' })
    expect([one.code, one.report.problems]).toEqual([1, [problemOf('batches', '"1"', '131060', 'set a larger number')]])
    const two = await act({ mode: 'list', packages, batches: '2' })
    expect([two.code, two.report.warnings]).toEqual([0, [expect.stringContaining('800 packages')]])
    expect((await act({ mode: 'list', packages: 'tools/*', batches: '1' })).report.warnings).toEqual([])
  })

  test.each(['0', '257', 'ten'])('refuses to divide packages among %s jobs', async (batches) => {
    const { act } = await setUpFleet(0)
    const { code, report } = await act({ mode: 'list', policy, batches })
    expect(code).toBe(1)
    expect(report.problems).toEqual([problemOf('batches', batches, '1 to 256')])
  })
})

describe('only', () => {
  test('limits a policy document to packages, without asking for a list', async () => {
    const { act, world, containers, ui } = await setUpFleet()
    for (const each of containers) publishDaily(world, each, ['v1', 'pr-1'])
    for (const name of ['1.0.0', '2.0.0-rc.1']) publish(world, ui, { name })
    const run = await act({ token, policy, only: 'container/tools/t1, npm/ui' })
    expect(run).toMatchObject({ code: 0, outputs: { packages: '["tools/t1","ui"]', 'deleted-count': '2' } })
    expect(containers.map(remainingNames)).toEqual([['v1', 'pr-1'], ['v1'], ['v1', 'pr-1']])
    expect(sent(run.requests).filter((each) => /packages\?/.test(each))).toEqual([])
  })

  test('does not warn about patterns that may match in the packages of other jobs', async () => {
    const { act, world, containers } = await setUpFleet()
    for (const each of containers) publishDaily(world, each, ['v1'])
    expect((await act({ policy, only: 'container/tools/t1' })).report.warnings).toEqual([])
    expect((await act({ policy })).report.warnings).not.toEqual([])
  })

  test('of a package that no policy matches fails the run', async () => {
    const { act } = await setUpFleet()
    const { code, report } = await act({ policy, only: 'container/server' })
    expect(code).toBe(1)
    expect(report.problems).toEqual([problemOf('only', 'container package server', 'no policy')])
  })

  test.each(['server', 'image/server', 'npm/', ','])('%j is not a package with its type', async (only) => {
    const { act } = await setUpFleet(0)
    const { code, report } = await act({ policy, only })
    expect(code).toBe(1)
    expect(report.problems).toEqual([problemOf('only', only, 'container/server')])
  })
})

describe('mode: report', () => {
  test('joins the reports of another run, by its URL', async () => {
    const { act, world, containers } = await setUpFleet(2)
    for (const each of containers) publishDaily(world, each, ['v1', 'pr-1'])
    for (const name of ['t0', 't1']) await act({ token, policy, only: `container/tools/${name}` }, { leg: name })
    const url = 'https://github.com/acme/app/actions/runs/1'
    const run = await act({ token, mode: 'report', run: url }, { runId: 2 })
    expect(run).toMatchObject({
      code: 0,
      outputs: { 'deleted-count': '2' },
      report: { run: { id: '1' }, server: '127.0.0.1' }
    })
    expect(run.requests.filter(({ method }) => method !== 'GET' && method !== 'POST' && method !== 'PUT')).toEqual([])
  })

  test('joins the reports of more jobs than artifacts of one name are tried', async () => {
    const { act, containers } = await setUpFleet(24)
    const keys = containers.map(({ name }) => `container/${name}`)
    for (const only of keys) await act({ token, policy, only }, { leg: only })
    const { code, report, outputs } = await act({ token, mode: 'report', only: keys.join() }, { job: 'report' })
    expect([code, report.problems, report.packages.length]).toEqual([0, [], 24])
    expect(outputs['complete']).toBe('true')
  })

  test('leaves out what another call of the workflow in the same run reported', async () => {
    const { act, world, containers } = await setUpFleet(2)
    for (const each of containers) publishDaily(world, each, ['v1', 'pr-1'])
    const [mine, other] = ['container/tools/t0', 'container/tools/t1']
    for (const only of [mine, other]) await act({ token, policy, only }, { leg: only })
    const run = await act({ token, mode: 'report', only: mine }, { job: 'report' })
    expect(run).toMatchObject({ code: 0, outputs: { 'deleted-count': '1', packages: '["tools/t0"]' } })
  })

  test('leaves out packages of the same name that another owner has', async () => {
    const { act, world, containers } = await setUpFleet(1)
    addToken(world, {
      token: 'ghp_both',
      kind: 'classic',
      login: 'mona',
      scopes: ['repo', 'write:packages', 'delete:packages']
    })
    const theirs = addPackage(world, { owner: 'mona', type: 'container', name: 'tools/t0', repository: 'acme/app' })
    for (const each of [...containers, theirs]) publishDaily(world, each, ['v1', 'pr-1'])
    const only = 'container/tools/t0'
    for (const owner of ['acme', 'mona']) await act({ token: 'ghp_both', owner, policy, only }, { leg: owner })
    for (const owner of ['acme', 'mona']) {
      const { code, report } = await act({ token, owner, mode: 'report', only }, { job: 'report' })
      expect([code, ...report.packages.map((each) => each.owner)]).toEqual([0, owner])
    }
  })

  test('compares with the last run over all jobs, however the packages are divided', async () => {
    const { act, world, containers } = await setUpFleet(3)
    for (const each of containers) publishDaily(world, each, ['v1', 'pr-1'])
    const [t0, t1, t2] = containers.map(({ name }) => `container/${name}`)
    const runOf = async (runId: number, ...batches: readonly string[]) => {
      for (const only of batches) await act({ token, policy, only, 'dry-run': 'true' }, { leg: only, runId })
      return act({ token, mode: 'report', only: batches.join(', ') }, { job: 'report', runId })
    }
    const first = await runOf(1, `${t0}`, `${t1}`)
    expect(first.report.previous).toBeUndefined()
    for (const each of containers) publishDaily(world, each, ['pr-2'])
    const second = await runOf(2, `${t0}, ${t2}`, `${t1}`)
    expect(second.report.previous).toMatchObject({ run: { id: '1' }, dryRun: true, added: [t2], removed: [] })
    expect(second.log).toContain('2 new versions, storage')
    expect(second.summary).toMatch(/Since the last run (?:.|\n)*tools\/t0.*\| 2 → 3 \|/)
    const other = await runOf(3, 'npm/ui')
    expect(other.report.previous).toBeUndefined()
  })

  test('fails where one of the reports is cut off, since the joined one would lack its packages', async () => {
    const { act, world } = await setUpFleet(2)
    for (const name of ['t0', 't1']) await act({ token, policy, only: `container/tools/${name}` }, { leg: name })
    for (const artifact of world.artifacts.slice(-1))
      artifact.bytes = await writeZip([
        { name: 'report.json', content: Readable.from([Buffer.from('{"schemaVersion":1')]) }
      ])
    const { code, report } = await act({ token, mode: 'report' }, { job: 'report' })
    expect(code).toBe(1)
    expect(report.problems).toEqual([problemOf('run', 'artifact', 'report.json')])
  })

  test('is not confused by a report that it wrote itself before', async () => {
    const { act, world, containers } = await setUpFleet(1)
    for (const each of containers) publishDaily(world, each, ['v1', 'pr-1'])
    await act({ token, policy, only: 'container/tools/t0' })
    const again = { token, mode: 'report' }
    await act(again, { job: 'report' })
    const run = await act(again, { job: 'report', attempt: 2 })
    expect(run).toMatchObject({ code: 0, outputs: { 'deleted-count': '1', packages: '["tools/t0"]' } })
  })

  test('of a run that executed the code of a fork fails: that code may have written any report', async () => {
    const { act, world } = await setUpFleet(1)
    await act({ token, policy, only: 'container/tools/t0', 'if-missing': 'ignore' })
    world.runs.set(1, { repository: 'acme/app', head: 'mona/app' })
    const { code, report } = await act({ token, mode: 'report' })
    expect(code).toBe(1)
    expect(report.problems).toEqual([problemOf('run', 'fork')])
  })

  test.each([
    ['a run that has none', { run: '9' }, ['input run', '9', 'actions: read']],
    ['what is not a run', { run: 'last' }, ['input run', 'last', 'URL']],
    ['a run of another server', { run: 'https://example.com/acme/app/actions/runs/1' }, ['input run', 'example.com']]
  ])('of %s fails, and says why', async (_, inputs, pieces) => {
    const { act } = await setUpFleet(0)
    const { code, report } = await act({ token, mode: 'report', ...inputs })
    expect(code).toBe(1)
    expect(report).toMatchObject({ mode: 'report', packages: [] })
    for (const piece of pieces) expect(report.problems.join()).toContain(piece)
  })
})
