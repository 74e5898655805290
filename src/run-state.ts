import type { Client } from './github/client.ts'
import type { TokenFacts } from './github/token-facts.ts'
import { type Clock, type RunClock, startRunClock } from './http/clock.ts'
import { createStop, type Stop } from './http/stop.ts'
import type { Inputs } from './inputs/read.ts'
import type { Mode } from './inputs/table.ts'
import type { Forecast, HourlyLimit } from './modes/forecast.ts'
import type { PackageRun } from './modes/package-run.ts'
import type { Output } from './output.ts'
import type { Report } from './report/json.ts'
import { formatMinute } from './report/reason.ts'
import type { RunResult } from './report/run-report.ts'
import type { Base } from './retention/compare.ts'
import type { JoinedReports } from './retention/join-reports.ts'
import type { LastRun } from './retention/last-run.ts'
import type { RunEnd, Session } from './session.ts'

/** The state of the run; a report can be built from it at any time. */
export interface RunState {
  inputs: Inputs | null
  /** The mode, where the inputs are invalid otherwise. */
  mode: Mode | null
  /** True if a check is to comment on its pull request. */
  comment: boolean
  /** The folder that `report-dir` names, once a report can be written to it; null for the one of the view. */
  reportDir: string | null
  /** With `mode: report`: the report that joins those of a run, once they are read. */
  joined: JoinedReports | null
  /** The policies that a check compares with; null if there are none. */
  base: Base | null
  requests: () => Report['requests']
  /** Returns the requests that the hourly limit leaves in this hour, and in a whole one; Infinity without a limit. */
  hour: () => Pick<HourlyLimit, 'remaining' | 'perHour'>
  /** The forecast for the packages that were about to be changed so far; null without an hourly limit. */
  rateLimit: Forecast | null
  /** The facts about the token; null before any request. */
  token: TokenFacts | null
  /** The report of the last run of this step, to compare with; null if there is none. */
  lastRun: Promise<LastRun | null> | null
  /** The cron expression that started the workflow; null where there is none. */
  schedule: string | null
  cache: Session['cache']
  readonly problems: string[]
  /** Problems of lookups, in any order, since packages are planned side by side. */
  readonly lookupProblems: string[]
  readonly warnings: string[]
  readonly results: PackageRun[]
  /** Reports a package of a cleanup, or of a check; null in other modes, and until its code is loaded. */
  reportCleanup: RunResult['reportCleanup']
  readonly stop: Stop
  stopReason: Report['stopReason']
  readonly output: Output
  readonly clock: RunClock
  /** When the run began, by the elapsed time of its clock. */
  readonly startedElapsed: number
  /** The time to decide as of, in milliseconds since 1970. */
  now: number
}

/** Returns the state of a run that begins now. */
export const createRunState = (machine: Clock, output: Output): RunState => {
  const clock = startRunClock(machine)
  return {
    inputs: null,
    mode: null,
    comment: false,
    reportDir: null,
    joined: null,
    base: null,
    cache: null,
    hour: () => ({ remaining: Number.POSITIVE_INFINITY, perHour: Number.POSITIVE_INFINITY }),
    rateLimit: null,
    token: null,
    lastRun: null,
    schedule: null,
    requests: () => ({ rest: 0, registry: 0, mutations: 0, retries: 0, waitedSeconds: 0 }),
    problems: [],
    lookupProblems: [],
    warnings: [],
    results: [],
    reportCleanup: null,
    stop: createStop(),
    stopReason: null,
    output,
    clock,
    startedElapsed: clock.elapsed(),
    // Whole seconds, as in the report, which must contain the exact time of the decision.
    now: Math.floor(clock.now() / 1000) * 1000
  }
}

/** The differences between the machine's clock and GitHub's, in milliseconds, that cause a warning and an error. */
const notableSkewMs = 2 * 60_000
const maxSkewMs = 24 * 60 * 60_000

/** Sets the clock of the run to GitHub's time, which ages refer to; returns false if the machine's clock is too wrong. */
export const adoptGitHubTime = ({ firstAnswer }: Client, state: RunState): boolean => {
  const { clock, inputs, problems, warnings } = state
  const times = firstAnswer()
  if (times !== null) {
    const { github, machine } = times
    const ahead = machine - github
    const difference = `the clock of this machine says ${formatMinute(machine)} and GitHub ${formatMinute(github)}`
    if (Math.abs(ahead) > maxSkewMs) {
      problems.push(
        `${difference}: with a difference of more than a day no age can be trusted; correct the clock of this machine`
      )
      return false
    }
    if (Math.abs(ahead) > notableSkewMs)
      warnings.push(`${difference}: ages are counted by GitHub's; correct the clock of this machine`)
    clock.set(clock.now() - ahead)
    state.now = github
  }
  state.now = inputs?.now ?? state.now
  return true
}

export type StopArguments = Parameters<RunEnd['requestStop']>

/** Stops new work, with a reason; work in progress is finished. */
export const requestStop = (
  state: RunState,
  reason: StopArguments[0] | 'cancelled',
  text: string | null = null
): void => {
  if (state.stop.signal.aborted) return
  if (text !== null) (reason === 'token' ? state.problems : state.warnings).push(text)
  state.stopReason = reason === 'token' ? 'error' : reason
  state.stop.requestStop()
}

/** Returns when no new work may begin, by the elapsed time of the clock; null without a limit. */
export const deadlineOf = ({ inputs, startedElapsed }: RunState): number | null =>
  inputs?.timeLimit == null ? null : startedElapsed + inputs.timeLimit

/** Stops new work once the time limit has passed. */
export const stopAtDeadline = (state: RunState): void => {
  if (state.clock.elapsed() >= (deadlineOf(state) ?? Number.POSITIVE_INFINITY)) requestStop(state, 'time-limit')
}

/** Returns the names of all versions; null unless every package was listed. */
export const allListedDigests = ({ inputs, results, stopReason }: RunState): ReadonlySet<string> | null => {
  const versions = results.map(({ inventory }) => inventory?.versions)
  if (inputs?.restore || stopReason !== null || versions.includes(undefined)) return null
  return new Set(versions.flatMap((each) => each?.map(({ name }) => name) ?? []))
}
