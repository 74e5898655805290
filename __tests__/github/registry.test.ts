import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { virtualClock } from '../../simulator/clock.ts'
import { connectRegistry, goDuration, type RegistryOptions, registryUrl } from '../../src/github/registry.ts'
import { acceptedMediaTypes, untagPlaceholder } from '../../src/retention/manifest.ts'

const ociIndex = 'application/vnd.oci.image.index.v1+json'
const token = 'ghp_secret'
const shortCut = `Bearer ${Buffer.from(token).toString('base64')}`

const digestOf = (text: string, algorithm = 'sha256'): string =>
  `${algorithm}:${createHash(algorithm).update(text).digest('hex')}`
const indexOf = (seed: number): string =>
  JSON.stringify({ schemaVersion: 2, mediaType: ociIndex, manifests: [], annotations: { seed: `${seed}` } })
const manifest = indexOf(0)
const digest = digestOf(manifest)

interface Received {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}
type Handler = (request: Received, response: ServerResponse, index: number) => void

const open: Server[] = []
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

/** A server on loopback that keeps what it received; the handler also learns how many requests came before. */
const serve = async (handler: Handler) => {
  const received: Received[] = []
  const sockets = new Set<Socket>()
  const server = createServer(async (message, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of message) chunks.push(chunk)
    const { method = '', url: path = '', headers } = message
    const request = { method, path, headers, body: Buffer.concat(chunks).toString() }
    handler(request, response, received.push(request) - 1)
  })
  server.on('connection', (socket) => sockets.add(socket))
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${address.port}`, port: address.port, received, sockets }
}

const reply = (response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void => {
  response.writeHead(status, headers).end(body)
}
const refuse = (response: ServerResponse, status: number, code: string, message: string, headers = {}): void =>
  reply(response, status, JSON.stringify({ errors: [{ code, message }] }), headers)
const give = (response: ServerResponse, body = manifest): void =>
  reply(response, 200, body, { 'content-type': ociIndex })

/** Time passes only by sleeping, and at once. */
const instantClock = () => {
  const sleeps: number[] = []
  let now = 0
  return {
    sleeps,
    now: () => now,
    sleep: async (ms: number, signal?: AbortSignal) => {
      signal?.throwIfAborted()
      sleeps.push(ms)
      now += ms
    }
  }
}

const registryAt = (url: string, more: Partial<RegistryOptions> = {}) =>
  connectRegistry({ url, owner: 'Acme', token, clock: instantClock(), random: () => 0.5, ...more })

const readFrom = async (handler: Handler, more: Partial<RegistryOptions> = {}) => {
  const server = await serve(handler)
  const registry = registryAt(server.url, more)
  const reading = await registry.readManifest('app', digest)
  return { reading, problem: reading.fact === 'unreadable' ? reading.problem : '', registry, ...server }
}

describe('registryUrl', () => {
  test.each([
    ['https://github.com', '', 'https://ghcr.io'],
    ['https://acme.ghe.com', '', 'https://containers.acme.ghe.com'],
    ['https://github.acme.example', '', 'https://containers.github.acme.example'],
    ['http://github.acme.example:8080/', '', 'http://containers.github.acme.example:8080'],
    ['https://github.com', 'https://registry.acme.example/', 'https://registry.acme.example'],
    ['https://github.com', 'http://127.0.0.1:5000', 'http://127.0.0.1:5000']
  ])('of %s with override "%s" is %s', (server, override, url) => {
    expect(registryUrl(server, override)).toBe(url)
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
  test('says what the manifest says', async () => {
    const { reading, registry } = await readFrom((_, response) => give(response))
    expect(reading).toMatchObject({ fact: { kind: 'index', mediaType: ociIndex, children: [] } })
    expect(registry.traffic).toEqual({ requests: 1, mutations: 0, retries: 0, waited: 0 })
  })

  test('asks by digest, with every media type, as the lower-case owner, with the encoded token', async () => {
    const { url, received } = await serve((_, response) => give(response))
    await registryAt(url).readManifest('tools/my app', digest)
    expect(received).toHaveLength(1)
    expect(received[0]).toMatchObject({
      method: 'GET',
      path: `/v2/acme/tools/my%20app/manifests/${digest}`,
      headers: { accept: acceptedMediaTypes.join(', '), authorization: shortCut, 'user-agent': 'package-retention' }
    })
  })

  test('takes the content type where the manifest does not name its own', async () => {
    const body = '{"schemaVersion":2,"manifests":[]}'
    const { url } = await serve((_, response) => give(response, body))
    expect(await registryAt(url).readManifest('app', digestOf(body))).toMatchObject({ fact: { mediaType: ociIndex } })
  })

  test('checks sha512 digests too', async () => {
    const { url } = await serve((_, response) => give(response))
    const registry = registryAt(url)
    expect(await registry.readManifest('app', digestOf(manifest, 'sha512'))).toMatchObject({ fact: { kind: 'index' } })
    expect(await registry.readManifest('app', digestOf('other', 'sha512'))).toMatchObject({ fact: 'unreadable' })
  })

  test.each(['', 'latest', 'sha256:../../x', 'md5:00', `blake3:${'0'.repeat(64)}`])(
    'asks nothing for "%s", which is no digest that can be checked',
    async (name) => {
      const { url, received } = await serve((_, response) => give(response))
      expect(await registryAt(url).readManifest('app', name)).toEqual({
        fact: 'unreadable',
        problem: `"${name}" is no digest that can be checked`
      })
      expect(received).toEqual([])
    }
  )

  test.each([
    ['MANIFEST_UNKNOWN', 'manifest unknown'],
    ['NAME_UNKNOWN', 'repository name not known to registry']
  ])('takes a 404 with %s for missing, without asking again', async (code, message) => {
    const { reading, received } = await readFrom((_, response) => refuse(response, 404, code, message))
    expect(reading).toEqual({ fact: 'missing' })
    expect(received).toHaveLength(1)
  })

  const indecisive: [what: string, handler: Handler, problem: RegExp][] = [
    [
      'a 404 because of the index type',
      (_, response) =>
        refuse(response, 404, 'MANIFEST_UNKNOWN', 'OCI index found, but Accept header does not support OCI indexes'),
      /answered 404 "MANIFEST_UNKNOWN: OCI index found, but Accept/
    ],
    [
      'a 404 because of the image type',
      (_, response) =>
        refuse(
          response,
          404,
          'MANIFEST_UNKNOWN',
          'OCI manifest found, but accept header does not support OCI manifests'
        ),
      /answered 404 "MANIFEST_UNKNOWN: OCI manifest found/
    ],
    ['the 404 of a page', (_, response) => reply(response, 404, '<h1>Not Found</h1>'), /answered 404$/],
    ['a 404 with other JSON', (_, response) => reply(response, 404, '{"errors":{}}'), /answered 404$/],
    [
      'a 404 of another kind',
      (_, response) => refuse(response, 404, 'UNSUPPORTED', 'no'),
      /answered 404 "UNSUPPORTED: no"$/
    ],
    [
      'another code with the words of a missing one',
      (_, response) => refuse(response, 400, 'MANIFEST_UNKNOWN', 'x'),
      /answered 400/
    ],
    ['an endless message', (_, response) => refuse(response, 400, 'X', 'y'.repeat(9999)), /^.{1,260}$/],
    [
      'a message that is missing',
      (_, response) => reply(response, 400, '{"errors":[{"code":"X"}]}'),
      /answered 400 "X: "/
    ],
    [
      'a manifest over 4 MiB',
      (_, response) => give(response, `${manifest}${' '.repeat(4 * 1024 * 1024)}`),
      /larger than 4 MiB/
    ],
    ['an error over 4 MiB', (_, response) => reply(response, 404, ' '.repeat(4 * 1024 * 1024 + 1)), /answered 404$/]
  ]
  test.each(indecisive)('concludes nothing from %s, and does not ask again', async (_, handler, problem) => {
    const read = await readFrom(handler)
    expect(read.reading.fact).toBe('unreadable')
    expect(read.problem).toMatch(problem)
    expect(read.received).toHaveLength(1)
  })

  test('concludes nothing from right bytes that are no manifest', async () => {
    const { url, received } = await serve((_, response) => give(response, '{}'))
    expect(await registryAt(url).readManifest('app', digestOf('{}'))).toEqual({
      fact: 'unreadable',
      problem: expect.stringContaining('no manifest that can be understood')
    })
    expect(received).toHaveLength(1)
  })
})

describe('a registry in trouble', () => {
  const faults: [fault: string, handler: Handler, problem: RegExp][] = [
    ['wrong bytes', (_, response) => give(response, indexOf(1)), /bytes from 127.0.0.1:\d+ do not match the digest/],
    ['500', (_, response) => refuse(response, 500, 'UNKNOWN', 'oops'), /answered 500/],
    ['a 502 page', (_, response) => reply(response, 502, '<html>'), /answered 502/],
    ['429 without a duration', (_, response) => reply(response, 429, ''), /answered 429/],
    [
      'a reset',
      (_, response) => response.destroy(),
      /no complete answer from 127.0.0.1:\d+: SocketError: other side closed/
    ],
    [
      'a truncated answer',
      (_, response) => {
        response.writeHead(200, { 'content-length': '1000' })
        response.write('{', () => response.destroy())
      },
      /no complete answer/
    ]
  ]
  test.each(faults)('is asked again after %s', async (_, fault) => {
    const handler: Handler = (request, response, index) =>
      index < 4 ? fault(request, response, index) : give(response)
    const { reading, registry } = await readFrom(handler)
    expect(reading).toMatchObject({ fact: { kind: 'index' } })
    expect(registry.traffic).toMatchObject({ requests: 5, retries: 4 })
  })

  test.each(faults)('is given up after %s five times', async (_, fault, expected) => {
    const { reading, problem, received } = await readFrom(fault)
    expect(reading.fact).toBe('unreadable')
    expect(problem).toMatch(expected)
    expect(received).toHaveLength(5)
  })

  const stalls: [stall: string, handler: Handler][] = [
    ['nothing', () => {}],
    [
      'the beginning of an answer',
      (_, response) => {
        response.writeHead(200)
        response.write('{')
      }
    ]
  ]
  test.each(stalls)('is asked again when nothing follows after %s', async (_, stall) => {
    const { reading, registry } = await readFrom(
      (request, response, index) => (index === 0 ? stall(request, response, index) : give(response)),
      { timeout: 50 }
    )
    expect(reading).toMatchObject({ fact: { kind: 'index' } })
    expect(registry.traffic).toMatchObject({ requests: 2, retries: 1 })
  })

  test('is given longer from try to try, never twice the same time', async () => {
    const clock = instantClock()
    let call = 0
    await readFrom((_, response) => reply(response, 503, ''), { clock, random: () => (call++ % 2 === 0 ? 0 : 0.999) })
    expect(clock.sleeps.map(Math.round)).toEqual([250, 1499, 1000, 5996])
  })

  test('is not there at all', async () => {
    const { url } = await serve((_, response) => give(response))
    open.splice(0).at(0)?.close()
    expect(await registryAt(url).readManifest('app', digest)).toEqual({
      fact: 'unreadable',
      problem: expect.stringMatching(/no complete answer .* ECONNREFUSED/)
    })
  })
})

describe('a registry that limits', () => {
  const tooMany =
    (message: string, headers = {}): Handler =>
    (_, response, index) =>
      index === 0 ? refuse(response, 429, 'TOOMANYREQUESTS', message, headers) : give(response)

  test.each([
    ['a Go duration in the message', tooMany('retry-after: 1m2.5s, allowed: 44000/minute'), 62_500],
    ['seconds in the header', tooMany('slow down', { 'retry-after': '20' }), 20_000],
    ['a Go duration in the header', tooMany('slow down', { 'retry-after': '1.5s' }), 1500],
    ['both, of which the header counts', tooMany('retry-after: 9s', { 'retry-after': '3' }), 3000],
    [
      'so little that trying again at once would not help',
      tooMany('retry-after: 880.092µs, allowed: 44000/minute'),
      500
    ],
    ['nothing understandable', tooMany('retry-after: soon'), 500],
    ['a date', tooMany('', { 'retry-after': 'Fri, 02 Jan 2026 00:00:00 GMT' }), 500]
  ])('is obeyed: %s', async (_, handler, ms) => {
    const clock = instantClock()
    const { reading, registry } = await readFrom(handler, { clock })
    expect(reading).toMatchObject({ fact: { kind: 'index' } })
    expect(clock.sleeps).toEqual([ms])
    expect(registry.traffic).toEqual({ requests: 2, mutations: 0, retries: 1, waited: ms })
  })

  test('is not waited for where it would take too long', async () => {
    const clock = instantClock()
    const { problem, received } = await readFrom(tooMany('retry-after: 5m0.1s'), { clock })
    expect(problem).toMatch(/answered 429/)
    expect(received).toHaveLength(1)
    expect(clock.sleeps).toEqual([])
  })

  test('makes all readers wait, and counts their common wait once', async () => {
    const clock = virtualClock(0)
    const arrivals: number[] = []
    const { url } = await serve((_, response, index) => {
      arrivals.push(clock.now())
      if (index < 3) refuse(response, 429, 'TOOMANYREQUESTS', 'retry-after: 30s')
      else give(response)
    })
    const registry = registryAt(url, { clock, concurrency: 3 })
    const readings = await Promise.all(Array.from({ length: 9 }, () => registry.readManifest('app', digest)))
    expect(readings).toHaveLength(9)
    for (const reading of readings) expect(reading).toMatchObject({ fact: { kind: 'index' } })
    expect(arrivals).toEqual([...Array(3).fill(0), ...Array(9).fill(30_000)])
    expect(registry.traffic).toEqual({ requests: 12, mutations: 0, retries: 3, waited: 30_000 })
  })
})

describe('the token', () => {
  const challengeOf = (url: string, realm = `${url}/token`) => ({
    'www-authenticate': `Bearer realm="${realm}",service="ghcr.io",scope="repository:user/image:pull"`
  })
  const isToken = ({ path }: Received) => path.startsWith('/token')

  /** Manifests only for the bearers that it gave for the repository and that are not expired. */
  const tokenRegistry = async (more: { uses?: number; realm?: string; challengeless?: boolean } = {}) => {
    const given = new Map<string, number>()
    const server = await serve(({ path, headers }, response) => {
      const at = new URL(path, server.url)
      if (at.pathname === '/token') {
        const bearer = `${at.searchParams.get('scope')}#${given.size}`
        given.set(`Bearer ${bearer}`, more.uses ?? Number.POSITIVE_INFINITY)
        return reply(response, 200, JSON.stringify({ token: bearer }))
      }
      const challenge = challengeOf(server.url, more.realm)
      if (at.pathname === '/v2/') return refuse(response, 401, 'UNAUTHORIZED', 'authentication required', challenge)
      const uses = given.get(headers.authorization ?? '') ?? 0
      const rightName = headers.authorization?.includes(`:${at.pathname.slice('/v2/'.length).split('/manifests')[0]}:`)
      if (uses > 0 && rightName) {
        given.set(headers.authorization ?? '', uses - 1)
        return give(response)
      }
      if (more.challengeless) return refuse(response, 403, 'DENIED', 'permission_denied: read_package')
      refuse(response, 401, 'UNAUTHORIZED', 'authentication required', challenge)
    })
    return { ...server, tokenRequests: () => server.received.filter(isToken) }
  }

  test('is exchanged where the registry does not take it as it is', async () => {
    const { url, tokenRequests } = await tokenRegistry()
    expect(await registryAt(url).readManifest('tools/app', digest)).toMatchObject({ fact: { kind: 'index' } })
    expect(tokenRequests().map(({ path, headers }) => [path, headers.authorization])).toEqual([
      [
        '/token?service=ghcr.io&scope=repository%3Aacme%2Ftools%2Fapp%3Apull',
        `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`
      ]
    ])
  })

  test('is exchanged once per repository, however many readers need it at once', async () => {
    const { url, tokenRequests } = await tokenRegistry()
    const registry = registryAt(url)
    const reads = ['a', 'b'].flatMap((name) => Array.from({ length: 30 }, () => registry.readManifest(name, digest)))
    for (const reading of await Promise.all(reads)) expect(reading).toMatchObject({ fact: { kind: 'index' } })
    expect(tokenRequests()).toHaveLength(2)
  })

  test('is exchanged again when a bearer expires', async () => {
    const { url, tokenRequests } = await tokenRegistry({ uses: 2 })
    const registry = registryAt(url)
    for (let read = 0; read < 6; read += 1) {
      expect(await registry.readManifest('app', digest)).toMatchObject({ fact: { kind: 'index' } })
    }
    expect(tokenRequests()).toHaveLength(3)
  })

  test('is exchanged where it is denied as it is, with the challenge of the registry itself', async () => {
    const { url, received } = await tokenRegistry({ challengeless: true })
    expect(await registryAt(url).readManifest('app', digest)).toMatchObject({ fact: { kind: 'index' } })
    expect(received.map(({ path }) => path.split('?')[0])).toEqual([
      `/v2/acme/app/manifests/${digest}`,
      '/v2/',
      '/token',
      `/v2/acme/app/manifests/${digest}`
    ])
    expect(received[1]?.headers.authorization).toBeUndefined()
  })

  test('that is not good enough gives a reason with its remedy, after one renewal', async () => {
    const { url, received } = await tokenRegistry({ uses: 0 })
    expect(await registryAt(url).readManifest('app', digest)).toEqual({
      fact: 'unreadable',
      problem: `${new URL(url).host} answered 401 "UNAUTHORIZED: authentication required": access denied; the token needs read:packages and access to this package`
    })
    expect(received).toHaveLength(3)
  })

  test('that is denied after the exchange is not exchanged for every further manifest', async () => {
    const { url, tokenRequests } = await tokenRegistry({ uses: 0, challengeless: true })
    const registry = registryAt(url)
    for (let read = 0; read < 3; read += 1) {
      expect(await registry.readManifest('app', digest)).toEqual({
        fact: 'unreadable',
        problem: expect.stringMatching(/403 "DENIED: permission_denied: read_package": access denied.*read:packages/)
      })
    }
    expect(tokenRequests()).toHaveLength(1)
  })

  test('never goes to a realm on another host', async () => {
    const thief = await serve((_, response) => reply(response, 200, '{"token":"x"}'))
    for (const realm of [
      `${thief.url}/token`,
      'https://ghcr.io.example/token',
      '//ghcr.io.example',
      'data:,x',
      'http://[',
      ''
    ]) {
      const { url, received } = await tokenRegistry({ realm })
      expect(await registryAt(url).readManifest('app', digest)).toMatchObject({ fact: 'unreadable' })
      expect(received).toHaveLength(1)
    }
    expect(thief.received).toEqual([])
  })

  test('goes to a realm that is named without its host, and without a service', async () => {
    const { url, received } = await serve(({ path, headers }, response) => {
      if (path.startsWith('/token')) reply(response, 200, '{"token":"good"}')
      else if (headers.authorization === 'Bearer good') give(response)
      else reply(response, 401, '', { 'www-authenticate': 'bearer realm="/token"' })
    })
    expect(await registryAt(url).readManifest('app', digest)).toMatchObject({ fact: { kind: 'index' } })
    expect(received[1]?.path).toBe('/token?scope=repository%3Aacme%2Fapp%3Apull')
  })

  const noExchange: [what: string, handler: Handler, problem: RegExp, requests: number][] = [
    [
      'no challenge anywhere',
      (_, response) => refuse(response, 403, 'DENIED', 'requested access to the resource is denied'),
      /answered 403 "DENIED: requested access to the resource is denied": access denied/,
      2
    ],
    [
      'a challenge of another kind',
      (_, response) => reply(response, 401, '', { 'www-authenticate': 'Basic realm="/token"' }),
      /answered 401: access denied/,
      1
    ]
  ]
  test.each(noExchange)('is not exchanged where there is %s', async (_, handler, expected, requests) => {
    const { problem, received } = await readFrom(handler)
    expect(problem).toMatch(expected)
    expect(received).toHaveLength(requests)
  })

  const badServices: [what: string, handler: Handler, problem: RegExp, requests: number][] = [
    [
      'denies',
      (_, response) => refuse(response, 403, 'DENIED', 'invalid token'),
      /403 "DENIED: invalid token": access denied/,
      2
    ],
    ['fails', (_, response) => reply(response, 500, ''), /answered 500/, 6],
    ['gives none', (_, response) => reply(response, 200, '{}'), /answered 200/, 2],
    ['gives a page', (_, response) => reply(response, 200, '<html>'), /answered 200/, 2],
    ['gives one that breaks a header', (_, response) => reply(response, 200, '{"token":"a\\nb: c"}'), /answered 200/, 2]
  ]
  test.each(badServices)('is not sent again after a token service that %s', async (_, service, expected, requests) => {
    const { url, received } = await serve((request, response, index) =>
      isToken(request)
        ? service(request, response, index)
        : reply(response, 401, '', { 'www-authenticate': 'Bearer realm="/token"' })
    )
    const registry = registryAt(url)
    for (let read = 0; read < 2; read += 1) {
      expect(await registry.readManifest('app', digest)).toEqual({
        fact: 'unreadable',
        problem: expect.stringMatching(expected)
      })
    }
    expect(received).toHaveLength(requests)
  })

  test('is not exchanged where the registry fails to say with whom', async () => {
    const { problem } = await readFrom(({ path }, response) => reply(response, path === '/v2/' ? 503 : 403, ''))
    expect(problem).toMatch(/answered 503/)
  })
})

describe('redirects', () => {
  test('are followed on the same host with credentials', async () => {
    const { reading, received } = await readFrom(({ path }, response) =>
      path === '/elsewhere' ? give(response) : reply(response, 307, '', { location: '/elsewhere' })
    )
    expect(reading).toMatchObject({ fact: { kind: 'index' } })
    expect(received.map(({ headers }) => headers.authorization)).toEqual([shortCut, shortCut])
  })

  test('are followed to another host without credentials', async () => {
    const storage = await serve((_, response) => give(response))
    const { reading } = await readFrom((_, response) =>
      reply(response, 302, '', { location: `${storage.url}/blob?sig=1` })
    )
    expect(reading).toMatchObject({ fact: { kind: 'index' } })
    expect(storage.received.map(({ path, headers }) => [path, headers.authorization])).toEqual([
      ['/blob?sig=1', undefined]
    ])
  })

  test('do not replace the check of the bytes', async () => {
    const storage = await serve((_, response) => give(response, indexOf(9)))
    const { problem } = await readFrom((_, response) => reply(response, 302, '', { location: storage.url }))
    expect(problem).toMatch(/do not match the digest/)
  })

  test.each(['/again', undefined])('to %s end', async (location) => {
    const { problem, received } = await readFrom((_, response) =>
      reply(response, 303, '', location ? { location } : {})
    )
    expect(problem).toMatch(/answered 303/)
    expect(received.length).toBeLessThanOrEqual(4)
  })
})

describe('many reads', () => {
  test('run side by side up to the limit over as many connections', async () => {
    let running = 0
    let most = 0
    const { url, sockets } = await serve(({ path }, response) => {
      most = Math.max(most, ++running)
      setTimeout(() => {
        running -= 1
        give(response, indexOf(Number(path.split('/')[3])))
      }, 5)
    })
    const registry = registryAt(url, { concurrency: 8 })
    const reads = Array.from({ length: 100 }, (_, seed) => registry.readManifest(`${seed}`, digestOf(indexOf(seed))))
    for (const reading of await Promise.all(reads)) expect(reading).toMatchObject({ fact: { kind: 'index' } })
    expect(most).toBe(8)
    expect(sockets.size).toBe(8)
    expect(registry.traffic.requests).toBe(100)
  })

  test('end at once when the run is cancelled', async () => {
    const cancel = new AbortController()
    const { url, received } = await serve((_, __, index) => {
      if (index === 1) cancel.abort(new Error('cancelled'))
    })
    const registry = registryAt(url, { concurrency: 2, signal: cancel.signal })
    const reads = Array.from({ length: 5 }, () => registry.readManifest('app', digest))
    for (const { status, ...rest } of await Promise.allSettled(reads)) {
      expect(status).toBe('rejected')
      expect(rest).toMatchObject({ reason: { message: 'cancelled' } })
    }
    expect(received).toHaveLength(2)
  })

  test('end at once when the run is cancelled while they wait', async () => {
    const cancel = new AbortController()
    const clock = {
      now: () => 0,
      sleep: (_: number, signal?: AbortSignal) => {
        cancel.abort(new Error('cancelled'))
        return Promise.reject(signal?.reason)
      }
    }
    const read = readFrom((_, response) => reply(response, 503, ''), { clock, signal: cancel.signal })
    await expect(read).rejects.toThrow('cancelled')
  })
})

describe('moving a tag', () => {
  const placeholder = untagPlaceholder({ tag: 'pr-3', created: 0, nonce: 'n' })
  const text = new TextDecoder().decode(placeholder.bytes)

  test('sends the bytes as they are and gives the digest they have', async () => {
    const { url, received } = await serve((_, response) =>
      reply(response, 201, '', { 'docker-content-digest': digestOf(text) })
    )
    const registry = registryAt(url)
    expect(await registry.pushManifest('tools/app', 'pr-3', placeholder)).toEqual({ ok: true, value: digestOf(text) })
    expect(received).toMatchObject([
      {
        method: 'PUT',
        path: '/v2/acme/tools/app/manifests/pr-3',
        headers: { 'content-type': ociIndex, authorization: shortCut },
        body: text
      }
    ])
    expect(registry.traffic).toEqual({ requests: 1, mutations: 1, retries: 0, waited: 0 })
  })

  test('believes a registry that does not repeat the digest', async () => {
    const { url } = await serve((_, response) => reply(response, 201, ''))
    expect(await registryAt(url).pushManifest('app', 'x', placeholder)).toEqual({ ok: true, value: digestOf(text) })
  })

  test('asks for a bearer that may push', async () => {
    const { url, received } = await serve(({ path, headers }, response) => {
      if (path.startsWith('/token')) reply(response, 200, '{"token":"good"}')
      else if (headers.authorization === 'Bearer good') reply(response, 201, '')
      else reply(response, 401, '', { 'www-authenticate': 'Bearer realm="/token"' })
    })
    expect(await registryAt(url).pushManifest('app', 'x', placeholder)).toMatchObject({ ok: true })
    expect(received.map(({ path, body }) => [path, body])).toEqual([
      ['/v2/acme/app/manifests/x', text],
      ['/token?scope=repository%3Aacme%2Fapp%3Apull%2Cpush', ''],
      ['/v2/acme/app/manifests/x', text]
    ])
  })

  test('sends the same bytes again after a failure, which changes nothing where the first try had worked', async () => {
    const { url, received } = await serve((_, response, index) => reply(response, index === 0 ? 502 : 201, ''))
    expect(await registryAt(url).pushManifest('app', 'x', placeholder)).toMatchObject({ ok: true })
    expect(received.map(({ body }) => body)).toEqual([text, text])
  })

  const refusals: [what: string, handler: Handler, problem: RegExp][] = [
    [
      'the token may not push',
      (_, response) => refuse(response, 403, 'DENIED', 'permission_denied: write_package'),
      /403 "DENIED: permission_denied: write_package": access denied; the token needs write:packages/
    ],
    [
      'the registry refuses the manifest',
      (_, response) => refuse(response, 400, 'MANIFEST_INVALID', 'no'),
      /400 "MANIFEST_INVALID: no"/
    ],
    ['the registry fails', (_, response) => reply(response, 500, ''), /answered 500/],
    ['it would go elsewhere', (_, response) => reply(response, 307, '', { location: '/elsewhere' }), /answered 307/],
    [
      'something else was stored',
      (_, response) => reply(response, 201, '', { 'docker-content-digest': digest }),
      /stored "sha256:\w+" instead of sha256/
    ]
  ]
  test.each(refusals)('is refused where %s', async (_, handler, problem) => {
    const { url } = await serve(handler)
    expect(await registryAt(url).pushManifest('app', 'x', placeholder)).toEqual({
      ok: false,
      problem: expect.stringMatching(problem)
    })
  })
})

describe('a proxy', () => {
  const variables = ['http_proxy', 'no_proxy']
  const before = variables.map((name) => process.env[name])
  afterEach(() => {
    for (const [index, name] of variables.entries()) {
      const value = before[index]
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  })

  /** A proxy whose only tunnel leads to the port. */
  const proxyTo = async (port: number) => {
    const tunnels: string[] = []
    const { url } = await serve((_, response) => reply(response, 500, ''))
    open.at(-1)?.on('connect', ({ url: target = '' }, client) => {
      tunnels.push(target)
      const tunnel = connect(port, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n')
        client.pipe(tunnel).pipe(client)
      })
      for (const end of [client, tunnel]) end.on('error', () => tunnel.destroy())
    })
    return { url, tunnels }
  }

  test('named by the environment is used', async () => {
    const { port, received } = await serve((_, response) => give(response))
    const { url, tunnels } = await proxyTo(port)
    process.env['http_proxy'] = url
    delete process.env['no_proxy']
    expect(await registryAt('http://registry.invalid').readManifest('app', digest)).toMatchObject({
      fact: { kind: 'index' }
    })
    expect(tunnels).toEqual(['registry.invalid:80'])
    expect(received[0]?.headers.host).toBe('registry.invalid')
  })

  test('is passed by where no_proxy says so', async () => {
    const { url, tunnels } = await proxyTo(1)
    process.env['http_proxy'] = url
    process.env['no_proxy'] = '.invalid'
    expect(await registryAt('http://registry.invalid').readManifest('app', digest)).toMatchObject({
      fact: 'unreadable'
    })
    expect(tunnels).toEqual([])
  })
})
