/** Returns the registry that belongs to a server (`GITHUB_SERVER_URL`), without a final slash. */
export const registryUrl = (serverUrl: string): string => {
  const url = new URL(serverUrl)
  return url.host === 'github.com' ? 'https://ghcr.io' : onServer(url)
}

/** Returns the registry on a server of its own; an IP address has no subdomains. */
const onServer = ({ protocol, host }: Pick<URL, 'protocol' | 'host'>): string => {
  const subdomain = `${protocol}//containers.${host}`
  return URL.canParse(subdomain) ? subdomain : `${protocol}//${host}`
}

/** Returns the registry of the server whose REST API has this address; null where the address does not tell. */
export const registryOfApi = (apiUrl: string): string | null => {
  const url = new URL(apiUrl)
  const { host, pathname } = url
  if (host === 'api.github.com') return 'https://ghcr.io'
  const [, subdomain] = /^api\.([\w-]+\.ghe\.com)$/.exec(host) ?? []
  if (subdomain) return `https://containers.${subdomain}`
  return pathname === '/api/v3' ? onServer(url) : null
}

/** Returns the host of the server whose REST API has this address, such as `github.com`. */
export const serverOfApi = (apiUrl: string): string => {
  const { hostname } = new URL(apiUrl)
  return hostname === 'api.github.com' ? 'github.com' : hostname.replace(/^api\.(?=[\w-]+\.ghe\.com$)/, '')
}

/** Returns true if a registry is on this server: the one that belongs to it, or a host in its domain. */
export const isRegistryOf = (registry: string, serverUrl: string): boolean => {
  const [host, server] = [new URL(registry).hostname, new URL(serverUrl).hostname]
  return host === new URL(registryUrl(serverUrl)).hostname || `.${host}`.endsWith(`.${server}`)
}
