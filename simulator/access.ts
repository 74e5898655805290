import type { SimResponse } from './http.ts'
import { refusal } from './refusals.ts'
import type { Permissions, Token } from './tokens.ts'
import { findOwner, type Owner, type SimPackage, type World } from './world.ts'

/** The three prefixes of paths to an owner's packages: `/orgs/{org}`, `/user` and `/users/{user}`. */
export type OwnerRoute = 'orgs' | 'user' | 'users'

/** Returns the 403 for a workflow or an App that requests a resource it has no access to. */
export const notAccessibleByIntegration = (docs?: string): SimResponse =>
  refusal(403, 'Resource not accessible by integration', docs)

/** Returns the active token of an Authorization header (`Bearer`, `token` or Basic), or GitHub's 401. */
export const authenticate = (
  world: World,
  authorization: string | undefined
): { token: Token } | { refused: SimResponse } => {
  if (authorization === undefined) return { refused: refusal(401, 'Requires authentication') }
  const [scheme = '', credentials = ''] = authorization.split(' ')
  const secret = scheme.toLowerCase() === 'basic' ? basicPassword(credentials) : credentials
  const token = findActiveToken(world, secret)
  return token ? { token } : { refused: refusal(401, 'Bad credentials') }
}

/** Returns the token with this secret; undefined if it is unknown or has expired. */
export const findActiveToken = (world: World, secret: string): Token | undefined => {
  const token = world.tokens.get(secret)
  return token && (token.expiresAt === null || world.clock.now() < token.expiresAt) ? token : undefined
}

/** Returns the password of Basic credentials; GitHub ignores the user name. */
export const basicPassword = (credentials: string): string =>
  Buffer.from(credentials, 'base64')
    .toString()
    .replace(/^[^:]*:/, '')

/** Returns true if a classic token has the scope, or one that includes it. */
export const hasScope = ({ scopes }: Token, scope: string): boolean =>
  scopes.includes(scope) || (scope === 'read:packages' && scopes.includes('write:packages'))

/** Returns true if the token has at least this permission; a permission that is not granted is `none`. */
export const permits = ({ permissions }: Token, on: keyof Permissions, level: 'read' | 'write'): boolean => {
  const granted = permissions[on] ?? 'none'
  return granted === 'write' || granted === level
}

/** Returns the 403 for a classic token that is not authorized for an organization with SAML, else undefined. */
export const refuseSso = (token: Token, owner: Owner, web: string): SimResponse | undefined => {
  if (!owner.sso || token.kind !== 'classic' || token.authorized.some((login) => sameName(login, owner.login))) return
  return refusal(
    403,
    'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.',
    '/articles/authenticating-to-a-github-organization-with-saml-single-sign-on/',
    { 'x-github-sso': `required; url=${web}/orgs/${owner.login}/sso?authorization_request=A${owner.id}` }
  )
}

/** Returns the 403 for a token without the scope or permission of an operation; `purpose` names it, such as "list packages". */
export const refuseScope = (
  token: Token,
  { scopes, purpose, docs }: { scopes: readonly string[]; purpose: string; docs: string }
): SimResponse | undefined => {
  if (token.kind === 'classic') {
    const missing = scopes.find((scope) => !hasScope(token, scope))
    return missing ? refusal(403, `You need at least ${missing} scope to ${purpose}.`, docs) : undefined
  }
  // A fine-grained token is refused only at the package; lists of packages have a refusal of their own.
  if (token.kind === 'fine-grained' || permits(token, 'packages', scopes.length > 1 ? 'write' : 'read')) return
  return token.kind === 'app'
    ? refusal(403, 'Permission installation not allowed to Read organization package', docs)
    : notAccessibleByIntegration(docs)
}

/** Returns the refusal of a package that the token must not see or, if the operation `changes` it, not administer. */
export const refusePackage = (
  world: World,
  token: Token,
  pkg: SimPackage,
  { ownerRoute, docs, changes }: { ownerRoute: OwnerRoute; docs: string; changes: boolean }
): SimResponse | undefined => {
  if (token.kind === 'fine-grained') return refusal(403, 'Resource not accessible by personal access token', docs)
  const lost = token.kind === 'app' && world.switches.appTokens === 'not-found'
  const visible = canRead(token, pkg) && !lost && !hiddenOnUsersRoute(world, token, pkg, ownerRoute)
  if (visible && (!changes || isAdmin(token, pkg))) return
  return token.kind === 'github-token' && !sameName(accountOf(token), pkg.owner.login)
    ? notAccessibleByIntegration(docs)
    : refusal(404, 'Package not found.', docs)
}

/** Returns true if the token can read the package, assuming that its scopes suffice. */
export const canRead = (token: Token, pkg: SimPackage): boolean => {
  if (pkg.visibility === 'public') return true
  if (isLinked(token, pkg)) return true
  // The registries of Maven and of old Docker images have no permissions of their own, only the repository's.
  const throughRepository = pkg.type === 'maven' || pkg.type === 'docker'
  if (throughRepository && token.kind === 'classic' && !hasScope(token, 'repo')) return false
  const atHome = sameName(accountOf(token), pkg.owner.login)
  if (token.kind === 'classic' && pkg.owner.type === 'User') return atHome
  return (token.kind === 'classic' || atHome) && includesName(token.read, pkg.name)
}

/** Returns true if the token has the admin role on the package. */
export const isAdmin = (token: Token, pkg: SimPackage): boolean => {
  if (isLinked(token, pkg)) return true
  if (token.kind !== 'classic' || pkg.owner.type === 'User') {
    if (!sameName(accountOf(token), pkg.owner.login)) return false
  }
  return includesName(token.admin, pkg.name)
}

/** Returns true if the token may push to the package. */
export const canPush = (token: Token, pkg: SimPackage): boolean => {
  const granted = token.kind === 'classic' ? hasScope(token, 'write:packages') : permits(token, 'packages', 'write')
  return granted && canRead(token, pkg) && (isAdmin(token, pkg) || includesName(token.write, pkg.name))
}

/** Returns the login of the account that the token acts for. */
export const accountOf = ({ login, repository }: Token): string => repository?.split('/')[0] ?? login ?? ''

/** Returns the user that a token acts as; undefined for a workflow's or App's token. */
export const userOf = (world: World, token: Token): Owner | undefined =>
  token.kind === 'github-token' || token.kind === 'app' ? undefined : findOwner(world, token.login ?? '')

// GitHub documents these routes for public packages only.
const hiddenOnUsersRoute = (world: World, token: Token, pkg: SimPackage, ownerRoute: OwnerRoute): boolean =>
  ownerRoute === 'users' &&
  token.kind === 'classic' &&
  pkg.owner.type === 'User' &&
  pkg.visibility !== 'public' &&
  !world.switches.privateOnUsersRoutes

const isLinked = ({ repository }: Token, pkg: SimPackage): boolean =>
  repository !== null && pkg.repository !== null && sameName(repository, pkg.repository)

const includesName = (names: 'all' | readonly string[], name: string): boolean =>
  names === 'all' || names.includes(name)

/** Returns true if two logins or repository names are equal, ignoring case. */
export const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
