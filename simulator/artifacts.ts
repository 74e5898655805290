import { createHash, randomUUID } from 'node:crypto'
import { respond, type SimRequest, type SimResponse } from './http.ts'
import { type JobToken, readRuntimeToken } from './runtime-token.ts'
import type { SimArtifact, World } from './world.ts'

/** An upload that was announced and is not finalized yet. */
interface Upload {
  readonly runBackendId: string
  readonly name: string
  bytes: Buffer | null
}

/** Days until an artifact expires: GitHub's default. */
const retentionDays = 90

type Fields = Readonly<Record<string, unknown>>

/** The artifact service of the runners, and the storage that its signed URLs lead to. */
export interface ArtifactService {
  /** Answers a method of the service, called with the token of a job. */
  readonly call: (method: string, fields: Fields, job: JobToken) => SimResponse
  /** Answers requests to signed URLs: one PUT as an Azure block blob for an upload, GET for an artifact. */
  readonly storage: (request: SimRequest) => SimResponse
}

/**
 * Returns the artifact service, version 4: Twirp as JSON. A name is unique within one attempt of a workflow run, as the run's
 * backend id in the token has it.
 */
export const artifactService = (world: World, storageUrl: () => string): ArtifactService => {
  const uploads = new Map<string, Upload>()

  const create = ({ name }: Fields, { runBackendId }: JobToken): SimResponse => {
    if (typeof name !== 'string' || !/^[^":<>|*?\r\n\\/]+$/.test(name)) {
      return respond(400, { code: 'invalid_argument', msg: 'the artifact name is not valid' })
    }
    const others = [...world.artifacts, ...uploads.values()]
    if (others.some((each) => each.runBackendId === runBackendId && each.name === name)) {
      return respond(409, {
        code: 'already_exists',
        msg: 'an artifact with this name already exists on the workflow run'
      })
    }
    const id = randomUUID()
    uploads.set(id, { runBackendId, name, bytes: null })
    return respond(200, { ok: true, signed_upload_url: `${storageUrl()}/artifacts/${id}?sig=${signatureOf(id)}` })
  }

  const finalize = ({ name, size, hash }: Fields, job: JobToken): SimResponse => {
    const [id, upload] =
      uploads.entries().find(([, each]) => each.name === name && each.runBackendId === job.runBackendId) ?? []
    const digest = upload?.bytes && `sha256:${createHash('sha256').update(upload.bytes).digest('hex')}`
    if (!id || !upload?.bytes || String(upload.bytes.length) !== size || hash !== digest) {
      return respond(400, { code: 'failed_precondition', msg: 'the upload is not complete' })
    }
    uploads.delete(id)
    const { runId, repository } = job
    if (!world.runs.has(runId)) world.runs.set(runId, { repository, head: repository })
    const now = world.clock.now()
    const artifact: SimArtifact = {
      id: world.next.artifact++,
      repository,
      runId,
      runBackendId: job.runBackendId,
      name: upload.name,
      bytes: upload.bytes,
      createdAt: now,
      expiresAt: now + retentionDays * 24 * 60 * 60 * 1000
    }
    world.artifacts.push(artifact)
    return respond(200, { ok: true, artifact_id: String(artifact.id) })
  }

  const methods: Readonly<Record<string, (fields: Fields, job: JobToken) => SimResponse>> = {
    CreateArtifact: create,
    FinalizeArtifact: finalize
  }

  return {
    call: (method, fields, job) => {
      const act = methods[method]
      if (!act) return respond(404, { code: 'bad_route', msg: 'no such method' })
      const { workflow_run_backend_id: run, workflow_job_run_backend_id: jobRun } = fields
      return run === job.runBackendId && jobRun === job.jobBackendId
        ? act(fields, job)
        : respond(403, { code: 'permission_denied', msg: 'the token is of another job' })
    },
    storage: ({ method, path, query, headers, body }) => {
      const id = path.split('/').at(-1) ?? ''
      if (query.get('sig') !== signatureOf(id)) return respond(403)
      if (method === 'GET') {
        const artifact = world.artifacts.find((each) => String(each.id) === id)
        return artifact ? respond(200, artifact.bytes, { 'content-type': 'application/zip' }) : respond(404)
      }
      const upload = uploads.get(id)
      if (method !== 'PUT' || headers['x-ms-blob-type'] !== 'BlockBlob' || !upload) return respond(400)
      upload.bytes = body
      return respond(201, '', { etag: `"${id}"` })
    }
  }
}

/** Returns the signature that a URL to the storage must have. */
export const signatureOf = (id: string): string => createHash('sha256').update(`signed ${id}`).digest('hex')

/** Returns the answer of the service to a request under `/twirp`, or a refusal of its token. */
export const answerJob = (
  { headers, body }: SimRequest,
  act: (fields: Fields, job: JobToken) => SimResponse
): SimResponse => {
  const job = readRuntimeToken(headers.authorization)
  return job ? act(JSON.parse(body.toString()), job) : respond(401, { code: 'unauthenticated', msg: 'invalid token' })
}
