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
const allDocs = '/rest/actions/artifacts#list-artifacts-for-a-repository'
const downloadDocs = '/rest/actions/artifacts#download-an-artifact'

const isOf = ({ owner, name }: Repository, repository: string): boolean =>
  sameName(repository, `${owner.login}/${name}`)

const listArtifacts = (call: Call, repository: Repository): SimResponse => {
  const { world, params } = call
  const runId = Number(params['id'])
  const run = world.runs.get(runId)
  if (!run || !isOf(repository, run.repository)) return notFound(listDocs)
  return answerWith(call, repository, (each) => each.runId === runId)
}

const listAllArtifacts = (call: Call, repository: Repository): SimResponse => {
  const name = call.request.query.get('name')
  return answerWith(
    call,
    repository,
    (each) => isOf(repository, each.repository) && (name === null || each.name === name)
  )
}

/** Returns a page of artifacts, newest first; those of earlier attempts stay. */
const answerWith = (call: Call, repository: Repository, isListed: (artifact: SimArtifact) => boolean): SimResponse => {
  const { world, request, site } = call
  const found = world.artifacts.filter(isListed).toReversed()
  const toBody = (artifact: SimArtifact): ArtifactBody => {
    const { id, name, bytes, runId, createdAt, expiresAt } = artifact
    const head = world.repositories.get(world.runs.get(runId)?.head.toLowerCase() ?? '')
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
    template: '/repos/:owner/:repo/actions/artifacts',
    accepts: ['repo'],
    run: withRepository('actions', allDocs, listAllArtifacts)
  },
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
