import { describe, expect, test } from '@jest/globals'
import {
  acknowledgesOnly,
  type Effect,
  edits,
  meanwhile,
  performsThenResponds,
  responds,
  serverError
} from '../../simulator/faults.ts'
import { pushImage } from '../../simulator/images.ts'
import { refusal } from '../../simulator/refusals.ts'
import type { SimulatorOptions } from '../../simulator/server.ts'
import { deletePackage as removePackage, deleteVersion as removeVersion } from '../../simulator/trash.ts'
import { addPackage, addToken, type PackageType, packageKey, publish } from '../../simulator/world.ts'
import { createClient } from '../../src/github/client.ts'
import { deletePackage, deleteVersion } from '../../src/github/package-changes.ts'
import { findOwner, getVersion, listPackages, listPage, listVersions } from '../../src/github/packages.ts'
import { sent } from '../action.ts'
import { classic, serve, smallWorld, workflow } from '../simulator/simulate.ts'

/** The small world with an npm package `ui`, reached with a token, and how GitHub errs. */
const setUp = async (token = classic, options: SimulatorOptions = {}) => {
  const { world, clock, app } = smallWorld()
  const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui' })
  const { simulator } = await serve(world, options)
  const client = createClient({ url: simulator.url, token, clock, random: () => 0.5 })
  const owner = { login: 'acme', path: '/orgs/acme' }
  const ref = (type: PackageType, name: string) => ({ owner: 'acme', type, name })
  return {
    world,
    clock,
    app,
    ui,
    simulator,
    client,
    owner,
    ref,
    err: (effect: Effect, match: { method?: string; path?: RegExp } = {}, times = Number.POSITIVE_INFINITY) =>
      simulator.faults.add({ match, times, effect })
  }
}

const refused = (problem: RegExp) => ({ ok: false, problem: expect.stringMatching(problem) })

describe('findOwner', () => {
  test.each([
    ['an organization', 'acme', classic, { login: 'acme', path: '/orgs/acme' }, 1],
    ['another user', 'mona', classic, { login: 'mona', path: '/users/mona' }, 2],
    ["the token's own user", 'octo', classic, { login: 'octo', path: '/user' }, 2],
    ["the token's own user in other letters", 'OCTO', classic, { login: 'octo', path: '/user' }, 2],
    ["any user, with a workflow's token", 'octo', workflow, { login: 'octo', path: '/users/octo' }, 2]
  ])('finds %s', async (_, login, token, owner, requests) => {
    const { client, simulator } = await setUp(token)
    expect(await findOwner(client, login)).toEqual({ ok: true, value: owner })
    expect(simulator.requests).toHaveLength(requests)
  })

  test.each<[string, Effect | null, RegExp]>([
    ['nobody by that name', null, /^input owner: "nobody" /],
    [
      'a refusal',
      () => refusal(401, 'Bad credentials'),
      /^looking up the owner nobody: GitHub answered 401 .*input token/
    ],
    ['an answer that is no account', responds(200, { id: 7 }), /account/],
    ['an account of another kind', responds(200, { login: 'x', type: 'Bot' }), /account/]
  ])('says that there is %s', async (_, effect, problem) => {
    const { client, err } = await setUp()
    if (effect) err(effect)
    expect(await findOwner(client, 'nobody')).toEqual(refused(problem))
  })
})

describe('listPackages', () => {
  test('gives those of one type with their number of versions, without what is deleted', async () => {
    const { world, client, owner } = await setUp()
    world.switches.listDeletedPackages = true
    removePackage(world, addPackage(world, { owner: 'acme', type: 'npm', name: 'old' }))
    for (const name of ['tools/a', 'z']) addPackage(world, { owner: 'acme', type: 'npm', name })
    expect(await listPackages(client, owner, 'npm')).toEqual({
      ok: true,
      value: [
        { name: 'ui', versions: 0 },
        { name: 'tools/a', versions: 0 },
        { name: 'z', versions: 0 }
      ]
    })
  })

  test('gives the rest where a package lacks everything but its name', async () => {
    const { client, owner, err } = await setUp()
    err(edits((body) => (Array.isArray(body) ? body.map(({ name }) => ({ name, visibility: 'secret' })) : body)))
    expect(await listPackages(client, owner, 'npm')).toEqual({ ok: true, value: [{ name: 'ui', versions: null }] })
  })

  test('explains what to do with a token that may not list', async () => {
    const { client, owner } = await setUp(workflow)
    expect(await listPackages(client, owner, 'container')).toEqual(refused(/input packages/))
  })

  test('gives up beyond the depth that GitHub allows', async () => {
    const { client, owner, err } = await setUp()
    err(() => refusal(400, 'The value of `per_page` multiplied by `page` cannot be greater than 10000.'))
    expect(await listPackages(client, owner, 'npm')).toEqual(refused(/cannot be greater than 10000/))
  })
})

describe('listVersions', () => {
  test('gives what GitHub lists, in its order', async () => {
    const { world, client, owner, ref, ui } = await setUp()
    publish(world, ui, { name: '1.0.0', created: '2026-01-01T10:00:00Z', updated: '2026-01-02T10:00:00Z' })
    publish(world, ui, { name: '1.1.0', created: '2026-01-03T10:00:00Z' })
    expect(await listVersions(client, owner, ref('npm', 'ui'))).toEqual({
      ok: true,
      value: [
        {
          id: expect.any(Number),
          name: '1.1.0',
          tags: [],
          created: Date.UTC(2026, 0, 3, 10),
          updated: Date.UTC(2026, 0, 3, 10)
        },
        {
          id: expect.any(Number),
          name: '1.0.0',
          tags: [],
          created: Date.UTC(2026, 0, 1, 10),
          updated: Date.UTC(2026, 0, 2, 10)
        }
      ]
    })
  })

  test.each<[PackageType, object, readonly string[]]>([
    ['container', { container: { tags: ['a', 'b'] } }, ['a', 'b']],
    ['container', { container: { tags: [] } }, []],
    ['docker', { docker: { tag: ['a'] } }, ['a']],
    ['docker', { docker: { tags: ['a'] } }, ['a']],
    ['npm', { container: { tags: ['a'] } }, []]
  ])('reads the tags of a %s from %j', async (type, metadata, tags) => {
    const { client, owner, ref, err } = await setUp()
    err(responds(200, [{ id: 1, name: 'x', metadata }]))
    expect(await listVersions(client, owner, ref(type, 'x'))).toMatchObject({ ok: true, value: [{ tags }] })
  })

  test.each<[PackageType, unknown]>([
    ['container', undefined],
    ['container', {}],
    ['container', { container: {} }],
    ['container', { container: { tags: 'a' } }],
    ['container', { container: { tags: [1] } }],
    ['docker', { container: { tags: [] } }],
    ['docker', { docker: {} }]
  ])('refuses a %s whose tags nobody can tell: %j', async (type, metadata) => {
    const { client, owner, ref, err } = await setUp()
    err(responds(200, [{ id: 1, name: 'x', metadata }]))
    expect(await listVersions(client, owner, ref(type, 'x'))).toEqual(refused(/200/))
  })

  test.each([
    [{ id: '1', name: 'x' }],
    [{ id: 1.5, name: 'x' }],
    [{ id: 2 ** 60, name: 'x' }],
    [{ id: 1 }],
    [{ id: 1, name: null }],
    [null]
  ])('refuses a version such as %j', async (version) => {
    const { client, owner, ref, err } = await setUp()
    err(responds(200, [version]))
    expect(await listVersions(client, owner, ref('npm', 'x'))).toEqual(refused(/200/))
  })

  test.each([undefined, null, 'soon', ''])('knows no time where GitHub says %j', async (created_at) => {
    const { client, owner, ref, err } = await setUp()
    err(responds(200, [{ id: 1, name: 'x', created_at, updated_at: created_at }]))
    expect(await listVersions(client, owner, ref('npm', 'x'))).toMatchObject({
      value: [{ created: null, updated: null }]
    })
  })

  test.each([false, true])('follows the pages, also where they name the owner by number: %s', async (numericLinks) => {
    const { world, client, owner, ref, ui, simulator } = await setUp()
    world.switches.numericLinks = numericLinks
    for (let at = 0; at < 250; at += 1) publish(world, ui, { name: `1.0.${at}` })
    const listed = await listVersions(client, owner, ref('npm', 'ui'))
    expect(listed.ok && listed.value.map(({ name }) => name)).toEqual(
      Array.from({ length: 250 }, (_, at) => `1.0.${249 - at}`)
    )
    expect(simulator.requests).toHaveLength(5)
  })

  test('takes in a page that a push adds meanwhile', async () => {
    const { world, client, owner, ref, ui, simulator } = await setUp()
    for (let at = 0; at < 200; at += 1) publish(world, ui, { name: `1.0.${at}` })
    const effect = meanwhile(() => void publish(world, ui, { name: '2.0.0' }))
    simulator.faults.add({ match: ({ query }) => query.get('page') === '2', times: 1, effect })
    const listed = await listVersions(client, owner, ref('npm', 'ui'))
    expect(listed.ok && new Set(listed.value.map(({ id }) => id)).size).toBe(201)
    // Three pages, their number and the first again; the same once more, since that is another one.
    expect(simulator.requests).toHaveLength(10)
  })

  test('gives up on a list without an end', async () => {
    const { client, owner, ref, err } = await setUp()
    err(responds(200, [], { link: '<https://api.github.com/x?page=10001>; rel="last"' }))
    expect(await listVersions(client, owner, ref('npm', 'ui'))).toEqual(refused(/10000/))
  })

  test('names package and likely causes where there is none', async () => {
    const { client, owner, ref } = await setUp()
    expect(await listVersions(client, owner, ref('npm', 'iu'))).toEqual(
      refused(/^listing the versions of the npm package acme\/iu: GitHub answered 404 .*packages.*owner/)
    )
  })
})

describe('getVersion and listPage', () => {
  test('give a version as it is now, and null for one that is gone', async () => {
    const { world, client, owner, ref, app } = await setUp()
    const [one, two] = ['a', 'b'].map((tag) => pushImage(world, app, { tags: [tag] }))
    if (two) removeVersion(world, app, two)
    expect(await getVersion(client, owner, ref('container', 'app'), one?.id ?? 0)).toMatchObject({
      ok: true,
      value: { tags: ['a'] }
    })
    expect(await getVersion(client, owner, ref('container', 'app'), two?.id ?? 0)).toEqual({ ok: true, value: null })
  })

  test('give the newest hundred', async () => {
    const { world, client, owner, ref, ui, simulator } = await setUp()
    for (let at = 0; at < 101; at += 1) publish(world, ui, { name: `1.0.${at}` })
    const newest = await listPage(client, owner, ref('npm', 'ui'), 1)
    expect(newest.ok && [newest.value.length, newest.value[0]?.name]).toEqual([100, '1.0.100'])
    expect(sent(simulator.requests)).toEqual(['GET /orgs/acme/packages/npm/ui/versions?per_page=100&page=1'])
  })

  test.each<[string, Effect]>([
    ['what they do not understand', responds(200, { no: 'version' })],
    ['what GitHub refuses', () => refusal(403, 'No.')]
  ])('refuse %s', async (_, effect) => {
    const { client, owner, ref, err } = await setUp()
    err(effect)
    expect(await getVersion(client, owner, ref('npm', 'ui'), 7)).toEqual(
      refused(/reading version 7 of the npm package acme\/ui/)
    )
    expect(await listPage(client, owner, ref('npm', 'ui'), 1)).toEqual(
      refused(/listing page 1 of the versions of the npm package acme\/ui/)
    )
  })
})

describe('deleteVersion', () => {
  /** Versions 1 and 2 of `ui`, and the deletion of the first. */
  const setUpVersions = async (token = classic) => {
    const all = await setUp(token)
    const [version] = ['1', '2'].map((name) => publish(all.world, all.ui, { name }))
    const run = () => deleteVersion(all.client, all.owner, all.ref('npm', 'ui'), version?.id ?? 0)
    return { ...all, version, run }
  }

  test('deletes one, by one request', async () => {
    const { run, simulator, ui, version } = await setUpVersions()
    expect(await run()).toEqual({ outcome: 'deleted' })
    expect(ui.versions.map(({ name }) => name)).toEqual(['2'])
    expect(sent(simulator.requests)).toEqual([`DELETE /orgs/acme/packages/npm/ui/versions/${version?.id}`])
  })

  test('recognizes what is gone by looking again, and whether GitHub still finds the package', async () => {
    const { run, simulator, world, ui, version } = await setUpVersions()
    if (version) removeVersion(world, ui, version)
    expect(await run()).toEqual({ outcome: 'gone' })
    expect(simulator.requests.map(({ method, status }) => [method, status])).toEqual([
      ['DELETE', 404],
      ['GET', 404],
      ['GET', 200]
    ])
  })

  test('recognizes missing rights, for which GitHub says the same', async () => {
    const { run } = await setUpVersions(workflow)
    expect(await run()).toEqual({
      outcome: 'failed',
      denied: true,
      problem: expect.stringMatching(/admin/i)
    })
  })

  test.each<[string, Effect, RegExp]>([
    [
      'last tagged version',
      () =>
        refusal(400, 'You cannot delete the last tagged version of a package. You must delete the package instead.'),
      /^You cannot delete the last tagged version/
    ],
    [
      'last version',
      () => refusal(400, 'You cannot delete the last version of a package. You must delete the package instead.'),
      /^You cannot delete the last version/
    ],
    [
      'popular version',
      () =>
        refusal(
          400,
          'Publicly visible package versions with more than 5000 downloads cannot be deleted. Contact GitHub support for further assistance.'
        ),
      /5000 downloads/
    ]
  ])('is refused the %s, in the words of GitHub', async (_, effect, problem) => {
    const { run, err, simulator } = await setUpVersions()
    err(effect)
    expect(await run()).toEqual({ outcome: 'refused', problem: expect.stringMatching(problem) })
    expect(simulator.requests).toHaveLength(1)
  })

  test.each<[string, Effect, object]>([
    ['any other 400', () => refusal(400, 'Invalid argument.'), {}],
    ['a 400 without words', responds(400), {}],
    ['a 403', () => refusal(403, 'No.'), { denied: true }],
    ['a 422', () => refusal(422, 'No.'), {}],
    ['a 202', responds(202, {}), {}]
  ])('fails with %s', async (_, effect, more) => {
    const { run, err } = await setUpVersions()
    err(effect)
    expect(await run()).toEqual({
      ...more,
      outcome: 'failed',
      problem: expect.stringMatching(/^deleting version \d+ of the npm package acme\/ui: GitHub answered /)
    })
  })

  test('that answered an error and worked counts as deleted', async () => {
    const { run, err, ui, world, version } = await setUpVersions()
    err(
      (...given) => {
        if (version) removeVersion(world, ui, version)
        return serverError()(...given)
      },
      { method: 'DELETE' },
      1
    )
    expect(await run()).toEqual({ outcome: 'deleted' })
  })

  test('that never has an answer is looked at, and counts as deleted where it is gone', async () => {
    const { run, err, simulator } = await setUpVersions()
    err(performsThenResponds(500), { method: 'DELETE' })
    expect(await run()).toEqual({ outcome: 'deleted' })
    expect(simulator.requests.map(({ method }) => method)).toEqual([...Array(5).fill('DELETE'), 'GET', 'GET'])
  })

  test('that never has an answer failed where the version is still there', async () => {
    const { run, err } = await setUpVersions()
    err(serverError(), { method: 'DELETE' })
    expect(await run()).toEqual({
      outcome: 'failed',
      problem: expect.stringMatching(
        /^deleting version \d+ of .* acme\/ui: no usable answer in 5 tries: 500 Server Error; run again later$/
      )
    })
  })

  test('that never has an answer, and cannot be looked at, says that it is unknown', async () => {
    const { run, err } = await setUpVersions()
    err(serverError())
    expect(await run()).toEqual({ outcome: 'failed', problem: expect.stringMatching(/checked/) })
  })

  test('that answered an error and then 404 failed where nobody can see whether it is gone', async () => {
    const { run, err } = await setUpVersions()
    err(serverError(), { method: 'DELETE' }, 1)
    err(() => refusal(404, 'Package version not found.'), { method: 'DELETE' })
    err(serverError(), { method: 'GET' })
    expect(await run()).toEqual({ outcome: 'failed', problem: expect.stringMatching(/checked/) })
  })

  test('believes a 204', async () => {
    const { run, err } = await setUpVersions()
    err(acknowledgesOnly())
    expect(await run()).toEqual({ outcome: 'deleted' })
  })

  test.each(['gone', 'changed'] as const)('sends nothing for what is %s when its turn comes', async (state) => {
    const { client, owner, ref, simulator } = await setUp()
    expect(await deleteVersion(client, owner, ref('npm', 'ui'), 1, async () => state)).toEqual({ outcome: state })
    expect(simulator.requests).toEqual([])
  })
})

describe('deletePackage', () => {
  const always = async () => 'due' as const

  test('deletes all of it, by one request', async () => {
    const { client, owner, ref, world, ui, simulator } = await setUp()
    publish(world, ui, { name: '1' })
    expect(await deletePackage(client, owner, ref('npm', 'ui'), always)).toEqual({ outcome: 'deleted' })
    expect(world.owners.get('acme')?.packages.has(packageKey('npm', 'ui'))).toBe(false)
    expect(sent(simulator.requests)).toEqual(['DELETE /orgs/acme/packages/npm/ui'])
  })

  test('is refused a popular one', async () => {
    const { client, owner, ref, world } = await setUp()
    const kit = addPackage(world, { owner: 'acme', type: 'npm', name: 'kit', visibility: 'public' })
    publish(world, kit, { name: '1', downloads: 9000 })
    expect(await deletePackage(client, owner, ref('npm', 'kit'), always)).toMatchObject({ outcome: 'refused' })
  })

  test('recognizes what is gone, and missing rights', async () => {
    const { world, client, owner, ref, simulator, clock } = await setUp()
    expect(await deletePackage(client, owner, ref('npm', 'iu'), always)).toEqual({ outcome: 'gone' })
    addToken(world, { token: 'ghp_reader', kind: 'classic', login: 'octo', admin: [] })
    const reader = createClient({ url: simulator.url, token: 'ghp_reader', clock, random: () => 0.5 })
    expect(await deletePackage(reader, owner, ref('npm', 'ui'), always)).toMatchObject({ outcome: 'failed' })
  })
})
