import { describe, expect, test } from '@jest/globals'
import { pushMultiArch } from '../../simulator/images.ts'
import { addPackage, publish } from '../../simulator/world.ts'
import { day, describeVersions, mutations, publishDaily, remainingNames, setUp } from '../action.ts'

/** Two npm packages, `even` with versions 2, 4, 6 … days old and `odd` with versions 1, 3, 5 … days old, four each. */
const setUpTwo = async () => {
  const { world, clock, act } = await setUp()
  const [even, odd] = [2, 1].map((first) => {
    const pkg = addPackage(world, { owner: 'acme', type: 'npm', name: first === 2 ? 'even' : 'odd' })
    for (const days of [6, 4, 2, 0]) {
      publish(world, pkg, { name: `${days + first}d`, created: clock.now() - (days + first) * day })
    }
    return pkg
  })
  return { act, packages: [even, odd].flatMap((pkg) => pkg ?? []) }
}

const inputs = { packages: 'even, odd', 'package-type': 'npm', 'delete-tags': '*', 'older-than': '2d' }

describe('max-deletions', () => {
  test('takes the oldest of all packages and leaves the rest for the next run', async () => {
    const { act, packages } = await setUpTwo()
    const run = await act({ ...inputs, 'max-deletions': '3' })
    expect(run.code).toBe(0)
    expect(packages.map(remainingNames)).toEqual([
      ['2d', '4d'],
      ['1d', '3d', '5d']
    ])
    expect(run.outputs).toMatchObject({
      'planned-count': '6',
      'deleted-count': '3',
      'kept-count': '2',
      complete: 'false'
    })
    expect(run.report).toMatchObject({ complete: false, stopReason: 'max-deletions' })
    expect(run.report.packages.map((each) => describeVersions(each, ({ outcome }) => outcome))).toEqual([
      { '2d': 'kept', '4d': 'deferred', '6d': 'deleted', '8d': 'deleted' },
      { '1d': 'kept', '3d': 'deferred', '5d': 'deferred', '7d': 'deleted' }
    ])
    expect(run.summary).toMatch(/next run|later run/)
  })

  test('lets the next runs finish what it left', async () => {
    const { act, packages } = await setUpTwo()
    const runs = [await act({ ...inputs, 'max-deletions': '3' }), await act({ ...inputs, 'max-deletions': '3' })]
    expect(packages.map(remainingNames)).toEqual([['2d'], ['1d']])
    expect(runs.map(({ outputs }) => outputs['complete'])).toEqual(['false', 'true'])
  })

  test('defers the same in a dry run', async () => {
    const { act } = await setUpTwo()
    const { report, outputs } = await act({ ...inputs, 'max-deletions': '5', 'dry-run': 'true' })
    expect(outputs).toMatchObject({ 'planned-count': '6', complete: 'false' })
    expect(report.packages.map((each) => describeVersions(each, ({ outcome }) => outcome))).toEqual([
      { '2d': 'kept', '4d': 'planned', '6d': 'planned', '8d': 'planned' },
      { '1d': 'kept', '3d': 'deferred', '5d': 'planned', '7d': 'planned' }
    ])
  })

  test.each([
    ['exactly what may be deleted', '6', 'true', 6],
    ['more than what may be deleted', '7', 'true', 6],
    ['nothing', '0', 'false', 0]
  ])('of %s', async (_, cap, complete, deleted) => {
    const { act } = await setUpTwo()
    const { outputs } = await act({ ...inputs, 'max-deletions': cap })
    expect(outputs).toMatchObject({ complete, 'deleted-count': `${deleted}` })
  })

  test('counts an image and the parts deleted with it as one, and never splits it', async () => {
    const { world, clock, app, act } = await setUp()
    for (const days of [9, 8, 7]) {
      pushMultiArch(world, app, {
        tags: [`pr-${days}`],
        created: clock.now() - days * day,
        attestations: 'buildkit-legacy'
      })
    }
    const { outputs } = await act({ packages: 'app', 'delete-tags': 'pr-*', 'max-deletions': '1' })
    expect(outputs).toMatchObject({ 'planned-count': '10', 'deleted-count': '5', complete: 'false' })
    expect(app.versions).toHaveLength(10)
    expect([...app.tags.keys()]).toEqual(['pr-8', 'pr-7'])
  })

  test('of one policy is its own, beside that of the run for all others', async () => {
    const { world, act } = await setUp()
    const packages = ['a1', 'a2', 'b', 'c'].map((name) => addPackage(world, { owner: 'acme', type: 'npm', name }))
    for (const each of packages) publishDaily(world, each, ['1d', '2d', '3d', '4d'])
    const policy = `version: 1
policies:
  - { packages: ['a*'], type: npm, max-deletions: 2, rules: [{ delete: '*' }] }
  - { packages: [b], type: npm, rules: [{ delete: '*' }] }
  - { packages: [c], type: npm, rules: [{ delete: '*' }] }
`
    const { report } = await act({ policy, 'max-deletions': '3' })
    expect(report.packages.map(({ name, counts }) => [name, counts.planned, counts.deleted])).toEqual([
      ['a1', 3, 1],
      ['a2', 3, 1],
      ['b', 3, 2],
      ['c', 3, 1]
    ])
  })
})

test('an image is deleted before its parts', async () => {
  const { world, clock, app, act } = await setUp()
  publishDaily(world, app, ['v1'])
  const { index, children } = pushMultiArch(world, app, { tags: ['pr-1'], created: clock.now() - 9 * day })
  const { requests } = await act({ packages: 'app', 'delete-tags': 'pr-*' })
  const ids = mutations(requests).map((request) => Number(request.split('/').at(-1)))
  expect(ids[0]).toBe(index.id)
  expect(new Set(ids.slice(1))).toEqual(new Set(children.map(({ id }) => id)))
})
