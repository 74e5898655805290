import { type PackageReport, reportWithDecisionInputs } from '../src/report/json.ts'
import { formatCount, formatList, formatReason } from '../src/report/reason.ts'
import { packageKey } from '../src/retention/approved-plan.ts'
import { conditionsOf } from '../src/retention/evaluate.ts'
import type { Graph, Part } from '../src/retention/graph.ts'
import type { RefState } from '../src/retention/keep-rules.ts'
import type { ManifestFact } from '../src/retention/manifest.ts'
import { matchesName } from '../src/retention/pattern.ts'
import type { ApprovedChanges, Outcome } from '../src/retention/plan.ts'
import { deferChanges, planPackage } from '../src/retention/plan.ts'
import type { Policy } from '../src/retention/policy.ts'
import type { Digest, PackageVersion } from '../src/retention/version.ts'
import type { RunPackage, RunReport, RunVersion } from './report.ts'

/**
 * Decides the packages of a report again with the action's own engine: under the policies of the run this returns the same
 * packages as a dry run reports. Packages that could not be decided are returned unchanged.
 */
export const replayDecisions = (report: RunReport, policies: readonly Policy[]): readonly RunPackage[] => {
  const now = Date.parse(report.now)
  const decided = report.packages.map((pkg) => {
    const policyIndex = policies.findIndex(({ type, packages }) => type === pkg.type && matchesName(packages, pkg.name))
    const policy = policies[policyIndex]
    if (pkg.versions.length === 0 || !policy) return { pkg, again: null }
    const known = readDecisionInputs(pkg)
    const repository = repositoryOf(report, pkg, policy, known.versions)
    const inventory = { ...known, repository, facts: readFacts(report, repository) }
    const plan = planPackage({ ...inventory, type: pkg.type }, policy, inventory.facts, now, approvedOf(report, pkg))
    return { pkg, again: { policyIndex, policy, inventory, plan } }
  })
  const planned = decided.flatMap(({ again }) => again ?? [])
  const deferred = deferChanges(planned, report.policy.maxDeletions ?? null)
  return decided.map(({ pkg, again }) => {
    if (again === null) return pkg.versions.length === 0 ? pkg : unmatched(pkg)
    const { policyIndex, inventory, plan } = again
    const outcomes = [...(deferred.get(plan) ?? [])].map((index) => [index, deferral(index)] as const)
    const { owner, type, name } = pkg
    const target = { ref: { owner, type, name }, policyIndex }
    return withReasonTexts(
      reportWithDecisionInputs({ target, problem: null, warnings: [], inventory, plan, outcomes: new Map(outcomes) })
    )
  })
}

const withReasonTexts = (pkg: PackageReport): RunPackage => ({
  ...pkg,
  versions: pkg.versions.map((version) => ({
    ...version,
    reasons: version.reasons.map((reason) => ({ ...reason, text: formatReason(reason) }))
  }))
})

const deferral = (index: number): Outcome => ({ index, outcome: 'deferred', problem: null })

/** A package that no policy matches is kept. */
const unmatched = (pkg: RunPackage): RunPackage => ({
  ...pkg,
  policyIndex: -1,
  status: 'unmatched',
  counts: { ...pkg.counts, planned: 0, kept: pkg.versions.length },
  versions: pkg.versions.map(({ expiresAt: _, ...version }) => ({
    ...version,
    action: 'keep',
    outcome: 'kept',
    untag: [],
    reasons: [{ code: 'unmatched', text: 'no policy matches this package' }],
    error: null
  }))
})

/** Returns the repository that `while` looks at: that of the policy, or that of the run if its policy named none either. */
const repositoryOf = (
  report: RunReport,
  pkg: RunPackage,
  policy: Policy,
  versions: readonly PackageVersion[]
): string | null => {
  if (conditionsToAsk(versions, pkg, policy).length === 0) return null
  const named = report.policy.policies[pkg.policyIndex]?.repository
  return policy.repository ?? (named === undefined ? (pkg.repository ?? null) : null)
}

/** Returns the conditions that only GitHub can answer. */
const conditionsToAsk = (versions: readonly PackageVersion[], { type }: RunPackage, policy: Policy) =>
  [...conditionsOf(versions, type, policy)].filter((question) => question !== 'unreleased')

const readFacts = ({ facts }: RunReport, repository: string | null): RefState => {
  const known = repository === null ? undefined : facts?.[repository]
  const setOf = (names: readonly string[] | null | undefined) => (names ? new Set(names) : null)
  return { pullRequests: setOf(known?.pullRequests), branches: setOf(known?.branches), tags: setOf(known?.tags) }
}

const approvedOf = ({ approved }: RunReport, pkg: RunPackage): ApprovedChanges | null =>
  approved ? new Map(approved[packageKey(pkg)]?.map((each) => [each.id, each])) : null

/** Returns the inventory of a package, read back from its report. */
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
  const places = new Map(versions.map(({ id }, index) => [id, index]))
  const placesOf = (ids: readonly number[] = []): number[] => ids.flatMap((id) => places.get(id) ?? [])
  const needs = versions.map((version) => placesOf(version.needs))
  const neededBy = versions.map((): number[] => [])
  for (const [index, parts] of needs.entries()) for (const part of parts) neededBy[part]?.push(index)
  const remaining = (kind: RunVersion['remains']): ReadonlySet<number> =>
    new Set(versions.flatMap(({ remains }, index) => (remains === kind ? [index] : [])))
  return {
    // Whether a tagged platform counts as a part is for the policy to say.
    parts: versions.map(
      ({ part, listedBy }): Part =>
        listedBy === undefined && (part === 'child' || part === 'referrer') ? part : 'image'
    ),
    needs,
    neededBy,
    listedBy: versions.map((version) => placesOf(version.listedBy)),
    orphans: remaining('orphan'),
    foreign: new Set(versions.flatMap(({ foreign }, index) => (foreign ? [index] : []))),
    placeholders: remaining('placeholder'),
    broken: new Map(broken.flatMap(({ id, missing }) => placesOf([id]).map((place) => [place, missing] as const)))
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
      blobs: manifest.blobs.map((place) => ({ digest: `${place}`, size: blobs[place] ?? 0 })),
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

/** The facts that answer each condition. */
const factOf = { 'pr-open': 'pullRequests', 'branch-exists': 'branches', 'tag-exists': 'tags' } as const

/** Returns in words why the action might decide differently from the replay. */
export const replayCaveats = (
  report: RunReport,
  packages: readonly RunPackage[],
  policies: readonly Policy[]
): readonly string[] => {
  const unasked = new Set(
    packages.flatMap((pkg) => {
      const policy = policies[pkg.policyIndex]
      if (!policy) return []
      const { versions } = readDecisionInputs(pkg)
      const facts = readFacts(report, repositoryOf(report, pkg, policy, versions))
      return conditionsToAsk(versions, pkg, policy).filter((question) => facts[factOf[question]] === null)
    })
  )
  const unread = packages.filter(
    ({ type, versions, policyIndex }) =>
      type === 'container' &&
      policyIndex >= 0 &&
      versions.some(({ action }) => action === 'delete') &&
      versions.every(({ manifest }) => !manifest)
  )
  const blind = packages
    .flatMap(({ versions }) => versions)
    .filter(({ part, action, manifest }) => part !== 'version' && action === 'delete' && !manifest).length
  const left = packages.filter(({ omitted }) => omitted !== undefined)
  const names = (of: readonly RunPackage[]): string => formatList(of.map(({ name }) => name))
  return [
    ...(unread.length > 0
      ? [
          `The run read no manifests of ${names(unread)}, because nothing could be deleted there. This replay treats each of their versions as an image of its own, and deletes parts of images that the action would keep.`
        ]
      : []),
    ...(blind > 0 && unread.length === 0
      ? [
          `The run did not need the manifests of ${formatCount(blind, 'version')} deleted here. More storage would be freed, and the action may keep some of them because others refer to them.`
        ]
      : []),
    ...(left.length > 0
      ? [`The versions of ${names(left)} are too many for this page; drop the report.json of the run here.`]
      : []),
    ...(unasked.size > 0
      ? [`The run has no answer from GitHub on ${[...unasked].join(', ')}, so it is assumed to hold for every version.`]
      : []),
    ...(report.approved ? ['The run was bound to an approved plan; only what that plan deletes is deleted here.'] : [])
  ]
}
