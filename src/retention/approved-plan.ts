import { matchesName } from './pattern.ts'
import type { ApprovedChanges } from './plan.ts'
import type { Policy } from './policy.ts'
import { type PreviousReport, parsePreviousReport, type RunScope } from './previous-report.ts'
import { err, ok, type Result } from './result.ts'
import { type PackageRef, packageKey } from './version.ts'

/** The changes of an approved report, and when it was written, in milliseconds. */
export interface ApprovedPlan {
  readonly writtenAt: number
  /** The approved changes of each package, by its `packageKey`. */
  readonly packages: ReadonlyMap<string, ApprovedChanges>
}

/** The run that an approved plan is for; its time is in milliseconds. */
export interface ApprovalContext extends RunScope {
  readonly policies: readonly Pick<Policy, 'type' | 'packages'>[]
  readonly now: number
}

/** The maximum age of a plan, in milliseconds: an older one describes packages that have changed since. */
const maxAge = 30 * 24 * 60 * 60 * 1000

/** Reads the report of a dry run; an error if it has none of the packages of this run, or is over 30 days old. */
export const parseApprovedPlan = (text: string, context: ApprovalContext): Result<ApprovedPlan> => {
  const report = parsePreviousReport(text, true, context)
  return report.ok ? approvePlan(report.value, context) : err(report.problem)
}

/** Returns the changes that the report of a dry run approves; an error if it cannot be one for this run. */
export const approvePlan = (
  { packages, finishedAt }: PreviousReport,
  { policies, now }: Pick<ApprovalContext, 'policies' | 'now'>
): Result<ApprovedPlan> => {
  if (now - finishedAt > maxAge) {
    const date = new Date(finishedAt).toISOString().slice(0, 10)
    return err(`was written on ${date}, over 30 days ago; make a new plan with a dry run`)
  }
  const problem = findMismatch(packages, policies)
  if (problem !== null) return err(problem)
  const changes = Map.groupBy(packages, packageKey)
  const approved = [...changes].map(([key, same]) => {
    // What a limit deferred was not to be deleted yet.
    const planned = same.flatMap(({ versions }) => versions.filter(({ outcome }) => outcome === 'planned'))
    return [key, new Map(planned.map((each) => [each.id, each]))] as const
  })
  return ok({ writtenAt: finishedAt, packages: new Map(approved) })
}

/** A plan that approves nothing. */
export const nothingApproved: ApprovedPlan = { writtenAt: 0, packages: new Map() }

/** Returns why a plan for these packages cannot be one for these policies; null if it can, or if there are no policies. */
const findMismatch = (
  packages: readonly Pick<PackageRef, 'type' | 'name'>[],
  policies: ApprovalContext['policies']
): string | null => {
  if (packages.length === 0) return 'contains no package; make a new plan with a dry run that finds some'
  if (policies.length === 0) return null
  const types = new Set(policies.map(({ type }) => type))
  const typed = packages.filter(({ type }) => types.has(type))
  if (typed.length === 0) {
    const planned = [...new Set(packages.map(({ type }) => type))].join(', ')
    return `is about packages of type ${planned}, but this run is about type ${[...types].join(', ')}; set package-type`
  }
  const isCovered = typed.some(({ type, name }) =>
    policies.some(
      (policy) => policy.type === type && [name, name.toLowerCase()].some((each) => matchesName(policy.packages, each))
    )
  )
  const names = typed.map(({ name }) => name).slice(0, 5)
  return isCovered
    ? null
    : `is about ${names.join(', ')}, which the input packages does not match; use the same inputs as in the dry run`
}
