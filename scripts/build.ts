// Builds dist/, which the runner executes: compiles TypeScript to lib/ and bundles it with the licences of all its contents.
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { writeHtml } from '../src/report/html.ts'
import { bundle } from './bundle.ts'
import { buildPage } from './page.ts'
import { makeSampleReport } from './sample-report.ts'

// Neither tool removes what an earlier build left behind.
for (const folder of ['lib', 'dist']) rmSync(folder, { recursive: true, force: true })

bundle('dist', ['--license', '[name].licenses.txt'])

// ncc lists licences per chunk; under one name for all chunks, only those of the last one would stay.
const parts = globSync('dist/*.licenses.txt').toSorted()
const { html, licenses } = await buildPage()
writeFileSync('dist/report.html', html)
mkdirSync('docs/playground', { recursive: true })
writeFileSync(
  'docs/playground/index.html',
  writeHtml(html, await makeSampleReport())
    .toArray()
    .join('')
    .replace(' id="report">', ' id="report" data-sample>')
)
// Chunks that share their modules list the same ones.
const lists = new Set(parts.map((part) => readFileSync(part, 'utf8')))
writeFileSync('dist/licenses.txt', [...lists, licenses].join('\n\n'))
for (const part of parts) rmSync(part)

// The runner tells the main step and the post step apart by the file that it starts.
writeFileSync('dist/post.js', "import './index.js'\n")
// People, and pre-commit, start the check of policy files themselves.
// The program is started by another name, so its file says what it is; an older Node could not even load the rest.
writeFileSync(
  'dist/cli.js',
  `#!/usr/bin/env node
const [major, minor] = process.versions.node.split('.').map(Number)
if (major > 20 || (major === 20 && minor >= 15)) {
  process.argv[1] = import.meta.filename
  await import('./index.js')
} else {
  console.error(\`error: package-retention needs Node 20.15 or later, and this is \${process.versions.node}\`)
  process.exitCode = 1
}
`,
  { mode: 0o755 }
)
writeFileSync('dist/check.js', "#!/usr/bin/env node\nimport './index.js'\n", { mode: 0o755 })
