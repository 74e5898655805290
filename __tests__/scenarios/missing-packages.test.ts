import { expect, test } from '@jest/globals'
import { addPackage } from '../../simulator/world.ts'
import { left, mutations, packageOf, publishDaily, setUp } from '../action.ts'
import { classic, workflow } from '../simulator/simulate.ts'

const inputs = { 'package-type': 'npm', 'delete-tags': '1' }

/** An npm package `ui` with the versions 2 and 1. */
const setUpUi = async () => {
  const { world, act } = await setUp()
  const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui' })
  publishDaily(world, ui, ['2', '1'])
  return { world, act, ui }
}

test('a package that is named and does not exist is an error with the likely causes, and the others go on', async () => {
  const { act, ui } = await setUpUi()
  const run = await act({ ...inputs, packages: 'iu, ui' })
  expect(run.code).toBe(1)
  expect(left(ui)).toEqual(['2'])
  const { problem = '', status } = packageOf(run, 'iu')
  expect(status).not.toBe('ok')
  expect(problem).toMatch(/npm package acme\/iu: GitHub answered 404 "Package not found."/)
  for (const cause of ['name', 'owner', 'package-type', 'permission to read packages']) expect(problem).toContain(cause)
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
  expect(packageOf(run).problem).toMatch(/check the name in packages, owner, package-type/)
})

const raise = (): never => {
  throw new Error(`${classic} is not there`)
}
