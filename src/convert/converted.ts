import type { Draft } from './draft.ts'
import type { Given } from './given.ts'

/** The parts of a draft that differ from one action to the next. */
export type Converted = Pick<Draft, 'protect' | 'rules'> & Partial<Pick<Draft, 'type' | 'untag' | 'maxDeletions'>>

/** Adds the notes that any policy may need: about untagged images, ages and counts, parts, and the last image. */
export const usualNotes = (given: Given, { rules }: Converted, readsManifests: boolean): void => {
  if (!readsManifests) given.note('parts')
  if (rules.some(({ latest, within }) => latest || within)) given.note('both-times')
  if (rules.some((rule) => rule.delete.includes('@untagged'))) given.note('grace')
  if (rules.length > 0) given.note('minimum')
}
