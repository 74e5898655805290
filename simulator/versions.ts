import { versionBody } from './bodies.ts'
import { respond, type SimResponse } from './http.ts'
import { listUrl, type PackagesCall, refusePopular, refuseRestore, withPackage } from './packages.ts'
import { linkHeader, onPageNewestFirst, pageOf } from './pages.ts'
import { refusal } from './refusals.ts'
import { deleteVersion, listDeleted, restoreVersion, versionById } from './trash.ts'
import type { SimPackage, SimVersion } from './world.ts'

/** Returns a page of versions, the newest push first, whatever happened to tags since; the number of pages is not limited. */
export const listVersions = withPackage((call, pkg) => {
  const { world, site, request } = call
  const deleted =
    request.query.get('state') === 'deleted' && (call.ownerRoute !== 'users' || world.switches.stateOnUsersRoutes)
  const versions = deleted ? listDeleted(world, pkg) : pkg.versions
  const page = pageOf(request.query)
  const { tagsOfDeleted, timesOfDeleted } = world.switches
  const shown = onPageNewestFirst(versions, page).map((version) =>
    versionBody(
      site,
      pkg,
      timesOfDeleted ? version : { ...version, deletedAt: null },
      deleted && !tagsOfDeleted ? [] : version.tags
    )
  )
  return respond(200, shown, linkHeader(listUrl(call), versions.length, page))
})

/** Returns a handler that calls `run` with the version of the path, or responds 404 if `among` does not have it. */
const withVersion = (
  run: (call: PackagesCall, pkg: SimPackage, version: SimVersion) => SimResponse,
  among: (pkg: SimPackage) => readonly SimVersion[] = (pkg) => pkg.versions
) =>
  withPackage((call, pkg) => {
    const version = versionById(among(pkg), Number(call.params['id']))
    return version ? run(call, pkg, version) : refusal(404, 'Package version not found.', call.docs)
  })

/** Returns the version. */
export const getVersion = withVersion(({ site }, pkg, version) => respond(200, versionBody(site, pkg, version)))

/** Deletes the version and returns 204, or 400 for a last version or a public one with too many downloads. */
export const removeVersion = withVersion((call, pkg, version) => {
  const refused = refuseLastVersion(call, pkg, version) ?? refusePopular(call, pkg, [version])
  if (refused) return refused
  deleteVersion(call.world, pkg, version)
  return respond(204)
})

/** Restores a deleted version and returns 204, or a refusal. */
export const undeleteVersion = withVersion(
  (call, pkg, version) => {
    const result = restoreVersion(call.world, pkg, version)
    return result === 'restored' ? respond(204) : refuseRestore(call, result, 'Package version')
  },
  (pkg) => pkg.deleted
)

/** Returns the refusal to delete the last version or, of a container package, the last tagged one, even if untagged ones remain. */
const refuseLastVersion = (
  { world, docs }: PackagesCall,
  pkg: SimPackage,
  version: SimVersion
): SimResponse | undefined => {
  const lastTagged = pkg.type === 'container' && version.tags.length > 0 && version.tags.length === pkg.tags.size
  const allowed = pkg.type === 'container' && world.switches.deleteLastUntagged
  if (!lastTagged && (pkg.versions.length > 1 || allowed)) return
  return refusal(
    400,
    `You cannot delete the last ${lastTagged ? 'tagged ' : ''}version of a package. You must delete the package instead.`,
    docs
  )
}
