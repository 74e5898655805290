import { describe, expect, test } from '@jest/globals'
import { runtimeTokenOf } from '../../simulator/runtime-token.ts'
import { serve, smallWorld } from './simulate.ts'

/** Starts the service and returns client functions, which return status and JSON. */
const setUp = async () => {
  const { world } = smallWorld()
  const { simulator } = await serve(world)
  const call = async (method: string, fields: object, token = runtimeTokenOf()) => {
    const response = await fetch(`${simulator.resultsUrl}/twirp/github.actions.results.api.v1.CacheService/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(fields)
    })
    return { status: response.status, body: Object(await response.json()) }
  }
  const upload = (url: string, body: string, type = 'BlockBlob') =>
    fetch(url, { method: 'PUT', headers: { 'x-ms-blob-type': type }, body })
  const save = async (key: string, content: string, version = '1') => {
    const { body } = await call('CreateCacheEntry', { key, version })
    expect((await upload(body.signed_upload_url, content)).status).toBe(201)
    return call('FinalizeCacheEntryUpload', { key, version, size_bytes: String(content.length) })
  }
  const find = async (key: string, restore_keys: string[] = [], version = '1') => {
    const { body } = await call('GetCacheEntryDownloadURL', { key, restore_keys, version })
    return body.ok ? [body.matched_key, await (await fetch(body.signed_download_url)).text()] : null
  }
  return { world, call, upload, save, find }
}

describe('the cache service', () => {
  test('returns the entry of a key, or else the newest one of the first prefix that matches', async () => {
    const { save, find } = await setUp()
    for (const [key, content] of [
      ['a-1', 'one'],
      ['a-2', 'two'],
      ['b-1', 'three']
    ] as const)
      await save(key, content)
    expect(await find('a-1', ['a-'])).toEqual(['a-1', 'one'])
    expect(await find('a-', ['a-', 'b-'])).toEqual(['a-2', 'two'])
    expect(await find('c-', ['c-', 'b-'])).toEqual(['b-1', 'three'])
    expect(await find('a-')).toBe(null)
    expect(await find('a-1', ['a-'], '2')).toBe(null)
  })

  test('never changes an entry', async () => {
    const { call, save } = await setUp()
    expect(await save('a', 'one')).toMatchObject({ status: 200, body: { ok: true } })
    expect(await call('CreateCacheEntry', { key: 'a', version: '1' })).toMatchObject({
      status: 409,
      body: { code: 'already_exists' }
    })
  })

  test('has an entry once its upload is complete', async () => {
    const { world, call, upload, find } = await setUp()
    const entry = { key: 'a', version: '1' }
    const { body } = await call('CreateCacheEntry', entry)
    expect((await call('FinalizeCacheEntryUpload', { ...entry, size_bytes: '3' })).status).toBe(400)
    expect((await upload(body.signed_upload_url, 'one', 'PageBlob')).status).toBe(400)
    await upload(body.signed_upload_url, 'one')
    expect((await call('FinalizeCacheEntryUpload', { ...entry, size_bytes: '4' })).status).toBe(400)
    expect(await find('a')).toBe(null)
    expect((await call('FinalizeCacheEntryUpload', { ...entry, size_bytes: '3' })).status).toBe(200)
    expect(await find('a')).toEqual(['a', 'one'])
    expect(world.caches).toHaveLength(1)
  })

  test('accepts only the token of the job and known methods', async () => {
    const { call } = await setUp()
    expect((await call('CreateCacheEntry', { key: 'a', version: '1' }, 'other')).status).toBe(401)
    expect((await call('DeleteCacheEntry', {})).status).toBe(404)
  })
})
