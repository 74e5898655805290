import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import {
  acknowledgesOnly,
  badCredentials,
  badGateway,
  delays,
  edits,
  type Fault,
  listsStale,
  manifestUnknown,
  meanwhile,
  performsThenResponds,
  resets,
  responds,
  secondaryRateLimited,
  serverError,
  stalls,
  tooManyRequests,
  truncates,
  wrongBytes
} from '../../simulator/faults.ts'
import { pushImage } from '../../simulator/images.ts'
import { digestOf } from '../../simulator/manifests.ts'
import { startSimulator } from '../../simulator/server.ts'
import { deleteVersion } from '../../simulator/trash.ts'
import { acceptAll, bearer, classic, fieldOfEach, serve, smallWorld } from './simulate.ts'

const versions = '/orgs/acme/packages/container/app/versions'

const withFault = async (fault: Omit<Fault, 'match'> & Partial<Fault>) => {
  const { world, app } = smallWorld()
  const images = ['a', 'b', 'c'].map((tag) => pushImage(world, app, { tags: [tag] }))
  const served = await serve(world)
  const added = served.simulator.faults.add({ match: {}, ...fault })
  return { world, app, images, added, ...served }
}

describe('a fault', () => {
  const statusesOf = async (fault: Omit<Fault, 'effect' | 'match'> & Partial<Fault>, requests: number) => {
    const { rest, added } = await withFault({ effect: serverError(), ...fault })
    const statuses = []
    for (let request = 0; request < requests; request += 1) statuses.push((await rest('GET', versions)).status)
    return { statuses, hits: added.hits }
  }

  test('hits all matching requests, or a limited number after some', async () => {
    expect(await statusesOf({}, 3)).toEqual({ statuses: [500, 500, 500], hits: 3 })
    expect(await statusesOf({ times: 2 }, 3)).toEqual({ statuses: [500, 500, 200], hits: 2 })
    expect(await statusesOf({ after: 1, times: 1 }, 3)).toEqual({ statuses: [200, 500, 200], hits: 1 })
  })

  test('hits the same random requests for the same seed', async () => {
    const one = await statusesOf({ probability: 0.5, seed: 7 }, 60)
    expect(await statusesOf({ probability: 0.5, seed: 7 }, 60)).toEqual(one)
    expect(await statusesOf({ probability: 0.5, seed: 8 }, 60)).not.toEqual(one)
    expect(one.hits).toBeGreaterThan(15)
    expect(one.hits).toBeLessThan(45)
  })

  test.each<[Fault['match'], boolean]>([
    [{ method: 'GET' }, true],
    [{ method: 'DELETE' }, false],
    [{ path: /\/versions$/ }, true],
    [{ method: 'GET', path: /manifests/ }, false],
    [({ host, query }) => host === 'rest' && query.get('page') === '2', true],
    [({ query }) => query.get('page') === '3', false]
  ])('matches requests by method, path or a function: case %#', async (match, hit) => {
    const { rest } = await withFault({ match, effect: serverError() })
    expect((await rest('GET', `${versions}?page=2`)).status).toBe(hit ? 500 : 200)
  })

  test('can be removed, alone or with all others', async () => {
    const { rest, added, simulator } = await withFault({ effect: serverError() })
    added.remove()
    added.remove()
    expect((await rest('GET', versions)).status).toBe(200)
    simulator.faults.add({ match: {}, effect: serverError() })
    simulator.faults.clear()
    expect((await rest('GET', versions)).status).toBe(200)
  })

  test('that throws is answered with 500 and reported on close', async () => {
    const { world } = smallWorld()
    const simulator = await startSimulator(world)
    simulator.faults.add({
      match: {},
      effect: meanwhile(() => {
        throw new Error('a slip of the test')
      })
    })
    expect((await fetch(simulator.url)).status).toBe(500)
    await expect(simulator.close()).rejects.toThrow('a slip of the test')
  })
})

describe('failing responses', () => {
  test.each([
    ['a server error', serverError(), 500, 'application/json; charset=utf-8', '{"message":"Server Error"}'],
    ['a page', badGateway(), 502, 'text/html; charset=utf-8', '<html>'],
    ['text', responds(504, "We couldn't respond to your request in time."), 504, 'text/plain', "We couldn't"],
    [
      'other headers',
      responds(503, { a: 1 }, { 'retry-after': '3' }),
      503,
      'application/json; charset=utf-8',
      '{"a":1}'
    ],
    ['a bad credential', badCredentials(), 401, 'application/json; charset=utf-8', '{"message":"Bad credentials"'],
    [
      'a secondary limit',
      secondaryRateLimited({ retryAfter: 9 }),
      403,
      'application/json; charset=utf-8',
      '{"message":"You have'
    ],
    ['a missing manifest', manifestUnknown(), 404, 'application/json', '{"errors":[{"code":"MANIFEST_UNKNOWN"'],
    [
      'the registry limit',
      tooManyRequests('880.092µs'),
      429,
      'application/json',
      '{"errors":[{"code":"TOOMANYREQUESTS","message":"retry-after: 880.092µs, allowed: 44000/minute"}]}'
    ]
  ] as const)('as %s', async (_name, effect, status, type, text) => {
    const { rest, simulator } = await withFault({ effect })
    const reply = await rest('GET', versions)
    expect([reply.status, reply.headers.get('content-type'), reply.text.slice(0, text.length)]).toEqual([
      status,
      type,
      text
    ])
    expect(simulator.requests[0]?.status).toBe(status)
  })

  test('do not perform the request, or do', async () => {
    const { rest, simulator, images, app } = await withFault({
      match: { method: 'DELETE' },
      times: 1,
      effect: acknowledgesOnly()
    })
    const path = `${versions}/${images[0]?.id}`
    expect([(await rest('DELETE', path)).status, app.versions.length]).toEqual([204, 3])
    simulator.faults.add({ match: { method: 'DELETE' }, times: 1, effect: performsThenResponds(502) })
    expect([(await rest('DELETE', path)).status, app.versions.length]).toEqual([502, 2])
    expect((await rest('DELETE', path)).status).toBe(404)
  })

  test('can be late, truncated, changed, or have other bytes', async () => {
    const { rest, registry, simulator, images } = await withFault({ times: 1, effect: delays(40) })
    const started = performance.now()
    await rest('GET', versions)
    expect(performance.now() - started).toBeGreaterThanOrEqual(38)

    simulator.faults.add({ match: {}, times: 1, effect: truncates() })
    const { status, text, body } = await rest('GET', versions)
    expect([status, text.slice(0, 2), body]).toEqual([200, '[{', undefined])

    simulator.faults.add({ match: {}, times: 1, effect: edits(() => [{ id: 1 }]) })
    expect((await rest('GET', versions)).body).toEqual([{ id: 1 }])

    simulator.faults.add({ match: {}, times: 1, effect: wrongBytes() })
    const headers = { authorization: bearer(classic), accept: acceptAll }
    const manifest = await registry('GET', `/v2/acme/app/manifests/${images[0]?.name}`, headers)
    expect(manifest.body).toMatchObject({ schemaVersion: 2 })
    expect(digestOf(manifest.text)).not.toBe(images[0]?.name)
  })

  test.each([
    ['at once', resets(), null],
    ['halfway', resets('halfway'), null]
  ])('reset the connection %s', async (_name, effect, status) => {
    const { rest, simulator } = await withFault({ effect, times: 1 })
    await expect(rest('GET', versions)).rejects.toThrow()
    expect(simulator.requests[0]).toMatchObject({ status, endedAt: expect.any(Number) })
    expect((await rest('GET', versions)).status).toBe(200)
  })

  test.each([
    ['never start', stalls()],
    ['never end', stalls('halfway')]
  ])('%s', async (_name, effect) => {
    const { simulator } = await withFault({ effect })
    const asking = fetch(`${simulator.url}${versions}`, {
      headers: { authorization: `Bearer ${classic}` },
      signal: AbortSignal.timeout(100)
    }).then((response) => response.text())
    await expect(asking).rejects.toThrow('timeout')
    await wait(20)
    expect(simulator.requests[0]).toMatchObject({ status: null, endedAt: expect.any(Number) })
  })
})

test.each([['at-once' as const], ['trickling' as const]])(
  'a client that has left before it would stall %s is done with',
  async (when) => {
    const leave = new AbortController()
    const effect: Fault['effect'] = async (request, proceed) => {
      leave.abort()
      await wait(20)
      return stalls(when)(request, proceed)
    }
    const { simulator } = await withFault({ effect })
    await expect(fetch(`${simulator.url}${versions}`, { signal: leave.signal })).rejects.toThrow()
    await wait(40)
    expect(simulator.requests[0]).toMatchObject({ status: null, endedAt: expect.any(Number) })
  }
)

test('a client that disconnects before sending everything leaves no trace', async () => {
  const { world } = smallWorld()
  const { simulator, rest } = await serve(world)
  const { hostname, port } = new URL(simulator.registryUrl)
  const socket = connect(Number(port), hostname)
  socket.write('PUT /v2/acme/app/manifests/v1 HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{')
  await wait(20)
  socket.destroy()
  await wait(20)
  expect((await rest('GET', '/user')).status).toBe(200)
  expect(simulator.requests.map(({ path, concurrent }) => [path, concurrent])).toEqual([['/user', 1]])
})

describe('a race', () => {
  test('can be a push between two pages', async () => {
    const { world, app, rest, simulator } = await withFault({ times: 0, effect: acknowledgesOnly() })
    simulator.faults.add({
      match: ({ query }) => query.get('page') === '2',
      times: 1,
      effect: meanwhile(() => {
        pushImage(world, app, { tags: ['d'] })
      })
    })
    const first = fieldOfEach((await rest('GET', `${versions}?per_page=2&page=1`)).body, 'id')
    const second = fieldOfEach((await rest('GET', `${versions}?per_page=2&page=2`)).body, 'id')
    expect(second[0]).toBe(first[1])
  })

  test('can be a list that is stale for some requests', async () => {
    const { world, app, images, rest, simulator } = await withFault({ times: 0, effect: acknowledgesOnly() })
    simulator.faults.add({ match: { method: 'GET', path: /versions$/ }, times: 2, effect: listsStale(app) })
    const before = fieldOfEach((await rest('GET', versions)).body, 'name')
    const [gone] = images
    if (gone) deleteVersion(world, app, gone)
    pushImage(world, app, { tags: ['b'] })
    const stale = await rest('GET', versions)
    expect(fieldOfEach(stale.body, 'name')).toEqual(before)
    expect(fieldOfEach(stale.body, 'metadata')).toMatchObject([{}, { container: { tags: ['b'] } }, {}])
    expect((await rest('GET', `${versions}/${gone?.id}`)).status).toBe(404)
    expect(fieldOfEach((await rest('GET', versions)).body, 'name')).not.toEqual(before)
  })
})
