import { describe, expect, test } from '@jest/globals'
import {
  alert,
  bulletList,
  code,
  details,
  escapeHtml,
  escapeMarkdown,
  escapeMarkdownCell,
  table
} from '../../src/report/markdown.ts'
import { escapeControlChars } from '../../src/report/text.ts'
import fc from '../fast-check.ts'
import { hostile, withoutCode } from './reports.ts'

describe('a name', () => {
  test.each([
    ['pr-12', '`pr-12`'],
    ['größe_β 版本', '`größe_β 版本`'],
    ['@octocat', '`@octocat`'],
    ['<b>&amp;\\', '`<b>&amp;\\`'],
    ['a|b', '`a`&#124;`b`'],
    ['a\\|', '`a\\`&#124;'],
    ['||', '&#124;&#124;'],
    ['a`b', '``a`b``'],
    ['``', '``` `` ```'],
    [' a ', '`  a  `'],
    ['  ', '`  `'],
    ['a\nb\u202e', '`a\\nb\\u{202e}`'],
    ['', '']
  ])('%j becomes %j', (text, markdown) => {
    expect(code(text)).toBe(markdown)
  })

  test('is truncated after 1,000 characters', () => {
    expect(code('a'.repeat(1001))).toBe(`\`${'a'.repeat(1000)}…\``)
  })

  test('is only code, with the same text', () => {
    const read = (span: string): string => {
      const [, , body = ''] = /^(`+)(.*)\1$/.exec(span) ?? []
      return /^ .*[^ ].* $/.test(body) ? body.slice(1, -1) : body
    }
    fc.assert(
      fc.property(hostile, (text) => {
        const markdown = code(text)
        expect(withoutCode(markdown)).toMatch(/^(?:&#124;)*$/)
        expect(markdown).not.toMatch(/[|\n]/)
        expect(markdown.split('&#124;').map(read).join('|')).toBe(escapeControlChars(text))
      })
    )
  })
})

describe('a sentence with names in it', () => {
  test.each([
    ['covered by no rule: main', 'covered by no rule: main'],
    ['rule 1 keeps 7d; rank 9 of 3, and rule 2 keeps none', 'rule 1 keeps `7d`; rank 9 of 3, and rule 2 keeps none'],
    ['input dry-run: "yes please" is neither', 'input dry-run: "yes please" is neither'],
    ['pattern "pr-*" matches nothing', 'pattern `pr-*` matches nothing'],
    ['(for a token: "Manage Actions access").', '(for a token: "Manage Actions access").'],
    ['is unknown (did you mean "a b*"?)', 'is unknown (did you mean `a b*`?)'],
    ['see https://evil.example.', 'see `https://evil.example`.'],
    ['www.evil.example', '`www.evil.example`'],
    ['mail a@evil.example, @octocat!', 'mail `a@evil.example`, `@octocat`!'],
    ['fixes #1, GH-1 and acme/app#1', 'fixes `#1`, `GH-1` and `acme/app#1`'],
    ['commit deadbeef or 3000000199', 'commit `deadbeef` or `3000000199`'],
    ['5,000 of 123456', '5,000 of 123456'],
    ['<b>x</b> &lt; **y** _z_ ~~w~~ :tada:', '`<b>x</b>` `&lt`; `**y**` `_z_` `~~w~~` `:tada`:'],
    ['/(a|b)/ fails', '`/(a`&#124;`b)/` fails'],
    ['  two   spaces\u00a0here ', 'two spaces here'],
    ['line\n::error::', '`line\\n::error`::'],
    ['"a-1""b-2" c-3"d-4"', '"`a-1""b-2`" `c-3"d-4`"'],
    ['1. x (rule 1).', '`1`. x (rule 1).'],
    ['2) x', '`2`) x'],
    ['""', '""'],
    ['größe übel naïve', 'größe übel naïve'],
    ['', '']
  ])('%j becomes %j', (text, markdown) => {
    expect(escapeMarkdownCell(text)).toBe(markdown)
  })

  test('keeps pipes outside tables', () => {
    expect(escapeMarkdown('/(a|b)/ fails')).toBe('`/(a|b)/` fails')
  })

  test.each([
    ['anywhere', escapeMarkdownCell],
    ['outside of tables', escapeMarkdown]
  ])('leaves no character %s that Markdown, HTML or GitHub give a meaning', (_, escapeText) => {
    fc.assert(
      fc.property(fc.array(hostile), (texts) => {
        const rest = withoutCode(escapeText(texts.join(' '))).replaceAll(/&#124;|\u200c|\u200d/g, '')
        expect(rest).toMatch(/^[\p{L}\p{M}\p{N} .,;:!?()"'’%…-]*$/u)
        expect(rest).not.toMatch(/\p{L}\d|\d\p{L}|\d{7}|-\d|\d-|--|:\/|\w:\w|\w\.\w/u)
      })
    )
  })

  test('does not break a cell', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(escapeMarkdownCell(text)).not.toMatch(/[|\n]/)
      })
    )
  })
})

test('a table aligns numbers to the right and counts the rows that it omits', () => {
  const rows = [1, 2, 3].map((n) => ({ n }))
  expect(table(['Name', 'Number:'], rows, ({ n }) => [`n${n}`, `${n}`], 2)).toBe(
    '| Name | Number |\n| :-- | --: |\n| n1 | 1 |\n| n2 | 2 |\n\n… and 1 more in report.json'
  )
  expect(table(['Name'], [], () => [''], 2)).toBe('')
})

test('a list counts the items that it omits', () => {
  expect(bulletList(['a', 'b', 'c'], (item) => `_${item}_`, 2)).toBe('- _a_\n- _b_\n- … and 1 more in report.json')
  expect(bulletList(['a'], String, 1)).toBe('- a')
})

test('an alert quotes each of its lines', () => {
  expect(alert('NOTE', 'Lead')).toBe('> [!NOTE]\n> Lead')
  expect(alert('WARNING', 'Lead:', ['a', '<b>\nc'])).toBe('> [!WARNING]\n> Lead:\n>\n> - a\n> - `<b>\\nc`')
})

test('a folded section is closed by default, and empty without content', () => {
  expect(details('Title', 'text')).toBe('<details><summary>Title</summary>\n\ntext\n\n</details>')
  expect(details('Title', 'text', true)).toMatch(/^<details open>/)
  expect(details('Title', '')).toBe('')
})

describe('text in HTML', () => {
  test('keeps names readable', () => {
    expect(escapeHtml('acme/größe_β.x-1')).toBe('acme/größe_β.x-1')
    expect(escapeHtml('<b>&')).toBe('&#60;b&#62;&#38;')
  })

  test('has nothing that could be markup', () => {
    fc.assert(fc.property(hostile, (text) => expect(escapeHtml(text)).toMatch(/^(?:[\p{L}\p{M}\p{N}/._-]|&#\d+;)*$/u)))
  })
})
