import type { SimResponse } from './http.ts'
import { refusal } from './refusals.ts'
import type { Permissions, Token } from './tokens.ts'
import { findOwner, type Owner, type SimPackage, type World } from './world.ts'

/** Through which of the three prefixes a package is reached. */
export type OwnerRoute = 'orgs' | 'user' | 'users'

/** The 403 for a workflow or an App that reaches for what is not its own. */
export const notAccessibleByIntegration = (docs?: string): SimResponse =>
  refusal(403, 'Resource not accessible by integration', docs)

/** The living token behind an Authorization header (`Bearer`, `token` or Basic), or the 401 that GitHub answers. */
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

/** The token of this text, unless it is unknown or past its time. */
export const findActiveToken = (world: World, secret: string): Token | undefined => {
  const token = world.tokens.get(secret)
  return token && (token.expiresAt === null || world.clock.now() < token.expiresAt) ? token : undefined
}

/** The password of Basic credentials; the user name never matters to GitHub. */
export const basicPassword = (credentials: string): string =>
  Buffer.from(credentials, 'base64')
    .toString()
    .replace(/^[^:]*:/, '')

/** Whether a classic token has the scope, or one that includes it. */
export const hasScope = ({ scopes }: Token, scope: string): boolean =>
  scopes.includes(scope) || (scope === 'read:packages' && scopes.includes('write:packages'))

/** Whether the token's permission is at least this; everything not granted is `none`, as in a workflow. */
export const permits = ({ permissions }: Token, on: keyof Permissions, level: 'read' | 'write'): boolean => {
  const granted = permissions[on] ?? 'none'
  return granted === 'write' || granted === level
}

/** The 403 for a member whose classic token was not authorized for an organization with SAML. */
export const refuseSso = (token: Token, owner: Owner, web: string): SimResponse | undefined => {
  if (!owner.sso || token.kind !== 'classic' || token.authorized.some((login) => sameName(login, owner.login))) return
  return refusal(
    403,
    'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.',
    '/articles/authenticating-to-a-github-organization-with-saml-single-sign-on/',
    { 'x-github-sso': `required; url=${web}/orgs/${owner.login}/sso?authorization_request=A${owner.id}` }
  )
}

/** The 403 for a token that lacks a scope or permission for what the operation does (`to`: "list packages"). */
export const refuseScope = (
  token: Token,
  { scopes, purpose, docs }: { scopes: readonly string[]; purpose: string; docs: string }
): SimResponse | undefined => {
  if (token.kind === 'classic') {
    const missing = scopes.find((scope) => !hasScope(token, scope))
    return missing ? refusal(403, `You need at least ${missing} scope to ${purpose}.`, docs) : undefined
  }
  // A fine-grained token gets as far as the package: lists of packages refuse it in their own way.
  if (token.kind === 'fine-grained' || permits(token, 'packages', scopes.length > 1 ? 'write' : 'read')) return
  return token.kind === 'app'
    ? refusal(403, 'Permission installation not allowed to Read organization package', docs)
    : notAccessibleByIntegration(docs)
}

/** The refusal of a package that the token must not see, or, where the operation `changes` it, not administer. */
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

/** Whether the token, whose scopes are in order, can read the package. */
export const canRead = (token: Token, pkg: SimPackage): boolean => {
  if (pkg.visibility === 'public') return true
  if (isLinked(token, pkg)) return true
  // The registries of Maven and of Docker's old images know no roles but the repository's.
  const throughRepository = pkg.type === 'maven' || pkg.type === 'docker'
  if (throughRepository && token.kind === 'classic' && !hasScope(token, 'repo')) return false
  const atHome = sameName(accountOf(token), pkg.owner.login)
  if (token.kind === 'classic' && pkg.owner.type === 'User') return atHome
  return (token.kind === 'classic' || atHome) && includesName(token.read, pkg.name)
}

/** Whether the token has the admin role on the package. */
export const isAdmin = (token: Token, pkg: SimPackage): boolean => {
  if (isLinked(token, pkg)) return true
  if (token.kind !== 'classic' || pkg.owner.type === 'User') {
    if (!sameName(accountOf(token), pkg.owner.login)) return false
  }
  return includesName(token.admin, pkg.name)
}

/** Whether the token may push to the package. */
export const canPush = (token: Token, pkg: SimPackage): boolean => {
  const granted = token.kind === 'classic' ? hasScope(token, 'write:packages') : permits(token, 'packages', 'write')
  return granted && canRead(token, pkg) && (isAdmin(token, pkg) || includesName(token.write, pkg.name))
}

/** The login of the account that the token works for. */
export const accountOf = ({ login, repository }: Token): string => repository?.split('/')[0] ?? login ?? ''

/** The account of a token that acts as a user; a workflow and an App do not. */
export const userOf = (world: World, token: Token): Owner | undefined =>
  token.kind === 'github-token' || token.kind === 'app' ? undefined : findOwner(world, token.login ?? '')

// GitHub speaks of "a public package" on these routes.
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

/** Whether two logins or repository names are the same: their case does not matter. */
export const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
