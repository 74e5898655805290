import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { mutations, publishDaily, remainingNames } from '../action.ts'
import { classic, serve, smallWorld } from '../simulator/simulate.ts'
import { expectPieces } from '../words.ts'
import {
  hasTerminals,
  newFolder,
  onTerminal,
  optionsFor,
  root,
  runProcess,
  screenOf,
  withToken
} from './command-line.ts'

/** A package with old images, and the arguments of a command over it. */
const setUp = async () => {
  const { world, clock, app } = smallWorld()
  clock.set(Date.now())
  publishDaily(world, app, ['latest', 'pr-3', 'pr-2', 'pr-1'])
  const { simulator } = await serve(world)
  const rules = ['--delete-tags', 'pr-*', '--older-than', '12h']
  const args = (command: string, ...more: readonly string[]): string[] => [
    command,
    '--packages=app',
    ...optionsFor(simulator),
    ...rules,
    ...more
  ]
  return { app, simulator, args }
}

/** The command line as it is built. */
const cli = [process.execPath, join(root, 'dist', 'cli.js')]

describe('as a process in pipes', () => {
  test('it shows a plan, and its exit code says how it went', async () => {
    const { args } = await setUp()
    const good = await runProcess([...cli, ...args('plan')], { env: withToken })
    expect(good.code).toBe(0)
    expectPieces(good.stdout, '3 of 4 versions would be deleted', 'pr-1')
    const bad = await runProcess([...cli, ...args('plan', '--keep-latest', 'ten')], { env: withToken })
    expect(bad.code).toBe(1)
    expectPieces(bad.stderr, 'error: --keep-latest: "ten"')
  })

  test('it finishes after the reader of its output has ended', async () => {
    const { app, args } = await setUp()
    const command = `${[...cli, ...args('apply', '--yes')].map((word) => `'${word}'`).join(' ')} 2>&1 | true`
    const { code } = await runProcess(['bash', '-c', `set -o pipefail; ${command}`], { env: withToken })
    expect(code).toBe(0)
    expect(remainingNames(app)).toEqual(['latest'])
  })

  test('it fails where its output is lost, but finishes what it does', async () => {
    const { app, args } = await setUp()
    const command = `${[...cli, ...args('apply', '--yes', '--json')].map((word) => `'${word}'`).join(' ')} > /dev/full`
    const { code, stderr } = await runProcess(['bash', '-c', command], { env: withToken })
    expect(code).toBe(1)
    expectPieces(stderr, 'error: the output cannot be written', 'ENOSPC')
    expect(remainingNames(app)).toEqual(['latest'])
  })

  test('it says that the temporary folder cannot be written, before its first request', async () => {
    const { simulator, args } = await setUp()
    const env = { ...withToken, TMPDIR: '/nowhere', TMP: '/nowhere', TEMP: '/nowhere' }
    const { code, stdout, stderr } = await runProcess([...cli, ...args('apply', '--yes')], { env })
    expect([code, stdout]).toEqual([1, ''])
    expectPieces(stderr, 'error: ', '/nowhere', 'ENOENT', '--report-dir')
    expect(simulator.requests).toEqual([])
  })

  test('it ends as cancelled where its terminal is closed', async () => {
    const { simulator, args } = await setUp()
    const reports = newFolder('hung-up')
    let hangUp = (): void => {}
    simulator.faults.add({
      match: { method: 'DELETE' },
      effect: async (_, proceed) => {
        hangUp()
        await new Promise((resolve) => setTimeout(resolve, 300))
        return proceed()
      }
    })
    const run = await runProcess([...cli, ...args('apply', '--yes', '--report-dir', reports)], {
      env: withToken,
      onOutput: (_, child) => {
        hangUp = () => child.kill('SIGHUP')
      }
    })
    expect(run.code).toBe(1)
    expect(JSON.parse(readFileSync(join(reports, 'report.json'), 'utf8'))).toMatchObject({ stopReason: 'cancelled' })
  })

  test('no other process can read a token of a variable, nor does any output have it', async () => {
    const { simulator, args } = await setUp()
    const seen: string[] = []
    simulator.faults.add({
      match: {},
      effect: (_, proceed) => {
        seen.push(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }))
        return proceed()
      }
    })
    const run = await runProcess([...cli, ...args('plan', '--verbose', '--json')], { env: withToken })
    expect(run.code).toBe(0)
    expect(seen.join('\n')).toContain('cli.js plan')
    expect(seen.join('\n') + run.stdout + run.stderr).not.toContain(classic)
  })
})

const onTerminals = hasTerminals ? describe : describe.skip

onTerminals('as a process on a terminal', () => {
  test('it asks, and deletes after a yes', async () => {
    const { app, args } = await setUp()
    const run = await runProcess(onTerminal(80, [...cli, ...args('apply')]), {
      env: withToken,
      onOutput: (text, child) => text.includes('[y/N]') && child.stdin?.write('y\n')
    })
    expect(run.code).toBe(0)
    const screen = screenOf(run.stdout)
    expectPieces(
      screen,
      '3 of 4 versions would be deleted',
      'Delete 3 versions of 1 package of acme? [y/N] y',
      '3 deleted'
    )
    expect(remainingNames(app)).toEqual(['latest'])
    for (const line of screen.split('\n').filter((each) => !/\//.test(each)))
      expect(line.length).toBeLessThanOrEqual(80)
  })

  test('Ctrl-C at the question changes nothing, and fails', async () => {
    const { simulator, args } = await setUp()
    const reports = newFolder('interrupted')
    const command = [...cli, ...args('apply', '--report-dir', reports)]
    const run = await runProcess(onTerminal(120, command), {
      env: withToken,
      onOutput: (text, child) => text.includes('[y/N]') && child.stdin?.write('\u0003')
    })
    expect(run.code).toBe(1)
    expectPieces(screenOf(run.stdout), 'Cancelled: nothing was changed.')
    expect(mutations(simulator.requests)).toEqual([])
    expect(existsSync(join(reports, 'report.json'))).toBe(true)
  })

  test('Ctrl-C while it deletes ends it as a cancelled run, with its report', async () => {
    const { simulator, args } = await setUp()
    const reports = newFolder('cut')
    const command = [...cli, ...args('apply', '--yes', '--report-dir', reports)]
    let press = (): void => {}
    simulator.faults.add({
      match: { method: 'DELETE' },
      effect: async (_, proceed) => {
        press()
        await new Promise((resolve) => setTimeout(resolve, 300))
        return proceed()
      }
    })
    const run = await runProcess(onTerminal(80, command), {
      env: withToken,
      onOutput: (_, child) => {
        press = () => child.stdin?.write('\u0003')
      }
    })
    expect(run.code).toBe(1)
    expectPieces(screenOf(run.stdout), 'error: the run was cancelled')
    expect(JSON.parse(readFileSync(join(reports, 'report.json'), 'utf8'))).toMatchObject({ stopReason: 'cancelled' })
  })
})

/** The Node that the machine itself has, which may be older than that of the tests. */
const nodeOfMachine = process.env['npm_node_execpath'] ?? process.execPath

describe('the package', () => {
  const install = newFolder('installed')
  const program = join(install, 'node_modules', '.bin', 'package-retention')

  beforeAll(() => {
    const npm = (args: readonly string[], cwd: string): string =>
      execFileSync('npm', [...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    const [{ filename }] = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', install], root))
    writeFileSync(join(install, 'package.json'), '{}')
    npm(['install', '--offline', '--no-audit', '--no-fund', join(install, filename)], install)
  })

  test('is all that is installed', () => {
    const installed = readdirSync(join(install, 'node_modules')).filter((name) => !name.startsWith('.'))
    expect(installed).toEqual(['package-retention'])
  })

  test('runs by its name, on the Node of the machine', async () => {
    const { app, args } = await setUp()
    const version = await runProcess([program, '--version'])
    expect(version).toMatchObject({ code: 0, stdout: `${JSON.parse(readFileSync('package.json', 'utf8')).version}\n` })
    const help = await runProcess([nodeOfMachine, program, 'apply', '--help'])
    expectPieces(help.stdout, '--older-than AGE', 'package-retention apply')
    const run = await runProcess([nodeOfMachine, program, ...args('apply', '--yes', '--delete-untagged')], {
      env: withToken
    })
    expect([run.code, run.stderr]).toEqual([0, expect.stringContaining('Report: ')])
    expect(remainingNames(app)).toEqual(['latest'])
    const report = /Report: (\S+)/.exec(run.stderr)?.[1] ?? ''
    expect(readFileSync(report.replace(/json,?$/, 'html'), 'utf8')).toContain('Content-Security-Policy')
  })

  test('says which Node it needs on an older one', async () => {
    const older = join(install, 'older.mjs')
    const entry = join(install, 'node_modules', 'package-retention', 'dist', 'cli.js')
    writeFileSync(
      older,
      `Object.defineProperty(process.versions, 'node', { value: '18.20.0' })\nawait import(${JSON.stringify(entry)})\n`
    )
    const { code, stderr } = await runProcess([process.execPath, older])
    expect(code).toBe(1)
    expectPieces(stderr, 'Node 20.15 or later', '18.20.0')
  })
})
