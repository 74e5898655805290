import { artifactName } from './artifact-name.ts'
import { findArtifactService } from './github/artifact-service.ts'
import { withDeadline } from './http/deadline.ts'
import type { OnRequest } from './http/trace.ts'
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
  const name = artifactName(prefix, env, env['GITHUB_RUN_ATTEMPT'])
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
