// Renders pages as HTML.
import { dirname, posix } from 'node:path'
import { Marked, type Token, type Tokens } from 'marked'
import { site } from '../../src/report/site.ts'
import { drawChart } from './chart.ts'
import { type Link, type Page, playground, repositoryUrl, resolveLink } from './pages.ts'

/** Returns a page as HTML, with the navigation of the site. */
export const renderPage = (page: Page, pages: readonly Page[], groups: readonly Group[]): string => {
  const anchors = new Map(page.headings.map(({ token, anchor }) => [token, anchor]))
  for (const link of page.links) link.rewrite(hrefOf(link, page, pages))
  const article = new Marked({ renderer: rendererFor(page, anchors) }).parser(page.tokens)
  return layOut({
    title: page.path === 'README.md' ? page.title : `${page.title} · Package Retention`,
    canonical: site + page.url.replace(/^index\.html$/, ''),
    root: posix.relative(dirname(page.url), '.') || '.',
    navigation: renderNavigation(page, groups),
    content: `${hasTitle(page) ? '' : `<h1>${escapeHtml(page.title)}</h1>\n`}${article}
<footer><a href="${repositoryUrl}/blob/main/${page.path}">${page.path}</a></footer>`
  })
}

const hasTitle = ({ headings }: Page): boolean => headings.some(({ token }) => token.depth === 1)

/** Returns the page for addresses that do not exist. Its links are absolute, because the address may be in any folder. */
export const notFoundPage = (pages: readonly Page[]): string =>
  layOut({
    title: 'Not found · Package Retention',
    canonical: site,
    root: site.replace(/\/$/, ''),
    navigation: '',
    content: `<h1>This page does not exist</h1>
<p>Look in the <a href="${site}docs.html">list of all ${pages.length} pages</a>.</p>`
  })

/** Returns the address of a link in the site: of a page relative to its own, of other files on GitHub. */
const hrefOf = ({ href, kind }: Link, page: Page, pages: readonly Page[]): string => {
  const target = resolveLink(page, href, pages)
  const from = dirname(page.url)
  if (target.kind === 'page') {
    const path = target.page === page ? '' : posix.relative(from, target.page.url)
    return target.anchor === '' ? path || posix.basename(page.url) : `${path}#${target.anchor}`
  }
  if (target.kind !== 'file') return href
  if (target.path === playground) return posix.relative(from, 'playground/index.html')
  if (kind === 'image') return posix.relative(from, target.path.replace(/^docs\//, ''))
  return `${repositoryUrl}/blob/main/${target.path}${target.anchor && `#${target.anchor}`}`
}

const rendererFor = (page: Page, anchors: ReadonlyMap<Tokens.Heading, string>) => ({
  heading(this: Renderer, token: Tokens.Heading): string {
    const { depth, tokens } = token
    const anchor = anchors.get(token)
    const link = depth === 1 ? '' : ` <a class="anchor" href="#${anchor}" aria-label="Link to this section">#</a>`
    const contents = depth === 1 ? renderContents(page) : ''
    return `<h${depth} id="${anchor}">${this.parser.parseInline(tokens)}${link}</h${depth}>\n${contents}`
  },
  code({ text, lang = '' }: Tokens.Code): string {
    // A scrolling region must be in reach of the keyboard.
    if (lang !== 'mermaid') return `<pre tabindex="0"><code>${escapeHtml(text)}</code></pre>\n`
    const chart = drawChart(text)
    if (chart === null)
      throw new Error(`${page.path} has a diagram that the site cannot draw; only bar charts of Mermaid can be`)
    return chart
  },
  blockquote(this: Renderer, { tokens }: Tokens.Blockquote): string {
    const html = this.parser.parse(tokens)
    const [lead, kind = ''] = /^<p>\[!(\w+)\](?:<br>)?\s*/.exec(html) ?? []
    if (lead === undefined) return `<blockquote>${html}</blockquote>\n`
    const title = kind.charAt(0) + kind.slice(1).toLowerCase()
    return `<div class="alert ${kind.toLowerCase()}"><p><strong>${title}</strong></p><p>${html.slice(lead.length)}</div>\n`
  },
  table(this: Renderer, { header, rows }: Tokens.Table): string {
    const cell = ({ tokens, header: isHeader, align }: Tokens.TableCell): string => {
      const tag = isHeader && tokens.length > 0 ? 'th' : 'td'
      return `<${tag}${align ? ` class="${align}"` : ''}>${this.parser.parseInline(tokens)}</${tag}>`
    }
    const lines = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`)
    const isEmpty = header.every(({ text }) => text === '')
    const head = isEmpty ? '' : `<thead><tr>${header.map(cell).join('')}</tr></thead>`
    return `<div class="table" tabindex="0"><table>${head}<tbody>${lines.join('\n')}</tbody></table></div>\n`
  },
  paragraph(this: Renderer, { tokens }: Tokens.Paragraph): string {
    // Badges tell nothing without their images.
    return tokens.every(isBadge) ? '' : `<p>${this.parser.parseInline(tokens)}</p>\n`
  },
  image({ href, text, title }: Tokens.Image): string {
    // The site loads nothing from elsewhere, such as badges.
    if (/^https?:/.test(href)) return escapeHtml(text)
    return `<img src="${href}" alt="${escapeHtml(text)}"${title ? ` title="${escapeHtml(title)}"` : ''}>`
  }
})

/** True for a link with an image from elsewhere, and for the space between two. */
const isBadge = (token: Token): boolean =>
  token.type === 'link'
    ? (token.tokens ?? []).every((each) => each.type === 'image' && /^https?:/.test(each['href']))
    : token.type === 'text' && token.raw.trim() === ''

interface Renderer {
  readonly parser: {
    readonly parse: (tokens: Tokens.Blockquote['tokens']) => string
    readonly parseInline: (tokens: Tokens.Heading['tokens']) => string
  }
}

/** Returns the sections of a page, where it has more than three. */
const renderContents = ({ headings }: Page): string => {
  const sections = headings.filter(({ token }) => token.depth === 2)
  if (sections.length < 4) return ''
  const items = sections.map(({ text, anchor }) => `<li><a href="#${anchor}">${escapeHtml(text)}</a></li>`)
  return `<details class="contents"><summary>On this page</summary><ul>${items.join('')}</ul></details>`
}

/** Pages under a title of the navigation. */
export interface Group {
  readonly title: string
  readonly pages: readonly Page[]
}

/** Returns the groups of docs/README.md, a paragraph in bold with the links of the list below it, and the pages that it leaves out. */
export const groupPages = (pages: readonly Page[]): readonly Group[] => {
  const groups: { title: string; pages: Page[] }[] = []
  const index = pages.find(({ path }) => path === 'docs/README.md')
  for (const token of index?.tokens ?? []) {
    const [, title] = token.type === 'paragraph' ? (/^\*\*(.+)\*\*$/.exec(token.raw.trim()) ?? []) : []
    if (title !== undefined) groups.push({ title, pages: [] })
    if (index && token.type === 'list') groups.at(-1)?.pages.push(...pagesIn(token, index, pages))
  }
  const start = pages.filter(({ path }) => path === 'README.md')
  const listed = new Set([...groups.flatMap((group) => group.pages), ...start, index])
  const others = pages.filter((page) => !listed.has(page) && !page.path.startsWith('docs/adr/'))
  return [{ title: 'Package Retention', pages: start }, ...groups, { title: 'More', pages: others }].filter(
    (group) => group.pages.length > 0
  )
}

const pagesIn = (list: Token, from: Page, pages: readonly Page[]): readonly Page[] => {
  const found = new Set<Page>()
  void new Marked().walkTokens([list], (token) => {
    const target = token.type === 'link' ? resolveLink(from, token['href'], pages) : null
    if (target?.kind === 'page') found.add(target.page)
  })
  return [...found]
}

const renderNavigation = (page: Page, groups: readonly Group[]): string => {
  const itemOf = (each: Page): string => {
    const title = each.path === 'README.md' ? 'Quick start' : each.title
    const current = each === page ? ' aria-current="page"' : ''
    return `<li><a href="${posix.relative(dirname(page.url), each.url)}"${current}>${escapeHtml(title)}</a></li>`
  }
  return groups
    .map(({ title, pages }) => `<h2>${escapeHtml(title)}</h2><ul>${pages.map(itemOf).join('')}</ul>`)
    .join('\n')
}

const layOut = ({
  title,
  canonical,
  root,
  navigation,
  content
}: {
  readonly title: string
  readonly canonical: string
  /** The address of the site, relative to the page. */
  readonly root: string
  readonly navigation: string
  readonly content: string
}): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="canonical" href="${canonical}">
<link rel="stylesheet" href="${root}/style.css">
</head>
<body>
<header>
<a class="home" href="${root}/index.html">Package Retention</a>
<nav aria-label="Site">
<a href="${root}/docs.html">Documentation</a>
<a href="${root}/playground/index.html">Playground</a>
<a href="${repositoryUrl}">GitHub</a>
</nav>
</header>
<div class="page">
<main>
${content}
</main>
${navigation && `<nav class="pages" aria-label="Pages">\n${navigation}\n</nav>`}
</div>
</body>
</html>
`

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
