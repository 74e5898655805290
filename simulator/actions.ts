import { createHash } from 'node:crypto'
import type { components } from '@octokit/openapi-types'
import { sameName } from './access.ts'
import { signatureOf } from './artifacts.ts'
import { timestamp } from './bodies.ts'
import { respond, type SimResponse } from './http.ts'
import { linkHeader, onPage, pageOf } from './pages.ts'
import { notFound, refusal } from './refusals.ts'
import { repositoryUrl, withRepository } from './repository.ts'
import type { Call, Route } from './routes.ts'
import type { Repository, SimArtifact } from './world.ts'

type ArtifactBody = components['schemas']['artifact']

const listDocs = '/rest/actions/artifacts#list-workflow-run-artifacts'
const downloadDocs = '/rest/actions/artifacts#download-an-artifact'

const isOf = ({ owner, name }: Repository, repository: string): boolean =>
  sameName(repository, `${owner.login}/${name}`)

const listArtifacts = (call: Call, repository: Repository): SimResponse => {
  const { world, request, params, site } = call
  const runId = Number(params['id'])
  const run = world.runs.get(runId)
  if (!run || !isOf(repository, run.repository)) return notFound(listDocs)
  // Newest first; those of earlier attempts stay.
  const found = world.artifacts.filter((each) => each.runId === runId).toReversed()
  const head = world.repositories.get(run.head.toLowerCase())
  const toBody = (artifact: SimArtifact): ArtifactBody => {
    const { id, name, bytes, createdAt, expiresAt } = artifact
    const url = `${repositoryUrl(call, repository)}/actions/artifacts/${id}`
    return {
      id,
      node_id: Buffer.from(`Artifact${id}`).toString('base64'),
      name,
      size_in_bytes: bytes.length,
      url,
      archive_download_url: `${url}/zip`,
      expired: isExpired(call, artifact),
      created_at: timestamp(createdAt),
      updated_at: timestamp(createdAt),
      expires_at: timestamp(expiresAt),
      digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
      workflow_run: {
        id: runId,
        repository_id: repository.id,
        head_repository_id: head?.id ?? 1,
        head_branch: 'main',
        head_sha: '0'.repeat(40)
      }
    }
  }
  const page = pageOf(request.query)
  const url = new URL(`${request.path}?${request.query}`, site.api)
  const body = { total_count: found.length, artifacts: onPage(found, page).map(toBody) }
  return respond(200, body, linkHeader(url, found.length, page))
}

const downloadArtifact = (call: Call, repository: Repository): SimResponse => {
  const { world, params, site } = call
  const artifact = world.artifacts.find(({ id }) => String(id) === params['id'])
  if (!artifact || !isOf(repository, artifact.repository)) return notFound(downloadDocs)
  if (isExpired(call, artifact)) return refusal(410, 'Artifact has expired', downloadDocs)
  const id = String(artifact.id)
  return respond(302, '', { location: `${site.storage}/artifacts/${id}?sig=${signatureOf(id)}` })
}

const isExpired = ({ world }: Call, { expiresAt }: SimArtifact): boolean => world.clock.now() >= expiresAt

/** Routes to the artifacts of workflow runs. */
export const actionsRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/repos/:owner/:repo/actions/runs/:id/artifacts',
    accepts: ['repo'],
    run: withRepository('actions', listDocs, listArtifacts)
  },
  {
    method: 'GET',
    template: '/repos/:owner/:repo/actions/artifacts/:id/zip',
    accepts: ['repo'],
    run: withRepository('actions', downloadDocs, downloadArtifact)
  }
]
