import type { RefState } from '../retention/conditions.ts'
import { noCounts } from '../retention/counts.ts'
import { findDenial } from '../retention/denial.ts'
import type { Graph } from '../retention/graph.ts'
import type { ManifestFact } from '../retention/manifest.ts'
import type { Decision, Outcome, Plan } from '../retention/plan.ts'
import { comparePlans } from '../retention/plan-difference.ts'
import type { ImageRepair } from '../retention/plan-repair.ts'
import type { Policy } from '../retention/policy.ts'
import { measureStorage } from '../retention/storage.ts'
import type { Digest, PackageRef, PackageVersion } from '../retention/version.ts'
import { type DecisionInputs, reportUses } from './decision-inputs.ts'
import type { PackageReport, VersionReport } from './json.ts'
import { formatCount, formatReason, formatTime } from './reason.ts'

/** The result of one package. */
export interface PackageResult {
  readonly target: {
    readonly ref: PackageRef
    readonly policyIndex: number
    readonly policy: Policy
    readonly conflicting?: boolean
  }
  /** The reason why nothing could be decided; null if it could. */
  readonly problem: string | null
  readonly warnings: readonly string[]
  /** True if the run restored the package itself. */
  readonly packageRestored?: boolean
  readonly inventory: {
    readonly versions: readonly PackageVersion[]
    readonly graph: Graph | null
    readonly manifests: ReadonlyMap<Digest, ManifestFact>
    readonly problems: readonly string[]
    /** The answers about the repository that a rule depends on. */
    readonly facts?: RefState
    readonly repository?: string | null
  } | null
  readonly plan: Plan | null
  /** With `mode: repair`: the images that lacked something. */
  readonly repairs?: readonly ImageRepair[]
  /** The ids of broken images that a repair could make whole; absent where that is unknown. */
  readonly repairable?: ReadonlySet<number> | undefined
  /** By index in the plan; a change that is neither deferred nor executed yet has none. */
  readonly outcomes: ReadonlyMap<number, Outcome>
  /** The plan of the policy that the run compares with, for the same inventory, and the index of that policy. */
  readonly base?: { readonly policyIndex: number; readonly plan: Plan }
  /** The reason why a check left the package out. */
  readonly skipped?: string
}

/** The fields of a version in the report besides its decision and its outcome. */
type VersionDetails = DecisionInputs & Pick<VersionReport, 'expiresAt'>

/** What a report of a package is to have besides its decisions. */
interface ReportOptions {
  readonly details?: readonly VersionDetails[]
  /** False for a report without sizes, which take as long as the rest of it. */
  readonly withBytes?: boolean
}

/** Returns the report of a package: every version with its decision, reasons and outcome. */
export const reportPackage = (
  result: PackageResult,
  { details = [], withBytes = true }: ReportOptions = {}
): PackageReport => {
  const { target, inventory, plan, outcomes, warnings } = result
  const { ref, policyIndex, conflicting } = target
  const { inUse } = target.policy
  const decisions = plan?.decisions ?? []
  const changed = changedDecisions(result)
  const versions = decisions.map((decision, index) =>
    reportVersion(decision, outcomes.get(index), details[index], changed.get(index))
  )
  const byOutcome = Map.groupBy(versions, ({ outcome }) => outcome)
  const countOf = (outcome: VersionReport['outcome']): number => byOutcome.get(outcome)?.length ?? 0
  const isContainerCleanup = ref.type === 'container' && decisions.every(({ action }) => action !== 'restore')
  const changes = new Set(plan?.changes.map(({ index }) => index))
  // A restore that is known to be refused is not planned; a version restored with its package needs no change of its own.
  const isPlanned = ({ action, outcome }: VersionReport, index: number): boolean =>
    action === 'delete' || (action === 'restore' && (changes.has(index) || outcome === 'restored'))
  const problems = inventory?.problems ?? []
  return {
    ...ref,
    policyIndex,
    ...reportStatus(result),
    ...(problems.length === 0 ? {} : { problems }),
    ...(warnings.length === 0 ? {} : { warnings }),
    ...(result.packageRestored ? { revived: true as const } : {}),
    ...(conflicting ? { conflicting } : {}),
    ...(inventory?.repository ? { repository: inventory.repository } : {}),
    ...(inUse && plan ? { inUse: reportUses(inUse, ref) } : {}),
    counts: {
      ...noCounts,
      versions: versions.length,
      images: plan?.images ?? 0,
      planned: versions.filter(isPlanned).length,
      deleted: countOf('deleted'),
      kept: versions.filter(({ action }) => action === 'keep' || action === 'untag').length,
      untagged: [...outcomes.values()].reduce((tags, { untagged = [] }) => tags + untagged.length, 0),
      refused: countOf('refused'),
      failed: countOf('failed'),
      restored: countOf('restored')
    },
    ...(withBytes && inventory && isContainerCleanup && !result.repairs
      ? { bytes: reportBytes(decisions, outcomes, inventory.manifests) }
      : {}),
    ...reportComparison(result, versions),
    ...reportIncomplete(result),
    versions
  }
}

/** Returns the decisions of the policy that is compared with, by index, where the plan differs; none without one. */
const changedDecisions = ({ base, plan }: PackageResult): ReadonlyMap<number, Decision> =>
  base && plan ? comparePlans(base.plan, plan) : new Map()

const reportDecision = ({ action, untag, reasons }: Decision): NonNullable<VersionReport['before']> => ({
  // A comparison restores nothing.
  action: action === 'restore' ? 'keep' : action,
  untag,
  reasons: reasons.map((reason) => ({
    code: reason.code,
    ...('rule' in reason && { rule: reason.rule }),
    text: formatReason(reason)
  }))
})

/** Returns the figures of a package that is compared. */
const reportComparison = (
  { base, plan, inventory }: PackageResult,
  versions: readonly VersionReport[]
): Pick<PackageReport, 'comparison'> => {
  if (!base || !plan || !inventory) return {}
  const isDeletion = (decision: VersionReport['before']): boolean => decision?.action === 'delete'
  const count = (isCounted: (version: VersionReport) => boolean): number => versions.filter(isCounted).length
  const { decisions } = base.plan
  return {
    comparison: {
      policyIndex: base.policyIndex,
      planned: decisions.filter(({ action }) => action === 'delete').length,
      added: count(({ before, after }) => isDeletion(after) && !isDeletion(before)),
      removed: count(({ before, after }) => isDeletion(before) && !isDeletion(after)),
      ...(inventory.graph && { reclaimable: measureStorage(decisions, inventory.manifests).reclaimable })
    }
  }
}

const reportStatus = (result: PackageResult): Pick<PackageReport, 'status' | 'problem'> => {
  const { target, problem, inventory, plan, outcomes, skipped } = result
  const name = `${target.ref.owner}/${target.ref.name}`
  const withPackage = (text: string): string =>
    text.includes(name) ? text : `${target.ref.type} package ${name}: ${text}`
  if (problem !== null) return { status: 'failed', problem: withPackage(problem) }
  if (skipped !== undefined) return { status: 'skipped', problem: withPackage(skipped) }
  if (plan === null)
    return {
      status: 'skipped',
      problem: withPackage('the run stopped before this package; the next run will process it')
    }
  const denial = findDenial(outcomes.values())
  if (denial !== null) return { status: 'failed', problem: withPackage(denial) }
  if (plan.status === 'ok') return { status: 'ok' }
  const fuse = plan.decisions.flatMap(({ reasons }) => reasons).find(({ code }) => code === 'fuse')
  const [cause = fuse ? formatReason(fuse) : '', ...others] = inventory?.problems ?? []
  const more = others.length > 0 ? `; and ${formatCount(others.length, 'more problem')} like this` : ''
  return { status: plan.status, problem: withPackage(`${cause}${more}`) }
}

const reportBytes = (
  decisions: readonly Decision[],
  outcomes: PackageResult['outcomes'],
  manifests: ReadonlyMap<Digest, ManifestFact>
): NonNullable<PackageReport['bytes']> => {
  const isDeleted = (index: number): boolean => ['deleted', 'gone'].includes(outcomes.get(index)?.outcome ?? '')
  const actual = (): readonly Decision[] =>
    decisions.map((decision, index) => (isDeleted(index) ? decision : { ...decision, action: 'keep' as const }))
  const freed = decisions.some((_, index) => isDeleted(index)) ? measureStorage(actual(), manifests).reclaimable : 0
  return { ...measureStorage(decisions, manifests), freed }
}

/** Returns the images that lack something, before and after a repair. */
const reportIncomplete = (result: PackageResult): Pick<PackageReport, 'broken' | 'repairs'> => {
  const { inventory, plan, repairs, repairable } = result
  const broken = [...(inventory?.graph?.broken ?? [])].flatMap(([index, missing]) =>
    (inventory?.versions.slice(index, index + 1) ?? []).map(({ id, tags }) => ({
      ...{ id, tags, missing },
      ...(repairable && { repairable: repairable.has(id) })
    }))
  )
  return {
    ...(broken.length > 0 && { broken }),
    ...(repairs && plan && { repairs: repairs.map((repair) => reportRepair(repair, result)) })
  }
}

type RepairReport = NonNullable<PackageReport['repairs']>[number]

/** Returns what was restored for an image, and what it lacks after the run, or after the plan of a dry run. */
const reportRepair = (
  { id, tags, parts, unread, lost }: ImageRepair,
  { inventory, plan, outcomes }: PackageResult
): RepairReport => {
  const outcomeOf = new Map(plan?.decisions.map(({ version }, index) => [version.name, outcomes.get(index)?.outcome]))
  const isRestored = (digest: Digest): boolean => outcomeOf.get(digest) === 'restored'
  const missing = new Map<Digest, RepairReport['missing'][number]['why']>(lost.map(({ digest, why }) => [digest, why]))
  for (const digest of parts) if (outcomeOf.get(digest) && !isRestored(digest)) missing.set(digest, 'unrestored')
  for (const digest of unread) if (isRestored(digest)) missing.set(digest, 'unread')
  // Restored versions may be deleted again, and a registry may lack manifests.
  const image = inventory?.versions.findIndex((version) => version.id === id) ?? -1
  for (const digest of inventory?.graph?.broken.get(image) ?? [])
    if (isRestored(digest) || !(missing.has(digest) || parts.includes(digest))) missing.set(digest, 'unavailable')
  return { id, tags, parts, missing: [...missing].map(([digest, why]) => ({ digest, why })) }
}

const reportVersion = (
  decision: Decision,
  outcome: Outcome | undefined,
  details?: VersionDetails,
  before?: Decision
): VersionReport => {
  const { version, part, action, reasons } = decision
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
    ...(before && { before: reportDecision(before), after: reportDecision(decision) }),
    error: outcome?.problem ?? null,
    ...details
  }
}

/** Returns the report of a package in mode `list`. */
export const reportListed = ({ target: { ref, policyIndex, conflicting } }: PackageResult): PackageReport => ({
  ...ref,
  policyIndex,
  status: 'ok',
  ...(conflicting ? { conflicting } : {}),
  counts: noCounts,
  versions: []
})
