// Writes the tables of inputs and outputs in README.md from action.yml, that of docs/fleet.md from the reusable workflow, and
// those of docs/migration.md from the converter; with --check, fails if they differ instead.
import { readFileSync, writeFileSync } from 'node:fs'
import { withFleetTable, withTables, withToolTables } from './readme-tables.ts'

for (const [path, withWanted] of [
  ['README.md', withTables],
  ['docs/fleet.md', withFleetTable],
  ['docs/migration.md', withToolTables]
] as const) {
  const current = readFileSync(path, 'utf8')
  const wanted = withWanted(current)
  if (wanted !== current && process.argv.includes('--check')) {
    console.error(
      `The tables of ${path} do not match action.yml, retention.yml or src/convert/tables.ts; run \`npm run readme\`.`
    )
    process.exitCode = 1
  } else if (wanted !== current) {
    writeFileSync(path, wanted)
  }
}
