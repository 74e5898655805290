import type { ManifestFact } from './manifest.ts'
import type { Decision } from './plan.ts'
import { type Digest, isTopLevel } from './version.ts'

/** The versions that expire on one day (UTC): the policy first deletes them then if nothing but time passes. */
export interface CalendarDay {
  /** Such as `2026-01-31`. */
  readonly date: string
  readonly versions: number
  /** Those of them that are images, or versions of a type without images. */
  readonly images: number
  /** The bytes that this frees, as far as manifests were read; absent if none were. */
  readonly bytes?: number
}

/** The days that a calendar looks ahead. */
export const calendarDays = 30

const day = 86_400_000

/** Returns the days of the next 30 on which kept versions expire, the first day first; `expiries` has the time of each. */
export const planCalendar = (
  decisions: readonly Decision[],
  expiries: readonly (number | null)[],
  manifests: ReadonlyMap<Digest, ManifestFact>,
  now: number
): readonly CalendarDay[] => {
  const end = now + calendarDays * day
  const dates = expiries.map((time) =>
    time !== null && time < end ? new Date(time).toISOString().slice(0, 10) : never
  )
  const days = [...new Set(dates)].filter((date) => date !== never).toSorted()
  if (days.length === 0) return []
  const bytes = bytesByDate(decisions, dates, manifests)
  return days.map((date) => {
    const expiring = decisions.filter((_, index) => dates[index] === date)
    return {
      date,
      versions: expiring.length,
      images: expiring.filter(isTopLevel).length,
      ...(manifests.size > 0 && { bytes: bytes.get(date) ?? 0 })
    }
  })
}

/** Returns the bytes that are freed on each day: a blob goes with the last version that refers to it. */
const bytesByDate = (
  decisions: readonly Decision[],
  dates: readonly string[],
  manifests: ReadonlyMap<Digest, ManifestFact>
): ReadonlyMap<string, number> => {
  const last = new Map<Digest, { readonly size: number; readonly date: string }>()
  for (const [index, { version, action }] of decisions.entries()) {
    const fact = manifests.get(version.name)
    const date = action === 'delete' ? past : String(dates[index])
    for (const { digest, size } of typeof fact === 'object' ? fact.blobs : [])
      if (date > (last.get(digest)?.date ?? '')) last.set(digest, { size, date })
  }
  const sums = new Map<string, number>()
  for (const { size, date } of last.values()) sums.set(date, (sums.get(date) ?? 0) + size)
  return sums
}

/** Before and after all dates of a calendar. */
const past = '0'
const never = '~'
