import type { Client } from '../github/client.ts'
import { getPackage, type Owner } from '../github/packages.ts'
import { listClosedPulls, listRefs, permissionFor, type RefKind, readDefaultBranch } from '../github/repository.ts'
import type { Clock } from '../http/clock.ts'
import type { ClosedPullRequests, RefState } from '../retention/conditions.ts'
import type { Deployments } from '../retention/deployments.ts'
import { subtractDuration } from '../retention/duration.ts'
import type { Policy, Question } from '../retention/policy.ts'
import { err, errorMessage, ok, type Result } from '../retention/result.ts'
import { repositoryForm } from '../retention/version.ts'
import { createDeploymentReader } from './deployment-reader.ts'
import type { Target } from './find-packages.ts'
import { isOverBudget } from './listing-budget.ts'

/** GitHub's answers to the questions of a package's policy about a repository. */
export interface RefAnswers {
  /** Null for what was not asked or is unknown, which protects. */
  readonly facts: RefState
  /** The repository that was asked, as `owner/name`; null where none was. */
  readonly repository: string | null
  /** When the oldest answer was asked for, by the elapsed time of the clock; Infinity where nothing was asked. */
  readonly askedAt: number
  /** The requests that asking the same again may take. */
  readonly lookupRequests: number
}

/** The answers when nothing was asked. */
export const unaskedRefs: RefAnswers = {
  facts: { pullRequests: null, closedPullRequests: null, branches: null, tags: null, deployments: null },
  repository: null,
  askedAt: Number.POSITIVE_INFINITY,
  lookupRequests: 0
}

/**
 * Returns the first answers of this run to questions about a package, so that one report explains all decisions; with
 * `again`, answers requested after the time `since`, and the `known` ones to all other questions. Rejects if the hour does
 * not cover the requests, or the run is stopped.
 */
export type RefLookup = (
  target: Pick<Target, 'ref' | 'policy'>,
  questions: ReadonlySet<Question>,
  again?: { readonly since: number; readonly known: RefAnswers }
) => Promise<RefAnswers>

interface RefLookupOptions {
  readonly client: Client
  readonly owner: Owner
  readonly clock: Clock
  /** The policies of the run, of which the one that looks back furthest decides how far lists are read. */
  readonly policies: readonly Pick<Policy, 'rules'>[]
  /** The time to decide as of, in milliseconds. */
  readonly now: number
  /** The running repository, which is asked about packages that GitHub links to none; empty where there is none. */
  readonly running: string
  /** Called once with each reason why questions have no answer; throws if the run was stopped. */
  readonly onProblem: (problem: string) => void
}

/** Returns a lookup in the repository that the policy of a package names, else in the one that GitHub links it to. */
export const createRefLookup = (options: RefLookupOptions): RefLookup => {
  const { clock } = options
  const reportOnce = createReportOnce(options.onProblem)
  const repositoryOf = createRepositoryFinder(options)
  const sources = createSources(options)
  const answerWith = <T>(question: Question, source: Source<T>) =>
    createTimedLookup(clock, async (repository, alone) => {
      const answer = await toResult(source(repository, alone))
      if (answer.ok) return answer.value
      const remedy = `give the job permissions: ${permissions[question]}, and the token access to ${repository}`
      reportOnce(question, `${answer.problem}; ${remedy}, or set another repository (input, or key of the policy)`)
      return { facts: null, requests: 0 }
    })
  const pullRequests = answerWith('pr-open', sources['pr-open'])
  const closedPullRequests = answerWith('then-for', sources['then-for'])
  const branches = answerWith('branch-exists', sources['branch-exists'])
  const tags = answerWith('tag-exists', sources['tag-exists'])
  const deployments = answerWith('deployments', sources.deployments)

  return async (target, questions, again) => {
    const { facts: before, lookupRequests } = again?.known ?? unaskedRefs
    if (questions.size === 0) {
      return { ...(again?.known ?? unaskedRefs), askedAt: unaskedRefs.askedAt, lookupRequests }
    }
    const repository = await repositoryOf(target)
    if (!repository.ok) {
      for (const question of questions)
        reportOnce(question, `${repository.problem}; set the input repository, or the key repository of the policy`)
      return unaskedRefs
    }
    const ask = async <T>(question: Question, lookup: TimedLookup<T>, known: T | null): Promise<TimedAnswer<T>> =>
      questions.has(question)
        ? lookup(repository.value, again?.since ?? null)
        : { time: unaskedRefs.askedAt, facts: known, requests: 0 }
    const open = ask('pr-open', pullRequests, before.pullRequests)
    const answers = await Promise.all([
      open,
      // A pull request that is closed between the two lists is on both.
      open.then(() => ask('then-for', closedPullRequests, before.closedPullRequests)),
      ask('branch-exists', branches, before.branches),
      ask('tag-exists', tags, before.tags),
      ask('deployments', deployments, before.deployments)
    ])
    const [opened, closed, existing, tagged, deployed] = answers
    return {
      facts: {
        pullRequests: opened.facts,
        closedPullRequests: closed.facts,
        branches: existing.facts,
        tags: tagged.facts,
        deployments: deployed.facts
      },
      repository: repository.value,
      askedAt: Math.min(...answers.map(({ time }) => time)),
      lookupRequests: answers.reduce((sum, { requests }) => sum + requests, 0)
    }
  }
}

/** Returns a function that finds the repository to ask about a package. */
const createRepositoryFinder = ({ client, owner, running }: RefLookupOptions) => {
  const linked = new Map<string, Promise<Result<string>>>()
  return async ({ ref, policy }: Pick<Target, 'ref' | 'policy'>): Promise<Result<string>> => {
    if (policy.repository !== null) return ok(policy.repository)
    return once(linked, `${ref.type}/${ref.name}`, async () => {
      const found = await toResult(getPackage(client, owner, ref))
      if (!found.ok) return found
      const repository = found.value?.repository ?? running
      return repositoryForm.test(repository)
        ? ok(repository)
        : err(`GitHub links the ${ref.type} package ${ref.owner}/${ref.name} to no repository`)
    })
  }
}

type ReportOnce = (question: Question, why: string) => void

const createReportOnce = (onProblem: RefLookupOptions['onProblem']): ReportOnce => {
  const reported = new Set<string>()
  return (question, why) => {
    const problem = describeUnanswered(question, why)
    if (reported.has(problem)) return
    onProblem(problem)
    reported.add(problem)
  }
}

/** Describes the effect of a question without an answer. */
const describeUnanswered = (question: Question, why: string): string => {
  if (question === 'deployments') return `deployments keeps every version, because GitHub did not answer it: ${why}`
  const key = question === 'then-for' ? question : `while: ${question}`
  return `${key} is taken as true everywhere, because GitHub did not answer it: ${why}`
}

const permissions: Readonly<Record<Question, string>> = {
  'pr-open': permissionFor('pulls'),
  'then-for': permissionFor('pulls'),
  'branch-exists': permissionFor('branches'),
  'tag-exists': permissionFor('tags'),
  deployments: 'deployments: read'
}

/** Answers a question about a repository; asks twice if this answer `alone` decides. */
type Source<T> = (repository: string, alone: boolean) => Promise<Result<Answer<T>>>

interface Answer<T> {
  readonly facts: T
  /** The requests that asking the same again may take. */
  readonly requests: number
}

/** Returns the sources of all answers. */
const createSources = ({ client, policies, now }: RefLookupOptions) => {
  const keeps = policies.flatMap(({ rules }) => rules.map(({ keep }) => keep))
  const listNames = createRefLister(client)
  const readDeployments = createDeploymentReader(
    client,
    Math.max(0, ...keeps.map(({ deployments = 0 }) => deployments))
  )
  // Dates before 1970 are none of GitHub's.
  const closedSince = Math.max(
    0,
    Math.min(now, ...keeps.flatMap(({ 'then-for': thenFor }) => (thenFor ? [subtractDuration(now, thenFor)] : [])))
  )
  const listRecentlyClosed: Source<ClosedPullRequests> = async (repository, alone) => {
    const first = await listClosedPulls(client, repository, closedSince)
    const isEmpty = first.ok && first.value.listed === 0
    // One answer is no proof that there is none.
    const read = isEmpty && alone ? await listClosedPulls(client, repository, closedSince) : first
    if (!read.ok) return read
    const { listed, closedAt } = read.value
    return ok({ facts: { since: closedSince, closedAt }, requests: pagesOf(listed) })
  }
  return {
    'pr-open': listNames('pulls'),
    'then-for': listRecentlyClosed,
    'branch-exists': listNames('branches'),
    'tag-exists': listNames('tags'),
    deployments: (repository: string): Promise<Result<Answer<Deployments>>> => readDeployments(repository)
  }
}

/** Returns the number of pages of a list with this many items. */
const pagesOf = (items: number): number => Math.max(1, Math.ceil(items / 100))

/** Returns a function that returns the source of all names of one kind. */
const createRefLister = (client: Client): ((kind: RefKind) => Source<ReadonlySet<string>>) => {
  const defaultBranches = new Map<string, Promise<Result<string>>>()

  const list = async (repository: string, kind: RefKind, alone: boolean): Promise<Result<ReadonlySet<string>>> => {
    const names = await listRefs(client, repository, kind, alone)
    if (!names.ok) return names
    if (kind === 'branches') {
      const main = await once(defaultBranches, repository, () => toResult(readDefaultBranch(client, repository)))
      if (!main.ok) return main
      const lacking = `listing the branches of ${repository}: GitHub gave ${names.value.size}, without its default branch`
      if (!names.value.has(main.value)) return err(`${lacking} "${main.value}", so the list is incomplete`)
    }
    // A repository may have no tags, or no open pull requests; but not on the word of one answer.
    return names.value.size === 0 && alone ? listRefs(client, repository, kind, alone) : names
  }

  return (kind) => async (repository, alone) => {
    const names = await list(repository, kind, alone)
    return names.ok ? ok({ facts: names.value, requests: pagesOf(names.value.size) }) : names
  }
}

interface TimedAnswer<T> extends Answer<T | null> {
  /** When it was asked for, by the elapsed time of the clock. */
  readonly time: number
}

/** Returns the first answer about a repository, or one that was asked for after the time `since`. */
type TimedLookup<T> = (repository: string, since: number | null) => Promise<TimedAnswer<T>>

/** Returns a lookup that shares its answers among packages. */
const createTimedLookup = <T>(
  clock: Clock,
  answer: (repository: string, alone: boolean) => Promise<Answer<T | null>>
): TimedLookup<T> => {
  const first = new Map<string, Promise<TimedAnswer<T>>>()
  const latest = new Map<string, Promise<TimedAnswer<T>>>()
  return async (repository, since) => {
    const key = repository.toLowerCase()
    const asking = async (): Promise<TimedAnswer<T>> => {
      const time = clock.elapsed()
      return { ...(await answer(repository, since === null)), time }
    }
    if (since === null) return once(first, key, asking)
    const held = latest.get(key) ?? first.get(key)
    const known = await held
    if (known && known.time > since) return known
    // Unless another package is asking already.
    if (latest.get(key) === held) latest.delete(key)
    return once(latest, key, asking)
  }
}

/** Returns the result of a request, with a rejection as a problem; rejects only if the hour does not cover it. */
const toResult = async <T>(request: Promise<Result<T>>): Promise<Result<T>> => {
  try {
    return await request
  } catch (error) {
    if (isOverBudget(error)) throw error
    return err(errorMessage(error))
  }
}

/** Returns the result of a work that is done once for a key, or again if it failed. */
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
