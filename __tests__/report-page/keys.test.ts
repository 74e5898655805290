import { describe, expect, test } from '@jest/globals'
import { keyAction } from '../../report-page/keys.ts'
import { linesOf, type Row, rowsOf } from '../../report-page/model.ts'
import { readReport } from '../../report-page/report.ts'
import { kept, packageReport, reportOf } from '../report/reports.ts'
import { unwrap } from '../retention/builders.ts'

const versions = [
  kept({ id: 1, name: 'index', needs: [2, 3] }),
  kept({ id: 2, name: 'amd64', part: 'child' }),
  kept({ id: 3, name: 'arm64', part: 'child' }),
  kept({ id: 4, name: 'image' })
]
const run = unwrap(readReport(JSON.stringify(reportOf({ packages: [packageReport({ versions })] }))))
const rows = rowsOf([run])
const topRows = rows.filter(({ version }: Row) => version.part === 'image')

/** The index and the image, closed: two lines. */
const closed = linesOf(rows, topRows, new Set())
/** The index, its two platforms and the image. */
const open = linesOf(rows, topRows, new Set(['0']))

describe('in a list with an open index', () => {
  test.each([
    ['ArrowDown', 1, 2],
    ['ArrowDown', 3, 3],
    ['ArrowUp', 1, 0],
    ['ArrowUp', 0, 0],
    ['PageDown', 0, 2],
    ['PageDown', 2, 3],
    ['PageUp', 3, 1],
    ['PageUp', 1, 0],
    ['Home', 2, 0],
    ['End', 1, 3],
    ['Enter', 2, 2],
    [' ', 2, 2]
  ])('%s moves from line %i to %i', (key, active, moveTo) => {
    expect(keyAction(key, open, active, 2)).toEqual({ moveTo })
  })

  test('the right arrow enters it, and the left arrow leaves it for the index', () => {
    expect(keyAction('ArrowRight', open, 0, 2)).toEqual({ moveTo: 1 })
    expect(keyAction('ArrowLeft', open, 2, 2)).toEqual({ moveTo: 0 })
  })

  test('the left arrow closes it', () => {
    expect(keyAction('ArrowLeft', open, 0, 2)).toEqual({ setOpen: false })
  })

  test('the left arrow does not leave an image at the top level', () => {
    expect(keyAction('ArrowLeft', open, 3, 2)).toEqual({ moveTo: 3 })
  })
})

test('the right arrow opens a closed index, and moves on from an image without parts', () => {
  expect(keyAction('ArrowRight', closed, 0, 2)).toEqual({ setOpen: true })
  expect(keyAction('ArrowRight', open, 2, 2)).toEqual({ moveTo: 3 })
})

test('other keys, and keys in an empty list, do nothing', () => {
  expect(keyAction('a', open, 0, 2)).toBeNull()
  expect(keyAction('ArrowDown', [], -1, 2)).toBeNull()
})
