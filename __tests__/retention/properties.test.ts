import { describe, expect, test } from '@jest/globals'
import { evaluateWithoutManifests, labelsOf } from '../../src/retention/evaluate.ts'
import { buildGraph, reachableFrom } from '../../src/retention/graph.ts'
import { helperSubject, type ManifestFact } from '../../src/retention/manifest.ts'
import { capChanges, type Plan, planPackage } from '../../src/retention/plan.ts'
import { type Policy, periods, type Rule } from '../../src/retention/policy.ts'
import { createLeaves, findUnread } from '../../src/retention/unread-manifests.ts'
import type { Digest } from '../../src/retention/version.ts'
import fc from '../fast-check.ts'
import { inventoryOf, packages, policies, type RandomPackage } from './arbitraries.ts'
import { container, image, now, patterns, policy, rule, unknownRefs } from './builders.ts'

const planOf = (pkg: RandomPackage, of: Policy, unreadable: readonly Digest[] = []): Plan =>
  planPackage({ ...inventoryOf(pkg), unreadable }, of, pkg.refs, now)

/** Checks a property for random packages and policies; if it fails, fast-check prints the seed and the smallest case. */
const holdsForAll = (runs: number, property: (pkg: RandomPackage, of: Policy) => void): void =>
  fc.assert(fc.property(packages, policies, property), { numRuns: runs })

const indexesOf = ({ decisions }: Plan, action: 'keep' | 'delete'): number[] =>
  decisions.flatMap((decision, index) => ((decision.action === 'delete') === (action === 'delete') ? [index] : []))

/** True if a tagged version that a tagged index lists also belongs to another image. */
const hasSignaturesAsPlatforms = ({ type, versions, manifests }: RandomPackage): boolean => {
  const { listedBy, neededBy } = buildGraph(versions, manifests)
  return (
    type === 'container' &&
    listedBy.some((indexes, index) => indexes.length > 0 && neededBy[index]?.length !== indexes.length)
  )
}

/** Returns the indexes that each version needs, computed by brute force. */
const needsOf = ({ type, versions, manifests }: RandomPackage): number[][] =>
  versions.map((owner) =>
    versions.flatMap((part, index) => {
      const [above, below] = [manifests.get(owner.name), manifests.get(part.name)]
      if (type !== 'container' || owner === part) return []
      const lists = typeof above === 'object' && above.children.some((child) => child.digest === part.name)
      const refers = typeof below === 'object' && below.subject === owner.name
      return lists || refers || part.tags.some((tag) => helperSubject(tag) === owner.name) ? [index] : []
    })
  )

const isTied = (needs: readonly number[][], owner: number, part: number): boolean =>
  reachableFrom([part], needs).has(owner)

const hasRing = (needs: readonly number[][]): boolean =>
  needs.some((parts, owner) => parts.some((part) => isTied(needs, owner, part)))

/** The package after a run: without what the plan deletes, and without the tags that it removes. */
const leftOf = (pkg: RandomPackage, { decisions }: Plan): RandomPackage => ({
  ...pkg,
  versions: decisions.flatMap(({ version, action, untag }) =>
    action === 'delete' ? [] : [{ ...version, tags: version.tags.filter((tag) => !untag.includes(tag)) }]
  )
})

describe('a plan', () => {
  test('decides every version exactly once, and says why', () => {
    holdsForAll(1000, (pkg, of) => {
      const plan = planOf(pkg, of)
      expect(plan.decisions.map(({ version }) => version.id)).toEqual(pkg.versions.map(({ id }) => id))
      expect(plan.decisions.filter(({ reasons }) => reasons.length === 0)).toEqual([])
      expect(plan.changes.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual(indexesOf(plan, 'delete'))
    })
  })

  test('does not depend on the order of versions, tags, rules and patterns', () => {
    const normalized = (plan: Plan, rules: readonly Rule[], listed: readonly Rule[]) => ({
      ...plan,
      decisions: plan.decisions
        .map((decision) => ({
          ...decision,
          version: decision.version.id,
          untag: decision.untag.toSorted(),
          reasons: decision.reasons
            .map((reason) => {
              const number =
                'rule' in reason ? rules.slice(reason.rule, reason.rule + 1).map((rule) => listed.indexOf(rule)) : null
              const ids = 'ids' in reason ? reason.ids.toSorted() : null
              const labels = 'labels' in reason ? reason.labels.toSorted() : null
              const misses = 'misses' in reason ? reason.misses.map((miss) => JSON.stringify(miss)).toSorted() : null
              return JSON.stringify({ ...reason, rule: number, ids, labels, misses })
            })
            .toSorted()
        }))
        .toSorted((a, b) => a.version - b.version),
      changes: plan.changes.map(({ index, after, time }) => ({
        time,
        id: plan.decisions[index]?.version.id,
        after: after.map((owner) => plan.decisions[owner]?.version.id).toSorted()
      }))
    })
    const shuffled = fc.infiniteStream(fc.nat(1000))
    fc.assert(
      fc.property(packages, policies, shuffled, (pkg, of, numbers) => {
        const shuffle = <T>(list: readonly T[]): T[] =>
          list
            .map((item) => ({ item, turn: Number(numbers.next().value) }))
            .toSorted((a, b) => a.turn - b.turn)
            .map(({ item }) => item)
        const versions = shuffle(pkg.versions.map((version) => ({ ...version, tags: shuffle(version.tags) })))
        const rules = shuffle(of.rules)
        const reordered = rules.map((rule) => ({ ...rule, delete: patterns(...shuffle(rule.delete.sources)) }))
        const turned = planOf({ ...pkg, versions }, { ...of, rules: reordered })
        expect(normalized(turned, rules, of.rules)).toEqual(normalized(planOf(pkg, of), of.rules, of.rules))
      }),
      { numRuns: 600 }
    )
  })

  test('keeps what a kept version needs, and deletes nothing that anything kept leads to', () => {
    holdsForAll(1000, (pkg, of) => {
      const plan = planOf(pkg, of)
      const gone = new Set(indexesOf(plan, 'delete'))
      const led = reachableFrom(indexesOf(plan, 'keep'), needsOf(pkg))
      expect([...led].filter((index) => gone.has(index))).toEqual([])
    })
  })

  test('deletes nothing more in a second run at the same time', () => {
    holdsForAll(2000, (pkg, of) => {
      fc.pre(of.rules.every(isSteady))
      // In a cycle kept only for a version without a time, the others become images once the last owner is deleted.
      fc.pre(pkg.versions.every(({ created }) => created !== null && created <= now) || !hasRing(needsOf(pkg)))
      // A tagged platform that is also the signature of another image may be kept for that, and its index deleted.
      fc.pre(!hasSignaturesAsPlatforms(pkg))
      const again = planOf(leftOf(pkg, planOf(pkg, of)), of)
      expect(again.decisions.filter(({ action }) => action !== 'keep')).toEqual([])
    })
  })

  test('deletes nothing where there is no rule', () => {
    holdsForAll(300, (pkg, of) => {
      expect(indexesOf(planOf(pkg, { ...of, rules: [] }), 'delete')).toEqual([])
    })
  })

  test('deletes nothing while a manifest cannot be read', () => {
    holdsForAll(300, (pkg, of) => {
      const { status, changes, decisions, emptiesPackage } = planOf(pkg, of, ['sha256:x'])
      expect({ status, changes, emptiesPackage }).toEqual({ status: 'failed', changes: [], emptiesPackage: false })
      expect(decisions.filter(({ action }) => action !== 'keep')).toEqual([])
    })
  })

  test('deletes nothing more where more is protected, but what was kept only as the last of all', () => {
    const pattern = fc.constantFrom('pr-1', '1.0.*', 'main', '@untagged', '@any', '@prerelease')
    fc.assert(
      fc.property(packages, policies, pattern, (pkg, of, more) => {
        const protect = patterns(more, ...(of.protect?.sources ?? []))
        // A fuse that no longer blows, and a index under `max` that two others take, are another matter.
        const safety = { ...of.safety, maxDeletePercent: 100 }
        const rules = of.rules.filter(({ keep }) => keep.max === undefined)
        const before = planOf(pkg, { ...of, safety, rules })
        const stayedForFloor = before.decisions.flatMap(({ reasons }, index) =>
          reasons.some(({ code }) => code === 'min-keep') ? [index] : []
        )
        const excused = reachableFrom(stayedForFloor, needsOf(pkg))
        const kept = indexesOf(before, 'keep').filter((index) => !excused.has(index))
        const gone = new Set(indexesOf(planOf(pkg, { ...of, safety, rules, protect }), 'delete'))
        expect(kept.filter((index) => gone.has(index))).toEqual([])
      }),
      { numRuns: 1000 }
    )
  })

  test('keeps as many images as min-keep says, and one that GitHub would not delete', () => {
    holdsForAll(1000, (pkg, of) => {
      const plan = planOf(pkg, of)
      const left = leftOf(pkg, plan)
      if (plan.emptiesPackage) return expect(left.versions).toEqual([])
      const kept = plan.decisions.filter(
        ({ action, part }) => action !== 'delete' && part !== 'child' && part !== 'referrer'
      )
      expect(kept.length).toBeGreaterThanOrEqual(Math.min(of.minKeep ?? 1, plan.images))
      const lasting = ({ versions }: Pick<RandomPackage, 'versions'>): boolean =>
        versions.some((version) => pkg.type !== 'container' || labelsOf(version, 'container').length > 0)
      expect(lasting(left)).toBe(lasting(pkg))
    })
  })

  test('deletes no larger share than the fuse allows', () => {
    holdsForAll(1000, (pkg, of) => {
      const plan = planOf(pkg, of)
      const going = plan.changes.filter(({ image }) => image).length
      if (plan.images >= 10) expect(going / plan.images).toBeLessThanOrEqual(of.safety.maxDeletePercent / 100)
      expect(plan.status === 'fused').toBe(plan.decisions.some(({ reasons }) => reasons[0]?.code === 'fuse'))
    })
  })
})

describe('the changes of a plan', () => {
  test('come after those of their owners, and the oldest first', () => {
    holdsForAll(1000, (pkg, of) => {
      const { changes } = planOf(pkg, of)
      const needs = needsOf(pkg)
      const turns = new Map(changes.map(({ index }, turn) => [index, turn]))
      const early = changes.flatMap(({ index }, turn) =>
        (needs[index] ?? []).filter((part) => Number(turns.get(part)) < turn && !isTied(needs, index, part))
      )
      expect(early).toEqual([])
      const times = changes.map(({ time }) => time)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
    })
  })

  test('follow a chain of signatures of any length', () => {
    const length = 20_000
    const chain = Array.from({ length }, (_, at) => [
      `v${at} 9d`,
      at === 0 ? image() : image({ subject: `v${at - 1}` })
    ])
    const app = container({ ...Object.fromEntries(chain), 'main 1d main': image() })
    const { changes } = planPackage(app, policy([rule('@untagged')]), unknownRefs, now)
    expect(changes.map(({ index }) => index)).toEqual([...Array(length).keys()])
  })

  test('leave everything that is still there with all it needs, wherever they end, are refused or deferred', () => {
    const random = fc.record({
      end: fc.nat(15),
      refused: fc.uniqueArray(fc.nat(14), { maxLength: 2 }),
      cap: fc.option(fc.nat(5))
    })
    fc.assert(
      fc.property(packages, policies, random, (pkg, of, { end, refused, cap }) => {
        const plan = planOf(pkg, of)
        const deferred = capChanges([plan], cap).get(plan)
        const gone = new Set<number>()
        for (const { index, after } of plan.changes.slice(0, end)) {
          if (deferred?.has(index) || refused.includes(index)) continue
          if (after.every((owner) => gone.has(owner))) gone.add(index)
        }
        const needs = needsOf(pkg)
        const bereft = pkg.versions.flatMap((_, owner) =>
          gone.has(owner) ? [] : (needs[owner] ?? []).filter((part) => gone.has(part) && !isTied(needs, owner, part))
        )
        expect(bereft).toEqual([])
        const kept = reachableFrom(indexesOf(plan, 'keep'), needs)
        expect([...kept].filter((index) => gone.has(index))).toEqual([])
      }),
      { numRuns: 1500 }
    )
  })

  test('are made up to the cap, the oldest of all packages first, and the rest in later runs', () => {
    fc.assert(
      fc.property(packages, packages, policies, fc.nat(6), (one, other, of, cap) => {
        const plans = [planOf(one, of), planOf(other, of)]
        const deferred = capChanges(plans, cap)
        const images = plans.flatMap((plan) =>
          plan.changes
            .filter(({ image }) => image)
            .map(({ index, time }) => ({ time, late: deferred.get(plan)?.has(index) }))
        )
        const done = images.filter(({ late }) => !late)
        expect(done.length).toBe(Math.min(cap, images.length))
        const youngest = Math.max(...done.map(({ time }) => time))
        expect(images.filter(({ time, late }) => late && time < youngest)).toEqual([])
      }),
      { numRuns: 600 }
    )
  })
})

test('counting both times keeps all that counting by creation keeps, but what was kept only as the last of all', () => {
  const by = (of: Policy, clock: { by?: 'created' }): Policy => ({
    ...of,
    safety: { ...of.safety, maxDeletePercent: 100 },
    rules: of.rules.map(({ keep: { by: _, ...keep }, ...rule }) => ({ ...rule, keep: { ...keep, ...clock } }))
  })
  let more = 0
  holdsForAll(1500, (pkg, of) => {
    const byCreation = planOf(pkg, by(of, { by: 'created' }))
    const stayedForFloor = byCreation.decisions.flatMap(({ reasons }, index) =>
      reasons.some(({ code }) => code === 'min-keep') ? [index] : []
    )
    const excused = reachableFrom(stayedForFloor, needsOf(pkg))
    const gone = indexesOf(planOf(pkg, by(of, {})), 'delete')
    expect(indexesOf(byCreation, 'keep').filter((index) => gone.includes(index) && !excused.has(index))).toEqual([])
    if (gone.length < indexesOf(byCreation, 'delete').length) more++
  })
  expect(more).toBeGreaterThan(50)
})

describe('what is kept by its labels', () => {
  test('is kept whatever its manifests describe, so that only what is open need be read', () => {
    holdsForAll(1000, (pkg, of) => {
      const unread = evaluateWithoutManifests(inventoryOf(pkg), of, pkg.refs, now)
      const stays = unread.filter(({ deletable, labels }) => !deletable && labels.length > 0)
      const gone = new Set(indexesOf(planOf(pkg, of), 'delete'))
      expect(stays.filter(({ index }) => gone.has(index))).toEqual([])
      if (unread.every(({ deletable }) => !deletable)) expect([...gone]).toEqual([])
    })
  })
})

/** Reads of a package what `findUnread` asks for; what the registry would not tell counts as missing. */
const readAsNeeded = ({ versions, manifests }: RandomPackage, staying: readonly number[]) => {
  const read = new Map<Digest, ManifestFact>()
  const leaves = createLeaves(versions, read)
  for (;;) {
    const unread = findUnread(versions, { manifests: read, leaves }, staying, buildGraph(versions, read))
    // Leaves wait until it is known what is kept.
    const now = unread.filter(({ name }) => !leaves.has(name))
    for (const { name } of now.length > 0 ? now.slice(0, 1) : unread) {
      read.set(name, manifests.get(name) ?? 'missing')
      leaves.add(name, read.get(name) ?? 'missing')
    }
    if (unread.length === 0) return read
  }
}

/** The package in which indexes call entries single images where they are, and manifests that are not known are missing. */
const withLeaves = ({ versions, manifests, ...pkg }: RandomPackage): RandomPackage => {
  const isImage = (digest: Digest): boolean => {
    const fact = manifests.get(digest)
    return typeof fact === 'object' && fact.kind === 'image'
  }
  const facts = versions.map(({ name }): [Digest, ManifestFact] => {
    const fact = manifests.get(name) ?? 'missing'
    if (typeof fact !== 'object') return [name, fact]
    return [name, { ...fact, children: fact.children.map((each) => ({ ...each, leaf: isImage(each.digest) })) }]
  })
  return { ...pkg, versions, manifests: new Map(facts) }
}

describe('what is read of the manifests', () => {
  test('includes all that is deleted, and decides as if everything were read', () => {
    holdsForAll(1000, (random, of) => {
      const pkg = withLeaves({ ...random, type: 'container' })
      const unread = evaluateWithoutManifests(inventoryOf(pkg), of, pkg.refs, now)
      const staying = unread.filter(({ deletable }) => !deletable).map(({ index }) => index)
      const read = { ...pkg, manifests: readAsNeeded(pkg, staying) }
      const gone = indexesOf(planOf(read, of), 'delete')
      expect(gone.filter((index) => !read.manifests.has(pkg.versions[index]?.name ?? ''))).toEqual([])
      const all = indexesOf(planOf(pkg, of), 'delete')
      // Where a subject is only named by what is not read, signatures of other images count as those of another package.
      if (buildGraph(pkg.versions, read.manifests).foreign.size === 0) expect(gone).toEqual(all)
      else expect(gone.filter((index) => !all.includes(index))).toEqual([])
    })
  })
})

/**
 * Two combinations of keys ask of a run what it changes itself (docs/decisions.md). `unreleased` is answered by stable
 * versions: with one of them gone, a prerelease that is kept for another reason takes a slot. No other answer would do: were
 * those that go to count as gone already, their prereleases would outlive them. `max` by version drops what a period kept
 * by time, and the period then keeps another one, of a higher version; of that the linter warns.
 */
const isSteady = ({ keep }: Rule): boolean => {
  const counts = periods.some((key) => keep[key] !== undefined)
  const asksItself = keep.while === 'unreleased' && (counts || keep.latest !== undefined || keep.max !== undefined)
  return !asksItself && !(keep.by === 'version' && keep.max !== undefined && counts)
}
