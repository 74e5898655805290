import { reportCleanup } from '../../src/report/cleanup.ts'
import type { Report } from '../../src/report/json.ts'
import type { PackageResult } from '../../src/report/package-report.ts'
import { makeReport } from '../../src/report/run-report.ts'
import type { RefState } from '../../src/retention/conditions.ts'
import { type Inventory, planPackage } from '../../src/retention/plan.ts'
import type { Policy } from '../../src/retention/policy.ts'
import { now } from '../retention/builders.ts'

/** Returns the result of a package in a dry run; `repository` is null if nothing was looked up. */
export const resultOf = (
  inventory: Inventory & Pick<NonNullable<PackageResult['inventory']>, 'manifests'>,
  policy: Policy,
  refs: RefState,
  { name = 'app', repository = 'acme/app' }: { readonly name?: string; readonly repository?: string | null } = {}
): PackageResult => ({
  target: { ref: { owner: 'acme', type: inventory.type, name }, policyIndex: 0, policy },
  problem: null,
  warnings: [],
  inventory: { ...inventory, problems: [], facts: refs, repository },
  plan: planPackage(inventory, policy, refs, now),
  outcomes: new Map()
})

/** Returns the report of a dry run with these results. */
export const reportDryRun = (policy: Policy, ...results: readonly PackageResult[]): Report =>
  makeReport({
    inputs: { mode: 'clean', dryRun: true, server: 'github.com', policies: [policy], restore: null },
    run: null,
    requests: { rest: 0, registry: 0, mutations: 0, retries: 0, waitedSeconds: 0 },
    problems: [],
    warnings: [],
    results,
    reportCleanup,
    stopReason: null,
    now,
    startedAt: now,
    finishedAt: now
  })
