import { describe, expect, test } from '@jest/globals'
import {
  badCredentials,
  badGateway,
  type Effect,
  type Fault,
  listsStale,
  manifestUnknown,
  performsThenResponds,
  resets,
  responds,
  secondaryRateLimited,
  serverError,
  tooManyRequests,
  truncates,
  wrongBytes
} from '../../simulator/faults.ts'
import { pushImage } from '../../simulator/images.ts'
import { githubLimits } from '../../simulator/limits.ts'
import { systemClock } from '../../src/http/clock.ts'
import { runAction, setUp } from '../action.ts'
import { buildFixture, cleanupInputs, expectInvariants, stallsUntilTimeout, trackTags } from './fixture.ts'

const setUpFixture = async () => {
  const { world, clock, app, simulator, act } = await setUp({ limits: githubLimits })
  const { ui } = buildFixture(world, app)
  const lost = trackTags(app)
  return {
    world,
    clock,
    app,
    ui,
    simulator,
    act: async () => {
      const run = await act(cleanupInputs)
      expectInvariants(run, [app, ui], lost())
      return run
    }
  }
}

const appList = { method: 'GET', path: /container\/app\/versions$/ }
const listings = { method: 'GET', path: /\/versions$/ }
const deletions = { method: 'DELETE' }
const anyRestRequest: Fault['match'] = ({ host }) => host === 'rest'
const manifests = { method: 'GET', path: /\/manifests\// }

test('without faults the run deletes everything it should', async () => {
  const { act, app, ui } = await setUpFixture()
  const run = await act()
  expect(run).toMatchObject({ code: 0, report: { complete: true, stopReason: null } })
  expect([...app.tags.keys()].filter((tag) => tag.startsWith('pr-'))).toEqual([])
  expect(ui.versions).toHaveLength(1)
})

describe('temporary faults are retried', () => {
  const passing: [string, Effect][] = [
    ['500', serverError()],
    ['502 with an HTML page', badGateway()],
    ['504 as text', responds(504, "We couldn't respond to your request in time.")],
    ['a connection reset at once', resets()],
    ['a connection reset halfway', resets('halfway')],
    ['a response that stalls at once', stallsUntilTimeout()],
    ['a response that stalls halfway', stallsUntilTimeout('halfway')],
    ['a response that only trickles', stallsUntilTimeout('trickling')],
    ['a secondary limit with retry-after', secondaryRateLimited({ retryAfter: 7 })],
    ['a secondary limit without retry-after', secondaryRateLimited()],
    ['a secondary limit as 429', secondaryRateLimited({ status: 429 })]
  ]
  const places: [string, Fault['match']][] = [
    ['a listing', listings],
    ['a deletion', deletions],
    ['the lookup of the owner', { path: /\/users\/acme$/ }]
  ]
  test.each(places.flatMap(([place, match]) => passing.map(([name, effect]) => [name, place, match, effect] as const)))(
    '%s, for %s',
    async (_name, _place, match, effect) => {
      const { act, app, ui, simulator } = await setUpFixture()
      const fault = simulator.faults.add({ match, times: 2, effect })
      const run = await act()
      expect(fault.hits).toBe(2)
      expect(run).toMatchObject({ code: 0, report: { complete: true } })
      // The early timeout of a stall may also hit other requests that a busy machine has not responded to yet.
      expect(run.report.requests.retries).toBeGreaterThanOrEqual(2)
      expect(app.tags.has('pr-1') || ui.versions.length > 1).toBe(false)
    }
  )

  test('truncated JSON of a listing', async () => {
    const { act, simulator } = await setUpFixture()
    simulator.faults.add({ match: listings, times: 2, effect: truncates() })
    expect(await act()).toMatchObject({ code: 0, report: { requests: { retries: 2 } } })
  })

  test.each<[string, Effect]>([
    ['a server error', serverError(503)],
    ['a connection reset', resets()],
    ['a truncated body', resets('halfway')],
    ['a response that never starts', stallsUntilTimeout()],
    ['a response that never ends', stallsUntilTimeout('halfway')],
    ['a response that only trickles', stallsUntilTimeout('trickling')],
    ['a rate limit with a Go duration', tooManyRequests('880.092µs')],
    ['a rate limit of minutes', tooManyRequests('1m2.5s')],
    ['bytes that do not match the digest', wrongBytes()],
    ['truncated JSON', truncates()]
  ])('from the registry: %s', async (_, effect) => {
    const { act, simulator } = await setUpFixture()
    const fault = simulator.faults.add({ match: manifests, times: 3, effect })
    expect(await act()).toMatchObject({ code: 0, report: { complete: true } })
    expect(fault.hits).toBe(3)
  })
})

describe('a deletion that was performed', () => {
  test.each<[string, Effect]>([
    ['500', performsThenResponds(500)],
    ['502 with an HTML page', performsThenResponds(502, '<html></html>')],
    ['a connection reset', async (_request, proceed) => ({ ...(await proceed()), transport: 'reset' })],
    [
      'missing',
      async (request, proceed) => {
        await proceed()
        return stallsUntilTimeout()(request, proceed)
      }
    ]
  ])('counts as deleted even if its response is %s', async (_, effect) => {
    const { act, simulator } = await setUpFixture()
    simulator.faults.add({ match: deletions, times: 4, effect })
    expect(await act()).toMatchObject({ code: 0, outputs: { 'failed-count': '0' } })
  })

  test('counts as deleted even if no attempt got a response', async () => {
    const { act, ui, simulator } = await setUpFixture()
    simulator.faults.add({
      match: { method: 'DELETE', path: new RegExp(`/${ui.versions[0]?.id}$`) },
      effect: performsThenResponds(500)
    })
    expect(await act()).toMatchObject({ code: 0, outputs: { 'failed-count': '0' } })
  })
})

describe('persistent faults leave the package or the version unchanged', () => {
  test.each<[string, Fault['match'], Effect, number]>([
    ['a list page that cannot be read', listings, serverError(), 1],
    ['a list page with truncated JSON', listings, truncates(), 1],
    ['a list page that is not a list', listings, responds(200, { message: 'hello' }), 1],
    ['a list without tags', appList, responds(200, [{ id: 1, name: 'sha256:0', metadata: {} }]), 1],
    ['an empty list', appList, responds(200, []), 0],
    ['a secondary limit that never ends', deletions, secondaryRateLimited(), 0],
    ['a server that always fails', anyRestRequest, badGateway(), 1],
    ['a token that has expired', deletions, badCredentials(), 1],
    ['a token that may not delete', deletions, responds(403, { message: 'Resource not accessible by integration' }), 1],
    ['404 for an existing version', deletions, responds(404, { message: 'Package not found.' }), 1],
    [
      'a refusal by a documented rule',
      deletions,
      responds(400, { message: 'You cannot delete the last version of a package.' }),
      0
    ],
    ['a refusal for an unknown reason', deletions, responds(400, { message: 'Bad Request' }), 1],
    ['a registry that always fails', manifests, serverError(), 1],
    ['a registry that is always overloaded', manifests, tooManyRequests('10s'), 1],
    ['a registry that stalls', manifests, stallsUntilTimeout(), 1],
    ['a registry that only trickles', manifests, stallsUntilTimeout('trickling'), 1],
    ['a listing that only trickles', appList, stallsUntilTimeout('trickling'), 1],
    ['a registry that asks for a pause of hours', manifests, tooManyRequests('2h'), 1],
    ['manifests with wrong digests', manifests, wrongBytes(), 1],
    ['a registry that knows no manifest', manifests, manifestUnknown(), 1]
  ])('%s', async (_, match, effect, code) => {
    const { act, app, simulator } = await setUpFixture()
    const before = app.versions.length
    simulator.faults.add({ match, effect })
    const run = await act()
    expect(run.code).toBe(code)
    expect(app.versions).toHaveLength(before)
  })

  test('a token that expires during the run', async () => {
    const { act, app, ui, simulator } = await setUpFixture()
    const before = app.versions.length + ui.versions.length
    simulator.faults.add({ match: deletions, after: 5, effect: badCredentials() })
    expect(await act()).toMatchObject({ code: 1, outputs: { 'deleted-count': '5' } })
    expect(app.versions.length + ui.versions.length).toBe(before - 5)
  })

  test('one of many manifests is missing in the registry', async () => {
    const { act, app, simulator } = await setUpFixture()
    const [victim] = [...app.tags].find(([tag]) => tag === 'pr-2-debug')?.slice(1) ?? []
    simulator.faults.add({
      match: ({ path }) => typeof victim === 'object' && path.endsWith(victim.name),
      effect: manifestUnknown()
    })
    expect((await act()).code).toBe(0)
  })
})

test('a pause of more than 24 days, the maximum of a timer, is respected', async () => {
  const { world, clock, app, simulator } = await setUp({ limits: githubLimits })
  buildFixture(world, app)
  const pause = 30 * 24 * 60 * 60
  simulator.faults.add({ match: deletions, times: 1, effect: secondaryRateLimited({ retryAfter: pause }) })
  const started = clock.now()
  const sleep = (ms: number, signal?: AbortSignal) => clock.sleep(Math.min(ms, 2 ** 31 - 1), signal)
  const { code, requests } = await runAction(simulator, { ...clock, sleep }, cleanupInputs)
  expect(code).toBe(0)
  const inPause = requests.filter(({ time }) => time > started + 60_000 && time < started + pause * 1000)
  expect(inPause).toEqual([])
  const after = clock.now() - started
  expect(after).toBeGreaterThanOrEqual(pause * 1000)
  expect(after).toBeLessThan(pause * 1000 + 120_000)
})

test('a timer does not fire early, however long it is', async () => {
  const ended = new AbortController()
  const rings = systemClock.sleep(2 ** 31 + 1000, ended.signal).then(
    () => 'rang',
    () => 'waited'
  )
  await systemClock.sleep(20)
  ended.abort()
  expect(await rings).toBe('waited')
})

test('a list that still has deleted versions is no failure', async () => {
  const { world, act, app, simulator } = await setUpFixture()
  for (let at = 0; at < 30; at++) pushImage(world, app, { tags: [`v9.${at}`] })
  const stale = listsStale(app)
  await act()
  simulator.faults.add({ match: { method: 'GET', path: /container\/app\/versions$/ }, effect: stale })
  const run = await act()
  expect(run).toMatchObject({ code: 0, outputs: { 'deleted-count': '0', 'failed-count': '0' } })
})
