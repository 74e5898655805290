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
    return [
      `\`${optionForm(describe(name))}\``,
      usual === null || isFlag(name) ? '' : `\`${usual}\``,
      meaning,
      takersOf(name)
    ]
  })
  const rows = commands.map((command) => [`\`${usageOf(command).replace(/^\S+ /, '')}\``, command.summary])
  const withCommands = replaceSection(page, 'commands', table(['Command', 'What it does'], ...rows))
  return replaceSection(withCommands, 'options', table(['Option', 'Default', 'Meaning', 'Commands'], ...options))
}

/** The commands that ask GitHub. */
const asking = commands.filter(({ inputs }) => inputs.includes('token'))

/** Returns the commands that take an option: all of those that ask GitHub, or all but a few, and others; or each of them. */
const takersOf = (name: string): string => {
  const takers = commands.filter((command) => takes(command, name))
  const missing = asking.filter((command) => !takers.includes(command))
  if (missing.length > 2) return codes(takers)
  const others = takers.length === commands.length ? [] : takers.filter((command) => !asking.includes(command))
  return `all${missing.length > 0 ? ` but ${codes(missing)}` : ''}${others.length > 0 ? `, ${codes(others)}` : ''}`
}

const codes = (some: readonly Command[]): string => some.map((command) => `\`${command.name}\``).join(' ')

const takes = ({ inputs, own }: Command, name: string): boolean => [...inputs, ...own].some((each) => each === name)
