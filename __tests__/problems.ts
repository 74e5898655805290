import { expect } from '@jest/globals'

/** Matches a text that has all these pieces, whatever else it says. */
export const saying = (...pieces: readonly string[]) => expect.stringMatching(new RegExp(`^${allOf(pieces)}`, 's'))

/** Matches the problem of an input, which its name begins; the value and the remedy are among the pieces. */
export const problemOf = (input: string, ...pieces: readonly string[]) =>
  expect.stringMatching(new RegExp(`^input ${input}: ${allOf(pieces)}`, 's'))

const allOf = (pieces: readonly string[]): string =>
  pieces.map((piece) => `(?=.*${piece.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')})`).join('')
