import {
  accountOf,
  basicPassword,
  canPush,
  canRead,
  findActiveToken,
  hasScope,
  permits,
  refuseSso,
  sameName
} from './access.ts'
import { respond, type SimRequest, type SimResponse, type Site } from './http.ts'
import { registryRefusal } from './refusals.ts'
import type { Token } from './tokens.ts'
import type { Owner, SimPackage, World } from './world.ts'

/** Actions on a repository of the registry. */
export type Action = 'pull' | 'push'

/** A repository of the registry; `pkg` is undefined before the first push. */
export interface Repository {
  /** Such as `acme/tools/cli`. */
  readonly path: string
  readonly owner: Owner | undefined
  readonly name: string
  readonly pkg: SimPackage | undefined
}

/** Issues the registry's own short-lived tokens and identifies callers. */
export interface RegistryAccess {
  /** Returns the response to `GET /token`. */
  issue(request: SimRequest, find: (path: string) => Repository): SimResponse
  /** Returns the caller of a request (null if anonymous), or the challenge or denial to respond with. */
  identify(request: SimRequest, path: string, action: Action): { caller: Token | null } | { refused: SimResponse }
}

interface Session {
  readonly caller: Token | null
  readonly scopes: readonly string[]
  readonly expiresAt: number
}

/** Returns access control that has not issued any token. */
export const createRegistryAccess = (world: World, site: Site): RegistryAccess => {
  const sessions = new Map<string, Session>()

  const issue = (caller: Token | null, scopes: readonly string[]): SimResponse => {
    const expiresAt = world.clock.now() + world.switches.registryTokenLifetime
    const path = scopes[0]?.split(':')[1] ?? ''
    const token = Buffer.from(`v1:${path}:${world.clock.now()}${String(sessions.size).padStart(6, '0')}`).toString(
      'base64'
    )
    sessions.set(token, { caller, scopes, expiresAt })
    return respond(200, { token })
  }

  const callerOf = (bearer: string, path: string, action: Action): Token | null | undefined => {
    const session = sessions.get(bearer)
    if (session) {
      const alive =
        world.clock.now() < session.expiresAt && (!session.caller || findActiveToken(world, session.caller.token))
      return alive && allows(session.scopes, path, action) ? session.caller : undefined
    }
    if (bearer === anonymous) return null
    const secret = Buffer.from(bearer, 'base64').toString()
    return findActiveToken(world, secret) ?? findActiveToken(world, secret.replace(/^[^:]*:/, ''))
  }

  return {
    issue: ({ headers, query }, find) => {
      const scopes = query.getAll('scope').flatMap((scope) => scope.split(' '))
      const [scheme, credentials = ''] = headers.authorization?.split(' ') ?? []
      if (scheme?.toLowerCase() === 'basic') {
        const token = findActiveToken(world, basicPassword(credentials))
        return token ? issue(token, scopes) : registryRefusal(403, 'DENIED', 'denied')
      }
      const hidden = scopes.some((scope) => find(scope.split(':')[1] ?? '').pkg?.visibility !== 'public')
      return hidden ? registryRefusal(403, 'DENIED', 'requested access to the resource is denied') : issue(null, scopes)
    },
    identify: ({ headers }, path, action) => {
      const [scheme, credentials = ''] = headers.authorization?.split(' ') ?? []
      if (scheme?.toLowerCase() === 'basic') return { refused: registryRefusal(403, 'DENIED', 'invalid token') }
      const caller = scheme ? callerOf(credentials, path, action) : undefined
      return caller === undefined ? { refused: challenge(site, path, action) } : { caller }
    }
  }
}

/** Returns the denial of an action on a package, or of creating it, that the caller may not perform; else undefined. */
export const refuseAction = (
  call: { readonly world: World; readonly site: Site; readonly caller: Token | null; readonly repository: Repository },
  action: Action
): SimResponse | undefined => {
  const { world, site, caller } = call
  const { owner, pkg } = call.repository
  const mayRead = caller === null ? pkg?.visibility === 'public' : pkg ? canPull(world, caller, pkg, site) : true
  if (!mayRead) {
    return caller === null
      ? registryRefusal(403, 'DENIED', 'requested access to the resource is denied')
      : registryRefusal(403, 'DENIED', 'permission_denied: read_package')
  }
  if (action === 'pull') return
  const mayWrite = caller !== null && owner !== undefined && (pkg ? canPush(caller, pkg) : canCreate(caller, owner))
  const isNew = pkg && world.clock.now() < pkg.createdAt + world.switches.newPackageDenial
  return mayWrite && !isNew ? undefined : registryRefusal(403, 'DENIED', 'permission_denied: write_package')
}

const canPull = (world: World, token: Token, pkg: SimPackage, site: Site): boolean => {
  if (pkg.visibility === 'public') return true
  if (token.kind === 'fine-grained' || refuseSso(token, pkg.owner, site.web)) return false
  if (token.kind === 'app' && world.switches.appTokens === 'not-found') return false
  return (
    (token.kind === 'classic' ? hasScope(token, 'read:packages') : permits(token, 'packages', 'read')) &&
    canRead(token, pkg)
  )
}

const canCreate = (token: Token, owner: Owner): boolean => {
  if (token.kind === 'classic') {
    return (
      hasScope(token, 'write:packages') && (owner.type === 'Organization' || sameName(accountOf(token), owner.login))
    )
  }
  return permits(token, 'packages', 'write') && sameName(accountOf(token), owner.login)
}

// Bearer that Homebrew sends to read public packages: the letter A.
const anonymous = 'QQ=='

const allows = (scopes: readonly string[], path: string, action: Action): boolean =>
  path === '' ||
  scopes.some((scope) => {
    const [kind, name, actions = ''] = scope.split(':')
    return kind === 'repository' && name === path && actions.split(',').includes(action)
  })

const challenge = (site: Site, path: string, action: Action): SimResponse => {
  const scope = `repository:${path === '' ? 'user/image' : path}:${action === 'push' ? 'pull,push' : 'pull'}`
  return registryRefusal(401, 'UNAUTHORIZED', 'authentication required', {
    'www-authenticate': `Bearer realm="${site.registry}/token",service="ghcr.io",scope="${scope}"`
  })
}
