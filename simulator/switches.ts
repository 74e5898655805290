/** Behaviour of GitHub that is undocumented or disputed. Tests try each setting. */
export interface Switches {
  /** `/users/{user}` also shows the private packages of the token's own user; otherwise only `/user` does. */
  privateOnUsersRoutes: boolean
  /** `/users/{user}` honours `state=deleted`; otherwise it always lists the active versions. */
  stateOnUsersRoutes: boolean
  /** Package lists also show deleted packages, as `deleted_…`. */
  listDeletedPackages: boolean
  /** The last version of a container package can be deleted if it has no tag. */
  deleteLastUntagged: boolean
  /** A whole public package can be deleted even if a version has more than 5,000 downloads. */
  deletePopularPackages: boolean
  /** Status if the name or version to restore was published again. */
  restoreConflict: 400 | 409 | 422
  /** Status if the package or version to restore was deleted more than 30 days ago. */
  restoreExpired: 400 | 404 | 422
  /** A restored container version gets back its tags, except those that other versions have by now. */
  restoreTags: boolean
  /** Lists of deleted versions show the tags they had. */
  tagsOfDeleted: boolean
  /** Lists of deleted versions have `deleted_at`, which GitHub's schema does not require. */
  timesOfDeleted: boolean
  /** The registry still serves the manifest of a deleted version by digest. */
  manifestsOfDeleted: boolean
  /** Lists of deleted versions also show those that were deleted too long ago to be restored. */
  listExpired: boolean
  /** Status for an API version that does not exist. */
  unknownApiVersion: 400 | 410
  /** Link headers name owners by number, as `/organizations/9919/packages…` and `/user/9920/packages…`. */
  numericLinks: boolean
  /** App installation tokens work like a workflow's, or find no package. */
  appTokens: 'accepted' | 'not-found'
  /** Response to `/referrers/`: 404, or a redirect to a page that does not exist. */
  referrers: 'not-found' | 'redirect'
  /** Lifetime of the registry's tokens in milliseconds. */
  registryTokenLifetime: number
  /** Milliseconds after its first push during which a package refuses further pushes. */
  newPackageDenial: number
}

/** Returns the likelier setting of each switch, or the harder one for clients if both are equally likely. */
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
