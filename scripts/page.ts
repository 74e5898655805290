// Builds the report page: one HTML file with its script and its style inside, which may load nothing from anywhere.
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'

/** What the page runs in: three years of browsers. */
const browsers = ['chrome123', 'firefox125', 'safari17.5']

/** Gives the page without data, and the licences of the libraries in it. */
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
  // Such texts in a library would end the element early.
  if (/<\/script|<!--/i.test(script)) throw new Error('the script of the page has the end of its element in it')
  // Functions, since a text may have $& in it.
  const html = readFileSync('report-page/index.html', 'utf8')
    .replace('SCRIPT-HASH', () => hashOf(script))
    .replace('STYLE-HASH', () => hashOf(style))
    .replace('/* STYLE */', () => style)
    .replace('// SCRIPT', () => script)
  return { html, licenses: licensesOf(Object.keys(scripts.metafile.inputs)) }
}

/** A hash as Content-Security-Policy writes it. */
const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`

const licensesOf = (files: readonly string[]): string => {
  const folders = new Set(files.flatMap((file) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []))
  return [...folders]
    .toSorted()
    .map((folder) => {
      const { name, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
      const [file] = globSync(`${folder}/LICEN[CS]E*`).toSorted()
      if (file === undefined || dirname(file) !== folder) throw new Error(`${name} has no licence`)
      return `${name}\n${license}\n${readFileSync(file, 'utf8').trim()}\n`
    })
    .join('\n')
}
