import { expect, test } from '@jest/globals'
import { addPackage } from '../../simulator/world.ts'
import { publishDaily, remainingNames, sent, setUp } from '../action.ts'
import { workflow } from '../simulator/simulate.ts'

const inputs = { token: workflow, 'delete-tags': 'pr-*' }

/** The package that the workflow's repository is linked to, with the tags v1 and pr-1. */
const setUpApp = async () => {
  const { app, world, act } = await setUp()
  publishDaily(world, app, ['v1', 'pr-1'])
  return { app, world, act }
}

test("a workflow's token, which may not list containers, works with exact names", async () => {
  const { app, act } = await setUpApp()
  const { code, requests } = await act({ ...inputs, packages: 'app' })
  expect(code).toBe(0)
  expect(remainingNames(app)).toEqual(['v1'])
  expect(sent(requests).some((request) => request.includes('package_type='))).toBe(false)
})

test('for a glob, it says what to do', async () => {
  const { app, act } = await setUpApp()
  const { code, report, log } = await act({ ...inputs, packages: 'ap*' })
  expect(code).toBe(1)
  expect(remainingNames(app)).toEqual(['v1', 'pr-1'])
  expect(report.problems).toEqual([
    expect.stringMatching(/^listing the container packages of acme: .*"Invalid argument\."/)
  ])
  expect(report.problems[0]).toMatch(/input packages.*personal access token \(classic\)/)
  expect(log).toMatch(/^::error::listing the container packages of acme: /m)
})

test('packages named beside the glob are cleaned', async () => {
  const { app, act } = await setUpApp()
  const { code, report } = await act({ ...inputs, packages: 'app, tools/*' })
  expect(code).toBe(1)
  expect(remainingNames(app)).toEqual(['v1'])
  expect(report).toMatchObject({
    problems: [expect.stringMatching(/may not list/)],
    packages: [{ name: 'app', status: 'ok' }]
  })
})

test('packages of other types can be listed with it', async () => {
  const { world, act } = await setUpApp()
  const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui', repository: 'acme/app' })
  publishDaily(world, ui, ['2.0', '1.0'])
  const { code } = await act({ ...inputs, packages: '*', 'package-type': 'npm', 'delete-tags': '1.*' })
  expect(code).toBe(0)
  expect(remainingNames(ui)).toEqual(['2.0'])
})
