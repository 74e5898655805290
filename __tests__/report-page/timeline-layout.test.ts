import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Row, rowsOf } from '../../report-page/model.ts'
import { readReport } from '../../report-page/report.ts'
import { axisHeight, columnWidth, layOutTimeline, squareAt, timeAt, topOf } from '../../report-page/timeline-layout.ts'
import { daysAgo, kept, now, packageReport, reportOf, toDelete } from '../report/reports.ts'
import { unwrap } from '../retention/builders.ts'

/** Rows of kept and deleted versions, by their ages in days. */
const rowsAged = (keptDays: readonly (number | null)[], deletedDays: readonly number[]): readonly Row[] => {
  const versions = [
    ...keptDays.map((days) => kept({ createdAt: days === null ? null : daysAgo(days) })),
    ...deletedDays.map((days) => toDelete({ createdAt: daysAgo(days) }))
  ].map((version, id) => ({ ...version, id }))
  const run = unwrap(readReport(JSON.stringify(reportOf({ packages: [packageReport({ versions })] }))))
  return rowsOf(run, run.packages)
}

const width = 10 * columnWidth
const layOut = (rows: readonly Row[]) => layOutTimeline(rows, Date.parse(now), width)

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
  expect([timeAt(0, layout), timeAt(width, layout)]).toEqual([Date.parse(daysAgo(8)), Date.parse(daysAgo(2))])
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
        expect(squareAt((square.column + 0.5) * columnWidth, middle, layout)).toBe(square)
        expect(middle).toBeGreaterThan(0)
        expect(middle).toBeLessThan(layout.height)
        expect(middle < layout.axisTop || middle > layout.axisTop + axisHeight).toBe(true)
      }
    }),
    { numRuns: 50 }
  )
})
