import { formatList } from './reason.ts'

/** A package as far as it must be told from others; the page also reads types that are not known here. */
interface NamedPackage {
  readonly owner: string
  readonly type: string
  readonly name: string
}

/**
 * Returns a short name for each package of reports, in their order: its own name, with its owner, type and the number of its
 * report as far as others could be mistaken for it.
 */
export const labelPackages = (reports: readonly (readonly NamedPackage[])[]): readonly string[] => {
  const packages = reports.flatMap((packages, report) => packages.map((pkg) => ({ ...pkg, report })))
  const withType = labelByOwnerAndType(packages, packages)
  return distinguish(withType, (index) => `report ${(packages[index]?.report ?? 0) + 1}`)
}

/** Returns the names of packages, with their owners if there are several among others. */
const labelByOwnerAndType = (packages: readonly NamedPackage[], others: readonly NamedPackage[]): readonly string[] => {
  const hasOneOwner = new Set(others.map(({ owner }) => owner.toLowerCase())).size < 2
  const withOwner = packages.map(({ owner, name }) => (hasOneOwner ? name : `${owner}/${name}`))
  return distinguish(withOwner, (index) => packages[index]?.type)
}

/** Returns names, of which those that occur with several details have theirs in parentheses. */
const distinguish = (names: readonly string[], detailOf: (index: number) => string | undefined): readonly string[] => {
  const details = Map.groupBy(names.keys(), (index) => names[index])
  return names.map((name, index) => {
    const all = new Set(details.get(name)?.map(detailOf))
    return all.size > 1 ? `${name} (${detailOf(index)})` : name
  })
}

/** Returns a list of the first packages by their short names, with their owners if there are several among `others`. */
export const formatPackages = (
  packages: readonly NamedPackage[],
  others: readonly NamedPackage[] = packages,
  limit?: number
): string => formatList([...new Set(labelByOwnerAndType(packages, others))], limit)
