import { describe, expect, test } from '@jest/globals'
import {
  badGateway,
  type Effect,
  edits,
  performsThenResponds,
  resets,
  responds,
  secondaryRateLimited,
  serverError,
  stalls,
  truncates
} from '../../simulator/faults.ts'
import { refusal } from '../../simulator/refusals.ts'
import type { SimulatorOptions } from '../../simulator/server.ts'
import { publish } from '../../simulator/world.ts'
import { type ClientOptions, createClient } from '../../src/github/client.ts'
import { messageOf } from '../../src/github/response.ts'
import { classic, serve, smallWorld } from '../simulator/simulate.ts'
import { saying } from '../words.ts'

/** A client, GitHub, and how it errs. */
const setUp = async (options: Partial<ClientOptions> = {}, simulated: SimulatorOptions = {}) => {
  const { world, clock, app } = smallWorld()
  const { simulator } = await serve(world, simulated)
  const client = createClient({ url: simulator.url, token: classic, clock, random: () => 0.5, ...options })
  const start = clock.now()
  return {
    world,
    clock,
    app,
    simulator,
    client,
    err: (effect: Effect, times = Number.POSITIVE_INFINITY) => simulator.faults.add({ match: {}, times, effect }),
    getUser: () => client.request('GET /users/{login}', { login: 'acme' }),
    /** When each request came in, in seconds since the test began. */
    times: () => simulator.requests.map(({ time }) => (time - start) / 1000)
  }
}

const acme = { status: 200, data: { login: 'acme' } }

test('sends the token, a name of its own, and the version of the API that it was written for', async () => {
  const { simulator, getUser } = await setUp()
  await expect(getUser()).resolves.toMatchObject(acme)
  expect(simulator.requests[0]?.headers).toMatchObject({
    authorization: `token ${classic}`,
    'user-agent': expect.stringMatching(/^package-retention\b/),
    'x-github-api-version': '2022-11-28'
  })
})

test('puts parameters into the path, where a slash is no separator, and the rest into the query', async () => {
  const { simulator, client } = await setUp()
  await client.request('GET /orgs/acme/packages/{package_type}/{package_name}/versions', {
    package_type: 'container',
    package_name: 'tools/cli',
    page: 2
  })
  expect(simulator.requests[0]).toMatchObject({
    path: '/orgs/acme/packages/container/tools%2Fcli/versions',
    query: 'page=2'
  })
})

test('reaches an API that has a path of its own', async () => {
  const { simulator, getUser } = await setUp({}, { apiPrefix: '/api/v3' })
  await expect(getUser()).resolves.toMatchObject(acme)
  expect(simulator.requests[0]?.path).toBe('/api/v3/users/acme')
})

const redirects = [301, 302, 307, 308]

test.each(redirects)('a %i to another host is not followed', async (status) => {
  const { simulator, err, getUser } = await setUp()
  err(responds(status, '', { location: `${simulator.storageUrl}/elsewhere` }))
  await expect(getUser()).rejects.toThrow(/redirect to another host, 127\.0\.0\.1:\d+: not followed; run again later$/)
  expect(simulator.requests.filter(({ host }) => host !== 'rest')).toEqual([])
})

test.each(redirects)('a %i on the same host is followed with the token', async (status) => {
  const { simulator, err, getUser } = await setUp()
  err(responds(status, '', { location: '/users/acme?moved=1' }), 1)
  await expect(getUser()).resolves.toMatchObject(acme)
  expect(simulator.requests.map(({ query }) => query)).toEqual(['', 'moved=1'])
})

test('redirects without end are given up', async () => {
  const { simulator, err, getUser } = await setUp()
  err(responds(302, '', { location: '/users/acme' }))
  await expect(getUser()).rejects.toThrow('too many redirects')
  expect(simulator.requests).toHaveLength(5 * 4)
})

test.each(redirects)('a deletion that is answered %i is not sent again to anywhere', async (status) => {
  const { simulator, client } = await setUp()
  simulator.faults.add({
    match: { method: 'DELETE' },
    effect: responds(status, {}, { location: `${simulator.url}/users/acme` })
  })
  const answer = await client.mutate('DELETE /users/acme', {}, async () => 'due' as const)
  expect(answer).toMatchObject({ status })
  expect(simulator.requests).toHaveLength(1)
})

describe('without a usable answer', () => {
  test.each<[string, Effect]>([
    ['a 500', serverError()],
    ['a 502 with a page of HTML', badGateway()],
    ['a 503 without a body', responds(503)],
    ['a 504 with plain text', responds(504, "We couldn't respond to your request in time.")],
    ['a connection that breaks at once', resets()],
    ['a connection that breaks in the middle', resets('halfway')],
    ['JSON that ends in the middle', truncates()],
    ['a page of HTML with status 200', responds(200, '<html>')],
    ['an answer that never comes', stalls()],
    ['an answer that never ends', stalls('halfway')]
  ])('after %s it tries again and says so', async (_, effect) => {
    const { client, err, getUser } = await setUp({ timeoutMs: 500 })
    err(effect, 1)
    await expect(getUser()).resolves.toMatchObject({ ...acme, retried: true })
    expect(client.stats()).toMatchObject({ requests: 2, retries: 1, mutations: 0, waitedMs: 0 })
  })

  test('it waits twice as long each time and gives up after five tries', async () => {
    const { err, getUser, times } = await setUp()
    err(serverError())
    await expect(getUser()).rejects.toThrow(/5 .*500 Server Error/)
    expect(times()).toEqual([0, 1, 3, 7, 15])
  })

  test.each([
    [0, 0.5],
    [0.999, 1.499]
  ])('chance %d makes the first wait %d s', async (chance, seconds) => {
    const { err, getUser, times } = await setUp({ random: () => chance })
    err(serverError(), 1)
    await getUser()
    expect(times()[1]).toBeCloseTo(seconds)
  })

  test.each<[string, Effect, RegExp, number]>([
    ['a page of HTML', badGateway(), /: 502; run again later$/, 5000],
    ['half an answer', resets('halfway'), /: other side closed; run again later$/, 5000],
    ['cut JSON', truncates(), /: an answer that is not JSON; run again later$/, 5000],
    ['nothing', stalls(), /: no response within 0.03 s; run again later$/, 30]
  ])('giving up says that there was %s', async (_, effect, problem, timeoutMs) => {
    const { err, getUser } = await setUp({ timeoutMs })
    err(effect)
    await expect(getUser()).rejects.toThrow(problem)
  })

  test('says so of a deletion too, which may have been carried out', async () => {
    const { world, app, client, err } = await setUp()
    const [version] = ['1', '2'].map((name) => publish(world, app, { name }))
    err(performsThenResponds(502), 1)
    const answer = await client.request('DELETE /orgs/acme/packages/container/app/versions/{id}', {
      id: Number(version?.id)
    })
    expect(answer).toMatchObject({ status: 404, retried: true })
    expect(client.stats()).toMatchObject({ requests: 2, mutations: 2 })
  })
})

test.each([400, 401, 404, 410, 422])('a %i is an answer, and asked for only once', async (status) => {
  const { client, err, getUser } = await setUp()
  err(() => refusal(status, 'Because.'))
  await expect(getUser()).resolves.toMatchObject({ status, data: { message: 'Because.' }, retried: false })
  expect(client.stats().requests).toBe(1)
})

test('JSON of an unexpected shape is an answer all the same', async () => {
  const { err, getUser } = await setUp()
  err(responds(200, [1, null]))
  await expect(getUser()).resolves.toMatchObject({ status: 200, data: [1, null] })
})

describe('a secondary rate limit', () => {
  test.each([403, 429] as const)('by %i waits for as long as GitHub asks, then continues', async (status) => {
    const { client, err, getUser, times } = await setUp()
    err(secondaryRateLimited({ status, retryAfter: 7 }), 2)
    await expect(getUser()).resolves.toMatchObject(acme)
    expect(times()).toEqual([0, 7, 14])
    expect(client.stats()).toMatchObject({ retries: 2, waitedMs: 14_000 })
  })

  test('without a time waits a minute, then twice as long each time, and gives up with what GitHub said', async () => {
    const { err, getUser, times } = await setUp()
    err(secondaryRateLimited())
    await expect(getUser()).rejects.toThrow(/^You have exceeded a secondary rate limit/)
    expect(times()).toEqual([0, 60, 180, 420, 900])
  })

  test('counts for all requests, not only for the one that met it', async () => {
    const { err, client, getUser, times } = await setUp()
    err(secondaryRateLimited({ retryAfter: 30 }), 1)
    await getUser()
    await Promise.all([getUser(), client.request('GET /user')])
    expect(times()).toEqual([0, 30, 30, 30])
  })

  test('is reported once, however many requests meet it', async () => {
    const notices: string[] = []
    const { clock, err, getUser } = await setUp({ onWait: (text) => void notices.push(text) })
    const fault = err(secondaryRateLimited({ retryAfter: 60 }), 10)
    await Promise.all(Array.from({ length: 10 }, getUser))
    expect(fault.hits).toBe(10)
    expect(notices).toHaveLength(1)
    err(secondaryRateLimited({ retryAfter: 60 }), 1)
    await getUser()
    expect(notices).toEqual([expect.stringContaining('00:01:00'), expect.stringContaining('00:02:00')])
    expect(clock.now()).toBe(Date.parse('2026-06-01T00:02:00Z'))
  })

  test('carried nothing out, so what is asked again has not been done before', async () => {
    const { err, getUser } = await setUp()
    err(secondaryRateLimited({ retryAfter: 1 }), 1)
    await expect(getUser()).resolves.toMatchObject({ retried: false })
  })

  test('of a real GitHub is never met: it is kept to by itself', async () => {
    const { simulator, client } = await setUp({}, { limits: { secondary: { points: 900, concurrent: 100 } } })
    const requests = Array.from({ length: 1000 }, () => client.request('GET /orgs/{login}', { login: 'acme' }))
    await Promise.all(requests)
    expect(simulator.requests.filter(({ status }) => status !== 200)).toEqual([])
    expect(Math.max(...simulator.requests.map(({ concurrent }) => concurrent))).toBeLessThanOrEqual(100)
  })
})

describe('the hourly budget', () => {
  const reset = '2026-06-01 01:00'

  test.each([403, 429] as const)(
    'once GitHub says by %i that it is used up, is not asked for more',
    async (primaryStatus) => {
      const { world, simulator } = await setUp({}, { limits: { primary: { classic: 1 }, primaryStatus } })
      const told: string[] = []
      const [other, client] = [() => {}, (...why: string[]) => void told.push(why.join(': '))].map((onExhausted) =>
        createClient({ url: simulator.url, token: classic, clock: world.clock, random: () => 0.5, onExhausted })
      )
      await other?.request('GET /user')
      await expect(client?.request('GET /user')).rejects.toThrow(reset)
      await expect(client?.request('GET /user')).rejects.toThrow('used up')
      expect(simulator.requests).toHaveLength(2)
      expect(told[0]).toMatch(new RegExp(`^rate-limit: .*${reset}`))
    }
  )

  test('is left alone but for the reserve', async () => {
    const { client, simulator, getUser } = await setUp({ reserve: 7 }, { limits: { primary: { classic: 10 } } })
    for (let at = 0; at < 3; at += 1) await getUser()
    expect(client.remaining()).toBe(0)
    await expect(getUser()).rejects.toThrow('used up')
    expect(simulator.requests).toHaveLength(3)
  })

  test('is never overdrawn by requests side by side', async () => {
    const { simulator, getUser } = await setUp({ reserve: 5 }, { limits: { primary: { classic: 30 } } })
    await getUser()
    const results = await Promise.allSettled(Array.from({ length: 100 }, getUser))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(24)
    expect(simulator.requests).toHaveLength(25)
  })

  test('is waited for where that is asked for', async () => {
    const notices: string[] = []
    const { clock, client, getUser } = await setUp(
      { waitForReset: true, onWait: (text) => void notices.push(text) },
      { limits: { primary: { classic: 2 } } }
    )
    for (let at = 0; at < 5; at += 2) await Promise.all([getUser(), getUser()])
    expect(new Date(clock.now()).toISOString()).toBe('2026-06-01T02:00:02.000Z')
    expect(notices).toEqual([expect.stringContaining('2026-06-01 01:00:01'), expect.stringContaining('02:00:02')])
    expect(client.remaining()).toBe(Number.POSITIVE_INFINITY)
  })

  test('is asked for once where refusals do not tell of it, with the version of the API', async () => {
    const { simulator, getUser } = await setUp(
      { waitForReset: true },
      { rateHeaders: false, limits: { primary: { classic: 20 } } }
    )
    simulator.faults.add({
      match: { path: /rate_limit/ },
      effect: edits((body) => ({ ...Object(body), rate: undefined }))
    })
    await Promise.all(Array.from({ length: 30 }, getUser))
    const asked = simulator.requests.filter(({ path }) => path === '/rate_limit')
    expect(asked).toHaveLength(1)
    expect(asked[0]?.headers).toMatchObject({ 'x-github-api-version': '2022-11-28' })
  })

  test('that begins again is not waited for, whatever is to be sent in it', async () => {
    const { clock, client, getUser } = await setUp({ waitForReset: true }, { limits: { primary: { classic: 20 } } })
    await getUser()
    clock.advance(3_601_000)
    const started = clock.now()
    await expect(client.hasBudgetFor(30)).resolves.toBe(true)
    expect(clock.now()).toBe(started)
  })

  test('that nothing but the reserve is left of is not waited for in vain', async () => {
    const told: string[] = []
    const onExhausted = (...why: string[]) => void told.push(why.join(': '))
    const { simulator, getUser } = await setUp(
      { waitForReset: true, reserve: 20, onExhausted },
      { limits: { primary: { classic: 20 } } }
    )
    await getUser()
    await expect(getUser()).rejects.toThrow('used up')
    expect(told).toEqual([expect.stringMatching(/^rate-limit: .*rate-limit-reserve/)])
    expect(simulator.requests).toHaveLength(1)
  })

  test('that refuses although its hour is over is given time', async () => {
    const { clock, simulator, getUser } = await setUp({ waitForReset: true })
    const hour = {
      'x-ratelimit-limit': '60',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(clock.now() / 1000 - 5)
    }
    const refused = { message: 'API rate limit exceeded for user ID 1.' }
    simulator.faults.add({ match: { path: /users/ }, times: 22, effect: responds(403, refused, hour) })
    const results = await Promise.allSettled(Array.from({ length: 20 }, getUser))
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['fulfilled']))
    expect(simulator.requests.filter(({ path }) => path === '/users/acme')).toHaveLength(42)
    expect(clock.now() - Date.parse('2026-06-01T00:00:00Z')).toBeGreaterThan(5 * 60_000)
  })

  test('has no end where GitHub tells of none', async () => {
    const { client, getUser } = await setUp({ reserve: 50 })
    await getUser()
    expect(client.remaining()).toBe(Number.POSITIVE_INFINITY)
  })
})

test('a 403 for any other reason is an answer', async () => {
  const { client, err, getUser } = await setUp()
  err(() => refusal(403, 'Resource not accessible by integration'))
  await expect(getUser()).resolves.toMatchObject({ status: 403 })
  expect(client.stats().requests).toBe(1)
})

describe('a change', () => {
  const route = 'DELETE /orgs/{login}'
  const due = async () => 'due' as const

  test('is sent when it is still due, and costs five points', async () => {
    const { client, simulator } = await setUp()
    await expect(client.mutate(route, { login: 'acme' }, due)).resolves.toMatchObject({ status: 404 })
    expect(simulator.requests).toMatchObject([{ method: 'DELETE', path: '/orgs/acme', points: 5 }])
    expect(client.stats()).toMatchObject({ requests: 1, mutations: 1 })
  })

  test('is not sent when it is no longer due, and says why', async () => {
    const { client, simulator } = await setUp()
    const answer = await client.mutate(route, { login: 'acme' }, async () => 'gone' as const)
    expect(answer).toEqual({ preconditionFailed: 'gone', retried: false })
    expect(simulator.requests).toEqual([])
  })

  test('is asked again whether it is due before each try', async () => {
    const { client, err } = await setUp()
    err(serverError())
    const states = ['due', 'due', 'gone'] as const
    let asked = 0
    const answer = await client.mutate(route, { login: 'acme' }, async () => states[asked++] ?? 'gone')
    expect(answer).toEqual({ preconditionFailed: 'gone', retried: true })
    expect(client.stats().requests).toBe(2)
  })

  test('without an answer is lost, since nobody knows whether it was carried out', async () => {
    const { client, err } = await setUp()
    err(serverError())
    const answer = await client.mutate(route, { login: 'acme' }, due)
    expect(answer).toEqual({ noResponse: saying('5', '500 Server Error') })
  })

  test('that a stop keeps from another try is lost as well', async () => {
    const stop = new AbortController()
    const { client, err } = await setUp({ stop: stop.signal })
    err((...given) => {
      stop.abort(new Error('stopped'))
      return serverError()(...given)
    })
    const answer = await client.mutate(route, { login: 'acme' }, due)
    expect(answer).toEqual({ noResponse: saying('1', '500 Server Error') })
  })

  test('that a stop keeps from being sent at all throws the reason', async () => {
    const { client, simulator } = await setUp({ stop: AbortSignal.abort(new Error('stopped')) })
    await expect(client.mutate(route, { login: 'acme' }, due)).rejects.toThrow('stopped')
    expect(simulator.requests).toEqual([])
  })

  test('that is not due takes nothing from the hourly budget', async () => {
    const { client, getUser } = await setUp({}, { limits: { primary: { classic: 10 } } })
    await getUser()
    const left = client.remaining()
    await client.mutate(route, { login: 'acme' }, async () => 'changed' as const)
    expect(client.remaining()).toBe(left)
  })
})

describe('after a cancellation', () => {
  test('a request under way is dropped, with the reason', async () => {
    const cancel = new AbortController()
    const { err, getUser } = await setUp({ abort: cancel.signal })
    err((...given) => {
      setImmediate(() => cancel.abort(new Error('cancelled')))
      return stalls()(...given)
    })
    await expect(getUser()).rejects.toThrow('cancelled')
  })

  test('nothing is tried again', async () => {
    const cancel = new AbortController()
    const { simulator, err, getUser } = await setUp({ stop: cancel.signal })
    err((...given) => {
      setImmediate(() => cancel.abort(new Error('cancelled')))
      return serverError()(...given)
    })
    await expect(getUser()).rejects.toThrow('cancelled')
    expect(simulator.requests).toHaveLength(1)
  })
})

test('an hour that lasts longer than the 24 days of a timer is waited for', async () => {
  const days = 24 * 60 * 60 * 1000
  const { simulator, clock } = await setUp()
  const sleep = (ms: number, signal?: AbortSignal) => clock.sleep(Math.min(ms, 24 * days), signal)
  const client = createClient({
    url: simulator.url,
    token: classic,
    clock: { ...clock, sleep },
    random: () => 0.5,
    waitForReset: true
  })
  const start = clock.now()
  const hour = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String((start + 40 * days) / 1000) }
  simulator.faults.add({ match: {}, times: 1, effect: responds(403, { message: 'API rate limit exceeded' }, hour) })
  await client.request('GET /user')
  expect(simulator.requests).toHaveLength(2)
  expect(clock.now() - start).toBe(40 * days + 1000)
})

describe('messageOf', () => {
  test.each<[unknown, string]>([
    [{ message: 'Not Found', status: '404' }, 'Not Found'],
    [{ message: 404 }, ''],
    ['<html>', ''],
    [undefined, ''],
    [null, '']
  ])('of %j is "%s"', (data, message) => {
    expect(messageOf(data)).toBe(message)
  })
})
