import type { RefState } from '../retention/conditions.ts'
import type { Duration } from '../retention/duration.ts'
import { labelsOf } from '../retention/evaluate.ts'
import { capturesOf, covers, coversDigest, type Patterns, parsePatterns } from '../retention/pattern.ts'
import type { Inventory } from '../retention/plan.ts'
import type { Keep, Policy, Rule, Safety } from '../retention/policy.ts'
import { branchForms, tagForms } from '../retention/ref-forms.ts'
import type { PackageVersion } from '../retention/version.ts'
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

/** A change to what a decision depends on, and how to make it. */
export interface Edit {
  readonly text: string
  readonly apply: (to: Case) => Case
}

export const versionOf = ({ inventory, index }: Case): readonly PackageVersion[] =>
  inventory.versions.slice(index, index + 1)

export const labelsOfCase = (given: Case): readonly string[] =>
  versionOf(given).flatMap((version) => labelsOf(version, given.inventory.type))

export const code = (text: string): string => `\`${text}\``

/** Returns the removal of tags, if others are left: without tags, the version would be another case. */
export const removeTags = (given: Case, labels: readonly string[]): readonly Edit[] => {
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
export const coverLabels = ({ policy, ...given }: Case, labels: readonly string[], style: SettingStyle): Edit => {
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
export const unprotect = (
  { policy, inventory: { type } }: Case,
  labels: readonly string[],
  style: SettingStyle
): Edit => {
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
export const forgetUse = (
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

/** Returns the change that ends the condition of a rule; none where that would take until later, or is unknown. */
export const endCondition = (given: Case, number: number): readonly Edit[] => {
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

export const protectLabel = (label: string, { protect }: Policy, style: SettingStyle): Edit => {
  const sources = protect?.sources ?? []
  const list = style === 'document' ? code('protect') : name(style, 'keep-tags')
  const text =
    sources.length > 0
      ? `add ${code(label)} to ${list}`
      : setting(style, style === 'document' ? 'protect' : 'keep-tags', label)
  return { text, apply: withPolicy((to) => ({ ...to, protect: patternsOf([...sources, label]) })) }
}

/** Returns the change of one key of a rule. */
export const setKeep = (
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

export const setSafety = (
  safety: Partial<Pick<Safety, 'gracePeriod' | 'maxDeletePercent'>>,
  style: SettingStyle
): Edit => {
  const { gracePeriod, maxDeletePercent = 100 } = safety
  return {
    text: gracePeriod
      ? setting(style, 'grace-period', gracePeriod.text)
      : setting(style, 'max-delete-percent', maxDeletePercent),
    apply: withPolicy((to) => ({ ...to, safety: { ...to.safety, ...safety } }))
  }
}

export const withPolicy =
  (change: (policy: Policy) => Policy): Edit['apply'] =>
  (to) => ({ ...to, policy: change(to.policy) })

/** Returns the name of a setting. */
const name = (style: SettingStyle, input: string): string => code(style === 'options' ? `--${input}` : input)

/** Returns a setting with its value. */
const setting = (style: SettingStyle, input: string, value: number | string): string => {
  if (style !== 'options') return code(`${input}: ${value}`)
  // As a POSIX shell and PowerShell take it: in double quotes a text of somebody else's could be a command.
  const text = /[^\w.:-]/.test(`${value}`) ? `'${`${value}`.replaceAll("'", "'\\''")}'` : value
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
