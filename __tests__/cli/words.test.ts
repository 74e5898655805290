import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { toCliWords } from '../../src/cli/words.ts'

test.each([
  ['input older-than: "30" has no unit', '--older-than: "30" has no unit'],
  ['input older-than: "set keep-latest: 3"', '--older-than: "set keep-latest: 3"'],
  [
    'set at least one of delete-tags, delete-untagged, policy, policy-file',
    'set at least one of --delete-tags, --delete-untagged, --policy, --policy-file'
  ],
  [
    'if that is right, set max-delete-percent: 60 for one run',
    'if that is right, set --max-delete-percent 60 for one run'
  ],
  ['set delete-untagged: true as well', 'set --delete-untagged as well'],
  ['name them exactly in the input packages, or else', 'name them exactly in --packages, or else'],
  [
    'is about packages of octo, not of acme; set owner: octo',
    'is about packages of octo, not of acme; set --owner octo'
  ],
  [
    'check the inputs packages, owner and package-type, and the token',
    'check --packages, --owner and --package-type, and the token'
  ],
  ['mode: repair can make it whole again', 'the command repair can make it whole again'],
  ['deploy.yml:3:5: keep-tags: unknown key', 'deploy.yml:3:5: keep-tags: unknown key'],
  ['input policy:3:5: keep-tags: unknown key', '--policy:3:5: keep-tags: unknown key'],
  ['C:\\policies\\a b.yml:3:5: older-than: unknown key', 'C:\\policies\\a b.yml:3:5: older-than: unknown key'],
  [
    '"none.yml" does not exist; correct the path, or add a step before this one that puts the file there (actions/checkout)',
    '"none.yml" does not exist; correct the path'
  ],
  ['container package acme/delete-tags: nothing', 'container package acme/delete-tags: nothing']
])('%j in the words of the command line', (text, expected) => {
  expect(toCliWords(text)).toBe(expected)
})

test('no message about wrong inputs speaks of inputs', () => {
  const messages = readFileSync('__tests__/golden/errors.txt', 'utf8').split('\n')
  const unchanged = messages
    .filter((line) => !/this action has no such input|^===/.test(line))
    .map(toCliWords)
    .filter((line) => /\binput (?!\(|or\b)[a-z]/.test(line.replaceAll(/"[^"]*"/g, '')))
  expect(messages.length).toBeGreaterThan(30)
  expect(unchanged).toEqual([])
})
