import { describe, expect, test } from '@jest/globals'
import { badGateway } from '../../../simulator/faults.ts'
import { pushMultiArch } from '../../../simulator/images.ts'
import { refusal } from '../../../simulator/refusals.ts'
import { addPackage, addRepository } from '../../../simulator/world.ts'
import { day, describeVersions, mutations, packageOf, publishDaily, type Run, sent, setUp } from '../../action.ts'
import { expectPieces } from '../../words.ts'
import { policyOf, writeFiles } from './pull-request.ts'

/** Writes two policy documents into the workspace and returns the inputs of a check that compares them. */
const comparing = async (before: string, now: string) => {
  await writeFiles({ 'before.yml': before, 'now.yml': now })
  return { mode: 'check', packages: 'app', 'policy-file': 'now.yml', 'compare-with': 'before.yml' }
}

const setUpTags = async (...tags: readonly string[]) => {
  const all = await setUp()
  return { ...all, versions: publishDaily(all.world, all.app, tags) }
}

/** Returns what both policies do with each version about which they differ. */
const differences = (run: Run) =>
  Object.fromEntries(
    Object.entries(describeVersions(packageOf(run), ({ before, after }) => [before?.action, after?.action])).filter(
      ([, [before]]) => before !== undefined
    )
  )

describe('a check', () => {
  test('reports what a policy deletes in addition and no longer, with the reasons of both, and changes nothing', async () => {
    const { act, app } = await setUpTags('v1', 'pr-1', 'pr-2', 'pr-3', 'nightly-1', 'nightly-2')
    const before = policyOf('- delete: pr-*\n  older-than: 3d\n- delete: nightly-*\n  keep: { latest: 1 }')
    const now = policyOf('- delete: nightly-*\n  keep: { latest: 5 }\n- delete: pr-*\n  keep: { latest: 1 }')
    const run = await act(await comparing(before, now))
    expect(run.code).toBe(0)
    expect(mutations(run.requests)).toEqual([])
    expect(app.versions.length).toBe(6)
    expect(differences(run)).toEqual({ 'pr-2': ['keep', 'delete'], 'nightly-2': ['delete', 'keep'] })
    expect(run.report).toMatchObject({ mode: 'check', dryRun: true, comparison: { with: 'before.yml' } })
    expect(packageOf(run).comparison).toEqual({
      policyIndex: 0,
      planned: 2,
      added: 1,
      removed: 1,
      reclaimable: expect.any(Number)
    })
    expect(run.outputs).toMatchObject({ 'planned-count': '2', 'added-count': '1', 'removed-count': '1' })
    const changed = packageOf(run).versions.find(({ tags }) => tags.includes('pr-2'))
    expect(changed).toMatchObject({
      before: { action: 'keep', reasons: [{ code: 'within', rule: 0 }] },
      after: { action: 'delete', reasons: [{ code: 'expired', rule: 1 }] }
    })
    expectPieces(
      run.summary,
      '1 more version and 1 fewer would be deleted',
      'before.yml',
      'pr-2',
      'rule 2',
      'Policy before'
    )
    expectPieces(run.log, '1 more version and 1 fewer would be deleted')
  })

  test('takes one inventory for both policies', async () => {
    const { world, app, act } = await setUp()
    publishDaily(world, app, ['v1', 'pr-1'])
    pushMultiArch(world, app, { tags: ['index'], created: world.clock.now() - 9 * day })
    const run = await act(await comparing(policyOf('- delete: pr-*'), policyOf('- delete: "*"')))
    const requests = sent(run.requests)
    expect(new Set(requests).size).toBe(requests.length)
  })

  test('finds no difference in the same policy, whatever the order of its rules and keys', async () => {
    const { act } = await setUpTags('v1', 'pr-1', 'pr-2', 'nightly-1', 'nightly-2')
    const before = policyOf(
      '- delete: [pr-*, x]\n  keep: { latest: 1, within: 1d }\n- { delete: nightly-*, older-than: 4d }'
    )
    const now = `policies:\n  - rules:\n      - { older-than: 4d, delete: nightly-* }\n      - keep: { within: 1d, latest: 1 }\n        delete: [x, pr-*]\n    packages: app\nversion: 1\n`
    const run = await act(await comparing(before, now))
    expect(differences(run)).toEqual({})
    expect(run.outputs).toMatchObject({ 'added-count': '0', 'removed-count': '0', 'planned-count': '2' })
    expectPieces(run.summary, 'The same versions would be deleted')
  })

  test('compares packages that only one of the policies names', async () => {
    const { world, act, app } = await setUpTags('v1', 'v2')
    const other = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui', repository: 'acme/app' })
    publishDaily(world, other, ['2.0.0', '1.0.0'])
    const named = (name: string, type: string): string =>
      `version: 1\npolicies: [{ packages: ${name}, type: ${type}, rules: [{ delete: "*" , keep: { latest: 1 } }] }]\n`
    const run = await act(await comparing(named('ui', 'npm'), named('app', 'container')))
    expect(app.versions.length).toBe(2)
    const figures = run.report.packages.map(({ name, policyIndex, counts, comparison }) => [
      [name, policyIndex, counts.planned],
      [comparison?.policyIndex, comparison?.planned, comparison?.added, comparison?.removed]
    ])
    expect(figures).toEqual([
      [
        ['app', 0, 1],
        [-1, 0, 1, 0]
      ],
      [
        ['ui', -1, 0],
        [0, 1, 0, 1]
      ]
    ])
    expect(run.code).toBe(0)
  })

  test('asks GitHub what either policy asks', async () => {
    const { world, act } = await setUpTags('v1', 'pr-1', 'pr-2', 'pr-3')
    addRepository(world, 'acme/app', { pulls: [3] })
    const run = await act(
      await comparing(policyOf('- delete: "pr-{pr}"\n  keep: { while: pr-open }'), policyOf('- delete: pr-*'))
    )
    expect(differences(run)).toEqual({ 'pr-3': ['keep', 'delete'] })
  })

  test('compares tags that are removed', async () => {
    const { world, app, act } = await setUp()
    const [image] = publishDaily(world, app, ['v1', 'v2'])
    image?.tags.push('pr-1')
    const run = await act(await comparing(policyOf('- delete: pr-*'), policyOf('- delete: pr-*', '    untag: true\n')))
    expect(differences(run)).toEqual({ 'v1 pr-1': ['keep', 'untag'] })
    expect(run.outputs).toMatchObject({ 'added-count': '0', 'removed-count': '0' })
    expectPieces(run.summary, 'kept with other tags', 'pr-1')
  })

  test('says that the policy before is invalid, and takes it to keep everything', async () => {
    const { act } = await setUpTags('v1', 'pr-1', 'pr-2')
    const run = await act(await comparing(policyOf('- delte: pr-*'), policyOf('- delete: pr-*')))
    expect(run.code).toBe(0)
    expect(run.outputs).toMatchObject({ 'added-count': '2', 'removed-count': '0' })
    expect(run.report.comparison?.problems).toContainEqual(expect.stringMatching(/^before\.yml:5:9: delte/))
    expectPieces(run.log, /^::warning::.*before\.yml.*delte/m)
  })

  test('names every mistake at its place, and fails', async () => {
    const { act } = await setUpTags('v1')
    const rules = Array.from({ length: 13 }, (_, at) => `- delte: a${at}`).join('\n')
    const run = await act({
      ...(await comparing(policyOf('- delete: pr-*'), policyOf(rules))),
      'policy-file': './now.yml'
    })
    expect(run.code).toBe(1)
    expect(run.requests).toEqual([])
    expect(run.report.mode).toBe('check')
    expect(run.log.match(/^::error file=now\.yml,line=\d+,col=\d+::\.\/now\.yml:/gm)?.length).toBe(10)
    const last = run.report.problems.at(-1) ?? ''
    expect(last).toMatch(/^\.\/now\.yml:17:/)
    expectPieces(run.summary, '17:9')
  })

  test('without another policy is a dry run', async () => {
    const { act, app } = await setUpTags('v1', 'pr-1')
    const run = await act({ mode: 'check', packages: 'app', 'delete-tags': 'pr-*' })
    expect(run.code).toBe(0)
    expect(app.versions.length).toBe(2)
    expect(run.outputs).toMatchObject({ 'planned-count': '1', 'added-count': '0' })
    expect(run.report.comparison).toBeUndefined()
    expectPieces(run.summary, 'policy check', 'no other policy', 'pr-1')
  })

  test('fails where max-delete-percent blocks the policy', async () => {
    const { act } = await setUpTags(...Array.from({ length: 12 }, (_, at) => `pr-${at}`))
    const run = await act(
      await comparing(policyOf('- delete: pr-1*'), policyOf('- delete: pr-*', '    max-delete-percent: 50\n'))
    )
    expect(run.code).toBe(1)
    expect(run.report.packages[0]).toMatchObject({ status: 'fused', comparison: { planned: 3, added: 0, removed: 3 } })
  })

  test('fails where the policy would leave a package alone for its spelling', async () => {
    const { act } = await setUpTags('Latest', 'pr-1')
    const run = await act(
      await comparing(policyOf('- delete: pr-*'), policyOf('- delete: pr-*', '    protect: latest\n'))
    )
    expect(run.code).toBe(1)
    expect(packageOf(run)).toMatchObject({ status: 'failed', problem: expect.stringContaining('latest') })
    const other = await act(
      await comparing(policyOf('- delete: pr-*', '    protect: latest\n'), policyOf('- delete: pr-*'))
    )
    expect(other.code).toBe(0)
    expect(differences(other)).toEqual({ 'pr-1': ['keep', 'delete'] })
  })
})

describe('a check passes, and says what it could not do,', () => {
  const start = async () => {
    const all = await setUpTags('v1', 'pr-1')
    const inputs = await comparing(policyOf('- delete: pr-*'), policyOf('- delete: "*"'))
    return { ...all, inputs }
  }

  test('where the versions of a package cannot be listed', async () => {
    const { act, simulator, inputs } = await start()
    simulator.faults.add({ match: { path: /\/versions$/ }, effect: () => refusal(403, 'Forbidden') })
    const run = await act(inputs)
    expect(run.code).toBe(0)
    expect(packageOf(run)).toMatchObject({ status: 'skipped', problem: expect.stringContaining('Forbidden') })
    expect(run.outputs).toMatchObject({ complete: 'false' })
    expectPieces(run.log, /^::warning::.*acme\/app.*Forbidden/m)
    expectPieces(run.summary, 'left out of the check', 'Forbidden')
  })

  test('where a manifest cannot be read', async () => {
    const { act, simulator, inputs } = await start()
    simulator.faults.add({ match: { path: /\/manifests\// }, effect: () => refusal(403, 'Forbidden') })
    const run = await act(inputs)
    expect([run.code, packageOf(run).status]).toEqual([0, 'skipped'])
    expectPieces(run.log, /^::warning::.*acme\/app.*manifest/m)
  })

  test('where a request has no answer', async () => {
    const { act, simulator, inputs } = await start()
    simulator.faults.add({ match: { path: /\/versions$/ }, effect: badGateway() })
    const run = await act(inputs)
    expect([run.code, packageOf(run).status]).toEqual([0, 'skipped'])
  })

  test('where the token is none', async () => {
    const { act, inputs } = await start()
    const run = await act({ ...inputs, token: 'ghs_none' })
    expect(run.code).toBe(0)
    expect(run.report).toMatchObject({ problems: [], complete: false, stopReason: 'error' })
    expectPieces(run.log, /^::warning::.*401/m)
    expectPieces(run.summary, 'The policy is valid', '401')
  })

  test('where the token is empty, without a request', async () => {
    const { act, inputs } = await start()
    const run = await act({ ...inputs, token: '' })
    expect([run.code, run.requests]).toEqual([0, []])
    expectPieces(run.log, /^::warning::.*token/m)
    expectPieces(run.summary, 'The policy is valid', 'token')
    const wrong = await act({ ...inputs, token: '', 'policy-file': 'before.yml', 'keep-tags': 'v1' })
    expect(wrong.code).toBe(1)
  })

  test('where GitHub does not answer what the policy asks', async () => {
    const { act } = await setUpTags('v1', 'pr-1')
    const open = policyOf('- delete: "pr-{pr}"\n  keep: { while: pr-open }')
    const run = await act(await comparing(policyOf('- delete: pr-*'), open), { GITHUB_REPOSITORY: 'acme/app' })
    expect(run.code).toBe(0)
  })
})
