import { capturesOf, matchesAnyWord } from './pattern.ts'
import type { Rule } from './policy.ts'
import { branchForms, tagForms } from './ref-forms.ts'
import type { PackageType } from './version.ts'
import { indexWords } from './word-index.ts'

/** A successful deployment of a commit to an environment. */
export interface Deployment {
  readonly id: number
  readonly environment: string
  readonly sha: string
  /** The branch, Git tag or commit that was deployed. */
  readonly ref: string
  /** When it was created, in milliseconds since 1970. */
  readonly created: number
}

/** The successful deployments of a repository, in any order. */
export interface Deployments {
  /** The number of the newest deployments of each environment that are known; older ones may be missing. */
  readonly perEnvironment: number
  readonly successful: readonly Deployment[]
}

/** The environments to which a version was deployed, sorted; null where that is unknown. */
export type DeployedTo = readonly string[] | null

/**
 * Returns a function from the labels of a version to the environments whose newest `count` deployments used it: none if it
 * was not deployed, null if that is unknown, which protects it. Labels without `{sha}` or `{name}` cannot be compared.
 */
export const matchDeployments = (
  { delete: patterns }: Pick<Rule, 'delete'>,
  count: number,
  type: PackageType,
  deployments: Deployments | null
): ((labels: readonly string[]) => DeployedTo) => {
  if (count === 0) return () => []
  if (!areKnown(deployments, count)) return () => null
  const byEnvironment = newestOfEach(deployments.successful, count)
  const toMatcher = (used: readonly Deployment[]) => createMatcher(patterns, type, used)
  const isDeployed = toMatcher([...byEnvironment.values()].flat())
  const environments = new Map<string, (label: string) => boolean>()
  const isDeployedTo = (name: string, used: readonly Deployment[], label: string): boolean => {
    const matcher = environments.get(name) ?? toMatcher(used)
    environments.set(name, matcher)
    return matcher(label)
  }
  return (labels) => {
    const found = labels
      .filter(isDeployed)
      .flatMap((label) => [...byEnvironment].flatMap(([name, used]) => (isDeployedTo(name, used, label) ? [name] : [])))
    if (found.length > 0) return [...new Set(found)].toSorted()
    return labels.length > 0 && labels.every((label) => isComparable(patterns, label, type)) ? [] : null
  }
}

/** True if at least `count` deployments of each environment are known. */
export const areKnown = (deployments: Deployments | null, count: number): deployments is Deployments =>
  deployments !== null && deployments.perEnvironment >= count

/** Returns the newest `count` deployments of each environment. */
export const newestOfEach = <D extends Pick<Deployment, 'environment' | 'created' | 'id'>>(
  deployments: readonly D[],
  count: number
): ReadonlyMap<string, readonly D[]> => {
  const newestFirst = deployments.toSorted((a, b) => b.created - a.created || b.id - a.id)
  const groups = Map.groupBy(newestFirst, ({ environment }) => environment)
  return new Map([...groups].map(([name, group]) => [name, group.slice(0, count)]))
}

/** The fewest hexadecimal digits by which a commit is recognized. */
const shortestSha = 7

type Patterns = Rule['delete']

/** Returns a function that is true for labels that one of the deployments used. */
const createMatcher = (patterns: Patterns, type: PackageType, used: readonly Deployment[]) => {
  const commits = [...new Set(used.map(({ sha }) => sha.toLowerCase()))]
  const prefixes = commits.flatMap((sha) =>
    Array.from({ length: sha.length - shortestSha + 1 }, (_, more) => sha.slice(0, shortestSha + more))
  )
  const [whole, sha] = [indexWords(commits), { name: 'sha', words: indexWords(prefixes) }]
  const name = { name: 'name', words: indexWords([...new Set(used.map(({ ref }) => ref))].flatMap(formsOf)) }
  const isCommit = (text: string): boolean => sha.words.has(text) || whole.at(text, 0).length > 0
  return (label: string): boolean =>
    matchesAnyWord(patterns, label, type, sha) ||
    matchesAnyWord(patterns, label, type, name) ||
    capturesOf(patterns, label, type, 'sha').some((text) => text !== null && isCommit(text.toLowerCase()))
}

/** A deployment may name a branch or a Git tag, also in full. */
const formsOf = (ref: string): readonly string[] =>
  [ref, ref.replace(/^refs\/(heads|tags)\//, '')].flatMap((name) => [...branchForms(name), ...tagForms(name)])

/** True if a label has a commit or a ref to compare, and no text in its place that cannot be one. */
const isComparable = (patterns: Patterns, label: string, type: PackageType): boolean => {
  const isWritten = (text: string | null): text is string => text !== null
  const commits = capturesOf(patterns, label, type, 'sha').filter(isWritten)
  const refs = capturesOf(patterns, label, type, 'name').filter(isWritten)
  return (
    commits.length + refs.length > 0 &&
    commits.every((text) => /^[0-9a-f]{7,}$/i.test(text)) &&
    refs.every((text) => text !== '')
  )
}
