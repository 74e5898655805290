import { didYouMean } from '../retention/did-you-mean.ts'
import { err, ok, type Result } from '../retention/result.ts'
import { type PackageRef, packageKey } from '../retention/version.ts'
import type { PackageReport, Report, VersionReport } from './json.ts'
import { packageTitle } from './log.ts'
import { formatCount, formatList, shortDigest } from './reason.ts'

/** A version of a report, and its package. */
export interface FoundVersion {
  readonly pkg: PackageReport
  readonly version: VersionReport
}

/**
 * Returns the version of a report that a text names: one of its tags, its id, its digest or name, the beginning of its
 * digest, or an image reference such as `ghcr.io/acme/app:v1`. The problem with any other text says what is there.
 */
export const findVersion = (report: Report, text: string): Result<FoundVersion> => {
  const query = text.trim()
  const { packages, rest } = splitReference(query, report.packages)
  const all = packages.flatMap((pkg) => pkg.versions.map((version) => ({ pkg, version })))
  const [found = []] = matchers
    .map((matches) => all.filter(({ version }) => matches(version, rest)))
    .filter(({ length }) => length > 0)
  const [first] = found
  if (!first) return err(explainUnknown(report, packages, all, query, rest))
  return found.length === 1 ? ok(first) : err(explainAmbiguous(query, found))
}

/** The ways to read a text, the most exact first. */
const matchers: readonly ((version: VersionReport, text: string) => boolean)[] = [
  ({ tags }, text) => tags.includes(text),
  ({ name }, text) => name === text,
  ({ id }, text) => `${id}` === text,
  ({ name }, text) => isPartOfDigest(text) && name.replace(/^\w+:/, '').startsWith(text.replace(/^\w+:/, '')),
  ({ name }, text) => name === text.replace(/^v/, '')
]

/** A few digits could be the beginning of many digests. */
const isPartOfDigest = (text: string): boolean => /^(?:sha\d+:)?[0-9a-f]{4,}$/.test(text)

/** Returns the packages that an image reference may name, and what it says of the version; all, and the text, of another text. */
const splitReference = (
  text: string,
  packages: readonly PackageReport[]
): { readonly packages: readonly PackageReport[]; readonly rest: string } => {
  const [, path = '', tag, digest] = /^([^:@]+)(?::([^:@/]+))?(?:@(.+))?$/.exec(text.replace(/^docker:\/\//, '')) ?? []
  const rest = digest ?? tag
  const lower = path.toLowerCase()
  const endsWith = (name: string): boolean => `/${lower}`.endsWith(`/${name.toLowerCase()}`)
  const named = packages.filter(({ name }) => endsWith(name))
  const owned = named.filter(({ owner, name }) => endsWith(`${owner}/${name}`))
  if (named.length === 0 || rest === undefined) return { packages, rest: text }
  return { packages: owned.length > 0 ? owned : named, rest }
}

/** Returns the names by which a package can be selected, the shortest first: `app`, `acme/app`, `npm/app`, `acme/npm/app`. */
export const selectableNames = (pkg: PackageRef): readonly string[] => {
  const { owner, type, name } = pkg
  return [...[name, `${owner}/${name}`, `${type}/${name}`].map((each) => each.toLowerCase()), packageKey(pkg)]
}

const explainUnknown = (
  { packages: every }: Report,
  packages: readonly PackageReport[],
  all: readonly FoundVersion[],
  query: string,
  rest: string
): string => {
  if (every.length === 0) return `"${query}": the report has no packages`
  const problem = every.flatMap((pkg) => (pkg.versions.length === 0 ? (pkg.problem ?? []) : []))[0]
  const near = didYouMean(rest, [...new Set(all.flatMap(({ version: { name, tags } }) => [...tags, name]))])
  const where = packages.length === 1 ? packages.map(packageTitle)[0] : formatCount(packages.length, 'package')
  const reason = problem ?? 'if it was deleted, the report.json of that run explains it'
  return `"${query}" is no tag, digest, name or id of a version in ${where}${near || `; ${reason}`}`
}

const explainAmbiguous = (query: string, found: readonly FoundVersion[]): string => {
  const packages = new Set(found.map(({ pkg }) => pkg))
  if (packages.size === 1) {
    const digests = found.map(({ version }) => version.name.slice(0, shortDigest(version.name).length + 6))
    return `"${query}" begins ${formatCount(found.length, 'digest')}: ${formatList(digests)}; write more of it`
  }
  const all = [...packages].map(selectableNames)
  const isOnly = (name: string): boolean => all.filter((names) => names.includes(name)).length === 1
  const names = all.flatMap((each) => each.find(isOnly) ?? [])
  return `"${query}" is in ${formatCount(packages.size, 'package')}: ${formatList(names)}; name one, as in --packages ${names[0]}`
}
