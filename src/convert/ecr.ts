import { quoted } from '../retention/result.ts'
import { registryNotes } from './converted.ts'
import { both, type Draft, type DraftRule } from './draft.ts'
import type { Log, Path } from './log.ts'
import { canMatchTag } from './patterns.ts'
import { type Attributes, isMap, type Json, notWritten, readAttributes } from './registry-attributes.ts'

const tool = 'Amazon ECR'

/** A rule of a lifecycle policy. */
interface LifecycleRule {
  readonly priority: number
  /** The patterns of the images that the rule matches; empty if none can be. */
  readonly matched: readonly string[]
  /** Null if nothing here does what the rule does. */
  readonly rule: Pick<DraftRule, 'latest' | 'within'> | null
}

/**
 * Converts a lifecycle policy. An image that an earlier rule matches is never expired by a later one, so its patterns are
 * excluded there. `repository` is the name of the repository, if that is known.
 */
export const convertEcr = (value: Json, repository: unknown, path: Path, log: Log): Draft => {
  const listKey = value['rules'] === undefined ? 'rule' : 'rules'
  const rules = [value[listKey] ?? []]
    .flat()
    .flatMap((each, index) => {
      const own = [...path, listKey, index]
      if (isMap(each)) return [readRule(each, own, log)]
      log.problem(own, notWritten)
      return []
    })
    .toSorted((a, b) => a.priority - b.priority)
  if (rules.length === 0) log.problem(path, 'the lifecycle policy has no rules; paste the whole of it')
  const name = readName(repository)
  if (name === null) log.note('default-package')
  const applied = applyPriorities(rules, log)
  registryNotes(log, applied)
  return { ...applied, tool, path, packages: name, type: 'container', untag: false, maxDeletions: null, step: {} }
}

/** Returns the rules without what earlier ones match, and what to protect in place of those that have no counterpart. */
const applyPriorities = (rules: readonly LifecycleRule[], log: Log): Pick<Draft, 'rules' | 'protect'> => {
  const ranked = rules.map(({ matched, rule }, index) => {
    const claimed = new Set(rules.slice(0, index).flatMap((earlier) => earlier.matched))
    const own = matched.filter((pattern) => !isClaimed(pattern, claimed))
    return { rule, matched, own, excluded: excludedFrom(own, claimed) }
  })
  if (ranked.some(({ matched, own, excluded }) => own.length < matched.length || excluded.length > 0))
    log.note('claimed')
  return {
    rules: ranked.flatMap(({ rule, own, excluded }) =>
      rule && own.length > 0 ? [{ delete: [...own, ...excluded], ...rule }] : []
    ),
    // No rule follows the last one.
    protect: [...new Set(ranked.slice(0, -1).flatMap(({ rule, own }) => (rule ? [] : own)))]
  }
}

const isClaimed = (pattern: string, claimed: ReadonlySet<string>): boolean =>
  claimed.has(pattern) || (pattern !== '@untagged' && claimed.has('@any'))

/** Returns the exclusions of earlier patterns for a rule that matches tags. */
const excludedFrom = (matched: readonly string[], claimed: ReadonlySet<string>): readonly string[] =>
  matched.every((pattern) => pattern === '@untagged')
    ? []
    : [...claimed].flatMap((pattern) => (pattern.startsWith('@') ? [] : [`!${pattern}`]))

/** Returns the name of a repository, unless it is missing or an expression. */
const readName = (name: unknown): readonly string[] | null =>
  typeof name === 'string' && /^[a-z0-9][a-z0-9._/-]*$/.test(name) ? [name] : null

const readRule = (value: Json, path: Path, log: Log): LifecycleRule => {
  const given = readAttributes(tool, value, path, log, ['selection'])
  const priority = given.count('rulePriority') ?? given.count('priority') ?? Number.MAX_SAFE_INTEGER
  const selection = given.map('selection')
  if (selection === null) {
    log.problem(path, 'the rule has no selection; paste the whole lifecycle policy')
    return { priority, matched: [], rule: null }
  }
  const type = given.map('action')?.text('type') || 'expire'
  const isStandard = (selection.text('storageClass') || 'standard') === 'standard'
  const { matched, isExact } = readMatched(selection, log)
  const rule = type === 'expire' && isStandard && isExact ? readKeep(selection, log) : null
  if (rule === null)
    log.note(isExact ? 'skipped-rule' : 'all-tags-list', isExact ? path : selection.pathTo('tagPatternList'))
  return { priority, matched, rule }
}

/** Returns the patterns of what a rule matches; inexact if an image must have several of them. */
const readMatched = (
  selection: Attributes,
  log: Log
): { readonly matched: readonly string[]; readonly isExact: boolean } => {
  const status = selection.text('tagStatus')
  if (status === 'untagged') return { matched: ['@untagged'], isExact: true }
  if (status === 'any') return { matched: both, isExact: true }
  if (status !== 'tagged') selection.problem('tagStatus', 'is not one of tagged, untagged, any; write one of them')
  const prefixes = selection.list('tagPrefixList')
  const patterns = [...selection.list('tagPatternList'), ...prefixes.map((prefix) => `${prefix}*`)]
  if (patterns.length === 0)
    selection.problem('tagPatternList', 'or tagPrefixList is missing, which tagStatus tagged needs; add one')
  const possible = patterns.filter((pattern) => canMatchTag(pattern) && !pattern.includes('?'))
  if (possible.length < patterns.length || prefixes.some((prefix) => prefix.includes('*'))) {
    log.note('no-tag', selection.pathTo(prefixes.length > 0 ? 'tagPrefixList' : 'tagPatternList'))
    // An image would need a tag for the impossible one as well.
    return { matched: [], isExact: true }
  }
  const matched = possible.map((pattern) => (/^\*+$/.test(pattern) ? '@any' : pattern))
  return { matched, isExact: patterns.length === 1 }
}

const readKeep = (selection: Attributes, log: Log): Pick<DraftRule, 'latest' | 'within'> | null => {
  const number = selection.count('countNumber')
  if (number === null || number === 0) selection.problem('countNumber', 'is missing or zero; write a number from 1 up')
  const type = selection.text('countType')
  if (type === 'imageCountMoreThan') return { latest: number ?? 0 }
  const unit = selection.text('countUnit') || 'days'
  if (unit !== 'days') selection.problem('countUnit', `${quoted(unit)} is not days, the only unit there is; write days`)
  if (type === 'sinceImagePushed') return { within: `${number}d` }
  if (type !== 'sinceImagePulled' && type !== 'sinceImageTransitioned')
    log.problem(selection.pathTo('countType'), 'is not one of imageCountMoreThan, sinceImagePushed; write one of them')
  return null
}
