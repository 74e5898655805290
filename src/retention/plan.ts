import type { RefState } from './conditions.ts'
import { type Candidates, type Evaluation, evaluateVersions } from './evaluate.ts'
import { type Graph, type Part, reachableFrom, topologicalOrder } from './graph.ts'
import type { Policy } from './policy.ts'
import type { Reason } from './reason.ts'
import { type DeletedVersion, type Digest, type PackageVersion, sameTags } from './version.ts'

/** The candidates of one package, with all that was found out about them. */
export interface Inventory extends Candidates {
  /** Manifests that matter and could not be read: while there are any, nothing of the package is deleted. */
  readonly unreadable: readonly Digest[]
}

/** The decision about one version, with all reasons. */
export interface Decision {
  readonly version: PackageVersion | DeletedVersion
  readonly part: Part | 'version'
  readonly action: 'keep' | 'delete' | 'untag' | 'restore'
  /** The tags to remove from an image that is kept. */
  readonly untag: readonly string[]
  readonly reasons: readonly Reason[]
}

/** One version to delete or restore; versions are given by their indexes in the decisions. */
export interface Change {
  readonly index: number
  readonly image: boolean
  /** Changes that must finish first: for a delete, every owner; for a restore, every part. */
  readonly after: readonly number[]
  /** When the youngest image that it belongs to, or is, was created. */
  readonly time: number
}

export interface Plan {
  readonly status: 'ok' | 'fused' | 'failed'
  /** One for each version, in the order of the listing. */
  readonly decisions: readonly Decision[]
  /** The number of images, or of versions of a type without images. */
  readonly images: number
  /** The changes in the order in which they are made: the oldest first, and every part after its owners. */
  readonly changes: readonly Change[]
  /** True if the package is deleted as a whole, since nothing of it is kept. */
  readonly emptiesPackage: boolean
}

/** The outcome of one change, with GitHub's answer if it was not made as planned. */
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
  /** Set if GitHub said that the token may not do this in the package. */
  readonly denied?: true
  /** The tags that were removed from an image that is kept. */
  readonly untagged?: readonly string[]
}

/** Smaller packages are exempt from `max-delete-percent`: a percentage of a few images says little. */
const minLimitedImages = 10

/** The approved changes by version id, with the tags each version had when it was approved. */
export type ApprovedChanges = ReadonlyMap<
  number,
  Pick<Decision, 'action' | 'untag'> & { readonly tags: readonly string[] }
>

/**
 * Returns the plan for one package, which decides every version once: a pure function of the inventory, the policy, the
 * refs and the time. With `approved`, only versions are deleted that it deletes and whose tags are the same still.
 */
export const planPackage = (
  inventory: Inventory,
  policy: Policy,
  refs: RefState,
  now: number,
  approved: ApprovedChanges | null = null
): Plan => {
  const { type, graph, versions, unreadable } = inventory
  const { safety, minKeep } = policy
  const evaluated = evaluateVersions(inventory, policy, refs, now)
  const evaluations = approved ? checkApprovals(evaluated, graph, approved) : evaluated
  const kept = reachableFromKept(evaluations, graph)
  const emptiesPackage = safety.deleteEmptyPackages && minKeep === null && versions.length > 0 && kept.size === 0
  const minimum = emptiesPackage ? new Set<number>() : enforceMinimum(evaluations, { type, graph }, minKeep ?? 1, kept)

  const images = evaluations.filter(({ image }) => image).length
  const overLimit = checkDeletePercent(evaluations, images, kept, safety.maxDeletePercent)
  const blockReason: Reason | null = unreadable.length > 0 ? { code: 'unreadable' } : overLimit
  const outcome = { ids: versions.map(({ id }) => id), kept, minimum, minKeep: minKeep ?? 1, blockReason }
  const deleted = blockReason ? [] : evaluations.filter(({ index }) => !kept.has(index))
  return {
    status: unreadable.length > 0 ? 'failed' : overLimit ? 'fused' : 'ok',
    decisions: evaluations.map((evaluation) => decide(evaluation, graph, outcome)),
    images,
    changes: orderChanges(deleted, graph),
    emptiesPackage: emptiesPackage && blockReason === null
  }
}

/** The value of most lists of most versions. */
const none: readonly never[] = []

/** Keeps what an approved plan does not delete. Versions that other kept versions need are kept for these. */
const checkApprovals = (
  evaluations: readonly Evaluation[],
  graph: Graph | null,
  approved: ApprovedChanges
): readonly Evaluation[] => {
  const kept = reachableFromKept(evaluations, graph)
  return evaluations.map((each) => (each.deletable && kept.has(each.index) ? each : checkApproval(each, approved)))
}

/** Returns the indexes of the versions that are kept for their own reasons, and of all that they need. */
const reachableFromKept = (evaluations: readonly Evaluation[], graph: Graph | null): Set<number> =>
  reachableFrom(indexesOf(evaluations.filter(({ deletable }) => !deletable)), graph?.needs ?? [])

const checkApproval = (evaluation: Evaluation, approved: ApprovedChanges): Evaluation => {
  const { version, deletable, removableTags } = evaluation
  const change = approved.get(version.id)
  const same = change !== undefined && sameTags(change.tags, version.tags)
  if (!deletable)
    return { ...evaluation, removableTags: same ? removableTags.filter((tag) => change.untag.includes(tag)) : [] }
  if (same && change.action === 'delete') return evaluation
  return { ...evaluation, deletable: false, reasons: [{ code: 'not-in-plan' }] }
}

const indexesOf = (evaluations: readonly Evaluation[]): number[] => evaluations.map(({ index }) => index)

const newestFirst = (a: Evaluation, b: Evaluation): number =>
  Number(b.version.created) - Number(a.version.created) || b.version.id - a.version.id

/** Returns why nothing is deleted if that were a larger share of the images than `limit` percent; null otherwise. */
const checkDeletePercent = (
  evaluations: readonly Evaluation[],
  images: number,
  kept: ReadonlySet<number>,
  limit: number
): Reason | null => {
  const deleted = evaluations.filter(({ image, index }) => image && !kept.has(index)).length
  const isOver = images >= minLimitedImages && deleted * 100 > images * limit
  return isOver ? { code: 'fuse', going: deleted, images, limit } : null
}

/** The decision about the package as a whole. */
interface PackageOutcome {
  /** The ids of all versions, by their indexes. */
  readonly ids: readonly number[]
  /** The indexes of all versions that are kept, and of those that are kept for the minimum only. */
  readonly kept: ReadonlySet<number>
  readonly minimum: ReadonlySet<number>
  readonly minKeep: number
  /** The reason that keeps everything that could be deleted. */
  readonly blockReason: Reason | null
}

const decide = (
  { index, version, part, image, deletable, reasons: own, removableTags }: Evaluation,
  graph: Graph | null,
  { ids, kept, minimum, minKeep, blockReason }: PackageOutcome
): Decision => {
  const owners = graph?.neededBy[index] ?? []
  if (!kept.has(index)) {
    if (blockReason) return { version, part, action: 'keep', untag: none, reasons: [blockReason] }
    const isTop = part === 'image' || image
    const reasons = isTop ? own : own.concat({ code: 'goes-with', ids: idsOf(ids, owners) })
    return { version, part, action: 'delete', untag: none, reasons }
  }
  const keptOwners = owners.filter((owner) => kept.has(owner))
  let reasons = deletable ? none : own
  if (keptOwners.length > 0) reasons = reasons.concat({ code: 'needed-by', ids: idsOf(ids, keptOwners) })
  if (minimum.has(index)) reasons = reasons.concat({ code: 'min-keep', limit: Math.max(minKeep, 1) })
  const untag = blockReason || keptOwners.length > 0 || minimum.has(index) ? none : removableTags
  return { version, part, action: untag.length > 0 ? 'untag' : 'keep', untag, reasons }
}

const idsOf = (ids: readonly number[], indexes: readonly number[]): number[] =>
  indexes.map((index) => Number(ids[index])).toSorted((a, b) => a - b)

/**
 * Adds images to `kept`, the newest first, until `minKeep` of them are kept, and returns those added for this alone. GitHub
 * refuses to delete the last tagged version of a container and the last version of any other type: one is always kept.
 */
const enforceMinimum = (
  evaluations: readonly Evaluation[],
  { type, graph }: Pick<Inventory, 'type' | 'graph'>,
  minKeep: number,
  kept: Set<number>
): ReadonlySet<number> => {
  const added = new Set<number>()
  const satisfiesGitHub = ({ labels }: Evaluation): boolean => type !== 'container' || labels.length > 0
  const counted = countedImages(evaluations, graph)
  let count = counted.length
  let satisfying = counted.filter(satisfiesGitHub).length
  if (count >= minKeep && satisfying > 0) return added
  // An orphan becomes one when its subject is deleted: it must not displace what was kept until then.
  const priority = (each: Evaluation): number => (satisfiesGitHub(each) ? 0 : graph?.orphans.has(each.index) ? 2 : 1)
  const remaining = evaluations
    .filter(({ image, index }) => image && !kept.has(index))
    .toSorted((a, b) => priority(a) - priority(b) || newestFirst(a, b))
  for (const candidate of remaining) {
    if (count >= minKeep && (satisfying > 0 || !satisfiesGitHub(candidate))) break
    if (kept.has(candidate.index)) continue
    added.add(candidate.index)
    const images = keepWithParts(candidate, evaluations, graph, kept)
    count += images.length
    satisfying += images.filter(satisfiesGitHub).length
  }
  return added
}

/** Returns the kept images that count for the minimum. */
const countedImages = (evaluations: readonly Evaluation[], graph: Graph | null): readonly Evaluation[] => {
  // Signatures of images in another package are not images, nor do they make others count.
  const isForeign = ({ index }: Evaluation): boolean => graph?.foreign.has(index) ?? false
  const starts = indexesOf(evaluations.filter((each) => !each.deletable && !isForeign(each)))
  const needed = reachableFrom(starts, graph?.needs ?? [])
  // An untagged version that is kept for its digest or its time may be a part of an image that is gone.
  const isPart = ({ labels, reasons }: Evaluation): boolean =>
    labels.length === 0 && reasons.some((reason) => reason.code === 'unknown-time' || 'digest' in reason)
  return evaluations.filter((each) => each.image && needed.has(each.index) && !isForeign(each) && !isPart(each))
}

/** Adds an image and all that it needs to `kept`, and returns the images that this added. */
const keepWithParts = (
  { index: start }: Evaluation,
  evaluations: readonly Evaluation[],
  graph: Graph | null,
  kept: Set<number>
): readonly Evaluation[] => {
  const added = [...reachableFrom([start], graph?.needs ?? [])].filter((index) => !kept.has(index))
  for (const index of added) kept.add(index)
  return added.flatMap((index) => evaluations.slice(index, index + 1)).filter(({ image }) => image)
}

/** A version to delete, on its way into the order. */
interface OrderNode {
  readonly evaluation: Evaluation
  time: number
  position: number
}

const noNodes: readonly OrderNode[] = []

/** Returns the deletions in order, the oldest image first and each version after those that it belongs to. */
const orderChanges = (deleted: readonly Evaluation[], graph: Graph | null): Change[] => {
  const nodes = deleted.map((evaluation): OrderNode => ({ evaluation, time: Number.NaN, position: 0 }))
  const nodeOf = new Map<number, OrderNode>()
  if (graph) for (const node of nodes) nodeOf.set(node.evaluation.index, node)
  const within = (edges: Graph['needs'] | undefined, { evaluation }: OrderNode): readonly OrderNode[] => {
    const ends = edges?.[evaluation.index] ?? []
    return ends.length > 0 ? ends.flatMap((end) => nodeOf.get(end) ?? []) : noNodes
  }
  const partsOf = (owner: OrderNode): readonly OrderNode[] => within(graph?.needs, owner)
  setTimes(nodes, partsOf)

  const starts = nodes.toSorted((a, b) => imagesFirst(a, b) || idOf(b) - idOf(a))
  const sortedParts = (owner: OrderNode): readonly OrderNode[] => {
    const parts = partsOf(owner)
    return parts.length > 1 ? parts.toSorted((a, b) => idOf(a) - idOf(b)) : parts
  }
  // Without edges the order is the reverse of the starts.
  const linked = graph ? topologicalOrder(starts, sortedParts) : starts.toReversed()
  const order = linked.toSorted((a, b) => a.time - b.time)
  for (const [position, node] of order.entries()) node.position = position
  return order.map((node) => {
    const { index, image } = node.evaluation
    const owners = within(graph?.neededBy, node)
    const before = owners.length > 0 ? owners.filter((owner) => owner.position < node.position) : owners
    const after = before.length > 0 ? before.map((owner) => owner.evaluation.index) : none
    return { index, image, time: node.time, after }
  })
}

const idOf = ({ evaluation }: OrderNode): number => evaluation.version.id

const imagesFirst = (a: OrderNode, b: OrderNode): number => Number(b.evaluation.image) - Number(a.evaluation.image)

/** Sets the time of every node to that of the youngest image that it belongs to. */
const setTimes = (nodes: readonly OrderNode[], partsOf: (owner: OrderNode) => readonly OrderNode[]): void => {
  const youngestFirst = nodes.toSorted((a, b) => imagesFirst(a, b) || newestFirst(a.evaluation, b.evaluation))
  for (const youngest of youngestFirst) {
    const reached = [youngest]
    for (const node of reached) {
      if (!Number.isNaN(node.time)) continue
      node.time = Number(youngest.evaluation.version.created)
      reached.push(...partsOf(node))
    }
  }
}

/** Returns what a cap on images over several plans defers: of each plan, the indexes of its changes; the oldest are made. */
export const capChanges = (plans: readonly Plan[], cap: number | null): ReadonlyMap<Plan, ReadonlySet<number>> => {
  const deferred = new Map(plans.map((plan) => [plan, new Set<number>()]))
  if (cap === null) return deferred
  const images = plans.flatMap((plan) => plan.changes.filter(({ image }) => image).map((change) => ({ plan, change })))
  const late = images.toSorted((a, b) => a.change.time - b.change.time).slice(cap)
  for (const { plan, change } of late) deferred.get(plan)?.add(change.index)
  for (const [plan, indexes] of deferred) {
    for (const { index, after } of plan.changes) if (after.some((owner) => indexes.has(owner))) indexes.add(index)
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
 * Returns what the caps defer to the next run: the cap of a policy over its packages, that of the run over all packages
 * whose policy has none. What was changed `earlier` in the run counts.
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
