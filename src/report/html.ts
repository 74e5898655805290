import type { PackageReport, Report } from './json.ts'

/** Where the page has its data. */
const place = '<script type="application/json" id="report">'

/** More versions than this make a page that no browser opens in comfort; report.json has them all the same. */
const mostVersions = 100_000

/** Gives report.html in pieces: the page as it was built, with the report in it as data. */
export function* writeHtml(template: string, report: Report, most = mostVersions): Generator<string> {
  const at = template.indexOf(place) + place.length
  if (at < place.length) throw new Error('the report page has no place for its data')
  const { packages, ...run } = report
  yield template.slice(0, at)
  yield `${data(run).slice(0, -1)},"packages":[`
  // What does not fit is left out by whole packages, so that the page can still decide on the others.
  let left = most
  for (const [number, each] of packages.entries()) {
    const fits = each.versions.length <= left
    if (fits) left -= each.versions.length
    if (number > 0) yield ','
    yield* writePackage(fits ? each : { ...each, blobs: [], versions: [], omitted: each.versions.length })
  }
  yield `]}${template.slice(at)}`
}

/** Versions go in hundreds: neither the text of all of them at once, nor a write for each. */
function* writePackage({ versions, ...rest }: PackageReport & { readonly omitted?: number }): Generator<string> {
  yield `${data(rest).slice(0, -1)},"versions":[`
  for (let at = 0; at < versions.length; at += 100) {
    yield `${at > 0 ? ',' : ''}${data(versions.slice(at, at + 100)).slice(1, -1)}`
  }
  yield ']}'
}

/** JSON that can neither end a script element nor open a comment in it. */
const data = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
