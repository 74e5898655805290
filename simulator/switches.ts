/** What GitHub does where nobody knows for sure, or where reports differ; a test turns each to see that either is survived. */
export interface Switches {
  /** `/users/{user}` also shows the private packages of the token's own user; else only `/user` does. */
  privateOnUsersRoutes: boolean
  /** `/users/{user}` honours `state=deleted`; else it lists the active versions whatever is asked. */
  stateOnUsersRoutes: boolean
  /** Package lists also show deleted packages, as `deleted_…`. */
  listDeletedPackages: boolean
  /** The last version of a container package without any tag can be deleted. */
  deleteLastUntagged: boolean
  /** A public package with a version over 5,000 downloads can be deleted as a whole. */
  deletePopularPackages: boolean
  /** The status when the name or version to restore was published again. */
  restoreConflict: 400 | 409 | 422
  /** The status when what is to be restored was deleted more than 30 days ago. */
  restoreExpired: 400 | 404 | 422
  /** A restored container version takes back those of its tags that nobody holds by now. */
  restoreTags: boolean
  /** Lists of deleted versions show the tags they had. */
  tagsOfDeleted: boolean
  /** Lists of deleted versions say when each was deleted, which GitHub's schema does not require. */
  timesOfDeleted: boolean
  /** The registry still shows, by its digest, the manifest of a deleted version. */
  manifestsOfDeleted: boolean
  /** Lists of deleted versions also show those that were deleted too long ago to be restored. */
  listExpired: boolean
  /** The status for an API version that does not exist. */
  unknownApiVersion: 400 | 410
  /** Link headers name owners by number, as `/organizations/9919/packages…` and `/user/9920/packages…`. */
  numericLinks: boolean
  /** App installation tokens work like a workflow's, or find nothing. */
  appTokens: 'accepted' | 'not-found'
  /** What `/referrers/` answers: 404, or a redirect to a page that is not there. */
  referrers: 'not-found' | 'redirect'
  /** Milliseconds a token of the registry lives. */
  registryTokenLifetime: number
  /** Milliseconds after its first push that a package refuses further pushes. */
  newPackageDenial: number
}

/** The likelier behaviour of each, or the one that is harder on a client where both are as likely. */
export const defaultSwitches = (): Switches => ({
  privateOnUsersRoutes: false,
  stateOnUsersRoutes: true,
  listDeletedPackages: false,
  deleteLastUntagged: false,
  deletePopularPackages: false,
  restoreConflict: 422,
  restoreExpired: 404,
  restoreTags: true,
  tagsOfDeleted: true,
  timesOfDeleted: true,
  manifestsOfDeleted: false,
  listExpired: false,
  unknownApiVersion: 400,
  numericLinks: false,
  appTokens: 'accepted',
  referrers: 'not-found',
  registryTokenLifetime: 300_000,
  newPackageDenial: 0
})
