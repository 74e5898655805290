import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { addRepository } from '../../../simulator/world.ts'
import { mutations, publishDaily, sent, setUp, workspace } from '../../action.ts'
import { workflow } from '../../simulator/simulate.ts'
import { expectPieces } from '../../words.ts'
import { base, head, openPullRequest, policyOf } from './pull-request.ts'

const file = '.github/package-retention.yml'
const narrow = policyOf('- delete: pr-*\n  older-than: 2d')
const wide = policyOf('- delete: pr-*\n  older-than: 1h')
const inputs = { token: workflow, mode: 'check', packages: 'app', 'policy-file': file }

const start = async (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) => {
  const { act, ...all } = await setUp()
  const repository = addRepository(all.world, 'acme/app')
  publishDaily(all.world, all.app, ['v1', 'pr-1', 'pr-2', 'pr-3'])
  all.app.versions.at(-2)?.tags.splice(0, 1, 'pr-0')
  const event = await openPullRequest(repository, before, after)
  return {
    ...all,
    repository,
    event,
    check: (more = {}, env = {}) => act({ ...inputs, ...more }, { ...event, ...env })
  }
}

test('a check of a pull request compares with the policy file of its base', async () => {
  const { check } = await start({ [file]: narrow }, { [file]: wide })
  const run = await check()
  expect(run.code).toBe(0)
  expect(run.report.comparison?.with).toBe(`${file} of commit ${base.slice(0, 7)}`)
  expect(run.outputs).toMatchObject({ 'added-count': '1', 'removed-count': '0' })
  expect(mutations(run.requests)).toEqual([])
  expect(sent(run.requests)).toContain(`GET /repos/acme/app/contents/.github/package-retention.yml?ref=${base}`)
  expectPieces(run.summary, '1 more version would be deleted', base.slice(0, 7))
})

test('a base that does not name its repository is in that of the workflow', async () => {
  const { check, event } = await start({ [file]: narrow }, { [file]: wide })
  const path = join(workspace, 'plain-event.json')
  await writeFile(path, JSON.stringify({ pull_request: { number: 7, head: { sha: head }, base: { sha: base } } }))
  const { outputs } = await check({}, { ...event, GITHUB_EVENT_PATH: path })
  expect(outputs['added-count']).toBe('1')
})

test('the path of the policy file may be written in other ways', async () => {
  const { check } = await start({ [file]: narrow }, { [file]: wide })
  expect((await check({ 'policy-file': `./docs/../${file}` })).outputs['added-count']).toBe('1')
})

test('a policy file that was renamed is compared with what it was', async () => {
  const old = 'old folder/retention #1.yml'
  const { check } = await start({ [old]: narrow }, { [file]: wide })
  const run = await check()
  expect(run.report.comparison?.with).toBe(`${old} of commit ${base.slice(0, 7)}`)
  expect(run.outputs).toMatchObject({ 'added-count': '1', 'removed-count': '0' })
  expect(sent(run.requests)).toContain(`GET /repos/acme/app/compare/${base}...${head}`)
})

test('a new policy file is compared with none: everything was kept', async () => {
  const { check } = await start({}, { [file]: wide })
  const run = await check()
  expect(run.code).toBe(0)
  expect(run.outputs).toMatchObject({ 'planned-count': '3', 'added-count': '3', 'removed-count': '0' })
  expect(run.report.comparison).toEqual({ with: expect.stringMatching(/^no policy, .*retention\.yml/), policies: [] })
  expectPieces(run.summary, '3 more versions would be deleted', 'no policy')
})

test('a policy of the base that is invalid is taken to keep everything', async () => {
  const { check } = await start({ [file]: 'policies: [' }, { [file]: wide })
  const run = await check()
  expect(run.code).toBe(0)
  expect(run.outputs['added-count']).toBe('3')
  expect(run.report.comparison?.problems?.length).toBeGreaterThan(0)
  expectPieces(run.log, /^::warning::.*invalid.*retention\.yml/m)
})

test.each<[what: string, before: Readonly<Record<string, string>>]>([
  ['a folder', { [`${file}/x`]: narrow }],
  ['too large', { [file]: `${narrow}# ${'x'.repeat(1_000_000)}` }]
])('a base of which the policy file is %s is not compared with', async (_, before) => {
  const { check } = await start(before, { [file]: wide })
  const run = await check()
  expect(run.code).toBe(0)
  expect(run.report.comparison).toBeUndefined()
  expectPieces(run.log, /^::warning::.*not compared.*retention\.yml/m)
})

test('a token that may not read the repository makes no comparison, and the permission is named', async () => {
  const { check, world } = await start({ [file]: narrow }, { [file]: wide })
  const token = world.tokens.get(workflow)
  if (token) world.tokens.set(workflow, { ...token, permissions: { packages: 'write' } })
  const run = await check()
  expect([run.code, run.report.comparison]).toEqual([0, undefined])
  expect(run.outputs).toMatchObject({ 'planned-count': '3', 'added-count': '0' })
  expectPieces(run.log, /^::warning::.*contents: read/m)
})

test('a repository that the token does not see is no new policy file', async () => {
  const { check, world } = await start({ [file]: narrow }, { [file]: wide })
  world.repositories.delete('acme/app')
  const run = await check()
  expect([run.code, run.report.comparison]).toEqual([0, undefined])
  expectPieces(run.log, /^::warning::.*not compared.*404/m)
})

test.each<[what: string, env: Readonly<Record<string, string>>]>([
  ['no event', { GITHUB_EVENT_PATH: '' }],
  ['an event that cannot be read', { GITHUB_EVENT_PATH: '/does/not/exist' }],
  ['the event of no pull request', { GITHUB_EVENT_PATH: 'package.json' }]
])('a check with %s has nothing to compare with', async (_, env) => {
  const { check } = await start({ [file]: narrow }, { [file]: wide })
  const run = await check({}, env)
  expect([run.code, run.report.comparison]).toEqual([0, undefined])
  expectPieces(run.summary, 'no other policy')
})

test('compare-with wins over the base of the pull request', async () => {
  const { check } = await start({ [file]: narrow, 'other.yml': wide }, { [file]: wide, 'other.yml': wide })
  const run = await check({ 'compare-with': 'other.yml' })
  expect(run.report.comparison?.with).toBe('other.yml')
  expect(run.outputs['added-count']).toBe('0')
})

test('a file to compare with that does not exist is a mistake', async () => {
  const { check } = await start({}, { [file]: wide })
  const run = await check({ 'compare-with': 'none.yml' })
  expect([run.code, run.requests]).toEqual([1, []])
  expectPieces(run.log, /^::error::input compare-with: "none\.yml" does not exist/m)
})
