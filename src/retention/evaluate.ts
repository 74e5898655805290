import { type Duration, subtractDuration, whenAged } from './duration.ts'
import { containerLabels, type Graph, type Part, reachableFrom } from './graph.ts'
import { type CoveredLabel, evaluateRule, needsRelease, type RefState, type RuleContext } from './keep-rules.ts'
import { covers, coversDigest, coversUntagged, type Patterns, unmatched } from './pattern.ts'
import type { Condition, Policy, Rule } from './policy.ts'
import type { Reason } from './reason.ts'
import { isStable, numberKey, readRelease } from './release.ts'
import { isTagged, type PackageType, type PackageVersion } from './version.ts'

/** What is judged: all that is known of a package. */
export interface Candidates {
  readonly type: PackageType
  readonly versions: readonly PackageVersion[]
  /** Null for types without manifests, and while they are not read: each untagged version then counts as an image. */
  readonly graph: Graph | null
}

/** What the policy says of one version by itself, before anything that needs it is asked. */
export interface Evaluation {
  /** The version's place in the listing, by which the graph names it. */
  readonly index: number
  readonly version: PackageVersion
  /** What patterns match; empty for an untagged version. */
  readonly labels: readonly string[]
  readonly part: Part | 'version'
  /** An image, or a version of another type; what is not is deleted only with the image that it belongs to. */
  readonly image: boolean
  readonly deletable: boolean
  /** Why it stays, or why it may go. */
  readonly reasons: readonly Reason[]
  /** Labels that nothing keeps, of an image that stays for its other labels alone. */
  readonly removableTags: readonly string[]
}

/** The labels of a version: its own tags for containers and docker, its name for every other type. */
export const labelsOf = (version: PackageVersion, type: PackageType): readonly string[] => {
  if (type === 'container') return containerLabels(version)
  return isTagged(type) ? version.tags : [version.name]
}

// Most lists of most versions are empty, and share this. One that grows by push or spread takes room for 16, by concat for one.
const none: readonly never[] = []

/** Judges every version, in the order given; that order changes nothing in the judgements. */
export const evaluateVersions = (
  judged: Candidates,
  policy: Policy,
  facts: RefState,
  now: number
): readonly Evaluation[] => {
  // A platform that outlives its index takes slots, as it will in the next run; that may end another index.
  const alone = new Set<number>()
  for (;;) {
    const { judgements, outliving } = judgeOnce(judged, policy, facts, now, alone)
    if (outliving.length === 0) return judgements
    for (const index of outliving) alone.add(index)
  }
}

/** Judges every version; those that are `alone` take slots, whatever index lists them. */
const judgeOnce = (
  judged: Candidates,
  policy: Policy,
  facts: RefState,
  now: number,
  alone: ReadonlySet<number>
): { readonly judgements: readonly Evaluation[]; readonly outliving: readonly number[] } => {
  const { type, versions, graph } = judged
  const untag = policy.safety.untag && type === 'container'
  const subjects = versions.map((version, index): Subject => {
    const labels = labelsOf(version, type)
    const leftOver = graph?.placeholders.has(index) ?? false
    const dated = version.created !== null && version.created <= now
    const isForeign = labels.length === 0 && (graph?.foreign.has(index) ?? false)
    const part = isForeign ? 'referrer' : (graph?.parts[index] ?? 'version')
    const image = !leftOver && (part === 'image' || part === 'version')
    const pinned = leftOver ? none : pins({ version, labels, image }, dated, type, policy)
    const stays = graph?.foreign.has(index) ? pinned.concat({ code: 'foreign-subject' }) : pinned
    const goes: readonly Reason[] = leftOver || graph?.orphans.has(index) ? [{ code: 'orphan' }] : none
    const uncovered = labelsOrNone(labels)
    return { index, version, labels, part, image, pinned: stays.length > 0, stays, goes, uncovered, hosts: none }
  })
  const context = { type, refs: facts, released: releasedNumbers(versions, type, policy), now }
  // The rules also say what `untag` may take from a protected version.
  const asGuest = ({ stays }: Subject): boolean => untag && stays.every(({ code }) => code === 'protected')
  const ruled = subjects.filter((subject) => subject.image && (!subject.pinned || asGuest(subject)))
  for (const [number, rule] of policy.rules.entries())
    applyRule(rule, number, { subjects, ruled, graph, alone }, context)
  const judgements = subjects.map(({ index, version, labels, part, image, pinned, uncovered, stays, goes }) => {
    let why = stays
    if (image && !pinned && uncovered.length > 0) why = why.concat({ code: 'uncovered', labels: uncovered })
    if (image && !pinned && labels.length === 0) why = why.concat(graceOf(version, policy.safety.gracePeriod, now))
    const deletable = why.length === 0
    const removableTags = untag && !deletable ? idleLabels(labels, uncovered, why) : none
    return { index, version, labels, part, image, deletable, reasons: deletable ? goes : why, removableTags }
  })
  const platforms = subjects.filter(({ hosts }) => hosts.length > 0)
  if (graph === null || platforms.length === 0) return { judgements, outliving: none }
  const kept = judgements.filter(({ deletable }) => !deletable).map(({ index }) => index)
  const staying = reachableFrom(kept, graph.needs)
  // An index that loses tags may lose those that the rule covers.
  const remains = ({ index }: Subject): boolean => staying.has(index) && judgements[index]?.removableTags.length === 0
  const outlives = ({ index, hosts }: Subject): boolean =>
    staying.has(index) && hosts.some((each) => !each.some(remains))
  const parts = new Set(platforms.map(({ index }) => index))
  return {
    judgements: judgements.map((each) => (parts.has(each.index) ? { ...each, part: 'child', image: false } : each)),
    outliving: platforms.filter(outlives).map(({ index }) => index)
  }
}

/** An untagged image that was pushed, or lost its last tag, a moment ago may be part of a push in progress. */
const graceOf = ({ created, updated }: PackageVersion, gracePeriod: Duration, now: number): readonly Reason[] => {
  const latest = Math.max(Number(created), Number(updated))
  return latest > subtractDuration(now, gracePeriod)
    ? [{ code: 'grace', until: whenAged(latest, gracePeriod, now) }]
    : none
}

/** The versions of a package, those that rules speak of, and what indexes make platforms of them, but for those `alone`. */
interface Applied {
  readonly subjects: readonly Subject[]
  readonly ruled: readonly Subject[]
  readonly graph: Graph | null
  readonly alone: ReadonlySet<number>
}

/** Adds to every version that a rule covers what the rule says of it. */
const applyRule = (
  rule: Rule,
  number: number,
  { subjects, ruled, graph, alone }: Applied,
  context: RuleContext
): void => {
  const cover = covering(rule, context.type)
  /** The tagged indexes covered by the same rule that a tagged platform follows: by itself it takes no slot. */
  const indexesOf = ({ pinned, index }: Subject): readonly Subject[] =>
    pinned || alone.has(index)
      ? none
      : (graph?.listedBy[index] ?? none)
          .flatMap((place) => subjects.slice(place, place + 1))
          .filter(({ labels }) => cover(labels) !== null)
  const members = ruled.flatMap((subject) => {
    const { id, created, updated } = subject.version
    const labels = cover(subject.labels)
    if (labels === null || created === null) return []
    const hosts = indexesOf(subject)
    if (hosts.length > 0) subject.hosts = [...subject.hosts, hosts]
    const observer = subject.pinned || hosts.length > 0
    return { subject, id, created, updated: updated ?? created, labels, observer }
  })
  const verdicts = evaluateRule(rule, number, members, context)
  for (const { member, keepReasons, unmet } of verdicts) {
    const { subject, created, labels } = member
    const isLeft = (label: string): boolean => labels.length > 0 && labels.every(({ text }) => text !== label)
    subject.uncovered = subject.uncovered.some(isLeft) ? subject.uncovered.filter(isLeft) : none
    if (keepReasons.length > 0) subject.stays = subject.stays.concat(keepReasons)
    else
      subject.goes = subject.goes.concat({ code: 'expired', rule: number, age: context.now - created, misses: unmet })
  }
}

/**
 * Judges before any manifest is read. A version with labels that stays here stays whatever the manifests say, and where
 * everything stays, nothing goes: what turns out to be a part only leaves its slots to others. Two others can follow one
 * part, though, and push a third over `max`; so rules with `max` are taken to keep nothing.
 */
export const evaluateWithoutManifests = (
  { type, versions }: Pick<Candidates, 'type' | 'versions'>,
  policy: Policy,
  facts: RefState,
  now: number
): readonly Evaluation[] => {
  const rules = policy.rules.map(({ keep, ...rule }) => ({ ...rule, keep: 'max' in keep ? { ...keep, max: 0 } : keep }))
  return evaluateVersions({ type, versions, graph: null }, { ...policy, rules }, facts, now)
}

/** A version on its way through the rules. */
interface Subject extends Pick<Evaluation, 'index' | 'version' | 'labels' | 'part' | 'image'> {
  readonly pinned: boolean
  stays: readonly Reason[]
  goes: readonly Reason[]
  /** The labels that no rule so far covers. */
  uncovered: readonly string[]
  /** The indexes that each rule which covers them, too, takes it for a platform of. */
  hosts: readonly (readonly Subject[])[]
}

/** What rules must cover for a version to go: its labels, or that it has none. */
const labelsOrNone = (labels: readonly string[]): readonly string[] => (labels.length > 0 ? labels : ['@untagged'])

/** Picks the labels that a rule covers, none of them for an untagged image that it covers; null where it covers nothing. */
const covering = (rule: Rule, type: PackageType) => {
  const { delete: patterns } = rule
  const untagged = coversUntagged(patterns)
  const asksRelease = needsRelease(rule)
  return (labels: readonly string[]): readonly CoveredLabel[] | null => {
    if (labels.length === 0) return untagged ? none : null
    let covered: readonly CoveredLabel[] = none
    for (const text of labels) {
      if (!covers(patterns, text, type)) continue
      covered = covered.concat({ text, release: asksRelease ? readRelease(type, text) : null })
    }
    return covered.length > 0 ? covered : null
  }
}

/** The labels that neither hold their version by themselves nor are held with it. */
const idleLabels = (
  labels: readonly string[],
  uncovered: readonly string[],
  stays: readonly Reason[]
): readonly string[] => {
  const held = [...uncovered, ...stays.flatMap((reason) => ('labels' in reason ? reason.labels : labels))]
  return labels.filter((label) => !held.includes(label))
}

/** What pins a version whatever the rules say; pinned versions take no slot in any count. */
const pins = (
  { version, labels, image }: Pick<Subject, 'version' | 'labels' | 'image'>,
  dated: boolean,
  type: PackageType,
  { protect }: Policy
): readonly Reason[] => {
  let pinned: readonly Reason[] = dated ? none : [{ code: 'unknown-time' }]
  if (protect === null) return pinned
  if (coversDigest(protect, version.name, type)) pinned = pinned.concat({ code: 'protected', digest: version.name })
  const untagged = image && labels.length === 0 && coversUntagged(protect)
  const guarded = untagged ? ['@untagged'] : labels.filter((label) => covers(protect, label, type))
  return guarded.length > 0 ? pinned.concat({ code: 'protected', labels: guarded }) : pinned
}

/** The numbers with a stable version among all labels of the package, which end `while: unreleased`. */
const releasedNumbers = (
  versions: readonly PackageVersion[],
  type: PackageType,
  { rules }: Policy
): ReadonlySet<string> => {
  if (rules.every(({ keep }) => keep.while !== 'unreleased')) return new Set()
  const releases = versions.flatMap((version) => labelsOf(version, type).map((label) => readRelease(type, label)))
  return new Set(releases.flatMap((release) => (release && isStable(release) ? [numberKey(release)] : [])))
}

/** The questions of `while` that matter to a package: those of rules that cover one of its labels. */
export const conditionsOf = (
  versions: readonly PackageVersion[],
  type: PackageType,
  { rules }: Policy
): ReadonlySet<Condition> => {
  const matters = (rule: Rule): boolean =>
    versions.some((version) => labelsOf(version, type).some((label) => covers(rule.delete, label, type)))
  return new Set(rules.flatMap((rule) => (rule.keep.while && matters(rule) ? [rule.keep.while] : [])))
}

/** The patterns of a policy that match nothing in any of its packages; none where it took no package at all. */
export const unmatchedPatterns = (
  policy: Policy,
  packages: readonly Pick<Candidates, 'type' | 'versions'>[]
): readonly string[] => {
  if (packages.length === 0) return []
  const labels = packages.flatMap(({ type, versions }) => versions.flatMap((version) => labelsOf(version, type)))
  const hasUntagged = packages.some(({ type, versions }) =>
    versions.some((version) => labelsOf(version, type).length === 0)
  )
  const idleOf = (patterns: Patterns, names: readonly string[]): readonly string[] =>
    unmatched(patterns, names, policy.type, hasUntagged)
  const { protect, rules } = policy
  const digests = packages
    .flatMap(({ versions }) => versions.map(({ name }) => name))
    .filter((name) => protect && coversDigest(protect, name, policy.type))
  const idle = [
    ...rules.flatMap((rule) => idleOf(rule.delete, labels)),
    ...(protect ? idleOf(protect, labels.concat(digests)) : [])
  ]
  return [...new Set(idle)]
}
