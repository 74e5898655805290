import { endOfTime } from './budget.ts'
import { formatTime, messageOf, type RestResponse } from './response.ts'

/** Describes in one line what GitHub refused about a package, why, and the remedy. */
export const explainRefusal = (response: RestResponse, attempted: string): string =>
  [sayStatus(response, attempted), remedyFor(response) ?? remedyForPackage(response)].filter(Boolean).join('; ')

/** Describes any other refusal; the caller knows which access is needed. */
export const sayRefusal = (response: RestResponse, attempted: string): string =>
  [sayStatus(response, attempted), remedyFor(response)].filter(Boolean).join('; ')

const headerOf = ({ headers }: RestResponse, name: string): string => String(headers[name] ?? '')

const sayStatus = ({ status, data }: RestResponse, attempted: string): string => {
  const message = messageOf(data).replace(/\s+/g, ' ')
  return `${attempted}: GitHub answered ${status}${message ? ` "${message}"` : ''}`
}

/** Returns the remedy for a cause that the response itself names; null where it names none. */
const remedyFor = (response: RestResponse): string | null => {
  const { status } = response
  const header = (name: string): string => headerOf(response, name)
  if (status === 401) return 'input token: it is invalid or has expired; use a valid one'
  const sso = /url=(https:[^\s;,]+)/.exec(header('x-github-sso'))?.[1]
  if (sso) return `authorize the token for the organization at ${sso}`
  if (header('x-ratelimit-remaining') === '0' && (status === 403 || status === 429)) {
    const reset = Number(header('x-ratelimit-reset')) * 1000
    const when = reset > 0 && reset <= endOfTime ? `after ${formatTime(reset)}` : 'later'
    return `the primary rate limit of the token is used up; run again ${when}`
  }
  if (status !== 403 || response.headers['x-oauth-scopes'] === undefined) return null
  const held = scopes(header('x-oauth-scopes'))
  const missing = scopes(header('x-accepted-oauth-scopes')).filter((scope) => !held.some(includes(scope)))
  return missing.length > 0 ? `the token lacks the scope${missing.length === 1 ? '' : 's'} ${missing.join(', ')}` : null
}

const remedyForPackage = (response: RestResponse): string | null => {
  if (response.status !== 403) return null
  if (response.headers['x-oauth-scopes'] !== undefined) {
    return "give the token's user access to the package: the Admin role, to delete or restore"
  }
  const permissions = headerOf(response, 'x-accepted-github-permissions') || 'packages=write'
  return `add permissions: ${permissions.replaceAll('=', ': ')} to the job, and give its repository access to the package: the Admin role, to delete or restore`
}

const scopes = (list: string): string[] =>
  list
    .split(',')
    .map((scope) => scope.trim())
    .filter(Boolean)

/** Returns true if a scope is the one asked for, or includes it. */
const includes = (asked: string) => (held: string) =>
  held === asked || (asked === 'read:packages' && held === 'write:packages')
