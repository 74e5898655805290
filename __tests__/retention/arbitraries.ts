import type { RefState } from '../../src/retention/conditions.ts'
import { buildGraph } from '../../src/retention/graph.ts'
import type { ManifestFact } from '../../src/retention/manifest.ts'
import type { Inventory } from '../../src/retention/plan.ts'
import type { Keep, Policy, Rule } from '../../src/retention/policy.ts'
import type { Digest, PackageVersion } from '../../src/retention/version.ts'
import fc from '../fast-check.ts'
import { digest, helperTag, keepOf, nameOf, now, patterns, policy } from './builders.ts'

/** A package as it lies in the registry, and what GitHub knows of its pull requests and refs. */
export interface RandomPackage {
  readonly type: 'container' | 'docker' | 'npm'
  readonly versions: readonly PackageVersion[]
  readonly manifests: ReadonlyMap<Digest, ManifestFact>
  readonly refs: RefState
}

const hour = 3_600_000
const tags = [
  'pr-1',
  'pr-2',
  'pr-2-x',
  '1.0.0',
  '1.0.1',
  '1.1.0',
  '1.1.0-rc.1',
  '1.1.0-beta',
  '1.0.0-alpine',
  'sha-0abcdef1',
  'sha-1abcdef2345',
  'sha-2abcdef',
  'keep',
  'main'
]
const ages = [0, 1, 1, 2, 3, 23, 24, 25, 26, 49, 170, 800, 9000].map((hours) => hours * hour)

/** Few times, so that many are equal; numbers name other versions, or none that exists. */
const node = fc.record({
  key: fc.nat(99),
  created: fc.oneof(
    { arbitrary: fc.constantFrom(...ages), weight: 40 },
    { arbitrary: fc.constantFrom(null, -hour), weight: 1 }
  ),
  updated: fc.option(fc.constantFrom(...ages)),
  tags: fc.oneof(fc.constant([]), fc.uniqueArray(fc.constantFrom(...tags), { minLength: 1, maxLength: 3 })),
  helpers: fc.array(fc.record({ to: fc.nat(14), suffix: fc.constantFrom('', '.sig', '.att') }), { maxLength: 2 }),
  kind: fc.constantFrom('image', 'image', 'image', 'index', 'index', 'unknown', 'missing', 'unread'),
  children: fc.array(fc.nat(14), { maxLength: 4 }),
  subject: fc.option(fc.nat(14), { freq: 2 })
})
type Node = typeof node extends fc.Arbitrary<infer T> ? T : never

const nameAt = (index: number): Digest => digest(`v${index}`)

const toPackage = (
  type: RandomPackage['type'],
  nodes: readonly Node[],
  helperTags: boolean,
  refs: RefState
): RandomPackage => {
  const versions = nodes.map((each, index): PackageVersion => {
    const helpers = each.helpers.map(({ to, suffix }) => helperTag(`v${to}`) + suffix)
    return {
      id: each.key * 100 + index,
      name: type === 'npm' ? `${each.tags[0] ?? '2.0.0'}+${index}` : nameAt(index),
      tags: type === 'npm' ? [] : [...each.tags, ...(helperTags ? helpers : [])],
      created: each.created === null ? null : now - each.created,
      updated: each.updated === null ? null : now - each.updated
    }
  })
  const manifests = nodes.flatMap(({ kind, children, subject }, index): [Digest, ManifestFact][] => {
    if (kind === 'unread' || type !== 'container') return []
    if (kind === 'missing') return [[nameAt(index), 'missing']]
    // A digest can only be known to what comes after it.
    const refersTo = (to: number): Digest => nameAt(to < index ? to : to + 100)
    const listed = kind === 'image' ? [] : children.map((to) => ({ digest: refersTo(to), leaf: false, platform: null }))
    const about = { mediaType: kind, artifactType: null, blobs: [], placeholder: false }
    return [[nameAt(index), { ...about, kind, children: listed, subject: subject === null ? null : refersTo(subject) }]]
  })
  return { type, versions, manifests: new Map(manifests), refs }
}

const names = (...all: readonly string[]) => fc.option(fc.subarray([...all]).map((some) => new Set(some)))

const closedPulls = fc
  .record({
    since: fc.constantFrom(0, now - 170 * hour),
    closed: fc.dictionary(fc.constantFrom('1', '2', '3'), fc.constantFrom(...ages))
  })
  .map(({ since, closed }) => {
    const closedAt = Object.entries(closed).map(([number, age]) => [number, now - age] as const)
    return { since, closedAt: new Map(closedAt.filter(([, time]) => time >= since)) }
  })

/** Deployments of a few commits and refs, some at the same time. */
export const deploymentList = fc
  .array(
    fc.record({
      environment: fc.constantFrom('production', 'staging'),
      sha: fc.constantFrom('0abcdef1234567890abcdef1234567890abcdef1', '1abcdef'),
      ref: fc.constantFrom('main', 'v1.0.1', 'refs/heads/pr', '1abcdef'),
      created: fc.constantFrom(...ages.map((age) => now - age))
    }),
    { maxLength: 6 }
  )
  .map((all) => all.map((each, index) => ({ ...each, id: index + 1 })))

const deployments = fc.record({ perEnvironment: fc.constantFrom(1, 9), successful: deploymentList })

export const packages = fc
  .tuple(
    fc.oneof(
      { arbitrary: fc.constant('container' as const), weight: 6 },
      fc.constantFrom('docker' as const, 'npm' as const)
    ),
    fc.array(node, { maxLength: 14, size: 'max' }),
    fc.boolean(),
    fc.record({
      pullRequests: names('1', '2'),
      closedPullRequests: fc.option(closedPulls),
      branches: names('main', '1.0.0', 'pr'),
      tags: names('1.0.0', 'pr-1'),
      deployments: fc.option(deployments)
    })
  )
  .map(([type, nodes, helperTags, refs]) => printable(toPackage(type, nodes, helperTags, refs), describePackage))

const covered = [
  ['@any'],
  ['@untagged'],
  ['@any', '@untagged'],
  ['**', '@untagged', '!keep'],
  ['pr-{pr}', 'pr-{pr}-*'],
  ['sha-{sha}', '{name}', '!keep'],
  ['{name}-{pr}', '{name}-*', '/(?P<name>[a-z]+)(-(?P<pr>.+))?/', '!keep'],
  ['@semver'],
  ['@prerelease']
].map((sources) => patterns(...sources))
const some = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 4 }, { arbitrary, weight: 1 })
const count = fc.nat(3)
const countOrTime = fc.oneof(count, fc.constantFrom('2h', '1d', '2w'))

const keeps: fc.Arbitrary<Keep> = fc
  .record({
    latest: some(count),
    within: some(fc.constantFrom('2h', '1d', '1mo')),
    deployments: some(count),
    hourly: some(countOrTime),
    daily: some(countOrTime),
    weekly: some(countOrTime),
    monthly: some(countOrTime),
    yearly: some(countOrTime),
    per: some(fc.constantFrom('major', 'minor', 'channel', 'variant', 'pr', 'name')),
    by: some(fc.constantFrom('created' as const, 'updated' as const, 'version' as const)),
    while: some(
      fc.constantFrom('pr-open' as const, 'branch-exists' as const, 'tag-exists' as const, 'unreleased' as const)
    ),
    'then-for': some(fc.constantFrom('2h', '1d', '2w')),
    max: some(count)
  })
  // A key that is undefined is not a key that is missing.
  .map(({ 'then-for': thenFor, ...keep }) => ({ ...keep, ...(keep.while === 'pr-open' && { 'then-for': thenFor }) }))
  .map((keep) => keepOf(JSON.parse(JSON.stringify(keep))))

const rules: fc.Arbitrary<Rule> = fc.record({ delete: fc.constantFrom(...covered), keep: keeps })

export const policies: fc.Arbitrary<Policy<never>> = fc
  .record({
    rules: fc.array(rules, { minLength: 1, maxLength: 4 }),
    protect: fc.oneof(fc.constant([]), fc.subarray(['main', 'pr-1', '@untagged', '1.0.*'], { maxLength: 2 })),
    grace: fc.constantFrom('0', '2h', '1d'),
    minKeep: fc.constantFrom(null, null, 0, 1, 3),
    untag: fc.boolean(),
    deleteEmptyPackages: fc.boolean(),
    maxDeletePercent: fc.constantFrom(100, 100, 100, 50, 0)
  })
  .map(({ rules, ...options }) => printable(policy(rules, options), describePolicy))

/** Makes fast-check print a case as short as the tests write it. */
const printable = <T extends object>(value: T, describe: (value: T) => unknown): T =>
  Object.assign(value, { [fc.toStringMethod]: () => JSON.stringify(describe(value), null, 1) })

const describePackage = ({ type, versions, manifests, refs }: RandomPackage): unknown => ({
  type,
  versions: versions.map(({ id, name, tags, created, updated }) => {
    const fact = manifests.get(name)
    const about =
      typeof fact === 'object' ? `${fact.kind} of ${fact.children.map(({ digest }) => nameOf(digest))}` : fact
    const subject = typeof fact === 'object' && fact.subject ? `for ${nameOf(fact.subject)}` : ''
    const hours = [created, updated].map((time) => (time === null ? '?' : (now - time) / hour))
    return `${id} ${nameOf(name)} ${hours.join('/')}h [${tags.map((tag) => nameOf(tag.replace('-', ':')))}] ${about} ${subject}`
  }),
  facts: Object.entries(refs).map(
    ([question, answers]) => `${question}: ${answers instanceof Set ? [...answers] : JSON.stringify(answers)}`
  )
})

const describePolicy = ({ rules, protect, minKeep, safety }: Policy): unknown => ({
  rules: rules.map((rule) => [rule.delete.sources, rule.keep]),
  protect: protect?.sources,
  minKeep,
  ...safety
})

/** Returns the inventory of a package in which every manifest can be read. */
export const inventoryOf = ({ type, versions, manifests }: RandomPackage): Inventory => ({
  type,
  name: 'app',
  versions,
  graph: type === 'container' ? buildGraph(versions, manifests) : null,
  unreadable: []
})
