import { describe, expect, test } from '@jest/globals'
import { readArguments } from '../../src/cli/arguments.ts'
import { commands, ownOptions } from '../../src/cli/commands.ts'
import { inputNames, inputs } from '../../src/inputs/table.ts'
import { expectPieces } from '../words.ts'

const read = (line: string) => readArguments(line === '' ? [] : line.split(' '))

const problemOf = (line: string): string => {
  const result = read(line)
  return result.ok ? `no problem with ${line}` : result.problem
}

const given = (line: string) => {
  const result = read(line)
  if (!result.ok) return { problem: result.problem }
  const { command, inputs, own, operands } = result.value
  return { command: command.name, inputs: Object.fromEntries(inputs), own: [...own], operands }
}

describe('a command line', () => {
  test.each<[line: string, expected: object]>([
    ['', { command: 'plan', inputs: {}, own: [], operands: [] }],
    ['--packages app', { command: 'plan', inputs: { packages: 'app' } }],
    ['plan --packages app --packages=tools/cli', { inputs: { packages: 'app\ntools/cli' } }],
    ['plan --delete-tags a,b --delete-tags !c', { inputs: { 'delete-tags': 'a,b\n!c' } }],
    ['--packages app plan', { command: 'plan', inputs: { packages: 'app' } }],
    ['apply --untag --no-delete-untagged -y', { inputs: { untag: 'true', 'delete-untagged': 'false' }, own: ['yes'] }],
    ['plan --untag true --delete-untagged=false', { inputs: { untag: 'true', 'delete-untagged': 'false' } }],
    ['--untag False plan', { command: 'plan', inputs: { untag: 'false' } }],
    ['apply --dry-run true', { command: 'apply', inputs: { 'dry-run': 'true' }, operands: [] }],
    ['plan --delete-tags=-x', { inputs: { 'delete-tags': '-x' } }],
    ['apply --dry-run --json', { inputs: { 'dry-run': 'true' }, own: ['json'] }],
    ['check --offline a.yml b.yml', { command: 'check', own: ['offline'], operands: ['a.yml', 'b.yml'] }],
    ['--help', { command: 'help', operands: [] }],
    ['-h', { command: 'help', operands: [] }],
    ['apply --nonsense --help', { command: 'help', operands: ['apply'] }],
    ['help apply', { command: 'help', operands: ['apply'] }],
    ['--version', { command: 'version' }],
    ['version', { command: 'version' }],
    ['plan -- ', { command: 'plan' }]
  ])('%j is read', (line, expected) => {
    expect(given(line.trimEnd())).toMatchObject(expected)
  })

  test.each<[line: string, ...pieces: string[]]>([
    ['pln', 'unknown command "pln"', 'did you mean plan?', 'apply'],
    ['plan --delete-tag x', '--delete-tag', 'did you mean --delete-tags?'],
    ['plan --older 3d', '--older: unknown option (did you mean --older-than?)'],
    ['plan --exclude-tags x', 'input of dataaxiom/ghcr-cleanup-action', 'use --keep-tags instead'],
    ['plan --zzz', '--zzz: unknown option', 'plan --help'],
    ['plan -x', '-x: unknown option'],
    ['plan --constructor', '--constructor: unknown option'],
    ['plan --__proto__', '--__proto__: unknown option'],
    ['plan --older-than', '--older-than: needs a value'],
    ['plan --older-than --untag', '--older-than: needs a value', '"--untag"', '--older-than=--untag'],
    ['plan --older-than=', '--older-than: needs a value'],
    ['plan --keep-latest 3 --keep-latest 4', '--keep-latest', 'twice'],
    ['plan --untag=yes', '--untag: "yes"', 'true', 'false'],
    ['plan --no-untag=true', '--no-untag: takes no value'],
    ['apply --dry-run --dry-run --yes', '--dry-run', 'twice'],
    ['apply --dry-run --no-dry-run', '--no-dry-run', 'twice'],
    ['plan --json true', '--json: takes no value "true"'],
    ['plan --json=x', '--json: takes no value'],
    ['list --delete-tags x', '--delete-tags', 'no option of list', 'plan, apply, check'],
    ['plan --mode clean', '--mode', 'the command says it'],
    ['plan --artifact x', '--artifact', 'report-dir'],
    ['plan --comment', '--comment', 'only the action'],
    ['plan --no-json', '--no-json: unknown option'],
    ['plan --yes', '--yes', 'no option of plan', 'apply'],
    ['plan app', 'unexpected argument "app"', 'did you mean --packages app?'],
    ['restore r.json', 'unexpected argument "r.json"', 'did you mean --restore-from r.json?'],
    ['version x', 'unexpected argument "x"', 'version --help'],
    ['plan --dry-run', '--dry-run: is no option of plan; plan never changes anything'],
    ['plan -y', '-y: is no option of plan, but of apply, restore, repair'],
    ['check a.yml', 'unexpected argument "a.yml"', '--offline'],
    ['check --offline', 'needs FILE'],
    ['completion', 'needs SHELL'],
    ['completion bash zsh', 'unexpected argument "zsh"'],
    ['plan -- --untag', 'unexpected argument "--untag"', 'plan --help']
  ])('%j is wrong', (line, ...pieces) => {
    expectPieces(problemOf(line), ...pieces)
  })
})

describe('the commands', () => {
  test('take every input but those that only a workflow has a use for', () => {
    const taken = new Set(commands.flatMap((command) => command.inputs))
    expect(inputNames.filter((name) => !taken.has(name))).toEqual([
      ...['only', 'mode', 'batches', 'run'],
      ...['comment', 'artifact']
    ])
  })

  test.each([
    ['plan', 'clean'],
    ['apply', 'clean'],
    ['restore', 'restore'],
    ['repair', 'repair'],
    ['check', 'check'],
    ['list', 'list']
  ] as const)('%s has no option without a meaning in mode %s', (name, mode) => {
    const command = commands.find((each) => each.name === name)
    const odd = command?.inputs.filter((input) => inputs[input].modes && !inputs[input].modes.includes(mode))
    expect(odd).toEqual([])
  })

  test.each(['restore', 'repair', 'list'])('%s has no option that only matters where something is deleted', (name) => {
    const command = commands.find((each) => each.name === name)
    expect(command?.inputs).not.toContain('grace-period')
    expect(command?.inputs).not.toContain('max-delete-percent')
  })

  test('have names of their own for what is no input', () => {
    const ambiguous = Object.keys(ownOptions).filter((name) => inputNames.some((input) => input === name))
    expect(ambiguous).toEqual([])
  })

  test.each(commands.flatMap(({ name, examples }) => examples.map(([line]) => [name, line] as const)))(
    'the example of %s can be read: %s',
    (name, line) => {
      const args = line.replace(/ [<>] .*$/, '').match(/'[^']*'|\S+/g) ?? []
      const result = readArguments(args.map((word) => word.replaceAll("'", '')))
      expect(result).toMatchObject({ ok: true, value: { command: { name } } })
    }
  )
})
