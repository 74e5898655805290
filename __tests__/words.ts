import { readFileSync, writeFileSync } from 'node:fs'
import { expect } from '@jest/globals'

/** Expects a text that people read to contain what matters in it: inputs, values, names, remedies. */
export const expectPieces = (text: string, ...pieces: readonly (string | RegExp)[]): void => {
  const missing = pieces.filter((piece) => (typeof piece === 'string' ? !text.includes(piece) : !piece.test(text)))
  expect({ text, missing }).toEqual({ text, missing: [] })
}

/** Expects a text to be that of a golden file, which `npm run golden` writes. */
export const expectGolden = (path: string, text: string): void => {
  if (process.env['GOLDEN'] === 'write') writeFileSync(path, text)
  expect(text).toBe(readFileSync(path, 'utf8'))
}

/** Matches a text that has all these pieces, whatever else it says. */
export const saying = (...pieces: readonly string[]) => expect.stringMatching(new RegExp(`^${allOf(pieces)}`, 's'))

/** Matches a text that begins with the first of these pieces and has all of them in order; `…` stands for the words between. */
export const worded = (pieces: string) =>
  expect.stringMatching(
    new RegExp(
      `^${pieces
        .split('…')
        .map((piece) => escaped(piece.trim()))
        .join('.*')}`,
      's'
    )
  )

/** Matches the problem of an input, which its name begins; the value and the remedy are among the pieces. */
export const problemOf = (input: string, ...pieces: readonly string[]) =>
  expect.stringMatching(new RegExp(`^input ${input}: ${allOf(pieces)}`, 's'))

const allOf = (pieces: readonly string[]): string => pieces.map((piece) => `(?=.*${escaped(piece)})`).join('')

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')
