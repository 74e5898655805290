/** The claims of a job's token. */
export interface JobToken {
  /** `owner/name` of the repository whose workflow runs. */
  readonly repository: string
  readonly runId: number
  /** Id of this attempt of the run. */
  readonly runBackendId: string
  /** Id of this job, different for each job of a matrix. */
  readonly jobBackendId: string
}

/** A job of a workflow run. */
export interface Job {
  readonly repository?: string
  readonly runId?: number
  readonly attempt?: number
  /** Key of the job in its workflow. */
  readonly job?: string
  /** Distinguishes the jobs that a matrix makes of one. */
  readonly leg?: string
}

/** Returns the token that a runner gives to the steps of a job, for its cache and artifact services: a JWT. */
export const runtimeTokenOf = ({
  repository = 'acme/app',
  runId = 1,
  attempt = 1,
  job = 'clean',
  leg = ''
}: Job = {}): string => {
  const scopes = `Actions.GenericRead:0 Actions.Results:${repository.replace('/', '-')}-${runId}-${attempt}:${job}-${leg}`
  const parts = [
    { typ: 'JWT', alg: 'RS256' },
    { scp: scopes, repository, run_id: runId }
  ]
  return [...parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')), 'signature'].join('.')
}

/** Returns what an Authorization header says of its job; null for any other token. */
export const readRuntimeToken = (authorization = ''): JobToken | null => {
  const [, payload = ''] = /^Bearer [^.]+\.([^.]+)\.signature$/.exec(authorization) ?? []
  if (payload === '') return null
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
  const [, runBackendId = '', jobBackendId = ''] = /\bActions\.Results:([^:]+):(\S+)/.exec(claims.scp) ?? []
  return { repository: claims.repository, runId: claims.run_id, runBackendId, jobBackendId }
}
