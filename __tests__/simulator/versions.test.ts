import { describe, expect, test } from '@jest/globals'
import { pushImage, pushMultiArch } from '../../simulator/images.ts'
import { addPackage, publish, type SimPackage, type World } from '../../simulator/world.ts'
import { classic, fieldOfEach, serve, smallWorld } from './simulate.ts'

const day = 24 * 60 * 60 * 1000
const versions = '/orgs/acme/packages/container/app/versions'

const pushMany = (world: World, pkg: SimPackage, count: number) =>
  Array.from({ length: count }, (_, at) => pushImage(world, pkg, { tags: [`t${at + 1}`] }))

const links = (headers: Headers): Record<string, string> =>
  Object.fromEntries(
    [...(headers.get('link') ?? '').matchAll(/<([^>]+)>; rel="(\w+)"/g)].map(([, url = '', rel = '']) => [
      rel,
      new URL(url).searchParams.get('page') ?? ''
    ])
  )

describe('a version', () => {
  test('of a container has its digest as name, its tags, and an id beyond 31 bits', async () => {
    const { world, app } = smallWorld()
    const { index } = pushMultiArch(world, app, { tags: ['v1', 'latest'], created: '2020-09-11T21:56:40Z' })
    const { rest, simulator } = await serve(world)
    const { body } = await rest('GET', `${versions}/${index.id}`)
    expect(index.id).toBeGreaterThan(2 ** 31)
    expect(body).toEqual({
      id: index.id,
      name: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      url: `${simulator.url}${versions}/${index.id}`,
      package_html_url: 'https://github.com/orgs/acme/packages/container/package/app',
      created_at: '2020-09-11T21:56:40Z',
      updated_at: '2020-09-11T21:56:40Z',
      html_url: `https://github.com/orgs/acme/packages/container/app/${index.id}`,
      metadata: { package_type: 'container', container: { tags: ['v1', 'latest'] } }
    })
  })

  test.each([
    ['npm', 'ui', { package_type: 'npm' }],
    ['rubygems', 'gem', { package_type: 'rubygems' }],
    ['docker', 'old', { package_type: 'docker', docker: { tag: ['latest'] } }]
  ] as const)('of %s has its version string as name', async (type, name, metadata) => {
    const { world } = smallWorld()
    const pkg = addPackage(world, { owner: 'acme', type, name, repository: 'acme/app' })
    const tags = type === 'docker' ? ['latest'] : []
    publish(world, pkg, { name: '1.0.4', license: 'MIT', description: 'Nice', tags })
    const { rest } = await serve(world)
    const { body } = await rest('GET', `/orgs/acme/packages/${type}/${name}/versions`)
    expect(body).toMatchObject([
      {
        name: '1.0.4',
        license: 'MIT',
        description: 'Nice',
        html_url: `https://github.com/acme/app/packages/${pkg.id}?version=1.0.4`,
        package_html_url: `https://github.com/acme/app/packages/${pkg.id}`,
        metadata
      }
    ])
    expect(fieldOfEach(body, 'metadata')).toEqual([metadata])
  })

  test('is not found if unknown or of another package', async () => {
    const { world, app } = smallWorld()
    pushMany(world, app, 2)
    const other = publish(world, addPackage(world, { owner: 'acme', type: 'npm', name: 'ui' }), { name: '1.0.0' })
    const { rest } = await serve(world)
    for (const id of [1, other.id, 'x']) {
      const { status, body } = await rest('GET', `${versions}/${id}`)
      expect([status, body]).toEqual([404, expect.objectContaining({ message: 'Package version not found.' })])
    }
  })
})

describe('the list of versions', () => {
  test('has the newest push first, whatever happens to tags later', async () => {
    const { world, app, clock } = smallWorld()
    const created = '2026-01-01T00:00:00Z'
    const first = pushImage(world, app, { tags: ['a'], created })
    const second = pushImage(world, app, { tags: ['b'], created })
    const { rest, registry } = await serve(world)
    clock.advance(day)
    const retagged = await registry(
      'PUT',
      '/v2/acme/app/manifests/b',
      {
        authorization: `Bearer ${Buffer.from(classic).toString('base64')}`,
        'content-type': first.manifest?.mediaType ?? ''
      },
      first.manifest?.bytes.toString()
    )
    expect(retagged.status).toBe(201)
    const { body } = await rest('GET', versions)
    expect(body).toMatchObject([
      { id: second.id, updated_at: '2026-06-02T00:00:00Z', metadata: { container: { tags: [] } } },
      {
        id: first.id,
        created_at: created,
        updated_at: '2026-06-02T00:00:00Z',
        metadata: { container: { tags: ['a', 'b'] } }
      }
    ])
  })

  test.each([
    ['', 30, { next: '2', last: '9' }],
    ['?per_page=100', 100, { next: '2', last: '3' }],
    ['?per_page=100&page=2', 100, { prev: '1', next: '3', last: '3', first: '1' }],
    ['?per_page=100&page=3', 50, { prev: '2', first: '1' }],
    ['?per_page=100&page=4', 0, { prev: '3', first: '1' }],
    ['?per_page=100&page=9', 0, { prev: '3', first: '1' }],
    ['?per_page=500&page=0', 100, { next: '2', last: '3' }],
    ['?per_page=-1&page=x', 30, { next: '2', last: '9' }]
  ])('is paged by offset with links: %s', async (query, count, expected) => {
    const { world, app } = smallWorld()
    pushMany(world, app, 250)
    const { rest } = await serve(world)
    const { status, body, headers } = await rest('GET', versions + query)
    expect([status, fieldOfEach(body, 'id').length, links(headers)]).toEqual([200, count, expected])
  })

  test('has no links if one page is enough', async () => {
    const { world, app } = smallWorld()
    pushMany(world, app, 100)
    const { rest } = await serve(world)
    const { body, headers } = await rest('GET', `${versions}?per_page=100`)
    expect([fieldOfEach(body, 'id').length, headers.get('link')]).toEqual([100, null])
  })

  test.each([
    ['/orgs/acme', '/organizations/9919'],
    ['/users/acme', '/user/9919']
  ])('may link to %s by number', async (prefix, numbered) => {
    const { world, app } = smallWorld()
    world.switches.numericLinks = true
    const images = pushMany(world, app, 2)
    const { rest, simulator } = await serve(world)
    const { headers } = await rest('GET', `${prefix}/packages/container/app/versions?per_page=1`)
    const next = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1] ?? ''
    expect(next).toBe(`${simulator.url}${numbered}/packages/container/app/versions?per_page=1&page=2`)
    expect(fieldOfEach((await rest('GET', next.slice(simulator.url.length))).body, 'id')).toEqual([images[0]?.id])
  })

  test('has pages for all versions, which shift when one is deleted meanwhile', async () => {
    const { world, app } = smallWorld()
    const images = pushMany(world, app, 10_200)
    const { rest } = await serve(world)
    const last = await rest('GET', `${versions}?per_page=100&page=102`)
    expect(fieldOfEach(last.body, 'id').at(-1)).toBe(images[0]?.id)
    const before = fieldOfEach((await rest('GET', `${versions}?per_page=10&page=1`)).body, 'id')
    await rest('DELETE', `${versions}/${before[0]}`)
    const after = fieldOfEach((await rest('GET', `${versions}?per_page=10&page=2`)).body, 'id')
    expect(after[0]).toBe(images.at(-12)?.id)
    expect(fieldOfEach((await rest('GET', `${versions}?per_page=10&page=1`)).body, 'id')[0]).toBe(before[1])
  })

  test('of 12,000 versions is read whole', async () => {
    const { world, app } = smallWorld()
    for (let at = 0; at < 12_000; at += 1) publish(world, app, { name: `sha256:${at}` })
    const { rest } = await serve(world)
    let seen = 0
    for (let page = 1; page <= 120; page += 1) {
      seen += fieldOfEach((await rest('GET', `${versions}?per_page=100&page=${page}`)).body, 'id').length
    }
    expect(seen).toBe(12_000)
  })
})

describe('deleting a version', () => {
  const last = (tagged: string) =>
    `You cannot delete the last ${tagged}version of a package. You must delete the package instead.`

  test('removes it and its tags, and is not found the second time', async () => {
    const { world, app } = smallWorld()
    const [one] = pushMany(world, app, 2)
    const { rest } = await serve(world)
    expect((await rest('DELETE', `${versions}/${one?.id}`)).status).toBe(204)
    expect((await rest('GET', `${versions}/${one?.id}`)).body).toMatchObject({ message: 'Package version not found.' })
    expect((await rest('DELETE', `${versions}/${one?.id}`)).body).toEqual({
      message: 'Package version not found.',
      documentation_url: 'https://docs.github.com/rest/packages/packages#delete-package-version-for-an-organization',
      status: '404'
    })
    expect([...app.tags.keys()]).toEqual(['t2'])
  })

  test('is refused for the last tagged version of a container, even if untagged ones remain', async () => {
    const { world, app } = smallWorld()
    const tagged = pushImage(world, app, { tags: ['v1', 'latest'] })
    const untagged = [pushImage(world, app), pushImage(world, app)]
    const { rest } = await serve(world)
    const { status, body } = await rest('DELETE', `${versions}/${tagged.id}`)
    expect([status, body]).toEqual([400, expect.objectContaining({ message: last('tagged '), status: '400' })])
    for (const { id } of untagged) expect((await rest('DELETE', `${versions}/${id}`)).status).toBe(204)
  })

  test.each(['npm', 'maven', 'nuget', 'rubygems', 'docker'] as const)(
    'is refused for the last version of %s',
    async (type) => {
      const { world } = smallWorld()
      const pkg = addPackage(world, { owner: 'acme', type, name: 'p' })
      const [one, two] = [publish(world, pkg, { name: '1' }), publish(world, pkg, { name: '2' })]
      const { rest } = await serve(world)
      expect((await rest('DELETE', `/orgs/acme/packages/${type}/p/versions/${one.id}`)).status).toBe(204)
      const { status, body } = await rest('DELETE', `/orgs/acme/packages/${type}/p/versions/${two.id}`)
      expect([status, body]).toEqual([400, expect.objectContaining({ message: last('') })])
    }
  )

  test('is allowed for the last tagged version of an old Docker package if another version remains', async () => {
    const { world } = smallWorld()
    const pkg = addPackage(world, { owner: 'acme', type: 'docker', name: 'old' })
    const [tagged] = [publish(world, pkg, { name: 'a', tags: ['latest'] }), publish(world, pkg, { name: 'b' })]
    const { rest } = await serve(world)
    expect((await rest('DELETE', `/orgs/acme/packages/docker/old/versions/${tagged.id}`)).status).toBe(204)
  })

  test.each([
    [false, 400],
    [true, 204]
  ])('is allowed for the last untagged version of a container if the switch is on: %s', async (allowed, status) => {
    const { world, app } = smallWorld()
    world.switches.deleteLastUntagged = allowed
    const image = pushImage(world, app)
    const { rest } = await serve(world)
    expect((await rest('DELETE', `${versions}/${image.id}`)).status).toBe(status)
  })

  test.each([
    ['public', 5_001, 400],
    ['public', 5_000, 204],
    ['private', 5_001, 204]
  ] as const)('answers for a %s version with %d downloads %d', async (visibility, downloads, expected) => {
    const { world } = smallWorld()
    const pkg = addPackage(world, { owner: 'acme', type: 'container', name: 'base', visibility })
    const [popular] = [pushImage(world, pkg, { downloads }), pushImage(world, pkg)]
    const { rest } = await serve(world)
    const { status, body } = await rest('DELETE', `/orgs/acme/packages/container/base/versions/${popular.id}`)
    expect(status).toBe(expected)
    if (expected === 400) {
      expect(body).toMatchObject({
        message:
          'Publicly visible package versions with more than 5000 downloads cannot be deleted. Contact GitHub support for further assistance.'
      })
    }
  })

  test('keeps the children of an index, and breaks an index whose child it deletes', async () => {
    const { world, app } = smallWorld()
    pushImage(world, app, { tags: ['other'] })
    const one = pushMultiArch(world, app, { tags: ['one'] })
    const two = pushMultiArch(world, app, { tags: ['two'] })
    const { rest } = await serve(world)
    expect((await rest('DELETE', `${versions}/${one.index.id}`)).status).toBe(204)
    expect((await rest('GET', `${versions}/${one.children[0]?.id}`)).status).toBe(200)
    expect((await rest('DELETE', `${versions}/${two.children[0]?.id}`)).status).toBe(204)
    expect((await rest('GET', `${versions}/${two.index.id}`)).status).toBe(200)
  })
})

describe('a deleted version', () => {
  const deletedTwo = async () => {
    const { world, app, clock } = smallWorld()
    const images = pushMany(world, app, 4)
    const { rest } = await serve(world)
    for (const { id } of images.slice(1, 3)) await rest('DELETE', `${versions}/${id}`)
    return { world, app, clock, rest, images }
  }

  test('is listed under state=deleted for 30 days, with time and tags', async () => {
    const { world, rest, images, clock } = await deletedTwo()
    expect((await rest('GET', `${versions}?state=deleted`)).body).toMatchObject([
      { id: images[2]?.id, deleted_at: '2026-06-01T00:00:00Z', metadata: { container: { tags: ['t3'] } } },
      { id: images[1]?.id }
    ])
    world.switches.tagsOfDeleted = false
    expect((await rest('GET', `${versions}?state=deleted`)).body).toMatchObject([
      { metadata: { container: { tags: [] } } },
      { metadata: { container: { tags: [] } } }
    ])
    expect(fieldOfEach((await rest('GET', `${versions}?state=active`)).body, 'id')).toEqual([
      images[3]?.id,
      images[0]?.id
    ])
    clock.advance(30 * day + 1)
    expect((await rest('GET', `${versions}?state=deleted`)).body).toEqual([])
  })

  test.each([
    [true, 2],
    [false, 1]
  ])('is listed under /users if the switch is on: %s', async (honoured, count) => {
    const { world } = smallWorld()
    world.switches.stateOnUsersRoutes = honoured
    const pkg = addPackage(world, { owner: 'octo', type: 'container', name: 'web', visibility: 'public' })
    const images = pushMany(world, pkg, 3)
    const { rest } = await serve(world)
    const path = '/users/octo/packages/container/web/versions'
    for (const { id } of images.slice(1)) await rest('DELETE', `${path}/${id}`)
    expect(fieldOfEach((await rest('GET', `${path}?state=deleted`)).body, 'id')).toHaveLength(count)
  })

  test('is restored at its old position with its id, digest and free tags', async () => {
    const { app, world, rest, images } = await deletedTwo()
    pushImage(world, app, { tags: ['t2'] })
    const restored = await rest('POST', `${versions}/${images[1]?.id}/restore`)
    expect(restored.status).toBe(204)
    await rest('POST', `${versions}/${images[2]?.id}/restore`)
    const { body } = await rest('GET', versions)
    expect(fieldOfEach(body, 'name').slice(1)).toEqual(images.map(({ name }) => name).reverse())
    expect(fieldOfEach(body, 'metadata')).toMatchObject([
      { container: { tags: ['t2'] } },
      { container: { tags: ['t4'] } },
      { container: { tags: ['t3'] } },
      { container: { tags: [] } },
      { container: { tags: ['t1'] } }
    ])
    expect((await rest('POST', `${versions}/${images[1]?.id}/restore`)).status).toBe(404)
  })

  test('may be restored without its tags', async () => {
    const { world, rest, images } = await deletedTwo()
    world.switches.restoreTags = false
    await rest('POST', `${versions}/${images[1]?.id}/restore`)
    expect((await rest('GET', `${versions}/${images[1]?.id}`)).body).toMatchObject({
      metadata: { container: { tags: [] } }
    })
  })

  test('cannot be restored after 30 days', async () => {
    const { rest, images, clock } = await deletedTwo()
    clock.advance(30 * day + 1)
    const { status, body } = await rest('POST', `${versions}/${images[1]?.id}/restore`)
    expect([status, body]).toEqual([404, expect.objectContaining({ message: 'Package version not found.' })])
  })

  test.each([400, 409, 422] as const)('conflicts with a new version of its name: %d', async (status) => {
    const { world } = smallWorld()
    world.switches.restoreConflict = status
    const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui' })
    const [first] = [publish(world, ui, { name: '1.0.0' }), publish(world, ui, { name: '2.0.0' })]
    const { rest } = await serve(world)
    const path = `/orgs/acme/packages/npm/ui/versions/${first.id}`
    await rest('DELETE', path)
    publish(world, ui, { name: '1.0.0' })
    expect((await rest('POST', `${path}/restore`)).status).toBe(status)
  })
})

test('a version can be published only once', () => {
  const { world } = smallWorld()
  const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui' })
  publish(world, ui, { name: '1.0.0' })
  expect(() => publish(world, ui, { name: '1.0.0' })).toThrow('already has a version 1.0.0')
})
