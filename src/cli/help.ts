import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { didYouMean } from '../retention/did-you-mean.ts'
import type { Invocation } from './arguments.ts'
import { type Command, commands, findCommand, isOwnOption, ownOptions, shortOf } from './commands.ts'
import { type OptionDescription, readDescriptions } from './descriptions.ts'
import type { CliHost } from './host.ts'
import { createMessages } from './messages.ts'
import { createPaint, type Paint, wrap } from './terminal.ts'

const program = 'package-retention'

/** The width of help where a terminal does not say its own, or is wider than anyone reads. */
const maxWidth = 100

/** Prints the version. */
export const printVersion = async ({ root, stdout }: CliHost): Promise<number> => {
  const { version } = v.parse(
    v.object({ version: v.string() }),
    JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  )
  stdout.write(`${version}\n`)
  return 0
}

/** Prints the help of the command that the operand names, or of the program. */
export const printHelp = async ({ operands: [name] }: Invocation, host: CliHost): Promise<number> => {
  const { stdout, env, root } = host
  const command = name === undefined ? null : findCommand(name)
  if (command === undefined) {
    const near = didYouMean(
      `${name}`,
      commands.map((each) => each.name)
    )
    createMessages(host).error(`help: unknown command "${name}"${near}; ${program} --help lists all`)
    return 1
  }
  const paint = createPaint(stdout, env)
  const width = Math.min(maxWidth, (stdout.isTTY && stdout.columns) || 80)
  const lines = command ? commandHelp(command, await readDescriptions(root), paint, width) : programHelp(paint, width)
  for (const line of lines) stdout.write(`${line}\n`)
  return 0
}

function* programHelp(paint: Paint, width: number): Generator<string> {
  yield* wrap('Keeps GitHub Packages tidy by policy, and never damages what it keeps.', width)
  yield ''
  yield `${paint('bold', 'Usage:')} ${program} [COMMAND] [OPTIONS]`
  yield ''
  yield paint('bold', 'Commands:')
  yield* columns(
    commands.map(({ name, summary }) => [paint('cyan', name), name.length, summary]),
    width
  )
  yield ''
  yield paint('bold', 'Examples:')
  yield* exampleLines(commands.slice(0, 3), paint, width)
  yield ''
  yield* wrap(
    'The repository is that of the Git remote, and the token that of the GitHub CLI (gh auth login), GH_TOKEN or GITHUB_TOKEN, if no options say otherwise.',
    width
  )
  yield* wrap(`${program} COMMAND --help explains the options of a command.`, width)
}

type Describe = Awaited<ReturnType<typeof readDescriptions>>

function* commandHelp(command: Command, describe: Describe, paint: Paint, width: number): Generator<string> {
  const { summary, details } = command
  yield* wrap(summary, width)
  if (details !== '') yield* wrap(details, width)
  yield ''
  yield `${paint('bold', 'Usage:')} ${usageOf(command)}`
  const own = (isOutput: boolean) => command.own.filter((name) => ownOptions[name].isOutput === isOutput)
  for (const [title, names] of [
    ['Options:', [...own(false), ...command.inputs]],
    ['Output:', own(true)]
  ] as const) {
    if (names.length === 0) continue
    yield ''
    yield paint('bold', title)
    yield* columns(
      names.map((each) => optionRow(describe(each), paint)),
      width
    )
  }
  if (command.examples.length === 0) return
  yield ''
  yield paint('bold', 'Examples:')
  yield* exampleLines([command], paint, width)
}

/** Returns how a command is written. */
export const usageOf = ({ name, operands, inputs }: Command): string => {
  const { name: called = '', min = 0, max = 0, onlyWith = null } = operands ?? {}
  const many = max === Number.POSITIVE_INFINITY ? `${called}...` : called
  const words =
    operands === undefined ? '' : onlyWith ? ` [--${onlyWith} ${many}]` : min > 0 ? ` ${many}` : ` [${many}]`
  return `${program} ${name}${inputs.length > 0 ? ' [OPTIONS]' : ''}${words}`
}

/** Returns how an option is written, such as `--older-than AGE` or `--[no-]untag`. */
export const optionForm = ({ name, value, isNegatable }: OptionDescription): string => {
  const short = isOwnOption(name) ? shortOf(name) : null
  return `${short ? `-${short}, ` : ''}--${isNegatable ? '[no-]' : ''}${name}${value === null ? '' : ` ${value}`}`
}

const optionRow = (description: OptionDescription, paint: Paint): Cells => {
  const form = optionForm(description)
  const usual = description.default === null ? '' : ` Default: ${description.default}.`
  return [paint('cyan', form), form.length, `${description.meaning.replaceAll('`', '')}${usual}`]
}

/** The first cell as it is printed, its width, and the text beside it. */
type Cells = readonly [first: string, width: number, text: string]

/** The least room for a text beside the first column. */
const leastText = 30

/** Yields rows of two columns; a long first cell has a line of its own, and each one has where the width is small. */
function* columns(rows: readonly Cells[], width: number): Generator<string> {
  const widest = Math.min(26, Math.max(...rows.map(([, each]) => each)))
  const room = width - widest - 4 < leastText ? 0 : widest
  for (const [first, length, text] of rows) {
    const [line = '', ...more] = wrap(text, width - room - 4)
    const isLong = length > room
    yield isLong ? `  ${first}` : `  ${first}${' '.repeat(room - length)}  ${line}`
    for (const rest of isLong ? [line, ...more] : more) yield ' '.repeat(room + 4) + rest
  }
}

function* exampleLines(of: readonly Command[], paint: Paint, width: number): Generator<string> {
  for (const [line, meaning] of of.flatMap(({ examples }) => examples)) {
    for (const each of wrap(meaning, width - 4)) yield paint('dim', `  # ${each}`)
    yield `  ${program} ${line}`
  }
}
