import type { Mode } from '../inputs/table.ts'
import { type Invocation, readArguments } from './arguments.ts'
import type { CommandName } from './commands.ts'
import type { CliHost } from './host.ts'
import { createMessages } from './messages.ts'

/** Carries out a command, and resolves to the exit code. */
type Start = (invocation: Invocation, host: CliHost) => Promise<number>

const runMode =
  (mode: Mode): Start =>
  async (invocation, host) =>
    (await import('./run-command.ts')).runCommand(mode, invocation, host)

const checkOffline: Start = async ({ operands }, host) => {
  const { checkFiles } = await import('../check-files.ts')
  const code = await checkFiles(operands, (line) => host.stdout.write(`${line}\n`))
  if (code === 0) createMessages(host).say(`No mistakes in ${operands.join(', ')}.`)
  return code
}

/** The functions that start the commands; each loads only what it needs. */
const starts: Readonly<Record<CommandName, Start>> = {
  plan: runMode('clean'),
  apply: runMode('clean'),
  restore: runMode('restore'),
  repair: runMode('repair'),
  check: async (invocation, host) =>
    invocation.own.has('offline') ? checkOffline(invocation, host) : runMode('check')(invocation, host),
  why: async (invocation, host) => (await import('./why.ts')).explain(invocation, host),
  list: runMode('list'),
  convert: async (invocation, host) => (await import('./convert.ts')).convertFile(invocation, host),
  completion: async (invocation, host) => (await import('./completion.ts')).printCompletion(invocation, host),
  help: async (invocation, host) => (await import('./help.ts')).printHelp(invocation, host),
  version: async (_, host) => (await import('./help.ts')).printVersion(host)
}

/** Runs the command line with these arguments, and resolves to the exit code. */
export const startCli = async (args: readonly string[], host: CliHost): Promise<number> => {
  const read = readArguments(args)
  if (read.ok) return starts[read.value.command.name](read.value, host)
  createMessages(host).error(read.problem)
  return 1
}
