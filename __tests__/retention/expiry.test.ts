import { describe, expect, test } from '@jest/globals'
import { whenAged } from '../../src/retention/duration.ts'
import { findExpiries } from '../../src/retention/expiry.ts'
import { type Plan, planPackage } from '../../src/retention/plan.ts'
import type { Policy } from '../../src/retention/policy.ts'
import fc from '../fast-check.ts'
import { inventoryOf, packages, policies, type RandomPackage } from './arbitraries.ts'
import { container, duration, image, index, type Listing, now, policy, rule, unknownRefs } from './builders.ts'

const unlimited = (of: Policy): Policy => ({ ...of, safety: { ...of.safety, maxDeletePercent: 100 } })

const planAt = (pkg: RandomPackage, of: Policy, time: number): Plan =>
  planPackage(inventoryOf(pkg), unlimited(of), pkg.refs, time)

const expiriesOf = (pkg: RandomPackage, of: Policy, maxEvaluated?: number) => {
  const inventory = { ...inventoryOf(pkg), manifests: pkg.manifests }
  const plan = planPackage(inventory, of, pkg.refs, now)
  return findExpiries({ inventory, policy: of, refs: pkg.refs, now, plan }, maxEvaluated)
}

const day = 86_400_000

/** The durations of random policies. */
const durations = ['2h', '1d', '2w', '1mo', '0'].map(duration)

/** Returns all times at which a decision about a random package may change. */
const timesOf = ({ versions, refs }: RandomPackage): readonly number[] => {
  const starts = [
    ...versions.flatMap(({ created, updated }) => [created, updated].filter((time) => time !== null)),
    ...(refs.closedPullRequests?.closedAt.values() ?? [])
  ]
  const ends = starts.flatMap((time) => durations.flatMap((each) => [0, 1].map((ms) => whenAged(time + ms, each, now))))
  return [...new Set([...ends, ...starts])].filter((time) => time > now).toSorted((a, b) => a - b)
}

/** Returns the first of the times at which the engine deletes each version; null for none, and for what is deleted now. */
const firstDeletions = (pkg: RandomPackage, of: Policy): (number | null)[] => {
  const first = new Map<number, number | null>()
  for (const time of [now, ...timesOf(pkg)])
    for (const { index } of planAt(pkg, of, time).changes)
      if (!first.has(index)) first.set(index, time > now ? time : null)
  return pkg.versions.map((_, index) => first.get(index) ?? null)
}

const isPerhapsPart = ({ type, manifests, versions }: RandomPackage, index: number): boolean =>
  type === 'container' && manifests.size === 0 && versions[index]?.tags.length === 0

describe('the expiry of a version', () => {
  test('is the first time at which the engine deletes it; there is none where it never does', () => {
    fc.assert(
      fc.property(packages, policies, (pkg, of) => {
        const expected = firstDeletions(pkg, of).map((time, index) => (isPerhapsPart(pkg, index) ? null : time))
        expect(expiriesOf(pkg, of)).toEqual(expected)
      }),
      { numRuns: 150 }
    )
  })

  test('is right without further evaluations where nothing makes room for others, and else perhaps unknown', () => {
    fc.assert(
      fc.property(packages, policies, (random, given) => {
        const versions = random.versions.map((version) => ({
          ...version,
          created: version.created && Math.min(version.created, now)
        }))
        const pkg = { ...random, versions }
        const rules = given.rules.filter(({ keep }) => keep.max === undefined && !keep['then-for'])
        const of = { ...given, rules, safety: { ...given.safety, untag: false } }
        fc.pre(inventoryOf(pkg).graph?.listedBy.every((hosts) => hosts.length === 0) ?? true)
        const exact = firstDeletions(pkg, of)
        for (const [index, found] of expiriesOf(pkg, of, 0).entries())
          if (found !== null) expect(found).toBe(exact[index])
        expect(expiriesOf(pkg, of, 0)).toHaveLength(versions.length)
      }),
      { numRuns: 150 }
    )
  })

  test.each<[behaviour: string, listing: Listing, of: Policy, expected: readonly (number | null)[]]>([
    [
      'is when the duration ends',
      { 'a 1d pr-1': image(), 'z 1d main': image() },
      policy([rule('pr-*', { within: '7d' })]),
      [now + 6 * day + 1, null]
    ],
    [
      'is when the last of several reasons ends',
      { 'a 1d pr-1': image(), 'z 1d main': image() },
      policy([rule('pr-*', { within: '7d' }), rule('pr-1', { daily: '9d' })]),
      [now + 8 * day + 1, null]
    ],
    [
      'is the end of the grace period',
      { 'a 1d': image(), 'z 1d main': image() },
      policy([rule('@untagged')], { grace: '3d' }),
      [now + 2 * day, null]
    ],
    [
      'is none where a count or an uncovered tag keeps it',
      { 'a 1d pr-1': image(), 'b 2d pr-2 main': image() },
      policy([rule('pr-*', { within: '7d', latest: 1 })]),
      [null, null]
    ],
    [
      'of a part is that of the last image that needs it',
      { 'app 1d pr-1': index(['child']), 'new 0d pr-2': index(['child']), 'child 1d': image(), 'z 1d main': image() },
      policy([rule('pr-*', { within: '7d' })]),
      [now + 6 * day + 1, now + 7 * day + 1, now + 7 * day + 1, null]
    ],
    [
      'is none for what is deleted now, and for the last image',
      { 'a 9d pr-1': image(), 'b 1d pr-2': image() },
      policy([rule('pr-*', { within: '7d' })]),
      [null, null]
    ],
    [
      'is none while the approved number, or a safety limit, is what keeps it',
      Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`v${at} 9d pr-${at}`, image()])),
      policy([rule('pr-*', { within: '7d' })], { maxDeletePercent: 10 }),
      Array.from({ length: 12 }, () => null)
    ],
    [
      'is none where the duration never ends',
      { 'a 1d pr-1': image(), 'z 1d main': image() },
      policy([rule('pr-*', { within: '999999999y' })]),
      [null, null]
    ],
    [
      'is unknown for an untagged version, perhaps a part, of a package whose manifests were not read',
      { 'a 1d': null, 'b 1d pr-1': null, 'z 1d main': null },
      policy([rule(['@untagged', 'pr-*'], { within: '7d' })]),
      [null, now + 6 * day + 1, null]
    ]
  ])('%s', (_, listing, of, expected) => {
    const inventory = container(listing)
    const plan = planPackage(inventory, of, unknownRefs, now)
    expect(findExpiries({ inventory, policy: of, refs: unknownRefs, now, plan })).toEqual(expected)
  })

  test('is unknown while a manifest of the package cannot be read', () => {
    const inventory = { ...container({ 'a 1d pr-1': image(), 'z 1d main': image() }), unreadable: ['sha256:0'] }
    const of = policy([rule('pr-*', { within: '7d' })])
    const plan = planPackage(inventory, of, unknownRefs, now)
    expect(findExpiries({ inventory, policy: of, refs: unknownRefs, now, plan })).toEqual([null, null])
  })

  test('is estimated in a large package in which ends make room for others', () => {
    const inventory = container({ 'a 1d pr-1': image(), 'b 2d pr-2': image(), 'z 1d main': image() })
    const of = policy([rule('pr-*', { within: '7d', max: 5 })])
    const plan = planPackage(inventory, of, unknownRefs, now)
    const planned = { inventory, policy: of, refs: unknownRefs, now, plan }
    expect(findExpiries(planned, 0)).toEqual([now + 6 * day + 1, now + 5 * day + 1, null])
  })
})
