import { parseEarlierReport } from './earlier.ts'
import { type Parsed, parsed } from './parsed.ts'
import type { Approved } from './plan.ts'

/** What an approved report changes, by `type/name` of its packages. */
export type ApprovedPlan = ReadonlyMap<string, Approved>

/** Reads the report of an earlier dry run; what it says of packages of other owners is left out. */
export const parseApprovedPlan = (text: string, owner: string): Parsed<ApprovedPlan> => {
  const report = parseEarlierReport(text, true)
  if (!report.ok) return report
  const ours = report.value.packages.filter((each) => each.owner.toLowerCase() === owner.toLowerCase())
  const byId = ours.map(
    ({ type, name, versions }) => [`${type}/${name}`, versions.map((each) => [each.id, each] as const)] as const
  )
  return parsed(new Map(byId.map(([name, versions]) => [name, new Map(versions)])))
}
