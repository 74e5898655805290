import { expect, test } from '@jest/globals'
import { pushImage } from '../../simulator/images.ts'
import { githubLimits } from '../../simulator/limits.ts'
import { day, setUp } from '../action.ts'

test('looking again costs at most 15 % of the requests that delete 1,000 of 10,000 versions', async () => {
  const { clock, world, app, act } = await setUp({ limits: { secondary: githubLimits.secondary ?? {} }, latency: 20 })
  const created = clock.now() - 9 * day
  for (let at = 0; at < 10_000; at++) {
    pushImage(world, app, { tags: [at < 1000 ? `pr-${at}` : `v${at}`], created: created + at })
  }
  const run = await act({ packages: 'app', 'delete-tags': 'pr-*' })
  expect(run.outputs['deleted-count']).toBe('1000')
  const reads = run.requests.filter(({ method, path }) => method === 'GET' && path.includes('/versions'))
  const again = reads.length - 100
  expect(again / run.requests.length).toBeLessThanOrEqual(0.15)
  // At least every minute of the six and a half that a thousand deletions take.
  expect(again).toBeGreaterThanOrEqual(600)
}, 120_000)
