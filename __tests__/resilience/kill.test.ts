import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { systemClock } from '../../simulator/clock.ts'
import { delays, type Effect, performsThenResponds, stalls } from '../../simulator/faults.ts'
import { pushIndex, pushMultiArch } from '../../simulator/images.ts'
import { brokenTags } from '../../simulator/pull.ts'
import { prepareStep, readOutputs, withServices } from '../../simulator/runner.ts'
import { signCosignV2 } from '../../simulator/signatures.ts'
import { deleteVersion } from '../../simulator/trash.ts'
import { addOwner, addPackage, addToken, createWorld, type SimPackage, type World } from '../../simulator/world.ts'
import type { Report } from '../../src/report/json.ts'
import { day, packageOf } from '../action.ts'
import fc from '../fast-check.ts'
import { checkReport } from '../report-schema.ts'
import { classic, serve } from '../simulator/simulate.ts'
import { expectReportMatchesRegistry, trackTags } from './fixture.ts'
import { stateOf } from './random-packages.ts'

const bundle = resolve('dist/index.js')
/** A runner sends the next signal so long after the first; the bundle exits after 4.6 seconds, finished or not. */
const patienceMs = 7500

const makeDirectory = (): string => mkdtempSync(join(tmpdir(), 'package-retention-'))

/** Creates an owner with a package in real time. */
const setUpWorld = () => {
  const world = createWorld(systemClock)
  addOwner(world, { login: 'acme', type: 'Organization' })
  addOwner(world, { login: 'octo', type: 'User' })
  addToken(world, { token: classic, kind: 'classic', login: 'octo' })
  return { world, app: addPackage(world, { owner: 'acme', type: 'container', name: 'app' }) }
}

/** Pushes a release to keep and 25 previews to delete, and returns a function that runs and kills the bundle. */
const setUpProcess = async () => {
  const { world, app } = setUpWorld()
  const created = Date.now() - 9 * day
  for (const tags of [['v1'], ...Array.from({ length: 25 }, (_, at) => [`pr-${at}`])]) {
    pushMultiArch(world, app, { tags, created })
  }
  const inputs = { packages: 'app', 'delete-tags': 'pr-*', 'delete-untagged': 'true' }
  return { world, app, ...(await serveProcess(world, inputs)), lost: trackTags(app) }
}

/** Serves a world, and returns a function that runs the bundle with the inputs and kills it. */
const serveProcess = async (world: World, step: Readonly<Record<string, string>>) => {
  const { simulator } = await serve(world)
  simulator.faults.add({ match: ({ host }) => host === 'rest', effect: delays(40) })

  /** Runs the bundle and, as soon as `when` is true, sends it the signal once or every half second. */
  const runBundle = async (
    signal: NodeJS.Signals | null = null,
    when: (requests: number) => boolean = () => false,
    environment: Readonly<Record<string, string>> = {},
    repeatedly = false
  ) => {
    const directory = makeDirectory()
    const env = { ...(await prepareStep(simulator, { token: classic, ...step }, directory)), ...environment }
    const child = spawn(process.execPath, [bundle], { env: { PATH: process.env['PATH'], ...env }, stdio: 'ignore' })
    const before = simulator.requests.length
    let killedAt = Number.NaN
    let repeat: NodeJS.Timeout | undefined
    const watch = setInterval(() => {
      if (signal === null || !when(simulator.requests.length - before)) return
      clearInterval(watch)
      killedAt = performance.now()
      child.kill(signal)
      if (repeatedly) repeat = setInterval(() => child.kill(signal), 500)
    }, 5)
    const code = await new Promise<number | null>((end) => child.on('close', end))
    const elapsedMs = performance.now() - killedAt
    clearInterval(watch)
    clearInterval(repeat)
    const outputs = Object.fromEntries(await readOutputs(env))
    const summary = await readFile(env.GITHUB_STEP_SUMMARY, 'utf8')
    const text = await readFile(outputs['report'] ?? '', 'utf8').catch(() => 'null')
    const report: Report | null = JSON.parse(text)
    if (report) checkReport(report)
    return { code, elapsedMs, outputs, summary, report }
  }
  return { simulator, runBundle }
}

const previews = (app: SimPackage): string[] => [...app.tags.keys()].filter((tag) => tag.startsWith('pr-'))

/** A random request number of a run; another SEED gives another one. */
const randomRequests = fc.sample(fc.integer({ min: 2, max: 150 }), 1)

describe('a run that is cancelled', () => {
  const moments: [string, number][] = [
    ['before its first answer', 1],
    ['while it reads the manifests', 30],
    ['at its first deletions', 84],
    ['in the middle of its deletions', 110],
    ['near its end', 150],
    ...randomRequests.map((count): [string, number] => [`at request ${count}`, count])
  ]
  test.each(moments.map(([moment, count], at) => [at % 2 ? 'SIGTERM' : 'SIGINT', moment, count] as const))(
    'by %s %s reports what it did, and the next run continues',
    async (signal, _moment, count) => {
      const { app, runBundle, lost } = await setUpProcess()
      const { code, elapsedMs, outputs, summary, report } = await runBundle(signal, (requests) => requests >= count)
      expect(elapsedMs).toBeLessThan(patienceMs)
      expect(code).toBe(1)
      expect(report).toMatchObject({ complete: false, stopReason: 'cancelled' })
      expect(outputs).toMatchObject({ complete: 'false', report: expect.stringMatching(/report\.json$/) })
      expect(summary).toMatch(/cancelled/i)
      if (report?.packages[0]) {
        expectReportMatchesRegistry(app, packageOf({ report }))
        expect(outputs['deleted-count']).toBe(`${78 - app.versions.length}`)
      }
      expect(lost()).toEqual([])
      expect((await runBundle()).code).toBe(0)
      expect(previews(app)).toEqual([])
      expect(app.versions).toHaveLength(3)
      expect(lost()).toEqual([])
    }
  )

  test.each<[string, Effect]>([
    ['stall', stalls()],
    ['are performed and then stall', async (_request, proceed) => ({ ...(await proceed()), transport: 'stall' })]
  ])('while its deletions %s ends before the runner sends the next signal', async (_, effect) => {
    const { app, simulator, runBundle, lost } = await setUpProcess()
    simulator.faults.clear()
    const stalled = simulator.faults.add({ match: { method: 'DELETE' }, after: 5, times: 10, effect })
    const { code, elapsedMs, report } = await runBundle('SIGTERM', () => stalled.hits >= 3)
    expect(elapsedMs).toBeLessThan(patienceMs)
    expect(code).toBe(1)
    expect(report?.stopReason).toBe('cancelled')
    if (report) expectReportMatchesRegistry(app, packageOf({ report }))
    expect(lost()).toEqual([])
    simulator.faults.clear()
    expect((await runBundle()).code).toBe(0)
    expect(app.versions).toHaveLength(3)
  })

  test('while it waits for the cache service ends before the runner sends the next signal', async () => {
    const { app, simulator, runBundle } = await setUpProcess()
    const waiting = simulator.faults.add({ match: { path: /CacheService/ }, effect: stalls() })
    const { code, elapsedMs, report } = await runBundle('SIGINT', () => waiting.hits > 0, withServices(simulator))
    expect(elapsedMs).toBeLessThan(patienceMs)
    expect(code).toBe(1)
    expect(report?.stopReason).toBe('cancelled')
    expect(app.versions).toHaveLength(78)
  })

  test.each([
    ['begins to upload its report', /CreateArtifact/, false],
    ['uploads its report', /^\/artifacts\//, false],
    ['reserves a cache entry', /CreateCacheEntry/, false],
    ['uploads its manifests', /^\/blobs\//, false],
    ['finalizes its cache entry', /FinalizeCacheEntryUpload/, true]
  ])('while it %s ends before the runner sends the next signal, and reports what it did', async (_, path, again) => {
    const { app, simulator, runBundle } = await setUpProcess()
    const saving = simulator.faults.add({ match: { path }, effect: stalls() })
    const environment = withServices(simulator)
    const { code, elapsedMs, outputs, report } = await runBundle('SIGINT', () => saving.hits > 0, environment, again)
    expect(elapsedMs).toBeLessThan(patienceMs)
    expect(code).toBe(1)
    expect(report).toMatchObject({ complete: true, stopReason: null })
    expect(outputs).toMatchObject({ 'deleted-count': '75', complete: 'true' })
    expect(app.versions).toHaveLength(3)
  })

  test('while it reads manifests saves them for the next run', async () => {
    const { world, app, simulator, runBundle } = await setUpProcess()
    const reads = (): number => simulator.requests.filter(({ host }) => host === 'registry').length
    // The key of the cache depends on the path of the temporary folder.
    const environment = { ...withServices(simulator), RUNNER_TEMP: makeDirectory() }
    const stalled = simulator.faults.add({ match: ({ host }) => host === 'registry', after: 60, effect: stalls() })
    await runBundle('SIGTERM', () => reads() >= 76, environment)
    const before = reads()
    expect(world.caches).toHaveLength(1)
    stalled.remove()
    expect((await runBundle(null, () => false, environment)).code).toBe(0)
    // Of its 78 manifests the registry gave 60.
    expect(reads() - before).toBeGreaterThanOrEqual(16)
    expect(reads() - before).toBeLessThanOrEqual(50)
    expect(app.versions).toHaveLength(3)
  })
})

test.each([30, 84, 110, 140, ...randomRequests])(
  'after SIGKILL at request %i the next run finishes the work',
  async (count) => {
    const { app, simulator, runBundle, lost } = await setUpProcess()
    simulator.faults.add({ match: { method: 'DELETE' }, after: 3, times: 2, effect: performsThenResponds(500) })
    const { code } = await runBundle('SIGKILL', (requests) => requests >= count)
    expect(code).toBe(null)
    expect(lost()).toEqual([])
    const next = await runBundle()
    expect(next.code).toBe(0)
    if (next.report) expectReportMatchesRegistry(app, packageOf({ report: next.report }))
    expect(app.versions).toHaveLength(3)
    expect(lost()).toEqual([])
  }
)

/** Pushes four images, a nested one and a signature, of which another tool deletes all that is untagged, and one image on purpose. */
const setUpRepair = async () => {
  const { world, app } = setUpWorld()
  const created = Date.now() - 9 * day
  for (let at = 0; at < 4; at++) {
    const { index } = pushMultiArch(world, app, { tags: [`v${at}`], created, attestations: 'buildkit-artifact' })
    if (at === 0)
      for (const signature of signCosignV2(world, app, index, { created })) deleteVersion(world, app, signature)
  }
  const { index } = pushMultiArch(world, app, { created })
  pushIndex(world, app, { tags: ['nested'], created, children: [index] })
  for (const each of app.versions.filter(({ tags }) => tags.length === 0)) deleteVersion(world, app, each)
  const needed = app.deleted.map(({ id }) => id)
  const old = pushMultiArch(world, app, { tags: ['old'], created })
  for (const each of [old.index, ...old.children]) deleteVersion(world, app, each)
  const before = stateOf(app)
  return { app, needed, before, ...(await serveProcess(world, { mode: 'repair', packages: 'app' })) }
}

/** Returns the versions that are active and were not before. */
const cameBack = (app: SimPackage, before: ReadonlyMap<number, unknown>): number[] =>
  app.versions.map(({ id }) => id).filter((id) => !before.has(id))

test.each([
  ['SIGTERM', 'in the middle of its restores', 10],
  ['SIGKILL', 'before the parts of a restored part', 18]
] as const)(
  'a repair that ends by %s %s damages nothing, and the next one finishes it',
  async (signal, _, restores) => {
    const { app, needed, before, runBundle } = await setUpRepair()
    expect(needed).toHaveLength(20)
    const isDue = (): boolean => cameBack(app, before).length >= restores
    const { code, elapsedMs, outputs, report } = await runBundle(signal, isDue)
    const restored = cameBack(app, before)
    expect(code).toBe(signal === 'SIGTERM' ? 1 : null)
    expect(restored.length).toBeLessThan(needed.length)
    expect(new Set(restored).isSubsetOf(new Set(needed))).toBe(true)
    for (const [id, tags] of before) expect(stateOf(app).get(id)).toEqual(tags)
    if (signal === 'SIGTERM') {
      expect(elapsedMs).toBeLessThan(patienceMs)
      expect(report).toMatchObject({ complete: false, stopReason: 'cancelled' })
      expect(outputs['restored-count']).toBe(`${restored.length}`)
    }
    const next = await runBundle()
    expect(next.code).toBe(0)
    // GitHub may still have carried out what the killed run had sent.
    expect(Number(next.outputs['restored-count'])).toBeLessThanOrEqual(needed.length - restored.length)
    expect(cameBack(app, before).toSorted((a, b) => a - b)).toEqual(needed.toSorted((a, b) => a - b))
    for (const [id, tags] of before) expect(stateOf(app).get(id)).toEqual(tags)
    expect(brokenTags(app)).toEqual([])
  }
)
