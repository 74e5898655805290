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
