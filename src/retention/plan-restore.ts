import { labelsOf } from './evaluate.ts'
import { buildGraph, topologicalOrder } from './graph.ts'
import type { ManifestFact } from './manifest.ts'
import { covers, coversUntagged, type Patterns } from './pattern.ts'
import type { Change, Decision, Outcome, Plan } from './plan.ts'
import type { PreviousReport, PreviousVersion } from './previous-report.ts'
import type { Reason } from './reason.ts'
import type { DeletedVersion, Digest, PackageType, PackageVersion } from './version.ts'

/** What is known of a package of which something is to come back. */
export interface RestoreInventory {
  readonly type: PackageType
  readonly active: readonly PackageVersion[]
  /** What GitHub lists as deleted. */
  readonly deleted: readonly DeletedVersion[]
  /** The manifests of deleted versions that the registry still shows. */
  readonly manifests: ReadonlyMap<Digest, ManifestFact>
  /** Whether the package itself was deleted, and came back in this run with all that is active. */
  readonly revived: boolean
}

/** What is to come back; where several say something, they must all agree. */
export interface RestoreCriteria {
  /** What a report says that its run deleted. */
  readonly from: PreviousReport | null
  readonly tags: Patterns | null
  /** What was deleted since then, in milliseconds. */
  readonly since: number | null
}

export interface RestorePlan extends Plan {
  /** What became of versions before their turn: those that cannot come back, and those that came with the package. */
  readonly settled: ReadonlyMap<number, Outcome>
  /** How many untagged versions come along since nobody can tell whose parts they are. */
  readonly guessed: number
  /** How many versions are not restored only because nobody can tell whether they were deleted lately enough. */
  readonly untimed: number
  /** Everything that is deleted, chosen or not. */
  readonly candidates: readonly DeletedVersion[]
}

/** GitHub keeps what was deleted for 30 days, in milliseconds. */
const keptDeleted = 30 * 24 * 60 * 60 * 1000

/** Whether it is known that GitHub no longer restores a version. */
export const isExpired = ({ deleted }: DeletedVersion, now: number): boolean =>
  deleted !== null && deleted < now - keptDeleted

/** Whether a time reaches back over all that GitHub keeps, an hour for clocks that differ aside. */
const isWhole = (since: number | null, now: number): boolean =>
  since === null || since <= now - keptDeleted + 60 * 60 * 1000

/** Whether a version was deleted lately enough; null where nobody can tell. */
const isLately = ({ deleted }: DeletedVersion, { since }: RestoreCriteria, now: number): boolean | null =>
  deleted === null ? isWhole(since, now) || null : since === null || deleted >= since

/** What a report says of one package, and when its run ended. */
export interface PackageHistory {
  readonly finishedAt: number
  readonly versions: readonly PreviousVersion[]
}

/**
 * Returns whether a package that is deleted itself is to be restored as a whole: whether what the report says of it is
 * chosen; null where only GitHub could tell when it was deleted, which it does not.
 */
export const selectsPackage = (
  type: PackageType,
  choice: RestoreCriteria,
  report: PackageHistory | null,
  now: number
): boolean | null => {
  if (report === null) return isWhole(choice.since, now) || null
  const isWanted = wanting(type, choice, new Map(report.versions.map((version) => [version.id, version])))
  return mergeDeleted([], report, new Set()).some((version) => isWanted(version) && isLately(version, choice, now))
}

/**
 * Decides what of one package comes back, in which order: parts before what needs them, else what was deleted last
 * comes first. Whose parts a version is, is known from the report, from manifests, or from helper tags; where none of
 * them tells it of an image, all untagged versions come along.
 */
export const planRestore = (
  trash: RestoreInventory,
  choice: RestoreCriteria,
  report: PackageHistory | null,
  now: number
): RestorePlan => {
  const { type, active, revived } = trash
  const reported = new Map(report?.versions.map((version) => [version.id, version]))
  const isWanted = wanting(type, choice, report && reported)
  const pieces = piecesOf(trash, report)
  const wanted = pieces.filter(({ version }) => isWanted(version))
  const chosen = new Set(wanted.filter(({ version }) => isLately(version, choice, now)))
  const untimed = wanted.filter(({ version }) => isLately(version, choice, now) === null).length
  const surely = closureOf(chosen)
  const isGuessing = [...surely].some(
    ({ unread, labels, version }) => unread && (labels.length > 0 || version.tags.length === 0)
  )
  const guessed = isGuessing ? pieces.filter((piece) => piece.version.tags.length === 0 && !surely.has(piece)) : []
  const guesses = new Set(guessed)
  // With their signatures, as far as tags tell whose these are.
  const along = closureOf(guesses)
  const coming = closureOf([...chosen, ...along])

  // A guess is a part before anything else: it comes first, and its signatures after all guesses.
  const needsOf = (piece: Piece): Iterable<Piece> => (guesses.has(piece) ? [] : piece.needs)
  const rankOf = (piece: Piece): number => (guesses.has(piece) ? 0 : along.has(piece) ? 1 : 2)
  const latestFirst = (a: Piece, b: Piece): number =>
    rankOf(a) - rankOf(b) || Number(b.version.deleted) - Number(a.version.deleted) || a.version.id - b.version.id
  const order = topologicalOrder([...coming].toSorted(latestFirst), needsOf).toReversed()

  const holders = holdersOf(active)
  const decisions: Decision[] = []
  const changes: Change[] = []
  const settled = new Map<number, Outcome>()
  const turns = new Map<Piece, number>()
  const owners = Map.groupBy(
    order.flatMap(({ version, needs }) => [...needs].map((part) => ({ part, id: version.id }))),
    ({ part }) => part
  )
  const reasonOf = (piece: Piece): Reason => {
    const { deleted } = piece.version
    if (chosen.has(piece)) return { code: 'chosen', by: waysOf(choice), age: deleted === null ? null : now - deleted }
    const ids = owners
      .get(piece)
      ?.map(({ id }) => id)
      .toSorted((a, b) => a - b)
    return ids ? { code: 'comes-with', ids } : { code: 'perhaps-needed' }
  }
  for (const [index, piece] of order.entries()) {
    const { version, part, unread } = piece
    decisions.push(restored(version, part, [reasonOf(piece), ...movedTags(version, holders)]))
    const problem = refusalOf(version, holders, now)
    if (problem !== null) {
      settled.set(index, { index, outcome: 'refused', problem })
      continue
    }
    const perhaps = !unread ? [] : along.has(piece) ? guesses : along
    const before = new Set([...perhaps, ...needsOf(piece)])
    const after = [...before].flatMap((other) => turns.get(other) ?? [])
    turns.set(piece, index)
    changes.push({ index, image: chosen.has(piece) && isHead(part), after, time: Number(version.deleted) })
  }
  for (const version of active) {
    const earlier = reported.get(version.id)
    const part = earlier?.part ?? (type === 'container' ? 'image' : 'version')
    if (revived) {
      const index = decisions.push(restored(withTags(version, earlier), part, [{ code: 'with-package' }])) - 1
      settled.set(index, { index, outcome: 'restored', problem: null })
    } else if (earlier && isWanted(version)) {
      const reasons: Reason[] = [{ code: 'active' }]
      decisions.push({ version, part, action: 'keep', untag: [], reasons, expires: null })
    }
  }
  const images = decisions.filter(
    ({ part, reasons }) =>
      isHead(part) && reasons.every(({ code }) => code !== 'perhaps-needed' && code !== 'comes-with')
  ).length
  const candidates = pieces.map(({ version }) => version)
  const numbers = { images, guessed: guessed.length, untimed }
  return { status: 'ok', decisions, changes, emptiesPackage: false, settled, candidates, ...numbers }
}

/** A deleted version that restored images turned out to need, by their ids. */
export interface MissingPart {
  readonly version: DeletedVersion
  readonly ids: readonly number[]
}

/**
 * Returns the plan with what its images turned out to miss once they were there; its changes and what is settled are those
 * of the additions alone.
 */
export const addMissingParts = (
  plan: RestorePlan,
  missing: readonly MissingPart[],
  active: readonly PackageVersion[],
  now: number
): RestorePlan => {
  const holders = holdersOf(active)
  const decisions = [...plan.decisions]
  const changes: Change[] = []
  const settled = new Map<number, Outcome>()
  for (const { version, ids } of missing) {
    const reasons: Reason[] = [{ code: 'comes-with', ids }, ...movedTags(version, holders)]
    const index = decisions.push(restored(version, 'child', reasons)) - 1
    const problem = refusalOf(version, holders, now)
    if (problem === null) changes.push({ index, image: false, after: [], time: Number(version.deleted) })
    else settled.set(index, { index, outcome: 'refused', problem })
  }
  return { ...plan, decisions, changes, settled }
}

/** A deleted version, and what must be there before it for it to be whole. */
interface Piece {
  readonly version: DeletedVersion
  readonly labels: readonly string[]
  readonly part: Decision['part']
  readonly needs: Set<Piece>
  /** It has tags, or is listed as an index, and nothing tells of its children. */
  readonly unread: boolean
}

const piecesOf = (
  { type, active, deleted, manifests }: RestoreInventory,
  report: PackageHistory | null
): readonly Piece[] => {
  const versions = mergeDeleted(deleted, report, new Set(active.map(({ id }) => id)))
  const graph = type === 'container' ? buildGraph(versions, manifests) : null
  const reported = new Map(report?.versions.map((version) => [version.id, version]))
  const listed = [...manifests.values()].flatMap((fact) => (typeof fact === 'object' ? fact.children : []))
  const inner = new Set(listed.flatMap(({ leaf, digest }) => (leaf ? [] : [digest])))
  const pieces = versions.map((version, place): Piece => {
    const part = reported.get(version.id)?.part ?? graph?.parts[place] ?? 'version'
    const isKnown = reported.has(version.id) || typeof manifests.get(version.name) === 'object'
    const unread = graph !== null && !isKnown && (version.tags.length > 0 || inner.has(version.name))
    return { version, labels: labelsOf(version, type), part, needs: new Set(), unread }
  })
  const byId = new Map(pieces.map((piece) => [piece.version.id, piece]))
  for (const [place, { version, needs }] of pieces.entries()) {
    const parts = (graph?.needs[place] ?? []).flatMap((need) => pieces.slice(need, need + 1))
    const known = (reported.get(version.id)?.needs ?? []).flatMap((id) => byId.get(id) ?? [])
    for (const part of [...parts, ...known]) needs.add(part)
  }
  return pieces
}

/** These, and everything that they need. */
const closureOf = (starts: Iterable<Piece>): ReadonlySet<Piece> => {
  const reached = new Set(starts)
  // A set's iteration visits what is added on the way.
  for (const { needs } of reached) for (const part of needs) reached.add(part)
  return reached
}

/** Everything that is deleted: what GitHub lists, and what only the report knows of, which is there no more. */
const mergeDeleted = (
  deleted: readonly DeletedVersion[],
  report: PackageHistory | null,
  there: ReadonlySet<number>
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
  return [...merged.values()].filter(({ id }) => !there.has(id))
}

/** GitHub need not say which tags a version had when it was deleted. */
const withTags = <T extends PackageVersion>(
  version: T,
  earlier: { readonly tags: readonly string[] } | undefined
): T => (version.tags.length === 0 && earlier ? { ...version, tags: earlier.tags } : version)

/** Whether report and tags choose a version. */
const wanting =
  (type: PackageType, { tags }: RestoreCriteria, reported: ReadonlyMap<number, PreviousVersion> | null) =>
  (version: PackageVersion): boolean => {
    if (reported && reported.get(version.id)?.outcome !== 'deleted') return false
    if (tags === null) return true
    const labels = labelsOf(version, type)
    return labels.length === 0 ? coversUntagged(tags) : labels.some((label) => covers(tags, label, type))
  }

const waysOf = ({ from, tags, since }: RestoreCriteria): readonly string[] => [
  ...(from ? ['restore-from'] : []),
  ...(tags ? ['restore-tags'] : []),
  ...(since === null ? [] : ['deleted-within'])
]

const isHead = (part: Decision['part']): boolean => part === 'image' || part === 'version'

const restored = (version: Decision['version'], part: Decision['part'], reasons: readonly Reason[]): Decision => ({
  version,
  part,
  action: 'restore',
  untag: [],
  reasons,
  expires: null
})

/** The ids of what is active, by its tags and by its name. */
const holdersOf = (active: readonly PackageVersion[]) => ({
  ofTag: new Map(active.flatMap(({ id, tags }) => tags.map((tag) => [tag, id] as const))),
  ofName: new Map(active.map(({ id, name }) => [name, id]))
})

type Holders = ReturnType<typeof holdersOf>

const movedTags = ({ tags }: DeletedVersion, { ofTag }: Holders): readonly Reason[] =>
  tags.flatMap((tag) => {
    const id = ofTag.get(tag)
    return id === undefined ? [] : [{ code: 'tag-moved', tag, id }]
  })

const refusalOf = (version: DeletedVersion, { ofName }: Holders, now: number): string | null => {
  const namesake = ofName.get(version.name)
  if (namesake !== undefined) {
    return `its name was published again, as version ${namesake}; GitHub restores it only once that one is deleted`
  }
  return isExpired(version, now) ? expiredProblem : null
}

/** Why GitHub no longer restores a version, in words. */
export const expiredProblem = 'it was deleted over 30 days ago, and GitHub keeps deleted versions no longer than that'
