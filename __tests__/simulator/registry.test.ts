import { describe, expect, test } from '@jest/globals'
import { pushArtifact, pushImage, pushIndex, pushMultiArch } from '../../simulator/images.ts'
import { digestOf, mediaTypes } from '../../simulator/manifests.ts'
import { signCosignV2 } from '../../simulator/signatures.ts'
import { addOwner, addPackage, addToken } from '../../simulator/world.ts'
import { acceptAll, bearer, classic, fieldOfEach, serve, smallWorld, workflow } from './simulate.ts'

const versions = '/orgs/acme/packages/container/app/versions'
const authorized = { authorization: bearer(classic), accept: acceptAll }
const error = (code: string, message: string) => ({ errors: [{ code, message }] })
const denied = (message: string) => [403, error('DENIED', message)]

/** Pushes a private image `app:v1`; `tokenFor` requests a token for a scope from the registry. */
const withImage = async () => {
  const { world, app, clock } = smallWorld()
  const image = pushImage(world, app, { tags: ['v1'] })
  const served = await serve(world)
  const tokenFor = async (scope: string, secret: string | null): Promise<string> => {
    const basic: Record<string, string> =
      secret === null ? {} : { authorization: `Basic ${btoa(`x-access-token:${secret}`)}` }
    const { body } = await served.registry('GET', `/token?service=ghcr.io&scope=${scope}`, basic)
    return String(Object(body).token)
  }
  return { world, app, clock, image, tokenFor, ...served }
}

const emptyIndex = (note: string) =>
  JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.index, manifests: [], annotations: { note } })

describe('authentication', () => {
  test('is required by a challenge with realm and scope', async () => {
    const { registry, simulator } = await withImage()
    const challenges = [
      ['GET', '/v2/', 'repository:user/image:pull'],
      ['GET', '/v2/acme/app/manifests/v1', 'repository:acme/app:pull'],
      ['PUT', '/v2/acme/app/manifests/v1', 'repository:acme/app:pull,push']
    ] as const
    for (const [method, path, scope] of challenges) {
      const { status, headers, body } = await registry(method, path)
      expect([status, body]).toEqual([401, error('UNAUTHORIZED', 'authentication required')])
      expect(headers.get('www-authenticate')).toBe(
        `Bearer realm="${simulator.registryUrl}/token",service="ghcr.io",scope="${scope}"`
      )
      expect(headers.get('docker-distribution-api-version')).toBe('registry/2.0')
    }
  })

  test('uses a token of the registry, issued for Basic credentials', async () => {
    const { registry, tokenFor } = await withImage()
    const token = await tokenFor('repository:acme/app:pull', classic)
    const headers = { authorization: `Bearer ${token}`, accept: acceptAll }
    expect((await registry('GET', '/v2/acme/app/manifests/v1', headers)).status).toBe(200)
    expect((await registry('GET', '/v2/', headers)).status).toBe(200)
  })

  test('is required again for another repository, another action, or an expired token', async () => {
    const { world, registry, tokenFor, clock } = await withImage()
    world.switches.registryTokenLifetime = 60_000
    const authorization = `Bearer ${await tokenFor('repository:acme/app:pull', classic)}`
    expect((await registry('GET', '/v2/acme/other/manifests/v1', { authorization })).status).toBe(401)
    expect((await registry('PUT', '/v2/acme/app/manifests/v1', { authorization }, emptyIndex(''))).status).toBe(401)
    clock.advance(59_999)
    expect((await registry('GET', '/v2/acme/app/manifests/v1', { authorization, accept: acceptAll })).status).toBe(200)
    clock.advance(1)
    const { status, headers } = await registry('GET', '/v2/acme/app/manifests/v1', { authorization })
    expect([status, headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringContaining('repository:acme/app:pull"')
    ])
  })

  test('fails with bad credentials, and with Basic on the registry itself', async () => {
    const { registry } = await withImage()
    const bad = await registry('GET', '/token?scope=repository:acme/app:pull', {
      authorization: `Basic ${btoa('x:bad')}`
    })
    expect([bad.status, bad.body]).toEqual(denied('denied'))
    const basic = await registry('GET', '/v2/', { authorization: `Basic ${btoa(`x:${classic}`)}` })
    expect([basic.status, basic.body]).toEqual(denied('invalid token'))
  })

  test.each([classic, `octo:${classic}`])('accepts the token itself in base64: %s', async (secret) => {
    const { registry } = await withImage()
    const headers = { authorization: bearer(secret), accept: acceptAll }
    expect((await registry('GET', '/v2/acme/app/manifests/v1', headers)).status).toBe(200)
  })

  test('is unnecessary for public packages only', async () => {
    const { world, registry, tokenFor } = await withImage()
    const open = addPackage(world, { owner: 'acme', type: 'container', name: 'open', visibility: 'public' })
    pushImage(world, open, { tags: ['v1'] })
    const issued = await tokenFor('repository:acme/open:pull', null)
    expect(Buffer.from(issued, 'base64').toString()).toMatch(/^v1:acme\/open:\d+$/)
    for (const authorization of [`Bearer ${issued}`, 'Bearer QQ==']) {
      expect((await registry('GET', '/v2/acme/open/manifests/v1', { authorization, accept: acceptAll })).status).toBe(
        200
      )
    }
    const hidden = await registry('GET', '/token?scope=repository:acme/app:pull')
    expect([hidden.status, hidden.body]).toEqual(denied('requested access to the resource is denied'))
    const sneaking = await registry('GET', '/v2/acme/app/manifests/v1', { authorization: 'Bearer QQ==' })
    expect([sneaking.status, sneaking.body]).toEqual(denied('requested access to the resource is denied'))
  })

  test('ends with the token behind it', async () => {
    const { world, registry, tokenFor, clock } = await withImage()
    addToken(world, { token: 'short', kind: 'classic', login: 'octo', expiresAt: clock.now() + 1_000 })
    const authorization = `Bearer ${await tokenFor('repository:acme/app:pull', 'short')}`
    clock.advance(1_000)
    expect((await registry('GET', '/v2/acme/app/manifests/v1', { authorization })).status).toBe(401)
  })
})

describe('permission', () => {
  const put = { 'content-type': mediaTypes.index }
  test.each([
    ['a classic token without scopes', { kind: 'classic', login: 'octo', scopes: [] }, 'read_package'],
    ['a classic token that only reads', { kind: 'classic', login: 'octo', scopes: ['read:packages'] }, 'write_package'],
    ['a classic token without a role', { kind: 'classic', login: 'octo', admin: [] }, 'write_package'],
    ['a classic token with the write role', { kind: 'classic', login: 'octo', admin: [], write: ['app'] }, null],
    ['a fine-grained token', { kind: 'fine-grained', login: 'octo' }, 'read_package'],
    ['a workflow that only reads', { kind: 'github-token', repository: 'acme/app' }, 'write_package'],
    [
      'a workflow of another owner',
      { kind: 'github-token', repository: 'octo/app', permissions: { packages: 'write' } },
      'read_package'
    ],
    ['an App', { kind: 'app', login: 'acme' }, null]
  ] as const)('of %s', async (_name, facts, missing) => {
    const { world, registry } = await withImage()
    addToken(world, { token: 'one', ...facts })
    const { status, body } = await registry(
      'PUT',
      '/v2/acme/app/manifests/v2',
      { ...put, authorization: bearer('one') },
      emptyIndex('')
    )
    expect([status, body]).toEqual(missing === null ? [201, undefined] : denied(`permission_denied: ${missing}`))
  })

  test('is denied to an App if App tokens find nothing, and to a member without SAML authorization', async () => {
    const { world, registry } = await withImage()
    addToken(world, { token: 'app', kind: 'app', login: 'acme' })
    world.switches.appTokens = 'not-found'
    addOwner(world, { login: 'bank', type: 'Organization', sso: true })
    addPackage(world, { owner: 'bank', type: 'container', name: 'safe' })
    for (const [path, token] of [
      ['/v2/acme/app/manifests/v1', 'app'],
      ['/v2/bank/safe/manifests/v1', classic]
    ] as const) {
      const { status, body } = await registry('GET', path, { authorization: bearer(token) })
      expect([status, body]).toEqual(denied('permission_denied: read_package'))
    }
  })

  test('to push may come seconds after the package', async () => {
    const { world, registry, clock } = await withImage()
    world.switches.newPackageDenial = 10_000
    const push = async (tag: string) =>
      (
        await registry(
          'PUT',
          `/v2/acme/new/manifests/${tag}`,
          { ...put, authorization: bearer(classic) },
          emptyIndex(tag)
        )
      ).status
    expect([await push('a'), await push('b')]).toEqual([201, 403])
    clock.advance(10_000)
    expect(await push('b')).toBe(201)
  })

  test("to create a package is the owner's, whose workflow becomes its admin", async () => {
    const { registry, rest } = await withImage()
    const push = async (path: string, token: string) =>
      (await registry('PUT', `/v2/${path}/manifests/v1`, { ...put, authorization: bearer(token) }, emptyIndex(path)))
        .status
    expect(await push('mona/new', classic)).toBe(403)
    expect(await push('octo/new', classic)).toBe(201)
    expect(await push('octo/other', workflow)).toBe(403)
    expect(await push('acme/deep/new', workflow)).toBe(201)
    expect(await push('nobody/new', classic)).toBe(403)
    expect((await rest('GET', '/orgs/acme/packages/container/deep%2Fnew')).body).toMatchObject({
      visibility: 'private',
      repository: { full_name: 'acme/app' }
    })
    expect((await rest('DELETE', '/orgs/acme/packages/container/deep%2Fnew', workflow)).status).toBe(204)
  })
})

describe('reading a manifest', () => {
  test('returns the exact bytes by tag and by digest, and counts a download', async () => {
    const { registry, image } = await withImage()
    for (const reference of ['v1', image.name]) {
      const { status, headers, text } = await registry('GET', `/v2/acme/app/manifests/${reference}`, authorized)
      expect(status).toBe(200)
      expect(digestOf(text)).toBe(image.name)
      expect(headers.get('docker-content-digest')).toBe(image.name)
      expect(headers.get('content-type')).toBe(mediaTypes.manifest)
      expect(headers.get('etag')).toBe(`"${image.name}"`)
    }
    const head = await registry('HEAD', '/v2/acme/app/manifests/v1', authorized)
    expect([head.status, head.text, head.headers.get('content-length')]).toEqual([
      200,
      '',
      String(image.manifest?.bytes.length)
    ])
    expect(image.downloads).toBe(2)
  })

  test('accepts a slash in the name, encoded or not', async () => {
    const { world, registry } = await withImage()
    pushImage(world, addPackage(world, { owner: 'acme', type: 'container', name: 'tools/cli' }), { tags: ['v1'] })
    expect((await registry('GET', '/v2/acme/tools/cli/manifests/v1', authorized)).status).toBe(200)
    expect((await registry('GET', '/v2/acme/tools%2Fcli/manifests/v1', authorized)).status).toBe(200)
  })

  test.each([
    ['index', 'oci', mediaTypes.manifest, 'OCI index found, but Accept header does not support OCI indexes'],
    ['image', 'oci', mediaTypes.index, 'OCI manifest found, but accept header does not support OCI manifests'],
    ['image', 'oci', '*/*', 'OCI manifest found, but accept header does not support OCI manifests'],
    ['index', 'docker', mediaTypes.index, 'manifest unknown'],
    ['index', 'docker', acceptAll, null],
    ['image', 'oci', `${mediaTypes.index};q=0.5,${mediaTypes.manifest};q=0.9`, null]
  ] as const)('needs an Accept header with its type: %s of %s', async (kind, mediaType, accept, message) => {
    const { world, app, registry } = await withImage()
    if (kind === 'index') pushMultiArch(world, app, { tags: ['it'], mediaType })
    else pushImage(world, app, { tags: ['it'], mediaType })
    const reply = await registry('GET', '/v2/acme/app/manifests/it', { ...authorized, accept })
    expect(reply.status).toBe(message === null ? 200 : 404)
    if (message !== null) expect(reply.body).toEqual(error('MANIFEST_UNKNOWN', message))
  })

  test.each([
    ['/v2/acme/app/manifests/v2', 'MANIFEST_UNKNOWN', 'manifest unknown'],
    [`/v2/acme/app/manifests/sha256:${'0'.repeat(64)}`, 'MANIFEST_UNKNOWN', 'manifest unknown'],
    ['/v2/acme/none/manifests/v1', 'NAME_UNKNOWN', 'repository name not known to registry'],
    ['/v2/Acme/app/manifests/v1', 'NAME_UNKNOWN', 'repository name not known to registry'],
    ['/v2/acme/none/tags/list', 'NAME_UNKNOWN', 'repository name not known to registry'],
    [`/v2/acme/app/blobs/sha256:${'0'.repeat(64)}`, 'BLOB_UNKNOWN', 'blob unknown to registry']
  ])('of %s returns 404', async (path, code, message) => {
    const { registry } = await withImage()
    const { status, body } = await registry('GET', path, authorized)
    expect([status, body]).toEqual([404, error(code, message)])
  })

  test('returns 404 for a version that REST lists and the registry lost', async () => {
    const { registry, rest, image } = await withImage()
    image.manifest = null
    expect((await registry('GET', '/v2/acme/app/manifests/v1', authorized)).status).toBe(404)
    expect((await rest('GET', `${versions}/${image.id}`)).status).toBe(200)
  })

  test('ends with the deletion of its version', async () => {
    const { world, app, registry, rest, image } = await withImage()
    const multi = pushMultiArch(world, app, { tags: ['multi'] })
    const [child] = multi.children
    await rest('DELETE', `${versions}/${image.id}`)
    await rest('DELETE', `${versions}/${child?.id}`)
    for (const reference of ['v1', image.name, child?.name]) {
      const { status, body } = await registry('GET', `/v2/acme/app/manifests/${reference}`, authorized)
      expect([status, body]).toEqual([404, error('MANIFEST_UNKNOWN', 'manifest unknown')])
    }
    expect((await registry('GET', '/v2/acme/app/manifests/multi', authorized)).status).toBe(200)
    await rest('POST', `${versions}/${child?.id}/restore`)
    expect((await registry('GET', `/v2/acme/app/manifests/${child?.name}`, authorized)).status).toBe(200)
  })

  test('ends with the deletion of its package', async () => {
    const { registry, rest } = await withImage()
    await rest('DELETE', '/orgs/acme/packages/container/app')
    const { status, body } = await registry('GET', '/v2/acme/app/manifests/v1', authorized)
    expect([status, body]).toEqual([404, error('NAME_UNKNOWN', 'repository name not known to registry')])
  })
})

describe('pushing a manifest', () => {
  const put = (
    served: Awaited<ReturnType<typeof withImage>>,
    reference: string,
    body: string,
    type: string = mediaTypes.index
  ) => served.registry('PUT', `/v2/acme/app/manifests/${reference}`, { ...authorized, 'content-type': type }, body)

  test('creates a version in REST at once, with its exact bytes', async () => {
    const served = await withImage()
    const body = `${emptyIndex('spaces')}  \n`
    const { status, headers } = await put(served, 'v2', body)
    const digest = digestOf(body)
    expect([status, headers.get('location'), headers.get('docker-content-digest'), headers.get('oci-subject')]).toEqual(
      [201, `/v2/acme/app/manifests/${digest}`, digest, null]
    )
    expect((await served.rest('GET', versions)).body).toMatchObject([
      { name: digest, metadata: { container: { tags: ['v2'] } } },
      { name: served.image.name }
    ])
    expect((await served.registry('GET', '/v2/acme/app/manifests/v2', authorized)).text).toBe(body)
  })

  test('moves a tag from the version that had it', async () => {
    const served = await withImage()
    await put(served, 'v1', emptyIndex('new'))
    expect(fieldOfEach((await served.rest('GET', versions)).body, 'metadata')).toEqual([
      { package_type: 'container', container: { tags: ['v1'] } },
      { package_type: 'container', container: { tags: [] } }
    ])
  })

  test('adds the tag to an existing version with these bytes', async () => {
    const served = await withImage()
    const { bytes, mediaType } = served.image.manifest ?? { bytes: '', mediaType: '' }
    await put(served, 'v2', bytes.toString(), mediaType)
    served.clock.advance(60_000)
    await put(served, 'v2', bytes.toString(), mediaType)
    expect((await served.rest('GET', versions)).body).toMatchObject([
      { id: served.image.id, updated_at: '2026-06-01T00:00:00Z', metadata: { container: { tags: ['v1', 'v2'] } } }
    ])
  })

  test('by digest creates an untagged version', async () => {
    const served = await withImage()
    const body = emptyIndex('by digest')
    expect((await put(served, digestOf(body), body)).status).toBe(201)
    expect((await put(served, digestOf(body, 'sha512'), body)).status).toBe(201)
    expect((await served.rest('GET', `${versions}?per_page=1`)).body).toMatchObject([
      { name: digestOf(body, 'sha512'), metadata: { container: { tags: [] } } }
    ])
  })

  test('accepts an index without its children, and an image without its blobs', async () => {
    const served = await withImage()
    const absent = { mediaType: mediaTypes.manifest, digest: digestOf('absent'), size: 6 }
    const index = { schemaVersion: 2, mediaType: mediaTypes.index, manifests: [absent] }
    const image = { schemaVersion: 2, mediaType: mediaTypes.manifest, config: absent, layers: [] }
    expect((await put(served, 'broken', JSON.stringify(index))).status).toBe(201)
    expect((await put(served, 'empty', JSON.stringify(image), mediaTypes.manifest)).status).toBe(201)
  })

  test.each([
    ['v2', 'not json', mediaTypes.index, 'MANIFEST_INVALID'],
    ['v2', '[]', mediaTypes.index, 'MANIFEST_INVALID'],
    ['v2', '{}', 'application/vnd.docker.distribution.manifest.v1+prettyjws', 'MANIFEST_INVALID'],
    ['.v2', '{}', mediaTypes.index, 'TAG_INVALID'],
    [`sha256:${'0'.repeat(64)}`, '{}', mediaTypes.index, 'DIGEST_INVALID']
  ])('refuses %s with %s as %s', async (reference, body, type, code) => {
    const reply = await put(await withImage(), reference, body, type)
    expect([reply.status, reply.body]).toMatchObject([400, { errors: [{ code }] }])
  })
})

describe('other endpoints', () => {
  test.each([
    ['DELETE', '/v2/acme/app/manifests/v1'],
    ['GET', '/v2/_catalog'],
    ['POST', '/v2/acme/app/tags/list']
  ])('%s %s is unsupported', async (method, path) => {
    const { registry } = await withImage()
    const { status, body } = await registry(method, path, authorized)
    expect([status, body]).toEqual([405, error('UNSUPPORTED', 'The operation is unsupported.')])
  })

  test('an unknown path is not found', async () => {
    const { registry } = await withImage()
    expect((await registry('GET', '/v1/users', authorized)).status).toBe(404)
    expect((await registry('GET', '/v2/%ZZ', authorized)).status).toBe(404)
  })

  test('tags are listed oldest first, a hundred per page, with a relative link', async () => {
    const { world, app, registry } = await withImage()
    for (let at = 0; at < 150; at += 1) pushImage(world, app, { tags: [`z${150 - at}`] })
    const first = await registry('GET', '/v2/acme/app/tags/list', authorized)
    const tags = Object(first.body).tags
    expect([tags.length, tags[0], tags[1]]).toEqual([100, 'v1', 'z150'])
    expect(first.headers.get('link')).toBe(`</v2/acme/app/tags/list?last=${tags[99]}&n=100>; rel="next"`)
    const second = await registry('GET', `/v2/acme/app/tags/list?last=${tags[99]}&n=100`, authorized)
    expect([Object(second.body).tags.length, second.headers.get('link')]).toEqual([51, null])
    const all = await registry('GET', '/v2/acme/app/tags/list?n=10000', authorized)
    expect(all.body).toEqual({ name: 'acme/app', tags: [...app.tags.keys()] })
  })

  test('referrers are not implemented, with either response', async () => {
    const { world, registry, simulator, image } = await withImage()
    const path = `/v2/acme/app/referrers/${image.name}`
    expect((await registry('GET', path, authorized)).body).toEqual(error('MANIFEST_UNKNOWN', 'manifest unknown'))
    world.switches.referrers = 'redirect'
    const { status, headers } = await registry('GET', path, authorized)
    expect(status).toBe(303)
    expect(headers.get('location')).toBe(`${simulator.storageUrl}/-/v2/packages/container/package/app`)
    expect((await fetch(headers.get('location') ?? '')).status).toBe(404)
  })

  test('blobs are on another host, which refuses the token', async () => {
    const { world, app, registry, simulator } = await withImage()
    const artifact = pushArtifact(world, app, { artifactType: 'text/plain', content: 'hello' })
    const blob = digestOf('hello')
    expect(artifact.manifest?.bytes.toString()).toContain(blob)
    expect((await registry('HEAD', `/v2/acme/app/blobs/${blob}`, authorized)).status).toBe(200)
    const { status, headers } = await registry('GET', `/v2/acme/app/blobs/${blob}`, authorized)
    const location = headers.get('location') ?? ''
    expect([status, location.startsWith(simulator.storageUrl)]).toEqual([307, true])
    expect(await (await fetch(location)).text()).toBe('hello')
    expect((await fetch(location, { headers: { authorization: bearer(classic) } })).status).toBe(400)
    expect(
      simulator.requests.filter(({ host }) => host === 'storage').map((request) => request.headers.authorization)
    ).toEqual([undefined, bearer(classic)])
  })

  test('every manifest is one version, and no blob is', async () => {
    const { world, app, rest } = await withImage()
    const { index } = pushMultiArch(world, app, { tags: ['multi'], attestations: 'buildkit-legacy' })
    signCosignV2(world, app, index)
    pushIndex(world, app, { tags: ['other'], children: [index] })
    const { body } = await rest('GET', versions)
    expect(fieldOfEach(body, 'id')).toHaveLength(1 + 5 + 1 + 1)
  })
})
