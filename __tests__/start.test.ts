import { readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { expect, test } from '@jest/globals'

/** All modules that are loaded with a file of ours: what it imports statically, other than types, and so on. */
const loadedWith = (file: string, known = new Set<string>()): ReadonlySet<string> => {
  if (known.has(file)) return known
  known.add(file)
  const imports = readFileSync(file, 'utf8').matchAll(
    /^import (?!type )(?:[^'\n]*? from )?'(.+?)'$|^\} from '(.+?)'$/gm
  )
  for (const [, one, last] of imports) {
    const name = String(one ?? last)
    if (name.startsWith('.')) loadedWith(normalize(join(file, '..', name)), known)
    else known.add(name)
  }
  return known
}

test('a run starts without what only some runs need: the decision, the format of reports, HTTP', () => {
  const loaded = loadedWith('src/index.ts')
  expect([...loaded]).toEqual(expect.arrayContaining(['src/main.ts', 'src/report/summary.ts', '@actions/core']))
  const late = [
    ...['report-schema', 'earlier', 'approved', 'schema', 'document', 'pattern', 'plan', 'restore'].map(
      (name) => `src/retention/${name}.ts`
    ),
    ...['github/packages', 'github/client', 'registry/registry', 'http/fetch'].map((name) => `src/${name}.ts`),
    ...['valibot', 'yaml', 're2js', 'minimatch', '@actions/github', '@actions/cache']
  ]
  expect(late.filter((name) => loaded.has(name))).toEqual([])
})
