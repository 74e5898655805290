// Fails unless the committed sources build the same bytes in another folder: dist/ must depend neither on paths of this
// machine nor on uncommitted files.
import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { importedPackages, withDependencies } from './bundled-packages.ts'

const lockfile = v.object({ packages: v.record(v.string(), v.unknown()) })
const { packages } = v.parse(lockfile, JSON.parse(readFileSync('package-lock.json', 'utf8')))
// `debug`, a dependency of @actions/cache, bundles supports-color if it is installed, as it is by `npm ci`.
const builders =
  /node_modules\/(?:typescript|@typescript\/.*|@vercel\/ncc|@types\/node|undici-types|esbuild|@esbuild\/.*|preact|supports-color|has-flag)$/
const tools = Object.keys(packages).filter((path) => builders.test(path))
const needed = [...new Set([...withDependencies(importedPackages()), ...tools])]
const tracked = execFileSync(
  'git',
  ['ls-files', '-z', 'src', 'report-page', 'simulator', 'scripts', '*.json', 'action.yml'],
  {
    encoding: 'utf8'
  }
).split('\0')

const elsewhere = mkdtempSync(join(tmpdir(), 'a folder of another name '))
try {
  for (const path of [...tracked.filter(Boolean), ...needed]) {
    // Optional packages of other systems are not installed.
    if (globSync(path).length > 0) cpSync(path, join(elsewhere, path), { recursive: true })
  }
  execFileSync(process.execPath, ['scripts/build.ts'], { cwd: elsewhere, stdio: ['ignore', 'ignore', 'inherit'] })
  const filesOf = (folder: string) =>
    new Map(
      globSync(['dist/*', 'docs/playground/*'], { cwd: folder }).map((name) => [
        name,
        readFileSync(join(folder, name), 'utf8')
      ])
    )
  const [here, there] = [filesOf('.'), filesOf(elsewhere)]
  const differing = [...new Set([...here.keys(), ...there.keys()])].filter((name) => here.get(name) !== there.get(name))
  if (differing.length > 0) {
    console.error(`these files have other bytes when built in ${elsewhere}: ${differing.join(', ')}`)
    process.exitCode = 1
  }
} finally {
  rmSync(elsewhere, { recursive: true })
}
