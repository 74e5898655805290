import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { Effect } from '../../simulator/faults.ts'
import { respond, type SimRequest } from '../../simulator/http.ts'
import { addToken } from '../../simulator/world.ts'
import { encodedVariants } from '../../src/http/redact.ts'
import { type Inputs, publishDaily, type Run, setUp, workspace } from '../action.ts'

const token = 'ghs_1234567_eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.c2lnbmF0dXJl-_x'

/** The texts that nobody may find: the token in each form that a request carries, also cut, and pieces of it. */
const traces = [...encodedVariants(token).map((form) => form.slice(0, 24)), token.slice(24, 48)]

/** Everything that a run has written, and may be kept: log, outputs, state, environment, summary, reports. */
const written = ({ log }: Run): string => {
  const lines = log.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  const files = readdirSync(workspace, { recursive: true, encoding: 'utf8' }).map((name) => join(workspace, name))
  return [...lines, ...files.filter((path) => statSync(path).isFile()).map((path) => readFileSync(path, 'utf8'))].join(
    '\n'
  )
}

const expectNoTrace = (text: string): void => {
  for (const trace of traces) expect(text).not.toContain(trace)
}

const setUpSecret = async () => {
  const scene = await setUp()
  addToken(scene.world, { token, kind: 'classic', login: 'octo' })
  publishDaily(scene.world, scene.app, ['v3', 'v2', 'v1'])
  const inputs = { token, 'delete-tags': 'v*', 'keep-latest': '1', packages: 'app' }
  return { ...scene, run: (more: Inputs = {}, environment = {}) => scene.act({ ...inputs, ...more }, environment) }
}

/** Repeats in the message of a refusal what it was sent, after so many other characters. */
const echoes =
  (status: number, before = 0): Effect =>
  ({ host, headers }) => {
    const message = `${'x'.repeat(before)} refused: authorization: ${headers.authorization}`
    return respond(status, host === 'registry' ? { errors: [{ code: 'DENIED', message }] } : { message })
  }

test('the token is masked before anything else is written, in each of its forms', async () => {
  const { run } = await setUpSecret()
  const { log } = await run()
  const masked = encodedVariants(token).map((form) => `::add-mask::${form.replaceAll('%', '%25')}`)
  expect(log.split('\n').slice(0, masked.length)).toEqual(masked)
  for (const text of [token, `x-access-token:${token}`]) {
    expect(masked).toContain(`::add-mask::${Buffer.from(text).toString('base64')}`)
  }
})

test('a successful run leaves no trace of the token', async () => {
  const { run } = await setUpSecret()
  const result = await run()
  expect(result).toMatchObject({ code: 0, outputs: { 'deleted-count': '2' } })
  expectNoTrace(written(result))
})

const on = (path: RegExp, method = 'GET') => ({ method, path })

test.each<[string, { match: { method?: string; path: RegExp }; effect: Effect }]>([
  ['who the owner is, with 401', { match: on(/^\/users/), effect: echoes(401) }],
  ['the listing, with 403', { match: on(/versions$/), effect: echoes(403) }],
  ['the listing, with 404', { match: on(/versions$/), effect: echoes(404, 950) }],
  ['the listing, with 500', { match: on(/versions$/), effect: echoes(500) }],
  ['a manifest, with 401', { match: on(/manifests/), effect: echoes(401) }],
  ['a manifest, with 403', { match: on(/manifests/), effect: echoes(403) }],
  ['a manifest, with 404, where the text is cut', { match: on(/manifests/), effect: echoes(404, 150) }],
  ['the exchange of the token, with 403', { match: on(/^\/token/), effect: echoes(403) }],
  ['deletions, with 400', { match: on(/./, 'DELETE'), effect: echoes(400) }],
  ['deletions, with 422', { match: on(/./, 'DELETE'), effect: echoes(422) }],
  ['deletions, with 502', { match: on(/./, 'DELETE'), effect: echoes(502) }]
])('a server that repeats the header for %s does not bring the token into anything written', async (_, fault) => {
  const { run, simulator } = await setUpSecret()
  if (String(fault.match.path).includes('token')) {
    simulator.faults.add({ match: on(/manifests/), times: 1, effect: echoes(401) })
  }
  const { hits } = simulator.faults.add(fault)
  expect(hits).toBe(0)
  const result = await run()
  expect(result.code).toBe(1)
  const text = written(result)
  expect(text).toMatch(/refused|answered|DENIED|listed/)
  expectNoTrace(text)
})

test('a bearer that the registry gives for the token is no more to be seen than that', async () => {
  const { run, simulator } = await setUpSecret()
  const bearer = 'opaque-bearer-of-the-registry-0123456789'
  simulator.faults.add({ match: on(/^\/token/), effect: () => respond(200, { token: bearer }) })
  simulator.faults.add({
    match: on(/manifests/),
    effect: ({ headers }) =>
      headers.authorization === `Bearer ${bearer}`
        ? respond(404, { errors: [{ code: 'X', message: `${'x'.repeat(180)}${bearer}` }] })
        : respond(401, '', { 'www-authenticate': `Bearer realm="${simulator.registryUrl}/token",service="ghcr.io"` })
  })
  const result = await run()
  expect(result.code).toBe(1)
  expect(written(result)).toContain('xxx***')
  expect(written(result)).not.toContain(bearer.slice(0, 10))
})

test.each<[string, Inputs]>([
  ['policy-file', { 'policy-file': `${token}.yml`, 'delete-tags': '', 'keep-latest': '' }],
  ['mode', { mode: token }],
  ['owner', { owner: token }],
  ['packages', { packages: token }],
  ['delete-tags', { 'delete-tags': `/${token}(/` }],
  ['keep-tags, which match nothing', { 'keep-tags': token }],
  ['api-url', { 'api-url': `ftp://${token}@example.com` }],
  ['report-dir', { 'report-dir': join(workspace, 'reports'), plan: `${token}.json` }]
])('a token that was put into %s by mistake is not repeated', async (_, inputs) => {
  const { run } = await setUpSecret()
  expectNoTrace(written(await run(inputs)))
})

test('redirects to another host, of either kind of server, do not carry the token there', async () => {
  const { run, simulator } = await setUpSecret()
  const elsewhere = (request: SimRequest) => respond(307, '', { location: `${simulator.storageUrl}${request.path}` })
  simulator.faults.add({ match: on(/manifests/), effect: elsewhere })
  simulator.faults.add({ match: on(/^\/token/), effect: elsewhere })
  await run()
  simulator.faults.add({ match: on(/versions$/), effect: elsewhere })
  expect((await run()).code).toBe(1)
  const seen = simulator.requests.filter(({ host }) => host === 'storage')
  expect(seen.length).toBeGreaterThan(0)
  expectNoTrace(JSON.stringify(seen))
})

test('a realm on another host gets no request', async () => {
  const { run, simulator } = await setUpSecret()
  const realm = `${simulator.storageUrl}/token?echo=${token}`
  simulator.faults.add({
    match: on(/manifests/),
    effect: () => respond(401, '', { 'www-authenticate': `Bearer realm="${realm}",service="x"` })
  })
  const result = await run()
  expect(result.code).toBe(1)
  expect(simulator.requests.filter(({ host }) => host === 'storage')).toEqual([])
  expect(written(result)).toContain('to another host')
  expectNoTrace(written(result))
})

test('a proxy is only asked for a tunnel, and sees no token', async () => {
  let seen = ''
  const proxy = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (data) => {
      seen += data
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    })
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const address = proxy.address()
  const port = typeof address === 'object' ? address?.port : 0
  const { act } = await setUpSecret()
  const result = await act(
    { token, 'delete-tags': 'x', 'api-url': 'https://api.example.invalid', 'registry-url': 'https://example.invalid' },
    { https_proxy: `http://127.0.0.1:${port}`, http_proxy: `http://127.0.0.1:${port}` }
  )
  proxy.close()
  expect(result.code).toBe(1)
  expect(seen).toMatch(/^CONNECT api\.example\.invalid:443 /)
  expect(seen).not.toMatch(/^(?!CONNECT )[A-Z]+ /m)
  expectNoTrace(seen)
})

test('loopback is reached without the proxy, which would see the token', async () => {
  const { run } = await setUpSecret()
  const proxy = 'http://127.0.0.1:1'
  expect((await run({}, { http_proxy: proxy, https_proxy: proxy })).code).toBe(0)
})

test.each([
  ['http://api.example.com'],
  ['http://127.0.0.1.example.com'],
  ['http://localhost.example.com'],
  ['http://user@example.com:80/127.0.0.1', 'the address of example.com'],
  ['http://[::2]'],
  ['ftp://127.0.0.1'],
  ['//api.example.com']
])('the token is not sent to %s', async (url, named = `"${url}"`) => {
  const { run } = await setUpSecret()
  for (const input of ['api-url', 'registry-url']) {
    const { code, requests, log } = await run({ [input]: url })
    expect([code, requests]).toEqual([1, []])
    expect(log).toContain(`input ${input}: ${named}`)
  }
})
