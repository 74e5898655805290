import { describe, expect, test } from '@jest/globals'
import { meanwhile, performsThenResponds, responds } from '../../../simulator/faults.ts'
import type { Permissions } from '../../../simulator/tokens.ts'
import { addRepository, addToken } from '../../../simulator/world.ts'
import { mutations, publishDaily, setUp } from '../../action.ts'
import { classic } from '../../simulator/simulate.ts'
import { expectPieces } from '../../words.ts'
import { openPullRequest, policyOf } from './pull-request.ts'

const file = '.github/package-retention.yml'
const narrow = policyOf('- delete: pr-*\n  older-than: 2d')
const wide = policyOf('- delete: pr-*\n  older-than: 1h')
const token = 'ghs_commenting'
const inputs = { token, mode: 'check', packages: 'app', 'policy-file': file, comment: 'true' }
const allowed: Permissions = { packages: 'read', contents: 'read', 'pull-requests': 'write' }
const bot = { login: 'github-actions[bot]', type: 'Bot' } as const
const marker = '<!-- package-retention check: retention/__self -->'

const start = async (permissions = allowed) => {
  const { act, ...all } = await setUp()
  const repository = addRepository(all.world, 'acme/app')
  addToken(all.world, { token, kind: 'github-token', repository: 'acme/app', permissions })
  publishDaily(all.world, all.app, ['v1', 'pr-1', 'pr-2', 'pr-3'])
  all.app.versions.at(-2)?.tags.splice(0, 1, 'pr-0')
  const event = await openPullRequest(repository, { [file]: narrow }, { [file]: wide })
  const addComment = (id: number, body: string, author: { login: string; type: 'User' | 'Bot' } = bot): void =>
    void repository.comments.push({ id, issue: 7, author, body })
  const bodies = (): readonly string[] => repository.comments.map(({ body }) => body)
  const check = (more = {}, env = {}) => act({ ...inputs, ...more }, { ...event, ...env })
  return { ...all, repository, check, addComment, bodies }
}

const noComment = /^::notice::The pull request gets no comment: /m

describe('a check that comments', () => {
  test('adds one comment, and updates it in later runs', async () => {
    const { check, bodies, world, app } = await start()
    const run = await check()
    expect(run.code).toBe(0)
    expect(mutations(run.requests)).toEqual(['POST /repos/acme/app/issues/7/comments'])
    const [body = ''] = bodies()
    expect(body.startsWith(`${marker}\n### `)).toBe(true)
    expectPieces(body, '1 more version would be deleted', '`pr-0`', 'https://github.com/acme/app/actions/runs/42')
    expect(mutations((await check()).requests)).toEqual([])

    publishDaily(world, app, ['pr-7'])
    expect((await check()).code).toBe(0)
    expect(bodies().length).toBe(1)
    expectPieces(bodies()[0] ?? '', '2 more versions would be deleted', '`pr-7`')
  })

  test('says what is wrong with the policy', async () => {
    const { check, bodies } = await start()
    await check()
    const run = await check({ 'policy-file': '', policy: 'version: 1\npolicies: [{ rules: [{ delte: x }] }]' })
    expect(run.code).toBe(1)
    expect(bodies().length).toBe(1)
    expectPieces(bodies()[0] ?? '', 'mistake', 'delte')
  })

  test('leaves the comments of others alone, also with its own marker', async () => {
    const { check, addComment, bodies } = await start()
    addComment(1, `${marker}\nmine`, { login: 'mallory', type: 'User' })
    addComment(2, `see ${marker}`, bot)
    addComment(3, '<!-- package-retention check: other/__self -->', bot)
    await check()
    expect(bodies().length).toBe(4)
    expect(bodies().slice(0, 3)).toEqual([
      `${marker}\nmine`,
      `see ${marker}`,
      '<!-- package-retention check: other/__self -->'
    ])
    await check()
    expect(bodies().length).toBe(4)
  })

  test('finds the comment of its user behind many others', async () => {
    const { check, addComment, repository } = await start()
    for (let id = 1; id <= 150; id++) addComment(id, `comment ${id}`)
    addComment(151, `${marker}\nold`, { login: 'Octo', type: 'User' })
    await check({ token: classic })
    expect(repository.comments.length).toBe(151)
    expectPieces(repository.comments.at(-1)?.body ?? '', '1 more version')
  })

  test('keeps the older of two comments, as of two runs at the same time', async () => {
    const { check, addComment, bodies, simulator } = await start()
    simulator.faults.add({
      match: { method: 'POST', path: /comments$/ },
      effect: meanwhile(() => addComment(1, `${marker}\nof the other run`))
    })
    await check()
    expect(bodies().length).toBe(1)
    expectPieces(bodies()[0] ?? '', '1 more version')
  })

  test('adds no second one where the answer to the first is lost', async () => {
    const { check, bodies, simulator } = await start()
    simulator.faults.add({ match: { method: 'POST', path: /comments$/ }, times: 1, effect: performsThenResponds(502) })
    const run = await check()
    expect([run.code, bodies().length]).toEqual([0, 1])
    expect(run.log).not.toMatch(noComment)
  })

  test('is written where GitHub does not show the head of the pull request', async () => {
    const { check, bodies, simulator } = await start()
    simulator.faults.add({ match: { path: /\/pulls\/7$/ }, effect: responds(404, { message: 'Not Found' }) })
    await check()
    await check()
    expect(bodies().length).toBe(1)
  })

  test('leaves the comment to the run of newer commits', async () => {
    const { check, repository, bodies } = await start()
    repository.heads.set(7, 'c'.repeat(40))
    const run = await check()
    expect([run.code, bodies()]).toEqual([0, []])
    expectPieces(run.log, /^::notice::.*newer commits/m)
  })
})

describe('a check that cannot comment says so, and passes', () => {
  test.each<[what: string, permissions: Permissions]>([
    ['which may only read, as in pull requests from forks', { ...allowed, 'pull-requests': 'read' }],
    ['without the permission', { packages: 'read', contents: 'read' }]
  ])('with a token %s', async (_, permissions) => {
    const { check, bodies } = await start(permissions)
    const run = await check()
    expect([run.code, bodies()]).toEqual([0, []])
    expect(run.outputs['added-count']).toBe('1')
    expectPieces(run.log, /^::notice::.*pull-requests: write/m)
  })

  test('without a pull request', async () => {
    const { check } = await start()
    const run = await check({ 'compare-with': file }, { GITHUB_EVENT_PATH: '' })
    expect(run.code).toBe(0)
    expectPieces(run.log, /^::notice::.*no pull request/m)
  })

  test('without a token', async () => {
    const { check, bodies } = await start()
    const run = await check({ token: '' })
    expect([run.code, run.requests, bodies()]).toEqual([0, [], []])
    expectPieces(run.log, noComment)
  })

  test('where GitHub does not answer', async () => {
    const { check, simulator } = await start()
    simulator.faults.add({ match: { path: /\/pulls\/7$/ }, effect: responds(502) })
    const run = await check()
    expect(run.code).toBe(0)
    expectPieces(run.log, noComment)
  })

  test('where another comment cannot be deleted, or its own not be updated', async () => {
    const { check, addComment, simulator } = await start()
    addComment(1, `${marker}\none`)
    addComment(2, `${marker}\ntwo`)
    for (const method of ['DELETE', 'PATCH']) {
      simulator.faults.add({ match: { method, path: /comments/ }, effect: responds(403, { message: 'Locked' }) })
      const run = await check()
      expect(run.code).toBe(0)
      expectPieces(run.log, noComment, 'Locked')
    }
  })
})

test('a check writes no comment unless it is told to', async () => {
  const { check, bodies } = await start()
  const run = await check({ comment: 'false' })
  expect([mutations(run.requests), bodies()]).toEqual([[], []])
})

test('no secret is written into a comment', async () => {
  const { check, bodies, simulator } = await start()
  simulator.faults.add({ match: { path: /\/versions$/ }, effect: responds(403, { message: `no ${token}` }) })
  await check()
  expectPieces(bodies()[0] ?? '', '403')
  expect(bodies()[0]).not.toContain(token)
})
