import { describe, expect, test } from '@jest/globals'
import { evaluateWithoutManifests, labelsOf, questionsOf, unmatchedPatterns } from '../../src/retention/evaluate.ts'
import { type ManifestFact, untagPlaceholder } from '../../src/retention/manifest.ts'
import { planPackage } from '../../src/retention/plan.ts'
import type { Policy, Rule } from '../../src/retention/policy.ts'
import type { PackageType } from '../../src/retention/version.ts'
import {
  container,
  digest,
  helperTag,
  image,
  index,
  type Listing,
  manifest,
  nameOf,
  now,
  type PolicyOptions,
  policy,
  registry,
  rule,
  summarizePlan,
  unknownRefs
} from './builders.ts'
import { byName, decide, keptNames } from './decisions.ts'

const everything = rule(['@any', '@untagged'])

interface Case extends PolicyOptions {
  readonly rules: readonly Rule[]
  /** For each version what is decided; a single image if no manifest comes before it. */
  readonly decisions: Readonly<Record<string, string | readonly [ManifestFact, string]>>
}

const table = (cases: Readonly<Record<string, Case>>): void => {
  test.each(Object.entries(cases))('%s', (_, { rules, decisions, ...options }) => {
    const rows = Object.entries(decisions).map(([version, row]) => {
      const [fact, decision] = typeof row === 'string' ? [image(), row] : row
      return { version, fact, decision }
    })
    const listing = Object.fromEntries(rows.map(({ version, fact }) => [version, fact]))
    const expected = byName(Object.fromEntries(rows.map(({ version, decision }) => [version, decision])))
    expect(decide(rules, listing, options)).toEqual(expected)
  })
}

describe('a version', () => {
  table({
    'is deleted where a rule covers it and keeps it for nothing, with each condition that it missed': {
      rules: [rule('pr-*', { latest: 1, within: '2d' })],
      decisions: {
        'a 1d pr-1': 'keep latest 1/1, within 1/2d until 2026-07-16T12:00:00.001',
        'b 3d pr-2': 'delete expired (latest 2/1, within 2d)'
      }
    },
    'is kept where no rule covers it': {
      rules: [rule('pr-*')],
      decisions: { 'a 9d main': 'keep uncovered main', 'b 9d': 'keep uncovered @untagged' }
    },
    'is kept where one of its labels is not covered, with the reasons of all rules': {
      rules: [rule('pr-*'), rule('@semver', { latest: 1 })],
      decisions: { 'a 9d pr-1 main 1.0.0': 'keep latest#1 1/1, uncovered main' }
    },
    'is deleted where several rules together cover its labels, with a reason for each': {
      rules: [rule('pr-*'), rule('main'), rule('@semver')],
      decisions: { 'a 9d pr-1 1.0.0': 'delete expired, expired#2' }
    },
    'is kept where one of the rules that cover its label keeps it': {
      rules: [rule('@prerelease'), rule('1.*', { latest: 1 })],
      decisions: { 'a 9d 1.0.0-rc.1': 'keep latest#1 1/1' }
    },
    'is not covered by a label that the rule excludes': {
      rules: [rule(['1.*', '!1.0.0*'])],
      decisions: {
        'a 9d 1.0.0': 'keep uncovered 1.0.0',
        'b 9d 1.0.1': 'delete expired',
        'c 9d 1.0.0-x 1.0.2': 'keep uncovered 1.0.0-x'
      }
    },
    'counts once in a rule that covers several of its labels': {
      rules: [rule('pr-*', { latest: 2 })],
      decisions: {
        'a 1d pr-1 pr-2': 'keep latest 1/2',
        'b 2d pr-3': 'keep latest 2/2',
        'c 3d pr-4': 'delete expired (latest 3/2)'
      }
    },
    'whose last change is not known is counted by its creation': {
      rules: [rule('pr-*', { latest: 2, by: 'updated' })],
      decisions: {
        'a 3d/? pr-1': 'keep latest 2/2 by updated',
        'b 9d/1d pr-2': 'keep latest 1/2 by updated',
        'c 9d/4d pr-3': 'delete expired (latest 3/2)'
      }
    }
  })
})

describe('what is protected, or has no usable time,', () => {
  table({
    'takes no slot in any count': {
      rules: [rule('pr-*', { latest: 1 })],
      protect: ['keep'],
      decisions: {
        'protected 1d pr-1 keep': 'keep protected keep',
        'undated ? pr-2': 'keep unknown-time',
        'future -1d pr-3': 'keep unknown-time',
        'a 2d pr-4': 'keep latest 1/1',
        'b 3d pr-5': 'delete expired (latest 2/1)'
      }
    },
    'has all the reasons': {
      rules: [rule('pr-*')],
      protect: ['keep-*'],
      decisions: { 'a ? keep-1 pr-1 keep-2': 'keep unknown-time, protected keep-1 keep-2' }
    },
    'by @untagged is an untagged image, and not a part of another': {
      rules: [everything],
      protect: ['@untagged'],
      decisions: {
        'a 9d': 'keep protected @untagged',
        'app 9d pr-1': [index(['child']), 'delete expired'],
        'child 9d': 'delete goes-with app'
      }
    },
    'by its digest is kept whatever part it is, with all its labels': {
      rules: [rule('pr-*')],
      protect: [digest('a'), digest('lone')],
      untag: true,
      decisions: {
        'a 9d pr-1 pr-2': [index(['child']), 'keep protected a'],
        'child 9d': 'keep needed-by a',
        'b 9d pr-3': [index(['lone']), 'delete expired'],
        'lone 9d': 'keep protected lone'
      }
    },
    'is not what protect excludes': {
      rules: [everything],
      protect: ['**', '@untagged', '!1.1', '!@untagged'],
      decisions: { 'a 9d 1.0': 'keep protected 1.0', 'b 9d 1.1': 'delete expired', 'c 9d': 'delete expired' }
    },
    'is not what was created right now': { rules: [rule('pr-*')], decisions: { 'a 0 pr-1': 'delete expired' } }
  })
})

describe('the grace period', () => {
  table({
    'keeps what is untagged and younger, and says until when': {
      rules: [everything],
      grace: '24h',
      decisions: {
        'young 23h': 'keep grace until 2026-07-15T13:00',
        'just 24h': 'delete expired',
        'old 25h': 'delete expired',
        'tagged 1h pr-1': 'delete expired'
      }
    },
    'counts from the later of creation and last change': {
      rules: [everything],
      grace: '24h',
      decisions: {
        'untagged 60d/2h': 'keep grace until 2026-07-16T10:00',
        'long-ago 60d/25h': 'delete expired',
        'unknown 60d/?': 'delete expired'
      }
    },
    'is named beside the other reasons to keep': {
      rules: [rule('@untagged', { within: '1d' })],
      grace: '2d',
      decisions: {
        'young 23h': 'keep within 1/1d until 2026-07-15T13:00:00.001, grace until 2026-07-16T13:00',
        'tagged 1h pr-1': 'keep uncovered pr-1'
      }
    },
    'is named beside what no rule matches': {
      rules: [rule('pr-*')],
      grace: '24h',
      decisions: { 'young 23h': 'keep uncovered @untagged, grace until 2026-07-15T13:00' }
    },
    'can be none': { rules: [everything], grace: '0', decisions: { 'young 1h': 'delete expired' } },
    'does not keep the parts of an image': {
      rules: [everything],
      grace: '24h',
      decisions: { 'app 9d pr-1': [index(['child']), 'delete expired'], 'child 1h': 'delete goes-with app' }
    }
  })
})

describe('helper tags', () => {
  const signature = `signature 9d ${helperTag('app')}.sig`
  const orphan = `orphan 8d ${helperTag('gone')}.sig`
  table({
    'are covered and protected by no pattern': {
      rules: [rule('**')],
      protect: ['sha256-*'],
      decisions: {
        'app 9d 1.0': 'delete expired',
        [signature]: 'delete goes-with app',
        [orphan]: 'keep uncovered @untagged',
        'plain 7d': 'keep uncovered @untagged'
      }
    },
    'leave a referrer without its subject an untagged image': {
      rules: [rule('@untagged', { latest: 1 })],
      decisions: {
        'app 9d 1.0': 'keep uncovered 1.0',
        [signature]: 'keep needed-by app',
        [orphan]: 'delete orphan, expired (latest 2/1)',
        'plain 7d': 'keep latest 1/1'
      }
    }
  })

  test('are tags like any other of type docker', () => {
    const versions = [`x 9d ${helperTag('app')}`, 'y 9d', 'z 9d latest']
    expect(keptNames([rule(['sha256-*', '@untagged'])], versions, { type: 'docker' })).toEqual(['z'])
  })
})

describe('parts of images', () => {
  table({
    'are covered by no rule and take no slot; with labels of their own they are evaluated without a slot': {
      rules: [rule('@untagged', { latest: 1 }), rule('pr-*', { latest: 1 })],
      decisions: {
        'app 3d pr-1': [index(['amd64', 'arm64']), 'keep latest#1 1/1'],
        'amd64 1d': 'keep needed-by app',
        'arm64 1d pr-1-arm64': 'keep latest#1 1/1, needed-by app',
        'a 2d': 'keep latest 1/1',
        'b 4d': 'delete expired (latest 2/1)'
      }
    }
  })

  test('count as images while no manifest was read', () => {
    const app = container({ 'app 3d pr-1': index(['child']), 'child 1d': image() })
    const unread = planPackage({ ...app, graph: null }, policy([rule('@untagged')]), unknownRefs, now)
    expect(summarizePlan(unread)).toEqual({ app: 'keep uncovered', child: 'delete expired' })
  })
})

test.each<[type: PackageType, versions: string[], covered: string, kept: string[]]>([
  ['npm', ['1.0.0 9d', '1.0.0-rc.1 9d', '2.0.0 9d'], '@prerelease', ['1.0.0', '2.0.0']],
  ['maven', ['1.0 9d', '1.1-SNAPSHOT 9d'], '*-SNAPSHOT', ['1.0']],
  ['nuget', ['1.0.0.1 9d', '1.0.0-beta 9d'], '@stable', ['1.0.0-beta']],
  ['rubygems', ['1.0.pre 9d', '1.0 9d'], '@prerelease', ['1.0']],
  ['npm', ['1.0.0 1min'], '@any', []]
])('of a %s package with %j, a rule of %s keeps %j', (type, versions, covered, kept) => {
  expect(keptNames([rule(covered)], versions, { type, grace: '24h' })).toEqual(kept)
})

describe('a placeholder that a run left where it was removing a tag', () => {
  const { bytes } = untagPlaceholder({ tag: 'pr-1', created: now, nonce: 'x' })
  const leftOver = manifest(JSON.parse(new TextDecoder().decode(bytes)))
  table({
    'is deleted whatever its tag, its age and the rules': {
      rules: [rule('pr-*')],
      grace: '24h',
      protect: ['1.*', '@untagged'],
      decisions: {
        'left ? 1.0': [leftOver, 'delete orphan'],
        'future -1d': [leftOver, 'delete orphan'],
        'app 9d 1.1': 'keep protected 1.1'
      }
    },
    'takes no slot': {
      rules: [rule('pr-*', { latest: 1 })],
      decisions: { 'left 1d pr-9': [leftOver, 'delete orphan'], 'app 9d pr-1': 'keep latest 1/1' }
    }
  })
})

describe('untag', () => {
  const rules = [rule('pr-*'), rule('@semver', { latest: 1 })]
  table({
    'removes the tags that nothing keeps, of a version that is kept for others': {
      rules,
      untag: true,
      protect: ['latest*', '1.0.0'],
      decisions: {
        'released 9d 1.0.0 pr-1 pr-2': 'untag pr-1 pr-2 protected 1.0.0',
        'protected 8d latest pr-3': 'untag pr-3 protected latest',
        'mixed 7d main pr-4 1.1.0': 'keep latest#1 1/1, uncovered main',
        'deleted 6d pr-5': 'delete expired',
        'undated ? pr-6 main-x': 'keep unknown-time',
        'both -1d pr-7 latest-x': 'keep unknown-time, protected latest-x'
      }
    },
    'removes none where it is off': { rules, decisions: { 'a 9d main pr-1': 'keep uncovered main' } },
    'leaves a version whole that a rule keeps by any label': {
      rules: [rule('pr-{pr}', { latest: 1, per: 'pr' })],
      untag: true,
      decisions: {
        'a 9d pr-1 pr-2 main': 'keep latest 1/1 of 1, latest 1/1 of 2, uncovered main',
        'b 8d pr-3 main-2': 'keep latest 1/1 of 3, uncovered main-2'
      }
    },
    'evaluates a protected version as if it were not, without a slot taken from others': {
      rules: [rule('pr-*', { latest: 1 })],
      untag: true,
      protect: ['latest', 'lts*'],
      decisions: {
        'new 1d latest pr-1': 'keep protected latest, latest 1/1',
        'a 2d pr-2': 'keep latest 1/1',
        'old 3d lts pr-3': 'untag pr-3 protected lts',
        'older 4d lts-1 pr-4': 'untag pr-4 protected lts-1'
      }
    },
    'applies no rule to a version without a usable time': {
      rules: [rule('@semver', { latest: 1 })],
      untag: true,
      protect: ['latest'],
      decisions: { 'a -1d latest 1.0.0': 'keep unknown-time, protected latest' }
    },
    'leaves a protected version the labels that no rule covers': {
      rules: [rule('pr-*')],
      untag: true,
      protect: ['latest'],
      decisions: { 'a 9d latest main pr-1': 'untag pr-1 protected latest' }
    }
  })

  test('removes none of a type whose tags cannot be removed', () => {
    expect(decide(rules, ['a 9d main pr-1'], { type: 'docker', untag: true })).toEqual({ a: 'keep uncovered main' })
  })
})

test.each<[type: PackageType, tags: string[], labels: string[]]>([
  ['container', ['1.0', 'latest'], ['1.0', 'latest']],
  ['container', [], []],
  ['container', [helperTag('x'), `${helperTag('x')}.sig`, 'keep', 'sha256-abc'], ['keep', 'sha256-abc']],
  ['docker', [helperTag('x'), 'latest'], [helperTag('x'), 'latest']],
  ['docker', [], []],
  ['npm', [], ['1.2.3']],
  ['maven', ['ignored'], ['1.2.3']]
])('the labels of a %s version with the tags %j are %j', (type, tags, labels) => {
  expect(labelsOf({ id: 1, name: '1.2.3', tags, created: now, updated: now }, type)).toEqual(labels)
})

describe('evaluateWithoutManifests', () => {
  const kept = (listing: Listing, of: Policy): string[] =>
    evaluateWithoutManifests(container(listing), of, unknownRefs, now).flatMap((each) =>
      each.deletable ? [] : [nameOf(each.version.name)]
    )

  test('counts every version as an image', () => {
    const app = { 'app 3d main': index(['child']), 'child 1d': image(), 'other 2d': image() }
    expect(kept(app, policy([rule('@untagged', { latest: 1 })]))).toEqual(['app', 'child'])
  })

  test('relies on no max, under which a part that is not counted makes room for two', () => {
    const app = {
      [`part 15d ${helperTag('app')}`]: image(),
      'app 1d main': image(),
      'a 16d pr-1': image(),
      'b 390h pr-2': image(),
      'c 17d pr-3': image(),
      'd 1y pr-4': image()
    }
    const rules = [rule(['@any', '@untagged', '!main'], { latest: 2, daily: 2, yearly: 2, max: 3 })]
    expect(keptNames(rules, app)).toEqual(['part', 'app', 'a', 'b', 'c'])
    expect(kept(app, policy(rules))).toEqual(['app'])
  })
})

test.each<[listing: string[], conditions: string[]]>([
  [['a 9d pr-1', 'b 9d'], ['pr-open']],
  [['a 9d pr-1 branch-x'], ['pr-open', 'branch-exists']],
  [['a 9d x-2'], ['pr-open', 'then-for']],
  [['a 9d sha-abcdef1'], ['deployments']],
  [['a 9d main'], []]
])('the conditions that matter to a package of %j are %j', (listing, conditions) => {
  const rules = [
    rule('pr-{pr}', { while: 'pr-open' }),
    rule('branch-*', { while: 'branch-exists' }),
    rule('@untagged', { while: 'tag-exists' }),
    rule('x-{pr}', { while: 'pr-open', 'then-for': '7d' }),
    rule('sha-{sha}', { deployments: 2 }),
    rule('*-{sha}', { deployments: 0, while: 'unreleased' }),
    rule('**', { latest: 1 })
  ]
  const { versions } = registry('docker', listing)
  expect(questionsOf(versions, 'docker', policy(rules, { type: 'docker' }))).toEqual(new Set(conditions))
})

describe('unmatchedPatterns', () => {
  const of = policy([rule(['pr-*', 'gone-*', '!wip']), rule('@untagged')], { protect: ['latest', 'never'] })
  const [one, other] = [container({ 'a 9d pr-1': image() }), container({ 'b 9d latest': image() })]

  test('returns the patterns, excluding ones too, that match nothing in any package', () => {
    expect(unmatchedPatterns(of, [one, other])).toEqual(['gone-*', '!wip', '@untagged', 'never'])
    const third = container({ 'c 9d wip': image(), 'd 9d': image() })
    expect(unmatchedPatterns(of, [one, other, third])).toEqual(['gone-*', 'never'])
  })

  test('returns each pattern once', () => {
    expect(unmatchedPatterns(policy([rule('x'), rule('x')]), [container({})])).toEqual(['x'])
  })

  test('returns none where the policy took no package', () => {
    expect(unmatchedPatterns(of, [])).toEqual([])
  })

  test('takes a version with helper tags alone for untagged', () => {
    const app = container({ [`a 9d ${helperTag('x')}`]: image() })
    expect(unmatchedPatterns(policy([rule('@untagged'), rule('sha256-*')]), [app])).toEqual(['sha256-*'])
  })
})
