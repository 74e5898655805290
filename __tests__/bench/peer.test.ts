import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import { fillNpm } from '../../bench/fill.ts'
import { comparePeer } from '../../bench/peer.ts'
import type { BenchmarkResult } from '../../bench/results.ts'

const metadata = `
name: Another action
inputs:
  token: { default: '\${{ github.token }}' }
  owner: {}
  package-name: {}
  package-type: {}
  min-versions-to-keep: { default: '0' }
  seconds-between-deletions: { default: '1' }
`

/** Lists page after page and deletes one version after the other, with a pause after each; it has no dry run. */
const bundle = `
import { setTimeout as wait } from 'node:timers/promises'
const input = (name) => process.env['INPUT_' + name.toUpperCase()]
const headers = { authorization: 'Bearer ' + input('token') }
const list = process.env.GITHUB_API_URL + '/orgs/' + input('owner') + '/packages/' + input('package-type') + '/' +
  input('package-name') + '/versions'
const versions = []
for (let page = 1; page === 1 || versions.length === (page - 1) * 100; page++) {
  versions.push(...(await (await fetch(list + '?per_page=100&page=' + page, { headers })).json()))
}
const began = Date.now()
for (const { id } of versions.slice(Number(input('min-versions-to-keep'))).reverse()) {
  await fetch(list + '/' + id, { method: 'DELETE', headers })
  await new Promise((resolve) => setTimeout(resolve, 500 * Number(input('seconds-between-deletions'))))
  await wait(500 * Number(input('seconds-between-deletions')))
}
console.log('took', new Date().getTime() - began, performance.now())
`

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'package-retention-peer-'))
  await mkdir(join(directory, 'dist'))
  await writeFile(join(directory, 'action.yml'), metadata)
  await writeFile(join(directory, 'package.json'), '{ "type": "module" }')
  await writeFile(join(directory, 'dist', 'index.js'), bundle)
})

const peer = (): string => join(directory, 'dist', 'index.js')

/** Returns the cells of a figure of one work. */
const cellsOf = ({ rows }: BenchmarkResult, name: string): (string | number | undefined)[] => {
  const row = rows.find(({ figure }) => figure === name) ?? {}
  return [row['this'], row['peer'], row['this ÷ peer']]
}

const run = { type: 'npm', count: 120, fill: fillNpm, manifests: 0 } as const
const deletions = { type: 'npm', count: 120, deletions: 20, limit: 1 } as const

test('another action does the same deletions in virtual time, in which its pauses take no time', async () => {
  const result = await comparePeer(peer(), [], [deletions])
  expect(result.rows[0]).toMatchObject({ work: 'delete 20 of 120 npm', figure: 'virtual seconds' })
  const [, seconds, ratio] = cellsOf(result, 'virtual seconds')
  // 19 times a second and a response of 20 ms, and the least that a clock can measure.
  expect(seconds).toBeCloseTo(19.4, 1)
  expect(ratio).toBeLessThan(0.1)
  expect(cellsOf(result, 'requests').slice(1, 2)).toEqual([22])
  expect(cellsOf(result, 'changes')).toEqual([20, 20, 1])
  expect(cellsOf(result, 'limits hit')).toEqual([0, 0, ''])
})

test('hours of a pause pass, and requests beyond a limit of GitHub are counted', async () => {
  process.env['BENCH_PEER_INPUTS'] = '{ "seconds-between-deletions": "3600" }'
  const slow = await comparePeer(peer(), [], [deletions])
  expect(cellsOf(slow, 'virtual seconds')[1]).toBeCloseTo(19 * 3600, -2)
  process.env['BENCH_PEER_INPUTS'] = '{ "seconds-between-deletions": "0" }'
  const fast = await comparePeer(peer(), [], [{ type: 'npm', count: 300, deletions: 200, limit: 1 }])
  delete process.env['BENCH_PEER_INPUTS']
  // 897 of 900 points allow 179 deletions a minute.
  expect(cellsOf(fast, 'changes')).toEqual([200, 179, expect.closeTo(1.12)])
  expect(cellsOf(fast, 'limits hit')).toEqual([0, 21, 0])
  expect(cellsOf(fast, 'exit code')).toEqual([0, 0, ''])
})

test('whole runs are compared by time, requests, CPU and memory', async () => {
  const inputs = { 'delete-tags': '@any', 'keep-latest': '110', 'dry-run': 'false' }
  process.env['BENCH_PEER_INPUTS'] = '{ "seconds-between-deletions": "0.01" }'
  const result = await comparePeer(peer(), [{ ...run, inputs }], [])
  delete process.env['BENCH_PEER_INPUTS']
  expect(result.rows.map(({ figure }) => figure)).toEqual(['seconds', 'requests', 'changes', 'CPU s', 'peak MiB'])
  expect(cellsOf(result, 'changes')).toEqual([10, 10, 1])
  expect(cellsOf(result, 'requests')[1]).toBe(12)
  for (const { 'this ÷ peer': ratio } of result.rows) expect(ratio).toBeGreaterThan(0)
})

test('where another action cannot do the work, its column says why', async () => {
  const inputs = { 'delete-tags': '@any', 'dry-run': 'true' }
  const { rows } = await comparePeer(peer(), [{ ...run, inputs }], [])
  expect(rows[0]).toMatchObject({ work: '120 npm, dry', peer: expect.stringContaining('no input dry-run') })
  process.env['BENCH_PEER_INPUTS'] = '{ "owner": "nobody" }'
  const lost = await comparePeer(peer(), [], [deletions])
  delete process.env['BENCH_PEER_INPUTS']
  expect(lost.rows).toEqual([expect.objectContaining({ this: 'done', peer: expect.stringContaining('ended with 1') })])
  await expect(comparePeer('', [], [])).rejects.toThrow('BENCH_PEER')
})
