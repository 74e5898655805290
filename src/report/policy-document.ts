import type { DocumentDefaults } from '../retention/document.ts'
import { formatDocument } from '../retention/format-document.ts'
import { defaultSafety } from '../retention/policy.ts'
import type { WrittenReport } from '../retention/report-schema.ts'

type ReportedPolicy = WrittenReport['policy']['policies'][number]

/** The values of inputs that are not set. */
export const defaults: DocumentDefaults = {
  packages: null,
  type: 'container',
  safety: defaultSafety
}

/** The safety inputs by the keys that a policy document has for them. */
const safetyKeys = {
  untag: 'untag',
  'grace-period': 'gracePeriod',
  'max-deletions': 'maxDeletions',
  'max-delete-percent': 'maxDeletePercent',
  'delete-empty-packages': 'deleteEmptyPackages'
} as const

/** Returns a YAML document equivalent to policies, including those made of flat inputs. */
export const writeDocument = (policies: readonly ReportedPolicy[]): string => formatDocument(policies.map(policyEntry))

const policyEntry = ({ packages, type, protect, inUse, minKeep, repository, rules, safety }: ReportedPolicy) => ({
  packages: oneOrAll(packages),
  type,
  ...(protect.length > 0 && { protect: oneOrAll(protect) }),
  ...(inUse && { 'in-use': oneOrAll(inUse.globs) }),
  ...(minKeep !== null && { 'min-keep': minKeep }),
  ...(repository !== undefined && { repository }),
  ...Object.fromEntries(
    Object.entries(safetyKeys).flatMap(([key, field]) => {
      const defaultValue = field === 'gracePeriod' ? defaults.safety.gracePeriod.text : defaults.safety[field]
      const value = safety[field] ?? null
      if (value === defaultValue || value === null) return []
      return [[key, value === '0' ? 0 : value]]
    })
  ),
  rules: rules.map(({ delete: patterns, keep }) => {
    const { within, ...others } = keep
    const hasOnlyAge = within !== undefined && Object.keys(others).length === 0
    return {
      delete: oneOrAll(patterns),
      ...(hasOnlyAge ? { 'older-than': within } : Object.keys(keep).length > 0 && { keep })
    }
  })
})

const oneOrAll = (patterns: readonly string[]): string | readonly string[] => {
  const [first] = patterns
  return first !== undefined && patterns.length === 1 ? first : patterns
}
