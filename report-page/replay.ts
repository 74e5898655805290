import { reportCleanup } from '../src/report/cleanup.ts'
import type { PackageReport } from '../src/report/json.ts'
import { formatPackages } from '../src/report/package-labels.ts'
import { describePolicy } from '../src/report/policy.ts'
import { formatCount, formatReason, formatUnion } from '../src/report/reason.ts'
import { lookupRepository, readDecisionInputs, readFacts, replayPackage } from '../src/report/replay.ts'
import { isAnswered } from '../src/retention/conditions.ts'
import { didYouMean } from '../src/retention/did-you-mean.ts'
import { questionsOf } from '../src/retention/evaluate.ts'
import { deferChanges, type Outcome } from '../src/retention/plan.ts'
import type { UnreadPolicy } from '../src/retention/policy.ts'
import { unmatchedWarnings } from '../src/retention/suspect-patterns.ts'
import { packageKey } from '../src/retention/version.ts'
import type { RunPackage, RunReport, RunVersion } from './report.ts'

/**
 * Decides on the packages of a report again with the action's own engine: under the policies of the run this returns the
 * packages that a dry run reports. Packages that could not be decided on are returned unchanged.
 */
export const replayDecisions = (report: RunReport, policies: readonly UnreadPolicy[]): readonly RunPackage[] => {
  const replays = report.packages.map((pkg) => ({ pkg, replay: replayPackage(report, pkg, policies) }))
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
    const { previous } = pkg
    return { ...withReasonTexts(reportCleanup(replayed, now)), ...(previous && { previous }) }
  })
}

/** Returns the ids of the broken images that a repair could make whole; undefined where the run did not know. */
const findRepairable = ({ broken = [] }: RunPackage): ReadonlySet<number> | undefined =>
  broken.some(({ repairable }) => repairable !== undefined)
    ? new Set(broken.flatMap(({ id, repairable }) => (repairable ? id : [])))
    : undefined

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

const keepAll = ({ calendar: _, ...pkg }: RunPackage, reason: RunVersion['reasons'][number]): RunPackage => ({
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
      ? [`This page does not show all versions of ${formatPackages(omitted)}: open the report.json of the run instead.`]
      : []),
    ...(unanswered.size > 0
      ? [
          `The run did not look up ${formatUnion([...unanswered])} on GitHub, so this replay takes ${unanswered.size === 1 ? 'it' : 'them'} as true for every version.`
        ]
      : []),
    ...(withOtherFiles.length > 0
      ? [
          `The run did not read the files that in-use names now for ${formatPackages(withOtherFiles)}, so only what it found in its own is protected here.`
        ]
      : []),
    ...(report.approved ? ['The run followed an approved plan: only versions in that plan are deleted here.'] : [])
  ]
}

/** True if `in-use` of a package has other globs than in the run. */
const namesOtherFiles = (report: RunReport, pkg: RunPackage, policies: readonly UnreadPolicy[]): boolean => {
  const globs = policies[pkg.policyIndex]?.inUse ?? []
  const before = report.packages.find((each) => packageKey(each) === packageKey(pkg))
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
      `The run read no manifests of ${formatPackages(withoutManifests)}, because nothing could be deleted there. This replay treats each of their versions as a separate image, and deletes parts of images that the action would keep.`
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
