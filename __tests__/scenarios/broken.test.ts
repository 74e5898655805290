import { describe, expect, test } from '@jest/globals'
import { readDocument } from '../../report-page/document.ts'
import { replayDecisions } from '../../report-page/replay.ts'
import { readReport } from '../../report-page/report.ts'
import { manifestUnknown, meanwhile } from '../../simulator/faults.ts'
import { pushImage, pushIndex, pushMultiArch } from '../../simulator/images.ts'
import { deleteVersion, restoreVersion } from '../../simulator/trash.ts'
import { writeDocument } from '../../src/report/policy-document.ts'
import { day, mutations, packageOf, setUp } from '../action.ts'
import { expectPieces, saying } from '../words.ts'

/** A whole image, one without a platform that somebody deleted, and one that is whole by a nested index. */
const setUpBroken = async () => {
  const { world, clock, app, act, simulator } = await setUp()
  const created = clock.now() - 9 * day
  const whole = pushMultiArch(world, app, { tags: ['v1'], created })
  const broken = pushMultiArch(world, app, { tags: ['v2', 'latest'], created })
  const inner = pushIndex(world, app, { created, children: [...whole.children, ...broken.children.slice(0, 1)] })
  pushIndex(world, app, { tags: ['v3'], created, children: [inner] })
  pushImage(world, app, { tags: ['main'], created })
  const [lost] = broken.children
  if (!lost) throw new Error('there are two')
  deleteVersion(world, app, lost)
  clock.advance(60_000)
  return { world, app, act, simulator, lost, whole }
}

const clean = (rule: string) => ({
  policy: `version: 1\npolicies:\n  - { packages: [app], rules: [${rule}] }\n`
})

describe('@broken', () => {
  test('deletes images that do not pull completely, at any depth, by all of their tags', async () => {
    const { app, act } = await setUpBroken()
    const run = await act({ packages: 'app', 'delete-tags': '@broken' })
    expect(run).toMatchObject({ code: 0 })
    expect([...app.tags.keys()].toSorted()).toEqual(['main', 'v1'])
    expect(run.report.warnings).toEqual([])
    expectPieces(run.summary, 'every image that cannot be pulled completely')
  })

  test.each([
    ["{ delete: ['@broken', '!latest'] }", ['latest', 'main', 'v1', 'v2']],
    ["{ delete: ['*', '!@broken', '!main'] }", ['latest', 'main', 'v2', 'v3']],
    ["{ delete: '@broken', keep: { latest: 1 } }", ['main', 'v1', 'v3']],
    ["{ delete: ['pr-{pr}', '@broken'], keep: { while: pr-open } }", ['latest', 'main', 'v1', 'v2', 'v3']],
    ["{ delete: ['pr-{pr}', '@broken'], keep: { latest: 1, per: pr } }", ['latest', 'main', 'v1', 'v2', 'v3']]
  ])('in %s leaves %j', async (rule, tags) => {
    const { app, act } = await setUpBroken()
    expect((await act(clean(rule))).code).toBe(0)
    expect([...app.tags.keys()].toSorted()).toEqual(tags)
  })

  test('without any broken image deletes nothing, and is no slip', async () => {
    const { world, act, app, lost } = await setUpBroken()
    restoreVersion(world, app, lost)
    const run = await act({ packages: 'app', 'delete-tags': '@broken' })
    expect(run.report.warnings).toEqual([])
    expect(mutations(run.requests)).toEqual([])
  })

  test('believes neither one answer of the registry nor the list alone', async () => {
    const { act, app, simulator, world, lost } = await setUpBroken()
    world.switches.manifestsOfDeleted = true
    const once = simulator.faults.add({ match: { path: new RegExp(lost.name) }, times: 1, effect: manifestUnknown() })
    const run = await act({ packages: 'app', 'delete-tags': '@broken' })
    expect(once.hits).toBe(1)
    expect(mutations(run.requests)).toEqual([])
    expect(app.tags.size).toBe(5)
  })

  test.each([
    ['@broken', ['latest', 'main', 'v1', 'v2', 'v3']],
    ['*, !@broken, !main', ['latest', 'main', 'v2', 'v3']]
  ])('does not count %s by a part that GitHub lists and the registry denies', async (patterns, tags) => {
    const { world, app, act, simulator, lost } = await setUpBroken()
    restoreVersion(world, app, lost)
    const effect = manifestUnknown()
    simulator.faults.add({ match: { path: new RegExp(`^/v2/.*${lost.name}`) }, times: 100, effect })
    const run = await act({ packages: 'app', 'delete-tags': patterns })
    expect(packageOf(run).broken?.map(({ missing }) => missing)).toEqual([[lost.name], [lost.name]])
    expect([...app.tags.keys()].toSorted()).toEqual(tags)
  })

  test.each(['@broken', '*, !@broken, !main'])('decides %s in the page as in the run', async (patterns) => {
    const { act, simulator, whole } = await setUpBroken()
    const path = new RegExp(`^/v2/.*${whole.children[0]?.name}`)
    simulator.faults.add({ match: { path }, times: 100, effect: manifestUnknown() })
    const { report } = await act({ packages: 'app', 'delete-tags': patterns, 'dry-run': 'true' })
    expect(report.packages[0]?.broken?.map(({ tags }) => tags[0]).toSorted()).toEqual(['v1', 'v2', 'v3'])
    const read = readReport(JSON.stringify(report))
    const policy = read.ok ? readDocument(writeDocument(read.value.policy.policies)) : read
    if (!read.ok || !policy.ok) throw new Error('neither can fail')
    expect(JSON.parse(JSON.stringify(replayDecisions(read.value, policy.policies)))).toEqual(report.packages)
  })

  test('asks three times, the last time right before the first deletion', async () => {
    const { act, lost } = await setUpBroken()
    const run = await act({ packages: 'app', 'delete-tags': '@broken' })
    const asked = run.requests.filter(({ path }) => path.includes(lost.name))
    expect(asked).toHaveLength(3)
    expect(Number(asked[1]?.time) - Number(asked[0]?.time)).toBeGreaterThanOrEqual(5000)
    const first = run.requests.findIndex(({ mutation }) => mutation)
    expect(run.requests.findLastIndex(({ path }) => path.includes(lost.name))).toBeLessThan(first)
  })

  test.each([2, 3])('leaves images that somebody repairs before answer %i', async (answer) => {
    const { act, app, simulator, world, lost } = await setUpBroken()
    let asked = 0
    simulator.faults.add({
      match: ({ path }) => path.includes(lost.name) && ++asked === answer,
      effect: meanwhile(() => void restoreVersion(world, app, lost))
    })
    const run = await act({ packages: 'app', 'delete-tags': '@broken' })
    expect([...app.tags.keys()]).toHaveLength(5)
    expect(packageOf(run).counts.deleted).toBe(0)
  })

  test.each([
    ['keep-tags', { 'keep-tags': '@broken' }, 'only'],
    ['delete-tags', { 'package-type': 'npm', packages: 'ui', 'delete-tags': '@broken' }, 'npm']
  ])('in %s is refused where it means nothing', async (name, inputs, piece) => {
    const { act } = await setUp()
    const run = await act({ packages: 'app', 'delete-tags': 'x', ...inputs })
    expect(run).toMatchObject({ code: 1, requests: [] })
    expect(run.report.problems).toEqual([saying(`input ${name}`, '@broken', piece)])
  })
})
