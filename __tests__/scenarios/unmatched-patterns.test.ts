import { describe, expect, test } from '@jest/globals'
import { addPackage } from '../../simulator/world.ts'
import { type Inputs, packageOf, publishDaily, remainingNames, setUp } from '../action.ts'
import { expectPieces, saying } from '../words.ts'

/** Two npm packages: `ui` with 2.0.0 and 1.0.0, `kit` with 1.5.0-beta.1. */
const setUpTwo = async () => {
  const { world, act } = await setUp()
  const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui' })
  const kit = addPackage(world, { owner: 'acme', type: 'npm', name: 'kit' })
  publishDaily(world, ui, ['2.0.0', '1.0.0'])
  publishDaily(world, kit, ['1.5.0-beta.1'])
  return { act, ui, kit }
}

const document = 'version: 1\npolicies: [{ protect: [Latest], rules: [{ delete: "*" }] }]'

const inputs = { packages: 'ui, kit', 'package-type': 'npm', 'delete-tags': '1.0.0' }

describe('a pattern that matches nothing in any package', () => {
  test.each([
    ['delete-tags', { 'delete-tags': '1.0.0, canary-*' }, 'canary-*'],
    ['delete-tags, which excludes', { 'delete-tags': '1.0.0, !canary-*' }, '!canary-*'],
    ['keep-tags', { 'keep-tags': 'latest, 2.*' }, 'latest'],
    ['keep-tags as a regex', { 'keep-tags': '/v[0-9]+/' }, '/v[0-9]+/']
  ])('is a warning: %s', async (_, given, pattern) => {
    const { act, ui } = await setUpTwo()
    const run = await act({ ...inputs, ...given })
    expect(run.code).toBe(0)
    expect(remainingNames(ui)).toEqual(['2.0.0'])
    expect(run.report.warnings).toEqual([saying(`"${pattern}"`)])
    expect(run.log).toContain(`::warning::${run.report.warnings[0]}\n`)
    expect(run.summary).toContain(pattern)
  })

  test('is none where one package has a match', async () => {
    const { act } = await setUpTwo()
    const run = await act({ ...inputs, 'delete-tags': '1.0.0, @prerelease', 'keep-tags': '2.0.0' })
    expect(run.report.warnings).toEqual([])
  })

  test('is none where no package could be read', async () => {
    const { act } = await setUpTwo()
    const run = await act({ ...inputs, packages: 'missing' })
    expect(run.code).toBe(1)
    expect(run.report.warnings).toEqual([])
  })
})

test('a pattern that protects nothing is reported before the first deletion, once, with the nearest label', async () => {
  const { world, app, act } = await setUp()
  publishDaily(world, app, ['latest', 'v1', 'pr-1'])
  const run = await act({ packages: 'app', 'delete-tags': 'pr-*', 'keep-tags': 'lates' })
  expect(run).toMatchObject({ code: 0, report: { warnings: [saying('"lates"', 'latest?')] } })
  expect(run.log.split(`::warning::${run.report.warnings[0]}\n`)).toHaveLength(2)
  expect(run.log.indexOf('::warning::')).toBeLessThan(run.log.indexOf('::group::'))
})

describe('a pattern that would protect in another spelling', () => {
  test.each<[string, Inputs, string, string]>([
    ['keep-tags', { 'delete-tags': '*', 'keep-tags': 'LATEST' }, '"LATEST"', '"latest"'],
    ['keep-tags', { 'delete-tags': '*', 'keep-tags': 'v.*' }, '"v.*"', '"v1"'],
    ['delete-tags', { 'delete-tags': '*, !V*' }, '"!V*"', '"v1"'],
    ['protect', { policy: document }, '"Latest"', '"latest"']
  ])('leaves its package alone, and the others go on: %s', async (_, inputs, pattern, label) => {
    const { world, app, act } = await setUp()
    const tool = addPackage(world, { owner: 'acme', type: 'container', name: 'tool' })
    publishDaily(world, app, ['latest', 'v1', 'pr-1'])
    publishDaily(world, tool, ['edge', 'pr-1'])
    const run = await act({ packages: 'app, tool', ...inputs })
    expect(run.code).toBe(1)
    expect([remainingNames(app), remainingNames(tool)]).toEqual([['latest', 'v1', 'pr-1'], ['edge']])
    const { status, problem } = packageOf(run, 'app')
    expect(status).toBe('failed')
    expectPieces(`${problem}`, pattern, label)
    expect(run.log).toContain(`::error::${problem}`)
    expect(run.summary).toContain('acme/app')
  })

  test('is only a warning where another pattern protects the same', async () => {
    const { world, app, act } = await setUp()
    publishDaily(world, app, ['latest', 'v1', 'pr-1'])
    const run = await act({ packages: 'app', 'delete-tags': '*', 'keep-tags': 'LATEST, latest' })
    expect(run).toMatchObject({ code: 0, report: { warnings: [expect.stringContaining('"LATEST"')] } })
    expect(remainingNames(app)).toEqual(['latest'])
  })
})

test('untagged versions that do not exist are a warning too', async () => {
  const { world, app, act } = await setUp()
  publishDaily(world, app, ['v1', 'pr-1'])
  const run = await act({ packages: 'app', 'delete-tags': 'pr-*', 'delete-untagged': 'true' })
  expect(run.report.warnings).toEqual([saying('"@untagged"')])
})
