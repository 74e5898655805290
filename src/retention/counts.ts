import type { WrittenPackage } from './report-schema.ts'

/** The counts of a package of which nothing is known. */
export const noCounts: WrittenPackage['counts'] = {
  versions: 0,
  images: 0,
  planned: 0,
  deleted: 0,
  kept: 0,
  untagged: 0,
  refused: 0,
  failed: 0,
  restored: 0
}
