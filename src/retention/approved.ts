import * as v from 'valibot'
import { type Parsed, parsed, refused } from './parsed.ts'
import type { Approved } from './plan.ts'

/** What an approved report changes, by `type/name` of its packages. */
export type ApprovedPlan = ReadonlyMap<string, Approved>

/** Reads the report of an earlier dry run; what it says of packages of other owners is left out. */
export const parseApprovedPlan = (text: string, owner: string): Parsed<ApprovedPlan> => {
  const report = v.safeParse(v.pipe(v.string(), v.parseJson(), reportBody), text)
  if (!report.success) return refused('is no report.json of a run with mode: clean and dry-run: true')
  const ours = report.output.packages.filter((each) => each.owner.toLowerCase() === owner.toLowerCase())
  const byId = ours.map(
    ({ type, name, versions }) => [`${type}/${name}`, versions.map((each) => [each.id, each] as const)] as const
  )
  return parsed(new Map(byId.map(([name, versions]) => [name, new Map(versions)])))
}

const reportBody = v.object({
  schemaVersion: v.literal(1),
  mode: v.literal('clean'),
  dryRun: v.literal(true),
  packages: v.array(
    v.object({
      owner: v.string(),
      type: v.string(),
      name: v.string(),
      versions: v.array(
        v.object({
          id: v.number(),
          tags: v.array(v.string()),
          action: v.picklist(['keep', 'delete', 'untag']),
          untag: v.array(v.string())
        })
      )
    })
  )
})
