/** Returns the registry that belongs to a server (`GITHUB_SERVER_URL`), unless another URL is given; without a final slash. */
export const registryUrl = (serverUrl: string, override: string): string => {
  if (override !== '') return new URL(override).origin
  const { protocol, host } = new URL(serverUrl)
  return host === 'github.com' ? 'https://ghcr.io' : `${protocol}//containers.${host}`
}

/** Returns the registry of the server whose REST API has this address; null where the address does not tell. */
export const registryOfApi = (apiUrl: string): string | null => {
  const { protocol, host, pathname } = new URL(apiUrl)
  if (host === 'api.github.com') return 'https://ghcr.io'
  const [, subdomain] = /^api\.([\w-]+\.ghe\.com)$/.exec(host) ?? []
  if (subdomain) return `https://containers.${subdomain}`
  return pathname === '/api/v3' ? `${protocol}//containers.${host}` : null
}

/** Returns the host of the server whose REST API has this address, such as `github.com`. */
export const serverOfApi = (apiUrl: string): string => {
  const { hostname } = new URL(apiUrl)
  return hostname === 'api.github.com' ? 'github.com' : hostname.replace(/^api\.(?=[\w-]+\.ghe\.com$)/, '')
}

/** Returns true if a registry is on this server (`GITHUB_SERVER_URL`): the one that belongs to it, or a host in its domain. */
export const isRegistryOf = (registry: string, serverUrl: string): boolean => {
  const [host, server] = [new URL(registry).hostname, new URL(serverUrl).hostname]
  return host === new URL(registryUrl(serverUrl, '')).hostname || `.${host}`.endsWith(`.${server}`)
}
