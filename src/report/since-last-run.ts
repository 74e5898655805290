import type { JoinedReports } from '../retention/join-reports.ts'
import { changedPackages, changeSince, type LastRun } from '../retention/last-run.ts'
import type { WrittenReport } from '../retention/report-schema.ts'
import { type PackageRef, packageKey } from '../retention/version.ts'
import type { PackageReport, Report } from './json.ts'
import { formatTime } from './reason.ts'

type ListedPackage = PackageRef & { readonly versions: readonly { readonly id: number }[] }

/** Returns the field `previous` of a package: what has changed in it since the last run; no field if that is unknown. */
export const changeOf = (pkg: ListedPackage, last: LastRun | null): Pick<PackageReport, 'previous'> => {
  const ids = pkg.versions.map(({ id }) => id)
  const previous = last && changeSince(last, pkg, ids)
  return previous ? { previous } : {}
}

/** Returns what a report with these packages says of the last run. */
export const reportLastRun = (last: LastRun, packages: readonly PackageRef[]): NonNullable<Report['previous']> => ({
  ...(last.run && { run: last.run }),
  finishedAt: formatTime(last.finishedAt),
  dryRun: last.dryRun,
  ...changedPackages(last, packages)
})

/**
 * Returns joined reports with what has changed since those of the last run, which replaces what each job knows of its own
 * last run. A last run with none of these packages is that of another call, and nothing is known then.
 */
export const compareJoined = ({ report, parts }: JoinedReports, lastRun: LastRun | null): JoinedReports => {
  const last = lastRun && report.packages.some((each) => lastRun.known.has(packageKey(each))) ? lastRun : null
  const previous = last && reportLastRun(last, report.packages)
  const compared = (each: WrittenReport): WrittenReport => {
    const { previous: _, packages, ...rest } = each
    return {
      ...rest,
      ...(previous && { previous }),
      packages: packages.map(({ previous: _, versions, ...pkg }) => ({
        ...pkg,
        ...changeOf({ ...pkg, versions }, last),
        versions
      }))
    }
  }
  return { report: compared(report), parts: parts.map(compared) }
}
