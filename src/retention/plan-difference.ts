import type { Decision, Plan } from './plan.ts'
import { sameTags } from './version.ts'

/**
 * Compares two plans for the same inventory. Returns the decisions of the first, by index, wherever the second deletes, keeps
 * or untags otherwise; other reasons alone are no difference.
 */
export const comparePlans = (before: Plan, after: Plan): ReadonlyMap<number, Decision> =>
  new Map(
    before.decisions.flatMap((decision, index) => {
      const other = after.decisions[index]
      const isSame = other?.action === decision.action && sameTags(other.untag, decision.untag)
      return isSame ? [] : [[index, decision] as const]
    })
  )
