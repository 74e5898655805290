// Writes the tables of inputs and outputs in README.md from action.yml; with --check, fails if they differ instead.
import { readFileSync, writeFileSync } from 'node:fs'
import { withTables } from './readme-tables.ts'

const current = readFileSync('README.md', 'utf8')
const wanted = withTables(current)

if (wanted !== current && process.argv.includes('--check')) {
  console.error('The tables of README.md do not match action.yml; run `npm run readme`.')
  process.exitCode = 1
} else if (wanted !== current) {
  writeFileSync('README.md', wanted)
}
