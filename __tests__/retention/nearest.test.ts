import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { nearest } from '../../src/retention/nearest.ts'

const keys = ['keep', 'delete', 'older-than', 'within', 'latest', 'per']

describe('nearest', () => {
  test.each([
    ['kep', 'keep'],
    ['KEEP', 'keep'],
    ['olderThan', 'older-than'],
    ['lastet', 'latest'],
    ['pre', 'per'],
    ['deletes', 'delete'],
    ['xwithinx', 'within']
  ])('takes %j for %j', (word, key) => {
    expect(nearest(word, keys)).toBe(key)
  })

  test('gives the first of several words that are equally near', () => {
    expect(nearest('bat', ['cat', 'hat'])).toBe('cat')
    expect(nearest('', ['two', 'one', 'three'])).toBe('two')
  })

  test('gives null where nothing is known, and for what is no word any more', () => {
    expect(nearest('keep', [])).toBeNull()
    expect(nearest('x'.repeat(200), keys)).not.toBeNull()
    expect(nearest('x'.repeat(201), keys)).toBeNull()
  })

  test('gives back every known word itself', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z-]{0,9}$/), { minLength: 1 }), (known) => {
        for (const word of known) expect(nearest(word, known)).toBe(word)
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
        for (const typo of typos) expect(nearest(typo, ['0123456789', word])).toBe(word)
      })
    )
  })
})
