import * as v from 'valibot'

const form = /^(\d{4}-\d\d-(\d\d))T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/

/** A time in milliseconds; null for none, an impossible one, and one before 1970, such as the zero of some clocks. */
export const time = v.pipe(
  v.nullish(v.string(), ''),
  v.transform((text) => {
    const [, date = '', day] = form.exec(text) ?? []
    // The 31st of June is the 1st of July to Date.parse.
    const isDay = new Date(Date.parse(date)).getUTCDate() === Number(day)
    const parsed = isDay ? Date.parse(text) : Number.NaN
    return parsed >= 0 ? parsed : null
  })
)
