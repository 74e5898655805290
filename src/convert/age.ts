import { err, ok, type Result } from '../retention/result.ts'

/** An age as a duration of a policy document. */
export interface Age {
  /** Null for an age of zero. */
  readonly text: string | null
  /** True if months or years of a fixed length became days. */
  readonly fixedMonths: boolean
  /** True if seconds or a fraction became a whole minute. */
  readonly rounded: boolean
}

const minutesPer = {
  second: 1 / 60,
  minute: 1,
  hour: 60,
  day: 1440,
  week: 10_080,
  // The longest average that a tool counts with.
  month: 30.44 * 1440,
  year: 365.25 * 1440
} as const

type Unit = keyof typeof minutesPer

const spellings: readonly (readonly [Unit, RegExp])[] = [
  ['second', /^(?:s|secs?|seconds?)$/],
  ['minute', /^(?:m|mins?|minutes?)$/],
  ['hour', /^(?:h|hrs?|hours?)$/],
  ['day', /^(?:d|days?)$/],
  ['week', /^(?:w|weeks?)$/],
  ['month', /^(?:M|mos?|months?)$/],
  ['year', /^(?:y|yrs?|years?)$/]
]

const unitOf = (text: string): Unit | undefined =>
  spellings.find(([, form]) => form.test(text) || (text.length > 1 && form.test(text.toLowerCase())))?.[0]

const words = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve'
]

const amountOf = (text: string): number => {
  const word = text.toLowerCase()
  if (word === 'a' || word === 'an') return 1
  const index = words.indexOf(word)
  return index >= 0 ? index : Number(text)
}

/** The words that may stand around an age: `ago`, a time zone, `and`, commas. */
const noise = /\bago\b|\b(?:UTC|GMT|Z)(?:[+-]\d{1,2}(?::?\d{2})?)?(?=\s|$)|\band\b|,/gi

const term = /\s*(\d+(?:\.\d+)?|[A-Za-z]+)\s*([A-Za-z]+)/y

/**
 * Reads an age as the tools write it: `30 days`, `2w 3d`, `Two hours ago UTC+2`, `2592000s`. Calendar months and years stay
 * what they are if `calendar` is set.
 */
export const readAge = (text: string, { calendar = false } = {}): Result<Age> => {
  const refuse = () =>
    err(`"${text}" is not an age that can be converted; write it as a number with a unit, such as "30 days"`)
  const source = text.replace(noise, ' ').trim()
  if (/^0+$/.test(source)) return ok({ text: null, fixedMonths: false, rounded: false })
  const terms: { readonly amount: number; readonly unit: Unit }[] = []
  for (let at = 0; at < source.length; at = term.lastIndex) {
    term.lastIndex = at
    const [, amount = '', spelling = ''] = term.exec(source) ?? []
    const unit = unitOf(spelling)
    const number = amountOf(amount)
    if (unit === undefined || !Number.isFinite(number)) return refuse()
    terms.push({ amount: number, unit })
  }
  if (terms.length === 0) return refuse()
  const isCalendar = (unit: Unit): boolean => calendar && (unit === 'month' || unit === 'year')
  const dates = terms.filter(({ amount, unit }) => isCalendar(unit) && amount > 0)
  const times = terms.filter(({ unit }) => !isCalendar(unit))
  const minutes = times.reduce((sum, { amount, unit }) => sum + amount * minutesPer[unit], 0)
  const fixedMonths = times.some(({ amount, unit }) => (unit === 'month' || unit === 'year') && amount > 0)
  const days = fixedMonths ? Math.ceil(minutes / 1440) : minutes / 1440
  // Sums of fractions are not exact.
  const whole = Math.ceil(days * 1440 - 1e-6)
  const written = [
    ...dates.map(({ amount, unit }) => `${amount}${unit === 'month' ? 'mo' : 'y'}`),
    ...(whole > 0
      ? [
          inUnits(
            whole,
            times.some(({ unit }) => unit === 'week')
          )
        ]
      : [])
  ]
  const rounded = !fixedMonths && Math.abs(whole - minutes) > 1e-6
  return ok({ text: written.join(' ') || null, fixedMonths, rounded })
}

/** Returns minutes in the largest units that hold them. */
const inUnits = (minutes: number, withWeeks: boolean): string => {
  if (withWeeks && minutes % 10_080 === 0) return `${minutes / 10_080}w`
  const counts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor((minutes % 1440) / 60), 'h'],
    [minutes % 60, 'min']
  ] as const
  return counts.flatMap(([count, unit]) => (count > 0 ? [`${count}${unit}`] : [])).join(' ')
}
