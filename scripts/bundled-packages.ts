import { globSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import * as v from 'valibot'

const lockfile = v.object({
  packages: v.record(
    v.string(),
    v.object({
      dependencies: v.optional(v.record(v.string(), v.string()), {}),
      optional: v.optional(v.boolean(), false)
    })
  )
})

/** Returns the names of the packages that src/ imports, which the build bundles: users install none of them. */
export const importedPackages = (): string[] => {
  const names = globSync('src/**/*.ts').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/(?:\bfrom |\bimport\(|^import )'((?:@[\w-]+\/)?[\w-]+)/gm)].flatMap(
      ([, name = '']) => (builtinModules.includes(name) || name === 'node' ? [] : [name])
    )
  )
  return [...new Set(names)].toSorted()
}

/** Returns the places in package-lock.json of these packages and of all that they depend on. */
export const withDependencies = (names: readonly string[]): string[] => {
  const { packages } = v.parse(lockfile, JSON.parse(readFileSync('package-lock.json', 'utf8')))
  const found = new Set<string>()
  const add = (name: string, from: string): void => {
    const path = `${from}node_modules/${name}`
    const entry = packages[path]
    if (!entry) {
      // Like Node, it is looked for in the next folder outside.
      if (from !== '') add(name, from.replace(/node_modules\/(?:@[^/]+\/)?[^/]+\/$/, ''))
    } else if (!found.has(path)) {
      found.add(path)
      for (const dependency of Object.keys(entry.dependencies)) add(dependency, `${path}/`)
    }
  }
  for (const name of names) add(name, '')
  return [...found]
}
