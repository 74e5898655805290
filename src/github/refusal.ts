import { messageOf, type RestResponse } from './client.ts'

/** Says in one line what GitHub refused, why, and what to do about it. */
export const explainRefusal = ({ status, headers, data }: RestResponse, attempted: string): string => {
  const header = (name: string): string => String(headers[name] ?? '')
  const message = messageOf(data).replace(/\s+/g, ' ')
  const said = `${attempted}: GitHub answered ${status}${message ? ` "${message}"` : ''}`

  if (status === 401) return `${said}; input token: it is wrong or has expired, so give a valid one`
  const sso = /url=(https:[^\s;,]+)/.exec(header('x-github-sso'))?.[1]
  if (sso) return `${said}; authorize the token for the organization at ${sso}`
  if (header('x-ratelimit-remaining') === '0' && (status === 403 || status === 429)) {
    const reset = new Date(Number(header('x-ratelimit-reset')) * 1000)
    const when = reset.getTime() > 0 ? `after ${reset.toISOString()}` : 'later'
    return `${said}; the token's hourly requests are used up: run again ${when}`
  }
  if (status === 403 && headers['x-oauth-scopes'] !== undefined) {
    const held = scopes(header('x-oauth-scopes'))
    const missing = scopes(header('x-accepted-oauth-scopes')).filter((scope) => !held.some(includes(scope)))
    return missing.length > 0
      ? `${said}; the token lacks the scope${missing.length === 1 ? '' : 's'} ${missing.join(', ')}`
      : `${said}; the token's user needs access to the package, to delete or restore the role Admin`
  }
  if (status === 403) {
    const permissions = header('x-accepted-github-permissions') || 'packages=write'
    return `${said}; the job needs the permission ${permissions}, and its repository access to the package`
  }
  return said
}

const scopes = (list: string): string[] =>
  list
    .split(',')
    .map((scope) => scope.trim())
    .filter(Boolean)

/** Whether a scope is the one that is asked for, or has it within. */
const includes = (asked: string) => (held: string) =>
  held === asked || (asked === 'read:packages' && held === 'write:packages')
