import { isRegistryOf, registryOfApi, registryUrl, serverOfApi } from '../registry/url.ts'
import { type Reading, readValues } from './reading.ts'
import type { Environment } from './table.ts'
import { parseUrl } from './values.ts'

/** The token, the owner and the addresses for the REST API and the registry. */
export interface Access {
  /** Empty where a check does without. */
  readonly token: string
  readonly owner: string
  /** The server of both addresses, such as `github.com`. */
  readonly server: string
  readonly apiUrl: string
  readonly registryUrl: string
}

/** Reads what the post step needs, whatever is wrong with other inputs. */
export const readAccess = async (
  env: Environment
): Promise<
  { readonly ok: true; readonly access: Access } | { readonly ok: false; readonly problems: readonly string[] }
> => {
  const reading = await readValues(env, ['token', 'owner', 'api-url', 'registry-url'])
  const access = accessOf(reading, env)
  return access ? { ok: true, access } : { ok: false, problems: reading.problems }
}

/** Returns the token, the owner and both addresses; null if one of them is missing or wrong. */
export const accessOf = (reading: Reading, env: Environment): Access | null => {
  const { token, owner, 'api-url': apiUrl } = reading.values
  const registryUrl = findRegistry(reading, env)
  const server = serverOf(reading)
  return token !== undefined && owner && apiUrl && server && registryUrl
    ? { token, owner, server, apiUrl, registryUrl }
    : null
}

/** Returns the server of the REST API; null if its address is wrong. */
export const serverOf = ({ values }: Reading): string | null => {
  const { 'api-url': url } = values
  return url === undefined ? null : serverOfApi(url)
}

/** Returns the registry of the server of the REST API, unless both are given: a token is sent to no other server. */
const findRegistry = ({ values, isGiven, reject }: Reading, env: Environment): string | null => {
  const { 'api-url': api, 'registry-url': registry } = values
  const server = env['GITHUB_SERVER_URL'] || 'https://github.com'
  if (isGiven('registry-url')) {
    const isKnown = registry && [server, api].some((each) => each && isOn(each, registry))
    if (registry && !isGiven('api-url') && !isKnown)
      reject('registry-url', `"${registry}" is not on ${server}, whose token it would be sent; set api-url as well`)
    return registry ?? null
  }
  const url = parseUrl(server)
  if (!url.ok && !isGiven('api-url')) reject('registry-url', url.problem)
  if (!api) return null
  const found = url.ok && serverOfApi(api) === new URL(url.value).hostname ? registryUrl(url.value) : registryOfApi(api)
  if (found) return found
  // That of the runner, which has no other registry, if any: the token goes nowhere else.
  if (!isGiven('api-url') || api === env['GITHUB_API_URL']) return new URL(api).origin
  reject('api-url', `"${api}" is the API of an unknown server; set registry-url as well`)
  return null
}

const isOn = (server: string, registry: string): boolean => URL.canParse(server) && isRegistryOf(registry, server)
