import * as v from 'valibot'
import { headerOf, type ResponseHeaders } from '../http/request.ts'
import type { Complete } from '../http/transport.ts'

/** A response of the registry; the body is null where there is more than a manifest may have. */
export type RegistryResponse = Complete<ResponseHeaders>

const errorBody = v.object({
  errors: v.array(v.object({ code: v.string(), message: v.optional(v.string(), '') }))
})

/** Returns the errors that a response lists; none where it lists them in another form. */
export const errorsOf = (response: RegistryResponse): { code: string; message: string }[] => {
  const body = v.safeParse(errorBody, jsonOf(response))
  return body.success ? body.output.errors : []
}

/** Returns the body as JSON; null where it is none. */
export const jsonOf = ({ body }: RegistryResponse): unknown => {
  try {
    return JSON.parse(body?.toString() ?? '')
  } catch {
    return null
  }
}

/**
 * Returns true if the registry says that there is no such manifest. Any other 404 proves nothing: a proxy's page, or a
 * registry that does not know the package, which is listed.
 */
export const isAbsent = (response: RegistryResponse): boolean =>
  response.status === 404 &&
  errorsOf(response).some(({ code, message }) => code === 'MANIFEST_UNKNOWN' && !/accept header/i.test(message))

/** Returns what to say of a response that a request for this scope cannot use. */
export const explainResponse = (
  response: RegistryResponse,
  host: string,
  scope: string,
  excerpt: (text: string) => string
): string => {
  const said = errorsOf(response).map(({ code, message }) => excerpt(`${code}: ${message}`))[0]
  const answered = `${host} answered ${response.status}${said ? ` "${said}"` : ''}`
  if (response.status !== 401 && response.status !== 403) return answered
  const needed = scope.endsWith('push') ? 'write:packages' : 'read:packages'
  return `${answered}: access denied; the token needs ${needed} and access to this package`
}

/** Returns the parameters of the `Bearer` challenge in a `WWW-Authenticate` header; null where there is none. */
export const parseChallenge = (response: RegistryResponse): { realm: string; service: string } | null => {
  const header = headerOf(response, 'www-authenticate') ?? ''
  const [, challenge = ''] = /(?:^|,)\s*bearer\s+(.*)/is.exec(header) ?? []
  const parameters = new Map(
    [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value])
  )
  const realm = parameters.get('realm')
  return realm ? { realm, service: parameters.get('service') ?? '' } : null
}

/**
 * Returns how many milliseconds a 429 asks to wait, 0 where it does not say: by its header in seconds, or, as GHCR does, by
 * a Go duration in its message.
 */
export const requestedPause = (response: RegistryResponse): number => {
  const inMessage = () =>
    errorsOf(response).flatMap(({ message }) => /retry-after:\s*([\w.µμ]+)/i.exec(message)?.[1] ?? [])[0]
  const asked = headerOf(response, 'retry-after') ?? inMessage() ?? ''
  return goDuration(/^\d+$/.test(asked) ? `${asked}s` : asked) ?? 0
}

const goUnits: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000
}

/** Returns the milliseconds of a duration as Go prints it (`880.092µs`, `1m2.5s`); null where the text is none. */
export const goDuration = (text: string): number | null => {
  if (!/^(?:\d+(?:\.\d+)?(?:ns|us|µs|μs|ms|s|m|h))+$/.test(text)) return null
  const parts = text.matchAll(/([\d.]+)(\D+)/g).map(([, amount, unit = '']) => Number(amount) * (goUnits[unit] ?? 0))
  return parts.reduce((sum, ms) => sum + ms, 0)
}
