import * as v from 'valibot'
import { base64, basicCredentials } from '../http/redact.ts'
import { headerOf } from '../http/request.ts'
import { err, ok, type Result } from '../retention/result.ts'
import { explainResponse, jsonOf, parseChallenge, type RegistryResponse } from './response.ts'
import type { RegistryRequest, Sender, Validate } from './sender.ts'

/** Sends a request with a bearer for its scope. */
export type SendAuthorized = (
  scope: string,
  request: RegistryRequest,
  validate?: Validate
) => Promise<Result<RegistryResponse>>

const bearerForm = v.pipe(v.string(), v.regex(/^[\x21-\x7e]+$/))

/** The answer to an exchange, with a bearer that may stand in a header, by either of the names that registries use. */
const bearerBody = v.union([
  v.pipe(
    v.object({ token: bearerForm }),
    v.transform(({ token }) => token)
  ),
  v.pipe(
    v.object({ access_token: bearerForm }),
    v.transform(({ access_token: token }) => token)
  )
])

/** Returns a function that obtains bearers with this token as they are needed, and renews them where they expired. */
export const createBearers = (sender: Sender, token: string): SendAuthorized => {
  // GHCR takes the token itself, encoded, for a bearer: no request for a bearer, as long as that works.
  const directBearer = Promise.resolve(ok(base64(token)))
  const bearers = new Map<string, Promise<Result<string>>>()
  /** The scopes for which the token has worked: then one 401 does not mean that it is denied. */
  const worked = new Set<string>()
  const current = (scope: string) => bearers.get(scope) ?? directBearer

  const mayRenew = (scope: string, status: number, used: Promise<Result<string>>, renewals: number): boolean =>
    // With the direct bearer a workflow's token can be denied what the same token may do after the exchange.
    (status === 401 || (status === 403 && used === directBearer)) && renewals <= (worked.has(scope) ? 1 : 0)

  const sendWith = async (
    bearer: Promise<Result<string>>,
    request: RegistryRequest,
    validate?: Validate
  ): Promise<Result<RegistryResponse>> => {
    const held = await bearer
    return held.ok ? sender.send({ ...request, authorization: `Bearer ${held.value}` }, validate) : held
  }

  /** All requests whose bearer is refused wait for one renewal. */
  const renew = (scope: string, used: Promise<Result<string>>, refusal: RegistryResponse): void => {
    if (current(scope) === used) bearers.set(scope, obtainBearer(sender, token, scope, refusal, worked.has(scope)))
  }

  return async (scope, request, validate) => {
    for (let renewals = 0; ; renewals++) {
      const used = current(scope)
      const answer = await sendWith(used, request, validate)
      if (!answer.ok) return answer
      const { status } = answer.value
      if (status !== 401 && status !== 403) worked.add(scope)
      if (!mayRenew(scope, status, used, renewals)) return answer
      renew(scope, used, answer.value)
    }
  }
}

/**
 * Exchanges the token for a bearer at the realm that a refused request names. A token that `worked` before is tried once
 * more if it is denied.
 */
const obtainBearer = async (
  { base, send, addSecret, excerpt }: Sender,
  token: string,
  scope: string,
  refusal: RegistryResponse,
  worked: boolean
): Promise<Result<string>> => {
  const explain = (response: RegistryResponse) => err(explainResponse(response, base.host, scope, excerpt))
  const challenger = headerOf(refusal, 'www-authenticate') ? ok(refusal) : await send({ url: new URL('/v2/', base) })
  if (!challenger.ok) return challenger
  const challenge = parseChallenge(challenger.value)
  if (challenge === null) return explain(refusal)
  const realm = URL.parse(challenge.realm, base.href)
  if (realm?.origin !== base.origin) {
    return err(`${base.host} asks for the token to be sent to another host, "${excerpt(challenge.realm)}": refused`)
  }
  if (challenge.service) realm.searchParams.set('service', challenge.service)
  realm.searchParams.set('scope', scope)
  const exchange = () => send({ url: realm, authorization: `Basic ${basicCredentials(token)}` })
  const first = await exchange()
  const answer = first.ok && first.value.status === 401 && worked ? await exchange() : first
  if (!answer.ok) return answer
  const bearer = v.safeParse(bearerBody, jsonOf(answer.value))
  if (!bearer.success || answer.value.status !== 200) return explain(answer.value)
  addSecret(bearer.output)
  return ok(bearer.output)
}
