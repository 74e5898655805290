import { versionBody } from './bodies.ts'
import { respond, type SimResponse } from './http.ts'
import { listUrl, type PackagesCall, refusePopular, refuseRestore, withPackage } from './packages.ts'
import { linkHeader, onPageNewestFirst, pageOf } from './pages.ts'
import { refusal } from './refusals.ts'
import { deleteVersion, listDeleted, restoreVersion, versionById } from './trash.ts'
import type { SimPackage, SimVersion } from './world.ts'

/** The newest push comes first, whatever happened to its tags since; there is no limit to how deep the pages go. */
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

/** What the path names: `run` of it, or 404 `Package version not found.` for all but the active versions. */
const withVersion = (
  run: (call: PackagesCall, pkg: SimPackage, version: SimVersion) => SimResponse,
  among: (pkg: SimPackage) => readonly SimVersion[] = (pkg) => pkg.versions
) =>
  withPackage((call, pkg) => {
    const version = versionById(among(pkg), Number(call.params['id']))
    return version ? run(call, pkg, version) : refusal(404, 'Package version not found.', call.docs)
  })

/** The version. */
export const getVersion = withVersion(({ site }, pkg, version) => respond(200, versionBody(site, pkg, version)))

/** 204, or 400 for a last version and for a popular public one. */
export const removeVersion = withVersion((call, pkg, version) => {
  const refused = refuseLastVersion(call, pkg, version) ?? refusePopular(call, pkg, [version])
  if (refused) return refused
  deleteVersion(call.world, pkg, version)
  return respond(204)
})

/** 204 for a deleted version that is active again, or why it is not. */
export const undeleteVersion = withVersion(
  (call, pkg, version) => {
    const result = restoreVersion(call.world, pkg, version)
    return result === 'restored' ? respond(204) : refuseRestore(call, result, 'Package version')
  },
  (pkg) => pkg.deleted
)

/** GitHub keeps the last tagged version of a container package, however many untagged ones there are, and else the last version. */
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
