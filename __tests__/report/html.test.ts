import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from '@jest/globals'
import { readReport, readReports } from '../../report-page/report.ts'
import { embedReport, fitsPage, writeHtml } from '../../src/report/html.ts'
import { type Report, writeReport } from '../../src/report/json.ts'
import { readReport as readWhole } from '../../src/report/read-report.ts'
import fc from '../fast-check.ts'
import { unwrap } from '../retention/builders.ts'
import { hostile, kept, packageReport, reportOf, toDelete } from './reports.ts'

const template = '<p>$&</p><script type="application/json" id="report"></script><script>run()</script>'
const write = (report: Report | readonly Report[], most?: number): string =>
  writeHtml(template, report, most).toArray().join('')

/** Returns the data as a browser finds it: the text up to the first end tag of a script. */
const dataOf = (html: string): string => {
  const start = html.indexOf('id="report">') + 'id="report">'.length
  return html.slice(start, html.search(/<\/script/i))
}

test('the page contains the whole report as its data, and is otherwise unchanged', () => {
  const report = reportOf({ packages: [packageReport({ versions: [kept(), toDelete()] }), packageReport()] })
  const html = write(report)
  expect(JSON.parse(dataOf(html))).toEqual(report)
  expect(html.replace(dataOf(html), '')).toBe(template)
})

test('no name and no message can end the data or open an element in it', () => {
  fc.assert(
    fc.property(
      fc.oneof(hostile, fc.constantFrom('</script><script>alert(1)</script>', '<!--<script>', ']]>', '\u2029')),
      (text) => {
        const versions = [kept({ name: text, tags: [text], error: text, reasons: [] })]
        const report = reportOf({ problems: [text], packages: [packageReport({ name: text, versions })] })
        const data = dataOf(write(report))
        expect(data).not.toMatch(/[<\u2028\u2029]/)
        // Compared as UTF-8, because JSON has no lone surrogates.
        expect(JSON.parse(Buffer.from(data).toString())).toEqual(report)
        expect(readReport(data)).toMatchObject({ ok: true })
      }
    )
  )
})

test('versions over the limit of a page are omitted by whole packages, and counted', () => {
  const versions = Array.from({ length: 250 }, (_, id) => kept({ id }))
  const report = reportOf({
    packages: ['a', 'big', 'c'].map((name) =>
      packageReport({ name, versions: name === 'big' ? versions : versions.slice(0, 150) })
    )
  })
  const { packages } = JSON.parse(dataOf(write(report, 300)))
  expect(packages.map((each: { versions: unknown[] }) => each.versions.length)).toEqual([150, 0, 150])
  expect(packages[1]).toMatchObject({ omitted: 250, counts: { versions: 250 } })
  expect(packages[0]).not.toHaveProperty('omitted')
  expect(readReport(dataOf(write(report, 300)))).toMatchObject({ ok: true })
})

test('a report that fits the page can be embedded as the text of its report.json', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (label) => {
      const versions = [kept({ name: `<${label}\u2028`, tags: [label], reasons: [] }), toDelete()]
      const report = reportOf({
        problems: [label],
        packages: [packageReport({ versions }), packageReport({ versions })]
      })
      expect([4, 3].map((limit) => fitsPage(report, limit))).toEqual([true, false])
      const json = Readable.from(writeReport(report))
      expect(await text(Readable.from(embedReport(template, json)))).toBe(write(report))
    })
  )
})

test('no piece is longer than a few hundred versions', () => {
  const versions = Array.from({ length: 5000 }, (_, id) => kept({ id }))
  const pieces = writeHtml(template, reportOf({ packages: [packageReport({ versions })] })).toArray()
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(200_000)
  expect(pieces.length).toBeLessThan(100)
})

test('a page without the element for its data is refused', () => {
  expect(() => writeHtml('<p></p>', reportOf()).toArray()).toThrow('id="report"')
})

test('the page contains the reports of several runs, as report.json has them, and limits all their versions', () => {
  const versions = Array.from({ length: 60 }, (_, id) => kept({ id }))
  const reports = [
    reportOf({ packages: [] }),
    reportOf({ packages: [packageReport({ versions }), packageReport({ name: 'big', versions })] }),
    reportOf({ mode: 'check', packages: [packageReport({ name: 'small', versions: [kept(), toDelete()] })] })
  ]
  const read = reports.map((report) => readWhole([...writeReport(report)].join('')))
  const whole = read.flatMap((each) => (each.ok ? each.value : []))
  expect(JSON.parse(dataOf(write(whole)))).toEqual(JSON.parse(JSON.stringify(reports)))
  const limited = unwrap(readReports(dataOf(write(whole, 100))))
  expect(limited.map(({ mode, packages }) => [mode, ...packages.map((each) => each.versions.length)])).toEqual([
    ['clean'],
    ['clean', 60, 0],
    ['check', 2]
  ])
})

test.each([
  ['no JSON', '{', ''],
  ['another format', '{"schemaVersion":2}', 'schemaVersion'],
  ['a list', '[]', '']
])('%s is not a report to write into a page', (_, text, path) => {
  expect(readWhole(text)).toMatchObject({ ok: false, problem: expect.stringContaining(path) })
})
