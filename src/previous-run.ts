import type { Client } from './github/client.ts'
import { downloadArtifact, listRunArtifacts, type RunArtifact } from './github/run-artifacts.ts'
import { readZip } from './github/zip.ts'
import { maxFetchedBytes } from './http/fetch.ts'
import type { PreviousRun } from './inputs/files.ts'
import type { Inputs } from './inputs/read.ts'
import { approvePlan } from './retention/approved-plan.ts'
import { attemptOf, mergeReports } from './retention/merge-reports.ts'
import { type PreviousReport, parsePreviousReport } from './retention/previous-report.ts'
import { err, ok, type Result } from './retention/result.ts'

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
  const report = await fetchReport(client, previousRun, inputs.owner)
  const wrong = (problem: string): Result<never> => err(`input ${input}: run "${text}" ${problem}`)
  if (!report.ok) return wrong(report.problem)
  if (inputs.restore) return ok({ ...inputs, restore: { ...inputs.restore, from: report.value } })
  const approved = approvePlan(report.value, { policies: inputs.policies, now })
  return approved.ok ? ok({ ...inputs, approved: approved.value }) : wrong(approved.problem)
}

/** Fetches the reports of a run about packages of this owner, and returns them as one. */
const fetchReport = async (client: Client, run: PreviousRun, owner: string): Promise<Result<PreviousReport>> => {
  const listed = await listRunArtifacts(client, run)
  if (!listed.ok) return err(`cannot be read: ${listed.problem}`)
  const artifacts = listed.value.filter(({ name }) => name.startsWith(run.artifact))
  const problem = findUnusable(artifacts, listed.value, run)
  if (problem !== null) return err(problem)

  const reports: PreviousReport[] = []
  const others: string[] = []
  for (let at = 0; at < artifacts.length; at += maxConcurrent) {
    const some = artifacts.slice(at, at + maxConcurrent)
    const zips = await Promise.all(some.map((each) => downloadArtifact(client, run.repository, each)))
    // One after the other, since what they unpack to may be large.
    for (const [place, zip] of zips.entries()) {
      const read = zip.ok ? await readReports(zip.value, run.input === 'plan', owner) : zip
      if (!read.ok) return err(`cannot be read: the artifact ${some[place]?.name}: ${read.problem}`)
      reports.push(...read.value.reports)
      others.push(...read.value.others)
    }
  }
  const [first, ...more] = reports.filter((each) => run.attempt === null || attemptOf(each) === run.attempt)
  if (first) return ok(mergeReports([first, ...more]))
  const [other = `has no report of attempt ${run.attempt}`] = reports.length > 0 ? [] : others
  return err(others.length > 0 || reports.length > 0 ? other : `has no report.json in ${namesOf(artifacts)}`)
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
      : 'restore by restore-tags or deleted-within, or from a report.json that somebody kept'
  return `has no report any more: ${namesOf(expired)} expired${time}; ${remedy}`
}

/** Reads the reports in the zip file of an artifact: those that can be used, and why others cannot. */
const readReports = async (
  zip: Buffer,
  dryRun: boolean,
  owner: string
): Promise<Result<{ readonly reports: readonly PreviousReport[]; readonly others: readonly string[] }>> => {
  const files = await readZip(zip, 'report.json', maxReportBytes)
  if (!files.ok) return files
  const parsed = files.value.map((file) => parsePreviousReport(file.toString(), dryRun, owner))
  return ok({
    reports: parsed.flatMap((each) => (each.ok ? [each.value] : [])),
    others: parsed.flatMap((each) => (each.ok ? [] : [each.problem]))
  })
}

const namesOf = (artifacts: readonly RunArtifact[]): string => {
  const names = [...new Set(artifacts.map(({ name }) => name))]
  return names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ')
}
