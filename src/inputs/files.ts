import { readFile, realpath } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import type { ApprovalContext, ApprovedPlan } from '../retention/approved-plan.ts'
import type { DocumentDefaults, PolicyDocument } from '../retention/document.ts'
import type { PreviousReport } from '../retention/previous-report.ts'
import { err, ok, type Result } from '../retention/result.ts'
import type { Reading } from './reading.ts'
import { type Environment, textOf } from './table.ts'

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

/** Reads the changes that the report of an earlier dry run approves; null if `plan` is not given, or wrong. */
export const readPlan = (reading: Reading, env: Environment, approval: ApprovalContext): Promise<ApprovedPlan | null> =>
  readReport('plan', reading, env, async (text) => {
    const { parseApprovedPlan } = await import('../retention/approved-plan.ts')
    return parseApprovedPlan(text, approval)
  })

/** Reads what the report of an earlier run says of the owner's packages; null if `restore-from` is not given, or wrong. */
export const readDeletions = (reading: Reading, env: Environment, owner: string): Promise<PreviousReport | null> =>
  readReport('restore-from', reading, env, async (text) => {
    const { parsePreviousReport } = await import('../retention/previous-report.ts')
    return parsePreviousReport(text, false, owner)
  })

const readReport = async <T>(
  name: 'plan' | 'restore-from',
  { text, isGiven, reject }: Reading,
  env: Environment,
  parse: (text: string) => Promise<Result<T>>
): Promise<T | null> => {
  if (!isGiven(name)) return null
  const path = text(name)
  const file = await readText(path, env, false)
  const report = file.ok ? await parse(file.value) : file
  if (report.ok) return report.value
  reject(name, file.ok ? `"${path}" ${report.problem}` : report.problem)
  return null
}

/** Reads a file by its path, relative to the workspace; `within` refuses one outside, also behind a link. */
const readText = async (path: string, env: Environment, within: boolean): Promise<Result<string>> => {
  const workspace = env['GITHUB_WORKSPACE'] ?? '.'
  try {
    const full = await realpath(resolve(workspace, path))
    const inside = within ? relative(await realpath(workspace), full) : ''
    if (isAbsolute(inside) || inside.split(sep)[0] === '..') {
      return err(`"${path}" is outside the workspace; name a file in it`)
    }
    return ok(await readFile(full, 'utf8'))
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
