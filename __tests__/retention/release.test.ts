import { describe, expect, test } from '@jest/globals'
import {
  compareReleases,
  groupKey,
  isStable,
  numberKey,
  type Release,
  readRelease
} from '../../src/retention/release.ts'
import { type PackageType, packageTypes } from '../../src/retention/version.ts'
import fc from '../fast-check.ts'

const read = (type: PackageType, label: string): Release => {
  const release = readRelease(type, label)
  if (release === null) throw new Error(`${label} is no version of ${type}`)
  return release
}

const compare = (type: PackageType, a: string, b: string): number =>
  Math.sign(compareReleases(type, read(type, a), read(type, b)))

describe('readRelease', () => {
  const stable: Record<PackageType, readonly string[]> = {
    container: [
      '1.2.3',
      'v1.2.3',
      '0.0.0',
      '1.2.3-alpine',
      '1.2.3-alpine3.18-slim',
      '1.2.3-prefix',
      '1.2.3-rcx',
      '1.2.3-1',
      '01.2.3',
      '1.2.3-01',
      '1.2.3_1',
      '2024.01.15',
      '2024.10.05-alpine',
      '1.2.3-ubuntu22.04',
      '1.2.3-cuda12.1-ubuntu22.04',
      '1.2.3-2024.01.15',
      '103.0.0_up45.31.1',
      'v1.2.3-3-alpine',
      '1.2.3-gabc1234',
      '1.2.3-3-gxyz',
      '1.2.3-github',
      '1.2.3-mainline',
      '1.2.3-tester'
    ],
    docker: ['1.2.3', '1.2.3-alpine', '1.2.3-release', '1.2.3-developer', '1.2.3-betamax2'],
    npm: ['1.2.3', 'v1.2.3', '1.2.3+build.001', '99999999999999999999.0.0'],
    nuget: ['1.2.3', '1.2.3.4', '1.0', '1.02.3', '1.2.3.0+meta'],
    rubygems: [
      '1',
      '1.0',
      '1.2.3',
      '1.2.3.4.5',
      '01.2',
      '1.2.3-java',
      '1.2.3-x86_64-linux',
      '1.2.3-x86_64-linux-gnu',
      '1.2.3-arm64-darwin',
      '1.2.3-arm64-darwin-23',
      '1.2.3-aarch64-linux-musl',
      '1.2.3-x64-mingw32',
      '1.2.3-x64-mingw-ucrt',
      '1.2.3-x86-mswin32-60',
      '1.2.3-universal-darwin',
      '1.2.3-universal-java-11',
      '1.2.3-arm-linux-gnueabihf',
      '1.2-x86-freebsd-14.1'
    ],
    maven: [
      '2',
      '1.0',
      '1.2.3',
      '1.0.Final',
      '1.0.0.RELEASE',
      '1.0-ga',
      '31.1-jre',
      '9.2.0.jre8',
      '1.0-1',
      '1.0-1.x',
      '1.0-mx'
    ]
  }
  const prerelease: Record<PackageType, readonly (readonly [label: string, channel: string | null])[]> = {
    container: [
      ['1.2.3-alpha', 'alpha'],
      ['1.2.3-beta2', 'beta'],
      ['1.2.3-rc.1', 'rc'],
      ['1.2.3-RC1', 'rc'],
      ['v1.2.3-pre', 'pre'],
      ['1.2.3-preview', 'preview'],
      ['1.2.3-dev20260101', 'dev'],
      ['1.2.3-canary.abcdef0', 'canary'],
      ['1.2.3-nightly-20260101', 'nightly'],
      ['1.2.3-next', 'next'],
      ['1.2.3-SNAPSHOT', 'snapshot'],
      ['1.2.3-alpine-rc1', 'rc'],
      ['2024.01.15-rc.01', 'rc'],
      ['1.2.3_rc1', 'rc'],
      ['v1.2.0-3-gabc1234', 'git'],
      ['v1.2.0-3-gabc1234-alpine', 'git'],
      ['1.2.0-rc1-3-gabc1234', 'rc'],
      ['1.2.0-dirty', 'git'],
      ['1.2.0-3-gabc1234-dirty', 'git'],
      ['0.0.0-pr12', 'pr'],
      ['0.0.0-20260131-abc1234', null],
      ['0.0.0-alpine', 'alpine'],
      ['00.0.0_x', 'x'],
      ['1.2.3-ci.5', 'ci'],
      ['1.2.3-edge', 'edge'],
      ['1.2.3-test2', 'test'],
      ['1.2.3-unstable', 'unstable'],
      ['1.2.3-experimental.1', 'experimental'],
      ['1.2.3-develop', 'develop'],
      ['1.2.3-main-abc1234', 'main'],
      ['1.2.3-master.5', 'master'],
      ['1.2.3-trunk', 'trunk'],
      ['1.2.3-git20260131', 'git']
    ],
    docker: [['1.2.3-rc1-alpine', 'rc']],
    npm: [
      ['1.2.3-rc.1', 'rc'],
      ['1.2.3-alpine', 'alpine'],
      ['1.2.3-Canary-5', 'canary'],
      ['1.2.3-0', null],
      ['1.2.3-0.next.1', 'next'],
      ['1.2.3-2026abc', null],
      ['1.2.3-rc.1+001', 'rc']
    ],
    nuget: [
      ['1.2.3-Beta01', 'beta'],
      ['1.2.3.4-rc.1', 'rc'],
      ['1.0-pre', 'pre']
    ],
    rubygems: [
      ['1.2.3.rc1', 'rc'],
      ['1.0b2', 'b'],
      ['2.0.0.Pre.1', 'pre'],
      ['1.0-1', 'pre'],
      ['1.0.a', 'a'],
      ['1.2.3.rc1-java', 'rc'],
      ['1.2.3-beta-x86_64-linux', 'pre'],
      ['1.2.3-javascript', 'pre']
    ],
    maven: [
      ['1.0-SNAPSHOT', 'snapshot'],
      ['1.0-20260101.120000-1', 'snapshot'],
      ['1.0-alpha-1', 'alpha'],
      ['1.0.Beta2', 'beta'],
      ['1.0b2', 'beta'],
      ['1.0-a1', 'alpha'],
      ['5.0.0.M3', 'milestone'],
      ['5.0-milestone-3', 'milestone'],
      ['1.0-rc', 'rc'],
      ['5.0.0.CR1', 'rc'],
      ['1.0-rc1-SNAPSHOT', 'rc'],
      ['1.0-jre-rc1', 'rc']
    ]
  }
  const others: Record<PackageType, readonly string[]> = {
    container: [
      'latest',
      '',
      '1',
      '1.2',
      'v1',
      '1.2.3.4',
      '1.2.3-',
      '1.2.3_',
      '1.2.3__1',
      '1.2.3+1',
      'V1.2.3',
      'pr-1.2.3',
      '1.2.3-a..b'
    ],
    docker: ['1.2-rc1', '1-alpine', 'alpine'],
    npm: ['1.2', 'latest', '1.2.3-01', '1.02.3', '1.2.3-a.', '1.2.3+', '1.2.3 ', '1.2.3\n', '=1.2.3'],
    nuget: ['1', '1.2.3.4.5', '1.2.3-', '1.2-b_c', 'x'],
    rubygems: ['a1', '1.', '1..2', '1.2_3', '1.2.-a', ''],
    maven: ['r09', '1..2', '1.0-', 'RELEASE', '1.0 final', 'vv1']
  }

  for (const type of packageTypes) {
    test.each(stable[type])(`takes %j for a stable version of ${type}`, (label) => {
      const { prerelease, channel } = read(type, label)
      expect({ prerelease, channel }).toEqual({ prerelease: false, channel: null })
      expect(isStable(read(type, label))).toBe(true)
    })

    test.each(prerelease[type])(`takes %j for a prerelease of ${type}, of channel %j`, (label, word) => {
      const { prerelease, channel } = read(type, label)
      expect({ prerelease, channel }).toEqual({ prerelease: true, channel: word })
      expect(isStable(read(type, label))).toBe(false)
    })

    test.each(others[type])(`takes %j for no version of ${type}`, (label) => {
      expect(readRelease(type, label)).toBeNull()
    })

    test(`answers for ${type} labels that invite backtracking`, () => {
      const runs = [
        '0',
        '1.',
        '.',
        '-',
        'a',
        'a1',
        '-1',
        '-a',
        '.0',
        '-rc',
        '-rc.',
        'rc1',
        '+',
        '_a',
        '-1-gabc1',
        '-20260101.120000-1'
      ]
      for (const run of runs) {
        for (const start of ['', '1.2.3', '1.2.3-', '1.2.3-rc', '1.2.3-x86_64-linux']) {
          expect(readRelease(type, `${start}${run.repeat(10_000)}!`)).toBeNull()
        }
      }
    })
  }

  test.each<[PackageType, string, string]>([
    ['container', '1.2.3', ''],
    ['container', '1.2.3-alpine', 'alpine'],
    ['container', '1.2.3-rc1-alpine', 'alpine'],
    ['container', '1.2.3-alpine3.18-rc.1-slim', 'alpine3.18-slim'],
    ['container', '1.2.3-rc-1-alpine-2', 'alpine-2'],
    ['container', '1.2.3-rc1', ''],
    ['container', '1.2.3-2024.01.15', '2024.01.15'],
    ['container', '103.0.0_up45.31.1', 'up45.31.1'],
    ['container', '1.2.0-3-gabc1234-alpine', 'alpine'],
    ['container', '0.0.0-pr1-alpine', 'alpine'],
    ['container', '0.0.0-abc1234', ''],
    ['rubygems', '1.2.3-java', 'java'],
    ['rubygems', '1.2.3.rc1-x86_64-linux', 'x86_64-linux'],
    ['docker', '1.2.3-alpine', 'alpine'],
    ['npm', '1.2.3-alpine', ''],
    ['nuget', '1.2.3-alpine', ''],
    ['rubygems', '1.2.3.alpine', ''],
    ['maven', '31.1-jre', 'jre'],
    ['maven', '9.2.0.jre8-rc1', 'jre8'],
    ['maven', '1.0.Final-redhat-1', 'redhat-1'],
    ['maven', '1.0-SNAPSHOT', '']
  ])('finds in the %s version %s the variant %j', (type, label, variant) => {
    expect(groupKey(read(type, label), 'variant')).toBe(variant)
  })

  test('reads what it writes: numbers and prereleases of npm', () => {
    const number = fc.oneof(fc.nat().map(String), fc.bigInt({ min: 0n }).map(String))
    const identifier = fc.oneof(number, fc.stringMatching(/^[0-9A-Za-z-]*[A-Za-z-][0-9A-Za-z-]*$/))
    fc.assert(
      fc.property(fc.tuple(number, number, number), fc.array(identifier, { maxLength: 4 }), (numbers, identifiers) => {
        const label = numbers.join('.') + (identifiers.length > 0 ? `-${identifiers.join('.')}` : '')
        const expected = { numbers, identifiers, prerelease: identifiers.length > 0 }
        expect(readRelease('npm', label)).toMatchObject(expected)
        expect(readRelease('npm', `v${label}+build`)).toEqual(readRelease('npm', label))
      })
    )
  })
})

describe('compareReleases', () => {
  const orders: Record<PackageType, readonly (readonly string[])[]> = {
    npm: [
      [
        '1.0.0-alpha',
        '1.0.0-alpha.1',
        '1.0.0-alpha.beta',
        '1.0.0-beta',
        '1.0.0-beta.2',
        '1.0.0-beta.11',
        '1.0.0-rc.1',
        '1.0.0'
      ],
      ['0.9.9', '0.10.0', '1.0.0', '9007199254740993.0.0', '9007199254740994.0.0'],
      ['1.0.0-1', '1.0.0-9007199254740993', '1.0.0-9007199254740994', '1.0.0-A', '1.0.0-a']
    ],
    container: [
      ['1.2.3-alpha', '1.2.3-rc.2', '1.2.3-rc.11', '1.2.3', '1.2.10-rc.1', '1.2.10'],
      ['1.2.3-rc.1-alpine', '1.2.3-rc.2', '1.2.3-alpine', '1.2.4-rc.1-alpine'],
      ['1.2.3-rc', '1.2.3-rc8', '1.2.3-rc9', '1.2.3-rc10', '1.2.3-rc11-alpine', '1.2.3'],
      ['2024.01.15', '2024.02.01', '2024.10.05'],
      ['1.2.0-rc1', '1.2.0-rc1-2-gfff0000', '1.2.0-rc1-10-gabc1234', '1.2.0']
    ],
    docker: [['1.2.3-rc.2', '1.2.3-rc.10', '1.2.3', '1.3.0']],
    nuget: [['1.0.0-alpha', '1.0.0-Beta.2', '1.0.0-beta.10', '1.0', '1.0.0.1-rc', '1.0.0.1', '1.0.1', '1.2']],
    rubygems: [['1.0.a', '1.0.b1', '1.0.b2', '1.0.b10', '1.0.rc1', '1.0', '1.0.0.1', '1.1.pre', '1.1', '1.10']],
    maven: [
      [
        '1-alpha-1',
        '1-a2',
        '1-beta',
        '1-m1',
        '1-milestone-2',
        '1-rc1-SNAPSHOT',
        '1-rc1',
        '1-cr2',
        '1-SNAPSHOT',
        '1',
        '1-sp'
      ],
      [
        '1.0-SNAPSHOT',
        '1.0-20260101.120000-1',
        '1.0-20260101.120000-2',
        '1.0',
        '1.0-android',
        '1.0-jre',
        '1.0-1',
        '1.0.1'
      ],
      ['1.0-jre-rc1', '1.0-jre', '1.0-jre8', '1.0-jre11']
    ]
  }
  const equals: readonly (readonly [PackageType, string, string])[] = [
    ['npm', '1.0.0+a', 'v1.0.0+b'],
    ['container', '1.0.0-alpine', '1.0.0'],
    ['container', '1.0.0-RC.1', '1.0.0-rc-1-alpine'],
    ['container', '1.0.0-rc01', '01.0.0-rc.1'],
    ['rubygems', '1.0-java', '1.0'],
    ['nuget', '1.0', '1.0.0.0'],
    ['nuget', '1.0.0-RC.01', '1.00.0-rc.1'],
    ['rubygems', '1', '1.0.0'],
    ['rubygems', '1.0.a', '1.a.0'],
    ['maven', '1', '1.0.0'],
    ['maven', '1.0.Final', '1-ga'],
    ['maven', '1.0.RELEASE', '1.0-0'],
    ['maven', '1.0-a1', '1-ALPHA-1'],
    ['maven', '1.0-CR1', '1.0.rc-1']
  ]

  for (const type of packageTypes) {
    test.each(orders[type])(`orders ${type}: %s and on`, (...labels) => {
      for (const [low, a] of labels.entries()) {
        for (const [high, b] of labels.entries())
          expect([a, b, compare(type, a, b)]).toEqual([a, b, Math.sign(low - high)])
      }
    })

    test(`orders ${type} without contradictions`, () => {
      const part = fc.constantFrom(
        '0',
        '1',
        '2',
        '10',
        'a',
        'rc',
        'rc1',
        'snapshot',
        'final',
        'sp',
        'alpine',
        'jre8',
        'B'
      )
      const label = fc
        .tuple(
          fc.array(fc.nat({ max: 2 }), { minLength: 3, maxLength: 3 }),
          fc.array(part, { maxLength: 3 }),
          fc.constantFrom('.', '-')
        )
        .map(([numbers, parts, dot]) => numbers.join('.') + (parts.length > 0 ? `-${parts.join(dot)}` : ''))
      fc.assert(
        fc.property(label, label, label, (a, b, c) => {
          expect(compare(type, a, a)).toBe(0)
          expect(compare(type, a, b) + compare(type, b, a)).toBe(0)
          if (compare(type, a, b) <= 0 && compare(type, b, c) <= 0) {
            const strict = compare(type, a, b) < 0 || compare(type, b, c) < 0
            expect(compare(type, a, c)).toBe(strict ? -1 : 0)
          }
        }),
        { numRuns: 1000 }
      )
    })
  }

  test.each(equals)('puts neither of the %s versions %s and %s first', (type, a, b) => {
    expect(compare(type, a, b)).toBe(0)
    expect(compare(type, b, a)).toBe(0)
  })
})

describe('groups and numbers', () => {
  test.each<[PackageType, string, Record<'major' | 'minor' | 'channel' | 'variant', string | null>]>([
    ['container', 'v1.2.3-rc1-alpine', { major: '1', minor: '1.2', channel: 'rc', variant: 'alpine' }],
    ['npm', '10.20.30', { major: '10', minor: '10.20', channel: null, variant: '' }],
    ['container', '2024.01.15', { major: '2024', minor: '2024.1', channel: null, variant: '' }],
    ['maven', '2', { major: '2', minor: '2.0', channel: null, variant: '' }],
    ['nuget', '01.02-Beta', { major: '1', minor: '1.2', channel: 'beta', variant: '' }]
  ])('groups the %s version %s', (type, label, keys) => {
    const release = read(type, label)
    for (const per of ['major', 'minor', 'channel', 'variant'] as const)
      expect([per, groupKey(release, per)]).toEqual([per, keys[per]])
  })

  test.each<[PackageType, string, string]>([
    ['npm', '1.2.0', '1.2'],
    ['npm', '1.2.0-rc.1', '1.2'],
    ['container', 'v1.2.3-alpine', '1.2.3'],
    ['container', '2024.01.15', '2024.1.15'],
    ['nuget', '1.0.0.0', '1'],
    ['nuget', '1.0.0.1', '1.0.0.1'],
    ['maven', '1.0-SNAPSHOT', '1'],
    ['maven', '010.0', '10'],
    ['rubygems', '0.0.0', '']
  ])('gives the %s version %s the number %j, whatever zeros end it', (type, label, key) => {
    expect(numberKey(read(type, label))).toBe(key)
  })
})
