import { type PackageReport, type Report, total, writeReport } from './json.ts'

/** The start tag of the element that holds the data of the page. */
const dataElement = '<script type="application/json" id="report">'

/** Browsers become slow with more versions than this; report.json always has all of them. */
const maxVersions = 100_000

/** Yields report.html in pieces: the built page with report.json, or those of several runs, embedded as data. */
export function* writeHtml(
  template: string,
  reports: Report | readonly Report[],
  limit = maxVersions
): Generator<string> {
  const [start, end] = splitTemplate(template)
  yield start
  for (const piece of writeData(reports, limit)) yield escapeForScript(piece)
  yield end
}

/** Yields report.html in pieces, with the text of a report.json that `fitsPage`. */
export async function* embedReport(template: string, json: AsyncIterable<string>): AsyncGenerator<string> {
  const [start, end] = splitTemplate(template)
  yield start
  for await (const piece of json) yield escapeForScript(piece)
  yield end
}

/** Returns true if the page has all versions of a report. */
export const fitsPage = (report: Report, limit = maxVersions): boolean => total(report, 'versions') <= limit

/** Returns the template up to where its data begin, and from there on. */
const splitTemplate = (template: string): readonly [start: string, end: string] => {
  const start = template.indexOf(dataElement) + dataElement.length
  if (start < dataElement.length) throw new Error(`the report page has no ${dataElement}; run npm run build again`)
  return [template.slice(0, start), template.slice(start)]
}

/** Yields a report as JSON, or several as a list; the limit counts the versions of all of them. */
function* writeData(reports: Report | readonly Report[], limit: number): Generator<string> {
  if (!isList(reports)) {
    yield* writeReport({ ...reports, packages: dropPackagesOverLimit(reports.packages, limit) })
    return
  }
  const packages = dropPackagesOverLimit(
    reports.flatMap((report) => report.packages),
    limit
  )
  let first = 0
  for (const [index, report] of reports.entries()) {
    const next = first + report.packages.length
    yield index === 0 ? '[' : ','
    yield* writeReport({ ...report, packages: packages.slice(first, next) })
    first = next
  }
  yield ']'
}

const isList = (reports: Report | readonly Report[]): reports is readonly Report[] => Array.isArray(reports)

/** Omits all versions of each package that exceeds the rest of the limit, so that the page can replay the others. */
const dropPackagesOverLimit = (packages: readonly PackageReport[], limit: number): readonly PackageReport[] => {
  let remaining = limit
  return packages.map((each) => {
    const { length } = each.versions
    if (length > remaining) return { ...each, blobs: [], versions: [], omitted: length }
    remaining -= length
    return each
  })
}

/** Returns JSON that can neither end a script element nor open a comment in it. */
const escapeForScript = (json: string): string =>
  json.replace(/[<\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
