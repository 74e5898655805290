import { type Converted, usualNotes } from './converted.ts'
import type { DraftRule } from './draft.ts'
import { type Given, itemsOf } from './given.ts'

/** The lists of container-retention-policy; those of version 2 have no spaces between their items. */
export const snokItems = (text: string): readonly string[] => itemsOf(text.replaceAll(/["']/g, ''), /[,\s]/)

/** Converts a step of snok/container-retention-policy, of version 3 or an earlier one. */
export const containerRetention = (given: Given): Converted => {
  const within = given.age({}, 'cut-off')
  if (!given.has('cut-off')) given.problem('the input cut-off is missing, which every version requires; add it')
  return given.has('account-type') ||
    given.has('filter-tags') ||
    given.has('skip-tags') ||
    given.version === 'v2' ||
    given.version === 'v1'
    ? containerRetention2(given, within)
    : containerRetention3(given, within)
}

const containerRetention2 = (given: Given, within: string | null): Converted => {
  const sets = { sets: true }
  const filtered = given.globs(snokItems(given.text('filter-tags', 'image-tags')), 'filter-tags', sets)
  const protect = given.globs(snokItems(given.text('skip-tags')), 'skip-tags', sets)
  const hasFilter = given.has('filter-tags') || given.has('image-tags')
  const onlyUntagged = given.flag('untagged-only')
  const untagged = !hasFilter && (!given.has('filter-include-untagged') || given.flag('filter-include-untagged'))
  const tagged = onlyUntagged ? [] : hasFilter ? filtered : ['@any']
  const matched = [...tagged, ...(untagged ? ['@untagged'] : [])]
  const latest = given.count('keep-at-least', 'keep-n-most-recent') ?? undefined
  const rules = matched.length > 0 ? [{ delete: matched, latest, within }] : []
  if (hasFilter) given.note('every-tag', given.has('filter-tags') ? 'filter-tags' : 'image-tags')
  if (latest && within) given.note('count-after-age', 'keep-at-least')
  if (given.text('account-type') === 'personal') given.note('owner', 'account-type')
  const converted = { protect, rules }
  usualNotes(given, converted, false)
  return converted
}

const containerRetention3 = (given: Given, within: string | null): Converted => {
  const items = snokItems(given.text('image-tags'))
  const excluded = items.filter((item) => item.startsWith('!')).map((item) => item.slice(1))
  const included = items.filter((item) => !item.startsWith('!'))
  const shas = snokItems(given.text('skip-shas')).filter((sha) => {
    const isWhole = /^sha256:[0-9a-f]{64}$/.test(sha)
    if (!isWhole) given.problem('has an item that is not a whole digest: sha256: and 64 digits 0-9a-f', 'skip-shas')
    return isWhole
  })
  const protect = [...given.globs(excluded, 'image-tags'), ...shas]
  const selection = given.text('tag-selection') || 'both'
  if (!['both', 'tagged', 'untagged'].includes(selection))
    given.problem('is not one of tagged, untagged, both; write one of them', 'tag-selection')
  const latest = given.count('keep-n-most-recent', 'keep-at-least') ?? undefined
  const tagged = included.length > 0 ? given.globs(included, 'image-tags') : ['@any']
  const rules: DraftRule[] = [
    ...(selection !== 'untagged' && tagged.length > 0 ? [{ delete: tagged, latest, within }] : []),
    ...(selection !== 'tagged' ? [{ delete: ['@untagged'], within }] : [])
  ]
  if (latest && within) given.note('count-after-age', 'cut-off')
  if (latest && included.length > 0) given.note('partial-slots', 'image-tags')
  if (given.text('account') === 'user') given.note('owner', 'account')
  const converted = { protect, rules }
  usualNotes(given, converted, false)
  return converted
}

/** A star of snok's patterns for names does not stop at a slash. */
export const acrossSlashes = (item: string): string => item.replaceAll(/\*+/g, '**')

/** Returns names of packages with one for all of them, if they only exclude some. */
export const allIfOnlyExcluded = (items: readonly string[]): readonly string[] =>
  items.length > 0 && items.every((item) => item.startsWith('!')) ? ['**', ...items] : items
