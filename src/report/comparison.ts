import type { Report, VersionReport } from './json.ts'
import { formatNumber } from './reason.ts'

/** The difference of two policies about a version: the later one deletes it, keeps it, or removes other tags from it. */
export type Change = 'added' | 'removed' | 'tags'

/** Returns how two policies differ about a version; null where they do not. */
export const changeOf = ({ before, after }: Pick<VersionReport, 'before' | 'after'>): Change | null => {
  if (!before || !after) return null
  const [wasDeleted, isDeleted] = [before.action === 'delete', after.action === 'delete']
  return wasDeleted === isDeleted ? 'tags' : isDeleted ? 'added' : 'removed'
}

/** Returns how many versions are deleted in addition, or no longer, in all packages. */
export const totalChanges = ({ packages }: Pick<Report, 'packages'>, change: 'added' | 'removed'): number =>
  packages.reduce((sum, { comparison }) => sum + (comparison?.[change] ?? 0), 0)

/** Returns the difference of two policies as a sentence without its end, such as `3 more versions and 1 fewer would be deleted`. */
export const formatDifference = (added: number, removed: number): string => {
  const count = (number: number, word: string): string =>
    `${formatNumber(number)} ${word} version${number === 1 ? '' : 's'}`
  if (added === 0 && removed === 0) return 'the same versions would be deleted'
  if (added === 0) return `${count(removed, 'fewer')} would be deleted`
  return `${count(added, 'more')}${removed > 0 ? ` and ${formatNumber(removed)} fewer` : ''} would be deleted`
}

/** Returns the difference in all packages of a run; null if none of them could be compared. */
export const describeDifference = (report: Pick<Report, 'packages'>): string | null =>
  report.packages.some(({ comparison }) => comparison)
    ? formatDifference(totalChanges(report, 'added'), totalChanges(report, 'removed'))
    : null

/** Returns one of the two decisions about a version in words, with all its reasons. */
export const describeDecision = (decision: VersionReport['before']): string => {
  if (!decision) return ''
  const { action, untag, reasons } = decision
  const tags = untag.length > 0 ? ` without ${untag.join(', ')}` : ''
  return `${action === 'delete' ? 'deleted' : 'kept'}${tags}: ${reasons.map(({ text }) => text).join(', and ')}`
}
