import { artifactName } from './artifact-name.ts'
import type { Client } from './github/client.ts'
import type { Inputs } from './inputs/read.ts'
import type { Environment } from './inputs/table.ts'
import type { LastRun } from './retention/last-run.ts'

/** The largest artifact that is read, and the most bytes of the report in it: more would take time, and memory. */
const maxArtifactBytes = 5 * 1024 * 1024
const maxReportBytes = 32 * 1024 * 1024
/** What the hour must have left for a comparison, which is no work of its own. */
const minRequestsLeft = 100

/**
 * Reads the report that the last run of this step uploaded, to be shown beside this one, with two requests: the newest artifact
 * of its name, from the same branch. Null without such a report, without the permission to read it, or if anything fails.
 */
export const readLastRun = async (client: Client, inputs: Inputs, env: Environment): Promise<LastRun | null> => {
  const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = env
  const isUploaded = env['ACTIONS_RUNTIME_TOKEN'] && inputs.artifact
  if (!isUploaded || !repository || inputs.mode !== 'clean' || client.remainingInHour() < minRequestsLeft) return null
  try {
    const { downloadArtifact, listNewestArtifacts } = await import('./github/run-artifacts.ts')
    // A step of a run that was repeated has another name in each attempt.
    const artifacts = await listNewestArtifacts(client, repository, artifactName(inputs.artifact, env, '1'))
    const branch = env['GITHUB_HEAD_REF'] || env['GITHUB_REF_NAME']
    const last = artifacts.find(
      (each) => !each.expired && !each.foreign && `${each.runId}` !== id && (!branch || each.branch === branch)
    )
    if (!last || last.size > maxArtifactBytes) return null
    const zip = await downloadArtifact(client, repository, last)
    if (!zip.ok) return null
    const [{ readZip }, { parseLastRun }] = await Promise.all([
      import('./github/zip.ts'),
      import('./retention/parse-last-run.ts')
    ])
    const files = await readZip(zip.value, 'report.json', maxReportBytes)
    return files.ok ? (files.value.map((file) => parseLastRun(`${file}`, inputs.owner)).find(Boolean) ?? null) : null
  } catch {
    return null
  }
}
