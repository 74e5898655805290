import { describe, expect, test } from '@jest/globals'
import { findPolicy, noPolicy, planWithoutPolicy } from '../../src/retention/compare.ts'
import { parsePatterns } from '../../src/retention/pattern.ts'
import { type Plan, planPackage } from '../../src/retention/plan.ts'
import { comparePlans } from '../../src/retention/plan-difference.ts'
import fc from '../fast-check.ts'
import { inventoryOf, packages, policies, type RandomPackage } from './arbitraries.ts'
import { container, image, index, nameOf, now, policy, registry, rule, unknownRefs, unwrap } from './builders.ts'

const planOf = (pkg: RandomPackage, of: Parameters<typeof planPackage>[1]): Plan =>
  planPackage(inventoryOf(pkg), of, pkg.refs, now)

const deletedBy = ({ decisions }: Plan): ReadonlySet<number> =>
  new Set(decisions.filter(({ action }) => action === 'delete').map(({ version }) => version.id))

describe('the difference of two plans', () => {
  test('is what one of them deletes and the other does not, or untags otherwise', () => {
    fc.assert(
      fc.property(packages, policies, policies, (pkg, one, other) => {
        const [before, after] = [planOf(pkg, one), planOf(pkg, other)]
        const changed = comparePlans(before, after)
        const differing = new Set([...changed.values()].map(({ version }) => version.id))
        const deletions = deletedBy(before).symmetricDifference(deletedBy(after))
        const tagsOf = ({ decisions }: Plan): ReadonlySet<string> =>
          new Set(decisions.flatMap(({ version, untag }) => untag.map((tag) => `${version.id} ${tag}`)))
        const untagged = [...tagsOf(before).symmetricDifference(tagsOf(after))].map((text) => Number.parseInt(text, 10))
        expect(differing).toEqual(new Set([...deletions, ...untagged]))
        for (const [place, decision] of changed) expect(before.decisions[place]).toBe(decision)
      }),
      { numRuns: 500 }
    )
  })

  test('is none with the same rules in any order', () => {
    fc.assert(
      fc.property(packages, policies, (pkg, of) => {
        const turned = { ...of, rules: of.rules.toReversed() }
        expect(comparePlans(planOf(pkg, of), planOf(pkg, turned)).size).toBe(0)
      }),
      { numRuns: 300 }
    )
  })
})

test('a package to which no policy applies is kept as a whole', () => {
  const inventory = container({
    'app 9d v1': index(['child']),
    'child 9d': image(),
    'old 9d': image()
  })
  const { decisions, ...plan } = planWithoutPolicy(inventory)
  expect(plan).toEqual({ status: 'ok', images: 2, changes: [], emptiesPackage: false })
  expect(decisions.map(({ version, part, action, reasons }) => [nameOf(version.name), part, action, reasons])).toEqual([
    ['app', 'image', 'keep', [{ code: 'uncovered', labels: ['v1'] }]],
    ['child', 'child', 'keep', [{ code: 'uncovered', labels: ['@untagged'] }]],
    ['old', 'image', 'keep', [{ code: 'uncovered', labels: ['@untagged'] }]]
  ])
  expect(planWithoutPolicy(registry('npm', ['1.0.0 9d']))).toMatchObject({
    images: 1,
    decisions: [{ part: 'version' }]
  })
})

test('a plan that deletes a package is compared version by version', () => {
  const inventory = container({ 'a 9d x': image(), 'b 9d y': image() })
  const plan = (deleteEmptyPackages: boolean) =>
    planPackage(inventory, policy([rule('**')], { deleteEmptyPackages }), unknownRefs, now)
  const changed = comparePlans(plan(false), plan(true))
  expect([...changed.values()].map(({ version, action }) => [nameOf(version.name), action])).toEqual([['b', 'keep']])
})

test('the first policy of the type that matches the name applies', () => {
  const named = (name: string, type: 'container' | 'npm') => ({
    ...policy([], { type }),
    packages: unwrap(parsePatterns([name], 'package'))
  })
  const all = [named('ui', 'npm'), named('app', 'container'), named('*', 'container')]
  const indexes = ['app', 'other', 'a/b'].map((name) => findPolicy(all, { type: 'container', name }))
  expect(indexes).toEqual([1, 2, noPolicy])
})
