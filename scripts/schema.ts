// Writes the JSON Schemas of policy documents and of report.json, and the tables of docs/report.md, from the schemas in
// src/retention; with --check, fails if a file differs instead.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import { reportSchema } from '../src/retention/report-schema.ts'
import { documentSchema } from '../src/retention/schema.ts'
import { describeFields } from './report-fields.ts'
import { replaceSection } from './section.ts'

const convert = (schema: GenericSchema) =>
  toJsonSchema(schema, {
    // The version that the YAML language server, and so most editors, supports.
    target: 'draft-07',
    typeMode: 'output',
    // These checks have no counterpart in JSON Schema, or one that the schema has as metadata.
    ignoreActions: ['raw_check', 'raw_transform', 'partial_check']
  })

const format = (path: string, schema: GenericSchema): string => {
  const { $schema, title, ...others } = convert(schema)
  return execFileSync(
    process.execPath,
    ['node_modules/@biomejs/biome/bin/biome', 'format', `--stdin-file-path=${path}`],
    { input: JSON.stringify({ $schema, title, ...others }, null, 2), encoding: 'utf8' }
  )
}

const read = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '')

const [policyPath, reportPath, fieldsPath] = [
  'schema/package-retention.schema.json',
  'schema/report.schema.json',
  'docs/report.md'
]
const wanted = new Map([
  [policyPath, format(policyPath, documentSchema)],
  [reportPath, format(reportPath, reportSchema)],
  [fieldsPath, replaceSection(read(fieldsPath), 'fields', describeFields(convert(reportSchema)))]
])

for (const [path, content] of wanted) {
  if (content === read(path)) continue
  if (process.argv.includes('--check')) {
    console.error(`${path} does not match the schemas in src/retention; run \`npm run schema\`.`)
    process.exitCode = 1
  } else {
    writeFileSync(path, content)
  }
}
