import { describe, expect, test } from '@jest/globals'
import { expireTimers, virtualClock } from '../../simulator/clock.ts'
import { backoff } from '../../src/http/backoff.ts'
import { withDeadline } from '../../src/http/deadline.ts'
import { createPause } from '../../src/http/pause.ts'
import { createRankedSemaphore, createRoom, createSemaphore } from '../../src/http/semaphore.ts'
import { formatTrace } from '../../src/http/trace.ts'
import { createTransport, type Incoming } from '../../src/http/transport.ts'

const never = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

describe('a deadline', () => {
  test('passes by the timers of the clock', async () => {
    const late = expect(withDeadline(virtualClock(0), 30_000, [], never)).rejects.toThrow('no response within 30 s')
    expireTimers(30_000)()
    await late
  })

  test('stops its timer with the work', async () => {
    expect(await withDeadline(virtualClock(0), 31_000, [], async (signal) => signal.aborted)).toBe(false)
    expect(() => expireTimers(31_000)()).not.toThrow()
  })

  test('ends with any of the signals', async () => {
    const stop = new AbortController()
    const ended = expect(withDeadline(virtualClock(0), 30_000, [undefined, stop.signal], never)).rejects.toThrow(
      'enough'
    )
    stop.abort(new Error('enough'))
    await ended
  })
})

test('a semaphore lets so many works run at once, in their order, and one that fails frees its slot', async () => {
  const withSlot = createSemaphore(2)
  const clock = virtualClock(0)
  const begun: number[] = []
  let open = 0
  const works = Array.from({ length: 6 }, (_, index) =>
    withSlot(async () => {
      begun.push(index)
      open += 1
      expect(open).toBeLessThanOrEqual(2)
      await clock.sleep(10)
      open -= 1
      if (index === 1) throw new Error('failed')
      return index
    })
  )
  const ended = await Promise.allSettled(works)
  expect(ended.map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, true, true, true])
  expect(begun).toEqual([0, 1, 2, 3, 4, 5])
  expect(clock.now()).toBe(30)
})

test('a ranked semaphore lets the lowest rank go first, and in it the one that came first', async () => {
  const withSlot = createRankedSemaphore(1)
  const begun: string[] = []
  const works = [5, 2, 7, 2, 0].map((rank, index) => withSlot(rank, async () => void begun.push(`${rank}-${index}`)))
  await Promise.all(works)
  expect(begun).toEqual(['0-4', '2-1', '2-3', '5-0', '7-2'])
})

test('room is for works whose sizes have at most a sum, or for a larger one alone, in their order', async () => {
  const withRoom = createRoom(10)
  const clock = virtualClock(0)
  const times: [number, number][] = []
  let taken = 0
  const works = [4, 6, 1, 25, 3, 3].map((size, index) =>
    withRoom(size, async () => {
      times.push([size, clock.now()])
      taken += size
      expect(taken === size || taken <= 10).toBe(true)
      await clock.sleep(10)
      taken -= size
      if (index === 0) throw new Error('failed')
    })
  )
  const ended = await Promise.allSettled(works)
  expect(ended.map(({ status }) => status === 'fulfilled')).toEqual([false, true, true, true, true, true])
  expect(times).toEqual([
    [4, 0],
    [6, 0],
    [1, 10],
    [25, 20],
    [3, 30],
    [3, 30]
  ])
})

test('a pause holds until its latest end, and counts overlaps once', async () => {
  const clock = virtualClock(0)
  const pause = createPause(clock)
  expect(pause.isActive()).toBe(false)
  pause.extend(1000)
  pause.extend(3000)
  pause.extend(2000)
  await pause.wait()
  expect([clock.elapsed(), pause.waitedMs(), pause.isActive()]).toEqual([3000, 3000, false])
})

test.each([
  [0, 0, 250],
  [0, 0.5, 500],
  [1, 0.5, 1000],
  [4, 1, 12_000]
])('the pause before retry %i doubles, and spreads by chance %d: %i ms', (retries, chance, ms) => {
  expect(backoff(retries, () => chance)).toBe(ms)
})

describe('a transport', () => {
  const incoming = (status: number, location: string | null, text = ''): Incoming<null> => ({
    ...{ status, headers: null, location, body: [Buffer.from(text)], discard: async () => {} }
  })

  const setUp = (answers: readonly Incoming<null>[], refuse: string | null = null) => {
    const lines: string[] = []
    const opened: string[] = []
    const transport = createTransport({
      ...{ clock: virtualClock(0), maxBytes: 8, refuseRedirect: () => refuse },
      onRequest: (trace) => void lines.push(formatTrace(trace))
    })
    const send = (method: string) =>
      transport.send({ method, url: new URL('https://a.test/x?y=1'), attempt: 2, signals: [] }, async ({ href }) => {
        const answer = answers[opened.push(href) - 1]
        if (!answer) throw new Error('broken')
        return answer
      })
    return { transport, send, lines, opened }
  }

  test('follows redirects of a GET, and traces each without the query of another place', async () => {
    const { send, lines, opened, transport } = setUp([
      incoming(307, '//b.test/z?sig=secret'),
      incoming(200, null, 'done')
    ])
    expect(await send('GET')).toMatchObject({ status: 200, body: Buffer.from('done') })
    expect(opened).toEqual(['https://a.test/x?y=1', 'https://b.test/z?sig=secret'])
    expect(lines).toEqual(['GET /x?y=1 307 0 ms, try 2', 'GET b.test/z 200 0 ms, try 2'])
    expect(transport.counts).toEqual({ requests: 2, mutations: 0, retries: 0 })
  })

  test('follows no redirect of anything else', async () => {
    const { send, lines, transport } = setUp([incoming(307, '/z')])
    expect(await send('DELETE')).toMatchObject({ status: 307 })
    expect(lines).toEqual(['DELETE /x?y=1 307 0 ms, try 2'])
    expect(transport.counts).toEqual({ requests: 1, mutations: 1, retries: 0 })
  })

  test('returns the last of too many redirects', async () => {
    const { send, opened } = setUp(Array.from({ length: 9 }, () => incoming(302, '/again')))
    expect(await send('GET')).toMatchObject({ status: 302 })
    expect(opened).toHaveLength(4)
  })

  test('throws what speaks against a redirect', async () => {
    await expect(setUp([incoming(302, '/z')], 'not there').send('GET')).rejects.toThrow('not there')
  })

  test('reads no more than it may', async () => {
    expect(await setUp([incoming(200, null, '123456789')]).send('GET')).toMatchObject({ status: 200, body: null })
  })

  test('traces what has no response', async () => {
    const { send, lines } = setUp([])
    await expect(send('GET')).rejects.toThrow('broken')
    expect(lines).toEqual(['GET /x?y=1 no response 0 ms, try 2'])
  })
})
