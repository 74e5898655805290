import { labelsOf } from './evaluate.ts'
import { buildGraph, topologicalOrder } from './graph.ts'
import type { ManifestFact } from './manifest.ts'
import { covers, coversUntagged, type Patterns } from './pattern.ts'
import type { Change, Decision, Outcome, Plan } from './plan.ts'
import type { PreviousReport, PreviousVersion } from './previous-report.ts'
import type { Reason } from './reason.ts'
import { type DeletedVersion, type Digest, isTopLevel, type PackageType, type PackageVersion } from './version.ts'

/** The versions of a package of which some are to be restored. */
export interface RestoreInventory {
  readonly type: PackageType
  readonly active: readonly PackageVersion[]
  /** The versions that GitHub lists as deleted. */
  readonly deleted: readonly DeletedVersion[]
  /** The manifests of deleted versions that the registry still returns. */
  readonly manifests: ReadonlyMap<Digest, ManifestFact>
  /** True if the package itself was deleted, and this run restored it with all that is active. */
  readonly revived: boolean
}

/** Selects what to restore: versions that meet every criterion that is given. */
export interface RestoreCriteria {
  /** The report of the run that deleted them. */
  readonly from: PreviousReport | null
  readonly tags: Patterns | null
  /** Deleted at this time, in milliseconds, or later. */
  readonly since: number | null
}

export interface RestorePlan extends Plan {
  /** The outcomes that are known before any change: of versions that cannot be restored, or were with the package. */
  readonly settled: ReadonlyMap<number, Outcome>
  /** The number of untagged versions that are restored too, since the images that they belong to are unknown. */
  readonly guessed: number
  /** The number of versions that are not restored only because the time of their deletion is unknown. */
  readonly untimed: number
  /** Everything that is deleted, selected or not. */
  readonly candidates: readonly DeletedVersion[]
}

/** GitHub keeps deleted versions for 30 days, in milliseconds. */
const keptDeleted = 30 * 24 * 60 * 60 * 1000

/** True if GitHub is known to no longer restore a version. */
export const isExpired = ({ deleted }: DeletedVersion, now: number): boolean =>
  deleted !== null && deleted < now - keptDeleted

/** True if a time reaches back over everything that GitHub keeps; an hour is allowed for clocks that differ. */
const coversAllDeleted = (since: number | null, now: number): boolean =>
  since === null || since <= now - keptDeleted + 60 * 60 * 1000

/** True if a version was deleted recently enough; null if that is unknown. */
const isRecent = ({ deleted }: DeletedVersion, { since }: RestoreCriteria, now: number): boolean | null =>
  deleted === null ? coversAllDeleted(since, now) || null : since === null || deleted >= since

/** One package in a report, and when the run ended, in milliseconds. */
export interface PackageHistory {
  readonly finishedAt: number
  readonly versions: readonly PreviousVersion[]
}

/**
 * Returns whether a package that is deleted itself is to be restored as a whole: true if a version that the report
 * mentions is selected; null if only GitHub could tell when the package was deleted, which it does not.
 */
export const selectsPackage = (
  type: PackageType,
  criteria: RestoreCriteria,
  report: PackageHistory | null,
  now: number
): boolean | null => {
  if (report === null) return coversAllDeleted(criteria.since, now) || null
  const matches = criteriaMatcher(type, criteria, report)
  return mergeDeleted([], report, new Set()).some((version) => matches(version) && isRecent(version, criteria, now))
}

/**
 * Returns what to restore of one package, in which order: parts before what needs them, otherwise what was deleted last
 * first. The report, manifests and helper tags tell whose parts a version is; where none of them does so for an image that
 * is restored, all untagged versions are restored too.
 */
export const planRestore = (
  inventory: RestoreInventory,
  criteria: RestoreCriteria,
  report: PackageHistory | null,
  now: number
): RestorePlan => {
  const { type, active } = inventory
  const reported = new Map(report?.versions.map((version) => [version.id, version]))
  const matches = criteriaMatcher(type, criteria, report)
  const nodes = restoreNodes(inventory, report)
  const matching = nodes.filter(({ version }) => matches(version))
  const selected = new Set(matching.filter(({ version }) => isRecent(version, criteria, now)))
  const untimed = matching.filter(({ version }) => isRecent(version, criteria, now) === null).length
  const selection = selectParts(nodes, selected)
  const restored = planNodes(selection, criteria, activeIds(active), now)
  const present = planActive(inventory, reported, matches)
  const settled = present.flatMap(({ outcome }, position): [number, Outcome][] => {
    const index = restored.decisions.length + position
    return outcome ? [[index, { index, outcome, problem: null }]] : []
  })
  const decisions = [...restored.decisions, ...present.map(({ decision }) => decision)]
  return {
    status: 'ok',
    decisions,
    changes: restored.changes,
    emptiesPackage: false,
    settled: new Map([...restored.settled, ...settled]),
    candidates: nodes.map(({ version }) => version),
    images: decisions.filter(isImage).length,
    guessed: selection.guesses.size,
    untimed
  }
}

/** The versions to restore, by why they are. */
interface Selection {
  readonly selected: ReadonlySet<RestoreNode>
  /** Untagged versions that may be parts of selected images. */
  readonly guesses: ReadonlySet<RestoreNode>
  /** The guesses with their signatures, as far as tags tell whose these are. */
  readonly guessedParts: ReadonlySet<RestoreNode>
}

const selectParts = (nodes: readonly RestoreNode[], selected: ReadonlySet<RestoreNode>): Selection => {
  const certain = closureOf(selected)
  const isGuessing = [...certain].some(
    ({ unread, labels, version }) => unread && (labels.length > 0 || version.tags.length === 0)
  )
  const guessed = isGuessing ? nodes.filter((node) => node.version.tags.length === 0 && !certain.has(node)) : []
  const guesses = new Set(guessed)
  return { selected, guesses, guessedParts: closureOf(guesses) }
}

/** Guessed parts are restored first, then their signatures, then selected images. */
const orderNodes = ({ selected, guesses, guessedParts }: Selection): readonly RestoreNode[] => {
  const priority = (node: RestoreNode): number => (guesses.has(node) ? 0 : guessedParts.has(node) ? 1 : 2)
  const latestFirst = (a: RestoreNode, b: RestoreNode): number =>
    priority(a) - priority(b) || Number(b.version.deleted) - Number(a.version.deleted) || a.version.id - b.version.id
  const starts = [...closureOf([...selected, ...guessedParts])].toSorted(latestFirst)
  return topologicalOrder(starts, (node) => (guesses.has(node) ? [] : node.needs)).toReversed()
}

/** Returns the decisions and changes for what is to be restored, in order; what GitHub refuses is settled. */
const planNodes = (
  selection: Selection,
  criteria: RestoreCriteria,
  active: ActiveIds,
  now: number
): Pick<RestorePlan, 'decisions' | 'changes' | 'settled'> => {
  const { selected, guesses, guessedParts } = selection
  const order = orderNodes(selection)
  const owners = Map.groupBy(
    order.flatMap(({ version, needs }) => [...needs].map((part) => ({ part, id: version.id }))),
    ({ part }) => part
  )
  const reasonFor = (node: RestoreNode): Reason => {
    const { deleted } = node.version
    if (selected.has(node))
      return { code: 'chosen', by: inputsOf(criteria), age: deleted === null ? null : now - deleted }
    const ids = owners.get(node)?.map(({ id }) => id)
    return ids ? { code: 'comes-with', ids: ids.toSorted((a, b) => a - b) } : { code: 'perhaps-needed' }
  }
  /** Returns what must be restored before a version, as far as that is known. */
  const prerequisites = (node: RestoreNode): ReadonlySet<RestoreNode> => {
    const perhaps = !node.unread ? [] : guessedParts.has(node) ? guesses : guessedParts
    return new Set([...perhaps, ...(guesses.has(node) ? [] : node.needs)])
  }
  const decisions = order.map((node) =>
    toRestore(node.version, node.part, [reasonFor(node), ...movedTags(node.version, active)])
  )
  const changes: Change[] = []
  const settled = new Map<number, Outcome>()
  const planned = new Map<RestoreNode, number>()
  for (const [index, node] of order.entries()) {
    const { version, part } = node
    const problem = refusalOf(version, active, now)
    if (problem !== null) {
      settled.set(index, { index, outcome: 'refused', problem })
      continue
    }
    const after = [...prerequisites(node)].flatMap((other) => planned.get(other) ?? [])
    planned.set(node, index)
    changes.push({ index, image: selected.has(node) && isTopLevel({ part }), after, time: Number(version.deleted) })
  }
  return { decisions, changes, settled }
}

interface PlannedActive {
  readonly decision: Decision
  readonly outcome: 'restored' | null
}

/** Returns the decisions for active versions: those restored with their package, or selected although not deleted. */
const planActive = (
  { type, active, revived }: RestoreInventory,
  reported: ReadonlyMap<number, PreviousVersion>,
  matches: (version: PackageVersion) => boolean
): readonly PlannedActive[] =>
  active.flatMap((version): readonly PlannedActive[] => {
    const earlier = reported.get(version.id)
    const part = earlier?.part ?? (type === 'container' ? 'image' : 'version')
    if (revived) {
      const decision = toRestore(withTags(version, earlier), part, [{ code: 'with-package' }])
      return [{ decision, outcome: 'restored' }]
    }
    if (!earlier || !matches(version)) return []
    const reasons: readonly Reason[] = [{ code: 'active' }]
    return [{ decision: { version, part, action: 'keep', untag: [], reasons }, outcome: null }]
  })

const isImage = ({ part, reasons }: Decision): boolean =>
  isTopLevel({ part }) && reasons.every(({ code }) => code !== 'perhaps-needed' && code !== 'comes-with')

/** A deleted version that restored images turned out to need, with their ids. */
export interface MissingPart {
  readonly version: DeletedVersion
  readonly ids: readonly number[]
}

/**
 * Returns the plan with the parts that its images turned out to miss once they were restored; its changes and `settled`
 * are those of the additions only.
 */
export const addMissingParts = (
  plan: RestorePlan,
  missing: readonly MissingPart[],
  active: readonly PackageVersion[],
  now: number
): RestorePlan => {
  const ids = activeIds(active)
  const decisions = [...plan.decisions]
  const changes: Change[] = []
  const settled = new Map<number, Outcome>()
  for (const { version, ids: owners } of missing) {
    const reasons: Reason[] = [{ code: 'comes-with', ids: owners }, ...movedTags(version, ids)]
    const index = decisions.push(toRestore(version, 'child', reasons)) - 1
    const problem = refusalOf(version, ids, now)
    if (problem === null) changes.push({ index, image: false, after: [], time: Number(version.deleted) })
    else settled.set(index, { index, outcome: 'refused', problem })
  }
  return { ...plan, decisions, changes, settled }
}

/** A deleted version, and the parts that it needs. */
interface RestoreNode {
  readonly version: DeletedVersion
  readonly labels: readonly string[]
  readonly part: Decision['part']
  readonly needs: Set<RestoreNode>
  /** True if it has tags, or is listed as an index, and its children are not known. */
  readonly unread: boolean
}

const restoreNodes = (
  { type, active, deleted, manifests }: RestoreInventory,
  report: PackageHistory | null
): readonly RestoreNode[] => {
  const versions = mergeDeleted(deleted, report, new Set(active.map(({ id }) => id)))
  const graph = type === 'container' ? buildGraph(versions, manifests) : null
  const reported = new Map(report?.versions.map((version) => [version.id, version]))
  const listed = [...manifests.values()].flatMap((fact) => (typeof fact === 'object' ? fact.children : []))
  const inner = new Set(listed.flatMap(({ leaf, digest }) => (leaf ? [] : [digest])))
  const nodes = versions.map((version, index): RestoreNode => {
    const part = reported.get(version.id)?.part ?? graph?.parts[index] ?? 'version'
    const isKnown = reported.has(version.id) || typeof manifests.get(version.name) === 'object'
    const unread = graph !== null && !isKnown && (version.tags.length > 0 || inner.has(version.name))
    return { version, labels: labelsOf(version, type), part, needs: new Set(), unread }
  })
  const byId = new Map(nodes.map((node) => [node.version.id, node]))
  for (const [index, { version, needs }] of nodes.entries()) {
    const parts = (graph?.needs[index] ?? []).flatMap((need) => nodes.slice(need, need + 1))
    const known = (reported.get(version.id)?.needs ?? []).flatMap((id) => byId.get(id) ?? [])
    for (const part of [...parts, ...known]) needs.add(part)
  }
  return nodes
}

/** Returns the starts and everything that they need. */
const closureOf = (starts: Iterable<RestoreNode>): ReadonlySet<RestoreNode> => {
  const reached = new Set(starts)
  // A set's iteration visits what is added on the way.
  for (const { needs } of reached) for (const part of needs) reached.add(part)
  return reached
}

/** Returns everything that is deleted: what GitHub lists, and what only the report mentions and is not active. */
const mergeDeleted = (
  deleted: readonly DeletedVersion[],
  report: PackageHistory | null,
  active: ReadonlySet<number>
): readonly DeletedVersion[] => {
  const known = report?.versions.map(({ id, name, tags, createdAt, updatedAt, outcome }): [number, DeletedVersion] => {
    const time = outcome === 'deleted' ? report.finishedAt : null
    return [id, { id, name, tags, created: createdAt, updated: updatedAt, deleted: time }]
  })
  const merged = new Map(known)
  for (const version of deleted) {
    const earlier = merged.get(version.id)
    merged.set(version.id, { ...withTags(version, earlier), deleted: version.deleted ?? earlier?.deleted ?? null })
  }
  return [...merged.values()].filter(({ id }) => !active.has(id))
}

/** GitHub does not always say which tags a version had when it was deleted. */
const withTags = <T extends PackageVersion>(
  version: T,
  earlier: { readonly tags: readonly string[] } | undefined
): T => (version.tags.length === 0 && earlier ? { ...version, tags: earlier.tags } : version)

/** Returns a function that is true for versions that the report and the tags select. */
const criteriaMatcher = (type: PackageType, { tags }: RestoreCriteria, report: PackageHistory | null) => {
  const reported = new Map(report?.versions.map((version) => [version.id, version]))
  return (version: PackageVersion | DeletedVersion): boolean => {
    if (report && !wasDeletedBy(report, reported.get(version.id), version)) return false
    if (tags === null) return true
    const labels = labelsOf(version, type)
    return labels.length === 0 ? coversUntagged(tags) : labels.some((label) => covers(tags, label, type))
  }
}

/** Returns whether a run that reported this of a version may have deleted it: a deletion without an answer may be carried out. */
export const mayHaveDeleted = ({ action, outcome }: PreviousVersion): boolean =>
  outcome === 'deleted' || (action === 'delete' && outcome === 'failed')

/** Returns whether a run deleted a version; what it may have deleted is deleted now, and was not later than that. */
const wasDeletedBy = (
  { finishedAt }: PackageHistory,
  earlier: PreviousVersion | undefined,
  version: PackageVersion | DeletedVersion
): boolean => {
  if (earlier === undefined || !mayHaveDeleted(earlier)) return false
  return earlier.outcome === 'deleted' || ('deleted' in version && Number(version.deleted) <= finishedAt + maxDelay)
}

/** Milliseconds after the end of a run for what it requested to be carried out. */
const maxDelay = 60_000

const inputsOf = ({ from, tags, since }: RestoreCriteria): readonly string[] => [
  ...(from ? ['restore-from'] : []),
  ...(tags ? ['restore-tags'] : []),
  ...(since === null ? [] : ['deleted-within'])
]

/** Returns the decision to restore a version. */
export const toRestore = (
  version: Decision['version'],
  part: Decision['part'],
  reasons: readonly Reason[]
): Decision => ({
  version,
  part,
  action: 'restore',
  untag: [],
  reasons
})

/** The ids of active versions, by their tags and by their names. */
export const activeIds = (active: readonly PackageVersion[]) => ({
  byTag: new Map(active.flatMap(({ id, tags }) => tags.map((tag) => [tag, id] as const))),
  byName: new Map(active.map(({ id, name }) => [name, id]))
})

type ActiveIds = ReturnType<typeof activeIds>

/** Returns a reason for each tag that another version has by now. */
export const movedTags = ({ tags }: DeletedVersion, { byTag }: ActiveIds): readonly Reason[] =>
  tags.flatMap((tag) => {
    const id = byTag.get(tag)
    return id === undefined ? [] : [{ code: 'tag-moved', tag, id }]
  })

const refusalOf = (version: DeletedVersion, { byName }: ActiveIds, now: number): string | null => {
  const sameName = byName.get(version.name)
  if (sameName !== undefined) {
    return `its name was published again, as version ${sameName}; GitHub can restore it only after that version is deleted`
  }
  return isExpired(version, now) ? expiredProblem : null
}

/** The reason why GitHub no longer restores a version. */
export const expiredProblem = 'it was deleted over 30 days ago, and GitHub keeps deleted versions for 30 days only'
