import { type InputName, isInputName } from '../inputs/table.ts'
import { didYouMean } from '../retention/did-you-mean.ts'
import { packageTypes } from '../retention/version.ts'
import type { Invocation } from './arguments.ts'
import { type Command, commands, defaultCommand } from './commands.ts'
import { type OptionDescription, readDescriptions } from './descriptions.ts'
import type { CliHost } from './host.ts'
import { createMessages } from './messages.ts'

const program = 'package-retention'

type Describe = (option: Command['inputs'][number] | Command['own'][number]) => OptionDescription

const shells: Readonly<Record<string, (describe: Describe) => Iterable<string>>> = {
  bash: bashLines,
  zsh: zshLines,
  fish: fishLines
}

/** Prints the script that completes commands and options in a shell. */
export const printCompletion = async ({ operands: [shell = ''] }: Invocation, host: CliHost): Promise<number> => {
  const names = Object.keys(shells)
  const lines = Object.hasOwn(shells, shell) ? shells[shell] : undefined
  if (!lines) {
    createMessages(host).error(
      `completion: unknown shell "${shell}"${didYouMean(shell, names)}; use ${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
    )
    return 1
  }
  for (const line of lines(await readDescriptions(host.root))) host.stdout.write(`${line}\n`)
  return 0
}

/** The words that the value of an option can be; absent for any text. */
const words: Partial<Record<InputName, readonly string[]>> = {
  'package-type': packageTypes,
  'if-missing': ['error', 'warn', 'ignore']
}

const wordsOf = (name: string): readonly string[] => (isInputName(name) ? (words[name] ?? []) : [])

/** The options whose value is a path, by what their values are called. */
const isPath = ({ value }: OptionDescription): boolean => ['FILE', 'FOLDER', 'REPORT'].includes(value ?? '')

const optionsOf = ({ inputs, own }: Command, describe: Describe): readonly OptionDescription[] =>
  [...inputs, ...own].map(describe)

/** The words that an option is written as. */
const formsOf = ({ name, isNegatable }: OptionDescription): string => `--${isNegatable ? 'no-' : ''}${name}`

/** The operands of a command that are known: shells, or commands. */
const operandsOf = ({ operands }: Command): readonly string[] => {
  if (operands?.name === 'SHELL') return Object.keys(shells)
  return operands?.name === 'COMMAND' ? commands.map(({ name }) => name) : []
}

/** Returns the first sentence of a meaning, without Markdown. */
const gist = ({ meaning }: OptionDescription): string =>
  meaning
    .replaceAll('`', '')
    .replace(/(?:, e\.g\.| \(|: ).*$/s, '')
    .replace(/\. .*$/s, '')
    .replace(/\.$/, '')

function* bashLines(describe: Describe): Generator<string> {
  const all = commands.flatMap((command) => optionsOf(command, describe))
  const withWords = [
    ...new Map(all.filter(({ name }) => wordsOf(name).length > 0).map((each) => [each.name, each])).keys()
  ]
  const paths = [...new Set(all.filter(isPath).map(({ name }) => `--${name}`))]
  const others = [...new Set(all.filter((each) => each.value !== null && !isPath(each)).map(({ name }) => `--${name}`))]
  yield `# bash completion for ${program}`
  yield '_package_retention() {'
  yield '  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=plan each options'
  yield '  COMPREPLY=()'
  yield '  case $before in'
  for (const name of withWords)
    yield `    --${name}) COMPREPLY=($(compgen -W '${wordsOf(name).join(' ')}' -- "$word")); return ;;`
  yield `    ${paths.join('|')}) compopt -o filenames; COMPREPLY=($(compgen -f -- "$word")); return ;;`
  yield `    ${others.filter((each) => !withWords.some((name) => each === `--${name}`)).join('|')}) return ;;`
  yield '  esac'
  yield '  for each in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do'
  yield `    case $each in ${commands.map(({ name }) => name).join('|')}) command=$each; break ;; esac`
  yield '  done'
  yield '  if [[ $COMP_CWORD -eq 1 && $word != -* ]]; then'
  yield `    COMPREPLY=($(compgen -W '${commands.map(({ name }) => name).join(' ')}' -- "$word")); return`
  yield '  fi'
  yield '  case $command in'
  for (const command of commands) {
    const forms = optionsOf(command, describe).map(formsOf)
    yield `    ${command.name}) options='${[...forms, ...operandsOf(command)].join(' ')}' ;;`
  }
  yield '  esac'
  yield '  COMPREPLY=($(compgen -W "$options" -- "$word"))'
  yield '}'
  yield `complete -o default -F _package_retention ${program}`
}

/** Quotes a text for zsh and fish, in single quotes. */
const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

function* zshLines(describe: Describe): Generator<string> {
  const describeWord = (name: string, text: string): string => quote(`${name.replaceAll(':', '\\:')}:${text}`)
  yield `#compdef ${program}`
  yield '_package_retention() {'
  yield '  local context state state_descr line'
  yield '  typeset -A opt_args'
  yield `  local command=${defaultCommand.name} each`
  yield '  for each in ${words[2,CURRENT-1]}; do'
  yield `    case $each in ${commands.map(({ name }) => name).join('|')}) command=$each; break ;; esac`
  yield '  done'
  yield '  if (( CURRENT == 2 )) && [[ $PREFIX != -* ]]; then'
  yield '    local -a names=('
  for (const { name, summary } of commands) yield `      ${describeWord(name, summary)}`
  yield '    )'
  yield "    _describe 'command' names"
  yield '    return'
  yield '  fi'
  yield '  case $command in'
  for (const command of commands) {
    const operands = operandsOf(command)
    const rest = operands.length > 0 ? `*:operand:(${operands.join(' ')})` : command.operands ? '*:file:_files' : '*: :'
    yield `    ${command.name}) _arguments -s ${quote('1: :')} \\`
    for (const option of optionsOf(command, describe)) yield `      ${quote(zshOption(option))} \\`
    yield `      ${quote(rest)} ;;`
  }
  yield '  esac'
  yield '}'
  yield '_package_retention "$@"'
}

const zshOption = (option: OptionDescription): string => {
  const { name, value } = option
  const text = gist(option).replace(/[[\]\\:]/g, '\\$&')
  const known = wordsOf(name)
  const action = known.length > 0 ? `(${known.join(' ')})` : isPath(option) ? '_files' : ' '
  return `*${formsOf(option)}[${text}]${value === null ? '' : `:${value}:${action}`}`
}

function* fishLines(describe: Describe): Generator<string> {
  const names = commands.map(({ name }) => name).join(' ')
  yield `# fish completion for ${program}`
  yield `complete -c ${program} -f`
  for (const { name, summary } of commands)
    yield `complete -c ${program} -n __fish_use_subcommand -a ${name} -d ${quoteFish(summary)}`
  for (const command of commands) {
    const isDefault = command === defaultCommand
    const seen = `__fish_seen_subcommand_from ${command.name}`
    const condition = quoteFish(isDefault ? `${seen}; or not __fish_seen_subcommand_from ${names}` : seen)
    const operands = operandsOf(command)
    if (operands.length > 0) yield `complete -c ${program} -n ${condition} -a ${quoteFish(operands.join(' '))}`
    else if (command.operands) yield `complete -c ${program} -n ${condition} -F`
    for (const option of optionsOf(command, describe))
      yield `complete -c ${program} -n ${condition} ${fishOption(option)}`
  }
}

const fishOption = (option: OptionDescription): string => {
  const known = wordsOf(option.name)
  const words = known.length > 0 ? ` -x -a ${quoteFish(known.join(' '))}` : isPath(option) ? ' -r -F' : ' -x'
  return `-l ${formsOf(option).slice(2)}${option.value === null ? '' : words} -d ${quoteFish(gist(option))}`
}

const quoteFish = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`
