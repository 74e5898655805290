import { formatNumber } from './reason.ts'
import { escapeControlChars } from './text.ts'

/**
 * Returns external text as a code span, in which neither Markdown nor GitHub's links, mentions and emoji apply. A pipe would
 * end a table cell even there, so it is put between two code spans.
 */
export const code = (text: string): string => escapeControlChars(truncate(text)).split('|').map(codeSpan).join('&#124;')

/** Returns external text as HTML: everything but letters, digits and punctuation of names is escaped. */
export const escapeHtml = (text: string): string =>
  escapeControlChars(truncate(text)).replace(
    /[^\p{L}\p{M}\p{N}/._-]/gu,
    (character) => `&#${character.codePointAt(0)};`
  )

/** Escapes sentences with external text for a table cell: words and small numbers are unchanged, the rest becomes code. */
export const escapeMarkdownCell = (text: string): string => escapeWords(text, code)

/** Escapes sentences with external text outside tables, where a pipe is harmless. */
export const escapeMarkdown = (text: string): string => escapeWords(text, codeSpan)

const escapeWords = (text: string, codeOf: (text: string) => string): string =>
  escapeControlChars(truncate(text))
    .trim()
    .replace(/\s+/g, ' ')
    .replace(
      /(?<!\S)"([^"]+)"(?=[.,;:!?)]*(?:\s|$))|\S+/g,
      (token: string, quoted: string | undefined, offset: number) => {
        if (quoted !== undefined) return quoted.split(' ').every(isPlainWord) ? token : codeOf(quoted)
        const [open, name, close] = splitPunctuation(token)
        const beginsList = offset === 0 && /^\d+[.)]/.test(token)
        return isPlainWord(name) && !beginsList ? token : `${open}${codeOf(name)}${close}`
      }
    )

/** Cuts a text at 1,000 characters, more than any message needs. */
const truncate = (text: string): string => (text.length > 1000 ? `${text.slice(0, 1000)}…` : text)

/** A code span ends with as many backticks as it began with, and loses a space at both ends unless it is all spaces. */
const codeSpan = (text: string): string => {
  const longest = (text.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 0)
  const fence = '`'.repeat(longest + 1)
  const pad = /^[` ]|[` ]$/.test(text) && /[^ ]/.test(text) ? ' ' : ''
  return text === '' ? '' : `${fence}${pad}${text}${pad}${fence}`
}

/** Splits off the punctuation around a token, which is harmless in Markdown there. */
const splitPunctuation = (token: string): readonly [open: string, name: string, close: string] => {
  const name = token.replace(/^[("']+/, '')
  const bare = name.replace(/[.,;:!?)"'%…]+$/, '')
  return [token.slice(0, token.length - name.length), bare, name.slice(bare.length)]
}

/** Returns true for a word or a number, which cannot be markup, a link, a mention or a reference, as a commit hash can. */
const isPlainWord = (word: string): boolean =>
  /^(?:\p{L}[\p{L}\p{M}\u200c\u200d]*(?:['’-]\p{L}[\p{L}\p{M}]*)*|\d+|\d{1,3}(?:,\d{3})*(?:st|nd|rd|th)?)?$/u.test(
    word
  ) && !/^[0-9a-f]{7,}$/.test(word)

/** Returns a GitHub alert: `lead` is Markdown, `items` are external texts, of which the first `limit` are shown. */
export const alert = (
  kind: 'NOTE' | 'WARNING' | 'CAUTION',
  lead: string,
  items: readonly string[] = [],
  limit = 20
): string => {
  const list = items.length > 0 ? ['', ...bulletList(items, escapeMarkdown, limit).split('\n')] : []
  return [`[!${kind}]`, lead, ...list].map((line) => `> ${line}`.trimEnd()).join('\n')
}

/** Returns a list of at most `limit` items, which `format` turns into Markdown. */
export const bulletList = <Item>(items: readonly Item[], format: (item: Item) => string, limit: number): string =>
  [...items.slice(0, limit).map(format), ...moreInReport(items.length - limit)].map((line) => `- ${line}`).join('\n')

/** Returns a collapsible section with an HTML title and Markdown content; empty without content. */
export const details = (title: string, content: string, isOpen = false): string =>
  content === '' ? '' : `<details${isOpen ? ' open' : ''}><summary>${title}</summary>\n\n${content}\n\n</details>`

/** Returns a table of at most `limit` rows; titles and cells are Markdown, and a colon at the end of a title aligns numbers. */
export const table = <Row>(
  titles: readonly string[],
  rows: readonly Row[],
  cells: (row: Row) => readonly string[],
  limit: number
): string => {
  const line = (texts: readonly string[]): string => `| ${texts.join(' | ')} |`
  const head = [
    line(titles.map((title) => title.replace(/:$/, ''))),
    line(titles.map((title) => (title.endsWith(':') ? '--:' : ':--')))
  ]
  const body = rows.slice(0, limit).map((row) => line(cells(row)))
  return rows.length === 0 ? '' : [[...head, ...body].join('\n'), ...moreInReport(rows.length - limit)].join('\n\n')
}

const moreInReport = (count: number): string[] =>
  count > 0 ? [`… and ${formatNumber(count)} more in report.json`] : []
