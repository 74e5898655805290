import { isTagged, type PackageType, packageTypes } from '../retention/version.ts'
import { both, type Draft, type DraftRule } from './draft.ts'
import { type Given, itemsOf } from './given.ts'
import type { NoteCode } from './notes.ts'
import { findingPattern, matchesDigests } from './patterns.ts'
import type { ActionName } from './tables.ts'

/** The parts of a draft that differ from one action to the next. */
type Converted = Pick<Draft, 'protect' | 'rules'> & Partial<Pick<Draft, 'type' | 'untag' | 'maxDeletions'>>

interface Action {
  /** The input that names the packages, and how its items are written here. */
  readonly packages: (given: Given) => { readonly name: string; readonly items: readonly string[] }
  /** The inputs of the step that go into the step here. */
  readonly step: Readonly<Record<string, string>>
  readonly convert: (given: Given) => Converted
}

const usual = { owner: 'owner', token: 'token', 'dry-run': 'dry-run' } as const

/** Converts a step of an action. */
export const convertStep = (given: Given): Draft => {
  const { packages, step, convert } = actions[given.action]
  const { name, items } = packages(given)
  const written = given.text(name)
  const isExpression = written.includes('${{')
  const isRepository = /^\$\{\{\s*github\.event\.repository\.name\s*\}\}$/.test(written)
  if (isExpression && !isRepository) given.note('expression-in-step', name)
  const named = isExpression ? null : given.packages(items, name)
  if (named === null && (!isExpression || isRepository)) given.note('default-package')
  return {
    tool: given.action,
    path: given.path,
    type: 'container',
    untag: false,
    maxDeletions: null,
    ...convert(given),
    packages: named,
    step: { ...(isExpression && !isRepository && { packages: written }), ...stepOf(given, step) }
  }
}

/** Returns the inputs of the step. A token that is not an expression is replaced. */
const stepOf = (given: Given, names: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  const { token, owner, 'dry-run': dryRun = '', ...others } = given.step(names)
  if (/^true$/i.test(dryRun)) given.note('was-dry-run', 'dry-run')
  return {
    ...(owner && !isOwnAccount(given, owner) && { owner }),
    ...(token && tokenInput(given, token)),
    ...others,
    ...(dryRun.includes('${{') && { 'dry-run': dryRun })
  }
}

/** True for the owner of the repository, and for the account of the token. */
const isOwnAccount = (given: Given, owner: string): boolean =>
  /^\$\{\{\s*github\.repository_owner\s*\}\}$/.test(owner) || given.text('account') === 'user'

const tokenInput = (given: Given, token: string): Readonly<Record<string, string>> => {
  if (/^\$\{\{\s*(?:secrets\.GITHUB_TOKEN|github\.token)\s*\}\}$/i.test(token)) return {}
  if (/^\$\{\{[^{}'"\n]*\}\}$/.test(token)) return { token }
  given.note('secret-in-file', given.has('token') ? 'token' : 'github-token')
  return { token: '${{ secrets.PACKAGES_TOKEN }}' }
}

/** Adds the notes that any policy may need: about untagged images, ages and counts, parts, and the last image. */
const usualNotes = (given: Given, { rules }: Converted, readsManifests: boolean): void => {
  if (!readsManifests) given.note('parts')
  if (rules.some(({ latest, within }) => latest || within)) given.note('both-times')
  if (rules.some((rule) => rule.delete.includes('@untagged'))) given.note('grace')
  if (rules.length > 0) given.note('minimum')
}

const deletePackageVersions = (given: Given): Converted => {
  const type = readType(given)
  const { least, most } = readCounts(given)
  const prereleases = given.flag('delete-only-pre-release-versions')
  const untagged = isTagged(type) && given.flag('delete-only-untagged-versions')
  const ignored = prereleases ? '' : given.text('ignore-versions')
  const latest = least ?? (prereleases || untagged ? 0 : null)
  const all = isTagged(type) ? both : ['@any']
  const matched = prereleases ? ['@prerelease'] : untagged ? ['@untagged'] : all
  const converted = {
    type,
    protect: ignored ? given.regexes([ignored], 'ignore-versions') : [],
    rules: [{ delete: matched, latest: latest ?? undefined }],
    maxDeletions: latest === null ? most : null
  }
  if (prereleases) given.note('prerelease', 'delete-only-pre-release-versions')
  if (isTagged(type)) noteManifests(given, converted)
  given.note('pace')
  usualNotes(given, converted, !isTagged(type))
  return converted
}

/** Adds what differs since the action deletes manifests, by their digests. */
const noteManifests = (given: Given, { protect, maxDeletions }: Converted): void => {
  if (protect.length > 0) given.note('digest-patterns', 'ignore-versions')
  if (maxDeletions) given.note('oldest-images', 'num-old-versions-to-delete')
}

const readType = (given: Given): PackageType => {
  const type = packageTypes.find((each) => each === given.text('package-type').toLowerCase())
  if (type) return type
  const remedy = `one of ${packageTypes.join(', ')}; write it, for example package-type: npm`
  if (given.has('package-type')) given.problem(`is not ${remedy}`, 'package-type')
  else given.problem(`the input package-type is missing: ${remedy}`)
  return 'container'
}

/** Returns how many of the newest versions are kept, null if that is not given, and how many are deleted otherwise. */
const readCounts = (given: Given): { readonly least: number | null; readonly most: number } => {
  if (given.has('package-version-ids')) {
    const remedy = 'delete single versions with gh api --method DELETE, and remove the input'
    given.problem(`rules select versions by their tags, not by ids; ${remedy}`, 'package-version-ids')
  }
  const written = given.text('min-versions-to-keep')
  const least = written === '-1' ? null : given.count('min-versions-to-keep')
  const most = given.count('num-old-versions-to-delete') ?? 1
  if (least !== null && most > 1) {
    const problem = 'cannot be combined with num-old-versions-to-delete, there neither; remove one of the two'
    given.problem(problem, 'min-versions-to-keep')
  }
  return { least, most }
}

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

const ghcrCleanup = (given: Given): Converted => {
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

const ghcrCleanupManager = (given: Given): Converted => {
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

/** The lists of container-retention-policy; those of version 2 have no spaces between their items. */
const snokItems = (text: string): readonly string[] => itemsOf(text.replaceAll(/["']/g, ''), /[,\s]/)

const containerRetention = (given: Given): Converted => {
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

const ghcrPrune = (given: Given): Converted => {
  const within = given.age({ unit: 'days' }, 'keep-younger-than', 'older-than')
  const latest = given.count('keep-last') ?? undefined
  const regexes = ['prune-tags-regexes', 'tag-regex'].flatMap((name) =>
    given.regexes(itemsOf(given.text(name), /\n/), name)
  )
  const untagged = given.flag('prune-untagged', 'untagged')
  const protect = [
    ...given.globs(itemsOf(given.text('keep-tags'), /\n/), 'keep-tags'),
    ...given.regexes(itemsOf(given.text('keep-tags-regexes'), /\n/), 'keep-tags-regexes')
  ]
  const matched = [...regexes, ...(untagged ? ['@untagged'] : [])]
  const converted = { protect, rules: matched.length > 0 ? [{ delete: matched, latest, within }] : [] }
  if (regexes.length > 0) given.note('every-tag', given.has('tag-regex') ? 'tag-regex' : 'prune-tags-regexes')
  if (latest && within) given.note('count-after-age', 'keep-last')
  usualNotes(given, converted, false)
  return converted
}

const deleteUntagged = (given: Given): Converted => {
  const untagged = !given.has('untagged_only') || given.flag('untagged_only')
  const converted = { protect: [], rules: [{ delete: untagged ? ['@untagged'] : both }] }
  if (!untagged) given.note('matches-all', 'untagged_only')
  usualNotes(given, converted, given.text('except_untagged_multiplatform') !== 'false')
  return converted
}

/** A star of snok's patterns for names does not stop at a slash. */
const acrossSlashes = (item: string): string => item.replaceAll(/\*+/g, '**')

const allIfOnlyExcluded = (items: readonly string[]): readonly string[] =>
  items.length > 0 && items.every((item) => item.startsWith('!')) ? ['**', ...items] : items

/** Returns names of packages that are no patterns there; a pattern would match more here. */
const literally = (given: Given, name: string, items: readonly string[], remedy: string): readonly string[] => {
  if (!given.text(name).includes('${{') && items.some((item) => /[*?]|^!/.test(item)))
    given.problem(`is not the name of a package, since the action takes no patterns there: ${remedy}`, name)
  return items
}

const exactly = (name: string) => (given: Given) => ({
  name,
  items: literally(given, name, itemsOf(given.text(name), /\n/), 'write the names')
})

const actions: Readonly<Record<ActionName, Action>> = {
  'actions/delete-package-versions': {
    packages: exactly('package-name'),
    step: { owner: 'owner', token: 'token' },
    convert: deletePackageVersions
  },
  'dataaxiom/ghcr-cleanup-action': {
    packages: (given) => {
      const name = given.oneOf('package', 'packages')
      const written = given.text(name)
      const expands = given.flag('expand-packages')
      const items = itemsOf(written, /,/)
      if (!expands)
        return { name, items: literally(given, name, items, 'add expand-packages: true, or write the names') }
      if (!given.flag('use-regex') || written === '') return { name, items }
      const read = findingPattern(written)
      if (!read.ok) given.problem(read.problem, name)
      return { name, items: read.ok ? [read.value === '@any' ? '**' : read.value] : [] }
    },
    step: { ...usual, 'registry-url': 'registry-url', 'github-api-url': 'api-url' },
    convert: ghcrCleanup
  },
  'snok/container-retention-policy': {
    packages: (given) => ({
      name: 'image-names',
      items: allIfOnlyExcluded(snokItems(given.text('image-names')).map(acrossSlashes))
    }),
    step: { account: 'owner', 'org-name': 'owner', token: 'token', 'dry-run': 'dry-run' },
    convert: containerRetention
  },
  'ghcr-manager/ghcr-cleanup-manager': {
    packages: exactly('package'),
    step: { ...usual, 'github-token': 'token' },
    convert: ghcrCleanupManager
  },
  'vlaurin/action-ghcr-prune': {
    packages: exactly('container'),
    step: { organization: 'owner', user: 'owner', token: 'token', 'dry-run': 'dry-run' },
    convert: ghcrPrune
  },
  'Chizkiyahu/delete-untagged-ghcr-action': {
    packages: (given) => {
      const name = given.oneOf('package_name', 'package_names')
      const items = itemsOf(given.text(name))
      literally(given, name, items, 'write the names')
      return { name, items: items.length > 0 || given.has('repository') ? items : ['**'] }
    },
    step: { repository_owner: 'owner', token: 'token' },
    convert: deleteUntagged
  }
}
