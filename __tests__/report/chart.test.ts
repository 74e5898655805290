import { describe, expect, test } from '@jest/globals'
import { drawAgeChart } from '../../src/report/chart.ts'
import { expectPieces } from '../words.ts'
import { daysAgo, kept, packageReport, reportOf, toDelete } from './reports.ts'

const draw = (...versions: Parameters<typeof toDelete>[0][]): string =>
  drawAgeChart(reportOf({ packages: [packageReport({ versions: versions.map((overrides) => kept(overrides)) })] }))

const goes = (days: number) => ({ action: 'delete', createdAt: daysAgo(days) }) as const
const stays = (days: number) => ({ createdAt: daysAgo(days) })
const tenOf = <T>(each: T): T[] => Array.from({ length: 10 }, () => each)

test('draws all versions by age, with the kept ones over them', () => {
  expectPieces(
    draw(stays(0.5), goes(2), ...tenOf(stays(2)), stays(2), goes(100), { createdAt: null }),
    /^```mermaid\n%%\{init: .*#d55e00, #0072b2.*\}%%\nxychart-beta\n {2}title ".*orange.*blue.*"\n/,
    [
      '  x-axis ["under 1 day", "1–7 days", "1–4 weeks", "1–3 months", "3–12 months"]',
      '  y-axis "Versions" 0.4 --> 12',
      '  bar [1, 12, 0, 0, 1]',
      '  bar [1, 11, 0, 0, 0]',
      '```'
    ].join('\n')
  )
})

test.each([
  [0, 'under 1 day'],
  [0.99, 'under 1 day'],
  [1, '1–7 days'],
  [7, '1–4 weeks'],
  [28, '1–3 months'],
  [91, '3–12 months'],
  [365, 'over 1 year']
])('an age of %d days counts as %s', (days, label) => {
  const other = days < 1 ? 2 : 0
  const labels = /x-axis \[(.*)\]/.exec(draw(goes(days), ...tenOf(goes(other))))?.[1]?.split(', ') ?? []
  expect(labels.at(other === 0 ? -1 : 0)).toBe(`"${label}"`)
})

test('counts few versions in whole ones', () => {
  expectPieces(draw(goes(2), stays(3)), 'x-axis ["1–7 days"]', 'y-axis "Versions" 0.33 --> 10', 'bar [2]\n  bar [1]')
})

describe('draws nothing', () => {
  test.each([
    ['without versions', []],
    ['where all versions are kept', [...tenOf(stays(2)), stays(40)]]
  ])('%s', (_, versions) => {
    expect(draw(...versions)).toBe('')
  })

  test('without packages', () => {
    expect(drawAgeChart(reportOf())).toBe('')
  })
})

test('counts the versions of all packages', () => {
  const packages = [packageReport({ versions: tenOf(toDelete()) }), packageReport({ versions: [toDelete(), kept()] })]
  expect(drawAgeChart(reportOf({ packages }))).toContain('bar [1, 11]\n  bar [1, 0]')
})
