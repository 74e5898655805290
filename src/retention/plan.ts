import { type Candidates, type Evaluation, evaluateVersions } from './evaluate.ts'
import { type Graph, type Part, reachableFrom, topologicalOrder } from './graph.ts'
import type { RefState } from './keep-rules.ts'
import type { Policy } from './policy.ts'
import type { Reason } from './reason.ts'
import type { DeletedVersion, Digest, PackageType, PackageVersion } from './version.ts'

/** All that was found out about one package. */
export interface Inventory extends Candidates {
  /** Manifests that matter and could not be read: while there is one, nothing of the package goes. */
  readonly unreadable: readonly Digest[]
}

/** What happens to one version, and all the reasons. */
export interface Decision {
  readonly version: PackageVersion | DeletedVersion
  readonly part: Part | 'version'
  readonly action: 'keep' | 'delete' | 'untag' | 'restore'
  /** The tags to remove from an image that stays. */
  readonly untag: readonly string[]
  readonly reasons: readonly Reason[]
  /** When the version may go by its age alone, in milliseconds; null where more would have to change. */
  readonly expires: number | null
}

/** One version that goes, or comes back; versions are named by their place in the listing. */
export interface Change {
  readonly index: number
  readonly image: boolean
  /** What has its turn before it: of what goes, all that it belongs to; of what comes back, all that it needs. */
  readonly after: readonly number[]
  /** When the youngest image that it belongs to, or is, was created. */
  readonly time: number
}

export interface Plan {
  readonly status: 'ok' | 'fused' | 'failed'
  /** One for each version, in the order of the listing. */
  readonly decisions: readonly Decision[]
  /** How many images there are, or versions of a type without images. */
  readonly images: number
  /** What goes, in the order in which it does: the oldest first, and everything after what it belongs to. */
  readonly changes: readonly Change[]
  /** Whether the package goes as a whole, since nothing of it stays. */
  readonly emptiesPackage: boolean
}

/** What became of one version of a plan, with what GitHub said where it was not as planned. */
export interface Outcome {
  readonly index: number
  readonly outcome:
    | 'deleted'
    | 'untagged'
    | 'restored'
    | 'gone'
    | 'refused'
    | 'failed'
    | 'changed'
    | 'deferred'
    | 'skipped'
  readonly problem: string | null
  /** GitHub said that the token may not do this in the package. */
  readonly denied?: true
  /** The tags that are gone from an image that stays. */
  readonly untagged?: readonly string[]
}

/** Packages with fewer images than this have no fuse: a share of a few images says little. */
const fusedFrom = 10

/** What an earlier plan changed, by the ids of its versions, with the tags that these had. */
export type ApprovedChanges = ReadonlyMap<
  number,
  Pick<Decision, 'action' | 'untag'> & { readonly tags: readonly string[] }
>

/**
 * Decides every version of a package once: a pure function of what is known of it, the policy, GitHub's facts and now.
 * Where there is an approved plan, only what that deleted, and has the same tags still, may go.
 */
export const planPackage = (
  inventory: Inventory,
  policy: Policy,
  facts: RefState,
  now: number,
  approved: ApprovedChanges | null = null
): Plan => {
  const { type, versions, graph, unreadable } = inventory
  const { safety, minKeep } = policy
  const judged = evaluateVersions(inventory, policy, facts, now)
  const judgements = approved ? judged.map((judgement) => checkApproval(judgement, approved)) : judged
  const staying = new Set(
    reachableFrom(
      placesOf(judgements, ({ deletable }) => !deletable),
      graph?.needs ?? []
    )
  )
  const emptiesPackage = safety.deleteEmptyPackages && minKeep === null && versions.length > 0 && staying.size === 0
  const floor = emptiesPackage ? new Set<number>() : raiseFloor(judgements, type, graph, minKeep ?? 1, staying)

  const images = judgements.filter(({ image }) => image).length
  const going = judgements.filter(({ image, index }) => image && !staying.has(index)).length
  const limit = safety.maxDeletePercent
  const fused = images >= fusedFrom && going * 100 > images * limit
  const fuse = fused ? ({ code: 'fuse', going, images, limit } as const) : null
  const spared: Reason | null = unreadable.length > 0 ? { code: 'unreadable' } : fuse

  const idsOf = (places: readonly number[]): number[] =>
    places.flatMap((place) => versions.slice(place, place + 1).map(({ id }) => id)).toSorted((a, b) => a - b)
  const decisions = judgements.map(({ index, version, part, image, deletable, reasons, removableTags }): Decision => {
    const owners = graph?.neededBy[index] ?? []
    if (!staying.has(index)) {
      if (spared) return { version, part, action: 'keep', untag: none, reasons: [spared], expires: null }
      const why = part === 'image' || image ? reasons : reasons.concat({ code: 'goes-with', ids: idsOf(owners) })
      return { version, part, action: 'delete', untag: none, reasons: why, expires: null }
    }
    const keepers = idsOf(owners.filter((owner) => staying.has(owner)))
    let why = deletable ? none : reasons
    if (keepers.length > 0) why = why.concat({ code: 'needed-by', ids: keepers })
    if (floor.has(index)) why = why.concat({ code: 'min-keep', limit: Math.max(minKeep ?? 1, 1) })
    const untag = spared || keepers.length > 0 || floor.has(index) ? none : removableTags
    return { version, part, action: untag.length > 0 ? 'untag' : 'keep', untag, reasons: why, expires: expiry(why) }
  })
  return {
    status: unreadable.length > 0 ? 'failed' : fused ? 'fused' : 'ok',
    decisions,
    images,
    changes: spared
      ? []
      : inOrder(
          judgements.filter(({ index }) => !staying.has(index)),
          graph
        ),
    emptiesPackage: emptiesPackage && spared === null
  }
}

/** What most of many versions have of most lists. */
const none: readonly never[] = []

const checkApproval = (judgement: Evaluation, approved: ApprovedChanges): Evaluation => {
  const { version, deletable, removableTags } = judgement
  const earlier = approved.get(version.id)
  const same = earlier !== undefined && sameTags(earlier.tags, version.tags)
  if (!deletable)
    return { ...judgement, removableTags: same ? removableTags.filter((tag) => earlier.untag.includes(tag)) : [] }
  if (same && earlier.action === 'delete') return judgement
  return { ...judgement, deletable: false, reasons: [{ code: 'not-in-plan' }] }
}

/** Whether two lists hold the same tags, in any order. */
export const sameTags = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((tag) => other.includes(tag))

const placesOf = (judgements: readonly Evaluation[], chosen: (judgement: Evaluation) => boolean): number[] =>
  judgements.filter(chosen).map(({ index }) => index)

const newestFirst = (a: Evaluation, b: Evaluation): number =>
  Number(b.version.created) - Number(a.version.created) || b.version.id - a.version.id

/**
 * Adds to what stays until enough images do, the newest first, and gives back those that stay for this alone. GitHub
 * refuses to delete the last tagged version of a container and the last version of any other type: one always stays.
 */
const raiseFloor = (
  judgements: readonly Evaluation[],
  type: PackageType,
  graph: Graph | null,
  minKeep: number,
  staying: Set<number>
): ReadonlySet<number> => {
  const floor = new Set<number>()
  const lasting = (judgement: Evaluation): boolean => type !== 'container' || judgement.labels.length > 0
  // An orphan is new to the floor once its subject is gone: it must not push out what stayed until then.
  const rank = (judgement: Evaluation): number => (lasting(judgement) ? 0 : graph?.orphans.has(judgement.index) ? 2 : 1)
  const images = judgements.filter(({ image }) => image)
  // Neither signatures of images in another package are images, nor do they make others count.
  const isForeign = ({ index }: Evaluation): boolean => graph?.foreign.has(index) ?? false
  const needed = reachableFrom(
    placesOf(judgements, (judgement) => !judgement.deletable && !isForeign(judgement)),
    graph?.needs ?? []
  )
  // Untagged, what is pinned by its digest or its time may be a part of an image that is gone.
  const isPart = ({ labels, reasons }: Evaluation): boolean =>
    labels.length === 0 && reasons.some((reason) => reason.code === 'unknown-time' || 'digest' in reason)
  const kept = images.filter((judgement) => needed.has(judgement.index) && !isForeign(judgement) && !isPart(judgement))
  let count = kept.length
  let lastingCount = kept.filter(lasting).length
  if (count >= minKeep && lastingCount > 0) return floor
  const candidates = images
    .filter(({ index }) => !staying.has(index))
    .toSorted((a, b) => rank(a) - rank(b) || newestFirst(a, b))
  for (const candidate of candidates) {
    if (count >= minKeep && (lastingCount > 0 || !lasting(candidate))) break
    if (staying.has(candidate.index)) continue
    floor.add(candidate.index)
    for (const index of reachableFrom([candidate.index], graph?.needs ?? [])) {
      const judgement = judgements[index]
      if (!judgement || staying.has(index)) continue
      staying.add(index)
      if (judgement.image) count++
      if (judgement.image && lasting(judgement)) lastingCount++
    }
  }
  return floor
}

/** When the last of the reasons ends by time alone; null where one of them does not. */
const expiry = (reasons: readonly Reason[]): number | null => {
  const ends = reasons.map((reason) => ('until' in reason ? reason.until : undefined) ?? Number.POSITIVE_INFINITY)
  const last = Math.max(...ends)
  return Number.isFinite(last) ? last : null
}

/** A version that goes, on its way into the order. */
interface Place {
  readonly judgement: Evaluation
  time: number
  turn: number
}

const nowhere: readonly Place[] = []

/** The changes in their order, the oldest image first and each version after those that it belongs to. */
const inOrder = (going: readonly Evaluation[], graph: Graph | null): Change[] => {
  const all = going.map((judgement): Place => ({ judgement, time: Number.NaN, turn: 0 }))
  const places = new Map(all.map((place) => [place.judgement.index, place]))
  const within = (edges: Graph['needs'] | undefined, { judgement }: Place): readonly Place[] => {
    const ends = edges?.[judgement.index] ?? []
    return ends.length > 0 ? ends.flatMap((end) => places.get(end) ?? []) : nowhere
  }

  const imagesFirst = (a: Place, b: Place): number => Number(b.judgement.image) - Number(a.judgement.image)
  for (const youngest of all.toSorted((a, b) => imagesFirst(a, b) || newestFirst(a.judgement, b.judgement))) {
    const reached = [youngest]
    for (const place of reached) {
      if (!Number.isNaN(place.time)) continue
      place.time = Number(youngest.judgement.version.created)
      reached.push(...within(graph?.needs, place))
    }
  }
  const idOf = ({ judgement }: Place): number => judgement.version.id
  const starts = all.toSorted((a, b) => imagesFirst(a, b) || idOf(b) - idOf(a))
  const partsOf = (owner: Place): readonly Place[] => {
    const parts = within(graph?.needs, owner)
    return parts.length > 1 ? parts.toSorted((a, b) => idOf(a) - idOf(b)) : parts
  }
  const order = topologicalOrder(starts, partsOf).toSorted((a, b) => a.time - b.time)

  for (const [turn, place] of order.entries()) place.turn = turn
  return order.map((place) => {
    const { index, image } = place.judgement
    const owners = within(graph?.neededBy, place)
    const before = owners.length > 0 ? owners.filter((owner) => owner.turn < place.turn) : owners
    const after = before.length > 0 ? before.map((owner) => owner.judgement.index) : none
    return { index, image, time: place.time, after }
  })
}

/** What of several plans is carried out under a cap on images over all of them, the oldest first; the rest is deferred. */
export const capChanges = (plans: readonly Plan[], cap: number | null): ReadonlyMap<Plan, ReadonlySet<number>> => {
  const images = plans.flatMap((plan) => plan.changes.filter(({ image }) => image).map((change) => ({ plan, change })))
  const late = cap === null ? [] : images.toSorted((a, b) => a.change.time - b.change.time).slice(cap)
  const deferred = new Map(plans.map((plan) => [plan, new Set<number>()]))
  for (const { plan, change } of late) deferred.get(plan)?.add(change.index)
  for (const [plan, places] of deferred) {
    for (const { index, after } of plan.changes) if (after.some((owner) => places.has(owner))) places.add(index)
  }
  return deferred
}

/** A plan, and the policy that made it. */
interface Capped {
  readonly plan: Plan
  readonly policyIndex: number
  readonly policy: Policy
}

/**
 * What the caps leave for the next run: that of a policy over its packages, that of the run over all packages whose policy
 * has none. What was changed `earlier` in the run counts.
 */
export const deferChanges = (
  planned: readonly Capped[],
  maxDeletions: number | null,
  earlier: readonly (Capped & { readonly deferred: ReadonlySet<number> })[] = []
): ReadonlyMap<Plan, ReadonlySet<number>> => {
  const capOf = ({ policy }: Capped): number | null => policy.safety.maxDeletions
  const groupOf = (each: Capped): number | null => (capOf(each) === null ? null : each.policyIndex)
  const groups = Map.groupBy(planned, groupOf)
  const deferred = [...groups].flatMap(([key, group]) => {
    const cap = group.reduce<number | null>((_, each) => capOf(each), null) ?? maxDeletions
    const before = earlier.filter((each) => groupOf(each) === key)
    const used = before.flatMap((each) =>
      each.plan.changes.filter((change) => change.image && !each.deferred.has(change.index))
    )
    const plans = group.map(({ plan }) => plan)
    return [...capChanges(plans, cap === null ? null : Math.max(0, cap - used.length))]
  })
  return new Map(deferred)
}
