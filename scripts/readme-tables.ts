import { actionMetadata } from './action-metadata.ts'
import { replaceSection, table } from './section.ts'

const inputs = table(
  ['Input', 'Default', 'Meaning'],
  ...Object.entries(actionMetadata.inputs).map(([name, input]) => [
    `\`${name}\``,
    input.default === undefined ? '' : `\`${input.default}\``,
    input.description
  ])
)

const outputs = table(
  ['Output', 'Meaning'],
  ...Object.entries(actionMetadata.outputs).map(([name, output]) => [`\`${name}\``, output.description])
)

/** Returns README.md with the tables of inputs and outputs generated from action.yml. */
export const withTables = (readme: string): string =>
  replaceSection(replaceSection(readme, 'inputs', inputs), 'outputs', outputs)
