import type { Report } from './json.ts'
import { type RunKind, wordsFor } from './log.ts'
import { formatCount, formatNumber } from './reason.ts'

/** Returns how many of the planned changes the requests of this hour are enough for, and how long the others take. */
export const formatRateLimit = (
  { remaining, planned, covered, furtherHours, furtherRuns, schedule }: NonNullable<Report['rateLimit']>,
  { mode }: Pick<RunKind, 'mode'>
): string => {
  const noun = wordsFor({ mode }).verb === 'restore' ? 'restore' : 'deletion'
  const left = `GitHub's primary rate limit leaves this run ${formatCount(remaining, 'request')} in this hour`
  if (covered === planned) return `${left}, enough for the ${formatCount(planned, `planned ${noun}`)}.`
  const text = `${left}, enough for about ${formatNumber(covered)} of the ${formatCount(planned, `planned ${noun}`)}`
  if (furtherRuns !== undefined) {
    const when = schedule === undefined ? `each in another hour` : `at the schedule "${schedule}"`
    return `${text}; the rest takes about ${formatCount(furtherRuns, 'more run')}, ${when}.`
  }
  return furtherHours === undefined
    ? `${text}.`
    : `${text}; for the rest it waits about ${formatCount(furtherHours, 'more hour')}.`
}
