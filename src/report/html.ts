import { type PackageReport, type Report, writeReport } from './json.ts'

/** The start tag of the element that holds the data of the page. */
const dataElement = '<script type="application/json" id="report">'

/** Browsers become slow with more versions than this; report.json always has all of them. */
const maxVersions = 100_000

/** Yields report.html in pieces: the built page with report.json embedded as data. */
export function* writeHtml(template: string, report: Report, limit = maxVersions): Generator<string> {
  const start = template.indexOf(dataElement) + dataElement.length
  if (start < dataElement.length) throw new Error(`the report page has no ${dataElement}; run npm run build again`)
  yield template.slice(0, start)
  for (const piece of writeReport({ ...report, packages: dropPackagesOverLimit(report.packages, limit) }))
    yield escapeForScript(piece)
  yield template.slice(start)
}

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
