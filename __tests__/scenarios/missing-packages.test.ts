import { describe, expect, test } from '@jest/globals'
import { refusal } from '../../simulator/refusals.ts'
import { addPackage } from '../../simulator/world.ts'
import { mutations, packageOf, publishDaily, remainingNames, sent, setUp } from '../action.ts'
import { classic, workflow } from '../simulator/simulate.ts'

const inputs = { 'package-type': 'npm', 'delete-tags': '1' }

/** An npm package `ui` with the versions 2 and 1. */
const setUpUi = async () => {
  const { world, simulator, act } = await setUp()
  const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui' })
  publishDaily(world, ui, ['2', '1'])
  return { world, simulator, act, ui }
}

test('a package that is named and does not exist is an error with the likely causes, and the others are cleaned', async () => {
  const { act, ui } = await setUpUi()
  const run = await act({ ...inputs, packages: 'iu, ui' })
  expect(run.code).toBe(1)
  expect(remainingNames(ui)).toEqual(['2'])
  const { problem = '', status } = packageOf(run, 'iu')
  expect(status).not.toBe('ok')
  expect(problem).toMatch(/npm package acme\/iu: GitHub answered 404 "Package not found."/)
  for (const cause of ['packages', 'owner', 'package-type', 'permission to read packages'])
    expect(problem).toContain(cause)
  expect(run.log).toMatch(/^::error::.*npm package acme\/iu/m)
  expect(run.summary).toContain('acme/iu')
  expect(run.outputs).toMatchObject({ packages: '["iu","ui"]', 'deleted-count': '1' })
})

test.each([
  ['the type', { ...inputs, packages: 'ui', 'package-type': 'maven' }, 'maven package acme/ui'],
  ['the owner', { ...inputs, packages: 'ui', owner: 'octo' }, 'npm package octo/ui'],
  ['the access of the token', { ...inputs, packages: 'ui', token: 'ghs_narrow' }, 'npm package acme/ui']
])('%s is a likely cause', async (_, wrong, named) => {
  const { world, act } = await setUpUi()
  world.tokens.set('ghs_narrow', {
    ...(world.tokens.get(workflow) ?? raise()),
    token: 'ghs_narrow',
    read: []
  })
  const run = await act(wrong)
  expect(run.code).toBe(1)
  expect(mutations(run.requests)).toEqual([])
  expect(packageOf(run).problem).toContain(named)
  expect(packageOf(run).problem).toMatch(/packages.*owner.*package-type/)
})

describe('if-missing', () => {
  const given = { ...inputs, packages: 'iu, ui' }

  test.each([
    ['warn', ['packages: the npm package acme/iu does not exist, or the token may not see it']],
    ['ignore', []]
  ])(
    '%s passes over a package that is named and does not exist, and cleans the others',
    async (ifMissing, warnings) => {
      const { act, ui } = await setUpUi()
      const run = await act({ ...given, 'if-missing': ifMissing })
      expect(run).toMatchObject({ code: 0, outputs: { packages: '["ui"]', 'deleted-count': '1', complete: 'true' } })
      expect(remainingNames(ui)).toEqual(['2'])
      expect(run.report.warnings).toEqual(warnings)
      expect(run.log.includes('::warning::')).toBe(warnings.length > 0)
    }
  )

  test('error is the default', async () => {
    const { act } = await setUpUi()
    expect(await act({ ...given, 'if-missing': 'error' })).toMatchObject({
      code: 1,
      outputs: { packages: '["iu","ui"]' }
    })
  })

  test('asks only for what is named, and is not in a list that was read anyway', async () => {
    const { act } = await setUpUi()
    const { requests } = await act({ ...given, packages: 'iu, ui, u*, !no, no', mode: 'list', 'if-missing': 'warn' })
    expect(sent(requests)).toEqual([
      'GET /users/acme',
      'GET /orgs/acme/packages?package_type=npm&per_page=100&page=1',
      'GET /orgs/acme/packages/npm/iu'
    ])
  })

  const missing = 'packages: the npm package acme/iu does not exist, or the token may not see it'

  test.each([
    ['error', 1, { problems: [missing], warnings: [] }],
    ['warn', 0, { problems: [], warnings: [missing] }],
    ['ignore', 0, { problems: [], warnings: [] }]
  ])('%s with mode: list ends with code %i, and finds the other package', async (ifMissing, code, report) => {
    const { act } = await setUpUi()
    const run = await act({ 'package-type': 'npm', packages: 'iu, ui', mode: 'list', 'if-missing': ifMissing })
    expect(run).toMatchObject({ code, outputs: { packages: '["ui"]' }, report })
  })

  test('leaves to the listing what GitHub does not answer', async () => {
    const { simulator, act, ui } = await setUpUi()
    simulator.faults.add({ match: { path: /\/npm\/iu$/ }, effect: () => refusal(403, 'No.') })
    expect(await act({ ...given, 'if-missing': 'ignore' })).toMatchObject({ code: 1 })
    expect(remainingNames(ui)).toEqual(['2'])
  })

  test.each([
    ['error', 1, 0],
    ['warn', 0, 1],
    ['ignore', 0, 0]
  ])('%s with mode: restore: a package that was never there ends with code %i', async (ifMissing, code, warnings) => {
    const { act } = await setUpUi()
    const run = await act({
      'package-type': 'npm',
      packages: 'iu, ui',
      mode: 'restore',
      'deleted-within': '30d',
      'if-missing': ifMissing
    })
    expect(run.code).toBe(code)
    expect(packageOf(run, 'iu').warnings ?? []).toHaveLength(warnings)
    expect(packageOf(run, 'iu').status).toBe(code === 1 ? 'failed' : 'ok')
    expect(packageOf(run, 'ui').status).toBe('ok')
  })
})

const raise = (): never => {
  throw new Error(`${classic} is not there`)
}
