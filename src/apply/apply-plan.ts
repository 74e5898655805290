import type { Removal } from '../github/package-changes.ts'
import { createRankedSemaphore, type Semaphore } from '../http/semaphore.ts'
import type { Stop } from '../http/stop.ts'
import type { Change, Decision, Outcome, Plan } from '../retention/plan.ts'
import { errorMessage } from '../retention/result.ts'

/** Changes in progress at once, from the first on that shows that the token may make them. */
const maxConcurrent = 10

/** The number of changes in a row that may be denied to a token that could make some before. */
const maxConsecutiveDenials = 3

/** Shared by plans that are carried out side by side. */
export interface Lane {
  /** Runs a change when its turn has come: so many at once over all plans, those of an earlier plan first. */
  readonly inTurn: Semaphore
  /** The changes still to be made of images with parts that are begun, over all plans. */
  readonly open: { count: number }
}

/** Returns what gives each plan its lane, in the order of the plans. */
export const createLanes = (): (() => Lane) => {
  const inTurn = createRankedSemaphore(maxConcurrent)
  const open = { count: 0 }
  let plans = 0
  return () => {
    const rank = plans++
    return { inTurn: (work) => inTurn(rank, work), open }
  }
}

/** Executes one kind of change. */
export interface ChangeExecutor {
  /** Changes one version; calls `begin` right before the change is sent, which throws where nothing new may begin. */
  readonly execute: (version: Decision['version'], begin: () => void) => Promise<ChangeResult>
  /** Returns the result that blocks a change, given how its prerequisites ended; null if it may run. */
  readonly blockedBy: (before: readonly Outcome[], change: Change) => ChangeResult | null
  /** True if a change with prerequisites completes what they began, and so runs even after a stop. */
  readonly continuesAfterStop: boolean
  /** Resolves to true if the budget covers so many changes; asked before an image with parts is begun. */
  readonly hasBudgetFor: (changes: number) => Promise<boolean>
  readonly lane: Lane
}

/** The outcome of a change, with what went wrong. */
export type ChangeResult = Pick<Outcome, 'outcome' | 'denied'> & { readonly problem?: string }

/**
 * Carries out the changes of a plan in their order and yields what became of each, as it becomes known. Each waits for
 * those that come before it, and is deferred with them. After a stop nothing new is begun and the rest is deferred, but
 * an image that was begun is finished with its parts, for which the stop is held. Where the token may not make the
 * changes, the rest is skipped.
 */
export async function* applyPlan(
  plan: Plan,
  deferred: ReadonlySet<number>,
  executor: ChangeExecutor,
  stop: Stop
): AsyncGenerator<Outcome> {
  const outcomes = new Map<number, Promise<Outcome>>()
  const running = new Map<number, Promise<Outcome>>()
  const partsOf = createPartsFinder(plan, deferred)
  /** Changes still to be made of images with parts that are begun. */
  const open = new Set<number>()
  let release: (() => void) | null = null
  let isTrusted = false
  let denials = 0

  const { inTurn, open: openInAll } = executor.lane
  const openAll = (indexes: readonly number[]): void => {
    for (const index of indexes) open.add(index)
    openInAll.count += indexes.length
  }
  const closeAll = (indexes: Iterable<number>): void => {
    for (const index of indexes) if (open.delete(index)) openInAll.count--
    if (open.size === 0) release?.()
    if (open.size === 0) release = null
  }
  const close = (outcome: Outcome): Outcome => {
    if (provesPermission(outcome)) isTrusted = true
    denials = outcome.denied ? denials + 1 : provesPermission(outcome) ? 0 : denials
    closeAll([outcome.index])
    return outcome
  }
  const change = async (each: Change, version: Decision['version']): Promise<ChangeResult> => {
    const { index, after } = each
    const before = await Promise.all(after.flatMap((earlier) => outcomes.get(earlier) ?? []))
    if (before.length < after.length || before.some(({ outcome }) => outcome === 'deferred')) return deferredResult
    const held = executor.blockedBy(before, each)
    if (held) return held
    const isNew = after.length === 0 || !executor.continuesAfterStop
    const begin = (): void => {
      if (isNew) stop.signal.throwIfAborted()
      if (open.has(index)) release ??= stop.hold()
    }
    return inTurn(async () => {
      if (denials >= (isTrusted ? maxConsecutiveDenials : 1)) return skippedAsDenied
      if (isNew && stop.signal.aborted) return deferredResult
      return toOutcome(executor.execute(version, begin), stop.signal)
    })
  }
  /** Returns whether the budget covers a change that begins something, with its parts and all that is open. */
  const isCovered = async ({ index, after }: Change): Promise<boolean> => {
    if (after.length > 0 || stop.signal.aborted) return true
    const group = [...partsOf(index, outcomes)].filter((part) => !open.has(part))
    if (group.length === 1 && openInAll.count === 0) return true
    // Before the budget is asked for them, since other plans ask at the same time.
    openAll(group)
    const isEnough = await toOutcome(executor.hasBudgetFor(openInAll.count), stop.signal)
    if (isEnough !== true || group.length === 1) closeAll(group)
    return isEnough === true
  }
  for (const each of plan.changes) {
    const { index } = each
    const version = plan.decisions[index]?.version
    if (version === undefined || deferred.has(index) || !(await isCovered(each))) {
      yield { index, problem: null, ...deferredResult }
      continue
    }
    const outcome = change(each, version).then((ending) => close({ index, problem: null, ...ending }))
    outcomes.set(index, outcome)
    running.set(index, outcome)
    while (running.size >= (isTrusted ? maxConcurrent : 1)) yield await nextSettled(running)
  }
  while (running.size > 0) yield await nextSettled(running)
}

const deferredResult = { outcome: 'deferred' } as const

/** The result of a change that is not tried, since the token was denied one like it. */
export const skippedAsDenied = {
  outcome: 'skipped',
  problem: 'not attempted, because the token lacks the permission for this package'
} as const

/** Returns whether an outcome shows that the token may make such changes. */
const provesPermission = ({ outcome }: Outcome): boolean =>
  outcome === 'deleted' || outcome === 'restored' || outcome === 'refused'

/** Finds what is to be done once a change is begun: that itself and all that then waits for nothing which is not begun. */
const createPartsFinder = ({ changes }: Plan, deferred: ReadonlySet<number>) => {
  const owned = new Map<number, Change[]>()
  for (const each of changes) {
    for (const owner of each.after) {
      const parts = owned.get(owner)
      if (parts) parts.push(each)
      else owned.set(owner, [each])
    }
  }
  return (head: number, begun: { readonly has: (index: number) => boolean }): ReadonlySet<number> => {
    const group = new Set([head])
    // A set's iteration visits what is added on the way.
    for (const index of group) {
      for (const part of owned.get(index) ?? []) {
        const isReady = part.after.every((owner) => group.has(owner) || begun.has(owner))
        if (isReady && !deferred.has(part.index)) group.add(part.index)
      }
    }
    return group
  }
}

/** Returns the executor of deletions: a part is left in place if an owner was not deleted. */
export const deleteExecutor = (
  execute: ChangeExecutor['execute'],
  lane: Lane,
  hasBudgetFor: ChangeExecutor['hasBudgetFor'] = unlimited
): ChangeExecutor => ({
  execute,
  lane,
  hasBudgetFor,
  continuesAfterStop: true,
  blockedBy: (before) => {
    const there = before.filter(({ outcome }) => outcome !== 'deleted' && outcome !== 'gone')
    if (there.length === 0) return null
    return there.some(({ outcome }) => outcome === 'changed')
      ? { outcome: 'changed', problem: 'the image that it belongs to was not deleted' }
      : { outcome: 'skipped', problem: 'skipped, because its image could not be deleted' }
  }
})

/** Returns the executor of restores: an image is deferred if a part failed that can still be restored. */
export const restoreExecutor = (execute: ChangeExecutor['execute'], lane: Lane): ChangeExecutor => ({
  execute,
  lane,
  hasBudgetFor: unlimited,
  continuesAfterStop: false,
  blockedBy: (before) =>
    before.some(({ outcome }) => outcome === 'failed' || outcome === 'skipped')
      ? { outcome: 'deferred', problem: 'a part of it could not be restored, which has to come first; run again' }
      : null
})

const unlimited: ChangeExecutor['hasBudgetFor'] = async () => true

/** Carries out a plan that keeps nothing by deleting the package itself: one outcome, which all its versions share. */
export async function* deleteWholePackage(
  plan: Plan,
  remove: (begin: () => void) => Promise<Removal>,
  { inTurn }: Pick<Lane, 'inTurn'>,
  stop: AbortSignal
): AsyncGenerator<Outcome> {
  const outcome = await inTurn(async () =>
    stop.aborted
      ? deferredResult
      : toOutcome(
          remove(() => stop.throwIfAborted()),
          stop
        )
  )
  for (const { index } of plan.changes) yield { index, problem: null, ...outcome }
}

/** Waits for one of those under way and takes it out. */
const nextSettled = async (running: Map<number, Promise<Outcome>>): Promise<Outcome> => {
  const outcome = await Promise.race(running.values())
  running.delete(outcome.index)
  return outcome
}

/** A change without any usable answer fails alone; one that the stop of the run kept from being sent is deferred. */
export const toOutcome = async <T>(
  change: Promise<T>,
  stop: AbortSignal
): Promise<T | { readonly outcome: 'failed'; readonly problem: string } | { readonly outcome: 'deferred' }> => {
  try {
    return await change
  } catch (error) {
    if (stop.aborted) return { outcome: 'deferred' }
    return { outcome: 'failed', problem: errorMessage(error) }
  }
}
