import type { DocumentDefaults } from '../retention/document.ts'
import type { Patterns } from '../retention/pattern.ts'
import type { Policy, Rule, Safety, UnreadPolicy } from '../retention/policy.ts'
import { isTagged, type PackageType } from '../retention/version.ts'
import type { Access } from './addresses.ts'
import { readDocument, type WrittenDocument } from './files.ts'
import { type Reading, readValues } from './reading.ts'
import { type Environment, inputNames, type Values } from './table.ts'

interface Policies<P = Policy> {
  readonly policies: readonly P[]
  /** Warnings: odd, but not a mistake. */
  readonly warnings: readonly string[]
}

const none = { policies: [], warnings: [] }

/**
 * Reads the policies, which are those of a document or the one that flat inputs make, and the files that say what is in
 * use; none if they are wrong.
 */
export const readPolicies = async (reading: Reading, env: Environment, access: Access | null): Promise<Policies> => {
  return withUses(await readWritten(reading, env), reading, env, access)
}

/** Returns the same policies with what their files of `in-use` say. */
const withUses = async (
  written: Policies<UnreadPolicy>,
  reading: Reading,
  env: Environment,
  access: Access | null
): Promise<Policies> => {
  if (written.policies.every(({ inUse }) => inUse === null))
    return { ...written, policies: written.policies.map((policy) => ({ ...policy, inUse: null })) }
  const { readInUse } = await import('./in-use.ts')
  const read = await readInUse(written.policies, reading, env, access)
  return { policies: read.policies, warnings: [...written.warnings, ...read.warnings] }
}

/** Reads a policy document that is compared with, which takes the same values from the inputs; or what is wrong with it. */
export const readComparedPolicies = async (
  document: WrittenDocument,
  env: Environment,
  access: Access
): Promise<Pick<Policies, 'policies'> & { readonly problems: readonly string[] }> => {
  const reading = await readValues(env, inputNames)
  const { readPolicyDocument } = await import('../retention/document.ts')
  const read = readPolicyDocument(document.text, document.name, defaultsOf(reading))
  if (!read.ok) return { policies: [], problems: read.problems }
  const { policies } = await withUses(read, reading, env, access)
  return reading.problems.length > 0 ? { policies: [], problems: reading.problems } : { policies, problems: [] }
}

const readWritten = async (reading: Reading, env: Environment): Promise<Policies<UnreadPolicy>> => {
  const { values, problems, isGiven } = reading
  const type = values['package-type']
  const fromDocument = isGiven('policy') || isGiven('policy-file')
  await checkPackages(reading, fromDocument)
  if (!fromDocument) return type ? readFlat(reading, type, safetyOf(values)) : none
  const document = await readDocument(reading, env, defaultsOf(reading))
  if (document.ok) return document
  problems.push(...document.problems)
  return none
}

/** Returns the values of the inputs for policies that leave them out. */
const defaultsOf = ({ values }: Reading): DocumentDefaults => {
  const { owner, repository, 'in-use': inUse, packages = null, 'package-type': type = null } = values
  const ofOwner = { ...(owner && { owner }), ...(repository && { repository }) }
  return { packages, type, safety: safetyOf(values), ...ofOwner, ...(inUse && { inUse }) }
}

/** Returns the safety inputs; of a run that ends since one of them is wrong, something in its place. */
const safetyOf = (values: Reading['values']): Safety => ({
  untag: values.untag ?? false,
  gracePeriod: values['grace-period'] ?? noDuration,
  maxDeletions: null,
  maxDeletePercent: values['max-delete-percent'] ?? 0,
  deleteEmptyPackages: values['delete-empty-packages'] ?? false
})

const noDuration = { text: '0', years: 0, months: 0, weeks: 0, days: 0, hours: 0, minutes: 0 }

const checkPackages = async ({ values, isGiven, reject }: Reading, fromDocument: boolean): Promise<void> => {
  const { owner, packages, 'package-type': type } = values
  if (!isGiven('packages')) {
    if (!packages && !fromDocument) reject('packages', 'names no packages; name some, such as "server, tools/**"')
    return
  }
  if (!packages || !owner || !type) return
  const { explainName } = await import('../retention/package-name.ts')
  for (const source of packages.sources) {
    const problem = explainName(source, owner, type)
    if (problem) reject('packages', problem)
  }
}

const readFlat = async (
  { values, text, isGiven, reject }: Reading,
  type: PackageType,
  safety: Safety
): Promise<Policies<UnreadPolicy>> => {
  const { packages, 'in-use': inUse } = values
  if (inUse && !isTagged(type))
    reject(
      'in-use',
      `"${text('in-use')}" names files with images, and packages of type ${type} have none; leave it out`
    )
  if (!packages) return none
  const { patternsForNames } = await import('../retention/package-name.ts')
  // A report has packages of several types, which restore.ts compares in lower case.
  const reported = values.mode === 'restore' && isGiven('restore-from')
  const names = patternsForNames(packages, reported ? 'container' : type)
  if (!names.ok) {
    reject('packages', names.problem)
    return none
  }
  const rules = await flatRules(values)
  const hasNone = values['delete-untagged'] && !isTagged(type)
  const warnings = hasNone ? [`input delete-untagged: packages of type ${type} have no untagged versions`] : []
  const protect = values['keep-tags'] ?? null
  const own = { packages: names.value, type, protect, inUse: inUse ?? null, rules, safety }
  return { policies: [{ ...own, minKeep: null, repository: null }], warnings }
}

/** Returns the rules that flat inputs make: one for tags, and one for untagged versions. */
const flatRules = async (values: Partial<Values>): Promise<readonly Rule[]> => {
  const { parsePatterns } = await import('../retention/pattern.ts')
  const within = values['older-than']
  const rule = (patterns: Patterns, latest: number | undefined): Rule => ({
    delete: patterns,
    keep: { ...(within && { within }), ...(latest !== undefined && { latest }) }
  })
  const untagged = values['delete-untagged'] ? parsePatterns(['@untagged'], 'label') : null
  return [
    ...(values['delete-tags'] ? [rule(values['delete-tags'], values['keep-latest'])] : []),
    ...(untagged?.ok ? [rule(untagged.value, values['keep-latest-untagged'])] : [])
  ]
}
