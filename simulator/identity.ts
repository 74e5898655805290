import type { components } from '@octokit/openapi-types'
import { notAccessibleByIntegration, userOf } from './access.ts'
import { timestamp, userBody } from './bodies.ts'
import { respond, type SimResponse, type Site } from './http.ts'
import { notFound } from './refusals.ts'
import type { Call, Route } from './routes.ts'
import { findOwner, type Owner } from './world.ts'

type UserFullBody = components['schemas']['public-user']
type OrganizationBody = components['schemas']['organization-simple']

const authenticatedUser = ({ world, site, token }: Call): SimResponse => {
  const user = userOf(world, token)
  return user
    ? respond(200, userFullBody(site, user))
    : notAccessibleByIntegration('/rest/users/users#get-the-authenticated-user')
}

const user = ({ world, site, params }: Call): SimResponse => {
  const owner = findOwner(world, params['login'] ?? '')
  return owner ? respond(200, userFullBody(site, owner)) : notFound('/rest/users/users#get-a-user')
}

const organization = ({ world, site, params }: Call): SimResponse => {
  const owner = findOwner(world, params['login'] ?? '')
  return owner?.type === 'Organization'
    ? respond(200, organizationBody(site, owner))
    : notFound('/rest/orgs/orgs#get-an-organization')
}

/** Routes that return the user of the token, and the account of a login. */
export const identityRoutes: readonly Route[] = [
  { method: 'GET', template: '/user', accepts: [], run: authenticatedUser },
  { method: 'GET', template: '/users/:login', accepts: [], run: user },
  {
    method: 'GET',
    template: '/orgs/:login',
    accepts: ['admin:org', 'read:org', 'repo', 'user', 'write:org'],
    run: organization
  }
]

const userFullBody = (site: Site, owner: Owner): UserFullBody => ({
  ...userBody(site, owner),
  name: owner.login,
  company: null,
  blog: '',
  location: null,
  email: null,
  hireable: null,
  bio: null,
  public_repos: 0,
  public_gists: 0,
  followers: 0,
  following: 0,
  created_at: timestamp(0),
  updated_at: timestamp(0)
})

const organizationBody = (site: Site, { id, login }: Owner): OrganizationBody => {
  const url = `${site.api}/orgs/${login}`
  return {
    login,
    id,
    node_id: Buffer.from(`012:Organization${id}`).toString('base64'),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    description: null
  }
}
