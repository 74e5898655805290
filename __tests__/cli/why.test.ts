import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { type Effect, secondaryRateLimited, tooManyRequests } from '../../simulator/faults.ts'
import { pushImage, pushIndex } from '../../simulator/images.ts'
import { addPackage } from '../../simulator/world.ts'
import { day, publishDaily } from '../action.ts'
import { serve, smallWorld } from '../simulator/simulate.ts'
import { expectPieces } from '../words.ts'
import { folder, optionsFor, runCli, withToken } from './command-line.ts'

/** Serves packages `app` and `web`, and returns the command line to ask about them; `terminal` is its width. */
const setUp = async () => {
  const { world, clock, app } = smallWorld()
  publishDaily(world, app, ['main', 'pr-3', 'pr-2', 'pr-1'])
  const children = [pushImage(world, app, { tags: [], created: clock.now() - 9 * day, platform: 'linux/arm64' })]
  pushIndex(world, app, { tags: ['pr-9', 'v1'], created: clock.now() - 9 * day, children })
  const web = addPackage(world, { owner: 'acme', type: 'container', name: 'web', repository: 'acme/app' })
  publishDaily(world, web, ['main'])
  const { simulator } = await serve(world)
  const run = (args: readonly string[], terminal?: number) =>
    runCli(args, { env: withToken, clock, ...(terminal !== undefined && { terminal }) })
  const server = optionsFor(simulator)
  return { simulator, run, why: (...args: readonly string[]) => run(['why', ...args, ...server]), server }
}

const rule = ['--packages=app', '--delete-tags=pr-*', '--older-than=2d']

describe('why', () => {
  test('explains a kept version, and what would delete it', async () => {
    const { why, simulator } = await setUp()
    const { code, stdout } = await why('pr-9', ...rule)
    expect(code).toBe(0)
    expectPieces(
      stdout,
      'container package acme/app',
      'tagged pr-9, v1',
      'Kept\n  not matched by any rule: v1',
      'every one of its tags',
      'Needs\n',
      'linux/arm64',
      'To delete it\n',
      '- move or remove the tag `v1`',
      '- add `v1` to `--delete-tags`'
    )
    expect(simulator.requests.filter(({ mutation }) => mutation)).toEqual([])
  })

  test('suggests options that decide otherwise', async () => {
    const { why } = await setUp()
    const before = await why('pr-1', ...rule)
    expectPieces(before.stdout, 'Would be deleted', '4d old', 'To keep it', '`--keep-latest 3`')
    for (const options of [
      ['--keep-latest', '3'],
      ['--keep-tags', 'pr-1']
    ])
      expectPieces((await why('pr-1', ...rule, ...options)).stdout, 'Kept\n')
    expectPieces((await why('pr-1', ...rule, '--keep-latest', '2')).stdout, 'Would be deleted')
  })

  test('prints the same as JSON', async () => {
    const { why } = await setUp()
    const { stdout } = await why('pr-1', ...rule, '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      package: { owner: 'acme', type: 'container', name: 'app' },
      tags: ['pr-1'],
      action: 'delete',
      rules: [{ rule: 1, effect: 'deletes' }]
    })
  })

  test('reads a report, without a request', async () => {
    const { run, server, simulator } = await setUp()
    const plan = await run(['plan', '--packages=app,web', '--delete-tags=pr-*', '--older-than=2d', '--json', ...server])
    writeFileSync(join(folder, 'report.json'), plan.stdout)
    const before = simulator.requests.length
    const { code, stdout } = await run(['why', 'pr-1', 'report.json'])
    expect(code).toBe(0)
    expectPieces(stdout, 'Would be deleted', '`keep-tags: pr-1`')
    const several = await run(['why', 'main', 'report.json'])
    expect(several.code).toBe(1)
    expectPieces(several.stderr, 'why: "main" is in 2 packages: app, web', '--packages app')
    expectPieces((await run(['why', 'main', 'report.json', '--packages', 'web'])).stdout, 'acme/web')
    expect(simulator.requests).toHaveLength(before)
  })

  test('sends nothing of a report to the terminal that moves its cursor or changes its colours', async () => {
    const { run, server } = await setUp()
    const plan = await run(['plan', ...rule, '--json', ...server])
    writeFileSync(join(folder, 'hostile.json'), plan.stdout.replaceAll('"name":"app"', '"name":"a\\u001b[2J\\u202e"'))
    const { stderr } = await run(['why', 'nope', 'hostile.json'])
    expectPieces(stderr, 'a\\u{1b}[2J\\u{202e}')
    expect(stderr.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })

  test('fits into the width of a terminal', async () => {
    const { run, server } = await setUp()
    const { stdout } = await run(['why', 'pr-9', ...rule, ...server], 60)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters.
    const lines = stdout.replaceAll(/\u001b\[\d+m/g, '').split('\n')
    expect(lines.filter((line) => line.length > 60 && line.includes(' ', 4))).toEqual([])
  })

  test.each<[what: string, effect: Effect, path: RegExp]>([
    ['GitHub', secondaryRateLimited({ retryAfter: 60 }), /versions/],
    ['the container registry', tooManyRequests('60s'), /manifests/]
  ])('says why nothing happens where %s asks for a pause', async (who, effect, path) => {
    const { why, run, server, simulator } = await setUp()
    for (const terminal of [undefined, 80]) {
      simulator.faults.add({ match: { path }, times: 1, effect })
      const args = ['why', 'pr-1', ...rule, '--no-cache', ...server]
      const { code, stderr } = await run(args, terminal)
      expect(code).toBe(0)
      expectPieces(stderr, /waiting until 2026-/, `${who} asks for a pause`)
      expect(stderr).not.toContain('Rule 1')
    }
    expectPieces((await why('pr-1', ...rule)).stdout, 'Would be deleted')
  })

  test('says only once that a package cannot be read', async () => {
    const { why } = await setUp()
    const { code, stderr } = await why('pr-1', '--packages=nope', '--delete-tags=x')
    expect([code, stderr.match(/Package not found/g)]).toEqual([1, ['Package not found']])
    expectPieces(stderr, 'why: nothing was decided, as said above')
  })

  test.each<[mistake: string, args: readonly string[], ...pieces: string[]]>([
    ['no version', [], 'why: needs VERSION'],
    [
      'a version that is gone',
      ['old', ...rule],
      'why: "old" is no tag',
      'if it was deleted, the report.json of that run'
    ],
    ['an unknown version', ['pr-11', ...rule], 'why: "pr-11" is no tag', 'did you mean pr-1?'],
    ['a report that is not there', ['pr-1', 'none.json'], 'why: none.json does not exist'],
    ['no report', ['pr-1', 'package.json'], 'why: package.json is not a report.json'],
    ['rules beside a report', ['pr-1', 'report.json', '--delete-tags=x'], 'own policy', 'remove --delete-tags'],
    [
      'wrong options',
      ['pr-1', '--older-than=30', '--packages=app', '--delete-tags=x'],
      '--older-than',
      'why: nothing was decided'
    ]
  ])('says what is wrong with %s', async (_, args, ...pieces) => {
    const { why, run } = await setUp()
    writeFileSync(join(folder, 'package.json'), '{}')
    const { code, stderr } = await (args[1]?.endsWith('.json') ? run(['why', ...args]) : why(...args))
    expect(code).toBe(1)
    expectPieces(stderr, ...pieces)
  })
})
