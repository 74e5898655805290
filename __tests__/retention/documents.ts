import { type DocumentDefaults, readPolicyDocument } from '../../src/retention/document.ts'
import { parsePatterns } from '../../src/retention/pattern.ts'
import { defaultSafety, type UnreadPolicy } from '../../src/retention/policy.ts'
import type { PackageType } from '../../src/retention/version.ts'
import { unwrap } from './builders.ts'

/** The defaults of a document for the package `app`. */
export const defaultsOf = (type: PackageType): DocumentDefaults => ({
  packages: unwrap(parsePatterns(['app'], 'package')),
  type,
  safety: defaultSafety
})

/** Returns the policies of a document as the action reads them; throws if it would refuse it. */
export const policiesOf = (document: string, type: PackageType = 'container'): readonly UnreadPolicy[] => {
  const read = readPolicyDocument(document, 'policy', defaultsOf(type))
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return read.policies
}
