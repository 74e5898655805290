import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Server } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterEach, beforeAll, expect, test } from '@jest/globals'
import { publishDaily, setUp } from '../action.ts'
import { makeCertificate } from '../certificate.ts'

const identity = makeCertificate()
beforeAll(() => setDefaultCACertificates([...getCACertificates(), identity.cert]))

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

const listen = async (server: Server): Promise<number> => {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

/** A server with TLS, and one without; what each is asked. */
const serveBoth = async (respond: (plain: number) => RequestListener) => {
  const asked = { secure: [] as string[], plain: [] as string[] }
  const plain = await listen(
    createServer((request, response) => {
      asked.plain.push(String(request.url))
      response.end('{}')
    })
  )
  const answers = respond(plain)
  const secure = await listen(
    createTlsServer(identity, (request, response) => {
      asked.secure.push(String(request.url))
      answers(request, response)
    })
  )
  return { asked, url: `https://127.0.0.1:${secure}` }
}

const downgrade =
  (status: number) =>
  (plain: number): RequestListener =>
  (request, response) =>
    response.writeHead(status, { location: `http://127.0.0.1:${plain}${request.url}` }).end()

const setUpPreviews = async () => {
  const scene = await setUp()
  publishDaily(scene.world, scene.app, ['v1', 'pr-2', 'pr-1'])
  return { ...scene, inputs: { packages: 'app', 'delete-tags': 'pr-*' } }
}

test.each([301, 302, 303, 307, 308])('a %i of the REST API from https to http is not followed', async (status) => {
  const { act, inputs } = await setUpPreviews()
  const { asked, url } = await serveBoth(downgrade(status))
  const { code, log } = await act({ ...inputs, 'api-url': url })
  expect(asked.secure[0]).toBe('/users/acme')
  expect(asked.plain).toEqual([])
  expect(code).toBe(1)
  if (status !== 303) expect(log).toContain('not followed')
})

test.each([301, 302, 303, 307, 308])('a %i of the registry from https to http is not followed', async (status) => {
  const { act, inputs, app } = await setUpPreviews()
  const { asked, url } = await serveBoth(downgrade(status))
  const { code, log } = await act({ ...inputs, 'registry-url': url })
  expect(asked.secure[0]).toMatch(/^\/v2\/acme\/app\/manifests\//)
  expect(asked.plain).toEqual([])
  expect(code).toBe(1)
  expect(log).toMatch(/not https: not followed/)
  expect(app.versions).toHaveLength(3)
})

test.each(['a redirect', 'its realm'])('the exchange of the token is not led from https to http by %s', async (way) => {
  const { act, inputs } = await setUpPreviews()
  const { asked, url } = await serveBoth((plain) => (request, response) => {
    const place = `http://127.0.0.1:${plain}/token`
    if (request.url?.startsWith('/token')) return response.writeHead(302, { location: place }).end()
    const realm = way === 'its realm' ? place : '/token'
    return response.writeHead(401, { 'www-authenticate': `Bearer realm="${realm}",service="x"` }).end()
  })
  const { code, log } = await act({ ...inputs, 'registry-url': url })
  expect(asked.secure.some((path) => path.startsWith('/token'))).toBe(way === 'a redirect')
  expect(asked.plain).toEqual([])
  expect(code).toBe(1)
  expect(log).toMatch(/not followed|to another host/)
})
