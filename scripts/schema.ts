// Writes schema/package-retention.schema.json, for editors, from the schema that checks policy documents; with --check it
// only fails where the file differs.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { toJsonSchema } from '@valibot/to-json-schema'
import { documentSchema } from '../src/retention/schema.ts'

const path = 'schema/package-retention.schema.json'

const { $schema, title, ...schema } = toJsonSchema(documentSchema, {
  // What the YAML language server, and so most editors, understand.
  target: 'draft-07',
  typeMode: 'output',
  // Patterns, durations and what needs both have no counterpart, or one that the schema itself tells as metadata.
  ignoreActions: ['raw_check', 'raw_transform', 'partial_check']
})
const wanted = execFileSync(
  process.execPath,
  ['node_modules/@biomejs/biome/bin/biome', 'format', `--stdin-file-path=${path}`],
  {
    input: JSON.stringify({ $schema, title, ...schema }, null, 2),
    encoding: 'utf8'
  }
)
const current = existsSync(path) ? readFileSync(path, 'utf8') : ''

if (wanted !== current && process.argv.includes('--check')) {
  console.error(`${path} is not what src/retention/schema.ts says: run \`node scripts/schema.ts\`.`)
  process.exitCode = 1
} else if (wanted !== current) {
  mkdirSync('schema', { recursive: true })
  writeFileSync(path, wanted)
}
