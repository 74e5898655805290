import { describe, expect, test } from '@jest/globals'
import type { ManifestFact } from '../../src/retention/manifest.ts'
import { planRestore, type RestoreCriteria, type RestoreInventory } from '../../src/retention/plan-restore.ts'
import type { PreviousVersion } from '../../src/retention/previous-report.ts'
import type { Reason } from '../../src/retention/reason.ts'
import type { DeletedVersion } from '../../src/retention/version.ts'
import fc from '../fast-check.ts'
import { digest, helperTag, image, index, now, patterns } from './builders.ts'

const day = 86_400_000

const gone = (id: number, name: string, tags: readonly string[] = [], days: number | null = 1): DeletedVersion => ({
  id,
  name: digest(name),
  tags,
  created: now - 50 * day,
  updated: null,
  deleted: days === null ? null : now - days * day
})

const earlier = (version: DeletedVersion, given: Partial<PreviousVersion> = {}): PreviousVersion => ({
  id: version.id,
  name: version.name,
  tags: [...version.tags],
  createdAt: version.created,
  updatedAt: version.updated,
  action: 'delete',
  outcome: 'deleted',
  part: version.tags.length > 0 ? 'image' : 'child',
  untag: [],
  needs: [],
  ...given
})

const plan = (
  trash: Partial<RestoreInventory>,
  choice: Partial<RestoreCriteria> = {},
  report: readonly PreviousVersion[] | null = null,
  finishedAt = now - day
) => {
  const all = { type: 'container', active: [], deleted: [], manifests: new Map(), revived: false, ...trash } as const
  const about = { schemaVersion: 1, mode: 'clean', dryRun: false, finishedAt, packages: [] } as const
  const chosen = { from: report && { ...about, packages: [] }, tags: null, since: null, ...choice }
  return planRestore(all, chosen, report && { finishedAt, versions: report }, now)
}

/** The ids of what is restored, in that order, each with its reasons. */
const order = ({
  changes,
  decisions
}: ReturnType<typeof plan>): readonly (readonly [number | undefined, string | undefined])[] =>
  changes.map(({ index: at }) => [decisions[at]?.version.id, decisions[at]?.reasons.map(({ code }) => code).join(' ')])

/** The ids that a change waits for. */
const waits = ({ changes, decisions }: ReturnType<typeof plan>, id: number): readonly (number | undefined)[] =>
  changes
    .filter(({ index: at }) => decisions[at]?.version.id === id)
    .flatMap(({ after }) => after.map((before) => decisions[before]?.version.id))

describe('without a report', () => {
  const parts = [gone(1, 'a'), gone(2, 'b', [], 3), gone(3, 'other', ['pr-2'])]
  const whole = gone(9, 'index', ['pr-1'], 2)
  const tags = patterns('pr-1')

  test('all untagged versions are restored before an image whose manifest cannot be read', () => {
    const restore = plan({ deleted: [whole, ...parts] }, { tags })
    expect(order(restore)).toEqual([
      [1, 'perhaps-needed'],
      [2, 'perhaps-needed'],
      [9, 'chosen']
    ])
    expect(waits(restore, 9)).toEqual([1, 2])
    expect(restore).toMatchObject({ guessed: 2, images: 1, status: 'ok' })
  })

  test('only its parts are restored where manifests can be read, at every depth', () => {
    const manifests = new Map([
      [whole.name, index(['b'])],
      [digest('b'), index(['a'])],
      [digest('a'), image()],
      [digest('other'), image()]
    ])
    const restore = plan({ deleted: [whole, ...parts, gone(7, 'c')], manifests }, { tags })
    expect(order(restore)).toEqual([
      [1, 'comes-with'],
      [2, 'comes-with'],
      [9, 'chosen']
    ])
    expect(restore.decisions[0]?.reasons).toEqual([{ code: 'comes-with', ids: [2] }])
    expect(waits(restore, 9)).toEqual([2])
  })

  test('all untagged versions are restored too if an index inside of it cannot be read', () => {
    const children = [
      { digest: digest('b'), leaf: false, platform: null },
      { digest: digest('a'), leaf: true, platform: null }
    ]
    const manifests = new Map<string, ManifestFact>([
      [whole.name, { ...index([]), children }],
      [digest('c'), 'missing']
    ])
    const restore = plan({ deleted: [whole, ...parts, gone(7, 'c')], manifests }, { tags })
    expect(order(restore)).toEqual([
      [7, 'perhaps-needed'],
      [1, 'comes-with'],
      [2, 'comes-with'],
      [9, 'chosen']
    ])
    expect(waits(restore, 2)).toEqual([7])
  })

  test('signatures are restored with what they sign, those of guesses after all guesses', () => {
    const signature = gone(4, 'sig', [`${helperTag('index')}.sig`])
    const ofGuess = gone(5, 'referrers', [helperTag('a')])
    const restore = plan({ deleted: [whole, signature, ofGuess, ...parts] }, { tags })
    expect(order(restore).map(([id]) => id)).toEqual([1, 2, 5, 4, 9])
    expect(waits(restore, 5)).toEqual([1, 2])
    expect(new Set(waits(restore, 9))).toEqual(new Set([1, 2, 5, 4]))
  })

  test('what was deleted last comes first, then the smaller id; unknown times come last', () => {
    const all = [gone(1, 'a', ['x'], null), gone(2, 'b', ['y'], 5), gone(4, 'c', ['z'], 2), gone(3, 'd', ['w'], 2)]
    expect(order(plan({ deleted: all }, { tags: patterns('@any') })).map(([id]) => id)).toEqual([3, 4, 2, 1])
  })

  test('untagged versions can be asked for by their keyword', () => {
    expect(order(plan({ deleted: parts }, { tags: patterns('@untagged') })).map(([id]) => id)).toEqual([1, 2])
  })

  test('a time chooses only what is known to be deleted since', () => {
    const since = now - 2 * day
    const all = [gone(1, 'a', [], 1), gone(2, 'b', [], 2), gone(3, 'c', [], 2.1), gone(4, 'd', [], null)]
    expect(order(plan({ deleted: all }, { since })).map(([id]) => id)).toEqual([1, 2])
  })

  test('other types have no parts', () => {
    const all = [gone(1, 'a', ['v1']), gone(2, 'b')]
    const restore = plan({ type: 'docker', deleted: all }, { tags: patterns('v1') })
    expect(order(restore)).toEqual([[1, 'chosen']])
    expect(restore.decisions[0]).toMatchObject({ part: 'version', action: 'restore' })
  })
})

describe('with a report', () => {
  const [child, whole] = [gone(1, 'a'), gone(2, 'index', ['pr-1'])]
  const report = [earlier(whole, { needs: [1, 3] }), earlier(child)]

  test('exactly what it deleted is restored, parts first, and nothing is guessed', () => {
    const restore = plan({ deleted: [gone(8, 'x'), whole, child] }, {}, report)
    expect(order(restore)).toEqual([
      [1, 'chosen'],
      [2, 'chosen']
    ])
    expect(waits(restore, 2)).toEqual([1])
    expect(restore).toMatchObject({ guessed: 0, images: 1 })
    expect(restore.decisions[1]?.reasons).toEqual([{ code: 'chosen', by: ['restore-from'], age: day }])
    expect(restore.changes.map((change) => change.image)).toEqual([false, true])
  })

  test('so it does by ids alone, where GitHub lists nothing', () => {
    const restore = plan({}, {}, report)
    expect(order(restore).map(([id]) => id)).toEqual([1, 2])
    expect(restore.decisions[1]?.version).toMatchObject({ tags: ['pr-1'], deleted: now - day })
  })

  test('what a later run deleted is restored too where something needs it', () => {
    const shared = gone(3, 'shared')
    const restore = plan({ deleted: [whole, shared] }, {}, [
      earlier(whole, { needs: [3] }),
      earlier(shared, { outcome: 'kept' })
    ])
    expect(order(restore)).toEqual([
      [3, 'comes-with'],
      [2, 'chosen']
    ])
  })

  test('what it only planned or kept is not restored', () => {
    expect(order(plan({ deleted: [child] }, {}, [earlier(child, { outcome: 'deferred' })]))).toEqual([])
  })

  test.each<[string, Partial<PreviousVersion>, number | null, boolean]>([
    ['that failed, of what GitHub says was deleted by then', { outcome: 'failed' }, 1, true],
    ['that failed, of what was deleted within a minute', { outcome: 'failed' }, 1 - 1 / 1440, true],
    ['that failed, of what was deleted later', { outcome: 'failed' }, 1 - 2 / 1440, false],
    ['that failed, of what was deleted nobody knows when', { outcome: 'failed' }, null, true],
    ['of tags that failed', { outcome: 'failed', action: 'untag' }, 1, false],
    ['that was not tried', { outcome: 'skipped' }, 1, false]
  ])('a deletion %s', (_, reported, days, isRestored) => {
    const version = gone(1, 'a', ['pr-1'], days)
    expect(order(plan({ deleted: [version] }, {}, [earlier(version, reported)]))).toEqual(
      isRestored ? [[1, 'chosen']] : []
    )
    const { deleted: _deleted, ...active } = version
    expect(plan({ active: [active] }, {}, [earlier(version, { outcome: 'failed' })]).decisions).toEqual([])
  })

  test('what is there already is said to be', () => {
    const restore = plan({ active: [whole], deleted: [child] }, { tags: patterns('pr-*') }, report)
    expect(order(restore)).toEqual([])
    expect(restore.decisions.map(({ action, reasons }) => [action, reasons])).toEqual([['keep', [{ code: 'active' }]]])
  })

  test('the tags are those of the report where GitHub does not list them', () => {
    const bare = { ...whole, tags: [] }
    const restore = plan({ deleted: [bare, child] }, { tags: patterns('pr-1') }, report)
    expect(order(restore)).toEqual([
      [1, 'comes-with'],
      [2, 'chosen']
    ])
    expect(restore.decisions[1]?.version.tags).toEqual(['pr-1'])
  })
})

test('a cycle of helper tags ends, and everything in it is restored', () => {
  const ring = [gone(1, 'a', ['v1', helperTag('b')]), gone(2, 'b', ['v2', helperTag('a')])]
  const restore = plan({ deleted: ring }, { tags: patterns('v1') })
  expect(new Set(order(restore).map(([id]) => id))).toEqual(new Set([1, 2]))
})

describe('what cannot be restored', () => {
  test.each([
    ['is over 30 days old', 30.1, [], /over 30 days ago/],
    ['was published again', 1, [{ ...gone(7, 'index'), tags: ['v1'] }], /published again, as version 7/]
  ])('since it %s is refused, and nothing waits for it', (_, days, active, problem) => {
    const child = gone(1, 'index', [], days)
    const whole = gone(2, 'top', ['v9'])
    const report = [earlier(whole, { needs: [1] }), earlier(child)]
    const restore = plan({ active, deleted: [child, whole] }, {}, report)
    expect([...restore.settled.values()]).toEqual([
      { index: 0, outcome: 'refused', problem: expect.stringMatching(problem) }
    ])
    expect(order(restore).map(([id]) => id)).toEqual([2])
    expect(waits(restore, 2)).toEqual([])
  })

  test('is known of a version that only the report knows by the end of its run', () => {
    const report = [earlier(gone(1, 'a', ['v1']))]
    expect(plan({}, {}, report, now - 31 * day).settled.size).toBe(1)
    expect(plan({}, {}, report, now - 29 * day).settled.size).toBe(0)
  })
})

test('a tag that has moved to another version is reported', () => {
  const moved: Reason = { code: 'tag-moved', tag: 'latest', id: 7 }
  const active = [{ ...gone(7, 'new'), tags: ['latest'] }]
  const { decisions } = plan({ active, deleted: [gone(1, 'a', ['v1', 'latest'])] }, { tags: patterns('v1') })
  expect(decisions[0]?.reasons.slice(1)).toEqual([moved])
})

test('what was restored with its package is settled, with the tags it had', () => {
  const [whole, child] = [gone(1, 'a', ['v1']), gone(2, 'b')]
  const active = [{ ...whole, tags: [] }, child]
  const restore = plan({ active, revived: true }, {}, [earlier(whole)])
  expect(restore.decisions.map(({ version, part, reasons }) => [version.tags, part, reasons[0]?.code])).toEqual([
    [['v1'], 'image', 'with-package'],
    [[], 'image', 'with-package']
  ])
  expect([...restore.settled.values()].map(({ outcome }) => outcome)).toEqual(['restored', 'restored'])
  expect(plan({ type: 'npm', active, revived: true }).decisions[0]?.part).toBe('version')
})

test('whatever is deleted and needed, each version has one decision, and waits only for what is restored before it', () => {
  const versions = fc.array(
    fc.record({
      tags: fc.subarray(['v1', 'pr-1', helperTag('x0'), helperTag('x1'), `${helperTag('x2')}.sig`]),
      days: fc.option(fc.integer({ min: 0, max: 40 })),
      needs: fc.array(fc.nat(9), { maxLength: 3 }),
      outcome: fc.constantFrom('deleted', 'kept', 'deferred'),
      where: fc.constantFrom('deleted', 'active', 'unlisted')
    }),
    { maxLength: 10 }
  )
  fc.assert(
    fc.property(versions, fc.boolean(), fc.boolean(), (given, reports, revived) => {
      const all = given.map(({ tags, days, where }, at) => ({ where, ...gone(at, `x${at}`, tags, days) }))
      const report = given.map(({ needs, outcome }, at) => earlier(all[at] ?? gone(at, ''), { needs, outcome }))
      const [active, deleted] = ['active', 'deleted'].map((place) => all.filter(({ where }) => where === place))
      const choice = reports ? {} : { tags: patterns('pr-*', '@untagged') }
      const restore = plan({ active: active ?? [], deleted: deleted ?? [], revived }, choice, reports ? report : null)
      const ids = restore.decisions.map(({ version }) => version.id)
      expect(new Set(ids).size).toBe(ids.length)
      const turns = new Map(restore.changes.map(({ index: at }, turn) => [at, turn]))
      for (const [turn, { after }] of restore.changes.entries()) {
        for (const before of after) expect(turns.get(before)).toBeLessThan(turn)
      }
      expect(restore.changes.filter(({ index: at }) => restore.settled.has(at))).toEqual([])
    })
  )
})
