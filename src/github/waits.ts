import type { Clock } from '../http/clock.ts'
import { formatTime } from './response.ts'

/** Called once no further request can succeed: the limit stands, or the token is no longer valid. */
export type OnExhausted = (reason: 'rate-limit' | 'token', text: string) => void

/** Reports a pause of this many milliseconds and its reason. */
export type ReportWait = (ms: number, reason: string) => void

/** Returns what reports a pause that many requests at once are told of, each with an end that is a moment later, only once. */
export const createWaitReporter = (clock: Clock, onWait: (text: string) => void): ReportWait => {
  let lastNoticeUntil = Number.NEGATIVE_INFINITY
  return (ms, reason) => {
    const until = clock.now() + ms
    if (until < lastNoticeUntil + 10_000) return
    lastNoticeUntil = until
    onWait(`waiting until ${formatTime(until)}: ${reason}`)
  }
}
