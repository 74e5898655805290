import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { commands } from '../../src/cli/commands.ts'
import { expectPieces } from '../words.ts'
import { folder, runCli } from './command-line.ts'

const scriptOf = (shell: string): string => join(folder, `completion.${shell}`)

const run = (shell: string, ...args: readonly string[]): string => {
  const { stdout, stderr } = spawnSync(shell, args, { encoding: 'utf8' })
  return stdout + stderr
}

const isInstalled = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0

beforeAll(async () => {
  for (const shell of ['bash', 'zsh', 'fish'])
    writeFileSync(scriptOf(shell), (await runCli(['completion', shell])).stdout)
})

/** Each shell with the function that returns its offers after a text. */
const completers: readonly (readonly [shell: string, complete: (line: string) => string])[] = [
  [
    'bash',
    (line: string) => {
      const words = line.split(' ').map((word) => `'${word}'`)
      const call = `COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _package_retention`
      return run('bash', '-c', `source ${scriptOf('bash')}; ${call}; printf '%s\\n' "\${COMPREPLY[@]}"`)
    }
  ] as const,
  ['fish', (line: string) => run('fish', '-c', `source ${scriptOf('fish')}; complete -C '${line}'`)] as const
].filter(([shell]) => isInstalled(shell))

const offered = (output: string): string[] =>
  output
    .split('\n')
    .map((line) => line.split('\t')[0] ?? '')
    .filter(Boolean)
    .toSorted()

describe.each(completers)('completion in %s', (_, complete) => {
  test.each([
    ['package-retention re', ['repair', 'restore']],
    ['package-retention ', commands.map(({ name }) => name).toSorted()],
    ['package-retention apply --delete-t', ['--delete-tags']],
    ['package-retention --older', ['--older-than']],
    ['package-retention restore --older', []],
    ['package-retention plan --package-type n', ['npm', 'nuget']],
    ['package-retention help app', ['apply']]
  ])('offers after %j: %j', (line, expected) => {
    expect(offered(complete(line))).toEqual(expected)
  })
})

test.each(['bash', 'zsh', 'fish'])(
  'the script for %s has all commands and is no mistake for an installed shell',
  (shell) => {
    const { stdout } = spawnSync('cat', [scriptOf(shell)], { encoding: 'utf8' })
    expectPieces(stdout, ...commands.map(({ name }) => name), 'delete-tags', 'package-retention')
    if (isInstalled(shell)) expect(run(shell, '-n', scriptOf(shell))).toBe('')
  }
)

test('another shell is refused with those that there are', async () => {
  const { code, stderr } = await runCli(['completion', 'fisch'])
  expect(code).toBe(1)
  expectPieces(stderr, '"fisch"', 'did you mean fish?', 'bash, zsh or fish')
})

describe('help', () => {
  test('names all commands, and is no longer than a line is wide', async () => {
    const { code, stdout } = await runCli(['--help'])
    expect(code).toBe(0)
    expectPieces(stdout, ...commands.map(({ name }) => name), 'Usage:', 'Examples:')
  })

  test.each(commands.map(({ name }) => name))(
    'of %s has its options in the words of the command line',
    async (name) => {
      const command = commands.find((each) => each.name === name)
      const { code, stdout } = await runCli([name, '--help'], { terminal: 80 })
      expect(code).toBe(0)
      expectPieces(
        stdout,
        `package-retention ${name}`,
        ...(command?.inputs ?? []).map((input) => new RegExp(`--(?:\\[no-\\])?${input}\\b`))
      )
      expect(stdout).not.toMatch(/`|\bmode:|\bthe input\b|undefined|inputs\b|the workflow runs in|workspace/)
      const long = stdout.split('\n').filter((line) => line.length > 90 && !/^ {2}package-retention|Usage:/.test(line))
      expect(long).toEqual([])
    }
  )

  test.each([40, 80])('fits into %d columns, but for lines to copy', async (terminal) => {
    for (const name of [...commands.map((each) => each.name), '']) {
      const { stdout } = await runCli(['help', name].filter(Boolean), { terminal })
      const lines = stripVTControlCharacters(stdout).split('\n')
      const long = lines.filter(
        (line) => line.length > terminal && line.trim().includes(' ') && !/^ {2}package-retention|^Usage:/.test(line)
      )
      expect(long).toEqual([])
      // Pasted with its example, a comment must stay one.
      const examples = lines.slice(lines.includes('Examples:') ? lines.indexOf('Examples:') : lines.length)
      expect(examples.filter((line) => line.startsWith('  ') && !/^ {2}(?:#|package-retention) /.test(line))).toEqual(
        []
      )
    }
  })

  test('of an unknown command suggests one', async () => {
    const { code, stderr } = await runCli(['help', 'aply'])
    expect(code).toBe(1)
    expectPieces(stderr, '"aply"', 'did you mean apply?')
  })
})
