import { createSign, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { run } from './programs.ts'
import { startRegistry } from './registry.ts'

/** A registry behind GHCR's token flow. */
export interface AuthProxy {
  readonly url: string
  /** `METHOD PATH STATUS` of all requests so far. */
  readonly requests: readonly string[]
}

const service = 'registry.test'
const issuer = 'token.test'

/**
 * Starts a registry that accepts only bearers signed here, and a proxy in front of it, the only host that clients see. The
 * proxy issues bearers at `/token` for `token` and forwards all other requests; `onPush` is called with each accepted manifest.
 */
export const startAuthProxy = async (
  directory: string,
  repository: string,
  token: string,
  onPush: (reference: string, mediaType: string, bytes: Buffer) => void
): Promise<AuthProxy> => {
  const [key, certificate] = [join(directory, 'token.key'), join(directory, 'token.pem')]
  const subject = ['-subj', '/CN=token.test', '-days', '1']
  await run('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    key,
    '-out',
    certificate,
    ...subject
  ])
  const sign = signer(await readFile(key, 'utf8'), await readFile(certificate, 'utf8'))
  const requests: string[] = []

  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`
  const auth = { realm: `${url}/token`, service, issuer, rootcertbundle: certificate }
  const registry = await startRegistry(directory, repository, 'guarded', auth)

  const issue = ({ url: path = '/', headers }: IncomingMessage): { status: number; body: string } => {
    const [, password] = Buffer.from(headers.authorization?.replace(/^basic /i, '') ?? '', 'base64')
      .toString()
      .split(':')
    if (password !== token) return { status: 401, body: '{"errors":[{"code":"UNAUTHORIZED"}]}' }
    const scopes = new URL(path, url).searchParams.getAll('scope').flatMap((scope) => scope.split(' '))
    return { status: 200, body: JSON.stringify({ token: sign(scopes) }) }
  }

  const forward = async (request: IncomingMessage): Promise<{ status: number; headers: Headers; body: Buffer }> => {
    const { method = 'GET', url: path = '/', headers } = request
    const sent = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      ['accept', 'authorization', 'content-type', 'user-agent'].includes(name) ? [[name, String(value)]] : []
    )
    const bytes = await buffer(request)
    const body = ['GET', 'HEAD'].includes(method) ? null : bytes
    const response = await fetch(`http://${registry.host}${path}`, { method, headers: sent, body })
    const reference = /\/manifests\/([^/]+)$/.exec(path)?.[1]
    if (method === 'PUT' && response.status === 201 && reference) {
      onPush(decodeURIComponent(reference), headers['content-type'] ?? '', bytes)
    }
    return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) }
  }

  server.on('request', async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url?.split('?')[0] ?? ''
    const { status, body, headers } =
      path === '/token' ? { ...issue(request), headers: new Headers() } : await forward(request)
    requests.push(`${request.method} ${path} ${status}`)
    for (const name of ['content-type', 'docker-content-digest', 'www-authenticate', 'location']) {
      const value = headers.get(name)
      if (value !== null) response.setHeader(name, value)
    }
    response.writeHead(status).end(body)
  })
  return { url, requests }
}

/** Returns a function that signs bearers for scopes, as the registry documents: a JWT that contains the certificate. */
const signer = (key: string, certificate: string) => {
  const x5c = [new X509Certificate(certificate).raw.toString('base64')]
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  return (scopes: readonly string[]): string => {
    const access = scopes.map((scope) => {
      const [type, name, actions = ''] = scope.split(':')
      return { type, name, actions: actions.split(',') }
    })
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: issuer, aud: service, sub: 'acme', iat: now, nbf: now - 10, exp: now + 60, access }
    const text = `${encode({ alg: 'RS256', typ: 'JWT', x5c })}.${encode(claims)}`
    return `${text}.${createSign('RSA-SHA256').update(text).sign(key).toString('base64url')}`
  }
}
