import { type PackageReport, reportCleanup } from '../src/report/json.ts'
import { describePolicy } from '../src/report/policy.ts'
import { formatCount, formatList, formatReason, formatUnion } from '../src/report/reason.ts'
import { packageKey } from '../src/retention/approved-plan.ts'
import { isAnswered, type RefState } from '../src/retention/conditions.ts'
import { didYouMean } from '../src/retention/did-you-mean.ts'
import { questionsOf } from '../src/retention/evaluate.ts'
import type { Graph, Part } from '../src/retention/graph.ts'
import type { InUse } from '../src/retention/in-use.ts'
import type { ManifestFact } from '../src/retention/manifest.ts'
import { matchesName } from '../src/retention/pattern.ts'
import type { ApprovedChanges, Outcome } from '../src/retention/plan.ts'
import { deferChanges, planPackage } from '../src/retention/plan.ts'
import type { Policy, UnreadPolicy } from '../src/retention/policy.ts'
import { findSuspect, unmatchedWarnings } from '../src/retention/suspect-patterns.ts'
import type { Digest, PackageVersion } from '../src/retention/version.ts'
import type { RunPackage, RunReport, RunVersion } from './report.ts'

/**
 * Decides on the packages of a report again with the action's own engine: under the policies of the run this returns the
 * packages that a dry run reports. Packages that could not be decided on are returned unchanged.
 */
export const replayDecisions = (report: RunReport, policies: readonly UnreadPolicy[]): readonly RunPackage[] => {
  const replays = report.packages.map((pkg) => ({ pkg, replay: planAgain(report, pkg, policies) }))
  const planned = replays.flatMap(({ replay }) => (replay?.plan ? replay : []))
  const deferred = deferChanges(planned, report.policy.maxDeletions ?? null)
  const now = Date.parse(report.now)
  return replays.map(({ pkg, replay }) => {
    if (replay === null) return pkg.versions.length === 0 ? pkg : unmatched(pkg)
    const { policyIndex, policy, inventory, plan } = replay
    if (plan === null) return suspected(pkg, policyIndex, replay.problem)
    const { owner, type, name } = pkg
    const target = { ref: { owner, type, name }, policyIndex, policy }
    const outcomes = new Map([...(deferred.get(plan) ?? [])].map((index) => [index, deferral(index)] as const))
    const repairable = findRepairable(pkg)
    const replayed = { target, problem: null, warnings: [], inventory, plan, outcomes, repairable }
    return withReasonTexts(reportCleanup(replayed, now))
  })
}

/** Returns the ids of the broken images that a repair could make whole; undefined where the run did not know. */
const findRepairable = ({ broken = [] }: RunPackage): ReadonlySet<number> | undefined =>
  broken.some(({ repairable }) => repairable !== undefined)
    ? new Set(broken.flatMap(({ id, repairable }) => (repairable ? id : [])))
    : undefined

/** Returns the plan of a package under the first policy that matches it; null if none does or it has no versions. */
const planAgain = (report: RunReport, pkg: RunPackage, policies: readonly UnreadPolicy[]) => {
  const policyIndex = policies.findIndex(({ type, packages }) => type === pkg.type && matchesName(packages, pkg.name))
  const unread = policies[policyIndex]
  if (pkg.versions.length === 0 || !unread) return null
  const policy = { ...unread, inUse: unread.inUse && readUses(report, pkg, unread.inUse) }
  const decisionInputs = readDecisionInputs(pkg)
  const repository = lookupRepository(report, pkg, policy, decisionInputs.versions)
  const { type, name } = pkg
  const inventory = { ...decisionInputs, type, name, repository, facts: readFacts(report, repository) }
  const problem = findSuspect(policy, inventory)
  if (problem !== null) return { policyIndex, policy, inventory, plan: null, problem }
  const now = Date.parse(report.now)
  const plan = planPackage(inventory, policy, inventory.facts, now, approvedFor(report, pkg))
  return { policyIndex, policy, inventory, plan, problem }
}

const withReasonTexts = (pkg: PackageReport): RunPackage => ({
  ...pkg,
  versions: pkg.versions.map((version) => ({
    ...version,
    reasons: version.reasons.map((reason) => ({ ...reason, text: formatReason(reason) }))
  }))
})

const deferral = (index: number): Outcome => ({ index, outcome: 'deferred', problem: null })

/** Returns a package that no policy matches: all its versions are kept. */
const unmatched = (pkg: RunPackage): RunPackage => ({
  ...keepAll(pkg, { code: 'unmatched', text: 'no policy matches this package' }),
  policyIndex: -1,
  status: 'unmatched'
})

/** Returns a package in which nothing is deleted for the way in which its policy protects. */
const suspected = (pkg: RunPackage, policyIndex: number, problem: string): RunPackage => ({
  ...keepAll(pkg, { code: 'suspect', text: problem }),
  policyIndex,
  status: 'failed',
  problem: `${pkg.type} package ${pkg.owner}/${pkg.name}: ${problem}`
})

const keepAll = (pkg: RunPackage, reason: RunVersion['reasons'][number]): RunPackage => ({
  ...pkg,
  counts: { ...pkg.counts, planned: 0, kept: pkg.versions.length },
  ...(pkg.bytes && { bytes: { ...pkg.bytes, reclaimable: 0 } }),
  versions: pkg.versions.map(({ expiresAt: _, ...version }) => ({
    ...version,
    action: 'keep',
    outcome: 'kept',
    untag: [],
    reasons: [reason],
    error: null
  }))
})

/**
 * Returns the repository in which `while` and `deployments` look things up: that of the policy, or that of the run if its
 * policy named none either; null if nothing is looked up.
 */
const lookupRepository = (
  report: RunReport,
  pkg: RunPackage,
  policy: Pick<Policy, 'repository' | 'rules'>,
  versions: readonly PackageVersion[]
): string | null => {
  if (questionsOf(versions, pkg.type, policy).size === 0) return null
  const runPolicyRepository = report.policy.policies[pkg.policyIndex]?.repository
  return policy.repository ?? (runPolicyRepository === undefined ? (pkg.repository ?? null) : null)
}

const readFacts = ({ facts }: RunReport, repository: string | null): RefState => {
  const found = repository === null ? undefined : facts?.[repository]
  const { closedPullRequests: closed, deployments } = found ?? {}
  const setOf = (names: readonly string[] | null | undefined) => (names ? new Set(names) : null)
  return {
    pullRequests: setOf(found?.pullRequests),
    closedPullRequests: closed
      ? {
          since: Date.parse(closed.since),
          closedAt: new Map(Object.entries(closed.closedAt).map(([number, time]) => [number, Date.parse(time)]))
        }
      : null,
    branches: setOf(found?.branches),
    tags: setOf(found?.tags),
    deployments: deployments
      ? {
          ...deployments,
          successful: deployments.successful.map(({ createdAt, ...rest }) => ({
            ...rest,
            created: Date.parse(createdAt)
          }))
        }
      : null
  }
}

/** Returns what the files that the run read name of a package, whatever globs the policy has now. */
const readUses = ({ policy }: RunReport, pkg: RunPackage, globs: readonly string[]): InUse => {
  const { files = 0, count = 0 } = policy.policies[pkg.policyIndex]?.inUse ?? {}
  const owner = pkg.owner.toLowerCase()
  const repository = `/${owner}/${pkg.name.toLowerCase()}`
  const uses = (pkg.inUse ?? []).map(({ names, file, line }) => ({
    repository,
    versions: [names],
    file,
    line,
    isExact: true
  }))
  return { globs, owner, files, count, references: new Map([[repository, uses]]) }
}

const approvedFor = ({ approved }: RunReport, pkg: RunPackage): ApprovedChanges | null =>
  approved ? new Map(approved[packageKey(pkg)]?.map((change) => [change.id, change])) : null

/** Returns the inventory of a package from its report. */
const readDecisionInputs = (pkg: RunPackage) => {
  const versions = pkg.versions.map(({ id, name, tags, createdAt, updatedAt }) => ({
    id,
    name,
    tags,
    created: readTime(createdAt),
    updated: readTime(updatedAt)
  }))
  const manifests = pkg.type === 'container' ? readManifests(pkg) : new Map<Digest, ManifestFact>()
  const problems = pkg.problems ?? []
  return {
    versions,
    graph: pkg.type === 'container' ? readGraph(pkg) : null,
    manifests,
    problems,
    unreadable: problems
  }
}

const readTime = (text: string | null): number | null => {
  const time = Date.parse(text ?? '')
  return Number.isNaN(time) ? null : time
}

const readGraph = ({ versions, broken = [] }: RunPackage): Graph => {
  const indices = new Map(versions.map(({ id }, index) => [id, index]))
  const indicesOf = (ids: readonly number[] = []): number[] => ids.flatMap((id) => indices.get(id) ?? [])
  const needs = versions.map((version) => indicesOf(version.needs))
  const neededBy = versions.map((): number[] => [])
  for (const [index, parts] of needs.entries()) for (const part of parts) neededBy[part]?.push(index)
  const withRemains = (kind: RunVersion['remains']): ReadonlySet<number> =>
    new Set(versions.flatMap(({ remains }, index) => (remains === kind ? [index] : [])))
  const names = new Map(versions.map(({ name }, index) => [name, index]))
  // A part that GitHub lists does not show that the image is broken.
  const isPartOf =
    (image: number) =>
    (digest: string): boolean =>
      (names.get(digest) ?? image) !== image
  const incomplete = broken.flatMap(({ id, missing }) => indicesOf([id]).map((index) => [index, missing] as const))
  return {
    // The policy decides whether a tagged platform counts as a part.
    parts: versions.map(
      ({ part, listedBy }): Part =>
        listedBy === undefined && (part === 'child' || part === 'referrer') ? part : 'image'
    ),
    needs,
    neededBy,
    listedBy: versions.map((version) => indicesOf(version.listedBy)),
    orphans: withRemains('orphan'),
    foreign: new Set(versions.flatMap(({ foreign }, index) => (foreign ? [index] : []))),
    placeholders: withRemains('placeholder'),
    broken: new Map(incomplete),
    unpullable: new Set(incomplete.flatMap(([index, missing]) => (missing.every(isPartOf(index)) ? [] : index)))
  }
}

const readManifests = ({ versions, blobs = [] }: RunPackage): ReadonlyMap<Digest, ManifestFact> => {
  const byId = new Map(versions.map((version) => [version.id, version]))
  const childrenOf = ({ needs = [] }: RunVersion) =>
    needs
      .flatMap((id) => byId.get(id) ?? [])
      .map(({ name, platform = null }) => ({ digest: name, leaf: false, platform }))
  const factOf = (version: RunVersion): ManifestFact | null => {
    const { manifest = null, remains } = version
    if (manifest === null || typeof manifest === 'string') return manifest
    return {
      mediaType: '',
      kind: manifest.kind,
      children: childrenOf(version),
      subject: null,
      artifactType: manifest.artifactType ?? null,
      blobs: manifest.blobs.map((index) => ({ digest: `${index}`, size: blobs[index] ?? 0 })),
      placeholder: remains === 'placeholder'
    }
  }
  return new Map(
    versions.flatMap((version) => {
      const fact = factOf(version)
      return fact ? [[version.name, fact] as const] : []
    })
  )
}

/** Returns what of the policies matches nothing in the packages that they decide on. */
export const matchlessWarnings = (
  packages: readonly RunPackage[],
  policies: readonly UnreadPolicy[]
): readonly string[] =>
  policies.flatMap((policy, index) => {
    const ours = packages.filter(({ policyIndex }) => policyIndex === index)
    const prefix = policies.length > 1 ? `policy ${index + 1}: ` : ''
    if (ours.length === 0)
      return [`${prefix}packages matches none of these packages${suggestPackage(policy, packages)}`]
    // A package without versions, such as one that could not be listed, may have what a pattern matches.
    if (ours.some(({ versions }) => versions.length === 0)) return []
    const listed = ours.map((pkg) => ({ type: pkg.type, versions: readDecisionInputs(pkg).versions }))
    return unmatchedWarnings(policy, listed).map((warning) => prefix + warning)
  })

/** Returns ` (did you mean NAME?)` for the first name of a policy that one of the packages is near to; empty if none is. */
const suggestPackage = ({ packages: { sources }, type }: UnreadPolicy, packages: readonly RunPackage[]): string => {
  const names = packages.filter((pkg) => pkg.type === type).map(({ name }) => name)
  return sources.map((source) => didYouMean(source, names)).find(Boolean) ?? ''
}

/** Returns policies in words, line by line. */
export const describePolicies = (policies: readonly UnreadPolicy[]): readonly (readonly string[])[] =>
  policies.map(({ inUse, ...policy }) => [
    ...describePolicy({ ...policy, inUse: null }),
    ...(inUse ? [`In use: what files of ${formatUnion(inUse)} name is protected`] : [])
  ])

/** Returns the reasons, as sentences, why the action might decide differently from the replay. */
export const replayCaveats = (
  report: RunReport,
  packages: readonly RunPackage[],
  policies: readonly UnreadPolicy[]
): readonly string[] => {
  const omitted = packages.filter((pkg) => pkg.omitted !== undefined)
  const unanswered = unansweredQuestions(report, packages, policies)
  const withOtherFiles = packages.filter((pkg) => namesOtherFiles(report, pkg, policies))
  return [
    ...manifestCaveats(packages),
    ...(omitted.length > 0
      ? [`This page does not show all versions of ${namesOf(omitted)}: open the report.json of the run instead.`]
      : []),
    ...(unanswered.size > 0
      ? [
          `The run did not look up ${formatUnion([...unanswered])} on GitHub, so this replay takes ${unanswered.size === 1 ? 'it' : 'them'} as true for every version.`
        ]
      : []),
    ...(withOtherFiles.length > 0
      ? [
          `The run did not read the files that in-use names now for ${namesOf(withOtherFiles)}, so only what it found in its own is protected here.`
        ]
      : []),
    ...(report.approved ? ['The run followed an approved plan: only versions in that plan are deleted here.'] : [])
  ]
}

/** True if `in-use` of a package has other globs than in the run. */
const namesOtherFiles = (report: RunReport, pkg: RunPackage, policies: readonly UnreadPolicy[]): boolean => {
  const globs = policies[pkg.policyIndex]?.inUse ?? []
  const before = report.packages.find(({ type, name }) => type === pkg.type && name === pkg.name)
  const read = report.policy.policies[before?.policyIndex ?? -1]?.inUse?.globs ?? []
  return globs.some((glob, index) => glob !== read[index])
}

/** Returns the caveats of versions that are deleted here and whose manifests the run did not read. */
const manifestCaveats = (packages: readonly RunPackage[]): readonly string[] => {
  const withoutManifests = packages.filter(
    ({ type, versions, policyIndex }) =>
      type === 'container' &&
      policyIndex >= 0 &&
      versions.some(({ action }) => action === 'delete') &&
      versions.every(({ manifest }) => !manifest)
  )
  if (withoutManifests.length > 0) {
    return [
      `The run read no manifests of ${namesOf(withoutManifests)}, because nothing could be deleted there. This replay treats each of their versions as a separate image, and deletes parts of images that the action would keep.`
    ]
  }
  const count = packages
    .flatMap(({ versions }) => versions)
    .filter(({ part, action, manifest }) => part !== 'version' && action === 'delete' && !manifest).length
  if (count === 0) return []
  return [
    `The run did not read the manifests of ${formatCount(count, 'version')} deleted here. More storage would be freed, and the action may keep some of them because others refer to them.`
  ]
}

/** Returns the questions on which the policies depend and which the run did not look up, or not as far back. */
const unansweredQuestions = (
  report: RunReport,
  packages: readonly RunPackage[],
  policies: readonly UnreadPolicy[]
): ReadonlySet<string> =>
  new Set(
    packages.flatMap((pkg) => {
      const policy = policies[pkg.policyIndex]
      if (!policy) return []
      const { versions } = readDecisionInputs(pkg)
      const facts = readFacts(report, lookupRepository(report, pkg, policy, versions))
      const now = Date.parse(report.now)
      return policy.rules.flatMap((rule) =>
        [...questionsOf(versions, pkg.type, { rules: [rule] })].filter(
          (question) => !isAnswered(question, rule.keep, facts, now)
        )
      )
    })
  )

const namesOf = (packages: readonly RunPackage[]): string => formatList(packages.map(({ name }) => name))
