import { canRead, type OwnerRoute, refusePackage } from './access.ts'
import { packageBody } from './bodies.ts'
import { respond, type SimResponse } from './http.ts'
import { linkHeader, onPage, pageOf } from './pages.ts'
import { refusal } from './refusals.ts'
import type { Call } from './routes.ts'
import { deletePackage, type RestoreFailure, restorePackage } from './trash.ts'
import { type Owner, type PackageType, packageKey, type SimPackage, type SimVersion } from './world.ts'

/** A call of one of the 27 operations, with the account it is about. */
export interface PackagesCall extends Call {
  readonly owner: Owner
  readonly ownerRoute: OwnerRoute
  /** Where the operation is documented. */
  readonly docs: string
  /** Whether it deletes or restores. */
  readonly changes: boolean
}

const packageTypes: readonly string[] = [
  'npm',
  'maven',
  'rubygems',
  'docker',
  'nuget',
  'container'
] satisfies PackageType[]

/** More downloads than this keep a public version from being deleted. */
export const maxDownloadsToDelete = 5_000

/** The refusal of a deletion that would take away a popular public version. */
export const refusePopular = (
  { docs }: PackagesCall,
  pkg: SimPackage,
  versions: readonly SimVersion[]
): SimResponse | undefined =>
  pkg.visibility === 'public' && versions.some(({ downloads }) => downloads > maxDownloadsToDelete)
    ? refusal(
        400,
        'Publicly visible package versions with more than 5000 downloads cannot be deleted. Contact GitHub support for further assistance.',
        docs
      )
    : undefined

/** What the path names: `run` of it, or the refusal of a package that is unknown or out of the token's reach. */
export const withPackage =
  (run: (call: PackagesCall, pkg: SimPackage) => SimResponse, find = activePackage) =>
  (call: PackagesCall): SimResponse => {
    const pkg = find(call)
    if (!pkg) return refusal(404, 'Package not found.', call.docs)
    return refusePackage(call.world, call.token, pkg, call) ?? run(call, pkg)
  }

const activePackage = ({ owner, params }: PackagesCall): SimPackage | undefined =>
  owner.packages.get(packageKey(params['type'] ?? '', params['name'] ?? ''))

const deletedPackage = ({ owner, params }: PackagesCall): SimPackage | undefined =>
  owner.deletedPackages.findLast(({ type, name }) => type === params['type'] && name === params['name'])

/** One page of the owner's packages of one type that the token may see. */
export const listPackages = (call: PackagesCall): SimResponse => {
  const { world, owner, token, request, docs } = call
  const type = request.query.get('package_type')
  const visibility = request.query.get('visibility')
  const page = pageOf(request.query)
  if (type === null) return refusal(422, 'Invalid request.\n\n"package_type" wasn\'t supplied.', docs)
  if (!packageTypes.includes(type)) return refusal(422, `Invalid request.\n\n${type} is not a package type.`, docs)
  if (type === 'container' && (token.kind === 'github-token' || token.kind === 'fine-grained')) {
    return refusal(400, 'Invalid argument.', docs)
  }
  if (page.page * page.perPage > 10_000) {
    return refusal(400, 'The value of `per_page` multiplied by `page` cannot be greater than 10000.', docs)
  }
  const all = [...owner.packages.values(), ...(world.switches.listDeletedPackages ? owner.deletedPackages : [])]
  const shown = all.filter(
    (pkg) =>
      pkg.type === type &&
      (visibility === null || pkg.visibility === visibility) &&
      !refusePackage(world, token, pkg, call)
  )
  const url = listUrl(call)
  return respond(200, onPage(shown, page).map(toBody(call)), linkHeader(url, shown.length, page))
}

/** The Docker packages that could not be migrated, all at once. */
export const listConflicts = (call: PackagesCall): SimResponse =>
  respond(
    200,
    [...call.owner.packages.values()]
      .filter((pkg) => pkg.type === 'docker' && pkg.conflicting && canRead(call.token, pkg))
      .map(toBody(call))
  )

/** The package. */
export const getPackage = withPackage((call, pkg) => respond(200, toBody(call)(pkg)))

/** 204, or 400 where a public version is too popular. */
export const removePackage = withPackage((call, pkg) => {
  const refused = call.world.switches.deletePopularPackages ? undefined : refusePopular(call, pkg, pkg.versions)
  if (refused) return refused
  deletePackage(call.world, pkg)
  return respond(204)
})

/** 204 for a deleted package that is active again, or why it is not. */
export const undeletePackage = withPackage((call, pkg) => {
  const result = restorePackage(call.world, pkg)
  return result === 'restored' ? respond(204) : refuseRestore(call, result, 'Package')
}, deletedPackage)

/** The refusal of a restore, with the status that the world's switches say. */
export const refuseRestore = (
  { world, docs }: PackagesCall,
  why: RestoreFailure,
  what: 'Package' | 'Package version'
): SimResponse =>
  why === 'expired'
    ? refusal(world.switches.restoreExpired, `${what} not found.`, docs)
    : refusal(world.switches.restoreConflict, `${what} cannot be restored: its name is taken.`, docs)

/** The address that the Link header of a list pages through, with owners by name or by number. */
export const listUrl = ({ world, site, request, owner, ownerRoute }: PackagesCall): URL => {
  const url = new URL(`${request.path}?${request.query}`, site.api)
  if (world.switches.numericLinks && ownerRoute !== 'user') {
    const numbered = ownerRoute === 'orgs' ? `/organizations/${owner.id}/` : `/user/${owner.id}/`
    url.pathname = url.pathname.replace(/\/(orgs|users)\/[^/]+\//, numbered)
  }
  return url
}

const toBody =
  ({ world, site }: Call) =>
  (pkg: SimPackage) =>
    packageBody(site, pkg, world.repositories.get(pkg.repository?.toLowerCase() ?? ''))
