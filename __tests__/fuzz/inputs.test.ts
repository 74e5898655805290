import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { actionMetadata } from '../../scripts/action-metadata.ts'
import { splitList } from '../../src/inputs/lists.ts'
import { readInputs } from '../../src/inputs/read.ts'
import fc from '../fast-check.ts'
import { propertyOptions, textOf } from './fuzz.ts'

const workspace = mkdtempSync(join(tmpdir(), 'package-retention-'))
writeFileSync(join(workspace, 'policy.yml'), 'version: 1\npolicies: []\n')

const value = textOf(
  'app',
  '*',
  ',',
  '!',
  'true',
  'false',
  '30',
  'd',
  ' days',
  '/',
  'https://',
  '127.0.0.1',
  '@any',
  '..',
  '[',
  '{pr}'
)
const likelyValue = fc.constantFrom(
  'true',
  'false',
  '3',
  '30d',
  'app',
  '*',
  'container',
  'npm',
  'clean',
  'policy.yml',
  '..',
  '.',
  '/'
)

/** Some inputs, each with valid or invalid text. */
const environment = fc
  .uniqueArray(fc.constantFrom(...Object.keys(actionMetadata.inputs)), { maxLength: 6 })
  .chain((names) => fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), fc.oneof(likelyValue, value)))))
  .map((inputs) => Object.fromEntries(inputs.map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text])))

const given = {
  INPUT_TOKEN: 'ghs_0123456789',
  'INPUT_DELETE-TAGS': 'x',
  GITHUB_REPOSITORY: 'acme/app',
  GITHUB_REPOSITORY_OWNER: 'acme',
  GITHUB_WORKSPACE: workspace
}

test('any inputs are read, or every problem is named', async () => {
  const property = fc.asyncProperty(environment, async (inputs) => {
    const checked = await readInputs({ ...given, ...inputs }, Date.UTC(2026, 0))
    if (!checked.ok) {
      expect(checked.problems.length).toBeGreaterThan(0)
      for (const problem of checked.problems) expect(problem.trim()).not.toBe('')
      return
    }
    for (const url of [checked.inputs.apiUrl, checked.inputs.registryUrl]) {
      const { protocol, hostname } = new URL(url)
      expect(protocol === 'https:' || hostname === 'localhost' || /^127\.|^\[::1\]$/.test(hostname)).toBe(true)
    }
  })
  await fc.assert(property, propertyOptions)
})

test('the items of any list are trimmed and not empty', () => {
  const text = textOf(',', '\n', '\r\n', '{', '}', '[', ']', '/', '\\', '!', 'a', ' ')
  fc.assert(
    fc.property(text, (text) => {
      for (const item of splitList(text)) expect(item.trim()).toBe(item)
      expect(splitList(text)).not.toContain('')
    }),
    propertyOptions
  )
})
