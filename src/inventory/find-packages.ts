import type { Client } from '../github/client.ts'
import { getPackage, listConflicts, listPackages, type Owner } from '../github/packages.ts'
import type { PackageKey } from '../inputs/lists.ts'
import type { IfMissing } from '../inputs/table.ts'
import { exactNames, matchesName, unmatched } from '../retention/pattern.ts'
import type { Policy } from '../retention/policy.ts'
import { err, ok } from '../retention/result.ts'
import type { PackageRef, PackageType } from '../retention/version.ts'

/** A package that presumably exists, and the first policy that matches it. */
export interface Target {
  readonly ref: PackageRef
  readonly policyIndex: number
  readonly policy: Policy
  /** The number of its versions, if GitHub reported it. */
  readonly versionCount?: number | null
  /** GitHub could not migrate this docker package to the container registry. */
  readonly conflicting?: boolean
}

/** The policies to find packages for; `ifMissing` is for one that is named exactly and does not exist. */
interface PackageSearch {
  readonly client: Client
  readonly owner: Owner
  readonly policies: readonly Policy[]
  readonly ifMissing: IfMissing
  /** The only packages to find, which are not looked for in any list; null for all. */
  readonly only?: readonly PackageKey[] | null
  /** True if nothing but the search itself finds out that a package does not exist. */
  readonly onlyFinds?: boolean
  /** Policies to compare with, whose packages are found, too, under the indexes behind those of `policies`. */
  readonly compared?: readonly Policy[]
}

interface FoundPackages {
  readonly targets: readonly Target[]
  readonly problems: readonly string[]
  readonly warnings: readonly string[]
}

/**
 * Returns the packages that the policies match, in the order of their policies. Only patterns that are not names need a
 * listing. A package that is named exactly and missing is left out; with `ifMissing: 'error'` it is only asked for where no
 * later request of the run fails for it.
 */
export const findPackages = async (search: PackageSearch): Promise<FoundPackages> => {
  const found: FoundPackages[] = []
  const all = [...search.policies, ...(search.compared ?? [])]
  for (const type of new Set(all.map((policy) => policy.type))) found.push(await findOfType(search, type))
  const targets = found.flatMap((each) => each.targets)
  const marked = await markConflicts(search.client, search.owner, targets)
  return {
    targets: marked.targets.toSorted((a, b) => a.policyIndex - b.policyIndex),
    problems: [...found.flatMap(({ problems }) => problems), ...findUnmatched(search.only ?? [], all)],
    warnings: [...found.flatMap(({ warnings }) => warnings), ...marked.warnings]
  }
}

/** Returns a problem for each package that no policy matches. */
const findUnmatched = (only: readonly PackageKey[], policies: readonly Policy[]): readonly string[] =>
  only
    .filter(({ type, name }) => !policies.some((policy) => policy.type === type && matchesName(policy.packages, name)))
    .map(({ type, name }) => `input only: no policy matches the ${type} package ${name}; correct its type or its name`)

const findOfType = async (
  { client, owner, policies: own, compared = [], ifMissing, only = null, onlyFinds = false }: PackageSearch,
  type: PackageType
): Promise<FoundPackages> => {
  const policies = [...own, ...compared]
  const ours = policies.filter((policy) => policy.type === type)
  const exact = ours.flatMap(({ packages }) => packages.includes.flatMap(({ words }) => words ?? []))
  const onlyExact = only !== null || ours.every(({ packages }) => exactNames(packages) !== null)
  const listing = onlyExact ? ok([]) : await listPackages(client, owner, type)
  const listed = new Map(listing.ok ? listing.value.map(({ name, versions }) => [name, versions]) : [])
  const selected = only?.flatMap((each) => (each.type === type ? [each.name] : []))
  const names = [...new Set(selected ?? [...exact, ...listed.keys()])]
  const wanted = names.flatMap((name): Target[] => {
    const policyIndex = policies.findIndex((policy) => policy.type === type && matchesName(policy.packages, name))
    const policy = policies[policyIndex]
    const ref = { owner: owner.login, type, name }
    return policy ? [{ ref, policyIndex, policy, versionCount: listed.get(name) ?? null }] : []
  })
  const isAsked = ({ ref }: Target): boolean => (ifMissing !== 'error' || onlyFinds) && !listed.has(ref.name)
  const found = await Promise.all(wanted.map((target) => (isAsked(target) ? lookUp(client, owner, target) : target)))
  const targets = found.filter((target) => target !== null)
  const missing = wanted
    .filter((_, at) => found[at] === null)
    .map(
      ({ ref }) => `packages: the ${type} package ${ref.owner}/${ref.name} does not exist, or the token may not see it`
    )
  const problems = ifMissing === 'error' ? missing : []
  const warnings = ifMissing === 'warn' ? missing : []
  if (!listing.ok) return { targets, problems: [listing.problem, ...problems], warnings }
  if (only) return { targets, problems, warnings }
  const idle = new Set(
    ours.filter((policy) => own.includes(policy)).flatMap(({ packages }) => unmatched(packages, names, type, false))
  )
  for (const source of idle) warnings.push(`packages: "${source}" matches no ${type} package of ${owner.login}`)
  return { targets, problems, warnings }
}

/** Returns null for a package that GitHub does not know; a failed request is reported later. */
const lookUp = async (client: Client, owner: Owner, target: Target): Promise<Target | null> => {
  const found = await getPackage(client, owner, target.ref)
  if (!found.ok) return target
  return found.value && { ...target, versionCount: found.value.versions }
}

/** Marks the docker packages that GitHub lists as conflicting; one request, and only where there is such a package. */
export const markConflicts = async (
  client: Client,
  owner: Owner,
  targets: readonly Target[]
): Promise<Omit<FoundPackages, 'problems'>> => {
  if (targets.every(({ ref }) => ref.type !== 'docker')) return { targets, warnings: [] }
  const listed = await listConflicts(client, owner).catch((error) => err(String(error)))
  if (!listed.ok) return { targets, warnings: [listed.problem] }
  const isConflicting = ({ ref }: Target): boolean => ref.type === 'docker' && listed.value.includes(ref.name)
  return {
    targets: targets.map((target) => (isConflicting(target) ? { ...target, conflicting: true } : target)),
    warnings: []
  }
}
