import { expect, test } from '@jest/globals'
import { respond } from '../../simulator/http.ts'
import { createClient } from '../../src/github/client.ts'
import { listComments, readHead, readOwnLogin } from '../../src/github/comments.ts'
import { findPreviousPath, readContent } from '../../src/github/contents.ts'
import { listVersions } from '../../src/github/packages.ts'
import fc from '../fast-check.ts'
import { classic, serve, smallWorld } from '../simulator/simulate.ts'
import { nearlyValid, propertyOptions, textOf } from './fuzz.ts'

const owner = { login: 'acme', path: '/orgs/acme' }
const ref = { owner: 'acme', type: 'container', name: 'app' } as const
const version = {
  id: 3_000_000_001,
  name: `sha256:${'0'.repeat(64)}`,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  metadata: { package_type: 'container', container: { tags: ['v1'] } }
}

/** Returns a function that lists versions from a server that sends the same page for every request. */
const setUp = async () => {
  const { world, clock } = smallWorld()
  const { simulator } = await serve(world)
  const client = createClient({ url: simulator.url, token: classic, clock, random: () => 0 })
  return async (body: unknown, link: string) => {
    simulator.faults.clear()
    simulator.requests.length = 0
    const text = String(JSON.stringify(body))
    const headers = { 'content-type': 'application/json', ...(link === '' ? {} : { link }) }
    simulator.faults.add({ match: {}, effect: () => respond(200, text, headers) })
    const listed = await listVersions(client, owner, ref).catch((error) => String(error))
    return { listed, requests: simulator.requests }
  }
}

// Header text; page numbers up to three are valid, the others exceed every limit.
const link = textOf(
  '<',
  '>',
  '; rel="next"',
  '; rel="last"',
  ', ',
  '?page=',
  '&page=',
  '2',
  '3',
  '99999',
  'https://evil.example'
).map((text) => text.replace(/[^\x20-\x7e]/g, '').trim())

test('for any Link header, a listing ends and does not leave its host', async () => {
  const list = await setUp()
  const property = fc.asyncProperty(link, async (link) => {
    const { listed, requests } = await list([version], link)
    expect(typeof listed).toBe('object')
    expect(requests.length).toBeLessThanOrEqual(4 * 3333)
    for (const { path } of requests) expect(path).toMatch(/^\/orgs\/acme\/packages\/container\/app(\/versions)?$/)
  })
  await fc.assert(property, { ...propertyOptions, numRuns: Math.ceil(propertyOptions.numRuns / 3) })
})

test('for any page, a listing returns valid versions or an error', async () => {
  const list = await setUp()
  const page = nearlyValid([version, { ...version, id: 3_000_000_002, name: `sha256:${'1'.repeat(64)}` }])
  const property = fc.asyncProperty(page, async (body) => {
    const { listed } = await list(body, '')
    if (typeof listed === 'string') return expect(listed).toMatch(/not JSON/)
    for (const { id, name, tags, created } of listed.ok ? listed.value : []) {
      expect(Number.isSafeInteger(id) && id > 0).toBe(true)
      expect([typeof name, Array.isArray(tags)]).toEqual(['string', true])
      expect(created === null || created >= 0).toBe(true)
    }
  })
  await fc.assert(property, propertyOptions)
})

test('for any answer about a pull request, what is read of it is text, or an error', async () => {
  const { world, clock } = smallWorld()
  const { simulator } = await serve(world)
  const client = createClient({ url: simulator.url, token: classic, clock, random: () => 0 })
  const at = { repository: 'acme/app', number: 7 }
  const answers = nearlyValid([
    { type: 'file', encoding: 'base64', content: 'eA==', head: { sha: 'abc' }, login: 'octo' },
    { files: [{ filename: 'new', status: 'renamed', previous_filename: 'old' }] },
    { id: 1, body: 'text', user: { login: 'octo', type: 'User' } }
  ])
  const property = fc.asyncProperty(answers, async (body) => {
    const [first, second] = Array.isArray(body) ? body : [body, body]
    const answer = async <T>(data: unknown, read: () => Promise<T>): Promise<T | string> => {
      simulator.faults.clear()
      const text = String(JSON.stringify(data ?? null))
      simulator.faults.add({ match: {}, effect: () => respond(200, text, { 'content-type': 'application/json' }) })
      return read().catch((error) => String(error))
    }
    const results = [
      await answer(first, () => readContent(client, 'acme/app', 'a/b.yml', 'abc')),
      await answer(second, () => findPreviousPath(client, 'acme/app', 'new', { base: 'abc', head: 'def' })),
      await answer(first, () => readHead(client, at)),
      await answer(body, () => listComments(client, at))
    ]
    for (const result of results) {
      if (typeof result === 'string') expect(result).toMatch(/not JSON/)
      else expect(result.ok ? typeof result.value : typeof result.problem).toMatch(/^(?:string|object)$/)
    }
    expect(['string', 'object']).toContain(typeof (await answer(first, () => readOwnLogin(client))))
  })
  await fc.assert(property, { ...propertyOptions, numRuns: Math.ceil(propertyOptions.numRuns / 3) })
})
