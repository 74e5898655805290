import { execFileSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import {
  type Duration,
  parseDuration,
  addDuration as timeAfter,
  subtractDuration as timeBefore,
  whenAged
} from '../../src/retention/duration.ts'
import fc from '../fast-check.ts'
import { worded } from '../words.ts'

const at = (iso: string): number => Date.parse(iso)
const iso = (time: number): string => new Date(time).toISOString()

const duration = (text: string): Duration => {
  const result = parseDuration(text, { zero: true })
  if (!result.ok) throw new Error(result.problem)
  return result.value
}

const problem = (text: string): string | null => {
  const result = parseDuration(text)
  return result.ok ? null : result.problem
}

const none = { years: 0, months: 0, weeks: 0, days: 0, hours: 0, minutes: 0 }

describe('parseDuration', () => {
  test.each([
    ['5min', { minutes: 5 }],
    ['1minute', { minutes: 1 }],
    ['5 minutes', { minutes: 5 }],
    ['24h', { hours: 24 }],
    ['1 hour', { hours: 1 }],
    ['2 hours', { hours: 2 }],
    ['7d', { days: 7 }],
    ['1 day', { days: 1 }],
    ['30 days', { days: 30 }],
    ['2w', { weeks: 2 }],
    ['1 week', { weeks: 1 }],
    ['2 weeks', { weeks: 2 }],
    ['6mo', { months: 6 }],
    ['1 month', { months: 1 }],
    ['6 months', { months: 6 }],
    ['2y', { years: 2 }],
    ['1 year', { years: 1 }],
    ['2 years', { years: 2 }],
    ['2w 3d', { weeks: 2, days: 3 }],
    ['2w3d', { weeks: 2, days: 3 }],
    ['  1y  2mo\t3 d ', { years: 1, months: 2, days: 3 }],
    ['3d 2w 3 days', { weeks: 2, days: 6 }],
    ['007d', { days: 7 }],
    ['1d 0h', { days: 1 }],
    ['999999999y', { years: 999_999_999 }]
  ])('reads %j', (text, expected) => {
    expect(parseDuration(text)).toEqual({ ok: true, value: { ...none, ...expected, text: text.trim() } })
  })

  test.each([
    ['', ''],
    ['  ', ''],
    ['30', '30'],
    ['1h 30', '30'],
    ['5m', ''],
    ['1.5h', '"1.5"'],
    ['1,5h', '"1,5"'],
    ['-3d', '"-3"'],
    ['+3d', '"+3"'],
    ['1e3d', '"e"'],
    ['d', '"d"'],
    ['two days', '"two"'],
    ['1 2d', '"1 2"'],
    ['2w, 3d', '", 3"'],
    ['٣d', '"٣"'],
    ['3 D', '"D"'],
    ['3 Days', '"Days"'],
    ['10s', '"s"'],
    ['3 constructor', '"constructor"'],
    ['0', ''],
    ['0h', ''],
    ['0w 0 days', ''],
    ['1000000000min', '999999999 minutes'],
    ['999999999d 1d', '999999999 days'],
    [`${'9'.repeat(400)}d`, '999999999 days']
  ])('refuses %j and says what is accepted', (text, wrong) => {
    const units = 'min, h, d, w, mo … y … minutes, hours, days, weeks, months, years … "30 days" … "2w 3d"'
    expect(problem(text)).toEqual(worded(`"${text}" … ${wrong} … ${units}`))
  })

  test.each(['0', '00', '0h', '0 days', '0w0d'])('allows %j where zero is allowed', (text) => {
    expect(parseDuration(text, { zero: true })).toEqual({ ok: true, value: { ...none, text } })
  })

  test('asks for a unit after every number but a bare zero, also where zero is allowed', () => {
    expect(parseDuration('0 1', { zero: true }).ok).toBe(false)
    expect(parseDuration('1', { zero: true }).ok).toBe(false)
  })

  const unit = fc.constantFrom('min', 'h', 'd', 'w', 'mo', 'y')
  const term = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom('', ' '), unit)

  test('adds up terms in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 8 }), fc.constantFrom('', ' '), (terms, gap) => {
        const read = (list: typeof terms): object => ({
          ...duration(list.map((each) => each.join('')).join(gap)),
          text: null
        })
        expect(read(terms)).toEqual(read(terms.toReversed()))
        const sum = terms.reduce((total, [count]) => total + count, 0)
        const { text: _, ...fields } = duration(terms.map((each) => each.join('')).join(gap))
        expect(Object.values(fields).reduce((total, count) => total + count, 0)).toBe(sum)
      })
    )
  })

  test('never guesses: a text with anything between its terms is refused', () => {
    const noise = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !/^[\s\da-z]*$/.test(text))
    fc.assert(
      fc.property(term, noise, term, (first, between, last) => {
        expect(problem(`${first.join('')}${between}${last.join('')}`)).toContain(between)
      })
    )
  })
})

describe('before and after', () => {
  const table = [
    ['2026-03-31T12:00:00.000Z', '1mo', '2026-02-28T12:00:00.000Z'],
    ['2024-03-31T12:00:00.000Z', '1 month', '2024-02-29T12:00:00.000Z'],
    ['2024-02-29T00:00:00.000Z', '1y', '2023-02-28T00:00:00.000Z'],
    ['2026-03-31T00:00:00.000Z', '1d 1mo', '2026-02-27T00:00:00.000Z'],
    ['2026-01-15T08:30:00.000Z', '1y 2mo 1w 2d 3h 4min', '2024-11-06T05:26:00.000Z'],
    ['2026-03-29T12:00:00.000Z', '1d', '2026-03-28T12:00:00.000Z'],
    ['2026-03-08T12:00:00.000Z', '1mo', '2026-02-08T12:00:00.000Z'],
    ['2026-01-01T00:30:00.000Z', '1mo', '2025-12-01T00:30:00.000Z'],
    ['2026-01-01T00:00:00.123Z', '0', '2026-01-01T00:00:00.123Z']
  ] as const

  test.each(table)('takes %s less %s to %s', (now, text, expected) => {
    expect(iso(timeBefore(at(now), duration(text)))).toBe(expected)
  })

  test.each(['America/New_York', 'Europe/Berlin', 'Pacific/Kiritimati'])(
    'counts by the UTC calendar on a machine in %s',
    (zone) => {
      // The time zone of a process is fixed when it starts, so another one has to answer.
      const program = `
        import { subtractDuration, parseDuration } from ${JSON.stringify(new URL('../../src/retention/duration.ts', import.meta.url))}
        const times = ${JSON.stringify(table)}.map(([now, text]) =>
          new Date(subtractDuration(Date.parse(now), parseDuration(text, { zero: true }).value)).toISOString())
        console.log(JSON.stringify({ offset: new Date(0).getTimezoneOffset(), times }))`
      const answer = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
        env: { ...process.env, TZ: zone }
      })
      const { offset, times } = JSON.parse(answer.toString())
      expect(offset).not.toBe(0)
      expect(times).toEqual(table.map(([, , expected]) => expected))
    }
  )

  test.each([
    ['2026-01-31T12:00:00.000Z', '1mo', '2026-02-28T12:00:00.000Z'],
    ['2024-02-29T00:00:00.000Z', '1y', '2025-02-28T00:00:00.000Z'],
    ['2026-01-31T00:00:00.000Z', '1d 1mo', '2026-03-01T00:00:00.000Z'],
    ['2026-03-28T12:00:00.000Z', '1w 1h 1min', '2026-04-04T13:01:00.000Z']
  ])('takes %s and %s later to %s', (time, text, expected) => {
    expect(iso(timeAfter(at(time), duration(text)))).toBe(expected)
  })

  test('gives infinity where a Date cannot reach', () => {
    expect(timeBefore(at('2026-01-01T00:00:00Z'), duration('999999999y'))).toBe(Number.NEGATIVE_INFINITY)
    expect(timeBefore(at('2026-01-01T00:00:00Z'), duration('300000y'))).toBe(Number.NEGATIVE_INFINITY)
    expect(timeAfter(at('2026-01-01T00:00:00Z'), duration('300000y'))).toBe(Number.POSITIVE_INFINITY)
    const now = at('2026-02-01T00:00:00Z')
    expect(whenAged(at('2026-01-01T00:00:00Z'), duration('300000y'), now)).toBe(Number.POSITIVE_INFINITY)
    expect(whenAged(at('2026-01-01T00:00:00Z'), duration('999999999y 999999999d'), now)).toBe(Number.POSITIVE_INFINITY)
  })

  const now = fc.integer({ min: at('1970-01-01T00:00:00Z'), max: at('2200-01-01T00:00:00Z') })
  const count = fc.integer({ min: 0, max: 5000 })

  test('subtracts weeks, days, hours and minutes to the millisecond, and adds them back', () => {
    fc.assert(
      fc.property(now, count, count, count, count, (time, weeks, days, hours, minutes) => {
        const span = duration(`${weeks}w ${days}d ${hours}h ${minutes}min`)
        const earlier = timeBefore(time, span)
        expect(time - earlier).toBe((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60_000)
        expect(timeAfter(earlier, span)).toBe(time)
      })
    )
  })

  test.each([
    ['2026-01-28T12:00:00.000Z', '1mo', '2026-02-01T00:00:00.000Z', '2026-02-28T12:00:00.000Z'],
    ['2026-01-29T12:00:00.000Z', '1mo', '2026-02-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z'],
    ['2028-01-29T12:00:00.000Z', '1mo', '2028-02-01T00:00:00.000Z', '2028-02-29T12:00:00.000Z'],
    ['2024-02-29T12:00:00.000Z', '1y', '2025-01-01T00:00:00.000Z', '2025-03-01T00:00:00.000Z'],
    ['2026-12-31T12:00:00.000Z', '2mo 1d', '2027-01-01T00:00:00.000Z', '2027-03-01T12:00:00.000Z'],
    ['2026-02-28T12:00:00.000Z', '1mo', '2026-03-31T09:00:00.000Z', '2026-03-31T12:00:00.000Z'],
    ['2026-01-31T12:00:00.000Z', '0', '2026-01-31T12:00:00.000Z', '2026-01-31T12:00:00.000Z']
  ])('reaches back no further than %s by %s, seen at %s, from %s on', (time, text, now, expected) => {
    expect(iso(whenAged(at(time), duration(text), at(now)))).toBe(expected)
  })

  test('finds the first moment that reaches back no further than a time', () => {
    const hour = 3_600_000
    const from = at('2023-12-01T00:00:00Z')
    const hours = fc.integer({ min: 0, max: 5 * 365 * 24 })
    const span = fc.constantFrom('1mo', '2mo', '3mo', '1y', '1y 1mo', '1mo 1d', '1mo 30d', '29d', '1w 5h', '11mo 23h')
    fc.assert(
      fc.property(hours, span, fc.integer({ min: -72, max: 96 }), (age, text, ahead) => {
        const time = from + age * hour
        const now = timeAfter(time, duration(text)) - ahead * hour
        const first = whenAged(time, duration(text), now)
        expect(timeBefore(first, duration(text))).toBeGreaterThanOrEqual(time)
        for (let earlier = first - 1; earlier > now; earlier -= hour) {
          expect(timeBefore(earlier, duration(text))).toBeLessThan(time)
        }
      }),
      { numRuns: 500 }
    )
  })

  test('keeps the day of the month, or takes the last one of a shorter month', () => {
    fc.assert(
      fc.property(now, count, (time, months) => {
        const [today, then] = [new Date(time), new Date(timeBefore(time, duration(`${months}mo`)))]
        const last = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate()
        expect(then.getUTCDate()).toBe(Math.min(today.getUTCDate(), last))
        const monthsOf = (date: Date): number => date.getUTCFullYear() * 12 + date.getUTCMonth()
        expect(monthsOf(today) - monthsOf(then)).toBe(months)
        expect(then.getTime() - Math.floor(then.getTime() / 86_400_000) * 86_400_000).toBe(time % 86_400_000)
      })
    )
  })
})
