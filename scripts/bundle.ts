import { execFileSync } from 'node:child_process'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/**
 * The modules of @actions/core that the action does not use: tokens of OpenID Connect, for which every run would load all
 * of HTTP, and facts about the machine, for which it would load what starts processes.
 */
export const unusedModules: readonly string[] = ['oidc-utils.js', 'platform.js']

const root = join(import.meta.dirname, '..')

/** Compiles src/ to lib/ and bundles that into a folder; `options` are further ones of ncc. */
export const bundle = (folder: string, options: readonly string[], stdio: 'inherit' | 'ignore' = 'inherit'): void => {
  // Tools are run by their paths in node_modules: another ncc, or its cache, could write other bytes.
  const run = (tool: string, args: readonly string[]) =>
    execFileSync(process.execPath, [`node_modules/${tool}`, ...args], { cwd: root, stdio })
  run('typescript/bin/tsc', ['-p', 'tsconfig.build.json'])
  const external = unusedModules.flatMap((name) => ['-e', `./${name}`])
  run('@vercel/ncc/dist/ncc/cli.js', ['build', 'lib/index.js', '-o', folder, '--no-cache', ...external, ...options])
  for (const path of globSync(`${resolve(root, folder)}/*.js`))
    writeFileSync(path, escapeNonAscii(readFileSync(path, 'utf8')))
  for (const name of unusedModules) {
    writeFileSync(
      resolve(root, folder, name),
      '// In place of a module of @actions/core that this action does not use.\nexport {}\n'
    )
  }
}

/** Returns JavaScript in ASCII: V8 reads that faster, and keeps any other file in twice the memory. */
const escapeNonAscii = (code: string): string => {
  if (/\\[^\0-\x7f]/.test(code)) throw new Error('a backslash before a character that is not ASCII')
  return code.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
