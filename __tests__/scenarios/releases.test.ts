import { expect, test } from '@jest/globals'
import { addPackage } from '../../simulator/world.ts'
import { publishDaily, remainingNames, setUp } from '../action.ts'

const policy = (rule: string, type = 'container'): string =>
  `version: 1\npolicies:\n  - packages: app\n    type: ${type}\n    rules:\n      - ${rule}\n`

test('@stable protects images whose suffix, or number, has leading zeros, and charts of Helm', async () => {
  const { world, app, act } = await setUp()
  const releases = [
    '1.2.3-ubuntu22.04',
    '1.2.3-cuda12.1-ubuntu22.04',
    '1.2.3-2024.01.15',
    '2024.10.05',
    '103.0.0_up45.31.1'
  ]
  publishDaily(world, app, ['latest', ...releases, 'pr-1', '1.2.3-rc.01'])
  await act({ packages: 'app', 'delete-tags': '*', 'keep-tags': 'latest, @stable' })
  expect(remainingNames(app)).toEqual(['latest', ...releases])
})

test('builds between releases push no release out of the count', async () => {
  const { world, app, act } = await setUp()
  const builds = ['v1.2.0-3-gabc1234', '0.0.0-pr12', '1.2.3-ci.5', '1.2.3-edge', '1.2.3-dirty', '0.0.0-20260131']
  publishDaily(world, app, [...builds, 'v1.2.0', 'v1.1.0', 'v1.0.0', 'v0.9.0'])
  await act({ packages: 'app', policy: policy('{ delete: "@stable", keep: { latest: 3 } }') })
  expect(remainingNames(app)).toEqual([...builds, 'v1.2.0', 'v1.1.0', 'v1.0.0'])
})

test('builds of a gem for its platforms are stable', async () => {
  const { world, act } = await setUp()
  const gem = addPackage(world, { owner: 'acme', type: 'rubygems', name: 'app' })
  publishDaily(world, gem, ['1.3.0.rc1-java', '1.2.3-java', '1.2.3-x86_64-linux', '1.2.3'])
  await act({ packages: 'app', policy: policy('{ delete: "@prerelease" }', 'rubygems') })
  expect(remainingNames(gem)).toEqual(['1.2.3-java', '1.2.3-x86_64-linux', '1.2.3'])
})

test('by version the tenth candidate is newer than the ninth', async () => {
  const { world, app, act } = await setUp()
  publishDaily(world, app, ['1.0.0-rc8', '1.0.0-rc11', '1.0.0-rc9', '1.0.0-rc10', 'latest'])
  await act({ packages: 'app', policy: policy('{ delete: "@prerelease", keep: { latest: 2, by: version } }') })
  expect(remainingNames(app)).toEqual(['1.0.0-rc11', '1.0.0-rc10', 'latest'])
})
