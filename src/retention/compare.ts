import { labelsOf } from './evaluate.ts'
import { matchesName } from './pattern.ts'
import type { Decision, Inventory, Plan } from './plan.ts'
import type { Policy } from './policy.ts'
import { isTopLevel, type PackageRef } from './version.ts'

/** The policies that a check compares with: those of the base of a pull request, or of a file. */
export interface Base {
  /** Where they come from, in words. */
  readonly name: string
  /** Empty where they are invalid, or do not exist: then everything was kept. */
  readonly policies: readonly Policy[]
  /** The problems in them. */
  readonly problems: readonly string[]
}

/** The index of no policy, where a list of policies has none for a package. */
export const noPolicy = -1

/** Returns the index of the first policy that applies to a package; `noPolicy` if none does. */
export const findPolicy = (policies: readonly Policy[], { type, name }: Pick<PackageRef, 'type' | 'name'>): number =>
  policies.findIndex((policy) => policy.type === type && matchesName(policy.packages, name))

/** Returns the plan for a package to which no policy applies: it keeps every version. */
export const planWithoutPolicy = ({ type, versions, graph }: Inventory): Plan => {
  const decisions = versions.map((version, index): Decision => {
    const labels = labelsOf(version, type)
    const reason = { code: 'uncovered', labels: labels.length > 0 ? labels : ['@untagged'] } as const
    return {
      version,
      part: graph?.parts[index] ?? 'version',
      action: 'keep',
      untag: [],
      reasons: [reason]
    }
  })
  const images = decisions.filter(isTopLevel).length
  return { status: 'ok', decisions, images, changes: [], emptiesPackage: false }
}
