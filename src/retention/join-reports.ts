import { noCounts } from './counts.ts'
import { attemptOf } from './merge-reports.ts'
import type { WrittenPackage, WrittenReport } from './report-schema.ts'
import type { PackageRef } from './version.ts'
import { packageKey } from './version.ts'

/** The reports of the jobs of a run as one, and as they are, since each has a time and policies of its own. */
export interface JoinedReports {
  readonly report: WrittenReport
  readonly parts: readonly WrittenReport[]
}

/** The part of a report that a package is in. */
interface PackagePart {
  readonly report: WrittenReport
  readonly each: WrittenPackage
}

/**
 * Joins the reports of the cleanups of one workflow run; where some were dry runs and others not, the others. Of a package, the
 * last attempt counts, and earlier ones that changed something; of how a job ended, the last attempt. `expected` are packages
 * of which there should be a report: one without is reported as failed, and reports about none of them are those of another
 * workflow in the run. Reports of `mode: list` add their problems.
 */
export const joinReports = (
  reports: readonly [WrittenReport, ...WrittenReport[]],
  expected: readonly PackageRef[]
): JoinedReports => {
  const inOrder = ofPackages(reports, expected).toSorted((one, other) => one.finishedAt.localeCompare(other.finishedAt))
  const ofMode = (mode: WrittenReport['mode']): readonly WrittenReport[] =>
    settleEarlier(
      inOrder.filter((each) => each.mode === mode),
      expected.length > 0
    )
  const cleanups = ofMode('clean')
  const isDry = cleanups.every(({ dryRun }) => dryRun)
  const found = keepLastAttempts(cleanups.filter(({ dryRun }) => dryRun === isDry))
  const used = [...found, ...ofMode('list')]
  const first = inOrder.find(({ packages }) => packages.length > 0) ?? reports[0]
  const joined = joinRuns(first, used, isDry)
  const keys = new Set(joined.packages.map(packageKey))
  const lost = expected.filter((each) => !keys.has(packageKey(each))).map(toLost)
  if (lost.length === 0) return { report: joined, parts: found.length > 0 ? found : [joined] }
  const isIncomplete = { complete: false, stopReason: joined.stopReason ?? 'error' } as const
  const part: WrittenReport = {
    ...{ ...joined, ...isIncomplete, mode: 'clean', policy: { policies: [] } },
    ...{ warnings: [], problems: [], packages: lost }
  }
  return {
    report: { ...joined, ...isIncomplete, packages: [...joined.packages, ...lost] },
    parts: [...found, part]
  }
}

/** Returns the reports about any of these packages, or about none; all of them if no package is expected. */
const ofPackages = (reports: readonly WrittenReport[], expected: readonly PackageRef[]): readonly WrittenReport[] => {
  const keys = new Set(expected.map(packageKey))
  const isOwn = ({ packages }: WrittenReport): boolean =>
    packages.length === 0 || packages.some((each) => keys.has(packageKey(each)))
  return keys.size === 0 ? reports : reports.filter(isOwn)
}

/**
 * Returns the reports; where a later attempt has all packages of an earlier one, that one as if it had ended well. A report
 * without packages may have failed before it had some: it is replaced, too, if packages are expected, of which none is lost
 * then.
 */
const settleEarlier = (reports: readonly WrittenReport[], areExpected: boolean): readonly WrittenReport[] =>
  [...Map.groupBy(reports, attemptOf)].flatMap(([attempt, same]) => {
    const later = reports.filter((each) => attemptOf(each) > attempt)
    const replaced = new Set(partsOf(later).map(keyOf))
    const isReplaced = (report: WrittenReport): boolean =>
      report.packages.length > 0
        ? partsOf([report]).every((part) => replaced.has(keyOf(part)))
        : areExpected && later.length > 0
    return same.map((report) => (isReplaced(report) ? { ...report, ...endedWell } : report))
  })

const endedWell = { complete: true, stopReason: null, problems: [], warnings: [] } as const

const partsOf = (reports: readonly WrittenReport[]): readonly PackagePart[] =>
  reports.flatMap((report) => report.packages.map((each) => ({ report, each })))

const keyOf = ({ report, each }: PackagePart): string => `${report.server} ${packageKey(each)}`

/**
 * Returns the reports without the packages that a later attempt decided on again; where this one changed some of a package,
 * what failed was left to the later one.
 */
const keepLastAttempts = (reports: readonly WrittenReport[]): readonly WrittenReport[] => {
  const earlier = new Map<WrittenPackage, readonly WrittenPackage[]>()
  for (const same of Map.groupBy(partsOf(reports), keyOf).values()) {
    const last = Math.max(...same.map(({ report }) => attemptOf(report)))
    for (const { report, each } of same) {
      const isChanged = each.counts.deleted + each.counts.untagged > 0
      if (attemptOf(report) < last) earlier.set(each, isChanged ? [leaveFailures(each)] : [])
    }
  }
  return reports.map((report) => ({
    ...report,
    packages: report.packages.flatMap((each) => earlier.get(each) ?? [each])
  }))
}

/** Returns the entry of a package whose failed changes a later attempt decided on again. */
const leaveFailures = ({ problem: _, ...each }: WrittenPackage): WrittenPackage => ({
  ...each,
  status: 'ok',
  counts: { ...each.counts, failed: 0 },
  versions: each.versions.map((version) =>
    version.outcome === 'failed' ? { ...version, outcome: 'deferred' } : version
  )
})

const sum = (reports: readonly WrittenReport[], figure: keyof WrittenReport['requests']): number =>
  reports.reduce((total, { requests }) => total + requests[figure], 0)

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)]

/** Returns one report of all these; `first` is any of the run, for what all have in common. */
const joinRuns = (first: WrittenReport, reports: readonly WrittenReport[], dryRun: boolean): WrittenReport => {
  const { schemaVersion, tool, server, run, token } = first
  const policies = new Map<string, WrittenReport['policy']['policies'][number]>()
  const indexOf = (policy: WrittenReport['policy']['policies'][number]): number => {
    const key = JSON.stringify(policy)
    policies.set(key, policies.get(key) ?? policy)
    return [...policies.keys()].indexOf(key)
  }
  const packages = reports.flatMap((report) => {
    if (report.mode === 'list') return []
    const indices = report.policy.policies.map(indexOf)
    return report.packages.map((each) => ({ ...each, policyIndex: indices[each.policyIndex] ?? -1 }))
  })
  const facts = Object.assign({}, ...reports.map((report) => report.facts))
  const times = reports.length > 0 ? reports : [first]
  const stopped = reports.filter(({ stopReason }) => stopReason !== null)
  const [stop = null] = [...stopped.filter(({ stopReason }) => stopReason === 'error'), ...stopped]
  return {
    ...{ schemaVersion, tool },
    mode: 'report',
    dryRun,
    ...(server && times.every((each) => each.server === server) && { server }),
    now: latest(times.map(({ now }) => now)),
    startedAt: times.map(({ startedAt }) => startedAt).reduce((one, other) => (other < one ? other : one)),
    finishedAt: latest(times.map(({ finishedAt }) => finishedAt)),
    complete: reports.every(({ complete }) => complete),
    stopReason: stop?.stopReason ?? null,
    policy: { policies: [...policies.values()] },
    ...(Object.keys(facts).length > 0 && { facts }),
    ...(run && { run }),
    ...(token && { token }),
    requests: {
      rest: sum(reports, 'rest'),
      registry: sum(reports, 'registry'),
      mutations: sum(reports, 'mutations'),
      retries: sum(reports, 'retries'),
      waitedSeconds: sum(reports, 'waitedSeconds')
    },
    problems: distinct(reports.flatMap(({ problems }) => problems)),
    warnings: distinct(reports.flatMap(({ warnings }) => warnings)),
    // Jobs end in any order.
    packages: packages.toSorted(
      (one, other) => one.policyIndex - other.policyIndex || packageKey(one).localeCompare(packageKey(other))
    )
  }
}

/** Returns the latest of some times, which are all in UTC and of one form. */
const latest = (times: readonly string[]): string => times.reduce((one, other) => (other > one ? other : one))

/** Returns the entry of a package of which no job reported anything. */
const toLost = ({ owner, type, name }: PackageRef): WrittenPackage => ({
  ...{ owner, type, name },
  policyIndex: -1,
  status: 'failed',
  problem: `${type} package ${owner}/${name}: no job of the run reported on it; see the log of its job`,
  counts: noCounts,
  versions: []
})
