import { describe, expect, test } from '@jest/globals'
import { virtualClock } from '../../simulator/clock.ts'
import { createBudget } from '../../src/github/budget.ts'
import { createPointWindow } from '../../src/github/point-window.ts'
import { createQuota } from '../../src/github/quota.ts'
import { createSpeed } from '../../src/github/speed.ts'
import { createThrottle } from '../../src/github/throttle.ts'
import { createWaitReporter } from '../../src/github/waits.ts'
import { saying } from '../words.ts'

const minute = 60_000

test('points count until a minute after the answer, or until they are given back', () => {
  const clock = virtualClock(0)
  const points = createPointWindow(clock)
  points.take(5)
  points.take(1)
  expect(points.freeAt(5, 10)).toBe(minute)
  points.giveBack(1)
  expect(points.freeAt(5, 10)).toBe(0)
  clock.advance(1000)
  points.answer(5)
  expect(points.freeAt(6, 10)).toBe(minute + 1000)
  clock.advance(minute)
  expect(points.freeAt(6, 10)).toBe(0)
})

test('speed halves down to an eighth, and recovers by a tenth in each minute after the pause', () => {
  const speed = createSpeed()
  expect(speed.at(0)).toBe(1)
  speed.halve(0, minute)
  expect([0, minute, 2 * minute, 3 * minute].map(speed.at)).toEqual([0.5, 0.5, 0.55, 0.5 * 1.1 ** 2])
  for (let times = 0; times < 5; times++) speed.halve(0, 0)
  expect(speed.at(0)).toBe(1 / 8)
  expect(speed.at(100 * minute)).toBe(1)
})

test('one pause is reported once, and again when it lasts longer', () => {
  const texts: string[] = []
  const report = createWaitReporter(virtualClock('2024-05-01T12:00:00Z'), (text) => void texts.push(text))
  for (const ms of [minute, minute + 900, 2 * minute]) report(ms, 'a limit')
  expect(texts).toEqual([saying('2024-05-01', '12:01:00', 'a limit'), saying('2024-05-01', '12:02:00', 'a limit')])
})

describe('a quota', () => {
  const setUp = (waitForReset: boolean, remaining = 1, reserve = 0) => {
    const clock = virtualClock(0)
    const budget = createBudget(clock, reserve)
    const headers = (left: number) => ({
      ...{ 'x-ratelimit-limit': 10, 'x-ratelimit-remaining': left, 'x-ratelimit-reset': 3600 }
    })
    budget.update(headers(remaining))
    const reports: string[] = []
    let asked = 0
    const quota = createQuota({
      ...{ clock, budget, stop: undefined, waitForReset },
      reportWait: (ms, reason) => void reports.push(`${ms} ${reason}`),
      onExhausted: (reason, text) => void reports.push(`${reason}: ${text}`),
      fetchRateLimit: async () => {
        asked++
        return headers(0)
      }
    })
    return { clock, budget, quota, reports, asked: () => asked }
  }

  test('ends with the budget', async () => {
    const { quota, reports } = setUp(false)
    await quota.consume()
    await expect(quota.consume()).rejects.toThrow('1970-01-01 01:00')
    expect(reports).toEqual([saying('rate-limit: ', '1970-01-01', '01:00:00')])
    expect(await quota.hasBudgetFor(1)).toBe(false)
  })

  test('waits for the next hour', async () => {
    const { quota, reports, clock } = setUp(true)
    await quota.consume()
    await quota.consume()
    expect(clock.elapsed()).toBe(3_601_000)
    expect(reports).toHaveLength(1)
  })

  test('does not wait where the reserve leaves nothing of any hour', async () => {
    const { quota, reports } = setUp(true, 1, 10)
    expect(await quota.hasBudgetFor(1)).toBe(false)
    expect(reports).toEqual([expect.stringContaining('rate-limit-reserve')])
  })

  test('is asked for once by all who ask at the same time', async () => {
    const { quota, budget, asked } = setUp(false, 5)
    await Promise.all([quota.refresh(), quota.refresh()])
    expect([asked(), budget.remaining()]).toEqual([1, 0])
  })
})

describe('a throttle', () => {
  const refusal = { status: 429, headers: {}, data: { message: 'slow down' } }
  const setUp = () => {
    const clock = virtualClock(0)
    const reports: string[] = []
    let paused = 0
    let limited = false
    const throttle = createThrottle({
      ...{ clock, maxRefusals: 3 },
      limiter: {
        isPaused: () => clock.elapsed() < paused,
        pauseUntil: (until) => (paused = until),
        limitMutations: () => {
          const isNew = !limited
          limited = true
          return isNew
        }
      },
      reportWait: (_, reason) => void reports.push(reason),
      onWait: (text) => void reports.push(text),
      onExhausted: (reason) => void reports.push(reason)
    })
    const refuse = (): void => {
      throttle.pause(refusal, 'reads', 1000)
      clock.advance(1000)
    }
    return { throttle, refuse, reports }
  }

  test('gives up after so many refusals of a kind', () => {
    const { refuse, reports } = setUp()
    refuse()
    refuse()
    expect(refuse).toThrow('slow down')
    expect(reports.at(-1)).toBe('rate-limit')
  })

  test('says once what the limit for content creation teaches for the rest of the run', () => {
    const { throttle, reports } = setUp()
    const data = { message: 'You … have been temporarily blocked from content creation. Please retry …' }
    throttle.pause({ ...refusal, data }, 'mutations', 1000)
    throttle.pause({ ...refusal, data }, 'mutations', 1000)
    expect(reports.filter((text) => /content creation.* 80 a minute .* 500 an hour/.test(text))).toHaveLength(1)
  })

  test('begins anew once a request of the kind is accepted, and counts those side by side once', () => {
    const { throttle, refuse } = setUp()
    refuse()
    throttle.pause(refusal, 'reads', 1000)
    throttle.pause(refusal, 'reads', 1000)
    throttle.accept('mutations')
    throttle.accept('reads')
    refuse()
    expect(refuse).not.toThrow()
  })
})
