import { describe, expect, test } from '@jest/globals'
import { type Effect, manifestUnknown, serverError } from '../../simulator/faults.ts'
import { pushImage, pushIndex, pushMultiArch } from '../../simulator/images.ts'
import { descriptorOf, mediaTypes } from '../../simulator/manifests.ts'
import { addPackage, addRepository, type SimPackage } from '../../simulator/world.ts'
import { createClient } from '../../src/github/client.ts'
import { createRoom } from '../../src/http/semaphore.ts'
import { createStop } from '../../src/http/stop.ts'
import { findPackages } from '../../src/inventory/find-packages.ts'
import { createRefLookup, unaskedRefs } from '../../src/inventory/ref-lookup.ts'
import { loadManifests, takeInventory } from '../../src/inventory/take-inventory.ts'
import { createRegistry } from '../../src/registry/registry.ts'
import { parsePatterns } from '../../src/retention/pattern.ts'
import { planPackage } from '../../src/retention/plan.ts'
import type { Policy } from '../../src/retention/policy.ts'
import { sent } from '../action.ts'
import { policy, rule, unknownRefs, unwrap } from '../retention/builders.ts'
import { classic, serve, smallWorld } from '../simulator/simulate.ts'

const created = '2026-05-01T00:00:00Z'

/** The small world, reached with a classic token, and what the action knows of it. */
const setUp = async () => {
  const { world, clock, app } = smallWorld()
  const { simulator } = await serve(world)
  const common = { token: classic, clock, random: () => 0.5 }
  const client = createClient({ ...common, url: simulator.url })
  const registry = createRegistry({ ...common, url: simulator.registryUrl, owner: 'acme' })
  const owner = { login: 'acme', path: '/orgs/acme' }
  return {
    world,
    clock,
    stop: createStop(),
    app,
    simulator,
    client,
    registry,
    owner,
    lookUpRefs: createRefLookup({
      client,
      owner,
      clock,
      policies: [],
      now: clock.now(),
      running: '',
      onProblem: () => {}
    }),
    progress: () => () => {},
    withRoom: createRoom(20_000),
    err: (path: RegExp, effect: Effect) => simulator.faults.add({ match: { path }, effect })
  }
}

const taking = (packages: readonly string[], type: Policy['type'] = 'container'): Policy => ({
  ...policy([rule('pr-*')], { type }),
  packages: unwrap(parsePatterns(packages, 'package'))
})

describe('findPackages', () => {
  test('gives each package to the first policy that takes it, in the order of the policies', async () => {
    const { world, client, owner } = await setUp()
    for (const name of ['b', 'a', 'c']) addPackage(world, { owner: 'acme', type: 'container', name })
    addPackage(world, { owner: 'acme', type: 'npm', name: 'b' })
    const policies = [taking(['b']), taking(['*'], 'npm'), taking(['*', '!c'])]
    const { targets, problems, warnings } = await findPackages({ client, owner, policies, ifMissing: 'error' })
    expect(targets.map(({ ref, policyIndex }) => `${policyIndex} ${ref.type} ${ref.name}`)).toEqual([
      '0 container b',
      '1 npm b',
      '2 container app',
      '2 container a'
    ])
    expect([problems, warnings]).toEqual([[], []])
  })

  test('lists each type once, and none that is named exactly', async () => {
    const { client, owner, simulator } = await setUp()
    await findPackages({
      client,
      owner,
      policies: [taking(['a*']), taking(['b*']), taking(['x'], 'npm'), taking(['y'], 'maven')],
      ifMissing: 'error'
    })
    expect(sent(simulator.requests)).toEqual(['GET /orgs/acme/packages?package_type=container&per_page=100&page=1'])
  })

  test('warns of a pattern once, and not where the list could not be had', async () => {
    const { client, owner, err } = await setUp()
    const twice = [taking(['x*']), taking(['x*', 'app'])]
    expect((await findPackages({ client, owner, policies: twice, ifMissing: 'error' })).warnings).toEqual([
      'packages: "x*" matches no container package of acme'
    ])
    err(/packages$/, () => ({ status: 403, headers: {}, body: Buffer.from('') }))
    const { targets, problems, warnings } = await findPackages({ client, owner, policies: twice, ifMissing: 'error' })
    expect(targets.map(({ ref }) => ref.name)).toEqual(['app'])
    expect(problems).toEqual([expect.stringMatching(/^listing the container packages of acme: GitHub answered 403/)])
    expect(warnings).toEqual([])
  })
})

describe('takeInventory', () => {
  test('asks GitHub only the questions that a rule raises for this package', async () => {
    const { world, app, simulator, ...source } = await setUp()
    addRepository(world, 'acme/app', { pulls: [7, 8], branches: ['main', 'feature/x'], tags: ['v1'] })
    pushImage(world, app, { tags: ['pr-7'], created })
    const asking = {
      ...policy([rule('pr-{pr}', { while: 'pr-open' }), rule('nightly-*', { while: 'branch-exists' })])
    }
    const target = { ref: { owner: 'acme', type: 'container', name: 'app' }, policyIndex: 0, policy: asking } as const
    const inventory = await takeInventory(source, target, source.clock.now())
    expect(inventory.ok && inventory.value.facts).toEqual({
      ...unknownRefs,
      pullRequests: new Set(['7', '8'])
    })
    expect(sent(simulator.requests).filter((request) => request.includes('/repos/'))).toEqual([
      'GET /repos/acme/app/pulls?state=open&per_page=100&page=1'
    ])
    expect(inventory.ok && inventory.value.repository).toBe('acme/app')
  })
})

describe('loadManifests', () => {
  const app = { owner: 'acme', type: 'container', name: 'app' } as const
  const old = '2026-01-01T00:00:00Z'
  const untagged = { ...policy([rule(['pr-*', '@untagged'], { within: '90d' })]), packages: taking(['app']).packages }
  const listing = ({ versions }: SimPackage) =>
    versions
      .map(({ id, name, tags, createdAt, updatedAt }) => ({ id, name, tags, created: createdAt, updated: updatedAt }))
      .toReversed()

  test('does not read the single images of an index that is kept, tagged or not', async () => {
    const { world, app: pkg, simulator, ...source } = await setUp()
    const indexes = [['v1'], ['pr-1'], []].map((tags) => pushMultiArch(world, pkg, { tags, created }).index.name)
    const gone = pushMultiArch(world, pkg, { created: old })
    const target = { ref: app, policyIndex: 0, policy: untagged }
    const { manifests } = await loadManifests(source, target, listing(pkg), unaskedRefs, source.clock.now(), new Map())
    const parts = gone.children.map(({ name }) => name)
    expect(new Set(manifests.keys())).toEqual(new Set([...indexes, gone.index.name, ...parts]))
    expect(sent(simulator.requests)).toHaveLength(6)
  })

  test('reads the parts of an index that may be deleted, since one may refer to an image that is kept', async () => {
    const { world, app: pkg, simulator, ...source } = await setUp()
    const kept = pushImage(world, pkg, { tags: ['v1'], created })
    const attested = pushImage(world, pkg, { created: old, subject: kept })
    const other = pushImage(world, pkg, { created: old })
    const index = pushIndex(world, pkg, { tags: ['pr-1'], created: old, children: [attested, other] })
    const target = { ref: app, policyIndex: 0, policy: untagged }
    const inventory = await loadManifests(source, target, listing(pkg), unaskedRefs, source.clock.now(), new Map())
    const { decisions } = planPackage(inventory, untagged, inventory.facts, source.clock.now())
    const gone = decisions.filter(({ action }) => action === 'delete').map(({ version }) => version.name)
    expect(gone.toSorted()).toEqual([index.name, other.name].toSorted())
  })

  test('reads what one index calls a single image and another an index', async () => {
    const { world, app: pkg, simulator, ...source } = await setUp()
    const child = pushImage(world, pkg, { created })
    const inner = pushIndex(world, pkg, { created, children: [child] })
    const wrong = { ...descriptorOf(world, inner), mediaType: mediaTypes.manifest }
    for (const [tag, entry] of [['v1', wrong] as const, ['v2', inner] as const])
      pushIndex(world, pkg, { tags: [tag], created, children: [entry] })
    pushImage(world, pkg, { tags: ['pr-1'], created: old })
    const target = { ref: app, policyIndex: 0, policy: untagged }
    const { manifests } = await loadManifests(source, target, listing(pkg), unaskedRefs, source.clock.now(), new Map())
    expect([manifests.has(inner.name), manifests.has(child.name)]).toEqual([true, false])
  })

  test('reads no manifest twice', async () => {
    const { world, app, simulator, ...source } = await setUp()
    const { index } = pushMultiArch(world, app, { tags: ['pr-1'], created })
    const target = {
      ref: { owner: 'acme', type: 'container', name: 'app' },
      policyIndex: 0,
      policy: taking(['app'])
    } as const
    const listed = () =>
      app.versions.map(({ id, name, tags, createdAt, updatedAt }) => ({
        id,
        name,
        tags,
        created: createdAt,
        updated: updatedAt
      }))
    const first = await loadManifests(source, target, listed(), unaskedRefs, source.clock.now(), new Map())
    expect(first.manifests.size).toBe(3)
    const later = pushImage(world, app, { tags: ['pr-2'], created })
    const before = simulator.requests.length
    const second = await loadManifests(source, target, listed(), unaskedRefs, source.clock.now(), first.manifests)
    expect(sent(simulator.requests.slice(before))).toEqual([`GET /v2/acme/app/manifests/${later.name}`])
    expect(second.manifests.get(index.name)).toBe(first.manifests.get(index.name))
    expect(second.graph?.parts).toEqual(['child', 'child', 'image', 'image'])
  })

  test.each<[string, Effect, object]>([
    [
      'cannot be read',
      serverError(),
      { unreadable: [expect.any(String)], problems: [expect.stringMatching(/^manifest sha256:/)] }
    ],
    ['is missing', manifestUnknown(), { unreadable: [], problems: [] }]
  ])('says so of a manifest that %s', async (_, effect, expected) => {
    const { world, app, err, ...source } = await setUp()
    const [lost] = ['pr-1', 'pr-2', 'v1'].map((tag) => pushImage(world, app, { tags: [tag], created }))
    err(new RegExp(`${lost?.name}$`), effect)
    const target = {
      ref: { owner: 'acme', type: 'container', name: 'app' },
      policyIndex: 0,
      policy: taking(['app'])
    } as const
    const listed = app.versions.map(({ id, name, tags }) => ({ id, name, tags, created: 0, updated: 0 }))
    expect(await loadManifests(source, target, listed, unaskedRefs, source.clock.now(), new Map())).toMatchObject(
      expected
    )
  })

  test('finds nothing strange in a registry of which all that is read anew is missing', async () => {
    const { world, app, ...source } = await setUp()
    const target = {
      ref: { owner: 'acme', type: 'container', name: 'app' },
      policyIndex: 0,
      policy: taking(['app'])
    } as const
    const listed = () => app.versions.map(({ id, name, tags }) => ({ id, name, tags, created: 0, updated: 0 }))
    pushImage(world, app, { tags: ['pr-2'], created })
    const first = await loadManifests(source, target, listed(), unaskedRefs, source.clock.now(), new Map())
    pushImage(world, app, { tags: ['pr-1'], created }).manifest = null
    const second = await loadManifests(source, target, listed(), unaskedRefs, source.clock.now(), first.manifests)
    expect(second).toMatchObject({ unreadable: [], problems: [] })
    expect(second.manifests.size).toBe(2)
  })
})
