import type { Client } from '../github/client.ts'
import { getPackage, type Owner } from '../github/packages.ts'
import { listRefs, permissionFor, type RefKind, readDefaultBranch } from '../github/repository.ts'
import type { Clock } from '../http/clock.ts'
import type { RefState } from '../retention/keep-rules.ts'
import type { Condition } from '../retention/policy.ts'
import { err, errorMessage, ok, type Result } from '../retention/result.ts'
import { repositoryForm } from '../retention/version.ts'
import type { Target } from './find-packages.ts'
import { isOverBudget } from './listing-budget.ts'

/** GitHub's answers to the conditions of `while` that a package raises. */
export interface RefAnswers {
  /** Null for what was not asked or could not be told, which protects. */
  readonly facts: RefState
  /** The repository that was asked, as `owner/name`; null where none was. */
  readonly repository: string | null
  /** When the oldest answer was asked for, by the elapsed time of the clock; Infinity where nothing was asked. */
  readonly askedAt: number
}

/** The answers when nothing was asked. */
export const unaskedRefs: RefAnswers = {
  facts: { pullRequests: null, branches: null, tags: null },
  repository: null,
  askedAt: Number.POSITIVE_INFINITY
}

/**
 * Returns the first answers of this run to conditions about a package, so that one report explains all decisions; `again`,
 * answers that were asked for after the time `since`, beside what was `known` before of all other conditions. Rejects
 * where the hour does not cover it, or the run is stopped.
 */
export type RefLookup = (
  target: Pick<Target, 'ref' | 'policy'>,
  conditions: ReadonlySet<Condition>,
  again?: { readonly since: number; readonly known: RefAnswers }
) => Promise<RefAnswers>

interface RefLookupOptions {
  readonly client: Client
  readonly owner: Owner
  readonly clock: Clock
  /** The running repository, which is asked about packages that GitHub links to none; empty where there is none. */
  readonly running: string
  /** Called once with each reason why conditions have no answer; throws if the run was stopped. */
  readonly onProblem: (problem: string) => void
}

/** The kind of refs that a condition lists. */
const refKinds = { 'pr-open': 'pulls', 'branch-exists': 'branches', 'tag-exists': 'tags' } as const

type RefCondition = keyof typeof refKinds
type RefNames = ReadonlySet<string> | null

/** Returns a lookup in the repository that the policy of a package names, else in the one that GitHub links it to. */
export const createRefLookup = ({ client, owner, clock, running, onProblem }: RefLookupOptions): RefLookup => {
  const linkedRepositories = new Map<string, Promise<Result<string>>>()
  const first = new Map<string, Promise<TimedNames>>()
  const latest = new Map<string, Promise<TimedNames>>()
  const reportOnce = createReportOnce(onProblem)
  const listNames = createRefLister(client, reportOnce)

  const repositoryOf = async ({ ref, policy }: Pick<Target, 'ref' | 'policy'>): Promise<Result<string>> => {
    if (policy.repository !== null) return ok(policy.repository)
    return once(linkedRepositories, `${ref.type}/${ref.name}`, async () => {
      const found = await toResult(getPackage(client, owner, ref))
      if (!found.ok) return found
      const repository = found.value?.repository ?? running
      return repositoryForm.test(repository)
        ? ok(repository)
        : err(`GitHub links the ${ref.type} package ${ref.owner}/${ref.name} to no repository`)
    })
  }

  const answerTo = async (repository: string, condition: RefCondition, since: number | null): Promise<TimedNames> => {
    const key = `${repository.toLowerCase()} ${condition}`
    const asking = async (): Promise<TimedNames> => {
      const time = clock.elapsed()
      return { time, names: await listNames(repository, condition, since === null) }
    }
    if (since === null) return once(first, key, asking)
    const known = await (latest.get(key) ?? first.get(key))
    if (known && known.time > since) return known
    latest.delete(key)
    return once(latest, key, asking)
  }

  return async (target, conditions, again) => {
    const known: RefAnswers = { ...(again?.known ?? unaskedRefs), askedAt: unaskedRefs.askedAt }
    const open = new Set(refConditions.filter((condition) => conditions.has(condition)))
    if (open.size === 0) return known
    const repository = await repositoryOf(target)
    if (!repository.ok) {
      for (const condition of open)
        reportOnce(condition, `${repository.problem}; set the input repository, or the key repository of the policy`)
      return unaskedRefs
    }
    const answer = async (condition: RefCondition, before: RefNames): Promise<TimedNames> =>
      open.has(condition)
        ? answerTo(repository.value, condition, again?.since ?? null)
        : { time: known.askedAt, names: before }
    const [pulls, branches, tags] = await Promise.all([
      answer('pr-open', known.facts.pullRequests),
      answer('branch-exists', known.facts.branches),
      answer('tag-exists', known.facts.tags)
    ])
    return {
      facts: { pullRequests: pulls.names, branches: branches.names, tags: tags.names },
      repository: repository.value,
      askedAt: Math.min(pulls.time, branches.time, tags.time)
    }
  }
}

type ReportOnce = (condition: RefCondition, why: string) => void

const createReportOnce = (onProblem: RefLookupOptions['onProblem']): ReportOnce => {
  const reported = new Set<string>()
  return (condition, why) => {
    const problem = `while: ${condition} is taken as true everywhere, because GitHub did not answer it: ${why}`
    if (reported.has(problem)) return
    onProblem(problem)
    reported.add(problem)
  }
}

/** Returns a function that lists the names a condition asks for; null, and a problem, where GitHub gives no usable list. */
const createRefLister = (client: Client, reportOnce: ReportOnce) => {
  const defaultBranches = new Map<string, Promise<Result<string>>>()

  /** Lists names; with more care when this list `alone` decides. */
  const list = async (repository: string, kind: RefKind, alone: boolean): Promise<Result<ReadonlySet<string>>> => {
    const names = await toResult(listRefs(client, repository, kind, alone))
    if (!names.ok) return names
    if (kind === 'branches') {
      const main = await once(defaultBranches, repository, () => toResult(readDefaultBranch(client, repository)))
      if (!main.ok) return main
      const lacking = `listing the branches of ${repository}: GitHub gave ${names.value.size}, without its default branch`
      if (!names.value.has(main.value)) return err(`${lacking} "${main.value}", so the list is incomplete`)
    }
    // A repository may have no tags, or no open pull requests; but not on the word of one answer.
    return names.value.size === 0 && alone ? toResult(listRefs(client, repository, kind, alone)) : names
  }

  return async (repository: string, condition: RefCondition, alone: boolean): Promise<RefNames> => {
    const kind = refKinds[condition]
    const names = await list(repository, kind, alone)
    if (names.ok) return names.value
    const remedy = `give the job permissions: ${permissionFor(kind)}, and the token access to ${repository}`
    reportOnce(condition, `${names.problem}; ${remedy}, or set another repository (input, or key of the policy)`)
    return null
  }
}

interface TimedNames {
  /** When it was asked for, by the elapsed time of the clock. */
  readonly time: number
  readonly names: RefNames
}

const refConditions = ['pr-open', 'branch-exists', 'tag-exists'] as const

/** Returns the result of a request, with a rejection as a problem; rejects only if the hour does not cover it. */
const toResult = async <T>(request: Promise<Result<T>>): Promise<Result<T>> => {
  try {
    return await request
  } catch (error) {
    if (isOverBudget(error)) throw error
    return err(errorMessage(error))
  }
}

/** The result of a work that is done once for a key, or again where it failed. */
const once = <T>(results: Map<string, Promise<T>>, key: string, work: () => Promise<T>): Promise<T> => {
  const known = results.get(key)
  if (known) return known
  const result = work().catch((error) => {
    results.delete(key)
    throw error
  })
  results.set(key, result)
  return result
}
