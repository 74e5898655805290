import { describe, expect, test } from '@jest/globals'
import { closestWord, didYouMean } from '../../src/retention/did-you-mean.ts'
import fc from '../fast-check.ts'

const keys = ['keep', 'delete', 'older-than', 'within', 'latest', 'per']

describe('nearest', () => {
  test.each([
    ['kep', 'keep'],
    ['KEEP', 'keep'],
    ['olderThan', 'older-than'],
    ['lastet', 'latest'],
    ['pre', 'per'],
    ['deletes', 'delete'],
    ['xwithinx', 'within'],
    ['delte', 'delete'],
    ['kepe', 'keep'],
    ['older', 'older-than'],
    ['OLDER', 'older-than']
  ])('takes %j for %j', (word, key) => {
    expect(closestWord(word, keys)).toBe(key)
  })

  test.each<[string, readonly string[]]>([
    ['delte', ['clean', 'restore', 'list']],
    ['ghcr', ['container', 'npm', 'maven', 'rubygems', 'nuget', 'docker']],
    ['pr', ['per', 'major', 'minor', 'channel', 'variant']],
    ['age', ['created', 'updated', 'version']],
    ['keep-tags', ['packages', 'type', 'protect', 'untag', 'min-keep']],
    ['@Tagged', ['@untagged', '@any']],
    ['delete-tagged', ['delete-untagged', 'delete-tags']],
    ['keep-untagged', ['delete-untagged', 'keep-latest-untagged']],
    ['exclude-tags', ['delete-tags', 'keep-tags']],
    ['keep', ['keep-tags', 'keep-latest']],
    ['in', ['in-use']],
    ['', ['one', 'per']],
    ['keep', []]
  ])('takes %j for none of %j', (word, known) => {
    expect(closestWord(word, known)).toBeNull()
    expect(didYouMean(word, known)).toBe('')
  })

  test('gives the first of several words that are equally near, and a nearer one before it', () => {
    expect(closestWord('bat', ['cat', 'hat'])).toBe('cat')
    expect(closestWord('older', ['owner', 'older-than'])).toBe('older-than')
    expect(closestWord('lastest', ['fastest', 'latest', 'lastest'])).toBe('lastest')
    expect(didYouMean('bat', ['cat', 'hat'])).toBe(' (did you mean cat?)')
  })

  test('takes two characters that changed places for one error', () => {
    expect(closestWord('abcedf', ['abcdef'])).toBe('abcdef')
    expect(closestWord('bacdfe', ['abcdef'])).toBe('abcdef')
    expect(closestWord('bacdfx', ['abcdef'])).toBeNull()
  })

  test('compares no text that is no word any more', () => {
    expect(closestWord('x'.repeat(200), ['x'.repeat(199)])).not.toBeNull()
    expect(closestWord('x'.repeat(201), ['x'.repeat(201)])).toBeNull()
  })

  test('gives back every known word itself', () => {
    expect(closestWord('---', ['----', '---'])).toBe('---')
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z-]{0,9}$/), { minLength: 1 }), (known) => {
        for (const word of known) expect(closestWord(word, known)).toBe(word)
      })
    )
  })

  test('finds a word again after one typing error, where all others are further away', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{4,9}$/), fc.nat(), (word, place) => {
        const index = place % word.length
        const typos = [
          word.slice(0, index) + word.slice(index + 1),
          `${word.slice(0, index)}_${word.slice(index)}`,
          `${word.slice(0, index)}_${word.slice(index + 1)}`
        ]
        for (const typo of typos) expect(closestWord(typo, ['0123456789', word])).toBe(word)
      })
    )
  })
})
