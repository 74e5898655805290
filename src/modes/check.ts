import { findPackages, type Target } from '../inventory/find-packages.ts'
import { isOverBudget } from '../inventory/listing-budget.ts'
import { type PackageInventory, takeInventory } from '../inventory/take-inventory.ts'
import { type Base, findPolicy, noPolicy, planWithoutPolicy } from '../retention/compare.ts'
import { planPackage } from '../retention/plan.ts'
import { errorMessage } from '../retention/result.ts'
import { findSuspect } from '../retention/suspect-patterns.ts'
import { type CleanContext, clean, findUnversionedUse, planInventory } from './clean.ts'
import { type ModeHandler, type PackageRun, unplanned } from './package-run.ts'

/** Plans what the policies delete and, from the same inventory, what those of `base` do. Changes nothing. */
export const check = (context: CleanContext, base: Base | null): ModeHandler => {
  const { policies } = context
  return {
    ...clean(context),
    findTargets: async () => {
      const found = await findPackages({ ...context, compared: base?.policies ?? [] })
      return {
        ...found,
        targets: found.targets.map((each) => (each.policyIndex < policies.length ? each : left(each)))
      }
    },
    plan: async (target) => {
      try {
        return { ...(await planTarget(context, base, target)), apply: unplanned(target).apply }
      } catch (error) {
        if (isOverBudget(error) || context.stop.signal.aborted) throw error
        return skip(target, errorMessage(error))
      }
    }
  }
}

/** Returns a package to which only the policy that is compared with applies. */
const left = (target: Target): Target => ({
  ...target,
  policyIndex: noPolicy,
  policy: { ...target.policy, inUse: null, protect: null, rules: [] }
})

/** A package that cannot be read proves nothing about the policy. */
const skip = (target: Target, why: string): PackageRun => ({ ...unplanned(target), skipped: why })

const planTarget = async (context: CleanContext, base: Base | null, target: Target): Promise<PackageRun> => {
  const problem = findUnversionedUse(target)
  if (problem !== null) return unplanned(target, problem)
  const policyIndex = base ? findPolicy(base.policies, target.ref) : noPolicy
  const policy = base?.policies[policyIndex] ?? null
  const taken = await takeInventory(context, target, context.now, 'whole', policy)
  if (!taken.ok) return skip(target, taken.problem)
  const inventory = taken.value
  if (inventory.unreadable.length > 0) return skip(target, inventory.problems.join('; '))
  const run =
    target.policyIndex === noPolicy
      ? { ...unplanned(target), inventory, plan: planWithoutPolicy(inventory) }
      : planInventory(context, target, inventory)
  if (!base || !run.plan) return run
  return { ...run, base: { policyIndex, plan: planBase({ ...target, policy }, inventory, context.now) } }
}

/** Returns what a run with the policy that is compared with would do, which leaves alone what it cannot decide. */
const planBase = (
  { ref, policy }: Pick<Target, 'ref'> & { readonly policy: Target['policy'] | null },
  inventory: PackageInventory,
  now: number
) => {
  const isDecided = policy && findUnversionedUse({ ref, policy }) === null && findSuspect(policy, inventory) === null
  return isDecided
    ? planPackage(inventory, policy, inventory.comparedFacts ?? inventory.facts, now)
    : planWithoutPolicy(inventory)
}
