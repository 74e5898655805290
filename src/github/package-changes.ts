import type { PackageRef } from '../retention/version.ts'
import type { Parameters } from './attempt.ts'
import type { Client } from './client.ts'
import { describe, getPackage, type Owner, packagePath, parametersOf } from './packages.ts'
import { explainRefusal } from './refusal.ts'
import { messageOf, type RestResponse } from './response.ts'

/**
 * The end of a deletion: `gone` where somebody else was first, `refused` by a rule of GitHub's that no retry changes,
 * `changed` where it was no longer due when its turn came, `failed` for any other reason, and `denied` where that is
 * a lack of rights on the package.
 */
export type Removal =
  | { readonly outcome: 'deleted' | 'gone' | 'changed' }
  | { readonly outcome: 'refused' | 'failed'; readonly problem: string; readonly denied?: true }

/** Deletes one version; after a 404 checks again, to tell a version that no longer exists from missing rights. */
export const deleteVersion = async (
  client: Client,
  owner: Owner,
  ref: PackageRef,
  id: number,
  precondition: Precondition = alwaysDue
): Promise<Removal> => {
  const route = `${packagePath(owner)}/versions/{package_version_id}`
  const parameters = { ...parametersOf(ref), package_version_id: id }
  const attempted = describe(`deleting version ${id} of`, ref)
  /** A token that has lost its access finds nothing at all. */
  const isPackageFound = async (): Promise<boolean> => {
    const found = await getPackage(client, owner, ref).catch(() => null)
    return found?.ok === true && found.value !== null
  }
  return sendDelete(client, { route, parameters, attempted, isPackageFound }, precondition)
}

/** Deletes a whole package, with all its versions. */
export const deletePackage = async (
  client: Client,
  owner: Owner,
  ref: PackageRef,
  precondition: Precondition
): Promise<Removal> => {
  const attempted = describe('deleting', ref)
  return sendDelete(client, { route: packagePath(owner), parameters: parametersOf(ref), attempted }, precondition)
}

/** Returns whether something is still to be deleted; called right before it is. */
export type Precondition = () => Promise<'due' | 'gone' | 'changed'>

const alwaysDue: Precondition = async () => 'due'

/** A version or package to delete. */
interface Deletion {
  readonly route: string
  readonly parameters: Parameters
  /** Describes the attempt, as `deleting version 1 of …`. */
  readonly attempted: string
  /** Returns whether GitHub finds the package, where a 404 for what is in it could otherwise say anything. */
  readonly isPackageFound?: () => Promise<boolean>
}

const sendDelete = async (client: Client, deletion: Deletion, precondition: Precondition): Promise<Removal> => {
  const { route, parameters, attempted } = deletion
  const answer = await client.mutate(`DELETE ${route}`, parameters, precondition)
  if ('preconditionFailed' in answer) {
    // If an earlier try got no response and it is gone now, that try deleted it.
    return { outcome: answer.retried && answer.preconditionFailed === 'gone' ? 'deleted' : answer.preconditionFailed }
  }
  const response = 'status' in answer ? answer : null
  if (response?.status === 204) return { outcome: 'deleted' }
  const problem = 'status' in answer ? explainRefusal(answer, attempted) : `${attempted}: ${answer.noResponse}`
  // An earlier try may have deleted it all the same.
  const isDoubtful = response === null || response.retried
  const failed: Removal = response ? toFailedRemoval(response, problem) : { outcome: 'failed', problem }
  if (!isDoubtful && response.status !== 404) return failed
  // GitHub also answers 404 to callers without delete rights, so look before its parts are deleted.
  const isThere = await lookFor(client, deletion)
  if (isThere === false) return { outcome: isDoubtful ? 'deleted' : 'gone' }
  return isThere ? failed : { outcome: 'failed', problem: `${problem}; whether it was deleted could not be checked` }
}

/** Returns whether what was to be deleted is still there; null where that cannot be told. */
const lookFor = async (
  client: Client,
  { route, parameters, isPackageFound = async () => true }: Deletion
): Promise<boolean | null> => {
  const seen = await client.request(`GET ${route}`, parameters).catch(() => null)
  if (seen?.status === 200) return true
  return seen?.status === 404 && (await isPackageFound()) ? false : null
}

/** Returns how the deletion of something that is still there ended. */
const toFailedRemoval = ({ status, data }: RestResponse, problem: string): Removal => {
  const message = messageOf(data)
  if (status === 400 && ruledOut.test(message)) return { outcome: 'refused', problem: message }
  // GitHub says now and then that it does not find a version which is there.
  if (status === 404 && /version not found/i.test(message))
    return { outcome: 'failed', problem: `${problem}, but it still exists; run again` }
  // GitHub says 404 also to those who may read and not delete: that the package is not found.
  const remedy =
    'it still exists, so the token lacks admin rights on the package (for GITHUB_TOKEN: give the repository the Admin role under "Manage Actions access" in the package settings)'
  if (status === 404) return { outcome: 'failed', problem: `${problem}; ${remedy}`, denied: true }
  return { outcome: 'failed', problem, ...(status === 403 && { denied: true }) }
}

/**
 * The end of a restore: `refused` where GitHub can no longer do it, `failed` for any other reason; `missing` after a 404.
 * What GitHub refuses to restore and shows all the same was `active` already.
 */
export type Restoration =
  | { readonly outcome: 'restored'; readonly active?: true }
  | {
      readonly outcome: 'refused' | 'failed'
      readonly problem: string
      readonly denied?: true
      readonly missing?: true
    }

/** Restores one version. Where GitHub knows none, that is a lack of rights if the version is still `listed` as deleted. */
export const restoreVersion = async (
  client: Client,
  owner: Owner,
  ref: PackageRef,
  id: number,
  listed: boolean
): Promise<Restoration> => {
  const route = `${packagePath(owner)}/versions/{package_version_id}`
  const parameters = { ...parametersOf(ref), package_version_id: id }
  const gone = listed
    ? { outcome: 'failed' as const, problem: `it is listed as deleted, so ${noAdmin}`, denied: true as const }
    : { outcome: 'refused' as const, problem: 'it was deleted too long ago: GitHub keeps deleted versions for 30 days' }
  return sendRestore(client, route, parameters, describe(`restoring version ${id} of`, ref), gone)
}

/** Restores a whole package, with the versions that it had when it was deleted. */
export const restorePackage = async (client: Client, owner: Owner, ref: PackageRef): Promise<Restoration> =>
  sendRestore(client, packagePath(owner), parametersOf(ref), describe('restoring', ref), {
    outcome: 'failed',
    problem: `check the inputs packages, owner and package-type; if they are right, the package was deleted over 30 days ago, or ${noAdmin}`
  })

const noAdmin =
  'the token lacks the rights to restore: write:packages and admin rights on the package (for GITHUB_TOKEN: permissions: packages: write, and the Admin role of the repository under "Manage Actions access" in the package settings)'

const sendRestore = async (
  client: Client,
  route: string,
  parameters: Parameters,
  attempted: string,
  gone: Exclude<Restoration, { outcome: 'restored' }>
): Promise<Restoration> => {
  const answer = await client.mutate(`POST ${route}/restore`, parameters, alwaysDue)
  if ('preconditionFailed' in answer || ('status' in answer && answer.status === 204)) return { outcome: 'restored' }
  // An error may hide that it was carried out, now or by somebody else.
  const seen = await client.request(`GET ${route}`, parameters).catch(() => null)
  if (seen?.status === 200)
    return { outcome: 'restored', ...('status' in answer && !answer.retried && { active: true }) }
  if ('noResponse' in answer) return { outcome: 'failed', problem: `${attempted}: ${answer.noResponse}` }
  const problem = explainRefusal(answer, attempted)
  if (answer.status === 404) return { ...gone, problem: `${problem}; ${gone.problem}`, missing: true }
  // Nobody documents which of these GitHub says where the name was published again.
  const conflict = [400, 409, 422].includes(answer.status)
  return conflict
    ? { outcome: 'refused', problem: `${problem}; if its name was published again, delete that version first` }
    : { outcome: 'failed', problem, ...(answer.status === 403 && { denied: true }) }
}

/** GitHub's words about the last version, the last tagged one, and those with over 5,000 downloads. */
const ruledOut = /cannot (?:delete|be deleted)/i
