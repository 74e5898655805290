import { type PackageReport, type Report, writeReport } from './json.ts'

/** The element of the page that holds its data. */
const dataElement = '<script type="application/json" id="report">'

/** Browsers struggle with pages of more versions; report.json has them all. */
const maxVersions = 100_000

/** Yields report.html in pieces: the built page with report.json embedded as data. */
export function* writeHtml(template: string, report: Report, most = maxVersions): Generator<string> {
  const at = template.indexOf(dataElement) + dataElement.length
  if (at < dataElement.length) throw new Error('the report page has no place for its data')
  yield template.slice(0, at)
  for (const piece of writeReport({ ...report, packages: dropPackagesOverLimit(report.packages, most) }))
    yield escapeForScript(piece)
  yield template.slice(at)
}

/** Leaves out the versions of whole packages over the limit, so that the page can still replay the others. */
const dropPackagesOverLimit = (packages: readonly PackageReport[], most: number): readonly PackageReport[] => {
  let left = most
  return packages.map((each) => {
    const { length } = each.versions
    if (length > left) return { ...each, blobs: [], versions: [], omitted: length }
    left -= length
    return each
  })
}

/** Returns JSON that can neither end a script element nor open a comment in it. */
const escapeForScript = (json: string): string =>
  json.replace(/[<\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
