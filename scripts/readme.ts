// Writes the tables of inputs and outputs in README.md from action.yml, that of docs/fleet.md from the reusable workflow, those
// of docs/migration.md from the converter, and those of docs/cli.md from the help; with --check, fails if they differ instead.
import { readFileSync, writeFileSync } from 'node:fs'
import { withCliTables } from './cli-tables.ts'
import { withFleetTable, withTables, withToolTables } from './readme-tables.ts'

for (const [path, withWanted] of [
  ['README.md', withTables],
  ['docs/fleet.md', withFleetTable],
  ['docs/migration.md', withToolTables],
  ['docs/cli.md', withCliTables]
] as const) {
  const current = readFileSync(path, 'utf8')
  const wanted = await withWanted(current)
  if (wanted !== current && process.argv.includes('--check')) {
    console.error(
      `The tables of ${path} do not match action.yml, retention.yml, src/convert/tables.ts or src/cli/commands.ts; run \`npm run readme\`.`
    )
    process.exitCode = 1
  } else if (wanted !== current) {
    writeFileSync(path, wanted)
  }
}
