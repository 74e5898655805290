// Writes the tables of inputs and outputs in README.md from action.yml; with --check it only fails where they differ.
import { readFileSync, writeFileSync } from 'node:fs'
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

const current = readFileSync('README.md', 'utf8')
const wanted = replaceSection(replaceSection(current, 'inputs', inputs), 'outputs', outputs)

if (wanted !== current && process.argv.includes('--check')) {
  console.error('The tables of README.md are not those of action.yml: run `npm run readme`.')
  process.exitCode = 1
} else if (wanted !== current) {
  writeFileSync('README.md', wanted)
}
