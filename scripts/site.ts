// Builds the project's site: the Markdown pages as HTML, without scripts, and the playground. With --check it writes nothing.
// Fails and names each link of the pages that leads nowhere.
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findBrokenLinks, playground, readPages } from './site/pages.ts'
import { groupPages, notFoundPage, renderPage } from './site/render.ts'

const folder = 'site'
const pages = readPages()
const broken = findBrokenLinks(pages)
for (const each of broken) console.error(each)
if (broken.length > 0) process.exit(1)

if (process.argv.includes('--check')) {
  console.log(`${pages.length} pages, ${pages.reduce((sum, { links }) => sum + links.length, 0)} links, none broken`)
} else {
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  rmSync(folder, { recursive: true, force: true })
  // Rendering rewrites the links of a page.
  const groups = groupPages(pages)
  for (const page of pages) write(page.url, renderPage(page, pages, groups))
  write('404.html', notFoundPage(pages))
  write('style.css', readFileSync('scripts/site/style.css', 'utf8'))
  cpSync('docs/images', join(folder, 'images'), { recursive: true })
  mkdirSync(join(folder, 'playground'))
  copyFileSync(playground, join(folder, 'playground', 'index.html'))
  console.log(`${pages.length} pages in ${folder}/`)
}
