import { closestWord } from '../retention/did-you-mean.ts'
import { type DocumentDefaults, readPolicyDocument } from '../retention/document.ts'
import { formatDocument } from '../retention/format-document.ts'
import { parsePatterns } from '../retention/pattern.ts'
import { defaultSafety } from '../retention/policy.ts'
import type { Finding } from '../retention/yaml.ts'
import type { Draft, DraftRule } from './draft.ts'
import { actionNames, type Found, findDrafts } from './find.ts'
import { type ConvertedInput, createLog, type Log } from './log.ts'
import type { Note } from './notes.ts'
import { readSource } from './source.ts'
import { registryTables } from './tables.ts'
import { withoutTokens } from './token.ts'

/** A policy document, and the step of a workflow that uses it. */
export interface ConvertedFile {
  readonly path: string
  readonly document: string
  readonly step: string
}

/** The documents and notes of a conversion, or all problems of its text, each of which begins with `NAME:LINE:COLUMN:`. */
export type Conversion =
  | {
      readonly ok: true
      readonly files: readonly ConvertedFile[]
      /** The inputs and attributes of the source, and what stands for each. */
      readonly inputs: readonly ConvertedInput[]
      /** The differences, those first that may delete more. */
      readonly notes: readonly Note[]
    }
  | { readonly ok: false; readonly problems: readonly string[] }

/**
 * Converts the steps of other cleanup actions, or the retention policies of other registries, in a text: YAML, JSON or
 * Terraform. Problems name the text by `name`. Tokens in it are never repeated. `packages` are the names for policies that
 * name none, and with `replace` for all; without them these apply to the input `packages`.
 */
export const convert = (
  text: string,
  name: string,
  { packages = [], replace = false }: { readonly packages?: readonly string[]; readonly replace?: boolean } = {}
): Conversion => {
  const source = readSource(text)
  if (!('locate' in source)) return refuse(name, source.findings)
  const log = createLog(source)
  const found = findDrafts(source.value, log)
  reportMisspelt(found, log)
  if (found.drafts.length === 0 && log.problems.length === 0) reportNothing(found, log)
  for (const { rules, path } of found.drafts) {
    if (rules.length > 0 || log.problems.length > 0) continue
    log.problem(
      path,
      'nothing of it deletes anything here, as the tables in docs/migration.md say; write the policy by hand'
    )
  }
  refuseMixed(found.drafts, log)
  if (log.problems.length > 0) return refuse(name, log.problems)
  const named = found.drafts.map((draft) =>
    packages.length > 0 && (replace || draft.packages === null) ? { ...draft, packages } : draft
  )
  const files = toFiles(named, log)
  const problems = files.flatMap((file) => check(file.document))
  if (problems.length > 0) return refuse(name, problems)
  return {
    ok: true,
    files,
    inputs: log.inputs.toSorted((a, b) => a.line - b.line),
    notes: log.notes.toSorted((a, b) => effects.indexOf(a.effect) - effects.indexOf(b.effect))
  }
}

const effects: readonly Note['effect'][] = ['deletes', 'keeps', 'none']

const refuse = (name: string, findings: readonly Finding[]): Conversion => ({
  ok: false,
  problems: findings
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .map(({ line, column, problem }) => `${name}:${line}:${column}: ${withoutTokens(problem)}`)
})

/** Reports actions whose names are nearly known ones: their steps would be left out of the policy. */
const reportMisspelt = ({ unknown }: Found, log: Log): void => {
  for (const { name, path } of unknown) {
    const near = closestWord(name, actionNames)
    const own = near ?? actionNames.find((each) => repositoryOf(each) === repositoryOf(name))
    if (near) log.problem(path, `did you mean ${near}?`)
    else if (own)
      log.problem(path, `"${name}" is not known; if it has the inputs of ${own}, write that name, and convert again`)
  }
}

const repositoryOf = (name: string): string => name.toLowerCase().split('/')[1] ?? ''

const reportNothing = ({ unknown }: Found, log: Log): void => {
  for (const { name, path } of unknown) log.problem(path, `"${name}" is not one of ${actionNames.join(', ')}`)
  if (unknown.length > 0) return
  const registries = Object.keys(registryTables).join(', ')
  log.problem(
    [],
    `there is neither a step with "uses:" of ${actionNames.join(', ')} nor a retention policy of ${registries}; paste one, with all its lines`
  )
}

/** Refuses policies of several repositories of a registry for the same packages, on which all of them would act here. */
const refuseMixed = (drafts: readonly Draft[], log: Log): void => {
  const first = new Map<string, string>()
  for (const { tool, packages, path } of drafts) {
    if (!Object.hasOwn(registryTables, tool)) continue
    const [key, place] = [JSON.stringify(packages), JSON.stringify(path)]
    if ((first.get(key) ?? place) !== place)
      log.problem(path, `this policy of ${tool} is that of another repository; convert them one after the other`)
    first.set(key, first.get(key) ?? place)
  }
}

/** Merges drafts for the same packages, and returns one file for those that the same step can use. */
const toFiles = (drafts: readonly Draft[], log: Log): readonly ConvertedFile[] => {
  const bySteps = Map.groupBy(drafts, ({ step, condition }) =>
    JSON.stringify([condition, ...Object.entries(step).toSorted()])
  )
  return [...bySteps.values()].map((group, index): ConvertedFile => {
    const policies = mergeDrafts(group, log)
    const path = `.github/package-retention${index === 0 ? '' : `-${index + 1}`}.yml`
    const document = `${schemaLine}\n${formatDocument(policies.map(toEntry))}`
    return { path, document: withoutTokens(document), step: withoutTokens(toStep(path, group)) }
  })
}

const schemaLine =
  '# yaml-language-server: $schema=https://raw.githubusercontent.com/package-retention/package-retention/v1/schema/package-retention.schema.json'

const mergeDrafts = (drafts: readonly Draft[], log: Log): readonly Draft[] => {
  const groups = Map.groupBy(drafts, ({ type, packages }) => JSON.stringify([type, packages]))
  const merged = [...groups.values()].map((group) => group.reduce((one, other) => merge(one, other, log)))
  const byType = Map.groupBy(merged, ({ type }) => type)
  const mayShare = ({ packages }: Draft): boolean => packages === null || packages.some((name) => /[*?[{/!]/.test(name))
  for (const group of byType.values()) {
    const isRegistry = group.every(({ tool }) => tool === 'Google Artifact Registry')
    if (group.length > 1 && group.some(mayShare) && !isRegistry) log.note('first-policy')
  }
  return merged
}

const merge = (one: Draft, other: Draft, log: Log): Draft => {
  const caps = [one, other].flatMap(({ maxDeletions }) => maxDeletions ?? [])
  log.note('keep-wins')
  if (one.maxDeletions !== other.maxDeletions) log.note('lower-cap')
  if (one.untag !== other.untag) log.note('whole-image')
  return {
    ...one,
    protect: [...new Set([...one.protect, ...other.protect])],
    rules: [...one.rules, ...other.rules],
    untag: one.untag && other.untag,
    maxDeletions: caps.length > 0 ? Math.min(...caps) : null
  }
}

const toEntry = ({ packages, type, protect, untag, maxDeletions, rules }: Draft) => ({
  ...(packages && { packages: oneOrAll(packages) }),
  ...(type !== 'container' && { type }),
  ...(protect.length > 0 && { protect: oneOrAll(protect) }),
  ...(untag && { untag }),
  ...(maxDeletions !== null && { 'max-deletions': maxDeletions }),
  rules: rules.map(toRule)
})

const toRule = ({ delete: patterns, latest, within }: DraftRule) => {
  const matched = { delete: oneOrAll(patterns) }
  if (latest && within) return { ...matched, keep: { latest, within } }
  if (latest) return { ...matched, keep: { latest } }
  return within ? { ...matched, 'older-than': within } : matched
}

const oneOrAll = (patterns: readonly string[]): string | readonly string[] =>
  patterns.length === 1 ? (patterns[0] ?? '') : patterns

/** Returns the steps that use the policy of some drafts, which have the same inputs and the same condition. */
const toStep = (path: string, [first]: readonly Draft[]): string => {
  const { condition, step = {} } = first ?? {}
  const { 'dry-run': dryRun, ...others } = step
  const lines = Object.entries({ 'policy-file': path, ...others }).map(([name, value]) => `${name}: ${scalar(value)}`)
  const last =
    dryRun === undefined
      ? 'dry-run: true # remove it once the summary shows what you expect'
      : `dry-run: ${scalar(dryRun)}`
  return [
    '- uses: actions/checkout@v7 # needs permissions: contents: read',
    '  with:',
    '    persist-credentials: false',
    '- uses: package-retention/package-retention@v1',
    ...(condition === undefined ? [] : [`  if: ${scalar(condition)}`]),
    '  with:',
    ...[...lines, last].map((line) => `    ${line}`),
    ''
  ].join('\n')
}

/** Returns a value of an input as YAML. */
const scalar = (value: string): string =>
  /^(?:\$\{\{[^{}]*\}\}|[\w./:-]*[\w/])$/.test(value) ? value : JSON.stringify(value)

const anyPackage = parsePatterns(['**'], 'package')

const defaults: DocumentDefaults = {
  packages: anyPackage.ok ? anyPackage.value : null,
  type: 'container',
  safety: defaultSafety
}

/** Returns what the action would say against the document. */
const check = (document: string): readonly Finding[] => {
  const read = readPolicyDocument(document, 'policy', defaults)
  if (read.ok) return []
  return read.problems.map((problem) => ({
    line: 1,
    column: 1,
    problem: `it cannot be converted, since the policy would be wrong (${problem}); write it by hand, see docs/migration.md`
  }))
}
