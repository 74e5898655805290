import { artifactName } from './artifact-name.ts'
import type { Client } from './github/client.ts'
import type { Inputs } from './inputs/read.ts'
import type { Environment } from './inputs/table.ts'
import type { LastRun } from './retention/last-run.ts'

const mebibyte = 1024 * 1024
/** The largest artifact that is read, and the most bytes of the report in it: more would take time, and memory. */
const limits = {
  clean: { artifact: 5 * mebibyte, report: 32 * mebibyte },
  // It has the packages of all jobs, and its job does nothing else.
  report: { artifact: 25 * mebibyte, report: 160 * mebibyte }
} as const
/** The requests that the hour must have left for a comparison, which is no work of its own. */
const minRequestsLeft = 100

/**
 * Reads the report that the last run of this step uploaded, to be shown beside this one, with two requests: the newest artifact
 * of its name, from the same branch. Null without such a report, without the permission to read it, or if anything fails.
 */
export const readLastRun = async (client: Client, inputs: Inputs, env: Environment): Promise<LastRun | null> => {
  const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = env
  const { mode, owner, artifact, previousRun } = inputs
  const isUploaded = env['ACTIONS_RUNTIME_TOKEN'] && artifact && repository
  const isOfAnother = mode === 'report' && `${previousRun?.id}` !== id
  if (!isUploaded || (mode !== 'clean' && mode !== 'report') || isOfAnother) return null
  if (client.remainingInHour() < minRequestsLeft) return null
  try {
    const { downloadArtifact, listNewestArtifacts } = await import('./github/run-artifacts.ts')
    // A step of a run that was repeated has another name in each attempt.
    const artifacts = await listNewestArtifacts(client, repository, artifactName(artifact, env, '1'))
    const branch = env['GITHUB_HEAD_REF'] || env['GITHUB_REF_NAME']
    const last = artifacts.find(
      (each) => !each.expired && !each.foreign && `${each.runId}` !== id && (!branch || each.branch === branch)
    )
    if (!last || last.size > limits[mode].artifact) return null
    const zip = await downloadArtifact(client, repository, last)
    if (!zip.ok) return null
    const [{ readZip }, { parseLastRun }] = await Promise.all([
      import('./github/zip.ts'),
      import('./retention/parse-last-run.ts')
    ])
    const files = await readZip(zip.value, 'report.json', limits[mode].report)
    const parse = (file: Buffer) => parseLastRun(`${file}`, mode === 'clean' ? owner : null)
    return files.ok ? (files.value.map(parse).find(Boolean) ?? null) : null
  } catch {
    return null
  }
}
