import { expect, test } from '@jest/globals'
import { addPackage, addToken } from '../../simulator/world.ts'
import { tokenFacts } from '../../src/github/token-facts.ts'
import { describeToken } from '../../src/report/token.ts'
import { publishDaily, setUp } from '../action.ts'
import { expectPieces } from '../words.ts'

const note = 'A dry run cannot show whether the token may'

test.each<[string, Record<string, string>, string[]]>([
  ['GITHUB_TOKEN', { token: 'ghs_workflow' }, ['`GITHUB_TOKEN`', 'Manage Actions access', 'tokens.html']],
  ['a classic token', { token: 'ghp_classic' }, ['classic', '`delete:packages`', 'Admin role']],
  [
    'a token that lacks the scope',
    { token: 'ghp_reader' },
    ['`read:packages`', '**It lacks the scope `delete:packages`']
  ]
])('the summary of a dry run with %s says what is known of its rights', async (_, inputs, pieces) => {
  const { world, app, act } = await setUp()
  addToken(world, { token: 'ghp_reader', kind: 'classic', login: 'octo', scopes: ['read:packages'] })
  publishDaily(world, app, ['v1', 'pr-1'])
  const run = await act({ packages: 'app', 'delete-tags': 'pr-*', 'dry-run': 'true', ...inputs })
  expectPieces(run.summary, note, ...pieces)
  const idle = await act({ packages: 'app', 'delete-tags': 'x', 'dry-run': 'true', ...inputs })
  expect(idle.summary).not.toContain(note)
  expect(JSON.stringify(run.report)).not.toContain(inputs['token'])
})

test('says nothing of a token whose right is certain, nor after a real run', async () => {
  const { world, app, act } = await setUp()
  const own = addPackage(world, { owner: 'octo', type: 'container', name: 'own' })
  for (const pkg of [app, own]) publishDaily(world, pkg, ['v1', 'pr-1'])
  const certain = await act({ owner: 'octo', packages: 'own', 'delete-tags': 'pr-*', 'dry-run': 'true' })
  expect(certain.report.token).toMatchObject({ kind: 'classic', isOwner: true })
  expect(certain.summary).not.toContain(note)
  expect((await act({ packages: 'app', 'delete-tags': 'pr-*' })).summary).not.toContain(note)
})

test.each([
  ['github_pat_x', null, '/orgs/acme', 'does not support'],
  ['gho_x', 'repo', '/orgs/acme', 'lacks the scope'],
  ['ghu_x', null, '/orgs/acme', 'Admin role on each package'],
  ['x', null, '/user', 'needs the scope'],
  ['x', '', '/user', 'no scope']
])('of the token %s with the scopes %j at %s is said: %s', (token, scopes, path, piece) => {
  const { scopes: list, ...facts } = tokenFacts(token, scopes, path)
  expectPieces(String(describeToken({ ...facts, ...(list && { scopes: [...list] }) }, 'restore')), piece)
})
