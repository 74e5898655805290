import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

/** Each invariant with the lines below it, up to the next. */
const invariants = [...read('docs/threat-model.md').matchAll(/^\*\*([A-Z]\d+)\. .*?(?=^\*\*|^## |$(?![\s\S]))/gms)].map(
  ([text, id = '']) =>
    [id, [...text.matchAll(/^- `(.+?)`: (.+)$/gm)].map(([, file = '', name = '']) => ({ file, name }))] as const
)

test('the threat model numbers its invariants', () => {
  const ids = invariants.map(([id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect([...new Set(ids.map(([kind]) => kind))]).toEqual(['T', 'X', 'D', 'A', 'S'])
})

test.each(invariants)('the tests that hold %s are there', (_, tests) => {
  expect(tests.length).toBeGreaterThan(0)
  for (const { file, name } of tests) {
    expect([file, name, [`'${name}'`, `\`${name}`].some((title) => read(file).includes(title))]).toEqual([
      file,
      name,
      true
    ])
  }
})
