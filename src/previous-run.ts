import type { Client } from './github/client.ts'
import { downloadArtifact, listRunArtifacts, type RunArtifact } from './github/run-artifacts.ts'
import { readZip } from './github/zip.ts'
import { maxFetchedBytes } from './http/fetch.ts'
import type { PreviousRun } from './inputs/files.ts'
import type { Inputs } from './inputs/read.ts'
import { approvePlan } from './retention/approved-plan.ts'
import { type JoinedReports, joinReports } from './retention/join-reports.ts'
import { attemptOf, mergeReports } from './retention/merge-reports.ts'
import { type PreviousReport, parsePreviousReport, type ReportReading } from './retention/previous-report.ts'
import type { WrittenReport } from './retention/report-schema.ts'
import { err, ok, type Result } from './retention/result.ts'
import type { PackageRef } from './retention/version.ts'

/** The most bytes of the reports in one artifact, unpacked. */
const maxReportBytes = 256 * 1024 * 1024
/** Artifacts that are read side by side. */
const maxConcurrent = 4

/** Returns the inputs with what the reports of `previousRun` approve, or say to be deleted; the time is in milliseconds. */
export const readPreviousRun = async (
  client: Client,
  inputs: Inputs,
  previousRun: PreviousRun,
  now: number
): Promise<Result<Inputs>> => {
  const { input, text } = previousRun
  const parse = (json: string) => parsePreviousReport(json, input === 'plan', inputs)
  const reports = await readRunReports(client, previousRun, parse)
  const report = reports.ok ? selectAttempt(reports.value, previousRun) : reports
  const wrong = (problem: string): Result<never> => err(`input ${input}: run "${text}" ${problem}`)
  if (!report.ok) return wrong(report.problem)
  if (inputs.restore) return ok({ ...inputs, restore: { ...inputs.restore, from: report.value } })
  const approved = approvePlan(report.value, { policies: inputs.policies, now })
  return approved.ok ? ok({ ...inputs, approved: approved.value }) : wrong(approved.problem)
}

/** Joins the reports of a run, read by `parse`; a package of `expected` on which none of them reports counts as failed. */
export const joinRun = async (
  client: Client,
  run: PreviousRun,
  expected: readonly PackageRef[],
  parse: (text: string) => Result<WrittenReport>
): Promise<Result<JoinedReports>> => {
  const read = await readRunReports(client, run, parse)
  return read.ok ? ok(joinReports(read.value, expected)) : err(`input run: run "${run.text}" ${read.problem}`)
}

/** Returns the reports of the attempt that is named, or of all, as one. */
const selectAttempt = (reports: readonly PreviousReport[], { attempt }: PreviousRun): Result<PreviousReport> => {
  const [first, ...more] = reports.filter((each) => attempt === null || attemptOf(each) === attempt)
  return first ? ok(mergeReports([first, ...more])) : err(`has no report of attempt ${attempt}`)
}

/** Fetches the reports of a run without those of other kinds; an error if one is damaged, or if there are none. */
const readRunReports = async <T>(
  client: Client,
  run: PreviousRun,
  parse: (text: string) => ReportReading<T>
): Promise<Result<readonly [T, ...T[]]>> => {
  const listed = await listRunArtifacts(client, run)
  if (!listed.ok) return err(`cannot be read: ${listed.problem}`)
  const artifacts = listed.value.filter(({ name }) => name.startsWith(run.artifact))
  const problem = findUnusable(artifacts, listed.value, run)
  if (problem !== null) return err(problem)

  const reports: T[] = []
  const others: string[] = []
  for (let at = 0; at < artifacts.length; at += maxConcurrent) {
    const some = artifacts.slice(at, at + maxConcurrent)
    const zips = await Promise.all(some.map((each) => downloadArtifact(client, run.repository, each)))
    // One after the other, since what they unpack to may be large.
    for (const [place, zip] of zips.entries()) {
      const read = zip.ok ? await readReports(zip.value, parse) : zip
      if (!read.ok) return err(`cannot be read: the artifact ${some[place]?.name}: ${read.problem}`)
      reports.push(...read.value.reports)
      others.push(...read.value.others)
    }
  }
  const [first, ...more] = reports
  return first !== undefined ? ok([first, ...more]) : err(others[0] ?? `has no report.json in ${namesOf(artifacts)}`)
}

/** Returns why the artifacts of a run cannot be used; null if they can. */
const findUnusable = (
  artifacts: readonly RunArtifact[],
  all: readonly RunArtifact[],
  { artifact: prefix, input }: PreviousRun
): string | null => {
  if (artifacts.length === 0) {
    const found = all.length === 0 ? 'no artifact' : `only ${namesOf(all)}`
    return `has no artifact whose name begins with ${prefix} (${found}); if the run uploaded its report by another name, set artifact to that name, else see its log for a notice`
  }
  const foreign = artifacts.filter((each) => each.foreign)
  if (foreign.length > 0)
    return `executed the code of another repository, as for a pull request from a fork: whoever wrote that code may have written ${namesOf(foreign)}, too`
  const [large] = artifacts.filter(({ size }) => size > maxFetchedBytes)
  if (large)
    return `has a report of more than ${maxFetchedBytes / 1024 / 1024} MiB: download the artifact ${large.name} in an earlier step, and use the path of its report.json`
  const expired = artifacts.filter((each) => each.expired)
  const [first] = expired
  if (!first) return null
  const time = first.expiresAt === null ? '' : ` since ${new Date(first.expiresAt).toISOString().slice(0, 10)}`
  const remedy =
    input === 'plan'
      ? 'make a new plan with a dry run'
      : input === 'run'
        ? 'nothing is left to join'
        : 'restore by restore-tags or deleted-within, or from a report.json that somebody kept'
  return `has no report any more: ${namesOf(expired)} expired${time}; ${remedy}`
}

/** Reads the reports in the zip file of an artifact: those that can be used, and why others cannot. An error if one is damaged. */
const readReports = async <T>(
  zip: Buffer,
  parse: (text: string) => ReportReading<T>
): Promise<Result<{ readonly reports: readonly T[]; readonly others: readonly string[] }>> => {
  const files = await readZip(zip, 'report.json', maxReportBytes)
  if (!files.ok) return files
  const reports: T[] = []
  const others: string[] = []
  for (const file of files.value) {
    const read = parse(file.toString())
    if (read.ok) reports.push(read.value)
    else if ('isOther' in read) others.push(read.problem)
    else return err(`its report.json ${read.problem}`)
  }
  return ok({ reports, others })
}

const namesOf = (artifacts: readonly RunArtifact[]): string => {
  const names = [...new Set(artifacts.map(({ name }) => name))]
  return names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ')
}
