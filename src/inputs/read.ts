import type { ApprovedPlan } from '../retention/approved-plan.ts'
import { addDuration, type Duration } from '../retention/duration.ts'
import type { RestoreCriteria } from '../retention/plan-restore.ts'
import type { Policy } from '../retention/policy.ts'
import type { RunScope } from '../retention/previous-report.ts'
import { type Access, accessOf, serverOf } from './addresses.ts'
import { findContradictions } from './contradictions.ts'
import {
  findPreviousRun,
  type PreviousRun,
  readComparedDocument,
  readDeletions,
  readPlan,
  type WrittenDocument
} from './files.ts'
import type { PackageKey } from './lists.ts'
import { readPolicies } from './policies.ts'
import { type Reading, readValues } from './reading.ts'
import {
  type Defaulted,
  type Environment,
  type IfMissing,
  inputNames,
  inputs,
  type Mode,
  type Values
} from './table.ts'
import { findUnknownInputs } from './unknown.ts'

/** Every input, checked; times are milliseconds. */
export interface Inputs extends Access {
  readonly mode: Mode
  readonly dryRun: boolean
  readonly policies: readonly Policy[]
  /** A cap over the whole run, for the policies without one of their own. */
  readonly maxDeletions: number | null
  /** The time to decide as of, in a forecast; null for the time of the run. */
  readonly now: number | null
  /** The repository that the workflow runs in, as `owner/name`; empty outside of GitHub Actions. */
  readonly running: string
  readonly ifMissing: IfMissing
  /** The packages that a job of several is for, or that the reports of a run are expected to be about; null for all. */
  readonly only: readonly PackageKey[] | null
  /** The changes that an approved report lists; null if nobody has to approve. */
  readonly approved: ApprovedPlan | null
  /** The run whose reports say what is approved, or was deleted, or that `mode: report` joins; until they are read, nothing is. */
  readonly previousRun: PreviousRun | null
  /** The time, in milliseconds, in which new work may be started; null for no limit. */
  readonly timeLimit: number | null
  /** Requests of the primary rate limit that are left for others. */
  readonly reserve: number
  readonly waitForRateLimit: boolean
  /** True if manifests are kept for the next run. */
  readonly cache: boolean
  /** The beginning of the name of the report's artifact; null if none is uploaded. */
  readonly artifact: string | null
  /** The selection of mode: restore; null in the other modes. */
  readonly restore: Restore | null
  /** The path of the policy document in the workspace; null where the policies come from other inputs. */
  readonly policyFile: string | null
  /** The policy document that `compare-with` names; null if it names none. */
  readonly compared: WrittenDocument | null
  /** Warnings: odd, but not a mistake. */
  readonly warnings: readonly string[]
}

/** The selection of versions to restore, as the inputs have it. */
export interface Restore extends Omit<RestoreCriteria, 'since'> {
  /** The path of the report. */
  readonly path: string | null
  readonly within: Duration | null
}

export type Checked = {
  /** Null if that input is wrong itself. */
  readonly mode: Mode | null
  /** True if a check is to comment on its pull request, also that its inputs are wrong. */
  readonly comment: boolean
} & ({ readonly ok: true; readonly inputs: Inputs } | { readonly ok: false; readonly problems: readonly string[] })

/** Reads and checks all inputs; each of `problems` names the input, its value and what to use instead. */
export const readInputs = async (env: Environment, started: number): Promise<Checked> => {
  const reading = await readValues(env, inputNames)
  const { values, problems } = reading
  problems.unshift(...findUnknownInputs(env))
  const access = accessOf(reading, env)
  findContradictions(reading)
  const { policies, warnings } = await readPolicies(reading, env, access)
  const previousRun = findPreviousRun(reading, env)
  const scope = { owner: values.owner ?? null, server: serverOf(reading) }
  const restore = await readSelection(reading, env, scope)
  const approved = await readPlan(reading, env, { ...scope, policies, now: started })
  const compared = await readComparedDocument(reading, env)
  const { mode = null } = values
  const comment = mode === 'check' && values.comment === true
  if (problems.length > 0 || !access || !isComplete(values)) return { ok: false, problems, mode, comment }
  const timeLimit = values['time-limit']
  return {
    ok: true,
    mode,
    comment,
    inputs: {
      ...access,
      mode: values.mode,
      dryRun: values['dry-run'] || values.mode === 'check',
      policies,
      maxDeletions: values['max-deletions'] ?? null,
      now: values.now ?? null,
      running: env['GITHUB_REPOSITORY'] ?? '',
      ifMissing: values['if-missing'],
      only: values.only ?? null,
      approved,
      previousRun,
      timeLimit: timeLimit ? addDuration(started, timeLimit) - started : null,
      reserve: values['rate-limit-reserve'],
      waitForRateLimit: values['wait-for-rate-limit'],
      cache: values.cache,
      artifact: values.artifact ?? null,
      restore: values.mode === 'restore' ? restore : null,
      policyFile: values['policy-file'] ?? null,
      compared,
      warnings
    }
  }
}

/** Returns whether each input that must have a value has one, which only a wrong one has not. */
const isComplete = (values: Partial<Values>): values is Partial<Values> & Pick<Values, Defaulted> =>
  inputNames.every((name) => {
    const { default: usual, fallback } = inputs[name]
    return usual === undefined || fallback !== undefined || values[name] !== undefined
  })

const readSelection = async (reading: Reading, env: Environment, scope: RunScope): Promise<Restore> => {
  const { values, text, isUsed } = reading
  const from = await readDeletions(reading, env, scope)
  return {
    from,
    path: text('restore-from') || null,
    tags: values['restore-tags'] ?? null,
    within: (isUsed('deleted-within') && values['deleted-within']) || null
  }
}
