import { describe, expect, test } from '@jest/globals'
import type { PackageReport } from '../../src/report/json.ts'
import { writeSummary } from '../../src/report/summary.ts'
import { expectPieces } from '../words.ts'
import { kept, packageReport, reportOf } from './reports.ts'

const at = (day: number, id: number, tags: readonly string[] = [`pr-${id}`]) =>
  kept({ id, tags, expiresAt: `2026-06-${String(day).padStart(2, '0')}T12:00:00Z` })

/** Returns the lines of the section on what expires. */
const sectionOf = (...packages: readonly PackageReport[]): string[] => {
  const summary = writeSummary(reportOf({ packages }))
  const [, section = ''] =
    /<details>(<summary>[^<]* in the next 30 days<\/summary>[\s\S]*?)<\/details>/.exec(summary) ?? []
  return section.split('\n').filter(Boolean)
}

describe('the calendar in the summary', () => {
  test('has a row for each day, with the storage and the first images to expire', () => {
    const versions = [
      ...[at(3, 1), at(2, 2), at(3, 3), at(3, 4), at(3, 5)],
      kept({ tags: [], part: 'child', expiresAt: '2026-06-03T12:00:00Z' }),
      kept()
    ]
    const calendar = [
      { date: '2026-06-02', versions: 1, images: 1, bytes: 0 },
      { date: '2026-06-03', versions: 5, images: 4, bytes: 2048 }
    ]
    const [title = '', head, , ...rows] = sectionOf(packageReport({ versions, calendar }))
    expect(title).toContain('6 versions expire')
    expect(head).toBe('| Day (UTC) | Versions | To free | For example |')
    expect(rows.slice(0, 2)).toEqual([
      '| 2026-06-02 | 1 | 0 B | `pr-2` |',
      '| 2026-06-03 | 5 | 2.0 KiB | `pr-1`, `pr-3`, `pr-4` |'
    ])
    expectPieces(rows.at(-1) ?? '', 'nothing is pushed')
  })

  test('has a row for each week where many days have something, over all packages', () => {
    const days = [1, 2, 7, 8, 9, 20, 21, 29]
    const calendar = days.map((day) => ({ date: at(day, 1).expiresAt?.slice(0, 10) ?? '', versions: 2, images: 1 }))
    const app = packageReport({ versions: days.map((day) => at(day, day)), calendar })
    const web = packageReport({
      name: 'web',
      versions: [at(20, 1, ['v|1'])],
      calendar: [{ date: '2026-06-20', versions: 1, images: 1 }]
    })
    const [title = '', head, , ...rows] = sectionOf(app, web)
    expect(title).toContain('17 versions expire')
    expect(head).toBe('| Days (UTC) | Versions | For example |')
    expect(rows.slice(0, 4)).toEqual([
      '| 2026-06-01 to 2026-06-07 | 6 | `app`: `pr-1`, `app`: `pr-2`, `app`: `pr-7` |',
      '| 2026-06-08 to 2026-06-14 | 4 | `app`: `pr-8`, `app`: `pr-9` |',
      '| 2026-06-15 to 2026-06-21 | 5 | `app`: `pr-20`, `web`: `v`&#124;`1`, `app`: `pr-21` |',
      '| 2026-06-29 to 2026-07-05 | 2 | `app`: `pr-29` |'
    ])
  })

  test('tells packages of one name apart', () => {
    const expiring = (owner: string) =>
      packageReport({ owner, versions: [at(20, 1)], calendar: [{ date: '2026-06-20', versions: 1, images: 1 }] })
    expect(sectionOf(expiring('acme'), expiring('octo'))[3]).toBe(
      '| 2026-06-20 | 2 | `acme/app`: `pr-1`, `octo/app`: `pr-1` |'
    )
  })

  test('is left out where nothing expires', () => {
    expect(sectionOf(packageReport({ versions: [kept()] }))).toEqual([])
  })
})
