import { notForIntegrations, refuseScope, refuseSso, userOf, type Whose } from './access.ts'
import type { Answer } from './http.ts'
import {
  bringBackPackage,
  getPackage,
  listConflicts,
  listPackages,
  type PackagesCall,
  removePackage
} from './packages.ts'
import { notFound } from './refusals.ts'
import type { Call, Route } from './routes.ts'
import { bringBackVersion, getVersion, listVersions, removeVersion } from './versions.ts'
import { findOwner, type Owner } from './world.ts'

interface Operation {
  readonly method: Route['method']
  readonly path: string
  readonly scopes: readonly string[]
  /** How refusals name what it does. */
  readonly to: string
  /** The heading of its documentation, which ends with whose packages it is about. */
  readonly heading: string
  readonly run: (call: PackagesCall) => Answer
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
    to: 'list packages',
    heading: 'get-list-of-conflicting-packages-during-docker-migration-for',
    run: listConflicts
  },
  {
    method: 'GET',
    path: '/packages',
    scopes: read,
    to: 'list packages',
    heading: 'list-packages-for',
    run: listPackages
  },
  { method: 'GET', path: onePackage, scopes: read, to: 'get a package', heading: 'get-a-package-for', run: getPackage },
  {
    method: 'DELETE',
    path: onePackage,
    scopes: remove,
    to: 'delete a package',
    heading: 'delete-a-package-for',
    run: removePackage
  },
  {
    method: 'POST',
    path: `${onePackage}/restore`,
    scopes: restore,
    to: 'restore a package',
    heading: 'restore-a-package-for',
    run: bringBackPackage
  },
  {
    method: 'GET',
    path: `${onePackage}/versions`,
    scopes: read,
    to: "get a package's versions",
    heading: 'list-package-versions-for-a-package-owned-by',
    run: listVersions
  },
  {
    method: 'GET',
    path: oneVersion,
    scopes: read,
    to: 'get a package version',
    heading: 'get-a-package-version-for',
    run: getVersion
  },
  {
    method: 'DELETE',
    path: oneVersion,
    scopes: remove,
    to: 'delete a package version',
    heading: 'delete-package-version-for',
    run: removeVersion
  },
  {
    method: 'POST',
    path: `${oneVersion}/restore`,
    scopes: restore,
    to: 'restore a package version',
    heading: 'restore-package-version-for',
    run: bringBackVersion
  }
]

interface Prefix {
  readonly template: string
  readonly whose: Whose
  readonly possessor: string
  /** The account that the path, or else the token, names. */
  readonly owner: (call: Call) => Owner | undefined
}

const named = ({ world, params }: Call): Owner | undefined => findOwner(world, params['owner'] ?? '')
const numbered = ({ world, params }: Call): Owner | undefined =>
  world.owners.values().find(({ id }) => String(id) === params['owner'])
const organization = (owner: Owner | undefined): Owner | undefined =>
  owner?.type === 'Organization' ? owner : undefined

const prefixes: readonly Prefix[] = [
  {
    template: '/orgs/:owner',
    whose: 'orgs',
    possessor: 'an-organization',
    owner: (call) => organization(named(call))
  },
  {
    template: '/user',
    whose: 'user',
    possessor: 'the-authenticated-user',
    owner: ({ world, token }) => userOf(world, token)
  },
  { template: '/users/:owner', whose: 'users', possessor: 'a-user', owner: named }
]

// Link headers may name owners by number: these paths are to be followed, not built.
const numberedPrefixes: readonly Prefix[] = [
  { template: '/organizations/:owner', whose: 'orgs', possessor: 'an-organization', owner: numbered },
  { template: '/user/:owner', whose: 'users', possessor: 'a-user', owner: numbered }
]

/** The 27 operations of the Packages API, and their lists under numbered owners. */
export const packagesRoutes: readonly Route[] = [...prefixes, ...numberedPrefixes].flatMap((prefix) =>
  operations.map((operation) => ({
    method: operation.method,
    template: `${prefix.template}${operation.path}`,
    accepts: operation.scopes,
    run: (call) => perform(operation, prefix, call)
  }))
)

const perform = (
  { scopes, to, heading, run }: Operation,
  { whose, possessor, owner: find }: Prefix,
  call: Call
): Answer => {
  const docs = `/rest/packages/packages#${heading}-${possessor}`
  const owner = find(call)
  if (whose === 'user' && (call.token.kind === 'github-token' || call.token.kind === 'app')) {
    return notForIntegrations(docs)
  }
  if (!owner) return notFound(docs)
  return (
    refuseSso(call.token, owner, call.site.web) ??
    refuseScope(call.token, { scopes, to, docs }) ??
    run({ ...call, owner, whose, docs, changes: scopes.length > 1 })
  )
}
