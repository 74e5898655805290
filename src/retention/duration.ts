import { UTCDateMini } from '@date-fns/utc/date/mini'
import { add } from 'date-fns/add'
import { isValid } from 'date-fns/isValid'
import { sub } from 'date-fns/sub'
import { err, ok, type Result } from './result.ts'

/** A span of calendar and clock time: whole numbers of each unit, and the text they were read from. */
export interface Duration extends Readonly<Record<Field, number>> {
  readonly text: string
}

const spellings = [
  ['minutes', 'minute', 'min'],
  ['hours', 'hour', 'h'],
  ['days', 'day', 'd'],
  ['weeks', 'week', 'w'],
  ['months', 'month', 'mo'],
  ['years', 'year', 'y']
] as const

type Field = (typeof spellings)[number][0]

const fieldOf = (unit: string): Field | undefined => spellings.find((words) => words.some((word) => word === unit))?.[0]

const remedy =
  'use whole numbers with a unit: min, h, d, w, mo or y' +
  ' (or minutes, hours, days, weeks, months, years), for example "30 days" or "2w 3d"'

/** The largest number of one unit: beyond every calendar, and exact in all arithmetic. */
const most = 999_999_999

/** Reads a duration such as `2w 3d` or `30 days`; zero, also a bare `0`, only if `zero` is set. */
export const parseDuration = (text: string, options: { readonly zero?: boolean } = {}): Result<Duration> => {
  const refuse = (problem: string) => err(`"${text}" ${problem}; ${remedy}`)
  const trimmed = text.trim()
  if (trimmed === '') return refuse('is not a duration')
  const sum: Record<Field, number> = { years: 0, months: 0, weeks: 0, days: 0, hours: 0, minutes: 0 }
  const terms = /^0+$/.test(trimmed) ? [] : trimmed.split(/(?<=[A-Za-z])(?![A-Za-z])/)
  for (const term of terms) {
    const unit = term.replace(/^[^A-Za-z]+/, '')
    const amount = term.slice(0, term.length - unit.length).trim()
    const field = fieldOf(unit)
    if (!/^\d+$/.test(amount)) return refuse(amountProblem(amount, unit))
    if (unit === '') return refuse(`has no unit after ${amount}`)
    if (unit === 'm') return refuse('is ambiguous: "m" could be minutes (min) or months (mo)')
    if (field === undefined) return refuse(`has the unknown unit "${unit}"`)
    sum[field] += Number(amount)
    if (sum[field] > most) return refuse(`is too long: the maximum is ${most} ${field}`)
  }
  if (!options.zero && Object.values(sum).every((count) => count === 0)) return refuse('is zero')
  return ok({ text: trimmed, ...sum })
}

const amountProblem = (amount: string, unit: string): string =>
  amount === '' ? `has no number before "${unit}"` : `has "${amount}" in place of a whole number`

/**
 * Returns the time, in milliseconds since 1970, that is the duration before `now`. Years and months are subtracted first, by
 * the UTC calendar (the 31st becomes the last day of a shorter month); -Infinity where a Date cannot reach.
 */
export const subtractDuration = (now: number, duration: Duration): number =>
  timeOf(sub(new UTCDateMini(now), duration), Number.NEGATIVE_INFINITY)

/** Returns the time that is the duration after `time`, by the same calendar; Infinity where a Date cannot reach. */
export const addDuration = (time: number, duration: Duration): number =>
  timeOf(add(new UTCDateMini(time), duration), Number.POSITIVE_INFINITY)

/**
 * Returns the first moment from `now` on, in milliseconds since 1970, from which `subtractDuration` gives `time` or later;
 * Infinity where a Date cannot reach. At the ends of months that is not `addDuration`: no moment of February lies a month after 30 January, all of 1 March
 * does; and the 29th to the 31st of March all reach back to some time of 28 February.
 */
export const whenAged = (time: number, duration: Duration, now: number): number => {
  const missing = time - subtractDuration(now, duration)
  if (missing <= 0) return now
  const { years, months, ...rest } = duration
  const past = add(new UTCDateMini(time), rest)
  const sameDay = add(past, { years, months })
  const isShorter = sameDay.getUTCDate() !== past.getUTCDate()
  const nextMonth = new UTCDateMini(Date.UTC(sameDay.getUTCFullYear(), sameDay.getUTCMonth() + 1))
  const first = timeOf(isShorter ? nextMonth : sameDay, Number.POSITIVE_INFINITY)
  return first > now ? first : now + missing
}

const timeOf = (date: Date, otherwise: number): number => (isValid(date) ? date.getTime() : otherwise)
