import { type Converted, usualNotes } from './converted.ts'
import type { DraftRule } from './draft.ts'
import { type Given, itemsOf } from './given.ts'
import type { NoteCode } from './notes.ts'
import { matchesDigests } from './patterns.ts'

/** Matches lists that ghcr-cleanup-action does not read as they were meant: it splits at commas, and trims nothing. */
const hasSpaces = /,\s|\s,|\n/

/** Returns the patterns of a list, or of a regular expression; the note is for a list that is read as it was meant only here. */
const listOrRegex = (given: Given, name: string, otherwise: NoteCode): readonly string[] => {
  const written = given.text(name)
  if (written === '') return []
  if (given.flag('use-regex')) return given.regexes([written], name)
  if (hasSpaces.test(written)) given.note(otherwise, name)
  return itemsOf(written)
}

const isDigest = (text: string): boolean => text.startsWith('sha256:')

/** Returns what to delete without digests, for which it adds a note. */
const tagsOnly = (given: Given, name: string): readonly string[] => {
  const listed = listOrRegex(given, name, 'spaces')
  if (listed.some(isDigest)) given.note('delete-digests', name)
  return listed.filter((item) => !isDigest(item))
}

/** Converts a step of dataaxiom/ghcr-cleanup-action. */
export const ghcrCleanup = (given: Given): Converted => {
  const name = given.oneOf('delete-tags', 'tags')
  const isList = !given.flag('use-regex')
  const listed = tagsOnly(given, name)
  const excluded = listOrRegex(given, 'exclude-tags', 'meant-items')
  const digests = excluded.filter((item) => isList && /^sha256:[0-9a-f]{64}$/.test(item))
  const others = excluded.filter((item) => !isDigest(item))
  const kept = isList ? given.globs(others, 'exclude-tags') : others
  const protect = [...kept, ...(kept.some(matchesDigests) ? ['@untagged'] : []), ...digests]
  const matched = isList ? given.globs(listed, name) : listed
  if (matched.some(matchesDigests)) given.note('delete-digests', name)
  if (given.has(name) && given.has('keep-n-tagged')) given.note('partial-slots', 'keep-n-tagged')
  const incomplete = given.flag('delete-partial-images')
  if (given.flag('delete-ghost-images') && !incomplete) given.note('incomplete', 'delete-ghost-images')
  if (incomplete) given.note('broken', 'delete-partial-images')
  const within = given.age({}, 'older-than')
  const rules = [
    ...rulesOf(given, { name, matched, within, untagged: deletesUntagged(given, name) }),
    ...(incomplete ? [{ delete: ['@broken'], within }] : [])
  ]
  return withTagNotes(given, { protect, rules, untag: given.has(name) && protect.length === 0 }, name)
}

/** The inputs of which one keeps ghcr-cleanup-action from deleting untagged images by default. */
const selectors = [
  'keep-n-tagged',
  'keep-n-untagged',
  'delete-ghost-images',
  'delete-partial-images',
  'delete-orphaned-images'
]

const deletesUntagged = (given: Given, name: string): boolean =>
  given.has('delete-untagged') ? given.flag('delete-untagged') : ![name, ...selectors].some(given.has)

/** Returns the rules for tagged and for untagged images, each with its count. */
const rulesOf = (
  given: Given,
  {
    name,
    matched,
    within,
    untagged
  }: Readonly<Record<'matched', readonly string[]>> & {
    readonly name: string
    readonly within: string | null
    readonly untagged: boolean
  }
): readonly DraftRule[] => {
  const keepTagged = given.count('keep-n-tagged')
  const keepUntagged = given.count('keep-n-untagged')
  const tagged = given.has(name) ? matched : keepTagged === null ? [] : ['@any']
  return [
    ...(tagged.length > 0 ? [{ delete: tagged, latest: keepTagged ?? undefined, within }] : []),
    ...(untagged || keepUntagged !== null ? [{ delete: ['@untagged'], latest: keepUntagged ?? undefined, within }] : [])
  ]
}

/** Adds what the two actions that read manifests, and remove single tags, have in common. */
const withTagNotes = (given: Given, converted: Converted, name: string): Converted => {
  const { rules, untag = false } = converted
  const selects = given.has(name)
  if (selects && !untag) given.note('whole-image', name)
  if (untag && rules.some(({ latest }) => latest)) given.note('untag-unmarked', name)
  if (rules.some(({ latest, within }) => latest && within)) given.note('count-after-age', 'older-than')
  if (given.flag('delete-orphaned-images') && rules.every((rule) => !rule.delete.includes('@untagged')))
    given.note('orphans', 'delete-orphaned-images')
  if (rules.length > 1) given.note('keep-wins')
  usualNotes(given, converted, true)
  return converted
}

/** Converts a step of ghcr-manager/ghcr-cleanup-manager. */
export const ghcrCleanupManager = (given: Given): Converted => {
  const isRegex = given.flag('use-regex')
  const read = (name: string): readonly string[] => {
    const items = itemsOf(given.text(name))
    return isRegex ? given.regexes(items, name) : given.globs(items, name)
  }
  const name = 'delete-tags'
  const matched = read(name)
  const protect = read('exclude-tags')
  const within = given.age({ calendar: true }, 'older-than')
  for (const each of ['delete-ghost-images', 'delete-partial-images'])
    if (given.flag(each)) given.note('incomplete', each)
  if (given.text('command') === 'scan') given.note('was-dry-run', 'command')
  const rules = rulesOf(given, { name, matched, within, untagged: given.flag('delete-untagged') })
  // Its count has every tagged image in it, excluded and unmatched ones as well.
  if (given.has('keep-n-tagged') && (protect.length > 0 || given.has(name)))
    given.note('protected-slots', 'keep-n-tagged')
  return withTagNotes(given, { protect, rules, untag: given.has(name) && protect.length === 0 }, name)
}
