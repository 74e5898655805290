import type { Draft } from './draft.ts'
import type { Log } from './log.ts'
import type { NoteCode } from './notes.ts'

/** The parts of a draft that differ from one action to the next. */
export type Converted = Pick<Draft, 'protect' | 'rules'> & Partial<Pick<Draft, 'type' | 'untag' | 'maxDeletions'>>

/** Adds the notes that any policy may need: about untagged images, ages and counts, parts, and the last image. */
export const usualNotes = (
  { note }: { readonly note: (code: NoteCode) => void },
  { rules }: Pick<Converted, 'rules'>,
  readsManifests: boolean
): void => {
  if (!readsManifests) note('parts')
  if (rules.some(({ latest, within }) => latest || within)) note('both-times')
  if (rules.some((rule) => rule.delete.includes('@untagged'))) note('grace')
  if (rules.length > 0) note('minimum')
}

/** Adds the notes that any policy of a registry may need. */
export const registryNotes = (log: Log, converted: Pick<Converted, 'rules'>): void => {
  if (converted.rules.some((rule) => rule.delete.some((pattern) => !pattern.startsWith('@')))) log.note('every-tag')
  usualNotes(log, converted, false)
}
