import type { Decision, Outcome } from '../retention/plan.ts'
import type { PackageVersion } from '../retention/version.ts'

/** Returns an outcome for each restored version that is not active, or not with all of its tags, with the reason for each tag. */
export const findLostTags = (
  decisions: readonly Decision[],
  outcomes: ReadonlyMap<number, Outcome>,
  active: readonly PackageVersion[]
): Outcome[] => {
  const activeById = new Map(active.map((version) => [version.id, version]))
  const holders = new Map(active.flatMap(({ id, tags }) => tags.map((tag) => [tag, id] as const)))
  return decisions.flatMap(({ version }, index): Outcome[] => {
    if (outcomes.get(index)?.outcome !== 'restored') return []
    const now = activeById.get(version.id)
    if (!now) return [{ index, outcome: 'restored', problem: notListed }]
    const lost = version.tags.filter((tag) => !now.tags.includes(tag))
    const texts = lost.map((tag) => {
      const holder = holders.get(tag)
      return holder === undefined
        ? `its tag ${tag} was not restored with it`
        : `its tag ${tag} now points to version ${holder} and is not moved back`
    })
    return texts.length > 0 ? [{ index, outcome: 'restored', problem: texts.join('; ') }] : []
  })
}

const notListed = 'GitHub did not list it afterwards: it may have been deleted again; run again'
