import { createLanes, type Lane } from './apply/apply-plan.ts'
import type { OnProgress } from './github/list.ts'
import { createSemaphore } from './http/semaphore.ts'
import type { Inputs } from './inputs/read.ts'
import { isOverBudget, mostRequests } from './inventory/listing-budget.ts'
import { addForecast, forecastChanges } from './modes/forecast.ts'
import { type ModeHandler, type PackageRun, unplanned } from './modes/package-run.ts'
import type { ScheduleSteps } from './modes/schedule.ts'
import type { Output } from './output.ts'
import { formatProgress, logCounts, logPackage, logTitle } from './report/log.ts'
import { reportPackage } from './report/package-report.ts'
import { formatRateLimit } from './report/rate-limit.ts'
import { errorMessage } from './retention/result.ts'
import { type RunState, stopAtDeadline } from './run-state.ts'

/** The assumed number of versions of a package where it is unknown: a page. */
const usualVersions = 100

/** Returns the steps by which the schedule plans packages and changes them, so many at once. */
export const createSteps = (
  handler: ModeHandler,
  inputs: Inputs,
  state: RunState,
  maxAtOnce: number
): ScheduleSteps => {
  const { results, stop, clock, warnings, output } = state
  const { dryRun, timeLimit } = inputs
  const open = new Set(results.keys())
  const at = (places: Iterable<number>): PackageRun[] => [...places].flatMap((place) => results[place] ?? [])
  const planning = trackProgress(state, 'packages planned')
  let planned = 0
  const changeAll = createChangeAll(inputs, state)
  return {
    plan: async (place, revalidateBy) => {
      for (const { target } of at([place])) {
        // A failure leaves the package alone; the others continue.
        results[place] = await handler.plan(target, revalidateBy).catch((error) => {
          if (isOverBudget(error)) throw error
          return unplanned(target, stop.signal.aborted ? null : errorMessage(error))
        })
      }
      planned++
      if (results.length > 1) planning(planned, results.length)
    },
    mostRequests: (place) =>
      at([place]).reduce((sum, { target }) => sum + mostRequests(target.versionCount ?? usualVersions, !dryRun), 0),
    cost: (places) => (dryRun ? 0 : handler.requestCost(at(places))),
    apply: async (places, { isCovered, last }) => {
      const cost = handler.requestCost(at(places))
      handler.applyCaps(at(places))
      tellRateLimit(at(places), cost, inputs, state)
      if (last) {
        warnings.push(...handler.findWarnings(results))
        // Before anything is deleted: a pattern that protects nothing may be a typo.
        output.warning(warnings)
      }
      const batch = last ? [...open] : places.toSorted((a, b) => a - b)
      for (const place of batch) open.delete(place)
      await changeAll(at(batch), isCovered ? maxAtOnce : 1)
    },
    skip: (place, why) => {
      for (const { warnings } of at([place])) warnings.push(why)
      state.stopReason ??= 'rate-limit'
    },
    isStopped: () => {
      stopAtDeadline(state)
      return stop.signal.aborted
    },
    // Half of the time is for planning, and the other half for the changes.
    isTimeShort: () => !dryRun && timeLimit !== null && clock.elapsed() >= state.startedElapsed + timeLimit / 2
  }
}

/** Reports how far the hourly limit reaches for packages that are about to be changed, which takes `cost` requests. */
const tellRateLimit = (packages: readonly PackageRun[], cost: number, inputs: Inputs, state: RunState): void => {
  const { rest, mutations } = state.requests()
  const limit = { ...state.hour(), spent: rest - mutations }
  const planned = packages.reduce((sum, { plan, outcomes }) => sum + (plan?.changes.length ?? 0) - outcomes.size, 0)
  if (inputs.mode === 'check' || planned === 0 || limit.remaining === Number.POSITIVE_INFINITY) return
  const next = inputs.waitForRateLimit ? 'wait' : { schedule: state.schedule }
  const forecast = forecastChanges(planned, cost, limit, next)
  state.rateLimit = addForecast(state.rateLimit, forecast)
  state.output.info([formatRateLimit(forecast, inputs)])
}

/**
 * Returns what carries out the plans of packages, so many at once, with a group in the log for each, in their order. Rejects
 * with an error once all have ended.
 */
const createChangeAll = (inputs: Inputs, state: RunState) => {
  const { now, output } = state
  const { dryRun } = inputs
  const changeOne = async (result: PackageRun, lane: Lane, onChange: () => void): Promise<void> => {
    const planned = reportPackage(result, { withBytes: false })
    const group = output.beginGroup(logTitle(planned, inputs))
    try {
      group.info(logPackage(planned, now, inputs))
      if (dryRun) return
      group.info(await applyAndReport(result, lane, output, onChange))
      group.info([logCounts(reportPackage(result, { withBytes: false }), inputs)])
    } finally {
      group.end()
    }
  }
  return async (batch: readonly PackageRun[], atOnce: number): Promise<void> => {
    const [withSlot, nextLane] = [createSemaphore(atOnce), createLanes()]
    const progress = trackProgress(state, 'changes made')
    let done = 0
    const onChange = (): void => {
      done++
      progress(
        done,
        batch.reduce((sum, { plan }) => sum + (plan?.changes.length ?? 0), 0)
      )
      stopAtDeadline(state)
    }
    const ended = await Promise.allSettled(batch.map((each) => withSlot(() => changeOne(each, nextLane(), onChange))))
    for (const each of ended) if (each.status === 'rejected') throw each.reason
  }
}

/** Carries out a plan, and returns a line for each change that did not go as planned. */
const applyAndReport = async (
  result: PackageRun,
  lane: Lane,
  output: Output,
  onChange: () => void
): Promise<readonly string[]> => {
  const problems: string[] = []
  for await (const { index, outcome, problem } of result.apply(lane)) {
    const id = result.plan?.decisions[index]?.version.id
    output.debug(`version ${id}: ${outcome}`)
    const says = problem?.includes(`version ${id} `) ? '' : `version ${id}: `
    if (problem) problems.push(`${outcome}: ${says}${problem}`)
    onChange()
  }
  return problems
}

/** Returns a function to call after each step of a long phase, which reports the progress every now and then. */
export const trackProgress = ({ clock, output }: Pick<RunState, 'clock' | 'output'>, what: string): OnProgress => {
  const started = clock.elapsed()
  let reported = started
  return (done, all) => {
    const now = clock.elapsed()
    if (now - reported < output.progressInterval) return
    reported = now
    output.progress(formatProgress(what, done, all, now - started))
  }
}
