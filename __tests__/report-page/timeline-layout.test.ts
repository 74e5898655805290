import { expect, test } from '@jest/globals'
import { type Row, rowsOf } from '../../report-page/model.ts'
import { readReport } from '../../report-page/report.ts'
import {
  axisHeight,
  columnWidth,
  countLabels,
  dateLabels,
  gutter,
  layOutTimeline,
  leftOf,
  positionAfter,
  squareAt,
  timeAt,
  topOf
} from '../../report-page/timeline-layout.ts'
import fc from '../fast-check.ts'
import { daysAgo, kept, packageReport, reportOf, toDelete } from '../report/reports.ts'
import { unwrap } from '../retention/builders.ts'

/** Rows of kept and deleted versions, by their ages in days. */
const rowsAged = (keptDays: readonly (number | null)[], deletedDays: readonly number[]): readonly Row[] => {
  const versions = [
    ...keptDays.map((days) => kept({ createdAt: days === null ? null : daysAgo(days) })),
    ...deletedDays.map((days) => toDelete({ createdAt: daysAgo(days) }))
  ].map((version, id) => ({ ...version, id }))
  const run = unwrap(readReport(JSON.stringify(reportOf({ packages: [packageReport({ versions })] }))))
  return rowsOf([run])
}

const width = gutter + 10 * columnWidth
const layOut = (rows: readonly Row[]) => layOutTimeline(rows, width)

test('kept versions are above the axis and deleted ones below it, the older nearer to it', () => {
  const { squares } = layOut(rowsAged([10, 0, 0.1], [0.2, 0]))
  const positions = squares.values().map(({ row, column, level }) => [row.index, column, level])
  expect([...positions].toSorted(([a = 0], [b = 0]) => a - b)).toEqual([
    [0, 0, 0],
    [1, 9, 1],
    [2, 9, 0],
    [3, 9, -1],
    [4, 9, -2]
  ])
})

test('the edges are the times of the oldest and the newest version', () => {
  const layout = layOut(rowsAged([8, 2], []))
  expect([timeAt(gutter, layout), timeAt(width, layout)]).toEqual([Date.parse(daysAgo(8)), Date.parse(daysAgo(2))])
})

test('versions without a time are left out, and a timeline without versions is empty', () => {
  expect(layOut(rowsAged([null, 1], [])).squares.size).toBe(1)
  expect(layOut([]).squares.size).toBe(0)
})

test('each square is found at its middle, inside the canvas and off the axis', () => {
  const days = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 40 })
  fc.assert(
    fc.property(days, days, (keptDays, deletedDays) => {
      const rows = rowsAged(keptDays, deletedDays)
      const layout = layOut(rows)
      expect(layout.squares.size).toBe(rows.length)
      for (const square of layout.squares.values()) {
        const middle = topOf(square, layout) + layout.squareHeight / 2
        expect(squareAt(leftOf(square) + columnWidth / 2, middle, layout)).toBe(square)
        expect(middle).toBeGreaterThan(0)
        expect(middle).toBeLessThan(layout.height)
        expect(middle < layout.axisTop || middle > layout.axisTop + axisHeight).toBe(true)
      }
    }),
    { numRuns: 50 }
  )
})

const texts = (labels: readonly { readonly text: string }[]): string[] => labels.map(({ text }) => text)

test.each([
  ['a year', 365, ['2025-06-01', '2025-09-30', '2026-01-30', '2026-05-31']],
  ['four days', 4, ['2026-05-27', '2026-05-28', '2026-05-29', '2026-05-31']]
])('the axis has dates over %s', (_, days, dates) => {
  const layout = layOutTimeline(rowsAged([days, 1], []), gutter + 600)
  expect(texts(dateLabels(layout)).map((text) => text.length)).toEqual(dates.map(() => 10))
})

test('the axis has times where its dates would be equal, and no two equal labels', () => {
  const dates = texts(dateLabels(layOutTimeline(rowsAged([0.5, 0], []), 600)))
  expect(dates.every((text) => /^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(text))).toBe(true)
  const spans = fc.double({ min: 0, max: 1000, noNaN: true })
  fc.assert(
    fc.property(spans, fc.integer({ min: 200, max: 2000 }), (days, width) => {
      const labels = texts(dateLabels(layOutTimeline(rowsAged([days, 0], [1]), width)))
      expect(new Set(labels).size).toBe(labels.length)
      expect(labels.length).toBeGreaterThan(0)
    }),
    { numRuns: 50 }
  )
})

test('the counts begin with zero at the axis, and none of them overlap', () => {
  const days = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 60 })
  fc.assert(
    fc.property(days, days, (keptDays, deletedDays) => {
      const layout = layOut(rowsAged(keptDays, deletedDays))
      const labels = countLabels(layout)
      const isEmpty = keptDays.length + deletedDays.length === 0
      const shown = [0, layout.levelsAbove, layout.levelsBelow].filter((count, index) => index === 0 || count > 0)
      expect(texts(labels)).toEqual(isEmpty ? [] : shown.map(String))
      const heights = labels.map(({ y }) => y).toSorted((a, b) => a - b)
      for (const [index, y] of heights.entries()) {
        expect(y).toBeGreaterThan(0)
        expect(y).toBeLessThan(layout.height)
        expect(y - (heights[index - 1] ?? -12)).toBeGreaterThanOrEqual(12)
      }
    }),
    { numRuns: 50 }
  )
})

test.each<[key: string, from: number | null, to: number | null]>([
  ['ArrowRight', null, 20],
  ['ArrowLeft', null, 20],
  ['ArrowLeft', 20, 19],
  ['ArrowDown', 0, 0],
  ['ArrowUp', 3, 4],
  ['ArrowRight', 20, 20],
  ['PageDown', 20, 10],
  ['PageUp', 15, 20],
  ['Home', 7, 0],
  ['End', 7, 20],
  ['Tab', 7, null]
])('%s leads from version %p to %p of 20', (key, from, to) => {
  expect(positionAfter(key, from, 20)).toBe(to)
  expect(positionAfter(key, null, -1)).toBeNull()
})
