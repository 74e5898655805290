import { describe, expect, test } from '@jest/globals'
import { badCredentials } from '../../simulator/faults.ts'
import { refusal } from '../../simulator/refusals.ts'
import { addOwner, addPackage, addToken, type World } from '../../simulator/world.ts'
import { type Inputs, mutations, packageOf, publishDaily, type Run, remainingNames, setUp } from '../action.ts'
import { classic } from '../simulator/simulate.ts'

const inputs = { packages: 'ui', 'package-type': 'npm', 'delete-tags': '1' }

/** An npm package `ui` with the versions 2 and 1. */
const setUpUi = async (change: (world: World) => void = () => {}) => {
  const { world, act, simulator } = await setUp()
  const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui' })
  publishDaily(world, ui, ['2', '1'])
  change(world)
  return { world, act, ui, simulator }
}

/** Everything that a run says went wrong; each text is one line of the log and stands in the summary. */
const problemsOf = ({ report, log, summary }: Run): string[] => {
  const problems = [...report.problems, ...report.packages.flatMap(({ problem }) => problem ?? [])]
  for (const problem of problems) {
    expect(problem).not.toContain('\n')
    expect(log).toContain(`::error::${problem}`)
  }
  expect(summary).toContain('needs attention')
  return problems
}

describe('a token', () => {
  test.each<[string, Inputs, (world: World) => void, RegExp]>([
    [
      'that is unknown',
      { token: 'ghp_wrong' },
      () => {},
      /401 "Bad credentials"; input token: it is invalid or has expired/
    ],
    [
      'that has expired',
      { token: 'ghs_old' },
      (world) =>
        void addToken(world, {
          token: 'ghs_old',
          kind: 'github-token',
          repository: 'acme/app',
          expiresAt: '2026-05-31'
        }),
      /401 "Bad credentials"; input token: it is invalid or has expired/
    ],
    [
      'without a scope to read',
      { token: 'ghp_none' },
      (world) => void addToken(world, { token: 'ghp_none', kind: 'classic', login: 'octo', scopes: ['repo'] }),
      /npm package acme\/ui: GitHub answered 403 "You need at least read:packages scope to get a package's versions\."; the token lacks the scope read:packages$/
    ],
    [
      'of a workflow without permission',
      { token: 'ghs_none' },
      (world) =>
        void addToken(world, {
          token: 'ghs_none',
          kind: 'github-token',
          repository: 'acme/app',
          permissions: { contents: 'read' }
        }),
      /npm package acme\/ui: GitHub answered 403 "Resource not accessible by integration"; add permissions: packages: read to the job/
    ],
    [
      'that is fine-grained',
      { token: 'github_pat_1' },
      (world) => void addToken(world, { token: 'github_pat_1', kind: 'fine-grained', login: 'octo' }),
      /npm package acme\/ui: GitHub answered 403 "Resource not accessible by personal access token"/
    ],
    [
      'that is not authorized for an organization with SAML',
      { owner: 'corp' },
      (world) => {
        addOwner(world, { login: 'corp', type: 'Organization', sso: true })
        addPackage(world, { owner: 'corp', type: 'npm', name: 'ui' })
      },
      /npm package corp\/ui: GitHub answered 403 .*SAML.*; authorize the token for the organization at https:\/\/github\.com\/orgs\/corp\/sso\?authorization_request=\w+$/
    ]
  ])('%s: one clear line, and nothing is deleted', async (_, token, change, problem) => {
    const { act, ui } = await setUpUi(change)
    const run = await act({ ...inputs, ...token })
    expect(run.code).toBe(1)
    expect(problemsOf(run)).toEqual([expect.stringMatching(problem)])
    expect(mutations(run.requests)).toEqual([])
    expect(remainingNames(ui)).toEqual(['2', '1'])
  })

  test('without a scope to list says so for a glob', async () => {
    const { act } = await setUpUi((world) => {
      addToken(world, { token: 'ghp_none', kind: 'classic', login: 'octo', scopes: [] })
    })
    expect(problemsOf(await act({ ...inputs, packages: 'u*', token: 'ghp_none' }))).toEqual([
      expect.stringMatching(
        /^listing the npm packages of acme: GitHub answered 403 "You need at least read:packages scope to list packages\."; the token lacks the scope read:packages$/
      )
    ])
  })

  test('that may read and not delete names the missing scope for each version, and the run fails', async () => {
    const { act, ui } = await setUpUi((world) => {
      addToken(world, { token: 'ghp_read', kind: 'classic', login: 'octo', scopes: ['read:packages'] })
    })
    const run = await act({ ...inputs, token: 'ghp_read' })
    expect(run).toMatchObject({ code: 1, outputs: { 'failed-count': '1', 'deleted-count': '0' } })
    expect(packageOf(run).versions.find(({ name }) => name === '1')).toMatchObject({
      outcome: 'failed',
      error: expect.stringMatching(
        /403 "You need at least delete:packages scope.*the token lacks the scope delete:packages$/
      )
    })
    expect(remainingNames(ui)).toEqual(['2', '1'])
  })

  test('without the admin role, for which GitHub says 404, is distinguished from a version that is gone', async () => {
    const { act, ui } = await setUpUi((world) => {
      addToken(world, {
        token: 'ghs_reader',
        kind: 'github-token',
        repository: 'acme/app',
        permissions: { packages: 'write' }
      })
    })
    const run = await act({ ...inputs, token: 'ghs_reader' })
    expect(run).toMatchObject({ code: 1, outputs: { 'failed-count': '1', 'deleted-count': '0' } })
    expect(packageOf(run).versions.find(({ name }) => name === '1')).toMatchObject({
      outcome: 'failed',
      error: expect.stringMatching(
        /404 "Package not found\.".*lacks admin rights on the package.*Manage Actions access/
      )
    })
    expect(remainingNames(ui)).toEqual(['2', '1'])
  })

  test('that expires in the middle ends the run, and the report says what was done', async () => {
    const { act, ui, simulator } = await setUpUi((world) => {
      const big = addPackage(world, { owner: 'acme', type: 'npm', name: 'big' })
      publishDaily(world, big, ['v', ...Array.from({ length: 30 }, (_, at) => `1.${30 - at}`)])
    })
    simulator.faults.add({ match: { method: 'DELETE' }, after: 12, effect: badCredentials() })
    const run = await act({ ...inputs, packages: 'big', 'delete-tags': '1.*' })
    expect(run).toMatchObject({
      code: 1,
      outputs: { 'planned-count': '30', 'deleted-count': '12', 'failed-count': '0', complete: 'false' },
      report: { stopReason: 'error', problems: [expect.stringMatching(/^input token: .*expired/)] }
    })
    expect(JSON.parse(run.outputs['deleted-ids'] ?? '')).toHaveLength(12)
    expect(remainingNames(ui)).toEqual(['2', '1'])
  })
})

test('a refusal of one package does not stop the others', async () => {
  const { world, act, ui, simulator } = await setUpUi()
  const other = addPackage(world, { owner: 'acme', type: 'npm', name: 'other' })
  publishDaily(world, other, ['2', '1'])
  simulator.faults.add({ match: { path: /\/ui\/versions$/ }, effect: () => refusal(403, 'No.') })
  const run = await act({ ...inputs, packages: 'ui, other' })
  expect(run.code).toBe(1)
  expect(remainingNames(ui)).toEqual(['2', '1'])
  expect(remainingNames(other)).toEqual(['2'])
})

test('the token is masked before anything else, and stands nowhere', async () => {
  const { act } = await setUpUi()
  const run = await act(inputs)
  expect(run.log.startsWith(`::add-mask::${classic}\n`)).toBe(true)
  const shown = run.log.replaceAll(/^::add-mask::.*$/gm, '')
  for (const secret of [classic, btoa(classic), btoa(`x-access-token:${classic}`)]) {
    expect(run.log).toContain(`::add-mask::${secret}\n`)
    expect(`${shown}${run.summary}${JSON.stringify(run.report)}${JSON.stringify(run.outputs)}`).not.toContain(secret)
  }
})
