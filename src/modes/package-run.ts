import type { Lane } from '../apply/apply-plan.ts'
import type { Client } from '../github/client.ts'
import type { Owner } from '../github/packages.ts'
import type { Clock } from '../http/clock.ts'
import type { Room } from '../http/semaphore.ts'
import type { Stop } from '../http/stop.ts'
import type { Environment } from '../inputs/table.ts'
import type { Target } from '../inventory/find-packages.ts'
import type { RevalidationMethod } from '../inventory/listing-budget.ts'
import type { InventorySources, PackageInventory } from '../inventory/take-inventory.ts'
import type { Registry } from '../registry/registry.ts'
import type { Outcome, Plan } from '../retention/plan.ts'
import type { ImageRepair } from '../retention/plan-repair.ts'

/** The connections and limits of a run, for every mode. */
export interface RunContext {
  readonly client: Client
  readonly registry: Registry
  readonly owner: Owner
  readonly clock: Clock
  readonly stop: Stop
  /** The time to decide as of, in milliseconds. */
  readonly now: number
  /** Returns what is called after each step of a long phase, such as `manifests read` of a package. */
  readonly progress: InventorySources['progress']
  /** Room for the inventories that are taken at the same time, by their versions. */
  readonly withRoom: Room
}

/** A mode: how it finds, plans and changes packages. */
export interface ModeHandler {
  readonly findTargets: () => Promise<{
    readonly targets: readonly Target[]
    readonly problems: readonly string[]
    readonly warnings: readonly string[]
  }>
  /** Plans a package, which is re-checked in one of two ways; rejects if that is not possible. */
  readonly plan: (target: Target, revalidateBy: RevalidationMethod) => Promise<PackageRun>
  /** Returns the requests that changing planned packages is likely to take, under the caps. */
  readonly requestCost: (results: readonly PackageRun[]) => number
  /** Defers the changes over the caps, of packages that are changed together next. */
  readonly applyCaps: (results: readonly PackageRun[]) => void
  /** Returns the warnings about all packages together, once they are planned. */
  readonly findWarnings: (results: readonly PackageRun[]) => readonly string[]
}

/** The part of a host that work without a session needs: the post step, and the comment on a pull request. */
export interface StepHost {
  readonly env: Environment
  readonly clock: Clock
  readonly random: () => number
  readonly cancel?: AbortSignal
}

/** One package on its way through the run. */
export interface PackageRun {
  readonly target: Target
  /** The problem that kept the package from being planned at all. */
  readonly problem: string | null
  /** Warnings about the package. */
  readonly warnings: string[]
  /** True if the run restored the package itself. */
  readonly packageRestored?: boolean
  /** The latest inventory of the package; null if none was taken. */
  inventory:
    | (Pick<PackageInventory, 'type' | 'versions' | 'graph' | 'manifests' | 'problems'> &
        Partial<Pick<PackageInventory, 'facts' | 'lookupRequests'>>)
    | null
  plan: Plan | null
  /** The plan of the policy that a check compares with, for the same inventory, and the index of that policy. */
  readonly base?: { readonly policyIndex: number; readonly plan: Plan }
  /** The reason why a check left the package out, which fails nothing. */
  readonly skipped?: string
  /** With `mode: repair`: the images that lack something. */
  repairs?: readonly ImageRepair[]
  /** The ids of broken images that a repair could make whole; absent where that is unknown. */
  repairable?: ReadonlySet<number> | undefined
  readonly outcomes: Map<number, Outcome>
  /** Carries out the planned changes that have no outcome yet, and yields their outcomes, which `outcomes` has too. */
  readonly apply: (lane: Lane) => AsyncIterable<Outcome>
}

/** Returns the run of a package of which nothing is known yet. */
export const unplanned = (target: Target, problem: string | null = null): PackageRun => ({
  target,
  problem,
  warnings: [],
  inventory: null,
  plan: null,
  outcomes: new Map(),
  apply: async function* () {}
})

/** Yields outcomes, each once it stands in `outcomes` by its index. */
export async function* record(
  outcomes: Map<number, Outcome>,
  source: AsyncIterable<Outcome> | Iterable<Outcome>
): AsyncGenerator<Outcome> {
  for await (const outcome of source) {
    outcomes.set(outcome.index, outcome)
    yield outcome
  }
}
