import { parseArgs } from 'node:util'
import { type InputName, inputs, isBoolean, isInputName } from '../inputs/table.ts'
import { adviceForOther } from '../inputs/unknown.ts'
import { didYouMean } from '../retention/did-you-mean.ts'
import { err, ok, type Result } from '../retention/result.ts'
import {
  type Command,
  type CommandName,
  commands,
  defaultCommand,
  findCommand,
  isOwnOption,
  type OwnOption,
  shortOf
} from './commands.ts'
import { toCliWords } from './words.ts'

/** A command line, read. */
export interface Invocation {
  readonly command: Command
  /** The texts of the inputs that are given. */
  readonly inputs: ReadonlyMap<InputName, string>
  readonly own: ReadonlySet<OwnOption>
  readonly operands: readonly string[]
}

/** Returns true if an option needs no value. */
export const isFlag = (name: string): boolean => !isInputName(name) || isBoolean(name)

/** The options of all commands, so that one of another command is known as such. */
const parserOptions = Object.fromEntries(
  commands
    .flatMap((command) => [...command.inputs, ...command.own])
    .map((name) => {
      const short = isOwnOption(name) ? shortOf(name) : null
      return [name, { type: isFlag(name) ? 'boolean' : 'string', multiple: true, ...(short && { short }) } as const]
    })
)

const parseTokens = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: parserOptions, strict: false, allowPositionals: true, tokens: true }).tokens

type Token = ReturnType<typeof parseTokens>[number]
type OptionToken = Extract<Token, { readonly kind: 'option' }>

const truth = /^(?:true|false)$/i

/** Reads the arguments; a `true` or `false` behind an input that is one or the other is its value, as in `--untag true`. */
const tokensOf = (args: readonly string[]): readonly Token[] => {
  const tokens: Token[] = []
  for (const token of parseTokens(args)) {
    const before = tokens.at(-1)
    const isOpen = before?.kind === 'option' && before.value === undefined && isTruth(before.name)
    if (isOpen && token.kind === 'positional' && truth.test(token.value))
      tokens[tokens.length - 1] = { ...before, value: token.value, inlineValue: false }
    else tokens.push(token)
  }
  return tokens
}

const isTruth = (name: string): boolean => isInputName(name) && isBoolean(name)

/** Reads the arguments after the name of the program; without a command among them it is `plan`. */
export const readArguments = (args: readonly string[]): Result<Invocation> => {
  const tokens = tokensOf(args)
  const [first, ...operands] = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []))
  const options = tokens.filter((token) => token.kind === 'option')
  const has = (name: OwnOption): boolean => options.some((each) => each.name === name)
  const invoke = (name: string, ...operands: readonly string[]): Result<Invocation> =>
    ok({ command: findCommand(name) ?? defaultCommand, inputs: new Map(), own: new Set(), operands })
  // Wrong options do not keep anyone from these two.
  if (has('version')) return invoke('version')
  const command = first === undefined ? defaultCommand : findCommand(first)
  if (!command) return err(explainCommand(first ?? '', tokens))
  if (has('help')) return first === undefined ? invoke('help') : invoke('help', command.name)

  const given = readOptions(command, options)
  if (!given.ok) return given
  const problem = explainOperands(command, operands, given.value, tokens)
  return problem === null ? ok({ command, ...given.value, operands }) : err(problem)
}

type Given = Pick<Invocation, 'inputs' | 'own'>

const readOptions = (command: Command, tokens: readonly OptionToken[]): Result<Given> => {
  const own = new Set<OwnOption>()
  const texts = new Map<InputName, string>()
  for (const token of tokens) {
    const { name, value } = nameOf(command, token)
    const problem = explainOption(command, token, name, texts)
    if (problem !== null) return err(problem)
    if (isOwnOption(name)) own.add(name)
    else if (isInputName(name)) texts.set(name, [texts.get(name), value].filter(Boolean).join('\n'))
  }
  return ok({ inputs: texts, own })
}

/** Returns the option of a token and its value; `--no-untag` is `untag` with the value `false`. */
const nameOf = (
  { inputs }: Command,
  { name, value }: OptionToken
): { readonly name: string; readonly value: string } => {
  const positive = name.replace(/^no-/, '')
  const isNegated = name !== positive && inputs.some((each) => each === positive && isFlag(each))
  if (isNegated) return { name: positive, value: 'false' }
  return { name, value: (isTruth(name) ? value?.toLowerCase() : value) ?? 'true' }
}

/** Returns the problem with an option; null for none. */
const explainOption = (
  { name: command, inputs: names, own }: Command,
  token: OptionToken,
  name: string,
  earlier: ReadonlyMap<InputName, string>
): string | null => {
  const { rawName } = token
  const known = [...names, ...own]
  if (!known.some((each) => each === name)) return explainUnknown(command, { rawName, name }, known)
  if (isInputName(name) && earlier.has(name) && !inputs[name].list) return `${rawName}: is given twice; give it once`
  return isFlag(name) ? explainFlag(token, name) : explainValue(token)
}

const explainFlag = ({ rawName, value }: OptionToken, name: string): string | null => {
  const alone = `write only ${rawName}, or leave it out`
  if (value === undefined) return null
  if (!isInputName(name) || rawName !== `--${name}`) return `${rawName}: takes no value; ${alone}`
  return truth.test(value) ? null : `${rawName}: "${value}" is neither true nor false; ${alone}`
}

const explainValue = ({ rawName, value, inlineValue }: OptionToken): string | null => {
  if (value === undefined || value === '') return `${rawName}: needs a value, as in ${rawName}=VALUE`
  return value.startsWith('-') && !inlineValue
    ? `${rawName}: needs a value, and "${value}" looks like an option; write ${rawName}=${value} if it is the value`
    : null
}

const explainUnknown = (
  command: string,
  { rawName, name }: Pick<OptionToken, 'rawName' | 'name'>,
  known: readonly string[]
): string => {
  const synonym = synonyms.get(name)
  if (synonym !== undefined) return `${rawName}: is no option of ${command}; ${synonym}`
  const others = commands.filter((each) => [...each.inputs, ...each.own].some((option) => option === name))
  if (others.length > 0)
    return `${rawName}: is no option of ${command}, but of ${others.map((each) => each.name).join(', ')}; remove it`
  const foreign = adviceForOther(name)
  if (foreign !== null) return `${rawName}: unknown option; ${toCliWords(foreign)}`
  return `${rawName}: unknown option${didYouMean(
    rawName,
    known.map((each) => `--${each}`)
  )}; ${seeHelp(command)}`
}

/** Advice for options that people try, and inputs of the action that are commands here. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ['mode', 'the command says it: plan, apply, restore, repair, check or list'],
  ['dry-run', 'plan never changes anything'],
  ['artifact', 'nothing is uploaded; use report-dir'],
  ['comment', 'only the action comments on pull requests']
])

const seeHelp = (command: string): string => `package-retention ${command} --help lists all`

const explainCommand = (word: string, tokens: readonly Token[]): string => {
  const misplaced = explainMisplaced(word, tokens)
  if (misplaced !== null) return misplaced
  const names = commands.map(({ name }) => name)
  return `unknown command "${word}"${didYouMean(word, names)}; use ${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}

/** Returns the problem with operands that a command does not take, or lacks; null for none. */
const explainOperands = (
  { name, operands: kind }: Command,
  operands: readonly string[],
  { own }: Given,
  tokens: readonly Token[]
): string | null => {
  const { name: called = '', min = 0, max = 0, onlyWith = null } = kind ?? {}
  const isOff = onlyWith !== null && !own.has(onlyWith)
  const surplus = operands[isOff ? 0 : max]
  if (surplus !== undefined) {
    const option = surplus.startsWith('-') ? undefined : operandOptions[name]
    const hint = isOff
      ? `${called} needs --${onlyWith}`
      : option
        ? `did you mean --${option} ${surplus}?`
        : seeHelp(name)
    return explainMisplaced(surplus, tokens) ?? `${name}: unexpected argument "${surplus}"; ${hint}`
  }
  return operands.length < min && !isOff ? `${name}: needs ${called}; ${seeHelp(name)}` : null
}

/** The option that somebody means who gives a command an operand that it does not take. */
const operandOptions: Partial<Record<CommandName, InputName>> = {
  plan: 'packages',
  apply: 'packages',
  repair: 'packages',
  list: 'packages',
  restore: 'restore-from'
}

/** Returns the problem with a value after an option that takes none, as in `--json true`; null for any other word. */
const explainMisplaced = (word: string, tokens: readonly Token[]): string | null => {
  const at = tokens.findIndex((token) => token.kind === 'positional' && token.value === word)
  const before = tokens[at - 1]
  return before?.kind === 'option' && before.value === undefined && truth.test(word)
    ? `${before.rawName}: takes no value "${word}"; write only ${before.rawName}, or leave it out`
    : null
}
