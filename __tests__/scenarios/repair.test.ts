import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { manifestUnknown, meanwhile, responds, serverError } from '../../simulator/faults.ts'
import { pushImage, pushIndex, pushMultiArch } from '../../simulator/images.ts'
import { brokenTags, pull } from '../../simulator/pull.ts'
import { attestGitHub, signCosignV2 } from '../../simulator/signatures.ts'
import { deleteVersion } from '../../simulator/trash.ts'
import { addPackage, addToken, type SimPackage, type SimVersion } from '../../simulator/world.ts'
import {
  day,
  type Inputs,
  mutations,
  packageOf,
  reasonCodes,
  remainingNames,
  sent,
  setUp,
  workspace
} from '../action.ts'
import { expectPieces, saying } from '../words.ts'

const repair: Inputs = { mode: 'repair', packages: 'app' }

/** A release with attestations, a nested index and signatures, and an image that was deleted on purpose. */
const setUpRelease = async () => {
  const { world, clock, app, act, simulator } = await setUp()
  const created = clock.now() - 9 * day
  const release = pushMultiArch(world, app, { tags: ['v1'], created, attestations: 'buildkit-artifact' })
  const other = pushIndex(world, app, { tags: ['v2'], created, children: release.children.slice(0, 1) })
  const inner = pushIndex(world, app, { created, children: release.children })
  const nested = pushIndex(world, app, { tags: ['v3'], created, children: [inner] })
  const signature = signCosignV2(world, app, release.index, { created })
  const old = pushMultiArch(world, app, { tags: ['v0'], created })
  for (const version of [old.index, ...old.children]) deleteVersion(world, app, version)
  const before = remainingNames(app)
  const remove = (...versions: readonly SimVersion[]): void => {
    for (const version of versions) deleteVersion(world, app, version)
    clock.advance(3_600_000)
  }
  return { world, clock, app, act, simulator, release, other, inner, nested, signature, before, remove }
}

const resultOf = (run: Parameters<typeof packageOf>[0]): Record<string, string> =>
  Object.fromEntries(
    (packageOf(run).repairs ?? []).map(({ tags, missing }) => [tags.join(' '), missing.map(({ why }) => why).join(' ')])
  )

describe('what another tool deleted is restored', () => {
  test('as one that deletes all untagged versions leaves it, in rounds, and nothing else', async () => {
    const { app, act, before, remove } = await setUpRelease()
    remove(...app.versions.filter(({ tags }) => tags.length === 0))
    expect(brokenTags(app).toSorted()).toEqual(['v1', 'v2', 'v3'])
    const run = await act(repair)
    expect(run).toMatchObject({ code: 0, outputs: { 'restored-count': '5', 'planned-count': '5', complete: 'true' } })
    expect(remainingNames(app).toSorted()).toEqual(before.toSorted())
    expect(brokenTags(app)).toEqual([])
    expect(resultOf(run)).toEqual({ v1: '', v2: '', v3: '' })
    expect(packageOf(run)).not.toHaveProperty('broken')
    expectPieces(run.summary, /3 of 3/, 'whole again', '`v1`', '`v3`')
    expectPieces(run.log, 'v1', /3 of 3/)
    const second = await act(repair)
    expect(mutations(second.requests)).toEqual([])
    expectPieces(second.summary, 'Nothing to repair')
  })

  test('also where the parts of a part are only known once it is restored', async () => {
    const { world, app, act, remove } = await setUpRelease()
    const arm = pushImage(world, app, { platform: 'linux/arm64' })
    const inner = pushIndex(world, app, { children: [arm] })
    pushIndex(world, app, { tags: ['deep'], children: [pushIndex(world, app, { children: [inner] })] })
    remove(...app.versions.filter(({ tags }) => tags.length === 0))
    const dry = await act({ ...repair, 'dry-run': 'true' })
    expect(packageOf(dry).warnings).toEqual([saying('only known once')])
    expect(dry.outputs['planned-count']).toBe('6')
    expect(mutations(dry.requests)).toEqual([])
    expectPieces(dry.summary, 'would be whole again', 'dry-run: true')
    const run = await act(repair)
    expect(run.outputs['restored-count']).toBe('8')
    expect(brokenTags(app)).toEqual([])
  })

  test('also signatures and attestations, as far as a tag, an index or their subject tells of them', async () => {
    const { world, app, act, release, signature, before, remove } = await setUpRelease()
    const { referrer, fallback } = attestGitHub(world, app, release.index)
    remove(...signature, referrer)
    const run = await act(repair)
    expect(run.outputs['restored-count']).toBe('2')
    expect(
      packageOf(run)
        .versions.map(({ part, reasons: [first] }) => [part, first?.code])
        .toSorted()
    ).toEqual([
      ['referrer', 'missing-from'],
      ['referrer', 'refers-to']
    ])
    expect(resultOf(run)).toEqual({ v1: '' })
    expect(remainingNames(app)).toHaveLength(before.length + 2)
    expect(app.versions).toContain(fallback)
  })

  test('by the same requests as every restore: one listing of each kind, the restores, and one look at the result', async () => {
    const { app, act, release, remove } = await setUpRelease()
    remove(...release.children.slice(0, 2))
    const run = await act(repair)
    const rest = sent(run.requests.filter(({ host }) => host === 'rest')).map((each) =>
      each.replace(/\?.*state/, '?state')
    )
    expect(
      rest.map((each) => each.replace(/\/\d+\/restore/, '/ID/restore').replace(/^(\w+) .*packages\/container\//, '$1 '))
    ).toEqual([
      'GET /users/acme',
      ...['GET app/versions', 'GET app/versions?state=deleted'].map((each) =>
        expect.stringMatching(each.replace('?', '\\?'))
      ),
      ...['POST app/versions/ID/restore', 'POST app/versions/ID/restore'],
      ...['GET app/versions', 'GET app/versions?state=deleted'].map((each) =>
        expect.stringMatching(each.replace('?', '\\?'))
      )
    ])
    expect(brokenTags(app)).toEqual([])
  })
})

describe('what cannot come back is named with its image', () => {
  test('because it was deleted over 30 days ago, or by nobody knows whom', async () => {
    const { world, clock, app, act, release, inner, remove } = await setUpRelease()
    const [amd, arm, ...attestations] = release.children
    if (!amd || !arm) throw new Error('there are two')
    world.switches.listExpired = true
    remove(amd)
    clock.advance(31 * day)
    remove(arm, inner, ...attestations)
    app.deleted.splice(app.deleted.indexOf(arm), 1)
    const run = await act(repair)
    expect(run).toMatchObject({ code: 0, outputs: { 'restored-count': '3', 'refused-count': '0' } })
    expect(resultOf(run)).toEqual({ v1: 'expired lost', v2: 'expired', v3: 'expired lost' })
    expect(pull(app, 'v1').complete).toBe(false)
    expectPieces(run.summary, amd.name.slice(0, 19), arm.name.slice(0, 19), 'over 30 days ago', 'lost')
    expectPieces(run.log, /::warning::.*3 tagged images cannot be pulled/)
    const second = await act(repair)
    expect(mutations(second.requests)).toEqual([])
    expect(resultOf(second)).toEqual(resultOf(run))
  })

  test('because GitHub fails, and what refers to it waits with it', async () => {
    const { world, app, act, simulator, release, remove } = await setUpRelease()
    const [amd] = release.children
    if (!amd) throw new Error('there is one')
    const [signature] = signCosignV2(world, app, amd)
    if (!signature) throw new Error('there is one')
    remove(amd, signature)
    const failing = simulator.faults.add({
      match: { method: 'POST', path: new RegExp(`/${amd.id}/`) },
      effect: serverError()
    })
    const run = await act(repair)
    expect(run).toMatchObject({ code: 1, outputs: { 'failed-count': '1', 'restored-count': '0' } })
    expect(packageOf(run).versions.map(({ outcome }) => outcome)).toEqual(['failed', 'skipped'])
    expect(resultOf(run)).toMatchObject({ v1: 'unrestored unrestored', v2: 'unrestored unrestored' })
    failing.remove()
    expect((await act(repair)).outputs['restored-count']).toBe('2')
    expect(app.versions).toContain(signature)
  })

  test('because the registry does not have what GitHub lists', async () => {
    const { act, simulator, release } = await setUpRelease()
    simulator.faults.add({
      match: { path: new RegExp(`/manifests/(v1|${release.index.name})$`) },
      effect: manifestUnknown()
    })
    const run = await act(repair)
    expect(resultOf(run)).toEqual({ v1: 'unavailable' })
  })

  test('because it is deleted again before anybody looks', async () => {
    const { world, app, act, simulator, release, other, remove } = await setUpRelease()
    const [amd] = release.children
    if (!amd) throw new Error('there is one')
    remove(amd)
    simulator.faults.add({
      match: { method: 'POST' },
      effect: async (_, proceed) => {
        const answer = await proceed()
        deleteVersion(world, app, amd)
        return answer
      }
    })
    const run = await act(repair)
    expect(resultOf(run)).toMatchObject({ v1: 'unavailable', v2: 'unavailable' })
    expect(packageOf(run).broken).toContainEqual({ id: other.id, tags: ['v2'], missing: [amd.name] })
  })
})

describe('what is in use', () => {
  const inUse = (text: string): Inputs => {
    mkdirSync(join(workspace, 'deploy'), { recursive: true })
    writeFileSync(join(workspace, 'deploy/app.yml'), text)
    return { ...repair, 'in-use': 'deploy/app.yml' }
  }

  test('is restored although it was deleted itself, after its parts', async () => {
    const { app, act } = await setUpRelease()
    const run = await act(inUse('image: ghcr.io/acme/app:v0\n'))
    expect(run).toMatchObject({ code: 0, outputs: { 'restored-count': '3' } })
    expect(app.tags.has('v0')).toBe(true)
    expect(brokenTags(app)).toEqual([])
    expect(packageOf(run).versions.map(reasonCodes)).toEqual(['in-use', 'missing-from', 'missing-from'])
    expectPieces(run.log, 'deploy/app.yml:1')
  })

  test('is repaired although it has no tag, and what does not exist is said', async () => {
    const { app, act, inner, release, remove } = await setUpRelease()
    app.tags.delete('v3')
    remove(...app.versions.filter(({ name }) => release.children.some((child) => child.name === name)))
    const run = await act(
      inUse(`a: ghcr.io/acme/app@${inner.name}\nb: ghcr.io/acme/app:v9\nc: ghcr.io/acme/app:{{ v }}\n`)
    )
    expect(run.outputs['restored-count']).toBe('4')
    expect(packageOf(run).warnings).toEqual([saying('app.yml:2', 'v9'), saying('app.yml:3')])
  })
})

describe('a repair that cannot be done', () => {
  test.each<[string, Inputs, string]>([
    ['inputs of other modes', { 'delete-tags': 'pr-*' }, 'input delete-tags: cannot be combined with mode: repair'],
    ['what is restored by choice', { 'restore-tags': 'v1' }, 'input restore-tags'],
    ['a policy', { policy: 'version: 1' }, 'input policy'],
    ['another type', { 'package-type': 'npm' }, 'input package-type: "npm" has no images']
  ])('refuses %s before the first request', async (_, inputs, problem) => {
    const { act } = await setUp()
    const run = await act({ ...repair, ...inputs })
    expect(run).toMatchObject({ code: 1, requests: [] })
    expect(run.report.problems).toContainEqual(saying(problem))
  })

  test.each([
    ['a list of versions', 'GET', /versions$/],
    ['a manifest', 'GET', /manifests/]
  ])('for lack of %s changes nothing, and the other packages go on', async (_, method, path) => {
    const { world, app, act, simulator, release, remove } = await setUpRelease()
    const web = addPackage(world, { owner: 'acme', type: 'container', name: 'web' })
    const { children } = pushMultiArch(world, web, { tags: ['v1'] })
    remove(...release.children)
    for (const child of children) deleteVersion(world, web, child)
    simulator.faults.add({
      match: (request) => request.method === method && /app/.test(request.path) && path.test(request.path),
      effect: serverError()
    })
    const run = await act({ ...repair, packages: 'app, web' })
    expect(run).toMatchObject({ code: 1, outputs: { 'restored-count': '2' } })
    expect(brokenTags(web)).toEqual([])
    expect(packageOf(run, 'app')).toMatchObject({ status: 'failed', versions: [] })
    expect(app.versions).not.toContain(release.children[0])
  })

  test('for lack of rights says so once', async () => {
    const { world, act, release, remove } = await setUpRelease()
    addToken(world, { token: 'ghp_reader', kind: 'classic', login: 'octo', scopes: ['read:packages'] })
    remove(...release.children)
    const run = await act({ ...repair, token: 'ghp_reader' })
    expect(run.code).toBe(1)
    expect(mutations(run.requests)).toHaveLength(1)
    expect(packageOf(run)).toMatchObject({ status: 'failed', problem: saying('write:packages') })
  })

  test('where GitHub does not list what is deleted says what to do instead', async () => {
    const { world, act } = await setUp()
    world.switches.stateOnUsersRoutes = false
    addToken(world, {
      token: 'ghs_users',
      kind: 'github-token',
      repository: 'octo/web',
      permissions: { packages: 'write' }
    })
    const pkg: SimPackage = addPackage(world, { owner: 'octo', type: 'container', name: 'web', repository: 'octo/web' })
    pushMultiArch(world, pkg, { tags: ['v1'] })
    const run = await act({ mode: 'repair', owner: 'octo', packages: 'web', token: 'ghs_users' })
    expect(packageOf(run).problem).toMatch(/restore-from/)
  })

  /** An image whose nested index is deleted with its only platform. */
  const setUpNested = async () => {
    const { world, app, act, simulator, remove } = await setUpRelease()
    const arm = pushImage(world, app, { platform: 'linux/arm64' })
    const inner = pushIndex(world, app, { children: [arm] })
    pushIndex(world, app, { tags: ['deep'], children: [inner] })
    remove(arm, inner)
    return { app, act, simulator }
  }

  test('before it could read what it restored does not call the image whole', async () => {
    const { app, act, simulator } = await setUpNested()
    const fault = simulator.faults.add({
      match: { method: 'GET', path: /versions$/ },
      after: 2,
      effect: responds(404, { message: 'Not Found' })
    })
    const run = await act(repair)
    expect(brokenTags(app)).toEqual(['deep'])
    expect(resultOf(run)).toEqual({ deep: 'unread' })
    expectPieces(run.summary, /0 of 1/, '`deep`', '1 version restored', 'may lack parts of')
    expect(packageOf(run).warnings).toContainEqual(saying('could not be checked'))
    fault.remove()
    expect(resultOf(await act(repair))).toEqual({ deep: '' })
    expect(brokenTags(app)).toEqual([])
  })

  test('by a cancellation, neither', async () => {
    const { act, simulator } = await setUpNested()
    const cancel = new AbortController()
    simulator.faults.add({ match: { method: 'POST' }, effect: meanwhile(() => cancel.abort()) })
    expect(resultOf(await act(repair, {}, cancel.signal))).toEqual({ deep: 'unread' })
  })

  test('to the end still says what it did', async () => {
    const { act, simulator, release, remove } = await setUpRelease()
    remove(...release.children)
    simulator.faults.add({ match: { method: 'GET', path: /versions$/ }, after: 2, effect: serverError() })
    const run = await act(repair)
    expect(run.outputs['restored-count']).toBe('4')
    expect(packageOf(run).warnings).toEqual([saying('could not be checked')])
    expect(resultOf(run)).toMatchObject({ v1: '', v2: '' })
  })
})

test('a tag that has moved on meanwhile is not moved back', async () => {
  const { world, app, act, remove } = await setUpRelease()
  const arm = pushImage(world, app, { tags: ['v4-arm'] })
  pushIndex(world, app, { tags: ['v4'], children: [arm] })
  remove(arm)
  const moved = pushImage(world, app, { tags: ['v4-arm'] })
  const run = await act(repair)
  expect(run.outputs['restored-count']).toBe('1')
  expect(app.tags.get('v4-arm')).toBe(moved)
  expect(packageOf(run).versions[0]).toMatchObject({ outcome: 'restored', error: saying('v4-arm') })
  expect(brokenTags(app)).toEqual([])
})

test('a cleanup that finds incomplete images says how many a repair could make whole', async () => {
  const { app, act, release, remove } = await setUpRelease()
  const [amd] = release.children
  if (!amd) throw new Error('there is one')
  remove(amd)
  const run = await act({ packages: 'app', 'delete-tags': 'x', 'delete-untagged': 'true', 'older-than': '1y' })
  expect(packageOf(run)).not.toHaveProperty('broken')
  const clean = { packages: 'app', 'delete-untagged': 'true' }
  const all = await act(clean)
  expect(packageOf(all).broken?.map(({ repairable }) => repairable)).toEqual([true, true, true])
  expectPieces(all.log, /::warning::.*mode: repair can make them whole again/)
  expectPieces(all.summary, 'mode: repair')
  app.deleted.splice(0)
  const none = await act(clean)
  expect(packageOf(none).broken?.map(({ repairable }) => repairable)).toEqual([false, false, false])
  expectPieces(none.log, /::warning::.*push them again/)
})
