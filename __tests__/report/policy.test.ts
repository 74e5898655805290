import { expect, test } from '@jest/globals'
import { expectPieces } from '../words.ts'
import { fullPolicy, keeps, keys, wordsFor } from './policies.ts'

test('a policy has a line for its packages, one for each rule, one for what is looked up, and one for its limits', () => {
  const [packages = '', nightly = '', pulls = '', stable = '', old = '', lookups = '', limits = '', ...rest] =
    wordsFor(fullPolicy)
  expectPieces(packages, 'server, tools/**, !tools/legacy (container)', 'latest and lts-*', '3 images')
  expectPieces(nightly, 'Rule 1', 'nightly-* except nightly-1', '7 days', '4 weeks', '6 months')
  expectPieces(pulls, 'Rule 2', 'pr-{pr} or pr-{pr}-*', 'each {pr}', 'pull request')
  expectPieces(stable, 'Rule 3', '@stable', 'each minor version', '2y', 'newest 3')
  expectPieces(old, 'Rule 4', 'old-*', 'untagged', '3d')
  expectPieces(lookups, 'Pull requests', 'repository')
  expectPieces(limits, '24h', 'tags', '100 deletions', '30% of its images')
  expect(rest).toEqual([])
})

test('a repository that the policy names is in the sentence of its condition', () => {
  const lines = wordsFor('packages: app, repository: acme/server, rules: [{delete: "pr-{pr}", keep: {while: pr-open}}]')
  expectPieces(lines[1] ?? '', 'pr-{pr}', 'pull request in acme/server')
  expect(lines.join()).not.toContain('workflow')
})

test.each(keeps)('keep: { %s } is said with its values', (keep, ...pieces) => {
  expectPieces(wordsFor(`packages: app, rules: [{delete: "{name}-{pr}", keep: {${keep}}}]`)[1] ?? '', ...pieces)
})

test.each(keys)('%s is said with its values', (keys, ...pieces) => {
  expectPieces(wordsFor(`packages: app, rules: [{delete: x}], ${keys}`).join('\n'), ...pieces)
})

test.each(['grace-period: 0', 'type: npm'])('%s: no line for limits if there are none', (keys) => {
  expect(wordsFor(`packages: app, rules: [{delete: x}], ${keys}`)).toHaveLength(2)
})
