import { planCalendar } from '../retention/calendar.ts'
import type { RefState } from '../retention/conditions.ts'
import { findExpiries } from '../retention/expiry.ts'
import { reportDecisionInputs } from './decision-inputs.ts'
import type { PackageReport } from './json.ts'
import { type PackageResult, reportPackage } from './package-report.ts'
import { formatTime } from './reason.ts'

/**
 * Returns the report of a cleanup: that of a package with the expiry of each version, and with its decision inputs, which a
 * replay needs, and a restore, to restore parts first. `now` is the time of the decision, in milliseconds.
 */
export const reportCleanup = (result: PackageResult, now: number): PackageReport => {
  const { inventory, plan } = result
  if (!inventory || !plan) return reportPackage(result)
  const expiries = expiriesOf(result, now)
  const listed = plan.decisions.map(({ version }) => version)
  const { decisionInputs, blobs } = inventory.graph
    ? reportDecisionInputs(listed, inventory)
    : { decisionInputs: [], blobs: [] }
  const details = expiries.map((expiresAt, index) => ({
    ...(expiresAt !== null && { expiresAt: formatTime(Math.ceil(expiresAt / 1000) * 1000) }),
    ...decisionInputs[index]
  }))
  const { versions, ...report } = reportPackage(result, { details })
  const calendar = planCalendar(plan.decisions, expiries, inventory.manifests, now)
  return {
    ...report,
    ...(calendar.length === 0 ? {} : { calendar }),
    ...(blobs.length === 0 ? {} : { blobs }),
    versions
  }
}

const expiriesOf = ({ target, inventory, plan }: PackageResult, now: number): readonly (number | null)[] => {
  if (!inventory || !plan) return []
  const { ref, policy } = target
  const { facts: refs = unasked } = inventory
  const { type, name } = ref
  return findExpiries({ inventory: { ...inventory, type, name, unreadable: [] }, policy, refs, now, plan })
}

const unasked: RefState = {
  pullRequests: null,
  closedPullRequests: null,
  branches: null,
  tags: null,
  deployments: null
}
