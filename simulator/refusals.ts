import type { components } from '@octokit/openapi-types'
import { respond, type SimResponse } from './http.ts'

const documentation = 'https://docs.github.com'

/** Returns an error response of the REST API: message, link to the documentation, status as a string. */
export const refusal = (
  status: number,
  message: string,
  docs = '/rest',
  headers: Readonly<Record<string, string>> = {}
): SimResponse => {
  const error: components['schemas']['basic-error'] = {
    message,
    documentation_url: `${documentation}${docs}`,
    status: String(status)
  }
  return respond(status, error, headers)
}

/** Returns the 404 for unknown routes and owners, and for resources that the token must not know of. */
export const notFound = (docs?: string): SimResponse => refusal(404, 'Not Found', docs)

/** Path of GitHub's documentation of the primary limit. */
export const rateLimitDocs = '/rest/using-the-rest-api/rate-limits-for-the-rest-api'
/** Path of GitHub's documentation of secondary limits. */
export const secondaryLimitDocs =
  '/free-pro-team@latest/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits'

/** Returns the error response of a secondary limit; GitHub sometimes omits `retry-after`. */
export const secondaryLimit = ({
  status = 403,
  retryAfter,
  creation = false
}: {
  status?: 403 | 429
  retryAfter?: number | undefined
  /** True for the limit on content creation. */
  creation?: boolean
} = {}): SimResponse =>
  refusal(
    status,
    `You have exceeded a secondary rate limit${creation ? ' and have been temporarily blocked from content creation. Please retry your request again later.' : '. Please wait a few minutes before you try again.'} If you reach out to GitHub Support for help, please include the request ID 5B9C:2F3A:1D2E4F:3A5B6C:00000000 and timestamp.`,
    secondaryLimitDocs,
    retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  )

/** Returns an error response of the registry: a code of the distribution specification and a message. */
export const registryRefusal = (
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {}
): SimResponse => respond(status, { errors: [{ code, message }] }, { 'content-type': 'application/json', ...headers })
