import { describe, expect, test } from '@jest/globals'
import { type Row, tableLines } from '../../src/cli/table.ts'
import { columnsOf, createPaint, cutEnd, cutMiddle, padRight, wrap } from '../../src/cli/terminal.ts'

const wide = '本番環境'
const combined = 'e\u0301clair'
const family = '👩‍👩‍👧'

test.each([
  ['pr-1', 4],
  [wide, 8],
  [combined, 6],
  ['ｶﾅ', 2],
  ['한국', 4],
  [family, 2],
  ['…', 1],
  ['\u001b[36mpr-1\u001b[39m', 4]
])('%j takes %d columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns)
  expect(columnsOf(padRight(text, 12))).toBe(12)
})

test.each([
  [wide, 6, '本番…', '本…境'],
  [wide, 8, wide, wide],
  [combined.repeat(2), 8, 'e\u0301claire\u0301…', 'e\u0301cla…air'],
  [family.repeat(3), 5, `${family}${family}…`, `${family}…${family}`],
  ['pr-123', 4, 'pr-…', 'pr…3']
])('%j is cut to %d columns, between characters', (text, width, end, middle) => {
  expect([cutEnd(text, width), cutMiddle(text, width)]).toEqual([end, middle])
  for (const each of [end, middle]) expect(columnsOf(each)).toBeLessThanOrEqual(width)
})

test('lines are as wide as a terminal shows them', () => {
  expect(wrap(`${wide} ${wide} ${combined} pr`, 17)).toEqual([`${wide} ${wide}`, `${combined} pr`])
})

describe('a table', () => {
  const row = (label: string): Row => ({ label, age: '1d', text: 'rule 1' })
  const layout = { width: 60, paint: createPaint({ write: () => {} }, {}), wide: false, maxRows: 1e6 }

  test('has its columns below each other, whatever the names', () => {
    const lines = [...tableLines('Tag', [row('pr-1'), row(wide), row(combined)], layout)]
    expect(lines.slice(1).map((line) => columnsOf(line.slice(0, line.indexOf('1d'))))).toEqual([13, 13, 13])
  })

  test('has as many rows as there are versions', () => {
    const rows = Array.from({ length: 200_000 }, () => row('pr-1'))
    expect(tableLines('Tag', rows, layout).reduce((count) => count + 1, 0)).toBe(200_001)
  })
})
