// Builds the report page: one HTML file with inline script and style, which may load nothing else.
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'

/** Browsers of the last three years. */
const browsers = ['chrome123', 'firefox125', 'safari17.5']

/** Returns the page without data, and the licences of the libraries in it. */
export const buildPage = async (): Promise<{ readonly html: string; readonly licenses: string }> => {
  const options = {
    bundle: true,
    minify: true,
    target: browsers,
    charset: 'utf8',
    write: false,
    metafile: true
  } as const
  const scripts = await build({
    ...options,
    entryPoints: ['report-page/main.tsx'],
    format: 'iife',
    tsconfig: 'report-page/tsconfig.json'
  })
  const styles = await build({ ...options, entryPoints: ['report-page/style.css'] })
  const script = (scripts.outputFiles[0]?.text ?? '').trim()
  const style = (styles.outputFiles[0]?.text ?? '').trim()
  // Such a text in a library would end the script element early.
  if (/<\/script|<!--/i.test(script)) throw new Error('the script of the page contains `</script` or `<!--`')
  // Functions, since a replacement string could contain $&.
  const html = readFileSync('report-page/index.html', 'utf8')
    .replace('SCRIPT-HASH', () => hashOf(script))
    .replace('STYLE-HASH', () => hashOf(style))
    .replace('/* STYLE */', () => style)
    .replace('// SCRIPT', () => script)
  return { html, licenses: licensesOf(Object.keys(scripts.metafile.inputs)) }
}

/** Returns a hash in the format of Content-Security-Policy. */
const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`

const licensesOf = (files: readonly string[]): string => {
  const folders = new Set(files.flatMap((file) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []))
  return [...folders]
    .toSorted()
    .map((folder) => {
      const { name, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
      const [file] = globSync(`${folder}/LICEN[CS]E*`).toSorted()
      if (file === undefined || dirname(file) !== folder) throw new Error(`${name} has no licence file`)
      return `${name}\n${license}\n${readFileSync(file, 'utf8').trim()}\n`
    })
    .join('\n')
}
