import type { ApprovedPlan } from '../retention/approved-plan.ts'
import type { Base } from '../retention/compare.ts'
import type { LastRun } from '../retention/last-run.ts'
import type { Policy } from '../retention/policy.ts'
import type { WrittenReport } from '../retention/report-schema.ts'
import { reportFacts } from './decision-inputs.ts'
import { type PackageReport, type Report, restores } from './json.ts'
import { type PackageResult, reportListed, reportPackage } from './package-report.ts'
import { describePolicy, describeRepair, describeSelection, type RestoreSelection } from './policy.ts'
import { formatTime } from './reason.ts'
import { changeOf, reportLastRun } from './since-last-run.ts'

/** The state that a report is made from; valid at any time of the run. */
export interface RunResult {
  readonly inputs: {
    readonly mode: Report['mode']
    readonly dryRun: boolean
    /** The server that has the packages, such as `github.com`. */
    readonly server: string
    readonly policies: readonly Policy[]
    readonly maxDeletions?: number | null
    readonly approved?: ApprovedPlan | null
    readonly restore: RestoreSelection | null
  } | null
  /** The mode, where the inputs are invalid otherwise. */
  readonly mode?: Report['mode'] | null
  /** The policies that the run compares with; null if there are none. */
  readonly base?: Base | null
  /** Null outside GitHub Actions. */
  readonly run: NonNullable<Report['run']> | null
  /** The report of the last run, to compare with; null if there is none. */
  readonly lastRun?: LastRun | null
  readonly rateLimit?: Report['rateLimit'] | null
  /** The facts about the token; null before any request. */
  readonly token?: (Omit<NonNullable<Report['token']>, 'scopes'> & { readonly scopes: readonly string[] | null }) | null
  readonly requests: Report['requests']
  readonly problems: readonly string[]
  readonly warnings: readonly string[]
  readonly results: readonly PackageResult[]
  /** Reports a package of a cleanup, or of a check; null in other modes. It decides, so only these load its code. */
  readonly reportCleanup: ((result: PackageResult, now: number) => PackageReport) | null
  /** The reason why the run stopped early, other than `max-deletions` or an error. */
  readonly stopReason: Report['stopReason']
  /** The time to which ages refer, in milliseconds. */
  readonly now: number
  readonly startedAt: number
  readonly finishedAt: number
}

/** Returns the report of a run; without valid inputs, it contains their problems. */
export const makeReport = (result: RunResult): Report => {
  const { inputs, run, rateLimit, token, requests, results, base, lastRun = null } = result
  const packages = results.map(reporterFor(result)).map((each) => {
    const { versions, ...rest } = each
    return { ...rest, ...changeOf(each, lastRun), versions }
  })
  const facts = reportFacts(results.flatMap(({ inventory }) => inventory ?? []))
  return {
    schemaVersion: 1,
    tool: { name: 'package-retention', version },
    mode: inputs?.mode ?? result.mode ?? 'clean',
    dryRun: inputs?.dryRun ?? false,
    ...(inputs && { server: inputs.server }),
    now: formatTime(result.now),
    startedAt: formatTime(result.startedAt),
    finishedAt: formatTime(result.finishedAt),
    ...reportCompletion(result, packages),
    policy: reportPolicies(inputs),
    ...(base && { comparison: reportBase(base) }),
    ...(facts && { facts }),
    ...(inputs?.approved && { approved: reportApproved(inputs.approved) }),
    ...(inputs?.restore && { restore: reportSelection(inputs.restore) }),
    ...(inputs?.mode === 'repair' && { repair: { text: describeRepair(inputs.policies) } }),
    ...(run && { run }),
    ...(lastRun && { previous: reportLastRun(lastRun, packages) }),
    ...(rateLimit && { rateLimit }),
    ...(token && {
      token: { kind: token.kind, ...(token.scopes && { scopes: token.scopes }), isOwner: token.isOwner }
    }),
    requests,
    ...reportProblems(result),
    packages
  }
}

/** Returns problems and warnings. A valid policy passes its check, whatever of the packages cannot be read. */
const reportProblems = ({ inputs, problems, warnings }: RunResult): Pick<Report, 'problems' | 'warnings'> =>
  inputs?.mode === 'check' ? { problems: [], warnings: [...warnings, ...problems] } : { problems, warnings }

const reportBase = ({ name, policies, problems }: Base): NonNullable<Report['comparison']> => ({
  with: name,
  ...(problems.length > 0 && { problems }),
  policies: policies.map(describePolicy)
})

/** Returns the function that reports a package in the mode of the run; only a cleanup can be replayed. */
const reporterFor = ({ inputs, now, reportCleanup }: RunResult): ((result: PackageResult) => PackageReport) => {
  if (inputs?.mode === 'list') return reportListed
  return (result) => reportCleanup?.(result, now) ?? reportPackage(result)
}

/** Returns whether the run did all that it planned, and what stopped it if not. */
const reportCompletion = (
  { inputs, problems, stopReason }: RunResult,
  packages: readonly PackageReport[]
): Pick<Report, 'complete' | 'stopReason'> => {
  const isDeferred = packages.some(({ versions }) => versions.some(({ outcome }) => outcome === 'deferred'))
  // A check goes on where a package cannot be read.
  const isSkipped = inputs?.mode === 'check' && packages.some(({ status }) => status === 'skipped')
  const complete = !isDeferred && !isSkipped && problems.length === 0 && stopReason === null
  if (complete || stopReason !== null) return { complete, stopReason }
  // Without a stop, a restore defers only versions of which a part could not be restored.
  const isError = isSkipped || problems.length > 0 || (inputs !== null && restores(inputs.mode))
  return { complete, stopReason: isError ? 'error' : 'max-deletions' }
}

/** Returns the policies of a run; a restore follows none. */
const reportPolicies = (inputs: RunResult['inputs']): Report['policy'] => {
  const { maxDeletions = null, policies = [], mode = 'clean' } = inputs ?? {}
  return { ...(maxDeletions !== null && { maxDeletions }), policies: restores(mode) ? [] : policies.map(reportPolicy) }
}

/** Returns the changes of an approved plan, by package. */
const reportApproved = ({ packages }: ApprovedPlan): NonNullable<Report['approved']> =>
  Object.fromEntries(
    [...packages].map(([name, versions]) => [
      name,
      [...versions].flatMap(([id, { action, tags, untag }]) =>
        action === 'delete' || action === 'untag' ? [{ id, tags, action, untag }] : []
      )
    ])
  )

type PolicyReport = WrittenReport['policy']['policies'][number]

/** Returns a policy as plain data, with patterns and durations as they were written, and in words. */
export const reportPolicy = (policy: Policy): PolicyReport => {
  const { packages, type, protect, inUse, minKeep, repository, rules, safety } = policy
  return {
    packages: packages.sources,
    type,
    protect: protect?.sources ?? [],
    ...(inUse !== null && { inUse: { globs: inUse.globs, files: inUse.files, count: inUse.count } }),
    minKeep,
    ...(repository !== null && { repository }),
    rules: rules.map((rule) => ({
      delete: rule.delete.sources,
      keep: Object.fromEntries(
        Object.entries(rule.keep).map(([key, value]) => [key, typeof value === 'object' ? value.text : value])
      )
    })),
    safety: { ...safety, gracePeriod: safety.gracePeriod.text },
    text: describePolicy(policy)
  }
}

const reportSelection = (selection: RestoreSelection): NonNullable<Report['restore']> => ({
  from: selection.path,
  tags: selection.tags?.sources ?? [],
  deletedWithin: selection.within?.text ?? null,
  text: describeSelection(selection)
})

/** The version of the action. */
const version = '1.0.0'
