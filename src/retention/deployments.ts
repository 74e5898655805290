import { capturesOf, matchesAnyWord } from './pattern.ts'
import type { Rule } from './policy.ts'
import { branchForms, tagForms } from './ref-forms.ts'
import type { PackageType } from './version.ts'
import { indexWords, type WordIndex } from './word-index.ts'

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
  /** How many of each environment are known, the newest; older ones may be missing. */
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
  const used = [...newestOfEach(deployments.successful, count).values()].flat()
  const deployedTo = createMatcher(patterns, type, used)
  return (labels) => {
    const all = labels.map(deployedTo)
    const environments = new Set(all.flatMap((each) => each ?? []))
    if (environments.size > 0) return [...environments].toSorted()
    return all.length === 0 || all.includes(null) ? null : []
  }
}

/** True if so many deployments of each environment are known. */
export const areKnown = (deployments: Deployments | null, count: number): deployments is Deployments =>
  deployments !== null && deployments.perEnvironment >= count

/** Returns the newest deployments of each environment, so many of each. */
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

/** Returns a function from a label to the environments of the deployments that used it; null if that cannot be told. */
const createMatcher = (
  patterns: Patterns,
  type: PackageType,
  deployments: readonly Deployment[]
): ((label: string) => DeployedTo) => {
  const bySha = Map.groupBy(deployments, ({ sha }) => sha.slice(0, shortestSha).toLowerCase())
  const withCommit = (text: string): readonly Deployment[] =>
    groupAt(bySha, text.slice(0, shortestSha)).filter(({ sha }) => isSameCommit(sha.toLowerCase(), text))
  const forms = deployments.flatMap(({ ref, environment }) =>
    [...new Set(formsOf(ref))].map((form) => ({ form, environment }))
  )
  const byForm = Map.groupBy(forms, ({ form }) => form)
  const shas = indexWords(deployments.flatMap(({ sha }) => prefixesOf(sha.toLowerCase())))
  const refs = indexWords(byForm.keys())

  /** Returns the words that make a pattern match a label in place of a placeholder. */
  const wordsFor = (label: string, name: string, words: WordIndex): readonly string[] => {
    const isMatch = (some: WordIndex): boolean => matchesAnyWord(patterns, label, type, { name, words: some })
    if (!isMatch(words)) return []
    const inside = Array.from({ length: label.length }, (_, start) => words.at(label, start)).flat()
    return [...new Set(inside)].filter((word) => isMatch(indexWords([word])))
  }

  return (label) => {
    const textsOf = (name: string) => capturesOf(patterns, label, type, name).filter((text) => text !== null)
    const [commits, names] = [textsOf('sha'), textsOf('name')]
    const used = [
      ...[...wordsFor(label, 'sha', shas), ...commits.map((text) => text.toLowerCase())].flatMap(withCommit),
      ...wordsFor(label, 'name', refs).flatMap((form) => groupAt(byForm, form))
    ]
    if (used.length > 0) return used.map(({ environment }) => environment)
    const isComparable =
      commits.length + names.length > 0 &&
      commits.every((text) => isSha.test(text)) &&
      names.every((text) => text !== '')
    return isComparable ? [] : null
  }
}

const groupAt = <T>(groups: ReadonlyMap<string, readonly T[]>, key: string): readonly T[] => groups.get(key) ?? []

const isSha = /^[0-9a-f]{7,}$/i

const isSameCommit = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one)

/** Returns what a commit may be shortened to. */
const prefixesOf = (sha: string): readonly string[] =>
  Array.from({ length: sha.length - shortestSha + 1 }, (_, more) => sha.slice(0, shortestSha + more))

/** A deployment may name a branch or a Git tag, also in full. */
const formsOf = (ref: string): readonly string[] =>
  [ref, ref.replace(/^refs\/(heads|tags)\//, '')].flatMap((name) => [...branchForms(name), ...tagForms(name)])
