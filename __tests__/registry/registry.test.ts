import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import {
  badGateway,
  delays,
  type Effect,
  meanwhile,
  performsThenResponds,
  resets,
  responds,
  serverError,
  stalls,
  tooManyRequests,
  truncates,
  wrongBytes
} from '../../simulator/faults.ts'
import { respond } from '../../simulator/http.ts'
import { pushHelmChart, pushImage, pushIndex, pushMultiArch } from '../../simulator/images.ts'
import { digestOf, putManifest } from '../../simulator/manifests.ts'
import { registryRefusal } from '../../simulator/refusals.ts'
import type { RequestRecord } from '../../simulator/server.ts'
import { attestGitHub, signCosignV2 } from '../../simulator/signatures.ts'
import { addPackage, addToken, type SimVersion } from '../../simulator/world.ts'
import { createRegistry, type RegistryOptions } from '../../src/registry/registry.ts'
import { goDuration } from '../../src/registry/response.ts'
import { registryUrl } from '../../src/registry/url.ts'
import { acceptedMediaTypes, untagPlaceholder } from '../../src/retention/manifest.ts'
import { ok } from '../../src/retention/result.ts'
import fc from '../fast-check.ts'
import { bearer, classic, serve, smallWorld } from '../simulator/simulate.ts'

const ociIndex = 'application/vnd.oci.image.index.v1+json'

/** A package with one image, the registry as the action sees it, and how the simulator's registry is made to err. */
const setUp = async (options: Partial<RegistryOptions> = {}) => {
  const { world, clock, app } = smallWorld()
  const image = pushImage(world, app, { tags: ['latest'] })
  const { simulator } = await serve(world)
  const registry = createRegistry({
    url: simulator.registryUrl,
    owner: 'Acme',
    token: classic,
    clock,
    random: () => 0.5,
    ...options
  })
  const start = clock.now()
  const host = new URL(simulator.registryUrl).host
  return {
    world,
    app,
    image,
    host,
    simulator,
    registry,
    err: (effect: Effect, times = Number.POSITIVE_INFINITY) =>
      simulator.faults.add({ match: (request) => request.host === 'registry', times, effect }),
    read: (version: Pick<SimVersion, 'name'> = image) => registry.readManifest('app', version.name),
    /** The requests to the registry, with their times in milliseconds since the test began. */
    received: () => simulator.requests.filter((request) => request.host === 'registry'),
    times: () => simulator.requests.map(({ time }) => time - start)
  }
}

const readable = { fact: { kind: 'image' } }
const unreadable = (problem: RegExp) => ({ fact: 'unreadable', problem: expect.stringMatching(problem) })

describe('registryUrl', () => {
  test.each([
    ['https://github.com', 'https://ghcr.io'],
    ['https://acme.ghe.com', 'https://containers.acme.ghe.com'],
    ['https://github.acme.example', 'https://containers.github.acme.example'],
    ['http://github.acme.example:8080/', 'http://containers.github.acme.example:8080'],
    ['http://192.0.2.7:8080', 'http://192.0.2.7:8080']
  ])('of %s is %s', (server, url) => {
    expect(registryUrl(server)).toBe(url)
  })
})

describe('goDuration', () => {
  test.each([
    ['880.092µs', 0.880092],
    ['880.092μs', 0.880092],
    ['10.305464ms', 10.305464],
    ['15us', 0.015],
    ['12ns', 0.000012],
    ['1.5s', 1500],
    ['1m2.5s', 62_500],
    ['1h0m1s', 3_601_000],
    ['0s', 0]
  ])('reads %s', (text, ms) => {
    expect(goDuration(text)).toBeCloseTo(ms, 9)
  })

  test.each(['', '0', '5', 's', '1 s', '-1s', '+1s', '1.s', '.5s', '1d', '1s,', '1S', '1s2'])(
    'refuses "%s"',
    (text) => {
      expect(goDuration(text)).toBeNull()
    }
  )

  test('adds up whatever Go prints', () => {
    const part = fc.nat({ max: 59 })
    fc.assert(
      fc.property(part, part, fc.nat({ max: 999 }), (hours, minutes, millis) => {
        const ms = (hours * 60 + minutes) * 60_000 + 7000 + millis
        expect(goDuration(`${hours}h${minutes}m7.${`${millis}`.padStart(3, '0')}s`)).toBeCloseTo(ms, 3)
      })
    )
  })
})

describe('reading a manifest', () => {
  test('says what the manifest says, with one request', async () => {
    const { world, app, read, registry } = await setUp()
    const { index, children } = pushMultiArch(world, app, { tags: ['v1'], attestations: 'buildkit-artifact' })
    const [amd64, arm64, attestation] = children
    expect(await read(index)).toMatchObject({
      fact: {
        kind: 'index',
        children: [
          { digest: amd64?.name, platform: 'linux/amd64' },
          { digest: arm64?.name, platform: 'linux/arm64' },
          { digest: attestation?.name, platform: 'unknown/unknown' },
          { digest: children[3]?.name, platform: 'unknown/unknown' }
        ]
      }
    })
    expect(registry.stats()).toEqual({ requests: 1, mutations: 0, retries: 0, waitedMs: 0 })
    expect(attestation && (await read(attestation))).toMatchObject({ fact: { kind: 'image', subject: amd64?.name } })
  })

  test('understands every structure that is pushed to the registry', async () => {
    const { world, app, image, read } = await setUp()
    pushMultiArch(world, app, { mediaType: 'docker' })
    pushIndex(world, app, { children: [pushMultiArch(world, app, { attestations: 'buildkit-legacy' }).index] })
    pushHelmChart(world, app, { tags: ['1.0.0'] })
    const [signature] = signCosignV2(world, app, image, { kinds: ['sig', 'att', 'sbom'] })
    attestGitHub(world, app, signature ?? image)
    attestGitHub(world, app, pushImage(world, app, { algorithm: 'sha512' }))
    const kinds = await Promise.all(
      app.versions.map(async (version) => {
        const { fact } = await read(version)
        return typeof fact === 'object' ? fact.kind : fact
      })
    )
    const count = (kind: string) => kinds.filter((other) => other === kind).length
    expect([count('index'), count('image')]).toEqual([5, kinds.length - 5])
  })

  test('asks by digest, with every media type, as the lower-case owner, with the encoded token', async () => {
    const { world, registry, received } = await setUp()
    const nested = addPackage(world, { owner: 'acme', type: 'container', name: 'tools/my app' })
    const { name } = pushImage(world, nested)
    expect(await registry.readManifest('tools/my app', name)).toMatchObject(readable)
    expect(received()).toMatchObject([
      {
        method: 'GET',
        path: `/v2/acme/tools/my%20app/manifests/${name}`,
        headers: {
          accept: acceptedMediaTypes.join(', '),
          authorization: bearer(classic),
          'user-agent': 'package-retention'
        }
      }
    ])
  })

  test('takes the content type where the manifest does not name its own', async () => {
    const { world, app, read } = await setUp()
    const bytes = Buffer.from('{"schemaVersion":2,"manifests":[]}')
    const version = putManifest(world, app, { mediaType: ociIndex, bytes })
    expect(await read(version)).toMatchObject({ fact: { kind: 'index', mediaType: ociIndex } })
  })

  test('checks sha512 digests too', async () => {
    const { world, app, read, err } = await setUp()
    const version = pushImage(world, app, { algorithm: 'sha512' })
    expect(await read(version)).toMatchObject(readable)
    err(wrongBytes())
    expect(await read(version)).toEqual(unreadable(/digest/))
  })

  test.each(['', 'latest', 'sha256:../../x', 'md5:00', `blake3:${'0'.repeat(64)}`])(
    'asks nothing for "%s", which is no digest that can be checked',
    async (name) => {
      const { read, received } = await setUp()
      expect(await read({ name })).toEqual(unreadable(/^"[^"]*" .*digest/))
      expect(received()).toEqual([])
    }
  )

  test('takes what the registry does not have for missing, without asking again', async () => {
    const { image, read, received } = await setUp()
    image.manifest = null
    expect(await read()).toEqual({ fact: 'missing' })
    expect(received().map(({ status }) => status)).toEqual([404])
  })

  test('concludes nothing from a registry that does not know the package', async () => {
    const { image, registry, received } = await setUp()
    expect(await registry.readManifest('unheard-of', image.name)).toEqual(unreadable(/404 "NAME_UNKNOWN: /))
    expect(received()).toHaveLength(1)
  })

  test('asks by a tag, and takes only the manifest of the digest from it', async () => {
    const { world, app, image, registry } = await setUp()
    const tagged = pushImage(world, app, { tags: ['v1'] })
    expect(await registry.readManifest('app', tagged.name, 'v1')).toMatchObject(readable)
    expect(await registry.readManifest('app', image.name, 'v1')).toEqual(unreadable(/digest/))
    expect(await registry.readManifest('app', image.name, 'v2')).toEqual({ fact: 'missing' })
  })

  const tooLarge = ' '.repeat(4 * 1024 * 1024 + 1)
  const indecisive: [what: string, effect: Effect, problem: RegExp][] = [
    [
      'a 404 because of the index type',
      () => registryRefusal(404, 'MANIFEST_UNKNOWN', 'OCI index found, but Accept header does not support OCI indexes'),
      /answered 404 "MANIFEST_UNKNOWN: OCI index found, but Accept/
    ],
    [
      'a 404 because of the image type',
      () =>
        registryRefusal(
          404,
          'MANIFEST_UNKNOWN',
          'OCI manifest found, but accept header does not support OCI manifests'
        ),
      /answered 404 "MANIFEST_UNKNOWN: OCI manifest found/
    ],
    ['the 404 of a page', responds(404, '<h1>Not Found</h1>'), /answered 404$/],
    ['a 404 with other JSON', responds(404, { errors: {} }), /answered 404$/],
    ['a 404 of another kind', () => registryRefusal(404, 'UNSUPPORTED', 'no'), /answered 404 "UNSUPPORTED: no"$/],
    ['a 400 in the words of a 404', () => registryRefusal(400, 'MANIFEST_UNKNOWN', 'x'), /answered 400/],
    ['an endless message', () => registryRefusal(400, 'X', 'y'.repeat(9999)), /^.{1,260}$/],
    ['a message that is missing', responds(400, { errors: [{ code: 'X' }] }), /answered 400 "X: "/],
    ['a manifest over 4 MiB', responds(200, tooLarge), /larger than 4 MiB/],
    ['an error over 4 MiB', responds(404, tooLarge), /answered 404$/]
  ]
  test.each(indecisive)('concludes nothing from %s, and does not ask again', async (_, effect, problem) => {
    const { read, err, received } = await setUp()
    err(effect)
    expect(await read()).toEqual(unreadable(problem))
    expect(received()).toHaveLength(1)
  })

  test('concludes nothing from right bytes that are no manifest', async () => {
    const { world, app, read, received } = await setUp()
    const version = putManifest(world, app, { mediaType: ociIndex, bytes: Buffer.from('{}') })
    expect(await read(version)).toEqual(unreadable(/not a manifest/))
    expect(received()).toHaveLength(1)
  })
})

describe('listing the tags of a package', () => {
  test('gives all of them', async () => {
    const { world, app, registry } = await setUp()
    for (let at = 0; at < 300; at++) pushImage(world, app, { tags: [`v${at}`] })
    expect(await registry.listTags('app')).toEqual(ok([...app.tags.keys()]))
  })

  test('gives null where they are more than one answer has', async () => {
    const { world, app, registry } = await setUp()
    for (let at = 0; at < 10_001; at++) pushImage(world, app, { tags: [`v${at}`] })
    expect(await registry.listTags('app')).toEqual(ok(null))
  })

  test.each<[string, Effect, object]>([
    ['null', responds(200, { name: 'acme/app', tags: null }), ok([])],
    ['no list', responds(200, { name: 'acme/app' }), { ok: false }],
    ['no JSON', responds(200, '<html>'), { ok: false }],
    ['a refusal', () => registryRefusal(403, 'DENIED', 'denied'), { ok: false }],
    ['an error', serverError(500), { ok: false }]
  ])('understands the answer %s', async (_, effect, result) => {
    const { err, registry } = await setUp()
    err(effect)
    expect(await registry.listTags('app')).toMatchObject(result)
  })
})

describe('a registry in trouble', () => {
  const faults: [fault: string, effect: Effect, problem: RegExp][] = [
    ['wrong bytes', wrongBytes(), /127.0.0.1:\d+ .*digest/],
    ['half of the bytes', truncates(), /digest/],
    ['500', serverError(), /answered 500/],
    ['a 502 page', badGateway(), /answered 502/],
    ['429 without a duration', responds(429), /answered 429/],
    ['a reset', resets(), /127.0.0.1:\d+: Error: read ECONNRESET/],
    ['a reset halfway', resets('halfway'), /127.0.0.1:\d+: SocketError: other side closed/]
  ]
  test.each(faults)('is asked again after %s', async (_, effect) => {
    const { read, err, registry } = await setUp()
    err(effect, 4)
    expect(await read()).toMatchObject(readable)
    expect(registry.stats()).toMatchObject({ requests: 5, retries: 4 })
  })

  test.each(faults)('is given up after %s five times', async (_, effect, problem) => {
    const { read, err, received } = await setUp()
    err(effect)
    expect(await read()).toEqual(unreadable(problem))
    expect(received()).toHaveLength(5)
  })

  test.each(['at-once', 'halfway'] as const)('is asked again when it stalls %s', async (when) => {
    const { read, err, registry } = await setUp({ timeoutMs: 50 })
    err(stalls(when), 1)
    expect(await read()).toMatchObject(readable)
    expect(registry.stats()).toMatchObject({ requests: 2, retries: 1 })
  })

  test('is given longer from try to try, never twice the same time', async () => {
    let call = 0
    const { read, err, times } = await setUp({ random: () => (call++ % 2 === 0 ? 0 : 0.998) })
    err(serverError(503))
    await read()
    expect(times().map(Math.round)).toEqual([0, 250, 1748, 2748, 8740])
  })

  test('that is not there at all is unreadable', async () => {
    const { registry, simulator, image } = await setUp()
    await simulator.close()
    expect(await registry.readManifest('app', image.name)).toEqual(unreadable(/ECONNREFUSED/))
  })
})

describe('a registry that limits', () => {
  const limited = (message: string, headers: Record<string, string>): Effect => {
    return () => registryRefusal(429, 'TOOMANYREQUESTS', message, headers)
  }
  test.each([
    ['a Go duration in the message', tooManyRequests('1m2.5s'), 62_500],
    ['seconds in the header', limited('slow down', { 'retry-after': '20' }), 20_000],
    ['a Go duration in the header', limited('slow down', { 'retry-after': '1.5s' }), 1500],
    ['both, of which the header counts', limited('retry-after: 9s', { 'retry-after': '3' }), 3000],
    ['so little that trying again at once would not help', tooManyRequests('880.092µs'), 500],
    ['nothing understandable', tooManyRequests('soon'), 500],
    ['a date', limited('', { 'retry-after': 'Fri, 02 Jan 2026 00:00:00 GMT' }), 500]
  ])('is obeyed: %s', async (_, effect, ms) => {
    const { read, err, registry, times } = await setUp()
    err(effect, 1)
    expect(await read()).toMatchObject(readable)
    expect(times()).toEqual([0, ms])
    expect(registry.stats()).toEqual({ requests: 2, mutations: 0, retries: 1, waitedMs: ms })
  })

  test('is not waited for where it would take too long', async () => {
    const { read, err, times } = await setUp()
    err(tooManyRequests('5m0.1s'))
    expect(await read()).toEqual(unreadable(/answered 429/))
    expect(times()).toEqual([0])
  })

  test('makes all readers wait, and their common wait counts once', async () => {
    const { read, err, registry, times } = await setUp({ concurrency: 3 })
    err(tooManyRequests('30s'), 3)
    const readings = await Promise.all(Array.from({ length: 9 }, () => read()))
    for (const reading of readings) expect(reading).toMatchObject(readable)
    expect(times()).toEqual([...Array(3).fill(0), ...Array(9).fill(30_000)])
    expect(registry.stats()).toEqual({ requests: 12, mutations: 0, retries: 3, waitedMs: 30_000 })
  })

  test('makes them wait until the latest of the times it names', async () => {
    const { world, read, err, times } = await setUp()
    err(tooManyRequests('30s'), 1)
    err(async (request, proceed) => {
      await world.clock.sleep(1000)
      return tooManyRequests('60s')(request, proceed)
    }, 1)
    err(async (request, proceed) => {
      await world.clock.sleep(2000)
      return tooManyRequests('3s')(request, proceed)
    }, 1)
    for (const reading of await Promise.all([read(), read(), read()])) expect(reading).toMatchObject(readable)
    expect(times()).toEqual([0, 0, 0, 61_000, 61_000, 61_000])
  })
})

describe('the token', () => {
  /** The registry takes only bearers of its own, as one does that knows no short cut. */
  const exchanging = async (denial?: Effect) => {
    const ready = await setUp()
    const challenged: Effect = async (request, proceed) => {
      if (request.headers.authorization !== bearer(classic)) return proceed()
      return denial ? denial(request, proceed) : withoutToken()
    }
    const withoutToken = () =>
      registryRefusal(401, 'UNAUTHORIZED', 'authentication required', {
        'www-authenticate': `Bearer realm="${ready.simulator.registryUrl}/token",service="ghcr.io",scope="repository:user/image:pull"`
      })
    ready.simulator.faults.add({ match: ({ path }) => path.includes('/manifests/'), effect: challenged })
    return { ...ready, tokens: () => ready.received().filter(({ path }) => path === '/token') }
  }
  const denied: Effect = () => registryRefusal(403, 'DENIED', 'permission_denied: read_package')

  test('is exchanged where the registry does not take it as it is', async () => {
    const { world, registry, tokens } = await exchanging()
    const nested = addPackage(world, { owner: 'acme', type: 'container', name: 'tools/app' })
    expect(await registry.readManifest('tools/app', pushImage(world, nested).name)).toMatchObject(readable)
    expect(tokens().map(({ query, headers }) => [query, headers.authorization])).toEqual([
      [
        'service=ghcr.io&scope=repository%3Aacme%2Ftools%2Fapp%3Apull',
        `Basic ${Buffer.from(`x-access-token:${classic}`).toString('base64')}`
      ]
    ])
  })

  test('is exchanged once per repository, however many readers need it at once', async () => {
    const { world, image, registry, tokens } = await exchanging()
    const other = addPackage(world, { owner: 'acme', type: 'container', name: 'other' })
    const twin = pushImage(world, other)
    const reads = Array.from({ length: 30 }, () => [
      registry.readManifest('app', image.name),
      registry.readManifest('other', twin.name)
    ])
    for (const reading of await Promise.all(reads.flat())) expect(reading).toMatchObject(readable)
    expect(tokens()).toHaveLength(2)
  })

  test('is exchanged again, once for all readers, when a bearer expires', async () => {
    const { world, read, tokens } = await exchanging()
    await read()
    await world.clock.sleep(world.switches.registryTokenLifetime)
    for (const reading of await Promise.all([read(), read(), read()])) expect(reading).toMatchObject(readable)
    expect(tokens()).toHaveLength(2)
  })

  test('is exchanged where it is denied as it is, with the challenge of the registry itself', async () => {
    const { image, read, received } = await exchanging(denied)
    expect(await read()).toMatchObject(readable)
    const manifest = `/v2/acme/app/manifests/${image.name}`
    expect(received().map(({ path }) => path)).toEqual([manifest, '/v2/', '/token', manifest])
    expect(received()[1]?.headers.authorization).toBeUndefined()
  })

  test('that may not read gives a reason with its remedy, and is not exchanged for every manifest', async () => {
    const ready = await setUp({ token: 'ghs_none' })
    addToken(ready.world, { token: 'ghs_none', kind: 'github-token', repository: 'acme/app', permissions: {} })
    for (let time = 0; time < 3; time += 1) {
      expect(await ready.read()).toEqual({
        fact: 'unreadable',
        problem: `${ready.host} answered 403 "DENIED: permission_denied: read_package": access denied; the token needs read:packages and access to this package`
      })
    }
    expect(ready.received().map(({ path }) => path.split('/').at(-2))).toEqual([
      'manifests',
      'v2',
      '',
      'manifests',
      'manifests',
      'manifests'
    ])
  })

  test('that nobody knows is not sent again and again', async () => {
    const { read, received } = await setUp({ token: 'ghp_revoked' })
    for (let time = 0; time < 3; time += 1) {
      expect(await read()).toEqual(unreadable(/answered 403 "DENIED: denied".* read:packages/))
    }
    expect(received()).toHaveLength(2)
  })

  test('that the registry still refuses after an exchange is not exchanged a second time', async () => {
    const { read, err, received } = await setUp()
    err((request, proceed) =>
      request.path === '/token' ? proceed() : respond(401, '', { 'www-authenticate': 'Bearer realm="/token"' })
    )
    expect(await read()).toEqual(unreadable(/401.*packages/))
    expect(received()).toHaveLength(3)
  })

  const refusedFor = (path: RegExp, times: number) => {
    const effect = responds(401, '', { 'www-authenticate': 'Bearer realm="/token"' })
    return { match: ({ path: asked }: { path: string }) => path.test(asked), times, effect }
  }
  test.each([
    ['two requests for manifests', [refusedFor(/manifests/, 2)]],
    ['a request for a manifest and one for a bearer', [refusedFor(/manifests/, 1), refusedFor(/token$/, 1)]]
  ])('that has worked before is tried again after %s were refused', async (_, faults) => {
    const { read, simulator } = await setUp()
    expect(await read()).toMatchObject(readable)
    for (const fault of faults) simulator.faults.add(fault)
    expect(await read()).toMatchObject(readable)
  })

  test('that has worked before is given up where it is refused again and again', async () => {
    const { read, simulator, received } = await setUp()
    expect(await read()).toMatchObject(readable)
    simulator.faults.add(refusedFor(/manifests/, Number.POSITIVE_INFINITY))
    expect(await read()).toEqual(unreadable(/401.*packages/))
    expect(received().length).toBeLessThan(8)
  })

  test('is never sent to a realm on another host', async () => {
    const { read, err, received, simulator } = await setUp()
    for (const realm of [
      `${simulator.storageUrl}/token`,
      'https://ghcr.io.example/token',
      '//ghcr.io.example',
      'data:,x',
      'http://['
    ]) {
      const fault = err(responds(401, '', { 'www-authenticate': `Bearer realm="${realm}"` }))
      const registry = createRegistry({
        url: simulator.registryUrl,
        owner: 'acme',
        token: classic,
        clock: smallWorld().clock,
        random: Math.random
      })
      expect(await registry.readManifest('app', digestOf('x'))).toEqual(
        unreadable(/asks for the token to be sent to another host, ".+": refused/)
      )
      fault.remove()
    }
    expect(await read()).toMatchObject(readable)
    expect(received()).toHaveLength(6)
    expect(simulator.requests).toHaveLength(6)
  })

  test.each([
    ['names its realm without a host, and no service', 'bearer realm="/token"'],
    ['offers more than one way', 'Basic realm="x", Bearer realm="/token"']
  ])('is exchanged where the registry %s', async (_, challenge) => {
    const { read, err, received } = await setUp()
    err(responds(401, '', { 'www-authenticate': challenge }), 1)
    expect(await read()).toMatchObject(readable)
    expect(received()[1]).toMatchObject({ path: '/token', query: 'scope=repository%3Aacme%2Fapp%3Apull' })
  })

  test('may be called an access token', async () => {
    const { read, simulator } = await exchanging()
    const effect: Effect = async (_, proceed) => {
      const answer = await proceed()
      return { ...answer, body: Buffer.from(String(answer.body).replace('"token"', '"access_token"')) }
    }
    simulator.faults.add({ match: { path: /^\/token/ }, effect })
    expect(await read()).toMatchObject(readable)
  })

  const noExchange: [what: string, effect: Effect, problem: RegExp, requests: number][] = [
    ['there is no challenge anywhere', denied, /403 "DENIED: permission_denied: read_package".*packages/, 2],
    [
      'there is a challenge of another kind only',
      responds(401, '', { 'www-authenticate': 'Basic realm="/token"' }),
      /401.*packages/,
      1
    ],
    ['the registry fails to say with whom', ({ path }) => respond(path === '/v2/' ? 503 : 403), /answered 503/, 6]
  ]
  test.each(noExchange)('is not exchanged where %s', async (_, effect, problem, requests) => {
    const { read, err, received } = await setUp()
    err(effect)
    expect(await read()).toEqual(unreadable(problem))
    expect(received()).toHaveLength(requests)
  })

  const badServices: [what: string, effect: Effect, problem: RegExp, requests: number][] = [
    ['fails', serverError(), /answered 500/, 6],
    ['gives none', responds(200, {}), /answered 200/, 2],
    ['gives a page', responds(200, '<html>'), /answered 200/, 2],
    ['denies with a token in its words', responds(403, { token: 'x' }), /answered 403: access denied/, 2],
    ['gives one that breaks a header', responds(200, { token: 'a\nb: c' }), /answered 200/, 2]
  ]
  test.each(badServices)('is not sent again after a token service that %s', async (_, effect, problem, requests) => {
    const { read, simulator, received } = await exchanging()
    simulator.faults.add({ match: { path: /^\/token/ }, effect })
    expect(await read()).toEqual(unreadable(problem))
    expect(await read()).toEqual(unreadable(problem))
    expect(received()).toHaveLength(requests)
  })
})

describe('redirects', () => {
  const moved = (location: string): Effect => responds(307, '', { location })

  test('are followed on the same host with credentials', async () => {
    const { image, read, err, received } = await setUp()
    err(moved(`/v2/Acme/../acme/app/manifests/${image.name}`), 1)
    expect(await read()).toMatchObject(readable)
    expect(received().map(({ headers }) => headers.authorization)).toEqual([bearer(classic), bearer(classic)])
  })

  test('are followed to another host without credentials', async () => {
    const { world, image, read, err, simulator } = await setUp()
    const bytes = image.manifest?.bytes ?? null
    world.blobs.set(image.name, { size: 0, bytes })
    err(moved(`${simulator.storageUrl}/${image.name}?sig=1`))
    expect(await read()).toMatchObject(readable)
    expect(simulator.requests[1]).toMatchObject({ host: 'storage', query: 'sig=1', status: 200 })
    expect(simulator.requests[1]?.headers.authorization).toBeUndefined()
  })

  test('do not replace the check of the bytes', async () => {
    const { world, read, err, simulator } = await setUp()
    world.blobs.set('other', { size: 0, bytes: Buffer.from('{}') })
    err(moved(`${simulator.storageUrl}/other`))
    expect(await read()).toEqual(unreadable(/digest/))
  })

  test.each([
    ['in a circle', moved('/again'), 4],
    ['to nowhere', responds(303), 1]
  ])('end that lead %s', async (_, effect, requests) => {
    const { read, err, received } = await setUp()
    err(effect)
    expect(await read()).toEqual(unreadable(/answered 30[37]/))
    expect(received()).toHaveLength(requests)
  })
})

describe('many reads', () => {
  test('run side by side up to the limit', async () => {
    const { read, err, received } = await setUp({ concurrency: 8 })
    err(delays(3))
    for (const reading of await Promise.all(Array.from({ length: 100 }, () => read()))) {
      expect(reading).toMatchObject(readable)
    }
    expect(Math.max(...received().map(({ concurrent }) => concurrent))).toBe(8)
    expect(received()).toHaveLength(100)
  })

  test('end at once when the run is cancelled', async () => {
    const cancel = new AbortController()
    const { read, err, received, registry } = await setUp({ concurrency: 2, signal: cancel.signal })
    err(stalls(), 1)
    err(meanwhile(() => cancel.abort(new Error('cancelled'))))
    const reads = await Promise.allSettled(Array.from({ length: 5 }, () => read()))
    for (const outcome of reads) expect(outcome).toMatchObject({ status: 'rejected', reason: { message: 'cancelled' } })
    expect(received()).toHaveLength(2)
    expect(registry.stats()).toMatchObject({ requests: 2, retries: 0 })
  })

  test('do not take the cancelling of their last try for an unreadable manifest', async () => {
    const cancel = new AbortController()
    const { read, err } = await setUp({ signal: cancel.signal })
    err(serverError(), 4)
    err(meanwhile(() => cancel.abort(new Error('cancelled'))))
    await expect(read()).rejects.toThrow('cancelled')
  })

  test('end at once when the run is cancelled while they wait', async () => {
    const cancel = new AbortController()
    const { world, read, err, received } = await setUp({ signal: cancel.signal })
    err(tooManyRequests('60s'))
    const reading = expect(read()).rejects.toThrow('cancelled')
    await world.clock.sleep(1000)
    cancel.abort(new Error('cancelled'))
    await reading
    expect(received()).toHaveLength(1)
  })
})

describe('moving a tag', () => {
  const placeholder = untagPlaceholder({ tag: 'latest', created: 0, nonce: 'n' })
  const digest = digestOf(Buffer.from(placeholder.bytes))
  const push = ({ registry }: Awaited<ReturnType<typeof setUp>>) =>
    registry.pushManifest('app', 'latest', placeholder, async () => ok(true))

  test('makes a version of the bytes as they are, with the tag, and gives its digest', async () => {
    const ready = await setUp()
    expect(await push(ready)).toEqual({ ok: true, value: digest })
    expect(ready.app.tags.get('latest')).toMatchObject({
      name: digest,
      tags: ['latest'],
      manifest: { mediaType: placeholder.mediaType, bytes: Buffer.from(placeholder.bytes) }
    })
    expect(ready.image.tags).toEqual([])
    expect(ready.registry.stats()).toEqual({ requests: 1, mutations: 1, retries: 0, waitedMs: 0 })
  })

  test('leaves what the next read recognises', async () => {
    const ready = await setUp()
    await push(ready)
    expect(await ready.read({ name: digest })).toMatchObject({ fact: { placeholder: true } })
  })

  test('asks for a bearer that may push', async () => {
    const ready = await setUp()
    ready.err(responds(401, '', { 'www-authenticate': 'Bearer realm="/token"' }), 1)
    expect(await push(ready)).toMatchObject({ ok: true })
    const seen = ({ method, path, query }: RequestRecord) => [method, path, query]
    expect(ready.received().map(seen)).toEqual([
      ['PUT', '/v2/acme/app/manifests/latest', ''],
      ['GET', '/token', 'scope=repository%3Aacme%2Fapp%3Apull%2Cpush'],
      ['PUT', '/v2/acme/app/manifests/latest', '']
    ])
  })

  test('is tried again after a failure, which changes nothing where the first try had worked', async () => {
    const ready = await setUp()
    ready.err(performsThenResponds(502), 1)
    expect(await push(ready)).toEqual({ ok: true, value: digest })
    expect(ready.app.versions).toHaveLength(2)
    expect(ready.registry.stats()).toMatchObject({ requests: 2, mutations: 2, retries: 1 })
  })

  const refusals: [what: string, effect: Effect, problem: RegExp][] = [
    [
      'the registry refuses the manifest',
      () => registryRefusal(400, 'MANIFEST_INVALID', 'no'),
      /400 "MANIFEST_INVALID: no"/
    ],
    ['the registry fails', serverError(), /answered 500/],
    ['it would go elsewhere', responds(307, '', { location: '/elsewhere' }), /answered 307/],
    [
      'something else was stored',
      responds(201, '', { 'docker-content-digest': 'sha256:0' }),
      /stored "sha256:0" instead of sha256/
    ]
  ]
  test.each(refusals)('is refused where %s', async (_, effect, problem) => {
    const ready = await setUp()
    ready.err(effect)
    expect(await push(ready)).toEqual({ ok: false, problem: expect.stringMatching(problem) })
    expect(ready.image.tags).toEqual(['latest'])
    expect(ready.received().every(({ path }) => path.endsWith('/manifests/latest'))).toBe(true)
  })

  test('is refused where the token may only read', async () => {
    const ready = await setUp({ token: 'ghs_read' })
    addToken(ready.world, { token: 'ghs_read', kind: 'github-token', repository: 'acme/app' })
    expect(await push(ready)).toEqual({
      ok: false,
      problem: expect.stringMatching(
        /"DENIED: permission_denied: write_package": access denied; the token needs write:packages/
      )
    })
  })

  test('believes a registry that does not repeat the digest', async () => {
    const ready = await setUp()
    ready.err(responds(201))
    expect(await push(ready)).toEqual({ ok: true, value: digest })
  })
})

describe('the connection', () => {
  const variables = ['http_proxy', 'no_proxy']
  const before = variables.map((name) => process.env[name])
  const closing: (() => void)[] = []
  afterEach(() => {
    for (const [index, name] of variables.entries()) {
      const value = before[index]
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    for (const close of closing.splice(0)) close()
  })

  /** A proxy, all of whose tunnels lead to one host, wherever they are said to. */
  const proxyTo = async (host: string) => {
    const tunnels: string[] = []
    const sockets = new Set<Socket>()
    const server = createServer((_, response) => response.writeHead(500).end())
    server.on('connect', ({ url: target = '' }, client: Socket) => {
      tunnels.push(target)
      const tunnel = connect(Number(host.split(':')[1]), '127.0.0.1', () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n')
        client.pipe(tunnel).pipe(client)
      })
      for (const socket of [client, tunnel]) sockets.add(socket.on('error', () => tunnel.destroy()))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    closing.push(() => {
      server.close()
      for (const socket of sockets) socket.destroy()
    })
    const { port } = server.address() as AddressInfo
    return { url: `http://127.0.0.1:${port}`, tunnels }
  }

  test('leads through the proxy that the environment names, and is used for many reads', async () => {
    const { host, image } = await setUp()
    const { url, tunnels } = await proxyTo(host)
    process.env['http_proxy'] = url
    delete process.env['no_proxy']
    const { registry } = await setUp({ url: 'http://registry.invalid', concurrency: 3 })
    const reads = Array.from({ length: 30 }, () => registry.readManifest('app', image.name))
    for (const reading of await Promise.all(reads)) expect(reading).toMatchObject(readable)
    expect(tunnels).toEqual(Array(3).fill('registry.invalid:80'))
  })

  test('passes by the proxy where no_proxy says so', async () => {
    const { url, tunnels } = await proxyTo('127.0.0.1:1')
    process.env['http_proxy'] = url
    process.env['no_proxy'] = '.invalid'
    const { read } = await setUp({ url: 'http://registry.invalid' })
    expect(await read()).toEqual(unreadable(/no complete answer from registry.invalid/))
    expect(tunnels).toEqual([])
  })
})
