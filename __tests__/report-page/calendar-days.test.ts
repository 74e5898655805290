import { expect, test } from '@jest/globals'
import { sumCalendars, weeksOf } from '../../report-page/calendar-days.ts'
import { readReport } from '../../report-page/report.ts'
import { packageReport, reportOf } from '../report/reports.ts'
import { unwrap } from '../retention/builders.ts'

const open = (now: string, ...calendars: NonNullable<ReturnType<typeof packageReport>['calendar']>[]) =>
  unwrap(
    readReport(JSON.stringify(reportOf({ now, packages: calendars.map((calendar) => packageReport({ calendar })) })))
  )

test('the days of all packages are summed up, in order', () => {
  const { packages } = open(
    '2026-06-01T00:00:00Z',
    [
      { date: '2026-06-02', versions: 3, images: 1, bytes: 10 },
      { date: '2026-06-09', versions: 1, images: 1, bytes: 5 }
    ],
    [
      { date: '2026-06-01', versions: 2, images: 2 },
      { date: '2026-06-02', versions: 4, images: 2 }
    ]
  )
  expect(sumCalendars(packages)).toEqual([
    { date: '2026-06-01', versions: 2, images: 2, bytes: 0 },
    { date: '2026-06-02', versions: 7, images: 3, bytes: 10 },
    { date: '2026-06-09', versions: 1, images: 1, bytes: 5 }
  ])
})

test.each([
  ['a Monday', '2026-06-01T23:59:59Z', 5, '2026-06-01', '2026-07-01'],
  ['a Sunday', '2026-05-31T00:00:00Z', 6, '2026-05-31', '2026-06-30'],
  ['the turn of a year', '2026-12-30T12:00:00Z', 5, '2026-12-30', '2027-01-29']
])('the weeks from %s have the next 30 days', (_, now, count, first, last) => {
  const weeks = weeksOf([open(now)])
  const days = weeks.flat().filter((day) => day !== null)
  expect([weeks.length, days.length, days.at(0), days.at(-1)]).toEqual([count, 31, first, last])
  expect(weeks.map((week) => week.length)).toEqual(weeks.map(() => 7))
  expect(weeks[0]?.indexOf(first)).toBe((new Date(first).getUTCDay() + 6) % 7)
})

test('the weeks reach from the first report to the end of the last one', () => {
  const days = weeksOf([open('2026-06-08T00:00:00Z'), open('2026-06-01T00:00:00Z'), open('never')])
    .flat()
    .filter((day) => day !== null)
  expect([days.at(0), days.at(-1)]).toEqual(['2026-06-01', '2026-07-08'])
  expect(weeksOf([open('never')])).toEqual([])
})
