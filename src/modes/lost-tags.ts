import type { Decision, Outcome } from '../retention/plan.ts'
import type { PackageVersion } from '../retention/version.ts'

/** Returns an outcome for each restored version that is active without all of its tags, with the reason for each tag. */
export const findLostTags = (
  decisions: readonly Decision[],
  outcomes: ReadonlyMap<number, Outcome>,
  active: readonly PackageVersion[]
): Outcome[] => {
  const activeById = new Map(active.map((version) => [version.id, version]))
  const holders = new Map(active.flatMap(({ id, tags }) => tags.map((tag) => [tag, id] as const)))
  return decisions.flatMap(({ version }, index): Outcome[] => {
    const now = outcomes.get(index)?.outcome === 'restored' ? activeById.get(version.id) : undefined
    const lost = version.tags.filter((tag) => now && !now.tags.includes(tag))
    const texts = lost.map((tag) => {
      const holder = holders.get(tag)
      return holder === undefined
        ? `its tag ${tag} was not restored with it`
        : `its tag ${tag} now points to version ${holder} and is not moved back`
    })
    return texts.length > 0 ? [{ index, outcome: 'restored', problem: texts.join('; ') }] : []
  })
}
