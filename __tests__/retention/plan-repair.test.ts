import { describe, expect, test } from '@jest/globals'
import type { PackageUse } from '../../src/retention/in-use.ts'
import type { ManifestFact } from '../../src/retention/manifest.ts'
import { addRound, planRepair, type RepairInventory, withRestored } from '../../src/retention/plan-repair.ts'
import type { DeletedVersion, PackageVersion } from '../../src/retention/version.ts'
import { digest, helperTag, image, index, nameOf, now } from './builders.ts'

const hour = 3_600_000
let ids = 0

/** A version of this short name; its id is its position among all those of a test. */
const version = (name: string, ...tags: readonly string[]): PackageVersion => ({
  id: ++ids,
  name: digest(name),
  tags,
  created: now - 9 * hour,
  updated: now - 9 * hour
})
const deleted = (name: string, ...tags: readonly string[]): DeletedVersion => ({
  ...version(name, ...tags),
  deleted: now - hour
})
const expired = (name: string): DeletedVersion => ({ ...deleted(name), deleted: now - 31 * 24 * hour })

const inventory = (
  active: readonly PackageVersion[],
  gone: readonly DeletedVersion[],
  manifests: Readonly<Record<string, ManifestFact>>,
  use: PackageUse | null = null
): RepairInventory => ({
  active,
  deleted: gone,
  manifests: new Map(Object.entries(manifests).map(([name, fact]) => [digest(name), fact])),
  use
})

const pin = (name: string, isExact = true): PackageUse => ({
  versions: new Map([[name, { repository: '/acme/app', versions: [name], isExact, file: 'deploy.yml', line: 3 }]]),
  unversioned: null
})

/** Returns what is restored in its order, each with its part and the codes of its reasons. */
const restored = (given: RepairInventory, attempted?: ReadonlySet<number>): string[] => {
  const { decisions, changes } = planRepair(given, now, attempted)
  return changes
    .flatMap(({ index: at }) => decisions.slice(at, at + 1))
    .map(({ version, part, reasons }) => [nameOf(version.name), part, ...reasons.map(({ code }) => code)].join(' '))
}

/** Returns what each image lacks: `parts | lost`. */
const lacks = (given: RepairInventory): Record<string, string> =>
  Object.fromEntries(
    planRepair(given, now).repairs.map(({ tags, parts, lost }) => [
      tags.join(' '),
      `${parts.map(nameOf)} | ${lost.map(({ digest: name, why }) => `${nameOf(name)} ${why}`)}`
    ])
  )

describe('a repair restores', () => {
  test('a platform that an index lists, also where several do, and nothing that none lists', () => {
    const given = inventory(
      [version('top', 'v1'), version('other', 'v2'), version('amd')],
      [deleted('arm'), deleted('stray'), deleted('old', 'v0')],
      { top: index(['amd', 'arm']), other: index(['arm']), amd: image() }
    )
    expect(restored(given)).toEqual(['arm child missing-from'])
    expect(lacks(given)).toEqual({ v1: 'arm | ', v2: 'arm | ' })
  })

  test('nothing for an index that no tag leads to', () => {
    expect(restored(inventory([version('top')], [deleted('arm')], { top: index(['arm']) }))).toEqual([])
  })

  test('what a nested index lists once that is known, and says that it may not be known', () => {
    const nested = (manifests: Readonly<Record<string, ManifestFact>>) =>
      inventory([version('top', 'v1')], [deleted('inner'), deleted('arm')], { top: nestedIndex, ...manifests })
    const nestedIndex: ManifestFact = {
      ...index(['inner']),
      children: [{ digest: digest('inner'), leaf: false, platform: null }]
    }
    expect(restored(nested({}))).toEqual(['inner child missing-from'])
    expect(planRepair(nested({}), now).unread).toBe(1)
    expect(restored(nested({ inner: index(['arm']) }))).toEqual(['inner child missing-from', 'arm child missing-from'])
    expect(planRepair(nested({ inner: index(['arm']) }), now).unread).toBe(0)
  })

  test('signatures by their tags, after what they refer to, and not those that were replaced', () => {
    const [sig, att] = [`${helperTag('arm')}.sig`, `${helperTag('top')}.att`]
    const replaced = deleted('replaced', att)
    const given = inventory(
      [version('top', 'v1'), version('new', att)],
      [deleted('sig', sig), replaced, deleted('arm')],
      { top: index(['arm']), new: image() }
    )
    expect(restored(given)).toEqual(['arm child missing-from', 'sig referrer refers-to'])
    const plan = planRepair(given, now)
    expect(plan.changes.map(({ after }) => after)).toEqual([[], [0]])
    expect(plan).toMatchObject({ unread: 0, images: 0, status: 'ok' })
  })

  test('of several with one tag, or one digest, the last one deleted', () => {
    const sig = `${helperTag('top')}.sig`
    const last = { ...deleted('second', sig), deleted: now - 1 }
    const given = inventory(
      [version('top', 'v1')],
      [deleted('first', sig), last, { ...deleted('arm'), deleted: null }, deleted('arm')],
      { top: index(['arm']) }
    )
    expect(restored(given)).toEqual(['second referrer refers-to', 'arm child missing-from'])
  })

  test('an index of referrers, which may list more, and what an active one lists', () => {
    const given = inventory(
      [version('top', 'v1'), version('refs', helperTag('other')), version('other', 'v2')],
      [deleted('lost refs', helperTag('top')), deleted('bundle')],
      { top: image(), other: image(), refs: index(['bundle']) }
    )
    expect(restored(given)).toEqual(['lost refs referrer refers-to', 'bundle referrer missing-from'])
    expect(planRepair(given, now).unread).toBe(1)
    expect(lacks(given)).toEqual({ v1: 'lost refs | ', v2: 'bundle | ' })
  })

  test('an attestation by its subject where the registry still has it', () => {
    const given = inventory([version('top', 'v1')], [deleted('bundle')], {
      top: image(),
      bundle: image({ subject: 'top' })
    })
    expect(restored(given)).toEqual(['bundle referrer refers-to'])
    expect(restored({ ...given, deleted: [deleted('bundle', 'v1-sbom')] })).toEqual(['bundle referrer refers-to'])
  })

  test('a platform with a tag of its own, which may have moved', () => {
    const given = inventory([version('top', 'v1'), version('new', 'v1-arm')], [deleted('arm', 'v1-arm', 'v1-arm64')], {
      top: index(['arm'])
    })
    expect(restored(given)).toEqual(['arm child missing-from tag-moved'])
    expect(planRepair(given, now).decisions[0]?.version.tags).toEqual(['v1-arm', 'v1-arm64'])
  })

  test('what is in use after its parts, by a tag or a digest that certainly names it', () => {
    const given = (use: PackageUse) =>
      inventory(
        [version('top', 'v1')],
        [deleted('gone', 'v0'), deleted('arm'), deleted('sig', `${helperTag('gone')}.sig`)],
        {
          top: image(),
          gone: index(['arm'])
        },
        use
      )
    const all = ['arm child missing-from', 'sig referrer refers-to', 'gone image in-use']
    expect(restored(given(pin('v0')))).toEqual(all)
    expect(restored(given(pin(digest('gone'))))).toEqual(all)
    expect(restored(given(pin('v0', false)))).toEqual([])
    const plan = planRepair(given(pin('v0')), now)
    expect(plan).toMatchObject({ images: 1, changes: [{ after: [] }, { after: [] }, { image: true }] })
    expect(new Set(plan.changes[2]?.after)).toEqual(new Set([0, 1]))
  })

  test('what is in use and may have parts that are not known yet', () => {
    const given = inventory([version('top', 'v1')], [deleted('gone')], { top: image() }, pin(digest('gone')))
    expect(planRepair(given, now).unread).toBe(1)
    const known = inventory([version('arm')], [deleted('gone')], { gone: index(['arm']) }, pin(digest('gone')))
    expect(planRepair(known, now)).toMatchObject({ unread: 0, changes: [{ after: [] }] })
  })

  test('two versions whose tags refer to each other', () => {
    const given = inventory(
      [version('top', 'v1')],
      [deleted('one', helperTag('two')), deleted('two', helperTag('one'))],
      { top: index(['one']) }
    )
    expect(restored(given).toSorted()).toEqual(['one child missing-from refers-to', 'two referrer refers-to'])
  })

  test('what an untagged image in use lacks', () => {
    const given = inventory([version('top')], [deleted('arm')], { top: index(['arm']) }, pin(digest('top')))
    expect(restored(given)).toEqual(['arm child missing-from'])
    expect(restored({ ...given, use: pin('v9') })).toEqual([])
  })

  test('nothing twice', () => {
    const arm = deleted('arm')
    const given = inventory([version('top', 'v1')], [arm], { top: index(['arm']) })
    expect(restored(given, new Set([arm.id]))).toEqual([])
    expect(lacks(given)).toEqual({ v1: 'arm | ' })
  })
})

describe('a repair tells what is lost', () => {
  test('because it expired, is on no list, or is not in the registry', () => {
    const given = inventory(
      [version('top', 'v1'), version('bad', 'v2'), version('inner'), version('whole', 'v3')],
      [expired('arm')],
      {
        top: { ...index(['arm', 'never', 'inner', 'served']) },
        inner: index(['never']),
        served: image(),
        bad: 'missing',
        whole: image()
      }
    )
    expect(restored(given)).toEqual([])
    expect(lacks(given)).toEqual({ v1: ' | arm expired,never lost', v2: ' | bad unavailable' })
  })

  test('but not of layers that an index of a build cache lists, nor of types that are not known', () => {
    const cache: ManifestFact = {
      ...index(['layer']),
      children: [{ digest: digest('layer'), leaf: false, blob: true, platform: null }]
    }
    const given = inventory([version('cache', 'cache'), version('odd', 'odd')], [], {
      cache,
      odd: { ...index(['text']), kind: 'unknown' }
    })
    expect(lacks(given)).toEqual({})
  })

  test('but not of what only a signature lacks', () => {
    const given = inventory([version('top', 'v1'), version('refs', helperTag('top'))], [], {
      top: image(),
      refs: index(['stale'])
    })
    expect(lacks(given)).toEqual({})
  })
})

test('what is restored counts as active, and a second round adds to the first', () => {
  const [inner, arm] = [deleted('inner'), deleted('arm')]
  const first = inventory([version('top', 'v1')], [inner, arm], {
    top: { ...index(['inner']), children: [{ digest: digest('inner'), leaf: false, platform: null }] },
    inner: 'missing',
    arm: 'missing'
  })
  const plan = planRepair(first, now)
  const after = withRestored(withRestored(first, [inner]), [inner])
  expect(after.active.map(({ name }) => nameOf(name))).toEqual(['top', 'inner'])
  expect([...after.manifests.keys()].map(nameOf)).toEqual(['top', 'arm'])
  const read = { ...after, manifests: new Map([...after.manifests, [digest('inner'), index(['arm', 'gone'])]]) }
  const sum = addRound(plan, planRepair(read, now, new Set([inner.id])))
  expect(sum.decisions.map(({ version: { name } }) => nameOf(name))).toEqual(['inner', 'arm'])
  expect(sum.changes.map((change) => change.index)).toEqual([1])
  expect(sum.repairs).toMatchObject([
    { parts: [inner.name, arm.name], lost: [{ digest: digest('gone'), why: 'lost' }] }
  ])
  const whole = addRound(plan, planRepair(withRestored(first, [inner]), now, new Set([inner.id])))
  expect(whole.repairs).toMatchObject([{ parts: [inner.name], lost: [] }])
  const fresh = addRound({ ...plan, repairs: [] }, planRepair(read, now))
  expect(fresh.repairs).toHaveLength(1)
})
