import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import * as v from 'valibot'
import { backoff } from '../http/backoff.ts'
import type { Clock } from '../http/clock.ts'
import { createFetch, maxFetchedBytes, refuseOtherHosts } from '../http/fetch.ts'
import type { OnRequest } from '../http/trace.ts'
import { createTransport } from '../http/transport.ts'
import { err, errorMessage, ok, type Result } from '../retention/result.ts'
import { writeZip } from './zip.ts'

/** The artifact service of the runner. */
export interface ArtifactService {
  /**
   * Uploads files, by their paths, as one artifact of the workflow run; where the name is taken, with a number after it.
   * Returns the id and the name of the artifact; throws the reason why there is none.
   */
  readonly upload: (
    name: string,
    paths: readonly string[],
    signal: AbortSignal
  ) => Promise<{ readonly id: string; readonly name: string }>
}

export interface ArtifactServiceOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
  /** From 0 to below 1, to spread retries. */
  readonly random: () => number
  readonly onRequest?: OnRequest | undefined
}

/** Returns the service that the environment of a step names, or why there is none. Nothing is sent yet. */
export const findArtifactService = (options: ArtifactServiceOptions): Result<ArtifactService> => {
  const { ACTIONS_RESULTS_URL: address, ACTIONS_RUNTIME_TOKEN: token = '', GITHUB_SERVER_URL: server } = options.env
  if (server && !isServed(server))
    return err('GitHub Enterprise Server has no artifact service for actions like this one')
  const ids = jobOf(token)
  if (!address || !URL.canParse(address) || ids === null) return err('this runner has no artifact service')
  const call = createCaller(options, address, token)
  const put = createBlobUpload(options)
  const [, job] = ids
  const fieldsOf = (name: string) => ({
    workflow_run_backend_id: ids[0],
    workflow_job_run_backend_id: job,
    name
  })

  /** Creates an artifact under the first name that is free; returns it with the URL to upload to. */
  const create = async (name: string, signal: AbortSignal): Promise<{ free: string; url: string }> => {
    for (let number = 1; ; number++) {
      const free = number === 1 ? name : `${name}-${number}`
      const created = await call('CreateArtifact', { ...fieldsOf(free), version: 7, mime_type: zipType }, signal)
      if (created.status === 409 && number < maxNames) continue
      return { free, url: bodyOf(creation, created).signed_upload_url }
    }
  }

  return ok({
    upload: async (name, paths, signal) => {
      const zip = await writeZip(
        paths.map((path) => ({ name: basename(path), content: createReadStream(path) })),
        signal
      )
      const { free, url } = await create(name, signal)
      await put(url, zip, signal)
      const hash = `sha256:${createHash('sha256').update(zip).digest('hex')}`
      const finalized = await call('FinalizeArtifact', { ...fieldsOf(free), size: `${zip.length}`, hash }, signal)
      return { id: bodyOf(finalization, finalized).artifact_id, name: free }
    }
  })
}

const zipType = 'application/zip'
/** The number of names that are tried. */
const maxNames = 20
const maxTries = 3

/** Returns true for github.com and ghe.com: artifacts of a GitHub Enterprise Server have an older protocol. */
const isServed = (server: string): boolean => {
  const host = URL.parse(server)?.hostname ?? ''
  return host === 'github.com' || host.endsWith('.ghe.com')
}

const scopes = v.object({ scp: v.string() })

/** Returns the ids of the run and the job that a runner's token is for; null for any other token. */
const jobOf = (token: string): readonly [run: string, job: string] | null => {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()
  const claims = v.safeParse(v.pipe(v.string(), v.parseJson(), scopes), payload)
  const found = claims.success ? /(?:^| )Actions\.Results:([^: ]+):([^: ]+)(?: |$)/.exec(claims.output.scp) : null
  return found?.[1] && found[2] ? [found[1], found[2]] : null
}

const creation = v.object({ ok: v.literal(true), signed_upload_url: v.pipe(v.string(), v.url()) })
const finalization = v.object({ ok: v.literal(true), artifact_id: v.pipe(v.string(), v.regex(/^\d+$/)) })
const refusal = v.object({ msg: v.string() })

/** A complete answer of the service. */
interface Answer {
  readonly method: string
  readonly status: number
  readonly text: string
}

/** Reads the body of a successful answer; throws what the service said in any other. */
const bodyOf = <T>(schema: v.GenericSchema<unknown, T>, { method, status, text }: Answer): T => {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text)
  if (status === 200 && read.success) return read.output
  const said = v.safeParse(v.pipe(v.string(), v.parseJson(), refusal), text)
  throw new Error(`${method}: the service answered ${status}${said.success ? ` "${said.output.msg}"` : ''}`)
}

/** Returns what calls a method of the service, again where its answer is no answer. */
const createCaller = (options: ArtifactServiceOptions, address: string, token: string) => {
  const send = createSender(options, address)
  return async (method: string, fields: object, signal: AbortSignal): Promise<Answer> => {
    const response = await send(
      method,
      new URL(`/twirp/github.actions.results.api.v1.ArtifactService/${method}`, address),
      {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(fields),
        signal
      }
    )
    return { method, ...response }
  }
}

/** Returns what uploads a zip file as one block blob. The query of the URL is its key: no log has it. */
const createBlobUpload =
  (options: ArtifactServiceOptions) =>
  async (address: string, zip: Buffer<ArrayBuffer>, signal: AbortSignal): Promise<void> => {
    const send = createSender(options, address)
    const headers = { 'x-ms-blob-type': 'BlockBlob', 'content-type': zipType }
    const { status } = await send('the upload', new URL(address), { method: 'PUT', headers, body: zip, signal })
    if (status !== 201) throw new Error(`the storage answered ${status} to the upload`)
  }

/** Returns what sends a request to one host, up to three times. */
const createSender = ({ clock, random, onRequest }: ArtifactServiceOptions, address: string) => {
  const transport = createTransport({
    clock,
    maxBytes: maxFetchedBytes,
    refuseRedirect: refuseOtherHosts(address),
    hidesQuery: true,
    onRequest
  })
  const fetch = createFetch(address, transport)
  return async (
    what: string,
    url: URL,
    init: { method: string; headers: Record<string, string>; body: string | Buffer<ArrayBuffer>; signal: AbortSignal }
  ): Promise<{ status: number; text: string }> => {
    for (let tries = 1; ; tries++) {
      let problem: string
      try {
        const response = await fetch(tries)(url.href, init)
        const { status } = response
        if (status !== 429 && status < 500) return { status, text: await response.text() }
        problem = `${url.host} answered ${status}`
      } catch (error) {
        init.signal.throwIfAborted()
        problem = `no complete answer from ${url.host} (${errorMessage(Object(error).cause ?? error)})`
      }
      if (tries === maxTries) throw new Error(`${what}: ${problem}`)
      await clock.sleep(backoff(tries, random), init.signal)
    }
  }
}
