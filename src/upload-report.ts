import { createHash } from 'node:crypto'
import { findArtifactService } from './github/artifact-service.ts'
import { withDeadline } from './http/deadline.ts'
import type { OnRequest } from './http/trace.ts'
import type { Environment } from './inputs/table.ts'
import { err, errorMessage, ok, type Result } from './retention/result.ts'
import type { Host } from './session.ts'

/** An artifact of this run. */
export interface UploadedArtifact {
  readonly id: string
  readonly url: string
}

/** Milliseconds for the upload; a service that does not answer holds the job no longer. */
const uploadTimeoutMs = 30_000

/** Uploads files as an artifact whose name begins with `prefix`, until `leave` aborts; a problem says why there is none. */
export const uploadReport = async (
  { env, clock, random }: Pick<Host, 'env' | 'clock' | 'random'>,
  prefix: string,
  paths: readonly string[],
  { leave, onRequest }: { readonly leave: AbortSignal; readonly onRequest: OnRequest | undefined }
): Promise<Result<UploadedArtifact>> => {
  const service = findArtifactService({ env, clock, random, onRequest })
  if (!service.ok) return service
  const name = artifactName(prefix, env, service.value.job)
  try {
    const { id } = await withDeadline(clock, uploadTimeoutMs, [leave], (signal) =>
      service.value.upload(name, paths, signal)
    )
    const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env
    return ok({ id, url: `${server}/${repository}/actions/runs/${run}/artifacts/${id}` })
  } catch (error) {
    return err(leave.aborted ? 'the run was cancelled' : errorMessage(error))
  }
}

/**
 * Returns a name that no other job, attempt or step of the run has: `PREFIX-JOB-HASH`. The jobs of a matrix share the key of
 * the job, so the hash is of what tells them apart.
 */
const artifactName = (prefix: string, env: Environment, job: string): string => {
  const { GITHUB_JOB: key, GITHUB_RUN_ATTEMPT: attempt, GITHUB_ACTION: step } = env
  const hash = createHash('sha256')
    .update(JSON.stringify([job, attempt, step]))
    .digest('hex')
    .slice(0, 8)
  return [prefix, key?.replaceAll(/[^\w-]/g, '_'), hash].filter(Boolean).join('-')
}
