import { acrossSlashes, allIfOnlyExcluded, containerRetention, snokItems } from './container-retention.ts'
import { type Converted, usualNotes } from './converted.ts'
import { deletePackageVersions } from './delete-package-versions.ts'
import { both, type Draft } from './draft.ts'
import { ghcrCleanup, ghcrCleanupManager } from './ghcr-cleanup.ts'
import { type Given, itemsOf } from './given.ts'
import { findingPattern } from './patterns.ts'
import type { ActionName } from './tables.ts'

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
