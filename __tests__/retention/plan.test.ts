import { describe, expect, test } from '@jest/globals'
import { untagPlaceholder } from '../../src/retention/manifest.ts'
import {
  type ApprovedChanges,
  capChanges,
  deferChanges,
  type Inventory,
  type Plan,
  planPackage
} from '../../src/retention/plan.ts'
import type { Policy } from '../../src/retention/policy.ts'
import { sameTags } from '../../src/retention/version.ts'
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
  policy,
  registry,
  rule,
  summarizePlan,
  unknownRefs
} from './builders.ts'

const day = 24 * 3_600_000

const plan = (inventory: Inventory, of: Policy, approved?: ApprovedChanges): Plan =>
  planPackage(inventory, of, unknownRefs, now, approved)

const everything = rule(['@any', '@untagged'])
const prs = rule('pr-*')

/** Returns the names of what is deleted, in that order. */
const deletedNames = ({ decisions, changes }: Plan): string[] =>
  changes.map((change) => nameOf(decisions[change.index]?.version.name ?? ''))

const keptNames = ({ decisions }: Plan): string[] =>
  decisions.flatMap(({ action, version }) => (action === 'delete' ? [] : [nameOf(version.name)]))

describe('what belongs together', () => {
  const cases: [behaviour: string, listing: Listing, summary: Record<string, string>][] = [
    [
      'children are kept or deleted with their index',
      {
        'main 9d main': index(['main-amd64']),
        'main-amd64 9d': image(),
        'pr 9d pr-1': index(['pr-amd64', 'pr-attest']),
        'pr-amd64 9d': image(),
        'pr-attest 9d': image({ subject: 'pr-amd64' })
      },
      {
        main: 'keep uncovered',
        'main-amd64': 'keep needed-by main',
        pr: 'delete expired',
        'pr-amd64': 'delete goes-with pr',
        'pr-attest': 'delete goes-with pr pr-amd64'
      }
    ],
    [
      'a child is kept for one of the two indexes that share it',
      {
        'main 9d main': index(['shared']),
        'pr 9d pr-1': index(['shared', 'own']),
        'shared 9d': image(),
        'own 9d': image()
      },
      { main: 'keep uncovered', pr: 'delete expired', shared: 'keep needed-by main', own: 'delete goes-with pr' }
    ],
    [
      'a nested index keeps all that is below it',
      {
        'top 9d main': index(['middle']),
        'middle 9d': index(['bottom']),
        'bottom 9d': index(['amd64']),
        'amd64 9d': image(),
        'pr 9d pr-1': index(['bottom'])
      },
      {
        top: 'keep uncovered',
        middle: 'keep needed-by top',
        bottom: 'keep needed-by middle',
        amd64: 'keep needed-by bottom',
        pr: 'delete expired'
      }
    ],
    [
      'a child with a matched tag of its own is kept with its index all the same',
      { 'main 9d main': index(['amd64']), 'amd64 9d pr-1-amd64': image() },
      { main: 'keep uncovered', amd64: 'keep needed-by main' }
    ],
    [
      'a child with an unmatched tag of its own is kept when its index is deleted',
      { 'pr 9d pr-1': index(['amd64', 'arm64']), 'amd64 9d main-amd64': image(), 'arm64 9d pr-1-arm64': image() },
      { pr: 'delete expired', amd64: 'keep uncovered', arm64: 'delete expired, goes-with pr' }
    ],
    [
      'a version that is kept for itself also names what needs it',
      { 'main 9d main': index(['amd64']), 'amd64 9d main-amd64': image() },
      { main: 'keep uncovered', amd64: 'keep uncovered, needed-by main' }
    ],
    [
      'signatures and their signatures are kept or deleted with their subject',
      {
        'main 9d main': image(),
        [`main-sig 9d ${helperTag('main')}.sig`]: image(),
        'main-att 9d': image({ subject: 'main' }),
        'main-att-sig 9d': image({ subject: 'main-att' }),
        'pr 9d pr-1': image(),
        [`pr-sig 9d ${helperTag('pr')}.sig`]: image(),
        [`pr-sig-sig 9d ${helperTag('pr-sig')}.sig`]: image()
      },
      {
        main: 'keep uncovered',
        'main-sig': 'keep needed-by main',
        'main-att': 'keep needed-by main',
        'main-att-sig': 'keep needed-by main-att',
        pr: 'delete expired',
        'pr-sig': 'delete goes-with pr',
        'pr-sig-sig': 'delete goes-with pr-sig'
      }
    ],
    [
      'the signature of a platform is kept with an index that needs the platform',
      {
        'main 9d main': index(['amd64']),
        'pr 9d pr-1': index(['amd64']),
        'amd64 9d': image(),
        [`fallback 9d ${helperTag('amd64')}`]: index(['signature']),
        'signature 9d': image({ subject: 'amd64' })
      },
      {
        main: 'keep uncovered',
        pr: 'delete expired',
        amd64: 'keep needed-by main',
        fallback: 'keep needed-by amd64',
        signature: 'keep needed-by amd64 fallback'
      }
    ],
    [
      'a signature with an unmatched tag of its own is kept without its subject',
      { 'pr 9d pr-1': image(), 'signature 9d mine': image({ subject: 'pr' }) },
      { pr: 'delete expired', signature: 'keep uncovered' }
    ],
    [
      'nothing is concluded from an image that is missing',
      { 'main 9d main': 'missing', 'pr 9d pr-1': 'missing', 'amd64 9d': image() },
      { main: 'keep uncovered', pr: 'delete expired', amd64: 'keep uncovered' }
    ],
    [
      'a partial image is deleted with what is left of it',
      { 'pr 9d pr-1': index(['gone', 'amd64']), 'amd64 9d': 'missing', 'main 9d main': image() },
      { pr: 'delete expired', amd64: 'delete goes-with pr', main: 'keep uncovered' }
    ],
    [
      'an unknown manifest keeps all that it mentions',
      {
        'main 9d main': manifest({
          mediaType: 'application/vnd.future+json',
          of: container({ 'x 1d': null }).versions[0]?.name
        }),
        'pr 9d pr-1': image(),
        'x 9d pr-2': image()
      },
      { main: 'keep uncovered', pr: 'delete expired', x: 'keep needed-by main' }
    ]
  ]
  test.each(cases)('%s', (_, listing, summary) => {
    expect(summarizePlan(plan(container(listing), policy([prs])))).toEqual(summary)
  })

  test('is named by ids', () => {
    const { decisions } = plan(
      container({
        'main 9d main': index(['a']),
        'lts 9d lts': index(['a']),
        'pr 9d pr-1': index(['a', 'b']),
        'a 9d': image(),
        'b 9d': image()
      }),
      policy([prs])
    )
    expect(decisions.map(({ part, reasons }) => [part, reasons.at(-1)])).toEqual([
      ['image', { code: 'uncovered', labels: ['main'] }],
      ['image', { code: 'uncovered', labels: ['lts'] }],
      ['image', { code: 'expired', rule: 0, age: 9 * day, misses: [] }],
      ['child', { code: 'needed-by', ids: [1, 2] }],
      ['child', { code: 'goes-with', ids: [3] }]
    ])
  })
})

describe('orphans', () => {
  const app = container({
    'main 9d main': image(),
    [`main-sig 9d ${helperTag('main')}.sig`]: image(),
    'lost-child 9d': image(),
    'lost-att 8d': image({ subject: 'gone' }),
    [`lost-sig 1h ${helperTag('gone')}.sig`]: image(),
    [`lost-fallback 9d ${helperTag('gone')}`]: index(['lost-att']),
    'ghost 9d': 'missing'
  })

  test('count as untagged images', () => {
    const of = policy([rule('@untagged', { latest: 1 })], { grace: '24h' })
    expect(summarizePlan(plan(app, of))).toEqual({
      main: 'keep uncovered',
      'main-sig': 'keep needed-by main',
      'lost-child': 'delete expired',
      'lost-att': 'delete orphan, goes-with lost-fallback',
      'lost-sig': 'keep latest, grace',
      'lost-fallback': 'delete orphan, expired',
      ghost: 'delete expired'
    })
  })

  test('are kept where no rule matches untagged versions', () => {
    expect(deletedNames(plan(app, policy([rule('@any')], { minKeep: 0, protect: ['main'] })))).toEqual([])
  })

  test('count for the minimum and max-delete-percent', () => {
    const { images, status, decisions } = plan(app, policy([rule('@untagged')], { minKeep: 3 }))
    expect({ images, status }).toEqual({ images: 5, status: 'ok' })
    expect(decisions.filter(({ reasons }) => reasons.some(({ code }) => code === 'min-keep'))).toHaveLength(2)
  })

  test('are none in a package without any subject, which holds the signatures of images in another one', () => {
    const signatures = container({
      [`sig 9d ${helperTag('a')}.sig`]: image(),
      [`att 8d ${helperTag('b')}.att`]: image(),
      'bundle 7d': image({ subject: 'c' }),
      [`fallback 6d ${helperTag('d')}`]: index(['entry']),
      'entry 6d': image({ subject: 'd' }),
      'cache 9d': image(),
      'later 8d': image()
    })
    expect(summarizePlan(plan(signatures, policy([rule('@untagged')])))).toEqual({
      sig: 'keep foreign-subject',
      att: 'keep foreign-subject',
      bundle: 'keep foreign-subject',
      fallback: 'keep foreign-subject',
      entry: 'keep foreign-subject, needed-by fallback',
      cache: 'delete expired',
      later: 'keep min-keep'
    })
  })
})

test('signatures of images in another package, and of those signatures, do not count towards the fuse', () => {
  const app = container({
    ...Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`app${at} ${at + 1}d pr-${at}`, image()])),
    ...Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`sig${at} 9d`, image({ subject: `gone${at}` })])),
    'sig-of-sig 9d': image({ subject: 'sig0' }),
    'sig-of-that 9d': image({ subject: 'sig-of-sig' })
  })
  const { status, images, decisions } = plan(app, policy([everything], { maxDeletePercent: 80 }))
  expect({ status, images }).toEqual({ status: 'fused', images: 10 })
  expect(new Set(decisions.slice(10).map(({ part, action }) => `${part} ${action}`))).toEqual(
    new Set(['referrer keep'])
  )
})

test('a manifest that names itself is no part of itself', () => {
  const app = container({ 'a 9d pr-1': image({ subject: 'a' }), 'main 9d main': image() })
  expect(deletedNames(plan(app, policy([prs])))).toEqual(['a'])
})

describe('tagged platforms', () => {
  const release = (version: string, age: number) => ({
    [`${version} ${age}d v${version}`]: index([`${version}-amd64`, `${version}-arm64`]),
    [`${version}-amd64 ${age}d v${version}-amd64`]: image(),
    [`${version}-arm64 ${age}d v${version}-arm64`]: image()
  })
  const app = container({ ...release('1.0', 9), ...release('1.1', 8), ...release('1.2', 7), ...release('1.3', 6) })

  test('take no slot, and are kept or deleted with their index', () => {
    const { decisions, changes } = plan(app, policy([rule('v*', { latest: 3 })]))
    expect(deletedNames(plan(app, policy([rule('v*', { latest: 3 })])))).toEqual(['1.0', '1.0-amd64', '1.0-arm64'])
    expect(decisions[4]?.reasons.at(-1)).toMatchObject({ code: 'needed-by' })
    expect(changes.map(({ after }) => after.length)).toEqual([0, 1, 1])
  })

  test.each<[string, Parameters<typeof rule>[0], Partial<Parameters<typeof policy>[1]>]>([
    ['protected', 'v*', { protect: ['v1.0-arm64'] }],
    ['uncovered', ['v*', '!v1.0-arm64'], {}]
  ])('are kept alone for a label of their own that is %s', (code, covered, options) => {
    expect(summarizePlan(plan(app, policy([rule(covered, { latest: 3 })], options)))).toMatchObject({
      '1.0': 'delete expired',
      '1.0-amd64': 'delete expired, goes-with 1.0',
      '1.0-arm64': `keep ${code}`
    })
  })

  test('take slots like any other version where no rule covers their index', () => {
    const platforms = plan(app, policy([rule('v*-*', { latest: 3 })], { minKeep: 0 }))
    expect(deletedNames(platforms)).toEqual([])
    expect(summarizePlan(platforms)['1.0-amd64']).toBe('keep needed-by 1.0')
  })

  test('take a slot where they are kept without their index, as they would in the next run', () => {
    const pushed = container({
      'a 3d v1': index(['a-amd64']),
      'a-amd64 1d v1-amd64': image(),
      'b 2d v2': image(),
      'c 4d v3': image()
    })
    const of = policy([rule('v*', { latest: 1 })])
    const first = plan(pushed, of)
    expect(summarizePlan(first)).toEqual({
      a: 'delete expired',
      'a-amd64': 'keep latest',
      b: 'delete expired',
      c: 'delete expired'
    })
    expect(first.images).toBe(4)
  })

  test('count by themselves where their index loses the tags that the rule covers', () => {
    const app = container({
      'a 2d v1 main': index(['a-amd64']),
      'a-amd64 2d v1-amd64': image(),
      'b 3d v2': image()
    })
    const of = policy([rule('v*')], { untag: true })
    expect(summarizePlan(plan(app, of))['a']).toBe('untag v1 uncovered')
    expect(plan(app, of).images).toBe(3)
    expect(plan(app, { ...of, safety: { ...of.safety, untag: false } }).images).toBe(2)
  })

  test('take no slot where their index keeps a tag that the rule covers', () => {
    const app = container({
      'a 9d v0 v1': index(['a-amd64']),
      'a-amd64 1d v1-amd64': image(),
      'b 3d v2': image()
    })
    const of = policy([rule('v*', { latest: 1 })], { untag: true, protect: ['v0'] })
    expect(summarizePlan(plan(app, of))).toEqual({
      a: 'untag v1 protected',
      'a-amd64': 'keep latest, needed-by a',
      b: 'keep latest'
    })
  })

  test('take a slot one after the other, where each ends the index of the next', () => {
    const chain = container({
      'a 9d v1': index(['a-amd64']),
      'a-amd64 1d v1-amd64': image(),
      'b 2d v2': index(['b-amd64']),
      'b-amd64 2d v2-amd64': image()
    })
    expect(keptNames(plan(chain, policy([rule('v*', { latest: 1 })])))).toEqual(['a-amd64'])
  })

  test('of an index inside of another follow the one above', () => {
    const nested = container({
      'all 9d v1': index(['linux']),
      'linux 9d v1-linux': index(['amd64']),
      'amd64 9d v1-linux-amd64': image(),
      'new 1d v2': image()
    })
    expect(deletedNames(plan(nested, policy([rule('v*', { latest: 1 })])))).toEqual(['all', 'linux', 'amd64'])
    expect(keptNames(plan(nested, policy([rule('v*', { latest: 2 })])))).toEqual(['all', 'linux', 'amd64', 'new'])
  })
})

test('a tag that names its own digest is an ordinary tag', () => {
  const app = container({ [`mirror 9d ${helperTag('mirror')}`]: image(), 'main 9d main': image() })
  expect(deletedNames(plan(app, policy([rule('@untagged')])))).toEqual([])
  expect(deletedNames(plan(app, policy([rule('sha256-*')])))).toEqual(['mirror'])
  expect(deletedNames(plan(app, policy([rule('sha256-*')], { protect: ['sha256-*'] })))).toEqual([])
})

describe('the grace period', () => {
  test('keeps an index that is being pushed, its children before it, and no part of what is deleted', () => {
    const pushing = container({
      'early-child 1h': image(),
      'half 1h': index(['half-child']),
      'half-child 1h': image(),
      'pr 9d pr-1': index(['pr-child']),
      'pr-child 1h': image(),
      'main 1h main': image()
    })
    expect(summarizePlan(plan(pushing, policy([prs, rule('@untagged')], { grace: '24h' })))).toEqual({
      'early-child': 'keep grace',
      half: 'keep grace',
      'half-child': 'keep needed-by half',
      pr: 'delete expired',
      'pr-child': 'delete goes-with pr',
      main: 'keep uncovered'
    })
  })
})

describe('the minimum', () => {
  const old = { 'a 9d pr-1': image(), 'b 8d pr-2': image(), 'c 7d pr-3': image() }
  const untagged = { 'x 6d': image(), 'y 5d': image() }

  test.each<[behaviour: string, listing: Listing, options: Parameters<typeof policy>[1], kept: string[]]>([
    ['keeps the newest where all would go', old, {}, ['c']],
    ['keeps as many as min-keep says', old, { minKeep: 2 }, ['b', 'c']],
    ['keeps all where there are no more', old, { minKeep: 9 }, ['a', 'b', 'c']],
    ['keeps the newest tagged one before newer untagged ones', { ...old, ...untagged }, {}, ['c']],
    [
      'continues with untagged ones if all tagged ones are kept',
      { ...old, ...untagged },
      { minKeep: 4 },
      ['a', 'b', 'c', 'y']
    ],
    ['keeps the newest untagged one where there are no tagged ones', untagged, {}, ['y']],
    ['may keep nothing where nothing is tagged', untagged, { minKeep: 0 }, []],
    ['keeps one tagged image whatever min-keep says', { ...old, ...untagged }, { minKeep: 0 }, ['c']],
    [
      'keeps one tagged image beside enough untagged ones',
      { ...old, ...untagged },
      { minKeep: 1, protect: ['@untagged'] },
      ['c', 'x', 'y']
    ],
    [
      'counts what is kept for other reasons',
      { ...old, 'main 1d main': image() },
      { minKeep: 2, protect: ['main'] },
      ['c', 'main']
    ],
    [
      'adds nothing where enough are kept',
      { ...old, 'main 1d main': image() },
      { minKeep: 1, protect: ['main'] },
      ['main']
    ],
    [
      'keeps what its image needs, and counts it with the image, whatever tags it has',
      {
        'a 9d pr-1': image(),
        'b 8d pr-2': index(['b-child', 'b-tagged']),
        'b-child 8d': image(),
        'b-tagged 8d pr-2-x': image()
      },
      { minKeep: 2 },
      ['a', 'b', 'b-child', 'b-tagged']
    ],
    ['takes the higher id of two of the same time', { 'a 9d pr-1': image(), 'b 9d pr-2': image() }, {}, ['b']],
    [
      'does not take a helper tag for a tag',
      { 'a 9d pr-1': image(), 'a-sig 9d': image({ subject: 'a' }), [`b 8d ${helperTag('x')}.sig`]: image() },
      { minKeep: 0 },
      ['a', 'a-sig']
    ]
  ])('%s', (_, listing, options, kept) => {
    expect(keptNames(plan(container(listing), policy([everything], options)))).toEqual(kept)
  })

  test('counts, and passes over, an image of another rule that came along with one before', () => {
    const app = container({
      'app 7d pr-1': index(['child']),
      'child 8d amd64': image(),
      'a 9d pr-3': image(),
      'b 10d pr-4': image()
    })
    expect(keptNames(plan(app, policy([prs, rule('amd64')], { minKeep: 3 })))).toEqual(['app', 'child', 'a'])
  })

  test('takes orphans last, so that after a run that was cut off the next one keeps the same', () => {
    const subject = { 'subject 9d': image() }
    const signed = { 'app 7d': image(), 'app-signature 7d': image({ subject: 'app' }) }
    const others = { 'signature 6d': image({ subject: 'subject' }), ...signed, 'x 8d': image() }
    const of = policy([everything], { minKeep: 1 })
    expect(keptNames(plan(container({ ...subject, ...others }), of))).toEqual(['app', 'app-signature'])
    expect(keptNames(plan(container(others), of))).toEqual(['app', 'app-signature'])
    expect(keptNames(plan(container(others), policy([everything], { minKeep: 3 })))).toEqual([
      'signature',
      'app',
      'app-signature',
      'x'
    ])
  })

  test('does not count signatures of images in another package', () => {
    const app = container({ 'signature 6d': image({ subject: 'elsewhere' }), 'app 7d': image(), 'x 8d': image() })
    expect(summarizePlan(plan(app, policy([everything])))).toEqual({
      signature: 'keep foreign-subject',
      app: 'keep min-keep',
      x: 'delete expired'
    })
  })

  test.each<[minKeep: number | null, kept: string[]]>([
    [null, ['1.2.0']],
    [0, ['1.2.0']],
    [2, ['1.1.0', '1.2.0']]
  ])('with min-keep %j leaves of an npm package %j', (minKeep, kept) => {
    const lib = registry('npm', ['1.0.0 9d', '1.1.0 8d', '1.2.0 7d'])
    expect(keptNames(plan(lib, policy([rule('@any')], { type: 'npm', minKeep })))).toEqual(kept)
  })

  test('counts an untagged version of type docker like any other', () => {
    const docker = registry('docker', ['a 9d pr-1', 'b 8d'])
    expect(keptNames(plan(docker, policy([everything], { type: 'docker' })))).toEqual(['b'])
  })

  test('is no reason for what is kept with an image before', () => {
    const app = container({ 'app 7d pr-1': index(['child']), 'child 8d pr-2': image(), 'a 9d pr-3': image() })
    expect(summarizePlan(plan(app, policy([everything], { minKeep: 3 })))).toEqual({
      app: 'keep min-keep',
      child: 'keep needed-by app',
      a: 'keep min-keep'
    })
  })

  test.each<[pin: string, part: string, options: Parameters<typeof policy>[1]]>([
    ['time', 'part -1d', {}],
    ['digest', 'part 9d', { protect: [digest('part')] }]
  ])(
    'counts nothing untagged that is pinned by its %s, whether the image that it belongs to is there or not',
    (_, part, options) => {
      const others = {
        'signed 9d pr-0': image(),
        'other-sig 9d': image({ subject: 'signed' }),
        'a 8d pr-2': image(),
        'b 7d pr-3': image()
      }
      for (const manifest of [image(), image({ subject: 'app' })]) {
        const with2 = policy([everything], { ...options, minKeep: 2 })
        const whole = plan(container({ 'app 9d pr-1': index(['part']), [part]: manifest, ...others }), with2)
        expect(keptNames(whole)).toEqual(['part', 'a', 'b'])
        expect(keptNames(plan(container({ [part]: manifest, ...others }), with2))).toEqual(['part', 'a', 'b'])
      }
    }
  )

  test('does not count a part that is kept by itself, since it has no usable time', () => {
    const app = container({ 'app 9d': index(['child']), 'child ?': image(), 'other 8d': image() })
    expect(summarizePlan(plan(app, policy([everything])))).toEqual({
      app: 'delete expired',
      child: 'keep unknown-time',
      other: 'keep min-keep'
    })
  })

  test('is a reason with its limit, at least 1', () => {
    const limits = (minKeep: number | null) =>
      plan(container(old), policy([everything], { minKeep })).decisions.flatMap(({ reasons }) =>
        reasons[0]?.code === 'min-keep' ? reasons : []
      )
    expect(limits(null)).toEqual([{ code: 'min-keep', limit: 1 }])
    expect(limits(0)).toEqual([{ code: 'min-keep', limit: 1 }])
    expect(limits(2)).toEqual([
      { code: 'min-keep', limit: 2 },
      { code: 'min-keep', limit: 2 }
    ])
  })
})

describe('delete-empty-packages', () => {
  const app = container({ 'a 9d pr-1': index(['child']), 'child 9d': image(), 'b 8d': image() })
  const empties = (inventory: Inventory, of: Policy) => {
    const { emptiesPackage, changes } = plan(inventory, of)
    return [emptiesPackage, changes.length]
  }

  test.each<[behaviour: string, options: Parameters<typeof policy>[1], expected: [boolean, number]]>([
    ['deletes the package where nothing is kept', { deleteEmptyPackages: true }, [true, 3]],
    ['is off by itself', {}, [false, 1]],
    ['bows to an explicit min-keep', { deleteEmptyPackages: true, minKeep: 1 }, [false, 1]],
    ['bows even to an explicit min-keep of 0', { deleteEmptyPackages: true, minKeep: 0 }, [false, 1]],
    ['keeps the package where anything is kept', { deleteEmptyPackages: true, protect: ['@untagged'] }, [false, 0]],
    [
      'lets a fuse through only where it allows everything',
      { deleteEmptyPackages: true, maxDeletePercent: 0 },
      [true, 3]
    ]
  ])('%s', (_, options, expected) => {
    expect(empties(app, policy([everything], options))).toEqual(expected)
  })

  test('leaves a package alone that has nothing, is fused or could not be read', () => {
    const of = policy([everything], { deleteEmptyPackages: true, maxDeletePercent: 99 })
    const ten = container(Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`v${at} 9d pr-${at}`, image()])))
    expect(empties(container({}), of)).toEqual([false, 0])
    expect(empties(ten, of)).toEqual([false, 0])
    expect(empties({ ...app, unreadable: ['sha256:x'] }, of)).toEqual([false, 0])
  })
})

describe('the fuse', () => {
  /** A package of so many images, the first of which may be deleted. */
  const fused = (images: number, goes: number, maxDeletePercent: number): Plan['status'] => {
    const listing = Array.from({ length: images }, (_, at) => [`v${at} 9d ${at < goes ? 'pr' : 'main'}-${at}`, image()])
    return plan(container(Object.fromEntries(listing)), policy([prs], { maxDeletePercent, minKeep: 0 })).status
  }

  test.each<[images: number, toDelete: number, percent: number, status: Plan['status']]>([
    [10, 3, 30, 'ok'],
    [10, 4, 30, 'fused'],
    [10, 3, 29, 'fused'],
    [9, 8, 0, 'ok'],
    [10, 1, 0, 'fused'],
    [10, 0, 0, 'ok'],
    [10, 9, 100, 'ok'],
    [30, 10, 33, 'fused'],
    [30, 10, 34, 'ok']
  ])('of %i images with %i to delete and %i%% is %s', (images, toDelete, percent, status) => {
    expect(fused(images, toDelete, percent)).toBe(status)
  })

  test('counts an image and the parts deleted with it as one', () => {
    const listing = Array.from({ length: 8 }, (_, at) => [`main-${at} 9d main-${at}`, image()])
    const app = container({
      ...Object.fromEntries(listing),
      'pr 9d pr-1': index(['pr-a', 'pr-b']),
      'pr-a 9d': image(),
      'pr-b 9d': image(),
      [`sig 9d ${helperTag('pr')}.sig`]: image(),
      'untagged 9d': image()
    })
    expect(plan(app, policy([prs], { maxDeletePercent: 10 }))).toMatchObject({ status: 'ok', images: 10 })
  })

  test('leaves the package as it is and says how much would have been deleted', () => {
    const app = container(
      Object.fromEntries(
        Array.from({ length: 10 }, (_, at) => [`v${at} 9d ${at < 5 ? `pr-${at} main-${at}` : `pr-${at}`}`, image()])
      )
    )
    const { status, decisions, changes } = plan(app, policy([prs], { maxDeletePercent: 20, untag: true }))
    expect({ status, changes }).toEqual({ status: 'fused', changes: [] })
    expect(decisions.map(({ action, untag, reasons }) => [action, untag, reasons])).toEqual([
      ...Array.from({ length: 5 }, (_, at) => ['keep', [], [{ code: 'uncovered', labels: [`main-${at}`] }]]),
      ...Array.from({ length: 5 }, () => ['keep', [], [{ code: 'fuse', going: 5, images: 10, limit: 20 }]])
    ])
  })
})

test('a manifest that cannot be read leaves the whole package alone', () => {
  const app = container({
    'main 9d main': image(),
    'pr 9d pr-1 lts': image(),
    'pr-2 9d pr-2': index(['child']),
    'child 9d': image()
  })
  const failed = plan({ ...app, unreadable: ['sha256:x'] }, policy([prs], { untag: true }))
  expect(failed).toMatchObject({ status: 'failed', changes: [], emptiesPackage: false })
  expect(summarizePlan(failed)).toEqual({
    main: 'keep uncovered',
    pr: 'keep uncovered',
    'pr-2': 'keep unreadable',
    child: 'keep unreadable'
  })
})

describe('the order of changes', () => {
  test.each<[behaviour: string, listing: Listing, order: string[]]>([
    ['the oldest first', { 'a 7d pr-1': image(), 'b 9d pr-2': image(), 'c 8d pr-3': image() }, ['b', 'c', 'a']],
    ['the lower id first of two of the same time', { 'a 9d pr-1': image(), 'b 9d pr-2': image() }, ['a', 'b']],
    [
      'an image and then its parts, however old these are',
      {
        'child 99d': image(),
        [`sig 1d ${helperTag('b')}.sig`]: image(),
        'b 8d pr-1': index(['child']),
        'a 9d pr-2': image(),
        'c 7d pr-3': image()
      },
      ['a', 'b', 'child', 'sig', 'c']
    ],
    [
      'a part of two images after both',
      { 'shared 9d': image(), 'a 9d pr-1': index(['shared']), 'c 8d pr-3': image(), 'b 7d pr-2': index(['shared']) },
      ['a', 'c', 'b', 'shared']
    ],
    [
      'step by step down nested indexes and signatures',
      {
        'sig 9d': image({ subject: 'amd64' }),
        'amd64 9d': image(),
        'bottom 9d': index(['amd64']),
        'top 9d pr-1': index(['bottom'])
      },
      ['top', 'bottom', 'amd64', 'sig']
    ],
    [
      'a tagged child not before its younger index',
      { 'child 9d pr-1-x': image(), 'other 8d pr-2': image(), 'app 7d pr-1': index(['child']) },
      ['other', 'app', 'child']
    ],
    [
      'a tagged child with its index',
      { 'child 7d pr-1-x': image(), 'other 8d pr-2': image(), 'app 9d pr-1': index(['child']) },
      ['app', 'child', 'other']
    ],
    [
      'an image before the fallback index that wrongly lists it',
      { [`fallback 9d ${helperTag('app')}`]: index(['app']), 'app 9d pr-1': image() },
      ['app', 'fallback']
    ],
    [
      'an image before the fallback index that wrongly lists it, whichever is listed first',
      { 'app 9d pr-1': image(), [`fallback 9d ${helperTag('app')}`]: index(['app']) },
      ['app', 'fallback']
    ],
    [
      'what hangs on a ring behind the ring',
      {
        'part 99d': image(),
        [`a 9d ${helperTag('b')}`]: index(['part']),
        [`b 8d ${helperTag('a')}`]: image(),
        'c 7d pr-1': image()
      },
      ['b', 'a', 'part', 'c']
    ]
  ])('%s', (_, listing, order) => {
    const all = plan(container({ ...listing, 'main 1d main': image() }), policy([prs, rule('@untagged')]))
    expect(deletedNames(all)).toEqual(order)
  })

  test('is the same for packages without manifests', () => {
    const lib = registry('npm', ['1.0.0 1d', '1.0.0-b 9d', '1.0.0-c 9d', '1.0.0-a 9d', '1.0.0-d 10d'])
    const order = ['1.0.0-d', '1.0.0-b', '1.0.0-c', '1.0.0-a']
    expect(deletedNames(plan(lib, policy([rule('*-*')], { type: 'npm' })))).toEqual(order)
  })

  test('names for each change what must be deleted before it, and its time in the order', () => {
    const { changes } = plan(
      container({
        'main 9d main': image(),
        'shared 9d': image(),
        'a 9d pr-1': index(['shared']),
        'b 7d pr-2': index(['shared']),
        'sig 1d': image({ subject: 'shared' })
      }),
      policy([prs])
    )
    expect(changes).toEqual([
      { index: 2, image: true, after: [], time: now - 9 * day },
      { index: 3, image: true, after: [], time: now - 7 * day },
      { index: 1, image: false, after: [2, 3], time: now - 7 * day },
      { index: 4, image: false, after: [1], time: now - 7 * day }
    ])
  })

  test('of a ring waits for one of its versions only', () => {
    const { changes } = plan(
      container({
        'main 9d main': image(),
        [`a 9d ${helperTag('b')}`]: image(),
        [`b 8d ${helperTag('a')}`]: image()
      }),
      policy([rule('@untagged')])
    )
    expect(changes.map(({ after }) => after)).toEqual([[], [changes[0]?.index]])
  })
})

describe('a cap', () => {
  /** The names of what a cap defers, for each of two packages. */
  const deferredBy = (cap: number | null): string[][] => {
    const app = container({
      'main 1d main': image(),
      'a 9d pr-1': index(['a-child']),
      'a-child 9d': image(),
      'b 7d pr-2': index(['a-child'])
    })
    const lib = registry('npm', ['1.0.0 1d', '2.0.0-pr 8d', '3.0.0-pr 6d'])
    const plans = [plan(app, policy([prs])), plan(lib, policy([rule('*-pr')], { type: 'npm' }))]
    const deferred = capChanges(plans, cap)
    return plans.map((each) =>
      deletedNames(each).filter((_, turn) => deferred.get(each)?.has(each.changes[turn]?.index ?? -1))
    )
  }

  test.each<[cap: number | null, deferred: string[][]]>([
    [null, [[], []]],
    [9, [[], []]],
    [4, [[], []]],
    [3, [[], ['3.0.0-pr']]],
    [2, [['b', 'a-child'], ['3.0.0-pr']]],
    [
      1,
      [
        ['b', 'a-child'],
        ['2.0.0-pr', '3.0.0-pr']
      ]
    ],
    [
      0,
      [
        ['a', 'b', 'a-child'],
        ['2.0.0-pr', '3.0.0-pr']
      ]
    ]
  ])('of %j over all packages defers %j', (cap, deferred) => {
    expect(deferredBy(cap)).toEqual(deferred)
  })

  test('defers an owner no later than a tagged child that counts by itself', () => {
    const app = plan(
      container({
        'main 1d main': image(),
        'child 9d amd64': image(),
        'app 8d pr-1': index(['child']),
        'sig 9d': image({ subject: 'child' })
      }),
      policy([prs, rule('amd64')])
    )
    expect(deletedNames(app)).toEqual(['app', 'child', 'sig'])
    expect(capChanges([app], 1).get(app)).toEqual(new Set([1, 3]))
  })

  test('defers nothing of plans that change nothing', () => {
    const empty = plan(container({}), policy([prs]))
    expect(capChanges([empty], 0)).toEqual(new Map([[empty, new Set()]]))
  })

  const pullRequests = (...versions: string[]) =>
    container(Object.fromEntries(['main 1d main', ...versions].map((version) => [version, image()])))

  test.each<[behaviour: string, own: number | null, ofRun: number | null, deferred: number[]]>([
    ['counts what was changed earlier in the run, and not what was deferred then', 2, null, [2]],
    ['of the run counts in the same way', null, 2, [2]],
    ['of the policy takes precedence over that of the run', 3, 0, []],
    ['is none where neither has one', null, null, []]
  ])('%s', (_, own, ofRun, deferred) => {
    const of = policy([prs], { maxDeletions: own })
    const capped = { policyIndex: 0, policy: of }
    const first = plan(pullRequests('a 5d pr-1', 'b 4d pr-2'), of)
    const second = plan(pullRequests('c 3d pr-3', 'd 2d pr-4'), of)
    const earlier = { ...capped, plan: first, deferred: new Set([2]) }
    const found = deferChanges([{ ...capped, plan: second }], ofRun, [earlier])
    expect(found).toEqual(new Map([[second, new Set(deferred)]]))
  })
})

describe('untag', () => {
  const rules = [prs, rule('@semver', { latest: 1 })]

  test('removes the tags of a kept image that nothing keeps', () => {
    const app = container({
      'a 9d main pr-1 pr-2': image(),
      'b 8d 1.0.0 pr-3': image(),
      'c 7d pr-4': image(),
      'd 6d latest pr-5': image()
    })
    expect(summarizePlan(plan(app, policy(rules, { untag: true, protect: ['latest'] })))).toEqual({
      a: 'untag pr-1 pr-2 uncovered',
      b: 'keep latest',
      c: 'delete expired',
      d: 'untag pr-5 protected'
    })
    expect(keptNames(plan(app, policy(rules)))).toEqual(['a', 'b', 'd'])
    expect(summarizePlan(plan(app, policy(rules)))['a']).toBe('keep uncovered')
  })

  test('leaves an image whole that something needs', () => {
    const app = container({ 'app 9d main': index(['child']), 'child 9d main-x pr-1': image() })
    expect(summarizePlan(plan(app, policy(rules, { untag: true })))['child']).toBe('keep uncovered, needed-by app')
  })

  test('removes no tag of an image that is kept for the minimum', () => {
    const app = container({ 'a 9d pr-1 pr-2': image() })
    expect(summarizePlan(plan(app, policy(rules, { untag: true })))).toEqual({ a: 'keep min-keep' })
  })

  test('removes what a run that was cut off left, which is no image', () => {
    const { bytes } = untagPlaceholder({ tag: 'pr-1', created: now, nonce: 'x' })
    const app = container({
      'main 9d main': image(),
      'left 0 pr-1': manifest(JSON.parse(new TextDecoder().decode(bytes)))
    })
    const all = plan(app, policy([rule('x')], { maxDeletePercent: 0 }))
    expect(all.images).toBe(1)
    expect(summarizePlan(all)).toEqual({ main: 'keep uncovered', left: 'delete orphan' })
    expect(capChanges([all], 0).get(all)).toEqual(new Set())
  })
})

describe('an approved plan', () => {
  const app = container({
    'main 9d main': image(),
    'a 9d pr-1': index(['child']),
    'child 9d': image(),
    'b 8d pr-2': image(),
    'c 7d pr-3 lts pr-4': image()
  })
  const of = policy([prs], { untag: true })
  const approve = (changed: Plan): ApprovedChanges =>
    new Map(changed.decisions.map(({ version, action, untag }) => [version.id, { action, untag, tags: version.tags }]))

  test('allows everything that it deleted, and no more', () => {
    expect(summarizePlan(plan(app, of, approve(plan(app, of))))).toEqual(summarizePlan(plan(app, of)))
    const first = container({ 'main 9d main': image(), 'a 9d pr-1': index(['child']), 'child 9d': image() })
    expect(summarizePlan(plan(app, of, approve(plan(first, of))))).toEqual({
      main: 'keep uncovered',
      a: 'delete expired',
      child: 'delete goes-with a',
      b: 'keep not-in-plan',
      c: 'keep uncovered'
    })
  })

  test('is no reason for what a kept image needs', () => {
    const inventory = container({ 'main 9d main': index(['child']), 'child 9d': image(), 'a 9d pr-1': image() })
    expect(summarizePlan(plan(inventory, of, new Map()))).toEqual({
      main: 'keep uncovered',
      child: 'keep needed-by main',
      a: 'keep not-in-plan'
    })
  })

  test('keeps what has other tags since, with all that it needs', () => {
    const moved = container({
      'main 9d main': image(),
      'a 9d pr-1 pr-9': index(['child']),
      'child 9d': image(),
      'b 8d pr-2': image(),
      'c 7d pr-3 lts pr-5': image()
    })
    expect(summarizePlan(plan(moved, of, approve(plan(app, of))))).toEqual({
      main: 'keep uncovered',
      a: 'keep not-in-plan',
      child: 'keep needed-by a',
      b: 'delete expired',
      c: 'keep uncovered'
    })
  })

  test('keeps what it kept', () => {
    const earlier = plan(app, policy([rule('pr-1')]))
    expect(deletedNames(plan(app, of, approve(earlier)))).toEqual(['a', 'child'])
  })

  test('removes only the tags that it removed', () => {
    const some = new Map([[5, { action: 'untag' as const, untag: ['pr-3'], tags: ['lts', 'pr-4', 'pr-3'] }]])
    expect(summarizePlan(plan(app, of, some))['c']).toBe('untag pr-3 uncovered')
  })

  test('keeps everything of a package that it did not have', () => {
    expect(deletedNames(plan(app, of, new Map()))).toEqual([])
  })
})

test.each<[one: string[], other: string[], same: boolean]>([
  [['a', 'b'], ['b', 'a'], true],
  [[], [], true],
  [['a'], ['a', 'b'], false],
  [['a', 'b'], ['a'], false],
  [['a', 'b'], ['a', 'c'], false]
])('sameTags of %j and %j is %j', (one, other, same) => {
  expect(sameTags(one, other)).toBe(same)
})

/** Returns a plan as lines: the decision of each version in the order of the listing, then the order of deletions. */
const golden = (of: Plan): string[] => [
  ...Object.entries(summarizePlan(of)).map(([name, told]) => `${name}: ${told}`),
  `order: ${deletedNames(of).join(' ')}`
]

test('a container package by a policy of nightly images, pull requests, releases and what is untagged', () => {
  const app = container({
    'v2.1.1 2d 2.1.1 2.1 2 latest': index(['v2.1.1-amd64', 'v2.1.1-arm64', 'v2.1.1-attest']),
    'v2.1.1-amd64 2d': image(),
    'v2.1.1-arm64 2d': image(),
    'v2.1.1-attest 2d': image(),
    [`v2.1.1-sig 2d ${helperTag('v2.1.1')}.sig`]: image(),
    'v2.1.0 30d 2.1.0': index(['v2.1.0-amd64', 'base-arm64']),
    'v2.1.0-amd64 30d': image(),
    'base-arm64 30d': image(),
    'v2.0.9 60d 2.0.9': index(['base-arm64']),
    'v2.0.8 90d 2.0.8': index(['v2.0.8-amd64', 'base-arm64']),
    'v2.0.8-amd64 90d': image(),
    [`v2.0.8-sig 89d ${helperTag('v2.0.8')}.sig`]: image(),
    'nightly-3 1d nightly-20260714 nightly': image(),
    'nightly-2 2d nightly-20260713': image(),
    'nightly-1 3d nightly-20260712': image(),
    'pr-7-new 1h pr-7-abcdef2': image(),
    'pr-7-old 5d pr-7-abcdef1': image(),
    'pr-6 6d pr-6-abcdef3': index(['pr-6-amd64']),
    'pr-6-amd64 6d': image(),
    'stray 8d': image(),
    'pushing 10min': image(),
    'lost-sig 4d': image({ subject: 'gone' })
  })
  const of = policy(
    [
      rule('@stable', { latest: 1, per: 'minor' }),
      rule('nightly-*', { daily: 2 }),
      rule('pr-{pr}-{sha}', { latest: 1, per: 'pr', while: 'pr-open' }),
      rule('@untagged', { within: '3d' })
    ],
    { protect: ['latest', 'lts-*'], grace: '24h' }
  )
  expect(golden(planPackage(app, of, { ...unknownRefs, pullRequests: new Set(['7']) }, now))).toEqual([
    'v2.1.1: keep protected',
    'v2.1.1-amd64: keep needed-by v2.1.1',
    'v2.1.1-arm64: keep needed-by v2.1.1',
    'v2.1.1-attest: keep needed-by v2.1.1',
    'v2.1.1-sig: keep needed-by v2.1.1',
    'v2.1.0: keep latest',
    'v2.1.0-amd64: keep needed-by v2.1.0',
    'base-arm64: keep needed-by v2.1.0 v2.0.9',
    'v2.0.9: keep latest',
    'v2.0.8: delete expired',
    'v2.0.8-amd64: delete goes-with v2.0.8',
    'v2.0.8-sig: delete goes-with v2.0.8',
    'nightly-3: keep daily, uncovered',
    'nightly-2: keep daily',
    'nightly-1: delete expired',
    'pr-7-new: keep latest',
    'pr-7-old: delete expired',
    'pr-6: delete expired',
    'pr-6-amd64: delete goes-with pr-6',
    'stray: delete expired',
    'pushing: keep within, grace',
    'lost-sig: delete orphan, expired',
    'order: v2.0.8 v2.0.8-amd64 v2.0.8-sig stray pr-6 pr-6-amd64 pr-7-old lost-sig nightly-1'
  ])
})

test('an npm package by a policy of canaries and stable versions', () => {
  const lib = registry('npm', [
    '3.0.0-canary.3 1d',
    '3.0.0-canary.2 2d',
    '3.0.0-canary.1 20d',
    '2.1.0 5d',
    '2.1.0-rc.1 6d',
    '2.0.1 40d',
    '2.0.0 41d',
    '1.9.9 400d',
    '1.0.0-canary.1 500d',
    'broken ?'
  ])
  const of = policy(
    [
      rule('*-canary.*', { latest: 1, within: '7d' }),
      rule('@prerelease', { while: 'unreleased' }),
      rule('@stable', { latest: 1, by: 'version', per: 'major' })
    ],
    { type: 'npm', protect: ['1.0.*'] }
  )
  const all = plan(lib, of)
  expect(golden(all)).toEqual([
    '3.0.0-canary.3: keep latest, within, while',
    '3.0.0-canary.2: keep within, while',
    '3.0.0-canary.1: keep while',
    '2.1.0: keep latest',
    '2.1.0-rc.1: delete expired',
    '2.0.1: delete expired',
    '2.0.0: delete expired',
    '1.9.9: keep latest',
    '1.0.0-canary.1: keep protected',
    'broken: keep unknown-time',
    'order: 2.0.0 2.0.1 2.1.0-rc.1'
  ])
  expect(all).toMatchObject({ status: 'ok', images: 10, emptiesPackage: false })
  expect(all.decisions.every(({ part }) => part === 'version')).toBe(true)
})
