import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { minimatch } from 'minimatch'
import {
  type Captures,
  exactNames,
  matchLabel,
  matchName,
  matchUntagged,
  type Patterns,
  parsePatterns,
  unmatched
} from '../../src/retention/pattern.ts'
import type { PackageType } from '../../src/retention/version.ts'

const patterns = (sources: readonly string[], kind: 'label' | 'package' = 'label'): Patterns => {
  const result = parsePatterns(sources, kind)
  if (!result.ok) throw new Error(result.problem)
  return result.value
}

const problem = (sources: readonly string[], kind: 'label' | 'package' = 'label'): string | null => {
  const result = parsePatterns(sources, kind)
  return result.ok ? null : result.problem
}

const captures = (source: string, label: string): Captures | null => matchLabel(patterns([source]), label, 'container')
const covers = (sources: readonly string[], label: string, type: PackageType = 'container'): boolean =>
  matchLabel(patterns(sources), label, type) !== null
const coversName = (sources: readonly string[], name: string): boolean => matchName(patterns(sources, 'package'), name)

describe('globs', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['latest', ['latest'], ['Latest', 'latest1', 'xlatest', '']],
    ['nightly-*', ['nightly-1', 'nightly-', 'nightly-a/b'], ['nightly', 'Nightly-1', 'x-nightly-1']],
    ['*', ['a', '.hidden', 'a/b', ''], []],
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
  const agree = (matches: (source: string, name: string) => boolean) => (source: string, names: readonly string[]) => {
    for (const name of names) expect([name, matches(source, name)]).toEqual([name, minimatch(name, source, options)])
  }

  test('agree with minimatch on labels', () => {
    const label = text([...letters, ...']*[($@']).filter(isPlain)
    const agrees = agree((source, name) => covers([source], name))
    fc.assert(fc.property(glob.filter(isPlain), fc.array(label, { maxLength: 20 }), agrees), { numRuns: 30000 })
  })

  test('agree with minimatch on names of packages', () => {
    const path = (part: fc.Arbitrary<string>) =>
      fc
        .array(part, { minLength: 1, maxLength: 4 })
        .map((parts) => parts.join('/'))
        .filter(isPlain)
    const globs = path(
      fc.oneof(
        fc.constant('**'),
        glob.map((part) => part.replace(/\*+/g, '*'))
      )
    )
    const agrees = agree((source, name) => coversName([source], name))
    fc.assert(fc.property(globs, fc.array(path(text(letters)), { maxLength: 20 }), agrees), { numRuns: 30000 })
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
