import type { PreviousReport, PreviousVersion } from './previous-report.ts'
import { packageKey } from './version.ts'

type PreviousPackage = PreviousReport['packages'][number]

/**
 * Returns the reports of the jobs and attempts of one workflow run as one. Of dry runs, only the last attempt over a package
 * counts, as its plan replaces earlier ones; what real runs deleted, they deleted in every attempt.
 */
export const mergeReports = (reports: readonly [PreviousReport, ...PreviousReport[]]): PreviousReport => {
  const [first] = reports
  const { dryRun } = first
  const all = reports.flatMap((report) => report.packages.map((each) => ({ report, each })))
  const packages = [...Map.groupBy(all, ({ each }) => packageKey(each)).values()].map((same) => {
    const last = Math.max(...same.map(({ report }) => attemptOf(report)))
    return same.filter(({ report }) => !dryRun || attemptOf(report) === last)
  })
  const times = reports.map(({ finishedAt }) => finishedAt)
  return {
    ...first,
    // The age of a plan is that of its oldest part; what was deleted last can be restored longest.
    finishedAt: dryRun ? Math.min(...times) : Math.max(...times),
    packages: packages.flatMap((same) => mergePackages(same.map(({ each }) => each)))
  }
}

/** Returns a package with the versions that any of these reports has of it. */
const mergePackages = (packages: readonly PreviousPackage[]): readonly PreviousPackage[] => {
  const versions = packages.flatMap((each) => each.versions)
  // Of several entries of a version, the last one stays.
  const inOrder = [...versions.filter((each) => !isChange(each)), ...versions.filter(isChange)]
  const byId = new Map(inOrder.map((version) => [version.id, version]))
  return packages.slice(0, 1).map((each) => ({ ...each, versions: [...byId.values()] }))
}

/** Returns true for a version that a report deletes, or has deleted. */
const isChange = ({ action, outcome }: PreviousVersion): boolean =>
  outcome === 'planned' || outcome === 'deleted' || action === 'untag'

/** Returns the attempt of the run that wrote a report; those of earlier versions of the action do not say it. */
export const attemptOf = ({ run }: Pick<PreviousReport, 'run'>): number => run?.attempt ?? 1
