import { notAccessibleByIntegration, type OwnerRoute, refuseScope, refuseSso, userOf } from './access.ts'
import type { SimResponse } from './http.ts'
import {
  getPackage,
  listConflicts,
  listPackages,
  type PackagesCall,
  removePackage,
  undeletePackage
} from './packages.ts'
import { notFound } from './refusals.ts'
import type { Call, Route } from './routes.ts'
import { getVersion, listVersions, removeVersion, undeleteVersion } from './versions.ts'
import { findOwner, type Owner } from './world.ts'

interface Operation {
  readonly method: Route['method']
  readonly path: string
  readonly scopes: readonly string[]
  /** Words for the operation in refusals, such as "list packages". */
  readonly purpose: string
  /** Anchor of its documentation, without the owner at the end. */
  readonly heading: string
  readonly run: (call: PackagesCall) => SimResponse
}

const read = ['read:packages']
const remove = ['read:packages', 'delete:packages']
const restore = ['read:packages', 'write:packages']
const onePackage = '/packages/:type/:name'
const oneVersion = `${onePackage}/versions/:id`

const operations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/docker/conflicts',
    scopes: read,
    purpose: 'list packages',
    heading: 'get-list-of-conflicting-packages-during-docker-migration-for',
    run: listConflicts
  },
  {
    method: 'GET',
    path: '/packages',
    scopes: read,
    purpose: 'list packages',
    heading: 'list-packages-for',
    run: listPackages
  },
  {
    method: 'GET',
    path: onePackage,
    scopes: read,
    purpose: 'get a package',
    heading: 'get-a-package-for',
    run: getPackage
  },
  {
    method: 'DELETE',
    path: onePackage,
    scopes: remove,
    purpose: 'delete a package',
    heading: 'delete-a-package-for',
    run: removePackage
  },
  {
    method: 'POST',
    path: `${onePackage}/restore`,
    scopes: restore,
    purpose: 'restore a package',
    heading: 'restore-a-package-for',
    run: undeletePackage
  },
  {
    method: 'GET',
    path: `${onePackage}/versions`,
    scopes: read,
    purpose: "get a package's versions",
    heading: 'list-package-versions-for-a-package-owned-by',
    run: listVersions
  },
  {
    method: 'GET',
    path: oneVersion,
    scopes: read,
    purpose: 'get a package version',
    heading: 'get-a-package-version-for',
    run: getVersion
  },
  {
    method: 'DELETE',
    path: oneVersion,
    scopes: remove,
    purpose: 'delete a package version',
    heading: 'delete-package-version-for',
    run: removeVersion
  },
  {
    method: 'POST',
    path: `${oneVersion}/restore`,
    scopes: restore,
    purpose: 'restore a package version',
    heading: 'restore-package-version-for',
    run: undeleteVersion
  }
]

interface Prefix {
  readonly template: string
  readonly ownerRoute: OwnerRoute
  readonly possessor: string
  /** Returns the account that the path names or the token acts as. */
  readonly owner: (call: Call) => Owner | undefined
}

const ownerByLogin = ({ world, params }: Call): Owner | undefined => findOwner(world, params['owner'] ?? '')
const ownerById = ({ world, params }: Call): Owner | undefined =>
  world.owners.values().find(({ id }) => String(id) === params['owner'])
const organization = (owner: Owner | undefined): Owner | undefined =>
  owner?.type === 'Organization' ? owner : undefined

const prefixes: readonly Prefix[] = [
  {
    template: '/orgs/:owner',
    ownerRoute: 'orgs',
    possessor: 'an-organization',
    owner: (call) => organization(ownerByLogin(call))
  },
  {
    template: '/user',
    ownerRoute: 'user',
    possessor: 'the-authenticated-user',
    owner: ({ world, token }) => userOf(world, token)
  },
  { template: '/users/:owner', ownerRoute: 'users', possessor: 'a-user', owner: ownerByLogin }
]

// Paths that only occur in Link headers, which may name owners by number.
const numberedPrefixes: readonly Prefix[] = [
  { template: '/organizations/:owner', ownerRoute: 'orgs', possessor: 'an-organization', owner: ownerById },
  { template: '/user/:owner', ownerRoute: 'users', possessor: 'a-user', owner: ownerById }
]

/** Routes of the 27 operations of the Packages API, also under the paths that name owners by number. */
export const packagesRoutes: readonly Route[] = [...prefixes, ...numberedPrefixes].flatMap((prefix) =>
  operations.map((operation) => ({
    method: operation.method,
    template: `${prefix.template}${operation.path}`,
    accepts: operation.scopes,
    run: (call) => handle(operation, prefix, call)
  }))
)

const handle = (
  { scopes, purpose, heading, run }: Operation,
  { ownerRoute, possessor, owner: find }: Prefix,
  call: Call
): SimResponse => {
  const docs = `/rest/packages/packages#${heading}-${possessor}`
  const owner = find(call)
  if (ownerRoute === 'user' && (call.token.kind === 'github-token' || call.token.kind === 'app')) {
    return notAccessibleByIntegration(docs)
  }
  if (!owner) return notFound(docs)
  return (
    refuseSso(call.token, owner, call.site.web) ??
    refuseScope(call.token, { scopes, purpose, docs }) ??
    run({ ...call, owner, ownerRoute, docs, changes: scopes.length > 1 })
  )
}
