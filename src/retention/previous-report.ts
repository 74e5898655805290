import * as v from 'valibot'
import { packageSchema, reportSchema, versionSchema } from './report-schema.ts'
import { err, ok, type Result } from './result.ts'

/** The fields of the report of an earlier cleanup that a later run uses. */
export type PreviousReport = v.InferOutput<typeof reportBody>

/** A version in an earlier report. */
export type PreviousVersion = PreviousReport['packages'][number]['versions'][number]

/** Whose packages a run is about, and where; null for what is not known, since its input is wrong. */
export interface RunScope {
  readonly owner: string | null
  /** Such as `github.com`. */
  readonly server: string | null
}

/** A report that was read, or why it is of no use: `isOther` if it is whole, and of another kind or about other packages. */
export type ReportReading<T> = Result<T> | { readonly ok: false; readonly problem: string; readonly isOther: true }

const other = (problem: string): ReportReading<never> => ({ ok: false, problem, isOther: true })

/**
 * Reads the owner's packages from the report.json of an earlier run with mode: clean, which was a dry run or not. A report
 * without any package is valid; one that has only packages of other owners, or of another server, is an error.
 */
export const parsePreviousReport = (
  text: string,
  dryRun: boolean,
  { owner, server }: RunScope
): ReportReading<PreviousReport> => {
  const report = v.safeParse(v.pipe(v.string(), v.parseJson(), reportBody), text)
  if (!report.success && v.is(joinedReport, text))
    return other(
      'is the joined report of several jobs; name their run by its id or URL, or use the report.json of each job'
    )
  if (!report.success)
    return (v.is(otherReport, text) ? other : err)(
      `is not the report.json of a run with mode: clean and dry-run: ${dryRun}`
    )
  if (report.output.dryRun !== dryRun)
    return other(
      dryRun
        ? 'is the report.json of a run that was no dry run; make a plan with a dry run'
        : 'is the report.json of a dry run, which deleted nothing; use that of the run that did'
    )
  const { packages } = report.output
  const ownPackages = packages.filter((each) => owner === null || each.owner.toLowerCase() === owner.toLowerCase())
  const [first] = packages
  const problem = first ? findServerProblem(report.output, server) : null
  if (problem !== null) return other(problem)
  return first && ownPackages.length === 0
    ? other(`is about packages of ${first.owner}, not of ${owner}; set owner: ${first.owner}`)
    : ok({ ...report.output, packages: ownPackages })
}

/**
 * Returns why a report cannot be used on a server; null if it can, or if that is not known. Two servers may have the same
 * ids and tags, such as a server and its clone. A report need not name its server: a restore deletes nothing, and by a plan
 * nothing is deleted that the policy keeps.
 */
const findServerProblem = (report: PreviousReport, server: string | null): string | null => {
  if (server === null || report.server === undefined || report.server === server) return null
  const instead = report.dryRun ? 'make a new plan with a dry run' : 'use a report of this server'
  return `is about packages on ${report.server}, not on ${server}; set api-url to the REST API of ${report.server}, or ${instead}`
}

const joinedReport = v.pipe(v.string(), v.parseJson(), v.object({ mode: v.literal('report') }))
const otherReport = v.pipe(v.string(), v.parseJson(), v.object({ mode: v.pipe(v.string(), v.notValue('clean')) }))

const versionFields = versionSchema.entries

const millisecondsOf = (text: string | null): number | null => {
  const time = Date.parse(text ?? '')
  return Number.isNaN(time) ? null : time
}

const versionBody = v.object({
  ...v.pick(versionSchema, ['id', 'name', 'tags', 'part', 'untag']).entries,
  createdAt: v.pipe(versionFields.createdAt, v.transform(millisecondsOf)),
  updatedAt: v.pipe(versionFields.updatedAt, v.transform(millisecondsOf)),
  action: v.picklist(['keep', 'delete', 'untag']),
  // Later versions may know more outcomes; none of them says that the version is deleted.
  outcome: v.string(),
  needs: v.optional(versionFields.needs.wrapped, [])
})

const packageBody = v.object({
  ...v.pick(packageSchema, ['owner', 'type', 'name']).entries,
  versions: v.array(versionBody)
})

const reportBody = v.object({
  ...v.pick(reportSchema, ['schemaVersion', 'dryRun', 'server']).entries,
  mode: v.literal('clean'),
  run: v.optional(v.object({ attempt: v.optional(v.number()) })),
  finishedAt: v.pipe(reportSchema.entries.finishedAt, v.transform(Date.parse), v.number()),
  packages: v.array(packageBody)
})
