import { describe, expect, test } from '@jest/globals'
import { type Effect, edits, meanwhile, responds, serverError } from '../../simulator/faults.ts'
import { pushImage, pushMultiArch } from '../../simulator/images.ts'
import { type SimulatorOptions, startSimulator } from '../../simulator/server.ts'
import { addPackage, addRepository, moveTag, publish, type SimPackage, type World } from '../../simulator/world.ts'
import { day, type Inputs, publishDaily, type Run, runAction, sent, setUp } from '../action.ts'
import fc from '../fast-check.ts'
import { smallWorld } from '../simulator/simulate.ts'
import { createRandom } from './fault-catalogue.ts'
import { expectInvariants, trackTags } from './fixture.ts'

/** A package to generate: its type, how many versions to delete and to keep, and what goes wrong with it. */
interface Draft {
  readonly type: 'container' | 'npm'
  readonly old: number
  readonly kept: number
  readonly trouble: 'none' | 'refuses' | 'denies' | 'fails' | 'is not listed'
}

const troubles = {
  refuses: { method: 'DELETE', effect: responds(400, { message: 'This version cannot be deleted.' }) },
  denies: { method: 'DELETE', effect: responds(403, { message: 'Resource not accessible by integration' }) },
  fails: { method: 'DELETE', effect: serverError(500) },
  'is not listed': { method: 'GET', effect: responds(403, { message: 'Resource not accessible by integration' }) }
}

const fill = (world: World, pkg: SimPackage, { type, old, kept }: Draft, place: number): void => {
  const created = world.clock.now() - 90 * day
  const push = (name: string, at: number): unknown => {
    // Packages take turns in age, and some are of one age, so that a cap over all of them takes some of each.
    const time = created + at * 3_600_000 + (place % 3)
    if (type === 'npm') return publish(world, pkg, { name, created: time })
    return at % 3 === 0
      ? pushMultiArch(world, pkg, { tags: [name], created: time })
      : pushImage(world, pkg, { tags: [name], created: time })
  }
  for (let at = 0; at < kept; at++) push(`2.${at}`, at)
  for (let at = 0; at < old; at++) push(`1.${at}`, at)
  if (old === 3) push('pr-3', 3)
}

const policy = `version: 1
policies:
  - { packages: [p0, p1], max-deletions: 4, rules: [{ delete: '1.*' }] }
  - { packages: ['p*'], repository: acme/none, rules: [{ delete: '1.*', keep: { latest: 1 } }, { delete: 'pr-{pr}', keep: { while: pr-open } }] }
  - { packages: ['p*'], type: npm, rules: [{ delete: '1.*', keep: { latest: 2 } }] }
`

/** Runs over generated packages, so many at once, at latencies that the seed draws. */
const runOver = async (
  { drafts, perHour, inputs }: { drafts: readonly Draft[]; perHour: number | null; inputs: Inputs },
  packagesAtOnce: number,
  seed: number
) => {
  const { world, clock } = smallWorld()
  addRepository(world, 'acme/app')
  const random = createRandom(seed)
  const limits = perHour === null ? {} : { primary: { classic: perHour } }
  const simulator = await startSimulator(world, { latency: () => random() * 40, limits })
  const packages = drafts.map((draft, place) => {
    const pkg = addPackage(world, { owner: 'acme', type: draft.type, name: `p${place}` })
    fill(world, pkg, draft, place)
    if (draft.trouble === 'none') return pkg
    const { method, effect } = troubles[draft.trouble]
    simulator.faults.add({ match: { method, path: new RegExp(`/p${place}/versions`) }, effect })
    return pkg
  })
  const lost = packages.map(trackTags)
  const started = clock.now()
  try {
    const run = await runAction(simulator, clock, inputs, {}, null, () => {}, packagesAtOnce)
    expectInvariants(
      run,
      packages,
      lost.flatMap((each) => each())
    )
    return { run, took: clock.now() - started }
  } finally {
    await simulator.close()
  }
}

/** The part of a report that must not depend on how many packages are worked on at once. */
const withoutTimes = ({ report }: Run): object => ({ ...report, startedAt: '', finishedAt: '', requests: {} })

/** The groups of a log, each with its title and its lines: those about single changes come as these end, and progress when it is time. */
const groupsOf = ({ log }: Run): string[][] =>
  log
    .split('::group::')
    .slice(1)
    .map((text) => {
      const lines = text.split('\n')
      const [title = '', ...others] = lines
        .slice(0, lines.indexOf('::endgroup::'))
        .filter((line) => !/^::debug::| per minute, .* left$/.test(line))
      return [title, ...others.toSorted()]
    })

const draft = fc.record({
  type: fc.constantFrom('container' as const, 'npm' as const),
  old: fc.integer({ min: 0, max: 7 }),
  kept: fc.integer({ min: 0, max: 3 }),
  trouble: fc.oneof(
    { weight: 5, arbitrary: fc.constant('none' as const) },
    { weight: 1, arbitrary: fc.constantFrom('refuses', 'denies', 'fails', 'is not listed') }
  )
})

const cases = fc.record({
  drafts: fc.array(draft, { minLength: 2, maxLength: 14 }),
  seeds: fc.tuple(fc.nat(), fc.nat()),
  atOnce: fc.integer({ min: 2, max: 12 }),
  perHour: fc.option(fc.integer({ min: 60, max: 400 })),
  cap: fc.option(fc.nat(12)),
  dryRun: fc.boolean()
})

test('the report is the same however many packages are worked on at once, and however long answers take', async () => {
  let sooner = 0
  const property = fc.asyncProperty(cases, async ({ drafts, seeds, atOnce, perHour, cap, dryRun }) => {
    const inputs = { policy, 'dry-run': `${dryRun}`, ...(cap !== null && { 'max-deletions': `${cap}` }) }
    const alone = await runOver({ drafts, perHour, inputs }, 1, seeds[0])
    const together = await runOver({ drafts, perHour, inputs }, atOnce, seeds[1])
    expect(withoutTimes(together.run)).toEqual(withoutTimes(alone.run))
    expect(groupsOf(together.run)).toEqual(groupsOf(alone.run))
    if (together.took < alone.took) sooner++
  })
  await fc.assert(property, { numRuns: 25, seed: 16 })
  expect(sooner).toBeGreaterThan(18)
})

/** So many packages, each with a release and previews of three versions that are to be deleted. */
const setUpPackages = async (count: number, previews: (place: number) => number, options: SimulatorOptions = {}) => {
  const { world, clock, simulator, act } = await setUp(options)
  const packages = Array.from({ length: count }, (_, place) => {
    const pkg = addPackage(world, { owner: 'acme', type: 'container', name: `p${place}` })
    const created = clock.now() - 9 * day
    for (const tags of [['v1'], ...Array.from({ length: previews(place) }, (_, at) => [`pr-${at}`])]) {
      pushMultiArch(world, pkg, { tags, created })
    }
    return pkg
  })
  const countLeftovers = () => packages.map(({ versions, tags }) => versions.length - 3 * tags.size)
  return { clock, packages, simulator, act, countLeftovers }
}

const changeEach = (list: unknown, change: object): unknown =>
  Array.isArray(list) ? list.map((item) => ({ ...item, ...change })) : list

const addsNextPage: Effect = async (_request, proceed) => {
  const response = await proceed()
  return { ...response, headers: { ...response.headers, link: '</v2/acme/p0/tags/list?last=v1&n=1000>; rel="next"' } }
}

const inputs = { packages: 'p*', 'delete-tags': 'pr-*' }

describe('of packages that are cleaned side by side', () => {
  test('each has its group in the log, in their order, whichever ends first', async () => {
    const { act } = await setUpPackages(6, (place) => (place === 0 ? 40 : 1), { latency: 20 })
    const run = await act(inputs)
    const ended = run.requests.filter(({ method }) => method === 'DELETE').map(({ path }) => path.split('/')[5])
    expect(ended.lastIndexOf('p0')).toBeGreaterThan(ended.lastIndexOf('p5'))
    const groups = groupsOf(run)
    expect(groups.map(([title]) => title)).toEqual(
      Array.from({ length: 6 }, (_, place) => expect.stringContaining(`acme/p${place}: `))
    )
    for (const [place, lines] of groups.entries()) {
      expect(lines.at(-1)).not.toContain('::')
      expect(lines.filter((line) => line.startsWith(`container package acme/p${place}: `))).toHaveLength(2)
    }
  })

  test('progress is logged every few seconds, over all of them', async () => {
    const { act } = await setUpPackages(12, () => 5, { latency: 1000 })
    const { log } = await act(inputs)
    expect(log).toMatch(/^\d+ of 180 changes made, \d+ per minute/m)
    expect(log).toMatch(/^\d+ of 12 packages planned, \d+ per minute/m)
  })

  test.each([
    ['a cancellation', 'cancelled', 1],
    ['the time limit', 'time-limit', 0]
  ])('every image that is begun is finished after %s', async (_, stopReason, code) => {
    const { clock, act, simulator, packages, countLeftovers } = await setUpPackages(20, () => 4, { latency: 20 })
    const cancel = new AbortController()
    const stop = () => (stopReason === 'cancelled' ? cancel.abort() : clock.advance(60_000))
    simulator.faults.add({ match: { method: 'DELETE' }, after: 25, times: 1, effect: meanwhile(stop) })
    const run = await act({ ...inputs, 'time-limit': '1min' }, {}, cancel.signal)
    expect(run).toMatchObject({ code, report: { stopReason, complete: false } })
    expect(countLeftovers()).toEqual(packages.map(() => 0))
    expectInvariants(run, packages, [])
  })

  test('a tag that cannot be removed in one keeps no tag of the others', async () => {
    const { clock, packages, act, simulator } = await setUpPackages(4, () => 0, { latency: 20 })
    for (const pkg of packages) {
      const release = pkg.tags.get('v1')
      if (release) for (const tag of ['pr-1', 'pr-2']) moveTag(pkg, tag, release, clock.now() - 9 * day)
    }
    simulator.faults.add({ match: { method: 'DELETE', path: /\/p1\/versions/ }, effect: troubles.fails.effect })
    const run = await act({ ...inputs, untag: 'true' })
    expect(run.code).toBe(1)
    expect(packages.map(({ tags }) => [...tags.keys()].toSorted())).toEqual([
      ['v1'],
      ['pr-1', 'pr-2', 'v1'],
      ['v1'],
      ['v1']
    ])
  })

  test('a token that may not delete in one says nothing about the others', async () => {
    const { act, simulator } = await setUpPackages(12, () => 3, { latency: 20 })
    const { method, effect } = troubles.denies
    simulator.faults.add({ match: { method, path: /\/p3\/versions/ }, effect })
    const run = await act(inputs)
    expect(run.report.packages.map(({ counts }) => counts.deleted)).toEqual(
      Array.from({ length: 12 }, (_, place) => (place === 3 ? 0 : 9))
    )
    expect(run.requests.filter(({ method, path }) => method === 'DELETE' && path.includes('/p3/'))).toHaveLength(1)
  })
})

describe('the list that a plan was made from', () => {
  const packages = ['p0', 'p1']
  const listings = ({ requests }: Run): number[] =>
    packages.map(
      (name) => requests.filter(({ method, path }) => method === 'GET' && path.endsWith(`/${name}/versions`)).length
    )
  const addNpm = async (world: World): Promise<void> => {
    for (const name of packages)
      publishDaily(world, addPackage(world, { owner: 'acme', type: 'npm', name }), ['2.0', '1.0'])
  }

  test('is not read again where the list of packages and the registry confirm it', async () => {
    const { act } = await setUpPackages(2, () => 1)
    const run = await act(inputs)
    expect(run.outputs['deleted-count']).toBe('6')
    expect(listings(run)).toEqual([1, 1])
  })

  test('is not read again where the list of packages confirms it, for a type without tags', async () => {
    const { world, act } = await setUp()
    await addNpm(world)
    const run = await act({ packages: 'p*', 'package-type': 'npm', 'delete-tags': '1.*' })
    expect(run.outputs['deleted-count']).toBe('2')
    expect(sent(run.requests.filter(({ path }) => path.includes('p0')))).toEqual([
      'GET /orgs/acme/packages/npm/p0/versions?per_page=100&page=1',
      expect.stringContaining('DELETE /orgs/acme/packages/npm/p0/versions/')
    ])
  })

  test('is read again once it is older than 45 seconds', async () => {
    const { clock, act, simulator } = await setUpPackages(2, () => 1)
    simulator.faults.add({
      match: { method: 'GET', path: /p1\/tags\/list$/ },
      times: 1,
      effect: meanwhile(() => clock.advance(50_000))
    })
    const run = await act(inputs)
    expect(run.outputs['deleted-count']).toBe('6')
    expect(Math.max(...listings(run))).toBe(2)
  })

  test.each<[string, RegExp, Effect]>([
    ['says another number of versions', /acme\/packages$/, edits((list) => changeEach(list, { version_count: 1 }))],
    ['says no number of versions', /acme\/packages$/, edits((list) => changeEach(list, { version_count: undefined }))],
    ['lacks a tag', /tags\/list$/, edits((body) => ({ ...Object(body), tags: ['v1'] }))],
    ['has another tag', /tags\/list$/, edits((body) => ({ ...Object(body), tags: ['v1', 'v2'] }))],
    ['has more than one page', /tags\/list$/, addsNextPage],
    ['cannot be read', /tags\/list$/, responds(404, {})],
    ['is none', /tags\/list$/, responds(200, [])]
  ])('is read again where the other one %s', async (_, path, effect) => {
    const { act, simulator } = await setUpPackages(2, () => 1)
    simulator.faults.add({ match: { method: 'GET', path }, effect })
    const run = await act(inputs)
    expect(run).toMatchObject({ code: 0, outputs: { 'deleted-count': '6' } })
    expect(listings(run)).toEqual([2, 2])
  })

  test('is read again before a package is deleted', async () => {
    const { world, act } = await setUp()
    await addNpm(world)
    const run = await act({
      packages: 'p*',
      'package-type': 'npm',
      'delete-tags': '*',
      'delete-empty-packages': 'true'
    })
    expect(run.outputs['deleted-count']).toBe('4')
    expect(listings(run)).toEqual([2, 2])
  })
})
