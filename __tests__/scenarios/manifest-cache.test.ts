import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { manifestUnknown, responds, truncates } from '../../simulator/faults.ts'
import { pushImage, pushIndex, pushMultiArch } from '../../simulator/images.ts'
import { mediaTypes, putManifest } from '../../simulator/manifests.ts'
import { withServices } from '../../simulator/runner.ts'
import { signCosignV3 } from '../../simulator/signatures.ts'
import { deleteVersion } from '../../simulator/trash.ts'
import { addPackage } from '../../simulator/world.ts'
import { type Inputs, packageOf, type Run, remainingNames, setUp, workspace } from '../action.ts'
import { contentOf, type Member, pack } from '../archive.ts'

// Without zstd, so that archives are what the tests can pack.
const programs = mkdtempSync(join(tmpdir(), 'package-retention-'))
for (const name of ['tar', 'gzip']) {
  symlinkSync(execFileSync('which', [name], { encoding: 'utf8' }).trim(), join(programs, name))
}

// Its hundreds of modules are loaded before, so that no run gives up the wait for them.
beforeAll(async () => void (await import('@actions/cache')))

const outside = join(workspace, 'outside')
beforeEach(() => rmSync(outside, { recursive: true, force: true }))

const created = '2026-05-01'
const inputs = { 'delete-tags': 'pr-*', 'delete-untagged': 'true', artifact: '' }

/** A release that is signed, a preview and garbage, and a runner with a cache service. */
const setUpCached = async () => {
  const it = await setUp()
  const { world, app, simulator, act } = it
  const v1 = pushMultiArch(world, app, { tags: ['v1'], created })
  signCosignV3(world, app, v1.index, { created })
  pushMultiArch(world, app, { tags: ['pr-1'], created })
  pushImage(world, app, { created })
  const environment = { ...withServices(simulator), PATH: programs }
  return {
    ...it,
    v1,
    act: (more: Inputs = {}) => act({ ...inputs, ...more }, environment),
    dry: (more: Inputs = {}, debug = {}) =>
      act({ ...inputs, 'dry-run': 'true', ...more }, { ...environment, ...debug }),
    newest: () => {
      const entry = world.caches.at(-1)
      if (!entry) throw new Error('nothing was saved')
      return entry
    }
  }
}

/** The digests that a run asked the registry for. */
const reads = ({ requests }: Run): string[] =>
  requests.flatMap(({ host, path }) => (host === 'registry' ? (path.split('/').at(-1) ?? []) : [])).toSorted()

const atCache = ({ requests }: Run): string[] =>
  requests.flatMap(({ host, path }) => (host === 'results' ? (path.split('/').at(-1) ?? []) : []))

const plans = (run: Run, name?: string) =>
  packageOf(run, name).versions.map(({ id, action, reasons }) => [id, action, reasons])

describe('manifests of earlier runs', () => {
  test('are not read again, and the plan is the same', async () => {
    const { dry, world } = await setUpCached()
    const cold = await dry()
    expect(reads(cold).length).toBeGreaterThan(4)
    const warm = await dry()
    expect(reads(warm)).toEqual([])
    expect(plans(warm)).toEqual(plans(cold))
    expect(warm.report.requests.registry).toBe(0)
    expect(world.caches).toHaveLength(1)
  })

  test('do not speak for a part that somebody deleted since', async () => {
    const { world, app, dry } = await setUpCached()
    const { index, children } = pushMultiArch(world, app, { tags: ['pr-2'], created })
    await dry()
    const [lost] = children
    if (lost) deleteVersion(world, app, lost)
    const run = await dry({ 'delete-tags': '@broken', 'delete-untagged': 'false' })
    const broken = [{ id: index.id, tags: ['pr-2'], missing: [lost?.name] }]
    expect(packageOf(run).broken).toMatchObject(broken)
    expect(packageOf(run).versions.filter(({ tags, action }) => tags.length > 0 && action === 'delete')).toHaveLength(1)
    const repaired = await dry({ 'delete-tags': '', 'delete-untagged': 'false', mode: 'repair' })
    expect(packageOf(repaired).counts.planned).toBe(1)
    app.deleted.length = 0
    const lostForever = await dry({ 'delete-tags': '', 'delete-untagged': 'false', mode: 'repair' })
    expect(packageOf(lostForever)).toMatchObject({ counts: { planned: 0 }, broken })
  })

  test('do not speak for a registry that denies all it is asked', async () => {
    const { world, app, simulator, dry, act } = await setUpCached()
    await dry()
    const part = app.versions.at(-1)
    const index = pushIndex(world, app, { tags: ['v4'], created, children: part ? [part] : [] })
    simulator.faults.add({ match: { path: new RegExp(`manifests/(v4|${index.name})$`) }, effect: manifestUnknown() })
    // It gives one manifest when it is asked anyway, and none before the first deletion: all others are in the cache.
    simulator.faults.add({ match: { path: /\/manifests\// }, after: 1, effect: manifestUnknown() })
    const run = await act()
    expect(run.code).toBe(1)
    expect(run.log).toMatch(/::\w+::.*trusted/)
    expect(part?.deletedAt).toBe(null)
  })

  test('leave only the new ones to read', async () => {
    const { dry, world, app } = await setUpCached()
    await dry()
    const pushed = pushImage(world, app, { tags: ['pr-2'], created })
    expect(reads(await dry())).toEqual([pushed.name])
    expect(reads(await dry())).toEqual([])
    expect(world.caches).toHaveLength(2)
  })

  test('are no longer kept once GitHub does not list them', async () => {
    const { act, world, app, newest } = await setUpCached()
    await act()
    const before = contentOf(newest().bytes).length
    pushImage(world, app, { tags: ['v2'], created })
    pushImage(world, app, { tags: ['pr-2'], created })
    await act()
    expect(remainingNames(app)).toContain('v2')
    expect(contentOf(newest().bytes).length).toBeLessThan(before)
    expect(reads(await act({ 'delete-tags': 'pr-*, v2', 'dry-run': 'true' }))).toEqual([])
  })

  test('serve other packages of the owner, too', async () => {
    const { dry, world } = await setUpCached()
    const cold = await dry()
    const other = addPackage(world, { owner: 'acme', type: 'container', name: 'other' })
    const images = [1, 2].map((at) => pushImage(world, other, { tags: [`pr-${at}`], created }))
    const both = await dry({ packages: 'app, other' })
    expect(reads(both)).toEqual(images.map(({ name }) => name).toSorted())
    expect(plans(both, 'app')).toEqual(plans(cold))
  })

  test('are kept although the run could not read everything', async () => {
    const { dry, world, app, simulator } = await setUpCached()
    await dry()
    const bad = pushImage(world, app, { tags: ['pr-2'], created })
    const good = pushImage(world, app, { tags: ['pr-3'], created: '2026-05-02' })
    simulator.faults.add({ match: { path: new RegExp(bad.name) }, effect: responds(400), times: 1 })
    const partial = await dry()
    expect(partial.code).toBe(1)
    expect(reads(partial)).toEqual([bad.name, good.name].toSorted())
    expect(reads(await dry())).toEqual([bad.name])
  })

  test('are kept although their package could not be listed', async () => {
    const { dry, world, app, simulator } = await setUpCached()
    const other = addPackage(world, { owner: 'acme', type: 'container', name: 'other' })
    for (const tag of ['pr-1', 'pr-2']) pushImage(world, other, { tags: [tag], created })
    await dry({ packages: 'app, other' })
    const pushed = pushImage(world, app, { tags: ['pr-2'], created })
    simulator.faults.add({ match: { path: /other\/versions/ }, effect: responds(403, { message: 'no' }), times: 1 })
    const partial = await dry({ packages: 'app, other' })
    expect(partial.code).toBe(1)
    expect(reads(partial)).toEqual([pushed.name])
    expect(reads(await dry({ packages: 'app, other' }))).toEqual([])
  })
})

describe('the cache service is not asked', () => {
  test('where the input says so', async () => {
    const { dry } = await setUpCached()
    await dry()
    const run = await dry({ cache: 'false' })
    expect(atCache(run)).toEqual([])
    expect(reads(run).length).toBeGreaterThan(4)
  })

  test('where nothing may be deleted, so that no manifest is needed', async () => {
    const { dry } = await setUpCached()
    await dry()
    expect(atCache(await dry({ 'delete-tags': 'nightly-*', 'delete-untagged': 'false' }))).toEqual([])
  })

  test('where the runner has none', async () => {
    const { act, world, app } = await setUp()
    pushMultiArch(world, app, { tags: ['pr-1'], created })
    const run = await act(inputs)
    expect(atCache(run)).toEqual([])
    expect(run.log).not.toMatch(/cache/i)
  })

  test('where tar is not the one that can be confined', async () => {
    const it = await setUp()
    pushImage(it.world, it.app, { tags: ['pr-1'], created })
    pushImage(it.world, it.app, { tags: ['v1'], created })
    const run = await it.act(inputs, { ...withServices(it.simulator), PATH: '/nowhere' })
    expect(run.code).toBe(0)
    expect(atCache(run)).toEqual([])
  })
})

/** Replaces what the service has by something else. */
const poison = async (members: (content: Buffer) => readonly Member[] | Buffer) => {
  const it = await setUpCached()
  const cold = await it.dry()
  const entry = it.newest()
  const given = members(contentOf(entry.bytes))
  entry.bytes = Buffer.isBuffer(given) ? given : pack(given)
  const warm = await it.dry({}, { RUNNER_DEBUG: '1' })
  expect(warm.code).toBe(0)
  expect(plans(warm)).toEqual(plans(cold))
  return { ...it, cold, warm }
}

const name = 'package-retention-manifests'

describe('a cache that somebody else wrote', () => {
  test('cannot say of a digest what its bytes do not say', async () => {
    const { warm, v1 } = await poison((content) => {
      // The release's index, with other children in place of its own.
      const changed = content
        .toString('latin1')
        .replaceAll(v1ChildrenIn(content), (digest) => digest.replace(/.{8}$/, '00000000'))
      return [{ name, content: Buffer.from(changed, 'latin1') }]
    })
    expect(reads(warm)).toContain(v1.index.name)
    expect(warm.outputs['planned-count']).toBe('4')
  })

  const strange: [string, (content: Buffer) => Member[] | Buffer][] = [
    ['of another form', (content) => [{ name, content: Buffer.concat([Buffer.from('x'), content]) }]],
    ['of another version', (content) => [{ name, content: replace(content, 'manifests 1', 'manifests 2') }]],
    ['that is empty', () => [{ name }]],
    ['that is a link', () => [{ name, link: '/etc/passwd' }]],
    ['that is no archive', () => Buffer.from('not an archive')],
    ['that is an archive of nothing', () => gzipSync(Buffer.alloc(1024))],
    ['whose lengths are wild', (content) => [{ name, content: replace(content, ' 1\n', ' 1\nÿÿÿÿ') }]]
  ]
  test.each(strange)('counts for nothing: one %s', async (_, members) => {
    const { warm, cold } = await poison(members)
    expect(reads(warm)).toEqual(reads(cold))
  })

  test('counts up to where it is cut off', async () => {
    const { warm, cold } = await poison((content) => [{ name, content: content.subarray(0, content.length - 10) }])
    expect(reads(warm)).toHaveLength(1)
    expect(reads(cold).length).toBeGreaterThan(4)
  })

  test('prints no workflow command', async () => {
    const { warm } = await poison((content) => [
      { name: '::set-output name=x::y', content: Buffer.from('x') },
      { name, content }
    ])
    expect(warm.log).not.toContain('set-output')
    expect(reads(warm)).toEqual([])
  })

  test.each<[string, Member[]]>([
    ['an absolute path', [{ name: outside, content: Buffer.from('x') }]],
    ['a path that leads out', [{ name: `a/../../${workspace.split('/').at(-1)}/outside`, content: Buffer.from('x') }]],
    [
      'a link',
      [
        { name: 'link', link: workspace },
        { name: 'link/outside', content: Buffer.from('x') }
      ]
    ]
  ])('writes no other file by %s', async (_, members) => {
    await poison((content) => [...members, { name, content }])
    expect(existsSync(outside)).toBe(false)
  })
})

const replace = (content: Buffer, before: string, after: string): Buffer =>
  Buffer.from(content.toString('latin1').replace(before, after), 'latin1')

/** The digests that indexes in a file of manifests list. */
const v1ChildrenIn = (content: Buffer): RegExp => {
  const digests = content
    .toString('latin1')
    .matchAll(/"manifests":\[(.*?)\]/g)
    .flatMap(([, list = '']) => list.match(/sha256:[0-9a-f]{64}/g) ?? [])
  return new RegExp([...digests].join('|'), 'g')
}

describe('a cache service that does not work', () => {
  test.each([
    ['that refuses the token', { path: /CacheService/ }, responds(401, { code: 'unauthenticated', msg: 'no' })],
    [
      'that lets nobody write',
      { path: /CreateCacheEntry/ },
      responds(200, { ok: false, message: 'cache write denied: fork' })
    ],
    ['whose files are cut off', { method: 'GET', path: /blobs/ }, truncates()],
    ['whose files are gone', { method: 'GET', path: /blobs/ }, responds(404)],
    ['that takes no files', { method: 'PUT', path: /blobs/ }, responds(403)]
  ])('costs no more than the reads: one %s', async (_, match, effect) => {
    const { dry, simulator } = await setUpCached()
    simulator.faults.add({ match, effect })
    const [first, second] = [await dry(), await dry()]
    expect([first.code, second.code]).toEqual([0, 0])
    expect(reads(second)).toEqual(reads(first))
  })
})

describe('what the cache must not hide', () => {
  test('a manifest that is missing, which is asked for again', async () => {
    const { dry, world, app } = await setUpCached()
    const lost = pushImage(world, app, { tags: ['v2'], created })
    lost.manifest = null
    await dry()
    expect(reads(await dry())).toContain(lost.name)
  })

  test('a registry that has nothing of the package any more, though its older manifests are known', async () => {
    const { dry, act, world, app, simulator } = await setUpCached()
    await dry()
    const child = pushImage(world, app, { created })
    pushIndex(world, app, { tags: ['v2'], created, children: [child] })
    const there = remainingNames(app)
    simulator.faults.add({ match: { path: /manifests/ }, effect: manifestUnknown() })
    const run = await act()
    expect(run.code).toBe(1)
    expect(packageOf(run).problem).toContain('registry-url')
    expect(remainingNames(app)).toEqual(there)
  })

  test('a manifest that only the registry lost makes its image broken, and nothing else', async () => {
    const { dry, world, app } = await setUpCached()
    await dry()
    const lost = pushImage(world, app, { tags: ['v2'], created })
    lost.manifest = null
    const run = await dry()
    expect(packageOf(run)).toMatchObject({ status: 'ok', broken: [{ tags: ['v2'] }] })
    // Twice by its digest and once by its tag; and one of those that are known, since nothing else was given.
    expect(reads(run).toSorted().slice(-3)).toEqual([lost.name, lost.name, 'v2'].toSorted())
    expect(reads(run)).toHaveLength(4)
  })

  test('a manifest whose type only a header names, which its digest does not prove', async () => {
    const { dry, world, app } = await setUpCached()
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, manifests: [] }))
    const bare = putManifest(world, app, { mediaType: mediaTypes.index, bytes }, { tags: ['v2'], created })
    await dry()
    const again = await dry()
    expect(reads(again)).toEqual([bare.name])
    expect(atCache(again)).not.toContain('CreateCacheEntry')
  })
})
