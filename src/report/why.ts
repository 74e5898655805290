import { readPolicyDocument } from '../retention/document.ts'
import { type Evaluation, evaluateVersions, labelsOf } from '../retention/evaluate.ts'
import { covers, coversUntagged, type Patterns, parsePatterns } from '../retention/pattern.ts'
import type { Policy, Rule, UnreadPolicy } from '../retention/policy.ts'
import type { Reason } from '../retention/reason.ts'
import { ok, type Result } from '../retention/result.ts'
import { isTopLevel } from '../retention/version.ts'
import type { Case, SettingStyle } from './edits.ts'
import { type FoundVersion, findVersion } from './find-version.ts'
import type { PackageReport, Report, VersionReport } from './json.ts'
import { versionLabel } from './log.ts'
import { defaults, writeDocument } from './policy-document.ts'
import { formatList, formatReason } from './reason.ts'
import { replayPackage } from './replay.ts'
import { findSuggestions, type Suggestion } from './what-if.ts'

/** All that is known of the decision about one version. */
export interface Explanation {
  readonly package: Pick<PackageReport, 'owner' | 'type' | 'name'>
  readonly id: number
  readonly name: string
  readonly tags: readonly string[]
  readonly createdAt: string | null
  readonly updatedAt: string | null
  readonly part: VersionReport['part']
  readonly platform: string | null
  readonly action: VersionReport['action']
  readonly outcome: VersionReport['outcome']
  /** The tags that it loses although it is kept. */
  readonly untag: readonly string[]
  readonly reasons: readonly { readonly code: Reason['code']; readonly text: string }[]
  readonly rules: readonly RuleExplanation[]
  readonly neededBy: readonly RelatedVersion[]
  readonly needs: readonly RelatedVersion[]
  /** When the policy first deletes it if nothing but time passes (ISO 8601, UTC); null where that is never, or unknown. */
  readonly expiresAt: string | null
  /** The ways to the other decision: to delete it if it is kept, to keep it if it is deleted. */
  readonly suggestions: readonly Suggestion[]
  /** The limits of this explanation, in sentences. */
  readonly caveats: readonly string[]
}

/** The verdict of one rule on a version, whatever the others say. */
export interface RuleExplanation {
  /** Counted from 1. */
  readonly rule: number
  /** The rule in words. */
  readonly meaning: string
  readonly effect: 'keeps' | 'deletes' | 'none'
  readonly text: string
}

/** A version that another one needs, or that needs it. */
export interface RelatedVersion {
  readonly id: number
  readonly label: string
  readonly part: VersionReport['part']
  readonly platform: string | null
  readonly action: VersionReport['action']
}

/**
 * Explains the decision about a version of a report, which `text` names (see `findVersion`). Settings in suggestions are
 * written in `style`; by default as inputs where the policy could have been made of them.
 */
export const explainVersion = (report: Report, text: string, style?: SettingStyle): Result<Explanation> => {
  const found = findVersion(report, text)
  return found.ok ? ok(explain(report, found.value, style)) : found
}

const explain = (report: Report, { pkg, version }: FoundVersion, style?: SettingStyle): Explanation => {
  const { owner, type, name, versions, policyIndex } = pkg
  const related = (others: readonly VersionReport[]): readonly RelatedVersion[] =>
    others.map(({ platform = null, ...each }) => ({
      id: each.id,
      label: versionLabel(each),
      part: each.part,
      platform,
      action: each.action
    }))
  const replay = replayVersion(report, pkg, version)
  const meanings = report.policy.policies[policyIndex]?.text ?? []
  return {
    package: { owner, type, name },
    id: version.id,
    name: version.name,
    tags: version.tags,
    createdAt: version.createdAt,
    updatedAt: version.updatedAt,
    part: version.part,
    platform: version.platform ?? null,
    action: version.action,
    outcome: version.outcome,
    untag: version.untag,
    reasons: version.reasons.map((reason) => ({ code: reason.code, text: formatReason(reason) })),
    rules: replay ? explainRules(replay, version, meanings) : [],
    neededBy: related(versions.filter(({ needs = [] }) => needs.includes(version.id))),
    needs: related(versions.filter(({ id }) => version.needs?.includes(id))),
    expiresAt: version.expiresAt ?? null,
    suggestions:
      replay && version.action !== 'restore' ? findSuggestions(replay, version, style ?? styleOf(replay.policy)) : [],
    caveats: caveatsOf(pkg, replay !== null)
  }
}

/** Returns what the decision about a version depends on; null where the report does not have it. */
const replayVersion = (report: Report, pkg: PackageReport, { id }: VersionReport): Case | null => {
  const policies = policiesOf(report)
  const replay = replayPackage(report, pkg, policies)
  const index = pkg.versions.findIndex((version) => version.id === id)
  if (!replay) return null
  const { inventory, policy } = replay
  return { inventory, policy, refs: inventory.facts, now: Date.parse(report.now), index }
}

const policiesOf = ({ policy }: Report): readonly UnreadPolicy[] => {
  if (policy.policies.length === 0) return []
  const read = readPolicyDocument(writeDocument(policy.policies), 'policy', defaults)
  return read.ok ? read.policies : []
}

/** Returns the style of inputs for a policy that could have been made of them. */
const styleOf = ({ rules, minKeep }: Policy): SettingStyle => {
  const isFlat = ({ keep }: Rule): boolean => Object.keys(keep).every((key) => key === 'latest' || key === 'within')
  return minKeep === null && rules.length <= 2 && rules.every(isFlat) ? 'inputs' : 'document'
}

const explainRules = (given: Case, version: VersionReport, meanings: readonly string[]): readonly RuleExplanation[] =>
  given.policy.rules.map((rule, at) => {
    const number = at + 1
    const prefix = `Rule ${number} `
    const meaning =
      meanings.find((line) => line.startsWith(prefix))?.slice(prefix.length) ?? formatList(rule.delete.sources)
    const unmatched = explainUnmatched(given, version, rule)
    if (unmatched !== null) return { rule: number, meaning, effect: 'none', text: unmatched }
    return { rule: number, meaning, ...evaluateAlone(given, rule, at) }
  })

/** Returns why a rule does not apply to a version; null if it does. */
const explainUnmatched = (
  { inventory: { type, graph }, index }: Case,
  version: VersionReport,
  { delete: patterns }: Rule
): string | null => {
  const isPart = !isTopLevel(version) && !graph?.orphans.has(index)
  const labels = labelsOf({ ...version, created: null, updated: null }, type)
  if (isPart && labels.length === 0) return 'does not apply: rules are for images, and this is a part of one'
  if (labels.length === 0) return coversUntagged(patterns) ? null : 'does not apply: it matches no untagged versions'
  if (labels.some((label) => covers(patterns, label, type))) return null
  const includes = patternsWithoutExclusions(patterns)
  const excluded = labels.filter((label) => includes && covers(includes, label, type))
  if (excluded.length > 0) return `does not apply: it excludes ${formatList(excluded)}`
  return `does not apply: it matches ${labels.length === 1 ? 'not' : 'none of'} ${formatList(labels)}`
}

const patternsWithoutExclusions = ({ sources }: Patterns): Patterns | null => {
  const read = parsePatterns(
    sources.filter((source) => !source.startsWith('!')),
    'label'
  )
  return read.ok ? read.value : null
}

/** Returns what a rule says of a version, if another rule lets all its tags be deleted. */
const evaluateAlone = (
  { inventory, policy, refs, now, index }: Case,
  rule: Rule,
  number: number
): Pick<RuleExplanation, 'effect' | 'text'> => {
  const others = parsePatterns(['@any', '@untagged'], 'label')
  const rules = others.ok ? [rule, { delete: others.value, keep: {} }] : [rule]
  // With `untag` the rules are asked about protected versions, too.
  const asked = { ...policy, rules, safety: { ...policy.safety, untag: true } }
  const [evaluation] = evaluateVersions(inventory, asked, refs, now).slice(index, index + 1)
  const own = (evaluation?.reasons ?? []).flatMap((reason) =>
    'rule' in reason && reason.rule === 0 ? { ...reason, rule: number } : []
  )
  const expired = own.filter(({ code }) => code === 'expired')
  const kept = own.filter(({ code }) => code !== 'expired')
  if (kept.length > 0) return { effect: 'keeps', text: kept.map(formatReason).join(', and ') }
  if (expired.length > 0)
    return { effect: 'deletes', text: `would delete it: ${expired.map(formatReason).join(', and ')}` }
  return { effect: 'deletes', text: isKeptAnyway(evaluation) }
}

const isKeptAnyway = (evaluation: Evaluation | undefined): string =>
  evaluation?.reasons.some(({ code }) => code === 'unknown-time')
    ? 'matches it, but counts no version without a time of creation'
    : 'would delete it, if it were not kept for another reason'

const caveatsOf = ({ type, versions, status }: PackageReport, isReplayed: boolean): readonly string[] => [
  ...(type === 'container' && status === 'ok' && versions.every(({ manifest }) => manifest === undefined)
    ? ['No manifests were read, because nothing of the package can be deleted now: what needs what is not known.']
    : []),
  ...(isReplayed ? [] : ['The report does not have what the decision was made from, so there are no suggestions.'])
]
