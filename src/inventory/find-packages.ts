import type { Client } from '../github/client.ts'
import { getPackage, listConflicts, listPackages, type Owner } from '../github/packages.ts'
import type { IfMissing } from '../inputs/table.ts'
import { exactNames, matchesName, unmatched } from '../retention/pattern.ts'
import type { Policy } from '../retention/policy.ts'
import { err, ok } from '../retention/result.ts'
import type { PackageRef } from '../retention/version.ts'

/** A package that exists, as far as is known, and the first policy that takes it. */
export interface Target {
  readonly ref: PackageRef
  readonly policyIndex: number
  readonly policy: Policy
  /** GitHub could not migrate this docker package to the container registry. */
  readonly conflicting?: boolean
}

/**
 * The packages that the policies take, in the order of their policies; only patterns that are not names cost a listing.
 * With `ifMissing: 'error'` a package that is named exactly need not exist; else it is asked for, and left out if it does not.
 */
export const findPackages = async (
  client: Client,
  owner: Owner,
  policies: readonly Policy[],
  ifMissing: IfMissing
): Promise<{ targets: readonly Target[]; problems: readonly string[]; warnings: readonly string[] }> => {
  const targets: Target[] = []
  const problems: string[] = []
  const warnings: string[] = []
  for (const type of new Set(policies.map((policy) => policy.type))) {
    const ours = policies.filter((policy) => policy.type === type)
    const exact = ours.flatMap(({ packages }) => packages.includes.flatMap(({ words }) => words ?? []))
    const onlyExact = ours.every(({ packages }) => exactNames(packages) !== null)
    const listed = onlyExact ? ok([]) : await listPackages(client, owner, type)
    if (!listed.ok) problems.push(listed.problem)
    const names = [...new Set([...exact, ...(listed.ok ? listed.value : [])])]
    for (const name of names) {
      const policyIndex = policies.findIndex((policy) => policy.type === type && matchesName(policy.packages, name))
      const policy = policies[policyIndex]
      if (!policy) continue
      const ref = { owner: owner.login, type, name }
      const exists =
        ifMissing === 'error' || (listed.ok && listed.value.includes(name)) || (await mayExist(client, owner, ref))
      if (exists) targets.push({ ref, policyIndex, policy })
      else if (ifMissing === 'warn')
        warnings.push(
          `packages: the ${type} package ${owner.login}/${name} does not exist, or the token may not see it`
        )
    }
    if (!listed.ok) continue
    const idle = new Set(ours.flatMap(({ packages }) => unmatched(packages, names, type, false)))
    for (const source of idle) warnings.push(`packages: "${source}" matches no ${type} package of ${owner.login}`)
  }
  const marked = await markConflicts(client, owner, targets)
  return {
    targets: marked.targets.toSorted((a, b) => a.policyIndex - b.policyIndex),
    problems,
    warnings: [...warnings, ...marked.warnings]
  }
}

/** False for a package that GitHub does not know; what it does not answer is left for later to explain. */
const mayExist = async (client: Client, owner: Owner, ref: PackageRef): Promise<boolean> => {
  const found = await getPackage(client, owner, ref)
  return !found.ok || found.value !== null
}

/** Marks the docker packages that GitHub lists as conflicting; one request, and only where there is such a package. */
export const markConflicts = async (
  client: Client,
  owner: Owner,
  targets: readonly Target[]
): Promise<{ targets: readonly Target[]; warnings: readonly string[] }> => {
  if (targets.every(({ ref }) => ref.type !== 'docker')) return { targets, warnings: [] }
  const listed = await listConflicts(client, owner).catch((error) => err(String(error)))
  if (!listed.ok) return { targets, warnings: [listed.problem] }
  const isConflicting = ({ ref }: Target): boolean => ref.type === 'docker' && listed.value.includes(ref.name)
  return {
    targets: targets.map((target) => (isConflicting(target) ? { ...target, conflicting: true } : target)),
    warnings: []
  }
}
