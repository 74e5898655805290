import type { components } from '@octokit/openapi-types'
import type { Site } from './http.ts'
import type { Owner, Repository, SimPackage, SimVersion, Visibility } from './world.ts'

/** An account as other responses embed it. */
export type UserBody = components['schemas']['simple-user']
/** As GitHub's schema has it, except that `internal` does occur. */
export type PackageBody = Omit<components['schemas']['package'], 'visibility'> & { visibility: Visibility }
/** A package version as REST lists it. */
export type VersionBody = components['schemas']['package-version']
/** A repository as packages embed it. */
export type RepositoryBody = components['schemas']['minimal-repository']

/** Returns a time in the format of the REST API: UTC, whole seconds. */
export const timestamp = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')

/** Returns an account as other responses embed it. */
export const userBody = (site: Site, { id, login, type }: Owner): UserBody => {
  const url = `${site.api}/users/${login}`
  return {
    login,
    id,
    node_id: nodeId(type, id),
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    gravatar_id: '',
    url,
    html_url: `${site.web}/${login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    site_admin: false
  }
}

/** Returns a package; `repository` is present only if the package is linked to one. */
export const packageBody = (site: Site, pkg: SimPackage, repository: Repository | undefined): PackageBody => ({
  id: pkg.id,
  name: pkg.deletedAt === null ? pkg.name : `deleted_${pkg.name}`,
  package_type: pkg.type,
  owner: pkg.ownerless ? null : userBody(site, pkg.owner),
  version_count: pkg.versions.length,
  visibility: pkg.visibility,
  url: `${site.api}${apiPath(pkg)}`,
  created_at: timestamp(pkg.createdAt),
  updated_at: timestamp(pkg.updatedAt),
  ...(repository ? { repository: repositoryBody(site, repository) } : {}),
  html_url: packagePage(site, pkg)
})

/** Returns a version; tags are in `metadata.container.tags`, or in `metadata.docker.tag` of the old Docker registry. */
export const versionBody = (site: Site, pkg: SimPackage, version: SimVersion, tags = version.tags): VersionBody => {
  const page = packagePage(site, pkg)
  return {
    id: version.id,
    name: version.name,
    url: `${site.api}${apiPath(pkg)}/versions/${version.id}`,
    package_html_url: page,
    ...(version.license === undefined ? {} : { license: version.license }),
    created_at: timestamp(version.createdAt),
    updated_at: timestamp(version.updatedAt),
    ...(version.deletedAt === null ? {} : { deleted_at: timestamp(version.deletedAt) }),
    ...(version.description === undefined ? {} : { description: version.description }),
    html_url: pagedByNumber(pkg)
      ? `${page}?version=${encodeURIComponent(version.name)}`
      : `${page.replace('/package/', '/')}/${version.id}`,
    metadata: {
      package_type: pkg.type,
      ...(pkg.type === 'container' ? { container: { tags: [...tags] } } : {}),
      ...(pkg.type === 'docker' ? { docker: { tag: [...tags] } } : {})
    }
  }
}

const apiPath = ({ owner, type, name }: SimPackage): string =>
  `/${ownerKind(owner)}/${owner.login}/packages/${type}/${encodeURIComponent(name)}`

const ownerKind = (owner: Owner): string => (owner.type === 'Organization' ? 'orgs' : 'users')

// The page of a package that belongs to a repository is there, under the number of the package.
const pagedByNumber = (pkg: SimPackage): boolean => pkg.type !== 'container' && pkg.repository !== null

const packagePage = (site: Site, pkg: SimPackage): string =>
  pagedByNumber(pkg)
    ? `${site.web}/${pkg.repository}/packages/${pkg.id}`
    : `${site.web}/${ownerKind(pkg.owner)}/${pkg.owner.login}/packages/${pkg.type}/package/${encodeURIComponent(pkg.name)}`

const nodeId = (type: string, id: number): string => Buffer.from(`0${type.length}:${type}${id}`).toString('base64')

/** A repository as packages embed it. */
export const repositoryBody = (site: Site, { id, owner, name, visibility }: Repository): RepositoryBody => {
  const url = `${site.api}/repos/${owner.login}/${name}`
  return {
    id,
    node_id: nodeId('Repository', id),
    name,
    full_name: `${owner.login}/${name}`,
    private: visibility === 'private',
    owner: userBody(site, owner),
    html_url: `${site.web}/${owner.login}/${name}`,
    description: null,
    fork: false,
    url,
    forks_url: `${url}/forks`,
    keys_url: `${url}/keys{/key_id}`,
    collaborators_url: `${url}/collaborators{/collaborator}`,
    teams_url: `${url}/teams`,
    hooks_url: `${url}/hooks`,
    issue_events_url: `${url}/issues/events{/number}`,
    events_url: `${url}/events`,
    assignees_url: `${url}/assignees{/user}`,
    branches_url: `${url}/branches{/branch}`,
    tags_url: `${url}/tags`,
    blobs_url: `${url}/git/blobs{/sha}`,
    git_tags_url: `${url}/git/tags{/sha}`,
    git_refs_url: `${url}/git/refs{/sha}`,
    trees_url: `${url}/git/trees{/sha}`,
    statuses_url: `${url}/statuses/{sha}`,
    languages_url: `${url}/languages`,
    stargazers_url: `${url}/stargazers`,
    contributors_url: `${url}/contributors`,
    subscribers_url: `${url}/subscribers`,
    subscription_url: `${url}/subscription`,
    commits_url: `${url}/commits{/sha}`,
    git_commits_url: `${url}/git/commits{/sha}`,
    comments_url: `${url}/comments{/number}`,
    issue_comment_url: `${url}/issues/comments{/number}`,
    contents_url: `${url}/contents/{+path}`,
    compare_url: `${url}/compare/{base}...{head}`,
    merges_url: `${url}/merges`,
    archive_url: `${url}/{archive_format}{/ref}`,
    downloads_url: `${url}/downloads`,
    issues_url: `${url}/issues{/number}`,
    pulls_url: `${url}/pulls{/number}`,
    milestones_url: `${url}/milestones{/number}`,
    notifications_url: `${url}/notifications{?since,all,participating}`,
    labels_url: `${url}/labels{/name}`,
    releases_url: `${url}/releases{/id}`,
    deployments_url: `${url}/deployments`
  }
}
