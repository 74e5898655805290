import * as v from 'valibot'
import { err, ok, type Result } from '../retention/result.ts'
import type { Client } from './client.ts'
import { type List, listSteadily } from './list.ts'
import { sayRefusal } from './refusal.ts'
import type { RestResponse } from './response.ts'
import { time } from './time.ts'

/** A workflow run of a repository (`owner/name`). */
export interface WorkflowRun {
  readonly repository: string
  readonly id: string
}

const runBody = v.object({
  id: v.optional(v.number()),
  repository_id: v.optional(v.number()),
  head_repository_id: v.optional(v.number()),
  head_branch: v.nullish(v.string())
})

/** An artifact of a workflow run; `foreign` if the run executed the code of another repository, as of a fork. */
const artifact = v.pipe(
  v.object({
    id: v.number(),
    name: v.string(),
    size_in_bytes: v.number(),
    expired: v.boolean(),
    expires_at: v.optional(time),
    workflow_run: v.nullish(runBody)
  }),
  v.transform(({ id, name, size_in_bytes: size, expired, expires_at: expiresAt = null, workflow_run: run }) => ({
    ...{ id, name, size, expired, expiresAt },
    runId: run?.id ?? null,
    branch: run?.head_branch ?? null,
    foreign: run?.repository_id !== run?.head_repository_id
  }))
)

export type RunArtifact = v.InferOutput<typeof artifact>

/** Returns the artifacts of a run, those of its earlier attempts included, the newest first. */
export const listRunArtifacts = async (
  client: Client,
  { repository, id }: WorkflowRun
): Promise<Result<readonly RunArtifact[]>> => {
  const list: List<RunArtifact> = {
    route: `GET /repos/${repository}/actions/runs/${id}/artifacts`,
    parameters: {},
    item: artifact,
    key: 'artifacts',
    attempted: `listing the artifacts of run ${id} of ${repository}`,
    explain
  }
  const listed = await listSteadily(client, list, { keyOf: (each) => each.id, stateOf: (each) => `${each.id}` })
  return listed.ok ? ok(listed.value.toSorted((one, other) => other.id - one.id)) : listed
}

/** Returns the newest artifacts of this name in a repository, the newest first; none where that cannot be read. */
export const listNewestArtifacts = async (
  client: Client,
  repository: string,
  name: string
): Promise<readonly RunArtifact[]> => {
  const answer = await client.request(`GET /repos/${repository}/actions/artifacts`, { name, per_page: 30 })
  const read = v.safeParse(v.object({ artifacts: v.array(artifact) }), answer.data)
  return answer.status === 200 && read.success ? read.output.artifacts.toSorted((a, b) => b.id - a.id) : []
}

/** Returns the zip file of an artifact. */
export const downloadArtifact = async (
  client: Client,
  repository: string,
  { id }: Pick<RunArtifact, 'id'>
): Promise<Result<Buffer>> => {
  const attempted = 'downloading it'
  const answer = await client.download(`GET /repos/${repository}/actions/artifacts/${id}/zip`)
  if (answer.status !== 200) return err(explain(answer, attempted))
  return answer.data instanceof ArrayBuffer
    ? ok(Buffer.from(answer.data))
    : err(`${attempted}: the answer is not a zip file`)
}

const explain = (answer: RestResponse, attempted: string): string => {
  const { status } = answer
  const remedy =
    status === 403 || status === 404
      ? '; check that the run exists, and that the token may read it: a job needs permissions: actions: read, a personal access token (classic) for a private repository the scope repo'
      : ''
  return `${sayRefusal(answer, attempted)}${remedy}`
}
