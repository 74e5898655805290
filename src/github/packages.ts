import * as v from 'valibot'
import { err, ok, type Result } from '../retention/result.ts'
import type { DeletedVersion, PackageRef, PackageType, PackageVersion } from '../retention/version.ts'
import type { Parameters } from './attempt.ts'
import type { Client } from './client.ts'
import { type Identity, type List, listAll, listSteadily, type OnProgress } from './list.ts'
import { pageSize } from './page-size.ts'
import { explainRefusal } from './refusal.ts'
import { messageOf, type RestResponse } from './response.ts'
import { time } from './time.ts'
import { deletedBodies, versionBodies } from './version-body.ts'

/** The account that owns packages, and the path under which the REST API has them. */
export interface Owner {
  readonly login: string
  /** `/orgs/…`, `/users/…`, or `/user` for the token's own user, whose private packages only that shows. */
  readonly path: string
}

/** Finds out who a login is, in at most two requests. */
export const findOwner = async (client: Client, login: string): Promise<Result<Owner>> => {
  const answer = await client.request('GET /users/{login}', { login })
  if (answer.status === 404) {
    return err(`input owner: "${login}" is not a user or organization that the token can see; check its spelling`)
  }
  const attempted = `looking up the owner ${login}`
  if (answer.status !== 200) return err(explainRefusal(answer, attempted))
  const account = v.safeParse(accountBody, answer.data)
  if (!account.success) return err(`${attempted}: GitHub's answer does not describe an account`)
  const { login: name, type } = account.output
  const own = type === 'User' && (await ownLogin(client))?.toLowerCase() === name.toLowerCase()
  return ok({
    login: name,
    path: own ? '/user' : `/${type === 'User' ? 'users' : 'orgs'}/${encodeURIComponent(name)}`
  })
}

/** Returns the login of the token, or null for tokens of no user: GITHUB_TOKEN may not ask who it is. */
const ownLogin = async (client: Client): Promise<string | null> => {
  const account = v.safeParse(accountBody, (await client.request('GET /user')).data)
  return account.success ? account.output.login : null
}

/** A package on a list, with the number of its active versions; null where GitHub does not say. */
export interface ListedPackage {
  readonly name: string
  readonly versions: number | null
}

/** Returns all packages of a type; what GitHub still lists as deleted is left out. */
export const listPackages = async (
  client: Client,
  owner: Owner,
  type: PackageType
): Promise<Result<ListedPackage[]>> => {
  const listed = await listAll(client, {
    route: `GET ${owner.path}/packages`,
    parameters: { package_type: type },
    item: listedPackage,
    attempted: `listing the ${type} packages of ${owner.login}`,
    explain: explainListing
  })
  return listed.ok ? ok(listed.value.filter(({ name }) => !name.startsWith('deleted_'))) : listed
}

/**
 * Returns all active versions of a package, each once, in GitHub's order; refused unless the listing is complete. Where GitHub
 * counts others, `isConfirmed` decides.
 */
export const listVersions = async (
  client: Client,
  owner: Owner,
  ref: PackageRef,
  onProgress?: OnProgress,
  isConfirmed?: (versions: readonly PackageVersion[]) => Promise<boolean>
): Promise<Result<PackageVersion[]>> => {
  const count = () => countVersions(client, owner, ref)
  const evidence = { ...identity, count, ...(isConfirmed && { isConfirmed }) }
  const listed = await listSteadily(client, versionsOf(owner, ref, onProgress), evidence)
  return listed.ok ? refuseAmbiguous(ref, listed.value) : listed
}

/**
 * The active versions of a package as its pages list them, each once. What others delete meanwhile moves a version from one
 * page to the one before, where it may slip past both.
 */
export const readVersions = async (
  client: Client,
  owner: Owner,
  ref: PackageRef
): Promise<Result<PackageVersion[]>> => {
  const listed = await listAll(client, versionsOf(owner, ref))
  return listed.ok
    ? refuseAmbiguous(ref, [...new Map(listed.value.map((version) => [version.id, version])).values()])
    : listed
}

const versionsOf = (owner: Owner, ref: PackageRef, onProgress?: OnProgress): List<PackageVersion> => {
  return {
    route: `GET ${packagePath(owner)}/versions`,
    parameters: parametersOf(ref),
    item: versionBodies[ref.type],
    attempted: describe('listing the versions of', ref),
    explain: explainListing,
    onProgress
  }
}

const identity: Identity<PackageVersion> = {
  keyOf: ({ id }) => id,
  stateOf: ({ id, tags }) => JSON.stringify([id, tags.toSorted()])
}

/** References are by digest: of two versions with one digest, the wrong one could be deleted. */
const refuseAmbiguous = (ref: PackageRef, versions: PackageVersion[]): Result<PackageVersion[]> => {
  const isAmbiguous = ref.type === 'container' && new Set(versions.map(({ name }) => name)).size < versions.length
  return isAmbiguous
    ? err(`${describe('listing the versions of', ref)}: GitHub lists a digest twice, under different ids; run again`)
    : ok(versions)
}

/**
 * Returns all versions of a package that GitHub still keeps after their deletion; null where it does not list them, but the
 * active ones whatever is asked. GitHub does not count them, so of several pages two readings have to agree; not with a
 * `pageLimit`, beyond which they are refused.
 */
export const listDeleted = async (
  client: Client,
  owner: Owner,
  ref: PackageRef,
  pageLimit?: number
): Promise<Result<DeletedVersion[] | null>> => {
  const list = {
    route: `GET ${packagePath(owner)}/versions`,
    parameters: { ...parametersOf(ref), state: 'deleted' },
    item: v.intersect([deletedBodies[ref.type], v.object({ deleted_at: time })]),
    attempted: describe('listing the deleted versions of', ref),
    explain: explainListing
  }
  const listed = await (pageLimit === undefined
    ? listSteadily(client, list, identity)
    : listAll(client, { ...list, pageLimit }))
  if (!listed.ok) return listed
  const versions = listed.value.map(({ deleted_at: deleted, ...version }) => ({ ...version, deleted }))
  const [first] = versions
  // A version without a time of its deletion may be an active one: one check of the first of them decides for such a list.
  if (first && versions.every(({ deleted }) => deleted === null)) {
    const seen = await getVersion(client, owner, ref, first.id)
    if (!seen.ok) return seen
    if (seen.value !== null) return ok(null)
  }
  return ok([...new Map(versions.map((version) => [version.id, version])).values()])
}

/** A package as GitHub describes it. */
export interface PackageFacts {
  /** The number of its active versions; null where GitHub does not say. */
  readonly versions: number | null
  /** The repository that it is linked to, as `owner/name`; null for none. */
  readonly repository: string | null
}

/** Returns what GitHub says of a package; null where there is none, which is so while it is deleted. */
export const getPackage = async (
  client: Client,
  owner: Owner,
  ref: PackageRef
): Promise<Result<PackageFacts | null>> => {
  const answer = await client.request(`GET ${packagePath(owner)}`, parametersOf(ref))
  if (answer.status === 404) return ok(null)
  const read = v.safeParse(packageFacts, answer.data)
  const attempted = describe('looking for', ref)
  if (answer.status !== 200) return err(explainRefusal(answer, attempted))
  return read.success ? ok(read.output) : err(`${attempted}: GitHub's answer does not describe a package`)
}

/** Returns the number of active versions of a package; null where GitHub does not say. */
export const countVersions = async (client: Client, owner: Owner, ref: PackageRef): Promise<number | null> => {
  const found = await getPackage(client, owner, ref)
  return found.ok && found.value ? found.value.versions : null
}

/** Returns the names of the docker packages that GitHub could not migrate to the container registry, for a conflict of names. */
export const listConflicts = async (client: Client, owner: Owner): Promise<Result<string[]>> => {
  const answer = await client.request(`GET ${owner.path}/docker/conflicts`)
  const packages = v.safeParse(v.array(packageBody), answer.data)
  const attempted = `listing the docker packages of ${owner.login} with conflicts`
  return answer.status === 200 && packages.success
    ? ok(packages.output.map(({ name }) => name))
    : err(explainRefusal(answer, attempted))
}

/** Returns one active version as it is now; null where it is gone. */
export const getVersion = async (
  client: Client,
  owner: Owner,
  ref: PackageRef,
  id: number
): Promise<Result<PackageVersion | null>> => {
  const parameters = { ...parametersOf(ref), package_version_id: id }
  const answer = await client.request(`GET ${packagePath(owner)}/versions/{package_version_id}`, parameters)
  if (answer.status === 404) return ok(null)
  const version = v.safeParse(versionBodies[ref.type], answer.data)
  const attempted = describe(`reading version ${id} of`, ref)
  return answer.status === 200 && version.success ? ok(version.output) : err(explainRefusal(answer, attempted))
}

/** Returns a page of the list of versions, which begins with the newest, in GitHub's order; the first page is 1. */
export const listPage = async (
  client: Client,
  owner: Owner,
  ref: PackageRef,
  page: number
): Promise<Result<PackageVersion[]>> => {
  const answer = await client.request(`GET ${packagePath(owner)}/versions`, {
    ...parametersOf(ref),
    per_page: pageSize,
    page
  })
  const versions = v.safeParse(v.array(versionBodies[ref.type]), answer.data)
  return answer.status === 200 && versions.success
    ? ok(versions.output)
    : err(explainRefusal(answer, describe(`listing page ${page} of the versions of`, ref)))
}

/** Returns the path of a package in the REST API, with placeholders for its parameters. */
export const packagePath = (owner: Owner): string => `${owner.path}/packages/{package_type}/{package_name}`

/** Returns the parameters that name a package. */
export const parametersOf = ({ type, name }: PackageRef): Parameters => ({ package_type: type, package_name: name })

/** Returns in words what is done to a package. */
export const describe = (doing: string, { owner, type, name }: PackageRef): string =>
  `${doing} the ${type} package ${owner}/${name}`

/** Returns why a listing was refused, with the remedies for what usually goes wrong. */
const explainListing = (answer: RestResponse, attempted: string): string => {
  // The answer to GITHUB_TOKEN and fine-grained tokens for container packages.
  if (answer.status === 400 && messageOf(answer.data) === 'Invalid argument.') {
    return `${explainRefusal(answer, attempted)}: this kind of token may not list packages; name them exactly in the input packages, or use a personal access token (classic) with read:packages`
  }
  if (answer.status === 404) {
    return `${explainRefusal(answer, attempted)}: it does not exist or the token may not see it; check the inputs packages, owner and package-type, and the token's permission to read packages`
  }
  return explainRefusal(answer, attempted)
}

const accountBody = v.object({ login: v.string(), type: v.picklist(['User', 'Organization']) })
const packageBody = v.object({ name: v.string() })
const versionCount = v.fallback(v.nullish(v.number(), null), null)
const listedPackage = v.pipe(
  v.object({ name: v.string(), version_count: versionCount }),
  v.transform(({ name, version_count: versions }): ListedPackage => ({ name, versions }))
)
const packageFacts = v.pipe(
  v.object({
    version_count: versionCount,
    repository: v.nullish(v.object({ full_name: v.string() }), null)
  }),
  v.transform(
    ({ version_count: versions, repository }): PackageFacts => ({ versions, repository: repository?.full_name ?? null })
  )
)
