import { describe, expect, test } from '@jest/globals'
import { pushImage } from '../../simulator/images.ts'
import { addOwner, addPackage, addRepository, addToken, publish } from '../../simulator/world.ts'
import { classic, fieldOfEach, serve, smallWorld, workflow } from './simulate.ts'

const refused = (status: number, message: string) => [
  status,
  { message, documentation_url: expect.any(String), status: String(status) }
]
const packageNotFound = refused(404, 'Package not found.')
const notAccessible = refused(403, 'Resource not accessible by integration')

/** Pushes an image to delete, and returns functions that send a request and return status and body. */
const setUpImage = async () => {
  const { world, app, clock } = smallWorld()
  const [image] = [pushImage(world, app, { tags: ['old'] }), pushImage(world, app, { tags: ['new'] })]
  const { rest, simulator } = await serve(world)
  const ask = async (token: string | null, method: string, path: string) => {
    const { status, body } = await rest(method, path, token)
    return [status, body]
  }
  return { world, app, clock, ask, rest, simulator, version: `/orgs/acme/packages/container/app/versions/${image.id}` }
}

describe('a missing or bad token', () => {
  test('gets 401', async () => {
    const { ask } = await setUpImage()
    expect(await ask(null, 'GET', '/user')).toEqual(refused(401, 'Requires authentication'))
    expect(await ask('ghp_unknown', 'GET', '/user')).toEqual(refused(401, 'Bad credentials'))
  })

  test('includes an expired token', async () => {
    const { world, ask, clock } = await setUpImage()
    addToken(world, { token: 'short', kind: 'classic', login: 'octo', expiresAt: clock.now() + 1_000 })
    expect((await ask('short', 'GET', '/user'))[0]).toBe(200)
    clock.advance(1_000)
    expect(await ask('short', 'GET', '/user')).toEqual(refused(401, 'Bad credentials'))
  })

  test('is read from Bearer, token and Basic', async () => {
    const { simulator } = await setUpImage()
    for (const authorization of [`Bearer ${classic}`, `token ${classic}`, `Basic ${btoa(`x:${classic}`)}`]) {
      expect((await fetch(`${simulator.url}/user`, { headers: { authorization } })).status).toBe(200)
    }
  })

  test('is not checked without a User-Agent', async () => {
    const { rest } = await setUpImage()
    const { status, text } = await rest('GET', '/user', classic, { 'user-agent': '' })
    expect([status, text]).toEqual([403, expect.stringContaining('Request forbidden by administrative rules.')])
  })
})

describe('a classic token', () => {
  test.each([
    [
      [],
      'GET',
      '/orgs/acme/packages?package_type=container',
      'You need at least read:packages scope to list packages.'
    ],
    [[], 'GET', '/orgs/acme/packages/container/app', 'You need at least read:packages scope to get a package.'],
    [[], 'GET', 'VERSIONS', "You need at least read:packages scope to get a package's versions."],
    [['read:packages'], 'DELETE', 'VERSION', 'You need at least delete:packages scope to delete a package version.'],
    [['delete:packages'], 'DELETE', 'VERSION', 'You need at least read:packages scope to delete a package version.'],
    [
      ['read:packages', 'delete:packages'],
      'POST',
      'VERSION/restore',
      'You need at least write:packages scope to restore a package version.'
    ]
  ])('with the scopes %j cannot %s %s', async (scopes, method, path, message) => {
    const { world, ask, version } = await setUpImage()
    addToken(world, { token: 'narrow', kind: 'classic', login: 'octo', scopes })
    const url = path.replace('VERSIONS', version.replace(/\/\d+$/, '')).replace('VERSION', version)
    expect(await ask('narrow', method, url)).toEqual(refused(403, message))
  })

  test('can read with write:packages, which includes read:packages', async () => {
    const { world, ask, version } = await setUpImage()
    addToken(world, { token: 'writer', kind: 'classic', login: 'octo', scopes: ['write:packages', 'delete:packages'] })
    expect((await ask('writer', 'GET', version))[0]).toBe(200)
    expect((await ask('writer', 'DELETE', version))[0]).toBe(204)
  })

  test('gets headers with its scopes and the accepted ones', async () => {
    const { rest, version } = await setUpImage()
    const { headers } = await rest('GET', version)
    expect(headers.get('x-oauth-scopes')).toBe('delete:packages, repo, write:packages')
    expect(headers.get('x-accepted-oauth-scopes')).toBe('read:packages')
    const deleted = await rest('DELETE', version)
    expect(deleted.headers.get('x-accepted-oauth-scopes')).toBe('read:packages, delete:packages')
  })

  test('needs repo for a private Maven package, which otherwise is not found', async () => {
    const { world, ask } = await setUpImage()
    addToken(world, { token: 'no-repo', kind: 'classic', login: 'octo', scopes: ['read:packages'] })
    const maven = addPackage(world, { owner: 'acme', type: 'maven', name: 'com.acme.client' })
    publish(world, maven, { name: '1.0.0' })
    expect(await ask('no-repo', 'GET', '/orgs/acme/packages/maven/com.acme.client')).toEqual(packageNotFound)
    expect((await ask(classic, 'GET', '/orgs/acme/packages/maven/com.acme.client'))[0]).toBe(200)
  })

  test('deletes only as admin, even if it can read', async () => {
    const { world, ask, version } = await setUpImage()
    addToken(world, { token: 'reader', kind: 'classic', login: 'mona', admin: ['else'] })
    expect((await ask('reader', 'GET', version))[0]).toBe(200)
    expect(await ask('reader', 'DELETE', version)).toEqual(packageNotFound)
  })

  test('does not see private packages without access', async () => {
    const { world, ask } = await setUpImage()
    addToken(world, { token: 'guest', kind: 'classic', login: 'mona', read: [] })
    addPackage(world, { owner: 'acme', type: 'container', name: 'open', visibility: 'public' })
    expect(await ask('guest', 'GET', '/orgs/acme/packages/container/app')).toEqual(packageNotFound)
    const [, body] = await ask('guest', 'GET', '/orgs/acme/packages?package_type=container')
    expect(fieldOfEach(body, 'name')).toEqual(['open'])
  })

  test('sees its own private packages under /user, and none of others', async () => {
    const { world, ask } = await setUpImage()
    for (const owner of ['octo', 'mona']) addPackage(world, { owner, type: 'container', name: 'diary' })
    expect((await ask(classic, 'GET', '/user/packages/container/diary'))[0]).toBe(200)
    expect(await ask(classic, 'GET', '/users/octo/packages/container/diary')).toEqual(packageNotFound)
    world.switches.privateOnUsersRoutes = true
    expect((await ask(classic, 'GET', '/users/octo/packages/container/diary'))[0]).toBe(200)
    expect(await ask(classic, 'GET', '/users/mona/packages/container/diary')).toEqual(packageNotFound)
  })

  test('cannot delete public packages of other users', async () => {
    const { world, ask } = await setUpImage()
    addPackage(world, { owner: 'mona', type: 'npm', name: 'open', visibility: 'public' })
    expect(await ask(classic, 'DELETE', '/users/mona/packages/npm/open')).toEqual(packageNotFound)
  })

  test('must be authorized for an organization with SAML', async () => {
    const { world, rest } = await setUpImage()
    addOwner(world, { login: 'bank', type: 'Organization', sso: true })
    addPackage(world, { owner: 'bank', type: 'npm', name: 'safe' })
    addToken(world, { token: 'authorized', kind: 'classic', login: 'octo', authorized: ['bank'] })
    const { status, body, headers } = await rest('GET', '/orgs/bank/packages/npm/safe')
    expect([status, body]).toEqual(
      refused(
        403,
        'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.'
      )
    )
    expect(headers.get('x-github-sso')).toMatch(
      /^required; url=https:\/\/github\.com\/orgs\/bank\/sso\?authorization_request=\w+$/
    )
    expect((await rest('GET', '/orgs/bank/packages/npm/safe', 'authorized')).status).toBe(200)
  })
})

describe('the token of a workflow', () => {
  test('deletes in packages linked to its repository', async () => {
    const { ask, version } = await setUpImage()
    expect((await ask(workflow, 'DELETE', version))[0]).toBe(204)
  })

  test('reads but does not delete if its repository is not admin', async () => {
    const { world, ask } = await setUpImage()
    const other = addPackage(world, { owner: 'acme', type: 'container', name: 'other', repository: 'acme/other' })
    const [image] = [pushImage(world, other), pushImage(world, other)]
    const path = `/orgs/acme/packages/container/other/versions/${image.id}`
    expect((await ask(workflow, 'GET', path))[0]).toBe(200)
    expect(await ask(workflow, 'DELETE', path)).toEqual(packageNotFound)
    addToken(world, {
      token: 'granted',
      kind: 'github-token',
      repository: 'acme/app',
      permissions: { packages: 'write' },
      admin: ['other']
    })
    expect((await ask('granted', 'DELETE', path))[0]).toBe(204)
  })

  test.each([
    [{ packages: 'none' }, 403, 403],
    [{}, 403, 403],
    [{ packages: 'read' }, 200, 403],
    [{ packages: 'write' }, 200, 204]
  ] as const)('with the permissions %j gets %d and deletes with %d', async (permissions, gets, deletes) => {
    const { world, ask, version } = await setUpImage()
    addToken(world, { token: 'job', kind: 'github-token', repository: 'acme/app', permissions })
    const got = await ask('job', 'GET', version)
    const deleted = await ask('job', 'DELETE', version)
    expect([got[0], deleted[0]]).toEqual([gets, deletes])
    if (gets === 403) expect(got).toEqual(notAccessible)
    if (deletes === 403) expect(deleted).toEqual(notAccessible)
  })

  test('has the restricted permissions by default', async () => {
    const { world, ask, version } = await setUpImage()
    addToken(world, { token: 'plain', kind: 'github-token', repository: 'acme/app' })
    expect((await ask('plain', 'GET', version))[0]).toBe(200)
    expect(await ask('plain', 'DELETE', version)).toEqual(notAccessible)
  })

  test('cannot list container packages, but all other types', async () => {
    const { ask } = await setUpImage()
    expect(await ask(workflow, 'GET', '/orgs/acme/packages?package_type=container')).toEqual([
      400,
      {
        message: 'Invalid argument.',
        documentation_url: 'https://docs.github.com/rest/packages/packages#list-packages-for-an-organization',
        status: '400'
      }
    ])
    expect(await ask(workflow, 'GET', '/orgs/acme/packages?package_type=npm')).toEqual([200, []])
  })

  test('has neither /user nor private packages of another owner', async () => {
    const { world, ask } = await setUpImage()
    addPackage(world, { owner: 'octo', type: 'container', name: 'diary' })
    addPackage(world, { owner: 'octo', type: 'container', name: 'blog', visibility: 'public' })
    expect(await ask(workflow, 'GET', '/user')).toEqual(notAccessible)
    expect(await ask(workflow, 'GET', '/user/packages?package_type=npm')).toEqual(notAccessible)
    expect(await ask(workflow, 'GET', '/users/octo/packages/container/diary')).toEqual(notAccessible)
    expect((await ask(workflow, 'GET', '/users/octo/packages/container/blog'))[0]).toBe(200)
    expect(await ask(workflow, 'DELETE', '/users/octo/packages/container/blog')).toEqual(notAccessible)
  })

  test("of a user's repository can access the private packages of that user", async () => {
    const { world, ask } = await setUpImage()
    addPackage(world, { owner: 'octo', type: 'container', name: 'diary', repository: 'octo/diary' })
    addToken(world, {
      token: 'own',
      kind: 'github-token',
      repository: 'octo/diary',
      permissions: { packages: 'write' }
    })
    expect((await ask('own', 'GET', '/users/octo/packages/container/diary'))[0]).toBe(200)
  })
})

describe('other tokens', () => {
  test('that are fine-grained can neither list containers nor access a package', async () => {
    const { world, ask } = await setUpImage()
    addToken(world, { token: 'github_pat_1', kind: 'fine-grained', login: 'octo', permissions: { packages: 'write' } })
    expect((await ask('github_pat_1', 'GET', '/user'))[0]).toBe(200)
    expect(await ask('github_pat_1', 'GET', '/orgs/acme/packages?package_type=container')).toEqual(
      refused(400, 'Invalid argument.')
    )
    expect(await ask('github_pat_1', 'GET', '/orgs/acme/packages/container/app')).toEqual(
      refused(403, 'Resource not accessible by personal access token')
    )
  })

  test.each(['ghs_16C7e42F292c6912E7710c838347Ae178B4a', `ghs_123456_eyJhbGci.${'x-_'.repeat(160)}.sig`])(
    'of an App work in either format, or find nothing: %s',
    async (token) => {
      const { world, ask, version } = await setUpImage()
      addToken(world, { token, kind: 'app', login: 'acme' })
      expect((await ask(token, 'GET', version))[0]).toBe(200)
      expect(await ask(token, 'GET', '/user')).toEqual(notAccessible)
      world.switches.appTokens = 'not-found'
      expect(await ask(token, 'GET', version)).toEqual(packageNotFound)
      world.switches.appTokens = 'accepted'
      expect((await ask(token, 'DELETE', version))[0]).toBe(204)
    }
  )

  test('of an App without the permission cannot read', async () => {
    const { world, ask, version } = await setUpImage()
    addToken(world, { token: 'app', kind: 'app', login: 'acme', permissions: {} })
    expect(await ask('app', 'GET', version)).toEqual(
      refused(403, 'Permission installation not allowed to Read organization package')
    )
  })

  test('get a header with the permission they need', async () => {
    const { rest, version } = await setUpImage()
    const needed = async (method: string, path: string) =>
      (await rest(method, path, workflow)).headers.get('x-accepted-github-permissions')
    expect(await needed('GET', version)).toBe('packages=read')
    expect(await needed('DELETE', version)).toBe('packages=write')
    expect(await needed('GET', '/orgs/acme')).toBe('metadata=read')
  })
})

describe('accounts', () => {
  test('are users or organizations, ignoring case', async () => {
    const { ask } = await setUpImage()
    expect(await ask(workflow, 'GET', '/users/ACME')).toMatchObject([200, { login: 'acme', type: 'Organization' }])
    expect(await ask(workflow, 'GET', '/users/octo')).toMatchObject([200, { login: 'octo', type: 'User' }])
    expect(await ask(workflow, 'GET', '/orgs/acme')).toMatchObject([200, { login: 'acme' }])
    expect(await ask(classic, 'GET', '/user')).toMatchObject([200, { login: 'octo', type: 'User' }])
  })

  test('are not found if they do not exist or have another type', async () => {
    const { ask } = await setUpImage()
    for (const path of ['/users/nobody', '/orgs/nobody', '/orgs/octo']) {
      expect(await ask(classic, 'GET', path)).toEqual(refused(404, 'Not Found'))
    }
  })
})

describe('a repository', () => {
  const repository = async () => {
    const context = await setUpImage()
    addRepository(context.world, 'acme/web', {
      pulls: Array.from({ length: 120 }, (_, at) => at + 1),
      branches: ['main', 'feature/a'],
      tags: ['v1.0.0', 'v1.1.0', 'v2.0.0']
    })
    addToken(context.world, {
      token: 'web',
      kind: 'github-token',
      repository: 'acme/web',
      permissions: { contents: 'read', 'pull-requests': 'read' }
    })
    return context
  }

  test('lists its open pull requests in pages, newest first', async () => {
    const { rest } = await repository()
    const first = await rest('GET', '/repos/acme/web/pulls?state=open&per_page=100', 'web')
    expect(fieldOfEach(first.body, 'number').slice(0, 2)).toEqual([120, 119])
    expect(first.headers.get('link')).toContain('rel="next"')
    const second = await rest('GET', '/repos/acme/web/pulls?state=open&per_page=100&page=2', 'web')
    expect(fieldOfEach(second.body, 'number')).toHaveLength(20)
    expect((await rest('GET', '/repos/acme/web/pulls?state=closed', 'web')).body).toEqual([])
  })

  test('lists its branches and tags', async () => {
    const { rest } = await repository()
    expect(fieldOfEach((await rest('GET', '/repos/acme/web/branches')).body, 'name')).toEqual(['feature/a', 'main'])
    expect(fieldOfEach((await rest('GET', '/repos/acme/web/tags?per_page=2')).body, 'name')).toEqual([
      'v1.0.0',
      'v1.1.0'
    ])
    const refs = async (ref: string) =>
      fieldOfEach((await rest('GET', `/repos/acme/web/git/matching-refs/${ref}`)).body, 'ref')
    expect(await refs('tags')).toEqual(['refs/tags/v1.0.0', 'refs/tags/v1.1.0', 'refs/tags/v2.0.0'])
    expect(await refs('tags/v1')).toEqual(['refs/tags/v1.0.0', 'refs/tags/v1.1.0'])
    expect(await refs('heads/feature/')).toEqual(['refs/heads/feature/a'])
  })

  test.each([
    [{ contents: 'read' }, '/pulls', 403],
    [{ 'pull-requests': 'read' }, '/branches', 403],
    [{ 'pull-requests': 'read' }, '/git/matching-refs/tags', 403],
    [{ 'pull-requests': 'read' }, '/pulls', 200],
    [{ contents: 'write' }, '/tags', 200]
  ] as const)('with the permissions %j answers %s with %d', async (permissions, path, status) => {
    const { world, rest } = await repository()
    addToken(world, { token: 'job', kind: 'github-token', repository: 'acme/web', permissions })
    const reply = await rest('GET', `/repos/acme/web${path}`, 'job')
    expect(reply.status).toBe(status)
    if (status === 403) expect([status, reply.body]).toEqual(notAccessible)
  })

  test('is hidden, if private, from other workflows and from tokens without repo', async () => {
    const { world, ask } = await repository()
    addToken(world, { token: 'no-repo', kind: 'classic', login: 'octo', scopes: ['read:packages'] })
    addRepository(world, 'acme/site', { visibility: 'public' })
    for (const token of [workflow, 'no-repo']) {
      expect(await ask(token, 'GET', '/repos/acme/web/pulls')).toEqual(refused(404, 'Not Found'))
      expect(await ask(token, 'GET', '/repos/acme/site/pulls')).toEqual([200, []])
    }
    expect(await ask(classic, 'GET', '/repos/acme/nothing/pulls')).toEqual(refused(404, 'Not Found'))
  })
})
