import type { Clock } from './github/clock.ts'
import { type Due, getVersion, listNewest, listVersions } from './github/packages.ts'
import { type Source, type Stock, stockUp, type Target } from './inventory.ts'
import { type Approved, type Plan, planPackage, sameTags } from './retention/plan.ts'
import { isTagged, type PackageVersion } from './retention/version.ts'

/** Says of versions, or of null for the package as a whole, whether they are still due when their turn has come. */
export type Freshness = (id: number | null) => ReturnType<Due>

/** What was seen is trusted for this long before it is looked at again. */
const trusted = 45_000

/** The age beyond which nothing may be deleted by what was seen, which leaves time for the deletion within a minute. */
const stale = 55_000
const maxLooks = 3

/** About as many deletions as fit into the time until the next look: more pages than this cost more than single reads. */
const singleReads = 150

/** What the last look saw. */
interface Look {
  readonly time: number
  readonly listed: ReadonlySet<number>
  /** What goes by the plan made anew, with the same tags as in the first one. */
  readonly due: ReadonlySet<number>
  readonly emptiesPackage: boolean
  /** Whether each version must be read by itself, since only the newest were listed. */
  readonly single: boolean
}

/**
 * Looks at a package again, at least every minute, while a plan for it is carried out, by whichever costs fewer requests:
 * the whole list, or the newest versions and each one that is about to go. What is pushed meanwhile makes a new plan;
 * only what both plans delete is due. `taken` is when the inventory was begun.
 */
export const keepFresh = (
  source: Source & { readonly clock: Clock },
  target: Target,
  stock: Stock,
  plan: Plan,
  { now, taken, approved }: { readonly now: number; readonly taken: number; readonly approved: Approved | null }
): Freshness => {
  const { client, owner, clock } = source
  const { ref, policy } = target
  const known = new Map(stock.versions.map((version) => [version.id, version]))
  const isAsKnown = ({ id, tags }: PackageVersion): boolean => {
    const before = known.get(id)
    return before !== undefined && sameTags(tags, before.tags)
  }
  const planned = new Set(plan.changes.flatMap(({ index }) => plan.decisions[index]?.version.id ?? []))
  // What this run deletes still counts as there: otherwise its parts would be judged by themselves.
  const begun = new Set<number>()
  let current = stock
  let last: Look = {
    // A deletion by others moves a version from one page to the next, unseen: only a list of one page is never torn.
    time: known.size <= pageSize ? taken : Number.NEGATIVE_INFINITY,
    listed: new Set(known.keys()),
    due: planned,
    emptiesPackage: plan.emptiesPackage,
    single: false
  }
  let looking: Promise<void> | null = null
  const pages = Math.ceil(known.size / pageSize)
  let listsWhole = pages <= singleReads || client.left() >= 2 * pages

  const list = async (): Promise<{ versions: readonly PackageVersion[]; single: boolean }> => {
    if (!listsWhole) {
      const newest = await listNewest(client, owner, ref)
      const pushed = newest.ok ? newest.value.filter(({ id }) => !known.has(id)) : []
      // A page of new versions only may not be all of them.
      if (newest.ok && pushed.length < newest.value.length)
        return { versions: [...pushed, ...known.values()], single: true }
    }
    const listed = await listVersions(client, owner, ref)
    if (!listed.ok) throw new Error(`${unchecked}: ${listed.problem}`)
    return { versions: listed.value, single: false }
  }

  const look = async (): Promise<Look> => {
    const time = clock.now()
    const { versions, single } = await list()
    listsWhole = pages <= singleReads && clock.now() - time < trusted / 2
    const listed = new Set(versions.map(({ id }) => id))
    const gone = [...begun].flatMap((id) => (listed.has(id) ? [] : (known.get(id) ?? [])))
    const all = [...versions, ...gone]
    if (all.length === current.versions.length && all.every(isAsKnown)) {
      return { ...last, time, listed, single }
    }
    current = await stockUp(source, target, all, stock.facts, now, current.manifests)
    const anew = planPackage(current, policy, stock.facts, now, approved)
    const going = anew.changes.flatMap(({ index }) => anew.decisions[index]?.version ?? [])
    const due = going.filter((version) => planned.has(version.id) && isAsKnown(version))
    return { time, listed, due: new Set(due.map(({ id }) => id)), emptiesPackage: anew.emptiesPackage, single }
  }

  const check: Freshness = async (id) => {
    if (clock.now() - last.time >= trusted) {
      // One that fails is the last one: what cannot be looked at stays.
      looking ??= look().then((seen) => {
        last = seen
        looking = null
      })
      await looking
    }
    if (id === null) return last.emptiesPackage ? 'due' : 'changed'
    if (last.single || !last.listed.has(id)) {
      const version = await getVersion(client, owner, ref, id)
      if (!version.ok) throw new Error(`${unchecked}: ${version.problem}`)
      if (version.value === null) return 'gone'
      if (!isAsKnown(version.value)) return 'changed'
    }
    return last.due.has(id) ? 'due' : 'changed'
  }

  return async (id) => {
    // Versions of other types have no tags to gain and nothing to be needed by; a deletion itself tells what is gone.
    if (!isTagged(ref.type) && id !== null) return 'due'
    for (let looks = 0; looks < maxLooks; looks++) {
      const asked = clock.now()
      const state = await check(id)
      if (state !== 'due') return state
      // A pause that GitHub asked for makes old what was seen before.
      if (clock.now() - Math.min(asked, last.time) >= stale) continue
      if (id !== null) begun.add(id)
      return 'due'
    }
    throw new Error(`${unchecked} within a minute`)
  }
}

const pageSize = 100
const unchecked = 'not deleted, since it cannot be checked again'
