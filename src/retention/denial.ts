import type { Outcome } from './plan.ts'

/** Returns what GitHub said if the token may change nothing of a package; null if it could change something. */
export const findDenial = (outcomes: Iterable<Outcome>): string | null => {
  let denial: string | null = null
  for (const { outcome, denied, problem } of outcomes) {
    if (outcome === 'deleted' || outcome === 'restored' || outcome === 'untagged' || outcome === 'refused') return null
    if (denied) denial ??= problem
  }
  return denial
}
