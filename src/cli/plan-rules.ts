import type { InputName } from '../inputs/table.ts'
import { describeReadError, readTextFile } from '../inputs/text-file.ts'
import { writeDocument } from '../report/policy-document.ts'
import { readReport } from '../report/read-report.ts'
import { err, ok, type Result } from '../retention/result.ts'

/** The inputs that the report of a plan has. */
export type PlanRules = ReadonlyMap<InputName, string>

/** The options that a report has in its policy, which they could only contradict. */
const reported: readonly InputName[] = [
  ...(['packages', 'package-type', 'in-use', 'repository', 'max-deletions'] as const),
  ...(['untag', 'grace-period', 'max-delete-percent', 'delete-empty-packages'] as const)
]

/**
 * Reads the rules of the plan whose report is at a path, which are those that were approved; `name` is what the command line
 * calls it. Whatever they are, only what the report lists is deleted.
 */
export const readPlanRules = async (
  path: string,
  name: string,
  given: ReadonlyMap<InputName, string>
): Promise<Result<PlanRules>> => {
  const other = reported.find((each) => given.has(each))
  if (other !== undefined)
    return err(
      `--${other}: the rules of --plan "${name}" cannot be changed; remove --${other}, or give all rules again`
    )
  const wrong = (problem: string): Result<never> => err(`--plan: "${name}" ${problem}`)
  try {
    const report = readReport(await readTextFile(path))
    if (!report.ok) return wrong(`${report.problem}; make it with plan --json, or give the rules again`)
    const { policy, packages } = report.value
    const [first] = packages
    if (policy.policies.length === 0) return wrong('has no rules; make it with plan --json')
    return ok(
      new Map<InputName, string>([
        ['policy', writeDocument(policy.policies)],
        ...(first && !given.has('owner') ? [['owner', first.owner] as const] : []),
        ...(policy.maxDeletions ? [['max-deletions', `${policy.maxDeletions}`] as const] : [])
      ])
    )
  } catch (error) {
    return wrong(describeReadError(error))
  }
}
