import { describe, expect, test } from '@jest/globals'
import { findSuspectPatterns, suggestLabel } from '../../src/retention/suspect-patterns.ts'
import { policy, rule } from './builders.ts'

/** A package of the type with one version for each label. */
const packageOf = (labels: readonly string[], type: 'container' | 'npm' = 'container') => ({
  type,
  versions: labels.map((label, id) => ({
    id,
    name: type === 'npm' ? label : `sha256:${id}`,
    tags: type === 'npm' ? [] : [label],
    created: 0,
    updated: 0
  }))
})

const labels = ['latest', 'v1', 'v2', 'pr-1']
const suspects = (covered: readonly string[], protect: readonly string[], type?: 'npm') =>
  findSuspectPatterns(policy([rule(covered)], { protect, type: type ?? 'container' }), packageOf(labels, type)).map(
    ({ source, label, spelling }) => `${source} ${label} ${spelling}`
  )

describe('a pattern that protects nothing', () => {
  test.each<[readonly string[], readonly string[], readonly string[]]>([
    [['*'], ['LATEST'], ['LATEST latest case']],
    [['*'], ['V*'], ['V* v1 case']],
    [['*'], ['/V[0-9]/'], ['/V[0-9]/ v1 case']],
    [['*', '!PR-1'], [], ['!PR-1 pr-1 case']],
    [['*'], ['v.*'], ['v.* v1 regex']],
    [['*'], ['.*'], ['.* latest regex']],
    [['*', '!v.*'], ['latest'], ['!v.* v1 regex']],
    [
      ['*', '!PR-1'],
      ['V1', 'v.*'],
      ['V1 v1 case', 'v.* v1 regex', '!PR-1 pr-1 case']
    ]
  ])('covering %j and protecting %j is misread: %j', (covered, protect, misread) => {
    expect(suspects(covered, protect)).toEqual(misread)
    expect(suspects(covered, protect, 'npm')).toEqual(misread)
  })

  test.each<[readonly string[], readonly string[]]>([
    [['*'], []],
    [['*'], ['latest', 'v*']],
    [['*'], ['latest', 'LATEST']],
    [['*', '!pr-1', '!PR-1'], []],
    [['v*', '!PR-1'], []],
    [['*', '!LATEST'], ['latest']],
    [['*'], ['absent']],
    [['*'], ['1.*']],
    [['*'], ['**.*']],
    [['*'], ['w.*']],
    [['*'], ['latest.*x']],
    [['*'], ['/v.*/', 'x']],
    [['*'], ['v3']],
    [['*'], ['**x.*']],
    [['*'], ['/w.*/']]
  ])('covering %j and protecting %j is not', (covered, protect) => {
    expect(suspects(covered, protect)).toEqual([])
  })
})

test('a pattern that matches something in a package is not misread, whatever else it would match in another spelling', () => {
  const pkg = packageOf(['v1', 'V2', 'pr-1', 'PR-2'])
  expect(findSuspectPatterns(policy([rule(['*', '!pr-*'])], { protect: ['v*'] }), pkg)).toEqual([])
})

test('a glob for the versions of a number is no regex, although that would match', () => {
  expect(findSuspectPatterns(policy([rule('*')], { protect: ['1.*', '?.*'] }), packageOf(['10', '1a', 'x']))).toEqual(
    []
  )
})

describe('a word that protects nothing', () => {
  test.each([
    ['lates', ' (did you mean latest?)'],
    ['!pr-11', ' (did you mean pr-1?)'],
    ['latset', ' (did you mean latest?)'],
    ['stable', ''],
    ['lates*', ''],
    ['!latestt', ' (did you mean latest?)'],
    ['pr-*', '']
  ])('%s: "%s"', (source, suggested) => {
    const excluded = source.startsWith('!')
    const tried = policy([rule(['pr-*', ...(excluded ? [source] : [])])], { protect: excluded ? [] : [source] })
    expect(suggestLabel(source, tried, [packageOf(labels)])).toBe(suggested)
  })

  test('is distinguished from other patterns by its text', () => {
    const tried = policy([rule('pr-*')], { protect: ['stable', 'late*'] })
    expect(suggestLabel('late*', tried, [packageOf(['late'])])).toBe('')
  })

  test('is not one that may be deleted', () => {
    expect(suggestLabel('lates', policy([rule('lates')]), [packageOf(labels)])).toBe('')
  })
})

test.each([
  ['PR-*', policy([rule('PR-*')])],
  ['PR-{pr}', policy([rule(['x', 'PR-{pr}'])])],
  ['!Pr-1', policy([rule(['*', '!Pr-1'])])],
  ['PR-1', policy([rule('x')], { protect: ['PR-1'] })]
])('a pattern that matches nothing but for the case is given a label: %s', (source, tried) => {
  expect(suggestLabel(source, tried, [packageOf(labels)])).toMatch(/^ \(it would match pr-\d+ if case were ignored\)$/)
})
