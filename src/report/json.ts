import type { ApprovedPlan } from '../retention/approved-plan.ts'
import { findDenial } from '../retention/denial.ts'
import type { Graph } from '../retention/graph.ts'
import type { RefState } from '../retention/keep-rules.ts'
import type { ManifestFact } from '../retention/manifest.ts'
import type { Decision, Outcome, Plan } from '../retention/plan.ts'
import type { Policy } from '../retention/policy.ts'
import type { Reason } from '../retention/reason.ts'
import type { WrittenPackage, WrittenReport, WrittenVersion } from '../retention/report-schema.ts'
import { measureStorage } from '../retention/storage.ts'
import type { Digest, PackageRef, PackageVersion } from '../retention/version.ts'
import { type DecisionInputs, reportDecisionInputs, reportFacts } from './decision-inputs.ts'
import { describePolicy, describeSelection, type RestoreSelection } from './policy.ts'
import { formatCount, formatReason, formatTime } from './reason.ts'

/** report.json without the texts of its reasons. Log, summary and outputs are made from it too, so that they cannot differ. */
export interface Report extends Omit<WrittenReport, 'packages'> {
  readonly packages: readonly PackageReport[]
}

export interface PackageReport extends Omit<WrittenPackage, 'versions'> {
  readonly versions: readonly VersionReport[]
}

export interface VersionReport extends Omit<WrittenVersion, 'reasons'> {
  readonly reasons: readonly (Reason & { readonly text?: string })[]
}

export type Counts = WrittenPackage['counts']

type PolicyReport = WrittenReport['policy']['policies'][number]

const noCounts: Counts = {
  versions: 0,
  images: 0,
  planned: 0,
  deleted: 0,
  kept: 0,
  untagged: 0,
  refused: 0,
  failed: 0,
  restored: 0
}

/** The result of one package. */
export interface PackageResult {
  readonly target: { readonly ref: PackageRef; readonly policyIndex: number; readonly conflicting?: boolean }
  /** Why nothing could be decided; null if it could. */
  readonly problem: string | null
  readonly warnings: readonly string[]
  /** Whether the run restored the package itself. */
  readonly packageRestored?: boolean
  readonly inventory: {
    readonly versions: readonly PackageVersion[]
    readonly graph: Graph | null
    readonly manifests: ReadonlyMap<Digest, ManifestFact>
    readonly problems: readonly string[]
    /** The open pull requests, branches and tags of the repository, as far as a rule asked for them. */
    readonly facts?: RefState
    readonly repository?: string | null
  } | null
  readonly plan: Plan | null
  /** By index in the plan; a change that is neither deferred nor executed yet has none. */
  readonly outcomes: ReadonlyMap<number, Outcome>
}

/** Returns the report of a package: every version with its decision, reasons and outcome. */
export const reportPackage = (result: PackageResult, stocks: readonly DecisionInputs[] = []): PackageReport => {
  const { target, inventory, plan, outcomes, warnings } = result
  const { ref, policyIndex, conflicting } = target
  const decisions = plan?.decisions ?? []
  const versions = decisions.map((decision, index) => reportVersion(decision, outcomes.get(index), stocks[index]))
  const outcome = Map.groupBy(versions, (version) => version.outcome)
  const numberOf = (end: VersionReport['outcome']): number => outcome.get(end)?.length ?? 0
  const cleans = ref.type === 'container' && decisions.every(({ action }) => action !== 'restore')
  const due = new Set(plan?.changes.map(({ index }) => index))
  // A restore that is known to be refused is not planned; a version restored with its package needs no change of its own.
  const isPlanned = ({ action, outcome: end }: VersionReport, index: number): boolean =>
    action === 'delete' || (action === 'restore' && (due.has(index) || end === 'restored'))
  const problems = inventory?.problems ?? []
  const broken = [...(inventory?.graph?.broken ?? [])].flatMap(([index, missing]) =>
    reportBroken(inventory?.versions[index], missing)
  )
  return {
    ...ref,
    policyIndex,
    ...reportStatus(result),
    ...(problems.length === 0 ? {} : { problems }),
    ...(warnings.length === 0 ? {} : { warnings }),
    ...(result.packageRestored ? { revived: true as const } : {}),
    ...(conflicting ? { conflicting } : {}),
    ...(inventory?.repository ? { repository: inventory.repository } : {}),
    counts: {
      ...noCounts,
      versions: versions.length,
      images: plan?.images ?? 0,
      planned: versions.filter(isPlanned).length,
      deleted: numberOf('deleted'),
      kept: versions.filter(({ action }) => action === 'keep' || action === 'untag').length,
      untagged: [...outcomes.values()].reduce((tags, { untagged = [] }) => tags + untagged.length, 0),
      refused: numberOf('refused'),
      failed: numberOf('failed'),
      restored: numberOf('restored')
    },
    ...(inventory && cleans ? { bytes: reportBytes(decisions, outcomes, inventory.manifests) } : {}),
    ...(broken.length === 0 ? {} : { broken }),
    versions
  }
}

/** Returns the same with the inputs of the decision: enough to replay it, and to restore deleted versions, parts first. */
export const reportWithDecisionInputs = (result: PackageResult): PackageReport => {
  const { inventory, plan } = result
  if (!inventory?.graph || !plan) return reportPackage(result)
  const { each, blobs } = reportDecisionInputs(
    plan.decisions.map(({ version }) => version),
    inventory
  )
  const { versions, ...report } = reportPackage(result, each)
  return { ...report, ...(blobs.length === 0 ? {} : { blobs }), versions }
}

const reportStatus = (result: PackageResult): Pick<PackageReport, 'status' | 'problem'> => {
  const { target, problem, inventory, plan, outcomes } = result
  const name = `${target.ref.owner}/${target.ref.name}`
  const about = (text: string): string => (text.includes(name) ? text : `${target.ref.type} package ${name}: ${text}`)
  if (problem !== null) return { status: 'failed', problem: about(problem) }
  if (plan === null) return { status: 'skipped', problem: about('the run stopped before this package') }
  const denial = findDenial(outcomes.values())
  if (denial !== null) return { status: 'failed', problem: about(denial) }
  if (plan.status === 'ok') return { status: 'ok' }
  const fuse = plan.decisions.flatMap(({ reasons }) => reasons).find(({ code }) => code === 'fuse')
  const [cause = fuse ? formatReason(fuse) : '', ...others] = inventory?.problems ?? []
  const more = others.length > 0 ? `; and ${formatCount(others.length, 'more problem')} like this` : ''
  return { status: plan.status, problem: about(`${cause}${more}`) }
}

const reportBytes = (
  decisions: readonly Decision[],
  outcomes: PackageResult['outcomes'],
  manifests: ReadonlyMap<Digest, ManifestFact>
): NonNullable<PackageReport['bytes']> => {
  const isGone = (index: number): boolean => ['deleted', 'gone'].includes(outcomes.get(index)?.outcome ?? '')
  const real = decisions.map((decision, index) => (isGone(index) ? decision : { ...decision, action: 'keep' as const }))
  return { ...measureStorage(decisions, manifests), freed: measureStorage(real, manifests).reclaimable }
}

const reportBroken = (version: PackageVersion | undefined, missing: readonly Digest[]) =>
  version ? [{ id: version.id, tags: version.tags, missing }] : []

const reportVersion = (decision: Decision, outcome: Outcome | undefined, stock?: DecisionInputs): VersionReport => {
  const { version, part, action, reasons, expires } = decision
  const createdAt = version.created === null ? null : formatTime(version.created)
  return {
    id: version.id,
    name: version.name,
    tags: version.tags,
    createdAt,
    updatedAt:
      version.updated === version.created ? createdAt : version.updated === null ? null : formatTime(version.updated),
    action,
    outcome: outcome?.outcome ?? (action === 'keep' ? 'kept' : 'planned'),
    part,
    ...('deleted' in version && version.deleted !== null ? { deletedAt: formatTime(version.deleted) } : {}),
    untag: decision.untag,
    reasons,
    ...(expires === null || expires === Number.POSITIVE_INFINITY
      ? {}
      : { expiresAt: formatTime(Math.ceil(expires / 1000) * 1000) }),
    error: outcome?.problem ?? null,
    ...stock
  }
}

/** Returns a policy as plain data, with patterns and durations as they were written, and in words. */
export const reportPolicy = (policy: Policy): PolicyReport => {
  const { packages, type, protect, minKeep, repository, rules, safety } = policy
  return {
    packages: packages.sources,
    type,
    protect: protect?.sources ?? [],
    minKeep,
    ...(repository !== null && { repository }),
    rules: rules.map((rule) => ({
      delete: rule.delete.sources,
      keep: Object.fromEntries(
        Object.entries(rule.keep).map(([key, value]) => [key, typeof value === 'object' ? value.text : value])
      )
    })),
    safety: { ...safety, gracePeriod: safety.gracePeriod.text },
    text: describePolicy(policy)
  }
}

/** The state that a report is made from; valid at any time of the run. */
export interface RunResult {
  readonly inputs: {
    readonly mode: Report['mode']
    readonly dryRun: boolean
    readonly policies: readonly Policy[]
    readonly maxDeletions?: number | null
    readonly approved?: ApprovedPlan | null
    readonly restore: RestoreSelection | null
  } | null
  /** Null outside GitHub Actions. */
  readonly run: { readonly repository: string; readonly id: string } | null
  readonly requests: Report['requests']
  readonly problems: readonly string[]
  readonly warnings: readonly string[]
  readonly results: readonly PackageResult[]
  /** Why the run stopped early, other than by `max-deletions` or an error. */
  readonly stopReason: Report['stopReason']
  /** The time at which ages were taken, in milliseconds. */
  readonly now: number
  readonly startedAt: number
  readonly finishedAt: number
}

/** Returns the report of a run; without valid inputs, it contains their problems. */
export const makeReport = (result: RunResult): Report => {
  const { inputs, run, requests, problems, warnings, results } = result
  const packages = results.map(reporterFor(inputs))
  const facts = reportFacts(results.flatMap(({ inventory }) => inventory ?? []))
  return {
    schemaVersion: 1,
    tool: { name: 'package-retention', version },
    mode: inputs?.mode ?? 'clean',
    dryRun: inputs?.dryRun ?? false,
    now: formatTime(result.now),
    startedAt: formatTime(result.startedAt),
    finishedAt: formatTime(result.finishedAt),
    ...reportCompletion(result, packages),
    policy: reportPolicies(inputs),
    ...(facts && { facts }),
    ...(inputs?.approved && { approved: reportApproved(inputs.approved) }),
    ...(inputs?.restore && { restore: reportSelection(inputs.restore) }),
    ...(run && { run }),
    requests,
    problems,
    warnings,
    packages
  }
}

/** Returns the function that reports a package in the mode of the run; only a cleanup can be replayed. */
const reporterFor = (inputs: RunResult['inputs']): ((result: PackageResult) => PackageReport) => {
  if (inputs?.mode === 'list') return reportListed
  return inputs?.restore ? (result) => reportPackage(result) : reportWithDecisionInputs
}

/** Returns whether the run did all that it planned, and what stopped it if not. */
const reportCompletion = (
  { inputs, problems, stopReason }: RunResult,
  packages: readonly PackageReport[]
): Pick<Report, 'complete' | 'stopReason'> => {
  const isDeferred = packages.some(({ versions }) => versions.some(({ outcome }) => outcome === 'deferred'))
  const complete = !isDeferred && problems.length === 0 && stopReason === null
  if (complete || stopReason !== null) return { complete, stopReason }
  // Without a stop, a restore defers only versions of which a part could not be restored.
  return { complete, stopReason: problems.length > 0 || inputs?.restore ? 'error' : 'max-deletions' }
}

/** Returns the policies of a run; a restore follows none. */
const reportPolicies = (inputs: RunResult['inputs']): Report['policy'] => {
  const { maxDeletions = null, policies = [], restore = null } = inputs ?? {}
  return { ...(maxDeletions !== null && { maxDeletions }), policies: restore ? [] : policies.map(reportPolicy) }
}

/** Returns the changes of an approved plan, by package. */
const reportApproved = ({ packages }: ApprovedPlan): NonNullable<Report['approved']> =>
  Object.fromEntries(
    [...packages].map(([name, versions]) => [
      name,
      [...versions].flatMap(([id, { action, tags, untag }]) =>
        action === 'delete' || action === 'untag' ? [{ id, tags, action, untag }] : []
      )
    ])
  )

/** Yields the text of report.json in pieces, because that of large packages is long. */
export function* writeReport({ packages, ...run }: Report): Generator<string> {
  yield `${withoutClosingBrace(run)},"packages":[`
  for (const [at, { versions, ...report }] of packages.entries()) {
    yield `${at === 0 ? '' : ','}${withoutClosingBrace(report)},"versions":[`
    for (let from = 0; from < versions.length; from += versionsAtOnce) {
      const piece = versions.slice(from, from + versionsAtOnce).map(writeVersion)
      yield `${from === 0 ? '' : ','}${piece.join(',')}`
    }
    yield ']}'
  }
  yield ']}\n'
}

const versionsAtOnce = 500

const withoutClosingBrace = (object: object): string => JSON.stringify(object).slice(0, -1)

const writeVersion = (version: VersionReport): string => {
  const written: WrittenVersion = {
    ...version,
    reasons: version.reasons.map((reason) => ({ ...reason, text: formatReason(reason) }))
  }
  return JSON.stringify(written)
}

const reportSelection = (chosen: RestoreSelection): NonNullable<Report['restore']> => ({
  from: chosen.path,
  tags: chosen.tags?.sources ?? [],
  deletedWithin: chosen.within?.text ?? null,
  text: describeSelection(chosen)
})

/** Returns a package of mode `list`. */
const reportListed = ({ target: { ref, policyIndex, conflicting } }: PackageResult): PackageReport => ({
  ...ref,
  policyIndex,
  status: 'ok',
  ...(conflicting ? { conflicting } : {}),
  counts: noCounts,
  versions: []
})

/** The version of the action. */
const version = '1.0.0'

/** Returns the sum of a count over all packages. */
export const total = ({ packages }: Report, key: keyof Counts): number =>
  packages.reduce((sum, { counts }) => sum + counts[key], 0)

/** Whether the run failed, which makes its exit code 1. */
export const hasFailed = (report: Report): boolean =>
  report.problems.length > 0 ||
  report.stopReason === 'cancelled' ||
  report.packages.some(({ status, counts }) => status === 'failed' || status === 'fused' || counts.failed > 0)
