import { describe, expect, test } from '@jest/globals'
import { sanitizeLogLine } from '../../src/report/text.ts'
import fc from '../fast-check.ts'
import { hostile } from './reports.ts'

describe('a line of the log', () => {
  test.each([
    ['pr-12, nightly', 'pr-12, nightly'],
    ['größe-β 版本 👩‍💻 a::b %0A', 'größe-β 版本 👩‍💻 a::b %0A'],
    ['::error::x', ': :error::x'],
    [' \u00a0::add-mask::a', ' \u00a0: :add-mask::a'],
    [':::x', ': ::x'],
    ['a ##[error]x ##[group]', 'a # #[error]x # #[group]'],
    ['a\n::error::x', 'a\\n::error::x'],
    ['\r\n::error::x\t', '\\r\\n::error::x\\t'],
    ['\u001b[31mred\u0007', '\\u{1b}[31mred\\u{7}'],
    ['a\u202eb\u2066c\u200f', 'a\\u{202e}b\\u{2066}c\\u{200f}'],
    ['a\u0085b\u2028c\u2029d\ufeffe\u00adf', 'a\\u{85}b\\u{2028}c\\u{2029}d\\u{feff}e\\u{ad}f'],
    ['\ud800', '\\u{d800}'],
    ['\u{e0041}', '\\u{e0041}']
  ])('shows %j as %j', (text, line) => {
    expect(sanitizeLogLine(text)).toBe(line)
  })

  test('forms no workflow command and no line of its own, whatever the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = sanitizeLogLine(text)
        expect(line).not.toMatch(/^\s*::/)
        expect(line).not.toContain('##[')
        expect(line).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u)
        expect(sanitizeLogLine(line)).toBe(line)
      })
    )
  })

  test('is unchanged if the text is harmless', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\p{L}\p{N}.,_+()'"/@-]*$/u), (text) => {
        expect(sanitizeLogLine(text)).toBe(text)
      })
    )
  })
})
