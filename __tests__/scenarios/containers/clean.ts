import { expect } from '@jest/globals'
import { neededBy, type PullResult, pull } from '../../../simulator/pull.ts'
import type { SimPackage, SimVersion } from '../../../simulator/world.ts'
import { type Inputs, mutations, packageOf, type Run, type setUp } from '../../action.ts'

/** Versions by the names that a test gives them. */
export type Named = Readonly<Record<string, SimVersion>>

/** The result of pulling each tag of a package, and the ids of all that belongs to the tag. */
type PullableTags = ReadonlyMap<string, { readonly pull: PullResult; readonly needs: readonly number[] }>

export const pullableTags = (pkg: SimPackage): PullableTags =>
  new Map(
    [...pkg.tags.keys()].map((tag) => [
      tag,
      { pull: pull(pkg, tag), needs: [...neededBy(pkg, [tag])].map(({ id }) => id).toSorted() }
    ])
  )

/** Expects every tag that is still there to give, on every platform, what it gave before, and to have all that belongs to it. */
export const expectWhole = (before: PullableTags, pkg: SimPackage): void => {
  const after = pullableTags(pkg)
  expect(Object.fromEntries(after)).toEqual(Object.fromEntries([...before].filter(([tag]) => after.has(tag))))
}

/** Returns the action and the reasons of each version in the report, with names in place of ids. */
export const decisionsOf = (run: Pick<Run, 'report'>, named: Named): Record<string, string> => {
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
 * deleted is what is gone, and every tag that is kept pulls as before. Returns the second run.
 */
export const clean = async (
  { app, act }: Pick<Awaited<ReturnType<typeof setUp>>, 'app' | 'act'>,
  named: Named,
  inputs: Inputs
): Promise<Run & { readonly decisions: Record<string, string> }> => {
  const before = pullableTags(app)
  const there = idsOf(app.versions)
  const dry = await act({ ...inputs, 'dry-run': 'true' })
  expect(mutations(dry.requests)).toEqual([])

  const run = await act(inputs)
  const decisions = decisionsOf(run, named)
  expect(decisionsOf(dry, named)).toEqual(decisions)
  expectWhole(before, app)
  const deleted = packageOf(run).versions.filter(({ outcome }) => outcome === 'deleted')
  const gone = new Set(there).difference(new Set(idsOf(app.versions)))
  expect(deleted.map(({ id }) => id).toSorted()).toEqual([...gone])

  const again = await act(inputs)
  expect(mutations(again.requests)).toEqual([])
  expect(again.outputs).toMatchObject({ 'planned-count': '0', 'deleted-count': '0' })
  return { ...run, decisions }
}
