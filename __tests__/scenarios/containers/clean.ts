import { expect } from '@jest/globals'
import { neededBy, type PullResult, pull } from '../../../simulator/pull.ts'
import type { SimPackage, SimVersion } from '../../../simulator/world.ts'
import { type Inputs, mutations, packageOf, type Run, type setUp } from '../../action.ts'

/** Versions by the names that a test gives them. */
export type Named = Readonly<Record<string, SimVersion>>

/** What each tag of a package gives to who pulls it, and the ids of all that belongs to it. */
type Offer = ReadonlyMap<string, { readonly pull: PullResult; readonly needs: readonly number[] }>

export const offerOf = (pkg: SimPackage): Offer =>
  new Map(
    [...pkg.tags.keys()].map((tag) => [
      tag,
      { pull: pull(pkg, tag), needs: [...neededBy(pkg, [tag])].map(({ id }) => id).toSorted() }
    ])
  )

/** Every tag that is still there gives, on every platform, what it gave before, and has all that belongs to it. */
export const expectWhole = (before: Offer, pkg: SimPackage): void => {
  const after = offerOf(pkg)
  expect(Object.fromEntries(after)).toEqual(Object.fromEntries([...before].filter(([tag]) => after.has(tag))))
}

/** What the report says of each version: its action and its reasons, with names in place of ids. */
export const verdictsOf = (run: Pick<Run, 'report'>, named: Named): Record<string, string> => {
  const nameOf = new Map(Object.entries(named).map(([name, { id }]) => [id, name]))
  return Object.fromEntries(
    packageOf(run).versions.map(({ id, action, reasons }) => {
      const codes = reasons.map((reason) => {
        const ids = 'ids' in reason ? reason.ids.map((each) => nameOf.get(each) ?? each).toSorted() : []
        return [reason.code, ...ids].join(' ')
      })
      return [nameOf.get(id) ?? id, `${action}: ${codes.join(', ')}`]
    })
  )
}

export const idsOf = (versions: Iterable<SimVersion>): number[] => [...versions].map(({ id }) => id).toSorted()

/**
 * Runs dry, for good, and once more. The first must change nothing and the last have nothing to do; what the report calls
 * deleted is what is gone, and every tag that stays pulls as before. Gives the run between.
 */
export const clean = async (
  { app, act }: Pick<Awaited<ReturnType<typeof setUp>>, 'app' | 'act'>,
  named: Named,
  inputs: Inputs
): Promise<Run & { readonly verdicts: Record<string, string> }> => {
  const before = offerOf(app)
  const there = idsOf(app.versions)
  const dry = await act({ ...inputs, 'dry-run': 'true' })
  expect(mutations(dry.requests)).toEqual([])

  const run = await act(inputs)
  const verdicts = verdictsOf(run, named)
  expect(verdictsOf(dry, named)).toEqual(verdicts)
  expectWhole(before, app)
  const deleted = packageOf(run).versions.filter(({ outcome }) => outcome === 'deleted')
  const gone = new Set(there).difference(new Set(idsOf(app.versions)))
  expect(deleted.map(({ id }) => id).toSorted()).toEqual([...gone])

  const again = await act(inputs)
  expect(mutations(again.requests)).toEqual([])
  expect(again.outputs).toMatchObject({ 'planned-count': '0', 'deleted-count': '0' })
  return { ...run, verdicts }
}
