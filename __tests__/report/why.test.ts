import { describe, expect, test } from '@jest/globals'
import type { SettingStyle } from '../../src/report/edits.ts'
import { type Explanation, explainVersion } from '../../src/report/why.ts'
import { describeExplanation } from '../../src/report/why-text.ts'
import type { Policy } from '../../src/retention/policy.ts'
import fc from '../fast-check.ts'
import { inventoryOf, packages, policies } from '../retention/arbitraries.ts'
import {
  container,
  digest,
  image,
  index,
  type Listing,
  now,
  policy,
  rule,
  unknownRefs,
  unwrap
} from '../retention/builders.ts'
import { expectPieces } from '../words.ts'
import { reportDryRun, resultOf } from './dry-run.ts'

const day = 86_400_000

const explain = (listing: Listing, of: Policy, text: string, style?: SettingStyle, refs = unknownRefs): Explanation =>
  unwrap(explainVersion(reportDryRun(of, resultOf(container(listing), of, refs)), text, style))

/** Returns the steps of each suggestion, as one text. */
const suggested = (why: Explanation): readonly string[] => why.suggestions.map(({ steps }) => steps.join(' + '))

const textOf = (why: Explanation): string =>
  describeExplanation(why, now)
    .flatMap(({ title, lines }) => [...(title ? [`${title}:`] : []), ...lines])
    .join('\n')

const pulls: Listing = { 'a 9d pr-1': image(), 'b 5d pr-2': image(), 'c 3d pr-3 main': image(), 'z 1d main-1': image() }

describe('what would have to change', () => {
  test.each<[behaviour: string, listing: Listing, of: Policy, which: string, expected: readonly string[]]>([
    [
      'to keep what is too old: another age, count or protection',
      pulls,
      policy([rule('pr-*', { within: '7d' })]),
      'pr-1',
      ['`keep-tags: pr-1`', '`keep-latest: 3`', '`older-than: 9 days`']
    ],
    [
      'to keep what is beyond a count',
      pulls,
      policy([rule('pr-*', { latest: 1 })], { protect: ['main'] }),
      'pr-1',
      ['add `pr-1` to `keep-tags`', '`keep-latest: 2`', '`older-than: 9 days`']
    ],
    ['to delete what is young', pulls, policy([rule('pr-*', { within: '7d' })]), 'pr-2', ['`older-than: 4 days`']],
    [
      'to delete what another tag keeps: without the tag, or with a rule for it',
      { ...pulls, 'd 9d pr-4 v1': image() },
      policy([rule('pr-*', { within: '7d' })]),
      'pr-4',
      ['move or remove the tag `v1`', 'add `v1` to `delete-tags`']
    ],
    [
      'to delete what is kept for several reasons: all of them',
      pulls,
      policy([rule('pr-*', { within: '7d', latest: 2 })], { minKeep: 0 }),
      'pr-2',
      ['`latest: 1` in `keep` of rule 1 + `within: 4 days` in `keep` of rule 1']
    ],
    [
      'to delete what is protected',
      { ...pulls, 'd 9d pr-4': image() },
      policy([rule('pr-*', { within: '7d' })], { protect: ['pr-4', 'main*'] }),
      'pr-4',
      ['remove `pr-4` from `keep-tags`']
    ],
    [
      'to delete untagged versions',
      { ...pulls, 'd 9d': image() },
      policy([rule('pr-*', { within: '7d' })]),
      digest('d'),
      ['`delete-untagged: true`']
    ],
    [
      'to delete what the grace period keeps',
      { ...pulls, 'd 30h': image() },
      policy([rule('@untagged')], { grace: '3d' }),
      digest('d'),
      ['`grace-period: 1 day`']
    ],
    [
      'to delete what the minimum keeps',
      { 'a 9d pr-1': image(), 'b 8d pr-2': image(), 'c 7d pr-3': image() },
      policy([rule('pr-*', { within: '1d' })], { minKeep: 2 }),
      'pr-2',
      ['`min-keep: 1`']
    ],
    [
      'to delete the last image: nothing, since GitHub refuses',
      { 'a 9d pr-1': image() },
      policy([rule('pr-*', { within: '1d' })]),
      'pr-1',
      []
    ],
    [
      'to delete what would be too large a share',
      Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`v${at} 9d pr-${at}`, image()])),
      policy([rule('pr-*', { within: '1d' })], { maxDeletePercent: 10 }),
      'pr-1',
      ['`max-delete-percent: 92`']
    ],
    [
      'to keep an untagged version: its digest',
      { ...pulls, 'd 9d': image() },
      policy([rule('@untagged')]),
      digest('d'),
      [`\`keep-tags: ${digest('d')}\``, '`keep-latest-untagged: 1`', '`older-than: 9 days`', '`grace-period: 10 days`']
    ],
    [
      'to keep or delete a part: nothing but its image',
      { 'app 9d pr-1': index(['child']), 'child 9d': image(), 'z 1d main': image() },
      policy([rule('pr-*')]),
      digest('child'),
      []
    ]
  ])('%s', (_, listing, of, which, expected) => {
    expect(suggested(explain(listing, of, which))).toEqual(expected)
  })

  test('is written as options, or in the words of a policy document', () => {
    const of = policy([rule('pr-*', { within: '7d' })])
    expect(suggested(explain(pulls, of, 'pr-1', 'options'))).toEqual([
      '`--keep-tags pr-1`',
      '`--keep-latest 3`',
      "`--older-than '9 days'`"
    ])
    const daily = policy([rule('pr-*', { daily: 1, latest: 1 }), rule('main*')], { protect: ['v*'] })
    expect(suggested(explain(pulls, daily, 'pr-1'))).toEqual([
      'add `pr-1` to `protect`',
      '`latest: 3` in `keep` of rule 1',
      '`daily: 3` in `keep` of rule 1',
      '`within: 9 days` in `keep` of rule 1'
    ])
  })

  test('is the end of a pull request, unless then-for keeps the version longer', () => {
    const refs = {
      ...unknownRefs,
      pullRequests: new Set(['1', '2']),
      closedPullRequests: { since: 0, closedAt: new Map() }
    }
    const open = policy([rule('pr-{pr}', { while: 'pr-open' })])
    expect(suggested(explain(pulls, open, 'pr-1', undefined, refs))).toEqual(['close pull request 1'])
    const later = policy([rule('pr-{pr}', { while: 'pr-open', 'then-for': '7d' })])
    expect(suggested(explain(pulls, later, 'pr-1', undefined, refs))).toEqual([])
  })

  test('is the end of a branch or a Git tag', () => {
    const listing = { 'a 9d feature-x': image(), 'b 9d v1': image(), 'z 1d other': image() }
    const refs = { ...unknownRefs, branches: new Set(['feature/x']), tags: new Set(['v1']) }
    const of = policy([rule('feature-*', { while: 'branch-exists' }), rule('v*', { while: 'tag-exists' })])
    expect(suggested(explain(listing, of, 'feature-x', undefined, refs))).toEqual(['delete the branch `feature/x`'])
    expect(suggested(explain(listing, of, 'v1', undefined, refs))).toEqual(['delete the Git tag `v1`'])
  })

  test('is that no file names the version any more', () => {
    const reference = { file: 'deploy/app.yaml', line: 3, repository: '/acme/app', versions: ['pr-1'], isExact: true }
    const inUse = {
      globs: ['deploy/**'],
      owner: 'acme',
      files: 1,
      count: 1,
      references: new Map([['/acme/app', [reference]]])
    }
    const of = { ...policy([rule('pr-*')]), inUse }
    const why = unwrap(explainVersion(reportDryRun(of, resultOf(container(pulls), of, unknownRefs)), 'pr-1'))
    expect(suggested(why)).toEqual(['remove `pr-1` from deploy/app.yaml (line 3)'])
    expectPieces(textOf(why), 'deploy/app.yaml:3 names pr-1')
  })

  test('counts the other images that the change concerns', () => {
    const of = policy([rule('pr-*', { within: '4d' })])
    const listing = { ...pulls, 'd 8d pr-4': image(), 'e 7d pr-5': image() }
    const why = explain(listing, of, 'pr-1')
    expect(why.suggestions.map(({ others }) => others)).toEqual([0, 3, 3])
    expectPieces(textOf(why), 'older-than: 9 days`; 3 others would be kept, too')
  })

  test('is found, with everything else, for each version of random packages', () => {
    fc.assert(
      fc.property(packages, policies, fc.nat(13), (pkg, of, at) => {
        const inventory = { ...inventoryOf(pkg), manifests: pkg.manifests }
        const report = reportDryRun(of, resultOf(inventory, of, pkg.refs))
        const { versions = [] } = report.packages[0] ?? {}
        const version = versions[at % Math.max(1, versions.length)]
        fc.pre(version !== undefined)
        const why = unwrap(explainVersion(report, `${version?.id}`))
        expect(why).toMatchObject({
          id: version?.id,
          action: version?.action,
          reasons: version?.reasons.map(({ code }) => ({ code }))
        })
        // No document can have some of these rules.
        expect([0, of.rules.length]).toContain(why.rules.length)
        expect(textOf(why)).not.toMatch(/undefined|NaN|Infinity/)
      }),
      { numRuns: 150 }
    )
  })
})

describe('the rules of an explanation', () => {
  const rulesOf = (listing: Listing, of: Policy, text: string) =>
    explain(listing, of, text).rules.map(({ effect, text }) => [effect, text])

  test('say which tags no rule matches, and what each rule says of the others', () => {
    const of = policy([rule('pr-*', { within: '7d' }), rule(['v*', '!v1']), rule('@untagged')])
    const rules = rulesOf({ 'a 9d pr-1 v1 main': image(), 'z 1d x': image() }, of, 'v1')
    expect(rules.map(([effect]) => effect)).toEqual(['deletes', 'none', 'none'])
    expectPieces(`${rules[0]?.[1]}`, 'would delete it', '9d old', '7d')
    expectPieces(`${rules[1]?.[1]}`, 'excludes v1')
    expectPieces(`${rules[2]?.[1]}`, 'none of pr-1, v1, main')
  })

  test('say what keeps a version, and of protected ones what they would do', () => {
    const of = policy([rule('pr-*', { latest: 2 }), rule('pr-1', { within: '3d' })], { protect: ['pr-3'] })
    expect(rulesOf(pulls, of, 'pr-2')).toEqual([
      ['keeps', expect.stringContaining('rule 1 keeps the newest 2')],
      ['none', expect.stringContaining('does not apply')]
    ])
    expect(rulesOf(pulls, of, 'pr-3')[0]?.[0]).toBe('keeps')
    expect(rulesOf({ ...pulls, 'd 99d pr-1 pr-3': image() }, of, digest('d'))[1]).toEqual([
      'deletes',
      expect.any(String)
    ])
  })

  test('do not apply to parts of images', () => {
    const listing = { 'app 1d pr-1': index(['child']), 'child 1d': image(), 'z 1d main': image() }
    expect(rulesOf(listing, policy([rule('@untagged')]), digest('child'))).toEqual([
      ['none', expect.stringContaining('part')]
    ])
  })
})

describe('the text of an explanation', () => {
  test('has the version, the verdict, its parts and parents, and when it expires', () => {
    const of = policy([rule('pr-*', { within: '7d' })])
    const listing = { 'app 1d pr-1': index(['child']), 'child 1d': image(), 'z 1d main': image() }
    const parent = explain(listing, of, 'pr-1')
    expect(parent.needs.map(({ label, part }) => [label, part])).toEqual([[expect.stringMatching(/^sha256:/), 'child']])
    expect(parent.expiresAt).toBe(new Date(now + 6 * day + 1000).toISOString().replace('.000', ''))
    expectPieces(
      textOf(parent),
      'container package acme/app, version 1',
      'tagged pr-1',
      'Kept:',
      'rule 1 keeps 7d',
      'Needs:',
      'Expires:\n2026-07-21 12:00 UTC',
      'To delete it:'
    )
    const child = explain(listing, of, digest('child').slice(0, 15))
    expectPieces(textOf(child), 'untagged', 'Needed by:\npr-1 (version 1): kept', 'delete what needs it first: pr-1')
  })

  test('of a version with several tags says the rule that surprises', () => {
    const why = explain({ 'a 9d pr-1 v1': image(), 'z 1d main': image() }, policy([rule('pr-*')]), 'pr-1')
    expectPieces(textOf(why), 'not matched by any rule: v1', 'every one of its tags', 'not by time alone')
  })

  test('of a deleted part names the images that it is deleted with', () => {
    const listing = { 'app 9d pr-1': index(['child']), 'child 9d': image(), 'z 1d main': image() }
    const why = explain(listing, policy([rule('pr-*')]), digest('child'))
    expectPieces(textOf(why), 'Would be deleted:', 'To keep it:\nkeep what needs it: pr-1 (version 1)')
  })

  test('says where manifests were not read', () => {
    const why = explain({ 'a 1d pr-1': null, 'z 1d': null }, policy([rule('pr-*', { within: '7d' })]), 'pr-1')
    expectPieces(textOf(why), 'No manifests were read')
  })
})

describe('the version that a text names', () => {
  const of = policy([rule('pr-*')])
  const listing = { 'a 9d pr-1 abcd': image(), 'b 8d v1': image(), 'c 7d': image() }
  const report = reportDryRun(
    of,
    resultOf(container(listing), of, unknownRefs),
    resultOf(container({ 'd 5d v1': image(), 'e 5d main': image() }), of, unknownRefs, { name: 'web' })
  )
  const idOf = (text: string): string => {
    const found = explainVersion(report, text)
    return found.ok ? `${found.value.package.name} ${found.value.id}` : found.problem
  }

  test.each([
    ['a tag', 'pr-1', 'app 1'],
    ['a digest', digest('c'), 'app 3'],
    ['the beginning of a digest', digest('c').slice(0, 13), 'app 3'],
    ['hex digits of a digest', digest('c').slice(7, 13), 'app 3'],
    ['a tag that could be hex digits', 'abcd', 'app 1'],
    ['an image reference', 'ghcr.io/acme/web:v1', 'web 1'],
    ['an image reference with a digest', `docker://ghcr.io/acme/app@${digest('b')}`, 'app 2'],
    ['a name with a tag', 'App:v1', 'app 2']
  ])('may be %s', (_, text, expected) => {
    expect(idOf(text)).toBe(expected)
  })

  test('is refused where it is in several packages, or several digests begin so', () => {
    expectPieces(idOf('v1'), '"v1" is in 2 packages: app, web', '--packages app')
    const sameName = report.packages.map((pkg, index) => ({
      ...pkg,
      name: 'app',
      owner: index === 0 ? 'acme' : 'octo'
    }))
    const ambiguous = explainVersion({ ...report, packages: sameName }, 'v1')
    expectPieces(ambiguous.ok ? '' : ambiguous.problem, 'acme/app, octo/app', '--packages acme/app')
    const named = explainVersion({ ...report, packages: sameName }, 'ghcr.io/octo/app:v1')
    expect(named.ok && named.value.package.owner).toBe('octo')
    const same = reportDryRun(of, resultOf(container({ 'p1xx 1d': image(), 'p1xy 1d': image() }), of, unknownRefs))
    const found = explainVersion(same, digest('p1x').slice(7, 13))
    expectPieces(found.ok ? '' : found.problem, 'begins 2 digests', 'write more of it')
  })

  test('is refused with the nearest one where nothing has that name', () => {
    expectPieces(idOf('pr-11'), '"pr-11" is no tag', '2 packages', 'did you mean pr-1?')
    const [problem] = [explainVersion({ ...report, packages: [] }, 'v1')].map((each) => (each.ok ? '' : each.problem))
    expectPieces(problem ?? '', 'no packages')
  })
})
