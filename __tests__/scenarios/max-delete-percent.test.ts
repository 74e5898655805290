import { describe, expect, test } from '@jest/globals'
import { addPackage } from '../../simulator/world.ts'
import { describeVersions, mutations, packageOf, publishDaily, reasonCodes, remainingNames, setUp } from '../action.ts'

/** An npm package with this many versions, each a day older than the one before, `1` the youngest. */
const setUpVersions = async (count: number) => {
  const { world, act } = await setUp()
  const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui' })
  publishDaily(
    world,
    ui,
    Array.from({ length: count }, (_, at) => `${at + 1}`)
  )
  return { world, act, ui }
}

const inputs = { packages: 'ui', 'package-type': 'npm', 'delete-tags': '*' }

describe('max-delete-percent', () => {
  test('stops a plan that deletes a larger share: nothing is deleted, the run fails, the text has the exact numbers', async () => {
    const { act, ui } = await setUpVersions(12)
    const run = await act({ ...inputs, 'older-than': '5d', 'max-delete-percent': '50' })
    expect(run.code).toBe(1)
    expect(ui.versions).toHaveLength(12)
    expect(mutations(run.requests)).toEqual([])
    const report = packageOf(run)
    expect(report).toMatchObject({
      status: 'fused',
      counts: { versions: 12, planned: 0, deleted: 0, kept: 12 },
      problem: expect.stringMatching(/^npm package acme\/ui: (?=.*\b7 of 12\b)(?=.*\b6\b).*max-delete-percent: 50\b/)
    })
    expect(describeVersions(report, reasonCodes)).toMatchObject({ 1: 'within', 5: 'within', 6: 'fuse', 12: 'fuse' })
    expect(run.log).toMatch(/^::error::npm package acme\/ui: .*7 of 12/m)
    expect(run.summary).toMatch(/7 of 12/)
    expect(run.outputs).toMatchObject({ 'planned-count': '0', 'deleted-count': '0', 'kept-count': '12' })
  })

  test('leaves the other packages alone', async () => {
    const { world, act } = await setUpVersions(12)
    const other = addPackage(world, { owner: 'acme', type: 'npm', name: 'other' })
    publishDaily(
      world,
      other,
      Array.from({ length: 12 }, (_, at) => (at < 2 ? `v${at}` : `x${at}`))
    )
    const run = await act({ ...inputs, packages: 'ui, other', 'delete-tags': 'v*, ?, 1?', 'max-delete-percent': '50' })
    expect(run.code).toBe(1)
    expect(run.report.packages.map(({ name, status }) => [name, status])).toEqual([
      ['ui', 'fused'],
      ['other', 'ok']
    ])
    expect(remainingNames(other)).toHaveLength(10)
  })

  test.each([
    ['a share that is just allowed', 12, '6d', '50', 0, 6],
    ['one version more', 12, '5d', '50', 1, 0],
    ['a package with fewer than 10 images', 9, '1d', '1', 0, 8],
    ['a package with 10 images', 10, '9d', '9', 1, 0],
    ['a share of nothing', 10, '10d', '0', 0, 0],
    ['the whole, by default', 12, '1d', '', 0, 11]
  ])('of %s', async (_, versions, olderThan, percent, code, deleted) => {
    const { act } = await setUpVersions(versions)
    const run = await act({ ...inputs, 'older-than': olderThan, 'max-delete-percent': percent })
    expect(run.code).toBe(code)
    expect(run.outputs['deleted-count']).toBe(`${deleted}`)
  })

  test('does not count what a cap would defer as kept', async () => {
    const { act } = await setUpVersions(12)
    const run = await act({ ...inputs, 'max-deletions': '1', 'max-delete-percent': '50' })
    expect(packageOf(run).status).toBe('fused')
  })
})
