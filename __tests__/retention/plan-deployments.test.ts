import { describe, expect, test } from '@jest/globals'
import type { Deployment } from '../../src/retention/deployments.ts'
import { planPackage } from '../../src/retention/plan.ts'
import type { Keep, Policy } from '../../src/retention/policy.ts'
import fc from '../fast-check.ts'
import { deploymentList, inventoryOf, packages, policies, type RandomPackage } from './arbitraries.ts'
import { duration, type KeepText, now, patterns, rule } from './builders.ts'
import { decide, keptNames } from './decisions.ts'

const day = 86_400_000
const sha = 'abcdef1234567890abcdef1234567890abcdef12'

/** Deployments, the newest first: the environment, the ref and the commit of each. */
const deploymentsOf = (...texts: readonly string[]): readonly Deployment[] =>
  texts.map((text, index) => {
    const [environment = '', ref = '', commit = sha] = text.split(' ')
    return { id: texts.length - index, environment, ref, sha: commit, created: now - index * day }
  })

const known = (successful: readonly Deployment[], perEnvironment = 9) => ({
  deployments: { successful, perEnvironment }
})

describe('deployments', () => {
  test.each<
    [what: string, covered: string | readonly string[], label: string, ref: string, commit: string, isKept: boolean]
  >([
    ['a commit in full', 'sha-{sha}', `sha-${sha}`, 'main', sha, true],
    ['the first seven digits of a commit', 'sha-{sha}', 'sha-abcdef1', 'main', sha, true],
    ['another commit', 'sha-{sha}', 'sha-abcdef2', 'main', sha, false],
    ['a commit that begins in the same way only', 'sha-{sha}', 'sha-abcdef1999', 'main', sha, false],
    ['a commit in full, of which the deployment has seven digits', 'sha-{sha}', `sha-${sha}`, 'main', 'abcdef1', true],
    ['a commit in capitals', '/(?P<sha>[0-9A-F]+)/', 'ABCDEF12', 'main', sha, true],
    ['a commit behind a branch', '{name}-{sha}', 'x-abcdef1', 'main', sha, true],
    ['a branch before a commit', '{name}-{sha}', 'main-1234567', 'main', sha, true],
    ['neither the branch nor the commit', '{name}-{sha}', 'x-1234567', 'main', sha, false],
    ['a branch', '{name}', 'feature-x', 'feature/x', sha, true],
    ['a branch in lower case', '{name}', 'fix-1', 'Fix/1', sha, true],
    ['a Git tag without its v', '{name}', '1.2.0', 'v1.2.0', sha, true],
    ['a Git tag that is named in full', '{name}', '1.2.0', 'refs/tags/v1.2.0', sha, true],
    ['another branch', '{name}', 'feature-y', 'feature/x', sha, false],
    ['the branch of another pattern that matches', ['{name}-{sha}', '{name}-*'], 'main-x', 'main', sha, true],
    ['text in the place of a commit that cannot be one', '/x-(?P<sha>.+)/', 'x-latest', 'main', sha, true],
    ['no text in the place of a branch', '/x(?P<name>.*)/', 'x', 'main', sha, true],
    ['a pattern that has neither', ['sha-{sha}', 'old-*'], 'old-1', 'main', sha, true],
    ['nothing, untagged', ['sha-{sha}', '@untagged'], '', 'main', sha, true]
  ])('%s', (_, covered, label, ref, commit, isKept) => {
    const kept = keptNames([rule(covered, { deployments: 1 })], [`a 2026-07-01 ${label}`.trim()], {
      ...known(deploymentsOf(`production ${ref} ${commit}`))
    })
    expect(kept).toEqual(isKept ? ['a'] : [])
  })

  const versions = ['a 2026-07-01 v1', 'b 2026-07-02 v2', 'c 2026-07-03 v3']
  test.each<[keep: KeepText, deployments: readonly string[], decisions: Readonly<Record<string, string>>]>([
    [
      { deployments: 1 },
      ['production v2', 'production v1', 'staging v1'],
      { a: 'keep deployments 1', b: 'keep deployments 1', c: 'delete expired (deployments 1)' }
    ],
    [
      { deployments: 0 },
      ['production v2'],
      { a: 'delete expired (deployments 0)', b: 'delete expired (deployments 0)', c: 'delete expired (deployments 0)' }
    ],
    [
      { deployments: 1, latest: 1, max: 1 },
      ['production v3', 'staging v1'],
      { a: 'keep deployments 1', b: 'delete expired (deployments 1, latest 2/1)', c: 'keep deployments 1, latest 1/1' }
    ],
    [
      { deployments: 1, latest: 2, max: 1 },
      ['production v3'],
      { a: 'delete expired (deployments 1, latest 3/2)', b: 'keep latest 2/2', c: 'keep deployments 1, latest 1/2' }
    ],
    [
      { deployments: 1, per: 'name' },
      ['production v3'],
      { a: 'delete expired (deployments 1)', b: 'delete expired (deployments 1)', c: 'keep deployments 1' }
    ],
    [
      { deployments: 1, per: 'pr' },
      ['production v3'],
      { a: 'keep ungrouped pr', b: 'keep ungrouped pr', c: 'keep deployments 1, ungrouped pr' }
    ],
    [
      { deployments: 1, while: 'tag-exists' },
      ['production v3'],
      { a: 'delete expired (deployments 1)', b: 'delete expired (while tag-exists)', c: 'keep deployments 1' }
    ]
  ])('%j of %j', (keep, texts, decisions) => {
    const circumstances = { ...known(deploymentsOf(...texts)), tags: new Set(['v1', 'v3']) }
    expect(decide([rule('{name}', keep)], versions, circumstances)).toEqual(decisions)
  })

  test.each([
    ['none is known', null],
    ['fewer are known than are asked for', { perEnvironment: 1, successful: deploymentsOf('production v2') }]
  ])('keeps everything where %s', (_, deployments) => {
    expect(keptNames([rule('{name}', { deployments: 2 })], versions, { deployments })).toEqual(['a', 'b', 'c'])
  })
})

describe('then-for', () => {
  const closed = (days: number, since = 30) => ({
    pullRequests: new Set(['1']),
    closedPullRequests: {
      since: now - since * day,
      closedAt: new Map([
        ['2', now - days * day],
        ['3', now - 20 * day]
      ])
    }
  })
  const versions = ['a 2026-07-01 pr-1', 'b 2026-07-02 pr-2', 'c 2026-07-03 pr-3', 'd 2026-06-01 pr-2 pr-3']
  const thenFor = (text: string): KeepText => ({ while: 'pr-open', 'then-for': text })

  test.each<[text: string, days: number, kept: readonly string[]]>([
    ['7d', 7, ['a', 'b', 'd']],
    ['7d', 7 + 1 / 86_400, ['a']],
    ['21d', 3, ['a', 'b', 'c', 'd']]
  ])('of %s keeps what was closed %d days ago', (text, days, kept) => {
    expect(keptNames([rule('pr-{pr}', thenFor(text))], versions, closed(days))).toEqual(kept)
  })

  test.each<[what: string, refs: object]>([
    ['the closed ones are not known', { ...closed(3), closedPullRequests: null }],
    ['they are not known for so long', closed(3, 6)],
    ['the open ones are not known', { ...closed(3), pullRequests: null }]
  ])('keeps everything where %s', (_, refs) => {
    expect(keptNames([rule('pr-{pr}', thenFor('7d'))], versions, refs)).toEqual(['a', 'b', 'c', 'd'])
  })

  test('ends a reason by the last of the pull requests, or by the other key where that ends first', () => {
    const at = (days: number): string => `${new Date(now + days * day).toISOString().slice(0, -5)}.001`
    expect(decide([rule('pr-{pr}', thenFor('21d'))], versions, closed(3))).toEqual({
      a: 'keep while pr-open',
      b: `keep while pr-open until ${at(18)}`,
      c: `keep while pr-open until ${at(1)}`,
      d: `keep while pr-open until ${at(18)}`
    })
    const both = decide(
      [rule('pr-{pr}', { ...thenFor('7d'), latest: 1, within: '99y', per: 'pr' })],
      versions,
      closed(3)
    )
    expect(both['b']).toBe(`keep latest 1/1 of 2 until ${at(4)}, within 1/99y of 2 until ${at(4)}`)
  })
})

describe('never deletes more', () => {
  /** Returns the ids of what a policy keeps of a package of single images, in which one more version is always kept. */
  const keptOf = (pkg: RandomPackage, of: Policy, refs: RandomPackage['refs']): ReadonlySet<number> => {
    const more = { id: 1e9, name: 'keep', tags: ['keep'], created: now, updated: now }
    const safety = { ...of.safety, maxDeletePercent: 100, untag: false, deleteEmptyPackages: false }
    const fitting = { ...of, type: 'docker' as const, minKeep: 0, protect: patterns('keep'), safety }
    const inventory = { ...inventoryOf({ ...pkg, type: 'docker' }), versions: [...pkg.versions, more] }
    const { decisions } = planPackage(inventory, fitting, refs, now)
    return new Set(decisions.flatMap(({ action, version }) => (action === 'delete' ? [] : [version.id])))
  }
  const withKeep = (of: Policy, change: (keep: Keep) => Keep): Policy => ({
    ...of,
    rules: of.rules.map((each) => ({ ...each, keep: change(each.keep) }))
  })
  const count = fc.nat(3)

  test('a larger number of deployments', () => {
    fc.assert(
      fc.property(packages, policies, deploymentList, count, (pkg, of, successful, fewer) => {
        const refs = { ...pkg.refs, deployments: { successful, perEnvironment: 9 } }
        const keptBy = (deployments: number) =>
          keptOf(
            pkg,
            withKeep(of, (keep) => ({ ...keep, deployments })),
            refs
          )
        const added = keptBy(fewer).difference(keptBy(fewer + 1))
        expect(added.size).toBe(0)
      }),
      { numRuns: 500 }
    )
  })

  test('a deployment to one more environment, or an older one to any', () => {
    fc.assert(
      fc.property(packages, policies, deploymentList, fc.boolean(), (pkg, of, all, isOlder) => {
        const [first, ...successful] = all
        if (!first) return
        const more = isOlder ? { ...first, created: 0, id: 0 } : { ...first, environment: 'new' }
        const keptBy = (deployments: readonly Deployment[]) =>
          keptOf(pkg, of, { ...pkg.refs, deployments: { successful: deployments, perEnvironment: 9 } })
        expect(keptBy(successful).difference(keptBy([...successful, more])).size).toBe(0)
      }),
      { numRuns: 500 }
    )
  })

  test('a longer then-for, of groups by pull request', () => {
    fc.assert(
      fc.property(packages, policies, fc.constantFrom('2h', '1d', '2w'), (pkg, of, text) => {
        const keptBy = (thenFor: string) =>
          keptOf(
            pkg,
            withKeep(of, (keep) => ({ ...keep, per: 'pr', while: 'pr-open', 'then-for': duration(thenFor) })),
            pkg.refs
          )
        expect(keptBy(text).difference(keptBy('3w')).size).toBe(0)
      }),
      { numRuns: 500 }
    )
  })
})

test('the order of deployments does not matter', () => {
  fc.assert(
    fc.property(packages, policies, deploymentList, (pkg, of, successful) => {
      const planOf = (deployments: readonly Deployment[]) =>
        planPackage(
          inventoryOf(pkg),
          { ...of, type: pkg.type },
          { ...pkg.refs, deployments: { successful: deployments, perEnvironment: 9 } },
          now
        )
      expect(planOf(successful.toReversed())).toEqual(planOf(successful))
    }),
    { numRuns: 300 }
  )
})
