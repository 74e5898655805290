import * as v from 'valibot'
import { explainName, patternsForNames } from './package-name.ts'
import { findFlaws, type Patterns } from './pattern.ts'
import type { Policy, Safety } from './policy.ts'
import { lintPolicies } from './policy-lint.ts'
import { documentSchema, type PolicyEntry } from './schema.ts'
import type { PackageType } from './version.ts'
import { type Finding, readYaml } from './yaml.ts'

/** What the inputs say, for policies that do not; `packages` is null where that input says nothing either. */
export interface DocumentDefaults {
  readonly packages: Patterns | null
  readonly type: PackageType
  readonly safety: Safety
  /** Whose packages these are, where that is known: a name that repeats it is a mistake. */
  readonly owner?: string
  /** Which repository `while` asks about; absent where that goes by the package. */
  readonly repository?: string
}

/** The policies of a document, or everything that is wrong with it; every text begins with `NAME:LINE:COLUMN:`. */
export type PolicyDocument =
  | { readonly ok: true; readonly policies: readonly Policy[]; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Reads a policy document; `name` stands for it in all texts: the path of its file, or the input that it comes from. */
export const readPolicyDocument = (text: string, name: string, defaults: DocumentDefaults): PolicyDocument => {
  const yaml = readYaml(text)
  if (!('locate' in yaml)) return { ok: false, problems: inOrder(name, yaml.findings) }

  const at = (path: readonly unknown[], problem: string, of: 'key' | 'value' = 'value'): Finding => {
    const key = path.findLast((step) => typeof step === 'string')
    return yaml.locate(path, of, key === undefined ? problem : `${key}: ${problem}`)
  }
  const read = v.safeParse(documentSchema, yaml.value)
  const spoken = (read.issues ?? []).flatMap((issue) => spokenBy(issue))
  const findings = [...yaml.findings, ...spoken.map(({ path, of, message }) => at(path, message, of))]
  const policies: Policy[] = []
  for (const [index, entry] of (read.success ? read.output.policies : []).entries()) {
    const path = ['policies', index, 'packages']
    const problems = findReferences(entry, defaults)
    findings.push(...problems.map(({ place, problem }) => at([...path, place], problem)))
    for (const { path, problem } of flawsIn(entry, entry.type ?? defaults.type)) {
      findings.push(at(['policies', index, ...path], problem))
    }
    const packages = entry.packages ?? defaults.packages
    const names = packages && patternsForNames(packages, entry.type ?? defaults.type)
    if (names?.ok) policies.push(toPolicy(entry, names.value, defaults))
    else findings.push(at(path, names?.problem ?? 'a policy needs this key where the input packages is empty'))
  }
  if (findings.length > 0) return { ok: false, problems: inOrder(name, findings) }
  const doubts = lintPolicies(policies).map(({ path, problem }) => at(path, problem))
  return { ok: true, policies, warnings: inOrder(name, doubts) }
}

/** What of a policy's packages can be no name, and its place in the list. */
const findReferences = ({ packages, type }: PolicyEntry, { owner, ...defaults }: DocumentDefaults) =>
  (packages?.sources ?? []).flatMap((source, place) => {
    const problem = owner === undefined ? null : explainName(source, owner, type ?? defaults.type)
    return problem === null ? [] : [{ place, problem }]
  })

/** The patterns of a policy that no label of its type can match. */
const flawsIn = ({ protect, rules }: PolicyEntry, type: PackageType) => {
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

interface Spoken {
  readonly path: readonly unknown[]
  readonly of: 'key' | 'value' | undefined
  readonly message: string
}

/** Of a value that may have several forms, only those issues speak that belong to the form it has. */
const spokenBy = (issue: v.BaseIssue<unknown>, above: readonly v.IssuePathItem[] = []): Spoken[] => {
  const path = [...above, ...(issue.path ?? [])]
  const inner = (issue.issues ?? []).filter((each) => each.kind !== 'schema' || each.path)
  if (inner.length > 0) return inner.flatMap((each) => spokenBy(each, path))
  return [{ path: path.map(({ key }) => key), of: path.at(-1)?.origin, message: issue.message }]
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

const mostTexts = 100

/** One text for each finding, in the order of the document and none twice; of a great many only the first. */
const inOrder = (name: string, findings: readonly Finding[]): readonly string[] => {
  const sorted = findings.toSorted((a, b) => a.line - b.line || a.column - b.column)
  const texts = [...new Set(sorted.map(({ line, column, problem }) => `${name}:${line}:${column}: ${problem}`))]
  if (texts.length <= mostTexts) return texts
  return [...texts.slice(0, mostTexts), `${name}: ${texts.length - mostTexts} more like these`]
}
