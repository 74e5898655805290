import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { commandLine, quote } from '../../src/cli/shell.ts'
import { publishDaily, remainingNames } from '../action.ts'
import { serve, smallWorld } from '../simulator/simulate.ts'
import { newFolder, optionsFor, root, runCli, runProcess, withToken } from './command-line.ts'

const words = [
  '/tmp/a-b_c.d/report.json',
  'a b',
  '$HOME',
  'it\'s "so"',
  '`id`',
  '$(id)',
  'a;b&c|d<e>f',
  '*?[x]',
  '~',
  '#x',
  '\\n\\',
  '!!',
  'ä',
  ''
]
const shells = ['sh', 'bash', 'zsh', 'fish'].filter((shell) => !spawnSync(shell, ['-c', 'true']).error)

test.each(shells)('what is quoted is one word each for %s', (shell) => {
  const line = `printf '%s\\n' ${words.map((word) => quote(word, 'linux')).join(' ')}`
  expect(execFileSync(shell, ['-c', line], { encoding: 'utf8' }).split('\n')).toEqual([...words, ''])
})

test.each([
  ['C:\\Temp\\report.json', 'C:\\Temp\\report.json'],
  ['C:\\My Reports\\report.json', '"C:\\My Reports\\report.json"'],
  ["C:\\it's (1), new\\report.json", '"C:\\it\'s (1), new\\report.json"'],
  ["C:\\$x `y` it's", "'C:\\$x `y` it''s'"]
])('on Windows %s is written %s', (word, quoted) => {
  expect(quote(word, 'win32')).toBe(quoted)
})

test('a command line begins with what started this one', () => {
  expect(commandLine(['restore'], {})).toBe('package-retention restore')
  expect(commandLine(['restore'], { npm_command: 'exec' })).toBe('npx package-retention restore')
})

describe('the command that undoes a run', () => {
  test('can be pasted, whatever the folder of the report is called', async () => {
    const { world, clock, app } = smallWorld()
    clock.set(Date.now())
    publishDaily(world, app, ['latest', 'pr-1'])
    const { simulator } = await serve(world)
    const folder = newFolder('it\'s $HOME "`id`" $(id)')
    const options = ['--packages=app', ...optionsFor(simulator), '--delete-tags=pr-*', '--report-dir', folder, '--yes']
    const { stderr } = await runCli(['apply', ...options], { clock, env: withToken })
    expect(remainingNames(app)).toEqual(['latest'])
    const line = /^ {2}package-retention (restore .*)$/m.exec(stderr)?.[1] ?? ''
    const script = `'${process.execPath}' '${join(root, 'dist', 'cli.js')}' ${line} --yes`
    const { code } = await runProcess(['sh', '-c', script], { env: withToken })
    expect(code).toBe(0)
    expect(remainingNames(app)).toHaveLength(2)
    expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')).dryRun).toBe(false)
  })
})
