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

/** What starts each command; each loads only what it needs. */
const starts: Readonly<Record<CommandName, Start>> = {
  plan: runMode('clean'),
  apply: runMode('clean'),
  restore: runMode('restore'),
  repair: runMode('repair'),
  check: async (invocation, host) =>
    invocation.own.has('offline')
      ? (await import('../check-files.ts')).checkFiles(invocation.operands, (line) => host.stdout.write(`${line}\n`))
      : runMode('check')(invocation, host),
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
