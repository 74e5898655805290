import { canRead, type OwnerRoute, refusePackage } from './access.ts'
import { packageBody } from './bodies.ts'
import { respond, type SimResponse } from './http.ts'
import { linkHeader, onPage, pageOf } from './pages.ts'
import { refusal } from './refusals.ts'
import type { Call } from './routes.ts'
import { deletePackage, type RestoreFailure, restorePackage } from './trash.ts'
import { type Owner, type PackageType, packageKey, type SimPackage, type SimVersion } from './world.ts'

/** A call of one of the 27 operations, with the owner of the packages. */
export interface PackagesCall extends Call {
  readonly owner: Owner
  readonly ownerRoute: OwnerRoute
  /** Path of the documentation of the operation. */
  readonly docs: string
  /** True if the operation deletes or restores. */
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

/** Most downloads with which a public version can be deleted. */
export const maxDownloadsToDelete = 5_000

/** Returns the refusal of a deletion that includes a public version with too many downloads, else undefined. */
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

/** Returns a handler that calls `run` with the package of the path, or refuses a package that is unknown or not accessible. */
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

/** Returns one page of the owner's packages of one type that the token may see. */
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

/** Returns all Docker packages that conflicted during the migration, without pages. */
export const listConflicts = (call: PackagesCall): SimResponse =>
  respond(
    200,
    [...call.owner.packages.values()]
      .filter((pkg) => pkg.type === 'docker' && pkg.conflicting && canRead(call.token, pkg))
      .map(toBody(call))
  )

/** Returns the package. */
export const getPackage = withPackage((call, pkg) => respond(200, toBody(call)(pkg)))

/** Deletes the package and returns 204, or 400 if a public version has too many downloads. */
export const removePackage = withPackage((call, pkg) => {
  const refused = call.world.switches.deletePopularPackages ? undefined : refusePopular(call, pkg, pkg.versions)
  if (refused) return refused
  deletePackage(call.world, pkg)
  return respond(204)
})

/** Restores a deleted package and returns 204, or a refusal. */
export const undeletePackage = withPackage((call, pkg) => {
  const result = restorePackage(call.world, pkg)
  return result === 'restored' ? respond(204) : refuseRestore(call, result, 'Package')
}, deletedPackage)

/** Returns the refusal of a restore, with the status from the world's switches. */
export const refuseRestore = (
  { world, docs }: PackagesCall,
  why: RestoreFailure,
  what: 'Package' | 'Package version'
): SimResponse =>
  why === 'expired'
    ? refusal(world.switches.restoreExpired, `${what} not found.`, docs)
    : refusal(world.switches.restoreConflict, `${what} cannot be restored: its name is taken.`, docs)

/** Returns the URL that the Link header of a list uses, with the owner by name or by number. */
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
