import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { ApprovalContext, ApprovedPlan } from '../retention/approved-plan.ts'
import type { DocumentDefaults, PolicyDocument } from '../retention/document.ts'
import type { PreviousReport, RunScope } from '../retention/previous-report.ts'
import { err, ok, type Result } from '../retention/result.ts'
import type { Reading } from './reading.ts'
import { parseRunReference, type RunReference } from './run-reference.ts'
import { type Environment, inputs, textOf } from './table.ts'
import { readTextFile } from './text-file.ts'
import { anyFile, findForbiddenPlace } from './workspace.ts'

/** Reads a policy document, inline or from a file of the workspace. */
export const readDocument = async (
  { text, isGiven }: Reading,
  env: Environment,
  defaults: DocumentDefaults
): Promise<PolicyDocument> => {
  const { readPolicyDocument } = await import('../retention/document.ts')
  if (isGiven('policy')) return readPolicyDocument(text('policy'), 'input policy', defaults)
  const path = text('policy-file')
  const file = await readText(path, env, true)
  if (file.ok) return readPolicyDocument(file.value, path, defaults)
  return { ok: false, problems: [`input policy-file: ${file.problem}`] }
}

/** Reads the policy document that `compare-with` names; null if that is not given, or wrong. */
export const readComparedDocument = async (
  { text, isGiven, reject }: Reading,
  env: Environment
): Promise<WrittenDocument | null> => {
  if (!isGiven('compare-with')) return null
  const name = text('compare-with')
  const file = await readText(name, env, true)
  if (file.ok) return { name, text: file.value }
  reject('compare-with', file.problem)
  return null
}

/** The text of a policy document, and what to call it. */
export interface WrittenDocument {
  readonly name: string
  readonly text: string
}

/** A workflow run that an input names in place of a report. */
export interface PreviousRun extends RunReference {
  readonly input: 'plan' | 'restore-from' | 'run'
  readonly text: string
  /** The beginning of the names of its reports' artifacts. */
  readonly artifact: string
}

/**
 * Returns the run that `plan`, `restore-from` or `run` names, or with `mode: report` this one; null if it names a file, or is
 * wrong or not given.
 */
export const findPreviousRun = ({ text, values, reject }: Reading, env: Environment): PreviousRun | null => {
  const artifact = values.artifact ?? inputs.artifact.default ?? ''
  for (const input of ['plan', 'restore-from'] as const) {
    const run = parseRunReference(text(input), env)
    if (run?.ok) return { ...run.value, input, text: text(input), artifact }
    if (run) reject(input, run.problem)
  }
  if (values.mode === 'report')
    return findReportedRun(text('run') || (env['GITHUB_RUN_ID'] ?? ''), reject, env, artifact)
  return null
}

const findReportedRun = (
  text: string,
  reject: Reading['reject'],
  env: Environment,
  artifact: string
): PreviousRun | null => {
  const run = parseRunReference(text, env)
  if (run?.ok) return { ...run.value, input: 'run', text, artifact }
  reject('run', run?.problem ?? `"${text}" is not the id or the URL of a workflow run`)
  return null
}

/** Reads the changes that the report of an earlier dry run approves, none if `plan` is a run; null if it is not given, or wrong. */
export const readPlan = async (
  reading: Reading,
  env: Environment,
  approval: ApprovalContext
): Promise<ApprovedPlan | null> => {
  if (!reading.isGiven('plan')) return null
  const { nothingApproved, parseApprovedPlan } = await import('../retention/approved-plan.ts')
  // The reports of a run are read later: they are on GitHub.
  if (parseRunReference(reading.text('plan'), env)) return nothingApproved
  return readReport('plan', reading, env, (text) => parseApprovedPlan(text, approval))
}

/** Reads what the report of an earlier run says of the owner's packages; null if `restore-from` names no file, or a wrong one. */
export const readDeletions = async (
  reading: Reading,
  env: Environment,
  scope: RunScope
): Promise<PreviousReport | null> => {
  if (!reading.isGiven('restore-from') || parseRunReference(reading.text('restore-from'), env)) return null
  const { parsePreviousReport } = await import('../retention/previous-report.ts')
  return readReport('restore-from', reading, env, (text) => parsePreviousReport(text, false, scope))
}

const readReport = async <T>(
  name: 'plan' | 'restore-from',
  { text, reject }: Reading,
  env: Environment,
  parse: (text: string) => Result<T>
): Promise<T | null> => {
  const path = text(name)
  const file = await readText(path, env, false)
  const report = file.ok ? parse(file.value) : file
  if (report.ok) return report.value
  reject(name, file.ok ? `"${path}" ${report.problem}` : report.problem)
  return null
}

/** Reads a file by its path, relative to the workspace; `within` refuses what the workspace does not own, also behind a link. */
const readText = async (path: string, env: Environment, within: boolean): Promise<Result<string>> => {
  const workspace = env['GITHUB_WORKSPACE'] ?? '.'
  try {
    const full = await realpath(resolve(workspace, path))
    const place = within && env[anyFile] !== 'true' ? findForbiddenPlace(await realpath(workspace), full) : null
    if (place !== null) return err(`"${path}" leads ${place}; name another file of the workspace`)
    return ok(await readTextFile(full))
  } catch (error) {
    const missing = Object(error).code === 'ENOENT'
    const remedy =
      'does not exist; correct the path, or add a step before this one that puts the file there (actions/checkout or actions/download-artifact)'
    return err(`"${path}" ${missing ? remedy : `cannot be read: ${error}`}`)
  }
}

/** Returns the folder that `report-dir` names, whatever is wrong with other inputs; null if it names none. */
export const reportDirOf = (env: Environment): string | null => {
  const given = textOf(env, 'report-dir')
  return given ? resolve(given) : null
}
