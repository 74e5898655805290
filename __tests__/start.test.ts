import { existsSync, readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { expect, test } from '@jest/globals'
import { unusedModules } from '../scripts/bundle.ts'
import { setUp } from './action.ts'

const core = 'node_modules/@actions/core/lib'

/**
 * All modules that are loaded with a file: what it imports statically, other than types, and so on. Of the packages only
 * @actions/core is followed, without the modules that the build leaves out.
 */
const loadedWith = (file: string, known = new Set<string>()): ReadonlySet<string> => {
  if (known.has(file)) return known
  known.add(file)
  const imports = readFileSync(file, 'utf8').matchAll(
    /^(?:import (?!type )(?:[^'\n]*? from )?|\} from |export [^'\n]*? from )'(.+?)';?$/gm
  )
  for (const [, name = ''] of imports) {
    const path = name === '@actions/core' ? `${core}/core.js` : normalize(join(file, '..', name))
    if (unusedModules.some((unused) => path === `${core}/${unused}`)) known.add(path)
    else if (name.startsWith('.') || name === '@actions/core') loadedWith(path, known)
    else known.add(name)
  }
  return known
}

const loaded = loadedWith('src/index.ts')

test('a run starts without what only some runs need: the decision, the format of reports, HTTP', () => {
  expect([...loaded]).toEqual(expect.arrayContaining(['src/main.ts', 'src/report/summary.ts', `${core}/summary.js`]))
  const late = [
    ...['previous-report', 'approved-plan', 'schema', 'document', 'pattern', 'plan', 'plan-restore'].map(
      (name) => `src/retention/${name}.ts`
    ),
    ...['github/packages', 'github/client', 'registry/registry', 'http/fetch', 'heap'].map((name) => `src/${name}.ts`),
    ...['valibot', 'yaml', 're2js', 'minimatch', '@actions/github', '@actions/cache'],
    ...['@actions/http-client', '@actions/exec', 'undici', 'node:v8', 'node:perf_hooks']
  ]
  expect(late.filter((name) => loaded.has(name))).toEqual([])
  expect(late.filter((name) => name.startsWith('src/') && !existsSync(name))).toEqual([])
})

test('each module that the build leaves out is one that @actions/core would load', () => {
  expect(unusedModules.filter((name) => !loaded.has(`${core}/${name}`))).toEqual([])
})

test('the process prepares for the work before the first request, and not if a run ends at its inputs', async () => {
  const { act } = await setUp()
  const inputs = { packages: 'app', 'delete-tags': 'pr-*', 'dry-run': 'true' }
  expect(await act(inputs)).toMatchObject({ code: 0, preparedAfter: 0 })
  expect(await act({ ...inputs, 'older-than': 'soon' })).toMatchObject({ code: 1, preparedAfter: null })
})
