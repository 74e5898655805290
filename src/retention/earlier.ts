import * as v from 'valibot'
import { type Parsed, parsed, refused } from './parsed.ts'
import { packageTypes } from './version.ts'

/** What the report of an earlier clean-up says that a later run goes by. */
export type EarlierReport = v.InferOutput<typeof reportBody>

/** A version as an earlier report has it. */
export type EarlierVersion = EarlierReport['packages'][number]['versions'][number]

/**
 * Reads what the report.json of an earlier run with mode: clean, which was a dry run or not, says of the owner's packages.
 * Refuses a report of other owners alone; one without any package is read.
 */
export const parseEarlierReport = (text: string, dryRun: boolean, owner: string): Parsed<EarlierReport> => {
  const report = v.safeParse(v.pipe(v.string(), v.parseJson(), reportBody), text)
  if (!report.success || report.output.dryRun !== dryRun)
    return refused(`is no report.json of a run with mode: clean and dry-run: ${dryRun}`)
  const { packages } = report.output
  const ours = packages.filter((each) => each.owner.toLowerCase() === owner.toLowerCase())
  const [other] = packages
  return other && ours.length === 0
    ? refused(`is about packages of ${other.owner}, not of ${owner}; set owner: ${other.owner}`)
    : parsed({ ...report.output, packages: ours })
}

const time = v.pipe(
  v.nullable(v.string()),
  v.transform((text) => (text === null || Number.isNaN(Date.parse(text)) ? null : Date.parse(text)))
)

const versionBody = v.object({
  id: v.number(),
  name: v.string(),
  tags: v.array(v.string()),
  createdAt: time,
  updatedAt: time,
  action: v.picklist(['keep', 'delete', 'untag']),
  outcome: v.string(),
  part: v.picklist(['image', 'child', 'referrer', 'version']),
  untag: v.array(v.string()),
  needs: v.optional(v.array(v.number()), [])
})

const reportBody = v.object({
  schemaVersion: v.literal(1),
  mode: v.literal('clean'),
  dryRun: v.boolean(),
  finishedAt: v.pipe(v.string(), v.transform(Date.parse), v.number()),
  packages: v.array(
    v.object({ owner: v.string(), type: v.picklist(packageTypes), name: v.string(), versions: v.array(versionBody) })
  )
})
