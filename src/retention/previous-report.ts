import * as v from 'valibot'
import { packageSchema, reportSchema, versionSchema } from './report-schema.ts'
import { err, ok, type Result } from './result.ts'

/** What the report of an earlier clean-up says that a later run goes by. */
export type PreviousReport = v.InferOutput<typeof reportBody>

/** A version as an earlier report has it. */
export type PreviousVersion = PreviousReport['packages'][number]['versions'][number]

/**
 * Reads what the report.json of an earlier run with mode: clean, which was a dry run or not, says of the owner's packages.
 * Refuses a report of other owners alone; one without any package is read.
 */
export const parsePreviousReport = (text: string, dryRun: boolean, owner: string): Result<PreviousReport> => {
  const report = v.safeParse(v.pipe(v.string(), v.parseJson(), reportBody), text)
  if (!report.success || report.output.dryRun !== dryRun)
    return err(`is no report.json of a run with mode: clean and dry-run: ${dryRun}`)
  const { packages } = report.output
  const ours = packages.filter((each) => each.owner.toLowerCase() === owner.toLowerCase())
  const [other] = packages
  return other && ours.length === 0
    ? err(`is about packages of ${other.owner}, not of ${owner}; set owner: ${other.owner}`)
    : ok({ ...report.output, packages: ours })
}

const written = versionSchema.entries

const millisecondsOf = (text: string | null): number | null => {
  const time = Date.parse(text ?? '')
  return Number.isNaN(time) ? null : time
}

const versionBody = v.object({
  ...v.pick(versionSchema, ['id', 'name', 'tags', 'part', 'untag']).entries,
  createdAt: v.pipe(written.createdAt, v.transform(millisecondsOf)),
  updatedAt: v.pipe(written.updatedAt, v.transform(millisecondsOf)),
  action: v.picklist(['keep', 'delete', 'untag']),
  // Later versions may know more outcomes; none of them says that the version is deleted.
  outcome: v.string(),
  needs: v.optional(written.needs.wrapped, [])
})

const packageBody = v.object({
  ...v.pick(packageSchema, ['owner', 'type', 'name']).entries,
  versions: v.array(versionBody)
})

const reportBody = v.object({
  ...v.pick(reportSchema, ['schemaVersion', 'dryRun']).entries,
  mode: v.literal('clean'),
  finishedAt: v.pipe(reportSchema.entries.finishedAt, v.transform(Date.parse), v.number()),
  packages: v.array(packageBody)
})
