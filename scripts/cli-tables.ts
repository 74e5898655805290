import { join } from 'node:path'
import { isFlag } from '../src/cli/arguments.ts'
import { type Command, commands } from '../src/cli/commands.ts'
import { readDescriptions } from '../src/cli/descriptions.ts'
import { optionForm, usageOf } from '../src/cli/help.ts'
import { replaceSection, table } from './section.ts'

/** Returns docs/cli.md with the tables of commands and options, as the help has them. */
export const withCliTables = async (page: string): Promise<string> => {
  const describe = await readDescriptions(join(import.meta.dirname, '..'))
  const names = [...new Set(commands.flatMap((command) => [...command.inputs, ...command.own]))]
  const options = names.map((name) => {
    const { default: usual, meaning } = describe(name)
    const takers = commands.filter((command) => takes(command, name))
    const isEverywhere = takers.length === commands.length
    return [
      `\`${optionForm(describe(name))}\``,
      usual === null || isFlag(name) ? '' : `\`${usual}\``,
      isEverywhere ? 'all' : takers.map((command) => `\`${command.name}\``).join(' '),
      meaning
    ]
  })
  const rows = commands.map((command) => [`\`${usageOf(command).replace(/^\S+ /, '')}\``, command.summary])
  const withCommands = replaceSection(page, 'commands', table(['Command', 'What it does'], ...rows))
  return replaceSection(withCommands, 'options', table(['Option', 'Default', 'Commands', 'Meaning'], ...options))
}

const takes = ({ inputs, own }: Command, name: string): boolean => [...inputs, ...own].some((each) => each === name)
