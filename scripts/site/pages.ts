// Reads the Markdown pages of the repository with their links and anchors.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, posix } from 'node:path'
import GithubSlugger from 'github-slugger'
import { Marked, type Token, type Tokens, type TokensList } from 'marked'
import { site } from '../../src/report/site.ts'

export const repositoryUrl = 'https://github.com/package-retention/package-retention'

/** A Markdown page. */
export interface Page {
  /** Its path in the repository, and that in the site. */
  readonly path: string
  readonly url: string
  readonly title: string
  readonly tokens: TokensList
  readonly headings: readonly Heading[]
  readonly anchors: ReadonlySet<string>
  readonly links: readonly Link[]
}

export interface Heading {
  readonly token: Tokens.Heading
  readonly text: string
  readonly anchor: string
}

/** A link, or an image, as it is written. */
export interface Link {
  readonly href: string
  readonly kind: 'link' | 'image'
  /** Changes where it leads. */
  readonly rewrite: (href: string) => void
}

const marked = new Marked()

/** Returns all Markdown pages that the site has. */
export const readPages = (): readonly Page[] =>
  [
    ...['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'],
    ...globSync('docs/**/*.md').map((path) => path.replaceAll('\\', '/'))
  ].map((path) => readPage(path, readFileSync(path, 'utf8')))

/** Returns a page with its links and anchors. */
export const readPage = (path: string, text: string): Page => {
  const tokens = marked.lexer(text)
  const slugger = new GithubSlugger()
  const headings: Heading[] = []
  const anchors = new Set<string>()
  const links: Link[] = []
  void marked.walkTokens(tokens, (token) => {
    if (isHeading(token)) {
      const title = plainText(token.tokens)
      const heading = { token, text: title, anchor: slugger.slug(title) }
      headings.push(heading)
      anchors.add(heading.anchor)
    } else if (token.type === 'html') {
      for (const [, anchor = ''] of token.text.matchAll(/\b(?:id|name)="([^"]+)"/g)) anchors.add(anchor)
    }
    links.push(...linksOf(token))
  })
  const title = headings.find(({ token }) => token.depth === 1)?.text ?? titleOf(path)
  return { path, url: urlOf(path), title, tokens, headings, anchors, links }
}

/** Returns a title for a page without one: its name in words. */
const titleOf = (path: string): string => {
  const words = posix.basename(path, '.md').replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading'

const linksOf = (token: Token): readonly Link[] => {
  if (token.type === 'link' || token.type === 'image') {
    return [{ href: token['href'], kind: token.type, rewrite: (href) => Object.assign(token, { href }) }]
  }
  if (token.type !== 'html') return []
  return [...token.text.matchAll(attribute)].map(([, name = '', href = '']) => ({
    href,
    kind: name === 'href' ? 'link' : 'image',
    rewrite: (target) => {
      // The parser writes the text of inline HTML, and that of blocks.
      for (const key of ['raw', 'text'] as const)
        token[key] = token[key].replaceAll(`${name}="${href}"`, `${name}="${target}"`)
    }
  }))
}

const attribute = /\b(href|src|srcset)="([^"]*)"/g

const plainText = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => ('tokens' in token && token.tokens ? plainText(token.tokens) : 'text' in token ? token.text : ''))
    .join('')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

/** Returns the path of a page in the site: the README is its start, and docs/ its root. */
const urlOf = (path: string): string => {
  if (path === 'README.md') return 'index.html'
  const name = path.replace(/^docs\//, '').replace(/\.md$/, '.html')
  return name === 'README.html' ? 'docs.html' : path.startsWith('docs/') ? name : name.toLowerCase()
}

/** Where a link of a page leads: a page, a file of the repository that is none, or elsewhere. */
export type Target =
  | { readonly kind: 'page'; readonly page: Page; readonly anchor: string }
  | { readonly kind: 'file'; readonly path: string; readonly anchor: string }
  | { readonly kind: 'elsewhere' }

/** Returns where a link leads, or what is wrong with it. */
export const resolveLink = (
  { path }: Pick<Page, 'path'>,
  href: string,
  pages: readonly Page[]
): Target | { readonly kind: 'broken'; readonly problem: string } => {
  const own = ownFile(href, path, pages)
  if (own === null) return { kind: 'elsewhere' }
  const page = pages.find((each) => each.path === own.path)
  if (!page && !existsSync(own.path)) return { kind: 'broken', problem: `${own.path} does not exist` }
  if (!page) return { kind: 'file', ...own }
  if (own.anchor !== '' && !page.anchors.has(own.anchor))
    return { kind: 'broken', problem: `${page.path} has no heading #${own.anchor}` }
  return { kind: 'page', page, anchor: own.anchor }
}

/** Returns the file of the repository that a link leads to; null if it leads elsewhere. */
const ownFile = (
  href: string,
  from: string,
  pages: readonly Page[]
): { readonly path: string; readonly anchor: string } | null => {
  const [target = '', anchor = ''] = href.split('#')
  if (href.startsWith(site)) {
    const url = target.slice(site.length) || 'index.html'
    const path = url.startsWith('playground') ? playground : pages.find((page) => page.url === url)?.path
    return { path: path ?? `${url} of the site`, anchor }
  }
  const [, inRepository] = new RegExp(`^${repositoryUrl}/(?:blob|tree|raw)/(?:main|v1)/(.*)$`).exec(target) ?? []
  if (inRepository !== undefined) return { path: inRepository, anchor }
  if (/^[a-z]+:/i.test(href)) return null
  return { path: target === '' ? from : normalize(join(dirname(from), target)).replaceAll('\\', '/'), anchor }
}

/** The playground, which the build makes. */
export const playground = 'docs/playground/index.html'

/** Returns what is wrong with the links of pages: `PATH: LINK: PROBLEM` for each. */
export const findBrokenLinks = (pages: readonly Page[]): readonly string[] =>
  pages.flatMap((page) =>
    page.links.flatMap(({ href }) => {
      const target = resolveLink(page, href, pages)
      return target.kind === 'broken' ? [`${page.path}: ${href}: ${target.problem}`] : []
    })
  )
