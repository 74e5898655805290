import * as v from 'valibot'
import { explainName, patternsForNames } from './package-name.ts'
import { findFlaws, type Patterns } from './pattern.ts'
import type { Policy, Safety } from './policy.ts'
import { lintPolicies } from './policy-lint.ts'
import { documentSchema, type PolicyEntry } from './schema.ts'
import type { PackageType } from './version.ts'
import { type Finding, readYaml } from './yaml.ts'

/** The values of the inputs, for policies that leave them out; `packages` is null if that input is empty too. */
export interface DocumentDefaults {
  readonly packages: Patterns | null
  readonly type: PackageType
  readonly safety: Safety
  /** The owner of the packages, if that is known: a name that repeats it is a mistake. */
  readonly owner?: string
  /** The repository that `while` asks about; absent if that depends on the package. */
  readonly repository?: string
}

/** The policies of a document, or everything that is wrong with it; every text begins with `NAME:LINE:COLUMN:`. */
export type PolicyDocument =
  | { readonly ok: true; readonly policies: readonly Policy[]; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Reads a policy document; texts name it by `name`: the path of its file, or the input that it comes from. */
export const readPolicyDocument = (text: string, name: string, defaults: DocumentDefaults): PolicyDocument => {
  const yaml = readYaml(text)
  if (!('locate' in yaml)) return { ok: false, problems: formatSorted(name, yaml.findings) }

  const toFinding = ({ path, of = 'value', problem }: Problem): Finding => {
    const key = path.findLast((step) => typeof step === 'string')
    return yaml.locate(path, of, key === undefined ? problem : `${key}: ${problem}`)
  }
  const read = v.safeParse(documentSchema, yaml.value)
  const issues = (read.issues ?? []).flatMap((issue) => relevantIssues(issue))
  const entries = read.success ? read.output.policies : []
  const results = entries.map((entry, index) => readEntry(entry, ['policies', index], defaults))
  const problems = [...issues, ...results.flatMap((result) => result.problems)]
  const findings = [...yaml.findings, ...problems.map(toFinding)]
  if (findings.length > 0) return { ok: false, problems: formatSorted(name, findings) }
  const policies = results.flatMap((result) => result.policies)
  return { ok: true, policies, warnings: formatSorted(name, lintPolicies(policies).map(toFinding)) }
}

/** What is wrong at one place of a document. */
interface Problem {
  readonly path: readonly unknown[]
  readonly of?: 'key' | 'value' | undefined
  readonly problem: string
}

/** Returns the policy of an entry, if it has valid names, and what is wrong with its names and patterns. */
const readEntry = (
  entry: PolicyEntry,
  path: readonly unknown[],
  defaults: DocumentDefaults
): { readonly policies: readonly Policy[]; readonly problems: readonly Problem[] } => {
  const type = entry.type ?? defaults.type
  const problems = [...findInvalidNames(entry, type, defaults.owner), ...findImpossiblePatterns(entry, type)]
  const packages = entry.packages ?? defaults.packages
  const names = packages && patternsForNames(packages, type)
  if (!names?.ok) {
    const problem = names?.problem ?? 'a policy needs this key where the input packages is empty'
    problems.push({ path: ['packages'], problem })
  }
  return {
    policies: names?.ok ? [toPolicy(entry, names.value, defaults)] : [],
    problems: problems.map((each) => ({ ...each, path: [...path, ...each.path] }))
  }
}

/** Returns the packages of a policy that cannot be names. */
const findInvalidNames = ({ packages }: PolicyEntry, type: PackageType, owner: string | undefined): Problem[] =>
  (packages?.sources ?? []).flatMap((source, index) => {
    const problem = owner === undefined ? null : explainName(source, owner, type)
    return problem === null ? [] : [{ path: ['packages', index], problem }]
  })

/** Returns the patterns of a policy that cannot match any label of its type. */
const findImpossiblePatterns = ({ protect, rules }: PolicyEntry, type: PackageType): Problem[] => {
  const lists = [
    ...(protect ? [{ path: ['protect'], patterns: protect, use: 'protect' as const }] : []),
    ...rules.map((rule, number) => ({
      path: ['rules', number, 'delete'],
      patterns: rule.delete,
      use: 'delete' as const
    }))
  ]
  return lists.flatMap(({ path, patterns, use }) =>
    findFlaws(patterns, type, use).map(({ source, problem }) => ({
      path: [...path, patterns.sources.indexOf(source)],
      problem
    }))
  )
}

/** For a union, returns only the issues of the variant that matches the form of the value. */
const relevantIssues = (issue: v.BaseIssue<unknown>, above: readonly v.IssuePathItem[] = []): Problem[] => {
  const path = [...above, ...(issue.path ?? [])]
  const inner = (issue.issues ?? []).filter((each) => each.kind !== 'schema' || each.path)
  if (inner.length > 0) return inner.flatMap((each) => relevantIssues(each, path))
  return [{ path: path.map(({ key }) => key), of: path.at(-1)?.origin, problem: issue.message }]
}

const toPolicy = (entry: PolicyEntry, packages: Patterns, defaults: DocumentDefaults): Policy => ({
  packages,
  type: entry.type ?? defaults.type,
  protect: entry.protect ?? null,
  minKeep: entry['min-keep'] ?? null,
  repository: entry.repository ?? defaults.repository ?? null,
  rules: entry.rules.map(({ delete: patterns, 'older-than': within, keep }) => ({
    delete: patterns,
    keep: { ...keep, ...(within && { within }) }
  })),
  safety: {
    untag: entry.untag ?? defaults.safety.untag,
    gracePeriod: entry['grace-period'] ?? defaults.safety.gracePeriod,
    maxDeletions: entry['max-deletions'] ?? defaults.safety.maxDeletions,
    maxDeletePercent: entry['max-delete-percent'] ?? defaults.safety.maxDeletePercent,
    deleteEmptyPackages: entry['delete-empty-packages'] ?? defaults.safety.deleteEmptyPackages
  }
})

const maxTexts = 100

/** Returns one text for each finding, in the order of the document and without duplicates; of very many only the first. */
const formatSorted = (name: string, findings: readonly Finding[]): readonly string[] => {
  const sorted = findings.toSorted((a, b) => a.line - b.line || a.column - b.column)
  const texts = [...new Set(sorted.map(({ line, column, problem }) => `${name}:${line}:${column}: ${problem}`))]
  if (texts.length <= maxTexts) return texts
  return [...texts.slice(0, maxTexts), `${name}: ${texts.length - maxTexts} more like these`]
}
