import { authenticate } from './access.ts'
import { respond, type SimRequest, type SimResponse, type Site, segmentsOf, withHeaders } from './http.ts'
import { identityRoutes } from './identity.ts'
import type { Limiter } from './limits.ts'
import { packagesRoutes } from './operations.ts'
import { notFound, refusal } from './refusals.ts'
import { repositoryRoutes } from './repository.ts'
import { findRoute, type Route } from './routes.ts'
import type { Token } from './tokens.ts'
import type { World } from './world.ts'

const routes: readonly Route[] = [...packagesRoutes, ...identityRoutes, ...repositoryRoutes]

const apiVersions = ['2022-11-28', '2026-03-10']

/** What a request costs in GitHub's secondary limit. */
export const pointsOf = (method: string): number => (['GET', 'HEAD', 'OPTIONS'].includes(method) ? 1 : 5)

/** The REST API under `prefix`: version, token, limits and route are checked in this order, then the route answers. */
export const restApi =
  (world: World, site: Site, prefix: string, limiter: Limiter, rateHeaders: boolean) =>
  (request: SimRequest, concurrent: number): SimResponse => {
    const { method, path, headers } = request
    if (!headers['user-agent']) return withoutUserAgent
    const version = headers['x-github-api-version'] ?? apiVersions[0]
    if (typeof version !== 'string' || !apiVersions.includes(version)) {
      const docs = '/rest/about-the-rest-api/api-versions'
      return refusal(world.switches.unknownApiVersion, `Unsupported 'X-GitHub-Api-Version' header.`, docs)
    }
    const authenticated = authenticate(world, headers.authorization)
    if ('refused' in authenticated) return authenticated.refused
    const { token } = authenticated
    const common = {
      'x-github-media-type': 'github.v3; format=json',
      'x-github-api-version-selected': version,
      // Only GitHub Enterprise Server has the prefix, and says which release it is.
      ...(prefix === '' ? {} : { 'x-github-enterprise-version': '3.19.0' })
    }
    const finish = (result: SimResponse, accepts: readonly string[]): SimResponse =>
      withHeaders(result, {
        ...common,
        ...scopeHeaders(token, accepts),
        ...(rateHeaders ? limiter.headers(token) : {})
      })

    const segments = path.startsWith(`${prefix}/`) ? segmentsOf(path.slice(prefix.length)) : null
    if (method === 'GET' && segments?.join('/') === 'rate_limit') return finish(limiter.overview(token), [])
    const found = segments ? findRoute(routes, method, segments) : undefined
    const template = found ? `${method} ${found.route.template}` : 'unknown'
    const refused = limiter.admit(token, template, pointsOf(method), concurrent)
    if (refused || !found) return finish(refused ?? notFound(), [])
    return finish(found.route.run({ world, site, request, token, params: found.params }), found.route.accepts)
  }

const scopeHeaders = (token: Token, accepts: readonly string[]): Record<string, string> =>
  token.kind === 'classic'
    ? { 'x-oauth-scopes': token.scopes.join(', '), 'x-accepted-oauth-scopes': accepts.join(', ') }
    : { 'x-accepted-github-permissions': accepts.includes('read:packages') ? permissionFor(accepts) : 'metadata=read' }

const permissionFor = (accepts: readonly string[]): string => `packages=${accepts.length > 1 ? 'write' : 'read'}`

const withoutUserAgent = respond(
  403,
  '\nRequest forbidden by administrative rules. Please make sure your request has a User-Agent header (https://docs.github.com/en/rest/overview/resources-in-the-rest-api#user-agent-required). Check https://developer.github.com for other possible causes.\n'
)
