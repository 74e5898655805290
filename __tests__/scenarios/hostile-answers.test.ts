import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { type Effect, edits, responds, tooManyRequests } from '../../simulator/faults.ts'
import { respond } from '../../simulator/http.ts'
import { pushImage, pushIndex } from '../../simulator/images.ts'
import { mediaTypes, pushDocument, putManifest } from '../../simulator/manifests.ts'
import { brokenTags } from '../../simulator/pull.ts'
import { fallbackTag } from '../../simulator/signatures.ts'
import { addPackage, moveTag, type SimPackage, type World } from '../../simulator/world.ts'
import {
  day,
  describeVersions,
  mutations,
  packageOf,
  publishDaily,
  reasonCodes,
  remainingNames,
  setUp
} from '../action.ts'

const inputs = { packages: 'app, other', 'delete-tags': '*', 'delete-untagged': 'true', 'keep-latest': '1' }

/** Two packages of which two old images each would go; `app` is the one that is tampered with. */
const setUpTwo = async () => {
  const scene = await setUp()
  const { world, app } = scene
  const other = addPackage(world, { owner: 'acme', type: 'container', name: 'other', repository: 'acme/app' })
  for (const each of [app, other]) publishDaily(world, each, ['v3', 'v2', 'v1'])
  return { ...scene, other }
}

/** Runs, and expects `app` to be left as it is, with a problem that says so, and `other` to be cleaned all the same. */
const expectLeftAlone = async ({ act, app, other }: Awaited<ReturnType<typeof setUpTwo>>, problem: RegExp) => {
  const before = remainingNames(app)
  const run = await act(inputs)
  expect(run.code).toBe(1)
  expect(remainingNames(app)).toEqual(before)
  expect(mutations(run.requests).filter((request) => request.includes('/app/'))).toEqual([])
  expect(remainingNames(other)).toEqual(['v3'])
  expect([packageOf(run, 'app').problem, run.log].join('\n')).toMatch(problem)
  expect(packageOf(run, 'other').status).toBe('ok')
  expect(run.log).toMatch(/^::error::/m)
}

const listing = { path: /\/app\/versions$/ }
const manifests = { path: /\/app\/manifests\// }

const json = (text: string): Effect => responds(200, text, { 'content-type': 'application/json; charset=utf-8' })
const list = (change: (versions: object[]) => object[]): Effect =>
  edits((body) => (Array.isArray(body) ? change(body) : body))
/** The first version of the list as this. */
const first = (change: object): Effect => list(([one, ...others]) => [{ ...one, ...change }, ...others])
const link =
  (text: (url: string) => string): Effect =>
  async (request, proceed) => {
    const original = await proceed()
    return { ...original, headers: { ...original.headers, link: text(`https://evil.example${request.path}`) } }
  }

describe('a listing', () => {
  test.each<[string, Effect, RegExp]>([
    [
      'a body of 33 MiB in 33 KiB of gzip',
      responds(200, gzipSync(Buffer.alloc(33 << 20, ' ')), {
        'content-type': 'application/json',
        'content-encoding': 'gzip'
      }),
      /more than 32 MiB/
    ],
    [
      'a compression that breaks',
      responds(200, 'x', { 'content-encoding': 'gzip' }),
      /no usable answer|not JSON|header/
    ],
    ['a hundred thousand levels of lists', json('['.repeat(100_000) + ']'.repeat(100_000)), /200|JSON/],
    ['an object with __proto__', json('{"__proto__": [], "length": 0}'), /200/],
    ['items that inherit their id', json('[{"__proto__": {"id": 1, "name": "x"}}]'), /200/],
    ['nothing but null', json('null'), /200/],
    ['an id with a fraction', first({ id: 1.5 }), /200/],
    ['an id below 1', first({ id: -3_000_000_001 }), /200/],
    ['an id as a text', first({ id: '3000000001/../../..' }), /200/],
    ['an id that is no safe integer', json('[{"id": 9007199254740993, "name": "x"}]'), /200/],
    ['an id without end', json('[{"id": 1e999, "name": "x"}]'), /200/],
    ['a name that is a list', first({ name: ['x'] }), /200/],
    ['tags that are a text', first({ metadata: { container: { tags: 'v1' } } }), /200/],
    ['tags with a number', first({ metadata: { container: { tags: [1] } } }), /200/],
    ['the same digest under two ids', list((all) => [...all, { ...all[0], id: 7 }]), /digest/],
    ['a last page of 10^9', link((url) => `<${url}?page=1000000000>; rel="last"`), /10000/],
    ['a last page of 10^30', link((url) => `<${url}?page=1${'0'.repeat(30)}>; rel="last"`), /10000/],
    ['a next page without a number', link((url) => `<${url}?after=Y3Vyc29y>; rel="next"`), /10000/],
    ['a next page in unusual words', link((url) => `<${url}?after=x>; title="a"; REL=next`), /10000/]
  ])('with %s leaves its package alone, and the others go on', async (_, effect, problem) => {
    const scene = await setUpTwo()
    scene.simulator.faults.add({ match: listing, effect })
    await expectLeftAlone(scene, problem)
  })

  test.each<[string, (url: string) => string]>([
    ['leads back to itself', (url) => `<${url}?page=1>; rel="next", <${url}?page=1>; rel="last"`],
    ['leads to another host', (url) => `<${url}?page=2>; rel="next"`]
  ])('whose Link %s is asked for by its number alone, and ends', async (_, text) => {
    const scene = await setUpTwo()
    scene.simulator.faults.add({ match: listing, times: 1, effect: link(text) })
    const run = await scene.act(inputs)
    expect(run.code).toBe(0)
    expect(remainingNames(scene.app)).toEqual(['v3'])
    const pages = run.requests.filter(({ path, query }) => listing.path.test(path) && query.includes('page=3'))
    expect(pages).toEqual([])
  })

  test('that gives a version twice takes it once', async () => {
    const scene = await setUpTwo()
    scene.simulator.faults.add({ match: listing, effect: list((all) => [...all, ...all]) })
    const run = await scene.act({ ...inputs, 'dry-run': 'true' })
    expect(run.code).toBe(0)
    expect(packageOf(run, 'app').counts.versions).toBe(3)
  })

  test.each([
    ['', ''],
    ['null', null],
    ['that day in words', 'yesterday 5'],
    ['a single digit', '1'],
    ['a thirteenth month', '2026-13-01T00:00:00Z'],
    ['the 31st of June', '2025-06-31T00:00:00Z'],
    ['the 25th hour', '2025-06-01T25:00:00Z'],
    ['a date alone', '2025-06-01'],
    ['the first year', '0001-01-01T00:00:00Z'],
    ['before the beginning of Unix', '1969-12-31T23:59:59Z'],
    ['a year of six digits', '+275760-09-13T00:00:00Z'],
    ['the future', '2126-01-01T00:00:00Z']
  ])('with an impossible time of creation (%s) keeps that version', async (_, time) => {
    const scene = await setUpTwo()
    const change = list((all) => all.map((each, at) => (at === 2 ? { ...each, created_at: time } : each)))
    scene.simulator.faults.add({ match: { ...listing, method: 'GET' }, effect: change })
    const run = await scene.act(inputs)
    expect(describeVersions(packageOf(run, 'app'), reasonCodes)).toEqual({
      v3: 'latest',
      v2: 'expired',
      v1: 'unknown-time'
    })
    expect(remainingNames(scene.app)).toEqual(['v3', 'v1'])
  })
})

describe('a manifest', () => {
  const manifest = (text: string): Effect => responds(200, text, { 'content-type': mediaTypes.index })

  test.each<[string, Effect, RegExp]>([
    ['of 5 MiB', manifest(' '.repeat(5 << 20)), /larger than 4 MiB/],
    [
      'that is a gigabyte once it is unpacked',
      responds(200, gzipSync(Buffer.alloc(64 << 20, ' ')), { 'content-encoding': 'gzip' }),
      /digest/
    ],
    ['with other bytes than its digest says', manifest('{}'), /digest/],
    ['whose registry asks for a pause of a century', tooManyRequests('876000h'), /answered 429/],
    [
      'whose registry asks for a pause without end',
      responds(429, '', { 'retry-after': '9'.repeat(400) }),
      /answered 429/
    ],
    ['that leads from place to place', (request) => respond(307, '', { location: request.path }), /answered 307/],
    ['that leads to no address', responds(307, '', { location: 'http://[' }), /Invalid URL/],
    ['that leads to a file', responds(307, '', { location: 'file:///etc/passwd' }), /no complete answer/]
  ])('%s leaves its package alone, and the others go on', async (_, effect, problem) => {
    const scene = await setUpTwo()
    scene.simulator.faults.add({ match: manifests, effect })
    await expectLeftAlone(scene, problem)
  })

  const digest = (at: number): string => `sha256:${at.toString(16).padStart(64, '0')}`
  const index = (manifests: unknown, rest: object = {}): string =>
    JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.index, manifests, ...rest })
  const entry = (of: string) => ({ mediaType: mediaTypes.manifest, digest: of, size: 2 })

  test.each<[string, string]>([
    ['children that take more than 4 MiB', index(Array.from({ length: 40_000 }, (_, at) => entry(digest(at))))],
    ['children that are numbers', index([1, 2])],
    ['a child whose digest climbs out of its path', index([entry('sha256:../../../v2/other')])],
    ['a child of which it says nothing', index([{ mediaType: mediaTypes.manifest }])],
    ['children under __proto__', `{"schemaVersion":2,"mediaType":"${mediaTypes.index}","manifests":{"__proto__":[]}}`],
    [
      'a size of minus one',
      `{"schemaVersion":2,"mediaType":"${mediaTypes.manifest}","config":{"digest":"${digest(1)}","size":-1},"layers":[]}`
    ],
    ['a subject that is no digest', index([], { subject: { digest: 'latest' } })],
    ['no JSON', '<html>'],
    ['half a text', '{"schemaVersion":2,'],
    [
      'a hundred thousand levels',
      `{"mediaType":"${mediaTypes.index}","manifests":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    ]
  ])('with %s leaves its package alone, and the others go on', async (_, text) => {
    const scene = await setUpTwo()
    const push = { tags: ['odd'], created: scene.clock.now() - day }
    putManifest(scene.world, scene.app, { mediaType: mediaTypes.index, bytes: Buffer.from(text) }, push)
    await expectLeftAlone(scene, /not a manifest|404|4 MiB/)
  })

  test('with the same child a thousand times needs it once', async () => {
    const { world, app, act, clock } = await setUpTwo()
    const child = pushImage(world, app, { created: clock.now() - 9 * day })
    const manifests = Array.from({ length: 1000 }, () => entry(child.name))
    pushDocument(world, app, { mediaType: mediaTypes.index, manifests }, { tags: ['main'] })
    const run = await act({ ...inputs, packages: 'app' })
    expect(run.code).toBe(0)
    expect(app.byName.has(child.name)).toBe(true)
    expect(describeVersions(packageOf(run), reasonCodes)[child.name]).toBe('needed-by')
  })
})

/** Images in a row, each an index of the one before. */
const pushChain = (world: World, pkg: SimPackage, length: number, created: number): void => {
  let inner = pushImage(world, pkg, { created })
  for (let at = 0; at < length; at++) inner = pushIndex(world, pkg, { children: [inner], created })
  moveTag(pkg, 'deep', inner, created)
}

describe('a graph', () => {
  test.each([
    ['that is kept', 'deep', 301],
    ['that is deleted', 'none', 0]
  ])('of three hundred levels %s is one image', async (_, protect, staying) => {
    const { world, app, act, clock } = await setUp()
    pushImage(world, app, { tags: ['newest'], created: clock.now() - day })
    pushChain(world, app, 300, clock.now() - 9 * day)
    const run = await act({ 'delete-tags': 'deep', 'delete-untagged': 'true', 'keep-tags': protect })
    expect(run.code).toBe(0)
    expect(app.versions).toHaveLength(1 + staying)
    expect(brokenTags(app)).toEqual([])
  })

  test('whose helper tags form a ring, and one that refers to itself, comes to an end and keeps what is kept', async () => {
    const { world, app, act, clock } = await setUp()
    const created = clock.now() - 9 * day
    const [a, b, c, own] = Array.from({ length: 4 }, () => pushImage(world, app, { created }))
    if (!a || !b || !c || !own) throw new Error('four images')
    const ring = [
      [a, b],
      [b, c],
      [c, a],
      [own, own]
    ] as const
    for (const [from, to] of ring) moveTag(app, fallbackTag(to.name), from, created)
    moveTag(app, 'main', a, created)
    const run = await act({ 'delete-tags': 'x', 'delete-untagged': 'true' })
    expect(run.code).toBe(0)
    expect(app.versions.map(({ name }) => name)).toEqual(expect.arrayContaining([a.name, b.name, c.name]))
  })
})

describe('other answers', () => {
  test.each<[string, Effect]>([
    ['of another type', responds(200, { login: 'acme', type: 'Enterprise' })],
    ['whose login is a list', responds(200, { login: ['acme'], type: 'Organization' })],
    ['without an account', responds(200, [])]
  ])('an owner %s ends the run before anything is listed', async (_, effect) => {
    const { act, simulator } = await setUpTwo()
    simulator.faults.add({ match: { path: /^\/users\// }, effect })
    const run = await act(inputs)
    expect(run.code).toBe(1)
    expect(run.requests).toHaveLength(1)
    expect(run.log).toContain("::error::looking up the owner acme: GitHub's answer does not describe an account")
  })

  test('an owner whose login climbs out of its path is kept in one segment', async () => {
    const { act, simulator } = await setUpTwo()
    simulator.faults.add({
      match: { path: /^\/users\// },
      effect: responds(200, { login: '../repos/x', type: 'Organization' })
    })
    const run = await act(inputs)
    expect(run.code).toBe(1)
    for (const { path } of run.requests.slice(1)) expect(path).toMatch(/^\/(?:orgs|v2)\/\.\.%2[Ff]repos%2[Ff]x\//)
    expect(mutations(run.requests)).toEqual([])
  })

  test.each<[string, Record<string, string>]>([
    ['a pause of ten thousand years', { 'retry-after': String(10_000 * 365 * 86_400) }],
    ['a pause beyond all dates', { 'retry-after': '9'.repeat(300) }],
    ['a budget that is never renewed', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9'.repeat(300) }]
  ])('%s ends with the time limit, and everything is accounted for', async (_, headers) => {
    const { act, simulator, app } = await setUpTwo()
    simulator.faults.add({ match: { method: 'DELETE' }, effect: responds(429, { message: 'later' }, headers) })
    const run = await act({ ...inputs, 'time-limit': '1h', 'wait-for-rate-limit': 'true' })
    expect(run.report).toMatchObject({ complete: false, stopReason: 'time-limit' })
    expect(run.log).not.toContain('Invalid time value')
    expect(remainingNames(app)).toEqual(['v3', 'v2', 'v1'])
  })
})
