import { expect, test } from '@jest/globals'
import { addRepository } from '../../simulator/world.ts'
import { serve, smallWorld } from './simulate.ts'

const setUp = async () => {
  const { world } = smallWorld()
  const repository = addRepository(world, 'acme/app')
  repository.commits.set('one', { 'a/b c.yml': 'x: 1\ny: 2\nz: 3\n', 'gone.txt': 'gone', 'same.txt': 'same' })
  repository.commits.set('two', { 'new.yml': 'x: 1\ny: 2\nz: 4\n', 'other.txt': 'different', 'same.txt': 'changed' })
  const { rest } = await serve(world)
  return { repository, get: (path: string) => rest('GET', `/repos/acme/app${path}`) }
}

test('a file has its content in base64, and a folder a list', async () => {
  const { get } = await setUp()
  const { status, body } = await get('/contents/a/b%20c.yml?ref=one')
  expect([status, body]).toMatchObject([200, { type: 'file', path: 'a/b c.yml', encoding: 'base64', size: 15 }])
  expect(Buffer.from(String(Object(body).content), 'base64').toString()).toBe('x: 1\ny: 2\nz: 3\n')
  expect((await get('/contents/a?ref=one')).body).toEqual([{ type: 'file', path: 'a/b c.yml' }])
})

test('a file over a megabyte has no content', async () => {
  const { repository, get } = await setUp()
  repository.commits.set('three', { large: 'x'.repeat(1_000_001) })
  expect((await get('/contents/large?ref=three')).body).toMatchObject({ encoding: 'none', content: '' })
})

test('what does not exist is answered 404', async () => {
  const { get } = await setUp()
  for (const path of ['/contents/none?ref=one', '/contents/same.txt?ref=none', '/compare/one...none'])
    expect([path, (await get(path)).status]).toEqual([path, 404])
})

test('two commits are compared file by file', async () => {
  const { get } = await setUp()
  const { body } = await get('/compare/one...two')
  expect(Object(body).files).toMatchObject([
    { filename: 'new.yml', status: 'renamed', previous_filename: 'a/b c.yml' },
    { filename: 'other.txt', status: 'added' },
    { filename: 'same.txt', status: 'modified' },
    { filename: 'gone.txt', status: 'removed' }
  ])
})
