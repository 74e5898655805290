import { describe, expect, test } from '@jest/globals'
import { deletePackage } from '../../simulator/trash.ts'
import { addPackage } from '../../simulator/world.ts'
import { type Inputs, packageOf, publishDaily, remainingNames, sent, setUp } from '../action.ts'

const names = ['server', 'serve', 'tools/cli', 'tools/legacy', 'tools/deep/er', 'web.site', 'x']

/** Containers of these names besides `app`, each with the tags v1 and pr-1, and one that is deleted and still listed. */
const setUpNames = async () => {
  const { world, act } = await setUp()
  const packages = names.map((name) => addPackage(world, { owner: 'acme', type: 'container', name }))
  for (const each of packages) publishDaily(world, each, ['v1', 'pr-1'])
  world.switches.listDeletedPackages = true
  deletePackage(world, addPackage(world, { owner: 'acme', type: 'container', name: 'old' }))
  const list = async (packages: string, inputs: Inputs = {}) => {
    const run = await act({ mode: 'list', packages, ...inputs })
    const found: string[] = JSON.parse(run.outputs['packages'] ?? '')
    return { ...run, found }
  }
  return { world, packages, act, list }
}

describe('packages', () => {
  test.each<[input: string, found: readonly string[]]>([
    ['server', ['server']],
    ['server, tools/cli\nx', ['server', 'tools/cli', 'x']],
    ['{server,x}', ['server', 'x']],
    ['serve*', ['server', 'serve']],
    ['serve?', ['server']],
    ['*', ['app', 'server', 'serve', 'web.site', 'x']],
    ['tools/*', ['tools/cli', 'tools/legacy']],
    ['tools/**', ['tools/cli', 'tools/legacy', 'tools/deep/er']],
    ['**', ['app', ...names]],
    ['**/er', ['tools/deep/er']],
    ['**, !tools/**', ['app', 'server', 'serve', 'web.site', 'x']],
    ['!serve, serve*', ['server']],
    ['server, serve, !server', ['serve']],
    ['web?site', ['web.site']],
    ['/serve(r?)/', ['server', 'serve']],
    ['[s-x]*', ['server', 'serve', 'web.site', 'x']],
    ['x, *', ['app', 'server', 'serve', 'web.site', 'x']]
  ])('"%s" are %j', async (input, found) => {
    const { list } = await setUpNames()
    const run = await list(input)
    expect(run.code).toBe(0)
    expect(run.found.toSorted()).toEqual(found.toSorted())
  })

  test('that GitHub deleted and still lists are no packages', async () => {
    const { list } = await setUpNames()
    const { found, log } = await list('**old, deleted_*, x')
    expect(found).toEqual(['x'])
    expect(log).toMatch(/no container package of acme/)
  })

  test('of other types are not looked at', async () => {
    const { world, list } = await setUpNames()
    addPackage(world, { owner: 'acme', type: 'npm', name: 'ui' })
    expect((await list('*', { 'package-type': 'npm' })).found).toEqual(['ui'])
  })

  test('named exactly cost no listing', async () => {
    const { list } = await setUpNames()
    const { requests } = await list('server, {x,tools/cli}, !tools/legacy')
    expect(sent(requests).filter((each) => each.includes('packages?'))).toEqual([])
  })

  test('are listed once, a hundred at a time', async () => {
    const { world, list } = await setUpNames()
    for (let at = 0; at < 200; at += 1) addPackage(world, { owner: 'acme', type: 'container', name: `many${at}` })
    const { requests, found } = await list('many*, serve*')
    expect(found).toHaveLength(202)
    expect(sent(requests)).toEqual([
      'GET /users/acme',
      'GET /orgs/acme/packages?package_type=container&per_page=100&page=1',
      'GET /orgs/acme/packages?package_type=container&per_page=100&page=2',
      'GET /orgs/acme/packages?package_type=container&per_page=100&page=3'
    ])
  })

  test('with a slash in their name are cleaned like all others', async () => {
    const { packages, act } = await setUpNames()
    const run = await act({ packages: 'tools/**, !tools/legacy', 'delete-tags': 'pr-*' })
    expect(run.code).toBe(0)
    expect(run.report.packages.map(({ name, counts }) => [name, counts.deleted])).toEqual([
      ['tools/cli', 1],
      ['tools/deep/er', 1]
    ])
    expect(
      packages.map((each) => `${each.name}: ${remainingNames(each)}`).filter((text) => !text.endsWith('pr-1'))
    ).toEqual(['tools/cli: v1', 'tools/deep/er: v1'])
    expect(sent(run.requests)).toContain(
      'GET /orgs/acme/packages/container/tools%2Fdeep%2Fer/versions?per_page=100&page=1'
    )
    expect(sent(run.requests)).toContainEqual(expect.stringMatching('^GET /v2/acme/tools/deep/er/manifests/sha256:'))
  })

  test('that two policies match belong to the first, and two types are distinguished', async () => {
    const { world, act } = await setUpNames()
    publishDaily(world, addPackage(world, { owner: 'acme', type: 'npm', name: 'x' }), ['2.0', '1.0'])
    const policy = `version: 1
policies:
  - { packages: [x], rules: [{ delete: v1 }] }
  - { packages: ['*'], rules: [{ delete: pr-1 }] }
  - { packages: [x], type: npm, rules: [{ delete: '1.*' }] }`
    const run = await act({ policy, 'dry-run': 'true' })
    expect(run.report.problems).toEqual([])
    const taken = run.report.packages.map(({ type, name, policyIndex }) => `${policyIndex} ${type} ${name}`)
    expect(taken).toEqual([
      '0 container x',
      '1 container app',
      '1 container server',
      '1 container serve',
      '1 container web.site',
      '2 npm x'
    ])
  })
})

describe('capitals', () => {
  test.each([
    ['server', 'Server', 'SERVER'],
    ['serve', 'Serve*, !SERVER', 'serve*, !/SERVER/'],
    ['tools/cli', 'Tools/CLI', 'Tools/[C]li']
  ])('in names of containers make no difference: %s', async (name, ...inputs) => {
    for (const packages of inputs) {
      const { act } = await setUpNames()
      const run = await act({ packages, 'delete-tags': 'pr-*' })
      expect(run.report.packages.map((each) => [each.name, each.status, each.counts.deleted])).toEqual([
        [name, 'ok', 1]
      ])
    }
  })

  test('make none in a policy document, whose policies have types of their own', async () => {
    const { world, act } = await setUpNames()
    const lib = addPackage(world, { owner: 'acme', type: 'maven', name: 'com.acme.Lib' })
    publishDaily(world, lib, ['2', '1'])
    const policy = `version: 1
policies:
  - { packages: [Server], rules: [{ delete: pr-1 }] }
  - { packages: [com.acme.Lib], type: maven, rules: [{ delete: '1' }] }`
    const run = await act({ policy })
    expect(run.report.packages.map(({ name, counts }) => [name, counts.deleted])).toEqual([
      ['server', 1],
      ['com.acme.Lib', 1]
    ])
  })
})

describe('an image reference instead of a name', () => {
  test.each<[string, Inputs]>([
    ['input packages', { packages: 'acme/server', 'delete-tags': 'pr-*' }],
    ['input packages', { packages: 'serve*, !ghcr.io/acme/server', 'delete-tags': 'pr-*' }],
    [
      'input policy:2:26',
      { policy: 'version: 1\npolicies: [{ packages: [ acme/server ], rules: [{ delete: pr-1 }] }]' }
    ]
  ])('is refused before any request, with the name to write: %s %j', async (place, inputs) => {
    const { act } = await setUpNames()
    const run = await act(inputs)
    expect(run).toMatchObject({ code: 1, requests: [] })
    expect(run.report.problems).toEqual([expect.stringMatching(`^${place}.*write !?server`)])
  })

  test('is the name of a package that begins with its owner only where it is written so', async () => {
    const { world, act } = await setUpNames()
    const nested = addPackage(world, { owner: 'acme', type: 'container', name: 'acme/server' })
    publishDaily(world, nested, ['v1', 'pr-1'])
    expect((await act({ packages: '[a]cme/server', 'delete-tags': 'pr-*' })).code).toBe(0)
    expect(remainingNames(nested)).toEqual(['v1'])
  })
})

describe('a glob without a match', () => {
  test('is a warning, and the rest is cleaned', async () => {
    const { act } = await setUpNames()
    const run = await act({ packages: 'server, nothing-*', 'delete-tags': 'pr-*' })
    expect(run.code).toBe(0)
    expect(packageOf(run).counts.deleted).toBe(1)
    expect(run.report.warnings).toEqual(['packages: "nothing-*" matches no container package of acme'])
    expect(run.log).toMatch(/^::warning::packages: "nothing-\*" .*acme/m)
    expect(run.summary).toContain('nothing-')
  })

  test('is one also where nothing is left to do', async () => {
    const { act } = await setUpNames()
    const run = await act({ packages: 'nothing-*', 'delete-tags': 'pr-*' })
    expect(run).toMatchObject({ code: 0, outputs: { packages: '[]', complete: 'true' } })
    expect(run.report.warnings).toHaveLength(1)
  })

  test('that excludes is one too', async () => {
    const { list } = await setUpNames()
    const { report } = await list('serve*, !nothing-*')
    expect(report.warnings).toEqual(['packages: "!nothing-*" matches no container package of acme'])
  })
})
