import type { CoveredLabel, RefState, RuleContext } from './conditions.ts'
import { type Duration, subtractDuration, whenAged } from './duration.ts'
import { containerLabels, type Graph, type Part, reachableFrom } from './graph.ts'
import { findUses, type PackageUse } from './in-use.ts'
import { evaluateRule, needsRelease } from './keep-rules.ts'
import {
  asksForBroken,
  covers,
  coversBroken,
  coversDigest,
  coversUntagged,
  type Patterns,
  unmatched
} from './pattern.ts'
import type { Keep, Policy, Question, Rule } from './policy.ts'
import type { Reason } from './reason.ts'
import { isStable, numberKey, readRelease } from './release.ts'
import { isTagged, isTopLevel, type PackageType, type PackageVersion } from './version.ts'

/** The versions of one package, each of them a candidate for deletion until it has a decision. */
export interface Candidates {
  readonly type: PackageType
  readonly name: string
  readonly versions: readonly PackageVersion[]
  /** Null for types without manifests, and while they are not read: each untagged version then counts as an image. */
  readonly graph: Graph | null
}

/** The verdict of the policy on one version by itself, before the versions that need it are considered. */
export interface Evaluation {
  /** The index of the version in the listing, by which the graph refers to it. */
  readonly index: number
  readonly version: PackageVersion
  /** The texts that patterns match; empty for an untagged version. */
  readonly labels: readonly string[]
  readonly part: Part | 'version'
  /** True for an image, or a version of another type; anything else is deleted only with the image that it belongs to. */
  readonly image: boolean
  readonly deletable: boolean
  /** The reasons to keep it, or to delete it. */
  readonly reasons: readonly Reason[]
  /** Labels that nothing keeps, of an image that is kept for its other labels only. */
  readonly removableTags: readonly string[]
}

/** Returns the labels of a version: its own tags for containers and docker, its name for every other type. */
export const labelsOf = (version: PackageVersion, type: PackageType): readonly string[] => {
  if (type === 'container') return containerLabels(version)
  return isTagged(type) ? version.tags : [version.name]
}

// Most lists of most versions are empty, and share this. One that grows by push or spread takes room for 16, by concat for one.
const none: readonly never[] = []

/** Returns the evaluation of every version, in the order given; that order does not change any of them. */
export const evaluateVersions = (
  candidates: Candidates,
  policy: Policy,
  refs: RefState,
  now: number
): readonly Evaluation[] => {
  const { type, versions } = candidates
  const use = policy.inUse && findUses(policy.inUse, candidates)
  const graceStart = subtractDuration(now, policy.safety.gracePeriod)
  const context = { type, refs, released: releasedNumbers(versions, type, policy), now, use, graceStart }
  // A platform that outlives its index takes slots, as it will in the next run; that may end another index.
  const standalone = new Set<number>()
  for (;;) {
    const { evaluations, outliving } = evaluateOnce(candidates, policy, context, standalone)
    if (outliving.length === 0) return evaluations
    for (const index of outliving) standalone.add(index)
  }
}

interface EvaluationContext extends RuleContext {
  /** The versions of the package that are in use; null if the policy names no files. */
  readonly use: PackageUse | null
  /** Untagged images that are newer than this are within the grace period. */
  readonly graceStart: number
}

/** Evaluates every version once; those in `standalone` take slots, whatever index lists them. */
const evaluateOnce = (
  { type, versions, graph }: Candidates,
  policy: Policy,
  context: EvaluationContext,
  standalone: ReadonlySet<number>
): { readonly evaluations: readonly Evaluation[]; readonly outliving: readonly number[] } => {
  const untag = policy.safety.untag && type === 'container'
  const candidates = versions.map((version, index) => toCandidate(version, index, graph, policy, context))
  // The rules also say which tags `untag` may remove from a protected version.
  const isObserver = ({ keepReasons }: Candidate): boolean =>
    untag && keepReasons.every(({ code }) => code === 'protected' || code === 'in-use')
  const members = candidates.filter((each) => each.image && (!each.alwaysKept || isObserver(each)))
  for (const [number, rule] of policy.rules.entries())
    applyRule(rule, number, { candidates, members, graph, standalone }, context)
  const evaluations = candidates.map((each) => toEvaluation(each, policy, context, untag))
  const platforms = candidates.filter(({ hosts }) => hosts.length > 0)
  if (graph === null || platforms.length === 0) return { evaluations, outliving: none }
  const indexes = new Set(platforms.map(({ index }) => index))
  return {
    evaluations: evaluations.map((each) => (indexes.has(each.index) ? { ...each, part: 'child', image: false } : each)),
    outliving: outlivingPlatforms(platforms, evaluations, graph)
  }
}

/**
 * True for an image that cannot be pulled completely; null while that is unknown; `disputed` if the registry does not have a
 * part that GitHub lists, so that one of the two is wrong.
 */
type Brokenness = boolean | null | 'disputed'

/** A version on its way through the rules. */
interface Candidate extends Pick<Evaluation, 'index' | 'version' | 'labels' | 'part' | 'image'> {
  readonly isBroken: Brokenness
  /** True if it is kept whatever the rules say. */
  readonly alwaysKept: boolean
  keepReasons: readonly Reason[]
  deleteReasons: readonly Reason[]
  /** The labels that no rule matches so far. */
  uncovered: readonly string[]
  /** For each rule that takes it for a platform: the indexes, covered by the rule too, that list it. */
  hosts: readonly Hosts[]
}

interface Hosts {
  readonly indexes: readonly Candidate[]
  readonly coveredLabels: LabelCoverage
}

const toCandidate = (
  version: PackageVersion,
  index: number,
  graph: Graph | null,
  policy: Policy,
  context: EvaluationContext
): Candidate => {
  const labels = labelsOf(version, context.type)
  const isPlaceholder = graph?.placeholders.has(index) ?? false
  const isForeign = graph?.foreign.has(index) ?? false
  const part = isForeign && labels.length === 0 ? 'referrer' : (graph?.parts[index] ?? 'version')
  const image = !isPlaceholder && isTopLevel({ part })
  const own = isPlaceholder ? none : alwaysKeptReasons({ version, labels, image }, policy, context)
  const keepReasons = isForeign ? own.concat({ code: 'foreign-subject' }) : own
  const orphan: readonly Reason[] = graph?.orphans.has(index) ? [{ code: 'orphan' }] : none
  const deleteReasons: readonly Reason[] = isPlaceholder ? [{ code: 'orphan', placeholder: true }] : orphan
  const alwaysKept = keepReasons.length > 0
  const uncovered = labelsOrUntagged(labels)
  const isBroken = brokennessOf(graph, index)
  return {
    index,
    version,
    labels,
    part,
    image,
    isBroken,
    alwaysKept,
    keepReasons,
    deleteReasons,
    uncovered,
    hosts: none
  }
}

const brokennessOf = (graph: Graph | null, index: number): Brokenness => {
  if (graph === null) return null
  return graph.unpullable.has(index) || (graph.broken.has(index) ? 'disputed' : false)
}

/** Returns what rules must match before a version may be deleted: each of its labels, or that it has none. */
const labelsOrUntagged = (labels: readonly string[]): readonly string[] => (labels.length > 0 ? labels : ['@untagged'])

/** Returns what keeps a version whatever the rules say; such a version takes no slot in any count. */
const alwaysKeptReasons = (
  { version, labels, image }: Pick<Candidate, 'version' | 'labels' | 'image'>,
  { protect }: Policy,
  { type, now, use }: EvaluationContext
): readonly Reason[] => {
  const { name, created } = version
  let reasons: readonly Reason[] = created !== null && created <= now ? none : [{ code: 'unknown-time' }]
  if (use !== null) reasons = reasons.concat(useReasons(version, use))
  if (protect === null) return reasons
  if (coversDigest(protect, name, type)) reasons = reasons.concat({ code: 'protected', digest: name })
  const isUntagged = image && labels.length === 0 && coversUntagged(protect)
  const covered = isUntagged ? ['@untagged'] : labels.filter((label) => covers(protect, label, type))
  return covered.length > 0 ? reasons.concat({ code: 'protected', labels: covered }) : reasons
}

/** Returns the references to a version by one of its tags, or by its digest. */
export const useReasons = ({ name, tags }: PackageVersion, { versions }: PackageUse): readonly Reason[] =>
  [...tags, name].flatMap((version): Reason[] => {
    const reference = versions.get(version)
    if (!reference) return []
    const { file, line } = reference
    return [{ code: 'in-use', ...(version === name ? { digest: name } : { labels: [version] }), file, line }]
  })

const toEvaluation = (
  candidate: Candidate,
  { safety }: Policy,
  context: EvaluationContext,
  untag: boolean
): Evaluation => {
  const { index, version, labels, part, image, alwaysKept, uncovered, keepReasons, deleteReasons } = candidate
  let reasons = keepReasons
  if (image && !alwaysKept) {
    if (uncovered.length > 0) reasons = reasons.concat({ code: 'uncovered', labels: uncovered })
    if (labels.length === 0) reasons = reasons.concat(graceReasons(version, safety.gracePeriod, context))
  }
  const deletable = reasons.length === 0
  const removableTags = untag && !deletable ? removableLabels(labels, uncovered, reasons) : none
  return { index, version, labels, part, image, deletable, reasons: deletable ? deleteReasons : reasons, removableTags }
}

/** An untagged image that was just pushed, or has just lost its last tag, may be part of a push in progress. */
const graceReasons = (
  { created, updated }: PackageVersion,
  gracePeriod: Duration,
  { now, graceStart }: EvaluationContext
): readonly Reason[] => {
  const latest = Math.max(Number(created), Number(updated))
  return latest > graceStart ? [{ code: 'grace', until: whenAged(latest, gracePeriod, now) }] : none
}

/** Returns the labels that neither keep their version by themselves nor are kept with it. */
const removableLabels = (
  labels: readonly string[],
  uncovered: readonly string[],
  keepReasons: readonly Reason[]
): readonly string[] => {
  const kept = [...uncovered, ...keepReasons.flatMap((reason) => ('labels' in reason ? reason.labels : labels))]
  return labels.filter((label) => !kept.includes(label))
}

/** Returns the platforms that are kept although, by one of the rules, no index that lists them is. */
const outlivingPlatforms = (
  platforms: readonly Candidate[],
  evaluations: readonly Evaluation[],
  graph: Graph
): readonly number[] => {
  const keptByThemselves = evaluations.filter(({ deletable }) => !deletable).map(({ index }) => index)
  const kept = reachableFrom(keptByThemselves, graph.needs)
  // An index that loses the tags that the rule covers is no host in the next run.
  const remains = ({ indexes, coveredLabels }: Hosts): boolean =>
    indexes.some(({ index, labels, isBroken }) => {
      const lost = evaluations[index]?.removableTags
      const left = labels.filter((label) => !lost?.includes(label))
      return kept.has(index) && coveredLabels(left, isBroken) !== null
    })
  return platforms.filter(({ index, hosts }) => kept.has(index) && !hosts.every(remains)).map(({ index }) => index)
}

/** All candidates of a package, those that rules evaluate, and what makes some of them platforms of an index. */
interface RuleInput {
  readonly candidates: readonly Candidate[]
  readonly members: readonly Candidate[]
  readonly graph: Graph | null
  /** The platforms that take slots all the same. */
  readonly standalone: ReadonlySet<number>
}

/** Adds the outcome of a rule to every candidate that it covers. */
const applyRule = (
  rule: Rule,
  number: number,
  { candidates, members, graph, standalone }: RuleInput,
  context: RuleContext
): void => {
  const coveredLabels = labelCoverage(rule, context.type)
  /** Returns the tagged indexes matched by the same rule that list a tagged platform: it shares their slot. */
  const hostsOf = ({ alwaysKept, index }: Candidate): readonly Candidate[] => {
    const listedBy = graph?.listedBy[index] ?? none
    if (listedBy.length === 0 || alwaysKept || standalone.has(index)) return none
    return listedBy
      .flatMap((host) => candidates.slice(host, host + 1))
      .filter(({ labels, isBroken }) => coveredLabels(labels, isBroken) !== null)
  }
  const covered = members.flatMap((candidate) => {
    const { id, created, updated } = candidate.version
    const labels = coveredLabels(candidate.labels, candidate.isBroken)
    if (labels === null || created === null) return []
    const hosts = hostsOf(candidate)
    if (hosts.length > 0) candidate.hosts = [...candidate.hosts, { indexes: hosts, coveredLabels }]
    const observer = candidate.alwaysKept || hosts.length > 0
    return { candidate, id, created, updated: updated ?? created, labels, observer }
  })
  for (const outcome of evaluateRule(rule, number, covered, context)) {
    const { candidate, created, labels } = outcome.member
    const isUncovered = (label: string): boolean => labels.length > 0 && labels.every(({ text }) => text !== label)
    candidate.uncovered = candidate.uncovered.some(isUncovered) ? candidate.uncovered.filter(isUncovered) : none
    if (outcome.keepReasons.length > 0) candidate.keepReasons = candidate.keepReasons.concat(outcome.keepReasons)
    else {
      const expired = { code: 'expired', rule: number, age: context.now - created, misses: outcome.unmet } as const
      candidate.deleteReasons = candidate.deleteReasons.concat(expired)
    }
  }
}

type LabelCoverage = (labels: readonly string[], isBroken: Brokenness) => readonly CoveredLabel[] | null

/**
 * Returns a function that picks the labels that a rule covers: an empty list for an untagged image that it covers, null
 * where it covers nothing. While it is unknown whether an image is broken, it covers what it would of either; where that is
 * disputed, only what it would of both.
 */
const labelCoverage = (rule: Rule, type: PackageType): LabelCoverage => {
  const { delete: patterns } = rule
  const untagged = coversUntagged(patterns)
  const withRelease = needsRelease(rule)
  const withBroken = asksForBroken(patterns)
  return (labels, isBroken) => {
    if (labels.length === 0) return untagged ? none : null
    const isCovered = (text: string): boolean => {
      const asWhole = covers(patterns, text, type)
      if (!withBroken || isBroken === false) return asWhole
      const asBroken = coversBroken(patterns, text, type)
      if (isBroken === true) return asBroken
      return isBroken === null ? asWhole || asBroken : asWhole && asBroken
    }
    let covered: readonly CoveredLabel[] = none
    for (const text of labels) {
      if (!isCovered(text)) continue
      covered = covered.concat({ text, release: withRelease ? readRelease(type, text) : null })
    }
    return covered.length > 0 ? covered : null
  }
}

/**
 * Evaluates the policy before manifests are read, to find versions that cannot be deleted whatever the manifests say.
 * Reading manifests can only turn images into parts, which frees slots for others, so a version kept here is kept.
 * `max` breaks that monotonicity, so rules with `max` are evaluated as if they kept nothing.
 */
export const evaluateWithoutManifests = (
  candidates: Omit<Candidates, 'graph'>,
  policy: Policy,
  refs: RefState,
  now: number
): readonly Evaluation[] => {
  const rules = policy.rules.map(({ keep, ...rule }) => ({ ...rule, keep: 'max' in keep ? { ...keep, max: 0 } : keep }))
  return evaluateVersions({ ...candidates, graph: null }, { ...policy, rules }, refs, now)
}

/** Returns the version numbers that any label of the package names as stable, which end `while: unreleased`. */
const releasedNumbers = (
  versions: readonly PackageVersion[],
  type: PackageType,
  { rules }: Policy
): ReadonlySet<string> => {
  if (rules.every(({ keep }) => keep.while !== 'unreleased')) return new Set()
  const releases = versions.flatMap((version) => labelsOf(version, type).map((label) => readRelease(type, label)))
  return new Set(releases.flatMap((release) => (release && isStable(release) ? [numberKey(release)] : [])))
}

/** True if patterns cover a label of some image, broken or not. */
export const mayCover = (patterns: Patterns, label: string, type: PackageType): boolean =>
  covers(patterns, label, type) || coversBroken(patterns, label, type)

/** Returns the questions of a policy about the repository of a package: those of rules that match one of its labels. */
export const questionsOf = (
  versions: readonly PackageVersion[],
  type: PackageType,
  { rules }: Pick<Policy, 'rules'>
): ReadonlySet<Question> => {
  const matters = (rule: Rule): boolean =>
    versions.some((version) => labelsOf(version, type).some((label) => mayCover(rule.delete, label, type)))
  return new Set(
    rules.flatMap((rule) => {
      const asked = questionsOfKeep(rule.keep)
      return asked.length > 0 && matters(rule) ? asked : []
    })
  )
}

const questionsOfKeep = ({ while: condition, 'then-for': thenFor, deployments = 0 }: Keep): readonly Question[] => [
  ...(condition && condition !== 'unreleased' ? [condition] : []),
  ...(thenFor ? (['then-for'] as const) : []),
  ...(deployments > 0 ? (['deployments'] as const) : [])
]

/** Returns the patterns of a policy that match nothing in any of its packages; none if it matched no package at all. */
export const unmatchedPatterns = (
  policy: Pick<Policy, 'type' | 'protect' | 'rules'>,
  packages: readonly Pick<Candidates, 'type' | 'versions'>[]
): readonly string[] => {
  if (packages.length === 0) return []
  const labels = packages.flatMap(({ type, versions }) => versions.flatMap((version) => labelsOf(version, type)))
  const hasUntagged = packages.some(({ type, versions }) =>
    versions.some((version) => labelsOf(version, type).length === 0)
  )
  const unmatchedOf = (patterns: Patterns, names: readonly string[]): readonly string[] =>
    unmatched(patterns, names, policy.type, hasUntagged)
  const { protect, rules } = policy
  const digests = packages
    .flatMap(({ versions }) => versions.map(({ name }) => name))
    .filter((name) => protect && coversDigest(protect, name, policy.type))
  const sources = [
    ...rules.flatMap((rule) => unmatchedOf(rule.delete, labels)),
    ...(protect ? unmatchedOf(protect, labels.concat(digests)) : [])
  ]
  return [...new Set(sources)]
}
