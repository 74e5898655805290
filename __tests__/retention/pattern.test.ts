import { describe, expect, test } from '@jest/globals'
import { braceExpand, minimatch } from 'minimatch'
import {
  asksForBroken,
  capturesOf,
  caseOnlyMatches,
  coversBroken,
  coversDigest,
  covers as coversLabel,
  coversUntagged,
  exactNames,
  findFlaws,
  matchesAnyWord,
  matchesName,
  type Patterns,
  parsePatterns,
  type Use,
  unmatched
} from '../../src/retention/pattern.ts'
import type { PackageType } from '../../src/retention/version.ts'
import { indexWords } from '../../src/retention/word-index.ts'
import fc from '../fast-check.ts'
import { expectPieces, saying, worded } from '../words.ts'

const patterns = (sources: readonly string[], kind: 'label' | 'package' = 'label'): Patterns => {
  const result = parsePatterns(sources, kind)
  if (!result.ok) throw new Error(result.problem)
  return result.value
}

const problem = (sources: readonly string[], kind: 'label' | 'package' = 'label'): string | null => {
  const result = parsePatterns(sources, kind)
  return result.ok ? null : result.problem
}

/** Returns the text of each placeholder of a pattern in a label; null if the pattern does not match. */
const captures = (source: string, label: string): Record<string, string> | null => {
  const list = patterns([source])
  if (!coversLabel(list, label, 'container')) return null
  const found = [...list.placeholders].map((name) => [name, capturesOf(list, label, 'container', name)[0]] as const)
  return Object.fromEntries(found.flatMap(([name, text]) => (text === null ? [] : [[name, text ?? '']])))
}
const covers = (sources: readonly string[], label: string, type: PackageType = 'container'): boolean =>
  coversLabel(patterns(sources), label, type)
const coversName = (sources: readonly string[], name: string): boolean =>
  matchesName(patterns(sources, 'package'), name)

describe('globs', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['latest', ['latest'], ['Latest', 'latest1', 'xlatest', '']],
    ['nightly-*', ['nightly-1', 'nightly-', 'nightly-a/b'], ['nightly', 'Nightly-1', 'x-nightly-1']],
    ['*', ['a', '.hidden', 'a/b', ''], []],
    ['ab*ba', ['abba', 'ab-ba'], ['aba', 'ab', 'xabba']],
    ['*-{a,b}-x', ['1-a-x', '-b-x'], ['1-c-x', '1-a-x1', 'a-x']],
    ['**', ['a', 'a/b'], []],
    ['a**b', ['ab', 'axb', 'a/b'], ['a', 'b']],
    ['v?', ['v1', 'v😀'], ['v', 'v12']],
    ['[a-c]x', ['ax', 'cx'], ['dx', 'Ax', 'x']],
    ['[!a]', ['b', '!'], ['a', '']],
    ['[^a]', ['b', '^'], ['a', '']],
    ['[]a]', [']', 'a'], ['[', '']],
    ['[a^!]', ['a', '^', '!'], ['b']],
    ['[[]', ['['], ['a', ']']],
    ['[a-]', ['a', '-'], ['b']],
    ['[\\]\\d]', [']', 'd'], ['1', '\\']],
    ['[a\\-c]', ['a', '-', 'c'], ['b']],
    ['[[:digit:]x]', ['1', 'x'], ['d', ':', '[']],
    ['{a,b}-{1,2}', ['a-1', 'b-2'], ['a-3', '{a,b}-1']],
    ['pr{,-old}', ['pr', 'pr-old'], ['pr-']],
    ['v{1..3}', ['v1', 'v3'], ['v4', 'v1..3']],
    ['{a,{b,c}*}', ['a', 'b', 'cx'], ['ax']],
    ['\\*', ['*'], ['a', '\\*']],
    ['\\\\{a,b}', ['\\a', '\\b'], ['a']],
    ['\\{pr}'.replace('}', '\\}'), ['{pr}'], ['1']],
    ['\\{a,b\\}*', ['{a,b}', '{a,b}x'], ['a', 'b']],
    ['\\@any', ['@any'], ['a']],
    ['\\!x', ['!x'], ['x']],
    ['\\/x/', ['/x/'], ['x']],
    ['a.c', ['a.c'], ['abc']],
    ['(a|b)+$^*', ['(a|b)+$^', '(a|b)+$^x'], ['a']],
    ['#x', ['#x'], []],
    ['+(a)', ['+(a)'], ['a', 'aa']],
    ['x\u2028*', ['x\u2028y'], ['xy']]
  ])('%j matches whole labels, by case', (glob, matching, others) => {
    for (const label of matching) expect([label, covers([glob], label)]).toEqual([label, true])
    for (const label of others) expect([label, covers([glob], label)]).toEqual([label, false])
  })

  test.each<[string, readonly string[], readonly string[]]>([
    ['server', ['server'], ['Server', 'server/x']],
    ['*', ['server', '.x'], ['tools/a']],
    ['?', ['a'], ['/']],
    ['[!a]', ['b'], ['a', '/']],
    ['tools/*', ['tools/a'], ['tools/a/b', 'tools', 'xtools/a']],
    ['tools/**', ['tools/a', 'tools/a/b'], ['tools', 'toolset/a']],
    ['**', ['a', 'a/b/c'], []],
    ['**/cli', ['cli', 'a/cli', 'a/b/cli'], ['xcli', 'a/xcli']],
    ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['ab', 'a/xb', 'a/x']],
    ['tools**', ['tools', 'toolset', 'tools/a/b'], ['a/tools']],
    ['{a,b}/*', ['a/x', 'b/x'], ['c/x']],
    ['/ap+(/.*)?/', ['ap', 'app/x'], ['xapp']]
  ])('%j matches names of packages', (glob, matching, others) => {
    for (const name of matching) expect([name, coversName([glob], name)]).toEqual([name, true])
    for (const name of others) expect([name, coversName([glob], name)]).toEqual([name, false])
  })

  // Here minimatch, made for paths of files, does something else, so none of this is generated: "." and ".." and empty
  // directories; "${a,b}"; stars that are only part of a directory ("a**" does cross "/" here); "*\a", where it misses "a".
  const options = { dot: true, nocomment: true, nonegate: true, noext: true }
  const letters = [...'abcA1-._+']
  const sets = ['[ab]', '[!ab]', '[^a-c]', '[a-c.]', '[]a]', '[\\]a]']
  const braces = ['{a,b}', '{a,-{b,c}}', '{1..3}', 'a{,b*}']
  const text = (parts: readonly string[]): fc.Arbitrary<string> =>
    fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 6 }).map((list) => list.join(''))
  const isPlain = (path: string): boolean => !/(^|\/)\.{0,2}(\/|$)|\$\{|^@/.test(path)
  const glob = text([...letters, ...sets, ...braces, '*', '?', '\\*', '\\[', '(', '$', '@'])
  const agree = (source: string, kind: 'label' | 'package', names: readonly string[]): void => {
    const parsed = patterns([source], kind)
    for (const name of names)
      expect([name, matchesName(parsed, name)]).toEqual([name, minimatch(name, source, options)])
  }

  test('agree with minimatch on labels', () => {
    const labels = fc.array(text([...letters, ...']*[($@']).filter(isPlain), { maxLength: 20 })
    fc.assert(
      fc.property(glob.filter(isPlain), labels, (source, names) => agree(source, 'label', names)),
      { numRuns: 1000 }
    )
  })

  test('agree with minimatch on names of packages', () => {
    const path = (part: fc.Arbitrary<string>): fc.Arbitrary<string> =>
      fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'))
    const directory = fc.oneof(
      fc.constant('**'),
      glob.map((part) => part.replace(/\*+/g, '*'))
    )
    // Two stars that only the braces bring together, as in `a{,b*}*`, cross slashes here, as all two stars do.
    const meets = (source: string): boolean => braceExpand(source).some((word) => /[^/]\*\*|\*\*[^/]/.test(word))
    const globs = path(directory).filter((source) => isPlain(source) && source.split('{').length <= 7 && !meets(source))
    const packages = fc.array(path(text(letters)).filter(isPlain), { maxLength: 20 })
    fc.assert(
      fc.property(globs, packages, (source, names) => agree(source, 'package', names)),
      { numRuns: 1000 }
    )
  })

  test('match a label whose every character is escaped, and no other', () => {
    const label = fc.stringMatching(/^[ -~]{1,20}$/)
    fc.assert(
      fc.property(label, label, (text, other) => {
        const escaped = text.replace(/./g, '\\$&')
        expect(covers([escaped], text)).toBe(true)
        expect(covers([`${escaped}*`], `${text}${other}`)).toBe(true)
        expect(covers([escaped], other)).toBe(text === other)
      })
    )
  })
})

describe('regexes', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['/pr-[0-9]+/', ['pr-1'], ['pr-1x', 'xpr-1', '/pr-1/']],
    ['/a|ab/', ['a', 'ab'], ['b', 'abb']],
    ['/^v(?i)rc$/', ['vrc', 'vRC'], ['Vrc', 'vrc1']],
    ['/a/b/', ['a/b'], ['a', 'b']],
    ['/a{2,3}/', ['aa', 'aaa'], ['a', 'aaaa']],
    ['/@any/', ['@any'], ['a']]
  ])('%s matches whole labels', (regex, matching, others) => {
    for (const label of matching) expect([label, covers([regex], label)]).toEqual([label, true])
    for (const label of others) expect([label, covers([regex], label)]).toEqual([label, false])
  })

  test('answer for texts that would keep a backtracking engine busy for ever', () => {
    const hostile = `${'a'.repeat(10_000)}!`
    expect(covers(['/(a+)+$/'], hostile)).toBe(false)
    expect(covers(['/(?P<x>(a|a)*)*b/'], hostile)).toBe(false)
    expect(covers(['*a*a*a*a*a*a*b'], hostile)).toBe(false)
    expect(covers(['{name}a{sha}a{date}a{version}'], hostile)).toBe(false)
    expect(covers(['/(a+)+!/'], hostile)).toBe(true)
  })
})

describe('placeholders', () => {
  test.each<[string, string, Readonly<Record<string, string>> | null]>([
    ['pr-{pr}', 'pr-12', { pr: '12' }],
    ['pr-{pr}', 'pr-1a', null],
    ['pr-{pr}', 'pr-', null],
    ['pr-{pr}{,-*}', 'pr-12', { pr: '12' }],
    ['pr-{pr}{,-*}', 'pr-12-amd64', { pr: '12' }],
    ['nightly-{date}', 'nightly-2026-01-31', { date: '2026-01-31' }],
    ['nightly-{date}', 'nightly-20260131', { date: '20260131' }],
    ['nightly-{date}', 'nightly-2026.01.31', { date: '2026.01.31' }],
    ['nightly-{date}', 'nightly-2026_01_31', { date: '2026_01_31' }],
    ['nightly-{date}', 'nightly-20260131123456', { date: '20260131123456' }],
    ['nightly-{date}', 'nightly-2026-01-31-0930', { date: '2026-01-31-0930' }],
    ['nightly-{date}', 'nightly-20260131T093000', { date: '20260131T093000' }],
    ['nightly-{date}', 'nightly-2026.01.31.0930', { date: '2026.01.31.0930' }],
    ['nightly-{date}', 'nightly-20260131_0930', { date: '20260131_0930' }],
    ['nightly-{date}', 'nightly-2026-0131', null],
    ['nightly-{date}', 'nightly-2026-01.31', null],
    ['nightly-{date}', 'nightly-20261331', null],
    ['nightly-{date}', 'nightly-20260132', null],
    ['nightly-{date}', 'nightly-20260131-9999', null],
    ['nightly-{date}', 'nightly-20260131-12345', null],
    ['nightly-{date}', 'nightly-12-34', null],
    ['nightly-{date}', 'nightly-today', null],
    ['{name}-{date}', 'worker-1-2026-01-15', { name: 'worker-1', date: '2026-01-15' }],
    ['{name}-{date}', 'feature-ABC-123-2026-01-15', { name: 'feature-ABC-123', date: '2026-01-15' }],
    ['sha-{sha}', 'sha-0123abc', { sha: '0123abc' }],
    ['sha-{sha}', `sha-${'f'.repeat(64)}`, { sha: 'f'.repeat(64) }],
    ['sha-{sha}', 'sha-012345', null],
    ['sha-{sha}', `sha-${'f'.repeat(65)}`, null],
    ['sha-{sha}', 'sha-0123ABC', null],
    ['sha-{sha}', 'sha-20260131', null],
    ['sha-{sha}', 'sha-19991231', null],
    ['sha-{sha}', 'sha-20261331', { sha: '20261331' }],
    ['sha-{sha}', 'sha-20260132', { sha: '20260132' }],
    ['sha-{sha}', 'sha-21000101', { sha: '21000101' }],
    ['sha-{sha}', 'sha-2026013a', { sha: '2026013a' }],
    ['sha-{sha}', 'sha-1707409072', null],
    ['sha-{sha}', 'sha-2707409072', { sha: '2707409072' }],
    ['sha-{sha}', 'sha-170740907a', { sha: '170740907a' }],
    ['sha-{sha}', 'sha-a707409072', { sha: 'a707409072' }],
    ['sha-{sha}', 'sha-1234567', { sha: '1234567' }],
    ['sha-{sha}', 'sha-170740907', { sha: '170740907' }],
    ['sha-{sha}', 'sha-20260131120000', { sha: '20260131120000' }],
    ['release-{version}', 'release-1.2.3', { version: '1.2.3' }],
    ['release-{version}', 'release-v1.2.3-rc.1+5', { version: 'v1.2.3-rc.1+5' }],
    ['release-{version}', 'release-1.2', null],
    ['release-{version}', 'release-2024.01.15', { version: '2024.01.15' }],
    ['{version}-{name}', '1.2.3-rc.1-alpine', { version: '1.2.3-rc.1', name: 'alpine' }],
    ['{name}-{sha}', 'feature-x-0123abc', { name: 'feature-x', sha: '0123abc' }],
    ['{name}-*', 'a-b-c', { name: 'a' }],
    ['{name}-*', '-b-c', { name: '-b' }],
    ['{name}-x', '-x', null],
    ['{pr-{pr},sha-{sha}}', 'sha-0123abc', { sha: '0123abc' }],
    ['{pr-{pr},mr-{pr}}', 'mr-7', { pr: '7' }],
    ['\\{{pr}\\}', '{7}', { pr: '7' }],
    ['/pr-(?P<pr>[0-9]+)-(.*)-(?<team>[a-z]+)/', 'pr-1-x-core', { pr: '1', team: 'core' }],
    ['/(?<a>x)|(?<b>y)/', 'y', { b: 'y' }],
    ['/x(?<a>y*)/', 'x', { a: '' }]
  ])('%s finds in %s %j', (pattern, label, expected) => {
    const found = captures(pattern, label)
    expect(found && { ...found }).toEqual(expected)
  })

  test('may have names that objects have, and stand for nothing that was not captured', () => {
    const list = patterns(['/(?<__proto__>a)(?<constructor>b)/', 'pr-*'])
    const read = (label: string, name: string) => capturesOf(list, label, 'container', name)
    expect(read('ab', '__proto__')).toEqual(['a'])
    expect(read('ab', 'constructor')).toEqual(['b'])
    expect(read('pr-1', 'constructor')).toEqual([null])
  })

  test('are read by each pattern that includes the label, in the order of the list', () => {
    const list = patterns(['{name}-rc', 'pr-{pr}-*', '/(?<pr>.*)-(?<kind>rc)/', 'x-{date}', '@any'])
    const read = (name: string) => capturesOf(list, 'pr-1-rc', 'container', name)
    expect(read('name')).toEqual(['pr-1', null, null, null])
    expect(read('pr')).toEqual([null, '1', 'pr-1', null])
    expect(read('kind')).toEqual([null, null, 'rc', null])
    expect([...list.placeholders]).toEqual(['name', 'pr', 'kind', 'date'])
  })

  test('of excluding patterns are not among those of the list', () => {
    expect([...patterns(['pr-*', '!pr-{pr}']).placeholders]).toEqual([])
  })

  test('gives back what a glob is filled with', () => {
    const values = {
      pr: fc.stringMatching(/^[0-9]{1,9}$/),
      sha: fc.stringMatching(/^[0-9a-f]{7,64}$/),
      date: fc.stringMatching(/^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$/),
      name: fc.stringMatching(/^[ -~]{1,30}$/)
    }
    fc.assert(
      fc.property(fc.record(values), (filled) => {
        const label = `${filled.name}/${filled.pr}_${filled.date}_${filled.sha}`
        expect({ ...captures('{name}/{pr}_{date}_{sha}', label) }).toEqual(filled)
      })
    )
  })
})

describe('takesAny', () => {
  const takes = (sources: readonly string[], label: string, name: string, words: readonly string[]): boolean =>
    matchesAnyWord(patterns(sources), label, 'container', { name, words: indexWords(words) })

  test.each<[readonly string[], string, string, readonly string[], boolean]>([
    [['pr-{pr}'], 'pr-12', 'pr', ['12'], true],
    [['pr-{pr}'], 'pr-12', 'pr', ['1', '2', '123'], false],
    [['pr-{pr}{,-*}'], 'pr-12-amd64', 'pr', ['12'], true],
    [['{pr-{pr},x*}'], 'x12', 'pr', ['12'], false],
    [['{name}-amd64', '{name}'], 'main-amd64', 'name', ['main'], true],
    [['{name}', '{name}-amd64'], 'main-amd64', 'name', ['main'], true],
    [['{name}', '{name}-amd64'], 'main-amd64', 'name', ['main-amd64'], true],
    [['{name}-*'], 'a-b-c', 'name', ['a-b'], true],
    [['{name}-*'], 'a-b-c', 'name', ['a-b-c', 'b', ''], false],
    [['*-{name}-*'], 'a-b-c-d', 'name', ['b-c'], true],
    [['*-{name}-*'], 'a-b-c-d', 'name', ['a-b', 'c-d', 'b-'], false],
    [['?{name}'], 'ab', 'name', ['b'], true],
    [['{name}-{sha}'], 'x-abc1234-1234567', 'name', ['x-abc1234'], true],
    [['{name}-{sha}'], 'x-abc1234-1234567', 'name', ['x'], false],
    [['aba{name}aba'], 'aba-aba', 'name', ['-'], true],
    [['ab{name}ba'], 'aba', 'name', ['a', 'b'], false],
    [['/pr-(?P<pr>.+)/'], 'pr-12-amd64', 'pr', ['12'], false],
    [['/pr-(?P<pr>[0-9]+)(-.*)?/'], 'pr-12-amd64', 'pr', ['12'], true],
    [['/(?<name>[a-z]+)(?<rest>-[a-z]+)*/'], 'a-b-c', 'name', ['a'], true],
    [['/(?<name>[a-z]+)(?<rest>-[a-z]+)*/'], 'a-b-c', 'name', ['a-b'], true],
    [['/(?<name>[a-z]+)(?<rest>-[a-z]+)*/'], 'a-b-c', 'name', ['b-c'], false],
    [['/(?<name>x)/'], 'a', 'name', ['a'], false],
    [['/[()]?\\(?\\Q(\\E?(?P<name>(a|\\)|[)]|[]()])+)-(x)/'], 'aa-x', 'name', ['aa'], true],
    [['/(?<a>(?<name>.)-.)/'], 'b-c', 'name', ['b'], true],
    [['/(?<name>.+)/'], 'a.c', 'name', ['a.c'], true],
    [['/(?<name>.+)/'], 'abc', 'name', ['a.c'], false],
    [['pr-*', '@any', 'x'], 'pr-1', 'pr', ['1'], false]
  ])('%j in %j, in the place of {%s} one of %j: %j', (sources, label, name, words, expected) => {
    expect(takes(sources, label, name, words)).toBe(expected)
  })

  test('agrees with a pattern in which the word stands instead of the placeholder', () => {
    const side = fc.string({ unit: fc.constantFrom(...'ab-*?'), maxLength: 4 })
    const text = fc.string({ unit: fc.constantFrom(...'ab-'), minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(side, side, text, fc.array(text, { maxLength: 5 }), (before, after, label, words) => {
        const glob = `${before}{name}${after}`
        const expected = words.some((word) => covers([before + word + after], label))
        expect(takes([glob], label, 'name', words)).toBe(expected)
        const inRegex = (part: string): string => part.replaceAll('?', '.').replaceAll('*', '.*')
        const regex = `/${inRegex(before)}(?P<name>.+)${inRegex(after)}/`
        expect(takes([regex], label, 'name', words)).toBe(expected)
      })
    )
  })
})

describe('keywords', () => {
  const labels: readonly string[] = ['1.2.3', 'v1.2.3-alpine', '1.2.3-rc1', '1.2', 'latest', '@untagged']
  test.each<[string, PackageType, readonly string[]]>([
    ['@any', 'container', labels],
    ['@untagged', 'container', []],
    ['@semver', 'container', ['1.2.3', 'v1.2.3-alpine', '1.2.3-rc1']],
    ['@stable', 'container', ['1.2.3', 'v1.2.3-alpine']],
    ['@prerelease', 'container', ['1.2.3-rc1']],
    ['@stable', 'npm', ['1.2.3']],
    ['@prerelease', 'npm', ['v1.2.3-alpine', '1.2.3-rc1']],
    ['@stable', 'maven', ['1.2.3', 'v1.2.3-alpine', '1.2']]
  ])('%s of type %s covers %j', (keyword, type, covered) => {
    expect(labels.filter((label) => covers([keyword], label, type))).toEqual(covered)
  })

  test('@untagged is the only one to cover untagged versions', () => {
    expect(coversUntagged(patterns(['@untagged']))).toBe(true)
    expect(coversUntagged(patterns(['x', '@untagged', '!@any']))).toBe(true)
    expect(coversUntagged(patterns(['@any', '*', '/.*/', '@semver']))).toBe(false)
    expect(coversUntagged(patterns(['@untagged', '!@untagged']))).toBe(false)
  })
})

describe('excluding patterns', () => {
  test.each<[readonly string[], readonly string[]]>([
    [
      ['*', '!latest'],
      ['1.0.0', '1.0.0-rc1', 'pr-1']
    ],
    [
      ['!latest', '*'],
      ['1.0.0', '1.0.0-rc1', 'pr-1']
    ],
    [
      ['@any', '!@stable', '!pr-{pr}'],
      ['latest', '1.0.0-rc1']
    ],
    [['@semver', '!/.*rc.*/'], ['1.0.0']],
    [['pr-{pr}', '!pr-1'], []]
  ])('%j cover %j', (list, covered) => {
    expect(['latest', '1.0.0', '1.0.0-rc1', 'pr-1'].filter((label) => covers(list, label))).toEqual(
      expect.arrayContaining([...covered])
    )
    expect(['latest', '1.0.0', '1.0.0-rc1', 'pr-1'].filter((label) => covers(list, label))).toHaveLength(covered.length)
  })

  test('make no difference to the order of a list', () => {
    const pattern = fc.constantFrom('a*', '*b', '[ab]?', '/.b/', '!ab', '!?a', '!b*', '@any')
    const list = fc
      .array(pattern, { minLength: 1, maxLength: 6 })
      .filter((each) => each.some((p) => !p.startsWith('!')))
    fc.assert(
      fc.property(list, fc.stringMatching(/^[abc]{1,3}$/), (sources, label) => {
        expect(covers(sources.toReversed(), label)).toBe(covers(sources, label))
      })
    )
  })
})

describe('parsePatterns', () => {
  const stray = (character: string): string =>
    `"${character}" … [a-z] … {a,b} … {1..9} … {pr}, {date}, {sha}, {version}, {name} … "\\${character}"`
  const notRegex = '"/pr-[0-9]+/"'
  const keywords = '@untagged, @any, @semver, @stable, @prerelease'

  test.each<[string, string]>([
    ['', 'empty'],
    ['!', 'empty'],
    ['!!latest', '"\\!"'],
    ['pr\u0000', 'character'],
    ['pr\n', 'character'],
    ['pr\uE080', 'character'],
    ['@stabel', `@stable … ${keywords}`],
    ['@Stable', `@stable … ${keywords}`],
    ['@Any', keywords],
    ['@latest', keywords],
    ['@al', keywords],
    ['!@constructor', keywords],
    ['/abc', notRegex],
    ['/', notRegex],
    ['//', notRegex],
    ['/abc/1', notRegex],
    ['/abc/i', '"i" … "/(?i)abc/"'],
    ['/v1.*/gi', '"gi" … "/(?i)v1.*/"'],
    ['/abc/g', '"g" … "/abc/"'],
    ['/(/', 'RE2 … missing closing ): `(`'],
    ['/(?=a)a/', 'RE2 … invalid or unsupported Perl syntax: `(?=`'],
    ['/(?<a>x)(?<a>y)/', 'RE2 … duplicate capture group name: `a`'],
    ['[z-a]', 'RE2 … invalid character class range: `z-a`'],
    ['[[:letter:]]', 'RE2 … invalid character class range: `[:letter:]`'],
    ['pr-[0-9', stray('[')],
    ['[]', stray('[')],
    ['[!]', stray('[')],
    ['[{pr}]', stray('[')],
    ['pr-{number}', stray('{')],
    ['pr-{PR}', stray('{')],
    ['{}', stray('{')],
    ['{a,b', stray('{')],
    ['a}', stray('}')],
    ['${a,b}', stray('{')],
    ['a\\', stray('\\')],
    ['a\\é', stray('\\')],
    ['[\\é]', stray('[')],
    ['pr-{pr}-{pr}', 'placeholder'],
    ['{,}', ''],
    ['{1..1001}', '1000'],
    ['{0..9}{0..9}{0..9}{a,b}', '1000']
  ])('refuses %j, which it names', (source, wrong) => {
    expect(problem([source])).toEqual(worded(`"${source}" … ${wrong}`))
  })

  test.each<[string, string]>([
    ['@acme/app', '"@" … scope'],
    ['@any', '"@" … scope'],
    ['app-{name}', '"{" … [a-z] … {a,b} … {1..9} … "\\{"']
  ])('refuses %j among names of packages', (source, wrong) => {
    expect(problem([source], 'package')).toEqual(worded(`"${source}" … ${wrong}`))
  })

  test('bounds the length of a pattern, and does not repeat all of it', () => {
    expect(problem(['x'.repeat(1000)])).toBeNull()
    expect(problem(['x'.repeat(1001)])).toEqual(saying(`"${'x'.repeat(100)}…"`, '1000'))
    expect(problem(['{1..1000}'])).toBeNull()
  })

  test('reports all that is wrong with a list', () => {
    expect(problem(['latest', '', '!/(/', 'a}'])).toEqual(worded(`"" … "!/(/" … RE2 … "a}" … ${stray('}')}`))
  })

  test('refuses a list that includes nothing', () => {
    expect(problem([])).toEqual(worded('[] … "!"'))
    expect(problem(['!a', '!@any'])).toEqual(worded('["!a", "!@any"] … "!"'))
  })

  test('takes or refuses every text, and throws for none', () => {
    const source = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'ab*?[]!^-{},.\\/@1') }))
    fc.assert(
      fc.property(source, fc.constantFrom('label' as const, 'package' as const), (text, kind) => {
        const result = parsePatterns([text], kind)
        if (result.ok) expect(result.value.sources).toEqual([text])
        else expect(result.problem).toContain(`"${text}"`)
      }),
      { numRuns: 1000 }
    )
  })
})

describe('findFlaws', () => {
  const flaws = (source: string, type: PackageType = 'container', use: Use = 'protect'): string | null =>
    findFlaws(patterns(source.startsWith('!') ? ['*', source] : [source]), type, use)[0]?.problem ?? null
  const digest = `sha256:${'0a'.repeat(32)}`

  test.each<[string, readonly string[]]>([
    ['^(latest|v\\d+)$', ['"\\d"', 'regular expression', '"/^(latest|v\\d+)$/"']],
    ['v\\d', ['"\\d"', '"/v\\d/"']],
    ['[\\d]', ['"\\d"', '"/[\\d]/"']],
    ['^latest$', ['"^"', '"/^latest$/"']],
    ['v(1|2)', ['"("', '"/v(1|2)/"']],
    ['.*', ['"."', '"/.*/"']],
    ['v\\*', ['"*"', ' v*,']],
    ['\\*-\\?', [' *-?,']],
    ['^v\\*', ['"/^v\\*/"']],
    ['latest v*', ['white space', '(latest, v*)', '["latest","v*"]']],
    ['latest;v*', ['";"', '(latest, v*)', '["latest","v*"]']],
    ['latest, v*', ['","', '(latest, v*)']],
    ['latest|v*', ['"|"', '(latest, v*)']],
    ['latest\u00a0', ['white space']],
    ['"latest"', ['"\\""', 'quotes', ': latest']],
    ["'v*'", ['"\'"', 'quotes', ': v*']],
    ['["latest"]', ['"\\""', 'brackets', ': latest']],
    ['["latest", "v*"]', ['(latest, v*)', '["latest","v*"]']],
    ['[latest, v*]', ['(latest, v*)']],
    ['[latest]', ['one', ' latest']],
    ['- latest', ['white space', 'dash', 'latest']],
    ['latest # the newest', ['white space', 'comment']],
    ['# latest', ['"#"', 'comment']],
    ['ghcr.io/acme/app:latest', ['"/"', ': latest']],
    ['refs/heads/release/*', ['"/"', 'release-*']],
    ['release/*', ['"/"', 'release-*']],
    ['sha256:abc', ['":"', '64 digits']],
    [`app@${digest}`, ['"@"', '64 digits']],
    ['50%', ['"%"']],
    ['!v 1', ['"!v 1"', 'white space']],
    ['{,-x}', ['"-"']],
    ['\\.x', ['"."']],
    ['ä*', ['"ä"']],
    ['x'.repeat(129), ['128 characters']],
    [`${'x'.repeat(128)}{,?}*`, ['128 characters']]
  ])('names what keeps %j from matching any tag, and what was meant', (source, pieces) => {
    expectPieces(`${flaws(source)}`, ...pieces)
  })

  test.each<[string, Use, string | null]>([
    ['v1 *', 'delete', 'white space'],
    ['v\\d', 'delete', '"\\d"'],
    ['1.0+build', 'delete', null],
    ['.x', 'protect', null],
    [digest, 'protect', null],
    [digest, 'delete', 'digest']
  ])('of an unknown type finds in %j to %s what matches in no type: %j', (source, use, piece) => {
    const problem = findFlaws(patterns([source]), null, use)[0]?.problem ?? null
    if (piece === null) expect(problem).toBeNull()
    else expect(problem).toContain(piece)
  })

  test.each([
    'latest',
    'v*',
    '*.*',
    '_x',
    '[a-z]*',
    '[!/]',
    '[[:alpha:]_]x',
    '[ab]x',
    'pr-{pr}{,-*}',
    'v{1..3}',
    '@any',
    '/^(a b|c)$/',
    `${'x'.repeat(128)}*`
  ])('finds nothing wrong with %j', (source) => {
    expect(flaws(source)).toBeNull()
  })

  test.each<[string, PackageType, string | null]>([
    ['1.0 final', 'maven', 'white space'],
    ['1.*, 2.*', 'npm', '(1.*, 2.*)'],
    ['"1.*"', 'nuget', 'quotes'],
    ['^1.0', 'npm', '"/^1.0/"'],
    ['1.0+build', 'npm', null],
    ['$\\{revision\\}', 'maven', null],
    ['.x', 'rubygems', null],
    ['x'.repeat(129), 'npm', null],
    ['1.0+build', 'docker', '"+"']
  ])('finds in %j for %s: %j', (source, type, piece) => {
    if (piece === null) expect(flaws(source, type)).toBeNull()
    else expect(flaws(source, type)).toContain(piece)
  })

  test.each<[string, PackageType, Use, string | null]>([
    [digest, 'container', 'protect', null],
    [digest, 'docker', 'protect', null],
    [digest, 'npm', 'protect', 'npm'],
    [digest, 'container', 'delete', 'keep-tags'],
    [digest, 'container', 'restore', 'tag'],
    [`!${digest}`, 'container', 'protect', 'without "!"']
  ])('lets digests only protect: %j of type %s in %s', (source, type, use, piece) => {
    if (piece === null) expect(flaws(source, type, use)).toBeNull()
    else expect(flaws(source, type, use)).toContain(piece)
  })

  test('never calls a pattern impossible that matches a tag', () => {
    const tag = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,20}$/)
    const wildcards = fc.array(fc.constantFrom('', '', '?', '*', '**'), { maxLength: 21 })
    fc.assert(
      fc.property(tag, wildcards, (label, replacements) => {
        const glob = patterns([[...label].map((character, at) => replacements[at] || character).join('')])
        expect(coversLabel(glob, label, 'container')).toBe(true)
        expect(findFlaws(glob, 'container', 'delete')).toEqual([])
      })
    )
  })
})

describe('digests', () => {
  const digest = `sha256:${'0a'.repeat(32)}`

  test('are matched whole, by no other pattern, and match no label', () => {
    const list = patterns(['*', '@any', digest])
    expect(coversDigest(list, digest, 'container')).toBe(true)
    expect(coversDigest(list, `sha256:${'0b'.repeat(32)}`, 'container')).toBe(false)
    expect(coversDigest(patterns(['*', '@any']), digest, 'container')).toBe(false)
    expect(covers([digest], digest.replace(':', '-'))).toBe(false)
  })
})

describe('caseOnlyMatches', () => {
  test('names each pattern that matches nothing but for the case, with the first label that it would match', () => {
    const list = patterns([
      'LATEST',
      'V*',
      'Pr-{pr}',
      '/LTS-.*/',
      'Main',
      'main',
      'none',
      '@stable',
      '!EDGE',
      `sha256:${'0a'.repeat(32)}`
    ])
    const labels = ['latest', 'LaTest', 'v1', 'v2', 'pr-1', 'lts-1', 'main', 'edge']
    expect(caseOnlyMatches([...list.includes, ...list.excludes], labels, 'container')).toEqual([
      { source: 'LATEST', label: 'latest' },
      { source: 'V*', label: 'v1' },
      { source: 'Pr-{pr}', label: 'pr-1' },
      { source: '/LTS-.*/', label: 'lts-1' },
      { source: 'Main', label: 'main' },
      { source: '!EDGE', label: 'edge' }
    ])
    expect(caseOnlyMatches(list.includes, [], 'container')).toEqual([])
  })
})

describe('exactNames', () => {
  test.each<[readonly string[], readonly string[] | null]>([
    [['server'], ['server']],
    [
      ['server', 'tools/cli', 'server'],
      ['server', 'tools/cli']
    ],
    [
      ['{web,api}', 'a\\*'],
      ['web', 'api', 'a*']
    ],
    [['server', 'cli', '!c*'], ['server']],
    [['server', '!server'], []],
    [['server', 'tools/**'], null],
    [['serve?'], null],
    [['/server/'], null]
  ])('of %j are %j', (sources, names) => {
    expect(exactNames(patterns(sources, 'package'))).toEqual(names)
  })
})

describe('unmatched', () => {
  const sources = ['latest', 'pr-{pr}', '@stable', '@untagged', '!lts', '!/v.*/', '!@untagged']

  test('names the patterns, excluding ones too, that match no label', () => {
    expect(unmatched(patterns(sources), ['latest', '1.2.3', 'v1'], 'container', true)).toEqual(['pr-{pr}', '!lts'])
    expect(unmatched(patterns(sources), [], 'container', false)).toEqual(sources)
    expect(unmatched(patterns(sources), ['1.2', 'lts', 'pr-1'], 'maven', false)).toEqual([
      'latest',
      '@untagged',
      '!/v.*/',
      '!@untagged'
    ])
  })

  test('reads no more labels than it takes', () => {
    const read: string[] = []
    const labels = ['a', 'b', 'c'].values().map((label) => {
      read.push(label)
      return label
    })
    expect(unmatched(patterns(['a', '[ab]', 'b', '!?']), labels, 'container', false)).toEqual([])
    expect(read).toEqual(['a', 'b'])
  })
})

describe('@broken', () => {
  const covered = (...sources: readonly string[]) => coversBroken(patterns(sources), 'v1', 'container')

  test('covers every label of an image that cannot be pulled completely, unless another pattern excludes it', () => {
    expect(covered('@broken')).toBe(true)
    expect(covered('v*')).toBe(true)
    expect(covered('@broken', '!v1')).toBe(false)
    expect(covered('*', '!@broken')).toBe(false)
    expect(covered('pr-*')).toBe(false)
    expect(coversLabel(patterns(['@broken']), 'v1', 'container')).toBe(false)
    expect(asksForBroken(patterns(['v*']))).toBe(false)
    expect(asksForBroken(patterns(['v*', '!@broken']))).toBe(true)
  })

  test('has no text in the place of a placeholder', () => {
    expect(capturesOf(patterns(['pr-{pr}', '@broken']), 'v1', 'container', 'pr')).toEqual([null])
    expect(capturesOf(patterns(['pr-{pr}', '@broken']), 'pr-1', 'container', 'pr')).toEqual(['1'])
  })

  test('is nothing that protects or is restored, and of containers only', () => {
    const flaw = (...[type, use]: [Parameters<typeof findFlaws>[1], Parameters<typeof findFlaws>[2]]) =>
      findFlaws(patterns(['@broken']), type, use).map(({ problem }) => problem)
    expect(flaw('container', 'delete')).toEqual([])
    expect(flaw(null, 'delete')).toEqual([])
    expect(flaw('npm', 'delete')).toEqual([saying('npm')])
    expect(flaw('container', 'protect')).toEqual([saying('"@broken"')])
    expect(flaw('container', 'restore')).toEqual([saying('restore')])
  })
})
