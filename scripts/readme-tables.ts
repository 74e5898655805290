import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { parse } from 'yaml'
import { type TableRow, tables } from '../src/convert/tables.ts'
import { actionMetadata } from './action-metadata.ts'
import { replaceSection, table } from './section.ts'

/** The inputs by what they are for, in the order of the README; every input of action.yml is in one group. */
const inputGroups: Readonly<Record<string, readonly string[]>> = {
  'What to delete': [
    'packages',
    'only',
    'delete-tags',
    'delete-untagged',
    'older-than',
    'policy',
    'policy-file',
    'untag'
  ],
  'What to keep': ['keep-tags', 'keep-latest', 'keep-latest-untagged', 'in-use', 'repository'],
  Safety: ['dry-run', 'grace-period', 'max-delete-percent', 'max-deletions', 'delete-empty-packages', 'plan', 'now'],
  Modes: ['mode', 'restore-from', 'restore-tags', 'deleted-within', 'compare-with', 'comment', 'batches', 'run'],
  'Connection and results': [
    ...['token', 'owner', 'package-type', 'if-missing', 'time-limit', 'rate-limit-reserve', 'wait-for-rate-limit'],
    ...['api-url', 'registry-url', 'cache', 'artifact', 'report-dir']
  ]
}

const grouped = Object.values(inputGroups).flat()
const names = Object.keys(actionMetadata.inputs)
const misplaced = [
  ...names.filter((name) => grouped.filter((each) => each === name).length !== 1),
  ...grouped.filter((name) => !names.includes(name))
]
if (misplaced.length > 0)
  throw new Error(
    `scripts/readme-tables.ts: put each input of action.yml in one of inputGroups, and no other: ${misplaced.join(', ')}`
  )

const rowOf = (name: string): string[] => {
  const { default: usual, description = '' } = actionMetadata.inputs[name] ?? {}
  return [`\`${name}\``, usual === undefined ? '' : `\`${usual}\``, description]
}

const inputs = Object.entries(inputGroups)
  .map(([title, members]) => `### ${title}\n\n${table(['Input', 'Default', 'Meaning'], ...members.map(rowOf))}`)
  .join('\n\n')

const outputs = table(
  ['Output', 'Meaning'],
  ...Object.entries(actionMetadata.outputs).map(([name, output]) => [`\`${name}\``, output.description])
)

const reusable = v.object({
  on: v.object({
    workflow_call: v.object({
      inputs: v.record(
        v.string(),
        v.object({ description: v.string(), type: v.string(), default: v.union([v.string(), v.number(), v.boolean()]) })
      )
    })
  })
})

/** Returns docs/fleet.md with the inputs of the reusable workflow. */
export const withFleetTable = (page: string): string => {
  const workflow = v.parse(
    reusable,
    parse(readFileSync(new URL('../.github/workflows/retention.yml', import.meta.url), 'utf8'))
  )
  const rows = Object.entries(workflow.on.workflow_call.inputs).map(([name, input]) => [
    `\`${name}\``,
    input.default === '' ? '' : `\`${input.default}\``,
    input.description
  ])
  return replaceSection(page, 'fleet', table(['Input', 'Default', 'Meaning'], ...rows))
}

/** Returns README.md with the tables of inputs, by group, and outputs generated from action.yml. */
export const withTables = (readme: string): string =>
  replaceSection(replaceSection(readme, 'inputs', inputs), 'outputs', outputs)

/** Returns docs/migration.md with a table for each tool, generated from those of the converter. */
export const withToolTables = (page: string): string =>
  Object.entries(tables).reduce((text, [tool, rows]) => replaceSection(text, tool, toolTable(rows)), page)

const toolTable = (rows: readonly TableRow[]): string =>
  table(
    ['there', 'here', 'what differs'],
    ...rows.map(({ names, here, differs }) => [
      names.map(({ name, versions }) => `\`${name}\`${versions === undefined ? '' : ` (${versions})`}`).join(', '),
      here,
      differs
    ])
  )
