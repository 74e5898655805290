import * as v from 'valibot'
import { explainName, patternsForNames } from './package-name.ts'
import { findFlaws, type Patterns, parsePatterns, type Use } from './pattern.ts'
import type { Safety, UnreadPolicy } from './policy.ts'
import { lintPolicies } from './policy-lint.ts'
import { err, ok, type Result } from './result.ts'
import { documentSchema, type PolicyEntry } from './schema.ts'
import { isTagged, type PackageType, packageTypes } from './version.ts'
import { type Finding, readYaml } from './yaml.ts'

/** The values of the inputs, for policies that leave them out; `packages` is null if that input is empty too. */
export interface DocumentDefaults {
  readonly packages: Patterns | null
  /** Null if that input is wrong: policies without a type of their own are then checked, but not returned. */
  readonly type: PackageType | null
  readonly safety: Safety
  /** The owner of the packages, if that is known: a name that repeats it is a mistake. */
  readonly owner?: string
  /** The globs of `in-use`, for policies of types that have images; absent if there are none. */
  readonly inUse?: readonly string[]
  /** The repository that `while` asks about; absent if that depends on the package. */
  readonly repository?: string
}

/** The policies of a document, or everything that is wrong with it; every text begins with `NAME:LINE:COLUMN:`. */
export type PolicyDocument =
  | { readonly ok: true; readonly policies: readonly UnreadPolicy[]; readonly warnings: readonly string[] }
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
  const results = entries.map((entry) => readEntry(entry, defaults))
  const refusals = results.flatMap((result, index): Problem[] =>
    result?.ok === false ? [{ path: ['policies', index, 'packages'], problem: result.problem }] : []
  )
  const problems = [...issues, ...findImpossiblePatterns(yaml.value, defaults), ...refusals]
  const findings = [...yaml.findings, ...problems.map(toFinding)]
  if (findings.length > 0) return { ok: false, problems: formatSorted(name, findings) }
  const policies = results.flatMap((result) => (result?.ok ? [result.value] : []))
  return { ok: true, policies, warnings: formatSorted(name, lintPolicies(policies).map(toFinding)) }
}

/** A mistake at one place of a document. */
interface Problem {
  readonly path: readonly unknown[]
  readonly of?: 'key' | 'value' | undefined
  readonly problem: string
}

/** Returns the policy of an entry, or what is wrong with the patterns of its packages as a whole; neither without a type. */
const readEntry = (entry: PolicyEntry, defaults: DocumentDefaults): Result<UnreadPolicy> | null => {
  const type = entry.type ?? defaults.type
  if (type === null) return null
  const packages = entry.packages ?? defaults.packages
  const names = packages && patternsForNames(packages, type)
  if (!names) return err('a policy needs this key if the input packages is empty')
  return names.ok ? ok(toPolicy({ ...entry, type }, names.value, defaults)) : names
}

/**
 * Returns the names that no package can have, and the patterns that no label of their type can match. The document may have
 * mistakes elsewhere: all are reported at once.
 */
const findImpossiblePatterns = (document: unknown, { owner, type: usual }: DocumentDefaults): Problem[] =>
  itemsOf(Object(document).policies).flatMap((policy, index) => {
    const { type, packages, protect, 'in-use': inUse, rules }: Record<string, unknown> = Object(policy)
    const own = type === undefined ? usual : (packageTypes.find((known) => known === type) ?? null)
    const explain = (name: string) => (owner !== undefined && own ? explainName(name, owner, own) : null)
    const flawOf = (use: Use) => (source: string) => {
      const read = parsePatterns(['**', source], 'label')
      return (read.ok && findFlaws(read.value, own, use)[0]?.problem) || null
    }
    const check = (
      patterns: unknown,
      explain: (source: string) => string | null,
      ...path: readonly (string | number)[]
    ): Problem[] =>
      [patterns].flat().flatMap((source, at) => {
        const problem = typeof source === 'string' ? explain(source) : null
        return problem === null ? [] : [{ path: ['policies', index, ...path, at], problem }]
      })
    const noImages = `files name images, and packages of type ${own} have none; leave it out`
    return [
      ...check(packages, explain, 'packages'),
      ...check(protect, flawOf('protect'), 'protect'),
      ...check(inUse, () => (own === null || isTagged(own) ? null : noImages), 'in-use'),
      ...itemsOf(rules).flatMap((rule, number) =>
        check(Object(rule).delete, flawOf('delete'), 'rules', number, 'delete')
      )
    ]
  })

const itemsOf = (list: unknown): readonly unknown[] => (Array.isArray(list) ? list : [])

/** For a union, returns only the issues of the variant that matches the form of the value. */
const relevantIssues = (issue: v.BaseIssue<unknown>, above: readonly v.IssuePathItem[] = []): Problem[] => {
  const path = [...above, ...(issue.path ?? [])]
  const inner = (issue.issues ?? []).filter((each) => each.kind !== 'schema' || each.path)
  if (inner.length > 0) return inner.flatMap((each) => relevantIssues(each, path))
  return [{ path: path.map(({ key }) => key), of: path.at(-1)?.origin, problem: issue.message }]
}

const toPolicy = (
  entry: PolicyEntry & Pick<UnreadPolicy, 'type'>,
  packages: Patterns,
  defaults: DocumentDefaults
): UnreadPolicy => ({
  packages,
  type: entry.type,
  protect: entry.protect ?? null,
  inUse: entry['in-use'] ?? (isTagged(entry.type) ? defaults.inUse : null) ?? null,
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
