import { quoted } from '../retention/result.ts'
import { registryNotes } from './converted.ts'
import { both, type Draft, type DraftRule } from './draft.ts'
import type { Log, Path } from './log.ts'
import { canMatchTag } from './patterns.ts'
import { type Attributes, isMap, type Json, notWritten, readAttributes } from './registry-attributes.ts'

const tool = 'Google Artifact Registry'

/** One cleanup policy: what it deletes, or what it keeps. */
interface CleanupPolicy {
  /** The prefixes of the names of packages; empty for all packages. */
  readonly prefixes: readonly string[]
  /** Null if the policy deletes nothing. */
  readonly rule: DraftRule | null
  readonly protect: readonly string[]
  /** The number of newest versions that every rule keeps. */
  readonly latest: number
  readonly within: string | null
}

const inner = ['condition', 'mostRecentVersions']
const nothing: CleanupPolicy = { prefixes: [], rule: null, protect: [], latest: 0, within: null }

/** Converts cleanup policies to one policy for each prefix of package names, and one for all other packages. */
export const convertArtifactRegistry = (
  policies: readonly { readonly value: Json; readonly path: Path }[],
  dryRun: boolean,
  log: Log
): readonly Draft[] => {
  const read = policies.map(({ value, path }) => readPolicy(value, path, log))
  const deletes = read.filter(({ rule }) => rule !== null)
  if (deletes.length > 1) log.note('keep-wins')
  if (dryRun) log.note('was-dry-run')
  const prefixes = [...new Set(read.flatMap((policy) => policy.prefixes))].toSorted((a, b) => b.length - a.length)
  const path = policies[0]?.path ?? []
  const drafts = [...prefixes, null].map((prefix): Draft => {
    const applying = read.filter(
      (policy) => policy.prefixes.length === 0 || policy.prefixes.some((each) => prefix?.startsWith(each) ?? false)
    )
    return { ...toDraft(applying), path, packages: prefix === null ? null : [`${prefix}**`] }
  })
  const deleting = drafts.filter(({ rules }) => rules.length > 0)
  if (deleting.some(({ packages }) => packages === null)) log.note('default-package')
  const rules = deleting.flatMap((draft) => draft.rules)
  if (rules.some(({ latest }) => latest)) log.note('count-in-rule')
  registryNotes(log, { rules })
  return deleting.length > 0 ? deleting : drafts.slice(-1)
}

const toDraft = (policies: readonly CleanupPolicy[]): Omit<Draft, 'path' | 'packages'> => {
  const latest = Math.max(0, ...policies.map((policy) => policy.latest)) || undefined
  const keptWithin = policies.flatMap(({ within }) => within ?? [])
  return {
    tool,
    type: 'container',
    protect: [...new Set(policies.flatMap(({ protect }) => protect))],
    rules: policies.flatMap(({ rule }) =>
      rule ? [{ ...rule, latest, within: longest([rule.within, ...keptWithin]) }] : []
    ),
    untag: false,
    maxDeletions: null,
    step: {}
  }
}

/** Returns the longest of durations in days, hours and minutes; null if there is none. */
const longest = (durations: readonly (string | null | undefined)[]): string | null =>
  durations
    .flatMap((text) => text ?? [])
    .toSorted((a, b) => minutesOf(b) - minutesOf(a))
    .at(0) ?? null

const minutesOf = (text: string): number =>
  Array.from(text.matchAll(/(\d+)(\w+)/g)).reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * ({ d: 1440, h: 60, w: 10_080 }[unit] ?? 1),
    0
  )

const readPolicy = (value: Json, path: Path, log: Log): CleanupPolicy => {
  const given = readAttributes(tool, value, path, log, inner)
  const action = given.map('action')?.text('type') ?? given.text('action')
  const condition = given.map('condition')
  const recent = given.map('mostRecentVersions')
  if (recent && condition)
    log.problem(recent.path, 'cannot be combined with condition, there neither; write a policy for each')
  if (/^keep$/i.test(action)) {
    if (recent) return readRecent(recent, log)
    return condition ? readKeep(condition, log) : { ...nothing, protect: both }
  }
  if (!/^delete$/i.test(action))
    log.problem(path, 'the action of the policy is missing, or neither Delete nor Keep; add it')
  if (recent) log.problem(recent.path, 'the newest versions can be kept only; write action Keep')
  return condition ? readDelete(condition, log) : { ...nothing, rule: { delete: both } }
}

const readRecent = (recent: Attributes, log: Log): CleanupPolicy => {
  if (!recent.has('keepCount')) log.problem(recent.path, 'keepCount is missing; write a number, such as 10')
  return { ...nothing, prefixes: readPrefixes(recent), latest: recent.count('keepCount') ?? 0 }
}

/** Returns prefixes of names, which are no patterns. */
const readPrefixes = (given: Attributes): readonly string[] => {
  const prefixes = given.list('packageNamePrefixes')
  for (const prefix of prefixes)
    if (/[*?[\]{}!]/.test(prefix))
      given.problem(
        'packageNamePrefixes',
        `has ${quoted(prefix)}, but no names of packages begin with it; write the prefix alone`
      )
  return prefixes
}

const readDelete = (condition: Attributes, log: Log): CleanupPolicy => {
  const prefixes = readPrefixes(condition)
  const unmapped = ['newerThan', 'versionNamePrefixes'].find((name) => isGiven(condition, name))
  const matched = readMatched(condition, log)
  const within = condition.age('olderThan')
  if (unmapped) log.note('skipped-condition', condition.pathTo(unmapped))
  return { ...nothing, prefixes, rule: unmapped || matched.length === 0 ? null : { delete: matched, within } }
}

const readKeep = (condition: Attributes, log: Log): CleanupPolicy => {
  const prefixes = readPrefixes(condition)
  const matched = readMatched(condition, log)
  const isAll = matched.length === both.length && both.every((each) => matched.includes(each))
  const asksOther = ['versionNamePrefixes', 'olderThan'].find((name) => isGiven(condition, name))
  const newer = condition.age('newerThan')
  if (newer && isAll && !asksOther) return { ...nothing, prefixes, within: newer }
  const unmapped = asksOther ?? (newer ? 'newerThan' : undefined)
  if (unmapped) log.note('widened', condition.pathTo(unmapped))
  return { ...nothing, prefixes, protect: matched }
}

const isGiven = (condition: Attributes, name: string): boolean =>
  name === 'versionNamePrefixes' ? condition.list(name).length > 0 : condition.has(name)

/** Returns the patterns of the versions that a condition asks for by their tags. */
const readMatched = (condition: Attributes, log: Log): readonly string[] => {
  const state = (condition.text('tagState') || 'any').toLowerCase().replace('tag_state_unspecified', 'any')
  if (!['tagged', 'untagged', 'any'].includes(state))
    condition.problem('tagState', 'is not one of tagged, untagged, any; write one of them')
  const prefixes = condition.list('tagPrefixes')
  if (state === 'untagged' && prefixes.length > 0)
    condition.problem('tagPrefixes', 'cannot be combined with tagState untagged, there neither; remove one of the two')
  if (state === 'untagged') return ['@untagged']
  if (prefixes.length === 0) return state === 'tagged' ? ['@any'] : both
  const possible = prefixes.filter((prefix) => canMatchTag(`${prefix}*`) && !/[*?]/.test(prefix))
  if (possible.length < prefixes.length) log.note('no-tag', condition.pathTo('tagPrefixes'))
  return possible.map((prefix) => `${prefix}*`)
}

/** Returns the cleanup policies in a list, in a map by their names, or in blocks of Terraform. */
export const listPolicies = (
  value: unknown,
  path: Path,
  log: Log
): readonly { readonly value: Json; readonly path: Path }[] => {
  const entries: Iterable<readonly [string | number, unknown]> = Array.isArray(value)
    ? value.entries()
    : isMap(value)
      ? Object.entries(value)
      : [['', value]]
  return [...entries].flatMap(([key, each]) => {
    const own = key === '' ? path : [...path, key]
    if (isMap(each)) return [{ value: each, path: own }]
    if (each !== null) log.problem(own, notWritten)
    return []
  })
}
