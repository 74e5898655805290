import { createHash, getHashes } from 'node:crypto'
import { getProxyUrl } from '@actions/http-client/lib/proxy'
import { Agent, type Dispatcher, ProxyAgent, request as sendOnce } from 'undici'
import * as v from 'valibot'
import type { Clock } from '../http/clock.ts'
import { withDeadline } from '../http/deadline.ts'
import { encodedVariants, redact } from '../http/redact.ts'
import type { RequestStats } from '../http/stats.ts'
import { acceptedMediaTypes, isDigest, type Manifest, type ManifestBytes, readManifest } from '../retention/manifest.ts'
import { err, ok, type Result } from '../retention/result.ts'
import type { Digest } from '../retention/version.ts'

/** The container registry of one owner. The operations throw only when the run is cancelled. */
export interface Registry {
  /**
   * Reads the manifest of a package by its digest, or by a tag that is said to point to it, and checks the bytes against
   * the digest.
   */
  readonly readManifest: (name: string, digest: Digest, tag?: string) => Promise<ManifestReading>
  /** Returns the digest that a tag points to; null where the registry says that there is no such tag. */
  readonly resolveTag: (name: string, tag: string) => Promise<Result<Digest | null>>
  /**
   * Moves a tag to a manifest and gives that manifest's digest. `due` is asked right before each try; what it refuses with
   * ends the push.
   */
  readonly pushManifest: (
    name: string,
    tag: string,
    manifest: ManifestBytes,
    due: () => Promise<Result<true>>
  ) => Promise<Result<Digest>>
  readonly stats: RequestStats
}

/**
 * What a manifest says, `missing` where the registry has none, or why nobody can tell. What is known from earlier has no
 * `bytes`, but a way to ask the registry all the same.
 */
export type ManifestReading =
  | { readonly fact: Manifest; readonly bytes: Uint8Array }
  | { readonly fact: Manifest; readonly revalidate: () => Promise<ManifestReading> }
  | { readonly fact: 'missing' }
  | { readonly fact: 'unreadable'; readonly problem: string }

export interface RegistryOptions {
  /** As `registryUrl` gives it. */
  readonly url: string
  readonly owner: string
  readonly token: string
  readonly clock: Clock
  /** From 0 to below 1, to spread retries. */
  readonly random: () => number
  readonly signal?: AbortSignal | undefined
  /** Throws where nothing is to be sent any more. */
  readonly assertMayStart?: () => void
  /** How many requests, and so connections, at once. */
  readonly concurrency?: number
  /** Milliseconds for one answer to be complete. */
  readonly timeoutMs?: number
}

interface Request {
  readonly method?: 'GET' | 'PUT'
  readonly url: URL
  readonly authorization?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  readonly due?: () => Promise<Result<true>>
}

interface RegistryResponse {
  readonly status: number
  readonly headers: Dispatcher.ResponseData['headers']
  /** Null where there is more than a manifest may have. */
  readonly body: Buffer | null
}

const maxBytes = 4 * 1024 * 1024
const maxRedirects = 3
const maxRetries = 4
/** In milliseconds. A registry that wants a longer pause is not worth the job's time. */
const maxPause = 5 * 60_000

/** Connects to the container registry of an owner; sends nothing yet. */
export const createRegistry = (options: RegistryOptions): Registry => {
  const { token, clock, random, signal, concurrency = 50, timeoutMs = 30_000 } = options
  const { assertMayStart = () => signal?.throwIfAborted() } = options
  const base = new URL(options.url)
  const owner = options.owner.toLowerCase()
  const proxy = getProxyUrl(base)
  // undici would open a second connection for each reader whose last one is not quite done.
  const connections = concurrency
  const dispatcher = proxy ? new ProxyAgent({ uri: proxy.href, connections }) : new Agent({ connections })
  const inTurn = turns(concurrency)
  const stats = { requests: 0, mutations: 0, retries: 0, waitedMs: 0 }
  let resumeAt = 0

  /** One answer, redirects of a GET followed. */
  const follow = async (
    { method = 'GET', url, authorization, headers, body }: Request,
    until: AbortSignal
  ): Promise<Result<RegistryResponse>> => {
    let target = url
    for (let redirects = 0; ; redirects += 1) {
      stats.requests += 1
      if (method !== 'GET') stats.mutations += 1
      const credentials = authorization && target.origin === base.origin ? { authorization } : {}
      const answer = await sendOnce(target, {
        method,
        headers: { 'user-agent': 'package-retention', ...headers, ...credentials },
        body: body ?? null,
        signal: until,
        dispatcher
      })
      const location = headerOf(answer, 'location')
      const moved = method === 'GET' && answer.statusCode >= 300 && answer.statusCode < 400 && location !== null
      if (!moved || redirects === maxRedirects) {
        return ok({ status: answer.statusCode, headers: answer.headers, body: await readBody(answer.body) })
      }
      await answer.body.dump()
      target = new URL(location, target)
      if (base.protocol === 'https:' && target.protocol !== 'https:') {
        return err(`${base.host} leads to "${excerpt(target.href)}", which is not https: not followed`)
      }
    }
  }

  /** The same; refused where the connection or the deadline broke. */
  const exchange = async (request: Request): Promise<Result<RegistryResponse>> => {
    assertMayStart()
    try {
      return await withDeadline(timeoutMs, [signal], (until) => follow(request, until))
    } catch (error) {
      signal?.throwIfAborted()
      return err(`no complete answer from ${base.host}: ${error}`)
    }
  }

  /** An answer that is worth reading, after retries; `flaw` says what is wrong with one, if anything. */
  const send = async (
    request: Request,
    flaw: (answer: RegistryResponse) => string | null = () => null
  ): Promise<Result<RegistryResponse>> => {
    for (let attempt = 0; ; attempt += 1) {
      while (clock.elapsed() < resumeAt) await clock.sleep(resumeAt - clock.elapsed(), signal)
      const due = await request.due?.()
      if (due?.ok === false) return due
      const answer = await exchange(request)
      const problem = answer.ok ? (passing(answer.value) ?? flaw(answer.value)) : answer.problem
      if (problem === null) return answer
      const limited = answer.ok && answer.value.status === 429 ? askedPause(answer.value) : null
      if (attempt === maxRetries || (limited ?? 0) > maxPause) return err(problem)
      stats.retries += 1
      const backoff = 500 * 2 ** attempt * (0.5 + random())
      if (limited === null) await clock.sleep(backoff, signal)
      else pauseAll(Math.max(limited, backoff))
    }
  }

  const pauseAll = (ms: number): void => {
    const now = clock.elapsed()
    const until = Math.max(resumeAt, now + ms)
    stats.waitedMs += until - Math.max(resumeAt, now)
    resumeAt = until
  }

  // GHCR takes the token itself, encoded, for a bearer: no request for a bearer, as long as that works.
  const shortCut = Promise.resolve(ok(base64(token)))
  const bearers = new Map<string, Promise<Result<string>>>()
  /** The scopes for which the token has worked: then one 401 does not mean that it is denied. */
  const worked = new Set<string>()
  const secrets = new Set(encodedVariants(token))
  /** The beginning of what the registry says; a secret cut in half could not be told any more. */
  const excerpt = (text: string): string => redact(text, secrets).slice(0, 200)

  /** Sends with the bearer for a scope; all who are told that it no longer holds wait for one renewal. */
  const authorized = async (scope: string, request: Request, flaw?: (answer: RegistryResponse) => string | null) => {
    const attempt = async (bearer: Promise<Result<string>>): Promise<Result<RegistryResponse>> => {
      const held = await bearer
      return held.ok ? send({ ...request, authorization: `Bearer ${held.value}` }, flaw) : held
    }
    const current = () => bearers.get(scope) ?? shortCut
    for (let renewals = 0; ; renewals++) {
      const used = current()
      const answer = await attempt(used)
      if (!answer.ok) return answer
      const { status } = answer.value
      if (status !== 401 && status !== 403) worked.add(scope)
      // With the short cut a workflow's token can be denied what the same token may do after the exchange.
      const renewable = status === 401 || (status === 403 && used === shortCut)
      if (!renewable || renewals > (worked.has(scope) ? 1 : 0)) return answer
      if (current() === used) bearers.set(scope, obtainBearer(scope, answer.value))
    }
  }

  const obtainBearer = async (scope: string, refusal: RegistryResponse): Promise<Result<string>> => {
    const challenger = headerOf(refusal, 'www-authenticate') ? ok(refusal) : await send({ url: new URL('/v2/', base) })
    if (!challenger.ok) return challenger
    const challenge = parseChallenge(headerOf(challenger.value, 'www-authenticate') ?? '')
    if (challenge === null) return err(explain(refusal, scope))
    const realm = URL.parse(challenge.realm, base.href)
    if (realm?.origin !== base.origin) {
      return err(`${base.host} wants the token sent to another place, "${excerpt(challenge.realm)}": refused`)
    }
    if (challenge.service) realm.searchParams.set('service', challenge.service)
    realm.searchParams.set('scope', scope)
    const identify = () => send({ url: realm, authorization: `Basic ${base64(`x-access-token:${token}`)}` })
    const first = await identify()
    const answer = first.ok && first.value.status === 401 && worked.has(scope) ? await identify() : first
    if (!answer.ok) return answer
    const bearer = v.safeParse(bearerBody, jsonOf(answer.value))
    if (!bearer.success || answer.value.status !== 200) return err(explain(answer.value, scope))
    secrets.add(bearer.output.token)
    return ok(bearer.output.token)
  }

  const passing = ({ status }: RegistryResponse): string | null =>
    status === 429 || status >= 500 ? `${base.host} answered ${status}` : null

  const explain = (answer: RegistryResponse, scope: string): string => {
    const said = errorsOf(answer).map(({ code, message }) => excerpt(`${code}: ${message}`))[0]
    const answered = `${base.host} answered ${answer.status}${said ? ` "${said}"` : ''}`
    if (answer.status !== 401 && answer.status !== 403) return answered
    const needed = scope.endsWith('push') ? 'write:packages' : 'read:packages'
    return `${answered}: access denied; the token needs ${needed} and access to this package`
  }

  const manifestUrl = (name: string, reference: string): URL =>
    new URL(`/v2/${[owner, ...name.split('/')].map(encodeURIComponent).join('/')}/manifests/${reference}`, base)

  const judge = (answer: RegistryResponse, scope: string): ManifestReading => {
    const { status, body } = answer
    if (status === 200) {
      if (body === null) return unreadable('the manifest is larger than 4 MiB')
      const manifest = readManifest(body.toString(), headerOf(answer, 'content-type'))
      return manifest ? { fact: manifest, bytes: body } : unreadable('the bytes are no manifest that can be understood')
    }
    return isAbsent(answer) ? { fact: 'missing' } : unreadable(explain(answer, scope))
  }

  return {
    stats,
    readManifest: (name, digest, tag) =>
      inTurn(async () => {
        const hash = hashOf(digest)
        if (hash === null) return unreadable(`"${digest}" is no digest that can be checked`)
        const scope = `repository:${owner}/${name}:pull`
        const url = manifestUrl(name, tag === undefined ? digest : encodeURIComponent(tag))
        const request = { url, headers: { accept: acceptedMediaTypes.join(', ') } }
        const answer = await authorized(scope, request, ({ status, body }) =>
          status === 200 && body && hash(body) !== digest ? `the bytes from ${base.host} do not match the digest` : null
        )
        return answer.ok ? judge(answer.value, scope) : unreadable(answer.problem)
      }),
    resolveTag: (name, tag) =>
      inTurn(async () => {
        const scope = `repository:${owner}/${name}:pull`
        const headers = { accept: acceptedMediaTypes.join(', ') }
        const answer = await authorized(scope, { url: manifestUrl(name, encodeURIComponent(tag)), headers })
        if (!answer.ok) return answer
        const { status, body } = answer.value
        if (status === 200 && body) return ok(`sha256:${createHash('sha256').update(body).digest('hex')}`)
        return isAbsent(answer.value) ? ok(null) : err(explain(answer.value, scope))
      }),
    pushManifest: (name, tag, { bytes, mediaType }, due) =>
      inTurn(async () => {
        const scope = `repository:${owner}/${name}:pull,push`
        const url = manifestUrl(name, encodeURIComponent(tag))
        const answer = await authorized(scope, {
          method: 'PUT',
          url,
          headers: { 'content-type': mediaType },
          body: bytes,
          due
        })
        if (!answer.ok) return answer
        if (answer.value.status !== 201) return err(explain(answer.value, scope))
        const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
        const stored = headerOf(answer.value, 'docker-content-digest') ?? digest
        return stored === digest ? ok(digest) : err(`${base.host} stored "${excerpt(stored)}" instead of ${digest}`)
      })
  }
}

/**
 * Whether the registry says that there is no such manifest. Anything else that says 404 proves nothing: a proxy's page, or
 * a registry that does not know the package, which is listed.
 */
const isAbsent = (answer: RegistryResponse): boolean =>
  answer.status === 404 &&
  errorsOf(answer).some(({ code, message }) => code === 'MANIFEST_UNKNOWN' && !/accept header/i.test(message))

const unreadable = (problem: string): ManifestReading => ({ fact: 'unreadable', problem })

const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** Lets so many works run at once; the others wait their turn. */
const turns = (places: number) => {
  const waiting: (() => void)[] = []
  let free = places
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}

/** The digest of bytes by the algorithm of another digest; null where that is no digest or cannot be computed here. */
const hashOf = (digest: Digest): ((bytes: Uint8Array) => Digest) | null => {
  const algorithm = digest.slice(0, digest.indexOf(':'))
  if (!isDigest(digest) || !getHashes().includes(algorithm)) return null
  return (bytes) => `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`
}

/** A header's value, null where there is none; repeated headers are joined. */
const headerOf = ({ headers }: Pick<RegistryResponse, 'headers'>, name: string): string | null =>
  [headers[name] ?? []].flat().join(', ') || null

const readBody = async (body: AsyncIterable<Uint8Array>): Promise<Buffer | null> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

// What an answer must look like to give a bearer that may stand in a header.
const bearerBody = v.object({ token: v.pipe(v.string(), v.regex(/^[\x21-\x7e]+$/)) })

const errorBody = v.object({
  errors: v.array(v.object({ code: v.string(), message: v.optional(v.string(), '') }))
})

const errorsOf = (answer: RegistryResponse): { code: string; message: string }[] => {
  const body = v.safeParse(errorBody, jsonOf(answer))
  return body.success ? body.output.errors : []
}

const jsonOf = ({ body }: RegistryResponse): unknown => {
  try {
    return JSON.parse(body?.toString() ?? '')
  } catch {
    return null
  }
}

/** The parameters of the `Bearer` challenge in a `WWW-Authenticate` header; null where there is none. */
const parseChallenge = (header: string): { realm: string; service: string } | null => {
  const [, challenge = ''] = /(?:^|,)\s*bearer\s+(.*)/is.exec(header) ?? []
  const parameters = new Map(
    [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value])
  )
  const realm = parameters.get('realm')
  return realm ? { realm, service: parameters.get('service') ?? '' } : null
}

/** How many milliseconds a 429 asks to wait: by its header in seconds, or, as GHCR does, by a Go duration in its message. */
const askedPause = (answer: RegistryResponse): number => {
  const inMessage = () =>
    errorsOf(answer).flatMap(({ message }) => /retry-after:\s*([\w.µμ]+)/i.exec(message)?.[1] ?? [])[0]
  const asked = headerOf(answer, 'retry-after') ?? inMessage() ?? ''
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

/** The milliseconds of a duration as Go prints it (`880.092µs`, `1m2.5s`); null where the text is none. */
export const goDuration = (text: string): number | null => {
  if (!/^(?:\d+(?:\.\d+)?(?:ns|us|µs|μs|ms|s|m|h))+$/.test(text)) return null
  const parts = text.matchAll(/([\d.]+)(\D+)/g).map(([, amount, unit = '']) => Number(amount) * (goUnits[unit] ?? 0))
  return parts.reduce((sum, ms) => sum + ms, 0)
}
