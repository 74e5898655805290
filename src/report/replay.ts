import type { RefState } from '../retention/conditions.ts'
import { questionsOf } from '../retention/evaluate.ts'
import type { Graph, Part } from '../retention/graph.ts'
import type { InUse } from '../retention/in-use.ts'
import type { ManifestFact } from '../retention/manifest.ts'
import { matchesName } from '../retention/pattern.ts'
import { type ApprovedChanges, planPackage } from '../retention/plan.ts'
import type { Policy, UnreadPolicy } from '../retention/policy.ts'
import type { WrittenPackage, WrittenReport, WrittenVersion } from '../retention/report-schema.ts'
import { findSuspect } from '../retention/suspect-patterns.ts'
import type { Digest, PackageVersion } from '../retention/version.ts'
import { packageKey } from '../retention/version.ts'
import type { DecisionInputs } from './decision-inputs.ts'

/*
 * The inverse of decision-inputs.ts: a decision from report.json, which the report page and `why` make again with the
 * action's own engine.
 */

/** The part of a version in report.json that its decision depends on. */
export type ReplayableVersion = Pick<WrittenVersion, 'id' | 'name' | 'tags' | 'createdAt' | 'updatedAt'> &
  DecisionInputs & { readonly part: string }

export interface ReplayablePackage
  extends Pick<
    WrittenPackage,
    'owner' | 'type' | 'name' | 'policyIndex' | 'repository' | 'inUse' | 'problems' | 'broken' | 'blobs'
  > {
  readonly versions: readonly ReplayableVersion[]
}

export type ReplayableReport = Pick<WrittenReport, 'now' | 'policy' | 'facts' | 'approved'>

/** Returns the plan of a package under the first policy that matches it; null if none does or it has no versions. */
export const replayPackage = (report: ReplayableReport, pkg: ReplayablePackage, policies: readonly UnreadPolicy[]) => {
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

/**
 * Returns the repository in which `while` and `deployments` look things up: that of the policy, or that of the run if its
 * policy named none either; null if nothing is looked up.
 */
export const lookupRepository = (
  report: ReplayableReport,
  pkg: ReplayablePackage,
  policy: Pick<Policy, 'repository' | 'rules'>,
  versions: readonly PackageVersion[]
): string | null => {
  if (questionsOf(versions, pkg.type, policy).size === 0) return null
  const runPolicyRepository = report.policy.policies[pkg.policyIndex]?.repository
  return policy.repository ?? (runPolicyRepository === undefined ? (pkg.repository ?? null) : null)
}

export const readFacts = ({ facts }: ReplayableReport, repository: string | null): RefState => {
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
const readUses = ({ policy }: ReplayableReport, pkg: ReplayablePackage, globs: readonly string[]): InUse => {
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

const approvedFor = ({ approved }: ReplayableReport, pkg: ReplayablePackage): ApprovedChanges | null =>
  approved ? new Map(approved[packageKey(pkg)]?.map((change) => [change.id, change])) : null

/** Returns the inventory of a package from its report. */
export const readDecisionInputs = (pkg: ReplayablePackage) => {
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

const readGraph = ({ versions, broken = [] }: ReplayablePackage): Graph => {
  const indices = new Map(versions.map(({ id }, index) => [id, index]))
  const indicesOf = (ids: readonly number[] = []): number[] => ids.flatMap((id) => indices.get(id) ?? [])
  const needs = versions.map((version) => indicesOf(version.needs))
  const neededBy = versions.map((): number[] => [])
  for (const [index, parts] of needs.entries()) for (const part of parts) neededBy[part]?.push(index)
  const withRemains = (kind: ReplayableVersion['remains']): ReadonlySet<number> =>
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

const readManifests = ({ versions, blobs = [] }: ReplayablePackage): ReadonlyMap<Digest, ManifestFact> => {
  const byId = new Map(versions.map((version) => [version.id, version]))
  const childrenOf = ({ needs = [] }: ReplayableVersion) =>
    needs
      .flatMap((id) => byId.get(id) ?? [])
      .map(({ name, platform = null }) => ({ digest: name, leaf: false, platform }))
  const factOf = (version: ReplayableVersion): ManifestFact | null => {
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
