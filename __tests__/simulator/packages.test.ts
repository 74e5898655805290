import { describe, expect, test } from '@jest/globals'
import { pushImage } from '../../simulator/images.ts'
import { addPackage, addRepository, publish } from '../../simulator/world.ts'
import { fieldOfEach, serve, smallWorld } from './simulate.ts'

const day = 24 * 60 * 60 * 1000

describe('the 27 operations', () => {
  const prefixes = ['/orgs/acme', '/users/octo', '/user']
  const operations: [string, string, number][] = [
    ['GET', '/docker/conflicts', 200],
    ['GET', '/packages?package_type=npm', 200],
    ['GET', '/packages/npm/ui', 200],
    ['GET', '/packages/npm/ui/versions', 200],
    ['GET', '/packages/npm/ui/versions/FIRST', 200],
    ['DELETE', '/packages/npm/ui/versions/FIRST', 204],
    ['POST', '/packages/npm/ui/versions/FIRST/restore', 204],
    ['DELETE', '/packages/npm/ui', 204],
    ['POST', '/packages/npm/ui/restore', 204]
  ]
  test.each(prefixes)('all nine answer under %s', async (prefix) => {
    const { world } = smallWorld()
    const owner = prefix === '/orgs/acme' ? 'acme' : 'octo'
    const ui = addPackage(world, { owner, type: 'npm', name: 'ui', visibility: 'public' })
    const first = publish(world, ui, { name: '1.0.0' })
    publish(world, ui, { name: '1.1.0' })
    const { rest } = await serve(world)
    const answered = []
    for (const [method, path] of operations) {
      const { status } = await rest(method, prefix + path.replace('FIRST', String(first.id)))
      answered.push([method, path, status])
    }
    expect(answered).toEqual(operations)
  })

  test('answer deletions and restores with an empty body', async () => {
    const { world, app } = smallWorld()
    const [image] = [pushImage(world, app), pushImage(world, app)]
    const { rest } = await serve(world)
    const path = `/orgs/acme/packages/container/app/versions/${image.id}`
    for (const [method, url] of [
      ['DELETE', path],
      ['POST', `${path}/restore`]
    ] as const) {
      const { status, text, headers } = await rest(method, url)
      expect([status, text, headers.get('content-type')]).toEqual([204, '', null])
    }
  })

  test.each([
    ['GET', '/orgs/acme/packages/container/tools/cli', 'a raw slash in the name'],
    ['GET', '/orgs/acme/packages/container/app/', 'a slash at the end'],
    ['GET', '/orgs/acme/packages/container/app%ZZ', 'a bad encoding'],
    ['PATCH', '/orgs/acme/packages/container/app', 'a method without a route'],
    ['GET', '/orgs/nobody/packages/container/app', 'an owner that does not exist'],
    ['GET', '/orgs/octo/packages?package_type=npm', 'a user taken for an organization']
  ])('%s %s is Not Found: %s', async (method, path) => {
    const { world } = smallWorld()
    addPackage(world, { owner: 'acme', type: 'container', name: 'tools/cli' })
    const { rest } = await serve(world)
    const { status, body } = await rest(method, path)
    expect([status, body]).toEqual([
      404,
      {
        message: 'Not Found',
        documentation_url: expect.stringMatching(/^https:\/\/docs\.github\.com\/rest/),
        status: '404'
      }
    ])
  })

  test('accept %2F in a name', async () => {
    const { world } = smallWorld()
    addPackage(world, { owner: 'acme', type: 'container', name: 'tools/cli' })
    const { rest } = await serve(world)
    expect((await rest('GET', '/orgs/acme/packages/container/tools%2Fcli')).body).toMatchObject({
      name: 'tools/cli',
      url: expect.stringMatching(/\/orgs\/acme\/packages\/container\/tools%2Fcli$/)
    })
  })

  test('find an organization also under /users, ignoring case', async () => {
    const { world } = smallWorld()
    const { rest } = await serve(world)
    expect((await rest('GET', '/users/ACME/packages/container/app')).status).toBe(200)
  })
})

describe('a package', () => {
  const required = [
    'id',
    'name',
    'package_type',
    'url',
    'html_url',
    'version_count',
    'visibility',
    'created_at',
    'updated_at'
  ]

  test.each([
    [{ type: 'container', name: 'bare' }, ['owner'], 'https://github.com/orgs/acme/packages/container/package/bare'],
    [
      { type: 'container', name: 'linked', repository: 'acme/app' },
      ['owner', 'repository'],
      'https://github.com/orgs/acme/packages/container/package/linked'
    ],
    [
      { type: 'rubygems', name: 'gem', repository: 'acme/app', visibility: 'internal' },
      ['owner', 'repository'],
      expect.stringMatching(/^https:\/\/github\.com\/acme\/app\/packages\/\d+$/)
    ],
    [
      { type: 'npm', name: 'ownerless', ownerless: true },
      ['owner'],
      expect.stringContaining('/orgs/acme/packages/npm/')
    ]
  ] as const)('%j has exactly the fields that GitHub gives it', async (facts, optional, page) => {
    const { world } = smallWorld()
    addPackage(world, { owner: 'acme', created: '2020-05-19T22:19:11.123Z', ...facts })
    const { rest } = await serve(world)
    const { body } = await rest('GET', `/orgs/acme/packages/${facts.type}/${facts.name}`)
    expect(Object.keys(Object(body)).sort()).toEqual([...required, ...optional].sort())
    expect(body).toMatchObject({
      name: facts.name,
      html_url: page,
      created_at: '2020-05-19T22:19:11Z',
      visibility: 'visibility' in facts ? facts.visibility : 'private',
      owner: 'ownerless' in facts ? null : { login: 'acme', type: 'Organization' }
    })
  })

  test('has the same owner on /user routes', async () => {
    const { world } = smallWorld()
    addPackage(world, { owner: 'octo', type: 'container', name: 'dotfiles' })
    const { rest } = await serve(world)
    expect((await rest('GET', '/user/packages/container/dotfiles')).body).toMatchObject({
      url: expect.stringMatching(/\/users\/octo\/packages\/container\/dotfiles$/),
      html_url: 'https://github.com/users/octo/packages/container/package/dotfiles',
      owner: { type: 'User' }
    })
  })

  test('embeds the repository that it is linked to', async () => {
    const { world } = smallWorld()
    addRepository(world, 'acme/docs', { visibility: 'public' })
    addPackage(world, { owner: 'acme', type: 'npm', name: 'ui', repository: 'acme/docs' })
    const { rest } = await serve(world)
    expect((await rest('GET', '/orgs/acme/packages/npm/ui')).body).toMatchObject({
      repository: { full_name: 'acme/docs', private: false, owner: { login: 'acme' } }
    })
  })

  test('counts its active versions', async () => {
    const { world, app } = smallWorld()
    const [image] = [pushImage(world, app), pushImage(world, app), pushImage(world, app)]
    const { rest } = await serve(world)
    await rest('DELETE', `/orgs/acme/packages/container/app/versions/${image.id}`)
    expect((await rest('GET', '/orgs/acme/packages/container/app')).body).toMatchObject({ version_count: 2 })
  })
})

describe('the list of packages', () => {
  const manyPackages = (count: number) => {
    const { world } = smallWorld()
    for (let at = 0; at < count; at += 1) addPackage(world, { owner: 'acme', type: 'npm', name: `p${at}` })
    return world
  }

  test('requires a known type', async () => {
    const { rest } = await serve(manyPackages(1))
    expect((await rest('GET', '/orgs/acme/packages')).status).toBe(422)
    expect((await rest('GET', '/orgs/acme/packages?package_type=pypi')).status).toBe(422)
  })

  test('has one type and, on request, one visibility', async () => {
    const { world } = smallWorld()
    addPackage(world, { owner: 'acme', type: 'npm', name: 'open', visibility: 'public' })
    addPackage(world, { owner: 'acme', type: 'npm', name: 'closed' })
    const { rest } = await serve(world)
    expect(fieldOfEach((await rest('GET', '/orgs/acme/packages?package_type=npm')).body, 'name')).toEqual([
      'open',
      'closed'
    ])
    const { body } = await rest('GET', '/orgs/acme/packages?package_type=npm&visibility=private')
    expect(fieldOfEach(body, 'name')).toEqual(['closed'])
  })

  test('ends at 10,000 packages', async () => {
    const { rest } = await serve(manyPackages(1))
    const list = '/orgs/acme/packages?package_type=npm&per_page=100&page='
    expect((await rest('GET', `${list}100`)).body).toEqual([])
    const { status, body } = await rest('GET', `${list}101`)
    expect(status).toBe(400)
    expect(body).toMatchObject({
      message: 'The value of `per_page` multiplied by `page` cannot be greater than 10000.',
      status: '400'
    })
  })

  test('shows deleted packages as deleted_… if the switch is on', async () => {
    const world = manyPackages(2)
    const { rest } = await serve(world)
    await rest('DELETE', '/orgs/acme/packages/npm/p0')
    const list = async () => fieldOfEach((await rest('GET', '/orgs/acme/packages?package_type=npm')).body, 'name')
    expect(await list()).toEqual(['p1'])
    world.switches.listDeletedPackages = true
    expect(await list()).toEqual(['p1', 'deleted_p0'])
  })

  test('of Docker conflicts has only conflicting packages', async () => {
    const { world } = smallWorld()
    addPackage(world, { owner: 'acme', type: 'docker', name: 'old', conflicting: true })
    addPackage(world, { owner: 'acme', type: 'docker', name: 'migrated' })
    const { rest } = await serve(world)
    expect(fieldOfEach((await rest('GET', '/orgs/acme/docker/conflicts')).body, 'name')).toEqual(['old'])
  })
})

describe('a deleted package', () => {
  test('is not found, frees its name, and can be restored with its versions within 30 days', async () => {
    const { world, app, clock } = smallWorld()
    pushImage(world, app, { tags: ['v1'] })
    const { rest } = await serve(world)
    const path = '/orgs/acme/packages/container/app'
    expect((await rest('DELETE', path)).status).toBe(204)
    expect((await rest('GET', path)).body).toMatchObject({ message: 'Package not found.', status: '404' })
    expect((await rest('DELETE', path)).status).toBe(404)
    clock.advance(30 * day)
    expect((await rest('POST', `${path}/restore`)).status).toBe(204)
    expect((await rest('GET', `${path}/versions`)).body).toMatchObject([{ metadata: { container: { tags: ['v1'] } } }])
  })

  test('cannot be restored later', async () => {
    const { world, clock } = smallWorld()
    const { rest } = await serve(world)
    await rest('DELETE', '/orgs/acme/packages/container/app')
    clock.advance(30 * day + 1)
    const { status, body } = await rest('POST', '/orgs/acme/packages/container/app/restore')
    expect([status, body]).toEqual([404, expect.objectContaining({ message: 'Package not found.' })])
  })

  test.each([400, 409, 422] as const)('conflicts with a new package of its name: %d', async (status) => {
    const { world } = smallWorld()
    world.switches.restoreConflict = status
    const { rest } = await serve(world)
    await rest('DELETE', '/orgs/acme/packages/container/app')
    addPackage(world, { owner: 'acme', type: 'container', name: 'app' })
    expect((await rest('POST', '/orgs/acme/packages/container/app/restore')).status).toBe(status)
  })

  test.each([
    [false, 400],
    [true, 204]
  ])('had no public version with too many downloads, unless the switch is on: %s', async (allowed, status) => {
    const { world } = smallWorld()
    world.switches.deletePopularPackages = allowed
    const pkg = addPackage(world, { owner: 'acme', type: 'container', name: 'base', visibility: 'public' })
    pushImage(world, pkg, { downloads: 5_001 })
    const { rest } = await serve(world)
    expect((await rest('DELETE', '/orgs/acme/packages/container/base')).status).toBe(status)
  })
})

test('the API version must exist', async () => {
  const { world } = smallWorld()
  const { rest } = await serve(world)
  const asking = async (version: string) =>
    (await rest('GET', '/users/acme', undefined, { 'x-github-api-version': version })).status
  expect(await asking('2022-11-28')).toBe(200)
  expect(await asking('2026-03-10')).toBe(200)
  expect(await asking('2021-01-01')).toBe(400)
  world.switches.unknownApiVersion = 410
  expect(await asking('2021-01-01')).toBe(410)
})

test('an Enterprise Server has its API under /api/v3 and nowhere else', async () => {
  const { world } = smallWorld()
  const { rest, simulator } = await serve(world, { apiPrefix: '/api/v3', web: 'https://github.example.com' })
  expect(simulator.url).toMatch(/\/api\/v3$/)
  const { body, headers } = await rest('GET', '/orgs/acme/packages/container/app')
  expect(body).toMatchObject({
    url: `${simulator.url}/orgs/acme/packages/container/app`,
    html_url: 'https://github.example.com/orgs/acme/packages/container/package/app'
  })
  expect(headers.get('x-ratelimit-limit')).toBeNull()
  const beside = await fetch(`${new URL(simulator.url).origin}/orgs/acme`, {
    headers: { authorization: 'Bearer ghp_classic' }
  })
  expect(beside.status).toBe(404)
})
