import { formatNumber } from './reason.ts'
import { escapeControlChars } from './text.ts'

/**
 * Gives text from outside as code, into which neither Markdown nor GitHub's search for links, mentions and emoji looks. A
 * pipe would end a table's cell even there, so it stands between two pieces of code.
 */
export const code = (text: string): string => escapeControlChars(truncate(text)).split('|').map(codeSpan).join('&#124;')

/** Gives text from outside for the inside of an HTML element: whatever is no letter, digit or part of a name is escaped. */
export const escapeHtml = (text: string): string =>
  escapeControlChars(truncate(text)).replace(
    /[^\p{L}\p{M}\p{N}/._-]/gu,
    (character) => `&#${character.codePointAt(0)};`
  )

/** Gives sentences with text from outside in them: words and small numbers stay as they are, all else becomes code. */
export const escapeMarkdownCell = (text: string): string => escapeWords(text, code)

/** The same outside of tables, where a pipe is one like any other. */
export const escapeMarkdown = (text: string): string => escapeWords(text, codeSpan)

const escapeWords = (text: string, codeOf: (text: string) => string): string =>
  escapeControlChars(truncate(text))
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/(?<!\S)"([^"]+)"(?=[.,;:!?)]*(?:\s|$))|\S+/g, (token: string, quoted: string | undefined, at: number) => {
      if (quoted !== undefined) return quoted.split(' ').every(isPlainWord) ? token : codeOf(quoted)
      const [open, name, close] = splitPunctuation(token)
      const beginsList = at === 0 && /^\d+[.)]/.test(token)
      return isPlainWord(name) && !beginsList ? token : `${open}${codeOf(name)}${close}`
    })

/** No place needs more characters of a text. */
const truncate = (text: string): string => (text.length > 1000 ? `${text.slice(0, 1000)}…` : text)

/** A code span ends only with as many backticks as it began with, and gives up a space at both ends, unless it is all spaces. */
const codeSpan = (text: string): string => {
  const longest = (text.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 0)
  const fence = '`'.repeat(longest + 1)
  const pad = /^[` ]|[` ]$/.test(text) && /[^ ]/.test(text) ? ' ' : ''
  return text === '' ? '' : `${fence}${pad}${text}${pad}${fence}`
}

/** A token without the punctuation around it, which means nothing in Markdown there. */
const splitPunctuation = (token: string): readonly [open: string, name: string, close: string] => {
  const name = token.replace(/^[("']+/, '')
  const bare = name.replace(/[.,;:!?)"'%…]+$/, '')
  return [token.slice(0, token.length - name.length), bare, name.slice(bare.length)]
}

/** What is no markup, link, mention or reference: words, also with a hyphen, and numbers, unless they could be a commit. */
const isPlainWord = (word: string): boolean =>
  /^(?:\p{L}[\p{L}\p{M}\u200c\u200d]*(?:['’-]\p{L}[\p{L}\p{M}]*)*|\d+|\d{1,3}(?:,\d{3})+)?$/u.test(word) &&
  !/^[0-9a-f]{7,}$/.test(word)

/** An alert as GitHub draws it: its lead is Markdown, the items, of which the first `most` are shown, are texts from outside. */
export const alert = (
  kind: 'NOTE' | 'WARNING' | 'CAUTION',
  lead: string,
  items: readonly string[] = [],
  most = 20
): string => {
  const list = items.length > 0 ? ['', ...bulletList(items, escapeMarkdown, most).split('\n')] : []
  return [`[!${kind}]`, lead, ...list].map((line) => `> ${line}`.trimEnd()).join('\n')
}

/** A list of at most `most` items; `say` makes Markdown of them. */
export const bulletList = <Item>(items: readonly Item[], say: (item: Item) => string, most: number): string =>
  [...items.slice(0, most).map(say), ...moreInReport(items.length - most)].map((line) => `- ${line}`).join('\n')

/** A section to unfold; the title is HTML, the content Markdown. Empty where there is nothing in it. */
export const details = (title: string, content: string, isOpen = false): string =>
  content === '' ? '' : `<details${isOpen ? ' open' : ''}><summary>${title}</summary>\n\n${content}\n\n</details>`

/** A table of at most `most` rows; titles and cells are Markdown, and a title that ends with a colon is over numbers. */
export const table = <Row>(
  titles: readonly string[],
  rows: readonly Row[],
  cells: (row: Row) => readonly string[],
  most: number
): string => {
  const line = (texts: readonly string[]): string => `| ${texts.join(' | ')} |`
  const head = [
    line(titles.map((title) => title.replace(/:$/, ''))),
    line(titles.map((title) => (title.endsWith(':') ? '--:' : ':--')))
  ]
  const body = rows.slice(0, most).map((row) => line(cells(row)))
  return rows.length === 0 ? '' : [[...head, ...body].join('\n'), ...moreInReport(rows.length - most)].join('\n\n')
}

const moreInReport = (more: number): string[] => (more > 0 ? [`… and ${formatNumber(more)} more in report.json`] : [])
