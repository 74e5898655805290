import { describe, expect, test } from '@jest/globals'
import {
  type Candidates,
  conditionsOf,
  evaluateVersions,
  evaluateWithoutManifests,
  labelsOf,
  unmatchedPatterns
} from '../../src/retention/evaluate.ts'
import type { RefState } from '../../src/retention/keep-rules.ts'
import { untagPlaceholder } from '../../src/retention/manifest.ts'
import type { Policy } from '../../src/retention/policy.ts'
import type { Reason } from '../../src/retention/reason.ts'
import type { PackageType } from '../../src/retention/version.ts'
import {
  container,
  digest,
  helperTag,
  image,
  index,
  manifest,
  nameOf,
  now,
  policy,
  registry,
  rule,
  unknownRefs
} from './builders.ts'

const hour = 3_600_000
const day = 24 * hour

const evaluate = (candidates: Candidates, of: Policy, facts: RefState = unknownRefs) =>
  evaluateVersions(candidates, of, facts, now)

/** The reasons for each version, by its name. */
const reasons = (candidates: Candidates, of: Policy, facts?: RefState): Record<string, readonly Reason[]> =>
  Object.fromEntries(evaluate(candidates, of, facts).map((each) => [nameOf(each.version.name), each.reasons]))

const deletable = (candidates: Candidates, of: Policy, facts?: RefState): string[] =>
  evaluate(candidates, of, facts).flatMap((each) => (each.deletable ? [nameOf(each.version.name)] : []))

const everything = rule(['@any', '@untagged'])

describe('labels', () => {
  test.each<[type: PackageType, tags: string[], labels: string[]]>([
    ['container', ['1.0', 'latest'], ['1.0', 'latest']],
    ['container', [], []],
    ['container', [helperTag('x'), `${helperTag('x')}.sig`, 'keep'], ['keep']],
    ['docker', [helperTag('x'), 'latest'], [helperTag('x'), 'latest']],
    ['docker', [], []],
    ['npm', [], ['1.2.3']],
    ['maven', ['ignored'], ['1.2.3']]
  ])('of a %s version with the tags %j are %j', (type, tags, labels) => {
    expect(labelsOf({ id: 1, name: '1.2.3', tags, created: now, updated: now }, type)).toEqual(labels)
  })
})

describe('a version', () => {
  test('may go where a rule covers it and keeps it for nothing, with its age and each miss', () => {
    const app = container({ 'a 1d pr-1': image(), 'b 3d pr-2': image() })
    expect(reasons(app, policy([rule('pr-*', { latest: 1, within: '2d' })]))).toEqual({
      a: [
        { code: 'latest', rule: 0, rank: 1, limit: 1 },
        { code: 'within', rule: 0, rank: 1, limit: '2d', until: now + day + 1 }
      ],
      b: [
        {
          code: 'expired',
          rule: 0,
          age: 3 * day,
          misses: [
            { key: 'latest', limit: 1, rank: 2 },
            { key: 'within', limit: '2d' }
          ]
        }
      ]
    })
  })

  test('stays where no rule covers it', () => {
    const app = container({ 'a 9d main': image(), 'b 9d': image() })
    expect(reasons(app, policy([rule('pr-*')]))).toEqual({
      a: [{ code: 'uncovered', labels: ['main'] }],
      b: [{ code: 'uncovered', labels: ['@untagged'] }]
    })
  })

  test('stays where one of its labels is not covered, with the reasons of all rules', () => {
    const app = container({ 'a 9d pr-1 main 1.0.0': image() })
    expect(reasons(app, policy([rule('pr-*'), rule('@semver', { latest: 1 })]))).toEqual({
      a: [
        { code: 'latest', rule: 1, rank: 1, limit: 1 },
        { code: 'uncovered', labels: ['main'] }
      ]
    })
  })

  test('may go where several rules together cover its labels, with a reason for each', () => {
    const app = container({ 'a 9d pr-1 1.0.0': image() })
    expect(reasons(app, policy([rule('pr-*'), rule('main'), rule('@semver')]))).toEqual({
      a: [
        { code: 'expired', rule: 0, age: 9 * day, misses: [] },
        { code: 'expired', rule: 2, age: 9 * day, misses: [] }
      ]
    })
  })

  test('stays where one of the rules that cover its label keeps it', () => {
    const app = container({ 'a 9d 1.0.0-rc.1': image() })
    expect(deletable(app, policy([rule('@prerelease'), rule('1.*', { latest: 1 })]))).toEqual([])
  })

  test('is not covered by a label that the rule excludes', () => {
    const app = container({ 'a 9d 1.0.0': image(), 'b 9d 1.0.1': image(), 'c 9d 1.0.0-x 1.0.2': image() })
    expect(reasons(app, policy([rule(['1.*', '!1.0.0*'])]))).toEqual({
      a: [{ code: 'uncovered', labels: ['1.0.0'] }],
      b: [{ code: 'expired', rule: 0, age: 9 * day, misses: [] }],
      c: [{ code: 'uncovered', labels: ['1.0.0-x'] }]
    })
  })

  test('counts once in a rule that covers several of its labels', () => {
    const app = container({ 'a 1d pr-1 pr-2': image(), 'b 2d pr-3': image(), 'c 3d pr-4': image() })
    expect(deletable(app, policy([rule('pr-*', { latest: 2 })]))).toEqual(['c'])
  })

  test('whose last change is not known goes by its creation', () => {
    const app = container({ 'a 3d/? pr-1': image(), 'b 9d/1d pr-2': image(), 'c 9d/4d pr-3': image() })
    expect(deletable(app, policy([rule('pr-*', { latest: 1, by: 'updated' })]))).toEqual(['a', 'c'])
    expect(deletable(app, policy([rule('pr-*', { latest: 2, by: 'updated' })]))).toEqual(['c'])
  })
})

describe('pins', () => {
  test('take no slot in any count', () => {
    const app = container({
      'protected 1d pr-1 keep': image(),
      'undated ? pr-2': image(),
      'future -1d pr-3': image(),
      'a 2d pr-4': image(),
      'b 3d pr-5': image()
    })
    expect(reasons(app, policy([rule('pr-*', { latest: 1 })], { protect: ['keep'] }))).toMatchObject({
      protected: [{ code: 'protected', labels: ['keep'] }],
      undated: [{ code: 'unknown-time' }],
      future: [{ code: 'unknown-time' }],
      a: [{ code: 'latest', rank: 1 }],
      b: [{ code: 'expired' }]
    })
  })

  test('are all told', () => {
    const app = container({ 'a ? keep-1 pr-1 keep-2': image() })
    expect(reasons(app, policy([rule('pr-*')], { protect: ['keep-*'] }))).toEqual({
      a: [{ code: 'unknown-time' }, { code: 'protected', labels: ['keep-1', 'keep-2'] }]
    })
  })

  test('hold untagged images by @untagged, and not the parts of others', () => {
    const app = container({ 'a 9d': image(), 'app 9d pr-1': index(['child']), 'child 9d': image() })
    const evaluations = evaluate(app, policy([rule(['@any', '@untagged'])], { protect: ['@untagged'] }))
    expect(
      evaluations.map(({ deletable, image, reasons }) => [deletable, image, reasons.map(({ code }) => code)])
    ).toEqual([
      [false, true, ['protected']],
      [true, true, ['expired']],
      [true, false, []]
    ])
  })

  test('hold the version of a digest, whatever part it is, and all its labels', () => {
    const app = container({ 'a 9d pr-1 pr-2': index(['child']), 'child 9d': image(), 'b 9d pr-3': image() })
    const evaluations = evaluate(app, policy([rule('pr-*')], { protect: [digest('a'), digest('child')], untag: true }))
    expect(evaluations.map(({ deletable, reasons, removableTags }) => [deletable, reasons, removableTags])).toEqual([
      [false, [{ code: 'protected', digest: digest('a') }], []],
      [false, [{ code: 'protected', digest: digest('child') }], []],
      [true, [expect.objectContaining({ code: 'expired' })], []]
    ])
  })

  test('do not hold what protect excludes', () => {
    const app = container({ 'a 9d 1.0': image(), 'b 9d 1.1': image(), 'c 9d': image() })
    expect(deletable(app, policy([everything], { protect: ['**', '@untagged', '!1.1', '!@untagged'] }))).toEqual([
      'b',
      'c'
    ])
  })

  test('hold the version that was created right now no more than others', () => {
    expect(deletable(container({ 'a 0 pr-1': image() }), policy([rule('pr-*')]))).toEqual(['a'])
  })
})

describe('the grace period', () => {
  const app = container({ 'young 23h': image(), 'just 24h': image(), 'old 25h': image(), 'tagged 1h pr-1': image() })

  test('holds what is untagged and younger, and says until when', () => {
    expect(reasons(app, policy([everything], { grace: '24h' }))).toMatchObject({
      young: [{ code: 'grace', until: now + hour }],
      just: [{ code: 'expired' }],
      old: [{ code: 'expired' }],
      tagged: [{ code: 'expired' }]
    })
  })

  test('counts from the later of creation and last change', () => {
    const moved = container({ 'untagged 60d/2h': image(), 'long-ago 60d/25h': image(), 'unknown 60d/?': image() })
    expect(reasons(moved, policy([everything], { grace: '24h' }))).toMatchObject({
      untagged: [{ code: 'grace', until: now + 22 * hour }],
      'long-ago': [{ code: 'expired' }],
      unknown: [{ code: 'expired' }]
    })
  })

  test('is told beside the other reasons to stay', () => {
    expect(reasons(app, policy([rule('@untagged', { within: '1d' })], { grace: '2d' }))).toMatchObject({
      young: [{ code: 'within' }, { code: 'grace' }],
      tagged: [{ code: 'uncovered' }]
    })
    expect(reasons(app, policy([rule('pr-*')], { grace: '24h' }))['young']).toEqual([
      { code: 'uncovered', labels: ['@untagged'] },
      { code: 'grace', until: now + hour }
    ])
  })

  test('can be none', () => {
    expect(deletable(app, policy([everything], { grace: '0' }))).toEqual(['young', 'just', 'old', 'tagged'])
  })

  test('does not hold the parts of an image', () => {
    const multi = container({ 'app 9d pr-1': index(['child']), 'child 1h': image() })
    expect(deletable(multi, policy([everything], { grace: '24h' }))).toEqual(['app', 'child'])
  })
})

describe('helper tags', () => {
  const app = container({
    'app 9d 1.0': image(),
    [`signature 9d ${helperTag('app')}.sig`]: image(),
    [`orphan 8d ${helperTag('gone')}.sig`]: image(),
    'plain 7d': image()
  })

  test('are covered and protected by no pattern', () => {
    expect(deletable(app, policy([rule('**')], { protect: ['sha256-*'] }))).toEqual(['app', 'signature'])
  })

  test('leave a referrer without its subject an untagged image', () => {
    expect(reasons(app, policy([rule('@untagged', { latest: 1 })]))).toMatchObject({
      app: [{ code: 'uncovered', labels: ['1.0'] }],
      signature: [],
      orphan: [{ code: 'orphan' }, { code: 'expired', misses: [{ key: 'latest', limit: 1, rank: 2 }] }],
      plain: [{ code: 'latest' }]
    })
  })

  test('are tags like any other of type docker', () => {
    const docker = registry('docker', [`x 9d ${helperTag('app')}`, 'y 9d', 'z 9d latest'])
    expect(deletable(docker, policy([rule(['sha256-*', '@untagged'])], { type: 'docker' }))).toEqual(['x', 'y'])
  })
})

describe('parts of images', () => {
  test('are covered by no rule and take no slot, and with labels of their own are asked about as guests', () => {
    const app = container({
      'app 3d pr-1': index(['amd64', 'arm64']),
      'amd64 1d': image(),
      'arm64 1d pr-1-arm64': image(),
      'a 2d': image(),
      'b 4d': image()
    })
    const rules = [rule('@untagged', { latest: 1 }), rule('pr-*', { latest: 1 })]
    expect(reasons(app, policy(rules))).toMatchObject({
      app: [{ code: 'latest', rule: 1, rank: 1 }],
      amd64: [],
      arm64: [{ code: 'latest', rule: 1, rank: 1 }],
      a: [{ code: 'latest', rule: 0 }],
      b: [{ code: 'expired', rule: 0 }]
    })
  })

  test('count as images while no manifest was read', () => {
    const app = container({ 'app 3d pr-1': index(['child']), 'child 1d': image() })
    expect(deletable({ ...app, graph: null }, policy([rule('@untagged')]))).toEqual(['child'])
  })
})

describe('judgeUnread', () => {
  const stays = (candidates: Candidates, of: Policy): string[] =>
    evaluateWithoutManifests(candidates, of, unknownRefs, now).flatMap((each) =>
      each.deletable ? [] : [nameOf(each.version.name)]
    )

  test('counts every version as an image', () => {
    const app = container({ 'app 3d main': index(['child']), 'child 1d': image(), 'other 2d': image() })
    expect(stays(app, policy([rule('@untagged', { latest: 1 })]))).toEqual(['app', 'child'])
  })

  test('relies on no max, under which a part that is not counted makes room for two', () => {
    const app = container({
      [`part 15d ${helperTag('app')}`]: image(),
      'app 1d main': image(),
      'a 16d pr-1': image(),
      'b 390h pr-2': image(),
      'c 17d pr-3': image(),
      'd 1y pr-4': image()
    })
    const of = policy([rule(['@any', '@untagged', '!main'], { latest: 2, daily: 2, yearly: 2, max: 3 })])
    expect(deletable({ ...app, graph: null }, of)).toEqual(['b', 'c'])
    expect(deletable(app, of)).toEqual(['part', 'd'])
    expect(stays(app, of)).toEqual(['app'])
  })
})

test.each<[type: PackageType, versions: string[], covered: string, expected: string[]]>([
  ['npm', ['1.0.0 9d', '1.0.0-rc.1 9d', '2.0.0 9d'], '@prerelease', ['1.0.0-rc.1']],
  ['maven', ['1.0 9d', '1.1-SNAPSHOT 9d'], '*-SNAPSHOT', ['1.1-SNAPSHOT']],
  ['nuget', ['1.0.0.1 9d', '1.0.0-beta 9d'], '@stable', ['1.0.0.1']],
  ['rubygems', ['1.0.pre 9d', '1.0 9d'], '@prerelease', ['1.0.pre']],
  ['npm', ['1.0.0 1min'], '@any', ['1.0.0']]
])('a %s package goes by the names of its versions', (type, versions, covered, expected) => {
  expect(deletable(registry(type, versions), policy([rule(covered)], { type, grace: '24h' }))).toEqual(expected)
})

describe('while: unreleased', () => {
  const snapshots = policy([rule('*-SNAPSHOT', { while: 'unreleased' })], { type: 'maven', protect: ['1.1'] })

  test('ends with a stable version of the same number, whatever the rules say of that', () => {
    const lib = registry('maven', [
      '1.0-SNAPSHOT 9d',
      '1.0 8d',
      '1.1.0-SNAPSHOT 7d',
      '1.1 6d',
      '1.2-SNAPSHOT 5d',
      '1.2-rc1 4d'
    ])
    expect(deletable(lib, snapshots)).toEqual(['1.0-SNAPSHOT', '1.1.0-SNAPSHOT'])
  })

  test('ends with a variant too', () => {
    const app = container({ 'a 9d 1.0.0-rc.1': image(), 'b 1d main 1.0.0-alpine': image() })
    expect(deletable(app, policy([rule('@prerelease', { while: 'unreleased' })]))).toEqual(['a'])
  })

  test('holds for a stable version no more than for what it releases', () => {
    const lib = registry('maven', ['1.0 9d'])
    expect(deletable(lib, policy([rule('@any', { while: 'unreleased' })], { type: 'maven' }))).toEqual(['1.0'])
  })
})

describe('a placeholder that a run left where it was removing a tag', () => {
  const { bytes } = untagPlaceholder({ tag: 'pr-1', created: now, nonce: 'x' })
  const leftOver = manifest(JSON.parse(new TextDecoder().decode(bytes)))

  test('goes whatever its tag, its age and the rules', () => {
    const app = container({ 'left ? 1.0': leftOver, 'future -1d': leftOver, 'app 9d 1.1': image() })
    const rules = policy([rule('pr-*')], { grace: '24h', protect: ['1.*', '@untagged'] })
    expect(evaluate(app, rules).map(({ deletable, image, reasons }) => [deletable, image, reasons[0]?.code])).toEqual([
      [true, false, 'orphan'],
      [true, false, 'orphan'],
      [false, true, 'protected']
    ])
  })

  test('takes no slot', () => {
    const app = container({ 'left 1d pr-9': leftOver, 'app 9d pr-1': image() })
    expect(deletable(app, policy([rule('pr-*', { latest: 1 })]))).toEqual(['left'])
  })
})

describe('untag', () => {
  const idle = (candidates: Candidates, of: Policy): Record<string, readonly string[]> =>
    Object.fromEntries(evaluate(candidates, of).map((each) => [nameOf(each.version.name), each.removableTags]))

  const app = container({
    'released 9d 1.0.0 pr-1 pr-2': image(),
    'protected 8d latest pr-3': image(),
    'mixed 7d main pr-4 1.1.0': image(),
    'going 6d pr-5': image(),
    'undated ? pr-6 main-x': image(),
    'both -1d pr-7 latest-x': image()
  })
  const rules = [rule('pr-*'), rule('@semver', { latest: 1 })]

  test('names the labels that nothing keeps, of a version that stays for others', () => {
    expect(idle(app, policy(rules, { untag: true, protect: ['latest*', '1.0.0'] }))).toEqual({
      released: ['pr-1', 'pr-2'],
      protected: ['pr-3'],
      mixed: [],
      going: [],
      undated: [],
      both: []
    })
  })

  test('names none where it is off, or the type has no such tags', () => {
    expect(Object.values(idle(app, policy(rules, { protect: ['latest*'] }))).flat()).toEqual([])
    const docker = { ...app, type: 'docker', graph: null } as const
    expect(Object.values(idle(docker, policy(rules, { untag: true }))).flat()).toEqual([])
  })

  test('leaves a version whole that a rule keeps by any label', () => {
    const kept = container({ 'a 9d pr-1 pr-2 main': image(), 'b 8d pr-3 main-2': image() })
    expect(idle(kept, policy([rule('pr-{pr}', { latest: 1, per: 'pr' })], { untag: true }))).toEqual({ a: [], b: [] })
    expect(idle(kept, policy([rule('pr-*', { latest: 1 })], { untag: true }))).toEqual({ a: ['pr-1', 'pr-2'], b: [] })
  })

  test('asks the rules of a protected version as if it were not, without a slot taken from others', () => {
    const both = container({
      'new 1d latest pr-1': image(),
      'a 2d pr-2': image(),
      'old 3d lts pr-3': image(),
      'older 4d lts-1 pr-4': image()
    })
    const of = policy([rule('pr-*', { latest: 1 })], { untag: true, protect: ['latest', 'lts*'] })
    expect(idle(both, of)).toEqual({ new: [], a: [], old: ['pr-3'], older: ['pr-4'] })
    expect(reasons(both, of)).toMatchObject({
      new: [{ code: 'protected' }, { code: 'latest', rank: 1 }],
      a: [{ code: 'latest', rank: 1 }]
    })
  })

  test('asks no rule of a version without a usable time', () => {
    const one = container({ 'a -1d latest 1.0.0': image() })
    expect(reasons(one, policy([rule('@semver', { latest: 1 })], { untag: true, protect: ['latest'] }))).toEqual({
      a: [{ code: 'unknown-time' }, { code: 'protected', labels: ['latest'] }]
    })
  })

  test('leaves a protected version the labels that no rule covers', () => {
    const one = container({ 'a 9d latest main pr-1': image() })
    expect(idle(one, policy([rule('pr-*')], { untag: true, protect: ['latest'] }))).toEqual({ a: ['pr-1'] })
  })
})

describe('questionsOf', () => {
  const rules = [
    rule('pr-{pr}', { while: 'pr-open' }),
    rule('branch-*', { while: 'branch-exists' }),
    rule('@untagged', { while: 'tag-exists' }),
    rule('**', { latest: 1 })
  ]

  test('gives those of rules that cover a label', () => {
    const questions = (...listing: string[]) =>
      conditionsOf(registry('docker', listing).versions, 'docker', policy(rules, { type: 'docker' }))
    expect(questions('a 9d pr-1', 'b 9d')).toEqual(new Set(['pr-open']))
    expect(questions('a 9d pr-1 branch-x')).toEqual(new Set(['pr-open', 'branch-exists']))
    expect(questions('a 9d main')).toEqual(new Set())
  })
})

describe('idlePatterns', () => {
  const of = policy([rule(['pr-*', 'gone-*', '!wip']), rule('@untagged')], { protect: ['latest', 'never'] })

  test('gives the patterns, excluding ones too, that match nothing in any package', () => {
    const one = container({ 'a 9d pr-1': image() })
    const other = container({ 'b 9d latest': image() })
    expect(unmatchedPatterns(of, [one, other])).toEqual(['gone-*', '!wip', '@untagged', 'never'])
    expect(unmatchedPatterns(of, [one, other, container({ 'c 9d wip': image(), 'd 9d': image() })])).toEqual([
      'gone-*',
      'never'
    ])
  })

  test('gives each pattern once', () => {
    expect(unmatchedPatterns(policy([rule('x'), rule('x')]), [container({})])).toEqual(['x'])
  })

  test('gives none where the policy took no package', () => {
    expect(unmatchedPatterns(of, [])).toEqual([])
  })

  test('takes a version with helper tags alone for untagged', () => {
    const app = container({ [`a 9d ${helperTag('x')}`]: image() })
    expect(unmatchedPatterns(policy([rule('@untagged'), rule('sha256-*')]), [app])).toEqual(['sha256-*'])
  })
})
