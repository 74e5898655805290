/** The registry that belongs to a server (`GITHUB_SERVER_URL`), unless another URL is given; without a final slash. */
export const registryUrl = (serverUrl: string, override: string): string => {
  if (override !== '') return new URL(override).origin
  const { protocol, host } = new URL(serverUrl)
  return host === 'github.com' ? 'https://ghcr.io' : `${protocol}//containers.${host}`
}
