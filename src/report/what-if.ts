import type { RefState } from '../retention/conditions.ts'
import { type Duration, parseDuration } from '../retention/duration.ts'
import { labelsOf } from '../retention/evaluate.ts'
import { capturesOf, covers, coversDigest, type Patterns, parsePatterns } from '../retention/pattern.ts'
import { type Decision, type Inventory, planPackage } from '../retention/plan.ts'
import type { Keep, Policy, Rule, Safety } from '../retention/policy.ts'
import type { KeepReason, Reason } from '../retention/reason.ts'
import { branchForms, tagForms } from '../retention/ref-forms.ts'
import { isTopLevel, type PackageVersion } from '../retention/version.ts'
import { formatUnion, shortDigest } from './reason.ts'

/** The decision about one version, with all that it depends on. */
export interface Case {
  readonly inventory: Inventory
  readonly policy: Policy
  readonly refs: RefState
  readonly now: number
  /** The index of the version. */
  readonly index: number
}

/** How settings are written: as inputs of a workflow, as options of the command line, or in a policy document. */
export type SettingStyle = 'inputs' | 'options' | 'document'

/** Changes that together change a decision. */
export interface Suggestion {
  readonly steps: readonly string[]
  /** How many other images, or versions of a type without them, they let the policy decide differently. */
  readonly others: number
}

/** A change to what a decision depends on, and how to make it. */
interface Edit {
  readonly text: string
  readonly apply: (to: Case) => Case
}

/**
 * Returns what would have to change for the other decision about a version: for a kept one to be deleted, or for a deleted
 * one to be kept. Each is tried with the engine: what does not change the decision is not suggested.
 */
export const findSuggestions = (
  given: Case,
  { reasons, action }: Pick<Decision, 'reasons' | 'action'>,
  style: SettingStyle
): readonly Suggestion[] => {
  const before = planOf(given)
  const deletes = (decisions: readonly Decision[]): boolean => decisions[given.index]?.action === 'delete'
  const works = (edits: readonly Edit[]): boolean => deletes(planOf(withAll(given, edits))) !== (action === 'delete')
  // An approved plan, or an earlier state of the package, decides otherwise.
  if (deletes(before) !== (action === 'delete')) return []
  const ways = action === 'delete' ? waysToKeep(given, reasons, style) : waysToDelete(given, reasons, style)
  const found = ways.filter(works).map((edits) => withoutNeedless(edits, works))
  const distinct = new Map(found.map((edits) => [edits.map(({ text }) => text).join('\n'), edits]))
  return [...distinct.values()].map((edits) => {
    const after = planOf(withAll(given, edits))
    const differs = (decision: Decision, index: number): boolean =>
      isTopLevel(decision) && (decision.action === 'delete') !== (after[index]?.action === 'delete')
    const others = before.filter((decision, index) => index !== given.index && differs(decision, index))
    return { steps: edits.map(({ text }) => text), others: others.length }
  })
}

const planOf = ({ inventory, policy, refs, now }: Case): readonly Decision[] =>
  planPackage(inventory, policy, refs, now).decisions

const withAll = (given: Case, edits: readonly Edit[]): Case => edits.reduce((each, { apply }) => apply(each), given)

const withoutNeedless = (edits: readonly Edit[], works: (edits: readonly Edit[]) => boolean): readonly Edit[] =>
  edits.reduce<readonly Edit[]>((needed, each) => {
    const others = needed.filter((other) => other !== each)
    return others.length > 0 && works(others) ? others : needed
  }, edits)

/** Returns the ways to undo every reason that keeps a version: by its tags where that is possible, and by the policy. */
const waysToDelete = (given: Case, reasons: readonly Reason[], style: SettingStyle): readonly (readonly Edit[])[] => {
  const choices = reasons.map((reason) => undo(given, reason, style))
  if (choices.some(({ length }) => length === 0)) return []
  const most = Math.max(...choices.map(({ length }) => length))
  return Array.from({ length: most }, (_, way) => {
    const edits = choices.flatMap((each) => each[Math.min(way, each.length - 1)] ?? [])
    return [...new Map(edits.map((each) => [each.text, each])).values()]
  })
}

/** Returns the changes that each undo one reason to keep a version; none where nothing can. */
const undo = (given: Case, reason: Reason, style: SettingStyle): readonly Edit[] => {
  switch (reason.code) {
    case 'uncovered':
      return [...removeTags(given, reason.labels), coverLabels(given, reason.labels, style)]
    case 'protected':
      return 'labels' in reason
        ? [...removeTags(given, reason.labels), unprotect(given, reason.labels, style)]
        : [unprotect(given, [reason.digest], style)]
    case 'in-use':
      return [forgetUse('labels' in reason ? reason.labels : [reason.digest], reason)]
    case 'within':
    case 'latest':
    case 'hourly':
    case 'daily':
    case 'weekly':
    case 'monthly':
    case 'yearly':
      return lowerLimit(given, reason, style)
    case 'while':
      return endCondition(given, reason.rule)
    case 'grace':
      return durationsBelow(given).map((duration) => setSafety({ gracePeriod: duration }, style))
    case 'min-keep':
      return lowerMinimum(given, reason.limit)
    case 'fuse':
      return [setSafety({ maxDeletePercent: Math.ceil((reason.going * 100) / reason.images) }, style)]
    default:
      return []
  }
}

const versionOf = ({ inventory, index }: Case): readonly PackageVersion[] => inventory.versions.slice(index, index + 1)

const labelsOfCase = (given: Case): readonly string[] =>
  versionOf(given).flatMap((version) => labelsOf(version, given.inventory.type))

const code = (text: string): string => `\`${text}\``

/** Returns the removal of tags, if others are left: without tags, the version would be another case. */
const removeTags = (given: Case, labels: readonly string[]): readonly Edit[] => {
  const { type } = given.inventory
  const isTagged = type === 'container' || type === 'docker'
  if (!isTagged || labelsOfCase(given).every((label) => labels.includes(label))) return []
  const apply = (to: Case): Case => {
    const versions = to.inventory.versions.map((version, index) =>
      index === to.index ? { ...version, tags: version.tags.filter((tag) => !labels.includes(tag)) } : version
    )
    const after = { ...to, inventory: { ...to.inventory, versions } }
    return labelsOfCase(after).length > 0 ? after : to
  }
  return [{ text: `move or remove the tag${labels.length > 1 ? 's' : ''} ${formatUnion(labels.map(code))}`, apply }]
}

/** Returns the change that lets a rule match labels: the rule that matches the others, or the first; otherwise a new one. */
const coverLabels = ({ policy, ...given }: Case, labels: readonly string[], style: SettingStyle): Edit => {
  const isFlat = style !== 'document'
  if (labels.includes('@untagged')) {
    const within = isFlat ? policy.rules[0]?.keep.within : undefined
    const added = addRule(['@untagged'], within ? { within } : {})
    return isFlat ? { ...added, text: setting(style, 'delete-untagged', 'true') } : added
  }
  const all = labelsOfCase({ policy, ...given })
  const matches = (rule: Rule): boolean => all.some((label) => covers(rule.delete, label, given.inventory.type))
  const number = Math.max(policy.rules.findIndex(matches), 0)
  // Tags of another form lack the placeholder that such a rule asks for.
  const { per, while: condition } = policy.rules[number]?.keep ?? ({} as const satisfies Keep)
  if (!isFlat && (per || condition)) return addRule(labels, {})
  const extend = (rule: Rule): Rule => ({ ...rule, delete: patternsOf([...rule.delete.sources, ...labels]) })
  return {
    text: `add ${formatUnion(labels.map(code))} to ${isFlat ? name(style, 'delete-tags') : `${code('delete')} of rule ${number + 1}`}`,
    apply: withPolicy((to) => ({ ...to, rules: to.rules.map((rule, at) => (at === number ? extend(rule) : rule)) }))
  }
}

const addRule = (labels: readonly string[], keep: Keep): Edit => ({
  text: `add a rule with ${code(`delete: ${labels.length === 1 ? `"${labels[0]}"` : JSON.stringify(labels)}`)}`,
  apply: withPolicy((to) => ({ ...to, rules: [...to.rules, { delete: patternsOf(labels), keep }] }))
})

/** Returns the change that removes the patterns which protect labels or a digest. */
const unprotect = ({ policy, inventory: { type } }: Case, labels: readonly string[], style: SettingStyle): Edit => {
  const sources = policy.protect?.sources ?? []
  const protects = (source: string): boolean => {
    if (source.startsWith('!')) return false
    const alone = patternsOf([source])
    return labels.some((label) => source === label || covers(alone, label, type) || coversDigest(alone, label, type))
  }
  const removed = sources.filter(protects)
  const rest = sources.filter((source) => !protects(source))
  const protect = rest.some((source) => !source.startsWith('!')) ? patternsOf(rest) : null
  return {
    text: `remove ${formatUnion(removed.map(shortDigest).map(code))} from ${style === 'document' ? code('protect') : name(style, 'keep-tags')}`,
    apply: withPolicy((to) => ({ ...to, protect }))
  }
}

/** Returns the change that removes what files of `in-use` say of a version. */
const forgetUse = (
  names: readonly string[],
  { file, line }: { readonly file: string; readonly line: number }
): Edit => ({
  text: `remove ${formatUnion(names.map(shortDigest).map(code))} from ${file} (line ${line})`,
  apply: withPolicy(({ inUse, ...policy }) => ({
    ...policy,
    inUse: inUse && {
      ...inUse,
      references: new Map(
        [...inUse.references].map(([path, all]) => [
          path,
          all.filter(({ versions }) => !versions.some((version) => names.includes(version)))
        ])
      )
    }
  }))
})

/** Returns the change that lets a key keep less: a lower count, or a shorter time. */
const lowerLimit = (
  given: Case,
  { code: key, rule, rank, limit }: KeepReason,
  style: SettingStyle
): readonly Edit[] => {
  if (typeof limit === 'number') return rank === undefined ? [] : [setKeep(rule, key, rank - 1, given.policy, style)]
  return durationsBelow(given).map((duration) => setKeep(rule, key, duration, given.policy, style))
}

/** Returns the change that ends the condition of a rule; none where that would take until later, or is unknown. */
const endCondition = (given: Case, number: number): readonly Edit[] => {
  const { policy, refs, inventory } = given
  const rule = policy.rules[number]
  const condition = rule?.keep.while
  if (!rule || condition === undefined || condition === 'unreleased' || rule.keep['then-for']) return []
  const { type } = inventory
  const covered = labelsOfCase(given).filter((label) => covers(rule.delete, label, type))
  const { fact, placeholder, forms, describe } = refKinds[condition]
  const texts = covered.flatMap((label) =>
    capturesOf(rule.delete, label, type, placeholder).map((each) => each ?? label)
  )
  const names = [...(refs[fact] ?? [])].filter((each) => forms(each).some((form) => texts.includes(form)))
  if (names.length === 0) return []
  const apply = (to: Case): Case => ({
    ...to,
    refs: { ...to.refs, [fact]: new Set([...(to.refs[fact] ?? [])].filter((each) => !names.includes(each))) }
  })
  return [{ text: formatUnion(names.map(describe)), apply }]
}

const refKinds = {
  'pr-open': {
    fact: 'pullRequests',
    placeholder: 'pr',
    forms: (number: string) => [number],
    describe: (number: string) => `close pull request ${number}`
  },
  'branch-exists': {
    fact: 'branches',
    placeholder: 'name',
    forms: branchForms,
    describe: (branch: string) => `delete the branch ${code(branch)}`
  },
  'tag-exists': {
    fact: 'tags',
    placeholder: 'name',
    forms: tagForms,
    describe: (tag: string) => `delete the Git tag ${code(tag)}`
  }
} as const

/** Returns the change to the highest minimum of images that does not keep the version. */
const lowerMinimum = (given: Case, limit: number): readonly Edit[] => {
  const { minKeep } = given.policy
  const counts = minKeep === null ? [] : Array.from({ length: Math.min(limit, 20) }, (_, less) => limit - 1 - less)
  const setMinimum = (count: number): Edit => ({
    text: code(`min-keep: ${count}`),
    apply: withPolicy((to) => ({ ...to, minKeep: count }))
  })
  const isFree = (edit: Edit): boolean =>
    planOf(edit.apply(given))[given.index]?.reasons.every(({ code }) => code !== 'min-keep') ?? false
  const found = counts.map(setMinimum).find(isFree)
  return found ? [found] : []
}

/** Returns the ways to keep a version that is deleted, each a single change. */
const waysToKeep = (given: Case, reasons: readonly Reason[], style: SettingStyle): readonly (readonly Edit[])[] => {
  const labels = labelsOfCase(given)
  const expired = reasons.find((reason) => reason.code === 'expired')
  if (!expired && labels.length === 0 && reasons.every(({ code }) => code !== 'orphan')) return []
  const [label = versionOf(given)[0]?.name ?? ''] = labels
  const edits = [
    protectLabel(label, given.policy, style),
    ...(expired ? raiseLimits(given, expired, style) : []),
    ...(labels.length === 0 ? durationsFrom(given, 1).map((gracePeriod) => setSafety({ gracePeriod }, style)) : [])
  ]
  return edits.map((edit) => [edit])
}

const protectLabel = (label: string, { protect }: Policy, style: SettingStyle): Edit => {
  const sources = protect?.sources ?? []
  const list = style === 'document' ? code('protect') : name(style, 'keep-tags')
  const text =
    sources.length > 0
      ? `add ${code(label)} to ${list}`
      : setting(style, style === 'document' ? 'protect' : 'keep-tags', label)
  return { text, apply: withPolicy((to) => ({ ...to, protect: patternsOf([...sources, label]) })) }
}

type ExpiredReason = Extract<Reason, { readonly code: 'expired' }>

/** Returns the changes by which a rule keeps a version: higher counts, a longer time. */
const raiseLimits = (given: Case, { rule, misses }: ExpiredReason, style: SettingStyle): readonly Edit[] => {
  const { policy } = given
  const set = (key: keyof Keep, value: number | Duration): Edit => setKeep(rule, key, value, policy, style)
  const ranks = misses.flatMap(({ key, rank, limit }) =>
    rank !== undefined && typeof limit === 'number' ? [{ key, rank }] : []
  )
  if (ranks.every(({ key }) => key !== 'latest')) {
    const all = planOf(set('latest', given.inventory.versions.length).apply(given))[given.index]
    const reason = all?.reasons.find((each) => each.code === 'latest' && each.rule === rule)
    if (reason?.code === 'latest' && reason.rank !== undefined) ranks.unshift({ key: 'latest', rank: reason.rank })
  }
  return [
    ...ranks.map(({ key, rank }) => set(key, rank)),
    ...durationsFrom(given).map((duration) => set('within', duration))
  ]
}

const hour = 3_600_000
const day = 24 * hour

/** Returns the longest whole time that is over for a version; none while it is younger than a minute. */
const durationsBelow = (given: Case): readonly Duration[] => {
  const age = ageOf(given)
  const [unit, length] =
    age > day ? (['day', day] as const) : age > hour ? (['hour', hour] as const) : (['minute', 60_000] as const)
  return durationsOf(Math.ceil(age / length) - 1, unit)
}

/** Returns the shortest whole time that is not over for a version; for keys that end with their time, `more` of 1. */
const durationsFrom = (given: Case, more: 0 | 1 = 0): readonly Duration[] => {
  const age = ageOf(given) + more
  return age > 2 * day ? durationsOf(Math.ceil(age / day), 'day') : durationsOf(Math.ceil(age / hour), 'hour')
}

const durationsOf = (count: number, unit: string): readonly Duration[] => {
  const read = parseDuration(`${count} ${unit}${count === 1 ? '' : 's'}`)
  return read.ok ? [read.value] : []
}

/** Returns the time since the last change of a version. */
const ageOf = (given: Case): number =>
  given.now - Math.max(...versionOf(given).map(({ created, updated }) => Math.max(Number(created), Number(updated))))

/** Returns the change of one key of a rule. */
const setKeep = (
  rule: number,
  key: keyof Keep | string,
  value: number | Duration,
  policy: Policy,
  style: SettingStyle
): Edit => {
  const shown = typeof value === 'number' ? value : value.text
  const source = policy.rules[rule]
  const input = source && style !== 'document' ? inputOf(key, source) : null
  const isAge = key === 'within' && Object.keys(source?.keep ?? {}).every((each) => each === 'within')
  const text =
    input === null
      ? `${code(`${isAge ? 'older-than' : key}: ${shown}`)} in ${isAge ? '' : `${code('keep')} of `}rule ${rule + 1}`
      : setting(style, input, shown)
  // The input older-than is an age for all rules.
  const isSet = (at: number): boolean => at === rule || (input === 'older-than' && at < 2)
  return {
    text,
    apply: withPolicy((to) => ({
      ...to,
      rules: to.rules.map((each, at) => (isSet(at) ? { ...each, keep: { ...each.keep, [key]: value } } : each))
    }))
  }
}

/** Returns the input that stands for a key of a rule; null for none. */
const inputOf = (key: string, rule: Rule): string | null => {
  if (key === 'within') return 'older-than'
  if (key !== 'latest') return null
  return rule.delete.sources.includes('@untagged') ? 'keep-latest-untagged' : 'keep-latest'
}

const setSafety = (safety: Partial<Pick<Safety, 'gracePeriod' | 'maxDeletePercent'>>, style: SettingStyle): Edit => {
  const { gracePeriod, maxDeletePercent = 100 } = safety
  return {
    text: gracePeriod
      ? setting(style, 'grace-period', gracePeriod.text)
      : setting(style, 'max-delete-percent', maxDeletePercent),
    apply: withPolicy((to) => ({ ...to, safety: { ...to.safety, ...safety } }))
  }
}

const withPolicy =
  (change: (policy: Policy) => Policy): Edit['apply'] =>
  (to) => ({ ...to, policy: change(to.policy) })

/** Returns the name of a setting. */
const name = (style: SettingStyle, input: string): string => code(style === 'options' ? `--${input}` : input)

/** Returns a setting with its value. */
const setting = (style: SettingStyle, input: string, value: number | string): string => {
  if (style !== 'options') return code(`${input}: ${value}`)
  const text = /[^\w.:-]/.test(`${value}`) ? `"${value}"` : value
  return code(value === 'true' ? `--${input}` : `--${input} ${text}`)
}

/** Returns patterns, without those that cannot be read: a label may be none. */
const patternsOf = (sources: readonly string[]): Patterns => {
  const read = parsePatterns(
    sources.filter((source) => parsePatterns([source.replace(/^!/, '')], 'label').ok),
    'label'
  )
  return read.ok ? read.value : { sources: [], placeholders: new Set(), includes: [], excludes: [] }
}
