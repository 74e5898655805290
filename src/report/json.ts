import type { Reason } from '../retention/reason.ts'
import type { WrittenPackage, WrittenReport, WrittenVersion } from '../retention/report-schema.ts'
import { formatReason } from './reason.ts'

/** report.json without the texts of its reasons. Log, summary and outputs are made from it too, so that they cannot differ. */
export interface Report extends Omit<WrittenReport, 'packages'> {
  readonly packages: readonly PackageReport[]
}

export interface PackageReport extends Omit<WrittenPackage, 'versions'> {
  readonly versions: readonly VersionReport[]
}

export interface VersionReport extends Omit<WrittenVersion, 'reasons'> {
  readonly reasons: readonly (Reason & { readonly text?: string })[]
}

export type Counts = WrittenPackage['counts']

/** Returns whether a run restores versions, instead of deleting some. */
export const restores = (mode: Report['mode']): boolean => mode === 'restore' || mode === 'repair'

/** Returns the sum of a count over all packages. */
export const total = ({ packages }: Report, key: keyof Counts): number =>
  packages.reduce((sum, { counts }) => sum + counts[key], 0)

/** Returns true if the run failed, so that its exit code is 1. */
export const hasFailed = (report: Report): boolean =>
  report.problems.length > 0 ||
  report.stopReason === 'cancelled' ||
  report.packages.some(({ status, counts }) => status === 'failed' || status === 'fused' || counts.failed > 0)

/** Yields the text of report.json in pieces, because it can be large. */
export function* writeReport(
  { packages, ...run }: Report,
  write: (versions: readonly VersionReport[]) => string = writeVersions
): Generator<string> {
  yield `${withoutClosingBrace(run)},"packages":[`
  for (const [index, { versions, ...report }] of packages.entries()) {
    yield `${index === 0 ? '' : ','}${withoutClosingBrace(report)},"versions":[`
    for (let start = 0; start < versions.length; start += versionsPerPiece) {
      yield `${start === 0 ? '' : ','}${write(versions.slice(start, start + versionsPerPiece))}`
    }
    yield ']}'
  }
  yield ']}\n'
}

/** Few enough for V8 to collect their text with other short-lived objects: larger texts stay for longer. */
const versionsPerPiece = 100

const withoutClosingBrace = (object: object): string => JSON.stringify(object).slice(0, -1)

/** Returns versions as the items of a list. */
const writeVersions = (versions: readonly VersionReport[]): string => {
  const written = versions.map(
    (version): WrittenVersion => ({
      ...version,
      reasons: version.reasons.map((reason) => ({ ...reason, text: formatReason(reason) }))
    })
  )
  return JSON.stringify(written).slice(1, -1)
}
