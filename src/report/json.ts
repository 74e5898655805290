import type { ApprovedPlan } from '../retention/approved.ts'
import { findDenial } from '../retention/denial.ts'
import type { Graph } from '../retention/graph.ts'
import type { Facts } from '../retention/keep.ts'
import type { ManifestFact } from '../retention/manifest.ts'
import type { Decision, Outcome, Plan } from '../retention/plan.ts'
import type { Policy } from '../retention/policy.ts'
import type { Reason } from '../retention/reason.ts'
import { type Bytes, measure } from '../retention/size.ts'
import type { Digest, PackageRef, PackageType, PackageVersion } from '../retention/version.ts'
import { type Chosen, describeChoice, describePolicy } from './policy.ts'
import { count, sayReason, sayTime } from './reason.ts'
import { type FactsReport, reportFacts, reportStock, type StockReport } from './stock.ts'

/** report.json as the contract describes it; log, summary and outputs are made from it too, so that they cannot differ. */
export interface Report {
  readonly schemaVersion: 1
  readonly tool: { readonly name: string; readonly version: string }
  readonly mode: string
  readonly dryRun: boolean
  readonly now: string
  readonly startedAt: string
  readonly finishedAt: string
  readonly complete: boolean
  readonly stopReason: 'max-deletions' | 'time-limit' | 'rate-limit' | 'cancelled' | 'error' | null
  readonly policy: {
    /** The cap over the whole run, for the policies without one of their own; absent where there is none. */
    readonly maxDeletions?: number
    readonly policies: readonly PolicyReport[]
  }
  /** What GitHub answered to questions of `while`, where one was asked. */
  readonly facts?: FactsReport
  /** What the approved report changes, by `type/name` of its packages in lower case, where nothing else may change. */
  readonly approved?: Readonly<Record<string, readonly ApprovedReport[]>>
  /** What was to come back, with mode: restore. */
  readonly restore?: RestoreReport
  /** The run of GitHub Actions that wrote this. */
  readonly run?: { readonly repository: string; readonly id: string }
  readonly requests: Requests
  /** What went wrong outside of any package, such as invalid inputs. */
  readonly problems: readonly string[]
  readonly warnings: readonly string[]
  readonly packages: readonly PackageReport[]
}

export interface ApprovedReport extends Pick<VersionReport, 'id' | 'tags' | 'untag'> {
  readonly action: 'delete' | 'untag'
}

export interface RestoreReport {
  readonly from: string | null
  readonly tags: readonly string[]
  readonly deletedWithin: string | null
  readonly text: readonly string[]
}

export interface Requests {
  readonly rest: number
  readonly registry: number
  readonly mutations: number
  readonly retries: number
  readonly waitedSeconds: number
}

export interface PackageReport extends PackageRef {
  readonly policyIndex: number
  /** Skipped where the run ended before it; failed where it could not be decided, such as without its whole listing. */
  readonly status: 'ok' | 'skipped' | 'fused' | 'failed'
  /** What kept it from being changed as planned, where the status is not ok. */
  readonly problem?: string
  /** Each manifest that could not be read, and why. */
  readonly problems?: readonly string[]
  /** What a person should know of the package. */
  readonly warnings?: readonly string[]
  /** The package itself was deleted, and this run restored it. */
  readonly revived?: true
  /** A docker package that GitHub could not migrate to the container registry, for a conflict of names. */
  readonly conflicting?: true
  readonly counts: Counts
  /** Of the manifests that had to be read: an estimate, which what else stays could lower. */
  readonly bytes?: BytesReport
  /** Tagged images that do not pull completely, whoever broke them, with the digests that are missing. */
  readonly broken?: readonly {
    readonly id: number
    readonly tags: readonly string[]
    readonly missing: readonly string[]
  }[]
  /** The sizes in bytes of all blobs that the versions refer to, each once. */
  readonly blobs?: readonly number[]
  readonly versions: readonly VersionReport[]
}

export interface BytesReport extends Bytes {
  /** What only versions that are gone by now referred to. */
  readonly freed: number
}

export type Counts = Readonly<Record<keyof typeof noCounts, number>>

export interface VersionReport extends StockReport {
  readonly id: number
  readonly name: string
  readonly tags: readonly string[]
  readonly createdAt: string | null
  readonly updatedAt: string | null
  readonly action: Decision['action']
  readonly outcome: 'kept' | 'planned' | Outcome['outcome']
  readonly part: Decision['part']
  /** Of a version that comes back, when it was deleted. */
  readonly deletedAt?: string
  readonly untag: readonly string[]
  /** As the plan has them; in report.json each has its words, too. */
  readonly reasons: readonly (Reason & { readonly text?: string })[]
  /** When a kept version may go by its age alone. */
  readonly expiresAt?: string
  readonly error: string | null
}

const noCounts = {
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

/** What the run knows of one package. */
export interface PackageResult {
  readonly target: { readonly ref: PackageRef; readonly policyIndex: number; readonly conflicting?: boolean }
  /** What kept the package from being decided at all. */
  readonly problem: string | null
  readonly warnings: readonly string[]
  /** Whether the run restored the package itself. */
  readonly revived?: boolean
  readonly stock: {
    readonly versions: readonly PackageVersion[]
    readonly graph: Graph | null
    readonly manifests: ReadonlyMap<Digest, ManifestFact>
    readonly problems: readonly string[]
    /** Absent where nothing was asked. */
    readonly facts?: Facts
  } | null
  readonly plan: Plan | null
  /** By place in the plan; what is neither deferred nor carried out yet has none. */
  readonly outcomes: ReadonlyMap<number, Outcome>
}

/** Reports one package: every version with its decision, its reasons in words and what became of it. */
export const reportPackage = (result: PackageResult, stocks: readonly StockReport[] = []): PackageReport => {
  const { target, stock, plan, outcomes, warnings } = result
  const { ref, policyIndex, conflicting } = target
  const decisions = plan?.decisions ?? []
  const versions = decisions.map((decision, index) => reportVersion(decision, outcomes.get(index), stocks[index]))
  const outcome = Map.groupBy(versions, (version) => version.outcome)
  const numberOf = (end: VersionReport['outcome']): number => outcome.get(end)?.length ?? 0
  const cleans = ref.type === 'container' && decisions.every(({ action }) => action !== 'restore')
  const due = new Set(plan?.changes.map(({ index }) => index))
  // What is known to be refused before its turn is not planned; what came with its package needs no turn.
  const isPlanned = ({ action, outcome: end }: VersionReport, index: number): boolean =>
    action === 'delete' || (action === 'restore' && (due.has(index) || end === 'restored'))
  const problems = stock?.problems ?? []
  const broken = [...(stock?.graph?.broken ?? [])].flatMap(([index, missing]) =>
    reportBroken(stock?.versions[index], missing)
  )
  return {
    ...ref,
    policyIndex,
    ...reportStatus(result),
    ...(problems.length === 0 ? {} : { problems }),
    ...(warnings.length === 0 ? {} : { warnings }),
    ...(result.revived ? { revived: true as const } : {}),
    ...(conflicting ? { conflicting } : {}),
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
    ...(stock && cleans ? { bytes: reportBytes(decisions, outcomes, stock.manifests) } : {}),
    ...(broken.length === 0 ? {} : { broken }),
    versions
  }
}

/** The same, with what the decision was made from: enough to decide again, and to bring back what goes, parts first. */
export const reportWithStock = (result: PackageResult): PackageReport => {
  const { stock, plan } = result
  if (!stock?.graph || !plan) return reportPackage(result)
  const { each, blobs } = reportStock(
    plan.decisions.map(({ version }) => version),
    stock
  )
  const { versions, ...report } = reportPackage(result, each)
  return { ...report, ...(blobs.length === 0 ? {} : { blobs }), versions }
}

const reportStatus = (result: PackageResult): Pick<PackageReport, 'status' | 'problem'> => {
  const { target, problem, stock, plan, outcomes } = result
  const name = `${target.ref.owner}/${target.ref.name}`
  const about = (text: string): string => (text.includes(name) ? text : `${target.ref.type} package ${name}: ${text}`)
  if (problem !== null) return { status: 'failed', problem: about(problem) }
  if (plan === null) return { status: 'skipped', problem: about('the run did not come to it') }
  const denial = findDenial(outcomes.values())
  if (denial !== null) return { status: 'failed', problem: about(denial) }
  if (plan.status === 'ok') return { status: 'ok' }
  const fuse = plan.decisions.flatMap(({ reasons }) => reasons).find(({ code }) => code === 'fuse')
  const [cause = fuse ? sayReason(fuse) : '', ...others] = stock?.problems ?? []
  const more = others.length > 0 ? `; and ${count(others.length, 'other problem')} like this` : ''
  return { status: plan.status, problem: about(`${cause}${more}`) }
}

const reportBytes = (
  decisions: readonly Decision[],
  outcomes: PackageResult['outcomes'],
  manifests: ReadonlyMap<Digest, ManifestFact>
): BytesReport => {
  const isGone = (index: number): boolean => ['deleted', 'gone'].includes(outcomes.get(index)?.outcome ?? '')
  const real = decisions.map((decision, index) => (isGone(index) ? decision : { ...decision, action: 'keep' as const }))
  return { ...measure(decisions, manifests), freed: measure(real, manifests).reclaimable }
}

const reportBroken = (version: PackageVersion | undefined, missing: readonly Digest[]) =>
  version ? [{ id: version.id, tags: version.tags, missing }] : []

const reportVersion = (decision: Decision, outcome: Outcome | undefined, stock?: StockReport): VersionReport => {
  const { version, part, action, reasons, expires } = decision
  const createdAt = version.created === null ? null : sayTime(version.created)
  return {
    id: version.id,
    name: version.name,
    tags: version.tags,
    createdAt,
    updatedAt:
      version.updated === version.created ? createdAt : version.updated === null ? null : sayTime(version.updated),
    action,
    outcome: outcome?.outcome ?? (action === 'keep' ? 'kept' : 'planned'),
    part,
    ...('deleted' in version && version.deleted !== null ? { deletedAt: sayTime(version.deleted) } : {}),
    untag: decision.untag,
    reasons,
    ...(expires === null || expires === Number.POSITIVE_INFINITY ? {} : { expiresAt: sayTime(expires) }),
    error: outcome?.problem ?? null,
    ...stock
  }
}

/** A policy as plain data, with patterns and durations as they were written, and in words. */
export const reportPolicy = (policy: Policy): PolicyReport => {
  const { packages, type, protect, minKeep, rules, safety } = policy
  return {
    packages: packages.sources,
    type,
    protect: protect?.sources ?? [],
    minKeep,
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

export interface PolicyReport {
  readonly packages: readonly string[]
  readonly type: PackageType
  readonly protect: readonly string[]
  /** Null where the policy does not say, which means 1. */
  readonly minKeep: number | null
  readonly rules: readonly {
    readonly delete: readonly string[]
    readonly keep: Readonly<Record<string, number | string>>
  }[]
  readonly safety: Readonly<Record<string, boolean | number | string | null>>
  readonly text: readonly string[]
}

/** Everything that a run can say at any time of itself. */
export interface RunResult {
  readonly inputs: {
    readonly mode: string
    readonly dryRun: boolean
    readonly policies: readonly Policy[]
    readonly maxDeletions?: number | null
    readonly approved?: ApprovedPlan | null
    readonly restore: Chosen | null
  } | null
  /** Null outside of GitHub Actions. */
  readonly run: { readonly repository: string; readonly id: string } | null
  readonly requests: Requests
  readonly problems: readonly string[]
  readonly warnings: readonly string[]
  readonly results: readonly PackageResult[]
  /** What kept the run from doing all that it planned, other than a cap or a problem. */
  readonly stopReason: Report['stopReason']
  /** The time that was decided as of, in milliseconds. */
  readonly now: number
  readonly startedAt: number
  readonly finishedAt: number
}

/** Makes the report of a run; without valid inputs, it says what is wrong with them. */
export const makeReport = ({
  inputs,
  run,
  requests,
  problems,
  warnings,
  results,
  stopReason,
  now,
  startedAt,
  finishedAt
}: RunResult): Report => {
  const reportOne = inputs?.mode === 'list' ? reportName : inputs?.restore ? reportPackage : reportWithStock
  const packages = results.map((result) => reportOne(result))
  const maxDeletions = inputs?.maxDeletions ?? null
  const facts = reportFacts(results.map(({ stock }) => stock?.facts))
  const capped = packages.some(({ versions }) => versions.some(({ outcome }) => outcome === 'deferred'))
  const cause = problems.length > 0 || (capped && inputs?.restore) ? 'error' : capped ? 'max-deletions' : null
  return {
    schemaVersion: 1,
    tool: { name: 'package-retention', version },
    mode: inputs?.mode ?? 'clean',
    dryRun: inputs?.dryRun ?? false,
    now: sayTime(now),
    startedAt: sayTime(startedAt),
    finishedAt: sayTime(finishedAt),
    complete: !capped && problems.length === 0 && stopReason === null,
    stopReason: stopReason ?? cause,
    policy: {
      ...(maxDeletions !== null && { maxDeletions }),
      policies: inputs?.restore ? [] : (inputs?.policies.map(reportPolicy) ?? [])
    },
    ...(facts && { facts }),
    ...(inputs?.approved && { approved: reportApproved(inputs.approved) }),
    ...(inputs?.restore ? { restore: reportChoice(inputs.restore) } : {}),
    ...(run ? { run } : {}),
    requests,
    problems,
    warnings,
    packages
  }
}

/** What an approved plan changes; what it leaves as it is stays in any case. */
const reportApproved = ({ packages }: ApprovedPlan): NonNullable<Report['approved']> =>
  Object.fromEntries(
    [...packages].map(([name, versions]) => [
      name,
      [...versions].flatMap(([id, { action, tags, untag }]) =>
        action === 'delete' || action === 'untag' ? [{ id, tags, action, untag }] : []
      )
    ])
  )

/** The text of report.json in pieces, since that of large packages is a long one. */
export function* writeReport({ packages, ...run }: Report): Generator<string> {
  yield `${unclosed(run)},"packages":[`
  for (const [at, { versions, ...report }] of packages.entries()) {
    yield `${at === 0 ? '' : ','}${unclosed(report)},"versions":[`
    for (let from = 0; from < versions.length; from += versionsAtOnce) {
      const piece = versions.slice(from, from + versionsAtOnce).map(writeVersion)
      yield `${from === 0 ? '' : ','}${piece.join(',')}`
    }
    yield ']}'
  }
  yield ']}\n'
}

const versionsAtOnce = 500

const unclosed = (object: object): string => JSON.stringify(object).slice(0, -1)

const writeVersion = (version: VersionReport): string => {
  const reasons = version.reasons.map((reason) => ({ ...reason, text: sayReason(reason) }))
  return JSON.stringify({ ...version, reasons })
}

const reportChoice = (chosen: Chosen): RestoreReport => ({
  from: chosen.path,
  tags: chosen.tags?.sources ?? [],
  deletedWithin: chosen.within?.text ?? null,
  text: describeChoice(chosen)
})

/** A package that was only to be found. */
const reportName = ({ target: { ref, policyIndex, conflicting } }: PackageResult): PackageReport => ({
  ...ref,
  policyIndex,
  status: 'ok',
  ...(conflicting ? { conflicting } : {}),
  counts: noCounts,
  versions: []
})

/** The version of the action that writes the report. */
const version = '1.0.0'

/** The sum of a count over all packages. */
export const total = ({ packages }: Report, key: keyof Counts): number =>
  packages.reduce((sum, { counts }) => sum + counts[key], 0)

/** Whether the run ended with anything that a person should see to, which makes its exit code 1. */
export const hasFailed = (report: Report): boolean =>
  report.problems.length > 0 ||
  report.stopReason === 'cancelled' ||
  report.packages.some(({ status, counts }) => status === 'failed' || status === 'fused' || counts.failed > 0)
