import { describe, expect, test } from '@jest/globals'
import { delays } from '../../simulator/faults.ts'
import { pushImage } from '../../simulator/images.ts'
import { githubLimits, type Limits } from '../../simulator/limits.ts'
import { addToken, publish } from '../../simulator/world.ts'
import { classic, serve, smallWorld, workflow } from './simulate.ts'

const versions = '/orgs/acme/packages/container/app/versions'

const limited = async (limits: Limits, options: { rateHeaders?: boolean } = {}) => {
  const { world, app, clock } = smallWorld()
  const { rest, simulator } = await serve(world, { limits, ...options })
  return { world, app, clock, rest, simulator }
}

describe('the primary limit', () => {
  test('counts down in the headers, hour by hour', async () => {
    const { rest, clock } = await limited(githubLimits)
    const reset = String((clock.now() + 3_600_000) / 1000)
    const told = async (token: string) => {
      const { headers } = await rest('GET', '/users/acme', token)
      return ['limit', 'remaining', 'used', 'reset', 'resource'].map((name) => headers.get(`x-ratelimit-${name}`))
    }
    expect(await told(classic)).toEqual(['5000', '4999', '1', reset, 'core'])
    expect(await told(classic)).toEqual(['5000', '4998', '2', reset, 'core'])
    expect(await told(workflow)).toEqual(['1000', '999', '1', reset, 'core'])
    clock.advance(3_600_000)
    expect(await told(classic)).toEqual(['5000', '4999', '1', String(Number(reset) + 3600), 'core'])
  })

  test.each([
    [403, classic, /^API rate limit exceeded for user ID \d+\.$/],
    [429, workflow, /^API rate limit exceeded for installation ID \d+\.$/]
  ] as const)('refuses with %d until its hour is over: %s', async (primaryStatus, token, message) => {
    const { rest, clock } = await limited({ primary: { classic: 2, 'github-token': 2 }, primaryStatus })
    const ask = () => rest('GET', '/users/acme', token)
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 200])
    const { status, body, headers } = await ask()
    expect([status, body]).toEqual([
      primaryStatus,
      expect.objectContaining({ message: expect.stringMatching(message) })
    ])
    expect(headers.get('x-ratelimit-remaining')).toBe('0')
    clock.set(Number(headers.get('x-ratelimit-reset')) * 1000)
    expect((await ask()).status).toBe(200)
  })

  test('is shared by all jobs of a repository, and by all tokens of a user', async () => {
    const { world, rest } = await limited({ primary: { classic: 1, 'github-token': 1 } })
    addToken(world, { token: 'other-job', kind: 'github-token', repository: 'acme/app' })
    addToken(world, { token: 'other-repository', kind: 'github-token', repository: 'acme/web' })
    addToken(world, { token: 'other-token', kind: 'classic', login: 'octo' })
    const statuses = []
    for (const token of [workflow, 'other-job', 'other-repository', classic, 'other-token']) {
      statuses.push((await rest('GET', '/users/acme', token)).status)
    }
    expect(statuses).toEqual([200, 403, 200, 200, 403])
  })

  test('is reported by /rate_limit, which costs nothing', async () => {
    const { rest } = await limited({ primary: { classic: 15_000 } })
    await rest('GET', '/users/acme')
    for (let time = 0; time < 2; time += 1) {
      expect((await rest('GET', '/rate_limit')).body).toMatchObject({
        resources: { core: { limit: 15_000, used: 1, remaining: 14_999, reset: expect.any(Number) } }
      })
    }
  })

  test('may be missing in headers, or not exist', async () => {
    const silent = await limited({ primary: { classic: 1 } }, { rateHeaders: false })
    expect((await silent.rest('GET', '/users/acme')).headers.get('x-ratelimit-remaining')).toBeNull()
    expect((await silent.rest('GET', '/users/acme')).status).toBe(403)
    const none = await limited({})
    expect((await none.rest('GET', '/users/acme')).headers.get('x-ratelimit-remaining')).toBeNull()
    expect((await none.rest('GET', '/rate_limit')).status).toBe(404)
  })
})

describe('the secondary limit', () => {
  test('allows 900 points a minute for each route; a deletion costs five', async () => {
    const { world, app, clock, rest, simulator } = await limited(githubLimits)
    const images = Array.from({ length: 190 }, () => pushImage(world, app))
    const statuses = []
    for (const { id } of images.slice(0, 181)) statuses.push((await rest('DELETE', `${versions}/${id}`)).status)
    expect(statuses.slice(0, 180).every((status) => status === 204)).toBe(true)
    expect(statuses[180]).toBe(403)
    expect((await rest('GET', versions)).status).toBe(200)
    clock.advance(59_999)
    expect((await rest('DELETE', `${versions}/${images[180]?.id}`)).status).toBe(403)
    clock.advance(1)
    expect((await rest('DELETE', `${versions}/${images[180]?.id}`)).status).toBe(204)
    expect(simulator.requests.filter(({ method }) => method === 'DELETE').map(({ points }) => points)[0]).toBe(5)
  })

  test.each([
    [{}, 403, '60'],
    [{ retryAfter: 7, status: 429 }, 429, '7'],
    [{ retryAfter: null }, 403, null]
  ] as const)('says how long to wait, or does not: %j', async (options, status, retryAfter) => {
    const { rest } = await limited({ primary: { classic: 5_000 }, secondary: { points: 1, ...options } })
    await rest('GET', '/users/acme')
    const reply = await rest('GET', '/users/acme')
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([status, retryAfter])
    expect(reply.body).toMatchObject({
      message: expect.stringMatching(/^You have exceeded a secondary rate limit\. Please wait a few minutes/),
      documentation_url:
        'https://docs.github.com/free-pro-team@latest/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits'
    })
    expect(Number(reply.headers.get('x-ratelimit-remaining'))).toBeGreaterThan(0)
  })

  test('may count the points of all routes together', async () => {
    const { rest } = await limited({ secondary: { points: 2, together: true } })
    const statuses = []
    for (const path of ['/users/acme', versions, '/users/octo']) statuses.push((await rest('GET', path)).status)
    expect(statuses).toEqual([200, 200, 403])
  })

  test('may count changes as content creation, in any minute and in any hour', async () => {
    const { world, app, clock, rest } = await limited({ secondary: { creation: { perMinute: 2, perHour: 3 } } })
    const images = Array.from({ length: 6 }, () => pushImage(world, app))
    const remove = async (at: number) => {
      const { status, body } = await rest('DELETE', `${versions}/${images[at]?.id}`)
      return [status, status === 403 && /temporarily blocked from content creation/.test(JSON.stringify(body))]
    }
    expect([await remove(0), await remove(1), await remove(2)]).toEqual([
      [204, false],
      [204, false],
      [403, true]
    ])
    clock.advance(60_000)
    expect([await remove(2), await remove(3)]).toEqual([
      [204, false],
      [403, true]
    ])
    expect((await rest('GET', versions)).status).toBe(200)
    clock.advance(3_600_000)
    expect(await remove(3)).toEqual([204, false])
  })

  test('allows a limited number of concurrent requests', async () => {
    const { rest, simulator } = await limited({ secondary: { concurrent: 3 } })
    simulator.faults.add({ match: () => true, effect: delays(50) })
    const replies = await Promise.all(Array.from({ length: 5 }, () => rest('GET', '/users/acme')))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 200, 403, 403])
    expect(Math.max(...simulator.requests.map(({ concurrent }) => concurrent))).toBe(5)
  })
})

describe('the record of requests', () => {
  test('has all requests with time, cost and status', async () => {
    const { world, app, rest, clock, simulator } = await limited({})
    const [image] = [pushImage(world, app), pushImage(world, app)]
    const start = clock.now()
    await rest('GET', `${versions}?per_page=100`)
    await clock.sleep(1_000)
    await rest('DELETE', `${versions}/${image.id}`)
    expect(simulator.requests).toMatchObject([
      {
        host: 'rest',
        method: 'GET',
        path: versions,
        query: 'per_page=100',
        status: 200,
        mutation: false,
        points: 1,
        time: start
      },
      {
        method: 'DELETE',
        path: `${versions}/${image.id}`,
        query: '',
        status: 204,
        mutation: true,
        points: 5,
        time: start + 1_000
      }
    ])
    const [get, remove] = simulator.requests
    expect([get?.concurrent, remove?.concurrent]).toEqual([1, 1])
    expect(remove?.startedAt).toBeGreaterThanOrEqual(get?.endedAt ?? Number.POSITIVE_INFINITY)
  })

  test('shows concurrent requests', async () => {
    const { rest, simulator } = await limited({})
    simulator.faults.add({ match: () => true, effect: delays(30) })
    await Promise.all([rest('GET', '/users/acme'), rest('GET', '/users/octo')])
    expect(simulator.requests.map(({ concurrent }) => concurrent).sort()).toEqual([1, 2])
  })
})

test('an hour of deletions, one every two seconds, takes no time', async () => {
  const { world, app, clock } = smallWorld()
  const ids = Array.from({ length: 1801 }, (_, at) => publish(world, app, { name: `sha256:${at}` }).id)
  const { rest, simulator } = await serve(world, { latency: 40 })
  const start = clock.now()
  for (const id of ids.slice(1)) {
    await rest('DELETE', `${versions}/${id}`)
    await clock.sleep(1960)
  }
  expect(clock.now() - start).toBe(3_600_000)
  expect(simulator.requests.every(({ status, concurrent }) => status === 204 && concurrent === 1)).toBe(true)
})
