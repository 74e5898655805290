import type { Miss, Reason } from '../retention/reason.ts'

/** Says a reason in a few words; rules count from 1. */
export const sayReason = (reason: Reason): string => {
  switch (reason.code) {
    case 'uncovered':
      return `no rule covers ${list(reason.labels)}`
    case 'protected':
      return `protected: ${list(reason.labels)}`
    case 'unknown-time':
      return 'its created time is missing or in the future'
    case 'grace':
      return `untagged, and in its grace period until ${sayTime(reason.until)}`
    case 'needed-by':
      return `needed by ${list(reason.ids)}`
    case 'min-keep':
      return `at least ${count(reason.limit, 'image')} must stay`
    case 'unreadable':
      return 'a manifest of this package could not be read'
    case 'fuse': {
      const share = ((100 * reason.going) / reason.images).toFixed(1)
      return `the plan deletes ${reason.going} of ${count(reason.images, 'image')} (${share} %), more than max-delete-percent: ${reason.limit} allows; raise that if all of them are to go`
    }
    case 'not-in-plan':
      return 'not in the approved plan'
    case 'orphan':
      return 'what it refers to is gone'
    case 'goes-with':
      return `goes with ${list(reason.ids)}`
    case 'expired': {
      const misses = reason.misses.map(sayMiss)
      return `${sayAge(reason.age)} old; rule ${reason.rule + 1} ${misses.length > 0 ? misses.join('; ') : 'keeps none'}`
    }
    case 'ungrouped':
      return `rule ${reason.rule + 1} finds no ${reason.limit} in it`
    case 'while':
      return `rule ${reason.rule + 1} keeps it while ${reason.limit}${inGroup(reason.group)}`
    case 'within':
      return `rule ${reason.rule + 1} keeps ${reason.limit}${until(reason.until)}${inGroup(reason.group)}`
    case 'latest':
      return `rule ${reason.rule + 1}: number ${reason.rank} of the latest ${reason.limit}${inGroup(reason.group)}`
    default:
      return `rule ${reason.rule + 1}: the newest of ${reason.period} (${reason.code} ${reason.limit})${inGroup(reason.group)}`
  }
}

const sayMiss = ({ key, limit, rank, period }: Miss): string => {
  switch (key) {
    case 'within':
      return `keeps ${limit}`
    case 'while':
      return `keeps it no longer: ${limit} does not hold`
    case 'latest':
    case 'max':
      return `keeps the ${key === 'max' ? 'first' : 'latest'} ${limit}, this is number ${rank}`
    default:
      return `keeps ${key} ${limit}, not this one of ${period}`
  }
}

const inGroup = (group: string | undefined): string => (group === undefined ? '' : ` in group "${group}"`)
const until = (time: number | undefined): string => (time === undefined ? '' : ` until ${sayTime(time)}`)

/** Names the first few of a list, and how many more there are. */
const list = (items: readonly (string | number)[]): string =>
  items.length > 5 ? `${items.slice(0, 5).join(', ')} and ${items.length - 5} more` : items.join(', ')

/** A count with its noun, which takes an s but for one. */
export const count = (number: number, noun: string): string =>
  `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`

/** An age in its largest whole unit: `14d`, `5h`, `3min`. */
export const sayAge = (ms: number): string => {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 60) return `${minutes}min`
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)}h` : `${Math.floor(minutes / 1440)}d`
}

/** A time as UTC text, to the second; empty where no calendar reaches it. */
export const sayTime = (ms: number): string => {
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? 'the end of time' : date.toISOString().replace(/\.\d+Z$/, 'Z')
}
