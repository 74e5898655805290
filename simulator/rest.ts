import { authenticate } from './access.ts'
import { actionsRoutes } from './actions.ts'
import { commentRoutes } from './comments.ts'
import { contentsRoutes } from './contents.ts'
import { respond, type SimRequest, type SimResponse, type Site, segmentsOf, withHeaders } from './http.ts'
import { identityRoutes } from './identity.ts'
import type { Limiter } from './limits.ts'
import { packagesRoutes } from './operations.ts'
import { notFound, refusal } from './refusals.ts'
import { repositoryRoutes } from './repository.ts'
import { type Call, findRoute, type Route } from './routes.ts'
import type { Token } from './tokens.ts'
import type { World } from './world.ts'

const routes: readonly Route[] = [
  ...packagesRoutes,
  ...identityRoutes,
  ...repositoryRoutes,
  ...contentsRoutes,
  ...commentRoutes,
  ...actionsRoutes
]

const apiVersions = ['2022-11-28', '2026-03-10']

/** Returns the points that a request costs in GitHub's secondary limit. */
export const pointsOf = (method: string): number => (['GET', 'HEAD', 'OPTIONS'].includes(method) ? 1 : 5)

/** Settings of the REST API of one simulated GitHub. */
export interface RestOptions {
  /** Path before every route: empty, or `/api/v3` on a GitHub Enterprise Server. */
  readonly prefix: string
  readonly limiter: Limiter
  /** True if responses have the `x-ratelimit-*` headers. */
  readonly rateHeaders: boolean
}

/** Returns the REST API, which checks API version, token, limits and route in this order before the route responds. */
export const restApi =
  (world: World, site: Site, options: RestOptions) =>
  (request: SimRequest, concurrent: number): SimResponse => {
    if (!request.headers['user-agent']) return withoutUserAgent
    const version = apiVersionOf(request)
    if (version === undefined) {
      const docs = '/rest/about-the-rest-api/api-versions'
      return refusal(world.switches.unknownApiVersion, `Unsupported 'X-GitHub-Api-Version' header.`, docs)
    }
    const authenticated = authenticate(world, request.headers.authorization)
    if ('refused' in authenticated) return authenticated.refused
    const { token } = authenticated
    const { response, accepts } = routeCall({ world, site, request, token }, options, concurrent)
    return withHeaders(response, {
      ...versionHeaders(version, options.prefix),
      ...scopeHeaders(token, accepts),
      ...(options.rateHeaders ? options.limiter.headers(token) : {})
    })
  }

/** Returns the API version that a request selects, or undefined for one that does not exist. */
const apiVersionOf = ({ headers }: SimRequest): string | undefined =>
  apiVersions.find((each) => each === (headers['x-github-api-version'] ?? apiVersions[0]))

/** Counts a call against the limits and returns the response of its route, with the scopes that the route accepts. */
const routeCall = (
  call: Omit<Call, 'params'>,
  { prefix, limiter }: RestOptions,
  concurrent: number
): { response: SimResponse; accepts: readonly string[] } => {
  const { token } = call
  const { method, path } = call.request
  const segments = path.startsWith(`${prefix}/`) ? segmentsOf(path.slice(prefix.length)) : null
  if (method === 'GET' && segments?.join('/') === 'rate_limit') {
    return { response: limiter.overview(token), accepts: [] }
  }
  const found = segments ? findRoute(routes, method, segments) : undefined
  const template = found ? `${method} ${found.route.template}` : 'unknown'
  const refused = limiter.admit(token, template, pointsOf(method), concurrent)
  if (refused || !found) return { response: refused ?? notFound(), accepts: [] }
  const { route, params } = found
  return { response: route.run({ ...call, params }), accepts: route.accepts }
}

const versionHeaders = (version: string, prefix: string): Record<string, string> => ({
  'x-github-media-type': 'github.v3; format=json',
  'x-github-api-version-selected': version,
  // Only GitHub Enterprise Server has the prefix, and names its release.
  ...(prefix === '' ? {} : { 'x-github-enterprise-version': '3.19.0' })
})

const scopeHeaders = (token: Token, accepts: readonly string[]): Record<string, string> =>
  token.kind === 'classic'
    ? { 'x-oauth-scopes': token.scopes.join(', '), 'x-accepted-oauth-scopes': accepts.join(', ') }
    : { 'x-accepted-github-permissions': accepts.includes('read:packages') ? permissionFor(accepts) : 'metadata=read' }

const permissionFor = (accepts: readonly string[]): string => `packages=${accepts.length > 1 ? 'write' : 'read'}`

const withoutUserAgent = respond(
  403,
  '\nRequest forbidden by administrative rules. Please make sure your request has a User-Agent header (https://docs.github.com/en/rest/overview/resources-in-the-rest-api#user-agent-required). Check https://developer.github.com for other possible causes.\n'
)
