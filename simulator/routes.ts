import type { SimRequest, SimResponse, Site } from './http.ts'
import type { Token } from './tokens.ts'
import type { World } from './world.ts'

/** A request to the REST API with its token and route parameters. */
export interface Call {
  readonly world: World
  readonly site: Site
  readonly request: SimRequest
  readonly token: Token
  /** Decoded path segments by their names in the template. */
  readonly params: Readonly<Record<string, string>>
}

/** A method and path of the REST API. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Path such as `/users/:login`; a last segment `:name+` matches all remaining segments. */
  readonly template: string
  /** Scopes in `x-accepted-oauth-scopes`. */
  readonly accepts: readonly string[]
  readonly run: (call: Call) => SimResponse
}

/** Returns the route of this method and these decoded segments, with its parameters. */
export const findRoute = (
  routes: readonly Route[],
  method: string,
  segments: readonly string[]
): { route: Route; params: Record<string, string> } | undefined => {
  for (const route of routes) {
    if (route.method !== method) continue
    const params = matched(route.template.split('/').slice(1), segments)
    if (params) return { route, params }
  }
  return undefined
}

const matched = (parts: readonly string[], segments: readonly string[]): Record<string, string> | undefined => {
  const rest = parts.at(-1)?.endsWith('+') === true
  if (rest ? segments.length < parts.length : segments.length !== parts.length) return
  const params: Record<string, string> = {}
  for (const [at, part] of parts.entries()) {
    const segment = segments[at] ?? ''
    if (part.endsWith('+')) params[part.slice(1, -1)] = segments.slice(at).join('/')
    else if (part.startsWith(':') && segment !== '') params[part.slice(1)] = segment
    else if (part !== segment) return
  }
  return params
}
