import { createHash } from 'node:crypto'
import type { components } from '@octokit/openapi-types'
import { hasScope, notAccessibleByIntegration, permits, sameName } from './access.ts'
import { repositoryBody, timestamp } from './bodies.ts'
import { respond, type SimResponse } from './http.ts'
import { linkHeader, onPage, pageOf } from './pages.ts'
import { notFound } from './refusals.ts'
import type { Call, Route } from './routes.ts'
import type { Permissions, Token } from './tokens.ts'
import type { ClosedPull, Repository, SimDeployment } from './world.ts'

type Schemas = components['schemas']
/** Fields of a pull request that the simulator returns. */
export type PullBody = Pick<
  Schemas['pull-request-simple'],
  'id' | 'number' | 'state' | 'title' | 'url' | 'html_url' | 'updated_at' | 'closed_at'
>

/** Returns a handler that calls `run` with the repository of the path, or refuses one that is unknown or not accessible. */
export const withRepository =
  (
    permission: keyof Permissions | 'metadata',
    docs: string,
    run: (call: Call, repository: Repository) => SimResponse
  ) =>
  (call: Call): SimResponse => {
    const repository = call.world.repositories.get(`${call.params['owner']}/${call.params['repo']}`.toLowerCase())
    if (!repository) return notFound(docs)
    return refuseRepository(call.token, repository, permission, docs) ?? run(call, repository)
  }

const refuseRepository = (
  token: Token,
  { owner, name, visibility }: Repository,
  permission: keyof Permissions | 'metadata',
  docs: string
): SimResponse | undefined => {
  if (visibility === 'public') return
  if (token.kind === 'classic') return hasScope(token, 'repo') ? undefined : notFound(docs)
  if (token.repository !== null && !sameName(token.repository, `${owner.login}/${name}`)) return notFound(docs)
  // Every token of a job has this permission.
  return permission === 'metadata' || permits(token, permission, 'read') ? undefined : notAccessibleByIntegration(docs)
}

/** Returns a page of a list. */
export const paged = <T>({ request, site }: Call, items: readonly T[]): SimResponse => {
  const page = pageOf(request.query)
  const url = new URL(`${request.path}?${request.query}`, site.api)
  return respond(200, onPage(items, page), linkHeader(url, items.length, page))
}

const getRepository = ({ site }: Call, repository: Repository): SimResponse =>
  respond(200, { ...repositoryBody(site, repository), default_branch: repository.defaultBranch })

const listPulls = (call: Call, { id, owner, name, pulls, closedPulls }: Repository): SimResponse => {
  const { query } = call.request
  const [state, sort] = [query.get('state') ?? 'open', query.get('sort')]
  const ascending = (query.get('direction') ?? 'desc') === 'asc' ? 1 : -1
  const now = call.world.clock.now()
  const open = pulls.map((number) => ({ number, closedAt: null, updatedAt: now, isOpen: true }))
  const closed = closedPulls.map((pull) => ({ ...pull, isOpen: false }))
  const chosen = state === 'open' ? open : state === 'closed' ? closed : [...open, ...closed]
  // The numbers are in the order of creation.
  const key = ({ number, updatedAt }: ClosedPull): number => (sort === 'updated' ? updatedAt : number)
  const toBody = ({ number, closedAt, updatedAt, isOpen }: (typeof chosen)[number]): PullBody => ({
    id: id * 1000 + number,
    number,
    state: isOpen ? 'open' : 'closed',
    title: `Pull request ${number}`,
    url: `${call.site.api}/repos/${owner.login}/${name}/pulls/${number}`,
    html_url: `${call.site.web}/${owner.login}/${name}/pull/${number}`,
    updated_at: timestamp(updatedAt),
    closed_at: closedAt === null ? null : timestamp(closedAt)
  })
  return paged(
    call,
    chosen.toSorted((one, other) => ascending * (key(one) - key(other) || one.number - other.number)).map(toBody)
  )
}

type DeploymentBody = Pick<
  Schemas['deployment'],
  | 'id'
  | 'environment'
  | 'sha'
  | 'ref'
  | 'task'
  | 'created_at'
  | 'updated_at'
  | 'transient_environment'
  | 'production_environment'
  | 'url'
  | 'statuses_url'
>

const listDeployments = (call: Call, repository: Repository): SimResponse => {
  const { query } = call.request
  const isAsked = (deployment: SimDeployment): boolean =>
    (['sha', 'ref', 'environment'] as const).every((key) => (query.get(key) ?? deployment[key]) === deployment[key])
  const toBody = (deployment: SimDeployment): DeploymentBody => {
    const { id, environment, sha, ref, createdAt, transient, statuses } = deployment
    const url = `${repositoryUrl(call, repository)}/deployments/${id}`
    return {
      id,
      environment,
      sha,
      ref,
      task: 'deploy',
      created_at: timestamp(createdAt),
      updated_at: timestamp(statuses.at(-1)?.createdAt ?? createdAt),
      transient_environment: transient,
      production_environment: environment === 'production',
      url,
      statuses_url: `${url}/statuses`
    }
  }
  const newestFirst = repository.deployments
    .filter(isAsked)
    .toSorted((a, b) => b.createdAt - a.createdAt || b.id - a.id)
  return paged(call, newestFirst.map(toBody))
}

type StatusBody = Pick<
  Schemas['deployment-status'],
  'id' | 'state' | 'description' | 'environment' | 'created_at' | 'updated_at' | 'url' | 'deployment_url'
>

const listStatuses = (call: Call, repository: Repository): SimResponse => {
  const deployment = repository.deployments.find(({ id }) => `${id}` === call.params['id'])
  if (!deployment) return notFound(statusesDocs)
  const url = `${repositoryUrl(call, repository)}/deployments/${deployment.id}`
  const toBody = ({ id, state, createdAt }: SimDeployment['statuses'][number]): StatusBody => ({
    id,
    state,
    description: '',
    environment: deployment.environment,
    created_at: timestamp(createdAt),
    updated_at: timestamp(createdAt),
    url: `${url}/statuses/${id}`,
    deployment_url: url
  })
  return paged(call, deployment.statuses.toReversed().map(toBody))
}

const statusesDocs = '/rest/deployments/statuses#list-deployment-statuses'

const listBranches = (call: Call, repository: Repository): SimResponse =>
  paged(
    call,
    [...repository.branches].sort().map((branch): Schemas['short-branch'] => ({
      name: branch,
      commit: commitOf(call, repository, branch),
      protected: false
    }))
  )

const listTags = (call: Call, repository: Repository): SimResponse => {
  const url = repositoryUrl(call, repository)
  return paged(
    call,
    repository.tags.map((tag): Schemas['tag'] => ({
      name: tag,
      commit: commitOf(call, repository, tag),
      zipball_url: `${url}/zipball/refs/tags/${tag}`,
      tarball_url: `${url}/tarball/refs/tags/${tag}`,
      node_id: Buffer.from(`03:Ref${repository.id}:refs/tags/${tag}`).toString('base64')
    }))
  )
}

const matchingRefs = (call: Call, repository: Repository): SimResponse => {
  const url = repositoryUrl(call, repository)
  const refs = [
    ...repository.branches.map((branch) => `heads/${branch}`),
    ...repository.tags.map((tag) => `tags/${tag}`)
  ].sort()
  const wanted = call.params['ref'] ?? ''
  return respond(
    200,
    refs
      .filter((ref) => ref.startsWith(wanted))
      .map((ref): Schemas['git-ref'] => {
        const sha = shaOf(ref)
        return {
          ref: `refs/${ref}`,
          node_id: Buffer.from(`03:Ref${repository.id}:refs/${ref}`).toString('base64'),
          url: `${url}/git/refs/${ref}`,
          object: { type: 'commit', sha, url: `${url}/git/commits/${sha}` }
        }
      })
  )
}

/** Routes of a repository: its default branch, pull requests, branches, tags and deployments. */
export const repositoryRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/repos/:owner/:repo',
    accepts: ['repo'],
    run: withRepository('metadata', '/rest/repos/repos#get-a-repository', getRepository)
  },
  {
    method: 'GET',
    template: '/repos/:owner/:repo/pulls',
    accepts: ['repo'],
    run: withRepository('pull-requests', '/rest/pulls/pulls#list-pull-requests', listPulls)
  },
  {
    method: 'GET',
    template: '/repos/:owner/:repo/branches',
    accepts: ['repo'],
    run: withRepository('contents', '/rest/branches/branches#list-branches', listBranches)
  },
  {
    method: 'GET',
    template: '/repos/:owner/:repo/tags',
    accepts: ['repo'],
    run: withRepository('contents', '/rest/repos/repos#list-repository-tags', listTags)
  },
  {
    method: 'GET',
    template: '/repos/:owner/:repo/git/matching-refs/:ref+',
    accepts: ['repo'],
    run: withRepository('contents', '/rest/git/refs#list-matching-references', matchingRefs)
  },
  {
    method: 'GET',
    template: '/repos/:owner/:repo/deployments',
    accepts: ['repo', 'repo_deployment'],
    run: withRepository('deployments', '/rest/deployments/deployments#list-deployments', listDeployments)
  },
  {
    method: 'GET',
    template: '/repos/:owner/:repo/deployments/:id/statuses',
    accepts: ['repo', 'repo_deployment'],
    run: withRepository('deployments', statusesDocs, listStatuses)
  }
]

export const repositoryUrl = ({ site }: Call, { owner, name }: Repository): string =>
  `${site.api}/repos/${owner.login}/${name}`

const commitOf = (call: Call, repository: Repository, ref: string): { sha: string; url: string } => {
  const sha = shaOf(ref)
  return { sha, url: `${repositoryUrl(call, repository)}/commits/${sha}` }
}

const shaOf = (ref: string): string => createHash('sha1').update(ref).digest('hex')
