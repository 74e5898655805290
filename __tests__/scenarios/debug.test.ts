import { expect, test } from '@jest/globals'
import { serverError } from '../../simulator/faults.ts'
import { pushImage } from '../../simulator/images.ts'
import { encodedVariants } from '../../src/http/redact.ts'
import { setUp } from '../action.ts'
import { classic } from '../simulator/simulate.ts'

const inputs = { packages: 'app', 'delete-tags': 'pr-*', 'dry-run': 'true' }

const setUpRun = async () => {
  const ready = await setUp()
  pushImage(ready.world, ready.app, { tags: ['pr-1'] })
  pushImage(ready.world, ready.app, { tags: ['v1'] })
  return ready
}

const traces = (log: string): RegExpMatchArray[] => [
  ...log.matchAll(/^::debug::(GET|PUT|POST|DELETE) (\S+) (\d+|no response) \d+ ms, try (\d)$/gm)
]

test('debug logging writes a line for each request, with path, status and try, and no secret', async () => {
  const { simulator, act } = await setUpRun()
  simulator.faults.add({ match: { path: /versions$/ }, times: 1, effect: serverError() })
  const { log, requests, code } = await act(inputs, { RUNNER_DEBUG: '1' })
  expect(code).toBe(0)
  const sent = requests.map(({ method, path, query, status }) => `${method} ${path}${query && `?${query}`} ${status}`)
  const lines = traces(log).map(([, method, path, status]) => `${method} ${path} ${status}`)
  expect(lines.map(decodeURIComponent).toSorted()).toEqual(sent.map(decodeURIComponent).toSorted())
  expect(traces(log).filter(([, , , , attempt]) => attempt === '2')).toHaveLength(1)
  const unmasked = log.replaceAll(/^::add-mask::.*$/gm, '')
  expect(encodedVariants(classic).filter((secret) => unmasked.includes(secret))).toEqual([])
})

test('without debug logging no request is in the log', async () => {
  const { act } = await setUpRun()
  const { log } = await act(inputs)
  expect(traces(log)).toEqual([])
})
