import { expect, test } from '@jest/globals'
import { findBrokenLinks, readPage, resolveLink } from '../../scripts/site/pages.ts'
import { groupPages, notFoundPage, renderPage } from '../../scripts/site/render.ts'
import { site } from '../../src/report/site.ts'

const github = 'https://github.com/package-retention/package-retention'

const example = () => [
  readPage(
    'README.md',
    `# Start

[![Release](https://img.shields.io/x)](${github}/releases)

See [the guide](docs/guide.md#the-rules-1), [its start](docs/guide.md), [a record](docs/adr/0001-a.md#why),
[the licence](LICENSE), [the same](${github}/blob/main/LICENSE#L1), [below](#end), [the site](${site}guide.html#the-rules).

<img alt="a picture" src="docs/images/summary.png">

## End
`
  ),
  readPage('docs/README.md', '# Documentation\n\n**Use it**\n\n- [Guide](guide.md), and [itself](README.md)\n'),
  readPage(
    'docs/guide.md',
    `# Guide

## The \`rules\`

> [!WARNING]
> Mind *this*.

## The rules

| | right |
| --- | ---: |
| \`a\` | <1 & "2" |

\`\`\`mermaid
xychart-beta
  title "Versions & ages"
  x-axis ["under 1 day", "1–7 days"]
  y-axis "Versions" 1 --> 30
  bar [30, 10]
  bar [15, 10]
\`\`\`

## Back

[Start](../README.md#end), [image](images/summary.png), ![chart](images/summary.png), [play](playground/index.html)

## And more
`
  ),
  readPage(
    'docs/adr/0001-a.md',
    '# A\n\n<a id="why"></a>\n\nSee [the guide](../guide.md) and [mail](mailto:a@example.com).\n'
  ),
  readPage('CONTRIBUTING.md', '[Guide](docs/guide.md)\n')
]

const render = (path: string): string => {
  const pages = example()
  const groups = groupPages(pages)
  const page = pages.find((each) => each.path === path)
  return page ? renderPage(page, pages, groups) : ''
}

test('links to pages stay in the site, and those to other files lead to GitHub', () => {
  const html = render('README.md')
  for (const href of [
    'guide.html#the-rules-1',
    'guide.html',
    'adr/0001-a.html#why',
    '#end',
    'guide.html#the-rules',
    `${github}/blob/main/LICENSE`,
    `${github}/blob/main/LICENSE#L1`
  ])
    expect(html).toContain(`href="${href}"`)
  expect(html).toContain('src="images/summary.png"')
  expect(render('docs/adr/0001-a.md')).toContain('href="../guide.html"')
  expect(render('docs/adr/0001-a.md')).toContain('href="mailto:a@example.com"')
  expect(render('docs/adr/0001-a.md')).toContain('href="../style.css"')
  expect(render('docs/guide.md')).toContain('href="index.html#end"')
  expect(render('docs/guide.md')).toContain('href="playground/index.html"')
})

test('nothing is loaded from elsewhere, and no script', () => {
  for (const { path } of example()) {
    const html = render(path)
    expect(html).not.toMatch(/src(?:set)?="https?:|<script/)
    expect(html).toContain("default-src 'none'")
  }
  expect(render('README.md')).not.toContain('/releases')
})

test('headings have the anchors that GitHub gives them', () => {
  const [, , guide] = example()
  expect([...(guide?.anchors ?? [])]).toEqual(['guide', 'the-rules', 'the-rules-1', 'back', 'and-more'])
  const html = render('docs/guide.md')
  expect(html).toContain('<h2 id="the-rules">The <code>rules</code>')
  expect(html).toContain('<li><a href="#the-rules-1">The rules</a></li>')
})

test('alerts, tables and diagrams are shown', () => {
  const html = render('docs/guide.md')
  expect(html).toContain('<div class="alert warning"><p><strong>Warning</strong></p><p>Mind <em>this</em>.</p>')
  expect(html).toContain('<td></td><th class="right">right</th>')
  expect(html).toContain('<td class="right">&lt;1 &amp; &quot;2&quot;</td>')
  expect(html).toContain('aria-label="Versions &#38; ages. under 1 day: 30, 15; 1–7 days: 10, 10"')
  expect(
    [...html.matchAll(/<rect [^>]* height="([\d.]+)" fill="(#\w+)"/g)].map(([, tall, fill]) => `${tall} ${fill}`)
  ).toEqual(['168 #d55e00', '56 #d55e00', '84 #0072b2', '56 #0072b2'])
})

test('a diagram that cannot be drawn fails the build of the site', () => {
  const page = readPage('docs/a.md', '```mermaid\nflowchart LR\n  a --> b\n```\n')
  expect(() => renderPage(page, [page], [])).toThrow('docs/a.md has a diagram')
})

test('the navigation has the groups of the documentation, and all other pages but decision records', () => {
  const html = render('docs/guide.md')
  const [, navigation = ''] = html.split('<nav class="pages"')
  expect([...navigation.matchAll(/<h2>(.*?)<\/h2>|<a href="(.*?)"/g)].map(([, title, href]) => title ?? href)).toEqual([
    'Package Retention',
    'index.html',
    'Use it',
    'guide.html',
    'docs.html',
    'More',
    'contributing.html'
  ])
  expect(navigation).toContain('<a href="guide.html" aria-current="page">Guide</a>')
  expect(render('CONTRIBUTING.md')).toContain('<h1>CONTRIBUTING</h1>')
})

test('the page for wrong addresses works in every folder', () => {
  expect(notFoundPage(example()).match(/(?:href)="(?!https:)/g)).toBeNull()
})

test.each([
  ['a file', '[x](docs/missing.md)', 'docs/missing.md does not exist'],
  ['a heading', '[x](docs/guide.md#missing)', 'docs/guide.md has no heading #missing'],
  ['its own heading', '[x](#missing)', 'README.md has no heading #missing'],
  ['an image', '![x](docs/images/missing.png)', 'docs/images/missing.png does not exist'],
  ['an image of HTML', '<img src="missing.png">', 'missing.png does not exist'],
  ['a file on GitHub', `[x](${github}/blob/v1/missing.ts)`, 'missing.ts does not exist'],
  ['a page of the site', `[x](${site}missing.html)`, 'missing.html of the site does not exist']
])('a link to %s that does not exist is found', (_, text, problem) => {
  const pages = [readPage('README.md', `${text}\n\n## End\n`), ...example().slice(1)]
  expect(findBrokenLinks(pages.slice(0, 1))).not.toEqual([])
  expect(findBrokenLinks(pages)).toEqual([
    expect.stringMatching(new RegExp(`^README\\.md: .*: ${problem.replaceAll('.', '\\.')}$`))
  ])
})

test('links elsewhere are not followed', () => {
  expect(resolveLink({ path: 'README.md' }, 'https://example.com/missing.md#x', example())).toEqual({
    kind: 'elsewhere'
  })
  expect(findBrokenLinks(example())).toEqual([])
})
