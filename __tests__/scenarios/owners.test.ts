import { expect, test } from '@jest/globals'
import { addOwner, addPackage, addToken } from '../../simulator/world.ts'
import { mutations, publishDaily, remainingNames, sent, setUp } from '../action.ts'
import { workflow } from '../simulator/simulate.ts'
import { problemOf } from '../words.ts'

const inputs = { packages: 'tool', 'package-type': 'npm', 'delete-tags': '1.*' }

/** A package `tool` of this owner with versions 2.0 and 1.0, of which the inputs cover the second. */
const setUpTool = async (owner: string, visibility: 'public' | 'private') => {
  const { world, act } = await setUp()
  const tool = addPackage(world, { owner, type: 'npm', name: 'tool', visibility, repository: `${owner}/tool` })
  const [, { id } = { id: 0 }] = publishDaily(world, tool, ['2.0', '1.0'])
  addToken(world, {
    token: 'ghs_tool',
    kind: 'github-token',
    repository: `${owner}/tool`,
    permissions: { packages: 'write' }
  })
  return { act, tool, id, world }
}

test('an organization is reached as one', async () => {
  const { act, tool, id } = await setUpTool('acme', 'private')
  const { code, requests } = await act({ ...inputs, owner: 'acme' })
  expect(code).toBe(0)
  expect(sent(requests)).toEqual([
    'GET /users/acme',
    'GET /orgs/acme/packages/npm/tool/versions?per_page=100&page=1',
    'GET /orgs/acme/packages/npm/tool/versions?per_page=100&page=1',
    `DELETE /orgs/acme/packages/npm/tool/versions/${id}`
  ])
  expect(remainingNames(tool)).toEqual(['2.0'])
})

test("the token's own user is reached as such, which alone shows private packages", async () => {
  const { act, tool, id } = await setUpTool('octo', 'private')
  const { code, requests } = await act({ ...inputs, owner: 'octo' })
  expect(code).toBe(0)
  expect(sent(requests)).toEqual([
    'GET /users/octo',
    'GET /user',
    'GET /user/packages/npm/tool/versions?per_page=100&page=1',
    'GET /user/packages/npm/tool/versions?per_page=100&page=1',
    `DELETE /user/packages/npm/tool/versions/${id}`
  ])
  expect(remainingNames(tool)).toEqual(['2.0'])
})

test("packages of the token's own user are listed with the private ones", async () => {
  const { act } = await setUpTool('octo', 'private')
  const { outputs, requests } = await act({ ...inputs, owner: 'octo', packages: '*', mode: 'list' })
  expect(outputs['packages']).toBe('["tool"]')
  expect(sent(requests).at(-1)).toBe('GET /user/packages?package_type=npm&per_page=100&page=1')
})

test('another user is reached by name', async () => {
  const { act } = await setUpTool('mona', 'public')
  const { code, requests, outputs } = await act({ ...inputs, owner: 'mona', 'dry-run': 'true' })
  expect(code).toBe(0)
  expect(sent(requests)).toEqual([
    'GET /users/mona',
    'GET /user',
    'GET /users/mona/packages/npm/tool/versions?per_page=100&page=1'
  ])
  expect(outputs['planned-count']).toBe('1')
})

test("a workflow's token, which is no user, reaches the user that owns its repository by name", async () => {
  const { act, id, tool } = await setUpTool('mona', 'private')
  const { code, requests } = await act({ ...inputs, owner: 'mona', token: 'ghs_tool' })
  expect(code).toBe(0)
  expect(mutations(requests)).toEqual([`DELETE /users/mona/packages/npm/tool/versions/${id}`])
  expect(remainingNames(tool)).toEqual(['2.0'])
})

test('the case of an owner does not matter', async () => {
  const { act, tool } = await setUpTool('octo', 'private')
  const { code, report } = await act({ ...inputs, owner: 'OCTO' })
  expect(code).toBe(0)
  expect(report.packages[0]?.owner).toBe('octo')
  expect(remainingNames(tool)).toEqual(['2.0'])
})

test('an owner that does not exist is named, and nothing else is asked', async () => {
  const { act } = await setUp()
  const { code, report, requests } = await act({ ...inputs, owner: 'acmee' })
  expect(code).toBe(1)
  expect(report.problems).toEqual([problemOf('owner', '"acmee"')])
  expect(sent(requests)).toEqual(['GET /users/acmee'])
})

test('an owner with capitals has none in the registry', async () => {
  const { world, act } = await setUp()
  addOwner(world, { login: 'LOUD', type: 'Organization' })
  const image = addPackage(world, { owner: 'LOUD', type: 'container', name: 'app' })
  const [v1] = publishDaily(world, image, ['v1', 'pr-1'])
  const { code, requests } = await act({ owner: 'LOUD', packages: 'app', 'delete-tags': 'pr-*' })
  expect(code).toBe(0)
  expect(sent(requests)).toContain(`GET /v2/loud/app/manifests/${v1?.name}`)
  expect(remainingNames(image)).toEqual(['v1'])
})

test('without the input, the owner is that of the running repository', async () => {
  const { act, world } = await setUp()
  const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'app', repository: 'acme/app' })
  publishDaily(world, ui, ['2.0', '1.0'])
  const { code } = await act({ 'package-type': 'npm', 'delete-tags': '1.*', token: workflow })
  expect(code).toBe(0)
  expect(remainingNames(ui)).toEqual(['2.0'])
})
