import { describe, expect, test } from '@jest/globals'
import { readYaml } from '../../src/retention/yaml.ts'
import { worded } from '../words.ts'

/** The value of a text and its findings as `LINE:COLUMN problem`. */
const read = (text: string) => {
  const yaml = readYaml(text)
  return {
    value: 'value' in yaml ? yaml.value : undefined,
    findings: yaml.findings.map(({ line, column, problem }) => `${line}:${column} ${problem}`)
  }
}

describe('readYaml', () => {
  test.each([
    ['a: 1', { a: 1 }],
    ['a:', { a: null }],
    ['{a, b: ~}', { a: null, b: null }],
    ['- yes\n- 010\n- 0o10\n- 2026-01-01\n- "1"', ['yes', 10, 8, '2026-01-01', '1']],
    ['1: x\ntrue: y', { 1: 'x', true: 'y' }],
    ['%YAML 1.1\n---\n- yes\n- 010', ['yes', 10]],
    ['a: {<<: {b: 1}}', { a: { '<<': { b: 1 } } }],
    ['\uFEFFa: 1\r\nb: 2\r\n', { a: 1, b: 2 }],
    ['a: &a [1]\nb: *a\nc: &a 3\nd: *a', { a: [1], b: [1], c: 3, d: 3 }],
    ['', null],
    ['--- # nothing', null]
  ])('reads %j by YAML 1.2', (text, value) => {
    expect(read(text)).toEqual({ value, findings: [] })
  })

  test.each([
    ['packages: [a, !tools/legacy]', '1:15 … "!" … quotes'],
    ['a: !!set {b, c}', '1:4 … "!" … quotes'],
    ['delete: @untagged', '1:9 … quotes'],
    ['delete:\n  - *', '2:5 … "*" … quotes'],
    ['delete: [pr-{pr}]', '1:13 … quotes'],
    ['a: "b', '1:6 … quotes'],
    ['a: 1\n---\nb: 2', '2:1 … document'],
    ['[a]: 1', '1:1 … key'],
    ['a:\n\tb: 1', '2:1 Tabs are not allowed as indentation'],
    ['%YAML 1.3\n---\na: 1', '1:7 Unsupported YAML version 1.3'],
    ['a: b: c', '1:4 Nested mappings are not allowed in compact mappings']
  ])('gives only the place and the remedy for %j', (text, finding) => {
    expect(read(text)).toEqual({ value: undefined, findings: [worded(finding)] })
  })

  test('reports every mistake of syntax', () => {
    expect(read('a: @b\nc: !d\ne: `f').findings).toHaveLength(3)
  })

  test('names a key that is there twice, also where it is written in another way', () => {
    expect(read('a: 1\n"b": 2\nb: 3\n1: x\n"1": y').findings).toEqual([worded('3:1 … "b"'), worded('5:1 … "1"')])
  })

  test('leaves out the keys that every object has', () => {
    const { value, findings } = read('a: {__proto__: {admin: true}, constructor: 1, prototype: 2, b: 3}')
    expect(value).toEqual({ a: { b: 3 } })
    expect(findings).toEqual([worded('1:5 "__proto__"'), worded('1:31 "constructor"'), worded('1:47 "prototype"')])
  })

  test('takes an alias without an anchor above for a text without quotes', () => {
    expect(read('delete: *-nightly\nkeep: &later [*later]')).toEqual({
      value: { delete: '*-nightly', keep: ['*later'] },
      findings: [worded('1:9 "*-nightly" … quotes'), worded('2:15 "*later" … quotes')]
    })
  })

  test('refuses aliases that repeat more than anyone writes', () => {
    const bomb = Array.from(
      { length: 30 },
      (_, level) => `l${level + 1}: &l${level + 1} [*l${level}, *l${level}, *l${level}]`
    )
    const { value, findings } = read(['l0: &l0 lol', ...bomb].join('\n'))
    expect(value).toBeUndefined()
    expect(findings).toEqual([worded('1:1 … aliases … 100000')])
    expect(read(`a: &a [${'x,'.repeat(999)}]\nb: [${'*a ,'.repeat(100)}]`).findings).toEqual([])
    expect(read(`a: &a [${'x,'.repeat(999)}]\nb: [${'*a ,'.repeat(101)}]`).findings).toHaveLength(1)
  })

  test.each([
    ['lists', '['.repeat(100_000)],
    ['mappings', '{a: '.repeat(100_000)],
    ['lists that end', '['.repeat(5_000) + ']'.repeat(5_000)]
  ])('refuses a great depth of %s', (_, text) => {
    expect(read(text)).toEqual({ value: undefined, findings: [worded('1:1 … nested')] })
  })

  test('refuses a text of more than a mebibyte, and reads one as long as that', () => {
    expect(read(`a: ${'b'.repeat(1_048_573)}`).findings).toEqual([])
    expect(read(`a: ${'b'.repeat(1_048_574)}`)).toEqual({
      value: undefined,
      findings: [worded('1:1 … 1048577 … 1048576')]
    })
  })

  test('takes no quadratic time over many keys', () => {
    const text = Array.from({ length: 50_000 }, (_, index) => `k${index}: 1`).join('\n')
    const start = performance.now()
    expect(read(text).findings).toEqual([])
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})

describe('find', () => {
  const yaml = readYaml('a:\n  - b\n  - c: {d: 1}\n    e:\nf: &f {g: [h]}\ni: *f\nj: {k}')

  test.each([
    [[], 'value', 1, 1],
    [['a'], 'key', 1, 1],
    [['a'], 'value', 2, 3],
    [['a', 0], 'value', 2, 5],
    [['a', 1], 'key', 3, 5],
    [['a', 1, 'c', 'd'], 'key', 3, 9],
    [['a', 1, 'c', 'd'], 'value', 3, 12],
    [['a', 1, 'c', 'missing'], 'value', 3, 8],
    [['a', 1, 'c', 'd', 'deeper'], 'value', 3, 12],
    [['a', 1, 'e'], 'value', 4, 7],
    [['missing', 'c'], 'key', 1, 1],
    [['i', 'g', 0], 'value', 5, 12],
    [['j', 'k'], 'value', 7, 5]
  ] as const)('puts a problem at %j (%s)', (path, of, line, column) => {
    expect('locate' in yaml && yaml.locate(path, of, 'x')).toEqual({ line, column, problem: 'x' })
  })
})
